"""The fewest criteria that, once met, give enough: overall, in every limited section, and at every gate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from attrs import frozen

__all__ = ["Claim", "Lift", "Need", "cheapest_lift"]


@frozen(kw_only=True)
class Lift:
    """What would lift the word: the fewest criteria that, once met, move the lower end to `word`."""

    word: str
    criteria: tuple[str, ...]


@frozen(kw_only=True)
class Claim:
    """A criterion that is not fully met: the weighted points it would add, and how many of its items fail."""

    criterion: str
    section: str
    gain: Fraction
    failing: int


@frozen
class Need:
    """Weighted points that a section lacks."""

    section: str
    lacking: Fraction


def cheapest_lift(
    claims: Iterable[Claim], *, overall: Fraction, in_sections: Iterable[Need], required: Sequence[str]
) -> tuple[str, ...] | None:
    """The ids of the fewest criteria that give it, biggest gain first; None when even all of them do not.

    Every criterion costs the same and lies in one section, so choosing the biggest gains is exact: first the required
    ones, then each section's biggest until that section has enough, then the biggest anywhere until the whole has.
    Exchanging a chosen criterion for another of its section never adds gain, so no smaller choice exists. Among equal
    gains the one with fewer failing items comes first, then the id.
    """
    waiting = sorted(claims, key=lambda claim: (-claim.gain, claim.failing, claim.criterion))
    chosen = [claim for claim in waiting if claim.criterion in required]
    waiting = [claim for claim in waiting if claim.criterion not in required]
    for need in in_sections:
        lacking = need.lacking - sum(claim.gain for claim in chosen if claim.section == need.section)
        for claim in [claim for claim in waiting if claim.section == need.section]:
            if lacking <= 0:
                break
            chosen.append(claim)
            waiting.remove(claim)
            lacking -= claim.gain
        if lacking > 0:
            return None
    lacking = overall - sum(claim.gain for claim in chosen)
    while lacking > 0 and waiting:
        chosen.append(waiting.pop(0))
        lacking -= chosen[-1].gain
    return None if lacking > 0 else tuple(claim.criterion for claim in chosen)
