"""Words by which a provision puts the child among a few others, in whatever turn of phrase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["among_a_few"]

_SMALL = r"(?:small|smaller|little|reduced|reduced[- ]size|tiny|low[- ](?:number|ratio)|high[- ]ratio|limited[- ]size)"
_OTHERS = r"(?:children|pupils|peers|classmates|students|learners|others|friends|young people)"
_AMONG = Cued(
    "shared|small|little|reduced|tiny|low|high|limited|handful|few|several|with some|side some|and some|select|couple|choice|chosen"
    "|mix|similar|group|club|circle",
    rf"\b{_SMALL}[- ](?:[a-z-]+ ){{0,2}}?(?:groups?|sets?|cohorts?|teaching groups?|gatherings?|circles?)\b",
    r"\b(?:tas?|lsas?|assistants?|adults?|help|support|hours)\b[^.;]{0,40}? shared (?:with|between|among|amongst|across)"
    rf" (?:[a-z-]+ ){{0,4}}?{_OTHERS}\b",
    r"\b(?:nurture|social skills?|friendship|lego|language|anxiety|talking|signing) (?:club|circle)s?\b",
    rf"\b{_SMALL} (?:[a-z-]+ )?class(?:es)?(?: sizes?)?\b",
    r"\b(?:a|with a) (?:handful|few|couple|small number|select few|selection|choice|mix|mixture) (?:of )?"
    rf"(?:(?:other|the|his|her|their|chosen|selected|similar) )*{_OTHERS}\b(?!')",
    r"\b(?:with|alongside|beside|and) (?:a few|several|some|selected|chosen|similar) "
    rf"(?:other |of (?:his|her|their) )*{_OTHERS}\b",
    r"(?:^|[.;:] )(?:an? )?(?!(?:the|his|her|their|this|that|each|every|any|no|one|in|as|with|by|to|for|a|an|age|year"
    r"|peer|class|tutor|form|whole|large|larger|big|bigger|support|working|parents?'?|carers?'?|family|staff|siblings?'?) )"
    r"(?:[a-z'-]+ ){1,2}group(?= (?:for|on|in|at|with|led|run|each|every|daily|weekly|twice|once)\b(?! (?:the )?(?:whole"
    r"|all|every)\b))",
    r"\b(?:join|joins|attend|attends|in|run|runs|have|has|leads?|offered|given) an? "
    r"(?!(?:age|year|peer|class|tutor|form|whole|large|larger|big|bigger|support|working|parents?|home|any|new|different|mixed"
    r"|teaching) )(?:[a-z'-]+ ){1,2}group"
    r"(?= ?[.,;:)]|$| (?:with|for|on|to|at|in|led|run|each|every|once|twice|about|where)\b)",
)


def among_a_few(passage: AnalysedPassage) -> Iterator[Span]:
    """Where a passage speaks of a group, a set or a handful of others whose size matters."""
    for match in _AMONG.finditer(passage.folded, passage.scan):
        yield Span(*match.span())
