"""One way to tell a fact of a child: the fact, what it leaves open, and the words."""

from __future__ import annotations

from attrs import field, frozen

from ehcp_rules.text.english.grammar import Cued

__all__ = ["NOT", "NO_MORE", "OFTEN", "Telling", "told"]

NOT = (
    r"(?:(?:still |currently )?(?:does not|doesn't|cannot|can't|is (?:not able|unable) to|is not yet able to|has never|never)"
    r"(?: yet| currently)?)"
)
NO_MORE = r"(?=\W*$| ?[.;:)]|,(?! [a-z]+(?:,| or\b| nor\b))| (?:and|but|so|because|since|at all|yet)\b)"
"""Behind words that deny, what lets them stand alone: no object, place or company to which they are bound."""
OFTEN = r"(?:(?:now|also|usually|always|often|still|already|happily|[a-z]+s [a-z]+ing|[a-z]+s [^.;,]{3,30} and) )?"


@frozen(eq=False)
class Telling:
    """The fact, the values that these words leave open (none where the words hold the value), and the words."""

    fact: str
    values: frozenset[str]
    words: Cued = field(repr=False)


def told(fact: str, values: str, cues: str, *words: str) -> Telling:
    """A telling; `values` are parted by spaces, and `words` may name a part of themselves `value` where there are none."""
    return Telling(fact, frozenset(values.split()), Cued(cues, *words))
