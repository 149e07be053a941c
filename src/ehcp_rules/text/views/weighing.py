"""What a statement of section A weighs: words of offices and reports on one side, everyday talk and pictures on the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTHS, ONES, TENS, Cued
from ehcp_rules.text.views.bland import subjects, words_that_picture
from ehcp_rules.text.views.formal import formal_words, learned_words
from ehcp_rules.text.views.lived import OFFICE

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["Weights", "business_hits", "everyday_marks", "weigh"]

_LEXICON = "business-of-adults"
_HEAVY = frozenset({"law", "authority", "money", "placement", "services", "process"})
_LIGHT = frozenset({"help", "schooling", "assessing"})
_OF_A_RECORD = Cued(
    "attend|live|work|complet|year|family|child|pupil|student|young person|learner|parents|remain|continue|agreement|made|info",
    r"\b(?:attends|attended|lives with|works|completed|remains|continues|is in agreement|are in agreement|has made|have made)\b"
    r"|\byear (?:\d+|one|two|three|four|five|six)\b|\b[a-z0-9-]{1,20}[- ]year[- ]old\b|\binformation\b"
    r"|^\W*(?:the|this) (?:family|family's|child|child's|pupil|student|young person|learner|parents)\b",
)
_TALK = re.compile(
    r"\b[a-z]+(?:n't|'m|'ve|'d|'ll|'re)\b|\b(?:it|that|he|she|there|what|who|let|one)'s\b|\b(?:you|your|yours|you'll)\b|[!?]"
)
_A_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+")
_NO_NAME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Autumn|Spring|Summer|English|Maths|Year|Key|Stage|Level|Entry|Reception|Nursery|School|Primary|Secondary|Academy"
    r"|College|Class|Section|Local|Authority|Council|Education|Health|Social|Care|Code|Practice|Act|Families|Children|Plan|Early|Help"
    r"|The|Views|Mother|Father|Parents|Mum|Dad|Mr|Mrs|Ms|Miss|Dr)s?"
)
_OF_A_DUTY = Cued(
    "will |should |must |is to |are to ",
    r"(?<!\bi )(?<!\bwe )\b(?:will|should|must|is to|are to) (?:always |also |continue to )?be (?:[a-z]+ed|taught"
    r"|given|seen|made|kept|run|put|held"
    r"|met|shown|built|sought|available|in place)\b",
    r"\b(?:staff|adults|professionals|therapists?|the (?:school|setting|college|nursery)) (?:will|should|must) [a-z]+\b",
)
_TOLD_BY_AN_OFFICE = Cued(
    "say|said|report|state|comment|describe|note|observe|feed back|feeds back|fed back",
    rf"\b{OFFICE}(?: [a-z]+){{0,2}} (?:also |all |both |have |has )?(?:says?|said|reports?|reported|states?|stated|comment(?:s|ed)?"
    r"|describes?|described|notes?|noted|observes?|observed|feeds? back|fed back)\b",
)


@frozen
class Weights:
    """How much of a text is an office's or a report's (`office`, of `phrases` different ones), and how much is everyday.

    `marks` counts how people talk: contractions, a `you`, words of childhood, names. `pictures` are the words of substance
    that would not fit anybody and are no report's.
    """

    office: int
    phrases: int
    marks: int
    pictures: tuple[str, ...]


def weigh(item: AnalysedItem, body: AnalysedPassage) -> Weights:
    """What is on each side."""
    hits = business_hits(item, body)
    weights = [(hit.span, 2 if hit.group in _HEAVY else 1) for hit in hits if hit.group in _HEAVY | _LIGHT]
    register = body.hits_of("professional-register", "report", "leaning")
    weights += [(hit.span, 2 if hit.group == "report" else 1) for hit in register]
    weights += [(span, 1) for span in formal_words(item, body)]
    weights += [(Span(*match.span()), 2) for match in _OF_A_DUTY.finditer(body.folded, body.scan)]
    weights += [(Span(*match.span()), 1) for match in _TOLD_BY_AN_OFFICE.finditer(body.folded, body.scan)]
    kept: list[Span] = []
    office = 0
    taken = bytearray(len(body.folded))
    for span, weight in sorted(weights, key=lambda one: (-one[1], one[0].start - one[0].end)):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            kept.append(span)
            office += weight
    phrases = len(kept)
    for match in _OF_A_RECORD.finditer(body.folded, body.scan):
        if not any(taken[match.start() : match.end()]):
            office += 1
    covered = frozenset(word for span in kept for word in _WORDS.findall(body.folded[span.start : span.end]))
    covered |= _people_described(body) | frozenset(match.group(1).lower() for match in _BEGINS.finditer(body.text))
    covered |= frozenset(
        word
        for span in (*learned_words(item, body), *(hit.span for hit in hits if hit.group == "clinic"))
        for word in _WORDS.findall(body.folded[span.start : span.end])
    )
    pictures = tuple(
        word for word in words_that_picture(item, body) or () if word not in covered and word not in _PLAIN
    )
    return Weights(office, phrases, everyday_marks(body), pictures)


_WORDS = re.compile(r"[a-z0-9'-]+")
_DESCRIBED = re.compile(
    r"\b([A-Z][a-zà-ÿ]+)(?:['’]s\b|(?= (?:is|was|has|had|will|would|can|could|may|might|to|does|did|[a-z]+s|[a-z]+ed)\b))"
)
_BEGINS = re.compile(r"(?:^|[.!?] )\W{0,9}([A-Z][\w’'-]+) (?=[a-z])")
"""A first word may be the name of a child, and is counted on neither side."""
_PLAIN = frozenset(
    (
        *ONES,
        *TENS,
        *MONTHS,
        *"day days week weeks weekly month months monthly year years term terms hour hours minute minutes daily nightly".split(),
        *"first last since during before after until towards name age old reading writing maths english spelling".split(),
        *"handwriting phonics literacy numeracy science report reports review section sections".split(),
    )
)
"""Numbers, times and school subjects: everybody's words, which picture nothing by themselves."""


def everyday_marks(body: AnalysedPassage) -> int:
    """How often a passage talks as people do: contractions, questions, words of childhood, and people and things by their names."""
    own = sum(hit.group == "own" for hit in body.hits_of("professional-register"))
    children = _people_described(body)
    names = {
        name for name in _A_NAME.findall(body.text) if not _NO_NAME.fullmatch(name) and name.lower() not in children
    }
    return own + len(_TALK.findall(body.folded)) + len(names)


def _people_described(body: AnalysedPassage) -> frozenset[str]:
    """Folded names of those of whom something is told: no sign of how a child talks."""
    return subjects(body) | frozenset(name.lower() for name in _DESCRIBED.findall(body.text))


def business_hits(item: AnalysedItem, body: AnalysedPassage) -> tuple[Hit, ...]:
    """What a passage says in the words of offices, schools and services, in order; nothing where the ruleset has no such list."""
    lexicons = item.plan.lexicons
    return lexicons.apart(_LEXICON).scan(body.folded).of(_LEXICON) if _LEXICON in lexicons else ()
