"""Check type over advice and plan: nothing that was advised is dropped or watered down, and nothing is invented."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, does_not_apply, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.papers.fidelity import Comparison, Fidelity, compare_with_advice

__all__ = ["advice_faithful"]


@frozen(kw_only=True)
class AdviceFaithful:
    """The `sections` whose provision is held against the advice."""

    sections: tuple[str, ...] = ("F", "G", "H1", "H2", "J")


@check(
    "advice.faithful",
    parameters=AdviceFaithful,
    codes=(
        FindingCode(
            "dropped",
            "Advice that the plan leaves out",
            "The plan holds nothing of {recommendation} ({giver}): {quote}.",
        ),
        FindingCode(
            "watered-down",
            "Advice watered down",
            "{item} gives less than {recommendation} ({giver}): {advice} became {quote}.",
        ),
        FindingCode(
            "invented",
            "An amount that nobody advised",
            "{item} gives an amount that no supplied advice gives: {quote}.",
        ),
    ),
    laws=(
        "raising an amount of the plan above the advised one never leaves it faithful",
        "taking away an amount that was advised never improves the verdict",
        "number words and digits are the same",
        "the order of items and of advice does not matter",
    ),
)
def advice_faithful(context: CheckContext) -> CheckOutcome:
    """Judges whether each recommendation with an amount is in the plan as advised, and each amount of the plan was advised."""
    wanted: AdviceFaithful = context.parameters
    return tuple(_outcome(context, one, wanted) for one in compare_with_advice(context.plan, wanted.sections))


def _outcome(context: CheckContext, one: Comparison, wanted: AdviceFaithful) -> ItemOutcome:
    at = _place(one)
    match one.fidelity:
        case Fidelity.FAITHFUL:
            return met(at, one.reason)
        case Fidelity.VAGUE_ADVICE:
            return does_not_apply(at, f"{one.reason}, which is a matter for the advice giver")
        case Fidelity.UNCLEAR | Fidelity.OTHER_ADVICE:
            reason = one.reason + (f" ({', '.join(one.missing)})" if one.missing else "")
            return asks(context, at, (*one.planned, *one.advised), reason)
        case _:
            return _defect(context, one, at, wanted)


def _defect(context: CheckContext, one: Comparison, at: AnalysedItem, wanted: AdviceFaithful) -> ItemOutcome:
    code = "invented" if one.fidelity is Fidelity.UNSUPPORTED else one.fidelity.value
    parameters: dict[str, str | int] = {}
    if one.recommendation is not None:
        parameters = {
            "recommendation": one.recommendation.item.id,
            "giver": ", ".join(sorted(one.recommendation.author)) or "advice",
        }
    absent = (
        ()
        if one.provision
        else (Absence(tuple(f"section.{code}" for code in wanted.sections), ("provision of the kind",)),)
    )
    finding = Finding(code, at.id, at.path, (*one.planned, *one.advised, *absent), parameters)
    if one.missing:
        # Nobody advised it as far as the supplied texts go, but other advice is listed: a person has the last word.
        request = JudgementRequest(context.question, at.id, at.path, one.planned)
        reason = f"{one.reason}; not supplied: {', '.join(one.missing)}"
        return ItemOutcome(at.id, at.path, Verdict.NEEDS_JUDGEMENT, (finding,), request=request, reason=reason)
    return ItemOutcome(at.id, at.path, Verdict.NOT_MET, (finding,), reason=one.reason)


def _place(one: Comparison) -> AnalysedItem:
    """Where the outcome stands: at the provision, or at the advice when the plan has none of the kind."""
    statement = one.provision or one.recommendation
    if statement is None:
        raise LookupError("a comparison has advice, provision or both")
    return statement.item
