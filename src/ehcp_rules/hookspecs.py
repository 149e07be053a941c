"""The three hooks of a plugin. A hook hands something over when it is asked; plans and results never pass through one."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from ehcp_rules.adapters import AdapterDefinition
from ehcp_rules.checks import CheckDefinition
from ehcp_rules.ruleset import RulesetLocation

__all__ = [
    "GROUP",
    "ehcp_rules_register_adapters",
    "ehcp_rules_register_checks",
    "ehcp_rules_register_rulesets",
    "hookimpl",
]

GROUP = "ehcp_rules"
"""The entry point group that plugins are found by, and the name that every hook begins with."""

hookimpl = pluggy.HookimplMarker(GROUP)
"""The decorator that marks a plugin's function as one of the hooks."""

_hookspec = pluggy.HookspecMarker(GROUP)


@_hookspec
def ehcp_rules_register_checks() -> Iterable[CheckDefinition]:  # type: ignore[empty-body]
    """Give the check types of this plugin. Their names are unique over all plugins."""


@_hookspec
def ehcp_rules_register_adapters() -> Iterable[AdapterDefinition]:  # type: ignore[empty-body]
    """Give the adapters of this plugin. Their names are unique over all plugins."""


@_hookspec
def ehcp_rules_register_rulesets() -> Iterable[RulesetLocation]:  # type: ignore[empty-body]
    """Give the places of the rulesets that this plugin brings. Each pair of id and version is unique over all plugins."""
