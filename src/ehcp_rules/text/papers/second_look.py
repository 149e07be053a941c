"""A second look at what no words tied: recommendations that nothing answers, beside provision that answers nothing.

A drafter may say all of it in other words, and yet the two sides are few by now. The evidence is of five kinds: an amount in
common, all the words by how seldom they are said, the fields of skill that both speak of, the profession, and what kind of act it
is. Each recommendation is given at most one place so that the sum is greatest; too little evidence leaves both sides alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import sqrt

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.english.stretches import inside_others
from ehcp_rules.text.papers.assignment import best_assignment
from ehcp_rules.text.papers.comparing import Relation, compare_doses
from ehcp_rules.text.papers.course import Course, compare_courses, each_kind
from ehcp_rules.text.papers.courses import courses_of
from ehcp_rules.text.papers.matches import Match
from ehcp_rules.text.papers.pairing import role_told, tells, weight_of
from ehcp_rules.text.papers.statement import Statement, without_professions
from ehcp_rules.text.papers.words import words_beside_amounts
from ehcp_rules.text.scanning.lexicon import Lexicons

__all__ = ["look_again"]

_FIELDS = "skills-and-help"
_HINTS: Mapping[str, int] = {"weak": 2, "general": 1, "faint": 1}
"""How far a phrase of these tells of its fields, where another phrase tells 4; one of `none` tells nothing."""
_SURELY = 4
_ACTS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\b(?:trains?|(?<!travel )(?<!toilet )(?<!mobility )(?<!auditory )training|(?:be|been|are|is) trained|workshops?"
            r"|inset|brief(?:ings?|ed)|(?<!in the )(?<!during the )courses?|refreshers?|(?:taught|shown) how)\b"
        ),
        r"\b(?:review\w*|check(?:s|ed|ing)?|monitor\w*|re-?assess\w*|test(?:s|ed|ing)?|inspect\w*|updat\w*|weigh(?:s|ed)?)\b",
        (
            r"\b(?:meetings?|meets? (?:with )?(?:(?:her|his|their|the) )?(?:family|parents|school|staff|team)"
            r"|phones?|telephon\w*|calls?(?! on\b)|rings?|consult\w*|liais\w*|conferences?)\b"
        ),
        r"\b(?:transition\w*|visits? (?:to|his|her|their|the|it)\b)",
        r"\b(?<!at )(?<!lunch and )(?:breaks?(?! and lunch|,? lunch| ?times?\b)|rests?)\b",
        r"\bsupervision (?:of|for|from)\b|\bsupervis(?:es|ing)\b",
    )
)
"""What is done besides direct help: training, reviews, talks between adults, visits to a place, rest, supervision."""
_EQUAL, _EQUAL_BY_CHANCE, _ALIKE, _OF_ONE_PERIOD = Fraction(1), Fraction(2, 3), Fraction(1, 2), Fraction(1, 3)
_ENOUGH = Fraction(9, 10)
_LONG = 540
"""Minutes a week from which help is that of an adult who is with the child."""
_ADULT = re.compile(r"\b(?:adults?|assistants?|ta|lsa|support|helper|key ?worker|practitioner|person)\b")
_LEAST, _LEAST_OF_WORDS = Fraction(1, 2), Fraction(1, 5)
"""What words, fields and profession must amount to beside an equal amount, and words alone beside another amount."""
_SAYS_NO_MORE = frozenset({"direct", "regul", "individu", "therap", "input", "support", "work"})
_OF_HOURS = Fraction(3, 5)
_FEW = 2
"""Items that may tell the same amount while it is still a sign."""
_SAME_ACT, _OTHER_ACT = Fraction(3, 10), Fraction(-3, 10)
_ITEM_HAS_ITS_OWN = Fraction(3, 5)
"""What a part of an item costs that answers another recommendation: most of what an item says is of one thing."""


@frozen(eq=False)
class _Side:
    """A recommendation, or an item or a part of it, as the second look sees it."""

    statement: Statement
    words: frozenset[str]
    fields: Mapping[str, Fraction]
    acts: frozenset[int]
    courses: tuple[Course, ...]
    own: bool = True
    """Whether the item answers no other recommendation."""
    hours_of_help: bool = False
    """Whether it gives an adult's help for a good part of the week, of which a plan seldom tells twice."""


def look_again(
    matches: Sequence[Match], items: Sequence[Statement], claimed: Iterable[tuple[int, int]], lexicons: Lexicons
) -> None:
    """Give recommendations with an amount that nothing answers the provision that may be theirs; `claimed` ones answer."""
    open_ones = [match for match in matches if not match.items and match.advice.quantified]
    if not open_ones or _FIELDS not in lexicons:
        return
    taken = set(claimed)
    # What only goes with an answer may as well be the answer to something else.
    answering = {match.items[0].order for match in matches if match.items}
    advised = [_advised(match.advice, lexicons) for match in open_ones]
    places = [place for item in items for place in _places(item, taken, lexicons, answers=item.order in answering)]
    said = Counter(word for match in matches for word in _all_words(match.advice))
    said.update(word for item in items for word in _all_words(item))
    weights: list[dict[int, Fraction]] = []
    for one in advised:
        amounts = [_by_amount(one, place) for place in places]
        if _EQUAL in amounts and _often_said(one, items):
            amounts = [min(amount, _EQUAL_BY_CHANCE) for amount in amounts]
        evidence = (_evidence(one, place, said, amount) for place, amount in zip(places, amounts, strict=True))
        weights.append({number: score for number, score in enumerate(evidence) if score >= _ENOUGH})
    for match, chosen in zip(open_ones, best_assignment(weights), strict=True):
        if chosen is not None:
            found = places[chosen].statement
            for other in matches:
                if places[chosen].own and found.order not in other.sure:
                    other.items[1:] = [item for item in other.items[1:] if item is not found]
            match.items.append(found)


_Stretch = tuple[AnalysedPassage, Span]


def _all_words(statement: Statement) -> frozenset[str]:
    """All its words, by the same names that `_words` gives them, so that what many say is not taken for rare."""
    return _words((passage, Span(0, len(passage.folded))) for passage in statement.passages)


def _words(stretches: Iterable[_Stretch]) -> frozenset[str]:
    """The words beside amounts and professions, which are evidence of their own."""
    texts = (without_professions(passage)[span.start : span.end] for passage, span in stretches)
    return frozenset().union(*map(words_beside_amounts, texts))


def _advised(statement: Statement, lexicons: Lexicons) -> _Side:
    """A recommendation by the sentences that state its amounts, and by the heading that it stands under."""
    stretches = [(passage, span) for passage in statement.passages for span in _of_amounts(statement, passage)]
    if statement.heading is not None:
        stretches.append((statement.heading, Span(0, len(statement.heading.folded))))
    return _side(statement, stretches, courses_of(statement), lexicons)


def _of_amounts(statement: Statement, passage: AnalysedPassage) -> list[Span]:
    told = [dose.span for where, dose in statement.doses if where is passage]
    told += [amount.span for where, amount in statement.amounts if where is passage]
    spans = [span for span in passage.sentences if any(span.overlaps(one) for one in told)]
    return spans if spans and passage.field == "text" else [Span(0, len(passage.folded))]


def _places(item: Statement, taken: set[tuple[int, int]], lexicons: Lexicons, *, answers: bool) -> Iterator[_Side]:
    """An item that answers nothing, as a whole; of another its clauses with an amount of their own that answer nothing."""
    courses = courses_of(item)
    if not answers:
        yield _side(item, [(passage, Span(0, len(passage.folded))) for passage in item.passages], courses, lexicons)
        return
    for number, (passage, span) in enumerate(item.places):
        own = [one for one in courses if one.passage is passage and span.start <= one.dose.span.start < span.end]
        if (item.order, number) not in taken and own:
            yield _side(item, [(passage, span)], own, lexicons, own=False)


def _side(
    statement: Statement,
    stretches: Sequence[_Stretch],
    courses: Sequence[Course],
    lexicons: Lexicons,
    *,
    own: bool = True,
) -> _Side:
    texts = [passage.folded[span.start : span.end] for passage, span in stretches]
    words = _words(stretches) - statement.names
    acts = frozenset(number for number, act in enumerate(_ACTS) if any(act.search(text) for text in texts))
    long = any((weekly or 0) >= _LONG for weekly in map(_in_a_week, courses)) and any(map(_ADULT.search, texts))
    return _Side(statement, words, _fields(texts, lexicons), acts, tuple(courses), own, long)


def _in_a_week(course: Course) -> Fraction | None:
    """The minutes of a course in a week, where it is told for a week or a school day."""
    dose = course.dose
    if dose.minutes is None or dose.every != 1 or dose.period not in ("week", "school-day", "day", None):
        return None
    many = dose.times[0] if dose.times else Fraction(1)
    return dose.minutes[0] * many * (5 if dose.period in ("school-day", "day") else 1)


def _fields(texts: Iterable[str], lexicons: Lexicons) -> Mapping[str, Fraction]:
    """How much the texts tell of each field of skill: a phrase of several fields tells of each a little."""
    fields: dict[str, Fraction] = {}
    for text in texts:
        hits = lexicons.rooted(_FIELDS).scan(text)
        qualified = {(start, end): group for start, end, group, _ in hits if group == "none" or group in _HINTS}
        told = [(start, end, group) for start, end, group, _ in hits if group not in (*_HINTS, "none", "person")]
        alike = Counter((start, end) for start, end, _ in told)
        inner = inside_others((*alike, *qualified))
        for start, end, group in told:
            if (start, end) in inner:
                continue
            kind = qualified.get((start, end))
            if kind != "none":
                weight = Fraction(_HINTS.get(kind or "", _SURELY), alike[start, end])
                fields[group] = fields.get(group, Fraction(0)) + weight
    return fields


def _evidence(one: _Side, place: _Side, said: Mapping[str, int], amount: Fraction) -> Fraction:
    """How much speaks for an advised and a planned side being the same help; 0 where too little of one kind does."""
    words, fields = _by_words(one, place, said), _by_fields(one.fields, place.fields)
    meaning = words + fields + 2 * role_told(one.statement, place.statement)
    other_act = one.acts != place.acts and not one.acts & place.acts
    hours = one.hours_of_help and place.hours_of_help and place.own
    if amount < _EQUAL and not hours and (words < _LEAST_OF_WORDS or other_act or not place.own):
        return Fraction(0)
    if hours:
        meaning = max(meaning, _OF_HOURS)
    elif place.own and not (one.words and place.words):
        # Where a side says nothing but its amount, nothing speaks against the other.
        meaning = max(meaning, _LEAST)
    elif one.words <= _SAYS_NO_MORE and role_told(one.statement, place.statement) > 0:
        # "Direct therapy, six sessions of 40 minutes a term": who gives it and how much is all that it says.
        meaning, words = max(meaning, _LEAST), max(words, _LEAST_OF_WORDS)
    elif not (words or fields) and place.words:
        # A profession and an amount alone are chance.
        return Fraction(0)
    if meaning < _LEAST or (not words and other_act and not hours):
        return Fraction(0)
    act = _SAME_ACT if one.acts & place.acts else _OTHER_ACT if other_act else Fraction(0)
    return meaning + act + amount - (0 if place.own else _ITEM_HAS_ITS_OWN)


def _by_words(one: _Side, place: _Side, said: Mapping[str, int]) -> Fraction:
    least = min(weight_of(one.words, said), weight_of(place.words, said))
    return Fraction(weight_of(one.words & place.words, said), least) if least else Fraction(0)


def _by_fields(one: Mapping[str, Fraction], other: Mapping[str, Fraction]) -> Fraction:
    """The angle between two sums of fields, in hundredths."""
    shared = sum(weight * other[field] for field, weight in one.items() if field in other)
    lengths = sum(weight * weight for weight in one.values()) * sum(weight * weight for weight in other.values())
    return Fraction(round(100 * float(shared) / sqrt(lengths)), 100) if shared else Fraction(0)


def _by_amount(one: _Side, place: _Side) -> Fraction:
    """An equal amount of either kind, or what two courses have in common."""
    if place.own and not _counts(one.statement).isdisjoint(_counts(place.statement)):
        return _EQUAL
    others = each_kind(place.courses)
    most = {
        ours.kind: max((_alike(ours, theirs) for theirs in others), default=Fraction(0))
        for ours in each_kind(one.courses)
    }
    alike = [ours for ours in one.courses if most[ours.kind] >= _EQUAL_BY_CHANCE]
    return _EQUAL if len(alike) > 1 else max(most.values(), default=Fraction(0))


def _often_said(one: _Side, items: Iterable[Statement]) -> bool:
    """Whether several items tell an amount of a recommendation: then it is no sign of any of them."""
    signs = [course for course in each_kind(one.courses) if tells(course.dose)]
    told = (each_kind(courses_of(item)) for item in items)
    return sum(any(_alike(ours, theirs) == _EQUAL for ours in signs for theirs in some) for some in told) > _FEW


def _counts(statement: Statement) -> set[tuple[str, Fraction]]:
    """The numbers that it tells of each measure, without those that two statements may share by chance."""
    return {(one.measures, one.value) for _, one in statement.amounts if one.measures in _COUNTS and one.value > 1}


_COUNTS = ("group", "adults", "extra time", "pounds", "metres", "clock")


def _alike(one: Course, other: Course) -> Fraction:
    a, b = one.dose, other.dose
    if compare_doses(a, b) is Relation.EQUAL or compare_courses(one, other) is Relation.EQUAL:
        return _EQUAL if tells(a) else _EQUAL_BY_CHANCE
    if one.weeks and one.weeks == other.weeks:
        return _ALIKE
    if (a.minutes and a.minutes == b.minutes) or (a.times and a.times == b.times and a.times[0] > 1):
        return _ALIKE
    return _OF_ONE_PERIOD if a.period and a.period == b.period else Fraction(0)
