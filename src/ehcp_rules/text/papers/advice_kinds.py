"""Which kind of advice an entry of section K is, and where the section says why a kind was not asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.plan import AdviceEntry
from ehcp_rules.text.english.grammar import any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["author_told", "date_told", "kinds_of_advice", "no_advice_given", "reason_given"]

_PHRASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "parent-or-young-person": (
            "parent",
            "carer",
            "mother",
            "father",
            "family",
            "young person",
            "child",
            "pupil",
            "student",
            "own pages",
            "one-page profile",
        ),
        "education": (
            "education",
            "school",
            "nursery",
            "college",
            "teacher",
            "senco",
            "setting",
            "head",
            "principal",
            "tutor",
            "provider",
            "inclusion",
        ),
        "medical": (
            "medical",
            "health",
            "paediatric",
            "gp",
            "clinic",
            "nurse",
            "consultant",
            "doctor",
            "camhs",
            "audiolog",
        ),
        "psychological": ("psycholog", "ep", "senior ep", "ep advice", "ep report", "(ep)"),
        "social-care": (
            "social care",
            "social work",
            "early help",
            "family support",
            "family help",
            "children with disabilities",
            "children's services",
            "adult care",
            "care act",
        ),
        "adulthood": ("adulthood", "pfa", "transition to adult", "careers", "independent living"),
    }
)
_SHORT = 3
"""A phrase of so few letters must stand alone; a longer one may be the beginning of a word."""


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(*(rf"\b{re.escape(word)}" + (r"\b" if len(word) <= _SHORT else "") for word in phrases))


_WORDS: Mapping[str, re.Pattern[str]] = {kind: _pattern(phrases) for kind, phrases in _PHRASES.items()}
_REASON = any_of(
    r"\b(?:not sought again|regulation 6\(4\)|reg(?:ulation)? ?6\(4\)|agreed to be sufficient"
    r"|to be sufficient|remains? sufficient|not required because|declined)",
)


def reason_given(item: AnalysedItem) -> bool:
    """Whether an item says why a kind of advice was not asked for: regulation 6(4) allows existing advice."""
    passage = item.passages.get("text")
    return passage is not None and _REASON.search(passage.folded) is not None


def no_advice_given(item: AnalysedItem) -> bool:
    """Whether an entry says that nobody gave this advice."""
    passage = item.passages.get("text")
    return passage is not None and bool(passage.hits_of("nil-statements", "not-known"))


_NAMES_A_ROLE = (
    "speech and language therapy",
    "occupational therapy",
    "physiotherapy",
    "educational psychology",
    "hearing",
    "vision",
    "nursing",
    "dietetics",
    "mental health",
    "specialist teaching",
    "family",
)
"""Advice of these is of one profession, or of the family; school, health and social care may be anybody."""
_PERSONS = ("therapist", "psychologist", "teacher", "leader", "professional", "health", "family")
_ANY_PROFESSION = re.compile(
    r"(?:^|\b(?:the|an?|by|from|his|her|their) )"
    r"(?:consultant|specialist|doctor|clinician|therapist|professional|practitioner)\b(?! [a-z])"
)
"""`Consultant's letter` leaves open of what: beside columns for it, that is neither an author nor a role."""
_TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|miss|mx|prof|professor)\b\.? [a-z]|\b(?:mother|father|mum|dad)'s\b")
_ONLY_A_SERVICE = re.compile(
    r"\W*(?:the )?(?:eps?|ot|salt|slt|physio|camhs|qtvi|qtod)(?:'s)? (?:report|advice|letter)s?\W*"
)
"""`EP report` says from which service it came, and not who wrote it."""
_MONTH_OF_A_YEAR = re.compile(r"\b(?:0?[1-9]|1[0-2])[/.-]20\d\d\b")


def author_told(item: AnalysedItem, *, in_columns: bool = False) -> bool:
    """Whether an entry says whose advice it is, in its own fields or in its words.

    Where the section keeps authors `in_columns`, a service in the title (`Physiotherapy report`) fills no blank cell.
    """
    entry, passage = item.item, item.passages.get("text")
    if isinstance(entry, AdviceEntry) and (entry.author.strip() or entry.role.strip()):
        return True
    if passage is None or _ONLY_A_SERVICE.fullmatch(passage.folded):
        return False
    anybody = in_columns and _ANY_PROFESSION.search(passage.folded) is not None
    if (passage.hits_of("roles", *_PERSONS) and not anybody) or _TITLE.search(passage.folded):
        return True
    return not in_columns and bool(passage.hits_of("advice-givers", *_NAMES_A_ROLE))


def date_told(item: AnalysedItem) -> bool:
    """Whether an entry says of when the advice is, in its own field or in its words."""
    entry, passage = item.item, item.passages.get("text")
    if isinstance(entry, AdviceEntry) and entry.date is not None:
        return True
    return passage is not None and (bool(passage.dates) or _MONTH_OF_A_YEAR.search(passage.folded) is not None)


def kinds_of_advice(item: AnalysedItem) -> frozenset[str]:
    """The kinds of advice that an entry is about, by its own type where that names one, else by its text, role and author."""
    typed = item.passages.get("type")
    told = frozenset(kind for kind, words in _WORDS.items() if typed is not None and words.search(typed.folded))
    if told:
        return told
    text = " ".join(item.passages[name].folded for name in ("text", "role", "author") if name in item.passages)
    return frozenset(kind for kind, words in _WORDS.items() if words.search(text))
