"""Choosing a ruleset: by version, by the day on which it is in force, or the newest that is released."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest

from ehcp_rules.engine import Engine
from ehcp_rules.errors import OverlayError, RulesetError, RulesetNotFoundError
from ehcp_rules.loading import load_ruleset, resolve_checks
from ehcp_rules.loading.compiled import Release, write_release
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import PluginInventory, discover, find_ruleset, newer_release
from ehcp_rules.report import render
from ehcp_rules.ruleset import RulesetLocation

HEADER = """
id = "tiny"
version = "{version}"
title = "A tiny ruleset"
publisher = "The tests"
licence = "CC-BY-4.0"
status = "{status}"
engine = ">=0.1"
policies = []
default_policy = "machine"
{validity}
"""

OVERLAY = """
id = "fenmoor"
title = "Fenmoor's additions"
publisher = "Fenmoor Council (invented)"
version = "1.0.0"

[base]
id = "tiny"
version = "{version}"
"""

LEAST = {"england_ehcp": 140, "england_reform": 4}
"""The criteria that each shipped ruleset holds at least."""

VERSIONS = {
    "2025.1.0": ("released", "valid_from = 2025-01-01\nvalid_to = 2026-01-01"),
    "2026.1.0": ("released", "valid_from = 2026-01-01\nvalid_to = 2027-01-01"),
    "2026.10.0": ("released", "valid_from = 2026-09-01\nvalid_to = 2027-01-01"),
    "2027.1.0": ("proposed", "valid_from = 2027-01-01"),
    "2028.1.0": ("proposed", ""),
    "next": ("draft", ""),
}


@pytest.fixture
def inventory(tmp_path: Path) -> PluginInventory:
    """Six versions of one ruleset, as installed."""
    return only(tmp_path, *VERSIONS)


def only(tmp_path: Path, *versions: str) -> PluginInventory:
    """An inventory of these versions."""
    places = []
    for version in versions:
        status, validity = VERSIONS[version]
        folder = tmp_path / version
        folder.mkdir()
        text = HEADER.format(version=version, status=status, validity=validity)
        (folder / "ruleset.toml").write_text(text, encoding="utf-8")
        places.append(RulesetLocation("tiny", version, str(folder)))
    return PluginInventory(rulesets=tuple(places))


def test_without_a_wish_the_newest_released_version_is_chosen(inventory: PluginInventory) -> None:
    assert find_ruleset(inventory, "tiny").version == "2026.10.0"


@pytest.mark.parametrize(
    ("version", "newer"),
    [("2025.1.0", "2026.10.0"), ("2026.9.0", "2026.10.0"), ("2026.10.0", None), ("2027.1.0", None)],
)
def test_a_superseded_version_has_a_newer_release_and_proposals_and_drafts_supersede_nothing(
    inventory: PluginInventory, version: str, newer: str | None
) -> None:
    assert newer_release(inventory, "tiny", version) == newer


def installed(tiny: Path, *versions: str) -> PluginInventory:
    """The tiny ruleset as released in these versions, with the installed check types."""
    for name in ("f_02.toml", "f_03.toml"):
        file = tiny / "criteria" / name
        file.write_text(
            file.read_text("utf-8").replace('sections = ["F"]', 'sections = ["F"]\nkinds = ["provision"]'), "utf-8"
        )
    places = []
    for version in versions:
        folder = tiny.parent / version
        write_release(attrs.evolve(load_ruleset(tiny), version=version, status="released"), lock(version), folder)
        places.append(RulesetLocation("tiny", version, str(folder)))
    return attrs.evolve(discover(), rulesets=tuple(places))


def lock(version: str) -> Release:
    return Release(
        format="ehcp-rules/release/1",
        id="tiny",
        version=version,
        status="released",
        released_on=dt.date(2026, 1, 1),
        valid_from=None,
        valid_to=None,
        engine=">=0.1",
        made_with="0.1.0",
        previous="",
        bump="first",
        digest="",
        judging_digest="",
        checks={},
    )


def test_an_engine_of_a_superseded_ruleset_says_so_and_its_results_do_not(tiny_ruleset: Path) -> None:
    inventory = installed(tiny_ruleset, "2025.1.0", "2026.1.0")
    older = Engine.create(ruleset="tiny", version="2025.1.0", plugins=inventory)
    assert [notice for notice in older.notices if "2026.1.0 is installed" in notice] != []
    assert older.assess(Plan(id="p"), as_of=dt.date(2026, 1, 1)).notices == ()
    assert Engine.create(ruleset="tiny", plugins=inventory).notices == ()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-08-31", ("tiny 2026.1.0 is in force from 2026-09-01 on, and was not yet on 2026-08-31.",)),
        ("2026-09-01", ()),
        ("2027-03-30", ()),
        ("2027-03-31", ("tiny 2026.1.0 was in force until 2027-03-30, and no more on 2027-03-31.",)),
    ],
)
def test_a_result_of_a_day_on_which_the_ruleset_is_not_in_force_says_so(
    tiny_ruleset: Path, day: str, said: tuple[str, ...]
) -> None:
    engine = Engine.create(ruleset="tiny", plugins=installed(tiny_ruleset, "2026.1.0"))
    valid = attrs.evolve(engine.ruleset, valid_from=dt.date(2026, 9, 1), valid_to=dt.date(2027, 3, 31))
    engine = Engine(ruleset=valid, inventory=engine.inventory)
    assessment = engine.assess(Plan(id="p"), as_of=dt.date.fromisoformat(day))
    assert assessment.notices == said
    rendered = render(assessment, to="text")
    assert [line for line in rendered.splitlines() if line.startswith("Note: ")][:1] == [f"Note: {one}" for one in said]


def test_an_overlay_is_laid_on_the_version_that_it_was_written_for(tiny_ruleset: Path, tmp_path: Path) -> None:
    inventory = installed(tiny_ruleset, "2025.1.0", "2026.1.0")
    for version in ("2025.1.0", "2026.1.0"):
        overlay = tmp_path / f"on-{version}"
        overlay.mkdir()
        text = OVERLAY.format(version=version)
        (overlay / "overlay.toml").write_text(text, encoding="utf-8")
        assert Engine.create(ruleset="tiny", overlays=[overlay], plugins=inventory).ruleset.version == version
    with pytest.raises(OverlayError, match=r"written for tiny 2025\.1\.0"):
        Engine.create(ruleset="tiny", version="2026.1.0", overlays=[tmp_path / "on-2025.1.0"], plugins=inventory)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_is_chosen_by_name_whatever_its_status(inventory: PluginInventory, version: str) -> None:
    assert find_ruleset(inventory, "tiny", version).version == version


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (dt.date(2025, 1, 1), "2025.1.0"),
        (dt.date(2025, 12, 31), "2025.1.0"),
        (dt.date(2026, 1, 1), "2026.1.0"),
        (dt.date(2026, 9, 1), "2026.10.0"),
        (dt.date(2027, 1, 1), "next"),
    ],
)
def test_the_version_in_force_on_a_day_is_chosen_and_the_last_day_is_the_one_before_valid_to(
    inventory: PluginInventory, day: dt.date, version: str
) -> None:
    assert find_ruleset(inventory, "tiny", in_force_on=day).version == version


def test_a_draft_is_chosen_while_nothing_is_released(tmp_path: Path) -> None:
    assert find_ruleset(only(tmp_path, "next"), "tiny").version == "next"


def test_a_proposed_version_is_chosen_by_its_name_and_never_by_default_or_by_a_day(tmp_path: Path) -> None:
    proposed = only(tmp_path, "2027.1.0", "2028.1.0")
    assert find_ruleset(proposed, "tiny", "2028.1.0").version == "2028.1.0"
    for day in (None, dt.date(2027, 1, 1)):
        with pytest.raises(RulesetNotFoundError, match=r"only proposed.*name a version: 2027\.1\.0, 2028\.1\.0"):
            find_ruleset(proposed, "tiny", in_force_on=day)


def test_the_only_ruleset_of_an_id_is_found_even_if_it_is_proposed_but_not_by_a_day(tmp_path: Path) -> None:
    proposed = only(tmp_path, "2028.1.0")
    assert find_ruleset(proposed, "tiny").version == "2028.1.0"
    with pytest.raises(RulesetNotFoundError, match="in force on no day"):
        find_ruleset(proposed, "tiny", in_force_on=dt.date(2030, 1, 1))


def test_no_version_in_force_is_an_error_that_lists_the_installed_ones(tmp_path: Path) -> None:
    with pytest.raises(RulesetNotFoundError, match=r"in force on 2024-12-31 \(installed: 2025.1.0, 2026.1.0\)"):
        find_ruleset(only(tmp_path, "2025.1.0", "2026.1.0"), "tiny", in_force_on=dt.date(2024, 12, 31))


def test_an_unknown_id_or_version_names_what_was_meant(inventory: PluginInventory) -> None:
    with pytest.raises(RulesetNotFoundError, match=r"tinny: no ruleset .* \(did you mean tiny\?\)"):
        find_ruleset(inventory, "tinny")
    with pytest.raises(RulesetNotFoundError, match=r"version 2026.1 is not installed \(did you mean 2026.1.0\?\)"):
        find_ruleset(inventory, "tiny", "2026.1")


def test_an_unknown_id_names_the_plugins_that_failed(inventory: PluginInventory) -> None:
    broken = discover(only=(), extra={"marsh": object()})
    with pytest.raises(RulesetNotFoundError, match="plugin marsh: failed"):
        find_ruleset(broken, "marsh")


def test_a_version_and_a_day_at_once_are_refused(inventory: PluginInventory) -> None:
    with pytest.raises(RulesetNotFoundError, match="at once"):
        find_ruleset(inventory, "tiny", "next", dt.date(2026, 1, 1))


def test_a_broken_header_does_not_hide_the_versions_beside_it(inventory: PluginInventory) -> None:
    newest = Path(inventory.rulesets[2].folder, "ruleset.toml")
    newest.write_text("id = ", encoding="utf-8")
    assert find_ruleset(inventory, "tiny").version == "2026.1.0"
    for place in inventory.rulesets:
        Path(place.folder, "ruleset.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(RulesetError, match="not TOML"):
        find_ruleset(inventory, "tiny")


def test_every_shipped_ruleset_loads_under_the_name_it_is_registered_by_and_finds_its_checks() -> None:
    inventory = discover(only=["builtin", "rulesets"])
    assert len(inventory.rulesets) >= 1
    for place in inventory.rulesets:
        ruleset = load_ruleset(place.folder)
        assert (ruleset.id, ruleset.version) == (place.id, place.version)
        assert len(resolve_checks(ruleset, inventory.checks)) == len(ruleset.criteria) >= LEAST[place.id]
    assert {place.id for place in inventory.rulesets} == set(LEAST)
