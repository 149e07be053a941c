"""Papers that are no plans as files (advice, reviews, published lists): every format of which an adapter gives the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from ehcp_rules.adapters.contract import AdapterDefinition, ImportFailure, Source, TextLine, TextRow
from ehcp_rules.adapters.glimpse import glimpse_of
from ehcp_rules.adapters.papers.text import Paper, advice_from_lines
from ehcp_rules.adapters.reading import choose_adapter
from ehcp_rules.errors import EhcpRulesError, UnreadableFileError
from ehcp_rules.plan import AdviceDocument

__all__ = ["LARGEST_BYTES", "list_rows", "paper_lines", "read_advice"]

T = TypeVar("T")

LARGEST_BYTES = 4 * 1024 * 1024
"""The most bytes of a text file; adapters have limits of their own."""

_TEXT = (".txt", ".md")


def read_advice(
    folder: str | Path, adapters: Iterable[AdapterDefinition] = ()
) -> Iterator[AdviceDocument | ImportFailure]:
    """The papers of a folder by name; one that cannot be read is an `ImportFailure`.

    A file whose name holds "review" is a review paper. Of several files that differ only in their ending, one is read: text
    before other formats, PDF last. Raises OSError when the folder itself cannot be listed.
    """
    known = tuple(adapters)
    count = {"advice": 0, "review": 0}
    files = (path for path in Path(folder).iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    for file in _one_of_each(files):
        try:
            lines = paper_lines(file, known)
        except EhcpRulesError as error:
            for problem in error.problems:
                place = "" if problem.path == str(file) else problem.path
                yield ImportFailure(str(file), place, problem.message, problem.hint)
            continue
        kind: Paper = "review" if "review" in file.stem.lower() else "advice"
        count[kind] += 1
        yield advice_from_lines(lines, id=f"{kind}-{count[kind]}", name=file.name, kind=kind)


def paper_lines(file: str | Path, adapters: Iterable[AdapterDefinition]) -> list[TextLine]:
    """The lines of a paper. Raises `AdapterError` where no adapter gives its text, or where it cannot be read."""
    path = Path(file)
    try:
        size = path.stat().st_size
        if path.suffix.lower() in _TEXT:
            if size > LARGEST_BYTES:
                raise UnreadableFileError.of("", "the file is larger than any advice", "give the advice alone")
            return [TextLine(line) for line in path.read_text(encoding="utf-8-sig").splitlines()]
        return _document_lines(Source(str(file), size, path=path), tuple(adapters))
    except UnicodeDecodeError:
        raise UnreadableFileError.of("", "the file is not UTF-8 text", "save it as plain text in UTF-8") from None
    except OSError as error:
        reason = error.strerror or "the system refused it"
        raise UnreadableFileError.of("", f"the file cannot be opened: {reason}", "check that it may be read") from None


def _document_lines(source: Source, adapters: Sequence[AdapterDefinition]) -> list[TextLine]:
    return _read_with(source, [(one, one.read_text) for one in adapters if one.read_text is not None])


def list_rows(file: str | Path, adapters: Iterable[AdapterDefinition]) -> list[TextRow]:
    """The rows of a published list. Raises `AdapterError` where no adapter gives its rows, or where it cannot be read."""
    path = Path(file)
    try:
        source = Source(path.name, path.stat().st_size, path=path)
        return _read_with(source, [(one, one.read_rows) for one in adapters if one.read_rows is not None])
    except OSError as error:
        reason = error.strerror or "the system refused it"
        raise UnreadableFileError.of("", f"the file cannot be opened: {reason}", "check that it may be read") from None


def _read_with(source: Source, readers: Sequence[tuple[AdapterDefinition, Callable[[Source], Iterable[T]]]]) -> list[T]:
    """What the reader of the adapter that is surest of the source gives."""
    chosen = choose_adapter(glimpse_of(source), [adapter for adapter, _ in readers])
    try:
        return list(next(read for adapter, read in readers if adapter is chosen)(source))
    except (EhcpRulesError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - a reader's own fault must not stop the batch, nor show the text
        message = f"the adapter {chosen.name!r} failed on this file with an internal error ({type(error).__name__})"
        hint = "please report it, with the kind of file but not its content"
        raise UnreadableFileError.of("", message, hint) from None


def _one_of_each(files: Iterable[Path]) -> Sequence[Path]:
    chosen: dict[str, Path] = {}
    for file in sorted(files, key=lambda path: (_rank(path), path)):
        chosen.setdefault(file.stem.casefold(), file)
    return sorted(chosen.values())


def _rank(file: Path) -> int:
    suffix = file.suffix.lower()
    return _TEXT.index(suffix) if suffix in _TEXT else 9 if suffix == ".pdf" else 5
