"""Which provision may answer which recommendation: every pair with its evidence.

The evidence is the words for what is done, the profession, and equal amounts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from ehcp_rules.text.amounts import Dose
from ehcp_rules.text.papers.comparing import Relation, compare_doses
from ehcp_rules.text.papers.course import Course, compare_courses, each_kind
from ehcp_rules.text.papers.courses import courses_of
from ehcp_rules.text.papers.statement import Statement
from ehcp_rules.text.papers.words import stem

__all__ = ["ENOUGH", "LAST_RESORT", "STRONG", "Pair", "pairs_of", "role_told", "same_dose", "tells", "weight_of"]


@frozen
class Pair:
    """A recommendation with provision that may answer it: all the evidence, and that of the words alone (0 to 1)."""

    advice: Statement
    item: Statement
    score: Fraction
    words: Fraction
    shared: int = 0
    """How many words both use that tell what is done."""
    clause: int = 0
    """Which clause of the item it is that answers: an item that bundles several things answers with each."""


ENOUGH = Fraction(2, 5)
STRONG = Fraction(3, 5)


def pairs_of(advice: Sequence[Statement], items: Sequence[Statement]) -> list[Pair]:
    """Every recommendation with every provision that may answer it, the surest first."""
    counts = Counter(word for statement in (*advice, *items) for word in statement.words)
    told = len(advice) + len(items)
    # What a third of all statements say, such as a name that nobody declared, tells none of them from another.
    everywhere = {word for word, count in counts.items() if told >= _MANY and 3 * count > told}
    everywhere |= _names((*advice, *items)) & counts.keys()
    counts.update(dict.fromkeys(everywhere, told * told))
    courses = {id(statement): courses_of(statement) for statement in (*advice, *items)}
    pairs = []
    for statement in advice:
        for item in items:
            pair = _pair(statement, item, counts, (courses[id(statement)], courses[id(item)]))
            if pair is not None:
                pairs.append(pair)
    return sorted(pairs, key=lambda pair: (-pair.score, pair.advice.order, pair.item.order))


_CAPITAL = re.compile(r"(?<![.!?:|] )(?<=[a-z,;)] )[A-Z][a-z]+")
_ANY_WORD = re.compile(r"\b[a-z]+")


def _names(statements: Iterable[Statement]) -> set[str]:
    """Stems of names that several statements speak of: words that stand within sentences with a capital and never without."""
    texts = [passage.text for statement in statements for passage in statement.passages]
    said = Counter(word for text in texts for word in set(_CAPITAL.findall(text)))
    often = {word.lower() for word, count in said.items() if count > _OFTEN_SAID}
    plain = {word for text in texts for word in _ANY_WORD.findall(text)} if often else set()
    return {stem(word) for word in often - plain}


def _pair(
    advice: Statement, item: Statement, counts: Mapping[str, int], courses: tuple[Sequence[Course], Sequence[Course]]
) -> Pair | None:
    shared = advice.words & item.words
    weight = weight_of(shared, counts)
    least = min(weight_of(advice.words, counts), weight_of(item.words, counts))
    words = Fraction(weight, least) if least else Fraction(0)
    if (
        len(shared) == 1
        and len(min(advice.words, item.words, key=len)) == 1
        and len(max(advice.words, item.words, key=len)) > 2
        and any(counts[word] > 2 for word in shared)
    ):
        # One word in common with a statement that says much else is little to go by, unless nobody else says it.
        words /= 2
    role = role_told(advice, item)
    words = max(words, _by_sentence(advice, item, counts, _OFTEN_SAID if role <= 0 else 2 * _OFTEN_SAID))
    if _class_size(advice) and _class_size(item):
        # How many may be in a class is one and the same thing, whatever else is said of it.
        words = max(words, STRONG)
    elif shared and _extra_time(advice) and _extra_time(item):
        # So is extra time.
        words = max(words, _ALONE)
    if shared and shared <= _PERSONS and advice.quantified:
        # Who does it tells little of what is done: the second look weighs all words.
        return None
    if role < 0 and not shared - _ACTS:
        # Direct work by one profession is not direct work by another.
        return None
    same = (bool(shared) or role > 0) and same_dose(*courses)
    if not shared - _LIGHT - item.words_of_who - advice.words_of_who and words < STRONG:
        return _by_role_alone(advice, item, role, same=same)
    score = words + role + (Fraction(1, 4) if same and role >= 0 else 0)
    alone = len(shared) == 1 and role <= 0 and not same
    if alone and 4 * weight < max(weight_of(advice.words, counts), weight_of(item.words, counts)):
        return None
    if score < (_ALONE if alone else ENOUGH) or (
        len(shared) < 2 and words < Fraction(1, 3) and not (same and role > 0)
    ):
        by_chance = role > 0 and bool(item.giving - _EVERYBODY) and same_dose(*courses, chance=True)
        return Pair(advice, item, LAST_RESORT, Fraction(0), clause=_clause(advice, item, counts)) if by_chance else None
    return Pair(advice, item, score, words, len(shared), _clause(advice, item, counts))


def _clause(advice: Statement, item: Statement, counts: Mapping[str, int]) -> int:
    """The clause of an item that has most in common with a recommendation."""
    weights = [weight_of(advice.words & clause.words, counts) for clause in item.clauses]
    return weights.index(max(weights))


def _class_size(statement: Statement) -> bool:
    return statement.environment and any(one.measures == "group" and one.value > 1 for _, one in statement.amounts)


def _extra_time(statement: Statement) -> bool:
    return any(one.measures == "extra time" for _, one in statement.amounts)


def _by_sentence(advice: Statement, item: Statement, counts: Mapping[str, int], most: int) -> Fraction:
    """The evidence of the two clauses that have most in common: more than one word, or all of one that at most `most` say."""
    best = Fraction(0)
    of_who = advice.words_of_who | item.words_of_who
    for ours in advice.said:
        for theirs in item.said:
            shared = ours & theirs
            if shared <= of_who:
                # What somebody is qualified in tells nothing of what is done.
                continue
            all_of_one = shared - _LIGHT - _ACTS and shared == theirs and all(counts[word] <= most for word in shared)
            if len(shared - _LIGHT) > 1 or all_of_one:
                least = min(weight_of(ours, counts), weight_of(theirs, counts))
                best = max(best, Fraction(weight_of(shared, counts), least))
    return best


def same_dose(advised: Sequence[Course], planned: Sequence[Course], *, chance: bool = False) -> bool:
    """Whether two statements share an amount, which must be more than chance unless `chance` lets any count."""
    others = each_kind(planned)
    return any(
        (chance or tells(ours.dose)) and _equal(ours, theirs) for ours in each_kind(advised) for theirs in others
    )


def _equal(ours: Course, theirs: Course) -> bool:
    """Whether two courses have the same numbers; "up to ten" tells what it is about as well as "ten"."""
    theirs = evolve(theirs, dose=evolve(theirs.dose, bound=ours.dose.bound))
    if not theirs.dose.minutes and theirs.dose.period and (theirs.dose.times or (0,))[0] > 1:
        # So many sessions a year tell what they are about without their length.
        ours = evolve(ours, dose=evolve(ours.dose, minutes=None))
    return compare_doses(ours.dose, theirs.dose) is Relation.EQUAL or compare_courses(ours, theirs) is Relation.EQUAL


def role_told(advice: Statement, item: Statement) -> Fraction:
    """Evidence by profession: the one that the advice names, or whose advice it is; another one speaks against the pair."""
    named = advice.professions
    if advice.author and not named - _EVERYBODY and any(_I.search(passage.folded) for passage in advice.passages):
        named = advice.author
    if advice.author and any(_THE_WRITER.search(passage.folded) for passage in advice.passages):
        # "The psychologist" is whoever writes: in a clinic's letter no other than its own.
        named = advice.author & _PSYCHOLOGY or named
    if (named or advice.author) & item.giving:
        return Fraction(1, 4) if named else Fraction(1, 6)
    if named - _EVERYBODY and item.giving - _EVERYBODY and "education" not in named:
        return Fraction(-1, 4)
    return Fraction(0)


_EVERYBODY = frozenset({"education", "family"})
_PSYCHOLOGY = frozenset({"educational psychology", "mental health"})
_I = re.compile(
    r"\b(?:i|we) (?:should|shall|will|can|could|propose to|intend to|would like to)"
    r" (?!ask\b|recommend\b|suggest\b|advise\b|see\b|hope\b)"
    r"|\bmy (?:time|visits?)\b|\b(?:from|by|with) (?:this|our) (?:service|team|clinic|department)\b"
)
"""What the writer is to do; `we should like the school to` is not."""
_THE_WRITER = re.compile(r"\b(?:the|a) psychologist\b")


def _by_role_alone(advice: Statement, item: Statement, role: Fraction, *, same: bool) -> Pair | None:
    """A profession and nothing else on both sides ("weekly therapy", "regular therapy") is one and the same thing.

    So is a profession with the very same amount, unless both sides say what else they are about.
    """
    bare = tuple(not one.words - _ACTS - (_LIGHT - _PERSONS) for one in (advice, item))
    adult = [number for number, one in enumerate(item.clauses) if one.of_an_adult and not one.words - _ACTS]
    if role == 0 and adult and not advice.words - _ACTS and any(one.of_an_adult for one in advice.clauses):
        # An adult's help, of which neither side says more.
        return Pair(advice, item, Fraction(1, 2) + (Fraction(1, 4) if same else 0), Fraction(1, 2), clause=adult[0])
    if role >= _NAMED and ((bare[1] and not item.doses) or (bare[0] and advice.doses)):
        # "Dietetics as required" is all that the plan says of what the dietitian advised.
        return Pair(advice, item, ENOUGH, Fraction(1, 5))
    if role <= 0 or not (same or all(bare)):
        return None
    # Where both tell amounts, and other ones, they may as well be two things that one profession does.
    apart = not same and bool(advice.doses) and bool(item.doses)
    words = (Fraction(2, 5) if apart else Fraction(1, 2)) if all(bare) else Fraction(0)
    if same and not any(bare):
        return Pair(advice, item, LAST_RESORT, Fraction(0)) if item.giving - _EVERYBODY else None
    score = words + role + (Fraction(1, 4) if same else 0)
    return Pair(advice, item, score, words) if score >= ENOUGH else None


_NAMED = Fraction(1, 4)
"""The evidence of a profession that both sides name."""
LAST_RESORT = Fraction(1, 20)
"""The evidence of a profession and an equal amount without a common word: enough for provision that answers nothing else."""
_ACTS = frozenset({"direct", "regul", "individu", "week", "clas", "alon", "clinic", "appoint"})
_ALONE = Fraction(3, 4)
"""Evidence from which one word in common is enough, with neither the profession nor an amount to go by."""
_OFTEN_SAID = 2
_MANY = 12
_LIGHT = frozenset(
    (
        "relativ classmat teach learn lesson meet school servic person practic practis exercis skil strateg approach "
        "techniqu task repeat short keyadult senco qualif"
    ).split()
)
_PERSONS = frozenset({"keyadult", "senco"})
_WEIGHTS = ((2, 4), (4, 3), (7, 2))


def weight_of(words: Iterable[str], counts: Mapping[str, int]) -> int:
    """Rare words tell more than words that many statements share, and what is done tells more than where and for whom."""
    return sum(
        1 if word in _LIGHT else next((weight for most, weight in _WEIGHTS if counts[word] <= most), 1)
        for word in words
    )


def tells(dose: Dose) -> bool:
    """Whether an equal dose is more than chance: `each half-term` alone recurs throughout every plan."""
    counted = dose.times is not None and (dose.times[0] > 1 or dose.noun not in ("", "session"))
    return dose.minutes is not None or counted or dose.every > _OFTEN_SAID
