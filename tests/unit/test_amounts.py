"""Amounts as exact numbers: doses, group sizes, deadlines, and numbers that are none of these."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ehcp_rules.text.amounts import amounts_of
from ehcp_rules.text.amounts.weekly import hours_of_support
from ehcp_rules.text.papers.comparing import Relation, compare_doses
from ehcp_rules.text.scanning.fold import fold

Part = tuple[int | None, int | None, str | None, Fraction | int]

DOSES: list[tuple[str, list[Part]]] = [
    ("45 minutes twice a week", [(45, 2, "week", 1)]),
    ("three sessions of half an hour each term", [(30, 3, "term", 1)]),
    ("an hour and a half weekly", [(90, None, "week", 1)]),
    ("4 x 15 mins per week", [(15, 4, "week", 1)]),
    ("5½ hours a week", [(330, None, "week", 1)]),
    ("1¼ hours twice a week", [(75, 2, "week", 1)]),
    ("once every four weeks", [(None, 1, "week", 4)]),
    ("every other week for 40 minutes", [(40, None, "week", 2)]),
    ("checked at intervals of 12 weeks", [(None, None, "week", 12)]),
    ("12 of his 15 hours each week", [(720, None, "week", 1)]),
    ("four hours out of 15 hours each week", [(240, None, "week", 1)]),
    ("six lessons of 60 minutes each week", [(60, 6, "week", 1)]),
    ("a quarter of an hour, Monday to Thursday", [(15, 4, "week", 1)]),
    ("15 minutes on two days (Tuesdays and Fridays)", [(15, 2, None, 1), (None, 2, "week", 1)]),
    ("twice weekly (2 x 20 minutes)", [(20, 2, "week", 1)]),
    ("10 minutes at start of day and 5 minutes at end of day", [(10, None, "day", 1), (5, None, "day", 1)]),
    ("when he arrives and for ten minutes before he goes", [(10, None, "day", 1)]),
    ("each morning (15 hours weekly)", [(900, None, "week", 1)]),
    ("ten hours a year, two 90-minute workshops among them", [(600, None, "year", 1), (90, 2, None, 1)]),
    ("a review in the autumn, spring and summer terms", [(None, 1, "term", 1)]),
    ("twenty minutes at the beginning of the week", [(20, None, "week", 1)]),
    ("18 sessions over the year", [(None, 18, "year", 1)]),
    ("40 minutes in each half-term, which is six sessions over the year", [(40, None, "half-term", 1)]),
    ("two half-days", [(360, None, None, 1)]),
    ("five minutes every 30 minutes", [(5, None, "hour", Fraction(1, 2))]),
    ("18 nights a year", [(None, 18, "year", 1)]),
    ("on the first Friday of every month", [(None, None, "month", 1)]),
    ("every Tuesday and Thursday", [(None, 2, "week", 1)]),
    ("two hours in June 2028 and one hour in February 2029", [(120, None, None, 1), (60, None, None, 1)]),
    ("six 45-minute sessions in each half-term", [(45, 6, "half-term", 1)]),
    (
        "every two weeks, with a therapist who knows him well from his years at the nursery next door, for an hour",
        [(60, None, "week", 2)],
    ),
    ("every third week for fifty minutes", [(50, None, "week", 3)]),
    ("40 minutes on alternate weeks", [(40, None, "week", 2)]),
    ("half an hour a day, five days a week", [(30, 5, "week", 1)]),
    ("90 minutes a week in three meetings", [(90, None, "week", 1)]),
    ("2.5 hours per week (30 minutes daily)", [(150, None, "week", 1)]),
    ("ten minutes each morning and again for five minutes at noon", [(10, None, "day", 1), (5, None, "day", 1)]),
    ("five minutes every morning and again before he goes home", [(5, 2, "day", 1)]),
    ("10 hrs pw", [(600, None, "week", 1)]),
    ("1 hour/week", [(60, None, "week", 1)]),
    ("2x30min weekly", [(30, 2, "week", 1)]),
    ("x3 per week for 20 minutes", [(20, 3, "week", 1)]),
    ("between ten and fifteen hours a week", [(600, None, "week", 1)]),
    ("one-and-a-half hours a term", [(90, None, "term", 1)]),
    ("thirty minutes each, twelve in all", [(30, 12, None, 1)]),
    ("each spring and each autumn", [(None, 2, "year", 1)]),
    ("20 minutes on Monday and Thursday", [(20, 2, "week", 1)]),
    ("It will last an hour and happen at the start of each year", [(60, None, "year", 1)]),
    ("fifteen hours, an hour at a time", [(900, None, None, 1)]),
    ("with Year 7 pupils at 9.15", []),
    ("ten minutes before the bell", []),
    ("ELSA - 2 sessions a week", [(None, 2, "week", 1)]),
    ("OT - 2 x 30 minutes a week", [(30, 2, "week", 1)]),
    ("EP/4 mentoring, 20 minutes a day", [(20, None, "day", 1)]),
    ("drills bd for 6/52", [(None, 2, "day", 1)]),
    ("the bid for funds was for 5 hours a week", [(300, None, "week", 1)]),
    ("1.30-2.15 each Tuesday", [(45, 1, "week", 1)]),
    ("he scored 1.15 to 1.45 on the scale", []),
    ("he walks 1.20 to 1.50 metres", []),
    ("will be seen for 40 minutes on Tuesday", [(40, 1, "week", 1)]),
    ("he was seen for 40 minutes on Tuesday", [(40, None, None, 1)]),
    ("for 40 minutes on Tuesday 4 March", [(40, None, None, 1)]),
    ("3 x week-long placements", [(None, 3, None, 1)]),
    ("ten minutes of drumming. This happens daily", [(10, None, "day", 1)]),
    ("ten minutes of drumming. This is noted daily", [(10, None, None, 1), (None, None, "day", 1)]),
    ("a reading age of 8 and a score of 85", []),
    ("when he has waited more than 20 minutes", []),
]

SINGLES: list[tuple[str, list[tuple[str, int]]]] = [
    ("a group of no more than four pupils", [("group", 4)]),
    ("with one other child", [("group", 2)]),
    ("one-to-one", [("group", 1)]),
    ("a ratio of 1:6", [("group", 6)]),
    ("2:1 support", [("adults", 2)]),
    ("two trained adults", [("adults", 2)]),
    ("within five school days and the psychologist within ten", [("within", 5), ("within", 10)]),
    ("for 12 weeks", [("weeks", 12)]),
    ("at all times", [("scope", 1)]),
    ("a six-month programme", [("weeks", 24)]),
    ("two blocks of six weeks", [("weeks", 12)]),
    ("a block of six weekly sessions", [("sessions", 6)]),
    ("seated within two metres of the board", [("metres", 2)]),
    ("no further than 50 m from the ramp", [("metres", 50)]),
    ("eight sessions, one a week", [("sessions", 8)]),
    ("a pair of trained assistants", [("adults", 2)]),
    ("his class does not exceed eight", [("group", 8)]),
    ("a tutor teaches him on his own", [("group", 1)]),
    ("25 per cent extra time", [("extra time", 25)]),
    ("a grant of £450", [("pounds", 450)]),
    ("ten school days before the lesson", [("ahead", 10)]),
    ("before the end of the summer term", [("event", 0)]),
    ("a 25m pool", []),
    ("print in 18 point", [("print", 18)]),
    ("a gain of score, 15 points, on the N25 bus", []),
    ("drills for 6/52", [("weeks", 6)]),
    ("he met 6/12 of them in 3/12 trials", []),
    ("a 60-minute staff session", []),
]


@pytest.mark.parametrize(("text", "expected"), DOSES, ids=[text for text, _ in DOSES])
def test_a_dose_is_its_length_its_number_and_its_period(text: str, expected: list[Part]) -> None:
    doses, _ = amounts_of(fold(text))
    told = [
        (int(d.minutes[0]) if d.minutes else None, int(d.times[0]) if d.times else None, d.period, d.every)
        for d in doses
    ]
    assert told == expected


@pytest.mark.parametrize(("text", "expected"), SINGLES, ids=[text for text, _ in SINGLES])
def test_single_amounts_tell_what_they_measure(text: str, expected: list[tuple[str, int]]) -> None:
    _, amounts = amounts_of(fold(text))
    assert [(amount.measures, amount.value) for amount in amounts] == expected


@pytest.mark.parametrize(
    "text",
    [
        "every 0 weeks",
        "five minutes every 0 minutes",
        "0 times a week",
        "every other 0 days",
        "at intervals of 0 weeks",
        "0 terms apart",
    ],
)
def test_a_nought_is_compared_without_a_fault(text: str) -> None:
    for dose in amounts_of(text)[0]:
        assert compare_doses(dose, dose) in (Relation.EQUAL, Relation.UNCLEAR)


RELATIONS = [
    ("30 minutes twice a week", "one hour a week", Relation.EQUAL),
    ("15 minutes a day", "15 minutes five times a week", Relation.EQUAL),
    ("one visit each half-term", "six visits a year", Relation.EQUAL),
    ("one visit each half-term", "one visit each term", Relation.LESS),
    ("30 minutes weekly", "30 minutes fortnightly", Relation.LESS),
    ("30 minutes weekly", "weekly", Relation.LESS),
    ("weekly", "45 minutes weekly", Relation.MORE),
    ("20 hours a week", "25 hours a week", Relation.MORE),
    ("at least 15 hours a week", "up to 15 hours a week", Relation.LESS),
    ("20 to 30 minutes a day", "25 minutes a day", Relation.EQUAL),
    ("five minutes in every lesson", "five minutes a week", Relation.UNCLEAR),
]


@pytest.mark.parametrize(("advised", "planned", "expected"), RELATIONS)
def test_doses_are_compared_as_amounts_in_one_period(advised: str, planned: str, expected: Relation) -> None:
    (ours,), _ = amounts_of(fold(advised))
    (theirs,), _ = amounts_of(fold(planned))
    assert compare_doses(ours, theirs) is expected


@pytest.mark.parametrize(
    ("text", "hours"), [("20 hours of adult support", [20]), ("20 hours of adult support annually", [])]
)
def test_hours_of_support_without_a_period_are_of_a_week(text: str, hours: list[int]) -> None:
    assert [one.value for one in hours_of_support(text, ())] == hours
