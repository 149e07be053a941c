"""Ailments that bear on nothing: injuries and operations that are over, and what a statement itself calls slight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.child.conditions import effect_told, listed_only, only_named
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.english.sentences import sentence_at

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["bears_on_something", "beside_another", "called_slight", "over_and_done"]

_LIMB = (
    r"(?:(?:his|her|their|the|an?) )?(?:left |right |upper |lower |little |big )?"
    r"(?:arm|wrist|elbow|shoulder|collar ?bone|leg|ankle|knee|foot|toe|finger|thumb|hand|nose|rib|tooth|teeth|chin|lip)s?\b"
)
_OVER = Cued(
    "broke|fractur|sprain|dislocat|twisted|cut |out|removed|repair|stitches|staples",
    rf"\b(?:broken?|fractur(?:ed?|e of)|sprain(?:ed)?|dislocated|twisted|cut) {_LIMB}",
    r"\b(?:tonsils?|adenoids?|appendix|wisdom teeth|milk teeth|hernia|tongue[- ]tie|cyst|mole|birthmark)"
    r"(?: and (?:tonsils|adenoids))? (?:(?:were|was|have been|has been) )?(?:out|taken out|removed|repair(?:ed)?)\b",
    r"\b(?:stitches|staples) (?:in|to) (?:(?:his|her|their) )?[a-z]+\b",
)
_SLIGHT = re.compile(
    r"\b(?:mild(?:ly)?|slight(?:ly)?|well[- ](?:controlled|managed)|under control|not needed|not used"
    r"|no (?:ongoing |current |further |recent )?(?:concerns?|problems?|issues?|symptoms|flare[- ]?ups?)"
    r"|fully (?:healed|recovered|resolved)"
    r"|(?:has|have|since) (?:healed|recovered|resolved|cleared up)"
    r"|no (?:lasting|long[- ]term) effects?|outgrown|grown out of|as (?:and when )?(?:needed|required)|prn"
    r"|in (?:the )?(?:summer|spring|winter)|seasonal(?:ly)?|occasional(?:ly)?|the odd|rarely|not (?:a|an) (?:problem|issue|concern)"
    r"|none (?:in|for|since)|as an? (?:baby|toddler|infant)|when younger|no (?:inhaler|cream|medicine|medication|treatment))\b"
)
_STILL = re.compile(
    r"\b(?:still|ever since|since then|until|awaiting|waiting|in (?:a )?(?:plaster|cast|splint)"
    r"|crutches|lasting|permanent(?:ly)?|weak(?:er|ness)?|stiff(?:ness)?|pain(?:ful)?"
    r"|limp(?:s|ing)?|scar(?:s|ring)?|so|because|due to|must|cannot|needs?"
    r"|again|twice|repeatedly|easily|(?:several|three|four|many) times)\b"
)


def over_and_done(passage: AnalysedPassage) -> tuple[Span, ...]:
    """The sentences of injuries and operations of the past of which nothing is said to remain."""
    places = (sentence_at(passage.sentences, match.start()) for match in _OVER.finditer(passage.folded, passage.scan))
    return tuple(span for span in dict.fromkeys(places) if not _remains(passage, span))


def _remains(passage: AnalysedPassage, sentence: Span) -> bool:
    words = passage.folded[sentence.start : _after(passage, sentence).end]
    others = (hit for hit in passage.hits_of("health-conditions") if hit.group not in _AILMENTS)
    caused = any(sentence.start <= hit.span.start < sentence.end for hit in others)
    return caused or effect_told(words) or _STILL.search(words) is not None


def _after(passage: AnalysedPassage, sentence: Span) -> Span:
    return sentence_at(passage.sentences, min(sentence.end + 2, len(passage.folded) - 1))


def called_slight(passage: AnalysedPassage, sentence: Span) -> bool:
    """Whether a sentence says itself that an ailment gives little trouble."""
    return _SLIGHT.search(passage.folded, sentence.start, sentence.end) is not None


def beside_another(passage: AnalysedPassage, ailment: Hit, sentence: Span) -> bool:
    """Whether a sentence names another condition than this ailment, of which its words may tell."""
    hits = [hit for hit in passage.hits_of("health-conditions") if sentence.start <= hit.span.start < sentence.end]
    own = {hit.group for hit in hits if hit.span.overlaps(ailment.span)}
    return any(hit.group not in _AILMENTS | own for hit in hits)


_AILMENTS = frozenset({"unrelated-condition", "perhaps-unrelated"})


def bears_on_something(passage: AnalysedPassage, sentence: Span) -> bool:
    """Whether the sentence of an ailment, or the one after it, says what it changes."""
    words = passage.folded[sentence.start : sentence.end]
    after = _after(passage, sentence)
    told = effect_told(words) or effect_told(passage.folded[after.start : after.end])
    return told or not (only_named(words) or listed_only(words))
