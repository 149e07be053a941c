"""The immutable result of judging one plan: verdicts with evidence, scores under each policy, and where it all came from."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from attrs import field, frozen

from ehcp_rules.findings import ItemOutcome, Verdict
from ehcp_rules.ruleset import Layer, Ruleset

__all__ = [
    "Assessment",
    "Coverage",
    "CriterionResult",
    "Gate",
    "HumanJudgement",
    "Interval",
    "Lift",
    "Provenance",
    "Score",
    "SectionScore",
]


@frozen
class Interval:
    """Points between 0 and 1, as the lowest and highest that the unresolved parts allow."""

    low: Fraction
    high: Fraction


@frozen(kw_only=True)
class CriterionResult:
    """What one criterion says of the plan: its verdict, one outcome per item, and its points (None when not applicable)."""

    criterion: str
    verdict: Verdict
    items: tuple[ItemOutcome, ...] = ()
    points: Interval | None = None
    reason: str = ""
    provider: str = ""


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
    """A criterion that caps the word. `state` is provisional (found by machine), confirmed or open (not yet resolved)."""

    criterion: str
    state: str
    cap: str


@frozen(kw_only=True)
class Coverage:
    """How much was looked at: shares of the applicable weight, and the criteria that stayed open, with the reason."""

    resolved: Fraction
    not_supplied: tuple[str, ...]
    open: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Lift:
    """What would lift the word: the fewest criteria that, once met, move the lower end to `word`."""

    word: str
    criteria: tuple[str, ...]


@frozen(kw_only=True)
class Score:
    """A plan's score under one policy.

    `points` is the interval before caps; `words` are the words at its two ends after caps, lowest first; `headline` is
    the word to show; `decides` names what bounds the word (gates, limits or the points themselves).
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


@frozen(kw_only=True)
class HumanJudgement:
    """A named person's verdict on one criterion, or on one item of it, with the reason. Applied as a new assessment."""

    criterion: str
    verdict: Verdict
    by: str
    on: dt.date
    reason: str = field(repr=False)
    item: str | None = None


@frozen(kw_only=True)
class Provenance:
    """What made this result: engine version, ruleset layers with digests, checks with versions, adapter and plugins."""

    engine: str
    layers: tuple[Layer, ...]
    checks: tuple[tuple[str, str], ...]
    adapter: str = ""
    plugins: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Assessment:
    """The result of one plan against one ruleset on one as-of date."""

    format: str
    plan_id: str
    as_of: dt.date
    results: tuple[CriterionResult, ...]
    provenance: Provenance
    ruleset: Ruleset = field(repr=False)
    not_supplied: tuple[str, ...] = ()
    judgements: tuple[HumanJudgement, ...] = ()
    notices: tuple[str, ...] = ()
