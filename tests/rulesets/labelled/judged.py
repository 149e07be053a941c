"""Statements with the label that a moderator would give them, and what the ruleset says of them."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from ehcp_rules.engine import Engine
from ehcp_rules.engine.appraisal import appraisal_of
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.plans import FORMAT, plan_from_json

HERE = Path(__file__).parent
AS_OF = dt.date(2026, 9, 1)
SECTION = {"view": "A", "aspiration": "A", "need": "B", "provision": "F"}
STANDS_AS = {"aspiration": {"kind": "view", "label": "Aspirations"}}
SAID = {Verdict.MET: "good", Verdict.PARTLY_MET: "bad", Verdict.NOT_MET: "bad"}


@frozen
class Judged:
    """One labelled statement and what the ruleset said of it: good, bad or asked."""

    label: str
    said: str
    half: str
    text: str = field(repr=False)


def judged(engine: Engine, name: str) -> Iterator[Judged]:
    """Each statement of a file, judged by the criteria that decide statements of its kind."""
    document = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    about = document["about"]
    deciding = engine.ruleset.appraisal[about]
    criteria = {criterion.id: criterion for criterion in engine.ruleset.criteria}
    for row in document["statement"]:
        item = {"kind": about, "id": "statement", "text": row["text"]}
        item |= STANDS_AS.get(about, {})
        item |= {name: row[key] for name, key in (("speaker", "speaker"), ("label", "labelled")) if key in row}
        plan = plan_from_json(
            {"format": FORMAT, "id": "one", "sections": [{"code": SECTION[about], "items": [item]}]},
        )
        results = [one for one in engine.assess(plan, as_of=AS_OF).results if one.criterion in deciding]
        verdict = appraisal_of(results, criteria, deciding).verdict
        yield Judged(row["label"], SAID.get(verdict, "asked"), row["half"], row["text"])


def counts(found: list[Judged], half: str) -> Counter[tuple[str, str]]:
    """How many statements of a half have each label and were called good, bad or asked about."""
    return Counter((one.label, one.said) for one in found if one.half == half)
