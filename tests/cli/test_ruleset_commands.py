"""The commands for those who write overlays: begun from nothing, checked, shown; every mistake with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ehcp_rules.cli.app import app
from ehcp_rules.samples import sample_files


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["ruleset", *map(str, arguments)])


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    assert run("new-overlay", folder, "--id", "fenmoor", "--council", 'Fenmoor "Marsh" Council').exit_code == 0
    return folder


def test_a_new_overlay_passes_its_checks_as_it_is_written(overlay: Path):
    names = [file.relative_to(overlay).as_posix() for file in sorted(overlay.rglob("*")) if file.is_file()]
    assert names == [
        "README.md",
        "criteria/x_01.cases.toml",
        "criteria/x_01.toml",
        "lexicons/ordinarily-available.toml",
        "overlay.toml",
    ]
    result = run("check", overlay)
    assert result.exit_code == 0
    assert "3 of 3 cases as expected" in result.output
    assert "F-12: scoring.weight: 5 instead of 4" in result.output


def test_an_overlay_is_never_written_over_what_is_there(overlay: Path):
    result = run("new-overlay", overlay, "--id", "fenmoor", "--council", "Fenmoor")
    assert (result.exit_code, "not empty" in result.output) == (2, True)


@pytest.mark.parametrize("id", ["Fenmoor", "1st", "fen moor", "x"])
def test_an_id_that_could_not_head_local_ids_is_refused(tmp_path: Path, id: str):
    assert run("new-overlay", tmp_path / "ours", "--id", id, "--council", "Fenmoor").exit_code == 2
    assert not (tmp_path / "ours").exists()


def test_every_mistake_of_an_overlay_is_told_at_once_with_file_and_key(overlay: Path):
    file = overlay / "overlay.toml"
    file.write_text(file.read_text("utf-8").replace('"F-12"', '"F-99"'), encoding="utf-8")
    criterion = overlay / "criteria" / "x_01.toml"
    criterion.write_text(criterion.read_text("utf-8").replace("weight = 0", "weigth = 0"), encoding="utf-8")
    result = run("check", overlay)
    assert result.exit_code == 2
    assert "overlay.toml: amend[0].criterion: there is no criterion F-99" in result.output
    assert "x_01.toml: scoring: the key weigth is not known here" in result.output
    assert "did you mean weight?" in result.output


def test_a_case_that_does_not_hold_is_named_and_the_exit_code_says_so(overlay: Path):
    cases = overlay / "criteria" / "x_01.cases.toml"
    cases.write_text(cases.read_text("utf-8").replace('"met"', '"not-met"', 1), encoding="utf-8")
    result = run("check", overlay)
    assert result.exit_code == 1
    assert "fenmoor:X-01, a length and how often it comes: expected not-met" in " ".join(result.output.split())
    assert "2 of 3 cases as expected" in result.output


def test_an_overlay_pinned_to_judging_that_has_changed_refuses_to_apply(overlay: Path):
    file = overlay / "overlay.toml"
    text = file.read_text("utf-8")
    digest = text.partition('judging_digest = "')[2].partition('"')[0]
    file.write_text(text.replace(digest, "0" * 64), encoding="utf-8")
    result = run("check", overlay)
    assert result.exit_code == 2
    assert "judges differently now" in result.output
    assert digest in result.output


def test_a_ruleset_is_shown_with_weights_and_what_is_local(overlay: Path):
    text = run("show", "--overlay", overlay).output
    assert "   5  F-02: " in text
    assert "*  5  F-12: " in text
    assert "*  0  fenmoor:X-01: " in text
    assert "(a person decides)" in text


def test_a_resolved_ruleset_is_printed_whole_as_json(overlay: Path):
    document = json.loads(run("show", "--overlay", overlay, "--resolved").stdout)
    assert [layer["id"] for layer in document["layers"]] == ["england_ehcp", "fenmoor"]
    weights = {criterion["id"]: criterion["scoring"]["weight"] for criterion in document["criteria"]}
    assert (weights["F-12"], weights["fenmoor:X-01"]) == (5, 0)
    assert len(weights) >= 143


def test_what_an_overlay_moves_on_plans_is_shown_before_anybody_adopts_it(overlay: Path):
    working = ("england_ehcp", "england_ehcp")
    result = run("diff", *working, "--overlay", overlay, "--on", sample_files()[1], "--as-of", "2026-11-22")
    assert result.exit_code == 0
    assert "criterion fenmoor:X-01: added" in result.output
    assert "criterion F-12: scoring.weight: 4 → 5" in result.output


def test_a_quick_release_tries_the_fast_gates_and_never_writes(tiny_ruleset: Path, tmp_path: Path):
    for file in (tiny_ruleset / "criteria").glob("*.toml"):
        text = file.read_text("utf-8").replace('sections = ["F"]', 'sections = ["F"]\nkinds = ["provision"]')
        file.write_text("" if file.name.endswith(".cases.toml") else text, encoding="utf-8")
    places = ("--into", tmp_path / "versions", "--golden", tmp_path / "golden", "--day", "2026-06-01")
    result = run("release", tiny_ruleset, "2026.1.0", *places, "--quick")
    assert "The slow gates are left out" in result.output
    told = [line.split("(")[0].strip() for line in result.output.splitlines() if line.startswith(("holds", "FAILS"))]
    assert told == [
        "holds  cases hold",
        "FAILS  criteria are written up",
        "holds  sources stand",
        "holds  nothing crashes",
        "holds  the version tells what moves",
    ]
    assert result.exit_code == 1
    assert not (tmp_path / "versions").exists()
    assert not (tmp_path / "golden").exists()


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        ("criteria/x_01.cases.toml", ('verdict = "met"', 'verdict = "Met"'), "case[0].verdict: Met is no verdict"),
        (
            "criteria/x_01.cases.toml",
            ('kind = "provision"', 'kind = "Provision"'),
            "case[0].kind: is not a kind of item",
        ),
        ("lexicons/ordinarily-available.toml", ('["', "[“"), "straight quotes, not curly ones"),
    ],
)
def test_slips_of_somebody_new_are_told_with_file_and_next_step(
    overlay: Path, file: str, change: tuple[str, str], told: str
):
    path = overlay / file
    path.write_text(path.read_text("utf-8").replace(*change, 1), encoding="utf-8")
    result = run("check", overlay)
    assert result.exit_code == 2
    assert file in result.output
    assert told in result.output


def test_a_file_that_an_editor_marked_with_its_encoding_is_read(overlay: Path):
    for file in overlay.rglob("*.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert "3 of 3 cases as expected" in run("check", overlay).output


def test_a_folder_that_is_neither_an_overlay_nor_a_ruleset_is_told_so(overlay: Path):
    result = run("check", overlay / "criteria")
    assert (result.exit_code, "neither an overlay.toml nor a ruleset.toml" in result.output) == (2, True)
