"""Check types over what must fit a child's age and setting: section H1 at eighteen, the type of setting, education otherwise."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from ehcp_rules.builtin.times.limits import plan_day
from ehcp_rules.builtin.verdicts import At, asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Absence, DateSeen
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import Placement, age_on, school_year_of
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.english.mentions import mentions, quotes_of, whole

__all__ = ["itemised", "type_fits_the_year", "under_age"]


@frozen(kw_only=True)
class UnderAge:
    """Provision of `section` is for children below `age` on the plan's own day."""

    section: str = "H1"
    age: int = 18


@check(
    "social.under_age",
    parameters=UnderAge,
    codes=(
        FindingCode(
            "adult-in-a-childs-section",
            "For children only",
            "{item} stands in section {section}, though the young person is {age}.",
        ),
    ),
)
def under_age(context: CheckContext) -> CheckOutcome:
    """Judges whether a section that is for children holds provision for somebody who is an adult."""
    wanted: UnderAge = context.parameters
    plan = context.plan.plan
    if plan.section(wanted.section) is None:
        return ()
    if plan.learner.date_of_birth is None:
        raise SourceCannotTellError("the source gives no date of birth")
    age = age_on(plan.learner.date_of_birth, plan_day(plan, context.as_of))
    path = f"section.{wanted.section}"
    items = [item for item in context.plan.items(wanted.section, kinds=("provision",)) if not item.reading.nil]
    section = plan.section(wanted.section)
    if age < wanted.age:
        return (
            met(At(path), "below that age on the plan's day")
            if items
            else does_not_apply(At(path), "nothing is provided there"),
        )
    if not items:
        return (met(At(path), "nothing is provided there"),)
    if section is not None and section.shares:
        reason = "one label covers this section and another, so the document does not say which is meant"
        return (asks(context, At(path), tuple(q for item in items for q in whole(item)), reason),)
    return tuple(
        ItemOutcome(
            item.id,
            item.path,
            Verdict.NOT_MET,
            (
                Finding(
                    "adult-in-a-childs-section",
                    item.id,
                    item.path,
                    whole(item),
                    {"section": wanted.section, "age": age},
                ),
            ),
            reason="an adult on the plan's day",
        )
        for item in items
    )


_LAST_YEAR = {
    "nursery": 0,
    "infant": 2,
    "first": 4,
    "junior": 6,
    "primary": 6,
    "middle": 8,
    "secondary": 14,
    "sixth-form": 15,
}
_FIRST_YEAR = {
    "nursery": -5,
    "infant": -2,
    "first": -2,
    "junior": 3,
    "primary": -2,
    "middle": 4,
    "secondary": 6,
    "sixth-form": 11,
    "college": 9,
}


@frozen(kw_only=True)
class TypeFitsTheYear:
    """The phases named in section I (groups of `lexicon`) must take children of this school year; `any_age` fits all."""

    lexicon: str
    any_age: tuple[str, ...] = ("any-age",)


@check(
    "placement.fits_the_year",
    parameters=TypeFitsTheYear,
    codes=(
        FindingCode(
            "type-does-not-fit",
            "The type does not fit the school year",
            "Section I names a {phase} setting for a child in school year {year}: {quote}.",
        ),
    ),
)
def type_fits_the_year(context: CheckContext) -> CheckOutcome:
    """Judges whether the type of setting in section I takes children of the age that this child is or will soon be."""
    wanted: TypeFitsTheYear = context.parameters
    plan = context.plan.plan
    items = [item for item in context.plan.items("I") if isinstance(item.item, Placement) and item.item.field != "name"]
    if not items:
        return ()
    if plan.learner.date_of_birth is None:
        raise SourceCannotTellError("the source gives no date of birth")
    # A plan made in one school year may already name the setting of the next, so both years may fit; a year out of step may too.
    year = school_year_of(plan.learner.date_of_birth, plan_day(plan, context.as_of))
    named = [
        (item, passage, hit)
        for item in items
        for passage, hit in mentions(item, wanted.lexicon, (*_FIRST_YEAR, *wanted.any_age))
    ]
    if not named or any(hit.group in wanted.any_age for *_, hit in named):
        return (does_not_apply(At("section.I"), "the type says nothing of age"),)
    if any(_FIRST_YEAR[hit.group] <= year + 1 and year <= _LAST_YEAR.get(hit.group, 20) + 1 for *_, hit in named):
        return (met(At("section.I"), "takes children of this school year"),)
    item, passage, hit = named[0]
    parameters: dict[str, str | int] = {"phase": hit.group.replace("-", " "), "year": year}
    return (
        lacks(
            item,
            "type-does-not-fit",
            (passage.quote(hit.span.start, hit.span.end), DateSeen("date_of_birth", None)),
            "outside the ages it takes",
            told=parameters,
        ),
    )


@frozen(kw_only=True)
class Itemised:
    """Where sections I, F or J say education otherwise than at school (`groups`), provision of F must fill `slots`."""

    lexicon: str
    groups: tuple[str, ...]
    slots: tuple[Literal["quantity", "deliverer", "type"], ...] = ("quantity", "deliverer")


@check(
    "placement.itemised_package",
    parameters=Itemised,
    codes=(
        FindingCode(
            "quantity-missing",
            "An element without an amount",
            "{item} is part of education otherwise than at school and does not say how much.",
        ),
        FindingCode(
            "deliverer-missing",
            "An element without a provider",
            "{item} is part of education otherwise than at school and does not say who gives it.",
        ),
        FindingCode(
            "type-missing",
            "An element without content",
            "{item} is part of education otherwise than at school and does not say what it is.",
        ),
        FindingCode(
            "setting-named",
            "A setting is named all the same",
            "Section I names a setting, though the education is otherwise than at school: {quote}.",
        ),
    ),
)
def itemised(context: CheckContext) -> CheckOutcome:
    """Judges whether a package of education otherwise than at school is itemised in section F, with section I left free."""
    wanted: Itemised = context.parameters
    told = [
        pair for item in context.plan.items("F", "I", "J") for pair in mentions(item, wanted.lexicon, wanted.groups)
    ]
    if not told:
        return ()
    outcomes = [
        _element(item, wanted) for item in context.plan.items("F", kinds=("provision",)) if not item.reading.nil
    ]
    names = [item for item in context.plan.items("I") if isinstance(item.item, Placement) and item.item.field == "name"]
    for item in names:
        if not mentions(item, wanted.lexicon, wanted.groups) and not _blank(item):
            outcomes.append(
                lacks(item, "setting-named", whole(item), "a setting is named beside it", verdict=Verdict.PARTLY_MET)
            )
    if not outcomes:
        return (asks(context, At("section.F"), quotes_of(told), "section F holds no element of it"),)
    return tuple(outcomes)


def _blank(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    return passage is None or not passage.folded.strip(" .-") or bool(passage.hits_of("nil-statements", "nil"))


def _element(item: AnalysedItem, wanted: Itemised) -> ItemOutcome:
    slots = [item.reading.slots[name] for name in wanted.slots]
    missing = [slot for slot in slots if slot.state in (SlotState.EMPTY, SlotState.PARTLY)]
    if not missing:
        return met(item, "an element with its amount and provider", slots=tuple(slots))
    findings = tuple(
        Finding(
            f"{slot.name}-missing",
            item.id,
            item.path,
            (*(slot.quotes or whole(item)), Absence((item.path,), (slot.name,))),
        )
        for slot in missing
    )
    verdict = Verdict.NOT_MET if len(missing) == len(slots) else Verdict.PARTLY_MET
    return ItemOutcome(
        item.id, item.path, verdict, findings, tuple(slots), reason=f"{len(missing)} of {len(slots)} missing"
    )
