"""Folding: lower-case ASCII, one code point to one, so that every offset in the folded text is true in the original."""

from __future__ import annotations

import unicodedata

__all__ = ["fold"]

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
