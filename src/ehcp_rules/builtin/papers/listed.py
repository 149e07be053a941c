"""Check type over section K: that the advice the law asks for is listed, with whose it is and its date."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, does_not_apply
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import AdviceEntry
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.papers.advice_kinds import author_told, date_told, kinds_of_advice, no_advice_given, reason_given

__all__ = ["advice_listed"]

_TITLES = {
    "parent-or-young-person": "the parent or young person",
    "education": "education",
    "medical": "health (medical advice)",
    "psychological": "an educational psychologist",
    "social-care": "social care",
    "adulthood": "preparing for adulthood",
}


@frozen(kw_only=True)
class AdviceListed:
    """`types` must each have an entry; `adulthood` is asked for from school year `adulthood_from` on."""

    types: tuple[str, ...]
    adulthood_from: int = 9


@check(
    "advice.listed",
    parameters=AdviceListed,
    codes=(
        FindingCode("advice-missing", "A kind of advice is missing", "No advice from {type} is listed."),
        FindingCode("author-missing", "Advice without an author or role", "{item} does not say whose advice it is."),
        FindingCode("date-missing", "Undated advice", "{item} has no date."),
    ),
    laws=("adding an entry with author and date never lowers the verdict of another entry",),
)
def advice_listed(context: CheckContext) -> CheckOutcome:
    """Judges whether each kind of advice is listed, and whether each entry says whose it is and when it was given."""
    wanted: AdviceListed = context.parameters
    if context.plan.plan.section("K") is None:
        return ()
    entries = tuple(context.plan.items("K", kinds=("advice",)))
    in_columns = any(
        isinstance(item.item, AdviceEntry) and (item.item.author.strip() or item.item.role.strip()) for item in entries
    )
    nobody_gave = [item for item in entries if no_advice_given(item)]
    given = {kind for item in entries if item not in nobody_gave for kind in kinds_of_advice(item)}
    asked = list(wanted.types)
    if context.facts.get("learner.school_year", 0) < wanted.adulthood_from:
        asked = [kind for kind in asked if kind != "adulthood"]
    missing = [kind for kind in asked if kind not in given]
    looked = tuple(item.path for item in entries) or ("section.K",)
    reasons = tuple(quote for item in context.plan.items("K") if reason_given(item) for quote in whole(item))
    # Where an entry says that nobody gave a kind of advice, that is where it is missing.
    said = {} if reasons else {kind: item for item in nobody_gave for kind in kinds_of_advice(item) if kind in missing}
    outcomes = [
        _not_given(item, [kind for kind, place in said.items() if place is item])
        if item in nobody_gave
        else _entry(item, in_columns=in_columns)
        for item in entries
    ]
    findings = tuple(
        Finding(
            "advice-missing",
            None,
            "section.K",
            (Absence(looked, (_TITLES.get(kind, kind),)),),
            {"type": _TITLES.get(kind, kind)},
        )
        for kind in missing
        if kind not in said
    )
    if missing and reasons:
        reason = "a kind of advice is missing, and the plan gives a reason"
        outcomes.append(asks(context, At("section.K"), reasons, reason))
        return tuple(outcomes)
    verdict = Verdict.NOT_MET if findings else Verdict.MET
    outcomes.append(
        ItemOutcome(
            None, "section.K", verdict, findings, reason=f"{len(asked) - len(missing)} of {len(asked)} kinds listed"
        )
    )
    return tuple(outcomes)


def _not_given(item: AnalysedItem, kinds: list[str]) -> ItemOutcome:
    """An entry by which nobody gave advice: a finding for each of the kinds that are missing for it."""
    reason = "says that no advice was given"
    if not kinds:
        return does_not_apply(item, reason)
    findings = tuple(
        Finding("advice-missing", item.id, item.path, whole(item), {"type": _TITLES.get(kind, kind)}) for kind in kinds
    )
    return ItemOutcome(item.id, item.path, Verdict.NOT_MET, findings, reason=reason)


def _entry(item: AnalysedItem, *, in_columns: bool) -> ItemOutcome:
    entry = item.item
    findings = []
    if isinstance(entry, AdviceEntry):
        quote = whole(item)
        if not author_told(item, in_columns=in_columns):
            findings.append(Finding("author-missing", item.id, item.path, quote))
        if not date_told(item):
            findings.append(Finding("date-missing", item.id, item.path, quote))
    verdict = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET)[len(findings)]
    return ItemOutcome(item.id, item.path, verdict, tuple(findings))
