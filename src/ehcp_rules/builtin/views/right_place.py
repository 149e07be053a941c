"""Check type over what stands in the wrong section: a school's report among the views, and sentences that a person places."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, lacks
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.people.speakers import Speaker, speakers_of

__all__ = ["in_right_place"]


@frozen(kw_only=True)
class InRightPlace:
    """Items of `sections` are read for `faults`, and those of `reported_in` for phrases of `lexicon` in `groups`.

    An item with at least `enough` different phrases of a report is a report; with fewer, and with any of the faults, it goes
    to a person.
    """

    sections: tuple[str, ...]
    faults: tuple[str, ...]
    lexicon: str
    groups: tuple[str, ...]
    reported_in: tuple[str, ...]
    enough: int = 2


@check(
    "sections.in_right_place",
    parameters=InRightPlace,
    codes=(
        FindingCode(
            "report-among-views",
            "A report among the views",
            "{item} holds a setting's report where views belong: {quote}.",
        ),
    ),
    laws=("the order of items does not matter",),
)
def in_right_place(context: CheckContext) -> CheckOutcome:
    """Judges whether a setting's report was pasted among the views; other sentences that look misplaced go to a person."""
    wanted: InRightPlace = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections):
        report = _report(item, wanted)
        if len({quote.text.lower() for quote in report}) >= wanted.enough:
            outcomes.append(lacks(item, "report-among-views", report, "reads as a setting's report"))
            continue
        quotes = [quote for fault in item.reading.faults if fault.name in wanted.faults for quote in fault.quotes]
        if quotes or report:
            outcomes.append(asks(context, item, tuple(dict.fromkeys((*report, *quotes))), "for a person"))
    return tuple(outcomes)


def _report(item: AnalysedItem, wanted: InRightPlace) -> tuple[Quote, ...]:
    passage = item.passages.get("text")
    if passage is None or item.section not in wanted.reported_in or speakers_of(item) & {Speaker.CHILD, Speaker.PARENT}:
        return ()
    hits = passage.hits_of(wanted.lexicon, *wanted.groups)
    spoken = [hit for hit in hits if not any(span.overlaps(hit.span) for span in passage.speech)]
    return tuple(passage.quote(hit.span.start, hit.span.end) for hit in spoken)
