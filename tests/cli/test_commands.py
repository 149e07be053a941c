from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.conftest import SECRET

from ehcp_rules.cli.app import KINDS, app
from ehcp_rules.cli.exits import EXIT_MEANINGS
from ehcp_rules.engine.appraisal import KINDS as STATEMENTS
from ehcp_rules.engine.appraisal import PAPERS
from ehcp_rules.version import __version__

Run = Callable[..., Result]
PlanFile = Callable[..., Path]
COMMANDS = (
    "score",
    "read",
    "appraise",
    "explain",
    "rulesets",
    "ruleset",
    "overlay",
    "verify",
    "rescore",
    "plugin",
    "plugins",
    "adapters",
    "demo",
)


def test_the_commands_are_these_and_each_has_help(run: Run) -> None:
    assert set(app.commands) == set(COMMANDS)
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert result.stdout.startswith(f"Usage: ehcp-rules {name}")


@pytest.mark.parametrize("name", ["score", "read", "appraise", "explain"])
def test_help_shows_examples_and_every_exit_code(run: Run, name: str) -> None:
    text = run(name, "--help").stdout
    assert f"  ehcp-rules {name} " in text
    for code, meaning in EXIT_MEANINGS.items():
        assert re.search(rf"^ +{code.value}  ", text, re.MULTILINE)
        assert meaning in text


def test_the_version_is_the_engine_s(run: Run) -> None:
    assert run("--version").stdout == f"ehcp-rules, version {__version__}\n"


def test_a_vague_provision_is_not_met_and_its_words_are_shown(run: Run) -> None:
    result = run("appraise", "--kind", "provision", "Access to support as required.")
    assert result.exit_code == 0, result.stderr
    assert "Not met" in result.stdout
    assert "F-02" in result.stdout


def test_the_command_offers_every_kind_that_can_be_appraised() -> None:
    assert (*STATEMENTS, *PAPERS) == KINDS  # told twice, so that the help needs no engine


@pytest.mark.parametrize("kind", KINDS)
def test_statements_come_from_standard_input_one_a_line(run: Run, kind: str) -> None:
    result = run("appraise", "--kind", kind, stdin="To improve.\n\nTo be happy and safe.\n")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.index("To improve.") < result.stdout.index("To be happy and safe.")


def test_no_statement_at_all_says_how_to_give_one(run: Run) -> None:
    result = run("appraise", "--kind", "need", stdin="\n")
    assert result.exit_code == 4
    assert "there is no statement" in result.stderr


def test_a_criterion_is_a_page_with_its_authority(run: Run) -> None:
    result = run("explain", "F-02")
    assert result.exit_code == 0, result.stderr
    for heading in ("What it asks", "Why it matters", "What it can find", "How it is decided", "Authority"):
        assert heading in result.stdout
    assert result.stdout.startswith("F-02: ")


def test_a_criterion_is_found_in_small_letters_too(run: Run) -> None:
    assert run("explain", "f-02").stdout == run("explain", "F-02").stdout


@pytest.mark.parametrize(("typed", "told"), [("F-002", "did you mean F-02?"), ("Z-99", "known: A-01, ")])
def test_an_unknown_criterion_ends_with_code_2_and_a_short_hint(run: Run, typed: str, told: str) -> None:
    result = run("explain", typed)
    assert result.exit_code == 2
    assert f"there is no criterion {typed}" in result.stderr
    assert told in result.stderr
    assert len(result.stderr) < 300


def test_explain_on_a_plan_shows_each_slot_with_its_words_and_why_one_is_empty(run: Run, plan_file: PlanFile) -> None:
    plan = plan_file(provision="A 45-minute speech and language therapy session, delivered by a therapist.")
    result = run("explain", "F-02", "--on", plan)
    assert result.exit_code == 0, result.stderr
    assert re.search(r"^F1 ", result.stdout, re.MULTILINE)
    assert "quantity: " in result.stdout


def test_explain_on_a_plan_redacted_shows_no_words(run: Run, plan_file: PlanFile) -> None:
    result = run("explain", "F-02", "--on", plan_file(), "--redact")
    assert result.exit_code == 0
    assert SECRET not in result.stdout


def test_explain_on_a_file_that_cannot_be_read_names_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"not a document")
    result = run("explain", "F-02", "--on", tmp_path / "bad.docx")
    assert result.exit_code == 4
    assert "bad.docx" in result.stderr


def test_rulesets_lists_digests(run: Run) -> None:
    result = run("rulesets")
    assert result.exit_code == 0, result.stderr
    assert "england_ehcp next" in result.stdout
    assert len(re.findall(r"\b[0-9a-f]{64}\b", result.stdout)) >= 2


def test_adapters_and_plugins_list_our_own(run: Run) -> None:
    adapters, plugins = run("adapters"), run("plugins")
    assert adapters.exit_code == plugins.exit_code == 0
    for suffix in (".docx", ".xlsx", ".xml", ".json"):
        assert suffix in adapters.stdout
    assert "adapters (from ehcp-rules" in plugins.stdout
    assert "rulesets (from ehcp-rules" in plugins.stdout
    assert "failed" not in plugins.stdout


def test_the_demo_scores_every_sample_and_writes_a_report_for_each(run: Run, tmp_path: Path) -> None:
    result = run("demo", "--output", tmp_path / "reports")
    assert result.exit_code == 0, result.stderr
    assert len(list((tmp_path / "reports").glob("*.html"))) == 5
    assert "5 plans" in result.stdout
    assert str(tmp_path / "reports") in result.stdout
