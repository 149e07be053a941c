"""Help of which nothing is told but who gives it, how much, and at most the area that it is for: `input on literacy`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.provision.facts import SKILLED, SUPPORTING, Provided

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["only_help"]

_HEAD = any_of(
    r"\b(?:help|input|support|assistance|attention|provision|interventions?|packages?|strateg(?:y|ies)|approach(?:es)?"
    r"|guidance|advice|recommendations?|suggestions?|contact|involvement|coverage|work|works|extra|target(?:s|ed)?|address(?:es)?"
    r"|time|catch-?up|boost"
    r"|(?:set|put) aside|semh|cognition and learning|communication and interaction|social,? emotional|sensory and physical"
    r"|one-to-one|1:1)\b",
    r"\bhours? (?:(?:a|per|each|every) [a-z]+ )?(?:with|from|of|by)\b",
)
"""What stands for help without saying what it is, an area of need in its place, or bare hours of somebody."""
_PAPER = (
    r"(?:level(?: \d)?|nvq ?\d?|qualification|diploma|certificate|award|degree|register|licence|training|course"
    r"|experience|qts)"
)
_STUDIED = r"(?: (?!(?:him|her|his|them|their|he|she|they|to|will|who|that|is|are)\b)[a-z0-9&'-]+)"
_SKILL = any_of(
    r"\([^()]*\b(?:train\w*|level|nvq\w*|qts|qualif\w*|diploma|certificate|award|degree|course|elklan|update|register\w*|hcpc"
    r"|supervis\w*|accredit\w*|licen[cs]e\w*|experience\w*|years|held)\b[^()]*\)",
    r"\b(?:[a-z]+-)?(?:trained|coached|supervised|accredited|certified|certificated|updated|shown|signed off)\b"
    rf"(?:(?: (?:each|every) [a-z]+| [a-z]+ly)?(?: by (?:the|an?|his|her) [a-z]+)?"
    rf"(?: (?:in|on|as|for|under){_STUDIED}{{1,4}}?(?= (?:by|from|each|every|will|and)\b)"
    rf"| (?:in|on|as|for|under){_STUDIED}{{1,2}}(?=[.;,()|:]|$)))?",
    r"\b(?:[a-z]+-)?(?:qualified|registered|experienced)\b",
    rf"\b(?:with|holding|holds|having|has|on) (?:(?:the|an?|his|her) )?(?:[a-z0-9&'-]+ ){{0,6}}?{_PAPER}(?: {_PAPER})*\b"
    rf"(?: (?:in|of|for|on){_STUDIED}{{1,6}}(?=[.;,()|:]|$))?",
    r"\b(?:whom?|that) (?:the|an?|his|her) (?:[a-z'-]+ ){1,4}?(?:trains?|coaches|supervises|has trained)\b"
    rf"(?: [a-z]+ly)?(?: (?:in|on){_STUDIED}{{1,3}}(?=[.;,()|:]|$))?",
    rf"\blevel (?:\d|two|three|four|five)\b(?:(?! in\b){_STUDIED}{{1,5}}(?=[;,()|]))?",
)
_PEOPLE = re.compile(
    r"\b(?:Dr|Mrs?|Ms|Miss|Prof)\.? (?P<title>[A-Z][A-Za-z'-]+)|\b(?:[Ww]ith|[Ff]or|[Tt]o|[Bb]eside|[Aa]longside|[Oo]ffers?"
    r"|[Gg]ives?|[Ss]ees?|[Mm]eets?|[Ww]here|[Tt]hat|[Jj]oins?) "
    r"(?P<name>[A-Z][a-z'-]+)\b|\b(?P<one>[A-Z][a-z'-]+) (?:only|alone|by (?:him|her)self|on (?:his|her) own|is \d+"
    r"|(?:will |is to )?(?:has|have|get|gets|receives?|be given|is given))\b"
)
_UNTELLING = frozenset(
    (
        # Help, and words that hand it over.
        "help helps helped input support supports supported assistance attention provision intervention interventions package "
        "packages strategy strategies approach approaches guidance advice recommendation recommendations suggestion "
        "suggestions contact involvement coverage work works working extra target targets targeted targeting address "
        "addresses addressing time catch-up boost boosts offer offers offered get gets getting has take takes taken place put "
        "puts aside set carried carry carries out implemented implement deliver delivers delivered deliverer run runs led "
        "leads done follow followed practice access additional different individual individually individualised direct "
        "directly discrete dedicated tailored bespoke specific specialist specialised intensive enhanced regular focused "
        "focus focusing focuses special general ongoing further personalised quality educational high level levels adult "
        "adults "
        # How much, when and where.
        "dose amount frequency length daily weekly fortnightly monthly termly hour hours hrs minute minutes min mins slot "
        "slots session sessions period periods moment moments block blocks burst bursts start end morning mornings afternoon "
        "afternoons lesson lessons class classes lunchtime playtime break week weeks day days term terms year years timetable "
        "timetabled whole part once twice times time allocated one two three four five six seven eight nine ten twelve "
        "fifteen twenty thirty forty fifty reception monday tuesday wednesday thursday friday mon tue tues wed thu thur thurs "
        "fri september "
        # With whom.
        "person one-to-one small group groups pair pairs ratio alone side sits sitting sit next alongside beside see sees "
        "meet meets youth worker pastoral anyone note report report's reports suggested recommended recommendations behind "
        "areas area around regarding concerning relating related aimed aim aims based centred staffed college's nursery's "
        "school's children pupils students learners qualification mandatory diploma certificate award health care dyscalculia "
        "dyslexia autism deaf early key held graduate qts nvq level tutor lecturer teacher assistant technician assistants "
        "technician-assistant "
        # Subjects of lessons.
        "english maths mathematics science history geography practical food technology computing art music drama subject "
        "subjects core "
    ).split()
)
_AREAS = frozenset(
    (
        "literacy numeracy reading writing spelling language speech communication interaction social emotional mental health "
        "semh wellbeing well-being development developing develop skill skills behaviour behavioural sensory physical motor "
        "fine gross needs need independence independent self-help self-care life living functional memory working attention "
        "concentration listening organisation organisational regulation regulating regulate self-regulation confidence esteem "
        "self-esteem resilience friendship friendships relationships anxiety learning cognition cognitive transition "
        "transitions adulthood preparing preparation employability progress difficulty difficulties improve improving "
        "understanding engagement engage english maths mathematics processing expressive receptive academic curriculum "
        "personal hygiene safety community inclusion "
    ).split()
)


def only_help(facts: Provided) -> tuple[Span, bool] | None:
    """The words for help, where no word of the provision tells what is done, and whether it tells for what area it is."""
    body = facts.body
    if body is None or facts.clinical or not facts.of(QuantityKind.LENGTH, QuantityKind.SCOPE, QuantityKind.FREQUENCY):
        return None
    head = _HEAD.search(body.folded)
    if head is None or not (facts.hits("roles", *SKILLED, *SUPPORTING, "named-adult") or _SKILL.search(body.folded)):
        return None
    left = _without_slots(facts, body)
    words = content_words(left)
    if any(word not in _UNTELLING and word not in _AREAS for word in words):
        return None
    for lexicon in ("interventions", "equipment"):
        named = [
            content_words(left[hit.span.start : hit.span.end]) for where, hit in facts.hits(lexicon) if where is body
        ]
        if any(not _AREAS.issuperset(words) for words in named):
            return None
    return Span(*head.span()), not _AREAS.isdisjoint(words)


def _without_slots(facts: Provided, body: AnalysedPassage) -> str:
    """The text with blanks for who does it, with what skill, with whom and how much."""
    told = [match.span() for match in _SKILL.finditer(body.folded)]
    told += [match.span(match.lastgroup or 0) for match in _PEOPLE.finditer(body.text)]
    told += [hit.span for where, hit in facts.hits("roles") if where is body]
    told += [amount.span for where, amount in facts.amounts if where is body]
    left = body.folded
    for start, end in told:
        left = left[:start] + " " * (end - start) + left[end:]
    return left
