"""Invented SEN2 returns, made on the spot: people as nested values, written as XML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

Values = Mapping[str, Any]

HEADER: Values = {
    "CollectionDetails": {"Collection": "SEN2", "Year": "2025", "ReferenceDate": "2025-01-16"},
    "Source": {"SourceLevel": "L", "LEA": "998", "Release": "1.3"},
}


def person(*requests: Values, **values: str) -> Values:
    """A person of eight with an invented name, unless the values say otherwise."""
    own = {"Surname": "Quillfeather", "Forename": "Ottoline", "PersonBirthDate": "2016-05-04", "UPN": "X998000121009"}
    return {**own, **values, "Requests": list(requests)}


def request(
    received: str = "2024-02-05",
    decided: str = "2024-03-04",
    outcome: str = "Y",
    assessment: Values | None = None,
    active: Values | None = None,
    **values: Any,
) -> Values:
    made: dict[str, Any] = {
        "ReceivedDate": received,
        "RequestOutcomeDate": decided,
        "RequestOutcome": outcome,
        **values,
    }
    if assessment is not None:
        made["Assessment"] = assessment
    if active is not None:
        made["ActivePlans"] = active
    return made


def issued(start: str = "2024-06-03", week20: str = "0", **plan: Any) -> Values:
    """An assessment that ended in a plan on a day."""
    detail = {"URN": "998001", "PlacementRank": "1"}
    return {"AssessmentOutcome": "Y", "Week20": week20, "NamedPlan": {"StartDate": start, "PlanDetail": detail, **plan}}


def in_force(**values: Any) -> Values:
    """A plan in force, with a placement and a primary need."""
    return {
        **values,
        "PlacementDetail": {"URN": "998001", "PlacementRank": "1", "EntryDate": "2024-06-03"},
        "SENneed": {"SENtype": "SLCN", "SENtypeRank": "1"},
    }


def a_plan(start: str = "2024-06-03", week20: str = "0", **active: Any) -> Values:
    """A request of February 2024 that led to a plan."""
    return request(assessment=issued(start, week20), active=in_force(**active))


def xml(
    *people: Values, header: Values | None = HEADER, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>'
) -> str:
    head = _element("Header", header) if header is not None else ""
    return f"{declaration}\n<Message>{head}<Persons>{''.join(_element('Person', one) for one in people)}</Persons></Message>"


def _element(tag: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_element(tag, one) for one in value)
    inside = "".join(_element(k, v) for k, v in value.items()) if isinstance(value, Mapping) else escape(str(value))
    return f"<{tag}>{inside}</{tag}>"
