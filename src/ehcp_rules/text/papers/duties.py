"""Who is bound: whether a plan only hopes for what advice asks, or leaves it to money, staff or somebody's judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_rules.evidence import Quote
from ehcp_rules.text.papers.advice import Statement

__all__ = ["lesser_duty"]

_BY_WHICH_NOBODY_IS_BOUND = ("benefit-wording", "conditional")


def lesser_duty(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    """The words of the first item that bind nobody to its amount, beside the advised amount; None where advice is as loose."""
    loose = next(_loosened(items[0]), None)
    if loose is None or not advice.doses or next(_loosened(advice), None) is not None:
        return None
    passage, dose = advice.doses[0]
    return passage.quote(dose.span.start, dose.span.end), loose


def _loosened(statement: Statement) -> Iterator[Quote]:
    """Words that create no duty, in front of an amount of a statement and in one clause with it."""
    for fault in statement.item.reading.faults:
        if fault.certain and fault.name in _BY_WHICH_NOBODY_IS_BOUND:
            for quote in fault.quotes:
                for passage, dose in statement.doses:
                    between = passage.folded[quote.span.end : dose.span.start]
                    if (
                        quote.path == passage.path
                        and quote.span.end <= dose.span.start
                        and not _CLAUSE_ENDS.search(between)
                    ):
                        yield quote


_CLAUSE_ENDS = re.compile(r"[.;:,]|\b(?:and|but|which|who|where|when)\b")
