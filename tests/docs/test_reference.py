"""The reference is what the code and the criteria say today, and everything has an entry."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.build_reference import REFERENCE, stale
from tools.reference.criteria import criterion_page

from ehcp_rules.cli.app import app
from ehcp_rules.cli.exits import EXIT_MEANINGS
from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.plan import FACTS


def page(name: str) -> str:
    return (REFERENCE / name).read_text("utf-8")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.create(version="next", plugins=("adapters", "builtin", "rulesets"), strict=True)


def test_the_pages_are_up_to_date() -> None:
    assert stale() == [], "make docs writes them"


def test_every_criterion_has_a_page_with_examples(engine: Engine) -> None:
    ids = [criterion.id for criterion in engine.ruleset.criteria]
    assert len(ids) >= 20
    for id in ids:
        text = page(f"criteria/{id.lower()}.md")
        assert f"# {id}: " in text
        assert "## Authority" in text
        assert "## Examples" in text
        assert f"criteria/{id.lower()}.md" in page("criteria.md")


def test_no_row_about_how_a_criterion_is_decided_is_longer_than_a_paragraph(engine: Engine) -> None:
    for criterion in engine.ruleset.criteria:
        _, deciding = criterion_page(criterion).split("## How it is decided")
        assert max(map(len, deciding.splitlines())) < 500, criterion.id
    threads = criterion_page(engine.ruleset.criterion("GT-08"))
    assert "`serves`, list by list:" in threads
    assert '| `fields` | `"skills-and-help"` |' in threads


def test_every_criterion_stands_on_the_page_of_its_section_for_writers(engine: Engine) -> None:
    pages = {path.name: path.read_text("utf-8") for path in (REFERENCE / "writing").glob("*.md")}
    assert {f"section-{code}.md" for code in "abcdefgijk"} <= pages.keys()
    for criterion in engine.ruleset.criteria:
        entry = f"[{criterion.title}](../criteria/{criterion.id.lower()}.md)"
        (name,) = [name for name, text in pages.items() if entry in text]
        assert name.removesuffix(".md").endswith(criterion.section.lower())
    assert "**Good enough**" in pages["section-f.md"]
    assert "**Not enough**" in pages["section-f.md"]


def test_every_check_type_and_finding_code_has_an_entry(engine: Engine) -> None:
    codes = {code.code for check in engine.inventory.checks.values() for code in check.codes}
    assert len(engine.inventory.checks) >= 10
    assert len(codes) >= 30
    assert [name for name in engine.inventory.checks if f"## `{name}`" not in page("checks.md")] == []
    assert [code for code in codes if f"| `{code}` |" not in page("findings.md")] == []


def test_every_verdict_fact_adapter_command_exit_code_and_hook_has_an_entry(engine: Engine) -> None:
    assert [v.value for v in Verdict if f"| `{v.value}` |" not in page("verdicts.md")] == []
    assert [fact for fact in FACTS if f"| `{fact}` |" not in page("plan.md")] == []
    assert [a.name for a in engine.adapters if f"## `{a.name}`" not in page("adapters.md")] == []
    assert [name for name in app.commands if f"## `{name}`" not in page("commands.md")] == []
    assert [code for code in EXIT_MEANINGS if f"| {code.value} | " not in page("commands.md")] == []
    assert page("hooks.md").count("| `ehcp_rules_register_") == 3


def test_the_reference_names_no_path_of_the_machine_it_was_written_on() -> None:
    here = str(Path(__file__).resolve().parents[2])
    assert [path.name for path in REFERENCE.rglob("*.md") if here in path.read_text("utf-8")] == []
