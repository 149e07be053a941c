"""The status words of a version string, such as `Amended final, version 3`."""

from __future__ import annotations

import re
from enum import StrEnum

from ehcp_rules.text.scanning.fold import fold

__all__ = ["VersionWord", "version_words"]


class VersionWord(StrEnum):
    """A status that a version string names."""

    DRAFT = "draft"
    FINAL = "final"


# `After the draft`, `draft 2 agreed` and the like tell how a final plan came about, and a superseded draft is past.
_DRAFT = re.compile(
    r"(?<!after )(?<!after the )(?<!from )(?<!from the )(?<!replaces )(?<!replaces the )(?<!following )(?<!follow"
    r"ing the )(?<!supersedes )(?<!supersedes the )\b(?:drafts?|proposed)\b(?! (?:of \d|issued|sent|agreed|"
    r"superseded|consultation|stage))"
)
_NOT_SENT = re.compile(
    r"\b(?:working copy|work in progress|not for issue|not to be issued|not issued|do not (?:send|issue|circulate)|unissued)\b"
)
"""What an office writes on a copy that nobody outside is to have: a plan in force bears none of it."""
_FINAL = re.compile(r"(?<!draft )\bfinal(?:ised|ized)?\b(?! draft\b)")


def version_words(version: str) -> frozenset[VersionWord]:
    """Which status words a version string names; `final draft` is a draft, and `final` after `draft` alone is not excused."""
    folded = fold(version)
    found = set()
    if _DRAFT.search(folded) or _NOT_SENT.search(folded):
        found.add(VersionWord.DRAFT)
    if _FINAL.search(folded):
        found.add(VersionWord.FINAL)
    return frozenset(found)
