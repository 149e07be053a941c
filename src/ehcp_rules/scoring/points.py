"""The points of one criterion: the mean over the items it judged, as an interval while something is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from attrs import field, frozen

from ehcp_rules.criterion import Criterion, Scoring
from ehcp_rules.findings import RESOLVED, FindingCode, ItemOutcome, Verdict

__all__ = ["VERDICT_POINTS", "CriterionResult", "Interval", "points_of", "result_of", "verdict_at", "verdict_of"]


@frozen
class Interval:
    """Points between 0 and 1, as the lowest and highest that the unresolved parts allow."""

    low: Fraction
    high: Fraction

    @property
    def width(self) -> Fraction:
        """The share that is still open."""
        return self.high - self.low


VERDICT_POINTS: Mapping[Verdict, Interval] = MappingProxyType(
    {
        Verdict.MET: Interval(Fraction(1), Fraction(1)),
        Verdict.PARTLY_MET: Interval(Fraction(1, 2), Fraction(1, 2)),
        Verdict.NOT_MET: Interval(Fraction(0), Fraction(0)),
        Verdict.NEEDS_JUDGEMENT: Interval(Fraction(0), Fraction(1)),
        Verdict.NOT_ASSESSED: Interval(Fraction(0), Fraction(1)),
        Verdict.ERROR: Interval(Fraction(0), Fraction(1)),
    }
)
"""What one item gives. `not-applicable` is not here: it takes part in no mean."""

_HALVES = {verdict: (int(2 * points.low), int(2 * points.high)) for verdict, points in VERDICT_POINTS.items()}


@frozen(kw_only=True)
class CriterionResult:
    """What one criterion says of the plan: its verdict, one outcome per item, and its points.

    `points` is None when the criterion does not apply. `judged_items` and `judged` record which items, or the criterion
    as a whole, a named person has judged; `confirmed` is true when what people judged is enough, whatever the machine
    found, to leave the criterion not met. `codes` are the finding codes that the check behind it declares.
    """

    criterion: str
    verdict: Verdict
    items: tuple[ItemOutcome, ...] = ()
    points: Interval | None = None
    reason: str = ""
    provider: str = ""
    judged: bool = False
    judged_items: tuple[str, ...] = ()
    confirmed: bool = False
    codes: tuple[FindingCode, ...] = field(default=(), repr=False)

    def code(self, code: str) -> FindingCode:
        """What the check declares of a finding code; one that it does not declare is read as its own words."""
        return next((one for one in self.codes if one.code == code), FindingCode.undeclared(code))


def points_of(verdicts: Iterable[Verdict]) -> Interval | None:
    """The mean of the applicable verdicts' points; None when none applies."""
    return _mean([verdict for verdict in verdicts if verdict is not Verdict.NOT_APPLICABLE])


def _mean(applicable: Sequence[Verdict]) -> Interval | None:
    if len(set(applicable)) < 2:
        return VERDICT_POINTS[applicable[0]] if applicable else None
    # Half points are summed as whole numbers: a plan has hundreds of items, and a Fraction for each is slow.
    lowest = highest = 0
    for verdict in applicable:
        low, high = _HALVES[verdict]
        lowest += low
        highest += high
    whole = 2 * len(applicable)
    return Interval(Fraction(lowest, whole), Fraction(highest, whole))


def verdict_of(verdicts: Iterable[Verdict], scoring: Scoring) -> Verdict:
    """The criterion's verdict on its items' verdicts.

    Both ends of the points are held against `met_at` and `partly_at`. Where they disagree an item is open, and the
    criterion says so: `error` if a check raised, `not-assessed` only if no item could be told, else `needs-judgement`.
    """
    applicable = [verdict for verdict in verdicts if verdict is not Verdict.NOT_APPLICABLE]
    return _verdict(applicable, _mean(applicable), scoring)


def _verdict(applicable: Sequence[Verdict], points: Interval | None, scoring: Scoring) -> Verdict:
    if points is None:
        return Verdict.NOT_APPLICABLE
    low = verdict_at(points.low, scoring)
    if points.low == points.high or low is verdict_at(points.high, scoring):
        return low
    if Verdict.ERROR in applicable:
        return Verdict.ERROR
    if all(verdict is Verdict.NOT_ASSESSED for verdict in applicable):
        return Verdict.NOT_ASSESSED
    return Verdict.NEEDS_JUDGEMENT


def result_of(
    criterion: Criterion,
    items: Iterable[ItemOutcome],
    *,
    reason: str = "",
    provider: str = "",
    codes: tuple[FindingCode, ...] = (),
) -> CriterionResult:
    """The result of a criterion from its item outcomes; with none it is not applicable."""
    outcomes = tuple(items)
    applicable = [outcome.verdict for outcome in outcomes if outcome.verdict is not Verdict.NOT_APPLICABLE]
    points = _mean(applicable)
    return CriterionResult(
        criterion=criterion.id,
        verdict=_verdict(applicable, points, criterion.scoring),
        items=outcomes,
        points=points,
        reason=reason or _reason(outcomes, applicable),
        provider=provider,
        codes=codes,
    )


def verdict_at(points: Fraction, scoring: Scoring) -> Verdict:
    """The verdict that a share of the points amounts to."""
    if _reaches(points, scoring.met_at):
        return Verdict.MET
    return Verdict.PARTLY_MET if _reaches(points, scoring.partly_at) else Verdict.NOT_MET


def _reaches(points: Fraction, least: Fraction) -> bool:
    # As whole numbers: every criterion of every plan comes by here, and comparing fractions costs several times as much.
    return points.numerator * least.denominator >= least.numerator * points.denominator


def _reason(outcomes: Sequence[ItemOutcome], applicable: Sequence[Verdict]) -> str:
    if not outcomes:
        return "there was nothing to judge"
    if len(outcomes) == 1:
        return outcomes[0].reason
    unresolved = len(applicable) - sum(map(applicable.count, RESOLVED))
    return f"{unresolved} of {len(applicable)} items are open" if unresolved else ""
