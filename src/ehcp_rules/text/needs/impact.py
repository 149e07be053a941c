"""Whether a need says what it makes hard: a consequence, a part of life it keeps the child from, or what happens in a situation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of
from ehcp_rules.text.needs.evidence import told
from ehcp_rules.text.needs.kinds import SCORED, SHOWN, UNCLEAR
from ehcp_rules.text.needs.labels import NIL, counts, inside, left_over, tells_in_a_clause
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["impact"]

_SERVICE_ONLY = Cued(
    "so he is|so she is|so they are|so he are|so she are|so they is",
    r"\bso (?:he|she|they) (?:is|are) (?:known|open|referred|seen|under|supported)\b",
)
_SCORE = Cued(
    "score|centile|reading age|spelling age",
    r"\b(?:(?:standard(?:ised)?|index|composite) score|centile|percentile|scaled score|t-score)\b"
    r"|^\W*(?:[a-z'-]+ )?(?:reading|spelling) age\b",
)
_EMPTY_EFFECT = Cued(
    "impact|effect on|affects ",
    r"\b(?:impact(?:s|ed|ing)?(?: negatively| adversely| significantly)?(?: on| upon)?|effect on|affects) (?:his|her|their|all) "
    r"(?:ability to )?(?:access|learn|engage|participat|progress)\w*(?: (?:in|with|to|across|the|all|his|her|their|full|fully|whole"
    r"|wider|national|school|curriculum|learning|education|areas?|of|and|life|subjects|lessons|effectively|independently))*\.?$",
)
_LEVEL = Cued(
    "level|equivalent| age|year",
    r"\b(?:at|of) (?:a|the) (?:developmental )?level of\b|\b(?:reading|spelling|comprehension|mental) age\b"
    r"|\bage[- ]equivalent\b|\b\d+ years?(?:,| and)? \d+ months?\b",
)
_COUNTED_IN_A_LIFE = any_of(
    rf"\b(?:{NUMBER}|most|several|all) (?:of (?:the |his |her |its |those )?(?:\d+ |[a-z]+ ){{0,2}})?"
    r"(?:school |observed |break |college )?(?:mornings?|days|nights?|lessons?|occasions|lunchtimes?|lunch times?|breaks?"
    r"|break minutes|playtimes|assemblies|pieces of (?:homework|work|writing)|homeworks?|group tasks?|shifts?|sessions"
    r"|meals|parties)\b",
    r"\battendance (?:was|is|in|has|fell|of)\b|\bhanded in\b|\bon task for\b",
)
_TOO_LATE = re.compile(
    r"\bby the time (?:he|she|they|[a-z'-]+) (?:has|have|had|gets?|got|finds|found|reaches|reached|comes"
    r"|is (?:out|in|dressed|ready))\b"
)
_HAPPENS = frozenset({"when", "whenever", "if", "on days when", "as soon as", "at the start of", "at the end of"})
_WHEN_TESTED = re.compile(r" (?:he|she|they) (?:was|were) (?:aged? )?(?:\d|tested|assessed|seen|last)")
_NEAR = 34
"""Characters within which a part of life stands after the words that say the child cannot: about six words."""


def impact(passage: AnalysedPassage, names: frozenset[str] = frozenset()) -> Slot:
    """The slot impact: whether the need says what it makes hard."""
    folded = passage.folded
    if NIL.match(folded):
        return Slot("impact", SlotState.NOT_NEEDED, (), "says that nothing was identified")
    empty = passage.hits_of("need-wording", "empty-impact")
    cues = [hit for hit in passage.hits_of("need-wording", "impact") if not inside(hit.span, empty)]
    words = passage.words
    if _SERVICE_ONLY.search(folded, passage.scan):
        return Slot("impact", SlotState.EMPTY, (), "names the service that follows, not the effect")
    if _EMPTY_EFFECT.search(folded, passage.scan):
        return Slot("impact", SlotState.PARTLY, (), "says that learning is affected, but not how")
    if not cues and not empty and (kept := _kept_from(passage) or _situated(passage)):
        return Slot("impact", SlotState.FILLED, kept, "what it does to the child's day")
    if cues and len(words) >= 5 and not (empty and len(words) < 12):
        return Slot(
            "impact",
            SlotState.FILLED,
            tuple(passage.quote(h.span.start, h.span.end) for h in cues[:3]),
            "what it makes hard",
        )
    if empty:
        return Slot(
            "impact",
            SlotState.PARTLY,
            tuple(passage.quote(h.span.start, h.span.end) for h in empty),
            "says that learning is affected, but not how",
        )
    if _SCORE.search(folded, passage.scan) or _only_levels(passage):
        return Slot("impact", SlotState.EMPTY, (), SCORED)
    label = _label(passage, names)
    if label is not None:
        return label
    kinds = {clause.kind for clause in told(passage, names)}
    if SCORED in kinds and not kinds & {SHOWN, UNCLEAR}:
        return Slot("impact", SlotState.EMPTY, (), SCORED)
    return Slot("impact", SlotState.UNSURE, (), "the effect may be told in other words")


def _label(passage: AnalysedPassage, names: frozenset[str]) -> Slot | None:
    """A need that is only named: a diagnosis, a general word, or the name of a difficulty in no sentence."""
    seen = passage.hits_of("need-wording", "observation")
    if seen:
        return None
    diagnosis = (*passage.hits_of("need-wording", "diagnosis"), *passage.hits_of("health-conditions"))
    if diagnosis and len(left_over(passage, names, *diagnosis)) <= 1:
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in diagnosis)
        return Slot("impact", SlotState.EMPTY, quotes, "a diagnosis without its effect")
    vague = passage.hits_of("need-wording", "vague-need")
    named = len(passage.words) <= 6 and (
        not tells_in_a_clause(passage) or len(left_over(passage, names, *diagnosis, *vague)) <= 1
    )
    if named or (vague and not passage.hits_of("need-wording", "context") and not counts(passage.folded)):
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in vague)
        return Slot("impact", SlotState.EMPTY, quotes, "a label without its effect")
    return None


def _only_levels(passage: AnalysedPassage) -> bool:
    """Whether every sentence that tells what the child does gives only the level at which it is done."""
    if _LEVEL.search(passage.folded, passage.scan) is None:
        return False
    seen = passage.hits_of("need-wording", "observation")
    return all(
        _LEVEL.search(passage.folded[span.start : span.end], passage.scan) is not None
        for span in passage.sentences
        if any(hit.span.overlaps(span) for hit in seen)
    )


def _situated(passage: AnalysedPassage) -> tuple[Quote, ...]:
    """What happens to the child in a situation that is told, or how many days, lessons or breaks it cost."""
    counted = _COUNTED_IN_A_LIFE.search(passage.folded) or _TOO_LATE.search(passage.folded)
    if counted:
        return (passage.quote(*counted.span()),)
    acts = passage.scan.starts("need-wording", "observation") | passage.scan.starts("participation", "act")
    for hit in passage.hits_of("need-wording", "context"):
        happens = hit.phrase in _HAPPENS and not _WHEN_TESTED.match(passage.folded, hit.span.end)
        if happens and len(acts) >= 2 and len(passage.words) >= 7:
            return (passage.quote(hit.span.start, hit.span.end),)
    return ()


def _kept_from(passage: AnalysedPassage) -> tuple[Quote, ...]:
    """What the child cannot do, where that is a part of a life and not only the skill that the need is about."""
    lives = passage.hits_of("participation", "participation")
    for cannot in passage.hits_of("participation", "inability") if lives else ():
        for life in lives:
            if (
                0 <= life.span.start - cannot.span.end <= _NEAR
                and "." not in passage.folded[cannot.span.end : life.span.start]
            ):
                return (passage.quote(cannot.span.start, life.span.end),)
    return ()
