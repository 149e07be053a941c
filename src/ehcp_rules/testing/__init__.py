"""What authors of criteria, checks and plugins test with: hypothesis strategies, a ruleset's cases, and mutations of plans.

The strategies need hypothesis (`pip install "ehcp-rules[testing]"`); the rest needs nothing more than the engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ehcp_rules.errors import MissingExtraError, Problem

if TYPE_CHECKING:
    from ehcp_rules.testing.cases import Case, CaseOutcome, CasesReport, load_cases, run_case, run_cases
    from ehcp_rules.testing.conformance import Conformance, adapter_conforms, check_conforms, laws_of, ruleset_conforms
    from ehcp_rules.testing.defects import Marks, marked_mutants, statement_mutants
    from ehcp_rules.testing.kinds import DEFECTS
    from ehcp_rules.testing.mutations import Defect, Mutant, MutationReport, Neutral, run_mutants
    from ehcp_rules.testing.neutral import NEUTRAL, neutral_mutants
    from ehcp_rules.testing.plan_defects import plan_mutants
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
    "DEFECTS",
    "NEUTRAL",
    "TOLD",
    "Case",
    "CaseOutcome",
    "CasesReport",
    "Conformance",
    "Defect",
    "Marks",
    "Mutant",
    "MutationReport",
    "Neutral",
    "adapter_conforms",
    "check_conforms",
    "criteria",
    "item_outcomes",
    "laws_of",
    "load_cases",
    "marked_mutants",
    "neutral_mutants",
    "outcomes",
    "plan_mutants",
    "plans",
    "policies",
    "provisions",
    "ruleset_conforms",
    "rulesets",
    "run_case",
    "run_cases",
    "run_mutants",
    "statement_mutants",
    "statements",
]

_HOMES = {
    "cases": ("Case", "CaseOutcome", "CasesReport", "load_cases", "run_case", "run_cases"),
    "conformance": ("Conformance", "adapter_conforms", "check_conforms", "laws_of", "ruleset_conforms"),
    "told": ("TOLD",),
    "defects": ("Marks", "marked_mutants", "statement_mutants"),
    "kinds": ("DEFECTS",),
    "mutations": ("Defect", "Mutant", "MutationReport", "Neutral", "run_mutants"),
    "neutral": ("NEUTRAL", "neutral_mutants"),
    "plan_defects": ("plan_mutants",),
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
