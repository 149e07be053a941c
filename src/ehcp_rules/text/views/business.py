"""Items of section A that hold only what offices and schools write: how views were asked for, and the record of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.reading import Fault
from ehcp_rules.text.views.lived import OFFICE, lived

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit
    from ehcp_rules.text.views.whose import Whose

__all__ = ["business_hits", "business_in_views"]

_LEXICON = "business-of-adults"
_HEAVY = frozenset({"law", "authority", "money", "placement", "services", "process"})
_LIGHT = frozenset({"help", "schooling"})
_OF_ITSELF = re.compile(
    r"\b(?:history|story|born|early years|background|timeline|chronology|diagnos[ei]s|condition|health|medical|communicat\w*"
    r"|how (?:these |the |my |his |her |their )?views|notes?|review|referral|report|capacity|strengths?|interests?)\b"
)
_OPINES = Cued(
    "feel|believ|consider|think|view|opinion|concern|agree",
    rf"\b{OFFICE}(?: [a-z]+){{0,2}} (?:also |all |both )?(?:feels?|felt|believes?|considers?|considered|thinks?"
    r"|(?:is|are|was|were) (?:of the (?:view|opinion)|concerned|in agreement)|agrees?|has concerns|have concerns)\b",
)
_DAY = r"(?:mon|tues?|wednes|weds?|thu(?:rs?)?|fri|satur|sat|sun)(?:days?)?"
_CLOCK = r"(?:\d{1,2}[.:]\d\d ?(?:am|pm)?|\d{1,2} ?(?:am|pm))"
_SCHEDULE = Cued(
    "mon|tue|wed|thu|fri|.|:|am|pm",
    rf"\b(?:on )?{_DAY}(?: and |, | ?- ?| ?/ ?| to ){_DAY}\b",
    rf"\b{_CLOCK} ?(?:to|-|until|till) ?{_CLOCK}",
    r"\bperiods? \d\b|\bweek (?:a|b)\b",
)
_SCHEDULE_VERB = re.compile(
    r"\b(?:attends?|attended|has|goes|starts|arrives|leaves|receives?|timetabled|sessions?|lessons?)\b"
)


def business_in_views(item: AnalysedItem, body: AnalysedPassage, said: Whose) -> Iterator[Fault]:
    """The faults process-in-views and record-in-views of an item in which nobody's own experience is told.

    Beside other views how they were gathered and the story of a case have their place, so only an item that stands alone is judged.
    """
    if (
        said.adult
        or _OF_ITSELF.search(said.about)
        or not _alone(item)
        or any(lived(body, span) for span in body.sentences)
    ):
        return
    hits = business_hits(item, body)
    found = {hit.group: hit for hit in hits}
    counted = {hit.phrase for hit in hits if hit.group in _HEAVY | _LIGHT}
    whole = (body.quote(0, len(body.text)),)
    schedule = len(list(_SCHEDULE.finditer(body.folded))) + bool(_SCHEDULE_VERB.search(body.folded))
    opines = _OPINES.search(body.folded) is not None
    heavy = not _HEAVY.isdisjoint(found)
    if not (heavy or opines or schedule > 1 or len(counted) > 1 or "clinic" in found):
        return
    sure = len(counted) >= 3 or (len(counted) >= 2 and heavy) or (opines and bool(counted))
    process = sum(hit.group == "process" for hit in hits)
    if process and 2 * process >= len(hits):
        yield Fault("process-in-views", whole, "how or when views were asked for, and none of them", certain=sure)
    else:
        sure = sure or schedule >= 2
        yield Fault("record-in-views", whole, "a record of the case, and nobody's own view", certain=sure)


def business_hits(item: AnalysedItem, body: AnalysedPassage) -> tuple[Hit, ...]:
    """What a passage says in the words of offices, schools and services, in order; nothing where the ruleset has no such list."""
    lexicons = item.plan.lexicons
    return lexicons.apart(_LEXICON).scan(body.folded).of(_LEXICON) if _LEXICON in lexicons else ()


def _alone(item: AnalysedItem) -> bool:
    """Whether no other item of its section gives a view."""
    others = (one for one in item.plan.items(item.section) if one is not item and one.item.kind == "view")
    return not any("text" in one.passages for one in others)
