"""Courses, the one form in which amounts are compared: how long and how often, and what that comes to in a school year."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from attrs import evolve, frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts import Amount, Dose
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.english.sentences import content_words, sentence_at
from ehcp_rules.text.papers.advice import Statement
from ehcp_rules.text.papers.comparing import IN_A_YEAR, Relation, compare_doses, same_weeks
from ehcp_rules.text.papers.words import stem

__all__ = ["Course", "compare_courses", "courses_of", "each_kind"]

_WEEKS: Mapping[str, Fraction] = MappingProxyType(
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
_ALL_YEAR = re.compile(
    r"\b(?:all year round|(?:throughout|across|in) the calendar year|52 weeks"
    r"|(?:(?:school )?holidays|vacations?) (?:included|too|as well)|including (?:the )?(?:school )?holidays"
    r"|(?:in|and|through|during) (?:the )?(?:school )?holidays)\b"
)
_IN_TERM = re.compile(r"\b(?:(?:in|during) term(?:[- ]time)?s?|term[- ]time|school weeks|weeks of (?:the )?term)\b")
_NAMED_TERMS = re.compile(
    r",? ?(?:each )?(?:in|during|over|across|throughout|through|for) the "
    r"(?:(?:autumn|spring|summer)(?:, | and | terms?,? and )?(?:the )?)+ terms?\b"
)
_SCHOOL_YEAR, _CALENDAR_YEAR = Fraction(38), Fraction(52)
_NOWHERE = Span(0, 0)
_A_PART = re.compile(r"\b(?:first|next|following)\b")
_SOMETHING_ELSE = re.compile(
    r"\b(?:review(?:s|ed|ing)?|monitor\w*|evaluat\w*|progress|reports?|reported|start(?:s|ing)?|begin(?:s|ning)?|follow(?:s|ing)"
    r"|repeat\w*|targets?|notice)\b"
)
_BEFORE_A_BOUND, _BEHIND_A_BOUND = 36, 26
"""Characters in front of an amount of weeks and behind it in which it may be told to be of something else."""
_TWICE_OVER = re.compile(
    r"\banother of the same length\b|\bthe same block again\b"
    r"|\band another (?:block |course )?(?:in|over|during) the (?:autumn|spring|summer)\b"
    r"|\brepeated (?:once|again|in (?:the )?(?:autumn|spring|summer)|(?:later )?in the (?:school )?year)\b"
)
_AFTERWARDS = re.compile(r"\b(?:then|afterwards|after that|followed by|plus|later)\b")
_TERMS = re.compile(r"\b(?:autumn|spring|summer|first|second|third)\b")
_MANY_HOURS, _DAYS_OF_SCHOOL = 900, (Fraction(5), Fraction(5))
_THE_SCHOOL_WEEK = re.compile(
    r"\b(?:throughout|across|the whole of) the (?:(?:whole|full|entire) )?(?:(?:school|college) )?week\b"
)
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
        span = sentence_at(self.passage.sentences, self.dose.span.start)
        return frozenset(stem(word) for word in content_words(self.passage.folded[span.start : span.end]))

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
        if not (self._by_days or _many_hours(self.dose)):
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
        elif period is None and (self.weeks or 0) > _SCHOOL_YEAR:
            # "Ten hours over two years" are five in each.
            low, high = (one * _SCHOOL_YEAR / (self.weeks or 1) for one in occasions or (Fraction(1), Fraction(1)))
        elif period is None:
            return self.dose
        elif occasions is None:
            return None
        elif self.weeks is not None and period in _WEEKS:
            # Nobody counts the weeks of term: a school year has 36 to 39 of them.
            told = IN_A_YEAR["week"][0], Fraction(39)
            least, most = told if self.weeks == _SCHOOL_YEAR else (self.weeks, self.weeks)
            low, high = occasions[0] * least / _WEEKS[period], occasions[1] * most / _WEEKS[period]
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
    if not (ours.ended and theirs.ended) and _meet(advised, planned):
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
    hours = _many_hours(dose) and dose.minutes == other.minutes
    if advised._in_all or not (hours or advised._by_days):
        return advised
    return evolve(advised, dose=evolve(dose, period="week"))


def _many_hours(dose: Dose) -> bool:
    """Hours with neither a number of times nor a period, so many that they fill a nursery week or most of a school week."""
    return dose.period is None and dose.times is None and dose.minutes is not None and dose.minutes[0] >= _MANY_HOURS


def _meet(one: Dose, other: Dose) -> bool:
    if one.times is None or other.times is None:
        return False
    return one.times[0] <= other.times[1] and other.times[0] <= one.times[1]


def each_kind(courses: Iterable[Course]) -> Collection[Course]:
    """The first course of each kind, in order."""
    found: dict[str, Course] = {}
    for one in courses:
        found.setdefault(one.kind, one)
    return found.values()


def courses_of(statement: Statement) -> Sequence[Course]:
    """The doses of a statement with what bounds each; what only tells another of them again in other words is left out."""
    # Kept with the statement: each is held against many others.
    kept: Sequence[Course] | None = vars(statement).get("_courses")
    if kept is None:
        kept = vars(statement)["_courses"] = _courses(statement)
    return kept


def _courses(statement: Statement) -> list[Course]:
    found: list[Course] = []
    for number, (passage, dose) in enumerate(statement.doses):
        course = _bounded(statement, number, passage, dose)
        if not any(_says_again(other, course) for other in found):
            found.append(course)
    return _over_the_terms(statement, found) or _with_blocks(found)


def _bounded(statement: Statement, number: int, passage: AnalysedPassage, dose: Dose) -> Course:
    """A dose with the weeks and sessions that its sentence tells, or, where it is the only dose, that its statement tells."""
    sentence = sentence_at(passage.sentences, dose.span.start)
    if _many_hours(dose) and _THE_SCHOOL_WEEK.search(passage.folded, sentence.start, sentence.end):
        dose = evolve(dose, period="week")
    told = [(where, one) for where, one in statement.amounts if one.measures in ("weeks", "sessions")]
    near = [one for where, one in told if where is passage and one.span.overlaps(sentence)]
    if not near and len(statement.doses) == 1:
        near = [one for where, one in told if not _of_something_else(where.folded, one)]
    else:
        near = [one for one in near if not _of_something_else(passage.folded, one)]
    values = {measure: {one.value for one in near if one.measures == measure} for measure in ("weeks", "sessions")}
    ends = {measure: some.pop() for measure, some in values.items() if len(some) == 1}
    weeks = ends.get("weeks")
    if weeks is None and dose.period in ("day", "week", "fortnight", "month"):
        weeks = _weeks_named(passage.folded, sentence, dose.span)
    elif weeks is not None and weeks <= _WEEKS["term"]:
        weeks *= max(1, _terms_named(passage.folded, sentence))
    sessions = ends.get("sessions")
    if _TWICE_OVER.search(passage.folded, sentence.start, sentence.end):
        weeks, sessions = weeks and 2 * weeks, sessions and 2 * sessions
        if not (weeks or sessions or dose.period) and dose.times:
            dose = evolve(dose, times=(2 * dose.times[0], 2 * dose.times[1]))
        elif dose.period in ("day", "school-day") and dose.times is None:
            dose = evolve(dose, times=(Fraction(2), Fraction(2)))
    if dose.bound == "exact" and any(one.bound == "ceiling" for one in near if one.measures in ends):
        # "In up to two blocks of eight" promises no block.
        dose = evolve(dose, bound="ceiling")
    return Course(
        statement=statement, numbers=(number,), passage=passage, dose=dose, sessions=sessions, weeks=weeks,
        bounds=tuple(one for one in near if one.measures in ends),
    )  # fmt: skip


def _of_something_else(folded: str, bound: Amount) -> bool:
    """`During the first four weeks`, `reviewed in six weeks`, `starting in a month`, `a 12-week programme, repeated`."""
    round_it = folded[max(0, bound.span.start - _BEFORE_A_BOUND) : bound.span.end + _BEHIND_A_BOUND]
    return (
        _SOMETHING_ELSE.search(round_it) is not None
        or _A_PART.search(folded, bound.span.start, bound.span.end) is not None
    )


def _terms_named(folded: str, sentence: Span) -> int:
    """How many terms a sentence names: six weeks in the autumn and in the spring term are twelve."""
    named = _NAMED_TERMS.search(folded, sentence.start, sentence.end)
    return len(_TERMS.findall(named.group())) if named else 0


def _weeks_named(folded: str, sentence: Span, dose: Span) -> Fraction | None:
    """How many weeks of the year a dose runs where its sentence names them: the terms behind it, term time, holidays too."""
    terms = _NAMED_TERMS.search(folded, dose.start, sentence.end)
    if terms and terms.start() <= dose.end:
        return 12 * Fraction(len(_TERMS.findall(terms.group())))
    if _ALL_YEAR.search(folded, sentence.start, sentence.end):
        return _CALENDAR_YEAR
    return _SCHOOL_YEAR if _IN_TERM.search(folded, sentence.start, sentence.end) else None


def _says_again(first: Course, course: Course) -> bool:
    """`Six times a year, once in every half-term`; `12 sessions a year, one a week over two blocks of six weeks`."""
    if first.passage is not course.passage:
        return False
    if course.dose.minutes is not None:
        return _divides(first.dose, course.dose)
    if _bare(course.dose) and _bare(first.dose) and course.dose.period == first.dose.period == "day":
        # "Each morning by her assistant, daily".
        return first.passage.folded.startswith("daily", course.dose.span.start)
    if course.dose.noun not in ("", first.dose.noun) or (first.dose.minutes and not first.dose.times):
        return False
    sentence = sentence_at(course.passage.sentences, course.dose.span.start)
    one, other = first.in_a_year(), course.in_a_year()
    return (
        not _AFTERWARDS.search(course.passage.folded, first.dose.span.end, course.dose.span.start)
        and first.dose.span.overlaps(sentence)
        and first.dose.period != course.dose.period
        and one is not None
        and other is not None
        and _meet(one, other)
    )


def _bare(dose: Dose) -> bool:
    return dose.minutes is None and dose.times is None and dose.every == 1


def _divides(whole: Dose, part: Dose) -> bool:
    """`Nine hours a week, three hours on each of three days`: the sessions of a length that was told before them."""
    if not (whole.minutes and whole.period and part.minutes and part.times) or whole.times or part.period:
        return False
    return part.minutes[0] * part.times[0] == whole.minutes[0] and part.minutes[1] * part.times[1] == whole.minutes[1]


def _with_blocks(found: list[Course]) -> list[Course]:
    """Courses whose blocks are told apart from them: "Three blocks a year. Each is ten sessions" are thirty."""
    main = next((one for one in found if one.dose.minutes), None)
    if main is None or len(found) == 1:
        return found
    told, left = main, []
    for one in found:
        blocks = _blocks_told(one, main) if one is not main else None
        if blocks is None:
            left.append(one)
        elif main.paced:
            sessions = main.sessions and main.sessions * blocks
            weeks = main.weeks * blocks if main.weeks and main.weeks <= _WEEKS["term"] else main.weeks
            told = evolve(told, sessions=sessions, weeks=weeks, numbers=(*told.numbers, *one.numbers))
        else:
            # "30 sessions a year, in three blocks of ten": how they are spread.
            told = evolve(told, numbers=(*told.numbers, *one.numbers))
    return [told if one is main else one for one in left]


def _blocks_told(one: Course, main: Course) -> Fraction | None:
    """How many blocks of another course in a year a count of blocks tells, or a term that stands alone; None where it is none."""
    dose = one.dose
    if dose.minutes or dose.every != 1:
        return None
    in_a_year = {"term": 3, "half-term": 6, "year": 1, None: 1}.get(dose.period)
    if in_a_year is None:
        return None
    if dose.noun == "block" and dose.times:
        return dose.times[0] * in_a_year
    alone = dose.times is None and not dose.noun and dose.period in ("term", "half-term")
    return Fraction(in_a_year) if alone and main.paced and (main.sessions or main.weeks) else None


def _over_the_terms(statement: Statement, found: Sequence[Course]) -> list[Course]:
    """Sessions told for one term after the other, as all of them: eight in the autumn and four in the spring are twelve."""
    times = [one.dose.times for one in found if one.dose.times and not one.dose.period]
    alike = len(times) == len(found) and len({one.dose.minutes for one in found}) == 1
    seasons = {term for passage in statement.passages for term in _TERMS.findall(passage.folded)}
    if len(found) == 1 or not alike or len(seasons) < len(found):
        return []
    low, high = sum(low for low, _ in times), sum(high for _, high in times)
    numbers = tuple(number for one in found for number in one.numbers)
    return [evolve(found[0], dose=evolve(found[0].dose, times=(Fraction(low), Fraction(high))), numbers=numbers)]
