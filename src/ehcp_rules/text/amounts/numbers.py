"""Numbers of an amount: ranges in digits or words, floors and ceilings before them, and the words that several amounts share."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from ehcp_rules.text.english.grammar import NUMBER, number_of

__all__ = [
    "ADVERBS",
    "AND_A_PART",
    "CEILING",
    "EVENT",
    "FLOOR",
    "RANGE",
    "SOME_LENGTH",
    "SPACED",
    "Bound",
    "blanked",
    "bound_before",
    "exact",
    "part_of",
    "range_of",
]

Bound = Literal["exact", "floor", "ceiling"]
PART = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(3, 4)}
"""What may be added to a whole number or an hour, by its last word: "and a half", "and three quarters"."""
AND_A_PART = r"[ -]and[ -](?:a[ -])?(?:half|quarter|three[ -]quarters)"
RANGE = rf"(?P<low>{NUMBER})(?P<plus>{AND_A_PART})?(?: *(?:-|to|or) *(?P<high>{NUMBER}))?"
ADVERBS = {
    "daily": "day", "nightly": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month", "half-termly": "half-term",
    "half termly": "half-term", "termly": "term", "annually": "year", "yearly": "year", "hourly": "hour",
    "1/2 termly": "half-term", "1/2-termly": "half-term",
    "quarterly": "quarter", "mthly": "month", "wkly": "week", "pw": "week", "p/w": "week", "p.w": "week",
}  # fmt: skip
EVENT = (
    r"(?:sessions?|visits?|meetings?|appointments?|lessons?|reviews?|consultations?|observations?"
    r"|workshops?|contacts?|follow-ups?|follow ups|check-ins?|checks?|check-ups?|calls?|assessments?|"
    r"interviews?|trips?|nights?|days?|mornings?|afternoons?|evenings?|periods?|breaks?|activities"
    r"|blocks?|places?|pieces?|courses?|occasions?|home visits?|weekends?|sittings?|slots?|classes|stays?"
    r"|swims?|dates?|treatments?|appts?|journeys?|lunch ?times?|break ?times?|play ?times?|times)"
)
SOME_LENGTH = rf"(?:(?:{NUMBER}|an?)[ -]?(?:minutes?|mins?|hours?|hrs?)\b|half an hour\b)"
SPACED = r"monthly (?:reviews?|checks?|check-ups?|assessments?|re-?assessments?)\b"
"""What a number before it makes an interval even without a hyphen: "six monthly reviews" are one every six months."""
FLOOR = re.compile(
    r"(?:at least|a? ?minimum(?: of)?|no fewer than|no less than|not less than|not fewer than|never fewer "
    r"than|never less than)(?: a| an| the)? $"
)
CEILING = re.compile(r"(?:up to|no more than|not more than|a? ?maximum(?: of)?|at most|never more than)(?: a| an)? $")


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """The text with spaces in place of what a pattern finds, so that offsets stay true."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


def exact(text: str) -> Fraction:
    """The value of a number in digits or words; 0 where it is none."""
    if not text[:1].isdigit() or text[-1] in "¼½¾":  # quarters are exact in any form
        return Fraction(number_of(text) or 0)
    return Fraction(text)


def part_of(text: str | None) -> Fraction:
    """The value of what `AND_A_PART` finds; 0 where it finds nothing."""
    return PART[re.split(r"[ -]", text)[-1]] if text else Fraction(0)


def range_of(match: re.Match[str], prefix: str = "") -> tuple[Fraction, Fraction]:
    """The lowest and highest value of a `RANGE`, whose groups may have a prefix."""
    low = exact(match[f"{prefix}low"]) + part_of(match[f"{prefix}plus"])
    high = exact(match[f"{prefix}high"]) if match[f"{prefix}high"] else low
    return min(low, high), max(low, high)


def bound_before(folded: str, start: int) -> Bound:
    """Whether the words before an amount make it a floor or a ceiling."""
    before = folded[max(0, start - 32) : start]
    return "floor" if FLOOR.search(before) else "ceiling" if CEILING.search(before) else "exact"
