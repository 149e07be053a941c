"""What authors of criteria, checks and plugins test with: hypothesis strategies, and the runner of a ruleset's cases.

The strategies need hypothesis (`pip install "ehcp-rules[testing]"`); the runner needs nothing more than the engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ehcp_rules.errors import MissingExtraError, Problem

if TYPE_CHECKING:
    from ehcp_rules.testing.cases import Case, CaseOutcome, CasesReport, load_cases, run_case, run_cases
    from ehcp_rules.testing.strategies import (
        criteria,
        item_outcomes,
        outcomes,
        plans,
        policies,
        provisions,
        rulesets,
        statements,
    )
    from ehcp_rules.testing.told import TOLD

__all__ = [
    "TOLD",
    "Case",
    "CaseOutcome",
    "CasesReport",
    "criteria",
    "item_outcomes",
    "load_cases",
    "outcomes",
    "plans",
    "policies",
    "provisions",
    "rulesets",
    "run_case",
    "run_cases",
    "statements",
]

_HOMES = {
    "cases": ("Case", "CaseOutcome", "CasesReport", "load_cases", "run_case", "run_cases"),
    "told": ("TOLD",),
    "strategies": (
        "criteria",
        "item_outcomes",
        "outcomes",
        "plans",
        "policies",
        "provisions",
        "rulesets",
        "statements",
    ),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            try:
                return getattr(import_module(f"ehcp_rules.testing.{home}"), name)
            except ModuleNotFoundError as error:
                if (error.name or "").partition(".")[0] != "hypothesis":
                    raise
                problem = Problem(f"ehcp_rules.testing.{name}", "needs hypothesis", 'pip install "ehcp-rules[testing]"')
                raise MissingExtraError([problem]) from None
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
