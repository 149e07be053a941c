"""Whether a statement of needs or strengths says, in the same words and without a condition, that an outcome is reached."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.outcomes.bounds import outcome_bounds, without

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["act_hoped_for", "done_already"]

_ACT = re.compile(r"\b(?:will|to) (?:be able to |have learned to |learn to |have )?(?P<act>[a-z][^.;:(]*)")
_PRESENT = re.compile(r"\W*+(?P<who>[a-z'-]+) (?P<act>[a-z]+s [^.;:(]*)")
_WORD = re.compile(r"[a-z0-9'-]+")
_LEAST = 3
"""Words by which an act is known again: a verb and what it is done with."""
_STANDS_OPEN = re.compile(
    r"\b(?:not|cannot|never|yet|only|until|if|when|unless|hardly|almost|nearly|sometimes|usually|help|helped|support|prompt\w*"
    r"|would|could|will|wants?|hopes?|tries|learning|beginning|starting|used|was|were|had|with)\b|n't\b"
)
_ENDS = re.compile(
    r"(?: (?:without (?:any |an adult's )?(?:help|support|prompts?|prompting|reminders?)|independently|unaided"
    r"|by (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own))?\s*(?:$|[.;(]| and\b| but\b|, (?:and|but)\b)"
)
"""What may follow: nothing, or that it is done alone, which is more than was hoped for."""


def act_hoped_for(item: AnalysedItem, names: frozenset[str]) -> tuple[str, ...]:
    """The words of the act that an outcome asks for, without its time; empty where it is too short to be known again."""
    passage = item.passages.get("text")
    if passage is None:
        return ()
    spans = tuple(bound.span for held, bound in outcome_bounds(item) if held is passage)
    core = without(passage.folded, spans)
    match = _ACT.search(core) or _PRESENT.match(core)
    if match is not None and match.re is _PRESENT and match.group("who") not in names | _PRONOUNS:
        return ()
    words = tuple(_WORD.findall(match.group("act"))) if match else ()
    return words if len(words) >= _LEAST else ()


def done_already(act: tuple[str, ...], passages: Iterable[AnalysedPassage], names: frozenset[str]) -> Quote | None:
    """The sentence that tells the act as done now: its verb in the present, all else word for word, and nothing that bounds it.

    The child is its subject, by one of these names where the record has any, or by a pronoun.
    """
    # Few passages, and mostly none, hold all of its words; the longest first, which the fewest hold.
    longest = max(act[1:], key=len)
    passages = [
        passage for passage in passages if longest in passage.folded and all(map(passage.folded.__contains__, act[1:]))
    ]
    if not passages:
        return None
    pattern = re.compile(rf"\b{_in_the_present(act[0])} {r'[ ,]+'.join(map(re.escape, act[1:]))}\b")
    for passage in passages:
        for match in pattern.finditer(passage.folded):
            sentence = next((s for s in passage.sentences if s.overlaps(Span(*match.span()))), None)
            if sentence is None or not _ENDS.match(passage.folded, match.end()):
                continue
            before = re.split(r"[;:]| but ", passage.folded[sentence.start : match.start()])[-1]
            # A statement of the child's strengths may open with the verb, and leave out who it is.
            opens = match.start() == sentence.start and passage.field == "text"
            if (opens or _of_the_child(before, names)) and not _STANDS_OPEN.search(before):
                return passage.quote(sentence.start, sentence.end)
    return None


def _in_the_present(verb: str) -> str:
    """A pattern for a verb with and without its ending, whichever it is told with: `tie` and `ties`, `carry` and `carries`."""
    bare = [verb, verb[:-1], verb[:-2]] if verb.endswith("es") else [verb, verb[:-1]] if verb.endswith("s") else [verb]
    bare += [f"{verb[:-3]}y"] if verb.endswith("ies") else [f"{verb[:-1]}ie"] if verb.endswith("y") else []
    return rf"(?:{'|'.join(map(re.escape, bare))})(?:e?s)?"


def _of_the_child(before: str, names: frozenset[str]) -> bool:
    """Whether the words before a verb are its subject, the child, or an act of the child to which this one is joined."""
    words = _WORD.findall(before)
    if not words or (names and words[0] not in names | _PRONOUNS):
        return False
    return all(word in _BETWEEN for word in words[1:]) or (words[-1] == "and" and not _ANOTHER_S.search(before))


_PRONOUNS = frozenset(("he", "she", "they"))
_BETWEEN = frozenset(("can", "already", "also", "now", "and", "is", "able", "to"))
_ANOTHER_S = re.compile(r"'s? |,")
