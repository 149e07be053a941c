"""The lines of an advice paper as items: what stands under which heading, rows of tables, and recommendations in prose.

The rules, in order. A line that begins with `#`, or is short, ends in no full stop and has text under it, is a heading; a
heading that speaks of provision, recommendations, outcomes, needs or views makes the lines under it items of that kind,
and one that speaks of what is given already makes them notes. A sentence anywhere that recommends in the first person is a
recommendation; in a paper without any heading for provision, so is one that asks for something, and failing that each
numbered line with an amount. A line that starts with a number or a letter (`3.`, `S2.`, `(iv)`, `Rec 2:`) keeps it as its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from ehcp_rules.adapters.advice_headings import (
    Line,
    closes,
    goes_on,
    inline_heading,
    is_heading,
    is_title,
    kind_of,
    label_of,
    leads_in,
)
from ehcp_rules.adapters.advice_sentences import (
    parted,
    recommends,
    recommends_in_the_first_person,
    tells_of_the_past,
)
from ehcp_rules.adapters.advice_tables import Row, block_below, row_of, rows_below
from ehcp_rules.plan import Heading, Item, Need, Note, Provision
from ehcp_rules.text.amounts import amounts_of
from ehcp_rules.text.papers.words import telling_words
from ehcp_rules.text.scanning.fold import fold

__all__ = ["Part", "parts_of"]


@frozen(kw_only=True)
class Part:
    """One item to be: of which line it is, its words, its kind, its label where it has one, and the columns beside it."""

    number: int
    text: str
    cls: type[Item]
    label: str = ""
    who: str = ""
    how_often: str = ""


def parts_of(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The parts of a paper in order. Never raises."""
    found = tuple(_read(lines))
    headed = any(part.cls is Provision for part in found)
    read = tuple(part for one in found for part in _told_by_verbs(one, headed=headed))
    if any(part.cls is Provision for part in read):
        return read
    return tuple(evolve(part, cls=Provision) if _listed_amount(part) else part for part in read)


def _read(lines: Sequence[Line]) -> Iterator[Part]:
    under: type[Item] | None = None
    above: type[Item] | None = None
    columns: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        width, rows = _table(lines, at, under)
        if rows:
            for start, row in rows:
                yield Part(number=lines[start].number, cls=Provision, label=row.label, **row.fields)
            at += width + sum(row.lines for _, row in rows)
            continue
        row_found, columns = row_of(line.text, columns)
        if "how_often" in columns and under in (None, Note):
            # A table with a column for how often is one of provision, whatever stands above it.
            above, under = under or Note, Provision
        if row_found is None and above is not None:
            under, above, columns = above, None, []
        if row_found is not None and (row_found.fields or not line.text.startswith("#")):
            if row_found.fields:
                fields = dict(row_found.fields) if under is Provision else {"text": line.text}
                yield Part(number=line.number, cls=under or Note, label=row_found.label, **fields)
        elif at == 0 and len(lines) > 1 and is_title(line.text):
            yield Part(number=line.number, text=line.text.lstrip("# "), cls=Heading)
        elif is_heading(lines, at):
            under, columns = Provision if under is Provision and goes_on(line.text) else kind_of(line.text), []
            yield Part(number=line.number, text=line.text.lstrip("# ").rstrip(":"), cls=Heading)
        elif closes(line.text):
            under = Note
            yield Part(number=line.number, text=line.text, cls=Note)
        else:
            yield from _body(line, under)
            if leads_in(lines, at) and under in (None, Note, Need):
                under = Provision
        at += 1


def _table(lines: Sequence[Line], at: int, under: type[Item] | None) -> tuple[int, list[tuple[int, Row]]]:
    """The rows of provision that begin at a line, with the number of lines of their header."""
    if under not in (Provision, None, Note):
        return 0, []
    width, rows = rows_below(lines, at)
    if rows and (under is Provision or any("how_often" in row.fields for _, row in rows)):
        return width, rows
    if under is not Provision:
        return 0, []
    block = block_below(lines, at)
    if block is not None:
        return 0, [(at, block)]
    amount = _amount_alone(lines, at)
    return 0, ([(at, Row({"text": lines[at].text, "how_often": amount}, 2))] if amount else [])


def _amount_alone(lines: Sequence[Line], at: int) -> str:
    """The next line where that is only the amount of this one, which has none and ends without a stop; else ""."""
    first = lines[at].text
    if at + 1 == len(lines) or first.endswith((".", ":", ";")) or label_of(first)[1] or is_heading(lines, at):
        return ""
    second = fold(lines[at + 1].text)
    alone = not lines[at + 1].apart and not label_of(second)[1] and not telling_words(second, ())
    return lines[at + 1].text if alone and any(amounts_of(second)) and not any(amounts_of(fold(first))) else ""


def _body(line: Line, under: type[Item] | None) -> Iterator[Part]:
    """A line of text: under provision one part for each recommendation, elsewhere as it is."""
    label, start = label_of(line.text)
    words = line.text[start:]
    inline = None if start else inline_heading(line.text)
    if inline is not None:
        under = inline[0]
        words = line.text[inline[1] :] if under is Provision else line.text
    if under is not Provision:
        yield Part(number=line.number, text=words, cls=under or Note, label=label)
        return
    for text, asks in parted(words, labelled=start > 0):
        cls = Provision if start or (asks and not tells_of_the_past(text)) else Note
        yield Part(number=line.number, text=text, cls=cls, label=label)


def _told_by_verbs(part: Part, *, headed: bool) -> Iterator[Part]:
    """The recommendations that stand under no heading for them, each as a part of its own; else the part as it is."""
    if part.cls not in (Note, Need):
        yield part
        return
    asks = recommends_in_the_first_person if headed else recommends
    texts = [(text, asks(text)) for text, _ in parted(part.text)]
    if not any(told for _, told in texts):
        yield part
        return
    for text, told in texts:
        yield evolve(part, text=text, cls=Provision if told else part.cls)


def _listed_amount(part: Part) -> bool:
    return (
        part.cls is Note and bool(part.label) and any(amounts_of(fold(part.text))) and not tells_of_the_past(part.text)
    )
