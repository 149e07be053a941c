"""Items of section A that hold only what offices and schools write: how views were asked for, and the record of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.reading import Fault
from ehcp_rules.text.views.lived import OFFICE, Sign, inferred, sign_of
from ehcp_rules.text.views.weighing import Weights, business_hits, weigh

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
    from ehcp_rules.text.views.whose import Whose

__all__ = ["business_in_views"]

_OF_ITSELF = re.compile(
    r"\b(?:history|story|born|early years|background|timeline|chronology|diagnos[ei]s|condition|health|medical|communicat\w*"
    r"|how (?:these |the |my |his |her |their )?views|notes?|review|referral|report|capacity|strengths?|interests?"
    r"|aspirations?|hopes?|ambitions?|dreams?|goals?|future)\b"
)
_OPINES = Cued(
    "feel|felt|believ|consider|think|view|opinion|concern|agree",
    rf"\b{OFFICE}(?: [a-z]+){{0,2}} (?:also |all |both )?(?:feels?|felt|believes?|considers?|considered|thinks?"
    r"|(?:is|are|was|were) (?:of the (?:view|opinion)|concerned|in agreement)|agrees?(?! ?:)|has concerns|have concerns)\b",
)
_BELIEVES = Cued(
    "feel|felt|believ|consider|think|thought|view|opinion",
    rf"\b{OFFICE}(?: [a-z]+){{0,2}} (?:also |all |both )?(?:feels?|felt|believes?|considers?|considered|thinks?|thought"
    r"|(?:is|are|was|were) of the (?:view|opinion))\b",
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
_FEW_PICTURES = 2
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
    sign = max((sign_of(body, span) for span in body.sentences), default=Sign.NONE)
    if sign is Sign.OWN:
        yield from _argued(item, body)
        return
    weights = weigh(item, body)
    if sign is Sign.TOLD:
        yield from _described(body, weights)
        yield from _argued(item, body)
        return
    hits = business_hits(item, body)
    schedule = _timetabled(body.folded)
    points = weights.office
    opines = _OPINES.search(body.folded, body.scan) is not None
    points += 2 * (opines or _HEADED.match(body.folded) is not None or inferred(body.folded))
    fields = len(_FIELD.findall(body.folded))
    clinical = any(hit.group == "clinic" for hit in hits)
    thin = points > 0 and not weights.marks and len(weights.pictures) <= _FEW_PICTURES
    if max(points, fields, schedule) < _LEAST and not (clinical or thin):
        return
    whole = (body.quote(0, len(body.text)),)
    sure = _surely_office(body, weights, points)
    process = sum(hit.group == "process" for hit in hits)
    if process and 2 * process >= len(hits):
        yield Fault("process-in-views", whole, "how or when views were asked for, and none of them", certain=sure)
    else:
        sure = sure or schedule >= _A_TIMETABLE or fields >= _A_TIMETABLE
        yield Fault("record-in-views", whole, "a record of the case, and nobody's own view", certain=sure)


def _surely_office(body: AnalysedPassage, weights: Weights, points: int) -> bool:
    """Whether a text that tells nobody's own experience is surely an office's: its words outweigh all that is everyday."""
    pictures = len(weights.pictures)
    if weights.phrases > 1 and points > _LEAST and 2 * points >= weights.marks + pictures:
        return True
    if weights.marks:
        return False
    believed = _BELIEVES.search(body.folded, body.scan) is not None and pictures <= _FEW_PICTURES + 1
    return believed or (points >= pictures if weights.phrases > 1 else points > _LEAST and not pictures)


def _described(body: AnalysedPassage, weights: Weights) -> Iterator[Fault]:
    """What is told of a child in the words of an assessment: a verb of liking does not make these the child's."""
    if weights.marks or weights.office < _ENOUGH or weights.office < len(weights.pictures):
        return
    told_by_family = _FAMILY.search(body.folded) is not None
    sure = weights.phrases > 1 and weights.office > (1 + told_by_family) * len(weights.pictures)
    yield Fault("record-in-views", (body.quote(0, len(body.text)),), "told in the words of a report", certain=sure)


_ENOUGH = 3
_FAMILY = re.compile(
    r"\b(?:parents?|mother|father|family|carers?|grandparents?|grandmother|grandfather|sister|brother)\b"
)


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


def _alone(item: AnalysedItem) -> bool:
    """Whether no other item of its section gives a view."""
    others = (one for one in item.plan.items(item.section) if one is not item and one.item.kind == "view")
    return not any("text" in one.passages for one in others)
