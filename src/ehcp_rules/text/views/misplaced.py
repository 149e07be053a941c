"""Sentences among the views that are nobody's view: provision, a professional's opinion, or a label in the place of a child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.reading import Fault
from ehcp_rules.text.views.business import business_hits
from ehcp_rules.text.views.voice import REPORTED
from ehcp_rules.text.views.whose import FIRST_PERSON, Whose

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["misplaced"]

_HELP = (
    r"(?:support\w*|assistants?|tas?|lsas?|therap(?:y|ies|ists?)|teaching|tuition|one-to-one|1:1|2:1|provision|curriculum"
    r"|programmes?|interventions?|input|supervision|mentoring|counselling|environment|timetable|breaks|approach)"
)
_HELP_TOO = rf"(?:{_HELP}|groups?|interventions?|club|lessons in|small class|sensory circuits|workshops?)"
_WORKER = (
    r"(?:staff|adults|teachers?|school|college|nursery|the setting|[a-z]+ therapists?|[a-z]+ assistants?"
    r"|[a-z]+ psychologists?|physiotherapists?|senco|mentors?|specialists?)"
)
_PROVIDES = Cued(
    "will |requir|must have|is to have|should |i need|benefit|to be supervised|recommend|hours|advises|sessions of"
    "|to have|to receive|to get|to be given| to | be made|to be |must|is to be|are to be|it is|it's|this is|needs ",
    rf"\b{_WORKER} will (?:provide|give|ensure|use|offer|deliver|implement|see|work with|support|monitor|review|run)\b",
    rf"\bwill (?:receive|be (?:given|offered|provided with|supported by)|have access to|have) (?:[a-z0-9:'-]+ ){{0,7}}?{_HELP}\b",
    r"\bwill have access to (?:a|an) (?:key|trusted|named|familiar)\b",
    rf"\b(?:requires?|must have|is to have|should be given|should receive) (?:[a-z0-9:'-]+ ){{0,7}}?{_HELP}\b",
    r"\bi need an? (?:[a-z-]+ ){0,3}?(?:curriculum|environment|approach|programme)\b",
    r"\bi require\b|\bwould benefit from\b|\bneeds? to be supervised\b",
    rf"\b(?:recommends?|recommended|recommendation)\b (?:[a-z0-9:'-]+ ){{0,9}}?(?:{_HELP}|hours|sessions|minutes)\b",
    rf"\b\d+(?:\.\d+)? hours (?:of|a|per) (?:[a-z]+ ){{0,5}}?{_HELP}\b",
    r"\b(?:ep|sencos?|psychologist|therapist|advisory teacher) (?:recommends|advises)\b",
    r"\bsessions of (?:occupational|speech|physio|music|play|art)\w*",
    r"^to (?:have|receive|get|be given) (?:[a-z-]+ ){0,2}?(?:1:1|2:1|one-to-one|(?:teaching assistant|tas?|lsas?|key ?worker)\b"
    r"|(?:\d+|one|two|three|four|five|six|ten|twenty|weekly|daily) (?:hours?|sessions?|minutes) (?:of|with)"
    r"|(?:[a-z-]+ )?(?:therapy|tuition|provision|intervention)\b"
    r"|place at an? (?:[a-z]+ )?(?:specialist|special|residential) (?:school|college|setting)\b)",
    rf"\b{_HELP} (?:is|are|will be) (?:required|needed|recommended|necessary|provided)\b",
    r"\bwill have access to (?:an?|the) (?:[a-z-]+ )?(?:room|space|base|laptop|area)\b",
    r"^(?:weekly|daily|regular|fortnightly|full-time) (?:[a-z-]+ ){0,3}?(?:\w*therapy|support|tuition|sessions?|1:1)\W*$",
    r"^to be (?:[a-z]+ly )?(?:supported|taught|given|prompted|supervised|accompanied|provided|offered|encouraged|reminded"
    r"|monitored|seen|assessed|allowed)"
    r" (?:by|with|through|in a|access|regular|a|an|the|opportunit[a-z]+|to) ",
    rf"\b(?:he|she|they|i) will (?:attend|access|have access to|take part in|continue (?:to receive|with|to have|to access)"
    rf"|work with|engage (?:in|with)) (?:[a-z0-9:'-]+ ){{0,6}}?{_HELP_TOO}\b",
    r"\b(?!which|that|this|it|there|dinner)[a-z-]+ will (?:continue to )?be (?:taught|supported|supervised|withdrawn|monitored"
    r"|prompted|accompanied|assessed) (?:[a-z'-]+ ){0,3}?"
    r"(?:by|in|with|through|at|for|daily|weekly|during|to)\b",
    rf"\b(?:should|must|is to|are to) (?:always |continue to )?be (?:given|provided with|offered|allowed|supported|granted"
    rf"|taught|supervised) (?:[a-z0-9:'-]+ ){{0,6}}?(?:{_HELP_TOO}|extra time|readers?|scribes?|rest breaks|adults?|staff)\b",
    r"\b(?:it is|it's|this is) (?:very |really )?(?:important|essential|vital|crucial|necessary|imperative|recommended"
    r"|advised) (?:that|for) [^.;]{0,60}?"
    rf"\b(?:supported|provided|supervised|taught|adults|staff|{_HELP_TOO})\b",
    r"(?<!i )\bneeds (?:an? )?(?:[a-z-]+ ){0,3}?(?:environment|setting|curriculum|provision|programme|supervision"
    r"|intervention)\b",
    r"\b(?:my|his|her|their) (?:[a-z]+ )?(?:plan|targets|provision|progress|timetable|placement|outcomes|programme"
    r"|support) (?:will|must|should|is to|are to) be"
    r" (?:reviewed|monitored|assessed|shared|met|updated|delivered|provided|tracked|adapted|differentiated|kept under)\b",
    r"(?<!for )(?<!from )\b(?:ot|salt|slt|ep|staff|schools?|teachers?|tas?|lsas?|adults|senco|college|nursery|setting"
    r"|[a-z]+ therapists?"
    r"|[a-z]+ psychologists?|physiotherapists?) to (?:be (?:[a-z]+ )?(?:trained|aware|provided|given|made)|deliver|provide|use"
    r"|give|complete|offer|monitor|support"
    r"|implement|ensure|run|write|make|review|receive|have|train|carry|liaise|refer|adapt|differentiate|model|prompt|encourage"
    r"|put)\b",
    rf"\b(?:{_HELP}|toys|equipment|adjustments|strategies|training|resources?|plan|plans|seating) to be (?:provided|delivered"
    rf"|put in place|implemented|made"
    r"|used|offered|given|arranged|available|reviewed|embedded|continued|agreed)\b",
    rf"\bi (?:need|require|must have|should have|am to have) (?:[a-z0-9:,'-]+ ){{0,6}}?\d+(?:\.\d+)? ?(?:hours?"
    rf"|hrs) (?:[a-z0-9'-]+ ){{0,5}}?{_HELP}\b",
)
_I_MUST_HAVE = re.compile(r"\bi (?:also )?(?:need|require|must have|should have|am to have)\b[^.;]*$")
_WHAT_HELPS = re.compile(
    r"\b(?:helps?|important|matters|best support|how (?:to|best)|like to be|good (?:day|support))\b"
)
_ASKS_OR_TELLS = re.compile(
    r"it is|it's|this is|(?:should|must|is to|are to) (?:always |continue to )?be (?:allowed|given)"
)
_AMOUNT_OF_HELP = re.compile(r"\d")
_ASKED_OF = re.compile(
    r"\b(?:likes?|loves?|hates?|gets|prefers?|enjoys?|allows?|helps?|helped|taught|expects?|trusts?|needs|letting|tells?|told"
    r"|asks?|asked) "
    r"(?:[a-z]+ ){0,3}$"
)
_DUTY_WITH_AMOUNT = re.compile(
    rf"\b{_WORKER} will (?:[a-z'-]+ ){{1,6}}?(?:for|each|every|weekly|daily|once|twice|\d+)\b"
    rf"|\bwill receive (?:[a-z0-9'-]+ ){{0,7}}?{_HELP}\b"
)
_WISH = re.compile(
    r"\b(?:would like|want|wants|wanted|hope|hopes|wish|wishes|ask(?:ed|s|ing)? for|feel|feels|believe|believes|think|thinks|love"
    r"|worry|worried|we|us|our|i|my|me)\b"
)
_SPEAKER_ALONE = re.compile(r"\bi (?:also )?$")
_CONTRIBUTED = re.compile(
    r"\b(?:told|said|says|asked|explained|remembers?|likes?|enjoys?|loves?|hates?|was|were|used to|had)\b"
)
_NOT_OF_TODAY = re.compile(
    r"\b(?:history|story|born|early years|background|timeline|chronology|diagnos[ei]s|condition|health|medical)\b"
)
_REPORTS = re.compile(
    r"\b(?:presents? with|attainments?|working (?:at|below)|below age|age[- ]related expectations|requires"
    r"|needs? to (?:develop|improve|increase|work on) (?:his|her|their)|struggles? (?:with|to)"
    r"|has an? (?:[a-z]+ )?(?:delay|diagnosis|disorder|difficulty))\b"
)
_FILLS = frozenset(
    (
        "severely severe mildly mild moderately moderate profoundly profound very highly boy girl lad lady man woman has "
        "having is with suffers affected living diagnosis diagnosed spectrum label special educational aged old year years "
        "both associated investigation awaiting query suspected confirmed possible probable secondary primary mixed type level "
        "combined presentation pending ongoing due associated features traits specific unspecified other left right early onset"
    ).split()
)
_LONGEST_LABEL = 20
"""Words of substance beyond which a list of labels tells something else as well."""


def misplaced(item: AnalysedItem, body: AnalysedPassage, said: Whose) -> Iterator[Fault]:
    """The fault provision-in-views, certain where no family or child could be speaking."""
    if _only_a_label(item, body, said):
        yield Fault("provision-in-views", (body.quote(0, len(body.text)),), "a label in the place of a child")
        return
    told = [*_sentences(body, said), *_list_of_help(item, body, said)]
    sure = [span for span, certain in told if certain]
    if told:
        quotes = tuple(body.quote(span.start, span.end) for span in sure or [span for span, _ in told])
        yield Fault("provision-in-views", quotes, "provision or professional opinion among views", certain=bool(sure))


def _sentences(body: AnalysedPassage, said: Whose) -> Iterator[tuple[Span, bool]]:
    folded = body.folded
    for match in _PROVIDES.finditer(folded):
        if any(span.start <= match.start() < span.end for span in body.speech):
            continue
        sentence = next(
            (span for span in body.sentences if span.start <= match.start() < span.end), Span(0, len(folded))
        )
        before = folded[sentence.start : match.start()]
        before = _I_MUST_HAVE.sub("", before) if _AMOUNT_OF_HELP.match(match.group()) else before
        if _WHAT_HELPS.search(said.about) and not FIRST_PERSON.search(folded):
            continue
        if REPORTED.search(before) or _WISH.search(_SPEAKER_ALONE.sub("", before)) or _ASKED_OF.search(before):
            continue
        place = Span(*match.span())
        if said.adult:
            words = folded[sentence.start : sentence.end]
            if not _WISH.search(words) and not _CONTRIBUTED.search(words):
                yield place, _DUTY_WITH_AMOUNT.search(words) is not None
        else:
            yield place, _ASKS_OR_TELLS.match(match.group()) is None
    if not said.adult and not said.child and not FIRST_PERSON.search(folded) and not body.speech:
        yield from _opinions(body, said)


def _list_of_help(item: AnalysedItem, body: AnalysedPassage, said: Whose) -> Iterator[tuple[Span, bool]]:
    """Several kinds of help that an `I` is to have, without a reason or a feeling of its own."""
    match = _I_AM_TO_HAVE.search(body.folded)
    if match is None or said.adult or body.speech or _OWN_REASON.search(body.folded):
        return
    helps = {hit.phrase for hit in business_hits(item, body) if hit.group == "help" and hit.span.start > match.start()}
    if len(helps) > 1:
        yield Span(match.start(), len(body.folded)), True


_I_AM_TO_HAVE = re.compile(
    r"\bi (?:also )?(?:need|require|(?:should|must|will|need to|am to) (?:have|be given|receive|get|use"
    r"|be provided with))\b"
)
_OWN_REASON = re.compile(
    r"\b(?:because|cos|so|when|if|like|likes|want|hate|love|but|n't|not|otherwise|or i|mr|mrs|miss|mum"
    r"|dad)\b|n't\b|!"
)


def _opinions(body: AnalysedPassage, said: Whose) -> Iterator[tuple[Span, bool]]:
    """Sentences of a report in an item that nobody in particular says: in the voice of an assessment, and not told as history."""
    if _NOT_OF_TODAY.search(said.about):
        return
    for span in body.sentences:
        words = body.folded[span.start : span.end]
        hits = [
            hit for hit in body.hits_of("professional-register", "report") if span.start <= hit.span.start < span.end
        ]
        opinion = _REPORTS.search(words)
        if opinion and hits and not REPORTED.search(words) and not _CONTRIBUTED.search(words):
            yield Span(span.start + opinion.start(), span.start + opinion.end()), len(hits) >= 2


def _only_a_label(item: AnalysedItem, body: AnalysedPassage, said: Whose) -> bool:
    if (
        said.adult
        or len(body.words) > _LONGEST_LABEL
        or _NOT_OF_TODAY.search(said.about)
        or FIRST_PERSON.search(body.folded)
    ):
        return False
    if re.match(r"\W*(?:to|be|become) ", body.folded):
        return False
    labels = [*body.hits_of("need-wording", "diagnosis"), *body.hits_of("voices", "label")]
    labels += [hit for hit in business_hits(item, body) if hit.group == "clinic"]
    if not labels:
        return False
    left = list(body.folded)
    for hit in labels:
        left[hit.span.start : hit.span.end] = " " * (hit.span.end - hit.span.start)
    return not [word for word in content_words("".join(left)) if word not in _FILLS]
