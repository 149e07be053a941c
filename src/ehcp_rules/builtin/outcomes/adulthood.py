"""Check types over preparing for adulthood: provision for it, its themes among the outcomes, and moves that somebody owns."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ehcp_rules.builtin.times.evidence_age import written_on
from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, DateSeen
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import Heading, Outcome, school_year_of
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.areas import THEMES, theme_of_area
from ehcp_rules.text.english.mentions import amounts_of, whole
from ehcp_rules.text.outcomes.adult_life import themes_of_adult_life
from ehcp_rules.text.provision.moves import move_told

__all__ = ["adulthood_provided", "adulthood_themes", "moves_owned"]

_PREPARING = "preparing-for-adulthood"
_OWNERS = (
    "therapist",
    "psychologist",
    "teacher",
    "leader",
    "professional",
    "assistant",
    "health",
    "class-team",
    "named-adult",
    "service",
)


@frozen(kw_only=True)
class AdulthoodProvided:
    """Sections of which one at least must prepare for adulthood; `from_year` is the school year from which that is owed."""

    sections: tuple[str, ...] = ("F", "G", "H1", "H2")
    from_year: int = 9


@check(
    "adulthood.provided",
    parameters=AdulthoodProvided,
    codes=(
        FindingCode(
            "adulthood-provision-missing",
            "No provision to prepare for adulthood",
            "No provision in F, G or H prepares for adulthood and independent living.",
        ),
        FindingCode(
            "adulthood-provision-unquantified",
            "Provision for adulthood without an amount",
            "{item} prepares for adulthood, but does not state how much.",
        ),
        FindingCode(
            "not-amended-since-year",
            "Not amended since provision for adulthood is owed",
            "The plan dates from before the year in which provision for adulthood is first owed.",
        ),
    ),
    laws=("adding provision never lowers the verdict",),
)
def adulthood_provided(context: CheckContext) -> CheckOutcome:
    """Judges whether provision prepares for adulthood and independent living, with an amount; asked from the year it is owed."""
    wanted: AdulthoodProvided = context.parameters
    items = [item for item in context.plan.items(*wanted.sections, kinds=("provision",)) if not item.reading.nil]
    preparing = [item for item in items if _prepares(item)]
    path = "section.F"
    exact = [item for item in preparing if _has_an_amount(item)]
    if exact:
        return (met(At(path), f"{len(exact)} pieces of provision with an amount"),)
    if preparing:
        return (
            lacks(
                At(path),
                "adulthood-provision-unquantified",
                whole(preparing[0]),
                "provision without an amount",
                verdict=Verdict.PARTLY_MET,
                shown_at=preparing[0],
            ),
        )
    written, born = written_on(context.plan.plan), context.plan.plan.learner.date_of_birth
    looked = Absence(tuple(item.path for item in items) or (path,), ("provision to prepare for adulthood",))
    if written is not None and born is not None and school_year_of(born, written) < wanted.from_year:
        return (
            lacks(
                At(path),
                "not-amended-since-year",
                (looked, DateSeen("final_issued", written)),
                "written before provision for adulthood was owed",
                verdict=Verdict.PARTLY_MET,
            ),
        )
    return (lacks(At(path), "adulthood-provision-missing", (looked,), "no provision prepares for adulthood"),)


def _has_an_amount(item: AnalysedItem) -> bool:
    """Whether provision says how much, or at least how often."""
    often = any(any(amounts_of(passage, QuantityKind.FREQUENCY)) for passage in item.passages.values())
    return often or item.reading.slots["quantity"].state is SlotState.FILLED


def _prepares(item: AnalysedItem) -> bool:
    if getattr(item.item, "area", "") == _PREPARING:
        return True
    return any(
        passage.hits_of("adulthood", "employment", "independent-living")
        or themes_of_adult_life(passage) & {"employment", "independent-living"}
        for passage in item.passages.values()
    )


@frozen(kw_only=True)
class AdulthoodThemes:
    """How many of the four themes the outcomes must touch to be met (`all_of`) and to cost half (`half_from`)."""

    all_of: int = 4
    half_from: int = 2


@check(
    "adulthood.themes",
    parameters=AdulthoodThemes,
    codes=(FindingCode("theme-missing", "A theme of adulthood without an outcome", "No outcome is about {theme}."),),
    laws=("adding an outcome never lowers the verdict", "the order of items does not matter"),
)
def adulthood_themes(context: CheckContext) -> CheckOutcome:
    """Judges how many of the four themes of preparing for adulthood the outcomes touch; wishes and services do not count."""
    wanted: AdulthoodThemes = context.parameters
    items = tuple(context.plan.items("E", kinds=("outcome",)))
    if not items:
        return ()
    path = "section.E"
    touched = {theme for item in items if not _no_outcome(item) for theme in _themes(item)}
    missing = [theme for theme in THEMES if theme not in touched]
    if len(touched) >= wanted.all_of:
        return (met(At(path), f"{len(touched)} of 4 themes"),)
    looked = Absence(tuple(item.path for item in items), tuple(THEMES[theme] for theme in missing))
    findings = tuple(Finding("theme-missing", None, path, (looked,), {"theme": THEMES[theme]}) for theme in missing)
    verdict = Verdict.PARTLY_MET if len(touched) >= wanted.half_from else Verdict.NOT_MET
    return (ItemOutcome(None, path, verdict, findings, reason=f"{len(touched)} of 4 themes"),)


def _no_outcome(item: AnalysedItem) -> bool:
    """A wish, a service, or words for getting better and nothing else; an act the reading does not know still counts."""
    change = item.reading.slots.get("change")
    vague = change is not None and change.state is SlotState.EMPTY and bool(change.quotes)
    return vague or any(fault.name in ("aspiration", "service") and fault.certain for fault in item.reading.faults)


def _themes(item: AnalysedItem) -> set[str]:
    """The themes an outcome is about, by its own words, its area, or the heading that governs it."""
    found = {hit.group for passage in item.passages.values() for hit in passage.hits_of("adulthood")}
    for passage in item.passages.values():
        found |= themes_of_adult_life(passage, told_of_the_learner=True)
    under = item.item.under if isinstance(item.item, Outcome) else None
    for heading in item.plan.items(item.section, kinds=(Heading.kind,)):
        if heading.id == under:
            found |= {
                hit.group
                for p in heading.passages.values()
                for hit in p.hits_of("areas-of-need")
                if hit.group in THEMES
            }
    return found | {theme_of_area(item.item, item.plan.lexicons)} - {""}


@frozen(kw_only=True)
class MovesOwned:
    """Provision for a move must say who arranges it and when; a move due within `months` without any is put to a person."""

    sections: tuple[str, ...] = ("F", "G", "H1", "H2")
    months: int = 18


@check(
    "moves.owned",
    parameters=MovesOwned,
    codes=(
        FindingCode("move-without-owner", "A move without an owner", "{item} does not say who arranges the move."),
        FindingCode(
            "move-without-time",
            "A move without dates or amounts",
            "{item} does not say when, or how much, is done for the move.",
        ),
    ),
    laws=("adding an owner or a date never lowers the verdict",),
)
def moves_owned(context: CheckContext) -> CheckOutcome:
    """Judges whether what is planned for a move to a new setting or phase is dated and owned."""
    wanted: MovesOwned = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=("provision",)):
        passage = item.passages.get("text")
        if passage is None or not move_told(passage):
            continue
        slots = item.reading.slots
        dated = any(p.dates for p in item.passages.values())
        lacks = []
        if slots["deliverer"].state is not SlotState.FILLED and not passage.hits_of("roles", *_OWNERS):
            lacks.append("move-without-owner")
        if not dated and slots["quantity"].state is not SlotState.FILLED:
            lacks.append("move-without-time")
        findings = tuple(Finding(code, item.id, item.path, whole(item)) for code in lacks)
        verdict = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET)[len(lacks)]
        outcomes.append(ItemOutcome(item.id, item.path, verdict, findings, reason="an action for a move"))
    due = context.plan.plan.dates.phase_transfer_due
    if (
        not outcomes
        and due is not None
        and context.as_of <= due <= context.as_of + dt.timedelta(days=31 * wanted.months)
    ):
        outcomes.append(
            asks(
                context,
                At("section.F"),
                (DateSeen("phase_transfer_due", due),),
                "a move is due and no action for it was recognised",
            )
        )
    return tuple(outcomes)
