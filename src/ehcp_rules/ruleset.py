"""A resolved ruleset: criteria, lexicons, scoring policies, and the layers and local variations that made it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from ehcp_rules.criterion import Criterion
from ehcp_rules.errors import Problem, RulesetError, closest
from ehcp_rules.text import Lexicon

__all__ = [
    "Appraisals",
    "Band",
    "Layer",
    "Limit",
    "LocalFact",
    "Policy",
    "Relaxation",
    "Ruleset",
    "RulesetLocation",
    "SeverityCap",
    "Timescale",
    "Variation",
]


@frozen(kw_only=True)
class Band:
    """A word of a rating scale and the points share at which it starts (0 to 1)."""

    word: str
    at: Fraction
    meaning: str = ""


@frozen(kw_only=True)
class Limit:
    """While a section's score is below `below`, the word may not pass `cap`: strong sections cannot rescue a weak one."""

    section: str
    below: Fraction
    cap: str


@frozen(kw_only=True)
class SeverityCap:
    """While a counted criterion of this severity is not met, the word may not pass `cap`: any critical one fails, say."""

    severity: Literal["critical", "major", "minor", "advisory"]
    cap: str


@frozen(kw_only=True)
class LocalFact:
    """A fact that an overlay declares: its name in the overlay's namespace, and the key of `Plan.extensions` that holds it."""

    name: str
    extension: str
    kind: Literal["text", "whole-number", "yes-no"]
    meaning: str


@frozen(kw_only=True)
class Policy:
    """A named way of scoring the same findings.

    `counts` says whose criteria weigh: those that the machine decides, or all. `bands` rise from the lowest word;
    `undecided` is the word shown when the two ends of the range differ (empty: the range itself is shown).
    """

    id: str
    title: str
    summary: str
    counts: Literal["machine", "all"]
    bands: tuple[Band, ...]
    undecided: str = ""
    gate_cap: str = ""
    limits: tuple[Limit, ...] = ()
    severity_caps: tuple[SeverityCap, ...] = ()
    minimum_coverage: Fraction = Fraction(1, 2)


@frozen(kw_only=True)
class Relaxation:
    """A time in which limits were relaxed, both days included: a breach that touches it is put to a person."""

    id: str
    first_day: dt.date
    last_day: dt.date
    timescales: tuple[str, ...]
    provision: str
    basis: Literal["instrument", "secondary", "unconfirmed"]


@frozen(kw_only=True)
class Timescale:
    """One statutory time limit in one edition: criteria cite it by `id`, and the edition of the event's own day counts.

    `start` and `end` say in words what the limit runs between; `start_date` and `end_date` name the plan dates that hold
    those events, and are empty where no plan holds them. A limit of unit `by-date` ends on a day of the year (`day`,
    such as "03-31"). `counting` says whether the day of the start event is day nought or day one. `least` marks a
    time that must be given rather than kept. `exceptions` excuse a breach, and never move the day.
    """

    id: str
    title: str
    start: str
    end: str
    unit: Literal["days", "working-days", "weeks", "months", "by-date", "none"]
    provision: str
    basis: Literal["instrument", "secondary", "unconfirmed"]
    valid_from: dt.date
    valid_to: dt.date | None = None
    limit: int = 0
    day: str = ""
    counting: Literal["day-after-is-one", "event-is-one"] = "day-after-is-one"
    least: bool = False
    start_date: str = ""
    end_date: str = ""
    exceptions: tuple[str, ...] = ()
    note: str = ""
    relaxed: tuple[Relaxation, ...] = ()


@frozen(kw_only=True)
class Layer:
    """One layer of a resolved ruleset, with the digest of all its data and of the part that judges."""

    id: str
    version: str
    kind: Literal["ruleset", "overlay"]
    title: str
    publisher: str
    digest: str
    judging_digest: str


@frozen(kw_only=True)
class Variation:
    """One local change to a criterion, lexicon or policy, with the layer that made it and its reason."""

    layer: str
    target: str
    change: str
    reason: str = ""


@frozen
class RulesetLocation:
    """Where an installed ruleset's folder is, as a plugin registers it: `id`, `version` and the folder's path."""

    id: str
    version: str
    folder: str


Appraisals = Mapping[str, tuple[str, ...]]
"""For each kind of single statement, the ids of the criteria that decide it."""


@frozen(kw_only=True)
class Ruleset:
    """Everything that judging needs, resolved from its layers and immutable."""

    id: str
    version: str
    title: str
    publisher: str
    licence: str
    status: Literal["draft", "proposed", "released"]
    engine: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    policies: tuple[Policy, ...]
    default_policy: str
    criteria: tuple[Criterion, ...]
    lexicons: tuple[Lexicon, ...] = field(repr=False)
    appraisal: Appraisals = field(factory=dict)
    timescales: tuple[Timescale, ...] = field(default=(), repr=False)
    facts: tuple[LocalFact, ...] = ()
    layers: tuple[Layer, ...] = ()
    variations: tuple[Variation, ...] = ()
    notices: tuple[str, ...] = ()

    def notices_on(self, day: dt.date) -> tuple[str, ...]:
        """What every result as of a day must say: the notices, and where the ruleset was not, or no more, in force then.

        Validity is half-open: from `valid_from` to the day before `valid_to`.
        """
        name = f"{self.id} {self.version}"
        notices = list(self.notices)
        if self.valid_from is not None and day < self.valid_from:
            notices.append(f"{name} is in force from {self.valid_from} on, and was not yet on {day}.")
        if self.valid_to is not None and self.valid_to <= day:
            notices.append(f"{name} was in force until {self.valid_to - dt.timedelta(days=1)}, and no more on {day}.")
        return tuple(notices)

    def criterion(self, id: str) -> Criterion:
        """The criterion with this id or alias, in capitals or not; raises RulesetError when there is none."""
        for criterion in self.criteria:
            if id == criterion.id or id in criterion.aliases:
                return criterion
        for criterion in self.criteria:
            if id.casefold() in (criterion.id.casefold(), *map(str.casefold, criterion.aliases)):
                return criterion
        hint = closest(id.upper(), (criterion.id for criterion in self.criteria))
        raise RulesetError([Problem(f"{self.id} {self.version}", f"there is no criterion {id}", hint)])

    def policy(self, id: str | None = None) -> Policy:
        """The policy with this id, or the default one; raises RulesetError when there is none."""
        wanted = id or self.default_policy
        for policy in self.policies:
            if policy.id == wanted:
                return policy
        known = ", ".join(policy.id for policy in self.policies)
        raise RulesetError([Problem(f"{self.id} {self.version}", f"there is no policy {wanted}", f"known: {known}")])
