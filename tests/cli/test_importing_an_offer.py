"""`ehcp-rules overlay import-oap`: shown first, held against plans, written only where it is asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.cli.conftest import SECRET

LIST = """Phase,Area of need,Strategies
Primary,Communication and interaction,Staff will use quorum boards
Primary,Communication and interaction,Support
Secondary,SEMH,Exit passes; visual timetables
"""


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    file = tmp_path / "our offer.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


@pytest.fixture
def overlay(tmp_path: Path, run) -> Path:
    folder = tmp_path / "ours"
    assert run("ruleset", "new-overlay", folder, "--id", "fenmoor", "--council", "Fenmoor").exit_code == 0
    (folder / "lexicons" / "ordinarily-available.toml").unlink()
    return folder


def test_phrases_are_shown_by_page_with_their_places_and_what_was_not_taken(run, offer: Path):
    result = run("overlay", "import-oap", offer)
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert "our offer.csv: 2 phrases" in text
    assert "primary-communication-and-interaction • quorum boards (csv:our offer.csv row 2)" in text
    assert "secondary-social-emotional-and-mental-health • exit passes" in text
    assert "1 phrase in the ruleset already • visual timetables" in text
    assert "1 place not taken • “support” is one word" in text
    assert "Nothing was written" in result.stderr


def test_what_is_written_passes_the_checks_of_the_overlay_and_names_its_source(run, offer: Path, overlay: Path):
    assert run("overlay", "import-oap", offer, "--into", overlay).exit_code == 0
    text = (overlay / "lexicons" / "ordinarily-available.toml").read_text("utf-8")
    assert '"quorum boards", # csv:our offer.csv row 2' in text
    assert [group["name"] for group in tomllib.loads(text)["groups"]] == [
        "fenmoor-primary-communication-and-interaction",
        "fenmoor-secondary-social-emotional-and-mental-health",
    ]
    checked = run("ruleset", "check", overlay)
    assert checked.exit_code == 0
    assert "ordinarily-available: adds 2 phrases" in checked.output


def test_phrases_that_are_there_are_replaced_only_when_that_is_said(run, offer: Path, overlay: Path):
    file = overlay / "lexicons" / "ordinarily-available.toml"
    file.write_text("as it was", encoding="utf-8")
    refused = run("overlay", "import-oap", offer, "--into", overlay)
    assert (refused.exit_code, "--force replaces it" in refused.stderr) == (2, True)
    assert file.read_text("utf-8") == "as it was"
    assert run("overlay", "import-oap", offer, "--into", overlay, "--force").exit_code == 0
    assert "quorum boards" in file.read_text("utf-8")


def test_of_plans_only_ids_counts_and_the_phrases_are_shown(run, offer: Path, plan_file):
    plan_file("plans/one.json", id="one", provision=f"{SECRET} may use quorum boards.")
    plan_file("plans/two.json", id="two", provision=f"{SECRET} reads with a teacher of the deaf for 20 minutes a day.")
    result = run("overlay", "import-oap", offer, "--on", offer.parent / "plans", "--as-of", "2026-11-22")
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert (
        "What they match in 2 statements of section F in 2 plans • quorum boards: 1 time in 1 plan: one.json: one"
        in text
    )
    assert "1 phrase in none of them" in text
    assert "1 verdict that this would move, as of 2026-11-22 • one.json: one: F-12: " in text
    assert SECRET not in result.output


def test_a_plan_that_cannot_be_read_is_named_and_the_exit_code_says_so(run, offer: Path, plan_file):
    plan_file("plans/one.json", id="one")
    (offer.parent / "plans" / "two.json").write_text("{", encoding="utf-8")
    result = run("overlay", "import-oap", offer, "--on", offer.parent / "plans")
    assert (result.exit_code, "two.json" in result.stderr) == (3, True)


def test_an_overlay_that_does_not_hold_together_is_left_as_it_was(run, offer: Path, overlay: Path):
    manifest = overlay / "overlay.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('"F-12"', '"F-99"'), "utf-8")
    target = overlay / "lexicons" / "ordinarily-available.toml"
    result = run("overlay", "import-oap", offer, "--into", overlay)
    assert (result.exit_code, "there is no criterion F-99" in result.stderr) == (2, True)
    assert not target.exists()
    target.write_text("as it was", "utf-8")
    assert run("overlay", "import-oap", offer, "--into", overlay, "--force").exit_code == 2
    assert target.read_text("utf-8") == "as it was"


def test_a_list_without_a_usable_phrase_writes_nothing_and_says_what_to_do(run, tmp_path: Path, overlay: Path):
    file = tmp_path / "offer.csv"
    file.write_text("Barrier,Hints\nTires quickly,Writing slopes\n", encoding="utf-8")
    result = run("overlay", "import-oap", file, "--into", overlay)
    assert (result.exit_code, "--column" in result.stderr) == (4, True)
    assert not (overlay / "lexicons" / "ordinarily-available.toml").exists()
