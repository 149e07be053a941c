"""The plan model: what a council holds of one Education, Health and Care Plan, exactly as it was imported.

Text is never cleaned here. Empty, absent and not supplied are three things: a section with no items is empty; a section
that the document does not have is absent; a section that the source could not tell is listed in `not_supplied`.
"""

from ehcp_rules.plan.facts import FACTS, YES_NO_FACTS, age_on, end_of_school_year, facts_of, school_year_of
from ehcp_rules.plan.items import (
    AREAS,
    ITEM_KINDS,
    SECTION_CODES,
    SECTION_TITLES,
    AdviceEntry,
    Budget,
    Heading,
    Item,
    Monitoring,
    Need,
    Note,
    Outcome,
    Placement,
    Provision,
    Strength,
    View,
)
from ehcp_rules.plan.model import STAGES, AdviceDocument, Learner, Passage, Plan, PlanDates, Section, with_items

__all__ = [
    "AREAS",
    "FACTS",
    "ITEM_KINDS",
    "SECTION_CODES",
    "SECTION_TITLES",
    "STAGES",
    "YES_NO_FACTS",
    "AdviceDocument",
    "AdviceEntry",
    "Budget",
    "Heading",
    "Item",
    "Learner",
    "Monitoring",
    "Need",
    "Note",
    "Outcome",
    "Passage",
    "Placement",
    "Plan",
    "PlanDates",
    "Provision",
    "Section",
    "Strength",
    "View",
    "age_on",
    "end_of_school_year",
    "facts_of",
    "school_year_of",
    "with_items",
]
