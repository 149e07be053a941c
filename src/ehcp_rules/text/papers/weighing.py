"""The amounts of a recommendation beside those of the provision that answers it: each advised amount with its own relation."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts import Amount, Dose
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.papers.all_the_time import always_told, beside_all_the_time
from ehcp_rules.text.papers.comparing import Relation, compare_amounts, compare_doses
from ehcp_rules.text.papers.course import Course, compare_courses, each_kind, twos, unlike
from ehcp_rules.text.papers.courses import courses_of
from ehcp_rules.text.papers.deliverers import lesser_expertise
from ehcp_rules.text.papers.dose_sums import together
from ehcp_rules.text.papers.duties import lesser_duty
from ehcp_rules.text.papers.lay_help import lesser_help
from ehcp_rules.text.papers.matches import Match
from ehcp_rules.text.papers.statement import Statement

__all__ = ["Weighed", "answered_to_the_letter", "weigh"]

Weighed = tuple[Relation, Quote | None, Quote | None]
"""How the plan's amount stands to the advised one, with the quotes of both; None where a side has no quote."""


def weigh(match: Match, taken: set[tuple[int, int]]) -> tuple[list[Weighed], list[Weighed]]:
    """Each advised amount of a match with what the plan makes of it; and an expertise or a duty that is lowered.

    `taken` holds the doses of the plan that answer a recommendation already, as the identity of the item and their number.
    """
    doses = _all_at_once(match, taken) or _one_by_one(match, taken)
    told = match.advice, match.items
    lost = lesser_expertise(*told) or lesser_duty(*told) or lesser_help(*told)
    return [*doses, *_singles(match)], [(Relation.LESS, *lost)] if lost else []


def answered_to_the_letter(match: Match) -> bool:
    """Whether the plan has, for each amount of a recommendation, the very same."""
    planned = each_kind(_free(match, set()))
    told = each_kind(courses_of(match.advice))
    return bool(told) and all(any(compare_courses(one, other) is Relation.EQUAL for other in planned) for one in told)


def _one_by_one(match: Match, taken: set[tuple[int, int]]) -> list[Weighed]:
    """Each advised course with its own: those of which the plan has the like choose first."""
    told = courses_of(match.advice)
    planned = each_kind(_free(match, taken))
    equal = {one.kind for one in each_kind(told) if any(compare_courses(one, o) is Relation.EQUAL for o in planned)}
    found: dict[int, Weighed] = {}
    for number in sorted(range(len(told)), key=lambda number: told[number].kind not in equal):
        found[number] = _course(match, told[number], taken)
    return [found[number] for number in range(len(told))]


def _main(match: Match) -> Statement:
    """The item whose amounts answer, where they differ: the surest one that states any."""
    first = match.items[0]
    others = (item for item in match.items[1:] if item.doses and item.order in match.sure)
    return first if first.doses else next(others, first)


def _free(match: Match, taken: set[tuple[int, int]]) -> list[Course]:
    return [one for item in match.items for one in courses_of(item) if taken.isdisjoint(one.keys)]


def _all_at_once(match: Match, taken: set[tuple[int, int]]) -> list[Weighed]:
    """Several advised doses that one planned dose holds as their sum: "ten minutes before and ten after" as twenty.

    A plan's only dose, which is none of theirs, is held against all of them together.
    """
    whole = together([dose for _, dose in match.advice.doses])
    if whole is None:
        return []
    free = _free(match, taken)
    held = next(((Relation.EQUAL, one) for one in free if _come_to(whole, one)), None)
    if held is None and len(free) == 1 and _unlike_all(courses_of(match.advice), free[0]):
        held = compare_doses(whole, free[0].dose), free[0]
    if held is None:
        return []
    relation, answer = held
    taken |= answer.keys
    return [
        (relation, where.quote(dose.span.start, dose.span.end), answer.quote()) for where, dose in match.advice.doses
    ]


def _unlike_all(told: Sequence[Course], planned: Course) -> bool:
    """Whether a planned course is of the period of several advised ones, and as much as none of them."""
    alike = {one.dose.period for one in told} == {planned.dose.period} and planned.dose.minutes is not None
    return alike and all(compare_courses(one, planned) is not Relation.EQUAL for one in told)


def _come_to(whole: Dose, course: Course) -> bool:
    """Whether several doses are together what one course is, by its pace or in a year."""
    if compare_doses(whole, course.dose) is Relation.EQUAL:
        return True
    in_a_year = course.in_a_year() if whole.period is None and course.ended else None
    return in_a_year is not None and compare_doses(whole, in_a_year) is Relation.EQUAL


def _course(match: Match, course: Course, taken: set[tuple[int, int]]) -> Weighed:
    """The planned course that answers an advised one best: an equal one, else the one that stands among the same words."""
    own, dose = course.quote(), course.dose
    main, about, free = _main(match), course.about, _free(match, taken)
    best: tuple[int, Relation, Course] | None = None
    for one in unlike(free):
        relation = compare_courses(course, one)
        if one.statement is not main and relation is not Relation.EQUAL:
            # Other provision may carry a part of the recommendation; its other amounts are about something else.
            continue
        other = one.dose
        near = len(about & one.about) + 2 * (one.passage.field == "how_often")
        near += 2 * (dose.period == other.period and dose.period is not None)
        near += 2 * (dose.minutes is not None and other.minutes is not None)
        near += 4 * (relation is Relation.EQUAL) + 3 * (one.statement is main)
        if best is None or near > best[0]:
            best = (near, relation, one)
    if best is None or best[1] is not Relation.EQUAL:
        for some in islice(twos(free), _MOST_TWOS):
            both = together([one.dose for one in some])
            if both is not None and _come_to(both, course):
                taken |= some[0].keys | some[1].keys
                return Relation.EQUAL, own, some[0].quote()
    if not dose.is_amount and (always := always_told(main)):
        return Relation.EQUAL, own, always
    if best is None or (best[1] is not Relation.EQUAL and best[0] < _NEAR):
        several = len(courses_of(match.advice)) > 1
        other_act = _of_another_act(match, course) if several else _whose_act_is_elsewhere(match)
        lost = Relation.MISSING if other_act else Relation.LESS
        return beside_all_the_time(main, dose) or lost, own, None
    taken |= best[2].keys
    return best[1], own, best[2].quote()


_MOST_TWOS = 2000
"""Pairs of doses that are added up: more than any item holds."""


_ACT = re.compile(
    r"\b(refresher|booster|top-up|visit|review|meeting|workshop|call|assessment|follow-up|consultation|observation|supervision|report|check)(?:s|ed)?\b"
)


def _of_another_act(match: Match, course: Course) -> bool:
    """Whether an amount is of an act that the recommendation names beside another, and that the plan names nowhere."""
    passage, span = course.passage, course.dose.span
    told = courses_of(match.advice)
    sentence = sentence_at(passage.sentences, span.start)
    beside = [one.dose.span for one in told if one is not course and one.passage is passage]
    start = max((one.end for one in beside if one.end <= span.start), default=0)
    end = min((one.start for one in beside if one.start >= span.end), default=len(passage.folded))
    acts = set(_ACT.findall(passage.folded[max(start, sentence.start) : min(end, sentence.end)]))
    elsewhere = passage.folded[: max(start, sentence.start)]
    planned = " ".join(one.folded for item in match.items for one in item.passages)
    return any(act not in planned and act not in elsewhere for act in acts)


def _whose_act_is_elsewhere(match: Match) -> bool:
    """Whether the items are told by the amounts of other recommendations, and name no act that this one asks for."""
    if not all(courses_of(item) for item in match.items):
        return False
    acts = {act for passage in match.advice.passages for act in _ACT.findall(passage.folded)}
    planned = " ".join(one.folded for item in match.items for one in item.passages)
    return bool(acts) and not any(act in planned for act in acts)


_NEAR = 5
"""Evidence from which two unequal doses are about the same thing."""


def _singles(match: Match) -> list[Weighed]:
    """Group sizes, adults, deadlines and the like: equal ones pair off first, the rest by their order."""
    relations: list[Weighed] = []
    used: set[Quote] = set()
    waiting: list[tuple[AnalysedPassage, Amount]] = []
    bounds = {id(one) for course in courses_of(match.advice) for one in course.bounds}
    # By what comparing reads of an amount, so that many alike are compared once; what is used stands in front.
    alike: dict[tuple[object, ...], deque[tuple[Amount, Quote]]] = {}
    same: dict[tuple[object, ...], deque[tuple[Amount, Quote]]] = {}
    for passage, amount in match.advice.amounts:
        if id(amount) in bounds:
            # It is weighed with the dose that it bounds.
            continue
        kind = _kind(amount)
        if kind not in alike:
            told = _same_measure(match, amount)
            alike[kind] = deque(one for one in told if compare_amounts(amount, one[0]) is Relation.EQUAL)
            same[kind] = deque(told)
        equal = _first(alike[kind], () if amount.measures in _SHARED else used)
        if equal is None:
            waiting.append((passage, amount))
        else:
            used.add(equal[1])
            relations.append((Relation.EQUAL, passage.quote(amount.span.start, amount.span.end), equal[1]))
    for passage, amount in waiting:
        own = passage.quote(amount.span.start, amount.span.end)
        left = _first(same[_kind(amount)], used)
        if left is not None:
            used.add(left[1])
            relations.append((compare_amounts(amount, left[0]), own, left[1]))
        elif _is_lost(match, amount):
            relations.append((Relation.LESS, own, None))
        elif amount.measures == "scope" and not match.advice.doses:
            # All the time beside so many hours: how many hours all the time has, nobody tells.
            relations.append((Relation.UNCLEAR, own, None))
    return relations


def _kind(amount: Amount) -> tuple[object, ...]:
    return amount.measures, amount.value, amount.bound


def _first(told: deque[tuple[Amount, Quote]], used: Container[Quote]) -> tuple[Amount, Quote] | None:
    """The first that is not used yet; those before it are let go of."""
    while told and told[0][1] in used:
        told.popleft()
    return told[0] if told else None


_SHARED = ("group", "scope")
_ALONE = r"(?:alone|individual(?:ly)?|one[- ]to[- ]one|1 ?: ?1|on (?:his|her|their) own|by (?:him|her)self)"
_OTHERS = r"(?:groups?|pairs?|partners?|peers?|others|threes?)"
_EITHER = re.compile(
    rf"\b{_ALONE} or (?:[a-z]+ ){{0,4}}{_OTHERS}\b|\b{_OTHERS}(?: of [a-z0-9]+)? or (?:[a-z]+ )?{_ALONE}(?![a-z])"
)
"""`Alone or in a small group`: either will do."""
_WITH_OTHERS = re.compile(r"\b(?:groups?|pairs?|shared|sharing|small|class|classroom|peers|partner)\b")


def _is_lost(match: Match, amount: Amount) -> bool:
    """Whether an advised amount of which the plan has none of the kind is lost, and does not hold without being said."""
    main = _main(match)
    match amount.measures:
        case "metres":
            return amount.bound != "exact"
        case "scope" | "weeks":
            # An amount for each week that ends at no time goes on for as long as was advised.
            return not main.doses
        case "group" if any(_EITHER.search(passage.folded) for passage in match.advice.passages):
            return False
        case "group" if amount.value == 1:
            return any(_WITH_OTHERS.search(passage.folded) for passage in main.passages)
        case "adults" | "things":
            # One is told by the word for it.
            return amount.value > 1
        case "event":
            # The same time may be told in other words.
            return False
        case _:
            return True


def _same_measure(match: Match, amount: Amount) -> list[tuple[Amount, Quote]]:
    """The plan's amounts of the same measure: those of the first item, and of others equal ones."""
    first, *others = match.items
    told = list(_told_as(first, amount))
    if told and amount.measures == "group":
        # How many share this help is told; how many share other help is no matter.
        return told
    return told + [
        (other, quote)
        for item in others
        for other, quote in _told_as(item, amount)
        if compare_amounts(amount, other) is Relation.EQUAL
    ]


_WHENEVER = ("lesson", "session", "occasion", "day", "school-day", "hour")


def _told_as(item: Statement, amount: Amount) -> Iterator[tuple[Amount, Quote]]:
    same = [(where, other) for where, other in item.amounts if other.measures == amount.measures]
    yield from ((other, where.quote(other.span.start, other.span.end)) for where, other in same)
    if not same and amount.measures == "scope":
        # "In all lessons" may stand as "in every lesson".
        for where, dose in item.doses:
            if dose.minutes is None and dose.times is None and dose.period in _WHENEVER:
                yield Amount("scope", amount.value, dose.span), where.quote(dose.span.start, dose.span.end)
