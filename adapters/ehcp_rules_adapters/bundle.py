"""Files that belong together, in a folder or in a zip: their names, and the bytes of each within limits."""

from __future__ import annotations

from types import TracebackType

from ehcp_rules.adapters import ImportIssue, Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.archive import MOST_MEMBER_BYTES, MOST_MEMBERS, Package

__all__ = ["Bundle"]


class Bundle:
    """The files directly in a folder, or the members of a zip. Raises `UnreadableFileError` for a zip beyond the limits."""

    def __init__(self, source: Source) -> None:
        self._folder = source.path if source.path is not None and source.path.is_dir() else None
        self._package = None if self._folder is not None else Package(source)
        self.issues: tuple[ImportIssue, ...] = self._package.issues if self._package else ()

    def __enter__(self) -> Bundle:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._package is not None:
            self._package.__exit__(kind, error, trace)

    def names(self, suffix: str) -> list[str]:
        """The names that end in a suffix, in order; hidden files and what macOS adds to a zip are left out."""
        if self._folder is not None:
            found = [path.name for path in self._folder.iterdir() if path.is_file()][:MOST_MEMBERS]
        else:
            found = [name for name in self._package.names if not name.startswith("__MACOSX/")] if self._package else []
        return sorted(n for n in found if n.lower().endswith(suffix) and not n.rpartition("/")[2].startswith("."))

    def read(self, name: str) -> bytes:
        """The bytes of one file. Raises `UnreadableFileError` when it is damaged or too large."""
        if self._package is not None:
            return self._package.read(name)
        if self._folder is None:
            return b""
        path = self._folder / name
        if path.stat().st_size > MOST_MEMBER_BYTES:
            limit = MOST_MEMBER_BYTES // (1024 * 1024)
            raise UnreadableFileError.of(name, f"the file is larger than {limit} MiB", "export fewer people at a time")
        return path.read_bytes()
