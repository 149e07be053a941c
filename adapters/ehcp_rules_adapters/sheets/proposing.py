"""Proposing a mapping for tables: what each column was recognised as, with sample values, and the mapping as TOML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from ehcp_rules.adapters import MappingProposal, ProposedColumn, Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.sheets.claims import group_of
from ehcp_rules_adapters.sheets.export import Export, export_of
from ehcp_rules_adapters.sheets.grid import letters
from ehcp_rules_adapters.sheets.mapping import FORMAT, column_names
from ehcp_rules_adapters.sheets.recognition import Choice, Recognised
from ehcp_rules_adapters.sheets.sources import exports_in, grids_of
from ehcp_rules_adapters.sheets.tables import Table
from ehcp_rules_adapters.sheets.vocabulary import PLAIN, standard_vocabulary

__all__ = ["propose"]

SAMPLES = 3


@frozen(eq=False)
class _Named:
    """A table with the names by which a person and a mapping call its columns."""

    reading: Recognised
    codes: Mapping[str, Mapping[str, str]]
    keys: tuple[str, ...]
    names: tuple[str, ...]


def propose(source: Source) -> MappingProposal:
    """What the columns of a source are taken for. Raises `UnreadableFileError` when it cannot be read at all."""
    vocabulary = standard_vocabulary()
    found = grids_of(_one_export(source))
    export, readings = export_of(found.grids, vocabulary)
    named = [_named(reading, export) for reading in readings]

    def write(name: str, choices: Mapping[str, str]) -> str:
        return "\n".join(_toml(name, export, named, choices))

    return MappingProposal(
        columns=tuple(column for one in named for column in _columns(one)),
        tables={one.reading.table.grid.title: PLAIN[one.reading.group] for one in named},
        fields={name: _in_words(name) for name in vocabulary.fields if group_of(name) != "codes"},
        notes=tuple(f"{issue.place}: {issue.message}" for issue in found.issues),
        write=write,
    )


def _one_export(source: Source) -> Source:
    """The source, or for a folder the first file of the one export in it."""
    if source.path is None or not source.path.is_dir():
        return source
    exports = exports_in(source.path)
    if len(exports) != 1:
        names = ", ".join(family[0].name for family in exports[:10]) or "none"
        message = f"the folder does not hold one export: its files are not linked ({names})"
        raise UnreadableFileError.of("", message, "name one file of the export")
    return Source(str(exports[0][0]), exports[0][0].stat().st_size, path=exports[0][0])


def _named(reading: Recognised, export: Export) -> _Named:
    table = reading.table
    mapped = next((one for one in export.tables if one.table is table), None)
    names = tuple(column_names(table))
    return _Named(reading, mapped.codes if mapped else {}, tuple(_keys(table, names)), names)


def _keys(table: Table, names: Sequence[str]) -> Iterator[str]:
    for column, name in zip(table.columns, names, strict=True):
        title, shown = table.grid.title, name if column.shown else str(column.index + 1)
        yield f"{title}!{letters(column.index)}" if table.grid.form == "xlsx" else f"{table.grid.file}:{shown}"


def _columns(one: _Named) -> Iterator[ProposedColumn]:
    table = one.reading.table
    for key, choice in zip(one.keys, one.reading.choices, strict=True):
        used = choice.confidence in ("sure", "likely") and one.reading.group != "codes"
        yield ProposedColumn(
            key=key,
            table=table.grid.title,
            heading=choice.column.title if choice.column.shown else "",
            field=choice.field if used else "",
            confidence="ignored" if one.reading.group == "codes" else choice.confidence,
            reason="a list of codes" if one.reading.group == "codes" else choice.reason,
            could_be=tuple(claim.field for claim in choice.claims[:3]),
            filled=choice.column.profile.filled,
            samples=tuple(_samples(table, choice)),
        )


def _samples(table: Table, choice: Choice) -> Iterator[str]:
    seen: set[str] = set()
    texts = table.grid.texts(choice.column.index)
    for row in table.rows:
        if texts[row] and texts[row] not in seen:
            seen.add(texts[row])
            yield texts[row]
            if len(seen) == SAMPLES:
                return


def _in_words(name: str) -> str:
    group, _, rest = name.partition(".")
    if group_of(name) == "plan":
        return "the reference of the plan" if name == "plan" else name.replace(".", ": ").replace("_", " ")
    return f"section {rest}, whole" if group == "sections" else f"{PLAIN[group]}: {rest.replace('_', ' ')}"


def _toml(name: str, export: Export, tables: Iterable[_Named], choices: Mapping[str, str]) -> Iterator[str]:
    yield "# Written by `ehcp-rules adapters map`. Use it with `--mapping`; change it by hand where it is wrong."
    yield ""
    yield f"format = {_quoted(FORMAT)}"
    yield f"name = {_quoted(name)}"
    yield f"title = {_quoted(f'Tables as mapped in {name}')}"
    yield 'version = "1"'
    if export.order == "month-first":
        yield 'days = "month-first"'
    for one in tables:
        if one.reading.group != "codes":
            yield from _table(one, choices)
    yield ""


def _table(one: _Named, choices: Mapping[str, str]) -> Iterator[str]:
    fields: dict[str, list[str]] = {}
    left_out, unclear = [], []
    for key, name, choice in zip(one.keys, one.names, one.reading.choices, strict=True):
        if chosen := choices.get(key, ""):
            fields.setdefault(chosen, []).append(name)
        elif key in choices or choice.confidence == "ignored":
            left_out.append(name)
        elif choice.column.profile.filled:
            unclear.append(name)
    if not fields:
        return
    yield ""
    yield "[[tables]]"
    yield f"names = [{_quoted(one.reading.table.grid.title)}]"
    if left_out:
        yield f"ignored = [{', '.join(map(_quoted, left_out))}]"
    if unclear:
        yield f"# Not used, and reported each time: {', '.join(map(_quoted, unclear))}"
    yield ""
    yield "[tables.columns]"
    for field, names in fields.items():
        yield f"{_quoted(field)} = [{', '.join(map(_quoted, names))}]"
    for field, meanings in one.codes.items():
        if field in fields:
            yield ""
            yield f"[tables.codes.{_quoted(field)}]"
            yield from (f"{_quoted(code)} = {_quoted(meaning)}" for code, meaning in meanings.items())


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007f")
