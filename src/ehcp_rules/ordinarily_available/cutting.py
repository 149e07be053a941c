"""A line of a council's list cut to the words that a plan would use, or refused with the reason.

`Staff will use movement breaks so that pupils can settle.` becomes `movement breaks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from ehcp_rules.ordinarily_available.words import words
from ehcp_rules.text import Lexicons
from ehcp_rules.text.scanning.fold import fold

__all__ = ["FEWEST_WORDS", "MOST_WORDS", "Cut", "cut", "reason_against"]

FEWEST_WORDS = 2
MOST_WORDS = 6
"""A longer phrase is hardly ever written again word by word."""

_BULLET = re.compile(r"^\s*(?:[^\w\s(\"'“‘]+\s*|o\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)+", re.IGNORECASE)
_UNPAIRED = re.compile(r"[()\[\]]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTS = re.compile(r"[;,:.!?](?=\s|$)|\s[-–—/]\s|[•▪●○◦‣·|\n]")
_SHORT_FOR = re.compile(r"\b(e|i)\.\s?(g|e)\b\.?,?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_OWNED = re.compile(r"['’]s?(?=\s|$)")
_EDGE = " \t.,;:!?\"'“”‘’()[]"

_FOR_THE_PLAN = {
    "roles": ("therapist", "psychologist", "professional", "health", "service", "assistant"),
    "interventions": ("therapy",),
}
"""Groups of the ruleset's lexicons that make provision special: a phrase with one of them is never ordinary by itself."""


@frozen
class Cut:
    """One piece of a line: the words that a plan would use, in small letters, or why there is none to be used."""

    phrase: str
    refused: str = ""


def cut(line: str, lexicons: Lexicons) -> Iterator[Cut]:
    """The phrases of one line. `lexicons` are the ruleset's: they tell a specialist's work from a setting's own."""
    if told := _tells_a_need(line):
        yield Cut(told, "tells a need, not what is offered")
        return
    for piece in _pieces(line):
        phrase = _bare(piece)
        if phrase:
            yield Cut(phrase, reason_against(phrase, lexicons))


def reason_against(phrase: str, lexicons: Lexicons) -> str:
    """Why a phrase cannot be used, in words for a person; empty when it can."""
    found = _WORD.findall(_OWNED.sub("", phrase))
    if any(character.isdigit() for character in phrase):
        return "has a number in it, and an amount is for the plan to say"
    if len(found) < FEWEST_WORDS:
        return "is one word, which other sentences hold too"
    if all(word in words().general for word in found):
        return "is too general: its words stand in sentences about anything"
    if len(found) > MOST_WORDS:
        return f"is too long to stand in a plan word by word; shorten it to {MOST_WORDS} words at most"
    scan = lexicons.scan(fold(phrase))
    for lexicon, groups in _FOR_THE_PLAN.items():
        if scan.of(lexicon, *groups):
            return "names help that makes provision special when a plan promises it"
    return ""


def _tells_a_need(line: str) -> str:
    """The line without its bullet where it begins with words of a need, otherwise an empty text."""
    text = fold(" ".join(_BULLET.sub("", line, count=1).split())).strip(_EDGE)
    who = _begins(text, words().who)
    begins = _begins(text, words().need) or (who and _begins(text[who:].lstrip(), words().need))
    return text if begins else ""


def _pieces(line: str) -> Iterator[str]:
    """The line without its bullet, divided at commas and where examples begin, each piece without what follows the thing."""
    text = _SHORT_FOR.sub(r"\1\2", " ".join(_BULLET.sub("", line, count=1).split()))
    aside = [inside for inside in _BRACKETS.findall(text) if _begins(fold(inside.strip()), words().examples)]
    for part in (_BRACKETS.sub(" ", text), *aside):
        for piece in _PARTS.split(_UNPAIRED.sub(" ", part)):
            yield from _at_examples(piece.strip())


def _at_examples(piece: str) -> Iterator[str]:
    """What stands before, between and after the words that examples begin with."""
    start, folded = 0, fold(piece)
    while found := _first(folded[start:], words().examples):
        yield piece[start : start + found[0]]
        start += found[1]
    yield piece[start:]


def _bare(piece: str) -> str:
    """The thing itself: without who does it, that it is done, what for, and words that only join."""
    text = fold(piece)
    while (shorter := _shorter(text)) != text:
        text = shorter
    return text


def _shorter(text: str) -> str:
    text = text.strip(_EDGE)
    who = _begins(text, words().who)
    if who and _begins(text[who:].lstrip(), words().will):
        text = text[who:].lstrip()
        text = text[_begins(text, words().will) :].lstrip()
    while lead := _begins(text, words().lead):
        text = text[lead:].lstrip(_EDGE)
    if ends := _first(text, words().tail):
        text = text[: ends[0]]
    return _without_edges(text)


def _without_edges(text: str) -> str:
    found = text.split()
    while found and found[0].strip(_EDGE) in words().edges:
        found.pop(0)
    while found and found[-1].strip(_EDGE) in words().edges:
        found.pop()
    return " ".join(found).strip(_EDGE)


def _begins(text: str, names: Iterable[str]) -> int:
    """The length of the longest name that the text begins with as whole words, 0 for none."""
    return next((len(name) for name in names if text.startswith(name) and not text[len(name) :][:1].isalnum()), 0)


def _first(text: str, names: Iterable[str]) -> tuple[int, int] | None:
    """Where the first of these names stands as whole words, the longest where several begin there."""
    found = [
        (match.start(), -len(name))
        for name in names
        if (match := re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
    ]
    return (min(found)[0], min(found)[0] - min(found)[1]) if found else None
