"""Whether a need tells what others would see: behaviours, amounts and contexts, against the general labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.amounts.quantities import measures
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.needs.beside import beside_the_need, clauses
from ehcp_rules.text.needs.labels import FOUND_HARD, NIL, PROVISION, body_of, counts, head_of, inside, left_over
from ehcp_rules.text.reading import Slot, SlotState
from ehcp_rules.text.scanning.lexicon import Hit

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["ADULTS_HELP", "provision_named", "specifics"]

ADULTS_HELP = Cued(
    "need",
    r"\bneeds? (?:adults?|people|others|someone|time|things|words|instructions|information|to)\b",
)
_AIM = re.compile(r"to (?!date\b|a\b|an\b|the\b|his\b|her\b|their\b)[a-z]+ ")
_STILL_A_NEED = re.compile(r"\b(?:cannot|can't|difficult\w*|hard|struggl\w+|unable|not yet|trouble)\b")
_WORRY = re.compile(
    r"(?:his |her |their |the |[a-z-]+'s )?(?:mum|dad|mother|father|parents?|family|carers?|school|staff"
    r"|teachers?)(?: and [a-z]+)? "
    r"(?:also |both )?"
    r"(?:feels?|(?:is|are|remains?) (?:very )?(?:concerned|worried|anxious)|worr(?:y|ies)|thinks?|believes?|would like)\b"
)
_MORE_HELP = re.compile(
    r"\bschool will\b|\b(?:more|extra|additional|better) (?:help|support|time)\b|\bbit more\b|\bbe supported\b"
)
_PROCESS = re.compile(
    r"\bneeds (?:are|is) being met\b|\bwill continue to (?:monitor|support|provide|work)\b"
    r"|\bthere (?:are|is) (?:\w+ )?concerns? (?:about|regarding|over|around)\b"
    r"|\b(?:school|staff|teachers?|parents|nursery|college) (?:has|have|had|reports?|reported) (?:\w+ )?"
    r"(?:concerns?|difficulties|problems)\b|\bon the (?:sen|send|special needs) register\b|\bis being monitored\b"
)
_HELP_NEEDED = frozenset(
    {
        "needs help",
        "needs support",
        "requires support",
        "needs reminding",
        "needs reminders",
        "needs prompting",
        "needs prompts",
        "needs encouragement",
    }
)
_HAS_TO = re.compile(
    r"\W*(?:[a-z'-]+ )?needs? to (?:be (?!able)|have|access|improve|develop|increase|build|work on|practise|make)\b"
)
_GIVEN = re.compile(
    r"\W*(?:[a-z'-]+ )?needs? to (?:have access|access|be (?:given|provided|offered|taught)|have an? )\b"
)
_ONLY_HELP = re.compile(
    r"\W*(?:[a-z'-]+ )?(?:needs?|requires?) (?!to\b)(?:[a-z0-9:,-]+ ){0,7}?"
    r"(?:support|(?:adults?|assistants?|teachers?|people)(?! to\b)|teaching|therap\w+"
    r"|mentors?|programmes?|interventions?|sessions?|hours|tuition|curriculum|environment|routines?|structure"
    r"|boundaries|reassurance|class|classes|groups?|supervision|room"
    r"|place to|place where|school|placement|provision|base|laptop|equipment)\b"
)
_HELPED = re.compile(
    r"\W*(?:[a-z'-]+ )?(?:gets?|receives?|has|sees|attends|is given|is seen by|is supported by) "
    r"(?:an?|the|his|her|one|two|three|four|five|\d+|weekly|daily|regular|individual|small) (?:(?:hours?|minutes) of )?"
    r"(?:(?!(?:of|the|and|to|with|when|by|from|for|at|in|on|who|his|her|about)\b)[a-z0-9:-]+ ){0,4}?"
    r"(?:\w*therap(?:y|ist)|mentor|key ?worker|timetable|sessions?|programme|tuition|teaching assistant|nurse|support plan"
    r"|counsellor)\b"
)
_BENEFITS = re.compile(r"\W*(?:[a-z'-]+ )?(?:would|will|may|could|might) (?:greatly |also |really )?benefit from\b")
_OTHERWISE = re.compile(
    r":|;|\b(?:because|as (?:he|she|they)|since|or (?:he|she|they|else)|otherwise|so that|without|if|when)\b"
)
_AWAITED = re.compile(
    r"\b(?:on (?:the|an?) (?:[a-z/-]+ ){0,3}?(?:pathway|waiting list)|(?:awaiting|waiting for|waits for) (?:an? |the |his |her )?"
    r"(?:[a-z/-]+ ){0,3}?(?:assessments?|diagnosis|appointment|report|outcome)|(?:has been |was |is being )?referred (?:to|for))\b"
)
_PROVIDED = re.compile(
    r"\bhours\b|\baccess to\b|1:1|one-to-one|\b(?:programme|sessions?|intervention)\b"
    r"|\btimes a (?:day|week)\b|\bminutes\b"
)
_IN_A_REPORT = Cued("as described in|please see", r"\bas described in (?:the|his|her|their)\b|\bplease see\b")
_EMPTY_TALK = any_of(
    r"\b(?:complex profile|many aspects|all contexts|a range of|various|at times|a number of"
    r"|high level of understanding|in many ways|a lot of|across the board|different situations"
    r"|complex needs)\b",
)


_SAYS = Cued(
    '"',
    r"\b(?:he|she|they|[a-z'-]+) (?:often |has |have |had |sometimes )*(?:says?|said|calls?|called|describes?|described|tells?|told"
    r"|asks?|asked|shouts?|shouted|writes|wrote)\b[^.;]{0,40}?\"",
)
_LEVEL = Cued(
    "centile|score|equivalent|behind| age |below",
    r"\b(?:\d+(?:\.\d+)?(?:st|nd|rd|th)?|first|second|third|fifth|tenth) (?:per)?centile\b",
    r"\b(?:standard|scaled) scores?\b[^.;]{0,20}?\d",
    r"\bage[- ]equivalent\b",
    r"\b(?:reading|spelling|developmental) age (?:is |was |of |equivalent )?\d",
    r"\b\d+ (?:years?|months?|terms?) (?:behind|below)\b",
)
"""How far or how high somebody measured: that can be checked, whatever else the need says."""


def specifics(passage: AnalysedPassage, names: frozenset[str] = frozenset()) -> Slot:
    """The slot specifics: whether an observer could see or measure what is told."""
    folded = passage.folded
    body = body_of(folded)
    if NIL.match(body):
        return Slot("specifics", SlotState.NOT_NEEDED, (), "says that nothing was identified")
    vague = passage.hits_of("need-wording", "vague-need")
    seen = tuple(
        hit
        for hit in passage.hits_of("need-wording", "observation")
        if not inside(hit.span, vague) and not _BY_OTHERS.match(folded, hit.span.end)
    )
    cannot = passage.hits_of("participation", "inability")
    if seen and (cannot or _DIGIT.search(body)):
        # Beside something that the child cannot do, `needs help` says how the child manages, and is no label.
        vague = tuple(hit for hit in vague if hit.phrase not in _HELP_NEEDED)
    beside = beside_the_need(passage, names)
    if beside is not None:
        return Slot("specifics", SlotState.EMPTY, (), beside)
    level = _LEVEL.search(folded)
    if level is not None and not _EMPTY_TALK.search(folded):
        return Slot("specifics", SlotState.FILLED, (passage.quote(*level.span()),), "a level that was measured")
    if passage.speech and (says := _SAYS.search(folded)) is not None:
        return Slot(
            "specifics",
            SlotState.FILLED,
            (passage.quote(*says.span()),),
            "the child's own words, as somebody heard them",
        )
    counted = counts(body) or (not vague and _measured(passage))
    if _AIM.match(body) and not _STILL_A_NEED.search(body):
        return Slot("specifics", SlotState.EMPTY, (), "says what is to be reached, not what is hard")
    if _GIVEN.match(body) and not cannot:
        return Slot("specifics", SlotState.EMPTY, (), "says what is to be provided, not what is hard")
    if (
        (_ONLY_HELP.match(body) or _HELPED.match(body) or _BENEFITS.match(body))
        and not cannot
        and not _OTHERWISE.search(body)
    ):
        return Slot("specifics", SlotState.EMPTY, (), "says what is to be provided, not what is hard")
    if not cannot and all(_AWAITED.search(folded, span.start, span.end) for span in passage.sentences):
        return Slot("specifics", SlotState.EMPTY, (), "waits for an assessment, and tells nothing of the child")
    strength = tuple(hit for hit in passage.hits_of("common-interests", "strength") if not _PERSON.search(hit.phrase))
    if (
        (strength and not cannot and not vague and len(passage.words) <= _BRIEF + 2)
        and len([part for span in passage.sentences for part in clauses(passage, span)]) == 1
        and not _BUT.search(folded)
    ):
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in strength)
        return Slot("specifics", SlotState.EMPTY, quotes, "a strength, not what is hard")
    if FOUND_HARD.fullmatch(body):
        labels = tuple(passage.quote(hit.span.start, hit.span.end) for hit in vague)
        return Slot("specifics", SlotState.EMPTY, labels, "names an area, and nothing that others could see")
    elsewhere = _in_its_place(passage, told=bool(seen), counted=counted)
    return (
        elsewhere
        or _briefly(passage, names, vague, seen, cannot)
        or _told(passage, names, vague, seen, counted=counted)
    )


def provision_named(passage: AnalysedPassage) -> re.Match[str] | None:
    """Provision in a need, past what it is listed under: `Need 3:` needs nothing."""
    head = head_of(passage.folded)
    found = find(PROVISION, "provision-in-need", passage.folded, passage.scan)
    return next((match for match in found if match.start() >= head), None)


def _measured(passage: AnalysedPassage) -> bool:
    """Whether an amount that is no age stands in the need itself."""
    folded = passage.folded
    head = head_of(folded)
    return any(
        span.start >= head and not folded.startswith("aged", span.start) for span in measures(folded, passage.scan)
    )


def _briefly(
    passage: AnalysedPassage,
    names: frozenset[str],
    vague: tuple[Hit, ...],
    seen: tuple[Hit, ...],
    cannot: tuple[Hit, ...],
) -> Slot | None:
    """A few words that can be pictured: what the child does or cannot do, with something of the occasion or the thing."""
    if (
        vague
        or not (seen or cannot)
        or (len(passage.words) >= _BRIEF and not cannot)
        or _HAS_TO.match(body_of(passage.folded))
    ):
        return None
    diagnosis = passage.hits_of("need-wording", "diagnosis")
    rest = left_over(passage, names, *seen[:1], *diagnosis)
    if len(rest) >= (1 if seen else 2) or (cannot and seen) or (cannot and rest and len(passage.words) < _BRIEF):
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in (*cannot[:1], *seen[:1]))
        return Slot("specifics", SlotState.FILLED, quotes, "what the child does or cannot do")
    return None


_BY_OTHERS = re.compile(
    r" (?:(?:at|into|after|up|over) )?(?:by|in) (?:the |an? |his |her |their )?(?:[a-z'-]+ ){0,3}?"
    r"(?:nurse|doctor|clinic|consultant|paediatrician|psychologist|therapist|hospital|service|team|centre|camhs)\b"
)
"""What is looked into by a nurse is no doing of the child."""
_PERSON = re.compile(r"^(?:little |young )?(?:child|boy|girl|person|pupil|student|lad|lady|man|woman)$")
_BUT = re.compile(r"\b(?:but|however|although|though|yet|except|until|when|strangers|anyone|too)\b")
_DIGIT = re.compile(r"\d")
_BRIEF = 5
"""Words of substance under which a need is a note: it has no room for a context."""


def _in_its_place(passage: AnalysedPassage, *, told: bool, counted: bool) -> Slot | None:
    """Provision, a pointer or general talk where a need should be."""
    folded = passage.folded
    if not counted and _WORRY.match(body_of(folded)) and (not told or _MORE_HELP.search(folded)):
        return Slot("specifics", SlotState.EMPTY, (), "a worry or a wish, not what is hard")
    if told:
        return None
    provided = provision_named(passage)
    provides = provided and not ADULTS_HELP.search(folded)
    if provides and (not counted or _PROVIDED.search(folded)):
        return Slot("specifics", SlotState.EMPTY, (), "says what is to be provided, not what is hard")
    if _PROCESS.search(folded) and not counted:
        return Slot("specifics", SlotState.EMPTY, (), "what others do about the need, not the need")
    if _IN_A_REPORT.search(folded) and len(passage.words) < 16:
        return Slot("specifics", SlotState.UNSURE, (), "the detail is in a report")
    return None


def _told(
    passage: AnalysedPassage, names: frozenset[str], vague: tuple[Hit, ...], seen: tuple[Hit, ...], *, counted: bool
) -> Slot:
    """What others would see, by the behaviours, amounts and contexts told, against the general labels."""
    words = passage.words
    context = passage.hits_of("need-wording", "context")
    quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in (*seen[:2], *context[:1]))
    labels = tuple(passage.quote(hit.span.start, hit.span.end) for hit in vague)
    if counted and not vague and (seen or len(words) >= 5):
        return Slot("specifics", SlotState.FILLED, quotes, "an observation with an amount or level")
    if _EMPTY_TALK.search(passage.folded) and not counted and len(seen) < 2:
        return Slot("specifics", SlotState.EMPTY, labels, "words for many needs, and none of them told")
    jargon = passage.hits_of("need-wording", "jargon")
    if len(jargon) >= 2 and not context and len(words) <= 10:
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in jargon)
        return Slot("specifics", SlotState.EMPTY, quotes, "specialists' words, and nothing that others could see")
    if len(vague) < len(seen) and (not vague or (len(seen) >= 2 and (context or len(words) >= 7))) and len(words) >= 4:
        return Slot("specifics", SlotState.FILLED, quotes, "what others see")
    if vague:
        partly = (bool(seen) and len(words) >= 12) or bool(context and not seen and len(vague) == 1)
        state, reason = (
            (SlotState.PARTLY, "partly a general label")
            if partly
            else (SlotState.EMPTY, "a general label with no behaviour, amount or context")
        )
        return Slot("specifics", state, labels, reason)
    return _unlabelled(passage, names, words, context)


def _unlabelled(
    passage: AnalysedPassage, names: frozenset[str], words: tuple[str, ...], context: tuple[Hit, ...]
) -> Slot:
    diagnosis = passage.hits_of("need-wording", "diagnosis")
    rest = left_over(passage, names, *diagnosis)
    if diagnosis and len(rest) <= 1:
        return Slot("specifics", SlotState.EMPTY, (), "a diagnosis without what it means for the child")
    if len(words) >= 8 and context:
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in context[:1])
        return Slot("specifics", SlotState.FILLED, quotes, "a described difficulty in its context")
    if len(rest) >= 2 or passage.folded.count(" ") >= 9:
        reason = "names an area of difficulty; whether that is enough needs a reader"
        return Slot("specifics", SlotState.UNSURE, (), reason)
    return Slot("specifics", SlotState.EMPTY, (), "too short to tell what is hard")
