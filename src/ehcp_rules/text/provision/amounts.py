"""How much of a provision is promised, and in what size of group."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.provision.bounded import holds_nothing_back, share_of_the_whole
from ehcp_rules.text.provision.clauses import CLAUSE_END
from ehcp_rules.text.provision.facts import SKILLED, SUPPORTING, Provided, supplies_a_thing
from ehcp_rules.text.provision.its_time import at_its_time
from ehcp_rules.text.provision.kinds import hollow
from ehcp_rules.text.provision.of_the_service import tells_of_the_service
from ehcp_rules.text.provision.scopes import scopes_of
from ehcp_rules.text.provision.short_acts import lasts_a_while, short_acts
from ehcp_rules.text.provision.unmeasured import FTE, untold
from ehcp_rules.text.provision.untold_numbers import of_one, of_unnumbered, of_untold
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["group_slot", "of_something", "quantity_slot"]


def quantity_slot(facts: Provided) -> Slot:
    """How much is promised: length and frequency, a total, a scope, a trigger somebody can see, or what is missing."""
    if facts.body is not None and not facts.clinical and tells_of_the_service(facts.body):
        return Slot("quantity", SlotState.EMPTY, (), "tells of a service, and not what this child gets")
    return _stated(facts)


def _stated(facts: Provided) -> Slot:
    lengths = facts.of(QuantityKind.LENGTH)
    often = facts.of(QuantityKind.FREQUENCY)
    counts = facts.of(QuantityKind.COUNT)
    scopes = scopes_of(facts)
    windows = facts.of(QuantityKind.WINDOW)
    counts = [pair for pair in counts if not (of_one(pair) or any(_same(pair, window) for window in windows))]
    often = [pair for pair in often if not (of_one(pair) or of_untold(pair))]
    windows = [pair for pair in windows if not of_unnumbered(pair)]
    ceilings = facts.of(QuantityKind.CEILING)
    ceilings = [pair for pair in ceilings if not holds_nothing_back(facts, pair)]
    sized = (*lengths, *counts) or often
    # In `up to three 20-minute sessions` the length stands inside what is capped.
    limits = [*ceilings, *(pair for pair in sized if _capped(pair, ceilings))]
    if ceilings and sized and not facts.floored and all(_capped(pair, limits) for pair in sized):
        return Slot("quantity", SlotState.PARTLY, facts.quotes(ceilings), "a ceiling promises no amount")
    if not lengths and all(
        _UNSIZED.search(passage.folded, amount.span.start, amount.span.end) for passage, amount in counts
    ):
        often, counts = [pair for pair in often if not _of_a_block(pair)], []
    if (
        lengths
        and counts
        and not (often or scopes or windows)
        and all(_session_only(pair) for pair in counts)
        and not facts.triggers()
    ):
        counts = []
    if lengths and (often or counts or scopes or windows or facts.triggers()):
        return Slot(
            "quantity", SlotState.FILLED, facts.quotes(lengths + often + counts + scopes), "length and how often"
        )
    if scopes:
        return Slot("quantity", SlotState.FILLED, facts.quotes(scopes), "a scope that says when it always holds")
    if counts and (often or windows):
        return Slot("quantity", SlotState.FILLED, facts.quotes(counts + often + windows), "a number in a stated period")
    triggers = [] if _at_a_time_of_day(facts, often) else facts.triggers()
    if triggers and _somebody_acts(facts):
        quotes = tuple(passage.quote(span.start, span.end) for passage, span in triggers)
        return Slot("quantity", SlotState.FILLED, quotes, "a trigger that anybody can see, and who acts on it")
    if often and (_short_act(facts, often) or _OWN_LENGTH.search(facts.body.folded if facts.body else "")):
        return Slot("quantity", SlotState.FILLED, facts.quotes(often), "how often a short act happens")
    body = facts.body.folded if facts.body else ""
    if lengths and (_OWN_LENGTH.match(body) or FTE.search(body)):
        return Slot(
            "quantity", SlotState.FILLED, facts.quotes(lengths), "a part of every day, or a share of every week"
        )
    if told := at_its_time(facts) or share_of_the_whole(facts) or _one_day(facts):
        return told
    if lengths or counts or (often and not _of_the_upkeep(facts, often)):
        return _half_told(facts, often, lengths, counts)
    return untold(facts)


_AN_EVENT = re.compile(
    r"\b(?:reviews?|appointments?|clinics?|check(?:-?up)?s?|assessments?|scans?|x-rays?|surgery|operations?|follow-ups?|fittings?|tests?)\b"
)


def _one_day(facts: Provided) -> Slot | None:
    """One event of health or social care on a stated day or in a stated month: `Heart clinic, April 2027`."""
    body = facts.body
    if body is None or not facts.clinical or not _AN_EVENT.search(body.folded):
        return None
    days = [date for date in body.dates if date.precise]
    if not days or facts.hits("vague-wording"):
        return None
    quotes = tuple(body.quote(day.span.start, day.span.end) for day in days)
    return Slot("quantity", SlotState.FILLED, quotes, "one event on a stated day")


def of_something(facts: Provided, quantity: Slot, kind: Slot, deliverer: Slot) -> Slot:
    """The amount itself, or what is left of it when it only says `always` of help that has neither a kind nor a giver."""
    if quantity.state is not SlotState.FILLED:
        return quantity
    unsaid = kind.state is SlotState.EMPTY or (kind.state is SlotState.PARTLY and _only_comes(facts))
    if unsaid and not facts.clinical and set(quantity.quotes) == set(_how_often(facts)):
        return Slot("quantity", SlotState.PARTLY, quantity.quotes, "how often, but of nothing in particular")
    if deliverer.state is not SlotState.EMPTY:
        return quantity
    measured = [pair for pair in facts.of(*_MEASURED) if not _ROUND_THE_CLOCK.match(pair[0].folded, pair[1].span.start)]
    if measured or not (kind.state in (SlotState.EMPTY, SlotState.PARTLY) or hollow(facts)):
        return quantity
    return Slot("quantity", SlotState.PARTLY, quantity.quotes, "says when, but of nothing in particular")


_COMES = ("visit", "meet", "met", "review", "monitor")
"""Short acts of which nothing comes unless it is told for what."""


def _only_comes(facts: Provided) -> bool:
    return all(hit.phrase.startswith(_COMES) for _, hit in facts.hits("generic-help", "short-act"))


def _how_often(facts: Provided) -> tuple[Quote, ...]:
    scopes = [amount.span for _, amount in facts.of(QuantityKind.SCOPE)]
    return facts.quotes(pair for pair in facts.of(QuantityKind.FREQUENCY) if pair[1].span not in scopes)


def _same(pair: tuple[AnalysedPassage, Quantity], other: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether two amounts are the same words: `for twelve weeks` is no number of anything in twelve weeks."""
    return pair[0] is other[0] and pair[1].span.overlaps(other[1].span)


_UNSIZED = re.compile(r"\b(?:blocks?|episodes?|courses?|packages?|cycles?|rounds?)$")
_A_BLOCK = re.compile(r"\b(?:blocks?|episodes?|courses?|packages?|cycles?|rounds?) (?:of\b|(?:each|every|a|per)\b)")


def _of_a_block(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether a frequency is that of a block of help whose size is not told."""
    passage, amount = pair
    return _A_BLOCK.search(passage.folded, max(0, amount.span.start - 60), amount.span.end) is not None


_BY_THE_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_ROUND_THE_CLOCK = re.compile(r"(?:24|twenty-four)[- ]hour")
_MEASURED = (QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.RATIO, QuantityKind.GROUP)

_Amounts = list[tuple["AnalysedPassage", Quantity]]


def _half_told(facts: Provided, often: _Amounts, lengths: _Amounts, counts: _Amounts) -> Slot:
    if often and facts.clinical:
        reason = "how often; health and social care need less exact wording"
        return Slot("quantity", SlotState.FILLED, facts.quotes(often), reason)
    if often:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(often), "how often, but not how long")
    clocks = [pair for pair in lengths if _BY_THE_CLOCK.match(pair[0].folded, pair[1].span.start)]
    if len(clocks) > 1:
        return Slot("quantity", SlotState.FILLED, facts.quotes(clocks), "stretches of the day, by the clock")
    if lengths:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(lengths), "how long, but not how often")
    return Slot("quantity", SlotState.PARTLY, facts.quotes(counts), "how many, but not in what period")


def _of_the_upkeep(facts: Provided, often: _Amounts) -> bool:
    """Whether a thing is supplied in the first clause, and how often is told only of what is done with it afterwards."""
    body = facts.body
    if body is None or not supplies_a_thing(facts):
        return False
    things = [hit.span.start for passage, hit in facts.hits("equipment") if passage is body]
    ends = [0, *(match.end() for match in CLAUSE_END.finditer(body.folded)), len(body.folded)]
    clauses = {bisect_right(ends, amount.span.start) for passage, amount in often if passage is body}
    with_a_thing = {bisect_right(ends, start) for start in things}
    first = 1
    return len(clauses) > 0 and first not in clauses and clauses <= with_a_thing and first in with_a_thing


_OWN_LENGTH = any_of(
    r"\b(?:for )?(?:the whole (?:of )?|all (?:of )?|for the length of )(?:the |his |her |their )?(?:lunch|break"
    r"|dinner|snack|registration"
    r"|assembly|playtime|lunchtime)",
    r"^(?:(?:a|an|the|his|her|their) )?(?:[a-z]+ )?(?:lunch|breakfast|snack|break|registration|assembly|tutor time"
    r"|form time"
    r"|playtime|lunchtime|arrival|journeys?|taxi|minibus|transport)\b",
    r"\bchanging (?:room|bed|bench|table|place)\b|^(?:he|she|they|[a-z]+) (?:eats|has (?:his|her|their) (?:lunch|dinner|meals?))\b",
    r"\b(?:stays?|remains?|sits?|stands?|waits?|keeps?)\b[^.;]{0,40}? until"
    r" (?:he|she|they|[a-z]+) (?:has|have|is|are|leaves?|goes)\b",
)
"""Parts of the day, and care, that last as long as they last."""


def _session_only(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """A plural such as `25-minute sessions` tells no number of them."""
    passage, amount = pair
    words = passage.folded[amount.span.start : amount.span.end]
    return re.match(r"\d+[- ](?:minute|min|hour|hr)s?\b", words) is not None


def _capped(pair: tuple[AnalysedPassage, Quantity], ceilings: list[tuple[AnalysedPassage, Quantity]]) -> bool:
    passage, amount = pair
    return any(
        where is passage and ceiling.span.start <= amount.span.end and amount.span.start <= ceiling.span.end
        for where, ceiling in ceilings
    )


_ACTS = any_of(
    r"\b(?:he|she|they|i) (?:may|can|goes|leaves|uses|rests|returns|will|has)\b",
    r"\b(?!(?:it|this|these|those|which|that|who|someone|somebody|everyone|everybody|others|people|provision|support"
    r"|help|timetable|arrangements?|adjustments?|sessions?|input"
    r"|work) )[a-z]+ (?:may|can|goes|leaves|uses|rests|returns|has|will(?! be\b))\b",
)


_ANYBODY = frozenset(
    ("someone", "others", "everyone", "professionals", "agencies", "relevant agencies", "those working with")
)
"""Words that leave open who acts when a trigger comes."""


_ARRIVES = re.compile(
    r"(?:(?:when|as|once|after) (?:he|she|they|[a-z'-]+) (?:first )?(?:arrives?|comes? in|gets? in|gets? to [a-z]+)|on arrival"
    r"|after (?:registration|break|lunch|assembly))\b"
)


def _at_a_time_of_day(facts: Provided, often: _Amounts) -> bool:
    """Whether a session that comes every day has a time of day, and nothing tells how long it lasts."""
    if not often or not all(_DAILY.search(p.folded, *a.span) for p, a in often):
        return False
    if not (facts.hits("interventions") or any(_A_SESSION.search(passage.folded) for passage in facts.reading)):
        return False
    triggers = facts.triggers()
    return bool(triggers) and all(_ARRIVES.match(passage.folded, span.start) for passage, span in triggers)


_A_SESSION = re.compile(r"\b(?:circuits?|programmes?|sessions?|groups?|exercises|practice|club|workout|routine)\b")
_DAILY = re.compile(r"day|daily|morning|afternoon")


def _somebody_acts(facts: Provided) -> bool:
    return (
        bool(facts.hits("roles", *SKILLED, *SUPPORTING, "named-adult"))
        or any(hit.phrase not in _ANYBODY for _, hit in facts.hits("roles", "unowned"))
        or bool(facts.hits("equipment"))
        or any(_ACTS.search(passage.folded) for passage in facts.reading)
    )


def _short_act(facts: Provided, often: list[tuple[AnalysedPassage, Quantity]]) -> bool:
    seldom = all(_SELDOM.search(p.folded, a.span.start, a.span.end) for p, a in often)
    if seldom and facts.body is not None and _TIME_WITH.search(facts.body.folded):
        return False
    for passage, amount in often:
        if passage.field == "how_often":
            passage = facts.body or passage
            if short_acts(passage):
                return True
            continue
        for span in passage.sentences:
            if span.overlaps(amount.span):
                acts = [hit for hit in short_acts(passage) if hit.span.overlaps(span)]
                if seldom and all(lasts_a_while(passage.folded, hit) for hit in acts):
                    continue
                therapies = [hit for hit in passage.hits_of("interventions") if hit.span.overlaps(span)]
                if acts and not (therapies and not any(hit.group in SKILLED for hit in passage.hits_of("roles"))):
                    return True
    return False


_SELDOM = re.compile(r"week|fortnight|month|term|year")
_TIME_WITH = re.compile(r"\btime (?:alone |together |out )?(?:with|for|to)\b")
"""Time is what is given, and how much of it each week or month is not told."""

_GROUPED = re.compile(r"\b(?:small|nurture|friendship|social skills|paired|targeted)? ?groups?\b|\bclass\b")


def group_slot(facts: Provided) -> Slot:
    """The size of a group or the ratio of adults, where a group is mentioned."""
    sizes = facts.of(QuantityKind.GROUP, QuantityKind.RATIO)
    if sizes:
        return Slot("group", SlotState.FILLED, facts.quotes(sizes), "a size or ratio")
    grouped = [
        (p, m)
        for p in facts.reading
        if "group" in p.folded
        for m in _GROUPED.finditer(p.folded)
        if "group" in m.group()
    ]
    if grouped:
        quotes = tuple(p.quote(*m.span()) for p, m in grouped)
        return Slot("group", SlotState.EMPTY, quotes, "a group without a number")
    return Slot("group", SlotState.NOT_NEEDED, (), "no group is mentioned")
