"""Facts of the front page, of headers and of footers: labels with values, and the plan's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ehcp_rules_adapters.dates import dated, parse_date
from ehcp_rules_adapters.layout.blocks import Block, Cell, Paragraph, Row, paragraphs_of
from ehcp_rules_adapters.layout.looks import side_by_side
from ehcp_rules_adapters.layout.state import State
from ehcp_rules_adapters.terms import fold_label
from ehcp_rules_adapters.ticks import ticked

__all__ = ["read_fact_columns", "read_fact_line", "read_fact_row", "read_margins"]

_FOR = re.compile(r"\b(?:[Pp]lan|PLAN)\s*(?:for|of|[-–—:])\s*(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,4})\s*\Z")
_NAME = re.compile(r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,3}")
MOST_LABEL_WORDS = 9
"""How far before a colon or a gap a known label may begin."""

MOST_FRONT_LINES = 60
"""Lines that are taken for the front page, where the child’s name may stand by itself."""

LONGEST_DATE_LABEL = 90
"""What is longer in front of a date is a sentence that tells of it, in characters."""

MOST_TITLE_WORDS = 14
"""A line of more words is no title of the plan."""

FEWEST_TIMES_TOLD = 3
"""How often the text must speak of a name below the title before it is the child’s."""

_ENDS_IN_FOR = re.compile(r"\bfor\s*:?\s*\Z", re.IGNORECASE)


def read_fact_line(line: Paragraph, state: State) -> bool:
    """Read a line of facts, “Name: … Date of birth: …”; False where it states none that is known."""
    found = False
    for label, value in _pairs(line.text, state):
        found = True
        if value:
            state.builder.labelled_fact(label, value, line.place)
    label, colon, value = line.text.partition(":") if ":" in line.text else line.text.partition("\t")
    found = found or (bool(colon) and _by_words(label, value, state)) or _sentence(line, state)
    found = found or _name_below_the_title(line, state)
    state.title = ""
    if not found:
        found = _title(line, state)
        state.title = line.text.strip() if _speaks_of_a_plan(line.text) and _stands_out(line, state) else ""
    if found:
        state.place(line)
    return found


def _name_below_the_title(line: Paragraph, state: State) -> bool:
    """A name on a line of its own right below the plan's title, printed like that: the child's, if the title says “for”.

    Below another title, such as “My plan”, it must come back in the text: a council's name does not speak or need.
    """
    if not state.title or not _is_a_name(line.text, state) or not _stands_out(line, state):
        return False
    first = line.text.split()[0]
    if not _ENDS_IN_FOR.search(state.title) and state.survey.times_told(first) < FEWEST_TIMES_TOLD:
        return False
    state.builder.likely_fact("learner.name", line.text)
    return True


def _stands_out(line: Paragraph, state: State) -> bool:
    return state.survey.heading(line) or state.survey.larger(line)


def _by_words(label: str, value: str, state: State) -> bool:
    """A label in words of its own before a date, also one that names two events; False where it names none."""
    if parse_date(value) is None or len(label) > LONGEST_DATE_LABEL:
        return False
    folded = label.replace("\n", " ")
    names = [state.terms.fact(folded) or state.terms.event(folded)]
    both = [state.terms.fact(part) or state.terms.event(part) for part in re.split(r"\s+and\s+|\s*/\s*", folded)]
    if len(both) == 2 and all(both) and both[0] != both[1]:
        names = both
    if names == ["dates.amendment_notice"] and "decision" in fold_label(folded).split():
        names.append("dates.review_decision")  # the notice tells the decision
    for name in names:
        if name:
            state.builder.likely_fact(name, value)
    return any(names)


def _sentence(line: Paragraph, state: State) -> bool:
    """A sentence that tells of events by their dates, such as the day on which the draft plan was sent."""
    found = False
    last = 0
    for start, end, day in dated(line.text):
        before = f" {fold_label(line.text[last:start])} "
        events = {
            name for name, words in state.terms.sentences.items() for word in words if f" {fold_label(word)} " in before
        }
        if len(events) == 1:
            state.builder.likely_fact(events.pop(), day.isoformat())
            found = True
        last = end
    return found


def _pairs(text: str, state: State) -> Iterator[tuple[str, str]]:
    """Each known label of a line with what follows it, as far as the next known label."""
    marks = list(_labels(text, state))
    for index, (_, end, label) in enumerate(marks):
        stop = marks[index + 1][0] if index + 1 < len(marks) else len(text)
        yield label, text[end:stop].strip(" \t\n|;,")


def _labels(text: str, state: State) -> Iterator[tuple[int, int, str]]:
    """Known labels before a colon or tab, or that stand alone before a gap, with where they begin and end."""
    last = 0
    for mark in re.finditer(r"[:\t|\n]|\s{3,}|\s[-–—]\s", text):
        before = text[last : mark.start()]
        words = list(re.finditer(r"\S+", before))
        for first in range(max(0, len(words) - MOST_LABEL_WORDS), len(words)):
            label = before[words[first].start() :].strip(" \t|;,")
            if first and mark[0] != ":":
                break
            if state.terms.fact(label) is not None:
                yield last + words[first].start(), mark.end(), label
                break
        last = mark.end()


def _title(line: Paragraph, state: State) -> bool:
    """The plan's title may say what stage it is at and whose plan it is."""
    text = " ".join(ticked(line.text).split())
    if not text or len(text.split()) > MOST_TITLE_WORDS:
        return False
    folded = f" {fold_label(text)} "
    known = state.terms.stage(text)
    if _speaks_of_a_plan(text):
        known = known or next(
            (stage for stage, words in state.terms.title_stages() if any(f" {word} " in folded for word in words)), None
        )
    if known:
        state.builder.likely_fact("stage", text if state.terms.stage(text) else known.replace("-", " "))
    named = _FOR.search(text)
    if (named and line.level is not None) or (named and state.survey.heading(line)):
        state.builder.likely_fact("learner.name", named["name"])
    return bool(known or named)


def _speaks_of_a_plan(text: str) -> bool:
    return bool({"plan", "ehcp", "ehc"} & set(fold_label(text).split()))


def _states_a_fact(line: Paragraph, state: State) -> bool:
    """Whether a line in a cell is a known label, a colon and its own value."""
    label, colon, value = line.text.partition(":")
    if not colon or not value.strip():
        return False
    return state.terms.fact(label) is not None or (
        state.terms.event(label) is not None and parse_date(value) is not None
    )


def read_fact_row(row: Row, state: State) -> None:
    """Labels and values side by side: label, value, label, value. A cell may also hold a label above its own value."""
    cells = row.cells
    at = 0
    while at < len(cells):
        cell = cells[at]
        if not cell.filled:
            at += 1
            continue
        label = state.terms.fact(cell.text.replace("\n", " "))
        value = cells[at + 1] if at + 1 < len(cells) else None
        if label is None and value is not None and _stacked(cell, value, state):
            at += 2
            continue
        if label is None and all(_states_a_fact(line, state) for line in cell.filled):
            for line in cell.filled:
                read_fact_line(line, state)
            at += 1
            continue
        if label is None and value is not None and _by_words(cell.text, value.text, state):
            state.place(*cell.filled, *value.filled)
            at += 2
            continue
        if label is None:
            if not _inside(cell, state) and at + 1 == len(cells) and len(row.filled) == 1:
                for line in cell.filled:
                    read_fact_line(line, state)
            at += 1
            continue
        state.place(*cell.filled)
        if value is not None and not (value.filled and state.terms.fact(value.text.replace("\n", " "))):
            if value.filled:
                state.builder.labelled_fact(cell.text.replace("\n", " "), value.text, value.place)
                state.place(*value.filled)
            at += 1
        at += 1


def _stacked(cell: Cell, value: Cell, state: State) -> bool:
    """Read labels below each other in one cell, and their values in the next; False where most are no labels of facts."""
    pairs = side_by_side(cell, value)
    known = sum(state.terms.fact(label.text) is not None for label, _ in pairs)
    if not pairs or known * 2 < len(pairs) or any(state.terms.fact(found.text) is not None for _, found in pairs):
        return False
    for label, found in pairs:
        if state.terms.fact(label.text) is not None or not _by_words(label.text, found.text, state):
            state.builder.labelled_fact(label.text, found.text, found.place)
        state.place(label, found)
    return True


def _inside(cell: Cell, state: State) -> bool:
    """A label and its value in one cell: “Name: …”, or the label on a line of its own."""
    lines = cell.filled
    if len(lines) > 1 and state.terms.fact(lines[0].text) is not None:
        state.builder.labelled_fact(lines[0].text, "\n".join(line.text for line in lines[1:]), lines[1].place)
        state.place(*lines)
        return True
    found = [read_fact_line(line, state) for line in lines]
    return any(found)


def read_fact_columns(rows: Sequence[Row], state: State) -> bool:
    """Read a row of labels above a row of values; False where the first row is no row of labels."""
    if len(rows) < 2:
        return False
    labels, values = rows[0], rows[1]
    known = [cell for cell in labels.filled if state.terms.fact(cell.text.replace("\n", " ")) is not None]
    if len(known) < 2 or len(known) < len(labels.filled):
        return False
    below = {cell.column: cell for cell in values.cells}
    if any(state.terms.fact(cell.text) for cell in values.filled) or not values.filled:
        return False
    for cell in known:
        value = below.get(cell.column)
        state.place(*cell.filled)
        if value is not None and value.filled:
            state.builder.labelled_fact(cell.text.replace("\n", " "), value.text, value.place)
            state.place(*value.filled)
    return True


def read_margins(margins: Sequence[Block], blocks: Sequence[Block], state: State) -> None:
    """Facts in headers and footers, where the body states none. Nothing there is ever an item.

    A name that stands by itself both there and on the front page is the child's.
    """
    front = {line.text.strip() for line in islice(paragraphs_of(tuple(blocks)), MOST_FRONT_LINES)}
    for block in margins:
        for line in paragraphs_of((block,)):
            if line.text.strip() in front and _is_a_name(line.text, state):
                state.builder.likely_fact("learner.name", line.text)
            for label, value in _pairs(line.text, state):
                name = state.terms.fact(label)
                if name and value:
                    state.builder.likely_fact(name, value)
            _title(line, state)


def _is_a_name(text: str, state: State) -> bool:
    """Whether a line is two to four names, and none of them a word of councils and their papers."""
    return _NAME.fullmatch(text.strip()) is not None and not set(fold_label(text).split()) & set(
        state.terms.words.no_names
    )
