"""Check type over the length of passages: a pasted log is found, and length alone is only shown to a person."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, lacks
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, Verdict
from ehcp_rules.text import AnalysedPassage
from ehcp_rules.text.times.logs import log_entries

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
        days = log_entries(passage, wanted.entries) if len(passage.folded) > 8 * wanted.entries else ()
        if len(days) >= wanted.entries:
            reason = f"{len(days)} dated entries in one passage"
            outcomes.append(
                lacks(
                    item, "log-pasted", _opening(passage), reason, told={"count": len(days)}, verdict=Verdict.PARTLY_MET
                )
            )
        elif passage.folded.count(" ") >= wanted.longer_than:
            outcomes.append(asks(context, item, _opening(passage), "a long passage"))
    return tuple(outcomes)


def _opening(passage: AnalysedPassage) -> tuple[Quote, ...]:
    return tuple(passage.quote(span.start, span.end) for span in passage.sentences[:1])
