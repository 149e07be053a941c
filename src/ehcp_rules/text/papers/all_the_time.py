"""Provision that says it holds all the time, or for all of a kind, beside advice of so many hours or of every one of them."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts import Dose
from ehcp_rules.text.papers.comparing import Relation
from ehcp_rules.text.papers.statement import Statement

__all__ = ["always_told", "beside_all_the_time"]


def always_told(item: Statement) -> Quote | None:
    """Where an item says that something is so whenever it is called for, which holds for each occasion."""
    found = ((where, one) for where, one in item.amounts if one.measures == "scope")
    always = next((where.quote(one.span.start, one.span.end) for where, one in found), None)
    if always is None:
        all_of_them = ((where, _ALL_OF_THEM.search(where.folded)) for where in item.passages)
        always = next((where.quote(*match.span()) for where, match in all_of_them if match), None)
    return always


_ALL_OF_THEM = re.compile(
    r"\b(?:in|for|at|during|on) all (?:of )?(?:(?:the|his|her|their) )?(?:[a-z]+ )?(?:and )?"
    r"(?:tests|exam(?:ination)?s|assessments|papers|meals|meal ?times|feeds|journeys|transfers|trips|visits|activities|hoists"
    r"|transitions)\b"
)
"""`In all tests and assessments`, for what is advised in every one of them."""


def beside_all_the_time(item: Statement, dose: Dose) -> Relation | None:
    """How hours a week stand to an item that says only `full-time` or `all day`: a school week has 25 hours and more."""
    if dose.minutes is None or dose.times is not None or dose.period != "week" or item.doses:
        return None
    if not any(amount.measures == "scope" and _FULL_TIME.search(where.folded) for where, amount in item.amounts):
        return None
    return Relation.EQUAL if dose.minutes[0] >= _SCHOOL_WEEK else Relation.MORE


_SCHOOL_WEEK = 25 * 60
_FULL_TIME = re.compile(r"\bfull[- ]time\b|\ball day\b|\bat all times\b|\bthroughout the (?:school )?(?:day|week)\b")
