"""By when an outcome is to be reached, in its own words, those of the heading that governs it, or those of a line over all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from ehcp_rules.evidence import Span
from ehcp_rules.plan import Heading, Learner, Note, Outcome
from ehcp_rules.text.reading import Slot, SlotState
from ehcp_rules.text.times.bounds import time_bounds
from ehcp_rules.text.times.deadlines import deadline_alone, deadline_apart, deadline_closing
from ehcp_rules.text.times.last_day import TimeBound

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["heading_bounds", "measures_how_long", "outcome_bounds", "time_bound", "without"]

_Bounds = tuple[tuple["AnalysedPassage", TimeBound], ...]


_WITHOUT_END = re.compile(r"^\W*ongoing\b *[:,(–-]|\bongoing\W*$|\bon an ongoing basis\b")
"""Said of an outcome, this takes it out of the time of its heading."""


def outcome_bounds(item: AnalysedItem) -> _Bounds:
    """Each time bound of an outcome, of its own text, of the heading that governs it or of a line over all outcomes."""
    return item.plan.once(f"the time bounds of {item.path}", lambda: _bounds(item))


def _bounds(item: AnalysedItem) -> _Bounds:
    learner = item.plan.plan.learner
    found: list[tuple[AnalysedPassage, TimeBound]] = []
    passage = item.passages.get("text")
    if passage is not None:
        found.extend((passage, bound) for bound in time_bounds(passage.folded, passage.scan, learner))
        apart = None if found else deadline_apart(passage.folded, learner)
        found.extend([(passage, apart)] if apart else ())
    under = item.item.under if isinstance(item.item, Outcome) and not found else None
    if under is not None and not (passage is not None and _WITHOUT_END.search(passage.folded)):
        for other in item.plan.items(item.section, kinds=(Heading.kind,)):
            if other.id == under and "text" in other.passages:
                found.extend(heading_bounds(other.passages["text"], learner))
    if not found and not (passage is not None and _WITHOUT_END.search(passage.folded)):
        found.extend(item.plan.once(f"the time of all outcomes in {item.section}", lambda: _of_all(item)))
    return tuple(found)


_OUTCOMES = re.compile(r"\b(?:each|every)(?: one)?(?: of)?(?: the| these)? outcomes?\b|\boutcomes\b")
_ARE_REACHED = re.compile(
    r"\b(?:achiev(?:e|ed)|reach(?:ed)?|met|attain(?:ed)?|accomplished|time ?scales?|time ?frames?|deadline|(?:end|target|due) date"
    r"|(?:is|are|run|runs|set|last|lasts|hold|look|looks) (?:all )?(?:for|to|until|up to|ahead to|by|at)|due)\b"
)
_NOT_THEIR_END = re.compile(
    r"\b(?:review\w*|monitor\w*|check\w*|measur\w*|evaluat\w*|updat\w*|steps?|short\w*|smaller|target(?! date)s?|progress|towards?"
    r"|draft\w*|were|was|not|some|many|most|previous|last|e ?\d+)\b"
)
"""What else may have a time beside outcomes: reviews, steps on the way, outcomes of the plan before, and single ones."""
_UNLESS = re.compile(
    r"\b(?:unless|except|save) [^.;]{0,60}?(?:stated|shown|given|said|indicated|specified|noted)\b"
    r"|, (?:unless|except|save) [^.;,]{0,60}(?=[.;]|$)"
)
_AS_AN_END = ("by ", "before ", "until ", "within ", "at ", "for ", "over ", "up to ", "end ", "close ")


def _of_all(item: AnalysedItem) -> _Bounds:
    """The time that a line of the section sets for all of its outcomes, where they say no other."""
    learner = item.plan.plan.learner
    found: list[tuple[AnalysedPassage, TimeBound]] = []
    for line in item.plan.items(item.section, kinds=(Note.kind,)):
        passage = line.passages.get("text")
        if passage is None or "outcome" not in passage.folded:
            continue
        for sentence in passage.sentences:
            said = _UNLESS.sub(lambda cut: " " * len(cut[0]), passage.folded[sentence.start : sentence.end])
            if _OUTCOMES.search(said) and _ARE_REACHED.search(said) and not _NOT_THEIR_END.search(said):
                found.extend(
                    (passage, bound)
                    for bound in time_bounds(passage.folded, passage.scan, learner)
                    if bound.span.overlaps(sentence) and passage.folded.startswith(_AS_AN_END, bound.span.start)
                )
                colon = 0 if found else said.rfind(":") + 1
                labelled = deadline_alone(said[colon:], learner) if colon else None
                if labelled is not None:
                    start = sentence.start + colon
                    span = Span(start + labelled.span.start, start + labelled.span.end)
                    found.append((passage, evolve(labelled, span=span)))
    return tuple(found)


_KEPT_UP = ("for ", "in a ", "in one ")


def measures_how_long(passage: AnalysedPassage, bound: TimeBound) -> bool:
    """Whether a bound may only tell how long something is kept up: `for a half-term`, `in a term`, and not `within a term`."""
    return bound.months is not None and passage.folded.startswith(_KEPT_UP, bound.span.start)


def heading_bounds(heading: AnalysedPassage, learner: Learner) -> _Bounds:
    """Each time bound that a heading sets for the outcomes under it."""
    found = tuple((heading, bound) for bound in time_bounds(heading.folded, heading.scan, learner))
    if found:
        return found
    alone = deadline_alone(heading.folded, learner) or deadline_closing(heading.folded, learner)
    return ((heading, alone),) if alone else ()


def without(folded: str, spans: tuple[Span, ...]) -> str:
    """The folded text with these places blanked out, so that offsets stay true."""
    for span in spans:
        folded = folded[: span.start] + " " * (span.end - span.start) + folded[span.end :]
    return folded


def time_bound(bounds: _Bounds) -> Slot:
    """The slot time-bound, here or in the heading above."""
    if bounds:
        quotes = tuple(passage.quote(bound.span.start, bound.span.end) for passage, bound in bounds)
        return Slot("time-bound", SlotState.FILLED, quotes, "a date, phase or age")
    return Slot("time-bound", SlotState.EMPTY, (), "no date, term, phase or age, here or in a heading")
