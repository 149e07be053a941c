"""Holding rulesets against one another: what differs in them, and which verdicts of which plans that moves."""

from ehcp_rules.compare.backtest import Backtest, Move, backtest, least_bump
from ehcp_rules.compare.page import Comparison, comparison_page
from ehcp_rules.compare.rulesets import Change, changes, gathered
from ehcp_rules.compare.stored import rescored
from ehcp_rules.compare.verdicts import PlanVerdicts, verdicts_of
from ehcp_rules.compare.verifying import Verification, verify

__all__ = [
    "Backtest",
    "Change",
    "Comparison",
    "Move",
    "PlanVerdicts",
    "Verification",
    "backtest",
    "changes",
    "comparison_page",
    "gathered",
    "least_bump",
    "rescored",
    "verdicts_of",
    "verify",
]
