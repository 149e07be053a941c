"""A criterion for tests of the engine and its scores: it says what the check `testing.told` is told."""

from __future__ import annotations

import datetime as dt

import attrs

from ehcp_rules.criterion import CheckUse, Criterion, FindingText, Judgement, Scoring, Source


def a_criterion(id: str = "T-01", section: str = "F", **changes: object) -> Criterion:
    """A criterion of weight one on one section, with anything of it changed."""
    given = Criterion(
        id=id,
        name=id.lower(),
        title=f"Criterion {id}",
        section=section,
        status="stable",
        since="1",
        catalogue=(id,),
        summary="s",
        why_it_matters="w",
        good_looks_like="g",
        auditor_guidance="a",
        how_to_fix="Mend it.",
        sources=(Source(kind="practice", citation="c", basis="secondary", checked_on=dt.date(2026, 1, 1)),),
        reads=(section,),
        check=CheckUse(use="testing.told", parameters={"section": section}),
        judgement=Judgement(question="Is it met?"),
        scoring=Scoring(weight=1, severity="major"),
        findings={"told-so": FindingText(message="{item} says so: {quote}", fix="Change it.")},
    )
    return attrs.evolve(given, **changes)  # type: ignore[arg-type]
