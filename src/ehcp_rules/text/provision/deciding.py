"""Wording that hands the decision over to somebody else, or lets the provision change outside a review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.provision.clauses import CLAUSE_END, clause_of
from ehcp_rules.text.provision.escapes import SETTING, escapes
from ehcp_rules.text.provision.facts import Found, Provided
from ehcp_rules.text.provision.handed_over import handed_over
from ehcp_rules.text.provision.loosened import loosened
from ehcp_rules.text.provision.triggers import JUDGED
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["delegated", "variable"]

_DELEGATED = any_of(
    rf"\b{SETTING}s?(?:'s)? (?:will|to|can|may|should|is to|are to|has to|have to) (?:then |jointly )?(?:determine|decide|judge"
    r"|work out|agree|identify|assess|choose|allocate|deploy|set) (?:on |together )?(?:what|how|when"
    r"|whether|which|the (?:amount|level|frequency|number|hours|length|duration|type)|levels?|hours)\b",
    r"\b(?:set|determined|decided|agreed|fixed|allocated|identified|judged|worked out|arranged"
    rf"|varied)(?: together)? (?:by|with) (?:the |his |her |their )?(?:[a-z]+ )?{SETTING}\b",
    r"\bat (?:the |his |her |their )?(?:[a-z']+ ){0,3}discretion\b",
    r"\bleft to the (?:[a-z]+ ){1,4}",
    r"\bas (?:the )?(?:school|setting|college|staff) (?:sees?|thinks?|feels?) fit\b",
    r"\b(?:support )?(?:frequency|duration|amounts?|hours|levels?|lengths?"
    r"|number|dates and lengths|timings|(?:further )?details)(?: and [a-z]+)? (?:of [a-z -]{1,40} )?(?:as |(?:is "
    r"|are )?(?:yet |still )?to be |will be "
    r"|which is to be |can be |being |have yet to be |has yet to be )(?:advised|agreed|determined|decided|set"
    r"|confirmed|established"
    r"|worked out|finalised|finalized|settled|fixed|negotiated|arranged|specified|clarified)\b",
    r"\b(?:length|number|frequency|amount|duration|hours|level|ratio)(?: of [a-z ]{1,20})?,? (?:(?:is|are"
    r"|will be) )?(?:to suit|to follow"
    r"|tbc|tba|tbd|will vary|varies|vary|negotiable|flexible|open)\b",
    r"\b(?:if|when|where|whenever|wherever) (?:the |his |her |their )?(?:school|setting|college|nursery|academy"
    r"|provider|council|senco"
    r"|sendco|staff)s? (?:requests?|asks?|wants?|chooses?|wishes|requires?|invites?)\b",
    r"\b(?:frequency|amount|level|number|length|duration)s?(?: of [a-z ]{1,20})? (?:to be|will be"
    r"|is to be) (?:reviewed|adjusted|revised)\b",
    r"\bas (?:is )?(?:judged|thought|felt|considered|deemed|found|seems?) (?:to be )?(?:best|fit|right|appropriate"
    r"|necessary|suitable|helpful|useful)\b",
    rf"\bflexible (?:use|deployment) of (?:(?:the|his|her|their|its|an?|these|up to) )?(?:[a-z]+ )?(?:{NUMBER}|hours"
    rf"|support|allocation"
    r"|funding|staff|time|assistants?|tas?)\b",
    r"\baccording to (?:what (?!(?:he|she|they|i)\b)|which|who|how (?:busy|the)|the (?:day|week|lesson|demands?))",
    r"\bused flexibly\b",
    r"\bdeployed flexibly\b",
)


_SEES_FIT = Cued(
    " fit| best| prefer| suit| work| help| right| proper| appropriate| necessary| choose| like| wish| useful"
    "| convenience| choice| choosing| option| workab| conven| practic| manag| feas| helpful| easi",
    r"\bas (?:they|it|he|she) (?:sees?|thinks?|feels?) fit\b",
    rf"\b(?:(?:whatever|whichever)(?: [a-z]+)?|however|as|in whatever way|the way) (?:(?:the )?{SETTING}|it"
    rf"|they) (?:(?:prefers?|chooses?|likes?)|(?:finds?|thinks?|feels?) (?:(?:it|will|to) )?(?:works?|suits?|helps?)"
    r"|(?:considers?|thinks?|feels?|sees?|finds?|judges?|deems?)(?: it| them)?(?: is| are| to be)? (?:fit|best|right"
    r"|proper|appropriate"
    r"|necessary|suitable|useful|helpful|workable|convenient|practical|practicable|manageable|feasible|easiest))\b",
    rf"\b(?:if|should|when|where) (?:(?:the )?{SETTING}|it|they) (?:chooses?|wishes|wish|likes?|prefers?)\b",
    rf"\bat (?:the )?{SETTING}'?s? (?:convenience|choice|choosing|option)\b",
)


_MAY_ADD = re.compile(
    r"\b(?:may|can) (?:give|offer|provide|add|spend|do)(?: (?:him|her|them))? (?:more|extra|further|longer)\b"
)
_BY_SETTING = re.compile(
    rf"\b(?:{SETTING}|adults?|assistants?|tas?|mentors?|teachers?|tutors?|therapists?|practitioners?|workers?|service)\b"
)


_AT_WILL = any_of(
    r"\bat any (?:time|point)\b|\bat short notice\b|\bwithout (?:a )?review\b",
    r"\bwhen(?:ever)? (?:staff|it|they|the [a-z]+) (?:thinks?|feels?|sees?|considers?|decides?|judges?)\b",
)
"""Said of a change for which no step laid down is an answer."""


_OF_THE_AMOUNT = any_of(
    r"\b(?:how (?:often|much|many|long)|whether|amounts?|levels?|frequency|number of|hours|length|duration)\b"
)


_MORE = any_of(r"\b(?:more|extra|further|additional|beyond|above|exceed|increase[sd]?|add|flexibl[ey])\b")


_SWAPPED = re.compile(
    r"^[^,]{0,40}\b(?:toys?|cards?|pictures?|photos?|photographs?|words|books?|texts?|games?|objects?|symbols?|songs?|topics?"
    r"|targets?|activit(?:y|ies)|materials?|boards?|batter(?:y|ies)|straps?|lists?) "
    r"(?:[a-z]+ ){0,3}?be (?:changed|varied|swapped|replaced|amended)\b"
)
"""What is worked with may change, and the help with it stays."""

_VARIABLE = any_of(
    r"\b(?:may|can|could|will|to|might) (?:then |later |therefore )?be (?:gradually |changed or "
    r"|further )?(?:reduced|withdrawn|changed|varied|altered|decreased|phased out|tapered|amended"
    r"|stopped|ended|scaled back|faded|lowered|pulled|taken away|lost|forfeited|suspended|cancelled|terminated|discontinued"
    r"|ceased|curtailed)\b",
    r"\b(?:hours|support|provision|amount|it|this|which) (?:will|may|can|could|to) (?:reduce|decrease"
    r"|change(?! (?:for|into|out|clothes|his|her|their|from|trains|buses|pads?|nappies)\b)|vary|lessen|be less)\b",
    r"\btaper(?:s|ing|ed)?(?: off| down)?\b",
    r"\bthereafter reducing\b",
    r"\b(?:number|amount|hours|length|frequency|level)(?: of [a-z ]{1,20})?,? (?:going up (?:or|and) down"
    r"|rising and falling"
    r"|rising or falling|varying|changing|fluctuating|which varies|that varies)\b",
    r"\b(?:gradually|progressively) (?:reduc|withdraw|fad)\w+\b",
    r"\b(?:faded?|fading|reduc(?:ed|ing|es)) (?:as appropriate|over time|as (?:he|she|they|progress"
    r"|confidence|skills?|soon|[a-z]+ (?:settles|improves|progresses)))\b",
    r"\bhours reduce\b",
    r"(?:(?<=, )|(?<=then )|(?<=\()|(?<=- ))(?:reducing|decreasing)(?: gradually| over time)?(?= ?[.;)]|$)",
    r"\b(?:reducing|decreasing|dropping|falling|lessening|tailing off|trimmed|wound down|stepped down|scaled down|cut back)"
    r" (?:once|when|after|thereafter|afterwards|from then|later)\b",
    r"\b(?:fewer|less(?: often| frequent(?:ly)?)?|shorter|lighter)(?: (?!than\b)[a-z]+){0,2}? (?:as|when|once|if"
    r"|over time|after that"
    r"|later on)\b",
    r"\bsubject to (?:review|change)\b",
    r"\bdischarged?(?: (?!if\b|when\b)[a-z]+){0,3}? (?:if|when|once|as soon as|where|should) (?!(?:he|she|they"
    r"|[a-z]+) (?:leaves?|moves?)\b)",
    r"\bkept under review\b",
)


_RULE = any_of(
    r"\bthen (?:\w+ ){0,4}?(?:\d|one|two|three|once|twice|four|five|half|an)",
    r"\buntil (?:the end|\d|july|easter|he|she|they|[a-z]+ has|[a-z]+ can)",
    r"\bonce (?:he|she|they|[a-z]+) (?:has|have|can|is) (?:[a-z]+ ){0,6}?(?:\d|on|for|in|two|three"
    r"|four|without)",
    r"\bfor (?:two|three|four|five|six|\d+) (?:weeks|days|sessions|lessons)",
    r"\bfrom \w+ to \w+ (?:hours|minutes|times|sessions|days)\b",
    r"\bfades? to\b",
    r"\bone step a\b",
)


_CONTENT_ONLY = any_of(
    r"\b(?:content|order|targets?|method|topics?|texts?|activit(?:y|ies)|materials?|words|focus"
    r"|time of day|timing|(?<!extra )times?|seat|signal|books?|themes?|subjects?|day of the week|place|room"
    r"|tasks?|goals?|sounds?|exercises?|games|songs?|signs?|symbols?|skills|stretches|drills|recipes?|stories)\b",
)


_AMOUNT_OPEN = re.compile(
    r"(?:number|length|frequency|amount|duration|hours)s?(?: and [a-z]+)? (?:of [a-z ]{1,20} )?(?:(?:yet|still) )?to be\b"
)


_WITH_CHILD = any_of(
    r"\b(?:agreed|decided|chosen|set|planned) (?:together )?with (?:him|her|them|me|the (?:child"
    r"|young person|family)|(?:his|her|their|my) (?:parents?|mum|dad|family|mother|father|carers?)"
    r"|[a-z]+'s (?:parents|family|mum|dad)|parents|[a-z]+ and)\b",
    r"\b(?:agreed|decided|chosen|set|planned) by (?:him|her|them|me|(?:the )?(?:[a-z]+ )?(?:child(?:ren)?|young (?:person|people)"
    r"|pupils?|students?|group(?! leader)))\b",
)


_ALREADY = re.compile(r"\b(?:(?:has|have|had) been|was|were)(?: already| now)? $")
"""What goes before a decision that somebody has taken: `was agreed with the school in June`."""

_POINTS_BACK = re.compile(r" ?(?:this|these|they|it|which|that)\b")


def delegated(facts: Provided, slots: dict[str, Slot]) -> Found:
    """Decisions about the provision that are left to whoever gives it; not those on content where the amount stands."""
    counted = facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY)
    amount = slots["quantity"].state is SlotState.FILLED and bool(counted)
    for passage in facts.reading:
        for span in _decisions(passage, amount):
            if not _ALREADY.search(passage.folded, max(0, span.start - 24), span.start) and not _excused(
                passage.folded, span, amount, facts.floored
            ):
                yield passage, span, True
        if not facts.of(QuantityKind.LENGTH, QuantityKind.FREQUENCY):
            for match in (
                *_TO_FIND_OUT.finditer(passage.folded, passage.scan),
                *_WHATEVER.finditer(passage.folded, passage.scan),
            ):
                yield passage, Span(*match.span()), True


_TO_FIND_OUT = Cued(
    "assess|observ|referr|screen|evaluat|review",
    r"\b(?:assess(?:ments?|ed)?|observations?|referrals?|screenings?|evaluations?|reviews?)\b[^.;]{0,60}? (?:to"
    r"|in order to|which will"
    r"|that will|will) (?:find out|establish|determine|decide|identify|see|work out|clarify|consider|inform|confirm|advise on)"
    r" (?:(?:on|about) )?(?:what|which|whether|how (?:much|often|many|best)|if|(?:the |his |her "
    r"|their )?(?:[a-z]+ )?(?:levels?|amount"
    r"|type|nature|frequency|provision|support|help|interventions?|therapy) )[^.;]*",
)
"""An assessment that is to tell what will be given, where no help with it has an amount."""


_WHATEVER = Cued(
    "whatever|however|as many|as much|as often",
    r"\bwhatever is (?:felt|thought|considered|judged|deemed|seen|found|believed)\b",
    r"\b(?:whatever|however (?:many|much|often)|as (?:many|much|often)(?: [a-z]+)? as) (?:the |his |her |their )?"
    r"(?!(?:he|she|they|i)\b)(?:[a-z]+ ){1,4}?(?:considers?|thinks?|feels?|finds?|judges?|deems?|decides?|believes?|sees?)\b",
)
"""As much as somebody thinks fit, which is no amount."""


def _decisions(passage: AnalysedPassage, amount: bool) -> list[Span]:
    """Where a passage speaks of a decision that somebody is to take."""
    spans = [Span(*match.span()) for match in find(_DELEGATED, "delegated", passage.folded, passage.scan)]
    spans += [
        hit.span for hit in passage.hits_of("duty-wording", "decide") if not any(hit.span.overlaps(s) for s in spans)
    ]
    judged = (Span(*match.span()) for match in find(JUDGED, "judged", passage.folded, passage.scan))
    for span in (*judged, *handed_over(passage.folded, passage.scan)):
        if not any(span.overlaps(s) for s in spans):
            spans.append(span)
    for match in _SEES_FIT.finditer(passage.folded, passage.scan):
        who = CLAUSE_END.split(passage.folded[: match.end()])[-1]
        if amount and _MAY_ADD.search(who):
            continue
        if not any(match.start() < s.end and s.start < match.end() for s in spans) and _BY_SETTING.search(who):
            spans.append(Span(*match.span()))
    return spans


def _excused(folded: str, span: Span, amount: bool, floored: bool) -> bool:
    """Whether a decision leaves the provision as it stands: it is on its content, upwards of a floor, or taken with the child."""
    sentence = clause_of(folded, span)
    window = folded[max(0, span.start - 60) : span.end + 60]
    own = window if _POINTS_BACK.match(sentence) else sentence
    with_child = _WITH_CHILD.search(window) is not None
    if amount and not _AMOUNT_OPEN.match(folded, span.start) and (_CONTENT_ONLY.search(own) or with_child):
        return True
    if amount and floored and (_MORE.search(sentence) or not _OF_THE_AMOUNT.search(sentence)):
        return True
    if with_child and not _AMOUNT_NAMED.search(window):
        return True
    return amount and _AGREED.match(folded, span.start, span.end) is not None and not _OF_THE_AMOUNT.search(sentence)


_AMOUNT_NAMED = re.compile(r"\b(?:amount|hours|frequency|level)\b")
_AGREED = re.compile(r"(?:agreed|chosen|set) (?:with|by)")


_NEITHER = re.compile(r"\b(?:neither|nor|none of)\b[^.;:]*$|(?:^|[.;:,] )(?:no|not one) (?:[a-z-]+ ){1,4}$")
"""Before a change that is ruled out: `neither the call nor the hours may be withdrawn`, `no session may be cancelled`."""
_EASED_OFF = Cued(
    "go down|go up|wean|begin with|start with|first instance|which |no longer",
    r"\b(?:hours?|minutes|support|help|sessions?|time|amount|level|frequency|provision|therapy|it|this|these)"
    r"(?: (?:a|per|each|every) [a-z]+)? (?:may|might|can|could|will) (?:then |later )?go (?:up or )?down\b",
    r", which (?:may|might|can|could|will) (?:then |later )?go (?:up or )?down"
    r"(?= (?:later|in time|over|as|once|if|after)\b| ?[.;]|$)",
    r"\bwean(?:ed|ing|s)?(?: [a-z]+){0,2}? off (?:(?:this|the|his|her|their|such|all) )?(?:[a-z-]+ )?(?:help|support|adults?"
    r"|assistance|assistants?|sessions?|it|supervision)\b",
    r"\b(?:hours?|minutes|support|help|sessions?|time),? which (?:the )?(?:school|setting|college|staff|team|nursery|academy)"
    r" (?:can|may|could) (?:then )?(?:vary|change|alter|reduce|cut)\b",
    r"\buntil (?:it|this|that|they|(?:the|such) (?:help|support)) (?:is|are) no longer\b|\buntil no longer\b",
    r"\b(?:to (?:begin|start) with|in the first instance)(?= ?[.;)]|$)",
)
"""Help that is there for a beginning, and nobody says until when."""


def variable(facts: Provided, slots: dict[str, Slot]) -> Found:
    """Words that let the provision change outside a review, where no floor or rule holds it."""
    amount = slots["quantity"].state is SlotState.FILLED
    for passage in facts.reading:
        for match in find(_VARIABLE, "variable", passage.folded, passage.scan):
            words = match.group()
            if amount and _SWAPPED.search(clause_of(passage.folded, Span(*match.span()))):
                continue
            ruled = amount and _RULE.search(passage.folded) is not None
            demand = (
                re.search(
                    r"\b(?:demand|homework|work|task|noise|prompts?|help|visits|adult)\b[^.;]{0,30}$",
                    passage.folded[: match.start()],
                )
                and amount
            )
            if _NEITHER.search(passage.folded[max(0, match.start() - 60) : match.start()]):
                continue
            if passage.folded.startswith((" only by ", " only at ", " only through "), match.end()):
                continue
            at_will = _AT_WILL.search(clause_of(passage.folded, Span(*match.span()))) is not None
            if not at_will and (facts.floored or ruled or (demand and "hours" not in passage.folded)):
                continue
            review_only = words.startswith(("subject to review", "kept under review"))
            yield passage, Span(*match.span()), not (review_only and amount)
        eased = _EASED_OFF.finditer(passage.folded, passage.scan)
        for match in (*eased, *loosened(passage.folded, passage.scan)):
            denied = _NEITHER.search(passage.folded[max(0, match.start() - 60) : match.start()])
            if not denied and not (amount and _RULE.search(passage.folded)):
                yield passage, Span(*match.span()), True
    yield from escapes(facts)
