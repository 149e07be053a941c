"""The compiled twin of the scan: with the extra `fast`, one automaton over bytes finds what the portable scan finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from ehcp_rules.text.english.turns import DIGITS
from ehcp_rules.text.scanning.fold import words_apart

__all__ = ["Automaton", "available"]

T = TypeVar("T")


def available() -> bool:
    """Whether the extra is installed; nothing is imported before this is asked."""
    try:
        import ahocorasick_rs  # noqa: F401
    except ImportError:
        return False
    return True


def _patterns(begun_by: Mapping[tuple[str, str], int]) -> Mapping[bytes, int]:
    """What to look for to find where turns of phrase can begin, each with their bits, which add up at one place."""
    wanted: dict[bytes, int] = {}
    for (first, second), turns in begun_by.items():
        if first == DIGITS:
            wanted |= {b" " + digit: turns for digit in _DIGITS}
            continue
        word = words_apart(first)
        if not second:
            wanted[word] = turns
            wanted |= {b" x" + digit: turns for digit in _DIGITS if first == "x"}
        elif second == DIGITS:
            wanted |= {word + digit: turns for digit in _DIGITS}
        else:
            wanted[words_apart(f"{first} {second}")] = turns
    return wanted


_DIGITS = tuple(b"%d" % digit for digit in range(10))


class Automaton(Generic[T]):
    """Finds, at each word start of folded text, the longest of the phrases, and where turns of phrase can begin.

    Marks count as spaces for the automaton, so that a word's bounds are part of what it looks for; a phrase that was found is
    compared with the text itself.
    """

    def __init__(self, phrases: Mapping[str, T], begun_by: Mapping[tuple[str, str], int]) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        begun = _patterns(begun_by)
        plain = dict.fromkeys(map(words_apart, phrases))
        wanted = [*plain, *(pattern for pattern in begun if pattern not in plain)]
        self._phrases = phrases
        self._turns = [begun.get(pattern, 0) for pattern in wanted]
        # A single word is itself wherever its letters stand; between words there may be other marks than the phrase has.
        alone = {apart: phrases[phrase] for phrase in phrases if (apart := words_apart(phrase))[1:-1].isalnum()}
        self._words = [alone.get(pattern) for pattern in wanted]
        self._phrased = [pattern in plain for pattern in wanted]
        self._automaton = BytesAhoCorasick(wanted, implementation=Implementation.DFA)

    def scan(self, folded: str, apart: bytes) -> tuple[list[tuple[int, T]], Mapping[int, int]]:
        """The longest phrase at each start; and where turns of phrase can begin, with their bits. Both in order.

        `apart` is the text with its words apart.
        """
        longest: dict[int, T] = {}
        anchors: dict[int, int] = {}
        turns_of, words, phrased, phrases = self._turns, self._words, self._phrased, self._phrases
        # Matches come in the order of their ends, so that at each start the longest comes last.
        for index, start, end in self._automaton.find_matches_as_indexes(apart, overlapping=True):
            if turns := turns_of[index]:
                anchors[start] = anchors.get(start, 0) | turns
            if (meant := words[index]) is not None:
                longest[start] = meant
            elif phrased[index]:
                phrase = phrases.get(folded[start : end - 2])
                if phrase is not None:
                    longest[start] = phrase
        # No two begin at one place, so that only the places are compared.
        return sorted(longest.items()), dict(sorted(anchors.items()))
