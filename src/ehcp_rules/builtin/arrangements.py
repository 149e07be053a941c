"""Check type over what an arrangement must say when it is mentioned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from attrs import frozen

from ehcp_rules.builtin.verdicts import met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, AnalysedPassage, Hit, SlotState
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.mentions import (
    amounts_near,
    amounts_of,
    handed_over_to_the_child,
    has_its_own_name,
    hung_on,
    left_open,
    mentions,
    names_a_person,
    on_a_stated_occasion,
    quotes_of,
    round_about,
    takes_up,
)
from ehcp_rules.text.english.stems import stems, stems_of
from ehcp_rules.text.papers.purchases import sum_paid, sum_told, thing_bought
from ehcp_rules.text.provision.gathered import among_a_few

__all__ = ["arranges"]

_PARTS = {
    "author": "who writes it",
    "deliverer": "who carries it out",
    "training": "who trains those who carry it out",
    "monitoring": "who checks it, or when",
    "topic": "what the training is about",
    "timing": "when or how often",
    "upkeep": "who looks after it or reviews it",
    "interval": "how often the specialist looks in",
    "directness": "whether the therapist works with the child or advises others",
    "size": "how many others are in the group",
    "amount": "how much",
    "method": "how the money is held",
    "purpose": "what it buys",
    "outcome": "which outcome or provision it serves",
}
PartName = Literal[
    "author",
    "deliverer",
    "training",
    "monitoring",
    "topic",
    "timing",
    "upkeep",
    "interval",
    "directness",
    "size",
    "amount",
    "method",
    "purpose",
    "outcome",
]
AmountName = Literal["length", "frequency", "count", "scope", "window", "group", "ratio", "money", "purchase"]


@frozen(kw_only=True)
class Part:
    """One thing to be said: by phrases of `groups` (beside a role, with `by_role`), a filled column, slot or amount.

    The words that made the item judged fill no part of it themselves, nor does the column that holds them. With `near`, an
    amount or occasion counts only in their sentence, and an amount not before words that are only hung on what is told there.
    With `firm`, a phrase that vague wording follows at once (`reviewed from time to time`) says nothing.
    """

    name: PartName
    groups: tuple[str, ...] = ()
    by_role: bool = False
    columns: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    amounts: tuple[AmountName, ...] = ()
    near: bool = False
    firm: bool = False


@frozen(kw_only=True)
class Arranges:
    """Items of `sections` that mention `when` (and nothing of `unless`, save beside `despite`) must say each of `parts`.

    A sum that is paid counts as `despite` does. Nothing missing, or at least `enough` parts said: met. At least `half`
    said: partly met. A hit inside a phrase of `besides` is none. With `beside_roles`, only a hit in a sentence with such
    a role, or one of `titles`, counts; with `shared`, what another item that mentions the same, and serves the same need
    or outcome, says counts as well. With `opens`, only a hit that begins among so many characters of its passage counts,
    or one that a sentence hands over: a thing named on the way is not what is provided. With `generic`, what bears a
    proper name of its own does not count, nor what only takes up an earlier sentence. With `grouped`, words that put the
    child among a few others count as mentions, whatever they are.
    """

    sections: tuple[str, ...]
    lexicon: str
    when: tuple[str, ...]
    parts: tuple[Part, ...]
    kinds: tuple[str, ...] = ("provision",)
    unless: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    enough: int = 0
    half: int = 1
    beside_roles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    shared: bool = False
    opens: int = 0
    generic: bool = False
    grouped: bool = False


@check(
    "provision.arranges",
    parameters=Arranges,
    codes=tuple(
        FindingCode(f"{name}-not-said", f"Does not say {what}", f"{{item}} does not say {what}.")
        for name, what in _PARTS.items()
    ),
    laws=("removing the words of a part never improves the verdict", "the order of items does not matter"),
)
def arranges(context: CheckContext) -> CheckOutcome:
    """Judges whether each item that mentions an arrangement says what has to be known of it."""
    wanted: Arranges = context.parameters
    judged: list[tuple[AnalysedItem, _Found]] = []
    for item in context.plan.items(*wanted.sections, kinds=wanted.kinds):
        if item.reading.nil:
            continue
        found = [
            (passage, hit)
            for passage, hit in mentions(item, wanted.lexicon, wanted.when, wanted.besides)
            if not (names_a_person(passage, hit) or (wanted.generic and _needs_nobody_to_write_it(passage, hit)))
        ]
        if wanted.grouped:
            found += _among_a_few(item, wanted)
        if wanted.beside_roles:
            found = [pair for pair in found if _role_of(item, *pair, wanted.beside_roles, wanted.titles)]
        if wanted.opens:
            found = [
                (passage, hit)
                for passage, hit in found
                if hit.span.start <= wanted.opens or handed_over_to_the_child(passage, hit)
            ]
        if not found:
            continue
        if not _excused(item, wanted):
            judged.append((item, found))
    outcomes = []
    for item, found in judged:
        fellows = (
            [pair for pair in judged if pair[0] is not item and _together(item, found, *pair)] if wanted.shared else []
        )
        outcomes.append(_judged(item, wanted, found, fellows))
    return tuple(outcomes)


def _excused(item: AnalysedItem, wanted: Arranges) -> bool:
    denied = mentions(item, wanted.lexicon, wanted.unless)
    if not denied or mentions(item, wanted.lexicon, wanted.despite):
        return False
    return not any(
        sum_paid(passage, (hit.span for _, hit in denied)) for passage in {p.path: p for p, _ in denied}.values()
    )


def _needs_nobody_to_write_it(passage: AnalysedPassage, hit: Hit) -> bool:
    return has_its_own_name(passage, hit) or takes_up(passage, hit)


_Found = list[tuple[AnalysedPassage, Hit]]


def _among_a_few(item: AnalysedItem, wanted: Arranges) -> _Found:
    """Words for a group outside quotations and outside phrases that name none."""
    found: _Found = []
    for passage in item.passages.values():
        for span in among_a_few(passage):
            named = passage.hits_of(wanted.lexicon, *wanted.besides, *wanted.when)
            idle = (*passage.speech, *(hit.span for hit in named))
            if not any(other.overlaps(span) for other in idle):
                words = passage.folded[span.start : span.end]
                found.append((passage, Hit(span, wanted.lexicon, wanted.when[0], words)))
    return found


def _together(one: AnalysedItem, its: _Found, other: AnalysedItem, others: _Found) -> bool:
    """Whether two items tell of one arrangement: by what they serve, by its name, or by words on what it is about."""
    for name in ("needs", "outcomes"):
        if set(getattr(one.item, name, ())) & set(getattr(other.item, name, ())):
            return True
    if _names(its) & _names(others):
        return True
    return len((stems_of(one) & stems_of(other)) - _OF_ANY_PROGRAMME) >= 2


_OF_ANY_PROGRAMME = stems(
    (
        "programme teach teaches teaching taught teacher assistant therapist trained trains training daily weekly termly carries "
        "carried follow followed follows delivered delivers review reviewed reviews write written writes check checks lesson "
        "lessons classroom staff specialist used using morning mornings"
    ).split()
)
"""Words that tell nothing of what a programme or a thing is for."""


def _names(found: _Found) -> set[str]:
    """What is mentioned, by more than a word that any such thing has: `language programme`, `radio aid`, and not `programme`."""
    return {hit.phrase.removesuffix("s") for _, hit in found} - {"programme", "software", "switch"}


def _judged(
    item: AnalysedItem, wanted: Arranges, found: _Found, fellows: list[tuple[AnalysedItem, _Found]]
) -> ItemOutcome:
    missing = [
        part
        for part in wanted.parts
        if not _said(item, part, wanted, found) and not any(_said(other, part, wanted, its) for other, its in fellows)
    ]
    said = len(wanted.parts) - len(missing)
    names = ", ".join(part.name for part in wanted.parts if part not in missing)
    if not missing or (wanted.enough and said >= wanted.enough):
        return met(item, f"says {names}")
    looked = tuple(passage.path for passage in item.passages.values())
    evidence: tuple[Quote, ...] = quotes_of(found)
    findings = tuple(
        Finding(f"{part.name}-not-said", item.id, item.path, (*evidence, Absence(looked, (_PARTS[part.name],))))
        for part in missing
    )
    verdict = Verdict.PARTLY_MET if said >= wanted.half else Verdict.NOT_MET
    return ItemOutcome(item.id, item.path, verdict, findings, reason=f"says {names}" if names else "says none of it")


_OF_MONEY: Mapping[str, Callable[[AnalysedPassage], bool]] = {"money": sum_told, "purchase": thing_bought}
"""What parts may ask for that is no amount of help: a sum, and what it buys."""


def _said(item: AnalysedItem, part: Part, wanted: Arranges, found: _Found) -> bool:
    holders = [passage for passage, _ in found]
    columns = (item.passages[name] for name in part.columns if name in item.passages)
    if any(column not in holders and _tells(column) for column in columns):
        return True
    slots = (item.reading.slots.get(name) for name in part.slots)
    if any(slot is not None and slot.state is SlotState.FILLED for slot in slots):
        return True
    own = {(passage.path, hit.span) for passage, hit in found}
    for passage, hit in mentions(item, wanted.lexicon, part.groups):
        if (passage.path, hit.span) in own or (part.firm and left_open(passage, hit)):
            continue
        if passage.field == "review" and part.name == "directness":
            # A plan's review of a therapy is no way of giving it.
            continue
        if not part.by_role or _role_by(passage, hit):
            return True
    if any(
        told(passage) for name, told in _OF_MONEY.items() if name in part.amounts for passage in item.passages.values()
    ):
        return True
    kinds = tuple(QuantityKind(name) for name in part.amounts if name not in _OF_MONEY)
    if not kinds:
        return False
    if part.near:
        return any(
            amount.span.end > hit.span.start or not hung_on(passage, hit.span)
            for passage, hit in found
            for amount in amounts_near(passage, hit.span, *kinds)
        ) or any(on_a_stated_occasion(passage, hit.span) for passage, hit in found)
    return any(True for passage in item.passages.values() for _ in amounts_of(passage, *kinds))


def _tells(column: AnalysedPassage) -> bool:
    """Whether a column holds more than a dash or a vague word: `as required` says no more of when than an empty one."""
    if not any(letter.isalnum() for letter in column.folded):
        return False
    return not column.hits_of("vague-wording") or any(True for _ in amounts_of(column, *QuantityKind))


def _role_of(
    item: AnalysedItem, passage: AnalysedPassage, hit: Hit, groups: tuple[str, ...], titles: tuple[str, ...]
) -> bool:
    """Whether such a role stands in the sentence of a hit or, for a hit in another column, in the column for who."""
    if _role_by(passage, hit, groups, titles):
        return True
    who = item.passages.get("who")
    return who is not None and passage is item.passages.get("how_often") and bool(who.hits_of("roles", *groups))


def _role_by(passage: AnalysedPassage, hit: Hit, groups: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> bool:
    sentence = round_about(passage, hit.span)
    roles = passage.hits_of("roles", *groups)
    if titles:
        roles = (*roles, *(role for role in passage.hits_of("roles") if role.phrase in titles))
    return any(other.group != "unowned" and other.span.overlaps(sentence) for other in roles)
