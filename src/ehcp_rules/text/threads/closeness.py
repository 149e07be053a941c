"""How close two statements of a thread are by all that their words hint at, for where no phrase by itself tells.

Every phrase counts for its fields by how surely it tells of them, and a word of substance that both use counts as a phrase of its
own. Two statements are as close as the angle between these sums, where a field that serves another points partly its way.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from math import sqrt

from attrs import frozen

from ehcp_rules.text.threads.relations import Relations
from ehcp_rules.text.threads.topics import Topics

__all__ = ["Closeness"]

_SERVES, _SHOWS_IN, _MAY_SERVE, _SELDOM_SERVES = 0.6, 0.5, 0.3, 0.1
"""How far a field that serves another, shows it, may serve it or seldom does stands for it."""

_TELLING = 4.0
"""What a phrase that is surely about its field amounts to, and a word of substance that two statements share."""
_TOGETHER = 1.2
"""The least that the two less close pairs of three amount to when all three hold together, of two at most."""

_AGREED, _APART = 0.55, 0.29
"""How close two of three are, and how far the third is from both, when it is the odd one out."""


@frozen
class Closeness:
    """How close need and outcome, need and help, and outcome and help are, from 0 to 1, and how much each of the three tells."""

    pairs: tuple[float, float, float]
    told: tuple[float, ...]

    @classmethod
    def of(cls, topics: Sequence[Topics], relations: Relations) -> Closeness:
        """Of a need, an outcome and help."""
        need, outcome, help_ = topics
        serving = _stands_for(relations)
        showing = serving | {
            pair: max(_SHOWS_IN, serving.get(pair, 0)) for one in relations.shows_in for pair in (one, one[::-1])
        }
        told = tuple(sum(topic.weights.values()) for topic in topics)
        pairs = (_close(need, outcome, showing), _close(need, help_, serving), _close(outcome, help_, serving))
        return cls(pairs, told)

    @property
    def together(self) -> bool:
        """Whether even the statement that is least like the others is like them."""
        return sum(sorted(self.pairs)[:2]) >= _TOGETHER

    @property
    def odd(self) -> int | None:
        """The place of the statement that is like neither of two which are like one another, where all three tell enough."""
        most = max(self.pairs)
        if most < _AGREED or sorted(self.pairs)[1] > _APART or min(self.told) < _TELLING:
            return None
        return 2 - self.pairs.index(most)


def _stands_for(relations: Relations) -> dict[tuple[str, str], float]:
    """How far one field stands for another, either way."""
    weighed = (
        (relations.seldom_serve, _SELDOM_SERVES),
        (relations.may_serve, _MAY_SERVE),
        (relations.serves, _SERVES),
    )
    return {pair: weight for pairs, weight in weighed for one in pairs for pair in (one, one[::-1])}


def _close(one: Topics, other: Topics, near: Mapping[tuple[str, str], float]) -> float:
    shared = dict.fromkeys((f"word {stem}" for stem in sorted(one.stems & other.stems)), _TELLING)
    ones, others = ({**topics.weights, **shared} for topics in (one, other))
    lengths = _product(ones, ones, near) * _product(others, others, near)
    return _product(ones, others, near) / sqrt(lengths) if lengths else 0.0


def _product(ones: Mapping[str, float], others: Mapping[str, float], near: Mapping[tuple[str, str], float]) -> float:
    return sum(
        weight * counter * (1.0 if one == other else near.get((one, other), 0.0))
        for (one, weight), (other, counter) in itertools.product(ones.items(), others.items())
    )
