"""Check type over the week: that the hours of adult help that section F promises fit into one."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.amounts.totals import hours_in_all
from ehcp_rules.text.amounts.week import weekly_hours
from ehcp_rules.text.english.mentions import mentions

__all__ = ["adds_up"]


@frozen(kw_only=True)
class AddsUp:
    """Hours a week stated in `section` may come to `full` with no more said, and to `taught` without a question.

    `overlap` phrases say that some of the hours lie inside others; `round_the_clock` ones that the week is longer.
    """

    lexicon: str
    overlap: tuple[str, ...]
    round_the_clock: tuple[str, ...]
    section: str = "F"
    taught: Fraction = Fraction(25)
    full: Fraction = Fraction(65, 2)


@check(
    "provision.adds_up",
    parameters=AddsUp,
    codes=(
        FindingCode(
            "more-than-a-week",
            "More hours than the week has",
            "{hours} hours a week are promised, which is more than a school week.",
        ),
    ),
    laws=("taking hours away never lowers the verdict",),
)
def adds_up(context: CheckContext) -> CheckOutcome:
    """Judges whether the weekly hours that the provision promises can fit into one school week."""
    wanted: AddsUp = context.parameters
    items = [item for item in context.plan.items(wanted.section, kinds=("provision",)) if not item.reading.nil]
    counted: list[tuple[AnalysedItem, Fraction, Quote]] = []
    totals: list[tuple[AnalysedItem, Fraction, Quote]] = []
    for item in items:
        told = [
            (hours, passage.quote(span.start, span.end))
            for name in ("text", "how_often")
            if (passage := item.passages.get(name)) is not None
            for hours, span in weekly_hours(passage.folded)
        ]
        if told:
            hours, quote = max(told, key=lambda pair: pair[0])
            in_all = any(True for passage in item.passages.values() for _ in hours_in_all(passage))
            (totals if in_all else counted).append((item, hours, quote))
    # What a total is of is counted where it is given, and the total itself only where that comes to less.
    most_in_all = max(totals, key=lambda one: one[1], default=None)
    if most_in_all and most_in_all[1] > sum(hours for _, hours, _ in counted):
        counted = [most_in_all]
    if not counted:
        return ()
    path = f"section.{wanted.section}"
    total = sum((hours for _, hours, _ in counted), Fraction(0))
    quotes = tuple(quote for *_, quote in counted)
    most = max(hours for _, hours, _ in counted)
    longer = any(mentions(item, wanted.lexicon, wanted.round_the_clock) for item in items)
    inside = any(mentions(item, wanted.lexicon, wanted.overlap) for item, *_ in counted)
    if total <= wanted.taught or longer or (inside and most <= wanted.full):
        return (met(At(path), "the hours fit, or the plan says how they lie together"),)
    if total <= wanted.full:
        reason = "more than the taught hours of a usual week, with no word on what lies inside what"
        return (asks(context, At(path), quotes, reason),)
    hundredths = int(total * 100)
    written = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    parameters: dict[str, str | int] = {"hours": written}
    # One statement that is too long by itself is an error; several may lie inside one another without the plan saying so.
    verdict = Verdict.NOT_MET if most > wanted.full else Verdict.PARTLY_MET
    return (
        lacks(At(path), "more-than-a-week", quotes, "more hours than a school week", told=parameters, verdict=verdict),
    )
