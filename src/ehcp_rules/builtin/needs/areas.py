"""Check types over areas of need: that each was considered, starts from strengths, and is reached by an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import AREAS, Outcome
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.areas import BROAD_AREAS, theme_of_area
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.needs.nothing_found import says_nothing_found
from ehcp_rules.text.needs.scenes import does_well_in_a_scene
from ehcp_rules.text.needs.strengths import does_well, tells_no_strength

__all__ = ["areas_considered", "areas_with_outcomes", "areas_with_strengths", "outcomes_beyond_education"]


@frozen(kw_only=True)
class AreasConsidered:
    """Section whose items must cover the four broad areas, or `themes` themes of adulthood in a plan so arranged."""

    section: str = "B"
    themes: int = 3


@check(
    "areas.considered",
    parameters=AreasConsidered,
    codes=(
        FindingCode("area-missing", "An area of need is not mentioned", "Section {section} says nothing about {area}."),
    ),
    laws=("adding an item in a new area never lowers the verdict", "the order of items does not matter"),
)
def areas_considered(context: CheckContext) -> CheckOutcome:
    """Judges whether each broad area of need is described, or said to hold no need."""
    wanted: AreasConsidered = context.parameters
    items = tuple(context.plan.items(wanted.section))
    if not items:
        return ()
    path = f"section.{wanted.section}"
    labels = {item.area for item in items} - {""}
    covered = {label for label in labels if label in BROAD_AREAS}
    for item in items:
        if item.item.kind in ("heading", "note") or says_nothing_found(item):
            covered |= {
                hit.group
                for p in item.passages.values()
                for hit in p.hits_of("areas-of-need")
                if hit.group in BROAD_AREAS
            }
    themes = {theme_of_area(item.item, context.plan.lexicons) for item in items} - {""}
    missing = [area for area in BROAD_AREAS if area not in covered]
    if not missing:
        return (met(At(path), "all four broad areas are there"),)
    if len(themes) >= wanted.themes:
        return (met(At(path), f"arranged by {len(themes)} themes of adulthood"),)
    if not covered or labels - set(AREAS) - covered:
        reason = "needs stand under headings of another kind" if labels else "needs stand under no area"
        return (asks(context, At(path), (), reason),)
    looked = Absence(tuple(item.path for item in items), tuple(missing))
    findings = tuple(
        Finding("area-missing", None, path, (looked,), {"section": wanted.section, "area": AREAS[area].lower()})
        for area in missing
    )
    verdict = Verdict.PARTLY_MET if len(missing) == 1 else Verdict.NOT_MET
    return (ItemOutcome(None, path, verdict, findings, reason=f"{4 - len(missing)} of 4 broad areas found"),)


@frozen(kw_only=True)
class AreasWithStrengths:
    """Section whose needs are read area by area for what the child can do."""

    section: str = "B"


@check(
    "areas.start_from_strengths",
    parameters=AreasWithStrengths,
    codes=(
        FindingCode("strength-missing", "Needs without a strength", "Nothing tells what the child can do in {area}."),
        FindingCode(
            "strength-not-recorded", "No strengths, it says", "{item} says that there are no strengths in {area}."
        ),
    ),
    laws=("adding a strength never lowers the verdict", "the order of items does not matter"),
)
def areas_with_strengths(context: CheckContext) -> CheckOutcome:
    """Judges whether each area that has needs also tells what the child can do there."""
    wanted: AreasWithStrengths = context.parameters
    items = tuple(context.plan.items(wanted.section, kinds=("need", "strength")))
    empty = {
        item.area: item
        for item in _of_kind(items, "strength")
        if "text" in item.passages and tells_no_strength(item.passages["text"])
    }
    strong: dict[str, AnalysedItem] = {}
    for item in (*_of_kind(items, "strength"), *_of_kind(items, "need")):
        if item.area not in strong and _tells_strength(item):
            strong[item.area] = item
    needed = dict.fromkeys(item.area for item in items if item.item.kind == "need" and not says_nothing_found(item))
    outcomes = []
    for area in needed | empty:
        title = AREAS.get(area, "an area of its own heading" if area else "section " + wanted.section).lower()
        if area in strong or (not area and strong):
            told_at = strong.get(area) or next(iter(strong.values()))
            outcomes.append(met(told_at, f"tells what the child can do: {title}"))
            continue
        members = tuple(item for item in items if item.area == area)
        looked = Absence(tuple(item.path for item in members), ("something the child can do",))
        first = empty.get(area, members[0])
        outcomes.append(
            lacks(
                first,
                "strength-missing" if area in needed else "strength-not-recorded",
                (*whole(first), looked),
                f"only difficulties: {title}" if area in needed else f"says that there are no strengths: {title}",
                told={"area": title},
                verdict=Verdict.PARTLY_MET if strong else Verdict.NOT_MET,
            )
        )
    return tuple(outcomes)


def _of_kind(items: Iterable[AnalysedItem], kind: str) -> Iterator[AnalysedItem]:
    return (item for item in items if item.item.kind == kind)


def _tells_strength(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    if item.item.kind == "strength":
        return passage is None or not tells_no_strength(passage)
    return passage is not None and (
        bool(passage.hits_of("strength-wording", "strength")) or does_well(passage) or does_well_in_a_scene(passage)
    )


@frozen(kw_only=True)
class AreasWithOutcomes:
    """Section whose areas of need must each be touched by an outcome."""

    section: str = "B"


@check(
    "areas.reached_by_outcomes",
    parameters=AreasWithOutcomes,
    codes=(FindingCode("area-without-outcome", "An area of need without an outcome", "No outcome touches {area}."),),
    laws=("adding an outcome never lowers the verdict", "the order of items does not matter"),
)
def areas_with_outcomes(context: CheckContext) -> CheckOutcome:
    """Judges whether each area that has needs is touched by an outcome, by stated links or by the outcome's own area."""
    wanted: AreasWithOutcomes = context.parameters
    needs = [item for item in context.plan.items(wanted.section, kinds=("need",)) if not says_nothing_found(item)]
    outcomes = tuple(context.plan.items("E", kinds=("outcome",)))
    path = "section.E"
    linked = {need for item in outcomes if isinstance(item.item, Outcome) for need in item.item.needs}
    areas = {item.area for item in outcomes} - {""}
    judged = []
    for area in dict.fromkeys(item.area for item in needs):
        members = [item for item in needs if item.area == area]
        quotes = tuple(quote for item in members[:3] for quote in whole(item))
        title = AREAS.get(area, "an area of its own heading" if area else "the needs").lower()
        if any(item.id in linked for item in members) or (area and area in areas):
            judged.append(met(At(path), f"touched by an outcome: {title}"))
        elif outcomes and not linked and (not areas or not area):
            judged.append(asks(context, At(path), quotes, f"neither links nor areas tell: {title}"))
        else:
            looked = Absence(tuple(item.path for item in outcomes) or (path,), (title,))
            judged.append(
                lacks(
                    At(path),
                    "area-without-outcome",
                    (*quotes, looked),
                    f"no outcome touches it: {title}",
                    told={"area": title},
                    shown_at=At(path, members[0].id),
                )
            )
    return tuple(judged)


@frozen(kw_only=True)
class OutcomesBeyondEducation:
    """Sections whose needs call for at least one outcome each."""

    sections: tuple[str, ...] = ("C", "D")


@check(
    "outcomes.beyond_education",
    parameters=OutcomesBeyondEducation,
    codes=(
        FindingCode(
            "no-outcome-for-section",
            "Needs outside education without an outcome",
            "No outcome touches the needs in section {section}.",
        ),
    ),
    laws=("adding an outcome never lowers the verdict",),
)
def outcomes_beyond_education(context: CheckContext) -> CheckOutcome:
    """Judges whether health needs, and social care needs, are touched by at least one outcome each."""
    wanted: OutcomesBeyondEducation = context.parameters
    outcomes = tuple(context.plan.items("E", kinds=("outcome",)))
    linked = {need for item in outcomes if isinstance(item.item, Outcome) for need in item.item.needs}
    judged = []
    for section in wanted.sections:
        needs = [
            item
            for item in context.plan.items(section, kinds=("need",))
            if item.passages.get("text") and not says_nothing_found(item)
        ]
        if needs:
            judged.append(_beyond(context, section, needs, outcomes, linked))
    return tuple(judged)


def _beyond(
    context: CheckContext, section: str, needs: list[AnalysedItem], outcomes: Iterable[AnalysedItem], linked: set[str]
) -> ItemOutcome:
    path, outcomes = f"section.{section}", tuple(outcomes)
    if any(item.id in linked for item in needs):
        return met(At(path), "an outcome names one of the needs")
    meant = {"C": "health", "D": "social-care"}.get(section, "")
    if any(getattr(item.item, "area", "") == meant for item in outcomes):
        return met(At(path), "an outcome stands under that area")
    quotes = tuple(quote for item in needs[:3] for quote in whole(item))
    shared = [item for item in outcomes if any(_alike(item, need) for need in needs)]
    if shared or (outcomes and not linked):
        evidence = (*quotes, *(quote for item in shared[:3] for quote in whole(item)))
        reason = "an outcome shares words with the need" if shared else "the outcomes state no links"
        return asks(context, At(path), evidence, reason)
    looked = Absence(tuple(item.path for item in outcomes) or ("section.E",), (f"an outcome for section {section}",))
    return lacks(
        At(path),
        "no-outcome-for-section",
        (*quotes, looked),
        "every outcome that states its needs names others",
        told={"section": section},
        shown_at=At(path, needs[0].id),
    )


def _alike(outcome: AnalysedItem, need: AnalysedItem) -> bool:
    first, second = outcome.passages.get("text"), need.passages.get("text")
    if first is None or second is None:
        return False
    named = {hit.group for hit in second.hits_of("health-conditions")}
    if named and any(hit.group in named for hit in first.hits_of("health-conditions")):
        return True
    # A need that has the name of a condition is hardly touched by words that do not name it.
    return len(first.stems & second.stems) >= (4 if named else 2)
