"""Holding rulesets against one another: what differs in them, and which verdicts of which plans that moves."""

from ehcp_rules.compare.backtest import Backtest, Move, backtest, least_bump
from ehcp_rules.compare.rulesets import Change, changes
from ehcp_rules.compare.verdicts import PlanVerdicts, verdicts_of

__all__ = ["Backtest", "Change", "Move", "PlanVerdicts", "backtest", "changes", "least_bump", "verdicts_of"]
