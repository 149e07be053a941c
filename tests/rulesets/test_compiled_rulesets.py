"""A released ruleset is one file of canonical JSON under a lock: it loads as what was released, or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from ehcp_rules.criterion import Applies, CheckUse, Condition
from ehcp_rules.digest import judging_digest, ruleset_digest
from ehcp_rules.errors import RulesetError
from ehcp_rules.loading.compiled import COMPILED, LOCK, Release, compiled, write_release
from ehcp_rules.loading.rulesets import load_header, load_ruleset
from ehcp_rules.plugins import PluginInventory, find_ruleset
from ehcp_rules.ruleset import Ruleset, RulesetLocation
from ehcp_rules.testing import rulesets

NEXT = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"


def lock_for(ruleset: Ruleset) -> Release:
    return Release(
        format="ehcp-rules/release/1",
        id=ruleset.id,
        version=ruleset.version,
        status="released",
        released_on=dt.date(2026, 11, 22),
        valid_from=ruleset.valid_from,
        valid_to=ruleset.valid_to,
        engine=ruleset.engine,
        made_with="0.1.0",
        previous="",
        bump="first",
        digest="",
        judging_digest="",
        checks={"wording.each_item_states": "1"},
    )


def released(ruleset: Ruleset, folder: Path) -> Path:
    write_release(ruleset, lock_for(ruleset), folder)
    return folder


@pytest.fixture(scope="module")
def national() -> Ruleset:
    return attrs.evolve(load_ruleset(NEXT), version="2030.1.0", status="released")


def plain(ruleset: Ruleset) -> Ruleset:
    return attrs.evolve(
        ruleset,
        layers=(),
        criteria=tuple(sorted(ruleset.criteria, key=lambda one: one.id)),
        lexicons=tuple(sorted(ruleset.lexicons, key=lambda one: one.id)),
    )


def test_the_national_ruleset_comes_back_from_a_release_as_it_was(national: Ruleset, tmp_path: Path):
    loaded = load_ruleset(released(national, tmp_path / "2030.1.0"))
    assert len(loaded.criteria) >= 142
    assert plain(loaded) == plain(national)
    assert (loaded.layers[0].digest, loaded.layers[0].judging_digest) == (
        ruleset_digest(national),
        judging_digest(national),
    )


@given(ruleset=rulesets())
@settings(max_examples=50, deadline=None)
def test_the_digest_of_any_ruleset_is_the_sum_of_the_bytes_that_a_release_of_it_holds(ruleset: Ruleset):
    assert hashlib.sha256(compiled(ruleset)).hexdigest() == ruleset_digest(ruleset)


def test_a_release_with_one_byte_changed_refuses_to_load(national: Ruleset, tmp_path: Path):
    folder = released(national, tmp_path / "release")
    file = folder / COMPILED
    file.write_bytes(file.read_bytes().replace(b'"weight":5', b'"weight":6', 1))
    with pytest.raises(RulesetError, match=r"not the bytes that were released as england_ehcp 2030\.1\.0"):
        load_ruleset(folder)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (COMPILED, None, "the file cannot be read"),
        (LOCK, b"{", "the file is not JSON"),
        (LOCK, b"{}", "the key digest is missing"),
    ],
)
def test_an_incomplete_release_says_which_file_is_at_fault(
    national: Ruleset, tmp_path: Path, name: str, content: bytes | None, message: str
):
    folder = released(national, tmp_path / "release")
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(RulesetError, match=message) as caught:
        load_ruleset(folder)
    assert name in str(caught.value)


def test_a_release_is_never_written_over(national: Ruleset, tmp_path: Path):
    folder = released(national, tmp_path / "release")
    with pytest.raises(RulesetError, match="is there already"):
        released(national, folder)


def test_a_release_for_another_engine_says_so(national: Ruleset, tmp_path: Path):
    folder = released(attrs.evolve(national, engine=">=99"), tmp_path / "release")
    with pytest.raises(RulesetError, match="does not fit this engine"):
        load_ruleset(folder)


def test_the_date_of_a_condition_comes_back_as_a_date(national: Ruleset, tmp_path: Path):
    first, *others = national.criteria
    condition = Condition(fact="learner.age", op="before", value=dt.date(2027, 1, 1))
    changed = attrs.evolve(first, applies=Applies(all=(condition,)))
    folder = released(attrs.evolve(national, criteria=(changed, *others)), tmp_path / "release")
    assert load_ruleset(folder).criterion(first.id).applies.all == (condition,)


def test_a_date_among_the_parameters_of_a_check_cannot_be_released(national: Ruleset, tmp_path: Path):
    first, *others = national.criteria
    dated = attrs.evolve(
        first, check=CheckUse(use=first.check.use, parameters={"limits": [{"day": dt.date(2027, 1, 1)}]})
    )
    with pytest.raises(RulesetError, match=f"{first.id}: check.parameters.limits: is a date"):
        released(attrs.evolve(national, criteria=(dated, *others)), tmp_path / "release")
    assert not (tmp_path / "release").exists()


def test_a_released_version_is_chosen_before_the_working_copy(national: Ruleset, tmp_path: Path):
    folder = released(national, tmp_path / "2030.1.0")
    inventory = PluginInventory(
        rulesets=(
            RulesetLocation("england_ehcp", "next", str(NEXT)),
            RulesetLocation("england_ehcp", "2030.1.0", str(folder)),
        )
    )
    assert find_ruleset(inventory, "england_ehcp").version == "2030.1.0"
    assert load_header(folder).version == "2030.1.0"
    assert json.loads((folder / LOCK).read_text("utf-8"))["bump"] == "first"
