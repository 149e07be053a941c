"""Words made as reports make theirs: long ones with a Latin ending, by which an adult's prose is known without a list of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["formal_words", "learned_words"]

_LEXICON = "everyday-long-words"
_MADE = re.compile(
    r"\b[a-z-]{2,40}(?:[ts]ion|ment|ness|ity|[ae]nc[ey]|ive|ically|ical|olog(?:y|ical)|ships?|ism|i[sz](?:es?|ed|ing)|if(?:y|ies|ied|ying)"
    r"|[ai]ble|[ai]bility|(?:[ct]i|[iu]|[tn])on?al|[gln]ual|[mr]ental|[iln]ate[ds]?|[iln]ating|tial|cial|ic)(?:s|ly)?\b"
)
_SHORTEST = 7


_LEARNED = re.compile(
    r"\b(?:re|ex|con|com|col|cor|inter|in|im|de|dis|pro|per|ob|sub|trans|ac|ad|af|al|ap|as|at)(?!.{0,3}')[a-z-]{4,40}\b"
)


def learned_words(item: AnalysedItem, body: AnalysedPassage) -> tuple[Span, ...]:
    """Where a passage has longer words with a Latin beginning: no sign of a report by themselves, and seldom a thing to picture."""
    return _found(_LEARNED, item, body)


def formal_words(item: AnalysedItem, body: AnalysedPassage) -> tuple[Span, ...]:
    """Where a passage has such words, apart from names and everyday ones; none where the ruleset lists no everyday ones."""
    return _found(_MADE, item, body)


def _found(made: re.Pattern[str], item: AnalysedItem, body: AnalysedPassage) -> tuple[Span, ...]:
    lexicons = item.plan.lexicons
    if _LEXICON not in lexicons:
        return ()
    found = [
        Span(*match.span())
        for match in made.finditer(body.folded)
        if match.end() - match.start() >= _SHORTEST and not body.text[match.start()].isupper()
    ]
    if not found:
        return ()
    everyday = {hit.span.start for hit in lexicons.apart(_LEXICON).scan(body.folded).of(_LEXICON)}
    return tuple(span for span in found if span.start not in everyday)
