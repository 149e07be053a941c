"""Doses of a sentence, joined from their parts: the length of a session, how many, and in what period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest

from attrs import evolve

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.dose_joins import (
    AGAIN,
    EACH_TIME,
    counts_lengths,
    in_brackets,
    joined,
    joins,
    of_another_act,
    only_on_which_day,
)
from ehcp_rules.text.amounts.dose_parts import parts_in
from ehcp_rules.text.amounts.dose_repeats import repeated
from ehcp_rules.text.amounts.dose_restated import counts_again, finest, says_again, told_again, total_of
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.english.stretches import behind

__all__ = ["doses_of"]


_FURTHEST = 90
"""Characters between two parts of one dose, unless they are the only parts of their sentence."""


def doses_of(folded: str) -> list[Dose]:
    """The doses of a folded passage in order; how long "each time" is goes with what was told before, in another clause too."""
    found: list[Dose] = []
    for sentence in sentences(folded):
        for dose in _each_day(list(_doses_in(folded, sentence)), folded):
            each_time = EACH_TIME.match(folded, dose.span.end) or behind(_TAKES, folded, dose.span.start)
            of_each = each_time and not dose.period
            if (dose.period == "session" and dose.minutes) or of_each:
                # "Eight sessions a term. Every session will be 40 minutes long."
                dose, of_each = (dose if of_each else evolve(dose, period=None)), True
            before = found[-1] if found else None
            if before and of_each and not dose.times and before.period and not before.minutes:
                found[-1] = joined(before, dose)
            elif before and before.minutes and not before.period and _only_often(dose, folded, sentence):
                # "Spends ten minutes with her. This happens every morning."
                found[-1] = joined(before, dose)
            else:
                found.append(dose)
    return found


def _each_day(doses: list[Dose], folded: str) -> list[Dose]:
    """`Ten minutes when she arrives and ten before she goes home`: what is tied to such moments alone is of each day."""
    tied = all(one.minutes and not one.times and one.period in (None, "day") for one in doses)
    if not tied or not all(one.period or _AT_A_MOMENT.match(folded, one.span.end) for one in doses):
        return doses
    return [evolve(one, period="day") for one in doses]


_AT_A_MOMENT = re.compile(
    r" (?:on arrival|(?:when|as|after) (?:he|she|they) (?:first )?(?:arrives?|comes? in)"
    r"|before (?:(?:he|she|they) (?:goes|go|leaves?)(?: home)?|going home|home[ -]time)|at (?:home[ -]time|registration))\b"
)
_THIS_HAPPENS = re.compile(
    r" ?(?:this|that|it|these|they|the sessions?) (?:(?:will|should|is to|are to) )?(?:happens?|takes? place|occurs?|is|are|be"
    r"|runs?)(?: (?:done|repeated|given|held|offered|provided|delivered))? ?"
)


def _only_often(dose: Dose, folded: str, sentence: Span) -> bool:
    """Whether a sentence does no more than tell how often what was told before it happens."""
    bare = dose.minutes is None and dose.period is not None
    return bare and _THIS_HAPPENS.fullmatch(folded, sentence.start, dose.span.start) is not None


def _doses_in(folded: str, sentence: Span) -> Iterator[Dose]:
    """Join the parts of one sentence: each part opens a new dose when the one being made has a part of its kind."""
    current: Dose | None = None
    parts = list(finest(parts_in(folded, sentence), folded))
    furthest = _FURTHEST if len(parts) > _ONE_DOSE else len(folded)
    restated = 0
    for part, after in zip_longest(parts, parts[1:]):
        if current is not None and told_again(current, part, folded, restated):
            restated = part.span.end
            continue
        if current is not None and (says_again(current, part, folded) or counts_again(current, part, folded)):
            restated = part.span.end if part.minutes else restated
            continue
        if current is not None and (instead := _instead(current, part, after, folded)):
            current = instead
            continue
        if current is not None and part.noun == current.period == "day" and current.times is None:
            # "Half an hour a day, five days a week": the days are what is counted.
            span = Span(current.span.start, part.span.end)
            goes_on = folded.endswith((" for ", " over "), 0, part.span.start)
            period = "week" if part.times in _DAYS_OF_A_WEEK and after is None and not goes_on else None
            times, noun = part.times, "day"
            if times and repeated(current, folded).times:
                # "Ten minutes at the start of the day and again after lunch, five days a week."
                times, noun = (2 * times[0], 2 * times[1]), ""
            current = evolve(current, times=times, period=period, noun=noun, span=span)
        elif (
            current is not None
            and joins(current, part, folded, furthest)
            and not of_another_act(current, part, after, folded)
            and not counts_lengths(current, part, after)
        ):
            current = joined(current, part)
        elif current is not None:
            if both := _on_both_days(current, part, folded):
                current = evolve(current, times=both)
                continue
            yield repeated(current, folded)
            again = not part.period and (
                (current.period and AGAIN.search(folded, current.span.end, part.span.start))
                or (not (after and after.period) and _later_that_day(current, part, folded))
            )
            # "ten minutes each morning and again five minutes at noon": the second is as often as the first.
            current = evolve(part, period=current.period, every=current.every) if again else part
        else:
            current = part
    if current is not None:
        yield repeated(current, folded)


def _instead(dose: Dose, part: Dose, after: Dose | None, folded: str) -> Dose | None:
    """The dose that a part makes of the one before it, where it tells the amount that the other only leads to."""
    if total_of(dose, part, folded):
        return evolve(part, period=dose.period, every=dose.every)
    if _or_less_often(dose, part, folded):
        return evolve(dose, period=part.period, every=part.every, span=Span(dose.span.start, part.span.end))
    if in_brackets(dose, part, after, folded) or only_on_which_day(dose, part, after, folded):
        return part
    if _every_day(part) and (several := repeated(dose, folded)).times != dose.times:
        # "Ten minutes mid-morning, and another in the afternoon, on every day."
        return evolve(several, period=part.period, span=Span(dose.span.start, part.span.end))
    return None


def _or_less_often(dose: Dose, part: Dose, folded: str) -> bool:
    """`Weekly or fortnightly`: what is sure is the longer of the two."""
    if not dose.period or not part.period or part.minutes or dose.times != part.times:
        return False
    longer = _ORDER.find(f" {part.period} ") > _ORDER.find(f" {dose.period} ") >= 0
    return longer and folded[dose.span.end : part.span.start] == " or "


_ORDER = " day week fortnight month half-term term year ".replace(" ", "  ")


def _every_day(part: Dose) -> bool:
    return part.period in ("day", "school-day") and part.every == 1 and not (part.minutes or part.times or part.noun)


def _later_that_day(dose: Dose, part: Dose, folded: str) -> bool:
    """`Ten minutes every morning and for five minutes before he goes home`: the second is of each day as well."""
    if dose.period not in ("day", "school-day") or not dose.minutes or not part.minutes or part.times:
        return False
    between = folded[dose.span.end : part.span.start]
    return _AND.fullmatch(between) is not None and _AT_A_TIME_OF_DAY.match(folded, part.span.end) is not None


_AND = re.compile(r",? and (?:for )?")
_AT_A_TIME_OF_DAY = re.compile(r" (?:before|after|at|when|on arrival|in the (?:afternoon|evening))\b")


_DAYS_OF_A_WEEK = tuple((Fraction(days), Fraction(days)) for days in (3, 4, 5))
"""`An hour a day, four days`: days that are told without a period are those of a week, unless it goes on `for four days`."""
_ONE_DOSE = 3
_TAKES = re.compile(r"\b(?:(?:takes?|lasts?)(?: for)?|(?:duration|length)(?: of (?:each )?session)?:?) $")


def _on_both_days(dose: Dose, part: Dose, folded: str) -> tuple[Fraction, Fraction] | None:
    """How many days `20 minutes on Mondays and again on Fridays` are; None where it says nothing of the kind."""
    if part.minutes or not dose.minutes or not dose.times or not part.times or {dose.period, part.period} != {"week"}:
        return None
    again = AGAIN.search(folded, dose.span.end, part.span.start)
    return (dose.times[0] + part.times[0], dose.times[1] + part.times[1]) if again else None
