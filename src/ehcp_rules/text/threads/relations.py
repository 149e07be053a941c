"""Which fields of skill and help serve which, and what follows from that for the statements of a thread.

Two neighbours part that are firmly about fields which have nothing to do with one another. Where two of three firmly agree, the
third is odd if it names a field by which plans seldom answer theirs. Help strays if it begins with something else than it is to
answer.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence, Set

from attrs import frozen

from ehcp_rules.text.threads.topics import Topics

__all__ = ["Relations"]


@frozen
class Relations:
    """Pairs of a field and one that serves it, may, or seldom does; and of a need's field and one that meeting it may show in."""

    serves: frozenset[tuple[str, str]]
    may_serve: frozenset[tuple[str, str]]
    seldom_serve: frozenset[tuple[str, str]]
    shows_in: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, *lists: Iterable[Iterable[str]]) -> Relations:
        """From lists in the order of the attributes, of which each begins with a field and goes on with those related to it."""
        return cls(*(frozenset(_pairs(names)) for names in lists))

    def strays(self, help_: Topics, answered: Iterable[Topics]) -> bool:
        """Whether what help begins with has to do with no field of what it is to answer, whatever its later words touch."""
        wanted = frozenset[str]().union(*(topics.fields for topics in answered))
        tied = self._answered(wanted, help_.head) or self._answered(help_.head, wanted)
        return bool(help_.head) and not tied

    def parted(self, statements: Sequence[Topics]) -> int | None:
        """The place of the first statement that has nothing to do with one before it, each being firmly about something."""
        pairs = itertools.combinations(range(len(statements)), 2)
        return next((other for one, other in pairs if self._part(statements[one], statements[other])), None)

    def _part(self, one: Topics, other: Topics) -> bool:
        told = one.main and other.main and not one.stems & other.stems and not one.fields & other.fields
        return bool(told) and not self._answered(one.firm, other.firm)

    def _answered(self, ones: Set[str], others: Set[str]) -> bool:
        """Whether any of these fields is one of the others, or has anything to do with one that may answer it."""
        near = self.serves | self.may_serve | self.seldom_serve | self.shows_in
        return bool(ones & others) or any((one, other) in near for one in ones for other in others)

    def odd(self, statements: Sequence[Topics], place: int) -> bool:
        """Whether the need, outcome or help at a place names fields by which plans seldom answer those of the two that agree."""
        third = statements[place]
        core = self._shared(*(topics for at, topics in enumerate(statements) if at != place))
        if not core or not third.named or third.fields & core:
            return False
        led = {(field, named) for field in core for named in third.named if self._leads_between(place, field, named)}
        led_from, led_to = {field for field, _ in led}, {named for _, named in led}
        return 2 * len(led_from) <= len(core) or 2 * len(led_to) < len(third.named)

    def _leads_between(self, place: int, field: str, named: str) -> bool:
        """Whether a field of two that agree goes with one that the odd need, outcome or help names, as plans commonly have it."""
        shown = self.shows_in or self.may_serve
        if place == 0:
            # A need is met in the field by which help and outcome agree only if help of that field can serve it.
            return (named, field) in shown and (named, field) in self.may_serve | self.seldom_serve
        return (field, named) in (shown if place == 1 else self.may_serve)

    def _shared(self, one: Topics, other: Topics) -> frozenset[str]:
        """The fields that both are firmly about, or of which one serves the other."""
        served = {(a, b) for a in one.firm for b in other.firm if (a, b) in self.serves}
        return _common(one, other) | frozenset(field for pair in served for field in pair)


def _common(one: Topics, other: Topics) -> frozenset[str]:
    """The fields that both are firmly about, or that one is and the other, which says nothing firmly, hints at alone."""
    return (one.firm & other.firm) | (one.lone & other.firm) | (one.firm & other.lone)


def _pairs(lists: Iterable[Iterable[str]]) -> Iterable[tuple[str, str]]:
    for names in lists:
        first, *others = names
        yield from ((first, other) for other in others)
