"""Facts that conditions may name: each a function of the plan and the as-of date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ehcp_rules.plan.items import Placement
from ehcp_rules.plan.model import Plan

__all__ = ["FACTS", "YES_NO_FACTS", "age_on", "end_of_school_year", "facts_of", "school_year_of"]


def age_on(born: dt.date, day: dt.date) -> int:
    """Whole years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def school_year_of(born: dt.date, day: dt.date) -> int:
    """The national curriculum year on a day: age at 31 August before the school year, less four (Reception is 0)."""
    start = day.year if day.month >= 9 else day.year - 1
    return age_on(born, dt.date(start, 8, 31)) - 4


def end_of_school_year(born: dt.date, year: int) -> dt.date:
    """The last day of a national curriculum year (Reception is 0) for whoever was born on a day."""
    return dt.date(born.year + (born.month >= 9) + 5 + year, 8, 31)


FACTS: Mapping[str, str] = MappingProxyType(
    {
        "plan.stage": "draft, final, draft-amended or final-amended",
        "plan.final": "true when the plan is a final or an amended final plan",
        "plan.amended": "true when the plan was amended after a review",
        "learner.age": "age in whole years on the as-of date",
        "learner.school_year": "national curriculum year on the as-of date by date of birth (Reception is 0)",
        "placement.setting": "mainstream, resourced-base, special, post-16, early-years, none or other, from section I",
        "advice.count": "number of entries in section K",
        "advice.texts": "number of pieces of advice whose text was supplied",
        "review.texts": "number of review papers whose text was supplied",
    }
)
"""The closed list of facts that conditions may name. Each is a function of the plan and the as-of date."""

YES_NO_FACTS = ("plan.final", "plan.amended")
"""Those of `FACTS` that are either so or not."""


def facts_of(plan: Plan, as_of: dt.date) -> Mapping[str, Any]:
    """The facts of `FACTS` that this plan can tell; a fact it cannot tell is left out."""
    facts: dict[str, Any] = {}
    if plan.stage is not None:
        facts["plan.stage"] = plan.stage
        facts["plan.final"] = plan.stage.startswith("final")
        facts["plan.amended"] = plan.stage.endswith("amended")
    born = plan.learner.date_of_birth
    if born is not None:
        facts["learner.age"] = age_on(born, as_of)
        facts["learner.school_year"] = school_year_of(born, as_of)
    setting = _setting_of(plan)
    if setting:
        facts["placement.setting"] = setting
    if plan.supplied("K") and plan.section("K") is not None:
        facts["advice.count"] = sum(1 for _ in plan.items("K"))
    facts["advice.texts"] = sum(document.type == "advice" for document in plan.advice)
    facts["review.texts"] = sum(document.type == "review" for document in plan.advice)
    return facts


_SETTINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("resourced-base", ("resourced", "resource base", "unit", "support base", "enhanced provision")),
    ("special", ("special",)),
    ("early-years", ("nursery", "early years", "pre-school", "preschool")),
    ("post-16", ("college", "post-16", "sixth form", "further education")),
    ("mainstream", ("mainstream", "academy", "primary", "secondary", "community", "maintained", "school")),
)


def _setting_of(plan: Plan) -> str:
    section = plan.section("I")
    if section is None:
        return ""
    if not section.items:
        return "none"
    typed = " ".join(i.text for i in section.items if isinstance(i, Placement) and i.field == "type").lower()
    text = typed or " ".join(item.text for item in section.items).lower()
    return next((kind for kind, words in _SETTINGS if any(word in text for word in words)), "other")
