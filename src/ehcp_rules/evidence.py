"""What a finding points at: words with their offsets, dates, links, and where nothing was found."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from attrs import field, frozen

__all__ = ["Absence", "DateSeen", "Evidence", "LinkSeen", "Quote", "SourceRef", "Span"]


class Span(NamedTuple):
    """A half-open range of Unicode code points in one passage; a tuple, since an assessment makes thousands of them."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen
class SourceRef:
    """A place in the file that was read, such as `docx:table 3 row 2`, `xlsx:Section F!C14` or `xpath:/Case[1]`."""

    place: str


@frozen
class Quote:
    """Words of a plan. `text` is always `passage.text[span.start:span.end]` of the passage at `path`."""

    path: str
    span: Span
    text: str = field(repr=False)
    item: str | None = None
    source: SourceRef | None = None


@frozen
class DateSeen:
    """A date that the plan states for an event, such as `final_issued`; `date` is None when it states none."""

    event: str
    date: dt.date | None


@frozen
class LinkSeen:
    """A link from one item to another, by item id; `basis` is `stated` or `inferred`."""

    origin: str
    target: str
    basis: str = "stated"


@frozen
class Absence:
    """Evidence of a missing thing: the paths that were looked at and what was looked for."""

    looked_in: tuple[str, ...]
    looked_for: tuple[str, ...]


Evidence = Quote | DateSeen | LinkSeen | Absence
