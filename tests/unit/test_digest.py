"""Digests: the same data gives the same digest, and only what judges moves the judging digest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.digest import canonical_json, digest_of, judging_digest, ruleset_digest
from ehcp_rules.loading import load_ruleset
from ehcp_rules.ruleset import Ruleset

SCALARS = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])) | st.fractions()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text("abc"), inner), max_leaves=12)


def test_the_canonical_form_of_a_value_is_one_text() -> None:
    value = {"b": Fraction(4, 5), "a": [dt.date(2026, 9, 1), True, None, "é"], "c": Fraction(2)}
    assert canonical_json(value).decode() == '{"a":["2026-09-01",true,null,"é"],"b":"4/5","c":"2/1"}'


@pytest.mark.parametrize("value", [0.5, {1, 2}, {1: "a"}, b"bytes", dt.datetime(2026, 9, 1, tzinfo=dt.UTC)])
def test_a_value_without_an_exact_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


@given(st.dictionaries(st.text("abcdef"), VALUES))
def test_the_order_of_keys_has_no_meaning(table: dict[str, object]) -> None:
    assert digest_of(dict(reversed(table.items()))) == digest_of(table)


def test_loading_twice_gives_the_same_digests(tiny_ruleset: Path) -> None:
    assert load_ruleset(tiny_ruleset).layers == load_ruleset(tiny_ruleset).layers


def test_the_order_of_criteria_has_no_meaning(tiny_ruleset: Path) -> None:
    ruleset = load_ruleset(tiny_ruleset)
    turned = attrs.evolve(ruleset, criteria=ruleset.criteria[::-1])
    assert ruleset_digest(turned) == ruleset_digest(ruleset)
    assert judging_digest(turned) == judging_digest(ruleset)


WORDS: dict[str, Callable[[Ruleset], Ruleset]] = {
    "title": lambda r: attrs.evolve(r, title="Another title"),
    "a fix": lambda r: with_first(r, how_to_fix="Ask."),
    "a source": lambda r: with_first(r, sources=()),
    "what a band means": lambda r: attrs.evolve(r, policies=(attrs.evolve(r.policies[0], summary="Other words."),)),
}
JUDGING: dict[str, Callable[[Ruleset], Ruleset]] = {
    "a weight": lambda r: with_first(r, scoring=attrs.evolve(r.criteria[0].scoring, weight=4)),
    "a lock": lambda r: with_first(r, scoring=attrs.evolve(r.criteria[0].scoring, locked=True)),
    "a parameter": lambda r: with_first(r, check=attrs.evolve(r.criteria[0].check, parameters={"sections": ("G",)})),
    "who decides": lambda r: with_first(r, decided_by="person"),
    "what is read": lambda r: with_first(r, reads=("F", "K")),
    "a phrase": lambda r: attrs.evolve(r, lexicons=()),
    "a band": lambda r: attrs.evolve(r, policies=(attrs.evolve(r.policies[0], gate_cap=""),)),
    "the appraisal": lambda r: attrs.evolve(r, appraisal={}),
    "one criterion fewer": lambda r: attrs.evolve(r, criteria=r.criteria[1:]),
}


def with_first(ruleset: Ruleset, **changes: object) -> Ruleset:
    """The ruleset with its first criterion changed."""
    first, *rest = ruleset.criteria
    return attrs.evolve(ruleset, criteria=(attrs.evolve(first, **changes), *rest))


@pytest.mark.parametrize("what", WORDS)
def test_words_move_the_full_digest_and_not_the_judging_digest(tiny_ruleset: Path, what: str) -> None:
    before = load_ruleset(tiny_ruleset)
    after = WORDS[what](before)
    assert ruleset_digest(after) != ruleset_digest(before)
    assert judging_digest(after) == judging_digest(before)


@pytest.mark.parametrize("what", JUDGING)
def test_what_judges_moves_both_digests(tiny_ruleset: Path, what: str) -> None:
    before = load_ruleset(tiny_ruleset)
    after = JUDGING[what](before)
    assert ruleset_digest(after) != ruleset_digest(before)
    assert judging_digest(after) != judging_digest(before)
