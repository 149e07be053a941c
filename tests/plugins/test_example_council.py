"""The example council: really installed beside the engine, discovered, and judged with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.plugins.installed import PLUGINS, install, run

TESTS = str(PLUGINS / "example_council" / "tests")

PROGRAM = """
import datetime as dt, json
from ehcp_rules import Engine
from ehcp_rules.loading import plan_from_json
from ehcp_rules.plugins import discover
from ehcp_rules.testing.cases import run_cases
from fenmoor_ehcp import OVERLAY

plan = plan_from_json({
    "format": "ehcp-plan/1", "id": "robin",
    "sections": [{"code": "F", "items": [
        {"kind": "provision", "id": "F1", "text": "Mrs Okonjo reads with Robin in the reading den."},
        {"kind": "provision", "id": "F2", "text": "A teaching assistant trained in Makaton signs with Robin daily."},
    ]}],
})
record, = [one for one in discover().plugins if one.name == "fenmoor"]
engine = Engine.create(overlays=[OVERLAY])
assessment = engine.assess(plan, as_of=dt.date(2026, 9, 1))
result = assessment.result("fenmoor:R-01")
print(json.dumps({
    "status": record.status,
    "version": record.version,
    "distribution": record.distribution,
    "checks": record.checks,
    "plugins": [list(one) for one in assessment.provenance.plugins],
    "layers": [layer.id for layer in assessment.provenance.layers],
    "variations": [[one.target, one.change] for one in engine.ruleset.variations],
    "weight": engine.ruleset.criterion("F-12").scoring.weight,
    "verdict": result.verdict,
    "provider": result.provider,
    "items": [[one.item, one.verdict] for one in result.items],
    "quotes": [quote.text for one in result.items for finding in one.findings for quote in finding.quotes],
    "cases": [str(one) for one in run_cases(OVERLAY, engine=engine).outcomes if not one.passed],
    "number of cases": len(run_cases(OVERLAY, engine=engine).outcomes),
}))
"""


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the example is installed."""
    return install("example_council", tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def told(target: Path) -> dict[str, Any]:
    """What a program that uses the installed example tells."""
    done = run(target, "-c", PROGRAM)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_installed_example_is_discovered(told: dict[str, Any]) -> None:
    assert told["status"] == "ok"
    assert (told["distribution"], told["version"]) == ("fenmoor-ehcp", "1.0.0")
    assert told["checks"] == ["fenmoor.names_roles"]


def test_its_overlay_lies_on_the_national_ruleset(told: dict[str, Any]) -> None:
    assert told["layers"] == ["england_ehcp", "fenmoor"]
    assert told["weight"] == 5
    assert [target for target, _ in told["variations"]] == [
        "F-12",
        "F-02",
        "E-02",
        "fenmoor.photograph",
        "fenmoor.photograph_agreed",
        "fenmoor:audit",
        "fenmoor:P-01",
        "fenmoor:R-01",
        "ordinarily-available",
        "fenmoor:personal-titles",
    ]


def test_its_criterion_judges_a_plan_by_its_own_check(told: dict[str, Any]) -> None:
    assert told["items"] == [["F1", "not-met"], ["F2", "met"]]
    assert told["quotes"] == ["Mrs Okonjo"]
    assert told["provider"] == "fenmoor"
    assert ["fenmoor", "1.0.0"] in told["plugins"]


def test_its_cases_hold(told: dict[str, Any]) -> None:
    assert told["cases"] == []
    assert told["number of cases"] == 12


def test_the_tests_that_come_with_it_pass(target: Path, tmp_path: Path) -> None:
    done = run(target, "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout


def test_the_command_line_lists_it(target: Path) -> None:
    done = run(target, "-m", "ehcp_rules", "plugins")
    assert done.returncode == 0, done.stderr
    assert "fenmoor" in done.stdout


def test_without_the_package_its_overlay_is_refused_with_the_missing_check(target: Path) -> None:
    program = (
        "from ehcp_rules import EhcpRulesError, Engine\n"
        "from fenmoor_ehcp import OVERLAY\n"
        "try:\n"
        "    Engine.create(overlays=[OVERLAY], plugins=['builtin', 'rulesets'])\n"
        "except EhcpRulesError as error:\n"
        "    print(error)\n"
    )
    done = run(target, "-c", program)
    assert done.returncode == 0, done.stderr
    assert "fenmoor:R-01: check.use: no installed plugin provides fenmoor.names_roles" in done.stdout
