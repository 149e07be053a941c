"""Who delivers a provision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of
from ehcp_rules.text.provision.expertise import TRAINED_BY_NOBODY, TRAINED_LOOSELY, trained_fully
from ehcp_rules.text.provision.facts import Provided, hit_quotes, supplies_a_thing
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["deliverer_slot"]

_AUTHOR_BEFORE = Cued(
    "by|with|from|under|of",
    r"\b(?:written|set|designed|devised|drawn up|planned|trained|modelled|supervised|agreed|advised"
    r"|recommended|reviewed|overseen|produced|prepared|created|coached|shown|checked|monitored|guided"
    r"|led in training|made|signed off|directed|provided) (?:and (?:\w+ ){1,2})?(?:by|with"
    r"|from) (?:(?:the|a|an|his|her|their|our|[a-z]+'s|nhs|qualified|specialist|paediatric|community"
    r"|registered) ){0,3}$",
    r"\bunder (?:the )?(?:(?:guidance|supervision|direction) of )?(?:the |a |an )?$",
    r"\b(?:advice|guidance|recommendations?|reports?|requests?|referrals?|concerns?) (?:of|from"
    r"|by) (?:[a-z]+ (?:or|and) "
    r"|(?:the|a|an|his|her|their|[a-z]+'s) ){0,4}$",
)

_WHOM_BEFORE = Cued("whom", r"\bwhom (?:the |a |an |his |her |their )?(?:[a-z]+ ){0,2}$")

_TOLD_BEFORE = Cued(
    "to |for ",
    r"\b(?:reports?|reporting|sends?|passes|writes?|explains?|feeds? back|fed back|told|speaks?|talks?|refers?|hands?"
    r"|sent|copied"
    r"|shared|available|known)(?: [a-z]+){0,4}? to (?:(?:the|a|an|his|her|their|our|[a-z]+'s) )?(?:[a-z]+ ){0,2}$",
    r"\bfor (?:(?:the|a|an|his|her|their|our|all|each|every|any|[a-z]+'s) )?(?:[a-z]+ ){0,2}$",
)
_TO_ACT_AFTER = any_of(
    r"s? (?:to|who|whom) [a-z]+",
    r"s?,? (?:will|is|are|has|have)\b",
    r"(?:'s|s')? (?:support|help|input|time|hours|sessions?|supervision)\b",
)
_JOINED_BEFORE = Cued("with ", r"\bwith (?:the |his |her |their |our |[a-z]+'s )(?:[a-z]+ ){0,3}$")
_NOBODY_ACTS = re.compile(
    r"\b(?:an?(?: [a-z]+)? (?:adult|person|professional|member of staff)|staff|adults|the (?:school|setting"
    r"|college|nursery)"
    r"|someone|somebody|they|it|this) (?:will |must |to |then |also )*(?!(?:trained|with|who|whom|from)\b)[a-z]+"
)
"""Somebody in particular who is told, or who takes part in what nobody in particular does, is not who does it."""


_ARRANGES_AFTER = any_of(
    r"^s? (?:will |to |should |must |shall )?(?:oversees?|arranges?|ensures?|organises?|makes? sure|seeks?|refers?"
    r"|liaises?|considers?|requests?|explores?|commissions?|takes the register)\b",
)


_WHILE_BEFORE = Cued("while", r"\bwhile (?:the|his|her|their|a|[a-z]+'s)? ?(?:class |form )?$")


_NAMED_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Miss|Ms|Dr|Mx)\.? [A-Z][\w'-]+(?= (?:will|to|hears?|teaches|sees|works|reads|meets|leads))"
)


_SERVICE_NAME = re.compile(
    r"\b(?:[a-z'-]+ ){1,4}(?:service|clinic|team|unit|carers?|agency|club|scheme|hospice|house|charity"
    r"|hospital|lodge|centre"
    r"|project|council|local authority|department|ward|foundation|society|association|sitter|nanny|au pair|provider"
    r"|trust|home care)\b(?!(?:'s)? (?:web|page|site|local offer))"
    r"|\ba place at (?:the|a) (?:[a-z'-]+ ){1,5}group\b"
    r"|\b(?:(?:paediatric|orthoptic|dietetic|orthopaedic|dental|respiratory|renal|metabolic|epilepsy|asthma|diabetes|continence"
    r"|[a-z]{4,}ology)) (?:review|follow-up|check-up|outpatient|appointment)s?\b"
    r"|(?:^|(?<=\bby )|(?<=\bunder )|(?<=\bfrom )|(?<=\bto ))(?:paediatric |children's |hospital )?"
    r"(?:(?!techn|bio|method)[a-z]{3,}ology|orthoptics|orthotics|dietetics|genetics|podiatry|dentistry|optometry|paediatrics"
    r"|psychiatry|ent|palliative care)\b"
)

# A break at a place with a name is given by whoever runs that place.
_BREAK = re.compile(r"\b(?:breaks?|respite|overnight|residential|nights?|weekends?|club|sitting)\b")
_AT_A_NAMED_PLACE = re.compile(r"\bat (?:the )?(?!Christmas|Easter|Eid|School|Key|Year|Home)[A-Z][\w'’-]+")
_AT_A_HOME = re.compile(
    r"\bat (?:the|a|his|her|their) (?:[a-z'-]+ ){0,3}?(?:children's home|hospice|(?:respite|residential) (?:home|house|unit))\b"
)

# In health, a therapy that is given for so long is given by those who practise it.
_THERAPY_FIRST = re.compile(
    r"\s*(?:(?:direct|individual|group|paediatric|community|specialist|weekly|termly|a block of) )*"
    r"(?:(?:occupational|speech and language|speech|language|music|art|play|drama) therapy|physiotherapy"
    r"|psychotherapy|hydrotherapy)\b"
)


_ANY_SERVICE = frozenset(
    (
        "the a an any his her their its this that these other another relevant appropriate suitable local "
        "necessary required "
        "health healthcare care social medical clinical nhs community specialist from by of to and or with via through "
        "service services team clinic unit will see sees"
    ).split()
)


def _named(match: re.Match[str]) -> bool:
    """Whether the words for a service say which one."""
    return not _ANY_SERVICE.issuperset(match.group().split())


_ROOM_AFTER = re.compile(r"(?:'s|s')? (?:room|group|base|time|report|office)\b")
_HOURS_OF = re.compile(
    r"\b(?:hours?|minutes|days?)(?: [a-z]+){0,4}? of (?:(?:an?|the|his|her|their) )?(?:[a-z]+ ){0,2}$"
)


def _of_a_room(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether a role only names a room, a group or a part of the day; but hours of somebody's time are theirs."""
    if not _ROOM_AFTER.match(passage.folded, hit.span.end):
        return False
    return not _HOURS_OF.search(passage.folded, max(0, hit.span.start - 60), hit.span.start)


_BY_INITIALS = frozenset(("physio", "ot", "slt", "salt"))
_ITS_WORK_AFTER = re.compile(
    r" (?:exercises?|stretches|activities|programme|plan|targets?|homework|moves|games)\b"
    rf"(?! (?:his|her|their|the|an?|[a-z]+'s|{NUMBER})\b)"
)
"""Behind a profession cut short, which then names its work and not somebody who does it."""
_PAPER_AFTER = re.compile(r"(?:'s|s')? (?:report|advice)|'s (?:programme|plan|current|recommend)")


def _delivers(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether a role in the text acts for the child, rather than writing, arranging or being mentioned."""
    if passage.field == "who":
        return True
    if hit.group == "family" or (hit.group == "class-team" and TRAINED_BY_NOBODY.search(passage.folded, passage.scan)):
        return False
    if hit.phrase in _BY_INITIALS and _ITS_WORK_AFTER.match(passage.folded, hit.span.end):
        return False
    before = passage.folded[max(0, hit.span.start - 70) : hit.span.start]
    after = passage.folded[hit.span.end : hit.span.end + 40]
    writes = (
        _AUTHOR_BEFORE.search(before, passage.scan)
        or _PAPER_AFTER.match(after)
        or _WHOM_BEFORE.search(before, passage.scan)
    )
    if writes or _ARRANGES_AFTER.match(after) or _WHILE_BEFORE.search(before, passage.scan):
        return False
    if _TOLD_BEFORE.search(before, passage.scan) and not _TO_ACT_AFTER.match(after):
        return False
    return not (_JOINED_BEFORE.search(before, passage.scan) and _NOBODY_ACTS.search(_clause(passage, hit)))


def _clause(passage: AnalysedPassage, hit: Hit) -> str:
    """What stands before a role in its own sentence."""
    start = max((span.start for span in passage.sentences if span.start <= hit.span.start), default=0)
    return passage.folded[start : hit.span.start]


def deliverer_slot(facts: Provided) -> Slot:
    """Who does it: a role, a named service, a single adult, or nobody in particular."""
    roles = [(p, hit) for p, hit in facts.hits("roles") if not _of_a_room(p, hit)]
    unowned = [pair for pair in roles if pair[1].group == "unowned"]
    named = [pair for pair in roles if pair[1].group == "named-adult"]
    skilled = [pair for pair in roles if pair[1].group not in ("unowned", "named-adult") and _delivers(*pair)]
    if skilled:
        return Slot("deliverer", SlotState.FILLED, hit_quotes(skilled), "a role is named")
    person = None if named else next(((p, m) for p in facts.reading if (m := _NAMED_PERSON.search(p.text))), None)
    if person is not None:
        quotes = (person[0].quote(*person[1].span()),)
        return Slot("deliverer", SlotState.UNSURE, quotes, "a person by name, whose role is not stated")
    if facts.clinical:
        service = next(((p, m) for p in facts.reading for m in _SERVICE_NAME.finditer(p.folded) if _named(m)), None)
        if service is not None:
            return Slot("deliverer", SlotState.FILLED, (service[0].quote(*service[1].span()),), "a service is named")
        looks = [
            (p, hit) for p, hit in roles if _LOOKED_AT_BY.search(p.folded, max(0, hit.span.start - 48), hit.span.start)
        ]
        if looks:
            return Slot("deliverer", SlotState.FILLED, hit_quotes(looks), "who looks at it again")
        given = _by_its_name(facts)
        if given is not None:
            return given
    if named:
        return Slot("deliverer", SlotState.FILLED, hit_quotes(named), "one adult is singled out")
    return _nobody_in_particular(facts, unowned)


_LOOKED_AT_BY = re.compile(
    r"\b(?:reviewed|monitored|checked|adjusted|prescribed)(?: [a-z]+ly)? (?:by|with|at) "
    r"(?:(?:the|a|an|his|her|their) )?(?:[a-z]+ ){0,2}$"
)
"""In health, to review a medicine or a condition is itself what is given."""


def _by_its_name(facts: Provided) -> Slot | None:
    """Health or care whose own name tells who gives it: a break at a place with a name, a therapy given for so long."""
    for passage in facts.reading:
        named = _AT_A_NAMED_PLACE.search(passage.text) or _AT_A_HOME.search(passage.folded)
        place = named if _BREAK.search(passage.folded) else None
        if place is not None:
            return Slot("deliverer", SlotState.FILLED, (passage.quote(*place.span()),), "a place is named")
        therapy = _THERAPY_FIRST.match(passage.folded) if facts.of(QuantityKind.LENGTH) else None
        if therapy is not None:
            return Slot("deliverer", SlotState.FILLED, (passage.quote(*therapy.span()),), "a therapy is named")
    return None


_THE_ADULT = re.compile(
    r"\b(?:the|an|one|whichever) (?:adult|member of staff|colleague|person) (?:(?:who is|sitting|standing|working|already) )?"
    r"(?:with|beside|next to|nearest|closest to|on duty|in the room)\b"
)
"""One adult, singled out by where he or she is."""
_PROPER = re.compile(r"\b[A-Z][a-z'’-]+ [A-Z][a-z'’-]+")
"""A name of two words, as of a scheme or a firm."""


_OWN_HOURS = re.compile(
    r"^(?:(?:from|until|for|between) [^,;.]{3,60},? )?(?:he|she|they|you|[a-z'-]+) (?:will )?"
    r"(?:attends?|comes? in|comes? to [a-z]+|starts?|arrives?|leaves?|goes home|is in school)"
    r"(?: (?:at|from|for|between|on|part-time|full-time|school|college|nursery|part|full|time|each|every|the|two|three|four"
    r"|mornings?|afternoons?|days?|only|a|week|(?:mon|tues|wednes|thurs|fri)days?))*,? ?\d{1,2}(?:[.:]\d\d)?(?: ?[ap]m)?"
    r"(?: (?!(?:has|have|does|with|joins?|for)\b)[a-z0-9.:]+){0,5}?"
    r" (?:to \d|until|till|(?:and|then) (?:leaves?|goes home|finish(?:es)?))"
)
"""A timetable of the child's own: `from September he comes in from 9 to 12`."""


def _nobody_in_particular(facts: Provided, unowned: list[tuple[AnalysedPassage, Hit]]) -> Slot:
    trained_by_nobody = any(TRAINED_BY_NOBODY.search(passage.folded, passage.scan) for passage, _ in unowned)
    if (
        unowned
        and not trained_by_nobody
        and any(
            trained_fully(passage) or TRAINED_LOOSELY.search(passage.folded, passage.scan) for passage, _ in unowned
        )
    ):
        return Slot("deliverer", SlotState.FILLED, hit_quotes(unowned), "adults with a stated skill")
    if facts.clinical and facts.triggers():
        placed = next(((p, match) for p in facts.reading if (match := _THE_ADULT.search(p.folded))), None)
        if placed is not None:
            return Slot("deliverer", SlotState.FILLED, (placed[0].quote(*placed[1].span()),), "the adult who is there")
    column = facts.item.passages.get("who")
    if column is not None and _PROPER.search(column.text) and not any(passage is column for passage, _ in unowned):
        quote = column.quote(0, len(column.text))
        return Slot("deliverer", SlotState.UNSURE, (quote,), "named where it belongs, in words that are no known role")
    if unowned:
        return Slot("deliverer", SlotState.EMPTY, hit_quotes(unowned), "staff or setting, but no role")
    if supplies_a_thing(facts) and not facts.of(QuantityKind.LENGTH):
        return Slot("deliverer", SlotState.NOT_NEEDED, (), "nobody delivers equipment or an environment")
    if facts.body is not None and _OWN_HOURS.search(facts.body.folded):
        return Slot("deliverer", SlotState.NOT_NEEDED, (), "the hours that the child keeps, which nobody delivers")
    return Slot("deliverer", SlotState.EMPTY, (), "nobody is named to do it")
