"""Clauses that say when a provision starts, and those that only seem to: what somebody judges, records or makes a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.english.turns import find

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["JUDGED", "PROVISO", "RECORDED", "starting_clauses"]

_TRIGGER = any_of(
    r"(?<![a-z] )\bshould (?!(?:[a-z]+ ){0,2}?(?:needs?|difficult(?:y|ies)|problems?|concerns?|issues?|questions?"
    r"|situations?|funding|funds"
    r"|money|staff|school|setting|college|team|capacity|circumstances|one|somebody|anyone)\b)(?:[a-z'-]+ ){1,6}?(?:be"
    r"|become|feel|have|need"
    r"|show|fall"
    r"|start|leave|ask|refuse|begin|stop|go|get|lose|miss|forget|wake|cry|struggle|arrive|run|seem|appear|want|say|tell|report"
    r"|complain|signal|sign|point|hurt|hit|kick|bite|throw|shout|scream|bolt|freeze|panic|tire|vomit|choke|faint|fit|drop|hide)\b",
    r"(?:(?<=^)|(?<=[.;:] ))where (?:an?|the|any) (?:[a-z-]+ ){1,3}?(?:is|are) (?:planned|due|expected|coming|changed|delayed"
    r"|cancelled|held|on)\b",
    r"\bafter (?:an?|any|each|every) [a-z]+\b",
    r"(?:(?<=^)|(?<=[.;:] ))where (?:he|she|they|(?!(?:there|it|this|that|these|possible|staff|school|funding|the|an?)\b)[a-z'-]+)"
    r" (?:is|are|has|have|becomes?|feels?|shows?|refuses?|cannot|does|finds?|starts?|begins?|gets?|needs to|leaves?|misses|asks?)"
    r" (?!(?:available|able|willing|taught|supported|placed|based|educated)\b)[^.;]{2,80}?,",
    r"\bfor (?:an?|any|each|every) (?:[a-z-]+ )?(?:seizure|fit|attack|hypo|absence)\b",
    r"\bfor (?:seizures?|fits|attacks|hypos) (?:of|that|which|lasting|longer|over|more|above|below)\b",
    r"\bbefore (?:any|each|every) [a-z]+\b",
    r"\bbefore (?:they|adults|staff|anybody|anyone|somebody|children|people) (?:speaks?|touch(?:es)?|moves?|asks?|starts?|lifts?"
    r"|helps?|takes?|gives?|comes?|goes?|enters?|leaves?|begins?)\b",
    r"\bas long as (?:[a-z'-]+ ){1,6}?(?:is|are) (?:[a-z]+er than|above|below|over|under)\b",
    r"\b(?:on|at) (?:the )?(?:(?:very )?(?:first|earliest) (?:signs?|hint|mention)|signs?|sight|sound"
    r"|onset) of (?:(?:an?|any|the|his|her|their) )?"
    r"[a-z]+\b",
    r"\bon the (?:morning|day|evening|afternoon|night) (?:of|before|after) (?:an?|any|each|every|the|his|her"
    r"|their) [a-z]+\b",
    r"\bas (?:he|she|they|(?:the |each |every )?(?:class|lesson|session|day|bell|story)) (?:comes?|arrives?|leaves?|goes"
    r"|enters?|gets?|wakes?"
    r"|sits?|finish(?:es)?|begins?|starts?|ends?|rings?)\b",
    r"\b(?:when(?:ever)?|if|as soon as|each time|every time|once|after|before) (?!(?:needed|prompted|reminded"
    r"|convenient|practical|practicable|(?:they|staff|teachers|adults) (?:remember|agree|think|feel|judge|decide"
    r"|have time)"
    r"|there (?:is|are) (?:[a-z]+ )?(?:capacity|funding|money|space|staff|time|room|cover|availability)"
    r"|required|necessary|appropriate|possible|available|applicable|felt|deemed|considered"
    r"|(?:it|this|that|these) (?:is|are|seems?|appears?) (?:felt|deemed|considered|thought|judged|believed|helpful|useful"
    r"|beneficial|appropriate|necessary|needed|required|convenient|practical|possible)"
    r"|(?:(?:the|their|its|his|her|any|enough|sufficient|adequate) )?(?:staff|funding|staffing|budgets?|money|cover"
    r"|resources|capacity"
    r"|caseloads?|workloads?|rotas?|diar(?:y|ies)|timetabl\w*|circumstances|time allows|time permits))\b)"
    r"(?:[a-z'-]+ ){1,7}?(?:[a-z]{2,}s|[a-z]+ed|is|are|has|have|cannot|can't|begin|show|ask|put|go"
    r"|fall|feel|leave|start|stop|cover|need to|want|signal|call|refuse|longer|above|below)\b",
)
JUDGED = any_of(
    r"\b(?:if|when|whenever|until(?: such time as)?|unless|once|where|provided(?: that)?|as and when|(?:for )?(?:as"
    r"|so) long as) "
    r"(?:(?:the|his|her|their) )?(?:[a-z]+ ){0,2}?(?:teachers?|staff|school|college|setting|nursery|team|tutors?"
    r"|lecturers?"
    r"|senco|sendco|head|therapists?|adults?|mentors?|managers?|practitioners?|assistants?|workers?|psychologists?"
    r"|council)"
    r" (?:agrees?|thinks?|feels?|judges?|decides?|considers?|deems?|is satisfied|are satisfied|sees? fit|believes?"
    r"|permits?)\b",
    r"\b(?:once|when|after|as) (?:it|they|(?:the |his |her |their )(?:new )?(?:school|setting|college|nursery|staff"
    r"|team)) (?:knows?|gets? to know"
    r"|(?:has|have) got to know|(?:is|are) ready|(?:has|have) seen|(?:has|have) met)\b",
)
"""Clauses by which a provision waits for what somebody who gives it thinks."""


RECORDED = Cued(
    "record|not|logg|chart|tall|mark|written",
    r"\b(?:recorded|noted|logged|charted|tallied|marked|written down)\b[^.,;]*$",
)
"""Before words that say when something is written down, and not when it is done."""
_ADDED = re.compile(r"\b(?:more(?: often| frequently)?|oftener|longer|extra|sooner) $")
"""What is given beyond an amount has no trigger for the amount itself."""

_ONE_EVENT = re.compile(
    r"(?:when(?:ever)?|if|as|should) (?:an? |any |the )?(?:problems?|issues?|difficult(?:y|ies)|concerns?|needs?"
    r"|questions?|cases?)"
    r" (?:come|comes|arises?|occurs?|emerges?|persists?|crops?)\b|"
    r"(?:when(?:ever)?|if|where) there (?:is|are) (?:(?:an?|any|further|significant|still) )?(?:problems?|issues?"
    r"|difficult(?:y|ies)|concerns?|needs?|questions?)\b|"
    r"(?:once|after|when|as soon as) (?:(?:the|an?|his|her|their|this) )?(?:[a-z-]+ ){0,2}?(?:assessment|report|review"
    r"|training|plan"
    r"|programme|recruitment|referral|advice|visit|equipment) (?:is|has|have|are|becomes)\b"
)
"""What happens once cannot tell how often something is done, and a problem of some kind is nothing to see."""

_ACTS = r"(?!,? (?:he|she|they) (?!(?:is|are|has|have|will|can|may|must|should|gets?|receives?)\b))"
"""Behind `when she needs help`, unless what she then does is told: `she presses her buzzer`."""

PROVISO = re.compile(
    r"(?:if|when(?:ever)?|where|once|provided(?: that)?|providing(?: that)?|(?:as|so) long as) (?:he|she|they"
    r"|[a-z]+) (?:still )?"
    r"(?:(?:is|are) )?(?:willing|motivated|ready(?! to)|able|engag(?:es?|ed|ing)|co-?operat(?:es?|ing|ive)|responds?"
    r"|copes?|coping"
    r"|benefits?|progress(?:es|ing)|settles?|behaves?|amenable|receptive|likes? (?:it|this)|wants? (?:it|this|them|help"
    r"|support)|(?:needs?|requires?) (?:it|this|them|(?:some )?(?:help|support|assistance|prompting|prompts?|reassurance|reminding)"
    rf"(?! (?:with|to|in|getting|putting|on the|out of)\b){_ACTS}|to talk))\b"
)
"""A condition on how willing, able or needy the child proves to be, which starts nothing that anybody could see."""

_NO_TRIGGER = (("vague-wording", "discretion"), ("duty-wording", "money"), ("duty-wording", "decide"))


def starting_clauses(passage: AnalysedPassage) -> Iterator[Span]:
    """The clauses of a passage that say when something starts, in words that somebody could see come true."""
    spans = [Span(*match.span()) for match in find(_TRIGGER, "trigger", passage.folded, passage.scan)]
    if not spans:
        return
    left_open = [hit.span for lexicon, group in _NO_TRIGGER for hit in passage.hits_of(lexicon, group)]
    for span in spans:
        if _ADDED.search(passage.folded, max(0, span.start - 24), span.start):
            continue
        recorded = RECORDED.search(passage.folded[max(0, span.start - 60) : span.start], passage.scan)
        judged = JUDGED.search(passage.folded, span.start, span.end + 12)
        if not (
            recorded
            or judged
            or _ONE_EVENT.match(passage.folded, span.start)
            or PROVISO.match(passage.folded, span.start)
            or any(span.overlaps(other) for other in left_open)
        ):
            yield span
