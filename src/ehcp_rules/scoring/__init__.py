"""Exact scores from verdicts: the points of a criterion, the score under a policy, and what would lift its word."""

from ehcp_rules.scoring.lift import Lift
from ehcp_rules.scoring.points import CriterionResult, Interval, points_of, result_of, verdict_of
from ehcp_rules.scoring.rating import Coverage, Gate, Score, SectionScore, score_of

__all__ = [
    "Coverage",
    "CriterionResult",
    "Gate",
    "Interval",
    "Lift",
    "Score",
    "SectionScore",
    "points_of",
    "result_of",
    "score_of",
    "verdict_of",
]
