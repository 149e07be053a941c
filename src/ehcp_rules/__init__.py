"""An open, deterministic and explainable quality engine for Education, Health and Care Plans in England.

    import datetime, ehcp_rules

    for imported in ehcp_rules.read("plan.docx"):
        assessment = ehcp_rules.assess(imported.plan, as_of=datetime.date(2026, 9, 1))
        print(assessment.score().headline)

The names below are loaded when they are first used, so that importing the library stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ehcp_rules.version import __version__

if TYPE_CHECKING:
    from ehcp_rules.adapters import AdapterDefinition, ImportedPlan, ImportFailure, ImportIssue
    from ehcp_rules.assessment import Assessment, HumanJudgement, render_finding
    from ehcp_rules.checks import CheckContext, CheckDefinition, check
    from ehcp_rules.engine import (
        INSTALLED,
        Appraisal,
        AppraisalFinding,
        Engine,
        appraise,
        appraise_thread,
        assess,
        read,
    )
    from ehcp_rules.errors import EhcpRulesError
    from ehcp_rules.findings import Finding, ItemOutcome, Verdict
    from ehcp_rules.hookspecs import hookimpl
    from ehcp_rules.loading import plan_from_json
    from ehcp_rules.plan import Plan
    from ehcp_rules.report import read_document, render
    from ehcp_rules.ruleset import Ruleset, RulesetLocation
    from ehcp_rules.scoring import CriterionResult, Score

__all__ = [
    "INSTALLED",
    "AdapterDefinition",
    "Appraisal",
    "AppraisalFinding",
    "Assessment",
    "CheckContext",
    "CheckDefinition",
    "CriterionResult",
    "EhcpRulesError",
    "Engine",
    "Finding",
    "HumanJudgement",
    "ImportFailure",
    "ImportIssue",
    "ImportedPlan",
    "ItemOutcome",
    "Plan",
    "Ruleset",
    "RulesetLocation",
    "Score",
    "Verdict",
    "__version__",
    "appraise",
    "appraise_thread",
    "assess",
    "check",
    "hookimpl",
    "plan_from_json",
    "read",
    "read_document",
    "render",
    "render_finding",
]

_HOMES = {
    "adapters": ("AdapterDefinition", "ImportFailure", "ImportIssue", "ImportedPlan"),
    "assessment": ("Assessment", "HumanJudgement", "render_finding"),
    "checks": ("CheckContext", "CheckDefinition", "check"),
    "engine": (
        "INSTALLED",
        "Appraisal",
        "AppraisalFinding",
        "Engine",
        "appraise",
        "appraise_thread",
        "assess",
        "read",
    ),
    "errors": ("EhcpRulesError",),
    "findings": ("Finding", "ItemOutcome", "Verdict"),
    "hookspecs": ("hookimpl",),
    "loading": ("plan_from_json",),
    "plan": ("Plan",),
    "report": ("read_document", "render"),
    "ruleset": ("Ruleset", "RulesetLocation"),
    "scoring": ("CriterionResult", "Score"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
