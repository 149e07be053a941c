"""A council's overlay: a folder that pins a ruleset and amends it. What it changes is recorded, and locks hold.

- `overlay.toml`: id, title, publisher, version, `[base]`, `[[amend]]`, `[[disable]]`, `[appraisal]`, `[[facts]]`,
  `[[timescales]]`, `[[policies]]` and `default_policy`
- `criteria/`: new criteria, in the overlay's own namespace (`fenmoor:X-01` in `x_01.toml`)
- `lexicons/`: phrases for lexicons that are there, or new lexicons in the namespace
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from ehcp_rules.checks import CheckDefinition
from ehcp_rules.criterion import Criterion
from ehcp_rules.digest import judging_digest, ruleset_digest
from ehcp_rules.errors import OverlayError, closest
from ehcp_rules.loading.amending import OPERATIONS, Operation, amended, described, lifts_cap, loosens
from ehcp_rules.loading.local_additions import add_criterion, add_fact, add_limit, add_phrases, add_policy
from ehcp_rules.loading.misfits import KeyPath, dotted
from ehcp_rules.loading.overlay_draft import Draft
from ehcp_rules.loading.overlay_folder import Amend, Disable, LexiconAddition, Overlay
from ehcp_rules.loading.ruleset_problems import problems_of
from ehcp_rules.loading.rulesets import read_folder, read_toml
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules.loading.timescales import with_timescales
from ehcp_rules.ruleset import Layer, Ruleset

__all__ = ["apply_overlay"]


def apply_overlay(
    ruleset: Ruleset, folder: str | Path, *, checks: Mapping[str, CheckDefinition] | None = None
) -> Ruleset:
    """The ruleset as an overlay folder amends it, with one more layer and its variations recorded.

    The digests of the new layer are those of the whole ruleset as resolved up to it. With `checks`, parameters of a
    locked criterion may change in the direction that its check declares stricter; without them, not at all. Raises
    OverlayError with every mistake, each with file, place and next step.
    """
    return _Application(ruleset, Path(folder), checks or {}).result()


class _Application(Draft):
    """One overlay being applied, step by step."""

    def result(self) -> Ruleset:
        """The amended ruleset; raises OverlayError when anything is wrong."""
        document = read_toml(self.folder / "overlay.toml", self.problems)
        overlay = None if document is None else structure(document, Overlay, toml(), self.problems, self.at)
        added, places = read_folder(self.folder / "criteria", Criterion, self.problems)
        phrases, lexicon_places = read_folder(self.folder / "lexicons", LexiconAddition, self.problems)
        self.places |= places | lexicon_places
        self._stray_names()
        if overlay is None:
            raise OverlayError(self.problems)
        self._pin(overlay)
        for index, local in enumerate(overlay.timescales):
            add_limit(self, overlay, local, f"{self.file}: timescales[{index}]")
        for index, amend in enumerate(overlay.amend):
            self._amend(overlay, amend, f"{self.file}: amend[{index}]")
        for index, fact in enumerate(overlay.facts):
            add_fact(self, overlay, fact, f"{self.file}: facts[{index}]")
        for index, policy in enumerate(overlay.policies):
            add_policy(self, overlay, policy, f"{self.file}: policies[{index}]")
        if overlay.default_policy:
            self.default_policy = overlay.default_policy
            self.vary(overlay, "default_policy", f"set to {overlay.default_policy}")
        for criterion in added:
            add_criterion(self, overlay, criterion)
        for addition in phrases:
            add_phrases(self, overlay, addition)
        for index, disable in enumerate(overlay.disable):
            self._disable(overlay, disable, f"{self.file}: disable[{index}]")
        self._appraisal(overlay)
        unread = bool(self.problems)
        result = attrs.evolve(
            self.base,
            criteria=tuple(self.criteria.values()),
            policies=tuple(self.policies.values()),
            lexicons=tuple(self.lexicons.values()),
            appraisal=self.appraisal,
            facts=tuple(self.facts.values()),
            timescales=self.timescales,
            default_policy=self.default_policy,
            variations=(*self.base.variations, *self.variations),
        )
        self.problems.extend(problems_of(result, self.places, complete=not unread))
        if self.problems:
            raise OverlayError(self.problems)
        layer = Layer(
            id=overlay.id,
            version=overlay.version,
            kind="overlay",
            title=overlay.title,
            publisher=overlay.publisher,
            digest=ruleset_digest(result),
            judging_digest=judging_digest(result),
        )
        return attrs.evolve(result, layers=(*self.base.layers, layer))

    def _stray_names(self) -> None:
        """A folder or TOML file that nobody would read is a mistake of the author's, so it is not passed over."""
        known = ("criteria", "lexicons", "overlay.toml")
        for entry in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if entry.name in known or not (entry.suffix == ".toml" or (entry.is_dir() and any(entry.glob("*.toml")))):
                continue
            self.problem(entry.as_posix(), "is not read as part of an overlay", closest(entry.name, known))

    def _pin(self, overlay: Overlay) -> None:
        layers = {layer.id: layer for layer in self.base.layers}
        if overlay.id in layers:
            self.problem(self.at(("id",)), f"the overlay {overlay.id} is applied already", "name each overlay once")
        base = layers.get(overlay.base.id)
        if base is None:
            message = f"the overlay amends {overlay.base.id}, and this ruleset is {self.base.id}"
            self.problem(self.at(("base", "id")), message, closest(overlay.base.id, layers))
            return
        if base.version != overlay.base.version:
            message = f"the overlay was written for {base.id} {overlay.base.version}, and this is {base.version}"
            hint = f"choose {base.id}=={overlay.base.version}, or check the overlay and pin {base.version}"
            self.problem(self.at(("base", "version")), message, hint)
        elif overlay.base.judging_digest not in ("", base.judging_digest):
            message = f"{base.id} {base.version} judges differently now from when the overlay was written"
            hint = f"check the overlay, then pin {base.judging_digest}"
            self.problem(self.at(("base", "judging_digest")), message, hint)

    def _amend(self, overlay: Overlay, amend: Amend, place: str) -> None:
        operations = [name for name in OPERATIONS if getattr(amend, name) is not None]
        if len(operations) != 1 or not amend.reason.strip() or bool(amend.criterion) == bool(amend.policy):
            hint = "one of criterion and policy, one of set, add and remove, and a reason"
            self.problem(place, "an amendment needs exactly one target, one change and a reason", hint)
            return
        operation = operations[0]
        value = getattr(amend, operation)
        if amend.policy:
            self._amend_policy(overlay, amend, operation, value, place)
        else:
            self._amend_criterion(overlay, amend, operation, value, place)

    def _amend_policy(self, overlay: Overlay, amend: Amend, operation: Operation, value: Any, place: str) -> None:
        policy = self.policies.get(amend.policy)
        if policy is None:
            hint = closest(amend.policy, self.policies)
            self.problem(f"{place}.policy", f"there is no policy {amend.policy}", hint)
            return
        changed = amended(policy, amend.path, operation, value, place, self.problems)
        if changed is None:
            return
        gates = [one.id for one in self.criteria.values() if one.scoring.locked and one.scoring.gate]
        if gates and lifts_cap(policy, changed):
            message = f"gate_cap may not be lifted while locked criteria rest on it: {', '.join(gates)}"
            self.problem(place, message, "ask the ruleset's publisher")
            return
        self.policies[policy.id] = changed
        self.vary(overlay, policy.id, described(policy, amend.path, operation, value), amend.reason)

    def _amend_criterion(self, overlay: Overlay, amend: Amend, operation: Operation, value: Any, place: str) -> None:
        criterion = self.criteria.get(amend.criterion)
        if criterion is None:
            message = f"there is no criterion {amend.criterion}"
            self.problem(f"{place}.criterion", message, closest(amend.criterion, self.criteria))
            return
        changed = amended(criterion, amend.path, operation, value, place, self.problems)
        if changed is None or not self._parameters_known(changed, place):
            return
        if criterion.scoring.locked:
            reasons = list(loosens(criterion, changed, self.checks.get(criterion.check.use), self.timescales))
            for reason in reasons:
                self.problem(place, f"{criterion.id} is locked: {reason}", "ask the ruleset's publisher")
            if reasons:
                return
        self.criteria[criterion.id] = changed
        self.places[f"criterion:{criterion.id}"] = place
        self.vary(overlay, criterion.id, described(criterion, amend.path, operation, value), amend.reason)

    def _parameters_known(self, criterion: Criterion, place: str) -> bool:
        definition = self.checks.get(criterion.check.use)
        if definition is None:
            return True
        before = len(self.problems)

        def located(at: KeyPath) -> str:
            return _under(place, at)

        document = with_timescales(criterion.check.parameters, self.timescales, self.problems, located)
        if len(self.problems) == before:
            structure(document, definition.parameters, toml(), self.problems, located)
        return len(self.problems) == before

    def _disable(self, overlay: Overlay, disable: Disable, place: str) -> None:
        criterion = self.criteria.get(disable.criterion)
        if criterion is None:
            message = f"there is no criterion {disable.criterion}"
            self.problem(f"{place}.criterion", message, closest(disable.criterion, self.criteria))
        elif criterion.scoring.locked:
            self.problem(f"{place}.criterion", f"{criterion.id} is locked and cannot be disabled", "ask the publisher")
        elif not (disable.reason.strip() and disable.approved_by.strip()):
            self.problem(place, "reason and approved_by are blank", "say why, and who approved it")
        else:
            del self.criteria[criterion.id]
            self.appraisal = {
                kind: tuple(id for id in ids if id != criterion.id and id not in criterion.aliases)
                for kind, ids in self.appraisal.items()
            }
            change = f"disabled; approved by {disable.approved_by}; to be looked at again on {disable.review_on}"
            self.vary(overlay, criterion.id, change, disable.reason)

    def _appraisal(self, overlay: Overlay) -> None:
        for kind, ids in overlay.appraisal.items():
            if kind not in self.appraisal:
                self.problem(self.at(("appraisal", kind)), f"there is no kind {kind}", closest(kind, self.appraisal))
                continue
            new = tuple(id for id in ids if id not in self.appraisal[kind])
            self.appraisal[kind] = (*self.appraisal[kind], *new)
            self.vary(overlay, f"appraisal of {kind}", f"adds {', '.join(new)}")


def _under(place: str, at: KeyPath) -> str:
    return f"{place}: {dotted(('check', 'parameters', *at))}"
