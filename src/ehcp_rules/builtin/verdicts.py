"""The four things that a check mostly says of an item or of the plan: it is met, it lacks something, ask a person, or leave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from attrs import frozen

from ehcp_rules.checks import CheckContext
from ehcp_rules.evidence import Evidence
from ehcp_rules.findings import Finding, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import Slot

__all__ = ["At", "Place", "asks", "by_count", "does_not_apply", "lacks", "met"]


class Place(Protocol):
    """What a check judges: an item, or with no id the plan or a part of it, at its path."""

    @property
    def id(self) -> str | None:
        """The item's id; None for the plan or a part of it."""

    @property
    def path(self) -> str:
        """Where it stands in the plan."""


@frozen
class At:
    """The plan, or a part of it that is no item, such as `section.K`."""

    path: str
    id: str | None = None


def met(place: Place, reason: str = "", *, slots: Iterable[Slot] = ()) -> ItemOutcome:
    """The place has what the criterion asks for."""
    return ItemOutcome(place.id, place.path, Verdict.MET, (), tuple(slots), None, reason)


def does_not_apply(place: Place, reason: str) -> ItemOutcome:
    """The criterion has nothing to say of this place."""
    return ItemOutcome(place.id, place.path, Verdict.NOT_APPLICABLE, reason=reason)


def lacks(
    place: Place,
    code: str,
    evidence: Iterable[Evidence],
    reason: str,
    *,
    told: Mapping[str, str | int] | None = None,
    verdict: Verdict = Verdict.NOT_MET,
    slots: Iterable[Slot] = (),
    shown_at: Place | None = None,
) -> ItemOutcome:
    """The place has one defect: its code, its evidence, and what its message tells; not met, or as `verdict` says.

    The finding stands at the place itself, or for the plan as a whole at the item that shows it best (`shown_at`).
    """
    seen = shown_at or place
    finding = Finding(code, seen.id, seen.path, tuple(evidence), told or {})
    return ItemOutcome(place.id, place.path, verdict, (finding,), tuple(slots), reason=reason)


def asks(context: CheckContext, place: Place, evidence: Iterable[Evidence], reason: str) -> ItemOutcome:
    """Only a person can tell: the criterion's question about this place, with what to look at."""
    request = JudgementRequest(context.question, place.id, place.path, tuple(evidence))
    return ItemOutcome(place.id, place.path, Verdict.NEEDS_JUDGEMENT, request=request, reason=reason)


def by_count(defects: int, few: int) -> Verdict:
    """Met without a defect, in part with a few of them, not met with more."""
    return Verdict.MET if not defects else Verdict.PARTLY_MET if defects <= few else Verdict.NOT_MET
