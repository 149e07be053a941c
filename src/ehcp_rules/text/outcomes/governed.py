"""Acts that are only known, felt, wished or begun: the verb before them tells of a mind, and nobody can see it done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.english.turns import find_ending

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["governed"]

_ENJOYED = re.compile(
    r"\b(?:enjoy|like|love|prefer|value|welcome|look forward to|looks forward to|looking forward to|keen on"
    r"|interested in"
    r"|benefit from|benefits from|benefited from|benefiting from)(?:s|ing|ed)?\b"
    r"(?![^.;:]*\b(?:by|so that|and (?:will|can|also))\b)[^.;:]* $"
)
_MINDED = re.compile(
    r"\b(?:feel|feels|feeling|felt) (?:[a-z]+ ){0,3}?to (?:[a-z]+ly )?$"
    r"|\b(?:more able|better able|increasingly able|ready|prepared|willing|keen|motivated|inclined|equipped"
    r"|encouraged|confident|happy|happier|content|comfortable)"
    r"(?: [a-z]+)?(?: enough)? to (?:[a-z]+ (?:on )?and )?(?:[a-z]+ly )?$"
    r"|\bconfident (?:in|about|when|with) (?:[a-z]+ly )?$"
    r"|\b(?:easier|less (?:hard|difficult|stressful|challenging)|hard|hope|hopes|want|wants|wish|wishes|desire"
    r"|opportunity"
    r"|opportunities|chance|chances|confidence|motivation|tools|strategies|techniques|skills"
    r"|encouragement) to (?:[a-z]+ly )?$"
)
_AT_HIS_BEST = re.compile(r"\bas (?:[a-z]+ ){1,8}as (?:he|she|they|i) (?:can|could) $")
"""`as near to her age as she can get`: a manner, and no act."""
_THOUGHT = re.compile(
    r"\b(?:know|understand|believe|accept|feel|think|realise|appreciate|be aware|is aware|become aware)(?:s|ing)? "
    r"(?:that|how|why|if|whether|when|what|which|where|who)\b(?![^.;:]*\b(?:and|so that|by|but|then)\b)[^.;:]* $"
)
_SO_THAT = re.compile(
    r"\b(?:so (?:that )?(?:he|she|they|i|(?!that)[a-z]+) (?:can|could|will|may|might|is able to)(?: be able to)?"
    r"|in order(?: for [a-z]+)? to|(?:to enable|enabling|allowing|helping|to help|to allow) (?:him|her"
    r"|them|[a-z]+)(?: to)?)"
    r" (?:[a-z]+ly )?(?:[a-z]+ (?:[a-z]+ ){0,4}and )?$"
)
_GETS_BETTER = re.compile(
    r"\b(?:improve\w*|increas\w+|reduc\w+|develop\w*|decreas\w+|build\w*|strengthen\w*|enhanc\w+|lower"
    r"|better|more|less"
    r"|greater|stronger|gain\w*|learn\w*|understand\w*|manag\w+|supported|regulat\w+)\b"
)
_FIGURE = re.compile(
    r"\d|\b(?:without|every|each|all|no|one|two|three|four|five|six|seven|eight|nine|ten|alone|by (?:him"
    r"|her|them)self)\b"
)
"""What is to come of getting better is told as an act only where it can be told whether it came."""


def governed(passage: AnalysedPassage, core: str, span: Span) -> bool:
    """Whether a verb of mind, readiness or ease before it in its clause makes an act something that nobody sees done."""
    folded, scan = passage.folded, passage.scan
    word = folded[span.start : span.end].split()[0]
    if word.endswith("ing") and behind(_ENJOYED, folded, span.start):
        return True
    if _AT_HIS_BEST.search(folded, max(0, span.start - 60), span.start):
        return True
    if (
        _SO_THAT.search(folded, max(0, span.start - 60), span.start)
        and behind(_GETS_BETTER, folded, span.start)
        and not _FIGURE.search(core, span.end)
    ):
        return True
    return bool(
        find_ending(_MINDED, "minded", folded, scan, span.start)
        or find_ending(_THOUGHT, "thought", folded, scan, span.start)
    )
