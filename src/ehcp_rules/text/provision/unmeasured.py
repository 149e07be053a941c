"""Provision without an amount: what needs none, what is done once or in named lessons, and what lacks one."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTHS, any_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.provision.facts import HELP, SKILLED, SUPPORTING, Provided, supplies_a_thing
from ehcp_rules.text.reading import Slot, SlotState

__all__ = ["FTE", "untold"]

FTE = re.compile(r"\b0\.\d+\b|\bfte\b")
"""A share of a full-time post, or its abbreviation."""

_EXEMPT = any_of(
    r"\b(?:does|do|will) not apply to\b|\b(?:is|are|will be) (?:exempt|excused|released|disapplied) from\b|\bdisapplied\b"
    r"|\b(?:is|are|will) not (?:be )?(?:asked|required|expected|made) to\b|\bneed (?:not|[a-z]+ nothing|do no)\b"
    r"|\bno homework\b"
    r"|\b(?:nobody|no one|no adult|no member of staff) (?:[a-z]+ )?(?:asks|marks|expects|makes|tells|touches)\b"
    r"|(?:^|[.;:] )(?:(?:no (?:[a-z]+ ){0,2}?(?:staff|adults?|assistants?|teachers?|pupils?|child(?:ren)?|other|one)"
    r"|nobody|no one|nothing)"
    r" (?!(?:[a-z]+ )?(?:knows?|is (?:available|named)|are (?:available|named)|has been|have been))[a-z]+|never )"
)
"""What the child is let off, which holds all the time."""


_BARE = 2
_SUBJECT = (
    r"(?:p\.?e\.?|english|maths|mathematics|science|physics|chemistry|biology|history|geography|drama|music|art"
    r"|french|spanish|german"
    r"|technology|food technology|design and technology|computing|ict|assembly|assemblies"
    r"|registration|form time"
    r"|tutor time|swimming|games|sports day|practical work|practicals|cookery|languages)"
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
    return bool(trained or facts.hits("roles", *SKILLED, *SUPPORTING))


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
_WITH_WHOM = re.compile(r"\b(?:trained|one|two|three|same|alone|\d)\b")
_KEPT = re.compile(r"\b(?:is|are|be) (?:always )?(?:kept|stored|left|held) (?:in|on|at|by|with|beside|within|near)\b")
_TRIED = re.compile(r"\b(?:trials?|trialled|trialling|tried out|on trial|try out)\b")

_DONE_ONCE = any_of(
    r"\b(?:fitted|installed|put up|hung|mounted|made ready|ready|in place|bought|replaced|switched off|taken out"
    r"|removed|painted|built|widened|lowered|ordered|put in|supplied"
    r"|set up|converted|adapted|laid|fixed|moved|delivered|carpeted|marked)\b[^.;]*? (?:before|by|no later than"
    r"|in time for)"
    rf" (?:(?:the )?(?:start|end|beginning|first day) of |(?:the )?(?:\d|[a-z]+ (?:term|half)|{'|'.join(MONTHS)}"
    rf"|easter|christmas)|(?:he|she|they|[a-z]+) (?:starts|joins|moves|arrives|begins)"
    r"|his|her|their (?:first|start))"
)
"""A change to a place, or a thing got, once and by a stated time."""


def untold(facts: Provided) -> Slot:
    """The quantity of a provision that states no amount, frequency, scope or trigger."""
    body = facts.body.folded if facts.body else ""
    if _EXEMPT.search(body):
        return Slot("quantity", SlotState.NOT_NEEDED, (), "an exemption, which always holds")
    if _DONE_ONCE.search(body):
        return Slot("quantity", SlotState.FILLED, (), "done once, by a stated time")
    lessons = _LESSONS.search(body) or _THINGS_DONE.search(body)
    if lessons and facts.body and not _help_of_some_kind(facts) and _by_somebody(facts):
        quotes = (facts.body.quote(*lessons.span()),)
        return Slot("quantity", SlotState.FILLED, quotes, "in lessons that are named")
    if _JOURNEY.match(body) and _WITH_WHOM.search(body):
        return Slot("quantity", SlotState.NOT_NEEDED, (), "a journey, as often as it is made")
    if _KEPT.search(body):
        return Slot("quantity", SlotState.NOT_NEEDED, (), "a thing that has its place")
    if supplies_a_thing(facts):
        if _TRIED.search(body):
            return Slot("quantity", SlotState.EMPTY, (), "a trial of something, for no stated time")
        if len(facts.words) <= _BARE and facts.hits("equipment", "environment"):
            return Slot("quantity", SlotState.EMPTY, (), "a room of some kind, and nothing about its use")
        if _BARELY_NAMED.match(body) and (body.startswith("use") or len(facts.words) <= _BARE):
            return Slot("quantity", SlotState.EMPTY, (), "a thing by its name, and nothing about its use")
        return Slot("quantity", SlotState.NOT_NEEDED, (), "equipment or an environment that is there all the time")
    share = next(((p, m) for p in facts.reading if (m := FTE.search(p.folded))), None)
    if share is not None:
        return Slot("quantity", SlotState.UNSURE, (share[0].quote(*share[1].span()),), "a figure without a unit")
    if facts.clinical and facts.hits("vague-wording", "discretion") and facts.hits("roles", *SKILLED):
        return Slot("quantity", SlotState.PARTLY, (), "left to the discretion of a named clinician")
    return Slot("quantity", SlotState.EMPTY, (), "no amount, frequency, scope or trigger")
