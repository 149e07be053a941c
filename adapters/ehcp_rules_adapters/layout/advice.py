"""The list of advice in section K: a table with headers, a table without, or lines of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import attrs
from attrs import frozen

from ehcp_rules_adapters.dates import dates_in
from ehcp_rules_adapters.layout.blocks import Paragraph, Row
from ehcp_rules_adapters.layout.looks import is_heading_cell
from ehcp_rules_adapters.layout.references import cell_reference, numbered
from ehcp_rules_adapters.layout.state import State
from ehcp_rules_adapters.terms import fold_label
from ehcp_rules_adapters.ticks import boxed

__all__ = ["advice_header", "read_advice_line", "read_advice_row", "read_bare_rows"]

_APPENDIX = re.compile(
    r"\s*(?:appendix|annexe?)\s+(?:[A-Z]{1,2}|\d{1,2}|[ivx]{1,5})(?:\s*[:.)]|\s+[-–—]|\t)\s*(?=\S)", re.IGNORECASE
)
_DIVIDERS = re.compile(r"\s*\|\s*|\t+")
_AUTHOR = re.compile(r"\b(?:by|from|author:|provided by:?)\s+(?P<who>[^.;()]{3,80})", re.IGNORECASE)
_COLLECTED = re.compile(
    r"(?:(?:collected|written|prepared|completed|gathered|provided|compiled)\s+)?(?:by|from)\s+", re.IGNORECASE
)
_PERSON = re.compile(
    r"\s*(?:(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor)\.?\s+[A-Z]|[A-Z]\.?(?:\s?[A-Z]\.?)?\s+[A-Z][a-z]+[\w-]*\s*\Z)"
)
_FIELDS_IN_ORDER = {1: ("text",), 2: ("text", "who_from"), 3: ("type", "text", "who_from")}


@frozen
class Part:
    """One field of an entry with the paragraphs that it stands in."""

    name: str
    text: str
    lines: tuple[Paragraph, ...]


def advice_header(row: Row, state: State) -> Mapping[int, str] | None:
    """The header row of a list of advice, as field by grid column; None where the row is something else.

    In section K two known headers are enough; elsewhere three, one of them peculiar to advice.
    """
    if len(row.filled) < 2:
        return None
    fields = {cell.column: state.terms.advice_field(cell.text.replace("\n", " ")) for cell in row.filled}
    if state.codes == ("K",) and all(is_heading_cell(cell, state) for cell in row.filled):
        fields = {cell.column: fields[cell.column] or _by_words(cell.text) for cell in row.filled}
    found = {column: name for column, name in fields.items() if name}
    names = set(found.values())
    if state.codes == ("K",):
        return (
            found
            if len(names) >= 2 and len(found) * 2 >= len(row.filled) and names & {"text", "type", "who_from", "author"}
            else None
        )
    return found if len(found) >= 3 and {"who_from", "appended"} & names else None


_WORDS_OF = (
    ("appended", {"appended", "attached", "enclosed", "included"}),
    ("date", {"date", "dated", "when", "received", "written"}),
    ("who_from", {"who", "whom", "author", "professional", "contributor", "person", "from", "by"}),
    ("role", {"role", "profession", "relationship", "designation", "job", "service", "team", "organisation", "agency"}),
    ("text", {"document", "report", "reports", "title", "advice", "evidence", "information", "source"}),
    ("id", {"ref", "reference", "number", "no", "appendix"}),
)
"""Words by which a header that is not known is told, the first that has one of them."""


def _by_words(header: str) -> str | None:
    words = set(fold_label(header).split())
    return next((name for name, known in _WORDS_OF if words & known), None)


def read_advice_row(row: Row, columns: Mapping[int, str], state: State) -> None:
    """Read one entry from a row that is filled in beyond its printed label."""
    parts = []
    for cell in row.filled:
        name = columns.get(cell.column)
        if name is None:
            state.leave("the header of its column is none that is known", *cell.filled)
        else:
            parts.append(Part(name, cell.text, cell.filled))
    _entry(parts, row.place, state)


def read_bare_rows(rows: Sequence[Row], state: State) -> None:
    """Read rows without a header: what each column holds is told from what stands in it."""
    listed = [[part for cell in row.filled for part in _parts_of(cell.filled)] for row in rows]
    usual = Counter(len(parts) for parts in listed)
    guesses = {count: _guess([parts for parts in listed if len(parts) == count], state) for count in usual}
    columns = _columns_of(rows, guesses[usual.most_common(1)[0][0]])
    for row, texts in zip(rows, listed, strict=True):
        beside = [columns.get(cell.column) for cell in row.filled]
        known = [name for name in beside if name]
        fields = known if len(texts) == len(known) == len(beside) else guesses[len(texts)]
        if fields is None:
            state.leave(
                "the columns of this table in section K were not recognised",
                *(line for _, lines in texts for line in lines),
            )
            continue
        _entry([Part(name, text, lines) for name, (text, lines) in zip(fields, texts, strict=True)], row.place, state)


def _columns_of(rows: Sequence[Row], fields: Sequence[str] | None) -> Mapping[int, str]:
    """The field of each grid column, by the fullest row in which every cell holds one of these fields."""
    if fields is None:
        return {}
    full = next(
        (row.filled for row in rows if len(row.filled) == len(fields) == sum(len(c.filled) for c in row.filled)), ()
    )
    return {cell.column: name for cell, name in zip(full, fields, strict=False)}


def read_advice_line(line: Paragraph, state: State) -> None:
    """Read one entry from a line of text, divided by bars or tabs or all in words."""
    own = numbered(_APPENDIX.sub("", line.text, count=1), "K", line.number)
    cells = [part.strip() for part in _DIVIDERS.split(own.text.strip())]
    texts = [text for text in cells if text]
    if len(texts) > 1:
        reference = cell_reference(texts[0])
        # A field that is left empty keeps its place, unless there are then more than can be told apart.
        for divided in (cells, texts):
            fields = _guess([[(text, (line,)) for text in divided]], state)
            if fields is not None:
                break
        if fields is not None:
            made = [Part(name, text, (line,)) for name, text in zip(fields, divided, strict=True) if text]
            if own.id and not reference:
                made.append(Part("id", own.id, ()))
            _entry(made, line.place, state)
            return
    if (box := boxed(own.text)) is not None:
        own = attrs.evolve(own, text=box[1])
    found = dates_in(own.text)
    commas = [part.strip() for part in own.text.split(",")]
    if len(found) == 1 and len(commas) > 2 and dates_in(commas[-1]) == found and len(commas[-1]) < 40:
        who = _COLLECTED.sub("", ", ".join(commas[1:-1]))
        title, _, name = commas[0].partition(":")
        who = f"{name.strip()}, {who}" if name.strip() else who
        if _PERSON.match(commas[0]):
            title, who = own.text, ", ".join(commas[:-1])
        values = state.builder.advice_author(who)
        state.builder.add("K", title.strip(), line.place, printed_id=own.id, date=found[0], **values)
        state.place(line)
        return
    author = _AUTHOR.search(own.text)
    values = state.builder.advice_author(author["who"].strip(" ,")) if author else {}
    state.builder.add(
        "K", own.text, line.place, printed_id=own.id, date=found[0] if len(found) == 1 else None, **values
    )
    state.place(line)


def _parts_of(lines: tuple[Paragraph, ...]) -> list[tuple[str, tuple[Paragraph, ...]]]:
    return [(line.text.strip(), (line,)) for line in lines]


def _guess(rows: Sequence[Sequence[tuple[str, tuple[Paragraph, ...]]]], state: State) -> list[str] | None:
    """The field of each column by what most rows hold there; None where too many are left open."""
    count = len(rows[0])
    fields = [""] * count
    for at in range(count):
        texts = [row[at][0] for row in rows]
        need = len(texts) / 2
        if "date" not in fields and sum(len(dates_in(text)) == 1 and len(text) < 40 for text in texts) > need:
            fields[at] = "date"
        elif "appended" not in fields and sum(state.terms.answer(text) is not None for text in texts) > need:
            fields[at] = "appended"
        elif (
            "id" not in fields
            and sum(bool(cell_reference(text)) or fold_label(text).startswith("appendix ") for text in texts) > need
        ):
            fields[at] = "id"
    open_ones = [at for at in range(count) if not fields[at]]
    order = _FIELDS_IN_ORDER.get(len(open_ones))
    if order is None:
        return None
    for at, name in zip(open_ones, order, strict=True):
        fields[at] = name
    return fields


def _answered(parts: Sequence[Part], state: State) -> Sequence[Part]:
    """The fields of an entry, of which one that names the document may only say whether it is attached."""
    names = {part.name for part in parts if part.text}
    said = next((part for part in parts if part.name == "text" and state.terms.answer(part.text) is not None), None)
    if said is None or "appended" in names or not {"type", "who_from", "author"} & names:
        return parts
    return [attrs.evolve(part, name="appended") if part is said else part for part in parts]


def _entry(parts: Sequence[Part], place: str, state: State) -> None:
    parts = _answered(parts, state)
    stated = {part.name: part.text for part in parts if part.text}
    lines = [line for part in parts for line in part.lines]
    answered = state.terms.answer(stated.get("appended", "")) is not None
    if not {"text", "date", "who_from", "author", "role"} & set(stated) and not answered:
        if stated:
            state.builder.issue(place, "this row of section K is not filled in and was left out", "note")
            state.place(*lines)
        return
    text = next((part for part in parts if part.name == "text"), None)
    text = text or next((part for part in parts if part.name == "type"), None)
    author = {"author": stated.get("author", ""), "role": stated.get("role", "")}
    if "who_from" in stated:
        split = state.builder.advice_author(stated["who_from"])
        author = {name: author[name] or split[name] for name in author}
    at = text.lines[0].place if text and text.lines else place
    state.builder.add(
        "K",
        text.text if text else stated.get("who_from") or author["author"] or author["role"],
        at if len(lines) > 1 else place,
        printed_id=stated.get("id", "") if cell_reference(stated.get("id", "")) else "",
        type=stated.get("type", "") if text is None or text.name != "type" else stated["type"],
        date=state.builder.advice_date(stated.get("date", ""), place),
        appended=state.builder.appended(stated.get("appended", ""), place),
        **author,
    )
    state.place(*lines)
