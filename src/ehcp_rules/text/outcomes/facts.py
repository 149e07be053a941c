"""One outcome ready for judging: its time bounds set aside, its acts, amounts and faults gathered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.outcomes.acts import verbs
from ehcp_rules.text.outcomes.amounts import counted_in, of_a_session
from ehcp_rules.text.outcomes.bounds import without
from ehcp_rules.text.reading import Fault

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Stated"]


class Stated:
    """The passage of one outcome with its time bounds, acts, amounts and faults, gathered once."""

    def __init__(self, passage: AnalysedPassage, own: tuple[Span, ...], faults: tuple[Fault, ...]) -> None:
        self.passage = passage
        self.own = own
        self.faults = faults
        self.core = without(passage.folded, own)
        """The folded text with its time bounds blanked out."""
        found = verbs(passage, own)
        self.observable, self.vague, self.imagined, self.unknown = (
            found.observable,
            found.vague,
            found.imagined,
            found.unknown,
        )
        self.strong = found.strong
        """The observable verbs whose object is not itself a word for quality."""
        counted = counted_in(passage, self.core, own)
        self.counted = counted if self.strong else [quote for quote in counted if not of_a_session(quote, self.core)]
        """The amounts that measure the change: how long a session takes measures no act."""

    def quotes(self, spans: list[Span]) -> tuple[Quote, ...]:
        """The words at these places."""
        return tuple(self.passage.quote(span.start, span.end) for span in spans)
