"""What a section tells that may hold no need: that nothing was found, that nobody or somebody looked, what is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.mentions import round_about
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stretches import hits_from

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["SectionTold", "points_to_a_paper", "section_told", "tells_need"]


@frozen
class SectionTold:
    """The words of a section that say that there is `nil`, that somebody `looked`, that the child is `unknown`, where to read on.

    `seen` tells that somebody saw the child or family; `unknown_alone` holds those of `unknown` that are all that an item
    says, and `signpost_alone` the items that are no more than a pointer to a paper; `dated` where a digit may be a date of
    looking; `searched` where records were; `pending` where an answer is still to come; `declined` where the family did not
    want one.
    """

    nil: tuple[Quote, ...]
    looked: bool
    seen: bool
    dated: bool
    unknown: tuple[Quote, ...]
    unknown_alone: tuple[Quote, ...]
    searched: bool
    pending: bool
    declined: bool
    signpost: tuple[Quote, ...]
    signpost_alone: tuple[Quote, ...]


_UNKNOWN = any_of(
    r"\b(?!no known (?:additional |other |health |medical |social |care )*(?:needs?|conditions?|concerns?|issues|allerg|difficult))"
    r"(?:not|no|never|nor|did not|does not) (?:[a-z]+ ){0,4}?(?:known to|known|open to|an open case"
    r"|open case|involve\w+|records?|hold any|held|reply|response|trace|allocated"
    r"|under (?:any|the care of(?! (?:his|her|their)\b)|camhs|a consultant))\b",
    r"\b(?:did|has|have) not (?:yet )?respond(?:ed)?(?= ?[.,;]|$| (?:by|in time)\b| to (?:[a-z']+ ){0,4}?(?:requests?|letters?"
    r"|emails?|council|local authority|enquir(?:y|ies))\b)",
    r"\bnothing (?:further |more )?to (?:add|contribute)\b",
    r"(?<!play )(?<!plays )(?<!played )\bno (?:active |current |further )?role\b"
    r"(?! (?:model|play|in (?:his|her|their|the family)))",
    r"\b(?:no|(?:does|do) not have an?|has no) (?:allocated |named |current )?social worker"
    r"(?= ?[.,;]|$| (?:allocated|involved|at present)\b)",
    r"\bunknown to\b",
    r"\bclosed to\b",
)
_BELOW_A_THRESHOLD = re.compile(
    r"\b(?:does|did|do|would) not (?:currently )?(?:meet|reach) (?:the |their |its )?(?:[a-z]+ ){0,3}thresholds?"
    r"(?: for(?: [a-z']+){1,6})?"
    r"|\bthresholds? (?:(?:is|was|were|has|have) )?not (?:been )?(?:met|reached)\b"
)
"""That a team is not for this child, which denies a need without telling who looked."""
_NOT_RECEIVED = re.compile(
    r"\b(?:advice|reports?|information|contribution) (?:(?:was|were|is|has|have|had) )?not (?:yet )?(?:been )?(?:received|returned"
    r"|provided|available|supplied|submitted)\b(?! until\b)[^.;]*"
    r"|\bno (?:[a-z]+ ){0,3}(?:advice|report|contribution) (?:(?:was|were|has|have) )?(?:been )?(?:received|returned|provided"
    r"|supplied|submitted)\b[^.;]*"
)
_UNTIL_THEN = re.compile(r" (?:[a-z']+ ){0,4}?(?:until|before (?!and\b)|prior to)\b")
_SEARCHED = any_of(
    r"\b(?:check of the system|system check|records? (?:check|search)|database|no records?"
    r"|hold any records|records? held)\b",
)
_PENDING = any_of(
    r"\b(?:awaiting|awaited|is booked|has been booked|is due|has been requested|referral has been made"
    r"|will be amended after|to be completed on|under way|pending)\b",
)
_DECLINED = re.compile(r"\b(?:declined|refused|did not (?:want|wish)|turned down|do not (?:want|wish))\b")
_SIGNPOST = re.compile(
    r"\b(?:local offer|website|web page|can be found|for more information|further information|leaflet)\b"
    r"|^\W*(?:please )?(?:see|refer to|as per|as in|detailed in) [^.;]{0,60}\b(?:reports?|letters?|advice|appendix|appendices"
    r"|attached|enclosed|section [a-k]|documents?)\b[^.;]{0,30}\W*$"
)
_A_PAPER_ALONE = re.compile(
    r"\W*(?:please )?(?:see|refer to|as per|as in|(?:as )?(?:detailed|set out|described|given) in) (?!section\b)[^.;]{0,60}"
    r"\b(?:reports?|letters?|advice|appendix|appendices|summary)\b(?! and (?:the )?(?:care |emergency |health)?(?:care )?plan)"
    r"[^.;]{0,30}\W*$"
)
_NEED_CUE = any_of(
    r"\b(?:cannot|needs?|finds|has (?:no|none|a|an|difficult|trouble|seizures|pain|epilepsy|asthma)"
    r"|is (?:unable|at risk|tired|up)|difficult|depends|lives with|takes|uses|does not|affects|so that"
    r"|which means|condition|diagnos)\w*\b",
)
_HAS_A_NEED = re.compile(
    r"(?!no |not |none )[a-z'-]+ (?:has|is|had|does|needs)"
    r" (?!no (?:\w+ )?(?:needs?|identified|health|social|known|special)\b|not (?:currently )?have any\b)"
)
_SAW_THE_CHILD = re.compile(
    r"(?<!not )(?<!never )\b(?:assessed|visited|interviewed) (?:him|her|them|the family|both parents)\b"
)
_FOUND = re.compile(
    r"\b(?:found|identified|showed|shown|established|concluded|highlighted|recorded|heard|learned|saw)"
    r" (?:that|a|an|one|two|three|four|several|some|unmet|his|her|their|how)\b[^.;]{0,300}"
)
_CLAUSES = re.compile(
    r"[.;]|,? (?:but|although|though|however|and (?=(?:he|she|they|is|are|has|was|there) ))|, (?=(?:he|she|they|his|her|their) )"
)
_HARD = re.compile(
    r"\b(?:cannot|can't|unable|needs?(?! (?:have|has|were|was|are|is|that|change|identified|assess))|nobody|nowhere"
    r"|finds? (?:[a-z]+ ){1,3}(?:hard|tricky)"
    r"|has (?:no|nothing|not|difficult\w*|trouble|pain)|at risk|tires?|wakes?|difficult\w*|depends|affect\w*|so that|which means"
    r"|struggles?|misses|afraid|worr(?:y|ies|ied))\b(?! (?:concern|need|record|involve|known|social))"
)
_DENIES = re.compile(r"\b(?:no|not|never|without|nor)\b")
_ADVICE_TO_ASK = re.compile(
    r"\b(?:if|should (?!not)|can (?:be|contact|ask|request|apply|refer)|could|may|would|will)\b"
)
_NO_NEED_BESIDE = (_UNKNOWN, _PENDING, _DECLINED, _SIGNPOST, _ADVICE_TO_ASK, _BELOW_A_THRESHOLD)
_WHOM = re.compile(
    r"(?: (?:to|with|of|from|by|an?|any|the|children's|social|early|family|adult|allocated|named)){0,4}(?: [a-z]+)?"
)
"""Who it is that does not know the child: `a social worker` after `not open to`."""
_EARLY = 40
_ONE_REMARK = 6
"""Words of substance that the remark `not known to the team` takes at most, a name and the team's included."""
_LONG = 18
_LEAST = 3


def section_told(passages: Sequence[AnalysedPassage]) -> SectionTold:
    """What these passages of one section say together."""
    nil = _hits(passages, "nil") or _matches(passages, _BELOW_A_THRESHOLD)
    return SectionTold(
        nil=nil,
        looked=any(_looks(passage) for passage in passages),
        seen=any(_SAW_THE_CHILD.search(passage.folded) for passage in passages),
        dated=any(character.isdigit() for passage in passages for character in passage.folded),
        unknown=_unknown(passages),
        unknown_alone=_unknown(p for p in passages if len(p.words) <= _ONE_REMARK and not _need_in_a_clause(p)),
        searched=any(_SEARCHED.search(passage.folded) for passage in passages),
        pending=any(_PENDING.search(passage.folded) for passage in passages),
        declined=any(_DECLINED.search(passage.folded) for passage in passages) and not nil,
        signpost=_matches(passages, _SIGNPOST),
        signpost_alone=tuple(p.quote(0, len(p.text)) for p in passages if points_to_a_paper(p)),
    )


def points_to_a_paper(passage: AnalysedPassage) -> bool:
    """Whether all that a passage says is in which paper to read on."""
    return _A_PAPER_ALONE.match(passage.folded) is not None


def _reach(folded: str, end: int) -> int:
    whom = _WHOM.match(folded, end)
    return whom.end() if whom else end


def _looks(passage: AnalysedPassage) -> bool:
    """Whether somebody looked; a threshold that was not met is no meeting, and whoever does not know the child did not look."""
    below = [Span(*match.span()) for match in _BELOW_A_THRESHOLD.finditer(passage.folded)]
    unknown = [Span(start, _reach(passage.folded, end)) for start, end in _unknown_in(passage)]
    looks = (hit.span for hit in passage.hits_of("nil-statements", "looked"))
    return any(not any(look.overlaps(span) for span in (*below, *unknown)) for look in looks)


def _hits(passages: Iterable[AnalysedPassage], group: str) -> tuple[Quote, ...]:
    return tuple(p.quote(hit.span.start, hit.span.end) for p in passages for hit in p.hits_of("nil-statements", group))


def _matches(passages: Iterable[AnalysedPassage], pattern: re.Pattern[str]) -> tuple[Quote, ...]:
    return tuple(p.quote(*match.span()) for p in passages for match in pattern.finditer(p.folded))


def _unknown(passages: Iterable[AnalysedPassage]) -> tuple[Quote, ...]:
    return tuple(passage.quote(*span) for passage in passages for span in _unknown_in(passage))


def _unknown_in(passage: AnalysedPassage) -> Iterator[tuple[int, int]]:
    answered = _last_answer(passage)
    for match in _UNKNOWN.finditer(passage.folded):
        if match.end() > answered and not _since_known(passage, match.end()):
            yield match.span()
    for match in _NOT_RECEIVED.finditer(passage.folded):
        if not _told_besides(passage, match):
            yield match.span()


def _told_besides(passage: AnalysedPassage, match: re.Match[str]) -> bool:
    """Whether the rest of a passage tells something although some advice did not come."""
    rest = passage.folded[: match.start()] + passage.folded[match.end() :]
    return len(content_words(rest)) > _ONE_REMARK or _NEED_CUE.search(rest) is not None


def _since_known(passage: AnalysedPassage, end: int) -> bool:
    """Whether a team did not know the child only until a time of which the following sentences tell."""
    if not _UNTIL_THEN.match(passage.folded, end):
        return False
    rest = round_about(passage, Span(end, end)).end
    return len(content_words(passage.folded[rest:])) > _ONE_REMARK


def _last_answer(passage: AnalysedPassage) -> int:
    """Where a passage last tells what a look at the child found, which answers whatever nobody knew before it; else -1."""
    told = (
        match
        for match in _FOUND.finditer(passage.folded)
        if not (_UNKNOWN.search(match[0]) or _SEARCHED.search(match[0]))
    )
    return max((match.start() for match in told), default=-1)


def tells_need(item: AnalysedItem) -> bool:
    """Whether an item of a section tells a need rather than that there is none, nobody knows, or somebody will look."""
    passage = item.passages.get("text")
    if passage is None:
        return False
    folded, words = passage.folded, len(content_words(passage.folded))
    answered = _last_answer(passage)
    nil = [
        hit
        for hit in passage.hits_of("nil-statements", "nil", "not-known")
        if hit.span.end > answered and not _since_known(passage, hit.span.end)
    ]
    if _need_in_a_clause(passage):
        return True
    if _BELOW_A_THRESHOLD.search(folded):
        return False
    early = bool(nil) and nil[0].span.start <= _EARLY
    open_ended = bool(_unknown((passage,))) or any(p.search(folded) for p in (_PENDING, _DECLINED, _SIGNPOST))
    if open_ended and not (words > _LONG and _NEED_CUE.search(folded)):
        return False
    if early and _HAS_A_NEED.match(folded) and _NEED_CUE.search(folded):
        return True
    return words >= _LEAST and not early


def _need_in_a_clause(passage: AnalysedPassage) -> bool:
    """Whether beside the clause that a team does not know the child another clause tells a condition or what is hard."""
    folded = passage.folded
    if not _unknown((passage,)) and not _BELOW_A_THRESHOLD.search(folded):
        return False
    named = sorted((*passage.hits_of("need-wording", "diagnosis"), *passage.hits_of("health-conditions")))
    nil = passage.hits_of("nil-statements", "nil", "not-known")
    bounds = [0, *(match.end() for match in _CLAUSES.finditer(folded)), len(folded)]
    for start, end in pairwise(bounds):
        clause = folded[start:end]
        if any(pattern.search(clause) for pattern in _NO_NEED_BESIDE):
            continue
        if hits_from(nil, start, end):
            continue
        if _HARD.search(clause) or (hits_from(named, start, end) and not _DENIES.search(clause)):
            return True
    return False
