"""What a passage cites of the appendices: numbers such as K4, and words in brackets that end with a year."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.stretches import behind

__all__ = ["before_its_own_day", "bracketed_sources", "entry_numbers", "says_not_enclosed", "withheld_for_a_reason"]

# The bound of the word stands behind its first characters: a pattern that begins with plain ones is found much faster.
_YEAR_AND_CLOSE = re.compile(r"20\d\d\b(?<!\w20\d\d)[^()]{0,20}\)")
_BEFORE_THE_YEAR = 80
"""Characters of a bracket that may stand in front of its year."""
_NUMBER = re.compile(r"k(?<!\wk) ?(\d{1,2})\b")


def entry_numbers(folded: str) -> tuple[tuple[str, Span], ...]:
    """Numbers of entries of section K with their places: "k4" gives ("4", span)."""
    return tuple((match.group(1), Span(*match.span())) for match in _NUMBER.finditer(folded))


def bracketed_sources(folded: str) -> tuple[Span, ...]:
    """Brackets that hold a year, as writers name a source and its date: "(class teacher, May 2026)"."""
    found = []
    for year in _YEAR_AND_CLOSE.finditer(folded):
        opened = folded.rfind("(", max(0, year.start() - _BEFORE_THE_YEAR - 1), year.start())
        if opened >= 0 and ")" not in folded[opened : year.start()]:
            found.append(Span(opened, year.end()))
    return tuple(found)


_NOT_ENCLOSED = re.compile(
    r"\bnot (?:yet )?(?:enclosed|attached|appended|included|received|available)\b"
    r"|\b(?:to follow(?! (?:at|in|on|up|the|by|with|for) [a-z])|awaited|still to come)\b"
)


_SOMETHING_ELSE = re.compile(
    r"\((?!(?:the |full |a |his |her |their )*(?:report|copy|advice|letter|paper|assessment|it|is|was|still|now)\b)[a-z][a-z ]* $"
)
"""What a bracket says of a part of the paper: `(audiogram not available)`."""


_OF_ANOTHER = re.compile(r"\b(?:referred|referral(?: made| sent)?) (?:on )?to [^.;\n]{1,80}$")
"""Before what is still to come of another service: `referred to the eye clinic, whose report is not yet received`."""
_ITS_OWN_DAY = re.compile(r"(?:^|[,(:;–-] ?|\b(?:dated|of|from|written|report|letter|advice|assessment|plan|note) )$")


def before_its_own_day(folded: str) -> bool:
    """Whether the words before a day are of the paper's own: `letter of` a day, and not `to be reviewed by` one."""
    return _ITS_OWN_DAY.search(folded) is not None


def says_not_enclosed(folded: str) -> bool:
    """Whether a folded entry of section K says itself that the paper, and not only something in it, is not there."""
    return any(
        not behind(_SOMETHING_ELSE, folded, said.start()) and not _OF_ANOTHER.search(folded, 0, said.start())
        for said in _NOT_ENCLOSED.finditer(folded)
    )


_WITHHELD = re.compile(
    r"\b(?:because|since it|as it (?:names|concerns|is about)|redacted"
    r"|for (?:the )?(?:safety|protection|privacy) of|for (?:his|her|their) safety"
    r"|to protect|sent separately|given separately|confidential to)\b"
)


def withheld_for_a_reason(folded: str) -> bool:
    """Whether an entry says why its paper is not with the plan: `sent separately because it names another adult`."""
    return _WITHHELD.search(folded) is not None
