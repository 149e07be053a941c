"""Deadlines that stand by themselves: in the heading or column over an outcome, behind a label, or in brackets at its end."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.plan import Learner
from ehcp_rules.text.english.grammar import MONTH, MONTHS, NUMBER
from ehcp_rules.text.times.last_day import TimeBound, bound_of

__all__ = ["deadline_alone", "deadline_apart", "deadline_closing"]

_SHORT = {month[:3]: month for month in MONTHS} | {"sept": "september"}
_MONTH = rf"(?:{MONTH}|{'|'.join(sorted(_SHORT, key=len, reverse=True))})"
_DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|20\d\d-\d\d-\d\d|(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}\.?,? ?-?(?:20)?\d\d"
    r"|(?:autumn|spring|summer|easter|whitsun|christmas)(?: half)?(?: term)?,? (?:of )?20\d\d)"
)
_STAGE = r"(?:the )?(?:end of )?(?:the )?(?:year|y|key ?stage|ks) ?\d{1,2}"
_LENGTH = rf"(?P<length>{NUMBER} (?:weeks?|months?|terms?|school years?|academic years?|years?))"
_LABEL = (
    r"(?:(?:target|end|due|completion) date|by when|deadline|time ?scales?|time ?frame|when"
    r"|(?:to be )?(?:achieved?|reached|met)(?: by)?)"
)
_ALONE = re.compile(rf"\W*(?:{_LABEL}\b[\s:–-]*)?(?:by )?(?P<when>{_DATE}|20\d\d|{_STAGE}|{_LENGTH})\W*")
_LABELLED = re.compile(
    rf"\b(?:no later than|target date|by when|deadline|time ?scale|time ?frame|by|before|until)\b[\s:–-]*"
    rf"(?P<when>{_DATE}|\d{{1,2}}/(?:20)?[23]\d(?![/\d]))\b"
)
_BRACKETED = re.compile(rf"[(\[](?:by )?(?P<when>{_DATE})[)\]]\W*$")
_DASHED = re.compile(rf"[a-z] [–|-] (?P<when>{_DATE})\W*$")
_AT_THE_START = re.compile(rf"\W*(?P<when>{_DATE})(?: ?[:–|-] |[)\]])")
_CLOSING = re.compile(rf"(?:^|[ (\[:–-])(?P<when>{_DATE}|\d{{1,2}}[/.-]20\d\d|20\d\d(?:[/-](?:20)?\d\d)?)[)\]]?\W*$")
_NO_DEADLINE = re.compile(
    r"\b(?:dated|date of|issued|written|reviews?|reviewed|from|since|start(?:s|ed|ing)?|begin(?:s|ning)?|updated|agreed|amended"
    r"|draft|final|versions?|meeting|report|set|plan)\b"
)
"""In a heading that tells of the paper, or of when something begins."""
_SCHOOL_YEAR = re.compile(r"^20\d\d[/-](?:20)?(\d\d)$")
_NUMERIC_MONTH = re.compile(r"^(\d{1,2})[/.-](?:20)?(\d\d)$")

_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_MONTH_YEAR = re.compile(rf"({_MONTH})\.?,? ?-?(?:20)?(\d\d)")


def deadline_alone(folded: str, learner: Learner) -> TimeBound | None:
    """The deadline that a folded heading or cell is and nothing else, such as `31/07/2027` or `Target date: July 2027`."""
    match = _ALONE.fullmatch(folded)
    return _bound(match, learner) if match else None


def deadline_closing(folded: str, learner: Learner) -> TimeBound | None:
    """The deadline that a folded heading ends with: `Key Stage 3 outcomes: July 2029`, `Long term (KS2 – July 2029)`."""
    match = None if _NO_DEADLINE.search(folded) else _CLOSING.search(folded)
    return _bound(match, learner) if match else None


def deadline_apart(folded: str, learner: Learner) -> TimeBound | None:
    """The deadline that a folded statement gives behind a label, or as a bare date in brackets at its end."""
    match = (
        _LABELLED.search(folded) or _AT_THE_START.match(folded) or _BRACKETED.search(folded) or _DASHED.search(folded)
    )
    return _bound(match, learner) if match else None


def _bound(match: re.Match[str], learner: Learner) -> TimeBound:
    runs = "length" in match.re.groupindex and match.group("length")
    words = f"within {match['when']}" if runs else f"by {_written_out(match['when'])}"
    return bound_of(words, Span(*match.span("when")), learner)


def _written_out(when: str) -> str:
    """A date as the other bounds are written: day first, months and years in full."""
    when = _ISO.sub(r"\3/\2/\1", when)
    when = _SCHOOL_YEAR.sub(r"summer 20\1", _NUMERIC_MONTH.sub(_month_named, when))
    return _MONTH_YEAR.sub(lambda found: f"{_SHORT[found[1][:3]]} 20{found[2]}", when)


def _month_named(found: re.Match[str]) -> str:
    month = int(found[1])
    return f"{MONTHS[month - 1]} 20{found[2]}" if 1 <= month <= len(MONTHS) else found[0]
