"""Readings and check types that hold statements of different sections against one another, by their laws."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.plans import plan_from_json
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plugins import discover
from ehcp_rules.scoring import CriterionResult
from ehcp_rules.text import Lexicons
from ehcp_rules.text.amounts.weekly import WeeklyAmount, hours_stated, weekly_amounts
from ehcp_rules.text.times.dated import months_between, stated_dates

NEXT = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
AS_OF = dt.date(2026, 9, 1)
RANK = {Verdict.NOT_MET: 0, Verdict.PARTLY_MET: 1, Verdict.MET: 2}
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(ruleset=load_ruleset(NEXT), inventory=discover())


def judged(engine: Engine, criterion: str, sections: dict[str, list[dict[str, Any]]], **told: Any) -> CriterionResult:
    document = {
        "format": "ehcp-plan/1",
        "id": "claims",
        "sections": [{"code": code, "items": items} for code, items in sections.items()],
        **told,
    }
    return engine.assess(plan_from_json(document), as_of=AS_OF).result(criterion)


def weekly(text: str) -> tuple[WeeklyAmount, ...]:
    return weekly_amounts(text, Lexicons(()).scan(text))


def item(kind: str, id: str, text: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "id": id, "text": text, **more}


@given(st.integers(1, 12), st.sampled_from(["hours", "days"]))
def test_a_number_in_words_is_the_same_amount_as_in_digits(number: int, unit: str) -> None:
    amounts = [weekly(f"support for {written} {unit} a week") for written in (str(number), WORDS[number - 1])]
    assert [[(one.unit, one.value) for one in found] for found in amounts] == [[(unit, Fraction(number))]] * 2


def test_a_passage_without_hours_states_none() -> None:
    assert hours_stated("a teaching assistant in every lesson") == frozenset()
    assert weekly("a teaching assistant in every lesson") == ()


@given(st.dates(dt.date(2015, 1, 1), dt.date(2029, 12, 31)))
def test_a_date_is_read_as_itself_however_it_is_written(day: dt.date) -> None:
    written = (f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day.day:02}/{day.month:02}/{day.year}")
    assert [[one.last_day for one in stated_dates(text.lower())] for text in written] == [[day], [day]]


@given(st.dates(dt.date(2015, 1, 1), dt.date(2029, 12, 28)), st.integers(0, 120))
def test_months_between_counts_whole_months(day: dt.date, months: int) -> None:
    first = day.replace(day=1)
    later = dt.date(first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1, 1)
    assert months_between(first, later) == months


@pytest.mark.parametrize("follow_up", ["the school nurse asked", "in May 2026", "the school nurse asked in May 2026"])
def test_an_owner_or_a_date_never_makes_an_open_question_worse(engine: Engine, follow_up: str) -> None:
    bare = judged(engine, "B-13", {"B": [item("need", "B1", "He may have dyspraxia.")], "C": [], "D": []})
    told = judged(engine, "B-13", {"B": [item("need", "B1", f"He may have dyspraxia. {follow_up}.")], "C": [], "D": []})
    assert bare.verdict is Verdict.NOT_MET
    assert RANK[told.verdict] > RANK[bare.verdict]


def test_splitting_an_outcome_never_makes_it_worse(engine: Engine) -> None:
    joined = "Rhys will be asleep by ten on most school nights, and will join one after-school club."
    parts = ["Rhys will be asleep by ten on most school nights.", "Rhys will join one after-school club."]
    one = judged(engine, "E-14", {"E": [item("outcome", "E1", joined)]})
    two = judged(engine, "E-14", {"E": [item("outcome", f"E{n}", text) for n, text in enumerate(parts)]})
    assert (one.verdict, two.verdict) == (Verdict.PARTLY_MET, Verdict.MET)


CLAIMS = {
    "A": [item("view", "A1", "Gruffudd is non-verbal and uses symbols.")],
    "B": [
        item("need", "B1", "Gruffudd chats happily in short sentences."),
        item("need", "B2", "He needs one-to-one support for 22 hours a week."),
    ],
    "F": [item("provision", "F1", "A teaching assistant gives one-to-one support for 15 hours a week.")],
}


@given(st.permutations(list(CLAIMS)), st.permutations(range(2)))
def test_contradictions_do_not_depend_on_order(engine: Engine, sections: list[str], needs: list[int]) -> None:
    told = {code: CLAIMS[code] if code != "B" else [CLAIMS["B"][n] for n in needs] for code in sections}
    result = judged(engine, "GT-04", told)
    codes = sorted(finding.code for one in result.items for finding in one.findings)
    assert codes == ["ability-contradicted", "hours-contradicted"]


@pytest.mark.parametrize("removed", ["A", "F"])
def test_taking_one_of_two_statements_away_takes_the_contradiction_away(engine: Engine, removed: str) -> None:
    told = {code: [] if code == removed else items for code, items in CLAIMS.items()}
    result = judged(engine, "GT-04", told)
    codes = [finding.code for one in result.items for finding in one.findings]
    assert codes == {"A": ["hours-contradicted"], "F": ["ability-contradicted"]}[removed]


def test_every_contradiction_shows_both_statements(engine: Engine) -> None:
    result = judged(engine, "GT-04", CLAIMS)
    assert [len(finding.quotes) for one in result.items for finding in one.findings] == [2, 2]


def test_both_statements_of_a_contradiction_are_judged_and_the_finding_is_given_once(engine: Engine) -> None:
    needs = {
        "B": [
            item("need", "B1", "Gruffudd does not talk."),
            item("strength", "B2", "Gruffudd is a chatterbox at break."),
        ]
    }
    result = judged(engine, "GT-04", needs)
    assert {one.item: one.verdict for one in result.items} == {"B1": Verdict.NOT_MET, "B2": Verdict.NOT_MET}
    assert sum(len(one.findings) for one in result.items) == 1


SIDES = {"left": "right", "right": "left"}


@given(
    st.sampled_from(sorted(SIDES)),
    st.sampled_from(["has a {}-sided weakness", "has {} hemiplegia", "has a weakness down his {} side"]),
    st.sampled_from(["A {}-sided weakness", "Hemiplegia affecting the {} side"]),
)
def test_the_weaker_side_is_one_side_in_whatever_words(engine: Engine, side: str, one: str, other: str) -> None:
    def told(second: str) -> Verdict:
        sections = {
            "B": [item("need", "B1", f"Gruffudd {one.format(side)}.")],
            "C": [item("need", "C1", f"{other.format(second)}.")],
        }
        return judged(engine, "GT-04", sections).verdict

    assert told(SIDES[side]) is Verdict.NOT_MET
    assert told(side) is not Verdict.NOT_MET


@given(st.sampled_from(["in the dinner hall", "with strangers", "when it is noisy", "at school"]))
def test_silence_bound_to_a_place_or_a_company_contradicts_no_talk_elsewhere(engine: Engine, where: str) -> None:
    sections = {
        "A": [item("view", "A1", f"Gruffudd does not talk {where}.")],
        "B": [item("need", "B1", "Gruffudd chats happily with his gran.")],
    }
    assert judged(engine, "GT-04", sections).verdict is not Verdict.NOT_MET


def test_provision_in_needs_is_excused_by_the_same_help_and_not_by_the_same_number(engine: Engine) -> None:
    needs = [item("need", "B1", "Hefin needs one-to-one support for 22 hours a week.")]
    same = [item("provision", "F1", "A trained assistant supports Hefin one to one for 22 hours a week.")]
    other = [item("provision", "F1", "Alternative provision for 4 days a week (22 hours).")]
    verdicts = [judged(engine, "B-08", {"B": needs, "F": provision}).verdict for provision in (same, other, [])]
    assert verdicts == [Verdict.MET, Verdict.NOT_MET, Verdict.NOT_MET]
