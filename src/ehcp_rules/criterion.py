"""A criterion as data: what it asks, why, on what authority, how it is checked and what it weighs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal

from attrs import field, frozen

__all__ = ["TOPICS", "Applies", "CheckUse", "Condition", "Criterion", "FindingText", "Judgement", "Scoring", "Source"]

TOPICS = ("advice", "identity", "language", "process", "review", "structure")
"""What a criterion may be about that is no one section of a plan; its `section` is one of these or a section code."""


@frozen(kw_only=True)
class Source:
    """An authority. `basis` says how it was read: the instrument itself, a secondary source, or unconfirmed."""

    kind: Literal["statute", "regulations", "code", "case-law", "practice", "local"]
    citation: str
    basis: Literal["instrument", "secondary", "unconfirmed"]
    checked_on: dt.date
    checked_by: str = ""
    note: str = ""


@frozen(kw_only=True)
class Condition:
    """One test of a named fact."""

    fact: str
    op: Literal["is", "in", "at_least", "at_most", "before", "after", "present"]
    value: Any = None


@frozen(kw_only=True)
class Applies:
    """When a criterion applies: all of these and any of those. An empty list holds."""

    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()


@frozen(kw_only=True)
class CheckUse:
    """Which check type judges the criterion and with what parameters."""

    use: str
    parameters: Mapping[str, Any] = field(factory=dict)


@frozen(kw_only=True)
class Judgement:
    """The question put to a person when the check abstains, or always when a person decides the criterion."""

    question: str


@frozen(kw_only=True)
class Scoring:
    """What a criterion weighs. Points are the mean over its items; `met_at` and `partly_at` turn points into its verdict.

    While a `gate` criterion is not met, the policy's gate cap bounds the word, provisionally until a person confirms it.
    """

    weight: int
    severity: Literal["critical", "major", "minor", "advisory"]
    met_at: Fraction = Fraction(1)
    partly_at: Fraction = Fraction(1, 2)
    locked: bool = False
    gate: bool = False


@frozen(kw_only=True)
class FindingText:
    """How one finding code reads for this criterion: the message and the fix. A fix never names an amount, role or date."""

    message: str
    fix: str


@frozen(kw_only=True)
class Criterion:
    """One criterion of a ruleset. `reads` lists the parts of a plan it needs: section codes, `learner`, or `dates.EVENT`."""

    id: str
    name: str
    title: str
    section: str
    status: Literal["draft", "preview", "stable", "deprecated"]
    since: str
    catalogue: tuple[str, ...]
    summary: str
    why_it_matters: str
    good_looks_like: str
    auditor_guidance: str
    how_to_fix: str
    sources: tuple[Source, ...]
    reads: tuple[str, ...]
    check: CheckUse
    judgement: Judgement
    scoring: Scoring
    findings: Mapping[str, FindingText]
    exemplar: str = ""
    aliases: tuple[str, ...] = ()
    known_exceptions: tuple[str, ...] = ()
    applies: Applies = Applies()
    decided_by: Literal["machine", "person"] = "machine"
    attribution: Literal["plan-writer", "advice-giver", "review", "process", "unknown"] = "plan-writer"
