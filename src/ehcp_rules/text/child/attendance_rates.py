"""The share of a school year that a passage says the child attended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.steadiness import steady

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["AttendanceRate", "attendance_rates"]


@frozen
class AttendanceRate:
    """So many in a hundred over the whole of one school year, named by the year in which it begins, or (None) now."""

    percent: Fraction
    year: int | None
    quote: Quote


_PERCENT = re.compile(r"\b(?P<n>\d{1,3}(?:\.\d{1,2})?) ?(?:%|per ?cent\b)")
_SCHOOL_YEAR = re.compile(r"\b20(?P<first>\d\d) ?(?:[-/]|to) ?(?:20)?(?P<last>\d\d)\b(?! ?[-/])")
_NOW = re.compile(r"\battendance (?:is|stands|sits|remains)(?: [a-z]+){0,2}? (?=\d)")
_NOT_THE_YEARS = re.compile(
    r"\b(?:absen\w+|missed|unauthorised|autumn|spring|summer|terms?|half|months?|weeks?|lessons?|maths|english|subjects?|mornings"
    r"|afternoons|until|since|before|after|so far|to date|rose|risen|fell|fallen|dropp\w+|improv\w+|up|down"
    r"|(?:below|above|under|over|(?:more|less) than)(?= \d{1,3}\b(?!\d))|about half|target|aims?|will|should|average|national"
    r"|school's|brother|sister|peers?|others|club|college)\b"
)
"""What makes a share one of a part of the year, of another thing than being there, of somebody else, or a change of it."""
_SCHOOL = (
    r"(?:(?:the|his|her|their|all|possible|whole|available) ){0,3}"
    r"(?:school|college|nursery|year|reception|sessions|days|time|20\d\d)\b"
)
_NOT_SCHOOL = re.compile(
    rf"\b(?:not|never|n't) attend|\battend(?:s|ed|ing|ance)? (?:at|of|to) (?!{_SCHOOL})|(?:%|per ?cent) of (?!{_SCHOOL})"
)
_AND_NO_MORE = re.compile(r"\W*$| ?[.;,(]| (?:and|but|so|because|which|overall|this (?:school )?year)\b")
"""Behind a share of now: one of days, lessons or weeks of a kind is no other share of the whole."""


def attendance_rates(passage: AnalysedPassage) -> Iterator[AttendanceRate]:
    """What each sentence tells of attendance by one share and one school year, bound to no part of either."""
    if "attend" not in passage.folded:
        return
    for sentence in passage.sentences:
        words = passage.folded[sentence.start : sentence.end]
        shares, years = list(_PERCENT.finditer(words)), list(_SCHOOL_YEAR.finditer(words))
        if len(shares) != 1 or len(years) > 1 or "attend" not in words or _NOT_SCHOOL.search(words):
            continue
        [share] = shares
        quote = passage.quote(sentence.start, sentence.end)
        if not years:
            whole = _AND_NO_MORE.match(words, share.end()) and not _NOT_THE_YEARS.search(words)
            if whole and _NOW.search(words) and steady(passage, sentence):
                yield AttendanceRate(Fraction(share["n"]), None, quote)
            continue
        [year] = years
        # What follows the share and the year tells more of it: `71% in 2025/26, with most absence on Mondays`.
        told = words[: max(share.end(), year.end())]
        one_year = int(year["first"]) + 1 == int(year["last"])
        if one_year and not _NOT_THE_YEARS.search(told):
            yield AttendanceRate(Fraction(share["n"]), int(year["first"]), quote)
