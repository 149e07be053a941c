"""The score of a plan under one policy: weighted points, words at both ends, and the caps of limits and gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from ehcp_rules.criterion import Criterion
from ehcp_rules.findings import RESOLVED, Verdict
from ehcp_rules.ruleset import Policy, SeverityCap
from ehcp_rules.scoring.lift import Claim, Lift, Need, cheapest_lift
from ehcp_rules.scoring.points import CriterionResult, Interval, verdict_at

__all__ = ["NOT_ENOUGH", "Coverage", "Gate", "Score", "SectionScore", "score_of"]

NOT_ENOUGH = "not enough to rate"
"""The headline when less than the policy's minimum coverage is resolved."""


@frozen(kw_only=True)
class SectionScore:
    """The weighted points of a section's criteria, the word at each end, and how much of their weight is resolved."""

    section: str
    points: Interval
    words: tuple[str, str]
    weight: int
    resolved: Fraction


@frozen(kw_only=True)
class Gate:
    """A criterion that caps the word. `state` is provisional (found by machine), confirmed, or open (not resolved)."""

    criterion: str
    state: str
    cap: str


@frozen(kw_only=True)
class Coverage:
    """How much was looked at.

    `resolved` is the share of the applicable weight that is resolved, which is one less the width of the points; `open`
    lists the criteria that stayed open with the reason, those that the policy does not count included.
    """

    resolved: Fraction
    not_supplied: tuple[str, ...]
    open: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Score:
    """A plan's score under one policy.

    `points` is the interval before caps (None when nothing counted applies); `words` are the words at its two ends
    after caps, lowest first (None below the policy's minimum coverage); `headline` is the word to show; `decides` names
    what bounds the words, the low end first: `gate ID`, `severity SEVERITY`, `limit SECTION` or `points`.
    """

    policy: str
    points: Interval | None
    words: tuple[str, str] | None
    headline: str
    decides: tuple[str, ...]
    sections: tuple[SectionScore, ...]
    coverage: Coverage
    gates: tuple[Gate, ...]
    lift: Lift | None


Counted = tuple[Criterion, CriterionResult, Interval]


def score_of(
    policy: Policy,
    criteria: Mapping[str, Criterion],
    results: Iterable[CriterionResult],
    *,
    not_supplied: tuple[str, ...] = (),
) -> Score:
    """Score results under a policy. The order of results is irrelevant; criteria that do not apply change nothing."""
    listed = sorted(results, key=lambda result: result.criterion)
    counted: list[Counted] = [
        (criteria[result.criterion], result, result.points)
        for result in listed
        if result.points is not None and _counts(policy, criteria[result.criterion])
    ]
    bands = _Bands(policy)
    points = _mean(counted)
    sections = _sections(counted, bands)
    gates = tuple(_gates(policy, counted))
    coverage = Coverage(
        resolved=1 - points.width if points else Fraction(0),
        not_supplied=tuple(sorted(not_supplied)),
        open=tuple(_open(policy, criteria, listed)),
    )
    words: tuple[str, str] | None = None
    headline, lift = NOT_ENOUGH, None
    decides: tuple[str, ...] = ()
    if points is not None and coverage.resolved >= policy.minimum_coverage:
        low, low_by = _capped(bands, points.low, _caps(policy, counted, sections, gates, low=True))
        high, high_by = _capped(bands, points.high, _caps(policy, counted, sections, gates, low=False))
        words = (bands.words[low], bands.words[high])
        headline = words[0] if low == high else policy.undecided or f"{words[0]} to {words[1]}"
        decides = tuple(dict.fromkeys((*low_by, *high_by)))
        lift = _lift(policy, bands, low, counted, sections, gates)
    return Score(
        policy=policy.id,
        points=points,
        words=words,
        headline=headline,
        decides=decides,
        sections=sections,
        coverage=coverage,
        gates=gates,
        lift=lift,
    )


def _counts(policy: Policy, criterion: Criterion) -> bool:
    return policy.counts == "all" or criterion.decided_by == "machine"


class _Bands:
    """The rating scale of a policy, lowest word first."""

    def __init__(self, policy: Policy) -> None:
        bands = sorted(policy.bands, key=lambda band: band.at)
        self.words = tuple(band.word for band in bands)
        self.starts = tuple(band.at for band in bands)

    def at(self, points: Fraction) -> int:
        """The place of the highest band that these points reach; the lowest band has no floor."""
        return max((place for place, start in enumerate(self.starts) if points >= start), default=0)


Cap = tuple[str, str]
"""The word that may not be passed, and what says so."""


def _mean(counted: Sequence[Counted]) -> Interval | None:
    weight = sum(criterion.scoring.weight for criterion, _, _ in counted)
    if not weight:
        return None
    low = _sum((criterion.scoring.weight, points.low) for criterion, _, points in counted)
    high = _sum((criterion.scoring.weight, points.high) for criterion, _, points in counted)
    return Interval(low / weight, high / weight)


def _sum(weighted: Iterable[tuple[int, Fraction]]) -> Fraction:
    # Most points are 0 or 1; adding those as whole numbers spares most of the slow exact additions.
    whole, parts = 0, Fraction(0)
    for weight, points in weighted:
        if points.denominator == 1:
            whole += weight * points.numerator
        else:
            parts += weight * points
    return parts + whole


def _sections(counted: Sequence[Counted], bands: _Bands) -> tuple[SectionScore, ...]:
    by_section: dict[str, list[Counted]] = {}
    for one in counted:
        by_section.setdefault(one[0].section, []).append(one)
    return tuple(
        SectionScore(
            section=section,
            points=points,
            words=(bands.words[bands.at(points.low)], bands.words[bands.at(points.high)]),
            weight=sum(criterion.scoring.weight for criterion, _, _ in members),
            resolved=1 - points.width,
        )
        for section, members in sorted(by_section.items())
        if (points := _mean(members)) is not None
    )


def _gates(policy: Policy, counted: Sequence[Counted]) -> Iterable[Gate]:
    if not policy.gate_cap:
        return
    for criterion, result, _ in counted:
        if not criterion.scoring.gate:
            continue
        if result.verdict is Verdict.NOT_MET:
            state = "confirmed" if result.confirmed else "provisional"
            yield Gate(criterion=criterion.id, state=state, cap=policy.gate_cap)
        elif result.verdict not in RESOLVED:
            yield Gate(criterion=criterion.id, state="open", cap=policy.gate_cap)


def _caps(
    policy: Policy, counted: Sequence[Counted], sections: Sequence[SectionScore], gates: Sequence[Gate], *, low: bool
) -> Iterable[Cap]:
    # Only a person's confirmation may hold down the best case: a gate found by machine could still be dismissed.
    for gate in gates:
        if low or gate.state == "confirmed":
            yield gate.cap, f"gate {gate.criterion}"
    for severe in policy.severity_caps:
        if any(_fails(criterion, points, low=low) for criterion, _, points in counted if _is(severe, criterion)):
            yield severe.cap, f"severity {severe.severity}"
    ends = {score.section: score.points.low if low else score.points.high for score in sections}
    for limit in policy.limits:
        if limit.section in ends and ends[limit.section] < limit.below:
            yield limit.cap, f"limit {limit.section}"


def _is(severe: SeverityCap, criterion: Criterion) -> bool:
    return criterion.scoring.severity == severe.severity and criterion.scoring.weight > 0


def _fails(criterion: Criterion, points: Interval, *, low: bool) -> bool:
    """Whether the criterion is not met at one end of its points."""
    return verdict_at(points.low if low else points.high, criterion.scoring) is Verdict.NOT_MET


def _capped(bands: _Bands, points: Fraction, caps: Iterable[Cap]) -> tuple[int, tuple[str, ...]]:
    reached = bands.at(points)
    binding = [(bands.words.index(word), by) for word, by in caps if bands.words.index(word) < reached]
    if not binding:
        return reached, ("points",)
    lowest = min(place for place, _ in binding)
    return lowest, tuple(dict.fromkeys(by for place, by in binding if place == lowest))


def _open(
    policy: Policy, criteria: Mapping[str, Criterion], results: Iterable[CriterionResult]
) -> Iterable[tuple[str, str]]:
    for result in results:
        if result.points is None or not result.points.width:
            continue
        if not _counts(policy, criteria[result.criterion]):
            yield result.criterion, "a person decides it; this policy does not count it"
        else:
            yield result.criterion, result.reason or _OPEN_REASONS.get(result.verdict, "some items are open")


_OPEN_REASONS = {
    Verdict.NEEDS_JUDGEMENT: "a person has to decide",
    Verdict.NOT_ASSESSED: "the source could not tell",
    Verdict.ERROR: "the check failed",
}


def _lift(
    policy: Policy,
    bands: _Bands,
    low: int,
    counted: Sequence[Counted],
    sections: Sequence[SectionScore],
    gates: Sequence[Gate],
) -> Lift | None:
    target = low + 1
    if target >= len(bands.words):
        return None
    weights = {score.section: score.weight for score in sections}
    claims = [
        Claim(
            criterion=criterion.id,
            section=criterion.section,
            gain=criterion.scoring.weight * (1 - points.low),
            failing=sum(item.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE) for item in result.items),
        )
        for criterion, result, points in counted
        if points.low < 1 or result.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE)
    ]
    total = sum(weights.values())
    points = _mean(counted)
    overall = bands.starts[target] * total - (points.low * total if points else 0)
    in_sections = [
        Need(score.section, weights[score.section] * (limit.below - score.points.low))
        for limit in policy.limits
        for score in sections
        if limit.section == score.section and bands.words.index(limit.cap) < target
    ]
    required = [gate.criterion for gate in gates if bands.words.index(gate.cap) < target]
    required += [
        criterion.id
        for severe in policy.severity_caps
        if bands.words.index(severe.cap) < target
        for criterion, _, points in counted
        if _is(severe, criterion) and _fails(criterion, points, low=True) and criterion.id not in required
    ]
    chosen = cheapest_lift(claims, overall=overall, in_sections=in_sections, required=required)
    return None if chosen is None else Lift(word=bands.words[target], criteria=chosen)
