"""Check type over the length of passages: a pasted log is found, and length alone is only shown to a person."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text.logs import log_entries

__all__ = ["kept_short"]


@frozen(kw_only=True)
class KeptShort:
    """Passages of `sections` with `entries` dated entries or more are logs; longer ones than `longer_than` words are shown."""

    sections: tuple[str, ...]
    longer_than: int
    entries: int = 6


@check(
    "passages.kept_short",
    parameters=KeptShort,
    codes=(
        FindingCode("log-pasted", "A log in place of what it shows", "{item} lists {count} dated entries: {quote}."),
    ),
    laws=("length alone never costs anything",),
)
def kept_short(context: CheckContext) -> CheckOutcome:
    """Judges whether a log of days was pasted in, and puts other long passages before a person."""
    wanted: KeptShort = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections):
        passage = item.passages.get("text")
        if passage is None:
            continue
        days = log_entries(passage) if len(passage.folded) > 8 * wanted.entries else ()
        first = passage.sentences
        quotes = (passage.quote(first[0].start, first[0].end),) if first else ()
        if len(days) >= wanted.entries:
            finding = Finding("log-pasted", item.id, item.path, quotes, {"count": len(days)})
            reason = f"{len(days)} dated entries in one passage"
            outcomes.append(ItemOutcome(item.id, item.path, Verdict.PARTLY_MET, (finding,), reason=reason))
        elif passage.folded.count(" ") >= wanted.longer_than:
            request = JudgementRequest(context.question, item.id, item.path, quotes)
            outcomes.append(
                ItemOutcome(item.id, item.path, Verdict.NEEDS_JUDGEMENT, request=request, reason="a long passage")
            )
    return tuple(outcomes)
