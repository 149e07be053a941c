"""Where a verb of an outcome can stand: behind a subject, a `will` or a `to`, or joined to another; elsewhere it is a noun."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span

__all__ = ["stands_as_a_verb"]

_LAST_WORD = re.compile(r"([A-Za-z][\w'\u2019-]*)( ?)$")
_LEADS = frozenset(
    (
        "will would can could shall should must may might to not do does did and or but then also still now always never only"
        " just both each all he she it they we you i who which that him her them us me himself herself themselves myself themself"
        " ourselves have has had having be again first even rather than once twice help helps let lets make makes than when while"
        " what where how whether if until before after by without instead so because at least longer well often sometimes usually"
        " ever already soon later today himself afterwards plus yes as"
    ).split()
)
_MODAL_BEFORE = re.compile(r"\b(?:will|can|to|able)\b(?: (?!(?:his|her|their|my)\b)[a-z0-9'-]+){1,5} $")
_OCCASIONS = re.compile(
    r"\b(?:day|week|morning|afternoon|evening|night|lunch(?:time)?|break(?:time)?|playtime|lesson|lessons"
    r"|term|fortnight|home|school"
    r"|college|class|time|times|request|child|children|peers|pupils|stranger|listener|people|friends?"
    r"|partner|others|peer|classmates?"
    r"|person|speech|voice|writing|work) $"
)
_PASSIVE = re.compile(r"\b(?:as|once|where|until|unless|than|being|previously|newly) $")


def stands_as_a_verb(text: str, core: str, span: Span) -> bool:
    """Whether the word at a place of the folded `core` can be a verb there; `text` is the same as it is written.

    A base form needs a `will`, a `to`, a joining word or a mark before it, a form in -s a name, a pronoun or such a word.
    """
    since = max(0, span.start - 48)
    before = core[since : span.start]
    word = core[span.start : span.end].split(" ", 1)[0]
    if word.endswith("ed"):
        return not _PASSIVE.search(before)
    if word.endswith("ing"):
        return True
    last = _LAST_WORD.search(text, max(0, span.start - 24), span.start)
    if last is None or not before.strip() or not last.group(2) or before.endswith("  "):
        return True
    if last.group(1)[0].isupper() or last.group(1).endswith(("ly", "n't")) or last.group(1).lower() in _LEADS:
        return True
    return bool(_OCCASIONS.search(before) or _MODAL_BEFORE.search(before))
