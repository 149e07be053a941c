"""Check types over the age of what a plan rests on: levels of attainment with their dates, and the newest advice of each field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, DateSeen, Evidence, Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import AdviceEntry, Plan, end_of_school_year, school_year_of
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.child.attainment import Attainment, attainment, tells_an_amount
from ehcp_rules.text.english.mentions import sentence_of, whole
from ehcp_rules.text.papers.citations import entry_numbers
from ehcp_rules.text.papers.old_sources import sources_told
from ehcp_rules.text.times.dated import confirmed_on, kept_for_history, months_between, tells_what_lasts

__all__ = ["advice_current", "baselines_dated"]


@frozen(kw_only=True)
class BaselinesDated:
    """Sections whose measured levels must carry a date, no more than `months` before the plan's own date."""

    sections: tuple[str, ...] = ("B",)
    months: int = 18


@check(
    "baselines.dated",
    parameters=BaselinesDated,
    codes=(
        FindingCode(
            "baseline-undated", "A level without a date", "{item} gives a level, but not when it was measured."
        ),
        FindingCode(
            "level-not-given",
            "A level that is only called low",
            "{item} says that the child is behind, but not at what level or since when: {quote}.",
        ),
        FindingCode(
            "baseline-old",
            "An old level",
            "{item} gives a level that was {months} months old when the plan was written.",
        ),
    ),
    laws=("adding a date within the limit never lowers the verdict", "the order of items does not matter"),
)
def baselines_dated(context: CheckContext) -> CheckOutcome:
    """Judges whether each measured level carries a date, and whether that date was recent when the plan was written."""
    wanted: BaselinesDated = context.parameters
    anchor = written_on(context.plan.plan) or context.as_of
    items = tuple(context.plan.items(*wanted.sections))
    advice = {
        item.id.lower(): item.item.date
        for item in context.plan.items("K")
        if isinstance(item.item, AdviceEntry) and item.item.date is not None
    }
    headed = any(p.dates for item in items if item.item.kind in ("heading", "note") for p in item.passages.values())
    found = [
        outcome
        for item in items
        if item.item.kind in ("need", "strength")
        for outcome in _baseline(context, item, advice, anchor, wanted.months, headed)
    ]
    if found or not any(item.item.kind == "need" for item in items):
        return tuple(found)
    path = f"section.{wanted.sections[0]}"
    return (asks(context, At(path), (), "no measured level was recognised"),)


def written_on(plan: Plan) -> dt.date | None:
    """The day a plan's own text dates from: its final, or else its draft."""
    return plan.dates.final_issued or plan.dates.draft_issued


def _baseline(
    context: CheckContext, item: AnalysedItem, advice: dict[str, dt.date], anchor: dt.date, months: int, headed: bool
) -> CheckOutcome:
    passage = item.passages.get("text")
    if passage is None:
        return ()
    told = attainment(passage)
    dates = [stated.last_day for stated in passage.dates]
    dates += [advice[cited] for cited in told.cites if cited in advice]
    known = [date for date in dates if months_between(date, anchor) >= -1]
    if not told.levels:
        if told.low and not dates and not tells_an_amount(passage):
            low = sentence_of(passage, told.low[0].start)
            looked = Absence((passage.path,), ("a level", "a date"))
            return (lacks(item, "level-not-given", (low, looked), "says that a level is low, and not what it is"),)
        old = _counted_long_ago(context, item, told, anchor, months) if told.counted else None
        if old is not None:
            return (old,)
        if not (known and months_between(max(known), anchor) <= months and tells_an_amount(passage)):
            return ()
        return (met(item, "an observation with an amount and a recent date"),)
    quote = sentence_of(passage, told.levels[0].span.start)
    born = context.plan.plan.learner.date_of_birth
    if not known and born is not None:
        known = [end_of_school_year(born, year) for year in told.years]
    if not known:
        if headed:
            return (asks(context, item, (quote,), "the section's own date may govern it"),)
        return (
            lacks(
                item,
                "baseline-undated",
                (quote, Absence((passage.path,), ("a date",))),
                "a level without a date",
                verdict=Verdict.PARTLY_MET,
            ),
        )
    age = months_between(max(known), anchor)
    if age <= months:
        return (met(item, f"measured {max(age, 0)} months before the plan was written"),)
    return (
        lacks(
            item, "baseline-old", (quote,), f"measured {age} months before the plan was written", told={"months": age}
        ),
    )


def _counted_long_ago(
    context: CheckContext, item: AnalysedItem, told: Attainment, anchor: dt.date, months: int
) -> ItemOutcome | None:
    """What a sentence says was counted too long ago, by a date or a school year, where no later date and no `now` stands."""
    passage, born = item.passages["text"], context.plan.plan.learner.date_of_birth
    if told.counted is None or tells_what_lasts(passage.folded):
        return None
    quote = sentence_of(passage, told.counted.start)
    dated = any(stated.span.overlaps(quote.span) for stated in passage.dates)
    days = [stated.last_day for stated in passage.dates] if dated else []
    if not passage.dates and born is not None:
        days = [end_of_school_year(born, year) for year in told.years]
    age = months_between(max(days), anchor) if days else 0
    if age <= months:
        return None
    return lacks(
        item, "baseline-old", (quote,), f"counted {age} months before the plan was written", told={"months": age}
    )


@frozen(kw_only=True)
class AdviceCurrent:
    """The newest dated advice of each field is no older than `months`; from `middle` months on, an earlier phase costs half.

    Needs of `told_in` may not rest on a paper alone that is older than `months`.
    """

    months: int = 36
    middle: int = 24
    leave_out: tuple[str, ...] = ("family",)
    told_in: tuple[str, ...] = ()


_FIELD_ORDER = ("text", "role", "type", "author")
_PHASE_STARTS = (0, 7, 12)


@check(
    "advice.current",
    parameters=AdviceCurrent,
    codes=(
        FindingCode("advice-old", "Old advice", "{item}, the newest advice of its field, is {months} months old."),
        FindingCode(
            "cited-advice-old",
            "Old advice that the plan still cites",
            "The plan cites {item}, which is {months} months old, though newer advice of its field is listed.",
        ),
        FindingCode(
            "advice-from-an-earlier-phase",
            "Advice from an earlier phase",
            "{item}, the newest advice of its field, is {months} months old and from an earlier phase.",
        ),
        FindingCode(
            "need-on-old-advice",
            "A need that rests on an old paper",
            "{item} tells as true today what a paper of {months} months ago says: {quote}.",
        ),
    ),
    laws=("adding newer advice of the same field never lowers the verdict", "the order of entries does not matter"),
)
def advice_current(context: CheckContext) -> CheckOutcome:
    """Judges whether the newest dated advice of each professional field is recent enough to rest needs on."""
    wanted: AdviceCurrent = context.parameters
    newest: dict[str, tuple[dt.date, AnalysedItem]] = {}
    dated = []
    for item in context.plan.items("K", kinds=("advice",)):
        entry = item.item
        if not isinstance(entry, AdviceEntry) or entry.date is None or entry.date > context.as_of:
            continue
        field = _field_of(item)
        if field in wanted.leave_out:
            continue
        dated.append((item, field, entry.date))
        if field not in newest or entry.date > newest[field][0]:
            newest[field] = (entry.date, item)
    listed = tuple(
        _judge_entry(context, item, date, wanted)
        if newest[field][1] is item
        else _superseded(context, item, date, wanted)
        for item, field, date in dated
    )
    return (*listed, *_needs_on_old_papers(context, wanted))


def _needs_on_old_papers(context: CheckContext, wanted: AdviceCurrent) -> Iterator[ItemOutcome]:
    """Each need whose every date is that of an old paper by which something is told as true today."""
    for item in context.plan.items(*wanted.told_in, kinds=("need",)) if wanted.told_in else ():
        passage = item.passages.get("text")
        told = tuple(sources_told(passage)) if passage is not None else ()
        if passage is None or not told:
            continue
        age = months_between(max(date.last_day for date in passage.dates), context.as_of)
        if age > wanted.months:
            quotes = tuple(quote for _, quote in told)
            yield lacks(
                item,
                "need-on-old-advice",
                quotes,
                f"rests on a paper of {age} months ago",
                told={"months": age},
                verdict=Verdict.PARTLY_MET,
            )


def _superseded(context: CheckContext, item: AnalysedItem, date: dt.date, wanted: AdviceCurrent) -> ItemOutcome:
    """Old advice beside newer of its field may be kept for the history, unless the plan still cites it."""
    age = months_between(date, context.as_of)
    lasting = any(p.hits_of("specialisms", "lasting") or tells_what_lasts(p.folded) for p in item.passages.values())
    citing = _citing(context, item.id.lower()) if age > wanted.months and not lasting else None
    if citing is not None:
        evidence: tuple[Evidence, ...] = (*whole(item), citing, DateSeen("advice", date))
        reason = f"{age} months old, and still cited"
        return lacks(item, "cited-advice-old", evidence, reason, told={"months": age}, verdict=Verdict.PARTLY_MET)
    return does_not_apply(item, "newer advice of the same field is listed")


def _citing(context: CheckContext, number: str) -> Quote | None:
    """The first sentence that cites an entry by its number in what the plan says of the child today."""
    for item in context.plan.items("B", "C", "D", "F", "G", "H1", "H2", kinds=("need", "provision")):
        passage = item.passages.get("text")
        for seen, span in entry_numbers(passage.folded) if passage is not None else ():
            if passage is not None and f"k{seen}" == number:
                quote = sentence_of(passage, span.start)
                if not tells_what_lasts(quote.text.lower()):
                    return quote
    return None


_THEMSELVES = ("child", "pupil", "student", "learner")
_OF_ANY_FIELD = ("paediatric", "paediatrics", "consultant", "health")
"""Words that go before many professions and name a field only where no profession does."""


def _field_of(item: AnalysedItem) -> str:
    if any(item.passages[name].folded in _THEMSELVES for name in ("role", "type") if name in item.passages):
        return "family"
    for name in _FIELD_ORDER:
        passage = item.passages.get(name)
        hits = passage.hits_of("specialisms") if passage is not None else ()
        groups = [hit.group for hit in hits if hit.phrase not in _OF_ANY_FIELD] or [hit.group for hit in hits]
        if "lasting" in groups:
            return f"a diagnosis: {item.id}"
        if groups:
            return groups[0]
    return f"of its own: {item.id}"


def _judge_entry(context: CheckContext, item: AnalysedItem, date: dt.date, wanted: AdviceCurrent) -> ItemOutcome:
    age = months_between(date, context.as_of)
    evidence: tuple[Evidence, ...] = (*whole(item), DateSeen("advice", date))
    if any(kept_for_history(p.folded) for p in item.passages.values()):
        return does_not_apply(item, "listed as history")
    confirmed = [day for p in item.passages.values() if (day := confirmed_on(p.folded)) is not None and day > date]
    if confirmed and months_between(max(confirmed), context.as_of) <= wanted.middle:
        return met(item, "said since to hold still")
    if age > wanted.middle and any(p.hits_of("specialisms", "lasting") for p in item.passages.values()):
        return asks(context, item, evidence, "a diagnosis, which may last though its report is old")
    if age > wanted.months:
        return lacks(item, "advice-old", evidence, f"{age} months old", told={"months": age})
    if age > wanted.middle and _earlier_phase(context, date):
        return lacks(
            item,
            "advice-from-an-earlier-phase",
            evidence,
            f"{age} months old and from an earlier phase",
            told={"months": age},
            verdict=Verdict.PARTLY_MET,
        )
    return met(item, f"{age} months old")


def _earlier_phase(context: CheckContext, date: dt.date) -> bool:
    born = context.plan.plan.learner.date_of_birth
    if born is None:
        return False
    then, now = (sum(school_year_of(born, day) >= start for start in _PHASE_STARTS) for day in (date, context.as_of))
    return then < now
