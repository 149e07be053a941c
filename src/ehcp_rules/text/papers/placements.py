"""Where advice asks for a school: by its name, or by a kind of school."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Quote
from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
from ehcp_rules.text.papers.advice import AnalysedDocument

__all__ = ["placements_named"]

_NAME = (
    r"(?:the )?(?:(?!Year|Key|Section|Reception|England|Wales|Part|January|April|July|September)"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,4})\b"
)
_SCHOOL = (
    r"(?:the )?(?:(?:(?!Forest|Summer|Sunday|Holiday|Breakfast|After)[A-Z][\w'’-]+ ){1,5}?"
    r"(?:School|Academy|College|Nursery|Pre-?[Ss]chool|Sixth Form|Centre|Infants|Juniors|Primary|High))\b"
)
_OUGHT = (
    r"\b(?:should|must|would|could|ought to|needs? to|is to|will)(?: (?!to |before |when |after |once )[a-z]+){0,2}?"
)
_ADVISE = r"\b(?:[Rr]ecommend|[Ss]uggest|[Aa]dvise|[Pp]ropose|[Rr]equest)[a-z]*(?: that| of| for)?"
_AT = r" (?:at|in|to) "
_PLACED = (
    r" (?:be(?:ing)? )?(?:best |better |well |most )?(?:placed|educated|taught|enrolled|admitted|provided for)" + _AT
)
_A_PLACE = r" (?:an? |the |his |her |their )?(?:[a-z-]+ )?(?:place|placement|move|transfer|admission)" + _AT
_GOES = r" (?:(?:he|she|they|[A-Z][a-z]+) )?(?:attends?|joins?|(?:moves?|transfers?|goes|go|changes?) to|starts? at) "
_GO = r" (?:attend|join|(?:move|transfer|go|change) to|start at) "
_BY_NAME = tuple(
    re.compile(pattern)
    for pattern in (
        _OUGHT + _PLACED + _NAME,
        rf"{_ADVISE} (?:he|she|they|[A-Z][a-z]+) (?:is|are|be) (?:best )?placed{_AT}{_NAME}",
        rf"(?:{_ADVISE}|\b[Nn]eeds?|\b[Rr]equires?|\b[Ss]eek(?:s|ing)?){_A_PLACE}{_NAME}",
        _OUGHT + _GO + _SCHOOL,
        _OUGHT + r"[^.;]{0,80}? (?:and|then) (?:then |later )?(?:move|transfer|go)(?: on)? to " + _SCHOOL,
        _ADVISE + _GOES + _SCHOOL,
        _SCHOOL + r" (?:is|would be) (?:the )?(?:only |most |best )*(?:suitable|appropriate|right|place|school)\b",
        r"\b(?:[Nn]ame[ds]?|[Nn]aming) " + _SCHOOL + r" in [Ss]ection I\b",
    )
)
_NO_ADVICE = re.compile(
    r"\b(?:whether|if|not for (?:me|us)|no (?:view|comment|recommendation)|cannot say|did not|do not|when|once|before|until)\b"
    r"|\b(?:parents?|mother|father|mum|dad|family|carers?|mrs?|ms|he|she|they)\b[^.;]{0,30}"
    r"\b(?:would like|prefers?|preferred|wants?|wish(?:es|ed)?|hopes?|asked|favours?|chose|told|visited)\b",
    re.I,
)
"""What the family wishes for, what somebody declines to say, and a move that is arranged already."""
_KIND = re.compile(
    r"\b(?:attend|placement (?:in|at)|place in|placed in|needs|requires?|transfer to|move to) (?:an? |the "
    r")?(?:independent |residential |maintained |specialist )*(?:special school|specialist placement"
    r"|residential (?:school|placement|college)|independent school|mainstream school|resourced (?:base"
    r"|provision))\b",
    re.I,
)


def placements_named(document: AnalysedDocument) -> tuple[tuple[AnalysedItem, Quote, bool], ...]:
    """Where a document asks for a school: by its name (certain), or by a kind of school (a person's matter)."""
    found = []
    for item in document.items:
        passage = item.passages.get("text")
        if passage is None or item.item.kind == "heading":
            continue
        named = _by_name(passage)
        found += [(item, quote, True) for quote in named]
        if not named:
            found += [(item, passage.quote(*match.span()), False) for match in _KIND.finditer(passage.text)]
    return tuple(found)


def _by_name(passage: AnalysedPassage) -> list[Quote]:
    """The words of a passage that ask for a school by its name, at most one stretch of a sentence."""
    found = []
    for span in passage.sentences:
        told = passage.text[span.start : span.end]
        match = next((match for pattern in _BY_NAME if (match := pattern.search(told))), None)
        if match and not _NO_ADVICE.search(told[: match.start()]):
            found.append(passage.quote(span.start + match.start(), span.start + match.end()))
    return found
