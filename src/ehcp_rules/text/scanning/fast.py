"""The compiled twin of the scan: with the extra `fast`, one automaton over bytes finds what the portable scan finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

from ehcp_rules.text.english.grammar import turns_begun_by
from ehcp_rules.text.scanning.fold import words_apart

__all__ = ["Automaton", "available"]

T = TypeVar("T")

_NUMBERS = (*"0123456789", *(f"x{digit}" for digit in "0123456789"))
"""What a number begins with."""


def available() -> bool:
    """Whether the extra is installed; nothing is imported before this is asked."""
    try:
        import ahocorasick_rs  # noqa: F401
    except ImportError:
        return False
    return True


class Automaton(Generic[T]):
    """Finds, at each word start of folded text, the longest of the phrases, and the words in `anchors`.

    Marks count as spaces for the automaton, so that a word's bounds are part of what it looks for; a phrase that was found is
    compared with the text itself.
    """

    def __init__(self, phrases: Mapping[str, T], anchors: Iterable[str]) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        begun = {words_apart(word): turns_begun_by(word) for word in anchors}
        begun |= {b" " + number.encode(): turns_begun_by(number) for number in _NUMBERS}
        plain = dict.fromkeys(map(words_apart, phrases))
        wanted = [*plain, *(pattern for pattern in begun if pattern not in plain)]
        self._phrases = phrases
        self._meant = [(begun.get(pattern, 0), pattern in plain) for pattern in wanted]
        self._automaton = BytesAhoCorasick(wanted, implementation=Implementation.DFA)

    def scan(self, folded: str) -> tuple[list[tuple[int, T]], list[tuple[int, int]]]:
        """The longest phrase at each start; and the anchors, each with the turns of phrase it can begin. Each list in order."""
        longest: dict[int, T] = {}
        anchors: list[tuple[int, int]] = []
        meant, phrases = self._meant, self._phrases
        for index, start, end in self._automaton.find_matches_as_indexes(words_apart(folded), overlapping=True):
            turns, phrased = meant[index]
            if turns:
                anchors.append((start, turns))
            if phrased:
                phrase = phrases.get(folded[start : end - 2])
                # Matches come in the order of their ends, so that at each start the longest comes last.
                if phrase is not None:
                    longest[start] = phrase
        return sorted(longest.items(), key=itemgetter(0)), anchors
