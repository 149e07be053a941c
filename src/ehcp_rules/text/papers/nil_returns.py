"""A paper in which a service says that it has nothing to advise: no need in its field, no outcome and no provision."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["is_nil_return", "says_nothing_is_asked"]

_BUT = r"(?! (?:other|beyond|but|besides|except|apart|unless|until|about|on|as|regarding|concerning)\b)"
"""Behind what is not asked for: something is, or it is not asked for in one matter only."""
_SO = r"(?:(?:therefore|also|currently|accordingly|so) )?"
_ASKS_NOTHING = re.compile(
    rf"\b(?:i|we|this service|the team) {_SO}(?:have|has|make|makes|propose|proposes|recommend|recommends|offer|offers) {_SO}"
    r"(?:(?:none|nothing)\b(?! (?:less|but|short|other|more|beyond|of)\b)|no (?:[a-z-]+ ){0,4}?(?:provision|recommendations?)\b"
    rf"{_BUT})"
    r"|\bno (?:[a-z-]+ ){0,4}?provision (?:to report|(?:(?:is|was|has been) )?"
    rf"(?:needed|required|recommended|proposed|identified|sought))\b{_BUT}"
    r"|\bprovision\b[^.;:]{0,160}: ?(?:none|nil|n/a|not applicable)\b"
)
_NO_NEED = re.compile(
    r"\bno (?:[a-z-]+ ){0,4}?needs? (?:(?:has|have) been|is|are|was|were) (?:identified|found|known|seen)\b"
    r"|\b(?:not|never been|no longer) (?:currently |now )?(?:known to|open to|on (?:the|our|any) (?:[a-z]+ )?(?:caseload|books))\b"
    r"|\bdischarged\b|\bno (?:[a-z-]+ ){1,3}needs? for which\b|\bneeds?\b[^.;:]{0,100}: ?(?:none|nil)\b"
)
_LOOKED = re.compile(
    r"\b(?:search\w*|check(?:ed|s)|(?:looked|read) (?:at|through|up)|(?:records?|notes|files?) (?:was|were)|rang|spoke|telephoned"
    r"|contacted|wrote to|(?:was|were) asked)\b"
)
"""What somebody did to be sure."""


def says_nothing_is_asked(folded: str) -> bool:
    """Whether some folded words say that their writer recommends no provision at all."""
    return _ASKS_NOTHING.search(folded) is not None


def is_nil_return(told: Iterable[str]) -> bool:
    """Whether folded texts, together, say that there is no need, that nothing is asked for, and how somebody made sure."""
    texts = tuple(told)
    return all(any(pattern.search(text) for text in texts) for pattern in (_ASKS_NOTHING, _NO_NEED, _LOOKED))
