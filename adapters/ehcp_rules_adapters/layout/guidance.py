"""The template's own words to the writer of a plan: what to do in a section, printed there and left standing.

They are no text of the plan. A line is weighed: how it begins, whether it speaks of sections, needs and outcomes in general,
its italics or small letters, and its place right after a label or heading. A line that speaks in the first person is
never guidance, one that names the child hardly ever.
"""

from __future__ import annotations

import re

from ehcp_rules_adapters.layout.blocks import Paragraph
from ehcp_rules_adapters.layout.roles import label_role
from ehcp_rules_adapters.layout.state import PROVISION, State
from ehcp_rules_adapters.terms import fold_label

__all__ = ["is_guidance"]

_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our)\b")
_PRONOUN = re.compile(r"\b(?:he|she|his|her|hers|him)\b", re.IGNORECASE)
_SPEAKS = ("this section", "section should", "section must", "this column", "this table", "this part of the plan")
_STAMP = re.compile(
    r"(?:last |record )?(?:updated|edited|modified|saved|printed|generated|exported|created)\b"
    r"[^.]{0,40}?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"(?:\s+(?:at\s+)?\d{1,2}[:.]\d\d)?(?:\s+by\s+\S+(?:\s\S+)?)?\s*\Z",
    re.IGNORECASE,
)
"""What a case system prints about itself below what somebody typed."""

FEWEST_WORDS = 3
"""Guidance says what to do: a line of fewer words is a label or an entry."""

LONGEST = 600
"""A longer line is somebody’s text, in characters."""

MOST_QUESTION_WORDS = 16
"""A form asks briefly; a longer question is a person’s."""

ENOUGH = 3
"""The weight of signs from which a line is guidance: one strong sign and a weak one."""

ENOUGH_FOR_PROVISION = 4
"""Provision may well begin with a verb that asks for something, so that more is needed there."""


def is_guidance(line: Paragraph, state: State) -> bool:
    """Whether a line tells the writer what to do."""
    text = line.text.strip()
    if len(text) > LONGEST or len(text.split()) < FEWEST_WORDS or line.number:
        return False
    if state.terms.known_area(text) or label_role(text, state.terms):
        return False
    if _STAMP.match(text):
        return True
    fresh = len(state.builder.entries_of(state.codes)) == state.items_before
    small = state.survey.smaller(line) and fresh
    if text.endswith("?") and state.codes != ("A",) and len(text.split()) <= MOST_QUESTION_WORDS and fresh:
        return True
    if _FIRST_PERSON.search(text):
        return False
    named = any(name in text for name in state.names)
    words = fold_label(text.lstrip("([*")).split()
    about_forms = set(state.terms.words.template_nouns) & set(words)
    if state.codes == ("A",):
        about_forms |= set(state.terms.words.people_nouns) & set(words)
    if line.italic and fresh and not named and not _PRONOUN.search(text) and (state.codes != ("A",) or about_forms):
        return True
    begins, asks = _begins(words, state)
    speaks = any(f" {phrase} " in f" {' '.join(words)} " for phrase in _SPEAKS)
    generic = len(about_forms) >= 2 and bool({"must", "should"} & set(words))
    quiet = line.italic or small
    weight = 2 * begins + 2 * speaks + generic + 2 * quiet + fresh - 2 * named
    weight += 1 + min(len(about_forms), 2) if asks else 0
    loosely = not (begins or speaks or quiet) and bool(set(state.codes) & set(PROVISION))
    return (begins or speaks or generic or asks) and weight >= (ENOUGH_FOR_PROVISION if loosely else ENOUGH)


def _begins(words: list[str], state: State) -> tuple[bool, bool]:
    """Whether a line begins as guidance does, and whether with a word that asks for something."""
    folded = f"{' '.join(words)} "
    begins = any(folded.startswith(f"{fold_label(phrase)} ") for phrase in state.terms.words.guidance)
    return begins, words[:1] != [] and words[0] in state.terms.words.instructions and words[1:2] != ["of"]
