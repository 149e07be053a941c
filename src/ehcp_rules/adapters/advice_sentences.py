"""Which sentences of a paper recommend something: prose holds several recommendations, and some stand under no heading."""

from __future__ import annotations

import re

from ehcp_rules.text.amounts import amounts_of
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.scanning.fold import fold

__all__ = ["parted", "recommends", "recommends_in_the_first_person", "tells_of_the_past"]

_RECOMMENDS = re.compile(
    r"\brecommend(?:s|ed|ation)?\b|\bmy advice\b|\bneeds? to be [a-z]+(?:ed|en|ght)\b|\bi (?:will|shall) "
    r"(?!be (?:glad|happy|pleased|available))[a-z]+\b|\badvise\b|\bshould (?!not\b)|\bought to (?!not\b)"
    r"|\bwill (?:need|require)\b|\b(?<!not )requires?\b|\bneeds (?:a|an|at least|to have|to be (?:taught"
    r"|seen|given|offered)|direct|daily|weekly|access|support|help|one|two|three|four|five|\d+)\b"
    r"|\bmust (?:have|be|receive|see)\b|\bwould(?: also| greatly| certainly| further)? (?:benefit|profit"
    r"|gain) from\b|\bto be (?:provided|given|offered|seen|taught)\b|\bi (?:would )?(?:suggest|propose"
    r"|ask)\b|\bit is essential that\b|\bwould (?:help|like to see|be helped by)\b|\bwould be (?:helpful"
    r"|of benefit|beneficial|appropriate)\b|\b(?:is|are) (?:eligible for|entitled to)\b|\bwill be "
    r"offered\b"
    r"|\b(?:i|we) have agreed (?!with\b|that\b)|\b(?:worker|therapist|psychologist|nurse|teacher|adviser"
    r"|officer|service|team|physiotherapist) will (?:visit|see|meet|review|provide|deliver|train|teach"
    r"|take|continue)\b"
    r"|\bneeds (?:[a-z]+ ){0,4}(?:therapy|tuition|teaching|training|sessions|input)\b|^plan: (?!none\b|no\b)"
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|we|this service|the (?:service|team|department))(?: would| also| therefore| strongly| "
    r"further| now| do)* (?:recommend|advise|suggest|propose)s?\b|\b(?:my|our)(?: [a-z]+)? "
    r"(?:recommendation|advice|suggestion)s?(?: [a-z]+){0,3} (?:is|are|would be|that)\b"
    r"|\bit is (?:recommended|advised|suggested|proposed) that\b|\b(?:is|are) (?:recommended|advised)\b(?! by| in)"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has had|have had|has been|have been|received|attended|used to|did|took|gave"
    r"|bought|paid|replaces|previously|formerly|last (?:year|term|spring|summer|autumn|winter)|in year "
    r"\w+ (?:he|she|they)|when (?:he|she|they) was|ended|has ended|currently|at present|at the moment"
    r"|presently)\b"
)
_GOES_ON = re.compile(
    r"^(?:this|these|those(?! who)|it|they|each|that|such|sessions?|the (?:sessions?|programme|group"
    r"|visits?|work|work|time)) ",
)
_PAIRS = re.compile(r"^[a-z][a-z ]{1,24}: ")


def recommends(sentence: str) -> bool:
    """Whether a sentence asks for something, in any of the ways in which advice does."""
    return _RECOMMENDS.search(fold(sentence)) is not None


def recommends_in_the_first_person(sentence: str) -> bool:
    """Whether a sentence is beyond doubt a recommendation: "I advise that …", "our recommendation is …"."""
    return _FIRST_PERSON.search(fold(sentence)) is not None


def tells_of_the_past(sentence: str) -> bool:
    """Whether a sentence tells what was done, and asks for nothing."""
    folded = fold(sentence)
    return _PAST.search(folded) is not None and _RECOMMENDS.search(folded) is None


def parted(text: str, *, labelled: bool = False) -> tuple[tuple[str, bool], ...]:
    """A paragraph as one text for each recommendation, and whether that asks for anything or states an amount.

    A sentence that recommends or states an amount begins another, unless it goes on with the sentence before ("These
    sessions …"); under a label of its own only one that does both. A row of the form `What: … How often: …` is one.
    """
    folded = fold(text)
    spans = sentences(folded)
    if len(spans) < 2 or sum(bool(_PAIRS.match(folded[span.start : span.end])) for span in spans) >= 2:
        return ((text, True),)
    starts: list[tuple[int, bool]] = []
    for span in spans:
        told = folded[span.start : span.end]
        asks, amount = _RECOMMENDS.search(told) is not None, any(amounts_of(told))
        goes_on = span.start > 0 and ";" in folded[max(0, span.start - 2) : span.start]
        apart = (asks and amount) if labelled or goes_on else (asks or amount)
        if not starts or (apart and not _GOES_ON.match(told)):
            starts.append((span.start, labelled or asks or amount))
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return tuple((text[start:end].strip(), told) for (start, told), end in zip(starts, ends, strict=True))
