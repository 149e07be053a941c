"""What the installed plugins provide: an immutable inventory, with what failed and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from ehcp_rules.adapters import AdapterDefinition
from ehcp_rules.checks import CheckDefinition
from ehcp_rules.errors import Problem
from ehcp_rules.ruleset import RulesetLocation

__all__ = ["PluginInventory", "PluginRecord"]


@frozen(kw_only=True)
class PluginRecord:
    """One plugin: where it comes from, the hooks it implements, whether it works, and the names of what it registered."""

    name: str
    version: str = ""
    distribution: str = ""
    hooks: tuple[str, ...] = ()
    status: Literal["ok", "failed"] = "ok"
    reason: str = ""
    checks: tuple[str, ...] = ()
    adapters: tuple[str, ...] = ()
    rulesets: tuple[str, ...] = ()


@frozen(kw_only=True)
class PluginInventory:
    """Everything that plugins registered and that no two of them claim; `problems` says what failed or collided.

    `providers` gives the name of the plugin that each check type comes from.
    """

    plugins: tuple[PluginRecord, ...] = ()
    checks: Mapping[str, CheckDefinition] = field(factory=dict)
    adapters: Mapping[str, AdapterDefinition] = field(factory=dict)
    rulesets: tuple[RulesetLocation, ...] = ()
    providers: Mapping[str, str] = field(factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def note(self) -> str:
        """One line for a message about something that is not there: the plugins that failed and the names that collided."""
        return "; ".join(f"{problem.path}: {problem.message}" for problem in self.problems)
