"""Whether statements are of one thread, or one of them of another, by the odds.

What a statement says makes it likelier that it is about some fields than about others, and what a need is about does so for its
outcome and its help. So each two are so many times likelier in one thread than side by side by chance, and a third is so many times
likelier with them than without. Words that tell little move the odds little, a word of many fields counts for the one that fits,
and what stays open is for a reader.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from ehcp_rules.text.threads.relations import Relations, Ties
from ehcp_rules.text.threads.topics import Topics

__all__ = ["Chances"]

_SHARED_WORD = 4.0
"""How many times likelier it is of statements of one thread that they share a word of substance."""


@frozen
class _Bounds:
    """The odds at which statements belong together, and at which one does not belong."""

    together: float
    broken: float


_OF_TWO, _OF_A_THIRD = _Bounds(3.0, 0.55), _Bounds(1.15, 0.33)
"""Set where hardly one in thirty of the threads decided is decided the wrong way, if half of all are broken.

A third of which the words tell nothing leaves the odds as they are: more than that is asked of it.
"""
_OF_OTHER_HELP = 0.56
"""The odds at which help that firmly tells what it is about does not belong to a need and an outcome that belong together."""


@frozen
class Chances:
    """The odds that each two statements are of one thread, in order, and that a third is of it too, given the likeliest two."""

    pairs: tuple[float, ...]
    third: float | None
    told_help: bool = False
    """Whether the third is help that firmly tells what it is about."""

    @classmethod
    def of(cls, topics: Sequence[Topics], relations: Relations, *, helps: bool) -> Chances:
        """Of a need, an outcome and help, or of two of these; `helps` says whether the last is help."""
        shares = [_shares(one.signs, relations.help) for one in topics]
        words = [_SHARED_WORD if one.stems & other.stems else 1.0 for one, other in itertools.combinations(topics, 2)]
        if len(shares) == 2:
            answered = _given(shares[1], relations.help if helps else relations.outcomes)
            return cls((words[0] * _chance(shares[0], answered),), None)
        need, outcome, help_ = shares
        shown, helped = _given(outcome, relations.outcomes), _given(help_, relations.help)
        pairs = (
            words[0] * _chance(need, shown),
            words[1] * _chance(need, helped),
            words[2] * _chance(outcome, helped),
        )
        # Help answers the need, or else the outcome.
        for_need = words[1] * _chance(_product(need, helped), shown)
        for_outcome = words[2] * _chance(need, _given(_product(outcome, helped), relations.outcomes))
        all_three = words[0] * (for_need + for_outcome) / 2
        return cls(pairs, all_three / max(pairs) if any(pairs) else 0.0, helps and topics[2].firm)

    @property
    def together(self) -> bool:
        """Whether the statements are of one thread."""
        if self.third is None:
            return self.pairs[0] >= _OF_TWO.together
        return max(self.pairs) >= _OF_TWO.together and self.third >= _OF_A_THIRD.together

    @property
    def odd(self) -> int | None:
        """The place of the statement that is of another thread, if one is: of three, the one beside the two likeliest together."""
        if self.third is None:
            return 1 if self.pairs[0] <= _OF_TWO.broken else None
        likeliest = max(self.pairs)
        odd = 2 - self.pairs.index(likeliest)
        other_help = odd == 2 and self.told_help and likeliest >= _OF_TWO.together
        return odd if self.third <= (_OF_OTHER_HELP if other_help else _OF_A_THIRD.broken) else None


def _shares(signs: Mapping[str, float], fields: Iterable[str]) -> Mapping[str, float]:
    """How likely it is of each field that a statement is about it; the fields that nothing speaks for are all alike."""
    signs = {field: signs.get(field, 1.0) for field in fields}
    total = sum(signs.values())
    return {field: sign / total for field, sign in signs.items()}


def _given(shares: Mapping[str, float], ties: Ties) -> Mapping[str, float]:
    """For each field, how many times likelier than by chance a statement is where the one before it is about that field."""
    return {
        field: sum(likelier * shares.get(other, 0.0) for other, likelier in row.items()) for field, row in ties.items()
    }


def _chance(shares: Mapping[str, float], told: Mapping[str, float]) -> float:
    return sum(share * told[field] for field, share in shares.items())


def _product(ones: Mapping[str, float], others: Mapping[str, float]) -> Mapping[str, float]:
    return {field: one * others[field] for field, one in ones.items()}
