"""Phrases that leave open what no other part of the provision states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, any_of
from ehcp_rules.text.provision.elastic import elastic, elastic_time
from ehcp_rules.text.provision.facts import Provided, hit_quotes
from ehcp_rules.text.provision.growing import grows_somehow
from ehcp_rules.text.provision.loose_amounts import loose_ceilings, wide_ranges
from ehcp_rules.text.provision.open_lists import open_lists
from ehcp_rules.text.reading import Fault, Slot, SlotState
from ehcp_rules.text.scanning.lexicon import Hit

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["vague_faults"]

_REGULAR_THING = any_of(
    r"^(?:regular|often|some|enough|much) (?:and irregular |or irregular )?(?:verbs?|classroom|attend"
    r"|polygon|[a-z]+agon|shape|spelling|words?|attendance at|of the|way|days?|as|on days|one)\b",
)


_ACCESS_THING = re.compile(
    r"^(?:access to (?:work|higher education)|access to(?: the| his| her| their)? (?:own|named))\b"
)


def vague_faults(facts: Provided, slots: dict[str, Slot]) -> Iterator[Fault]:
    """The faults vague, loose-ceiling and open-list."""
    vague = [passage.quote(hit.span.start, hit.span.end) for passage, hit in _unexcused(facts, slots)]
    if (unowned := _unowned(facts, slots)) is not None:
        vague.append(unowned)
    growing = [
        passage.quote(span.start, span.end)
        for passage in facts.reading
        for span in grows_somehow(passage.folded, passage.scan)
    ]
    if growing and not any(
        _NUMBERED.search(passage.folded, amount.span.start, amount.span.end)
        for passage, amount in facts.of(QuantityKind.LENGTH, QuantityKind.COUNT)
    ):
        vague += growing
    vague += _stretching(facts, slots)
    if vague:
        yield Fault("vague", tuple(vague), "leaves open what the rest of the provision does not state")
    elif bare := _bare_nouns(facts, slots):
        yield Fault("vague", bare, "names help without kind or amount")
    if loose := loose_ceilings(facts, slots):
        yield Fault("loose-ceiling", facts.quotes(loose), "a ceiling with no floor")
    if wide := wide_ranges(facts):
        yield Fault("loose-ceiling", facts.quotes(wide), "a wide range with no rule for choosing")
    if not vague and (lists := open_lists(facts, slots)):
        quotes = tuple(passage.quote(span.start, span.end) for passage, span in lists)
        yield Fault("open-list", quotes, "examples in place of the provision")


_NUMBERED = re.compile(rf"\b{NUMBER}\b")


def _unexcused(facts: Provided, slots: dict[str, Slot]) -> Iterator[tuple[AnalysedPassage, Hit]]:
    """Vague phrases whose opening no filled slot closes: each family of phrases has its own excuse."""
    vague = facts.hits("vague-wording", "access", "discretion", "frequency", "amount", "intent")
    if not vague:
        return
    amount = slots["quantity"].state is SlotState.FILLED
    delivered = slots["deliverer"].state in (SlotState.FILLED, SlotState.NOT_NEEDED)
    measured = facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.RATIO)
    core = amount and (delivered or bool(facts.of(QuantityKind.LENGTH)))
    excuses = {
        "access": amount and (slots["deliverer"].state is SlotState.FILLED or not _a_place_only_when(facts)),
        "discretion": any(hit.group == "discretion" for _, hit in vague)
        and (core or bool(facts.triggers()))
        and not _only_an_option(facts),
        "frequency": amount,
        "amount": amount and bool(measured),
        "intent": core,
    }
    for passage, hit in vague:
        words = passage.folded[hit.span.start : hit.span.start + 60]
        excused = (
            (excuses[hit.group] and not _level_of_help(passage, hit, measured))
            or _REGULAR_THING.match(words)
            or _ACCESS_THING.match(words)
            or _counted_adult(passage, hit, amount)
        )
        before = passage.folded[max(0, hit.span.start - 80) : hit.span.start]
        if hit.group in ("amount", "frequency") and _IN_A_TRIGGER.search(before):
            continue
        if hit.phrase in _THERE_TO_BE_HAD and not (
            delivered or facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.RATIO, QuantityKind.FREQUENCY)
        ):
            yield passage, hit
            continue
        if hit.phrase in _THERE_TO_BE_HAD and slots["type"].state is not SlotState.FILLED and not measured:
            yield passage, hit
            continue
        if hit.group == "amount" and amount and _TOLD_BEHIND.match(passage.folded, hit.span.end):
            continue
        if hit.phrase == "enough" and _OF_A_SIZE.search(before):
            continue
        if not excused and not (hit.group == "amount" and _amount_excused(facts, passage, hit)):
            yield passage, hit


def _stretching(facts: Provided, slots: dict[str, Slot]) -> list[Quote]:
    """Amounts told in words that stretch, where no number tells them: of time, beside a scope that only says when, too."""
    if facts.clinical or facts.body is None:
        return []
    if slots["quantity"].state in (SlotState.EMPTY, SlotState.PARTLY):
        reader = elastic
    elif slots["quantity"].state is SlotState.FILLED and not facts.of(QuantityKind.LENGTH, QuantityKind.COUNT):
        reader = elastic_time
    else:
        return []
    if facts.of(QuantityKind.LENGTH) and facts.of(QuantityKind.FREQUENCY, QuantityKind.COUNT, QuantityKind.WINDOW):
        return []
    found = []
    for passage in facts.reading:
        for span in reader(passage.folded, passage.scan):
            before = passage.folded[max(0, span.start - 80) : span.start]
            quoted = any(span.overlaps(other) for other in facts.quoted[passage.path])
            hits = any(where is passage and span.overlaps(hit.span) for where, hit in facts.hits("vague-wording"))
            told = (
                _IN_A_TRIGGER.search(before)
                or _TOLD_BEHIND.match(passage.folded, span.end)
                or _UP_TO_AN_END.match(passage.folded, span.end)
            )
            if not (quoted or told or (hits and reader is elastic)):
                found.append(passage.quote(span.start, span.end))
    return found


def _a_place_only_when(facts: Provided) -> bool:
    """Whether it is a place, and nothing but a clause says when: `access to a quiet space when he is upset`."""
    told = facts.of(
        QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY, QuantityKind.SCOPE, QuantityKind.RATIO
    )
    return bool(facts.triggers() and facts.hits("equipment", "environment")) and not told


def _only_an_option(facts: Provided) -> bool:
    """Whether nothing tells how much or when, but that the child may take it up."""
    if facts.amounts:
        return False
    triggers = facts.triggers()
    return bool(triggers) and all(_AN_OPTION.match(where.folded, *span) for where, span in triggers)


_AN_OPTION = re.compile(
    r"(?:if|when|whenever) (?:he|she|they) (?:wants?|likes?|wish(?:es)?|chooses?|would like)(?: to)?[.,;) ]*$"
)
"""What the child may take up or leave is no sign that starts anything."""
_IN_A_TRIGGER = re.compile(r"(?:^|[.;:,] )(?:when(?:ever)?|if|after|before|once|during) [^,.;:]*$")
"""What a clause says that tells when something is done is no part of what is done."""

_THERE_TO_BE_HAD = ("available", "is available", "are available", "be available", "on offer")
"""Said of nobody in particular, this promises nothing, whenever it holds."""

_TOLD_BEHIND = re.compile(
    r" (?:[a-z-]+ ){1,4}?(?=\()| (?:[a-z-]+ ){0,5}?[a-z-]+(?:,? (?:namely|that is|meaning|i\.?e\.?)\b|:)"
)
"""`some lessons, namely`, `a range of tools (`: which they are stands behind."""
_UP_TO_AN_END = re.compile(r"[^.;]{0,60}? until (?:he|she|they|[a-z]+ (?:is|says|asks|chooses|can|has))\b")
"""`a short time ... until she says`: what ends it is told."""
_OF_A_SIZE = re.compile(
    r"\b(?:wide|big|large|high|low|long|quiet|close|near|strong|small|deep|loud|bright|thick|tall|light|heavy|soft|short) $"
)
"""Before an `enough` that says of what size a thing or a place is."""

_LEVEL = re.compile(
    r"\b(?:levels? of|degree of|(?:significant|additional|extra|enhanced|increased) (?:adult )?(?:support|help|adult))\b"
)


def _level_of_help(passage: AnalysedPassage, hit: Hit, measured: list[tuple[AnalysedPassage, Quantity]]) -> bool:
    """Whether a phrase says that there is help, of a size that only amounts before it, which are of something else, could tell."""
    if hit.group != "amount" or not _LEVEL.search(passage.folded, hit.span.start, hit.span.end + 16):
        return False
    return not any(
        where is not passage or amount.kind is QuantityKind.RATIO or amount.span.start > hit.span.start
        for where, amount in measured
    )


def _bare_nouns(facts: Provided, slots: dict[str, Slot]) -> tuple[Quote, ...]:
    if facts.body is None or any(slots[name].state is not SlotState.EMPTY for name in ("type", "quantity")):
        return ()
    roles = [hit.span for where, hit in facts.hits("roles") if where is facts.body]
    nouns = facts.body.hits_of("generic-help", "empty-noun")
    return hit_quotes((facts.body, hit) for hit in nouns if not any(hit.span.overlaps(role) for role in roles))


_UNOWNED_SUBJECT = re.compile(
    r"^(?:the )?(?:school|setting|college|nursery|provider|staff|adults|academy)(?: staff)? (?:will|to|should|must)\b"
)


_OF_AN_OFFICE = re.compile(
    r" (?:also )?(?:lends?|buys?|sends?|telephones?|phones?|rings?|e-?mails?|texts?|writes?|replaces?|fits?|installs?"
    r"|orders?|keeps?"
    r"|prints?|copy|copies|pays?|releases?|employs?|lays? on|hires?|reserves?|opens?|closes?|supply|supplies)\b"
)


def _unowned(facts: Provided, slots: dict[str, Slot]) -> Quote | None:
    """A duty on the setting as a whole, with no role, no trained adult and no amount of time."""
    if facts.body is None or "who" in facts.item.passages or slots["deliverer"].state is not SlotState.EMPTY:
        return None
    match = _UNOWNED_SUBJECT.match(facts.body.folded)
    if match is None or facts.of(QuantityKind.LENGTH, QuantityKind.COUNT) or facts.triggers():
        return None
    # A school sends, lends or buys as a school does: it need not say which of its officers licks the stamp.
    if slots["quantity"].state is SlotState.FILLED and _OF_AN_OFFICE.match(facts.body.folded, match.end()):
        return None
    return facts.body.quote(*match.span())


_ANY_AMOUNT = ("some", "time to", "enough", "various", "a range of", "a variety of", "much", "flexible", "flexibility")


_ONE_MORE = re.compile(r"\b(?:an?|one|two|three) $")


def _counted_adult(passage: AnalysedPassage, hit: Hit, amount: bool) -> bool:
    """`An extra adult` is one adult; with a scope that says when, nothing is left open."""
    return (
        amount
        and hit.phrase.endswith(" adult")
        and _ONE_MORE.search(passage.folded[max(0, hit.span.start - 6) : hit.span.start]) is not None
    )


_OF_SO_MANY = re.compile(
    rf" (?:of|with|size) (?:(?:no more than|not more than|at most|up to|a maximum of|about) )?{NUMBER}\b"
)


def _amount_excused(facts: Provided, passage: AnalysedPassage, hit: Hit) -> bool:
    if "group" in hit.phrase or "class" in hit.phrase:
        sized = facts.of(QuantityKind.GROUP, QuantityKind.RATIO) or _OF_SO_MANY.match(passage.folded, hit.span.end)
        return bool(sized)
    return hit.phrase in _ANY_AMOUNT and bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT))
