"""What a statement says of a health condition (only its name, its effect, that it is unrelated) or of capacity (for what)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.sentences import content_words, sentences

if TYPE_CHECKING:
    from ehcp_rules.evidence import Span
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = [
    "at_times",
    "conditions_named",
    "decision_named",
    "effect_told",
    "kept_apart",
    "listed_only",
    "names_besides",
    "only_named",
]

_EFFECT = re.compile(
    r"\b(?:tired(?:ness)?|miss(?:es|ed|ing)?|loses?|lost|distracted|harder|less (?:able|time)|cannot|unable to|overload"
    r"|late to|away from|stops? (?:him|her|them)"
    r"|pain reduces|absen(?:t|ces)|does not remember|sleeps for|so that|because of this|which means|affects?|reduces?"
    r"|slows?|interrupts?"
    r"|needs? (?:a break|to rest|breaks)|time out of|has to be told)\b"
)
_NAMING = re.compile(
    r"^[^a-z0-9]*(?:(?:[a-z'-]+ )?(?:also |currently |now |still )?"
    r"(?:has|had|have|is|was|been|takes?|took|wears?|uses?|attends|sees|receives|carries|suffers|diagnosed|seen|under"
    r"|known|prescribed|managed"
    r"|monitored|reviewed|open|referred|discharged|await(?:s|ing))"
    r"|(?:[a-z0-9'-]+ ){1,4}(?:is |are )?(?:well[- ]|now |currently )?(?:managed|controlled|treated|monitored)"
    r"|(?:(?:the|his|her|their|your|an?) )?(?:next|last|latest|annual|yearly|regular) (?:[a-z]+ ){0,2}?"
    r"(?:appointment|review|scan|test|check|check-up|clinic)s?)\b"
)
_GOES_ON = re.compile(
    r"\b(?:when|after|because|(?<!for )which(?! (?:is|are) (?:well |currently |now )?(?:managed|treated|controlled|monitored"
    r"|reviewed|overseen|under)\b)|that|so|if|until|during|but|and (?:he|she|it|they|is|are|cannot|then|needs?)"
    r"(?! (?:(?:is|are|also|now) )*(?:under|seen|known|reviewed|monitored|managed|prescribed|treated|takes|has|attends|sees)\b)"
    r"|wears off|often|without|before|must|should|accidents|on most|most days)\b"
)
_APART = re.compile(
    r"\b(?:not (?:related|linked|connected)|unrelated|does not relate|for information|other health information|no bearing)\b"
)
_DECISION = re.compile(
    r"\b(?:to (?:decide|make (?:decisions?|choices?) (?:about|on)|consent|choose|manage|agree|sign|instruct)"
    r"|(?:for|on) (?:the |this |that )?decisions? (?:about|on|to|whether)|decisions? (?:about|on|whether)|regarding"
    r"|in relation to)\b"
)
_FEW = 3


def _named(passage: AnalysedPassage) -> list[tuple[str, Span]]:
    listed = [(hit.group, hit.span) for hit in passage.hits_of("health-conditions")]
    diagnoses = [(hit.phrase, hit.span) for hit in passage.hits_of("need-wording", "diagnosis")]
    return [named for named in (*listed, *diagnoses) if named[0] != "unrelated-condition"]


def conditions_named(passage: AnalysedPassage) -> frozenset[str]:
    """The conditions that a passage names, one of the list by its group and a diagnosis by its phrase."""
    return frozenset(name for name, _ in _named(passage))


def names_besides(passage: AnalysedPassage, told: frozenset[str]) -> bool:
    """Whether a passage names a condition besides those told elsewhere, under whatever name these stand there."""
    named = _named(passage)
    known = [span for name, span in named if name in told]
    return any(not any(span.overlaps(one) for one in known) for _, span in named)


def effect_told(folded: str) -> bool:
    """Whether a folded passage says in plain words what a condition makes hard."""
    return _EFFECT.search(folded) is not None


_NEEDS_NOTHING = re.compile(
    r"\b(?:treated|managed|looked after|controlled) (?:entirely |only |well )?(?:at home"
    r"|by (?:his|her|their|the) (?:own )?(?:parents|mum|mother|father|family|gp))\b"
    r"(?!,? (?:and|but|so|which)\b)"
    r"|\bno (?:additional |further |specific |other )*(?:health |health ?care |medical )?(?:provision|input|help|action)"
    r" (?:is|was) (?:needed|required|called for)\b"
    r"|\b(?:nothing|no (?:help|care|action|support)) is (?:needed|required) (?:at|in) (?:school|college|nursery)\b"
)


def only_named(folded: str) -> bool:
    """Whether every sentence of a folded passage only names: a condition, a medicine, a service, an operation."""
    for span in sentences(folded):
        text = folded[span.start : span.end]
        named = _NAMING.match(text) is not None or all(len(content_words(part)) <= _FEW for part in text.split(", "))
        if not named or _GOES_ON.search(text) is not None:
            return False
    return True


_PARTS = re.compile(r", | [-–—] |: |; | and |[/()]")
_TELLS_MORE = re.compile(
    r"\b(?:lessons?|class(?:es|room)?|learn\w*|writ\w+|pencils?|pens?|concentrat\w+|p\.?e|makes?|causes?|leaves?|keeps?|stops?|wakes?)\b"
)


def listed_only(folded: str) -> bool:
    """Whether a folded sentence lists ailments, and what is taken for them, in a few words each."""
    if _GOES_ON.search(folded) or _TELLS_MORE.search(folded):
        return False
    return all(len(content_words(part)) <= _FEW + 2 for part in _PARTS.split(folded))


def kept_apart(folded: str) -> bool:
    """Whether a folded passage says that a condition has nothing to do with learning."""
    return _APART.search(folded) is not None or _NEEDS_NOTHING.search(folded) is not None


_AT_TIMES = re.compile(
    r" (?:[a-z]+ly|well|fast|when|while|if|under|in|with|without|at|alone|as|on (?:his|her|their) own)\b"
)


def at_times(folded: str) -> bool:
    """Whether what follows `cannot make decisions` tells how or when, so that it speaks of a need and not of capacity."""
    return _AT_TIMES.match(folded) is not None


def decision_named(folded: str) -> bool:
    """Whether a folded sentence on capacity says for which decision."""
    return _DECISION.search(folded) is not None
