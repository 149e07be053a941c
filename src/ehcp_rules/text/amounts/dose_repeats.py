"""How many times a dose is given where no number says so: again at noon, at three moments of a day, in each of two lessons."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import evolve

from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.dose_restated import AND_AGAIN
from ehcp_rules.text.english.grammar import NUMBER

__all__ = ["repeated"]

_BEHIND = len(" and once more before the afternoon")
_SHORTLY_BEFORE, _EACH, _FURTHEST = 40, 5, 90
_AGAIN_IN_THE_DAY = re.compile(
    r"\band (?:again|once more) (?:(?:straight |right )?(?:before|after|at|when|on|in) (?:(?:the|his|her|their) )?)"
    r"(?:lunch|dinner|noon|midday|mid-?day|break|play|registration|home|end of|bed|tea|afternoon|morning|swim|pe\b)"
)
"""What is done with no length told may be done again in the summer, and that is not twice a day."""
_A_TIME_OF_DAY = (
    r"(?:first thing|on arrival|home ?time|at home ?time|before (?:home|school|lunch)|after (?:lunch|school)"
    r"|(?:at |before |after )?(?:lunch|break|registration)(?: ?time)?"
    r"|(?:at )?(?:the )?(?:start|beginning|end) of (?:the|each|every) (?:school )?day)"
)
_TWO_TIMES = re.compile(rf"\b{_A_TIME_OF_DAY},? and {_A_TIME_OF_DAY}[^.;a-z0-9]{{0,3}}$")
_FIRST_AND_LAST = re.compile(
    rf"\bfirst (?:and (?:the )?(?:last|final) {NUMBER}|(?P<many>{NUMBER})(?: minutes)? and (?:for )?(?:the )?(?:last|final) "
    r"(?P=many)) minutes\b"
)
_MOMENT = (
    r"(?:first thing|last thing|(?:(?:at|in) )?mid[- ]?(?:morning|afternoon)|on arrival|(?:(?:at|around) )?(?:midday|mid-day|noon)"
    r"|(?:as soon as|when|after|before) (?:he|she|they) (?:first )?(?:arrives?|comes? in|gets? in|goe?s? home|leaves?)"
    r"|(?:(?:just|straight|right|shortly) )?(?:before|after|at|over|during) (?:the )?"
    r"(?:lunch|dinner|break|play|regist(?:er|ration)|assembly|school|home|pe)(?:[- ]?times?)?"
    r"|(?:(?:at|in|of|from) )?the (?:start|beginning|middle|end) of (?:(?:the|each|every) )?(?:morning|afternoon|(?:school )?day)"
    r"|(?:in|of|halfway through|during) (?:the|each|every) (?:(?:early|late|mid) )?(?:morning|afternoon|evening)"
    r"|in (?:early|late) (?:morning|afternoon))(?![a-z-])"
)
_MORE = r"(?: (?:(?:again|once more)(?= (?:before|at|after|in|when|on|as)\b)|another(?: one)?|a second))?"
_MOMENTS = re.compile(
    rf"\b(?!one\b){_MOMENT}(?:,(?: then)?{_MORE} {_MOMENT}){{0,3}}(?:,? and|,? then)(?: then)?{_MORE} {_MOMENT}"
)
_ONE_MOMENT = re.compile(_MOMENT)
_ONLY_WORDS = re.compile(r"(?!.*\b(?:one|each|or|and|with|then|plus)\b)[a-z ,'(:|-]{0,60}")
_OF_WHAT = r"(?:of|in|for|with) [a-z]+(?: (?!and\b)[a-z]+)?"
_THE_SAME = re.compile(rf"(?: {_OF_WHAT})?(?P<more>(?:,? and|,) the same (?:again )?{_OF_WHAT}){{1,4}}")
_IN_EACH_OF = re.compile(
    r" (?:in|for|of) (?:each of|both) (?!(?:the|his|her|their)\b)(?P<list>[a-z]+(?:, [a-z]+){0,5},? and [a-z]+)\b"
)


def repeated(dose: Dose, folded: str) -> Dose:
    """A dose given more than once, where no number says so: "ten minutes on arrival and again at noon", "and the same in"."""
    if dose.minutes and (many := _in_subjects(dose, folded)):
        low, high = dose.times or (Fraction(1), Fraction(1))
        return evolve(dose, times=(many * low, many * high))
    if dose.minutes and dose.period in (None, "day", "school-day"):
        count = Fraction(_moments(dose, folded))
        if count and dose.times in (None, (count, count)):
            return evolve(dose, times=(count, count), period=dose.period or "day")
    return evolve(dose, times=(Fraction(2), Fraction(2))) if _twice(dose, folded) else dose


def _in_subjects(dose: Dose, folded: str) -> int:
    """How many subjects share out what is told of each: `in maths and the same in art`, `in each of maths, art and music`."""
    if dose.times is None and (same := _THE_SAME.match(folded, dose.span.end)):
        return 1 + same.group().count("the same ")
    found = _IN_EACH_OF.search(folded, dose.span.start, dose.span.end + _FURTHEST)
    if found is None or found.start() > dose.span.end:
        return 0
    return len(re.split(r",? and |, ", found["list"]))


def _moments(dose: Dose, folded: str) -> int:
    """How many moments of a day stand beside a dose, with nothing but words between: `before school, at lunch and after it`."""
    start = max(0, dose.span.start - _FURTHEST)
    for found in _MOMENTS.finditer(folded, start, dose.span.end + _FURTHEST):
        between = folded[found.end() : dose.span.start] or folded[dose.span.end : found.start()]
        if _ONLY_WORDS.fullmatch(between):
            return len(_ONE_MOMENT.findall(found.group()))
    return 0


def _twice(dose: Dose, folded: str) -> bool:
    """Whether a daily dose is given once and again."""
    if dose.times is not None or dose.period not in ("day", "school-day"):
        return False
    before = 0 if dose.minutes is not None else _SHORTLY_BEFORE
    told = AND_AGAIN if dose.minutes is not None else _AGAIN_IN_THE_DAY
    if told.search(folded, max(0, dose.span.start - before), dose.span.end + _BEHIND):
        return True
    each = dose.minutes and " each" in folded[dose.span.start : dose.span.end + _EACH]
    if each and _TWO_TIMES.search(folded, max(0, dose.span.start - _FURTHEST), dose.span.start):
        return True
    return _FIRST_AND_LAST.search(folded, max(0, dose.span.start - _SHORTLY_BEFORE), dose.span.end) is not None
