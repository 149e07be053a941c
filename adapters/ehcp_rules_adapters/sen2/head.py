"""What a return says of itself, and what is to be said of it as a whole."""

from __future__ import annotations

from ehcp_rules.adapters import ImportIssue

__all__ = ["Head"]


class Head:
    """The values of the header by tag, filled as they are met, and remarks on the return as a whole."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.issues: list[ImportIssue] = []
