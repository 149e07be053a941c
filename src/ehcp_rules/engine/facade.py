"""`Engine`: one immutable object that a program keeps, with a ruleset resolved, its checks joined and its lexicons built."""

from __future__ import annotations

import datetime as dt
import functools
import threading
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Final, Literal, Self

import attrs
from attrs import field, frozen

from ehcp_rules.adapters import AdapterDefinition, ImportedPlan, ImportFailure, SourceLike, read_source
from ehcp_rules.assessment import FORMAT, Assessment, HumanJudgement, Provenance
from ehcp_rules.criterion import Criterion
from ehcp_rules.engine.appraisal import ADVICE, Appraisal, appraisal_of, places_in, statement_plan, thread_plan
from ehcp_rules.engine.judging import Reading, judge, read_plan
from ehcp_rules.engine.memory import collector_at_rest
from ehcp_rules.errors import EhcpRulesError, PluginError, Problem, RulesetError
from ehcp_rules.loading.overlay_folder import base_of
from ehcp_rules.loading.overlays import apply_overlay
from ehcp_rules.loading.resolve import ResolvedCheck, resolve_checks
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import PluginInventory, discover, find_ruleset, newer_release
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.scoring import CriterionResult
from ehcp_rules.text import Lexicons
from ehcp_rules.version import __version__

__all__ = ["INSTALLED", "Engine", "Plugins", "appraise", "appraise_thread", "assess", "default_engine", "read"]

_NO_DAY = dt.date.min
"""The as-of date of an appraisal: before every date, so that nothing a single statement says has expired."""


class _Installed(Enum):
    INSTALLED = "installed"


INSTALLED: Final = _Installed.INSTALLED
"""Every plugin that is installed, found by its entry point."""

Plugins = PluginInventory | Iterable[str] | Literal[_Installed.INSTALLED]
"""Which plugins an engine uses: all that are installed, those of these names, or an inventory made with `discover`."""


@frozen(kw_only=True)
class Engine:
    """A ruleset with everything that judging by it needs.

    Immutable after it is made, so one engine serves many threads, and several engines with different rulesets, overlays
    and plugins live in one process. Make one with `Engine.create`; the constructor itself joins a ruleset to the check
    types of an inventory and raises RulesetError when they do not fit.
    """

    ruleset: Ruleset
    inventory: PluginInventory = field(repr=False)
    _resolved: Mapping[str, ResolvedCheck] = field(init=False, repr=False)
    _lexicons: Lexicons = field(init=False, repr=False)
    _provenance: Provenance = field(init=False, repr=False)

    @_resolved.default
    def _join(self) -> Mapping[str, ResolvedCheck]:
        return resolve_checks(self.ruleset, self.inventory.checks, note=self.inventory.note)

    @_lexicons.default
    def _compile(self) -> Lexicons:
        return Lexicons(self.ruleset.lexicons)

    @_provenance.default
    def _trace(self) -> Provenance:
        used = {check.definition.name: check.definition.version for check in self._resolved.values()}
        name = f"{self.ruleset.id} {self.ruleset.version}"
        # Only plugins that had a hand in the result: what else happens to be installed must not change its bytes.
        plugins = [p for p in self.inventory.plugins if name in p.rulesets or used.keys() & set(p.checks)]
        return Provenance(
            engine=__version__,
            layers=self.ruleset.layers,
            checks=tuple(sorted(used.items())),
            plugins=tuple(sorted((plugin.name, plugin.version) for plugin in plugins)),
        )

    @classmethod
    def create(
        cls,
        *,
        ruleset: str = "england_ehcp",
        version: str | None = None,
        in_force_on: dt.date | None = None,
        overlays: Iterable[str | Path] = (),
        plugins: Plugins = INSTALLED,
        strict: bool = False,
        proposed: bool = False,
    ) -> Self:
        """Find an installed ruleset, apply overlay folders in order, and join it to the installed checks.

        The version is the one named, the one in force on a day, the one that the first overlay was written for, or the
        newest. A plugin that fails to load is left out and listed in `notices`; with `strict` it raises PluginError. A
        proposed ruleset, which is in force nowhere, is refused unless `proposed` says that it is meant. Raises
        RulesetNotFoundError, RulesetError or OverlayError, each with every problem at once.
        """
        inventory = _inventory(plugins)
        if strict and inventory.problems:
            raise PluginError(inventory.problems)
        folders = tuple(overlays)
        if folders and version is None and in_force_on is None:
            version = _pinned(ruleset, folders[0])
        resolved = load_ruleset(find_ruleset(inventory, ruleset, version, in_force_on).folder)
        if resolved.status == "proposed":
            resolved = _as_proposed(resolved, proposed)
        for overlay in folders:
            resolved = apply_overlay(resolved, overlay, checks=inventory.checks)
        return cls(ruleset=resolved, inventory=inventory)

    @property
    def adapters(self) -> tuple[AdapterDefinition, ...]:
        """The adapters that `read` chooses from, by name."""
        return tuple(adapter for _, adapter in sorted(self.inventory.adapters.items()))

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person who set this engine up should know: the ruleset's notices, a newer release, and failed plugins."""
        return (*self.ruleset.notices, *self._superseded(), *map(str, self.inventory.problems))

    def _superseded(self) -> tuple[str, ...]:
        # Told to whoever runs the engine and not put into results, which a release that comes later must not change.
        ruleset = self.ruleset
        newer = newer_release(self.inventory, ruleset.id, ruleset.version) if ruleset.status == "released" else None
        if newer is None:
            return ()
        name = f"{ruleset.id} {ruleset.version}"
        return (f"{name} has been superseded: {newer} is installed, and `ruleset diff` shows what it moves",)

    def read(
        self, source: SourceLike, *, name: str | None = None, adapter: str | None = None, options: Any = None
    ) -> Iterator[ImportedPlan | ImportFailure]:
        """Read the plans of a path, bytes or an open binary file; what cannot be read is an `ImportFailure` in the stream.

        `options` is a record of the class that the named adapter declares as its `options`, such as its `Sen2Options`: a
        plugin may bring a class of its own, which is why no type is given here. Raises AdapterError only for an unknown
        adapter or options that are not the adapter's.
        """
        return read_source(source, name=name, adapter=adapter, adapters=self.adapters, options=options)

    def assess(
        self, plan: Plan | ImportedPlan, *, as_of: dt.date, judgements: Iterable[HumanJudgement] = ()
    ) -> Assessment:
        """Judge a plan by every criterion, as things stand on a day, with people's judgements applied in order.

        Raises EhcpRulesError for a judgement that does not fit or an as-of date that is no day; a check that fails is an
        `error` in the result.
        """
        if type(as_of) is not dt.date:
            raise EhcpRulesError([Problem("as_of", "is not a day", "give a datetime.date, without a time")])
        if isinstance(plan, ImportFailure):
            raise EhcpRulesError([Problem(f"{plan.source_name}: {plan.place}", plan.message, plan.hint)])
        adapter = plan.adapter if isinstance(plan, ImportedPlan) else ""
        plan = plan.plan if isinstance(plan, ImportedPlan) else plan
        assessment = Assessment(
            format=FORMAT,
            plan_id=plan.id,
            as_of=as_of,
            results=self._judge(plan, as_of, self.ruleset.criteria),
            provenance=attrs.evolve(self._provenance, adapter=adapter),
            ruleset=self.ruleset,
            not_supplied=plan.not_supplied,
            notices=self.ruleset.notices_on(as_of),
        )
        for judgement in judgements:
            assessment = assessment.with_judgement(judgement)
        return assessment

    def appraise(self, text: str, *, kind: str, section: str | None = None) -> Appraisal:
        """Judge one statement: a provision, outcome, need, view or aspiration, in its usual section unless one is named.

        Or one whole paper: a piece of `advice`, or a `review`'s papers, as plain text with its headings.
        This is `assess` on a plan of one item, by the criteria that the ruleset names for the kind. Expiry is never judged.
        Raises EhcpRulesError for an unknown kind or section or a blank text.
        """
        return self._appraise(statement_plan(text, kind, section), kind, text)

    def appraise_thread(
        self, *, need: str | None = None, outcome: str | None = None, provision: str | None = None
    ) -> Appraisal:
        """Judge whether a need, an outcome and a provision (or two of them) belong together.

        Raises EhcpRulesError for fewer than two parts or a blank one.
        """
        return self._appraise(thread_plan(need, outcome, provision), "thread")

    def _appraise(self, plan: Plan, kind: str, text: str = "") -> Appraisal:
        deciding = [self.ruleset.criterion(id).id for id in self.ruleset.appraisal.get(kind, ())]
        advising = [self.ruleset.criterion(id).id for id in self.ruleset.appraisal.get(kind + ADVICE, ())]
        criteria = {id: self.ruleset.criterion(id) for id in (*deciding, *advising)}
        return appraisal_of(self._judge(plan, _NO_DAY, criteria.values()), criteria, deciding, places_in(text, plan))

    def _judge(self, plan: Plan, as_of: dt.date, criteria: Iterable[Criterion]) -> tuple[CriterionResult, ...]:
        with collector_at_rest():
            reading = read_plan(plan, self._lexicons, as_of, self.ruleset.facts)
            results = tuple(self._judged(criterion, reading) for criterion in criteria)
            reading.analysed.let_go()
        return results

    def _judged(self, criterion: Criterion, reading: Reading) -> CriterionResult:
        check = self._resolved[criterion.id]
        return judge(criterion, check, reading, provider=self.inventory.providers.get(check.definition.name, ""))


def _pinned(ruleset: str, overlay: str | Path) -> str | None:
    """The version that an overlay was written for, if it is one of this ruleset."""
    pin = base_of(overlay)
    return pin.version if pin.id == ruleset else None


def _as_proposed(ruleset: Ruleset, meant: bool) -> Ruleset:
    """A proposed ruleset with the notice that every result of it carries; raises RulesetError where it was not meant."""
    name = f"{ruleset.id} {ruleset.version}"
    if not meant:
        hint = "to try it all the same, say that it is meant: --proposed, or proposed=True"
        raise RulesetError([Problem(name, "is a proposal and in force nowhere, so nothing is scored by it", hint)])
    notice = f"{name} is a proposal and in force nowhere: what it says of a plan holds nobody to anything."
    return attrs.evolve(ruleset, notices=(*ruleset.notices, notice))


def _inventory(plugins: Plugins) -> PluginInventory:
    if isinstance(plugins, PluginInventory):
        return plugins
    return discover(only=None if plugins is INSTALLED else plugins)


_making = threading.Lock()


def default_engine() -> Engine:
    """The one engine behind the module-level functions: the newest `england_ehcp` with the installed plugins."""
    with _making:
        return _default_engine()


@functools.cache
def _default_engine() -> Engine:
    return Engine.create()


def read(
    source: SourceLike, *, name: str | None = None, adapter: str | None = None, options: Any = None
) -> Iterator[ImportedPlan | ImportFailure]:
    """Read the plans of a path, bytes or an open binary file with the default engine; see `Engine.read`."""
    return default_engine().read(source, name=name, adapter=adapter, options=options)


def assess(plan: Plan | ImportedPlan, *, as_of: dt.date, judgements: Iterable[HumanJudgement] = ()) -> Assessment:
    """Judge a plan with the default engine; see `Engine.assess`."""
    return default_engine().assess(plan, as_of=as_of, judgements=judgements)


def appraise(text: str, *, kind: str, section: str | None = None) -> Appraisal:
    """Judge one statement with the default engine; see `Engine.appraise`."""
    return default_engine().appraise(text, kind=kind, section=section)


def appraise_thread(*, need: str | None = None, outcome: str | None = None, provision: str | None = None) -> Appraisal:
    """Judge whether statements belong together with the default engine; see `Engine.appraise_thread`."""
    return default_engine().appraise_thread(need=need, outcome=outcome, provision=provision)
