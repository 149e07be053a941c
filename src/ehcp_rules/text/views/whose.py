"""Whose view an item says that it gives, by its speaker, label and method."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.text.english.grammar import any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["FIRST_PERSON", "Whose", "whose"]

FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself)\b")
_CHILD_SPEAKS = any_of(
    r"\b(?:child|pupil|young person|student|learner|own words|told us|tells us|says about|first person"
    r"|in my words|my views|about me|my story|what i)\b",
)
_ADULT = (
    r"(?:parents?|mum|mother|dad|father|carers?|family|teacher|senco|sendco|key person|staff|school"
    r"|nursery|college|tutor|worker|nan|gran\w*|guardian)"
)
_ADULT_SPEAKS = re.compile(rf"\b{_ADULT}\b")
_ADULT_TOLD = any_of(
    rf"\b{_ADULT}(?:'s|s')? (?:(?:and|or|/) [a-z']+ )?(?:carers?'? )?(?:views?|hopes?|wish(?:es)?|voice|says?|said|told"
    r"|tells?|thinks?|feels?|wants?|has|have|comments?|perspective|story|aspirations)\b",
    rf"\b(?:views?|hopes?|wish(?:es)?|voice|aspirations|comments?|words) (?:of|from) "
    rf"(?:the |his |her |their |[a-z]+'s )?{_ADULT}\b",
    rf"^(?:his |her |their |the |[a-z]+'s )?{_ADULT}$",
)
_FAMILY = re.compile(r"\b(?:parents?|mum|mother|dad|father|carers?|family|nan|gran\w*|guardian|aunt|uncle)\b")
"""Members of the family may speak of themselves as `I` and `my`; staff who fill in `my views` write for the child."""
_SAID_BY = re.compile(
    r"\bwhat ([a-z'-]+) (?:says|said|told|tells|wants|thinks|showed|shows|likes)\b|^([a-z'-]+)'s (?:own )?(?:views|words|voice)\b"
)


@frozen
class Whose:
    """Whether the item says that the child speaks, and whether it says that an adult does and not the child.

    `shared` tells that a child and an adult speak together. `about` is what was read: the folded label, speaker and
    method; `names` are the child's.
    """

    child: bool
    adult: bool
    shared: bool
    about: str
    names: frozenset[str]


def whose(item: AnalysedItem) -> Whose:
    """Whose view an item says that it gives; neither when it does not say."""
    passages = item.passages
    speaker = passages["speaker"].folded if "speaker" in passages else ""
    label = passages["label"].folded if "label" in passages else ""
    method = passages["method"].folded if "method" in passages else ""
    about = f"{label} {speaker} {method}"
    names = item.plan.names
    speaks = _CHILD_SPEAKS.search(speaker) is not None or not names.isdisjoint(_WORD.findall(speaker))
    beside = _ADULT_SPEAKS.search(speaker) is not None
    said = _SAID_BY.search(label)
    by_name = said is not None and (not names or (said.group(1) or said.group(2)) in names | _ITSELF)
    own = by_name or FIRST_PERSON.search(label) is not None  # "my views", "things that I like"
    scribed = beside and own and _FAMILY.search(speaker) is None
    adult = not speaks and not scribed and (beside or (not speaker and _ADULT_TOLD.search(label) is not None))
    return Whose(
        not adult and (speaks or by_name or _CHILD_SPEAKS.search(about) is not None),
        adult,
        speaks and beside,
        about,
        names,
    )


_WORD = re.compile(r"[a-z'-]+")
_ITSELF = frozenset({"he", "she", "they", "i"})
