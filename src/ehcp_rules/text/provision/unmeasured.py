"""Provision without an amount: what needs none, what is done once or in named lessons, and what lacks one."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import MONTH, any_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.provision.facts import HELP, SKILLED, SUPPORTING, Provided, supplies_a_thing
from ehcp_rules.text.provision.furnished import PLACES, is_furnished
from ehcp_rules.text.provision.kinds import menu
from ehcp_rules.text.provision.scopes import some_of
from ehcp_rules.text.reading import Slot, SlotState

__all__ = ["FTE", "lets_off", "untold"]

FTE = re.compile(r"\b0\.\d+\b|\bfte\b")
"""A share of a full-time post, or its abbreviation."""

_MAY_NOT = (
    r"(?:will|must|shall|is|are|may|can) (?:not|never) (?:to )?(?:be )?(?:kept|sent|moved|left|given|told|put|made"
    r"|seated|taken|timed"
    r"|marked|asked|called|punished|touched|held|rushed|tested|counted|entered|grouped|placed|sanctioned|searched"
    r"|photographed)\b"
)
"""What is not done with the child."""
_DEMAND = (
    r"(?:tests?|exams?|homework|copying|reading aloud|written work|handwriting|dictations?|queues?|queuing|assembl(?:y"
    r"|ies)|detentions?"
    r"|sanctions?|written homework|timed [a-z]+|whistles?|bells?|contact sports?|cross-country|public speaking|lessons? upstairs)"
)
"""What is asked of the others."""
_WORN = r"(?:hood|hoodie|hat|cap|coat|jacket|trainers|sunglasses|gloves|scarf|jewellery|ring|jumper|leggings|tie|blazer|headphones)"
"""What a rule of the setting may be about."""
_EXEMPT = any_of(
    r"\b(?:does|do|will) not apply to\b|\b(?:is|are|will be) (?:exempt|excused|released|disapplied) from\b|\bdisapplied\b"
    r"|\b(?:is|are|will) not (?:be )?(?:asked|required|expected|made) to\b|\bneed (?:not|[a-z]+ nothing|do no)\b"
    r"|\bno homework\b"
    r"|\b(?:nobody|no one|no adult|no member of staff) (?:[a-z]+ )?(?:asks|marks|expects|makes|tells|touches)\b"
    rf"|(?:^|[.;:] )no (?:[a-z-]+ ){{0,2}}?{_DEMAND}\b"
    r"|\b(?:is|are|will) not (?:be )?(?:told|asked|moved|started|opened|given|begun|called|brought|sent|left|let) [^.;]{0,40}?"
    r"\b(?:until|unless|before) (?:he|she|they|[a-z]+) (?:and (?:[a-z]+ ){1,2})?(?:has|have|is|are)\b"
    rf"|\bkeeps (?:his|her|their) (?:[a-z-]+ )?{_WORN} (?:on|up)\b"
    rf"|\b(?:may|can) (?:keep|wear) (?:his|her|their) (?:[a-z-]+ )?{_WORN}(?= (?:on|up)\b|[.,;]|$)"
    rf"|\b(?:he|she|they|i) {_MAY_NOT}|(?:^|[.;:] )[a-z]+ {_MAY_NOT}"
    r"|(?:^|[.;:] )(?:(?:no (?:[a-z]+ ){0,2}?(?:staff|adults?|assistants?|teachers?|pupils?|child(?:ren)?|other|one)"
    r"|nobody|no one|nothing)"
    r" (?!(?:[a-z]+ )?(?:knows?|is (?:available|named)|are (?:available|named)|has been|have been))[a-z]+|never )"
)
"""What the child is let off, which holds all the time."""


def lets_off(folded: str) -> bool:
    """Whether a folded text says what the child is let off, or what is not done with them."""
    return _EXEMPT.search(folded) is not None


_BARE = 2
_SUBJECT = (
    r"(?:p\.?e\.?|english|maths|mathematics|science|physics|chemistry|biology|history|geography|drama|music|art"
    r"|french|spanish|german"
    r"|technology|food technology|design and technology|computing|ict|assembly|assemblies"
    r"|registration|form time"
    r"|tutor time|swimming|games|sports day|practical work|practicals|cookery|cooking|dance|gymnastics|trips|outings|languages)"
)
_BARELY_NAMED = re.compile(
    r"(?:the )?uses? (?:of )?[^,.;:]{3,40}\.?$|(?:an? |the |his |her |their )?(?:[a-z]+ )?(?:social stor(?:y|ies)"
    r"|(?:communication )?passports?"
    r"|comic strips?|visual schedules?|picture timetables?|now and next boards?)\.?$"
)
"""Something named, and no word about when, for what or by whom it is used."""
_THINGS_DONE = re.compile(
    r"(?:^|[.;:] )(?:(?:his|her|their|the) )?(?:[a-z]+ )?(?:tests|exams|examinations|assessments|texts|questions"
    r"|worksheets|instructions|meals|medicines"
    r"|papers|tasks|handouts|books"
    r"|slides|films|diagrams|notes|labels|stories|spellings|letters|messages|homework|feeds|answers|stairs|doors"
    r"|lectures) (?:is|are|will be)"
    r" (?:[a-z]+ly )?(?:[a-z]+ed|read|put|cut|set|given|made|done|written|taken|typed|sat|begun)\b"
)
"""What is done with a thing that a child meets every day is done each time."""


def _by_somebody(facts: Provided) -> bool:
    trained = facts.body is not None and "trained" in facts.body.folded and facts.hits("roles", "unowned")
    return bool(trained or facts.hits("roles", *SKILLED, *SUPPORTING, "named-adult"))


def _help_of_some_kind(facts: Provided) -> bool:
    """Whether a noun for unnamed help stands in the text, other than in the name of somebody's job."""
    if facts.body is None:
        return False
    roles = [hit.span for where, hit in facts.hits("roles") if where is facts.body]
    return any(
        not any(Span(*match.span()).overlaps(span) for span in roles)
        for match in find(HELP, "help", facts.body.folded, facts.body.scan)
    )


_LESSONS = any_of(
    rf"\b(?:in|for|during) (?:all |his |her |their )?{_SUBJECT}(?:(?:,| and|, and| or) (?:(?:in|on|at"
    rf"|for) )?{_SUBJECT})*\b"
    r"(?= ?[,.;:)]|$| (?:lessons?|and|with|by|an?|the|where|when|he|she|they|his|her|on|in|at|beside|to|is|are|will"
    r"|must)\b)",
    rf"\b{_SUBJECT} lessons?\b",
)
_JOURNEY = re.compile(r"(?:(?:a|an|the|his|her|their) )?(?:[a-z]+ )?(?:transport|taxi|minibus)\b")
_NEARBY = re.compile(
    r"\b(?:stays?|remains?|keeps?|stands?|walks?|swims?|is|be) (?:always )?(?:within (?:arm'?s'?|touching|easy|one arm's) (?:reach"
    r"|length|distance)|at arm'?s'? length|(?:with)?in (?:clear |full )?(?:sight|view)|(?:with)?in earshot)\b"
)
_EXTRA_TIME = re.compile(r"\b\d+ ?(?:%|per ?cent) (?:extra|additional|more) time\b")
_WITH_WHOM = re.compile(r"\b(?:trained|one|two|three|same|alone|\d)\b")
_KEPT = re.compile(r"\b(?:is|are|be) (?:always )?(?:kept|stored|left|held) (?:in|on|at|by|with|beside|within|near)\b")
_TRIED = re.compile(r"\b(?:trials?|trialled|trialling|tried out|on trial|try out)\b")

_MEDICINE = (
    r"\b(?:pain relief|painkillers?|analgesi[ac]s?|medicines?|medication|inhalers?|antihistamines?|paracetamol|ibuprofen"
    r"|laxatives?)\b"
)
_PRESCRIPTION = (
    r"\b(?:prescri(?:bed|bing|ber|ption)|(?:health ?care|care|asthma|allergy|pain) (?:plan|protocol)|protocol)\b"
)
_PRESCRIBED = re.compile(rf"{_MEDICINE}[^.]*{_PRESCRIPTION}|{_PRESCRIPTION}[^.]*{_MEDICINE}")
"""Medicine given under a plan or a prescription: how much and how often is a matter for these."""

_MONTH = f"(?:{MONTH})"
_DONE_ONCE = any_of(
    r"\b(?:fitted|installed|put up|hung|mounted|made ready|ready|in place|bought|replaced|switched off|taken out"
    r"|removed|painted|built|widened|lowered|ordered|put in|supplied"
    r"|set up|converted|adapted|laid|fixed|moved|delivered|carpeted|marked)\b[^.;]*? (?:before|by|no later than"
    r"|in time for)"
    r" (?:(?:the )?(?:start|end|beginning|first day) of "
    rf"|(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|\d{{1,2}}[/.]\d|20\d\d|[a-z]+ (?:term|half)|{_MONTH}"
    rf"|easter|christmas)|(?:he|she|they|[a-z]+) (?:starts|joins|moves|arrives|begins)"
    r"|his|her|their (?:first|start))"
)
"""A change to a place, or a thing got, once and by a stated time."""


_ALL_THE_TIME = "equipment or an environment that is there all the time"


def _in_lessons(facts: Provided, body: str) -> Slot | None:
    """Somebody, or so many adults to a child, in lessons or places that are named."""
    lessons = _LESSONS.search(body) or _THINGS_DONE.search(body) or PLACES.search(body)
    if lessons is None or facts.body is None or some_of(body, lessons.start()) or _help_of_some_kind(facts):
        return None
    if not (_by_somebody(facts) or facts.of(QuantityKind.RATIO)):
        return None
    return Slot("quantity", SlotState.FILLED, (facts.body.quote(*lessons.span()),), "in lessons that are named")


def _needing_no_amount(facts: Provided, body: str) -> str:
    """Why a provision needs no amount, or nothing when it needs one."""
    if lets_off(body):
        return "an exemption, which always holds"
    if is_furnished(body, by_somebody=_by_somebody(facts)):
        return _ALL_THE_TIME
    if _JOURNEY.match(body) and _WITH_WHOM.search(body):
        return "a journey, as often as it is made"
    if _NEARBY.search(body):
        return "how near somebody stays, which holds all the while"
    if _EXTRA_TIME.search(body):
        return "time added to each examination"
    return "a thing that has its place" if _KEPT.search(body) else ""


def untold(facts: Provided) -> Slot:
    """The quantity of a provision that states no amount, frequency, scope or trigger."""
    body = facts.body.folded if facts.body else ""
    if _DONE_ONCE.search(body):
        return Slot("quantity", SlotState.FILLED, (), "done once, by a stated time")
    if facts.gives_nothing:
        return Slot("quantity", SlotState.EMPTY, (), "gives the child nothing")
    if lessons := _in_lessons(facts, body):
        return lessons
    if reason := _needing_no_amount(facts, body):
        return Slot("quantity", SlotState.NOT_NEEDED, (), reason)
    if supplies_a_thing(facts) and not menu(facts):
        if _TRIED.search(body):
            return Slot("quantity", SlotState.EMPTY, (), "a trial of something, for no stated time")
        if len(facts.words) <= _BARE and facts.hits("equipment", "environment"):
            return Slot("quantity", SlotState.EMPTY, (), "a room of some kind, and nothing about its use")
        if _BARELY_NAMED.match(body) and (body.startswith("use") or len(facts.words) <= _BARE):
            return Slot("quantity", SlotState.EMPTY, (), "a thing by its name, and nothing about its use")
        return Slot("quantity", SlotState.NOT_NEEDED, (), _ALL_THE_TIME)
    share = next(((p, m) for p in facts.reading if (m := FTE.search(p.folded))), None)
    if share is not None:
        return Slot("quantity", SlotState.UNSURE, (share[0].quote(*share[1].span()),), "a figure without a unit")
    if facts.clinical and _PRESCRIBED.search(body):
        return Slot("quantity", SlotState.NOT_NEEDED, (), "a medicine, whose dose its prescription tells")
    if facts.clinical and facts.hits("vague-wording", "discretion") and facts.hits("roles", *SKILLED):
        return Slot("quantity", SlotState.PARTLY, (), "left to the discretion of a named clinician")
    return Slot("quantity", SlotState.EMPTY, (), "no amount, frequency, scope or trigger")
