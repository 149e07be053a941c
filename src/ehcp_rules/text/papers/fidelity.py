"""What a plan makes of the advice behind it: each recommendation faithful, dropped, watered down or invented.

A recommendation is matched with provision by the words for what is done, by the profession and by equal amounts; the
surest pairs are made first, and provision that already answers one recommendation answers another only on strong grounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from attrs import define, field, frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts import Amount, Dose
from ehcp_rules.text.analysis import AnalysedPassage, AnalysedPlan
from ehcp_rules.text.english.sentences import content_words, sentence_at
from ehcp_rules.text.papers.advice import (
    Statement,
    documents_of,
    listed_professions,
    provision_of,
    recommendations_of,
    stem,
)
from ehcp_rules.text.papers.comparing import Relation, compare_amounts, compare_doses

__all__ = ["Comparison", "Fidelity", "compare_with_advice"]


class Fidelity(StrEnum):
    """What became of a recommendation, or, for the last two, where a plan's amount comes from."""

    FAITHFUL = "faithful"
    DROPPED = "dropped"
    WATERED_DOWN = "watered-down"
    INVENTED = "invented"
    VAGUE_ADVICE = "vague-advice"
    UNCLEAR = "unclear"
    UNSUPPORTED = "unsupported"
    OTHER_ADVICE = "other-advice"


@frozen
class Comparison:
    """One recommendation beside what the plan makes of it.

    `recommendation` is None for an amount that nobody advised,
    `provision` is None where the plan has nothing of the kind. `missing` names the professions whose advice is listed in
    section K and was not supplied, where they bear on the verdict. `reason` holds no words of plan or advice.
    """

    fidelity: Fidelity
    recommendation: Statement | None
    provision: Statement | None
    advised: tuple[Quote, ...] = ()
    planned: tuple[Quote, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""


@frozen
class _Pair:
    advice: Statement
    item: Statement
    score: Fraction
    words: Fraction


@define
class _Match:
    """The provision that answers one recommendation, the surest first."""

    advice: Statement
    items: list[Statement] = field(factory=list)


_ENOUGH = Fraction(2, 5)
_STRONG = Fraction(3, 5)


def compare_with_advice(plan: AnalysedPlan, sections: tuple[str, ...]) -> tuple[Comparison, ...]:
    """Compare the recommendations of the plan's advice with the provision of these sections, both in their own order."""
    documents = documents_of(plan)
    advice = recommendations_of(documents)
    items = provision_of(plan, sections)
    pairs = _pairs(advice, items)
    matches = _matches(advice, pairs)
    taken: set[tuple[int, int]] = set()
    unread = any(not plan.plan.supplied(code) for code in sections if code != "J")
    found = [_judge(matches[statement.order], taken, unread=unread) for statement in advice]
    compared = [comparison for comparison in found if comparison is not None]
    answered = {pair.item.order for pair in pairs if pair.words >= _ENOUGH or pair.score >= _STRONG}
    answered |= {c.provision.order for c in compared if c.provision is not None}
    given = frozenset().union(*(document.professions for document in documents))
    listed = listed_professions(plan) if plan.plan.section("K") is not None else None
    for item in items:
        if item.order not in answered and item.item.item.kind == "provision" and _states_a_dose(item):
            compared.append(_unsupported(item, given, listed))
    return tuple(compared)


def _pairs(advice: Sequence[Statement], items: Sequence[Statement]) -> list[_Pair]:
    """Every recommendation with every provision that may answer it, the surest first."""
    counts = Counter(word for statement in (*advice, *items) for word in statement.words)
    pairs = []
    for statement in advice:
        for item in items:
            pair = _pair(statement, item, counts)
            if pair is not None:
                pairs.append(pair)
    return sorted(pairs, key=lambda pair: (-pair.score, pair.advice.order, pair.item.order))


def _pair(advice: Statement, item: Statement, counts: Mapping[str, int]) -> _Pair | None:
    shared = advice.words & item.words
    weight = _weight(shared, counts)
    least = min(_weight(advice.words, counts), _weight(item.words, counts))
    words = Fraction(weight, least) if least else Fraction(0)
    if (
        len(shared) == 1
        and len(min(advice.words, item.words, key=len)) == 1
        and len(max(advice.words, item.words, key=len)) > 2
    ):
        # One word in common with a statement that says much else is little to go by: half of what it seems.
        words /= 2
    named = advice.professions or advice.author
    role = Fraction(0)
    if named & item.professions:
        role = Fraction(1, 4) if advice.professions else Fraction(1, 6)
    elif advice.professions and item.professions - {"education"} and not advice.professions & {"education"}:
        role = Fraction(-1, 4)
    same = (bool(shared) or role > 0) and any(
        _tells(a) and compare_doses(a, p) is Relation.EQUAL for _, a in advice.doses for _, p in item.doses
    )
    if not shared:
        # A profession and nothing else on both sides ("weekly therapy", "regular therapy") is one and the same thing.
        if role <= 0 or (advice.words - _ACTS and not same) or (item.words - _ACTS and not same):
            return None
        words = Fraction(0) if advice.words - _ACTS else Fraction(1, 2)
    score = words + role + (Fraction(1, 4) if same and role >= 0 else 0)
    alone = len(shared) == 1 and role <= 0 and not same
    if score < (_STRONG if alone else _ENOUGH) or (
        len(shared) < 2 and words < Fraction(1, 3) and not (same and role > 0)
    ):
        return None
    return _Pair(advice, item, score, words)


_ACTS = frozenset({"direct", "regul", "individu", "week", "clas"})


def _weight(words: Iterable[str], counts: Mapping[str, int]) -> int:
    """Rare words tell more than words that many statements share."""
    return sum(4 if counts[word] <= 2 else 3 if counts[word] <= 4 else 2 if counts[word] <= 7 else 1 for word in words)


def _tells(dose: Dose) -> bool:
    """Whether an equal dose is more than chance: `each half-term` alone recurs throughout every plan."""
    return dose.minutes is not None or (dose.times is not None and dose.times[0] > 1)


def _matches(advice: Sequence[Statement], pairs: Iterable[_Pair]) -> list[_Match]:
    matches = [_Match(statement) for statement in advice]
    claimed: set[int] = set()
    for pair in pairs:
        match = matches[pair.advice.order]
        if match.items:
            match.items.append(pair.item)
        elif pair.item.order not in claimed or pair.words >= _STRONG:
            match.items.append(pair.item)
            claimed.add(pair.item.order)
    return matches


def _judge(match: _Match, taken: set[tuple[int, int]], *, unread: bool) -> Comparison | None:
    advice = match.advice
    if not advice.quantified:
        return _judge_vague(match)
    whole = advice.whole()
    if not match.items and advice.distances_only:
        # A seat two metres off may well stand in the plan in other words: near, beside, in the front row.
        return None
    if not match.items and unread:
        reason = "a section of provision was not supplied"
        return Comparison(Fidelity.UNCLEAR, advice, None, (whole,) if whole else (), reason=reason)
    if not match.items:
        return Comparison(Fidelity.DROPPED, advice, None, (whole,) if whole else (), reason="no provision of the kind")
    first = match.items[0]
    relations: list[tuple[Relation, Quote | None, Quote | None]] = []
    for passage, dose in advice.doses:
        relations.append(_dose(match, passage, dose, taken))
    relations += _singles(match)
    return _told(advice, first, relations)


def _singles(match: _Match) -> list[tuple[Relation, Quote | None, Quote | None]]:
    """Group sizes, adults, deadlines and the like: equal ones pair off first, the rest by their order."""
    relations: list[tuple[Relation, Quote | None, Quote | None]] = []
    used: set[Quote] = set()
    waiting: list[tuple[AnalysedPassage, Amount]] = []
    for passage, amount in match.advice.amounts:
        told = _same_measure(match, amount)
        equal = next(
            (
                quote
                for other, quote in told
                if compare_amounts(amount, other) is Relation.EQUAL
                and (quote not in used or amount.measures in _SHARED)
            ),
            None,
        )
        if equal is None:
            waiting.append((passage, amount))
        else:
            used.add(equal)
            relations.append((Relation.EQUAL, passage.quote(amount.span.start, amount.span.end), equal))
    for passage, amount in waiting:
        own = passage.quote(amount.span.start, amount.span.end)
        left = [(other, quote) for other, quote in _same_measure(match, amount) if quote not in used]
        if left:
            used.add(left[0][1])
            relations.append((compare_amounts(amount, left[0][0]), own, left[0][1]))
        elif amount.measures == "metres" and amount.bound == "exact":
            continue
        elif amount.measures != "scope" or not match.items[0].doses:
            relations.append((Relation.LESS, own, None))
    return relations


_SHARED = ("group", "scope")


def _same_measure(match: _Match, amount: Amount) -> list[tuple[Amount, Quote]]:
    return [
        (other, where.quote(other.span.start, other.span.end))
        for item in match.items
        for where, other in item.amounts
        if other.measures == amount.measures
        and (item is match.items[0] or compare_amounts(amount, other) is Relation.EQUAL)
    ]


def _told(
    advice: Statement, first: Statement, relations: list[tuple[Relation, Quote | None, Quote | None]]
) -> Comparison:
    order = {
        Relation.LESS: (Fidelity.WATERED_DOWN, "the plan gives less than was advised, or leaves an amount out"),
        Relation.MORE: (Fidelity.INVENTED, "the plan gives an amount that was not advised"),
        Relation.UNCLEAR: (Fidelity.UNCLEAR, "the two amounts are in periods that cannot be compared"),
        Relation.EQUAL: (Fidelity.FAITHFUL, "the amounts are those that were advised"),
    }
    worst = next(relation for relation in order if any(told[0] is relation for told in relations))
    fidelity, reason = order[worst]
    advised = tuple(dict.fromkeys(own for relation, own, _ in relations if relation is worst and own is not None))
    planned = tuple(dict.fromkeys(other for relation, _, other in relations if relation is worst and other is not None))
    whole = first.whole()
    return Comparison(fidelity, advice, first, advised, planned or ((whole,) if whole else ()), reason=reason)


def _dose(
    match: _Match, passage: AnalysedPassage, dose: Dose, taken: set[tuple[int, int]]
) -> tuple[Relation, Quote, Quote | None]:
    """The planned dose that answers an advised one best: an equal one, else the one that stands among the same words."""
    own = passage.quote(dose.span.start, dose.span.end)
    free = [
        (item, index, where, other)
        for item in match.items
        for index, (where, other) in enumerate(item.doses)
        if (id(item), index) not in taken
    ]
    best: tuple[int, Relation, AnalysedPassage, Dose, tuple[int, int]] | None = None
    about = _about(match.advice, passage, dose)
    for item, index, where, other in free:
        relation = compare_doses(dose, other)
        if item is not match.items[0] and relation is not Relation.EQUAL:
            # Other provision may carry a part of the recommendation; its other amounts are about something else.
            continue
        near = len(about & _about(item, where, other)) + 2 * (dose.period == other.period and dose.period is not None)
        near += 2 * (dose.minutes is not None and other.minutes is not None) + 2 * (where.field == "how_often")
        near += 4 * (relation is Relation.EQUAL) + 3 * (item is match.items[0])
        if best is None or near > best[0]:
            best = (near, relation, where, other, (id(item), index))
    if best is None or (best[1] is not Relation.EQUAL and best[0] < 5):
        return Relation.LESS, own, None
    taken.add(best[4])
    return best[1], own, best[2].quote(best[3].span.start, best[3].span.end)


def _about(statement: Statement, passage: AnalysedPassage, dose: Dose) -> frozenset[str]:
    """The words that stand with a dose: of its sentence, or of the whole statement for a column that holds only amounts."""
    if passage.field != "text":
        return statement.words
    span = sentence_at(passage.sentences, dose.span.start)
    return frozenset(stem(word) for word in content_words(passage.folded[span.start : span.end]))


def _judge_vague(match: _Match) -> Comparison | None:
    """Advice without an amount: copied as it is, its vagueness is the advice giver's; with an amount, that is the plan's own."""
    advice, whole = match.advice, match.advice.whole()
    advised = (whole,) if whole else ()
    if not match.items:
        return None
    first = match.items[0]
    if not _states_a_dose(first):
        planned = first.whole()
        reason = "the plan is as open as the advice"
        return Comparison(Fidelity.VAGUE_ADVICE, advice, first, advised, (planned,) if planned else (), reason=reason)
    quotes = tuple(where.quote(dose.span.start, dose.span.end) for where, dose in first.doses)
    return Comparison(Fidelity.INVENTED, advice, first, advised, quotes, reason="the advice gives no amount")


def _states_a_dose(item: Statement) -> bool:
    return any(
        dose.minutes is not None
        or dose.noun
        or (dose.period is not None and (dose.times is not None or dose.period not in _OCCASIONS))
        for _, dose in item.doses
    )


_OCCASIONS = ("hour", "lesson", "session", "occasion")


def _unsupported(item: Statement, given: frozenset[str], listed: frozenset[str] | None) -> Comparison:
    """An amount that no supplied advice supports: it may rest on advice that the plan lists and nobody supplied."""
    quotes = tuple(where.quote(dose.span.start, dose.span.end) for where, dose in item.doses)
    named = item.professions - {"education", "family"}
    sought = named if listed is None else named & listed
    missing = tuple(sorted(sought - given)) or (("education",) if listed is None else ())
    if missing and (listed is None or named):
        reason = "it may rest on advice that was not supplied"
        return Comparison(Fidelity.OTHER_ADVICE, None, item, planned=quotes, missing=missing, reason=reason)
    open_to = tuple(sorted((listed or frozenset()) - given)) if not named else ()
    return Comparison(
        Fidelity.UNSUPPORTED, None, item, planned=quotes, missing=open_to, reason="in no advice that was supplied"
    )
