"""Statutory time: dated parameters that criteria cite, ways of counting, exceptions and the rule of the day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.builtin.times.limits import due_date, edition_on, held_to, last_day_of
from ehcp_rules.checks import CheckContext, SourceCannotTellError
from ehcp_rules.engine import Engine
from ehcp_rules.errors import RulesetError
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.loading.timescales import read_timescales
from ehcp_rules.plan import Plan, PlanDates
from ehcp_rules.plugins import discover
from ehcp_rules.ruleset import Timescale
from ehcp_rules.text import Lexicons, analyse

NEXT = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
RULESET = load_ruleset(NEXT)
DAYS = st.dates(dt.date(2014, 9, 1), dt.date(2040, 1, 1))
BEST = {Verdict.NOT_MET: 0, Verdict.NEEDS_JUDGEMENT: 1, Verdict.MET: 2}


def scale(id: str) -> Timescale:
    return next(one for one in RULESET.timescales if one.id == id)


def judged(limit: Timescale, start: dt.date, end: dt.date, exception: str = "") -> Verdict:
    plan = Plan(id="case", dates=PlanDates(request_received=start, final_issued=end), week20_exception=exception)
    context = CheckContext(analyse(plan, Lexicons(())), None, {}, end)
    return held_to(context, limit, ("request_received", start), ("final_issued", end), "week20_exception").verdict


@given(DAYS)
def test_twenty_weeks_are_a_hundred_and_forty_days(start: dt.date) -> None:
    assert last_day_of(scale("T03"), start) == start + dt.timedelta(days=140)


@given(DAYS)
def test_the_day_of_service_is_the_first_of_the_fifteen(start: dt.date) -> None:
    assert last_day_of(scale("T05"), start) == start + dt.timedelta(days=14)


@given(DAYS, st.integers(0, 400), st.integers(0, 400))
def test_a_later_end_never_improves_a_limit_and_never_worsens_a_least_time(
    start: dt.date, days: int, more: int
) -> None:
    sooner, later = start + dt.timedelta(days=days), start + dt.timedelta(days=days + more)
    for id, better in (("T03", sooner), ("T05", later)):
        limit = attrs.evolve(scale(id), relaxed=())
        worse = later if better is sooner else sooner
        assert BEST[judged(limit, start, better)] >= BEST[judged(limit, start, worse)]


@given(DAYS, st.integers(0, 400))
def test_an_exception_never_condemns_and_moves_no_date(start: dt.date, days: int) -> None:
    end = start + dt.timedelta(days=days)
    limit = attrs.evolve(scale("T03"), relaxed=())
    without, recorded = judged(limit, start, end), judged(limit, start, end, "The family was abroad for six weeks.")
    assert recorded is (Verdict.MET if without is Verdict.MET else Verdict.NEEDS_JUDGEMENT)


@pytest.mark.parametrize(
    ("start", "end", "verdict"),
    [
        (dt.date(2020, 1, 6), dt.date(2020, 6, 29), Verdict.NEEDS_JUDGEMENT),
        (dt.date(2020, 9, 25), dt.date(2021, 3, 1), Verdict.NEEDS_JUDGEMENT),
        (dt.date(2020, 9, 26), dt.date(2021, 3, 1), Verdict.NOT_MET),
        (dt.date(2019, 10, 1), dt.date(2020, 4, 30), Verdict.NOT_MET),
        (dt.date(2020, 3, 2), dt.date(2020, 7, 6), Verdict.MET),
    ],
)
def test_the_limits_of_2020_are_judged_by_the_rule_of_their_day(start: dt.date, end: dt.date, verdict: Verdict) -> None:
    assert judged(scale("T03"), start, end) is verdict


def test_a_limit_that_nobody_confirmed_condemns_nobody() -> None:
    doubtful = attrs.evolve(scale("T03"), basis="unconfirmed")
    assert judged(doubtful, dt.date(2025, 1, 6), dt.date(2025, 12, 1)) is Verdict.NEEDS_JUDGEMENT


def test_the_edition_of_the_events_own_day_counts() -> None:
    editions = tuple(one for one in RULESET.timescales if one.id == "T16")
    assert [edition_on(editions, dt.date(year, 3, 1)).day for year in (2015, 2016, 2026)] == ["05-31", "03-31", "03-31"]
    with pytest.raises(SourceCannotTellError):
        edition_on(editions, dt.date(2014, 8, 31))


def test_months_end_with_the_month() -> None:
    assert due_date(dt.date(2025, 8, 31), 6, "months") == dt.date(2026, 2, 28)


def test_every_limit_from_t01_to_t40_is_a_dated_parameter() -> None:
    assert sorted({one.id for one in RULESET.timescales}) == [f"T{number:02}" for number in range(1, 41)]
    assert len(RULESET.timescales) == 41
    assert all(one.valid_from >= dt.date(2014, 9, 1) for one in RULESET.timescales)


def test_a_criterion_that_cites_an_unknown_limit_is_refused() -> None:
    criterion = RULESET.criterion("P-03")
    wrong = attrs.evolve(criterion, check=attrs.evolve(criterion.check, parameters={"timescale": "T33x"}))
    broken = attrs.evolve(RULESET, criteria=(wrong,), appraisal={})
    with pytest.raises(RulesetError, match="there is no timescale T33x"):
        Engine(ruleset=broken, inventory=discover())


def test_a_criterion_that_cites_a_limit_no_plan_can_tell_is_refused() -> None:
    criterion = RULESET.criterion("P-03")
    wrong = attrs.evolve(criterion, check=attrs.evolve(criterion.check, parameters={"timescale": "T35"}))
    broken = attrs.evolve(RULESET, criteria=(wrong,), appraisal={})
    with pytest.raises(RulesetError, match="no plan holds the dates of T35"):
        Engine(ruleset=broken, inventory=discover())


def test_every_fault_of_a_file_of_limits_is_reported_at_once(tmp_path: Path) -> None:
    one = 'id = "T01"\ntitle = "x"\nstart = "a"\nend = "b"\nprovision = "p"\nbasis = "instrument"\nvalid_from = 2014-09-01\n'
    file = tmp_path / "timescales.toml"
    file.write_text(
        f'[[timescales]]\n{one}unit = "weeks"\n[[timescales]]\n{one}unit = "by-date"\nday = "31-03"\n'
        f'[[timescales]]\n{one}unit = "days"\nlimit = 2\nstart_date = "birthday"\n'
        '[[relaxations]]\nid = "r"\nfirst_day = 2020-05-01\nlast_day = 2020-04-01\n'
        'timescales = ["T09"]\nprovision = "p"\nbasis = "secondary"\n',
        "utf-8",
    )
    problems: list[object] = []
    assert len(read_timescales(file, problems)) == 3  # type: ignore[arg-type]
    said = "\n".join(map(str, problems))
    for fault in (
        "needs a limit with a unit",
        "needs a day of the year",
        "names a date that no plan has: birthday",
        "two editions are in force on one day",
        "ends before it begins",
        "there is no timescale T09",
    ):
        assert fault in said


def test_a_limit_moves_the_judging_digest() -> None:
    from ehcp_rules.digest import judging_digest

    changed = tuple(attrs.evolve(one, limit=21) if one.id == "T03" else one for one in RULESET.timescales)
    retitled = tuple(attrs.evolve(one, title="Another title") for one in RULESET.timescales)
    assert judging_digest(attrs.evolve(RULESET, timescales=changed)) != judging_digest(RULESET)
    assert judging_digest(attrs.evolve(RULESET, timescales=retitled)) == judging_digest(RULESET)
