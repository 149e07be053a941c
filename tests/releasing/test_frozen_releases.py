"""Every released ruleset of this project stands: no frozen byte changes, and no golden verdict moves unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_rules.loading.compiled import read_lock
from ehcp_rules.plugins import PluginInventory, discover
from ehcp_rules.releasing import standing

RULESETS = Path(__file__).parents[2] / "rulesets"
RELEASES = sorted(file.parent for file in RULESETS.glob("ehcp_rules_rulesets/*/*/release.json"))


@pytest.fixture(scope="module")
def inventory() -> PluginInventory:
    return discover()


def golden_of(folder: Path) -> Path:
    return RULESETS / "golden" / folder.parent.name / folder.name


@pytest.mark.parametrize("folder", RELEASES, ids=lambda folder: f"{folder.parent.name} {folder.name}")
def test_a_released_ruleset_stands(folder: Path, inventory: PluginInventory):
    found = standing(folder, golden_of(folder), inventory)
    assert found.altered == ()
    assert found.unpublished == ()
    assert found.plans >= 1_400


def test_each_release_has_its_golden_verdicts_and_each_golden_folder_its_release():
    golden = {(place.parent.name, place.name) for place in RULESETS.glob("golden/*/*")}
    assert golden == {(folder.parent.name, folder.name) for folder in RELEASES}
    assert len(golden) >= 1


def test_each_release_follows_the_one_before_it():
    for ruleset in sorted({folder.parent for folder in RELEASES}):
        locks = [read_lock(folder) for folder in RELEASES if folder.parent == ruleset]
        locks.sort(key=lambda lock: tuple(map(int, lock.version.split("."))))
        assert [lock.previous for lock in locks] == ["", *(lock.version for lock in locks[:-1])]
        assert [lock.id for lock in locks] == [ruleset.name] * len(locks)
