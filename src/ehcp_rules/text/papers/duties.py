"""Who is bound: whether a plan only hopes for what advice asks, or leaves it to money, staff or somebody's judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.papers.statement import Statement

__all__ = ["lesser_duty"]


def lesser_duty(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    """The words of the first item that bind nobody to its amount, beside the advised amount; None where advice is as loose."""
    loose = next(_loosened(items[0]), None)
    if loose is None or not advice.doses or next(_loosened(advice), None) is not None:
        return None
    if any(_ON_CONDITION.search(passage.folded) for passage in advice.passages):
        return None
    passage, dose = advice.doses[0]
    return passage.quote(dose.span.start, dose.span.end), loose


def _loosened(statement: Statement) -> Iterator[Quote]:
    """Words that bind nobody to an amount: a wish in front of it in one clause, or a condition anywhere in its sentence."""
    for fault in statement.item.reading.faults:
        for quote in fault.quotes if fault.certain else ():
            for passage, dose in statement.doses:
                if quote.path != passage.path:
                    continue
                between = passage.folded[quote.span.end : dose.span.start]
                wish = (
                    fault.name == "benefit-wording"
                    and quote.span.end <= dose.span.start
                    and not _CLAUSE_ENDS.search(between)
                )
                condition = fault.name == "conditional" and quote.span.overlaps(
                    sentence_at(passage.sentences, dose.span.start)
                )
                if wish or condition:
                    yield quote


_ON_CONDITION = re.compile(r"\b(?:if|when|once|unless|until|as long as|so long as|subject to|provided|depending)\b")
"""Advice that itself makes a condition may be met by a plan that makes one."""
_CLAUSE_ENDS = re.compile(r"[.;:,]|\b(?:and|but|which|who|where|when)\b")
