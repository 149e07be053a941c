"""Amounts that two sections can be compared by: hours a week, days a week and staffing ratios, as exact numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.numbers import AND_A_PART, part_of
from ehcp_rules.text.english.grammar import NUMBER, number_of
from ehcp_rules.text.english.turns import Anchored, find

__all__ = ["WeeklyAmount", "hours_cited", "hours_of_support", "hours_stated", "place_of_hours", "weekly_amounts"]

_WEEK = r"(?:a|an|per|each|every|in each|/) ?(?:school |college |full |term-time )?(?:week|wk)"
_PER_WEEK = rf"(?:{_WEEK}|weekly)"
_HOURS = re.compile(
    rf"\b(?P<n>{NUMBER})(?P<plus>{AND_A_PART})?(?: full)? ?(?:hours?|hrs?)\b"
    rf"(?: of [a-z0-9:'-]+(?: [a-z0-9:'-]+){{0,4}}?)? {_PER_WEEK}\b"
    rf"|\((?P<b>{NUMBER}) ?(?:hours?|hrs?)\)"
)
_HOURS_A_WEEK = re.compile(rf"h(?:ou)?rs?\b(?:\)|(?: of [a-z0-9:'-]+(?: [a-z0-9:'-]+){{0,4}}?)? {_PER_WEEK}\b)")
_DAYS_A_WEEK = re.compile(rf"days? {_WEEK}\b")
"""How each amount ends. It begins with letters, so that it is found much faster than the number before it."""
_DAYS = re.compile(rf"\b(?P<n>{NUMBER})(?P<plus>{AND_A_PART})? (?:full |whole |school )?days? {_WEEK}\b")
_RATIO = re.compile(r"\b(?P<adults>\d) ?: ?(?P<children>\d{1,2})\b(?! ?(?:am|pm))|\b(?P<word>one|two)[- ]to[- ]one\b")
_NOT_OF_HOME = r"(?!(?:family|parent\w*|respite|home|social|holiday|therapy|nursing|personal)\b)"
_OF_SUPPORT = re.compile(
    rf"\b(?P<n>{NUMBER})(?P<plus>{AND_A_PART})? ?(?:hours?|hrs?) of (?:{_NOT_OF_HOME}[a-z0-9:'-]+ ){{0,4}}?"
    r"(?:support|help|assistance|supervision|(?:[a-z]+-)?assistant time|ta time)\b"
    r"(?! (?:(?:a|per|each|every|for the|over the|in a) )?(?:day|daily|morning|term|half|month|year|annu"
    r"|weekend|fortnight|holiday))"
)
_NO_OTHER_PERIOD = (
    r"(?! (?:(?:a|per|each|every|for the|over the|in a|in the) )?(?:day|daily|morning|afternoon|term|half|month|year|annu|lesson"
    r"|session|weekend|fortnight|holiday|training|trip|visit))"
)
_ALL_OF_IT = re.compile(r" ?(?:$|[.,;:)]|(?:is|are|will|must|shall|can|may)\b|(?:(?:a|per|each|every) )?week)")
"""What follows hours that are meant as a whole, and not a part of them, or hours of something else."""
_IN_PASSING = re.compile(
    r"\b(?:after|even with|despite|following|gave|got|received)(?: (?:the|about|some|nearly|over))? $"
)
"""Before hours that were given once, or that something is true in spite of."""
_LEAST_OF_A_WEEK = 5
"""Fewer hours of support without a period may be of a day."""
_OF_ANOTHER_ITEM = re.compile(
    rf"\bthe (?P<n>{NUMBER}) (?:hours?|hrs?)\b[^.;()]{{0,60}}? "
    r"(?:in|from|under|at|of|see) (?P<id>[bcdfgh]\d{1,2}(?:\.\d{1,2})?)\b"
)
_OF_SOMEBODY = re.compile(
    rf"\b(?:the|his|her|their) (?:[a-z-]+ ){{0,2}}?(?:assistant|worker|mentor|ta|lsa|hlta)'s (?P<n>{NUMBER})(?P<plus>{AND_A_PART})?"
    rf" (?:hours?|hrs?)\b(?: {_PER_WEEK})?"
    r"(?! (?:(?:a|per|each|every) )?(?:day|daily|morning|term|half|month|year|annu|weekend|fortnight)"
    r"| (?:on|before|after|at) | of (?!(?:help|support|time|care|individual|one)\b))"
)
_OF_A_HELPER = re.compile(
    rf"\b(?:the|his|her|their|[a-z-]+'s) (?:[a-z-]+ ){{0,2}}?(?:assistant|worker|mentor|ta|lsa|hlta) "
    rf"(?:(?:who|that) (?:[a-z]+ ){{1,5}})?\((?P<n>{NUMBER})(?P<plus>{AND_A_PART})? ?(?:hours?|hrs?)(?: (?:{_PER_WEEK}|pw))?\)"
)
"""The hours of a helper whom the plan knows, told by the way: `Mia's TA (12 hours)`."""
_BY_A_HELPER = re.compile(
    rf"\b(?:ta|lsa|hlta|(?:teaching|learning support) assistant|adult)(?: [a-z0-9:'-]+){{0,4}}? for "
    rf"(?P<n>{NUMBER})(?P<plus>{AND_A_PART})? ?(?:hours?|hrs?)\b{_NO_OTHER_PERIOD}"
    rf"|\b(?P<b>{NUMBER}) ?(?:hours?|hrs?) (?:of )?(?:(?:1:1|one[- ]to[- ]one|individual) )?"
    rf"(?:ta|lsa|hlta|(?:teaching|learning support) assistant)\b{_NO_OTHER_PERIOD}"
)
"""Hours of an assistant with no word for help and no period."""
_ITEM = re.compile(r"\b[bcdfgh]\d")
_ANY_HOURS = re.compile(rf"\b(?P<n>{NUMBER})(?P<plus>{AND_A_PART})?(?: full)? ?(?:hours?|hrs?)\b")


@frozen(order=True)
class WeeklyAmount:
    """One amount: `hours` or `days` a week, or the adults to one child of a `ratio`."""

    span: Span
    unit: str
    value: Fraction


def _value(match: re.Match[str]) -> Fraction | None:
    """The number of an amount, with the part that may be added to it: `two and a half`."""
    told = match.groupdict()
    value = number_of(told.get("n") or told.get("b") or "")
    return None if value is None else Fraction(value) + part_of(told.get("plus"))


def weekly_amounts(folded: str, scan: Anchored) -> tuple[WeeklyAmount, ...]:
    """The hours and days a week and the ratios of a folded passage, in order of place. Hours in brackets count as weekly."""
    found: list[WeeklyAmount] = []
    # Most passages hold none of these: a look for how they end is much cheaper than the patterns.
    if _HOURS_A_WEEK.search(folded):
        for match in _HOURS.finditer(folded):
            value = _value(match)
            if value is not None:
                found.append(WeeklyAmount(Span(*match.span()), "hours", value))
    if _DAYS_A_WEEK.search(folded):
        for match in _DAYS.finditer(folded):
            value = _value(match)
            if value is not None:
                found.append(WeeklyAmount(Span(*match.span()), "days", value))
    if ":" in folded or "to-one" in folded or "to one" in folded:
        for match in find(_RATIO, "ratio", folded, scan):
            adults = {"one": 1, "two": 2}.get(match.group("word") or "") or int(match.group("adults"))
            children = int(match.group("children") or 1)
            if children:
                found.append(WeeklyAmount(Span(*match.span()), "ratio", Fraction(adults, children)))
    return tuple(sorted(found))


def hours_of_support(folded: str, weekly: tuple[WeeklyAmount, ...]) -> tuple[WeeklyAmount, ...]:
    """The hours of a week, and hours of support told with no period at all: as many as these are meant by the week."""
    found = [amount for amount in weekly if amount.unit == "hours"]
    if "hours" in folded or "hrs" in folded:
        for match in (*_OF_SUPPORT.finditer(folded), *_BY_A_HELPER.finditer(folded)):
            value, span = _value(match), Span(*match.span())
            passing = _IN_PASSING.search(folded, max(0, span.start - 30), span.start)
            taken = passing is not None or any(span.overlaps(one.span) for one in found)
            if value is not None and value >= _LEAST_OF_A_WEEK and not taken:
                found.append(WeeklyAmount(span, "hours", value))
    return tuple(sorted(found))


def hours_cited(folded: str) -> tuple[tuple[str, WeeklyAmount], ...]:
    """The hours that a folded passage says another item gives, with that item's number: `the 15 hours of help in F6`.

    The number is empty where the words only point to hours told elsewhere: `the 15 hours of teaching assistant time`,
    `the assistant's 15 hours`.
    """
    if not ("hours" in folded or "hrs" in folded):
        return ()
    numbered = (
        [(match.group("id"), match) for match in _OF_ANOTHER_ITEM.finditer(folded)] if _ITEM.search(folded) else []
    )
    pointed = [
        ("", match)
        for match in _OF_SUPPORT.finditer(folded)
        if folded.endswith("the ", 0, match.start()) and _ALL_OF_IT.match(folded, match.end())
    ]
    pointed += [("", match) for match in _OF_SOMEBODY.finditer(folded)]
    pointed += [("", match) for match in _OF_A_HELPER.finditer(folded)] if "(" in folded else []
    return tuple(
        (number, WeeklyAmount(Span(*match.span()), "hours", value))
        for number, match in (numbered or pointed)
        if (value := _value(match)) is not None
    )


def hours_stated(folded: str) -> frozenset[Fraction]:
    """Every number of hours in a folded passage, whatever it is per."""
    if "hour" not in folded and "hr" not in folded:
        return frozenset()
    values = (_value(match) for match in _ANY_HOURS.finditer(folded))
    return frozenset(value for value in values if value is not None)


def place_of_hours(folded: str) -> int:
    """Where a passage first states hours; its start when it states none."""
    match = _ANY_HOURS.search(folded)
    return match.start() if match else 0
