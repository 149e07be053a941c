"""A first look over a whole document, before anything of it is read: which lines are section labels, and by what evidence.

Some things can only be told from the whole: how large ordinary text is, whether a section has a letter anywhere (then a
title without one is no label), and whether a run of labels with nothing between them is a table of contents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs
from attrs import define, field

from ehcp_rules_adapters.layout.blocks import Block, Cell, Paragraph, Row, Table, paragraphs_of
from ehcp_rules_adapters.layout.contents import contents_of
from ehcp_rules_adapters.layout.labels import Label, codes_in, section_label, title_label, with_evidence
from ehcp_rules_adapters.terms import Terms

__all__ = ["Survey", "survey_of"]

_LONE_LETTER = re.compile(
    r"\s*(?:(?:section|part)\s+)?(H ?[12]|A(?=\d)|[A-K])(?:(?<=A)\d)?\s*[.:)]?\s*\Z", re.IGNORECASE
)
_OWN_REFERENCE = re.compile(r"\s*([A-Z]{1,2})(\d{1,2})[.:)]?\s+(?=[A-Z“\"‘'])")
_SECTIONS = frozenset("ABCDEFGHIJK")
FEWEST_COUNTED = 3
"""Statements that have to be counted on from 1 before their letter is a reference of the document’s own."""

LONGEST_HEADING = 140
"""A longer line is a paragraph, in characters."""

MOST_HEADING_WORDS = 20
"""A line of more words is a sentence, however it looks."""

FEWEST_ALIKE = 3
"""Sections lettered in cells of their own before one more such letter is taken for a section."""

MOST_BY_LOOK = 9
"""Where the usual look names more sections than these, a title of another look is no section."""

FEWEST_BY_TITLE = 3
"""A document without any letter needs this many titles: one heading such as “Our school” makes no plan."""
LARGER = 1.0
"""How much larger than ordinary text, in points, a line must be to look like a heading by its size alone."""


@define
class Survey:
    """What the first look found. Labels and lines of a table of contents are known by the identity of their paragraph."""

    terms: Terms
    body_size: float = 0.0
    labels: dict[int, Label] = field(factory=dict)
    lettered: set[str] = field(factory=set)
    contents: set[int] = field(factory=set)
    prefixes: frozenset[str] = frozenset()
    blocks: Sequence[Block] = field(factory=tuple, repr=False)

    def heading(self, paragraph: Paragraph) -> bool:
        """Whether a line looks like a heading: a heading style, or short and bold, underlined, larger or in capitals."""
        if paragraph.level is not None:
            return True
        text = paragraph.text.strip()
        if not text or len(text) > LONGEST_HEADING or len(text.split()) > MOST_HEADING_WORDS:
            return False
        return paragraph.bold or paragraph.underlined or self.larger(paragraph) or is_capitals(text)

    def larger(self, paragraph: Paragraph) -> bool:
        """Whether its letters are larger than those of ordinary text."""
        return bool(paragraph.size and self.body_size and paragraph.size >= self.body_size + LARGER)

    def smaller(self, paragraph: Paragraph) -> bool:
        """Whether its letters are smaller than those of ordinary text."""
        return bool(paragraph.size and self.body_size and paragraph.size <= self.body_size - LARGER)

    def times_told(self, name: str) -> int:
        """In how many paragraphs a name begins a sentence or stands within one."""
        told = re.compile(rf"(?<![\w'’-]){re.escape(name)}(?:['’]s)?\s+[a-z]")
        return sum(told.search(paragraph.text) is not None for paragraph in paragraphs_of(self.blocks))

    def reference(self, text: str) -> tuple[str, str] | None:
        """A reference of the council's own before a text, such as N3, with what stands before the text; or None."""
        found = _OWN_REFERENCE.match(text)
        return (found[0], f"{found[1]}{found[2]}") if found and found[1] in self.prefixes else None

    def label(self, paragraph: Paragraph) -> Label | None:
        """The section label that this paragraph is, or None."""
        return self.labels.get(id(paragraph))

    def outranks(self, one: Paragraph, other: Paragraph) -> bool:
        """Whether a heading stands above another: by level, or by size where one has none."""
        if one.level is not None and other.level is not None:
            return one.level < other.level
        return bool(one.size and other.size and one.size > other.size)


def is_capitals(text: str) -> bool:
    """Whether a text of more than a few letters has no small ones."""
    return len(text) > 3 and text.upper() == text and sum(letter.isalpha() for letter in text) > 3


def survey_of(blocks: Sequence[Block], terms: Terms) -> Survey:
    """Look over the blocks of a document."""
    survey = Survey(terms, _usual_size(blocks), blocks=blocks)  # held, so that identities stay theirs
    survey.prefixes = _prefixes(blocks)
    units = [unit for block in blocks for unit in _units(block)]
    lettered = {
        id(paragraph): label
        for unit in units
        for paragraph in unit
        if (label := _lettered(paragraph, unit, survey)) is not None
    }
    lettered |= _letters_alike(units, lettered, survey)
    survey.contents = set(contents_of(units, lettered))
    survey.labels = {key: label for key, label in lettered.items() if key not in survey.contents}
    survey.lettered = {code for label in survey.labels.values() for code in label.codes}
    titled = [
        (paragraph, label)
        for unit in units
        for paragraph in unit
        if id(paragraph) not in lettered and (label := _titled(paragraph, survey)) is not None
    ]
    survey.labels |= dict(_of_one_rank(titled, survey))
    return survey


def _prefixes(blocks: Sequence[Block]) -> frozenset[str]:
    """Letters that number statements through a document, each number from 1 on once: N1, N2, N3 for needs, say."""
    numbers: dict[str, list[int]] = {}
    for paragraph in paragraphs_of(blocks):
        if found := _OWN_REFERENCE.match(paragraph.text):
            numbers.setdefault(found[1], []).append(int(found[2]))
    return frozenset(
        letters
        for letters, found in numbers.items()
        if len(found) >= FEWEST_COUNTED and sorted(found) == list(range(1, len(found) + 1)) and letters not in _SECTIONS
    )


def _usual_size(blocks: Sequence[Block]) -> float:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs_of(blocks):
        if paragraph.size is not None:
            sizes[paragraph.size] += len(paragraph.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0


def _units(block: Block) -> Iterator[tuple[Paragraph, ...]]:
    """What can be a label, line by line: a paragraph, or the first paragraph of each cell that could be one in a row."""
    if isinstance(block, Paragraph):
        if not block.blank and not block.footnote:
            yield (block,)
        return
    for row in block.rows:
        yield tuple(_row_unit(row))
        for cell in row.cells:
            for inner in cell.blocks:
                if isinstance(inner, Table):
                    yield from _units(inner)


def _row_unit(row: Row) -> Iterator[Paragraph]:
    filled = row.filled
    lettered = len(filled) > 1 and _LONE_LETTER.match(filled[0].text) is not None  # its title may begin a long cell
    for index, cell in enumerate(filled):
        if len(filled) == 1:
            yield from cell.filled
        elif index == 0 or _short(cell) or (lettered and index == 1):
            yield cell.filled[0]


def _short(cell: Cell) -> bool:
    return len(cell.filled) <= 2 and len(cell.text) <= LONGEST_HEADING


def _lettered(paragraph: Paragraph, unit: Sequence[Paragraph], survey: Survey) -> Label | None:
    looks = survey.heading(paragraph)
    between = ": " if looks else " "
    text = (
        f"{paragraph.number.rstrip(' :')}{between}{paragraph.text}"
        if _names_a_section(paragraph.number)
        else paragraph.text
    )
    label = section_label(text, survey.terms, heading=looks)
    if label is not None:
        return with_evidence(label, f"a letter in {_where(paragraph, looks)}")
    return _lone_letter(paragraph, unit, survey)


def _names_a_section(number: str) -> bool:
    """Whether what Word prints before a heading is a section's letter, as in an automatic “Section A”."""
    return bool(_LONE_LETTER.match(number)) and (len(number) > 3 or number[:1].isupper())


def _lone_letter(paragraph: Paragraph, unit: Sequence[Paragraph], survey: Survey) -> Label | None:
    """A letter alone in a cell with the section's title beside it, or the section's words alone in a heading."""
    found = _LONE_LETTER.match(paragraph.text)
    if found is None:
        return None
    beside = [other.text for other in unit if other is not paragraph]
    letter = found[1].upper()
    joined = f"Section {letter}: {beside[0] if beside else ''}"
    label = section_label(joined, survey.terms, heading=True)
    if label is None or not beside:
        return None
    fits = section_label(f"{letter}: {beside[0]}", survey.terms) is not None
    part = "".join(filter(str.isdigit, paragraph.text)) if len(label.codes[0]) == 1 else ""
    return with_evidence(attrs.evolve(label, part=part), "a letter in a cell of its own") if fits else None


def _letters_alike(
    units: Sequence[Sequence[Paragraph]], lettered: Mapping[int, Label], survey: Survey
) -> dict[int, Label]:
    """Letters in cells of their own that look like those of other sections, whatever a council calls theirs.

    The section must have no label elsewhere, and several others theirs in the same look.
    """
    alone = [
        (paragraph, unit[1], lettered.get(id(paragraph)))
        for unit in units
        for paragraph in unit[:1]
        if len(unit) > 1 and "row " in paragraph.place and _LONE_LETTER.match(paragraph.text)
    ]
    looks = Counter(_look(paragraph, survey) for paragraph, _, label in alone if label is not None)
    taken = {code for label in lettered.values() for code in label.codes}
    found: dict[int, Label] = {}
    for paragraph, beside, label in alone:
        codes = codes_in(paragraph.text.strip(" .:)").upper()[-2:])
        if label is None and looks[_look(paragraph, survey)] >= FEWEST_ALIKE and codes and not taken & {*codes}:
            made = Label(codes, paragraph.text.strip(), "", beside.text.strip())
            found[id(paragraph)] = with_evidence(made, "a letter in a cell of its own, like other sections")
            taken |= {*codes}
    return found


def _titled(paragraph: Paragraph, survey: Survey) -> Label | None:
    looks = survey.heading(paragraph)
    label = title_label(paragraph.text, survey.terms, heading=looks)
    if label is None or set(label.codes) & survey.lettered or (survey.lettered and not looks):
        return None
    return with_evidence(label, f"a title in {_where(paragraph, looks)}, without a letter")


def _of_one_rank(titled: Sequence[tuple[Paragraph, Label]], survey: Survey) -> Iterator[tuple[int, Label]]:
    """The titles that look like the sections of this document: those of the look that most sections have.

    A title of another look is kept where no other names its section, and always for the parts of H under it.
    """
    looks: dict[tuple[object, ...], set[str]] = {}
    for paragraph, label in titled:
        looks.setdefault(_look(paragraph, survey), set()).update(label.codes)
    if not survey.lettered and len({code for codes in looks.values() for code in codes}) < FEWEST_BY_TITLE:
        return
    usual = max(looks, key=lambda look: len(looks[look])) if looks else ()
    for paragraph, label in titled:
        same = _look(paragraph, survey) == usual
        parts = label.codes in (("H1",), ("H2",))
        if same or parts or not (set(label.codes) & looks[usual] or len(looks[usual]) > MOST_BY_LOOK):
            yield id(paragraph), label


def _look(paragraph: Paragraph, survey: Survey) -> tuple[object, ...]:
    if paragraph.level is not None:
        return ("level", paragraph.level)
    return (
        paragraph.bold,
        paragraph.size,
        is_capitals(paragraph.text.strip()),
        "row " in paragraph.place,
        survey.larger(paragraph),
    )


def _where(paragraph: Paragraph, looks: bool) -> str:
    if "row " in paragraph.place:
        return "a row of a table"
    return "a heading" if paragraph.level is not None else "a line that looks like a heading" if looks else "a line"
