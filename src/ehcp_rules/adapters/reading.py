"""Choosing an adapter by content, and reading a source so that one bad file never stops the others."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from ehcp_rules.adapters.contract import AdapterDefinition, ImportedPlan, ImportFailure, Source
from ehcp_rules.adapters.glimpse import Glimpse, glimpse_of
from ehcp_rules.errors import AdapterError, EhcpRulesError

__all__ = [
    "SourceLike",
    "adapter_named",
    "choose_adapter",
    "each_once",
    "is_one_source",
    "mapped_adapter",
    "read_source",
]

SourceLike = str | os.PathLike[str] | bytes | BinaryIO

MOST_HELD_BYTES = 256 * 1024 * 1024
"""The most bytes that are taken from an open file that is not a file on disk."""

_NATURES = {
    "empty": "an empty file",
    "zip": "a zip archive",
    "damaged-zip": "a damaged or incomplete zip archive",
    "ole": "an Office file of the old kind (.doc, .xls)",
    "protected": "an Office file that is protected by a password",
    "pdf": "a PDF",
    "html": "a web page (HTML)",
    "xml": "XML",
    "json": "JSON",
    "rtf": "rich text (RTF)",
    "text": "plain text",
    "binary": "a binary file of an unknown kind",
}
_MANY_AT_ONCE = "; LibreOffice converts many at once: soffice --headless --convert-to docx *.doc"
_HINTS = {
    "empty": "ask for the file again; nothing is in it",
    "damaged-zip": "copy or download the file again; Word and Excel files are zip archives and this one is cut short",
    "ole": "open it in Word or Excel and save it as .docx or .xlsx" + _MANY_AT_ONCE,
    "protected": "save a copy without the password in Word or Excel",
    "html": "open it in Word and save it as .docx",
    "rtf": "open it in Word and save it as .docx" + _MANY_AT_ONCE,
}


def choose_adapter(glimpse: Glimpse, adapters: Iterable[AdapterDefinition]) -> AdapterDefinition:
    """The adapter that is surest of this source.

    Raises `AdapterError` where none reads it (saying what was found and which formats are read) and where several are
    equally sure (naming them).
    """
    known = tuple(adapters)
    scored = [(score, adapter) for adapter in known if (score := _score(adapter, glimpse)) > 0]
    if not scored:
        if glimpse.nature == "folder":
            raise AdapterError.of(
                glimpse.name, "this is a folder, not a file", "name the files in it, or use a pattern"
            )
        found = _NATURES[glimpse.nature] + (f" with the root element {glimpse.root}" if glimpse.root else "")
        called = f", although its name ends in {glimpse.suffix}" if _misnamed(glimpse) else ""
        formats = "; ".join(f"{a.title} ({', '.join(a.suffixes)})" for a in sorted(known, key=lambda a: a.name))
        hint = _HINTS.get(glimpse.nature, f"formats that are read: {formats or 'none, no adapter is installed'}")
        raise AdapterError.of(glimpse.name, f"no adapter reads it: it is {found}{called}", hint)
    best = max(score for score, _ in scored)
    winners = sorted(adapter.name for score, adapter in scored if score == best)
    if len(winners) > 1:
        message = f"{len(winners)} adapters are equally sure that it is theirs: {', '.join(winners)}"
        raise AdapterError.of(glimpse.name, message, "name the one to use")
    return next(adapter for score, adapter in scored if score == best)


def mapped_adapter(file: str | os.PathLike[str], adapters: Iterable[AdapterDefinition]) -> AdapterDefinition:
    """The adapter that a mapping file describes, made by the first installed kind that knows its format.

    Raises `AdapterError` with every problem of the mapping, or when no installed adapter is made from mappings.
    """
    path = Path(file)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AdapterError.of(path.name, f"the mapping cannot be opened: {error.strerror}", "check its name") from None
    except UnicodeDecodeError:
        raise AdapterError.of(path.name, "the mapping is not UTF-8", "save it as UTF-8") from None
    refused = AdapterError.of(path.name, "no installed adapter is made from a mapping", "install one that is")
    for make in dict.fromkeys(adapter.from_mapping for adapter in adapters if adapter.from_mapping):
        try:
            return make(text, path.name)
        except AdapterError as error:
            refused = error
            if not any(problem.path == f"{path.name}: format" for problem in error.problems):
                raise
    raise refused


def is_one_source(folder: Path, adapters: Iterable[AdapterDefinition]) -> bool:
    """Whether the files of a folder belong together, so that an adapter reads the folder as a whole."""
    try:
        choose_adapter(glimpse_of(Source(str(folder), 0, path=folder)), adapters)
    except (AdapterError, OSError):
        return False
    return True


def read_source(
    source: SourceLike,
    *,
    name: str | None = None,
    adapter: str | None = None,
    adapters: Iterable[AdapterDefinition],
    options: Any = None,
) -> Iterator[ImportedPlan | ImportFailure]:
    """Read a path (of a file, or of a folder whose files belong together), bytes or an open binary file, plan by plan.

    A source that cannot be read gives one `ImportFailure`; so does each plan in it that cannot, and the rest goes on.
    Raises `AdapterError` at once only for what the caller got wrong: an unknown adapter or options of another adapter.
    """
    known = tuple(adapters)
    chosen = None
    if adapter is not None:
        chosen = adapter_named(adapter, known)
        if options is not None and not isinstance(options, chosen.options):
            message = f"these options are not those of {adapter!r}"
            raise AdapterError.of("options", message, f"give a {chosen.options.__name__}")
    elif options is not None:
        raise AdapterError.of("options", "options were given without an adapter", "name the adapter as well")
    return _read(source, name, chosen, known, options)


def adapter_named(name: str, adapters: Iterable[AdapterDefinition]) -> AdapterDefinition:
    """The adapter of this name; raises `AdapterError` when there is none."""
    known = {definition.name: definition for definition in adapters}
    if name not in known:
        hint = f"installed: {', '.join(sorted(known)) or 'none'}"
        raise AdapterError.of("adapter", f"there is no adapter {name!r}", hint)
    return known[name]


def each_once(files: Iterable[Path], adapters: Iterable[AdapterDefinition]) -> tuple[Path, ...]:
    """These files without those that are read together with one before them, as the linked tables of an export are."""
    joining = [adapter for adapter in adapters if adapter.companions is not None]
    taken: set[Path] = set()
    kept = []
    for file in files:
        if file.resolve() in taken:
            continue
        kept.append(file)
        for adapter in joining:
            if adapter.companions is not None and file.suffix.lower() in adapter.suffixes:
                with contextlib.suppress(OSError):
                    taken.update(beside.resolve() for beside in adapter.companions(file))
    return tuple(kept)


def _read(
    given: SourceLike,
    name: str | None,
    chosen: AdapterDefinition | None,
    known: tuple[AdapterDefinition, ...],
    options: Any,
) -> Iterator[ImportedPlan | ImportFailure]:
    shown = name or _name_of(given)
    try:
        source = _source(given, shown)
        glimpse = glimpse_of(source)
        if glimpse.nature == "folder" and chosen is not None:
            known = (chosen,)
        if chosen is None or glimpse.nature in ("empty", "folder"):
            chosen = choose_adapter(glimpse, known if glimpse.nature != "empty" else ())
        definition = chosen
        yield from definition.read(source, definition.options() if options is None else options)
    except EhcpRulesError as error:
        for problem in error.problems:
            place = "" if problem.path == shown else problem.path
            yield ImportFailure(shown, place, problem.message, problem.hint)
    except OSError as error:
        reason = error.strerror or "the system refused it"
        yield ImportFailure(shown, "", f"the file cannot be opened: {reason}", "check that it exists and may be read")
    except Exception as error:  # noqa: BLE001 - a reader's own fault must not stop the batch, nor show plan text
        by = f"the adapter {chosen.name!r}" if chosen else "the choice of an adapter"
        message = f"{by} failed on this file with an internal error ({type(error).__name__})"
        yield ImportFailure(shown, "", message, "please report it, with the kind of file but not its content")


def _score(adapter: AdapterDefinition, glimpse: Glimpse) -> int:
    try:
        return adapter.sniff(glimpse).score
    except Exception:  # noqa: BLE001 - an adapter that cannot look at a file does not claim it
        return 0


_NATURE_OF = {
    ".docx": "zip",
    ".docm": "zip",
    ".xlsx": "zip",
    ".xlsm": "zip",
    ".xml": "xml",
    ".json": "json",
    ".pdf": "pdf",
}


def _misnamed(glimpse: Glimpse) -> bool:
    usual = _NATURE_OF.get(glimpse.suffix, glimpse.nature)
    return glimpse.nature not in ("empty", "damaged-zip", "protected", usual)


def _name_of(given: SourceLike) -> str:
    if isinstance(given, (str, os.PathLike)):
        return str(given)
    inner = getattr(given, "name", None)
    return inner if isinstance(inner, str) else "<bytes>" if isinstance(given, bytes) else "<file>"


def _source(given: SourceLike, name: str) -> Source:
    if isinstance(given, bytes):
        return Source(name, len(given), content=given)
    if isinstance(given, (str, os.PathLike)):
        path = Path(given)
        return Source(name, 0 if path.is_dir() else path.stat().st_size, path=path)
    content = given.read(MOST_HELD_BYTES + 1)
    if len(content) > MOST_HELD_BYTES:
        limit = MOST_HELD_BYTES // (1024 * 1024)
        raise AdapterError.of(name, f"more than {limit} MiB came from an open file", "give its path instead")
    return Source(name, len(content), content=content)
