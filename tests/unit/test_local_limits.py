"""Limits of time of a council's own: stricter than the national ones from a day on, and never laxer on any day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import write

from ehcp_rules.engine import Engine
from ehcp_rules.errors import OverlayError
from ehcp_rules.findings import Verdict
from ehcp_rules.loading import apply_overlay, load_ruleset
from ehcp_rules.loading.local_limits import local_editions, never_laxer
from ehcp_rules.loading.overlay_folder import LocalLimit
from ehcp_rules.plan import Plan, PlanDates
from ehcp_rules.plugins import discover
from ehcp_rules.ruleset import Ruleset

NATIONAL = load_ruleset(Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next")
INVENTORY = discover()
FROM = dt.date(2026, 9, 1)
HEADER = """
id = "fenmoor"
title = "Local limits"
publisher = "Fenmoor Council"
version = "1"
base = { id = "england_ehcp", version = "next" }
"""
LIMIT = """
[[timescales]]
id = "fenmoor:T03"
stricter_than = "T03"
limit = 18
valid_from = 2026-09-01
reason = "Agreed by the SEND board on 3 March 2026."
"""
AMEND = """
[[amend]]
criterion = "P-03"
path = "check.parameters.timescale"
set = "fenmoor:T03"
reason = "Fenmoor's own promise."
"""


def applied(folder: Path, *parts: str, ruleset: Ruleset = NATIONAL) -> Ruleset:
    write(folder / "overlay.toml", "".join((HEADER, *parts)))
    return apply_overlay(ruleset, folder, checks=INVENTORY.checks)


def refused(folder: Path, *parts: str, ruleset: Ruleset = NATIONAL) -> list[str]:
    with pytest.raises(OverlayError) as caught:
        applied(folder, *parts, ruleset=ruleset)
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in caught.value.problems]


def verdict(ruleset: Ruleset, start: dt.date, days: int) -> Verdict:
    end = start + dt.timedelta(days=days)
    dates = PlanDates(request_received=start, final_issued=end, original_plan_issued=end)
    engine = Engine(ruleset=ruleset, inventory=INVENTORY)
    return engine.assess(Plan(id="p", stage="final", dates=dates), as_of=end).result("P-03").verdict


def locked(ruleset: Ruleset, id: str) -> Ruleset:
    one = ruleset.criterion(id)
    strict = attrs.evolve(one, scoring=attrs.evolve(one.scoring, locked=True))
    return attrs.evolve(ruleset, criteria=tuple(strict if each is one else each for each in ruleset.criteria))


def test_a_criterion_is_held_to_the_local_limit_from_its_first_day_on(tmp_path: Path):
    local = applied(tmp_path, LIMIT, AMEND)
    before, after = FROM - dt.timedelta(days=1), FROM
    assert [verdict(local, day, 19 * 7) for day in (before, after)] == [Verdict.MET, Verdict.NOT_MET]
    assert [verdict(local, after, days) for days in (18 * 7, 18 * 7 + 1)] == [Verdict.MET, Verdict.NOT_MET]
    assert verdict(NATIONAL, after, 19 * 7) is Verdict.MET


def test_reports_list_the_local_limit_with_its_reason(tmp_path: Path):
    told = {(one.target, one.change, one.reason) for one in applied(tmp_path, LIMIT, AMEND).variations}
    assert told == {
        ("fenmoor:T03", "18 weeks instead of 20, from 2026-09-01", "Agreed by the SEND board on 3 March 2026."),
        ("P-03", "check.parameters.timescale: fenmoor:T03 instead of T03", "Fenmoor's own promise."),
    }


def test_a_limit_that_nothing_cites_judges_nothing(tmp_path: Path):
    assert verdict(applied(tmp_path, LIMIT), FROM, 19 * 7) is Verdict.MET


def test_a_locked_criterion_takes_a_stricter_limit_and_no_other(tmp_path: Path):
    strict = locked(NATIONAL, "P-03")
    assert verdict(applied(tmp_path, LIMIT, AMEND, ruleset=strict), FROM, 19 * 7) is Verdict.NOT_MET
    (told,) = refused(tmp_path, AMEND.replace("fenmoor:T03", "T15"), ruleset=strict)
    assert "P-03 is locked: check.parameters.timescale may only become stricter: T15 is laxer than T03" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("limit = 18", "limit = 21"), "T03 is 20 weeks, and a local limit may only be shorter"),
        (("limit = 18", "limit = 20"), "T03 says that already"),
        (("limit = 18", "limit = 0"), "limit is below 1"),
        (('"Agreed by the SEND board on 3 March 2026."', '" "'), "a local limit needs a reason"),
        (('stricter_than = "T03"', 'stricter_than = "T16"'), "T16 is no length of time"),
        (('stricter_than = "T03"', 'stricter_than = "T99"'), "there is no timescale T99"),
        (('id = "fenmoor:T03"', 'id = "T03x"'), "T03x is not in the overlay's namespace"),
        (('stricter_than = "T03"', 'stricter_than = "T05"'), "T05 is 15 days, and a local limit may only be longer"),
    ],
)
def test_what_no_council_may_set_is_refused_with_file_and_place(tmp_path: Path, change: tuple[str, str], told: str):
    text = LIMIT.replace(*change).replace("limit = 18", "limit = 10" if "T05" in change[1] else "limit = 18")
    (problem,) = refused(tmp_path, text)
    assert problem.startswith("overlay.toml: timescales[0]")
    assert told in problem


def test_more_time_to_answer_is_the_stricter_side_of_a_least_time(tmp_path: Path):
    longer = LIMIT.replace("T03", "T05").replace("limit = 18", "limit = 20")
    assert [one.limit for one in applied(tmp_path, longer).timescales if one.id == "fenmoor:T05"] == [15, 20]


def test_other_values_of_a_criterion_with_a_time_limit_can_be_amended(tmp_path: Path):
    weight = '[[amend]]\ncriterion = "P-03"\npath = "scoring.weight"\nset = 4\nreason = "This year\'s priority."\n'
    assert applied(tmp_path, weight).criterion("P-03").scoring.weight == 4
    (told,) = refused(tmp_path, AMEND.replace("fenmoor:T03", "T99"))
    assert "check.parameters.timescale: there is no timescale T99" in told


LENGTHS = [one.id for one in NATIONAL.timescales if one.unit in ("days", "weeks", "months", "working-days")]
DAYS = st.dates(dt.date(2014, 9, 1), dt.date(2040, 1, 1))


@given(st.sampled_from(LENGTHS), st.integers(-5, 400), DAYS)
def test_whatever_limit_is_accepted_is_laxer_on_no_day(id: str, limit: int, day: dt.date):
    old = [one for one in NATIONAL.timescales if one.id == id]
    wanted = LocalLimit(id=f"x:{id}", stricter_than=id, limit=limit, valid_from=day, reason="said")
    problems: list = []
    new = local_editions(wanted, old, "Fenmoor Council", "here", problems)
    assert bool(new) != bool(problems)
    if new:
        assert never_laxer(old, new)
        assert not never_laxer(new, old)
        assert {one.id for one in new} == {f"x:{id}"}


@given(st.integers(1, 19), DAYS, DAYS, st.integers(0, 300))
def test_a_plan_that_was_late_by_the_national_limit_is_late_by_every_local_one(
    limit: int, valid_from: dt.date, start: dt.date, days: int
):
    old = [one for one in NATIONAL.timescales if one.id == "T03"]
    wanted = LocalLimit(id="x:T03", stricter_than="T03", limit=limit, valid_from=valid_from, reason="said")
    new = local_editions(wanted, old, "Fenmoor Council", "here", [])
    held = {
        name: next(
            one for one in editions if one.valid_from <= start and (one.valid_to is None or start < one.valid_to)
        )
        for name, editions in (("old", old), ("new", new))
    }
    assert held["new"].limit == (limit if start >= valid_from else held["old"].limit)
    if days > held["old"].limit * 7:
        assert days > held["new"].limit * 7
