"""How close the statements of a thread are by all that their words hint at, and whether that holds them together or parts them.

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

_AGREED = 0.5
"""How close two of three are, at the least, for the third to be the odd one out."""

_CLOSER, _CLOSER_OF_MUCH = 0.5, 0.3
"""How much closer two of three are than either is to the third, for the third to be in question; and where all tell much."""


@frozen
class _Bounds:
    """From where on statements hold together, and to where they are far from one another."""

    together: float
    far: float


_OF_TWO, _OF_THREE = _Bounds(0.65, 0.2), _Bounds(1.08, 0.57)
"""Of two statements, how close they are; of three, the sum for the one that is least like the others.

Set where, with a third of the phrases taken away, few threads that hold are called broken, and few mixed at random pass.
"""


@frozen
class Closeness:
    """How close each two of two or three statements are, from 0 to 1 and in order, and how much each of them tells."""

    pairs: tuple[float, ...]
    told: tuple[float, ...]

    @classmethod
    def of(cls, topics: Sequence[Topics], relations: Relations, *, helps: bool) -> Closeness:
        """Of a need, an outcome and help, or of two of these; `helps` says whether the last is help."""
        serving = _stands_for(relations)
        # Of a need and what meeting it shows in: an outcome of the need's field is no sign of a need of the outcome's.
        showing = serving | {one: max(_SHOWS_IN, serving.get(one, 0)) for one in relations.shows_in}
        last = len(topics) - 1
        pairs = tuple(
            _close(topics[one], topics[other], serving if helps and other == last else showing)
            for one, other in itertools.combinations(range(len(topics)), 2)
        )
        return cls(pairs, tuple(sum(topic.weights.values()) for topic in topics))

    @property
    def together(self) -> bool:
        """Whether even the statement that is least like the others is like them."""
        return self._least >= self._bounds.together

    @property
    def far(self) -> bool:
        """Whether a statement is hardly like the others at all."""
        return self._least < self._bounds.far

    @property
    def apart(self) -> int | None:
        """The place of the statement that is far from the others, which are like one another, where each tells enough to know."""
        if not self.far or min(self.told) < _TELLING:
            return None
        if len(self.told) == 2:
            return 1
        return self._third if max(self.pairs) >= _AGREED else None

    @property
    def beside(self) -> int | None:
        """The place of the statement beside two of three that are so much closer that it is odd if what it names is so too."""
        if len(self.told) == 2 or self.together:
            return None
        less, most = sorted(self.pairs)[1:]
        enough = _CLOSER_OF_MUCH if min(self.told) >= 2 * _TELLING else _CLOSER
        return self._third if most - less >= enough else None

    @property
    def _third(self) -> int:
        """The place of the one that is not among the two of three which are closest to one another."""
        return 2 - self.pairs.index(max(self.pairs))

    @property
    def _least(self) -> float:
        return sum(sorted(self.pairs)[:2])

    @property
    def _bounds(self) -> _Bounds:
        return _OF_TWO if len(self.told) == 2 else _OF_THREE


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
