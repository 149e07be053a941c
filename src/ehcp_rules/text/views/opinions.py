"""What professionals think, find or are to do, told among views in whatever order of words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["opinions_of_professionals"]

_WHOSE = (
    r"(?:(?:the|an?|his|her|their|my|our) )?(?:(?:community|class|form|head|specialist|advisory|school|clinical|key) )?"
)
_CLINICIAN = (
    r"(?:eps?|sal?ts?|slts?|ots?|[a-z]*psychologists?|[a-z]*therapists?|physios?|paediatricians?|psychiatrists?|dieti[ct]ians?"
    r"|audiologists?|consultants?|camhs|neurologists?|clinicians?|(?:speech(?: and language)?|occupational) therapy"
    r"|health visitors?|nurses?|(?:specialist|advisory) teachers?|social workers?|assessors?|professionals)"
)
_PROFESSIONAL = (
    rf"(?:{_CLINICIAN}|teachers?|tutors?|senco|headteacher|school|college|nursery|panel|professionals|staff)"
)
_PAPER = (
    r"(?:reports?|(?:sensory |cognitive |language )?profiles?|(?:[a-z]+ )?assessments?|findings?|observations?|scores?|results?"
    r"|advice|screening|tests?)"
)
_OPINION = r"(?:professional |clinical |considered |firm )?(?:opinion|view|judge?ment|assessment)"
_TOLD = Cued(
    "opinion|view of|'s view|judgement|judgment|assessment|believe|consider|indicat|show|suggest|reveal|confirm|assessed|found to"
    "|deemed|judged|lacking|targets|goals| to continue| to see| to review| to provide| to deliver| to monitor| to visit|block of"
    "|i function|progress is|attainment is|mental age",
    rf"\bin {_WHOSE}{_PROFESSIONAL}(?:'s|s')? {_OPINION}\b",
    rf"\b(?:in|it is|it remains) {_WHOSE}{_OPINION} of {_WHOSE}{_PROFESSIONAL}\b",
    rf"\b{_PROFESSIONAL}(?:'s|s')? {_OPINION} is\b",
    rf"\b{_CLINICIAN} (?:is|are|was|were|remains?) of the {_OPINION}\b",
    rf"\b{_CLINICIAN} (?:believes?|considers?|feels? that|thinks? that|judges?|concludes?) (?!(?:in|me|my|us|our|mum|dad)\b)",
    rf"\b{_CLINICIAN}(?:'s|s')? (?:\w+ )?{_PAPER} (?:indicates?|shows?|suggests?|reveals?|confirms?|finds?|found|showed"
    r"|indicated|confirmed|points? to|places?)\b",
    r"\b(?:s?he|they|[a-z]+) (?:has been|have been|was|were|is|are) (?:formally )?(?:assessed (?:as|to)|found to (?:have|be|lack)"
    r"|deemed (?:to|not)|judged (?:to|not)) (?:an? |be )?(?:lack\w*|having|hav(?:e|ing)|at|below|functioning|mental|low|significant"
    r"|severe|moderate|delayed|unable|incapable|not)\b",
    rf"\b(?:targets?|goals?)\b[^.:;\n]{{0,30}}\((?:from|by|set by) {_WHOSE}{_CLINICIAN}\)",
    rf"\b(?:targets?|goals?) (?:set )?(?:from|by) {_WHOSE}{_CLINICIAN} ?:",
    rf"(?:^|[.;(] ?){_WHOSE}{_CLINICIAN} to (?:continue|see|review|provide|deliver|monitor|visit|assess|offer) "
    r"(?:[a-z-]+ ){0,3}(?:[a-z-]*termly|weekly|monthly|daily|yearly|fortnightly|annually"
    r"|sessions?|block|\d+|each|every|once|twice)\b",
    rf"(?:^|[.;(] ?){_CLINICIAN} ?: (?:an? )?(?:block|sessions?|weekly|termly|\d+|six|ten|twelve|fortnightly|monthly)\b",
    r"\bi (?:function|am functioning) (?:at|within|below)\b",
    r"\bmy (?:[a-z]+ ){0,2}(?:progress|attainment) is (?:[a-z]+ )?(?:below|above|within|at|in line)\b",
)
"""An opinion is named by its holder, a finding by its paper; a note to a clinician needs a time."""
_CAUSE = Cued(
    "owing to|due to|because of|as a result of|secondary to|on account of|resulting from",
    r"\b(?:owing to|due to|because of|as a result of|secondary to|on account of|resulting from) ",
)
_DISPUTED = Cued(
    "agree|share|disput|want|wish|hope|told|said|say|i think|i feel|we |us |happy|upset|angry|pleased|cross",
    r"\b(?:(?:dis)?agree[sd]?|shares?|disputes?|wants?|wish(?:es)?|hopes?|told|said|says?|think|feel|we|us|happy|upset|angry"
    r"|pleased|cross)\b",
)
"""What the family makes of an opinion is theirs."""


def opinions_of_professionals(body: AnalysedPassage) -> Iterator[Span]:
    """The sentences that give a professional's opinion, finding, target or visit, or a clinical cause under an `I`."""
    reports = (*body.hits_of("professional-register", "report"), *body.hits_of("technical-terms"))
    for span in body.sentences:
        words = body.folded[span.start : span.end]
        if any(quote.overlaps(span) for quote in body.speech):
            continue
        if (_TOLD.search(words, body.scan) and not _DISPUTED.search(words, body.scan)) or (
            " my " in words
            and (cause := _CAUSE.search(words, body.scan))
            and any(span.start + cause.end() <= hit.span.start <= span.start + cause.end() + 30 for hit in reports)
        ):
            yield span
