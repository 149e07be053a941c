"""What a check says of one item: a verdict, the findings behind it, and what a person is asked."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from attrs import field, frozen

from ehcp_rules.evidence import Evidence, Quote
from ehcp_rules.text import Slot

__all__ = [
    "RESOLVED",
    "CheckOutcome",
    "Finding",
    "FindingCode",
    "ItemOutcome",
    "JudgementRequest",
    "Verdict",
]


class Verdict(StrEnum):
    """The seven verdicts. Two are never for a check to give: `not-assessed`, what a source cannot hold, and `error`."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    NEEDS_JUDGEMENT = "needs-judgement"
    NOT_ASSESSED = "not-assessed"
    ERROR = "error"


RESOLVED = frozenset({Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE})
"""Verdicts that leave nothing open; the other three widen the score."""


@frozen
class FindingCode:
    """A kind of finding that a check type declares: its code, a plain title, and a message template.

    Templates may use `{item}`, `{quote}` and the finding's own parameters.
    """

    code: str
    title: str
    message: str

    @classmethod
    def undeclared(cls, code: str) -> Self:
        """A code that nothing declares, read as its own words."""
        in_words = code.replace("-", " ").capitalize()
        return cls(code, in_words, f"{in_words}.")


@frozen
class Finding:
    """One defect on one item: a declared code, typed parameters and evidence; never a rendered sentence.

    `parameters` hold no plan text: words of the plan live in the evidence, so that redaction can drop them.
    """

    code: str
    item: str | None
    path: str
    evidence: tuple[Evidence, ...] = ()
    parameters: Mapping[str, str | int] = field(factory=dict)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that cost the point, if the finding rests on words."""
        return tuple(piece for piece in self.evidence if isinstance(piece, Quote))


@frozen
class JudgementRequest:
    """A question for a person about one item, with the evidence gathered for the answer."""

    question: str
    item: str | None
    path: str
    evidence: tuple[Evidence, ...] = ()


@frozen
class ItemOutcome:
    """The atom of every result: what one criterion says of one item, or of the plan when `item` is None.

    `reason` is a short plain sentence for the trace (no plan text); `slots` are what was looked for and found.
    """

    item: str | None
    path: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    slots: tuple[Slot, ...] = ()
    request: JudgementRequest | None = None
    reason: str = ""


CheckOutcome = tuple[ItemOutcome, ...]
"""What a check returns: one outcome per item it judged; empty when there was nothing to judge."""
