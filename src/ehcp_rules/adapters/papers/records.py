"""Recommendations told as records: the name of each field before its value, in one line or on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from attrs import evolve

from ehcp_rules.adapters.papers.columns import (
    MOST_WORDS_OF_A_CELL,
    Row,
    column_of,
    columns_named,
    columns_told,
    row_under,
)
from ehcp_rules.adapters.papers.cuts import tells_only_how_much
from ehcp_rules.adapters.papers.headings import Line, is_heading, label_of
from ehcp_rules.adapters.papers.kept import kept
from ehcp_rules.adapters.papers.places import OPENING, place_of
from ehcp_rules.adapters.papers.sentences import states_an_amount

__all__ = ["asks_for_what_it_names", "row_under_a_title", "rows_of_pairs", "rows_of_records"]

_PAIR = re.compile(r"^(?P<key>[A-Za-z][A-Za-z /&]{1,50}?)(?P<number> ?\d{1,2})?[:?] +(?P<value>\S.*)$")
_OF_THE_PLAN = re.compile(r"^(?:EHCP? )?section [A-K]\d?[:,.–-]? +(?=[A-Za-z /&]{2,50}:)", re.I)
"""`Section F: provision required: …`: the section of the plan for which the field is."""
_ASKED_FOR = re.compile(r"provision|recommend|advi[cs]e|needed|required|proposed|suggested|sought", re.I)
_NUMBERED = re.compile(r"^(?:Line|Item|No\.?) ?\d{1,2}[.:]? +(?=[A-Z])")
_GAP = re.compile(r"(?<! ) {3,}(?=[A-Z][a-z]+: )")
_MOST_LINES_BELOW, _MANY = 4, 16
_NUMBER = re.compile(r" ?\d{1,2}$")

_Found = tuple[int, list[tuple[int, Row]]]
_Record = tuple[list[tuple[str, str]], int, str]
"""The fields of a record by their names, how many lines it takes, and its label."""


def asks_for_what_it_names(line: Line) -> bool:
    """Whether a line is a field for what is to be provided, and so tells its kind whatever it stands under."""
    found = _PAIR.match(_OF_THE_PLAN.sub("", line.text[label_of(line.text)[1] :]))
    return found is not None and _ASKED_FOR.search(found["key"]) is not None and column_of(found["key"]) == "text"


def rows_of_pairs(lines: Sequence[Line], place: int) -> _Found | None:
    """Records whose every line is a pair: `Provision: …`, `Frequency: …`, `Who: …`.

    The first name begins another record, and so does another name for what is done that comes again.
    """
    records: list[list[tuple[str, str]]] = []
    taken: list[int] = []
    labels: list[str] = []
    amounts = 0
    for at, line in enumerate(lines[place:], place):
        if records and is_heading(lines, at):
            break
        label, start = label_of(line.text)
        words = _NUMBERED.sub("", line.text[start:])
        found = [_PAIR.match(_OF_THE_PLAN.sub("", one)) for one in _GAP.split(words)]
        pairs = [(one["key"], one["value"]) for one in found if one is not None]
        if len(pairs) < len(found) or (records and _is_beside(pairs[0][0], records, apart=line.apart)):
            break
        first = pairs[0][0]
        if not records or first == records[0][0][0] or (column_of(first) == "text" and first in dict(records[-1])):
            records.append([])
            taken.append(0)
            labels.append(label)
        amounts += any(states_an_amount(value) for _, value in pairs)
        if len(records) > _MANY and amounts * 4 < len(records):
            # Half of all records are to tell amounts: from the next line the same would be read again.
            return None
        records[-1] += pairs
        taken[-1] += 1
    return _rows(list(zip(records, taken, labels, strict=True)), place)


def row_under_a_title(lines: Sequence[Line], at: int) -> Row | None:
    """A heading that names what is done, where the line below tells only how much of it, with the lines that go on from there."""
    below = [line.text for line in lines[at + 1 : at + 2 + _MOST_LINES_BELOW]]
    label, start = label_of(lines[at].text)
    words = lines[at].text[start:].strip("#: ")
    if not below or label_of(below[0])[1] or not tells_only_how_much(below[0]) or place_of(words) != OPENING:
        return None
    told = [below[0]]
    for offset, text in enumerate(below[1:], at + 2):
        if lines[offset].apart or is_heading(lines, offset):
            break
        if label_of(text)[1] or (states_an_amount(text) and not _PAIR.match(text)):
            return None
        told.append(text)
    pairs = [found for text in told[1:] if (found := _PAIR.match(text)) and column_of(found["key"]) == "who"]
    who = ", ".join(found["value"] for found in pairs)
    rest = [text for text in told[1:] if text not in {found.string for found in pairs}]
    return Row({"text": ". ".join([words, *rest]), "how_often": told[0], "who": who}, 1 + len(told), label)


def _is_beside(name: str, records: Sequence[Sequence[tuple[str, str]]], *, apart: bool) -> bool:
    """Whether a field belongs to no record: it is new and set apart, or new after several and of a name that tells nothing."""
    if apart:
        return name not in dict(records[0])
    return len(records) > 1 and column_of(name) is None and not any(name in dict(one) for one in records)


def rows_of_records(lines: Sequence[Line], place: int) -> _Found | None:
    """Records whose names stand on lines of their own above the values, known by coming again and again."""
    first = _name(lines[place].text)
    if not first:
        return None
    # Few lines begin alike: only of these is asked whether they are names.
    alike = (at for at in range(place, len(lines)) if lines[at].text.casefold().startswith(first))
    starts = [at for at in alike if _name(lines[at].text) == first]
    if len(starts) < 2:
        return None
    told = Counter(name for a, b in pairwise(starts) for name in {_name(line.text) for line in lines[a:b]})
    names = {name for name, times in told.items() if name and (times >= 2 or len(starts) == 2)}
    names &= {_name(line.text) for line in lines[starts[-1] :]}
    known = sum(column_of(name) not in (None, "other") for name in names)
    # Of two records all names must be such as columns have; of more, one that is shows that the others are names as well.
    if len(names) < 2 or known < (len(names) if len(starts) == 2 else 1):
        return None
    last = _end(lines, starts[-1], names)
    return _rows([(_fields(lines[a:b], names), b - a, "") for a, b in pairwise([*starts, last])], place)


@kept
def _name(text: str) -> str:
    """A line as the name of a field, without the number of the record; "" where it is none."""
    name = _NUMBER.sub("", text.rstrip(":?"))
    short = len(name.split()) <= MOST_WORDS_OF_A_CELL and not name.endswith((".", ",", ";"))
    plain = not text.startswith("#") and not label_of(text)[1]
    return name.casefold() if short and plain and not states_an_amount(text) else ""


def _end(lines: Sequence[Line], start: int, names: set[str]) -> int:
    """Where the last record ends: before what is set apart below the value of its last name."""
    last = max(at for at in range(start, len(lines)) if _name(lines[at].text) in names)
    return next((at for at in range(last + 2, len(lines)) if lines[at].apart), len(lines))


def _fields(lines: Sequence[Line], names: set[str]) -> list[tuple[str, str]]:
    """Each name of a record with what stands below it, up to the next."""
    fields: list[tuple[str, str]] = []
    for line in lines:
        told = _name(line.text)
        if told in names:
            fields.append((told, ""))
        else:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.text}".strip())
    return fields


def _rows(records: Sequence[_Record], place: int) -> _Found | None:
    """The records as rows under their names. Of several the content may tell the columns; of one alone only the names."""
    keys = list(dict.fromkeys(key for fields, _, _ in records for key, _ in fields))
    if not keys:
        return None
    cells = [[", ".join(value for key, value in fields if key == name) for name in keys] for fields, _, _ in records]
    columns = columns_told(keys, cells) if len(records) > 1 else columns_named(keys)
    rows = [
        evolve(row, label=row.label or label)
        for one, (_, taken, label) in zip(cells, records, strict=True)
        for row in (row_under(columns, one, taken),)
    ]
    if not columns or not all("text" in row.fields for row in rows):
        return None
    starts = accumulate((row.lines for row in rows), initial=place)
    return 0, list(zip(starts, rows, strict=False))
