"""Whether a stored result is what this installation would say: same ruleset, same checks, and, with the plan, same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import attrs
from attrs import frozen

from ehcp_rules.assessment import Assessment, HumanJudgement
from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.plan import Plan
from ehcp_rules.report.json import document_of, json_text, read_document
from ehcp_rules.report.wire import AssessmentDocument

__all__ = ["Verification", "verify"]


@frozen(kw_only=True)
class Verification:
    """What came of it.

    `same`: judged again, every byte is the same. `would-match`: nothing here differs from what made the result, and
    without the plan it was not judged again. `engine-differs`: engine, ruleset or checks are others, so that exact replay
    needs those. `differs`: the same engine and ruleset say something else, so plan or result were changed. `differences`
    name versions, digests and criteria, never words of the plan.
    """

    answer: Literal["same", "would-match", "engine-differs", "differs"]
    differences: tuple[str, ...]
    plan_id: str


def verify(stored: str | bytes, engine: Engine, plan: Plan | None = None) -> Verification:
    """Hold a stored result against an engine and, where it is at hand, judge its plan again.

    Raises EhcpRulesError for a text that is no stored result.
    """
    document = read_document(stored)
    differences = list(_provenance(document, engine))
    if plan is None:
        answer: Literal["would-match", "engine-differs"] = "engine-differs" if differences else "would-match"
        return Verification(answer=answer, differences=tuple(differences), plan_id=document.plan_id)
    # How the file was read is no part of judging, and names the file as it was then.
    fresh = document_of(_judged_again(document, engine, plan), plan, redact=document.redacted)
    again = attrs.evolve(fresh, reading=document.reading)
    text = stored if isinstance(stored, str) else stored.decode("utf-8")
    if json_text(again).splitlines() == text.splitlines():
        return Verification(answer="same", differences=(), plan_id=document.plan_id)
    moved = tuple(_moved(document, again))
    return Verification(
        answer="engine-differs" if differences else "differs",
        differences=(*differences, *moved),
        plan_id=document.plan_id,
    )


def _provenance(document: AssessmentDocument, engine: Engine) -> Iterator[str]:
    """What made the result and is another here: engine, layers and the check types that judged."""
    from ehcp_rules.version import __version__

    made = document.provenance
    if made.engine != __version__:
        yield f"engine: made with {made.engine}, here {__version__}"
    here = {layer.id: layer for layer in engine.ruleset.layers}
    for layer in made.layers:
        found = here.pop(layer.id, None)
        if found is None:
            yield f"layer {layer.id} {layer.version}: not used here"
        elif found.version != layer.version:
            yield f"layer {layer.id}: made with {layer.version}, here {found.version}"
        elif found.judging_digest != layer.judging_digest:
            yield f"layer {layer.id} {layer.version}: judges differently here (other digest)"
        elif found.digest != layer.digest:
            yield f"layer {layer.id} {layer.version}: has other words here (other digest)"
    yield from (f"layer {layer.id} {layer.version}: used only here" for layer in here.values())
    checks = engine.inventory.checks
    for check in made.checks:
        installed = checks.get(check.name)
        if installed is None:
            yield f"check {check.name}: not installed"
        elif installed.version != check.version:
            yield f"check {check.name}: made with version {check.version}, here {installed.version}"


def _judged_again(document: AssessmentDocument, engine: Engine, plan: Plan) -> Assessment:
    judgements = [
        HumanJudgement(
            criterion=one.criterion,
            verdict=Verdict(one.verdict),
            by=one.by,
            on=dt.date.fromisoformat(one.on),
            reason=one.reason or "",
            item=one.item,
        )
        for one in document.judgements
    ]
    again = engine.assess(plan, as_of=dt.date.fromisoformat(document.as_of), judgements=judgements)
    return attrs.evolve(again, provenance=attrs.evolve(again.provenance, adapter=document.provenance.adapter))


def _moved(stored: AssessmentDocument, now: AssessmentDocument) -> Iterator[str]:
    if stored.plan_id != now.plan_id:
        yield f"plan: the result is of {stored.plan_id}, this is {now.plan_id}"
    after = {result.criterion: result for result in now.results}
    for before in stored.results:
        other = after.pop(before.criterion, None)
        if other is None:
            yield f"{before.criterion}: not judged here"
        elif other.verdict != before.verdict:
            yield f"{before.criterion}: stored {before.verdict}, here {other.verdict}"
        elif other.items != before.items:
            yield f"{before.criterion}: the same verdict with other findings or places"
    yield from (f"{id}: judged only here" for id in after)
    if stored.scores != now.scores:
        yield "scores: other than stored"
