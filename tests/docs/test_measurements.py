"""The pages of figures say what is measured today, and say whose data it is measured on."""

from __future__ import annotations

import pytest
from tests.labelled_plans import SAMPLES, STATEMENTS, needs
from tools import measure_precision, mutate
from tools.tables import Share


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


def test_no_criterion_known_to_be_imprecise_carries_weight() -> None:
    samples = list(measure_precision.on_samples())
    assert len(samples) >= 420
    weak = {one.name: str(one.precision) for one in measure_precision.too_imprecise(samples)}
    assert {name: share for name, share in weak.items() if name in measure_precision.weighted()} == {}


@needs(SAMPLES / "exports")
def test_no_criterion_known_to_be_imprecise_on_the_plans_of_others_carries_weight() -> None:
    judged = [*measure_precision.on_samples(), *measure_precision.on_plans(SAMPLES)]
    assert len(judged) >= 800
    weak = {one.name: str(one.precision) for one in measure_precision.too_imprecise(judged)}
    assert {name: share for name, share in weak.items() if name in measure_precision.weighted()} == {}


@pytest.mark.parametrize(
    ("right", "wrong", "known"),
    [
        (9, 1, False),
        (10, 0, False),
        (8, 2, True),
        (1, 1, False),
        (2, 1, False),
        (0, 2, False),
        (1, 2, True),
        (0, 3, True),
    ],
)
def test_imprecision_is_known_from_ten_findings_or_when_the_whole_interval_is_too_low(
    right: int, wrong: int, known: bool
) -> None:
    judged = [measure_precision.Judged("X-01", "not-met", found=True, asked=False)] * right
    judged += [measure_precision.Judged("X-01", "met", found=True, asked=False)] * wrong
    assert [one.name for one in measure_precision.too_imprecise(judged)] == (["X-01"] if known else [])


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


@needs(SAMPLES / "exports", STATEMENTS)
def test_plans_and_statements_that_others_labelled_are_counted_in_the_same_way() -> None:
    plans = measure_precision.by_name(measure_precision.on_plans(SAMPLES))
    statements = measure_precision.by_name(measure_precision.on_statements(STATEMENTS))
    assert plans[-1].entries >= 230
    assert plans[-1].precision.value >= 0.9
    assert {one.name for one in statements} >= {"provision", "outcome", "need", "views", "all"}
    assert statements[-1].entries >= 220
