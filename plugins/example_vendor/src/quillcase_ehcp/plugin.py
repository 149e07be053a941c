"""What this package registers: one adapter."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_rules import hookimpl
from ehcp_rules.adapters import AdapterDefinition
from quillcase_ehcp.adapter import QUILLCASE

__all__ = ["ehcp_rules_register_adapters"]


@hookimpl
def ehcp_rules_register_adapters() -> Iterable[AdapterDefinition]:
    """Give the one adapter of this package."""
    return [QUILLCASE]
