"""Registers every ruleset that ships in this package: each folder `ID/VERSION`, released or in TOML files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ehcp_rules.hookspecs import hookimpl
from ehcp_rules.ruleset import RulesetLocation

__all__ = ["ehcp_rules_register_rulesets"]


@hookimpl
def ehcp_rules_register_rulesets() -> Iterable[RulesetLocation]:
    """Give the rulesets of this package, by the names of their folders."""
    root = Path(__file__).parent
    for folder in sorted(
        {file.parent for name in ("ruleset.toml", "release.json") for file in root.glob(f"*/*/{name}")}
    ):
        yield RulesetLocation(folder.parent.name, folder.name, str(folder))
