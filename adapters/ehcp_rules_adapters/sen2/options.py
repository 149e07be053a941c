"""What may be chosen when a return is read."""

from __future__ import annotations

from attrs import frozen

__all__ = ["ADAPTER", "Sen2Options"]

ADAPTER = "sen2"


@frozen
class Sen2Options:
    """`keep_identifiers` keeps the name, the UPN (as the plan's id and for its check) and the other personal items."""

    keep_identifiers: bool = False
