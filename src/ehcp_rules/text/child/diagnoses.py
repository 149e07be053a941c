"""Diagnoses that a plan states as facts of the child, and whether it says who made them and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.scanning.lexicon import Hit

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Diagnosis", "diagnoses"]


@frozen
class Diagnosis:
    """One statement of a diagnosis: its name in the phrase list, its words, and whether a source and a date stand beside it."""

    name: str
    item: AnalysedItem
    quote: Quote
    source: bool
    date: bool


_STATED = re.compile(
    r"(?:\b(?:diagnosed|diagnos[ei]s|diagnoses)\b[^.;]{0,60}|\b(?:is|has|have|had|lives with|suffers from|was born with|am)(?: an?|"
    r" the)?(?: [a-z-]+){0,3} |^[ •*–-]{0,3}|[:;,(.] )$"
)
_OPEN = re.compile(
    r"\b(?:suspected|awaiting|awaits|queried|query|possible|possibly|probable|pathway|waiting list|referred|"
    r"referral|self-identif\w+|identifies as|being assessed|traits|"
    r"not (?:been |yet )?diagnosed|no (?:formal )?diagnosis|undiagnosed|thought to|may have|might have|whether|"
    r"under assessment|assessment for|ruled out|believes?|screening"
    r"|(?:thinks?|says) (?:that )?(?:he|she|they) (?:is|are|has|have))\b|\?"
)
_NOT_A_DIAGNOSIS = re.compile(
    r"^[ -](?:specific|friendly|trained|aware|awareness|outreach|team|service|adviser|advisory|specialist|"
    r"teacher|nurse|training|base|unit|pathway|plan|protocol|society|support|assessment|practitioner|lead|"
    r"champion|clinic|care plan|charity|association|passport|resource)"
)
_REFERENCE = re.compile(
    r"\bk ?\d{1,2}\b|\b(?:report|letter|clinic|hospital|infirmary|camhs|assessment|ados|paediatric\w*|psychiatr\w*|"
    r"consultant|neurolog\w*|genetic\w*|team|clinician|audiolog\w*|dr|professor|gp)\b"
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\bat birth\b|\b(?:aged|at the age of|when (?:he|she|"
    r"they) was|at) (?:\d{1,2}|[a-z]+ (?:months|years|weeks))\b"
)
_PEOPLE = ("therapist", "psychologist", "teacher", "health", "leader")
_AREAS = frozenset(
    {
        "semh",
        "pmld",
        "sld",
        "mld",
        "slcn",
        "moderate learning difficulties",
        "severe learning difficulties",
        "profound and multiple learning difficulties",
        "hypermobility",
        "selective mutism",
        "hearing loss",
        "hearing impairment",
        "vision impairment",
        "visual impairment",
        "eczema",
        "pda",
    }
)
"""Names of areas of need, and conditions that are plain to see or measured again and again: no diagnosis to be dated."""
_FAMILIES = {
    "autistic": "autism",
    "asd": "autism",
    "asc": "autism",
    "adhd": "attention deficit hyperactivity disorder",
    "dyslexic": "dyslexia",
    "dcd": "developmental coordination disorder",
    "dld": "developmental language disorder",
}


def diagnoses(items: Iterable[AnalysedItem]) -> Iterator[Diagnosis]:
    """Every statement of a diagnosis in these items; suspicions, referrals, quotations and named services are left out."""
    for item in items:
        passage = item.passages.get("text")
        hits = (*passage.hits_of("need-wording", "diagnosis"), *_made_like_names(passage)) if passage else ()
        if passage is None or not hits:
            continue
        split, speech = passage.sentences, passage.speech
        papers = {span for span in split if _tells_of_papers(passage, span)}
        sourced = {span for span in split if _REFERENCE.search(passage.folded, span.start, span.end)}
        sourced.update(sentence_of(passage, role.span.start).span for role in passage.hits_of("roles", *_PEOPLE))
        dated = {span for span in split if _DATE.search(passage.folded, span.start, span.end)}
        for hit in hits:
            if hit.phrase in _AREAS:
                continue
            sentence = sentence_at(split, hit.span.start)
            words, before = (
                passage.folded[sentence.start : sentence.end],
                passage.folded[sentence.start : hit.span.start],
            )
            if (
                not _STATED.search(before)
                or _OPEN.search(words)
                or _NOT_A_DIAGNOSIS.match(passage.folded[hit.span.end : hit.span.end + 14])
            ):
                continue
            if any(span.overlaps(hit.span) for span in speech) or _of_somebody_else(passage, hit, sentence.start):
                continue
            yield Diagnosis(
                _name(hit.phrase),
                item,
                passage.quote(hit.span.start, hit.span.end),
                sentence in sourced or not sourced.isdisjoint(papers),
                sentence in dated or not dated.isdisjoint(papers),
            )


_OF_PAPERS = re.compile(
    r"\b(?:diagnos\w*|confirm\w*|reports?|letters?|assessment|advice|clinic|seen (?:by|at|in)|k ?\d{1,2}"
    r"|under|saw|sees|met|told|wrote|review\w*)\b"
)
_OF_A_RELATIVE = re.compile(
    r"\W*(?:his|her|their|the|a|an) (?:[a-z]+ )?(?:mother|mum|father|dad|parents?|brother|sister|cousin|aunt|uncle|nan|gran)\b"
)
_FRAGMENT = 60


def _tells_of_papers(passage: AnalysedPassage, span: Span) -> bool:
    """Whether another sentence may hold the source: a fragment that closes the paragraph, or of papers or who saw the child."""
    closes = span == passage.sentences[-1] and span.end - span.start < _FRAGMENT
    tells = _OF_PAPERS.search(passage.folded, span.start, span.end) is not None
    return closes or (tells and not _OF_A_RELATIVE.match(passage.folded, span.start))


_NAME_OF_A_CONDITION = re.compile(
    r"\b(?:(?!(?:has|have|had|is|was|with|from|of|and|or|the|an?|his|her|their|diagnosed|no|any|this|that|for|suffers"
    r"|born|in|into|by|under|to) )"
    r"[a-z-]+ ){1,4}(?:syndrome|disorder)\b"
)


def _made_like_names(passage: AnalysedPassage) -> Iterator[Hit]:
    """Conditions that no phrase of the list covers, by how their names end: `foetal alcohol spectrum disorder`."""
    if "syndrome" not in passage.folded and "disorder" not in passage.folded:
        return
    listed = [hit.span for hit in passage.hits_of("need-wording", "diagnosis")]
    for match in _NAME_OF_A_CONDITION.finditer(passage.folded):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in listed):
            yield Hit(span, "need-wording", "diagnosis", match.group())


def _of_somebody_else(passage: AnalysedPassage, hit: Hit, start: int) -> bool:
    return any(start <= other.span.start < hit.span.start for other in passage.hits_of("relations", "relation"))


def _name(phrase: str) -> str:
    return "autism" if phrase.startswith("autis") else _FAMILIES.get(phrase, phrase)
