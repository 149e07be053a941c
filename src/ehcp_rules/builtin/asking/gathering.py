"""Check types that assist: they put the words a person needs side by side, and leave the judgement to the person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, does_not_apply
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Evidence, LinkSeen
from ehcp_rules.findings import CheckOutcome
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.english.mentions import mentions, quotes_of, whole
from ehcp_rules.text.english.stems import stems_of

__all__ = ["compares", "gathers", "leaves_open"]


@frozen(kw_only=True)
class Gathers:
    """Phrases of `groups` in `sections`, put before a person once for the plan; `also` names further items to show.

    With `only_if`, nothing is asked of a plan whose items of those sections are all nil statements or missing.
    """

    sections: tuple[str, ...]
    lexicon: str
    groups: tuple[str, ...]
    besides: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    most: int = 12


@check("person.gathers", parameters=Gathers, codes=())
def gathers(context: CheckContext) -> CheckOutcome:
    """Judges nothing: what the plan says of a matter is gathered for a person, or where it was looked for in vain."""
    wanted: Gathers = context.parameters
    plan = context.plan
    if wanted.only_if and not any(_told(item) for item in plan.items(*wanted.only_if)):
        return ()
    items = tuple(plan.items(*wanted.sections, kinds=wanted.kinds))
    if not items:
        return ()
    quotes = [
        quote
        for item in items
        if (found := mentions(item, wanted.lexicon, wanted.groups, wanted.besides))
        for quote in quotes_of(found)
    ]
    further = tuple(quote for item in plan.items(*wanted.also) if wanted.also and _told(item) for quote in whole(item))
    looked = Absence(tuple(dict.fromkeys(f"section.{item.section}" for item in items)), wanted.groups)
    evidence: tuple[Evidence, ...] = (
        (*quotes[: wanted.most], *further[: wanted.most]) if quotes else (*further[: wanted.most], looked)
    )
    path = f"section.{wanted.sections[0]}"
    reason = f"{len(quotes)} passages were gathered for a person"
    return (asks(context, At(path), evidence, reason),)


def _told(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    if passage is None or item.reading.nil:
        return False
    nil = passage.hits_of("nil-statements", "nil")
    return not (nil and nil[0].span.start <= 40)


@frozen(kw_only=True)
class Compares:
    """Each item of `sections` (`kinds`; `slots` filled where they are named) beside its nearest of `beside`.

    Nearest is by stated links, then by words of substance in common, at most `most`. The ranking is only an aid.
    """

    sections: tuple[str, ...]
    beside: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    beside_kinds: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    most: int = 3
    only_alike: bool = False


@check("person.compares", parameters=Compares, codes=())
def compares(context: CheckContext) -> CheckOutcome:
    """Judges nothing: each item is shown to a person beside the items of other sections that it may belong to."""
    wanted: Compares = context.parameters
    others = [item for item in context.plan.items(*wanted.beside, kinds=wanted.beside_kinds) if _told(item)]
    words = {item.path: stems_of(item) for item in others}
    named_by = _named_by(others)
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=wanted.kinds):
        if not _told(item) or not _chosen(item, wanted):
            continue
        named = set(_named(item))
        links = named_by.get(item.id, set()) | {other.path for other in others if other.id in named}
        own = stems_of(item)
        alike = sorted(
            (-shared, n, o)
            for n, o in enumerate(others)
            if (shared := len(own & words[o.path])) and o.path not in links
        )
        near = [o for o in others if o.path in links] + [o for *_, o in alike]
        if wanted.only_alike and not near:
            continue
        shown: list[Evidence] = list(whole(item))
        for other in near[: wanted.most]:
            shown += [LinkSeen(item.id, other.id, "stated" if other.path in links else "inferred"), *whole(other)]
        if not near:
            shown.append(Absence(tuple(f"section.{code}" for code in wanted.beside), ("words in common, or a link",)))
        reason = f"{len(near[: wanted.most])} that it may belong to" if near else "no sign of what it belongs to"
        outcomes.append(asks(context, item, shown, reason))
    return tuple(outcomes)


def _chosen(item: AnalysedItem, wanted: Compares) -> bool:
    if wanted.labels:
        label = item.passages.get("label")
        if label is not None and any(word in label.folded for word in wanted.labels):
            return True
    if not wanted.slots:
        return not wanted.labels
    slots = (item.reading.slots.get(name) for name in wanted.slots)
    return any(slot is not None and slot.state is SlotState.FILLED for slot in slots)


def _named(item: AnalysedItem) -> Iterator[str]:
    """The ids of the needs and outcomes that an item is linked to."""
    for name in ("needs", "outcomes"):
        yield from getattr(item.item, name, ())


def _named_by(items: Iterable[AnalysedItem]) -> Mapping[str, set[str]]:
    """For each id that these items are linked to, their paths."""
    found: dict[str, set[str]] = {}
    for item in items:
        for id in _named(item):
            found.setdefault(id, set()).add(item.path)
    return found


@frozen(kw_only=True)
class LeavesOpen:
    """Provision of `sections` in which a slot of `slots` is not filled, put before a person with its words."""

    sections: tuple[str, ...]
    slots: tuple[str, ...]
    lexicon: str = ""
    groups: tuple[str, ...] = ()


@check("person.leaves_open", parameters=LeavesOpen, codes=())
def leaves_open(context: CheckContext) -> CheckOutcome:
    """Judges nothing: what provision leaves open goes to a person, who knows what the setting can be trusted with."""
    wanted: LeavesOpen = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=("provision",)):
        if item.reading.nil:
            continue
        slots = [item.reading.slots[name] for name in wanted.slots if name in item.reading.slots]
        opened = [slot for slot in slots if slot.state in (SlotState.EMPTY, SlotState.PARTLY)]
        loose = mentions(item, wanted.lexicon, wanted.groups) if wanted.lexicon else []
        if not opened and not loose:
            continue
        evidence = tuple(dict.fromkeys((*(q for slot in opened for q in slot.quotes), *quotes_of(loose), *whole(item))))
        names = ", ".join(slot.name for slot in opened) or "size"
        outcomes.append(asks(context, item, evidence, f"leaves open: {names}"))
    if not outcomes and any(True for _ in context.plan.items(*wanted.sections, kinds=("provision",))):
        path = f"section.{wanted.sections[0]}"
        return (does_not_apply(At(path), "leaves nothing of this open"),)
    return tuple(outcomes)
