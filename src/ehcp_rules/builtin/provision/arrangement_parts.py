"""The things that may have to be known of an arrangement, and whether an item says one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from attrs import frozen

from ehcp_rules.text import AnalysedItem, AnalysedPassage, Hit, SlotState
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.mentions import (
    amounts_near,
    amounts_of,
    hung_on,
    left_open,
    mentions,
    on_a_stated_occasion,
    round_about,
)
from ehcp_rules.text.papers.purchases import sum_told, thing_bought
from ehcp_rules.text.provision.therapists_time import undivided

__all__ = ["PARTS", "Found", "Part", "has_role", "said_of"]

PARTS = {
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
    With `firm`, a phrase that vague wording follows at once (`reviewed from time to time`) says nothing; with `apart`,
    nor do words on time with the child and time with others that stand in one list.
    """

    name: PartName
    groups: tuple[str, ...] = ()
    by_role: bool = False
    columns: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    amounts: tuple[AmountName, ...] = ()
    near: bool = False
    firm: bool = False
    apart: bool = False


Found = list[tuple[AnalysedPassage, Hit]]
_OF_MONEY: Mapping[str, Callable[[AnalysedPassage], bool]] = {"money": sum_told, "purchase": thing_bought}
"""What parts may ask for that is no amount of help: a sum, and what it buys."""


def said_of(item: AnalysedItem, part: Part, lexicon: str, found: Found) -> bool:
    """Whether an item says one thing that has to be known of an arrangement; `found` are the words that mention it."""
    holders = [passage for passage, _ in found]
    columns = (item.passages[name] for name in part.columns if name in item.passages)
    if any(column not in holders and _tells(column) for column in columns):
        return True
    slots = (item.reading.slots.get(name) for name in part.slots)
    if any(slot is not None and slot.state is SlotState.FILLED for slot in slots):
        return True
    own = {(passage.path, hit.span) for passage, hit in found}
    listed = [(p.path, span) for p in item.passages.values() for span in undivided(p)] if part.apart else ()
    for passage, hit in mentions(item, lexicon, part.groups):
        if (passage.path, hit.span) in own or (part.firm and left_open(passage, hit)):
            continue
        if any(path == passage.path and span.overlaps(hit.span) for path, span in listed):
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


def has_role(
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
