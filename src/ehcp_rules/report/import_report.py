"""How a file was read: what was recognised in it and where, what was dropped or changed, and what it cannot tell.

One form for programs (`ehcp-rules/import/1`, also inside an assessment) and the words for people. It names sections,
facts and places, never the plan's own text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import attrs
from attrs import field, frozen

from ehcp_rules.adapters import ImportedPlan, ImportFailure, ImportIssue
from ehcp_rules.plan import SECTION_CODES, Plan, Section
from ehcp_rules.report import words

__all__ = [
    "FORMAT",
    "FailureDocument",
    "ImportDocument",
    "IssueDocument",
    "LossDocument",
    "Reading",
    "SectionRead",
    "facts_in_words",
    "failure_report",
    "grouped",
    "import_report",
    "items_in_words",
    "json_line",
    "loss_report",
    "parts_in_words",
    "reading_of",
]

FORMAT = "ehcp-rules/import/1"

MOST_PLACES = 3
"""The most places that are named of one remark; the form for programs has them all."""

_KINDS: Mapping[str, tuple[str, str]] = {
    "advice": ("piece of advice", "pieces of advice"),
    "budget": ("statement", "statements"),
    "monitoring": ("statement on monitoring", "statements on monitoring"),
    "placement": ("line", "lines"),
    "provision": ("provision", "provisions"),
}


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


def items_in_words(section: SectionRead) -> str:
    """What was found of a section: `2 needs, 1 strength`, or why there is nothing."""
    counts = ", ".join(words.counted(count, *_KINDS.get(kind, (kind,))) for kind, count in section.kinds.items())
    match section.state:
        case "read":
            return counts
        case "empty":
            return "empty: a label with nothing under it"
        case "shared":
            return "under one label with another section"
        case "absent":
            return "absent: no such label"
        case "not-supplied":
            return f"{counts}, and perhaps more that could not be read" if counts else "not supplied"


def facts_in_words(document: ImportDocument) -> Iterator[tuple[str, str]]:
    """The facts that were found, as rows of a heading and their names: never their values."""
    single = [name for name in document.facts if "." not in name]
    if single:
        yield "Plan", _named(single)
    for part, heading in (("dates", "Dates"), ("learner", "Child or young person")):
        found = [name.partition(".")[2] for name in document.facts if name.startswith(f"{part}.")]
        if found:
            yield heading, _named(found)
    if document.links:
        yield "Links", f"{words.counted(document.links, 'link')} between items stated"
    if document.advice_texts:
        yield "Advice", f"the text of {words.counted(document.advice_texts, 'paper')}"


def _named(names: Iterable[str]) -> str:
    return ", ".join(name.replace("_", " ").replace("week20", "week 20") for name in names)


def parts_in_words(parts: Iterable[str]) -> str:
    """Parts of a plan in a sentence: `sections C and D; the dates of the process`."""
    missing = list(parts)
    sections = [part for part in missing if part in SECTION_CODES]
    told = [f"{'section' if len(sections) == 1 else 'sections'} {words.listed(sections)}"] if sections else []
    wholes = (("dates", "the dates of the process", "of the dates"), ("learner", "who the child is", "of the child"))
    for part, whole, some in wholes:
        fields = [one.partition(".")[2] for one in missing if one.startswith(f"{part}.")]
        if part in missing:
            told.append(whole)
        elif fields:
            told.append(f"{some} {_named(fields)}")
    return "; ".join(told)


def reading_of(plan: Plan | ImportedPlan | None, *, redact: bool = False) -> ImportDocument | None:
    """The report to go with an assessment: the file without its folders, or without its name when redacted.

    None for a plan that came from no file.
    """
    if not isinstance(plan, ImportedPlan):
        return None
    document = import_report(plan)
    return attrs.evolve(document, file="" if redact else re.split(r"[\\/]", document.file)[-1])


@frozen
class Remark:
    """One remark with every place that it was made of, warnings before notes."""

    severity: str
    message: str
    places: tuple[str, ...] = field()

    @property
    def where(self) -> str:
        """The first places, and how many more there are."""
        more = len(self.places) - MOST_PLACES
        return ", ".join(self.places[:MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


@frozen
class Reading:
    """An import report in words, for a page."""

    document: ImportDocument

    @property
    def heading(self) -> str:
        """How much was read, and what there is to say of it."""
        counts = Counter(issue.severity for issue in self.document.issues)
        items = sum(section.items for section in self.document.sections)
        sections = sum(section.items > 0 for section in self.document.sections)
        told = [words.counted(counts[kind], kind) for kind in ("warning", "note") if counts[kind]]
        read = f"{words.counted(items, 'item')} in {words.counted(sections, 'section')}"
        return ", ".join([read, *(told or ["nothing left out or changed"])])

    @property
    def sections(self) -> tuple[tuple[str, str, str, str], ...]:
        """Letter, title, what was read, and where, of every section."""
        return tuple(
            (one.section, words.section_title(one.section), items_in_words(one), one.place or "")
            for one in self.document.sections
        )

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What was found on the front page, by heading, and what the source cannot tell."""
        missing = parts_in_words(self.document.not_supplied)
        return (*facts_in_words(self.document), *([("This source cannot tell", missing)] if missing else []))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was left out, changed or guessed, joined where it says the same."""
        return grouped(self.document.issues)


def grouped(issues: Iterable[IssueDocument]) -> tuple[Remark, ...]:
    """The remarks of a report, those that say the same joined; warnings first, otherwise in the source's order."""
    places: dict[tuple[str, str], list[str]] = {}
    for issue in issues:
        listed = places.setdefault((issue.severity, issue.message), [])
        if issue.place:
            listed.append(issue.place)
    remarks = [Remark(severity, message, tuple(where)) for (severity, message), where in places.items()]
    return tuple(sorted(remarks, key=lambda remark: remark.severity != "warning"))
