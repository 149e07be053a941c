"""Laws of the assignment of provision to recommendations: no column twice, and no better sum than the one found."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.text.papers.assignment import best_assignment

weights = st.fractions(min_value=Fraction(1, 20), max_value=2, max_denominator=20)
tables = st.lists(st.dictionaries(st.integers(0, 4), weights, max_size=4), max_size=4)


def total(table: list[dict[int, Fraction]], chosen: list[int | None]) -> Fraction:
    return sum((row[one] for row, one in zip(table, chosen, strict=True) if one is not None), Fraction(0))


@given(tables)
def test_no_assignment_has_a_greater_sum_and_no_column_is_given_twice(table: list[dict[int, Fraction]]) -> None:
    found = best_assignment(table)
    given_out = [one for one in found if one is not None]
    assert len(given_out) == len(set(given_out))
    assert all(one is None or one in row for row, one in zip(table, found, strict=True))
    every = ([*choice] for choice in product(*([None, *row] for row in table)))
    allowed = (choice for choice in every if len(used := [c for c in choice if c is not None]) == len(set(used)))
    assert total(table, found) == max(total(table, choice) for choice in allowed)


@given(tables)
def test_the_same_table_gives_the_same_assignment(table: list[dict[int, Fraction]]) -> None:
    assert best_assignment(table) == best_assignment([dict(reversed(row.items())) for row in table])
