"""A ruleset while an overlay is applied to it: its parts so far, every problem met, and what was varied."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ehcp_rules.checks import CheckDefinition
from ehcp_rules.errors import Problem
from ehcp_rules.loading.misfits import KeyPath, dotted
from ehcp_rules.loading.overlay_folder import Overlay
from ehcp_rules.ruleset import Ruleset, Variation

__all__ = ["Draft"]


class Draft:
    """The parts of a ruleset on their way to what an overlay makes of them."""

    def __init__(self, base: Ruleset, folder: Path, checks: Mapping[str, CheckDefinition]) -> None:
        self.base = base
        self.folder = folder
        self.checks = checks
        self.file = (folder / "overlay.toml").as_posix()
        self.problems: list[Problem] = []
        self.criteria = {criterion.id: criterion for criterion in base.criteria}
        self.policies = {policy.id: policy for policy in base.policies}
        self.lexicons = {lexicon.id: lexicon for lexicon in base.lexicons}
        self.appraisal = dict(base.appraisal)
        self.facts = {fact.name: fact for fact in base.facts}
        self.timescales = base.timescales
        self.default_policy = base.default_policy
        self.variations: list[Variation] = []
        self.places: dict[str, str] = {"ruleset": self.file}

    def at(self, path: KeyPath) -> str:
        """A place in `overlay.toml`."""
        return f"{self.file}: {dotted(path)}" if path else self.file

    def problem(self, place: str, message: str, hint: str = "") -> None:
        """Note one mistake."""
        self.problems.append(Problem(place, message, hint))

    def vary(self, overlay: Overlay, target: str, change: str, reason: str = "") -> None:
        """Record one local change for the reports."""
        self.variations.append(Variation(layer=overlay.id, target=target, change=change, reason=reason))

    def own(self, overlay: Overlay, id: str, place: str) -> bool:
        """Whether an id lies in the overlay's own namespace; noted as a mistake where it does not."""
        namespace, colon, local = id.rpartition(":")
        if namespace == overlay.id and colon:
            return True
        self.problem(f"{place}: id", f"{id} is not in the overlay's namespace", f"name it {overlay.id}:{local}")
        return False
