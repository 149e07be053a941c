"""The pages of figures say what is measured today, and say whose data it is measured on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import measure_precision, mutate
from tools.tables import Share

SHARED = Path(__file__).resolve().parents[3] / "shared"


def test_the_page_on_precision_is_up_to_date() -> None:
    assert measure_precision.PAGE.read_text("utf-8") == measure_precision.page(), "make docs writes it"


def test_the_page_on_mutations_is_up_to_date() -> None:
    assert mutate.PAGE.read_text("utf-8") == mutate.page(), "make docs writes it"


def test_the_page_on_precision_says_that_the_authors_saw_the_cases() -> None:
    assert "visible to the authors" in measure_precision.PAGE.read_text("utf-8")


def test_every_entry_of_the_samples_and_every_case_is_counted() -> None:
    samples = measure_precision.by_name(measure_precision.on_samples())
    cases = measure_precision.by_name(measure_precision.on_cases())
    assert samples[-1].entries >= 420
    assert cases[-1].entries >= 500
    assert sum(one.entries for one in samples[:-1]) == samples[-1].entries
    for one in (*samples, *cases):
        assert one.found + one.missed <= one.defects
        assert one.precision.hits == one.recall.hits == one.found


def test_special_provision_is_seldom_taken_for_ordinary() -> None:
    share = measure_precision.ordinary_share()
    assert share.of >= 20
    assert share.value <= 0.05


def test_wilson_intervals_are_those_of_the_textbook() -> None:
    low, high = Share(8, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert Share(0, 0).interval == (0.0, 1.0)
    assert Share(10, 10).interval == pytest.approx((0.722, 1.0), abs=0.001)
    assert str(Share(0, 0)) == "–"


def test_plans_and_statements_that_others_labelled_are_counted_in_the_same_way() -> None:
    if not (SHARED / "eval" / "statements.jsonl").exists():
        pytest.skip("no labelled plans or statements are beside this repository")
    plans = measure_precision.by_name(measure_precision.on_plans(SHARED / "samples"))
    statements = measure_precision.by_name(measure_precision.on_statements(SHARED / "eval" / "statements.jsonl"))
    assert plans[-1].entries >= 230
    assert plans[-1].precision.value >= 0.9
    assert {one.name for one in statements} >= {"provision", "outcome", "need", "views", "all"}
    assert statements[-1].entries >= 220
