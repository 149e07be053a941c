"""How a file was read: what was recognised in it and where, what was dropped or changed, and what it cannot tell.

The form for programs, `ehcp-rules/import/1`, which also goes inside an assessment; people read it in the words of
`import_words`. It names sections, facts and places, never the plan's own text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

import attrs
from attrs import frozen

from ehcp_rules.adapters import ImportedPlan, ImportFailure, ImportIssue
from ehcp_rules.plan import SECTION_CODES, Plan, Section

__all__ = [
    "FORMAT",
    "FailureDocument",
    "ImportDocument",
    "IssueDocument",
    "LossDocument",
    "SectionRead",
    "failure_report",
    "import_report",
    "json_line",
    "loss_report",
    "reading_of",
]

FORMAT = "ehcp-rules/import/1"


@frozen(kw_only=True)
class SectionRead:
    """What was found of one section: items by kind, and the place of its label.

    `state` is `read`, `empty` (its label stands there without an item), `shared` (it stands under another section's label),
    `absent`, or `not-supplied` (the source cannot tell, or could not be read to its end).
    """

    section: str
    state: Literal["read", "empty", "shared", "absent", "not-supplied"]
    items: int
    kinds: Mapping[str, int]
    place: str | None


@frozen(kw_only=True)
class IssueDocument:
    """A value that was dropped, changed or guessed (`warning`), or a remark (`note`), and where."""

    severity: Literal["warning", "note"]
    place: str
    message: str


@frozen(kw_only=True)
class ImportDocument:
    """How one plan was read. `facts` names what was found on the front page; `links` counts links that items state."""

    file: str
    adapter: str
    plan_id: str
    stage: str | None
    facts: tuple[str, ...]
    sections: tuple[SectionRead, ...]
    links: int
    advice_texts: int
    not_supplied: tuple[str, ...]
    issues: tuple[IssueDocument, ...]


@frozen(kw_only=True)
class FailureDocument:
    """A plan or file that could not be read: where, why, and the next step."""

    file: str
    place: str
    failure: str
    hint: str


@frozen(kw_only=True)
class LossDocument:
    """A value of a plan that the form it was converted to cannot hold: the file written, the value's place, and why."""

    written: str
    severity: Literal["warning", "note"]
    place: str
    message: str


def import_report(imported: ImportedPlan) -> ImportDocument:
    """The report of one plan that was read."""
    plan = imported.plan
    return ImportDocument(
        file=imported.source_name,
        adapter=imported.adapter,
        plan_id=plan.id,
        stage=plan.stage,
        facts=tuple(_facts(plan)),
        sections=tuple(_section(plan, code) for code in SECTION_CODES),
        links=sum(len(getattr(i, k, ())) for s in plan.sections for i in s.items for k in ("needs", "outcomes")),
        advice_texts=len(plan.advice),
        not_supplied=plan.not_supplied,
        issues=tuple(
            IssueDocument(severity=one.severity, place=one.place, message=one.message) for one in imported.issues
        ),
    )


def failure_report(failure: ImportFailure) -> FailureDocument:
    """The report of a plan or file that could not be read."""
    return FailureDocument(file=failure.source_name, place=failure.place, failure=failure.message, hint=failure.hint)


def loss_report(written: str, issue: ImportIssue) -> LossDocument:
    """The report of a value that was not written."""
    return LossDocument(written=written, severity=issue.severity, place=issue.place, message=issue.message)


def json_line(document: ImportDocument | FailureDocument | LossDocument) -> str:
    """The report as one line of JSON in the format `ehcp-rules/import/1`, without its line end."""
    return json.dumps({"format": FORMAT, **attrs.asdict(document)}, ensure_ascii=False, separators=(",", ":"))


def _facts(plan: Plan) -> Iterator[str]:
    """The names of the facts that are stated, as mappings call them."""
    for name in ("stage", "version", "week20_exception"):
        if getattr(plan, name):
            yield name
    for part in ("dates", "learner"):
        thing = getattr(plan, part)
        yield from (f"{part}.{one.name}" for one in attrs.fields(type(thing)) if getattr(thing, one.name))


def _section(plan: Plan, code: str) -> SectionRead:
    section = plan.section(code)
    items = section.items if section else ()
    return SectionRead(
        section=code,
        state=_state(plan, code, section),
        items=len(items),
        kinds=dict(Counter(item.kind for item in items)),
        place=section.source.place if section and section.source else None,
    )


def _state(
    plan: Plan, code: str, section: Section | None
) -> Literal["read", "empty", "shared", "absent", "not-supplied"]:
    if not plan.supplied(code):
        return "not-supplied"
    if section is not None:
        return "read" if section.items else "empty"
    return "shared" if any(code in other.shares for other in plan.sections) else "absent"


def reading_of(plan: Plan | ImportedPlan | None, *, redact: bool = False) -> ImportDocument | None:
    """The report to go with an assessment: the file without its folders, or without its name when redacted.

    None for a plan that came from no file.
    """
    if not isinstance(plan, ImportedPlan):
        return None
    document = import_report(plan)
    return attrs.evolve(document, file="" if redact else re.split(r"[\\/]", document.file)[-1])
