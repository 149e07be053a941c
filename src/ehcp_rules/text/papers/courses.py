"""The courses of a statement: its doses, each with the weeks and sessions that bound it, and each told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

from attrs import evolve

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts import Amount, Dose
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.papers.course import SCHOOL_YEAR, WEEKS, Course, many_hours, meet
from ehcp_rules.text.papers.course_again import fuller, in_another_field, led_to
from ehcp_rules.text.papers.statement import Statement

__all__ = ["courses_of"]

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
_CALENDAR_YEAR = Fraction(52)
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
_THE_SCHOOL_WEEK = re.compile(
    r"\b(?:throughout|across|the whole of) the (?:(?:whole|full|entire) )?(?:(?:school|college) )?week\b"
)


def courses_of(statement: Statement) -> Sequence[Course]:
    """The doses of a statement with what bounds each; what only tells another of them again in other words is left out."""
    # Kept with the statement: each is held against many others.
    kept: Sequence[Course] | None = vars(statement).get("_courses")
    if kept is None:
        kept = vars(statement)["_courses"] = _courses(statement)
    return kept


def _courses(statement: Statement) -> list[Course]:
    found: list[Course] = []
    # One sentence may tell many doses, and is looked through once.
    said = cache(_found_in)
    told = [(where, one) for where, one in statement.amounts if one.measures in ("weeks", "sessions")]
    for number, (passage, dose) in enumerate(statement.doses):
        course = _bounded(statement, number, passage, dose, told, said)
        if found and led_to(found[-1], course):
            found[-1] = course
        elif (before := in_another_field(found, course)) is not None:
            found[before] = fuller(found[before], course)
        elif not any(_says_again(other, course, said) for other in found):
            found.append(course)
    return _told_apart(found) or _over_the_terms(statement, found) or _with_blocks(_each_term(found))


def _told_apart(found: Sequence[Course]) -> list[Course]:
    """How long and how often as one course, where a statement tells only these two, in one sentence or in two fields.

    `Ten minutes of stretches, then a drink, each morning`; not `an hour of training, and a review each term`.
    """
    if len(found) != _BOTH:
        return []
    first, second = found
    one, other = first.dose, second.dose
    often, length = (one, other) if one.minutes is None else (other, one)
    if often.minutes or not often.period or not often.is_amount or not length.minutes or length.times or length.period:
        return []
    if many_hours(length) or often.noun not in ("", "session"):
        return []
    if first.passage is second.passage:
        start, end = sorted((one.span, other.span))
        between = first.passage.folded[start.end : end.start]
        if _ANOTHER_THING.search(between) or (". " in between and not _OF_THE_SAME.search(between)):
            return []
    elif _SOMETHING_ELSE.search(second.passage.folded):
        return []
    whole = evolve(often, minutes=length.minutes, bound=length.bound if often.bound == "exact" else often.bound)
    if first.passage is second.passage:
        whole = evolve(whole, span=Span(start.start, end.end))
    main = first if often is one else second
    return [evolve(main, dose=whole, numbers=(*first.numbers, *second.numbers))]


_BOTH = 2
_ANOTHER_THING = re.compile(
    rf"[;]|\band (?!this\b|is\b)(?:will|should|must|to|an?|the|his|her|their|[a-z]+s)\b|{_SOMETHING_ELSE.pattern}"
)
_OF_THE_SAME = re.compile(
    r"\. (?:(?:the|each|every|all|these) )?(?:sessions?|lessons?|groups?|it|this|they|each)\b[^.]*$"
)


_Said = Callable[[re.Pattern[str], str, Span], Sequence[re.Match[str]]]


def _found_in(pattern: re.Pattern[str], folded: str, sentence: Span) -> Sequence[re.Match[str]]:
    return tuple(pattern.finditer(folded, sentence.start, sentence.end))


def _bounded(
    statement: Statement,
    number: int,
    passage: AnalysedPassage,
    dose: Dose,
    told: Sequence[tuple[AnalysedPassage, Amount]],
    said: _Said,
) -> Course:
    """A dose with the weeks and sessions that its sentence tells, or, where it is the only dose, that its statement tells."""
    sentence = sentence_at(passage.sentences, dose.span.start)
    if many_hours(dose) and said(_THE_SCHOOL_WEEK, passage.folded, sentence):
        dose = evolve(dose, period="week")
    near = [one for where, one in told if where is passage and one.span.overlaps(sentence)]
    if not near and len(statement.doses) == 1:
        near = [one for where, one in told if not _of_something_else(where.folded, one)]
    else:
        near = [one for one in near if not _of_something_else(passage.folded, one)]
    values = {measure: {one.value for one in near if one.measures == measure} for measure in ("weeks", "sessions")}
    ends = {measure: some.pop() for measure, some in values.items() if len(some) == 1}
    weeks = ends.get("weeks")
    if weeks is None and dose.period in ("day", "week", "fortnight", "month"):
        weeks = _weeks_named(passage.folded, sentence, dose.span, said)
    elif weeks is not None and weeks <= WEEKS["term"]:
        weeks *= max(1, _terms_named(said(_NAMED_TERMS, passage.folded, sentence)))
    sessions = ends.get("sessions")
    if said(_TWICE_OVER, passage.folded, sentence):
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


def _terms_named(named: Sequence[re.Match[str]]) -> int:
    """How many terms a sentence names: six weeks in the autumn and in the spring term are twelve."""
    return len(_TERMS.findall(named[0].group())) if named else 0


def _weeks_named(folded: str, sentence: Span, dose: Span, said: _Said) -> Fraction | None:
    """How many weeks of the year a dose runs where its sentence names them: the terms behind it, term time, holidays too."""
    begun = (_NAMED_TERMS.match(folded, at, sentence.end) for at in range(dose.start, dose.end + 1))
    if terms := next(filter(None, begun), None):
        return 12 * Fraction(len(_TERMS.findall(terms.group())))
    if said(_ALL_YEAR, folded, sentence):
        return _CALENDAR_YEAR
    return SCHOOL_YEAR if said(_IN_TERM, folded, sentence) else None


def _says_again(first: Course, course: Course, said: _Said) -> bool:
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
    if first.dose.period == course.dose.period or not first.dose.span.overlaps(sentence):
        return False
    after = said(_AFTERWARDS, course.passage.folded, sentence)
    if any(first.dose.span.end <= one.start() and one.end() <= course.dose.span.start for one in after):
        return False
    one, other = first.in_a_year(), course.in_a_year()
    return one is not None and other is not None and meet(one, other)


def _bare(dose: Dose) -> bool:
    return dose.minutes is None and dose.times is None and dose.every == 1


def _divides(whole: Dose, part: Dose) -> bool:
    """`Nine hours a week, three hours on each of three days`: the sessions of a length that was told before them."""
    if not (whole.minutes and whole.period and part.minutes and part.times) or whole.times or part.period:
        return False
    return part.minutes[0] * part.times[0] == whole.minutes[0] and part.minutes[1] * part.times[1] == whole.minutes[1]


def _each_term(found: list[Course]) -> list[Course]:
    """`Eight weekly sessions in each term, each of 30 minutes`: the length is that of the weekly ones."""
    for pace, block in pairwise(found):
        weekly, dose = pace.dose, block.dose
        blocks = _IN_A_YEAR.get(dose.period or "") if dose.minutes and not dose.times else None
        if blocks and pace.sessions and pace.paced and pace.sessions == block.sessions and _bare(weekly):
            whole = evolve(weekly, minutes=dose.minutes, span=Span(weekly.span.start, dose.span.end))
            numbers = (*pace.numbers, *block.numbers)
            told = evolve(pace, dose=whole, sessions=pace.sessions * blocks, numbers=numbers)
            return [told if one is pace else one for one in found if one is not block]
    return found


_IN_A_YEAR = {"half-term": 6, "term": 3, "year": 1}


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
            weeks = main.weeks * blocks if main.weeks and main.weeks <= WEEKS["term"] else main.weeks
            told = evolve(told, sessions=sessions, weeks=weeks, numbers=(*told.numbers, *one.numbers))
        else:
            # "30 sessions a year, in three blocks of ten": how they are spread.
            told = evolve(told, numbers=(*told.numbers, *one.numbers))
    return [told if one is main else one for one in left]


def _blocks_told(one: Course, main: Course) -> Fraction | None:
    """How many blocks of another course in a year a count of blocks tells, or a term or year that stands alone; else None."""
    dose = one.dose
    if dose.minutes or dose.every != 1:
        return None
    in_a_year = _IN_A_YEAR.get(dose.period or "year")
    if in_a_year is None:
        return None
    if dose.noun == "block" and dose.times:
        return dose.times[0] * in_a_year
    alone = dose.times is None and not dose.noun and dose.period in _IN_A_YEAR
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
