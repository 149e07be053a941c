"""What may be chosen when a List 1 is read."""

from __future__ import annotations

from attrs import frozen

__all__ = ["ADAPTER", "AnnexAOptions"]

ADAPTER = "annex-a"


@frozen
class AnnexAOptions:
    """`keep_identifiers` keeps the unique id as the plan's id, the UPN for its check, and the other personal columns."""

    keep_identifiers: bool = False
