"""Items of section A that hold only what offices and schools write: how views were asked for, and the record of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.reading import Fault
from ehcp_rules.text.views.lived import OFFICE, lived

if TYPE_CHECKING:
    from ehcp_rules.evidence import Span
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit
    from ehcp_rules.text.views.whose import Whose

__all__ = ["business_hits", "business_in_views"]

_LEXICON = "business-of-adults"
_HEAVY = frozenset({"law", "authority", "money", "placement", "services", "process"})
_LIGHT = frozenset({"help", "schooling", "assessing"})
_OF_ITSELF = re.compile(
    r"\b(?:history|story|born|early years|background|timeline|chronology|diagnos[ei]s|condition|health|medical|communicat\w*"
    r"|how (?:these |the |my |his |her |their )?views|notes?|review|referral|report|capacity|strengths?|interests?"
    r"|aspirations?|hopes?|ambitions?|dreams?|goals?|future)\b"
)
_OPINES = Cued(
    "feel|felt|believ|consider|think|view|opinion|concern|agree",
    rf"\b{OFFICE}(?: [a-z]+){{0,2}} (?:also |all |both )?(?:feels?|felt|believes?|considers?|considered|thinks?"
    r"|(?:is|are|was|were) (?:of the (?:view|opinion)|concerned|in agreement)|agrees?|has concerns|have concerns)\b",
)
_DAY = r"(?:mon|tues?|wednes|weds?|thu(?:rs?)?|fri|satur|sat|sun)(?:days?)?"
_CLOCK = r"(?:\d{1,2}[.:]\d\d ?(?:am|pm)?|\d{1,2} ?(?:am|pm))"
_SCHEDULE = Cued(
    "mon|tue|wed|thu|fri|sat|sun|.|:|am|pm|week |period",
    rf"\b(?:on )?{_DAY}(?: and |, | ?- ?| ?/ ?| to ){_DAY}\b",
    rf"\b{_CLOCK} ?(?:to|-|until|till) ?{_CLOCK}",
    r"\bperiods? \d\b|\bweek (?:a|b)\b",
)
_WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_OF_A_RECORD = Cued(
    "attend|live|work|complet|year|family|child|pupil|student|young person|learner|parents|remain|continue|agreement|made|info",
    r"\b(?:attends|attended|lives with|works|completed|remains|continues|is in agreement|are in agreement|has made|have made)\b"
    r"|\byear (?:\d+|one|two|three|four|five|six)\b|\b[a-z0-9-]+[- ]year[- ]old\b|\binformation\b"
    r"|^\W*(?:the|this) (?:family|family's|child|child's|pupil|student|young person|learner|parents)\b",
)
_HEADED = re.compile(
    r"^\W*(?:provision|strategies|next steps|targets?|outcomes?|interventions?|actions?|recommendations?|to be provided|needs?"
    r"|difficulties"
    r"|diagnos[ie]s|background|attainment|progress|attendance|placement|summary of needs?)(?: [a-z]+){0,3}: "
)
_FIELD = re.compile(
    r"\b(?:name|age|school|setting|year(?: group)?|class|d\.?o\.?b|date of birth|upn|nhs number|gender|ethnicity|religion"
    r"|first language"
    r"|gp|address|sen status)\s?: |\b(?:likes|dislikes|strengths|interests|views|wishes|hopes)\s?: ?[.;,]"
)
_LEAST = 2
"""Points from which a person is asked; with more, and in more than one phrase, the item is surely no view."""
_A_TIMETABLE = 2
_SCHEDULE_VERB = re.compile(
    r"\b(?:attends?|attended|has|goes|starts|arrives|leaves|receives?|visits?|have|timetabled|sessions?|lessons?)\b"
)


def business_in_views(item: AnalysedItem, body: AnalysedPassage, said: Whose) -> Iterator[Fault]:
    """The faults process-in-views and record-in-views of an item in which nobody's own experience is told.

    Beside other views how they were gathered and the story of a case have their place, so only an item that stands alone is judged.
    """
    if said.adult or _OF_ITSELF.search(said.about) or not _alone(item):
        return
    if any(lived(body, span) for span in body.sentences):
        yield from _argued(item, body)
        return
    hits = business_hits(item, body)
    schedule = _timetabled(body.folded)
    points, told = _points(body, hits)
    points += 2 * (_OPINES.search(body.folded) is not None or _HEADED.match(body.folded) is not None)
    fields = len(_FIELD.findall(body.folded))
    clinical = any(hit.group == "clinic" for hit in hits)
    if max(points, fields, schedule) < _LEAST and not clinical:
        return
    whole = (body.quote(0, len(body.text)),)
    sure = points > _LEAST and told > 1
    process = sum(hit.group == "process" for hit in hits)
    if process and 2 * process >= len(hits):
        yield Fault("process-in-views", whole, "how or when views were asked for, and none of them", certain=sure)
    else:
        sure = sure or schedule >= _A_TIMETABLE or fields >= _A_TIMETABLE
        yield Fault("record-in-views", whole, "a record of the case, and nobody's own view", certain=sure)


def _argued(item: AnalysedItem, body: AnalysedPassage) -> Iterator[Fault]:
    """A case that is argued in the name of a family: a person tells whether anything in it is felt."""
    if body.speech or _OURS.search(body.folded):
        return
    law = [hit for hit in business_hits(item, body) if hit.group == "law"]
    if len({hit.phrase for hit in law}) > 1:
        quotes = tuple(body.quote(hit.span.start, hit.span.end) for hit in law)
        yield Fault("record-in-views", quotes, "an argument of law among views", certain=False)


_OURS = re.compile(r"\b(?:i|i'm|my|me|we|us|our)\b")


def _timetabled(folded: str) -> int:
    """How much of a text is days and hours: two is a timetable."""
    found = len(list(_SCHEDULE.finditer(folded)))
    if not found and len({match.group()[:3] for match in _WEEKDAYS.finditer(folded)}) > 1:
        found = 1
    return found + (found > 0 and _SCHEDULE_VERB.search(folded) is not None)


def _points(body: AnalysedPassage, hits: tuple[Hit, ...]) -> tuple[int, int]:
    """How much of a text is in the words of offices and reports, and how many of their phrases it holds."""
    weights = [(hit.span, 2 if hit.group in _HEAVY else 1) for hit in hits if hit.group in _HEAVY | _LIGHT]
    register = body.hits_of("professional-register", "report", "leaning")
    weights += [(hit.span, 2 if hit.group == "report" else 1) for hit in register]
    kept: list[Span] = []
    points = 0
    for span, weight in sorted(weights, key=lambda one: (-one[1], one[0].start - one[0].end)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
            points += weight
    for match in _OF_A_RECORD.finditer(body.folded):
        if not any(match.start() < span.end and span.start < match.end() for span in kept):
            points += 1
    return points, len(kept)


def business_hits(item: AnalysedItem, body: AnalysedPassage) -> tuple[Hit, ...]:
    """What a passage says in the words of offices, schools and services, in order; nothing where the ruleset has no such list."""
    lexicons = item.plan.lexicons
    return lexicons.apart(_LEXICON).scan(body.folded).of(_LEXICON) if _LEXICON in lexicons else ()


def _alone(item: AnalysedItem) -> bool:
    """Whether no other item of its section gives a view."""
    others = (one for one in item.plan.items(item.section) if one is not item and one.item.kind == "view")
    return not any("text" in one.passages for one in others)
