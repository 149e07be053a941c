"""One course told twice: in two columns, or how often first and how long behind it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from ehcp_rules.text.papers.course import Course, meet

__all__ = ["fuller", "in_another_field", "led_to"]


def in_another_field(found: Sequence[Course], course: Course) -> int | None:
    """Which course of another field is told again, as often: `weekly therapy` in one column, `once a week` in the next."""
    for number, one in enumerate(found):
        if one.passage is course.passage or (one.dose.minutes and course.dose.minutes):
            continue
        bare = all(not c.dose.times or c.dose.period for c in (one, course)) and one.dose.period and course.dose.period
        if bare and one.dose.is_amount and course.dose.is_amount:
            year, again = one.in_a_year(), course.in_a_year()
            if year is not None and again is not None and meet(year, again):
                return number
    return None


def fuller(first: Course, course: Course) -> Course:
    """Of two tellings of one course, the one that says how long, with the places of both."""
    main = course if course.dose.minutes else first
    return evolve(main, numbers=(*first.numbers, *course.numbers))


def led_to(first: Course, course: Course) -> bool:
    """`Twice a week, Monday and Friday, 20 minutes each time`: how often was told, and is told again with how long."""
    one, other = first.dose, course.dose
    same = (one.times, one.period, one.every) == (other.times, other.period, other.every) and one.times is not None
    return same and first.passage is course.passage and one.minutes is None and other.minutes is not None
