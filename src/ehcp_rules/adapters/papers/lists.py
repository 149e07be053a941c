"""The parts of an advice paper, and which lists of them are of provision though no heading says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from attrs import frozen

from ehcp_rules.adapters.papers.sentences import (
    may_be_help,
    states_an_amount,
    states_provision,
    surely_aside,
    tells,
)
from ehcp_rules.plan import Item

__all__ = ["Part", "follows", "listed_as_provision"]


@frozen(kw_only=True)
class Part:
    """One item to be: of which line it is, its words, its kind, its label where it has one, and the columns beside it.

    `open` says that nothing above it tells whether it is provision, `aside` that it is beside the advice; `series` is the
    list that it belongs to, if any.
    """

    number: int
    text: str
    cls: type[Item]
    label: str = ""
    who: str = ""
    how_often: str = ""
    open: bool = False
    aside: bool = False
    series: str = ""


def listed_as_provision(parts: Sequence[Part], names: Collection[str]) -> Iterator[Part]:
    """The members of lists of provision whose place does not tell what they are.

    A list is of one series that stands together, or what stands together within it and tells of nothing else; where its labels
    run on after one of provision, its amounts are provision too.
    """
    last: dict[str, str] = {}
    for series, run in groupby(parts, lambda part: part.series if part.open else ""):
        members = tuple(run)
        if not series:
            continue
        found = _of_provision(members, names)
        if not found and follows(members[0].label, last.get(series, "")):
            found = [part for part in members if states_an_amount(part.text) and not tells(part.text, names)]
        yield from found
        if found:
            last[series] = members[-1].label


def _of_provision(members: Sequence[Part], names: Collection[str]) -> list[Part]:
    """What of a list is provision: all that does not tell what is or was, or failing that the stretches of it that state two."""

    def tells_only(part: Part) -> bool:
        return surely_aside(part.text, names) or (tells(part.text, names) and not may_be_help(part.text))

    stretches = [(told, tuple(stretch)) for told, stretch in groupby(members, tells_only)]
    # Lines and rows without labels are a list only by what stands in them.
    least = 2 if members[0].series.startswith(("lines", "rows")) else 1
    if _is_of_provision(members, names, least):
        return [part for told, stretch in stretches if not told for part in stretch]
    return [part for told, stretch in stretches if not told and _is_of_provision(stretch, names, 2) for part in stretch]


def follows(label: str, before: str) -> bool:
    """Whether a label is the next after another: 4 after 3, D after C."""
    if label.isdigit() and before.isdigit():
        return int(label) == int(before) + 1
    return len(label) == len(before) == 1 and ord(label) == ord(before) + 1


def _is_of_provision(parts: Sequence[Part], names: Collection[str], least: int) -> bool:
    """Whether at least half of a list, and so many of it, state amounts of provision, and less of it tells what is or was."""
    told = [part for part in parts if tells(part.text, names)]
    # "Ada is taught by a mentor for an hour a week" may be either: what the others are, it is.
    either = sum(may_be_help(part.text) for part in told)
    stated = sum(states_provision(part.text, names) for part in parts)
    amounts = sum(states_an_amount(part.text) for part in parts if part not in told)
    return stated >= least and amounts * 2 >= len(parts) - either and (len(told) - either) * 2 < len(parts)
