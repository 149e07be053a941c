"""Whether one statement of a thread can follow from another, by the fields that they are about and which of these serve which.

Two statements follow when they are firmly about one field, about fields of which one serves the other, or share words of
substance. They are called unrelated only when both are firmly about something and no field of the one has anything to do with any
field of the other. Where two of three agree, the third is odd if it is mainly about fields that seldom serve theirs. All else is
for a reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from enum import StrEnum

from attrs import frozen

from ehcp_rules.text.threads.topics import Topics

__all__ = ["Fit", "Relations"]


class Fit(StrEnum):
    """Whether one statement can follow from another."""

    FOLLOWS = "follows"
    UNRELATED = "unrelated"
    UNCLEAR = "unclear"


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

    def fit(self, one: Topics, other: Topics, *, helps: bool, alone: bool = False) -> Fit:
        """Whether the other statement can follow from the one: help from a need or an outcome, an outcome from a need.

        `helps` says that the other is help. Two statements that stand `alone` have no third to tell what they mean: then a hint at
        what the other names is enough to join them, and only what may well serve keeps help from being called unrelated.
        """
        if _common(one, other) or self._related(self.serves, one.firm, other.firm):
            return Fit.FOLLOWS
        if alone and (self._hinted(one, other) or self._hinted(other, one)):
            return Fit.FOLLOWS
        shared = one.stems & other.stems
        if len(shared) >= 2:
            return Fit.FOLLOWS
        if shared or not one.main or not (other.main if helps or alone else other.named) or one.fields & other.fields:
            return Fit.UNCLEAR
        near = self.serves | self.may_serve
        if not (helps and alone):
            near |= self.seldom_serve | self.shows_in
        related = self._related(near, one.firm, other.firm)
        related = related or self._related(self.serves, one.fields, other.fields)
        return Fit.UNCLEAR if related else Fit.UNRELATED

    @staticmethod
    def _hinted(one: Topics, other: Topics) -> bool:
        """Whether one names nothing, and hints at what the other names."""
        return not one.main and bool(one.fields & other.named)

    def strays(self, help_: Topics, answered: Iterable[Topics]) -> bool:
        """Whether what help begins with has to do with no field of what it is to answer, whatever its later words touch."""
        near = self.serves | self.may_serve | self.seldom_serve | self.shows_in
        wanted = frozenset[str]().union(*(topics.fields for topics in answered))
        tied = help_.head & wanted or self._related(near, wanted, help_.head) or self._related(near, help_.head, wanted)
        return bool(help_.head) and not tied

    def passed_on(self, need: Topics, outcome: Topics, help_: Topics) -> bool:
        """Whether an outcome is tied to help by a field by which it is tied to its need, and not by another."""
        return bool(self._tied(need, outcome) & self._tied(outcome, help_)) or not (outcome.firm and need.firm)

    def spanned(self, statements: Sequence[Topics]) -> bool:
        """Whether two of three statements agree on a field that the third touches on without being mainly about something else."""
        ties = (
            (self._met(statements[one], statements[other]), statements[third])
            for one, other, third in ((0, 1, 2), (0, 2, 1), (1, 2, 0))
        )
        return any(self._touches(third, field) for tie, third in ties for field in tie)

    def _touches(self, topics: Topics, field: str) -> bool:
        if field in topics.firm:
            return True
        return field in topics.fields and all(self._near(named, {field}) for named in topics.named)

    def _near(self, field: str, fields: Set[str]) -> bool:
        near = self.serves | self.may_serve | self.shows_in
        return field in fields or any((field, one) in near or (one, field) in near for one in fields)

    def odd(self, statements: Sequence[Topics], place: int) -> bool:
        """Whether two of need, outcome and help agree on fields that the third, at a place, seldom has to do with."""
        third = statements[place]
        others = [topics for at, topics in enumerate(statements) if at != place]
        core = self._shared(*others)
        if not core or not third.named or third.fields & core or third.main & others[0].fields & others[1].fields:
            return False
        if any(third.stems & other.stems or self._tied_firmly(third, other) for other in others):
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

    def _tied_firmly(self, one: Topics, other: Topics) -> bool:
        served = self._related(self.serves, one.firm, other.firm) or self._related(self.serves, other.firm, one.firm)
        return bool(_common(one, other)) or served

    def _tied(self, one: Topics, other: Topics) -> frozenset[str]:
        """The fields by which two statements follow from one another, or by which one touches on what the other is firmly about."""
        return self._shared(one, other) | self._met(one, other)

    @staticmethod
    def _met(one: Topics, other: Topics) -> frozenset[str]:
        """The fields in which two statements meet, without those of which one only serves the other."""
        touched = (one.firm & other.fields if not other.main else frozenset()) | (
            other.firm & one.fields if not one.main else frozenset()
        )
        return _common(one, other) | touched

    def _shared(self, one: Topics, other: Topics) -> frozenset[str]:
        """The fields that both are firmly about, or of which one serves the other."""
        served = {(a, b) for a in one.firm for b in other.firm if (a, b) in self.serves}
        return _common(one, other) | frozenset(field for pair in served for field in pair)

    @staticmethod
    def _related(pairs: frozenset[tuple[str, str]], ones: Set[str], others: Set[str]) -> bool:
        return any((one, other) in pairs for one in ones for other in others)


def _common(one: Topics, other: Topics) -> frozenset[str]:
    """The fields that both are firmly about, or that one is and the other, which says nothing firmly, hints at alone."""
    return (one.firm & other.firm) | (one.lone & other.firm) | (one.firm & other.lone)


def _pairs(lists: Iterable[Iterable[str]]) -> Iterable[tuple[str, str]]:
    for names in lists:
        first, *others = names
        yield from ((first, other) for other in others)
