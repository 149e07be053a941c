"""Sentences among the views that are nobody's view: provision, a professional's opinion, or a label in the place of a child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stretches import hits_from
from ehcp_rules.text.reading import Fault
from ehcp_rules.text.views.advised import advised
from ehcp_rules.text.views.ordered import HELP, WORKER, ordered
from ehcp_rules.text.views.voice import REPORTED
from ehcp_rules.text.views.weighing import business_hits
from ehcp_rules.text.views.whose import FIRST_PERSON, Whose

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["misplaced"]

_I_MUST_HAVE = re.compile(r"\bi (?:also )?(?:need|require|must have|should have|am to have)\b[^.;]*$")
_WHAT_HELPS = re.compile(
    r"\b(?:helps?|important|matters|best support|how (?:to|best)|like to be|good (?:day|support))\b"
)
_KINDLY_MEANT = re.compile(
    r"to be |it is|it's|this is|needs |(?:should|must|is to|are to) (?:always |continue to )?be |[a-z]+(?: [a-z]+)? to [a-z]+"
)
"""Help worded as people word what is good for a child, beside a label that asks for it."""
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
    rf"\b{WORKER} will (?:[a-z'-]+ ){{1,6}}?(?:for|each|every|weekly|daily|once|twice|\d+)\b"
    rf"|\bwill receive (?:[a-z0-9'-]+ ){{0,7}}?{HELP}\b"
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
    advice = tuple(advised(body))
    told = [(span, True) for span in advice]
    found = () if said.adult else _clinical_findings(body)
    for span, certain in (*_sentences(body, said), *_list_of_help(item, body, said), *found):
        if not any(span.overlaps(other) for other in advice):
            told.append((span, certain))
    sure = [span for span, certain in told if certain]
    if told:
        quotes = tuple(body.quote(span.start, span.end) for span in sure or [span for span, _ in told])
        yield Fault("provision-in-views", quotes, "provision or professional opinion among views", certain=bool(sure))


def _sentences(body: AnalysedPassage, said: Whose) -> Iterator[tuple[Span, bool]]:
    folded = body.folded
    for match in ordered(folded):
        if any(span.start <= match.start() < span.end for span in body.speech):
            continue
        sentence = next(
            (span for span in body.sentences if span.start <= match.start() < span.end), Span(0, len(folded))
        )
        before = folded[sentence.start : match.start()]
        before = _I_MUST_HAVE.sub("", before) if _AMOUNT_OF_HELP.match(match.group()) else before
        if _WHAT_HELPS.search(said.about) and _KINDLY_MEANT.match(match.group()):
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
    if match is None or said.adult or _WHAT_HELPS.search(said.about) or body.speech:
        return
    if _OWN_REASON.search(body.folded, match.end()) or _OWN_REASON.search(body.folded, 0, match.start()):
        return
    helps = {
        hit.phrase
        for hit in business_hits(item, body)
        if hit.group in ("help", "schooling") and hit.span.start > match.start()
    }
    if len(helps) > 1:
        yield Span(match.start(), len(body.folded)), True


_I_AM_TO_HAVE = re.compile(
    r"^\W*(?!to |like |how |nice |lovely |good )[a-z'-]+ to (?:have|receive|access|be given)\b|"
    r"\bi (?:also )?(?:would like|want|wish) (?:[a-z]+ ){1,4}?to (?:fund|pay for|provide|arrange|deliver)\b|"
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


_FOUND = re.compile(r" (?:found|notes|noted|reports?|reported|identified|concluded|observed|described|stated)\b")
_CLINICIANS = ("psychologist", "therapist", "health")


def _clinical_findings(body: AnalysedPassage) -> Iterator[tuple[Span, bool]]:
    """What a clinician is said to have found, in the words of a report."""
    reports = body.hits_of("professional-register", "report")
    for role in body.hits_of("roles", *_CLINICIANS) if reports else ():
        sentence = sentence_of(body, role.span.start).span
        found = _FOUND.search(body.folded, role.span.end, sentence.end)
        told = found and not _WISH.search(body.folded[sentence.start : sentence.end])
        if found and told and hits_from(reports, found.end(), sentence.end):
            yield Span(found.start() + 1, sentence.end), True


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
