"""The texts of advice, analysed like the items of a plan, and what each of them recommends."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from ehcp_rules.plan import AdviceDocument, AdviceEntry, Outcome
from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage, AnalysedPlan
from ehcp_rules.text.papers.statement import EVERYBODY, Statement, professions_in
from ehcp_rules.text.scanning.fold import fold

__all__ = [
    "AnalysedDocument",
    "documents_of",
    "heading_over",
    "listed_professions",
    "other_statements_of",
    "provision_of",
    "recommendations_of",
]

_SECTION = "advice"


@frozen
class AnalysedDocument:
    """One piece of advice with its analysed items, and the professions that its author belongs to."""

    document: AdviceDocument
    items: tuple[AnalysedItem, ...]
    professions: frozenset[str]


def documents_of(plan: AnalysedPlan) -> tuple[AnalysedDocument, ...]:
    """The plan's advice and review papers, each item analysed against the ruleset's phrase lists."""
    return tuple(_document(plan, index, document) for index, document in enumerate(plan.plan.advice))


def _document(plan: AnalysedPlan, index: int, document: AdviceDocument) -> AnalysedDocument:
    items = tuple(
        AnalysedItem(plan, _SECTION, f"advice[{index}].items[{number}]", item)
        for number, item in enumerate(document.items)
    )
    return AnalysedDocument(
        document, items, _professions(plan, (document.role, document.title), (document.id, document.author))
    )


def _professions(plan: AnalysedPlan, *tries: tuple[str, ...]) -> frozenset[str]:
    """The professions named by the first of these groups of texts that names any."""
    for texts in tries:
        scans = [plan.lexicons.scan(fold(text.replace("_", " ").replace("-", " "))) for text in texts]
        found = frozenset(hit.group for scan in scans for hit in professions_in(scan))
        if found:
            return found - EVERYBODY or found
    return frozenset()


def heading_over(document: AnalysedDocument, outcome: AnalysedItem) -> AnalysedPassage | None:
    """The words of the heading that governs an outcome, where one does."""
    under = outcome.item.under if isinstance(outcome.item, Outcome) else None
    heading = next((item for item in document.items if under and item.id == under), None)
    return heading.passages.get("text") if heading else None


def recommendations_of(documents: Iterable[AnalysedDocument]) -> tuple[Statement, ...]:
    """What advice recommends as provision, in order, each with the heading above it."""
    found = []
    for document in documents:
        heading: AnalysedPassage | None = None
        for item in document.items if document.document.type == "advice" else ():
            if item.item.kind == "heading":
                heading = item.passages.get("text")
            elif item.item.kind == "provision":
                found.append((item, document.professions, heading))
    return tuple(Statement(item, order, author, heading) for order, (item, author, heading) in enumerate(found))


def other_statements_of(documents: Iterable[AnalysedDocument]) -> tuple[Statement, ...]:
    """What advice tells without recommending it: history, findings, needs and views."""
    items = (item for document in documents for item in document.items if item.item.kind in ("note", "need", "view"))
    return tuple(Statement(item, order) for order, item in enumerate(items))


def provision_of(plan: AnalysedPlan, sections: tuple[str, ...]) -> tuple[Statement, ...]:
    """The provision of these sections that says anything, in order; a budget item counts as provision."""
    items = (item for item in plan.items(*sections, kinds=("provision", "budget")))
    return tuple(Statement(item, order) for order, item in enumerate(items) if not item.reading.nil)


def listed_professions(plan: AnalysedPlan) -> frozenset[str]:
    """The professions whose advice section K lists; the family's own views are none."""
    found: set[str] = set()
    for item in plan.items("K", kinds=(AdviceEntry.kind,)):
        entry = item.item
        if isinstance(entry, AdviceEntry):
            found |= _professions(plan, (entry.type, entry.text), (entry.role, entry.author))
            found |= _professions(plan, (entry.role,))
    return frozenset(found - {"family"})
