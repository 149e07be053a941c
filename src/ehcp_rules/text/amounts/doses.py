"""Doses of a sentence, joined from their parts: the length of a session, how many, and in what period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import zip_longest
from types import MappingProxyType

from attrs import evolve

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.dose_parts import parts_in
from ehcp_rules.text.amounts.numbers import ADVERBS
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.english.stretches import behind

__all__ = ["doses_of"]


_APART = re.compile(r"\bthen\b|\bplus\b|[,;] and (?!is\b|are\b|each\b)")
_AGAIN = re.compile(r"\band (?:then )?(?:again|another|a (?:further|second))\b")
_ANOTHER_ACT = re.compile(r"\band (?:will|should|must|to)\b")
_FURTHEST = 90
"""Characters between two parts of one dose, unless they are the only parts of their sentence."""


def doses_of(folded: str) -> list[Dose]:
    """The doses of a folded passage in order; how long "each time" is goes with what was told before, in another clause too."""
    found: list[Dose] = []
    for sentence in sentences(folded):
        for dose in _doses_in(folded, sentence):
            each_time = _EACH_TIME.match(folded, dose.span.end) or behind(_TAKES, folded, dose.span.start)
            of_each = each_time and not dose.period
            if (dose.period == "session" and dose.minutes) or of_each:
                # "Eight sessions a term. Every session will be 40 minutes long."
                dose, of_each = (dose if of_each else evolve(dose, period=None)), True
            before = found[-1] if found else None
            if before and of_each and not dose.times and before.period and not before.minutes:
                found[-1] = _joined(before, dose)
            elif before and before.minutes and not before.period and _only_often(dose, folded, sentence):
                # "Spends ten minutes with her. This happens every morning."
                found[-1] = _joined(before, dose)
            else:
                found.append(dose)
    return found


_THIS_HAPPENS = re.compile(
    r" ?(?:this|that|it|these|they|the sessions?) (?:will )?(?:happens?|takes? place|occurs?|is|are|be|runs?)\b"
)


def _only_often(dose: Dose, folded: str, sentence: Span) -> bool:
    """Whether a sentence does no more than tell how often what was told before it happens."""
    bare = dose.minutes is None and dose.period is not None
    return bare and _THIS_HAPPENS.match(folded, sentence.start) is not None


def _doses_in(folded: str, sentence: Span) -> Iterator[Dose]:
    """Join the parts of one sentence: each part opens a new dose when the one being made has a part of its kind."""
    current: Dose | None = None
    parts = list(_finest(parts_in(folded, sentence), folded))
    furthest = _FURTHEST if len(parts) > _ONE_DOSE else len(folded)
    restated = 0
    for part, after in zip_longest(parts, parts[1:]):
        if current is not None and _told_again(current, part, folded, restated):
            restated = part.span.end
            continue
        if current is not None and (_says_again(current, part, folded) or _counts_again(current, part, folded)):
            restated = part.span.end if part.minutes else restated
            continue
        if current is not None and _total_of(current, part, folded):
            current = evolve(part, period=current.period, every=current.every)
            continue
        if current is not None and (
            _in_brackets(current, part, after, folded) or _only_on_which_day(current, part, after, folded)
        ):
            current = part
            continue
        if current is not None and part.noun == current.period == "day" and current.times is None:
            # "Half an hour a day, five days a week": the days are what is counted.
            span = Span(current.span.start, part.span.end)
            period = "week" if part.times in _DAYS_OF_A_WEEK and after is None else None
            current = evolve(current, times=part.times, period=period, noun="day", span=span)
        elif (
            current is not None
            and _joins(current, part, folded, furthest)
            and not _of_another_act(current, part, after, folded)
            and not _counts_lengths(current, part, after)
        ):
            current = _joined(current, part)
        elif current is not None:
            if both := _on_both_days(current, part, folded):
                current = evolve(current, times=both)
                continue
            yield _twice(current, folded)
            again = current.period and not part.period and _AGAIN.search(folded, current.span.end, part.span.start)
            # "ten minutes each morning and again five minutes at noon": the second is as often as the first.
            current = evolve(part, period=current.period, every=current.every) if again else part
        else:
            current = part
    if current is not None:
        yield _twice(current, folded)


def _of_another_act(dose: Dose, part: Dose, after: Dose | None, folded: str) -> bool:
    """`Rings him each day and will see him for an hour once a week`: the hour goes with what comes after it."""
    if dose.minutes or not dose.period or not part.minutes or after is None or after.minutes or not after.period:
        return False
    return _ANOTHER_ACT.search(folded, dose.span.end, part.span.start) is not None and not _APART.search(
        folded, part.span.end, after.span.start
    )


def _finest(parts: Sequence[Dose], folded: str) -> Iterator[Dose]:
    """A length and the sessions that it is divided into are one amount: "two hours, as four sessions of half an hour"."""
    left = list(parts)
    while left:
        whole = left.pop(0)
        number = 1 if left and left[0].period and not left[0].times else 0
        counted = number < len(left) and left[number].times is not None and not left[number].minutes
        few = left[number] if counted and not left[number].period else None
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
    told = few.times == (times, times) if few else _DIVIDES.search(folded, whole.span.end, each.span.start)
    return times if told and times > 1 and times.denominator == 1 and each.period is None else None


def _twice(dose: Dose, folded: str) -> Dose:
    """A dose given once and again, where no number says so: "ten minutes on arrival and again at noon", "and the same in"."""
    daily = dose.times is None and dose.minutes is not None and dose.period in ("day", "school-day")
    again = daily and _AND_AGAIN.search(folded, dose.span.start, dose.span.end + _BEHIND)
    again = again or (dose.minutes and dose.times is None and _THE_SAME.match(folded, dose.span.end))
    return evolve(dose, times=(Fraction(2), Fraction(2))) if again else dose


_AND_AGAIN = re.compile(r"\band (?:again|once more) (?:before|at|after|in|when|on|as)\b")
_BEHIND = len(" and once more before")
_THE_SAME = re.compile(r"(?: (?:of|in|for) [a-z]+(?: [a-z]+)?)?,? and the same (?:again )?(?:of|in|for) ")
_DAYS_OF_A_WEEK = tuple((Fraction(days), Fraction(days)) for days in (3, 4, 5))
"""`An hour a day, four days`: days that are told without a period are those of a week."""
_SPREAD = ("over the", "across the", "during the")
_ONE_DOSE = 3
_LONG = 120
"""Minutes from which a length that is given in a number of sessions is that of all of them."""
_AT_A_TIME = re.compile(r" (?:at a time|at once|at a stretch|a time|each time|per session|each session)\b")
_SPACING = re.compile(r"(?:weekly|fortnightly|monthly) intervals\b|a (?:week|fortnight|month) apart\b")
_ONCE = (Fraction(1), Fraction(1))
_ONE_OF_THEM = re.compile(
    r"[^.;]{0,40}, one (?:session |visit |meeting )?(?:in |on |of them |per )?(?:each|every|a|week|half[- ]term|term)\b"
)
_ADVERBS = tuple(ADVERBS)
_EACH_TIME = re.compile(r" (?:[a-z]+ ){0,4}?(?:each time|(?:on|for) each occasion|(?:a|each|every) visit)\b")
_TAKES = re.compile(r"\b(?:(?:takes?|lasts?)(?: for)?|(?:duration|length)(?: of (?:each )?session)?:?) $")
_DIVIDES = re.compile(
    r"\b(?:in|into|as|over|across|through|by means of) (?:(?:[a-z-]+ )?sessions (?:of|lasting) )?$"
    r"|\b(?:divided|split|spread|shared)\b[a-z ]{0,20}$"
)
_RESTATES = re.compile(
    r"(?:\bi\.?e\b\.?|\b(?:that|which) is\b|\bmak(?:es|ing)\b"
    r"|\ba total of\b|, so\b|\baltogether\b|\bequivalent to\b|\bequals?\b|=)[^;.]{0,20}$"
)


def _says_again(dose: Dose, part: Dose, folded: str) -> bool:
    """Whether a part only divides the dose before it ("in two sittings"), or tells it again ("i.e. an hour in all")."""
    if dose.period and not (part.times or part.minutes) and folded.startswith(_SPREAD, part.span.start):
        # "Weekly sessions across the year."
        return True
    if dose.minutes is None:
        return False
    if dose.noun == "day" and part.period in ("day", "school-day") and not (part.times or part.minutes):
        # "Three days a week, three hours each day."
        return True
    if dose.minutes[0] >= _LONG and dose.times is None and part.noun and not (part.minutes or part.period):
        # "Six hours, in two workshops."
        return _DIVIDES.search(folded, dose.span.end, part.span.start) is not None
    if dose.period is not None and part.period in ("session", "occasion", "lesson") and part.times is None:
        # "Three times weekly, twenty minutes per session."
        return True
    told_again = folded.startswith(_ADVERBS, dose.span.start) or _AND_AGAIN.search(
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


def _spaces(dose: Dose, part: Dose, folded: str) -> bool:
    """Whether a part says how sessions are spaced: "at fortnightly intervals", "20 sessions, one in each week of term"."""
    if dose.period is not None:
        return False
    if _SPACING.match(folded, part.span.start):
        return True
    if part.noun or part.minutes or part.times not in (None, _ONCE):
        return False
    one = _ONE_OF_THEM.match(folded, dose.span.end) if dose.times else None
    return one is not None and part.span.start < one.end()


def _told_again(dose: Dose, part: Dose, folded: str, restated: int) -> bool:
    """`…, which is 18 sessions over the year`: a count that tells again what was told, and the period behind it."""
    if restated:
        return part.times is None and part.minutes is None and part.span.start - restated < _CLOSE_BEHIND
    before = folded[dose.span.end : part.span.start]
    if dose.period and dose.times and not dose.minutes and before == " (" and part.times and not part.minutes:
        # "Four sessions a term (12 in the year)."
        return True
    return bool(part.noun and not part.minutes and _RESTATES.search(before))


_CLOSE_BEHIND = 16


def _on_both_days(dose: Dose, part: Dose, folded: str) -> tuple[Fraction, Fraction] | None:
    """How many days `20 minutes on Mondays and again on Fridays` are; None where it says nothing of the kind."""
    if part.minutes or not dose.minutes or not dose.times or not part.times or {dose.period, part.period} != {"week"}:
        return None
    again = _AGAIN.search(folded, dose.span.end, part.span.start)
    return (dose.times[0] + part.times[0], dose.times[1] + part.times[1]) if again else None


def _total_of(dose: Dose, part: Dose, folded: str) -> bool:
    """`Three days weekly, 45 minutes a week in total`: the length is that of all of them."""
    several = dose.times is not None and dose.times[0] > 1 and dose.period is not None
    return bool(several and not dose.minutes and part.minutes and _ALTOGETHER.match(folded, part.span.end))


_ALTOGETHER = re.compile(
    r" (?:(?:a|per|each|every) (?:week|fortnight|month|half[- ]term|term|year) )?(?:in total|in all|altogether)\b"
)


def _only_on_which_day(dose: Dose, part: Dose, after: Dose | None, folded: str) -> bool:
    """`On Saturdays: six hours a month`: the day tells when, and the period behind the length how often."""
    if dose.minutes or dose.times != _ONCE or dose.period != "week" or not part.minutes or part.period or after is None:
        return False
    close = after.span.start - part.span.end <= 1
    return close and after.period in _LONGER and folded[dose.span.end : part.span.start] in (": ", ", ", " for ")


_LONGER = ("month", "half-term", "term", "year")


def _in_brackets(dose: Dose, part: Dose, after: Dose | None, folded: str) -> bool:
    """`Each morning (15 hours weekly)`: what stands in brackets tells the amount, and the words before them only when."""
    if dose.minutes or dose.times or not part.minutes or after is None or not after.period:
        return False
    return folded[dose.span.end : part.span.start].strip() == "("


def _counts_lengths(dose: Dose, part: Dose, after: Dose | None) -> bool:
    """`Ten hours a year, two 90-minute workshops among them`: a number that stands before a length counts what is so long."""
    own = bool(part.noun) and after is not None and after.minutes is not None
    return own and dose.minutes is not None and after is not None and after.span.start - part.span.end <= 1


def _counts_again(dose: Dose, part: Dose, folded: str) -> bool:
    """`Twice weekly (2 x 20 minutes)`: the number that stands before the length is that of the week."""
    same = dose.times is not None and dose.times == part.times and dose.period is not None and not dose.minutes
    alone = not (part.minutes or part.period or part.noun)
    return same and alone and "(" in folded[dose.span.end : part.span.start]


def _kind(dose: Dose) -> tuple[str, Fraction]:
    return (dose.period or "").replace("school-day", "day"), dose.every


def _joins(dose: Dose, part: Dose, folded: str, furthest: int) -> bool:
    between = folded[dose.span.end : part.span.start]
    if part.minutes is not None and dose.minutes is None and _EACH_TIME.match(folded, part.span.end):
        return True
    if (
        len(between) > furthest
        or _APART.search(between)
        or (part.minutes and dose.period and _IN_TOTAL.search(between))
    ):
        return False
    if part.minutes is not None and part.minutes[0] > _MOST.get(dose.period or "", part.minutes[0]):
        # "Meets him weekly, providing 54 hours": nobody has these in a week.
        return False
    if part.minutes is not None:
        return dose.minutes is None and not (dose.period and _AGAIN.search(between))
    if part.period == dose.period == "occasion" and part.times is None and dose.minutes is None:
        # "For every transfer, each transfer taking a quarter of an hour."
        return True
    if part.period is not None:
        return dose.period is None and (part.times is None or dose.times is None)
    # "Every week … three sessions", "Weekly: three sessions": of each week. "Weekly, three sessions" may be three in all.
    of_each = dose.period is None or between == ": " or folded.startswith(_IN_EACH, dose.span.start)
    return dose.times is None and of_each


_IN_TOTAL = re.compile(r"\btotal of $")
"""`Weekly, to a total of 20 hours`: the hours are not those of a week."""
_LONGEST_DAY = 600
_MOST: Mapping[str, int] = MappingProxyType({"week": 2400, "fortnight": 4800})
"""Minutes that a week of school may hold."""
_IN_EACH = ("every ", "each ", "in each ", "in every ", "on each ", "on every ", "per ", "annual ")


def _joined(dose: Dose, part: Dose) -> Dose:
    joined = evolve(
        dose,
        minutes=dose.minutes or part.minutes,
        times=dose.times or part.times,
        period=dose.period or part.period,
        every=part.every if part.period else dose.every,
        bound=part.bound if dose.bound == "exact" else dose.bound,
        noun=dose.noun or part.noun,
        span=Span(min(dose.span.start, part.span.start), max(dose.span.end, part.span.end)),
    )
    if joined.noun == "day" and joined.times and joined.times[0] > 1 and (joined.minutes or (0,))[0] > _LONGEST_DAY:
        # "Three days a week (18 hours)": the hours are those of all days.
        joined = evolve(joined, times=None)
    # "20 days, 6 hours a day": the second day says what one of the twenty is.
    return evolve(joined, period=None) if joined.noun and joined.noun == joined.period else joined
