"""Acronyms of a plan: where each first stands, and whether the plan ever writes it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.wording.glosses import IN_EVERYDAY_WORDS

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Acronym", "acronyms", "bare_initials"]


@frozen
class Acronym:
    """One acronym with its uses in document order, and whether its words stand somewhere in the plan."""

    letters: str
    uses: tuple[tuple[AnalysedItem, AnalysedPassage, Span], ...]
    expanded: bool


_TOKEN = re.compile(r"(?<![\w&.'’/-])[A-Z](?:[A-Z&]|[a-z](?=[A-Z])){1,6}s?(?![\w&'’/-]|\.[A-Z])")
_CAPITALS = re.compile(r"[A-Z][A-Za-z&]?[A-Z]")
_SHOUTING = re.compile(r"\b[A-Z]{2,}(?: +(?![IVX]+\b)[A-Z]{2,})+\b")
_NUMBERED = re.compile(r" ?\d+(?!\d| ?(?:%|per cent))")
_SMALL = r"(?:a|an|and|of|for|the|in|to|with|on|or)"


def acronyms(items: Iterable[AnalysedItem], written_in: Iterable[AnalysedItem]) -> tuple[Acronym, ...]:
    """The acronyms of some items, in order of first use; their words are looked for in `written_in`.

    Runs of capitals are headings or shouting, quoted speech is the speaker's own, a letter pair with a number is a scale or
    a reference, and a word that the plan also writes small is no acronym.
    """
    uses: dict[str, list[tuple[AnalysedItem, AnalysedPassage, Span]]] = {}
    for item in items:
        for passage in item.passages.values():
            for span in _tokens(passage):
                letters = passage.text[span.start : span.end].rstrip("s")
                uses.setdefault(letters, []).append((item, passage, span))
    if not uses:
        return ()
    # A blank line between passages: no expansion runs across two.
    passages = [passage for item in written_in for passage in item.passages.values()]
    text, folded = "\n\n".join(one.text for one in passages), "\n\n".join(one.folded for one in passages)
    found = []
    for letters, places in uses.items():
        low = letters.lower()
        small = re.compile(rf"{re.escape(letters[:1] + low[1:])}\b|{re.escape(low)}\b")
        if letters.isalpha() and any(not text[m.start() - 1 : m.start()].isalnum() for m in small.finditer(text)):
            continue
        found.append(
            Acronym(
                letters,
                tuple(places),
                _written_out(folded, [letter for letter in low if letter.isalpha()]) or _described(folded, low),
            )
        )
    return tuple(found)


_OF_A_TEST = re.compile(
    r"\b(?:tests?|tested|subtests?|scor\w+|scales?|questionnaires?|checklist|assessments?|inventory|battery|edition|[a-z]*centile"
    r"|programmes?|scheme|course|trained|qualifi\w+|registered|member)\b"
)
"""Beside the name of a test, a programme or a qualification, which is no term."""
_STOPS = (".", ";", ":", "?", "!")


def bare_initials(items: Iterable[AnalysedItem]) -> tuple[tuple[tuple[AnalysedItem, Quote], ...], ...]:
    """The letters in the sentences of a paper that are never written out there, each with its first uses.

    Names of roles, of services and of tests are left aside, and so are lines that are no sentences: the head and foot of a paper.
    """
    told = tuple(items)
    prose = [one for one in told if (text := one.passages.get("text")) and text.text.rstrip().endswith(_STOPS)]
    found = []
    for one in acronyms(prose, told):
        if one.expanded or any(_needs_no_words(passage, span) for _, passage, span in one.uses):
            continue
        found.append(tuple((item, passage.quote(span.start, span.end)) for item, passage, span in one.uses[:3]))
    return tuple(found)


def _needs_no_words(passage: AnalysedPassage, span: Span) -> bool:
    """Whether letters name a role, a service or a test, are known to everybody, or are a listed term, which is judged as one."""
    named = (
        *passage.hits_of("roles"),
        *passage.hits_of("advice-givers"),
        *passage.hits_of("technical-terms"),
        *passage.hits_of("acronyms"),
    )
    if any(hit.span.overlaps(span) for hit in named):
        return True
    sentence = next((one for one in passage.sentences if one.overlaps(span)), span)
    return _OF_A_TEST.search(passage.folded, sentence.start, sentence.end) is not None


def _tokens(passage: AnalysedPassage) -> list[Span]:
    text = passage.text
    if not _CAPITALS.search(text):
        return []
    found = [match for match in _TOKEN.finditer(text) if sum(letter.isupper() for letter in match.group()) >= 2]
    if not found:
        return []
    left_out = [*passage.speech, *(Span(*match.span()) for match in _SHOUTING.finditer(text))]
    known = {hit.span.start for hit in passage.hits_of("acronyms", "known")}
    return [
        Span(*match.span())
        for match in found
        if match.start() not in known
        and not _NUMBERED.match(text, match.end())
        and not any(Span(*match.span()).overlaps(other) for other in left_out)
    ]


def _written_out(folded: str, initials: list[str]) -> bool:
    """Whether words that begin with these letters stand in a row, small words between them left aside."""
    row = rf"[ -](?:{_SMALL}[ -])?".join(f"{letter}[a-z]*" for letter in initials)
    for match in re.finditer(row, folded):
        whole = not folded[match.start() - 1 : match.start()].isalnum()
        # Real words, not a row of single letters or short words that happen to begin so.
        if whole and sum(character.isalpha() for character in match.group()) >= 4 * len(initials):
            return True
    return any(
        _begun_by(initials, _WORDS.findall(folded, max(0, match.start() - _ROOM * len(initials)), match.start()))
        for match in re.finditer(rf"\({''.join(initials)}s?\)", folded)
    )


def _described(folded: str, low: str) -> bool:
    """Whether the sentence says what the letters are: by commas or in brackets, and no list of people, or in everyday words."""
    several = r"(?:the|an?|how|what) (?:[a-z'-]+ ){2,9}[a-z'-]+"
    aside = rf", {several}(?=[.;:\n]|$|, (?!and\b|or\b|the\b|an?\b)| (?:which|that|who)\b)"
    return re.search(rf"\b{re.escape(low)}s?(?:{aside}| \({several}[,;:)]|{IN_EVERYDAY_WORDS})", folded) is not None


_WORDS = re.compile(r"[a-z']+")
_ROOM = 20
"""Characters before a bracket in which each of its letters finds its word."""


def _begun_by(initials: list[str], words: list[str]) -> bool:
    """Whether the words before a bracket begin with its letters in order: all but a few, and the last within the last two."""
    left = list(initials)
    for place, word in enumerate(reversed(words)):
        if place > 1 and len(left) == len(initials):
            return False
        if word.startswith(left[-1]) and len(word) > 1:
            left.pop()
            if not left:
                return place <= 2 * len(initials)
    return False
