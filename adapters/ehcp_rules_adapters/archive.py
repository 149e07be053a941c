"""Zip containers (Word, Excel) with limits on names, number of members and expanded size."""

from __future__ import annotations

import zipfile
import zlib
from types import TracebackType
from typing import BinaryIO

from ehcp_rules.adapters import ImportIssue, Source
from ehcp_rules.adapters.glimpse import directory_is_bounded
from ehcp_rules.errors import UnreadableFileError

__all__ = ["Package"]

MEBIBYTE = 1024 * 1024
MOST_PACKED_BYTES = 128 * MEBIBYTE
MOST_MEMBERS = 5_000
MOST_MEMBER_BYTES = 64 * MEBIBYTE
MOST_EXPANDED_BYTES = 256 * MEBIBYTE
RATIO_APPLIES_FROM = 16 * MEBIBYTE
MOST_RATIO = 200
"""A paragraph repeated many times packs about 300 to 1, so the ratio counts only for members that are large as well."""

_ENCRYPTED = 0x1
_AGAIN = "copy or download the file again"


class Package:
    """A zip that has been checked before anything in it is read. Raises `UnreadableFileError` naming member and limit."""

    def __init__(self, source: Source) -> None:
        if source.size > MOST_PACKED_BYTES:
            raise _refused("", f"the file is larger than {MOST_PACKED_BYTES // MEBIBYTE} MiB")
        self._file: BinaryIO = source.open()
        self.issues: tuple[ImportIssue, ...] = ()
        try:
            if not directory_is_bounded(self._file):
                raise _refused("", "its list of members is too long")
            self._zip = zipfile.ZipFile(self._file)
            self._check()
        except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
            # NotImplementedError is how the library names a compression that it does not know.
            self._file.close()
            raise UnreadableFileError.of("", "the file is damaged or incomplete", _AGAIN) from None
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self._file.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(self._zip.namelist())

    def read(self, name: str, *, most: int = MOST_MEMBER_BYTES) -> bytes:
        """A member's bytes, or nothing when there is no such member. The limit holds whatever the directory says."""
        if name not in self._zip.NameToInfo:
            return b""
        try:
            with self._zip.open(name) as member:
                content = member.read(most + 1)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
            # NotImplementedError is how the library names a compression that it does not know.
            raise UnreadableFileError.of(name, "this part of the file is damaged", _AGAIN) from None
        if len(content) > most:
            raise _refused(name, f"it expands beyond {most // MEBIBYTE} MiB")
        return content

    def _check(self) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise _refused("", f"it holds more than {MOST_MEMBERS} members")
        issues = []
        for member in members:
            name = member.filename
            if member.flag_bits & _ENCRYPTED:
                raise UnreadableFileError.of(
                    name, "the file is protected by a password", "save a copy without a password"
                )
            if member.file_size > MOST_MEMBER_BYTES:
                raise _refused(name, f"it expands beyond {MOST_MEMBER_BYTES // MEBIBYTE} MiB")
            if member.file_size > RATIO_APPLIES_FROM and member.file_size > MOST_RATIO * max(1, member.compress_size):
                raise _refused(name, f"it expands more than {MOST_RATIO} times")
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
                issues.append(ImportIssue("", "a member of the archive points outside it and was ignored"))
        if sum(member.file_size for member in members) > MOST_EXPANDED_BYTES:
            raise _refused("", f"its members expand beyond {MOST_EXPANDED_BYTES // MEBIBYTE} MiB together")
        self.issues = tuple(issues)


def _refused(place: str, reason: str) -> UnreadableFileError:
    hint = "this is not how Word or Excel saves a plan; ask for the document again"
    return UnreadableFileError.of(place, f"the file was not opened: {reason}", hint)
