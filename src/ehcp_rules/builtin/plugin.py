"""Registers the built-in check types by the same door as everybody else's."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from ehcp_rules.builtin import CHECKS
from ehcp_rules.checks import CheckDefinition

__all__ = ["ehcp_rules_register_checks"]

# The marker is made here, because this room stands to the left of `hookspecs` and must not import it.
hookimpl = pluggy.HookimplMarker("ehcp_rules")


@hookimpl
def ehcp_rules_register_checks() -> Iterable[CheckDefinition]:
    """Give the check types that the engine brings."""
    return CHECKS
