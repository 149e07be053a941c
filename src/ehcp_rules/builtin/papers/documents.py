"""What the check types over documents share: one verdict a document, its place, and its opening words to show it by."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from ehcp_rules.checks import CheckContext
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome
from ehcp_rules.text.papers.advice import AnalysedDocument, documents_of

__all__ = ["EachDocument", "each_document", "opening", "place_of"]


@frozen(kw_only=True)
class EachDocument:
    """Nothing to choose: every supplied document of the kind is read."""


def each_document(context: CheckContext, kind: str, judge: Callable[[AnalysedDocument], CheckOutcome]) -> CheckOutcome:
    """The outcomes of judging each supplied document of a kind (`advice` or `review`)."""
    return tuple(
        outcome
        for document in documents_of(context.plan)
        if document.document.type == kind
        for outcome in judge(document)
    )


def place_of(document: AnalysedDocument) -> str:
    """The place of a document in the plan."""
    return document.items[0].path.partition(".")[0] if document.items else "advice"


def opening(document: AnalysedDocument) -> tuple[Quote, ...]:
    """The title line, to show which document is meant."""
    for item in document.items[:1]:
        passage = item.passages.get("text")
        if passage is not None:
            return (passage.quote(0, len(passage.text)),)
    return ()
