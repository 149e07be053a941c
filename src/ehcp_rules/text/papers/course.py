"""A course, the one form in which amounts are compared: how long and how often, and what that comes to in a school year."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from attrs import evolve, frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts import Amount, Dose
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.papers.comparing import IN_A_YEAR, Relation, compare_doses, same_weeks
from ehcp_rules.text.papers.statement import Statement

__all__ = ["SCHOOL_YEAR", "WEEKS", "Course", "compare_courses", "each_kind", "many_hours", "meet", "twos", "unlike"]

WEEKS: Mapping[str, Fraction] = MappingProxyType(
    {
        "school-day": Fraction(1, 5),
        "day": Fraction(1, 5),
        "week": Fraction(1),
        "fortnight": Fraction(2),
        "month": Fraction(4),
        "half-term": Fraction(6),
        "term": Fraction(12),
    }
)
"""Weeks of school in one of each period."""
SCHOOL_YEAR = Fraction(38)
_MANY_HOURS, _DAYS_OF_SCHOOL = 900, (Fraction(5), Fraction(5))
_NOWHERE = Span(0, 0)
_TIMES_SIGN = re.compile(r"(?<![a-z])x(?![a-z])")
_IN_ALL = re.compile(r"\b(?:in (?:all|total)(?= ?[.,;:)]|$| (?:for|of|with|to|by|from|over) )|total of\b|altogether\b)")


@frozen(kw_only=True)
class Course:
    """A dose with what bounds it: `sessions` in all, or the `weeks` that it runs, both for one school year; None: not told.

    `numbers` are those of the statement's doses that it is made of, and `bounds` the amounts that tell its end.
    """

    statement: Statement
    numbers: tuple[int, ...]
    passage: AnalysedPassage
    dose: Dose
    sessions: Fraction | None = None
    weeks: Fraction | None = None
    bounds: tuple[Amount, ...] = ()

    @cached_property
    def kind(self) -> str:
        """All that comparing reads of it: of courses of one kind, each compares as any other."""
        return repr((evolve(self.dose, span=_NOWHERE), self.sessions, self.weeks, self._by_days, self._in_all))

    @cached_property
    def keys(self) -> frozenset[tuple[int, int]]:
        """The doses that it is made of, as the identity of the statement and their number."""
        return frozenset((id(self.statement), number) for number in self.numbers)

    @cached_property
    def about(self) -> frozenset[str]:
        """The words that stand with it: of its sentence, or of the whole statement for a column that holds only amounts."""
        if self.passage.field != "text":
            return self.statement.words
        return self.statement.roots_in(self.passage, sentence_at(self.passage.sentences, self.dose.span.start))

    @cached_property
    def _by_days(self) -> bool:
        """Whether it is told for each of the days of a school week: `ten minutes x 5`."""
        dose = self.dose
        return dose.times == _DAYS_OF_SCHOOL and bool(
            _TIMES_SIGN.search(self.passage.folded, dose.span.start, dose.span.end)
        )

    @cached_property
    def _in_all(self) -> bool:
        """Whether it is many hours, or so many for each day, that are told as a whole."""
        if not (self._by_days or many_hours(self.dose)):
            return False
        sentence = sentence_at(self.passage.sentences, self.dose.span.start)
        return _IN_ALL.search(self.passage.folded, sentence.start, sentence.end) is not None

    @property
    def ended(self) -> bool:
        """Whether it is told how much it is in all: other doses go on through the school year."""
        return self.sessions is not None or self.weeks is not None or self.dose.period in (None, "year")

    @property
    def paced(self) -> bool:
        """Whether it is told how often it happens, and not only how much of it there is in a term or a year."""
        return self.dose.period not in (None, "quarter", "term", "year")

    def in_a_year(self) -> Dose | None:
        """All of it in one school year, without a period; None where that cannot be reckoned."""
        occasions, period = self.dose.occasions, self.dose.period
        if self.sessions is not None:
            low = high = self.sessions
        elif period is None and (self.weeks or 0) > SCHOOL_YEAR:
            # "Ten hours over two years" are five in each.
            low, high = (one * SCHOOL_YEAR / (self.weeks or 1) for one in occasions or (Fraction(1), Fraction(1)))
        elif period is None:
            return self.dose
        elif occasions is None:
            return None
        elif self.weeks is not None and period in WEEKS:
            # Nobody counts the weeks of term: a school year has 36 to 39 of them.
            told = IN_A_YEAR["week"][0], Fraction(39)
            least, most = told if self.weeks == SCHOOL_YEAR else (self.weeks, self.weeks)
            low, high = occasions[0] * least / WEEKS[period], occasions[1] * most / WEEKS[period]
        elif period.replace("-", "") in IN_A_YEAR:
            low, high = (one * many for one, many in zip(occasions, IN_A_YEAR[period.replace("-", "")], strict=True))
        else:
            return None
        return evolve(self.dose, times=(low, high), period=None, every=Fraction(1))

    def quote(self) -> Quote:
        """Where the dose stands."""
        return self.passage.quote(self.dose.span.start, self.dose.span.end)


def compare_courses(ours: Course, theirs: Course) -> Relation:
    """How a planned course stands to an advised one: by its pace where both have one, and by what each is in all.

    A plan that tells no end goes on for at least as long as was advised. Fewer sessions over a longer time are for a person.
    """
    ours = _of_a_week(ours, theirs)
    if ours.weeks and theirs.weeks and same_weeks(ours.weeks, theirs.weeks):
        theirs = evolve(theirs, weeks=ours.weeks)
    rate = compare_doses(ours.dose, theirs.dose)
    if not (ours.ended or theirs.ended):
        return rate
    advised, planned = ours.in_a_year(), theirs.in_a_year()
    if advised is None or planned is None:
        return rate
    paced = ours.paced and theirs.paced and rate is not Relation.UNCLEAR
    if paced and not theirs.ended:
        return rate
    if not (ours.ended and theirs.ended) and meet(advised, planned):
        # What goes on through the year is told by no exact number.
        planned = evolve(planned, times=advised.times)
    whole = compare_doses(advised, planned)
    return whole if not paced or rate in (Relation.EQUAL, whole) else Relation.UNCLEAR


def _of_a_week(advised: Course, planned: Course) -> Course:
    """`25 hours of support` and `ten minutes x 5` are advised for a week where the plan tells one.

    Never the other way round: a plan that leaves out the period has dropped it.
    """
    dose, other = advised.dose, planned.dose
    if dose.period or not dose.minutes or advised.weeks or advised.sessions:
        return advised
    if other.period not in ("week", "day", "school-day"):
        return advised
    hours = many_hours(dose) and dose.minutes == other.minutes
    if advised._in_all or not (hours or advised._by_days):
        return advised
    return evolve(advised, dose=evolve(dose, period="week"))


def many_hours(dose: Dose) -> bool:
    """Hours with neither a number of times nor a period, so many that they fill a nursery week or most of a school week."""
    return dose.period is None and dose.times is None and dose.minutes is not None and dose.minutes[0] >= _MANY_HOURS


def meet(one: Dose, other: Dose) -> bool:
    """Whether two ranges of how many times have a number in common."""
    if one.times is None or other.times is None:
        return False
    return one.times[0] <= other.times[1] and other.times[0] <= one.times[1]


def each_kind(courses: Iterable[Course]) -> Collection[Course]:
    """The first course of each kind, in order."""
    found: dict[str, Course] = {}
    for one in courses:
        found.setdefault(one.kind, one)
    return found.values()


def unlike(courses: Iterable[Course]) -> Iterable[Course]:
    """The first of those that are of one kind and stand among the same words: it is as near as any."""
    found: dict[tuple[object, ...], Course] = {}
    for one in courses:
        found.setdefault((id(one.statement), one.passage.field, one.kind, one.about), one)
    return found.values()


def twos(courses: Sequence[Course]) -> Iterator[tuple[Course, Course]]:
    """Each two courses in order, those of the same two kinds once."""
    first: set[str] = set()
    for place, one in enumerate(courses):
        if one.kind not in first:
            first.add(one.kind)
            yield from ((one, other) for other in each_kind(courses[place + 1 :]))
