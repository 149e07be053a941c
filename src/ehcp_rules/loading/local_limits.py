"""Limits of time of a council's own: stricter than the ruleset's on every day, never laxer on any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from ehcp_rules.errors import Problem
from ehcp_rules.loading.overlay_folder import LocalLimit
from ehcp_rules.ruleset import Timescale

__all__ = ["local_editions", "never_laxer"]

_LENGTHS = ("days", "weeks", "months", "working-days")


def local_editions(
    local: LocalLimit, editions: Sequence[Timescale], publisher: str, place: str, problems: list[Problem]
) -> tuple[Timescale, ...]:
    """The editions of a local limit: those it is stricter than, with its own number from its first day on.

    With problems, nothing: a limit that would be laxer on some day, that changes nothing, or that is no length of time.
    """
    made = [one for edition in editions for one in _split(local, edition, publisher)]
    faults = list(dict.fromkeys(_faults(local, editions, made)))
    problems.extend(Problem(place, message, hint) for message, hint in faults)
    return () if faults else tuple(made)


def _split(local: LocalLimit, edition: Timescale, publisher: str) -> Iterator[Timescale]:
    """An edition before the local limit's first day, and from it on."""
    start, end = edition.valid_from, edition.valid_to
    if start < local.valid_from:
        before = local.valid_from if end is None else min(end, local.valid_from)
        yield attrs.evolve(edition, id=local.id, valid_to=before)
    if end is None or local.valid_from < end:
        provision = f"{publisher}: {local.reason.strip()}"
        first = max(start, local.valid_from)
        yield attrs.evolve(edition, id=local.id, limit=local.limit, provision=provision, valid_from=first)


def _faults(local: LocalLimit, old: Sequence[Timescale], new: Sequence[Timescale]) -> Iterator[tuple[str, str]]:
    if not local.reason.strip():
        yield "a local limit needs a reason", "say who decided it, and when"
    for edition in old:
        if edition.unit not in _LENGTHS:
            yield (
                f"{local.stricter_than} is no length of time",
                "only a number of days, weeks or months can be stricter",
            )
            return
    if local.limit < 1:
        yield "limit is below 1", "write a whole number"
    elif not never_laxer(old, new):
        edition = next(one for one in old if one.valid_to is None or local.valid_from < one.valid_to)
        side = "longer" if edition.least else "shorter"
        message = f"{local.stricter_than} is {edition.limit} {edition.unit}, and a local limit may only be {side}"
        yield message, "no council can give itself more time than the law"
    elif [one.limit for one in new if one.valid_from >= local.valid_from] == [
        one.limit for one in old if one.valid_to is None or local.valid_from < one.valid_to
    ]:
        yield f"{local.stricter_than} says that already", "leave it out"


def never_laxer(old: Sequence[Timescale], new: Sequence[Timescale]) -> bool:
    """Whether new editions hold on every day what the old ones held, or more: the same event and unit, no more time."""
    days = {one.valid_from for one in (*old, *new)} | {one.valid_to for one in (*old, *new) if one.valid_to}
    return all(_holds(_on(old, day), _on(new, day)) for day in days)


def _on(editions: Sequence[Timescale], day: dt.date) -> Timescale | None:
    return next(
        (one for one in editions if one.valid_from <= day and (one.valid_to is None or day < one.valid_to)), None
    )


_SAME = ("unit", "counting", "least", "start_date", "end_date", "day", "exceptions", "relaxed")


def _holds(old: Timescale | None, new: Timescale | None) -> bool:
    if old is None:
        return True
    if new is None or any(getattr(old, name) != getattr(new, name) for name in _SAME):
        return False
    if old.basis != "unconfirmed" and new.basis == "unconfirmed":
        return False
    return new.limit >= old.limit if old.least else new.limit <= old.limit
