"""Folding: lower-case ASCII, one code point to one, so that every offset in the folded text is true in the original."""

from __future__ import annotations

import unicodedata

__all__ = ["fold", "words_apart"]

_PUNCTUATION = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\r": " ",
        "\u200b": " ",
    }
)


def fold(text: str) -> str:
    """The text in lower-case ASCII where a one-to-one replacement exists; `len(fold(text)) == len(text)`, always."""
    if text.isascii():
        return text.lower().replace("\t", " ").replace("\r", " ")
    return "".join(map(_one, text.translate(_PUNCTUATION)))


def _one(character: str) -> str:
    if character.isascii():
        return character.lower()
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789"
_MARKS_TO_SPACES = bytes(code if code in _KEPT else 32 for code in range(256))


def words_apart(folded: str) -> bytes:
    """Folded text with a space for all but letters and digits, between two spaces: every word begins and ends at a space.

    One byte stands for each character, so that the space before a word stands where the word begins in the text.
    """
    return b" " + folded.encode("latin-1", "replace").translate(_MARKS_TO_SPACES) + b" "
