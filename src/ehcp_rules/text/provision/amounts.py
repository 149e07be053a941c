"""How much of a provision is promised, and in what size of group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.grammar import MONTHS, any_of
from ehcp_rules.text.provision.facts import HELP, RECORDED, SKILLED, SUPPORTING, Provided, supplies_a_thing
from ehcp_rules.text.quantities import Quantity, QuantityKind
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["group_slot", "of_something", "quantity_slot"]

_FTE = re.compile(r"\b0\.\d+\b|\bfte\b")


def quantity_slot(facts: Provided) -> Slot:
    """How much is promised: length and frequency, a total, a scope, a trigger somebody can see, or what is missing."""
    lengths = facts.of(QuantityKind.LENGTH)
    often = facts.of(QuantityKind.FREQUENCY)
    counts = facts.of(QuantityKind.COUNT)
    scopes = [pair for pair in facts.of(QuantityKind.SCOPE) if not (_vague_scope(pair) or _of_the_record(pair))]
    windows = facts.of(QuantityKind.WINDOW)
    ceilings = facts.of(QuantityKind.CEILING)
    ceilings = [pair for pair in ceilings if not _on_the_child(pair)]
    capped = ceilings and (lengths or counts or often) and all(_capped(pair, ceilings) for pair in (*lengths, *counts))
    if capped and not facts.floored:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(ceilings), "a ceiling promises no amount")
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
    triggers = facts.triggers()
    if triggers and _somebody_acts(facts):
        quotes = tuple(passage.quote(span.start, span.end) for passage, span in triggers)
        return Slot("quantity", SlotState.FILLED, quotes, "a trigger that anybody can see, and who acts on it")
    if often and (_short_act(facts, often) or _OWN_LENGTH.search(facts.body.folded if facts.body else "")):
        return Slot("quantity", SlotState.FILLED, facts.quotes(often), "how often a short act happens")
    if often or lengths or counts:
        return _half_told(facts, often, lengths, counts)
    return _untold(facts)


def of_something(facts: Provided, quantity: Slot, kind: Slot, deliverer: Slot) -> Slot:
    """The amount itself, or what is left of it when it only says `always` of help that has neither a kind nor a giver."""
    if quantity.state is not SlotState.FILLED or deliverer.state is not SlotState.EMPTY:
        return quantity
    measured = [pair for pair in facts.of(*_MEASURED) if not _ROUND_THE_CLOCK.match(pair[0].folded, pair[1].span.start)]
    if kind.state not in (SlotState.EMPTY, SlotState.PARTLY) or measured:
        return quantity
    return Slot("quantity", SlotState.PARTLY, quantity.quotes, "says when, but of nothing in particular")


_ROUND_THE_CLOCK = re.compile(r"(?:24|twenty-four)[- ]hour")
_MEASURED = (QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.RATIO, QuantityKind.GROUP)

_Amounts = list[tuple["AnalysedPassage", Quantity]]


def _half_told(facts: Provided, often: _Amounts, lengths: _Amounts, counts: _Amounts) -> Slot:
    if often and facts.clinical:
        reason = "how often; health and social care need less exact wording"
        return Slot("quantity", SlotState.FILLED, facts.quotes(often), reason)
    if often:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(often), "how often, but not how long")
    if lengths:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(lengths), "how long, but not how often")
    return Slot("quantity", SlotState.PARTLY, facts.quotes(counts), "how many, but not in what period")


_OWN_LENGTH = any_of(
    r"\b(?:for )?(?:the whole (?:of )?|all (?:of )?|for the length of )(?:the |his |her |their )?(?:lunch|break"
    r"|dinner|snack|registration"
    r"|assembly|playtime|lunchtime)",
    r"^(?:(?:a|an|the|his|her|their) )?(?:[a-z]+ )?(?:lunch|breakfast|snack|break|registration|assembly|tutor time|form time"
    r"|playtime|lunchtime|arrival|journeys?)\b",
)
"""Parts of the day that last as long as they last."""

_EXEMPT = any_of(
    r"\b(?:does|do|will) not apply to\b|\b(?:is|are|will be) (?:exempt|excused|released|disapplied) from\b|\bdisapplied\b"
    r"|\b(?:is|are|will) not (?:be )?(?:asked|required|expected|made) to\b|\bneed not\b|\bno homework\b"
    r"|\b(?:nobody|no one|no adult|no member of staff) (?:[a-z]+ )?(?:asks|marks|expects|makes|tells|touches)\b"
    r"|(?:^|[.;:] )(?:(?:no (?:[a-z]+ ){0,2}?(?:staff|adults?|assistants?|teachers?|pupils?|child(?:ren)?|other|one)|nobody|no one)"
    r" (?!(?:[a-z]+ )?(?:knows?|is (?:available|named)|are (?:available|named)|has been|have been))[a-z]+|never )"
)
"""What the child is let off, which holds all the time."""


def _untold(facts: Provided) -> Slot:
    if facts.body is not None and _EXEMPT.search(facts.body.folded):
        return Slot("quantity", SlotState.NOT_NEEDED, (), "an exemption, which always holds")
    if _DONE_ONCE.search(facts.body.folded if facts.body else ""):
        return Slot("quantity", SlotState.FILLED, (), "done once, by a stated time")
    lessons = _LESSONS.search(facts.body.folded) if facts.body else None
    if lessons and facts.body and not HELP.search(facts.body.folded) and facts.hits("roles", *SKILLED, *SUPPORTING):
        quotes = (facts.body.quote(*lessons.span()),)
        return Slot("quantity", SlotState.FILLED, quotes, "in lessons that are named")
    if _KEPT.search(facts.body.folded if facts.body else ""):
        return Slot("quantity", SlotState.NOT_NEEDED, (), "a thing that has its place")
    if supplies_a_thing(facts):
        if _TRIED.search(facts.body.folded if facts.body else ""):
            return Slot("quantity", SlotState.EMPTY, (), "a trial of something, for no stated time")
        if len(facts.words) <= _BARE and facts.hits("equipment", "environment"):
            return Slot("quantity", SlotState.EMPTY, (), "a room of some kind, and nothing about its use")
        return Slot("quantity", SlotState.NOT_NEEDED, (), "equipment or an environment that is there all the time")
    share = next(((p, m) for p in facts.reading if (m := _FTE.search(p.folded))), None)
    if share is not None:
        return Slot("quantity", SlotState.UNSURE, (share[0].quote(*share[1].span()),), "a figure without a unit")
    if facts.clinical and facts.hits("vague-wording", "discretion") and facts.hits("roles", *SKILLED):
        return Slot("quantity", SlotState.PARTLY, (), "left to the discretion of a named clinician")
    return Slot("quantity", SlotState.EMPTY, (), "no amount, frequency, scope or trigger")


_BARE = 2
_SUBJECT = (
    r"(?:p\.?e\.?|english|maths|mathematics|science|physics|chemistry|biology|history|geography|drama|music|art|french|spanish|german"
    r"|technology|food technology|design and technology|computing|ict|literacy|numeracy|phonics|assembly|assemblies"
    r"|registration|form time"
    r"|tutor time|swimming|games|sports day|practical work|practicals|cookery|languages|handwriting|reading)"
)
_LESSONS = any_of(
    rf"\b(?:in|for|during) (?:all |his |her |their )?{_SUBJECT}(?:(?:,| and|, and| or) (?:(?:in|on|at|for) )?{_SUBJECT})*\b"
)
_KEPT = re.compile(r"\b(?:is|are|be) (?:always )?(?:kept|stored|left|held) (?:in|on|at|by|with|beside|within|near)\b")
_TRIED = re.compile(r"\b(?:trials?|trialled|trialling|tried out|on trial|try out)\b")

_DONE_ONCE = any_of(
    r"\b(?:fitted|installed|put up|hung|mounted|made ready|ready|in place|bought|replaced|switched off|taken out"
    r"|removed|painted|built|widened|lowered|ordered|put in|supplied"
    r"|set up|converted|adapted|laid|fixed|moved|delivered|carpeted|marked)\b[^.;]*? (?:before|by|no later than|in time for)"
    rf" (?:(?:the )?(?:start|end|beginning|first day) of |(?:the )?(?:\d|[a-z]+ (?:term|half)|{'|'.join(MONTHS)}"
    rf"|easter|christmas)|(?:he|she|they|[a-z]+) (?:starts|joins|moves|arrives|begins)"
    r"|his|her|their (?:first|start))"
)
"""A change to a place, or a thing got, once and by a stated time."""


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


_DEMAND = re.compile(
    r"\b(?:homework|demands?|waits?|waiting|sits?|sitting|copying|listening|writing|tasks?|screen|lines|standing|queues?|queuing"
    r"|exposure|noise|test|exam|work set|work is)\b[^.;]*$"
)


def _on_the_child(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether `no more than` limits what is asked of the child, and not what the child is given."""
    passage, amount = pair
    if not passage.folded.startswith(("no more", "not more", "at most", "not exceeding"), amount.span.start):
        return False
    return _DEMAND.search(passage.folded[max(0, amount.span.start - 80) : amount.span.start]) is not None


_NO_SCOPE = any_of(
    r"\b(?:areas?|curriculum|needs|staff|adults|professionals|opportunit|settings?|aspects|contexts"
    r"|environments|situations|other|agencies|the (?:school|class|plan|setting))\b",
)


_NUMBERED = re.compile(r" \d+ [a-z]+")


def _vague_scope(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """A scope such as `across all areas of the curriculum` is no amount when the help itself is a vague noun."""
    passage, amount = pair
    # What the scope is of may stand behind a number: `in all 4 areas`.
    numbered = _NUMBERED.match(passage.folded, amount.span.end)
    words = passage.folded[amount.span.start : numbered.end() if numbered else amount.span.end]
    if words.startswith(("throughout", "during", "across")):
        before = passage.folded[max(0, amount.span.start - 70) : amount.span.start]
        if _ONE_BY_ONE.search(before):
            return True
    return bool(_NO_SCOPE.search(words))


_ONE_BY_ONE = any_of(
    r"\b(?:check-?ins?|breaks|sessions|activities|interventions?|input|opportunities|exercises|practice|strategies|programmes?"
    r"|embedded|built in|interaction|work|groups?)\b(?! of \d)[^.;:]*$"
)
"""Things that happen one by one: `throughout the day` does not say how many of them."""


def _of_the_record(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether a scope says how often something is written down, which is no amount of what is done."""
    passage, amount = pair
    return RECORDED.search(passage.folded[max(0, amount.span.start - 60) : amount.span.start]) is not None


_ACTS = any_of(
    r"\b(?:he|she|they|i) (?:may|can|goes|leaves|uses|rests|returns|will|has)\b",
    r"\b(?!(?:it|this|these|those|which|that|provision|support|help|timetable|arrangements?|adjustments?|sessions?|input"
    r"|work) )[a-z]+ (?:may|can|goes|leaves|uses|rests|returns|has|will(?! be\b))\b",
)


_ANYBODY = frozenset(
    ("someone", "others", "everyone", "professionals", "agencies", "relevant agencies", "those working with")
)
"""Words that leave open who acts when a trigger comes."""


def _somebody_acts(facts: Provided) -> bool:
    return (
        bool(facts.hits("roles", *SKILLED, *SUPPORTING, "named-adult"))
        or any(hit.phrase not in _ANYBODY for _, hit in facts.hits("roles", "unowned"))
        or bool(facts.hits("equipment"))
        or any(_ACTS.search(passage.folded) for passage in facts.reading)
    )


def _short_act(facts: Provided, often: list[tuple[AnalysedPassage, Quantity]]) -> bool:
    for passage, amount in often:
        if passage.field == "how_often":
            passage = facts.body or passage
            if passage.hits_of("generic-help", "short-act"):
                return True
            continue
        for span in passage.sentences:
            if span.overlaps(amount.span):
                acts = [hit for hit in passage.hits_of("generic-help", "short-act") if hit.span.overlaps(span)]
                therapies = [hit for hit in passage.hits_of("interventions") if hit.span.overlaps(span)]
                if acts and not (therapies and not any(hit.group in SKILLED for hit in passage.hits_of("roles"))):
                    return True
    return False


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
