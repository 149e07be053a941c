"""The compiled twin of the scan: with the extra `fast`, one automaton over bytes finds what the portable scan finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

__all__ = ["Automaton", "available"]

T = TypeVar("T")

_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789"
_MARKS_TO_SPACES = bytes(code if code in _KEPT else 32 for code in range(256))
_NUMBERS: Mapping[str, str] = dict.fromkeys("0123456789", "0") | {f"x{digit}": "x" for digit in "0123456789"}
"""What a number begins with, and the anchor that it stands for."""


def available() -> bool:
    """Whether the extra is installed; nothing is imported before this is asked."""
    try:
        import ahocorasick_rs  # noqa: F401
    except ImportError:
        return False
    return True


def _plain(text: str) -> bytes:
    """One byte for each character, with a space for all but letters and digits, between two spaces."""
    return b" " + text.encode("latin-1", "replace").translate(_MARKS_TO_SPACES) + b" "


class Automaton(Generic[T]):
    """Finds, at each word start of folded text, the longest of the phrases, and the words in `anchors`.

    Marks count as spaces for the automaton, so that a word's bounds are part of what it looks for; a phrase that was found is
    compared with the text itself.
    """

    def __init__(self, phrases: Mapping[str, T], anchors: Iterable[str]) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        words = frozenset(anchors)
        numbers = {b" " + number.encode(): anchor for number, anchor in _NUMBERS.items()}
        wanted = dict.fromkeys([*map(_plain, phrases), *map(_plain, words), *numbers])
        bounded = {_plain(word): word for word in words}
        self._phrases = phrases
        plain = {_plain(phrase) for phrase in phrases}
        self._meant = [(numbers.get(pattern, bounded.get(pattern)), pattern in plain) for pattern in wanted]
        self._automaton = BytesAhoCorasick(list(wanted), implementation=Implementation.DFA)

    def scan(self, folded: str) -> tuple[list[tuple[int, T]], list[tuple[int, str]]]:
        """The longest phrase at each start, and the anchors, each list in order."""
        longest: dict[int, T] = {}
        anchors: list[tuple[int, str]] = []
        meant, phrases = self._meant, self._phrases
        for index, start, end in self._automaton.find_matches_as_indexes(_plain(folded), overlapping=True):
            anchor, phrased = meant[index]
            if anchor is not None:
                anchors.append((start, anchor))
            if phrased:
                phrase = phrases.get(folded[start : end - 2])
                # Matches come in the order of their ends, so that at each start the longest comes last.
                if phrase is not None:
                    longest[start] = phrase
        return sorted(longest.items(), key=itemgetter(0)), anchors
