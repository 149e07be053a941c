"""The lines of an advice paper as items: what stands under which heading, rows of tables, lists, and sentences of prose.

A heading may say what stands under it: provision, or something else (needs, outcomes, views, what was done or is given
already). Where it says neither, the words tell it themselves. A row of a table is provision where a column holds amounts
of what is done; a list, which is known by the labels or the form of its lines and not by their wording, is judged as a
whole: where at least half of it states provision, all of it is provision. A sentence of prose is provision where it asks
for an amount of something; one that recommends in the first person is so wherever it stands. Only in a paper in which
all this finds nothing is every sentence that asks for something a recommendation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from attrs import evolve

from ehcp_rules.adapters.papers.columns import ANSWERED, Row
from ehcp_rules.adapters.papers.cuts import parted
from ehcp_rules.adapters.papers.ends import end_of
from ehcp_rules.adapters.papers.fields import named_apart
from ehcp_rules.adapters.papers.headings import (
    Line,
    closes,
    inline_heading,
    introduces,
    is_front_matter,
    is_heading,
    is_title,
    label_of,
    leads_in,
    looks_like_a_heading,
    resumes,
    series_of,
)
from ehcp_rules.adapters.papers.hopes import hopes_apart
from ehcp_rules.adapters.papers.kept import forget
from ehcp_rules.adapters.papers.lists import Part, listed_as_provision
from ehcp_rules.adapters.papers.notes import in_its_parts
from ehcp_rules.adapters.papers.outline import outlined
from ehcp_rules.adapters.papers.places import OPENING, Place, place_of
from ehcp_rules.adapters.papers.records import asks_for_what_it_names, row_under_a_title
from ehcp_rules.adapters.papers.sentences import (
    asks_for_provision,
    binds,
    may_be_help,
    names_in,
    obliges,
    recommends,
    recommends_in_the_first_person,
    states_provision,
    surely_aside,
    tells,
)
from ehcp_rules.adapters.papers.tables import amount_below, heads_outcomes, row_of, rows_below
from ehcp_rules.adapters.papers.under import TABLE, of_a_meeting, place_under
from ehcp_rules.plan import Heading, Need, Note, Outcome, Provision, View
from ehcp_rules.text.papers.nil_returns import says_nothing_is_asked
from ehcp_rules.text.scanning.fold import fold

__all__ = ["Part", "parts_of"]


def parts_of(given: Sequence[Line]) -> tuple[Part, ...]:
    """The parts of a paper in order. Never raises."""
    lines = tuple(named_apart(tuple(in_its_parts(given))))
    names = names_in("\n".join(line.text for line in lines))
    end = end_of(lines)
    found = (
        *_read(outlined(lines[:end]), names),
        *(Part(number=line.number, text=line.text, cls=Note) for line in lines[end:]),
    )
    listed = {id(part) for part in listed_as_provision(found, names)}
    headed = bool(listed) or any(part.cls is Provision or says_nothing_is_asked(fold(part.text)) for part in found)
    judged = (part for one in found for part in _judged(one, names, listed=id(one) in listed, headed=headed))
    parts = tuple(part for one in judged for part in hopes_apart(one, names))
    forget()
    return parts


def _judged(part: Part, names: Collection[str], *, listed: bool, headed: bool) -> Iterator[Part]:
    """A part as provision where it is one of a list of it; else its sentences that recommend, each as provision of its own."""
    if listed:
        for text, advises in parted(part.text, labelled=True, names=names):
            aside = surely_aside(text, names) or (tells(text, names) and not may_be_help(text))
            yield evolve(part, text=text, cls=Provision if advises and not aside else Note)
        return
    if part.cls in (Heading, Provision):
        yield part
        return
    asks = asks_for_provision if headed or part.cls is Need else recommends
    if part.cls not in (Note, Need):
        # What the child or the family would like, or will do one day, asks for nothing yet.
        asks = recommends_in_the_first_person
    elif not part.open:
        asks = binds if part.aside else obliges
    texts: list[tuple[str, bool]] = []
    for text, _ in parted(part.text, names=names):
        # "… an hour a week. Swimming: half an hour daily." goes on recommending.
        goes_on = part.open and texts != [] and texts[-1][1] and states_provision(text, names)
        texts.append((text, (asks(text) or goes_on) and not surely_aside(text, names)))
    if not any(told for _, told in texts):
        yield part
        return
    for text, told in texts:
        yield evolve(part, text=text, cls=Provision if told else part.cls)


def _read(lines: Sequence[Line], names: Collection[str]) -> Iterator[Part]:
    place = OPENING
    columns: list[str] = []
    at, below_a_list, level, heading = 0, False, "", ""
    minutes = of_a_meeting(lines)
    while at < len(lines):
        line = lines[at]
        width, rows = _table(lines, at, place)
        if rows:
            for start, row in rows:
                yield from _of_row(lines[start].number, row)
            at += width + sum(row.lines for _, row in rows)
            below_a_list = True
            continue
        row_found, columns = row_of(line.text, columns)
        if row_found is not None and (row_found.fields or not line.text.startswith("#")):
            if row_found.fields:
                yield from (
                    _of_row(line.number, row_found) if place.advises else (_row_as_words(line, row_found, place),)
                )
            elif ANSWERED & set(columns) and "how_often" not in columns and (place.open or place.cls is not Note):
                # The next heading ends what the names of columns began.
                place, level = Place(Provision, open=False), TABLE
        elif len(lines) > 1 and (
            is_title(line.text) if at == 0 else is_front_matter(line, at) and is_heading(lines, at)
        ):
            yield Part(number=line.number, text=line.text.lstrip("# "), cls=Heading)
        elif is_heading(lines, at) or (looks_like_a_heading(line) and _table(lines, at + 1, OPENING)[1]):
            before, place, heading = place, place_under(place, line.text, level, minutes=minutes), line.text
            level = level if place is before else series_of(line.text)
            columns, below_a_list = [], False
            named = row_under_a_title(lines, at) if place is before and place.advises else None
            plain = Part(number=line.number, text=line.text.lstrip("# ").rstrip(":"), cls=Heading)
            yield from _of_row(line.number, named) if named else (plain,)
            at += named.lines - 1 if named else 0
        elif closes(line.text):
            place = Place(open=False)
            yield Part(number=line.number, text=line.text, cls=Note)
        else:
            labelled = label_of(line.text)[1] > 0
            if at and resumes(line.text, heading, lines[at - 1].text):
                place, heading = place_of(line.text), line.text
            # What is set apart below a list of recommendations need not be one.
            open_again = below_a_list and line.apart and not labelled and place.advises
            under = Place(open=False) if introduces(lines, at, place.cls) else OPENING if open_again else place
            yield from _body(lines, at, under, names)
            below_a_list = below_a_list or labelled
            if leads_in(lines, at) and place.cls in (Note, Need):
                place = Place(Provision, open=False)
        at += 1


def _of_row(number: int, row: Row) -> Iterator[Part]:
    """A row as provision: several where its words tell several amounts and no column tells one. A sum at the end is none."""
    fields = {"who": "", "how_often": "", **row.fields}
    who, how_often = fields["who"], fields["how_often"]
    none = _NONE.fullmatch(fields["text"].strip()) or (not how_often and _SUM.fullmatch(fields["text"].strip()))
    if none or _GIVEN_ALREADY.match(how_often) or says_nothing_is_asked(fold(fields["text"])):
        yield Part(number=number, cls=Note, text=fields["text"])
        return
    for text, told in [(fields["text"], True)] if how_often or who else parted(fields["text"]):
        cls = Provision if told else Note
        yield Part(number=number, cls=cls, label=row.label, text=text, who=who, how_often=how_often)
    for name, words in row.answers.items():
        yield Part(number=number, cls=Outcome if name == "outcome" else Need, label=row.label, text=words)


_NONE = re.compile(
    r"(?:none|nil|n/?a|not applicable|nothing(?: (?:further|more|new))?|no (?:further|more|new) [a-z]+)"
    r"(?: (?:from|at|in|for|this) [^.;]{1,40})?\.?",
    re.I,
)
_GIVEN_ALREADY = re.compile(
    r"(?:(?:already|now|currently) (?:in place|given|provided|received)|in place (?:already|now))\b", re.I
)
"""`Already in place, every six months` in the column of amounts."""
_SAYS_NONE = re.compile(r"(?:none|nil|n/?a|not applicable)\b(?! of\b)", re.I)
_SUM = re.compile(r"(?:[\w ]{1,30} )?(?:sub-?)?totals?(?: [\w ]{1,30})?:?", re.I)


def _row_as_words(line: Line, row: Row, place: Place) -> Part:
    """A row where no heading makes it provision: its words as they stand, to be judged with the rows beside it."""
    words = line.text[label_of(line.text)[1] :]
    if heads_outcomes(line.text):
        return Part(number=line.number, text=words, cls=Heading)
    series = (series_of(line.text) or "rows") if place.open else ""
    return Part(number=line.number, text=words, cls=place.cls, label=row.label, open=place.open, series=series)


def _table(lines: Sequence[Line], at: int, place: Place) -> tuple[int, list[tuple[int, Row]]]:
    """The rows of provision that begin at a line, with the number of lines of their header."""
    # Among needs only a table or a form whose columns say so by their names tells what is done about them.
    named = place.cls is Need and row_of(lines[at].text, ())[1] != []
    named = named or (place.cls in (Need, Outcome) and asks_for_what_it_names(lines[at]))
    if not (place.open or place.advises or named):
        return 0, []
    width, rows = rows_below(lines, at)
    if rows and (place.advises or _rows_of_provision([row for _, row in rows])):
        return width, rows
    if not place.advises:
        return 0, []
    amount = amount_below(lines, at)
    return 0, ([(at, Row({"text": lines[at].text, "how_often": amount}, 2))] if amount else [])


def _rows_of_provision(rows: Sequence[Row]) -> bool:
    """Whether at least half of the rows give the amount of something that is done, and none but a few tell of the past."""
    told = [". ".join(row.fields.values()) for row in rows]
    amounts = sum("how_often" in row.fields for row in rows)
    past = sum(map(tells, told))
    return amounts * 2 >= len(rows) and past * 2 < len(rows) and any(map(states_provision, told))


def _series(lines: Sequence[Line], at: int) -> str:
    """The list that a line belongs to: one of labels, or the lines without any that stand together, each of them short."""
    line = lines[at]
    series = series_of(line.text)
    if series or len(line.text.split()) > _MOST_WORDS_OF_A_POINT or re.search(r"[.!?] \S", line.text):
        return series
    first = at
    while first > 0 and not lines[first].apart:
        first -= 1
    followed = at + 1 < len(lines) and not lines[at + 1].apart
    return f"lines {first}" if followed or first < at or not line.text.endswith(".") else ""


_MOST_WORDS_OF_A_POINT = 40
_INLINE_LABEL = re.compile(r"(?:^|(?<=[:;,] )|(?<=; and )|(?<=, and ))\((?=[a-z]{1,3}\) )")
"""A list within a sentence: "… has agreed: (a) …; and (b) …"."""


def _body(lines: Sequence[Line], at: int, place: Place, names: Collection[str]) -> Iterator[Part]:
    """A line of text: under provision one part for each recommendation, elsewhere as it is."""
    line = lines[at]
    label, start = label_of(line.text)
    words = line.text[start:]
    inline = inline_heading(line.text) if not start else None
    if inline is not None and (inline[1] or place.open or inline[0].cls in (View, Outcome)):
        asked = inline[0].cls not in (Provision, Outcome) or not _SAYS_NONE.match(line.text, inline[1])
        place = inline[0] if asked else Place(open=False)
        words = line.text[inline[1] :] if place.advises else line.text
    if not place.advises:
        listed = [found.start() for found in _INLINE_LABEL.finditer(words)]
        if place.open and len(listed) > 1 and not tells(words[: listed[0]], names):
            if lead := words[: listed[0]].strip():
                yield Part(number=line.number, text=lead, cls=place.cls, label=label)
            for begins, ends in zip(listed, [*listed[1:], len(words)], strict=True):
                own, after = label_of(words[begins:ends])
                text = words[begins + after : ends].removesuffix("and ").rstrip(" ;,")
                yield Part(number=line.number, text=text, cls=place.cls, label=own, open=True, series="inline")
            return
        series = _series(lines, at) if place.open else ""
        yield Part(
            number=line.number,
            text=words,
            cls=place.cls,
            label=label,
            open=place.open,
            aside=place.aside,
            series=series,
        )
        return
    # "Provision: individual therapy …" goes on in the sentence of its label, and says what it is by that.
    goes_on_from_label = inline is not None and inline[1] > 0 and words[:1].islower()
    for number, (text, asks) in enumerate(parted(words, labelled=start > 0, advises=True, names=names)):
        advised = start > 0 or (goes_on_from_label and number == 0)
        advised = advised or (asks and not (tells(text, names) and not may_be_help(text)))
        cls = Provision if advised and not surely_aside(text, names) and not _NONE.fullmatch(text) else Note
        yield Part(number=line.number, text=text, cls=cls, label=label)
