"""What of a sentence only tells a dose again, or divides it: "twice weekly (2 x 20 minutes)", "two hours, in four sessions"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from ehcp_rules.text.amounts.dose import ONCE, Dose
from ehcp_rules.text.amounts.dose_joins import EACH_TIME
from ehcp_rules.text.amounts.numbers import ADVERBS
from ehcp_rules.text.english.grammar import NUMBER

__all__ = ["AND_AGAIN", "counts_again", "finest", "says_again", "told_again", "total_of"]

AND_AGAIN = re.compile(r"\band (?:again|once more) (?:before|at|after|in|when|on|as)\b")
_SPREAD = ("over the", "across the", "during the")
_LONG = 120
"""Minutes from which a length that is given in a number of sessions is that of all of them."""
_AT_A_TIME = re.compile(r" (?:at a time|at once|at a stretch|a time|each time|per session|each session)\b")
_SPACING = re.compile(
    rf"(?:weekly|fortnightly|monthly) intervals\b|(?:an?|{NUMBER}) (?:day|week|fortnight|month|term)s? apart\b"
)
_ONE_OF_THEM = re.compile(
    r"[^.;]{0,40}, one (?:session |visit |meeting )?(?:in |on |of them |per )?(?:each|every|a|week|half[- ]term|term)\b"
)
_ADVERBS = tuple(ADVERBS)
_DIVIDES = re.compile(
    r"\b(?:in|into|as|over|across|through|by means of) (?:(?:[a-z-]+ )?sessions (?:of|lasting) )?$"
    r"|\b(?:divided|split|spread|shared)\b[a-z ]{0,20}$"
)
_RESTATES = re.compile(
    r"(?:\bi\.?e\b\.?|\b(?:that|which) is\b|\bmak(?:es|ing)\b"
    r"|\ba total of\b|, so\b|\baltogether\b|\bequivalent to\b|\bequals?\b|=)[^;.]{0,20}$"
)
_CLOSE_BEHIND = 16
_ALTOGETHER = re.compile(
    r" (?:(?:a|per|each|every) (?:week|fortnight|month|half[- ]term|term|year) )?(?:in total|in all|altogether)\b"
)

_TOTAL_BEFORE = re.compile(r"\b(?:(?:a |in )?total(?:ling)?(?: of)?|altogether)[ :,=]*$")


def finest(parts: Sequence[Dose], folded: str) -> Iterator[Dose]:
    """A length and the sessions that it is divided into are one amount: "two hours, as four sessions of half an hour"."""
    left = list(parts)
    while left:
        whole = left.pop(0)
        number = 1 if left and left[0].period and not left[0].times else 0
        counted = number < len(left) and left[number].times is not None and not left[number].minutes
        few = left[number] if counted and not left[number].period else None
        few = few or (left[number] if number and _daily(left[number:], whole, folded) else None)
        each = left[number + bool(few)] if number + bool(few) < len(left) else None
        times = _divided(whole, few, each, folded) if each is not None else None
        if times is not None and each is not None:
            whole = evolve(whole, minutes=each.minutes, times=(times, times), noun="session")
            del left[number : number + 1 + bool(few)]
        yield whole


def _divided(whole: Dose, few: Dose | None, each: Dose, folded: str) -> Fraction | None:
    """Into how many sessions of one length a whole is divided; None where it is not."""
    if whole.minutes is None or whole.times or each.minutes is None or not each.minutes[0]:
        return None
    times = whole.minutes[0] / each.minutes[0]
    told = few.times in (None, (times, times)) if few else _DIVIDES.search(folded, whole.span.end, each.span.start)
    return times if told and times > 1 and times.denominator == 1 and each.period is None else None


def _daily(left: Sequence[Dose], whole: Dose, folded: str) -> bool:
    """Whether a week's hours are divided into daily parts: "50 minutes a week, as five daily slots of 10 minutes"."""
    if len(left) < 2 or left[0].minutes or left[0].period not in ("day", "school-day"):
        return False
    return _INTO_SO_MANY.search(folded, whole.span.end, left[0].span.start) is not None


_INTO_SO_MANY = re.compile(rf"\b(?:in|into|as) +(?:{NUMBER} +)?$")


def says_again(dose: Dose, part: Dose, folded: str) -> bool:
    """Whether a part only divides the dose before it ("in two sittings"), or tells it again ("i.e. an hour in all")."""
    if dose.period and not (part.times or part.minutes) and folded.startswith(_SPREAD, part.span.start):
        # "Weekly sessions across the year."
        return True
    if dose.minutes is None:
        # "Two reviews a year, six months apart."
        return (
            dose.times is not None and part.period is not None and _SPACING.match(folded, part.span.start) is not None
        )
    if dose.noun == "day" and part.period in ("day", "school-day") and not (part.times or part.minutes):
        # "Three days a week, three hours each day."
        return True
    if dose.minutes[0] >= _LONG and dose.times is None and part.noun and not (part.minutes or part.period):
        # "Six hours, in two workshops."
        return _DIVIDES.search(folded, dose.span.end, part.span.start) is not None
    of_each = part.period in ("session", "occasion", "lesson") and part.times is None
    if of_each and (dose.period is not None or (dose.times and EACH_TIME.match(folded, dose.span.end))):
        # "Three times weekly, twenty minutes per session", "ten times, for an hour on each visit".
        return True
    told_again = folded.startswith(_ADVERBS, dose.span.start) or AND_AGAIN.search(
        folded, dose.span.end, part.span.start
    )
    if part.period and not part.times and _kind(part) == _kind(dose) and told_again:
        # "Daily stretches: 40 minutes each school day", "ten minutes in the morning and again at noon, each day".
        return True
    if _spaces(dose, part, folded):
        return True
    if part.minutes is not None and dose.times is None and _AT_A_TIME.match(folded, part.span.end):
        # "Fifteen hours, an hour at a time."
        return True
    if dose.period is None:
        return False
    before = folded[dose.span.end : part.span.start]
    if "(" in before and ")" not in before:
        return True
    if part.minutes is None and part.period is None:
        return dose.times is None and _DIVIDES.search(before) is not None
    return part.minutes is not None and _RESTATES.search(before) is not None


def counts_again(dose: Dose, part: Dose, folded: str) -> bool:
    """`Twice weekly (2 x 20 minutes)`: the number that stands before the length is that of the week."""
    same = dose.times is not None and dose.times == part.times and dose.period is not None and not dose.minutes
    alone = not (part.minutes or part.period or part.noun)
    return same and alone and "(" in folded[dose.span.end : part.span.start]


def _kind(dose: Dose) -> tuple[str, Fraction]:
    return (dose.period or "").replace("school-day", "day"), dose.every


def _spaces(dose: Dose, part: Dose, folded: str) -> bool:
    """Whether a part says how sessions are spaced: "at fortnightly intervals", "20 sessions, one in each week of term"."""
    if _SPACING.match(folded, part.span.start):
        return True
    if dose.period is not None:
        return False
    if part.noun or part.minutes or part.times not in (None, ONCE):
        return False
    one = _ONE_OF_THEM.match(folded, dose.span.end) if dose.times else None
    return one is not None and part.span.start < one.end()


def told_again(dose: Dose, part: Dose, folded: str, restated: int) -> bool:
    """`…, which is 18 sessions over the year`: a count that tells again what was told, and the period behind it."""
    if restated:
        return part.times is None and part.minutes is None and part.span.start - restated < _CLOSE_BEHIND
    before = folded[dose.span.end : part.span.start]
    if dose.period and dose.times and not dose.minutes and before == " (" and part.times and not part.minutes:
        # "Four sessions a term (12 in the year)."
        return True
    return bool(part.noun and not part.minutes and _RESTATES.search(before))


def total_of(dose: Dose, part: Dose, folded: str) -> bool:
    """`Three days weekly, 45 minutes a week in total`, `four visits, eight hours in all`: the length is that of all of them."""
    several = dose.times is not None and dose.times[0] > 1
    if not several or dose.minutes or not part.minutes:
        return False
    before = folded[dose.span.end : part.span.start]
    return bool(_ALTOGETHER.match(folded, part.span.end) or _TOTAL_BEFORE.search(before))
