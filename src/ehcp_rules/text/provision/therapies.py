"""The therapy that a statement names, and whether it tells of teaching or training, of treatment, or of both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.doses import doses_of
from ehcp_rules.text.analysis import AnalysedItem
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.stems import stems, stems_of

__all__ = [
    "SPEECH_AND_LANGUAGE",
    "Therapy",
    "gives_therapy",
    "in_no_other_amount",
    "names_therapy",
    "of_substance",
    "subject_taught",
    "therapy_of",
]


@frozen
class Therapy:
    """One therapy by its name, and whether the statement that names it `teaches` or `treats`."""

    name: str
    teaches: bool
    treats: bool


SPEECH_AND_LANGUAGE = "speech and language therapy"
_THERAPIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        SPEECH_AND_LANGUAGE: re.compile(
            r"\bspeech (?:and|&) language|\bspeech therap|\bslt\b|\bsalt\b|\blanguage therap"
        ),
        "occupational therapy": re.compile(r"\boccupational therap|\bot\b"),
        "physiotherapy": re.compile(r"\bphysio"),
        "psychological therapy": re.compile(
            r"\bcbt\b|\bcognitive behaviou?ral|\bpsychotherap|\bmindfulness|\bcounselling|\bdbt\b|\bdialectical"
            r"|\bpsychological therap|\b(?:camhs|psychologists?)(?=(?: \w+){0,2} (?:to teach|teach))"
        ),
    }
)
_TEACHES = any_of(
    r"\b(?:teach\w*|train\w*|taught|learn\w*|skills?|programmes?|practi[sc]\w+|target\w*|communicat\w+"
    r"|language|narrative|vocabulary|understanding|expressive|receptive|sounds?|sentences?|signing|signs|symbols?"
    r"|handwriting|dressing|independence|use of|direct work|sessions? on|in (?:school|class|college"
    r"|nursery)|pencil|cutlery|self-care|play)\b",
)
_TREATS = any_of(
    r"\b(?:eating|drinking|swallow\w*|feed\w*|dysphagia|splints?|orthotics?|boots|chest|respiratory"
    r"|surgery|botulinum|spasticity|seating clinic|wheelchair|equipment review|hearing aid|clinic"
    r"|medication|saliva|posture review|spinal|hip|pain|tone|assess(?:es|ment)? only|scoliosis)\b",
)

_TRAINS = re.compile(r"\btrain\w*")

_TEACHES_THE_CHILD = re.compile(
    r"\b(?:to teach|teach(?:es)?|will teach|to learn|teaching (?:him|her|them|you|[a-z]+(?= (?:to|how|the|a|about)\b)))\b"
    r"|\btherapy\b[^.;]{0,40}? to (?:improve|develop|increase|extend|build(?: up)?|strengthen) (?:(?:his|her|their|[a-z]+'s) )?"
    r"(?:use of |understanding of |understanding and use of )?(?:[a-z-]+ )?(?:grammar|language|vocabulary|speech|sounds?|sentences?"
    r"|understanding|words|narrative|communication|tenses|signing|signs|listening)\b"
    r"|\btherapy for (?!assess|review|monitor)(?:\w+ ){0,3}(?:learning|skills|signing|sounds|language"
    r"|vocabulary|understanding)\b"
)
_AT_A_CLINIC = re.compile(r"\b(?:at|in) (?:(?:the|a|an|his|her) )?(?:[a-z]+ )?clinic\b|^\W*(?:[a-z]+ )?clinic(?= ?:)")
"""Where a child is taught outright this is only the place."""
_ELSEWHERE_TOO = re.compile(
    r"\b(?:section f|in f|f\d{1,2}|part f|as (?:well|described|set out) (?:as )?(?:in|under))\b"
)


_NOT_THE_SUBJECT = stems(
    (
        "speech language therapy therapist therapists occupational physiotherapy physiotherapist camhs "
        "practitioner psychologist clinical "
        "specialist teach teaches teaching taught learn learning skill skills session sessions block blocks "
        "weekly fortnightly monthly "
        "termly daily half-term fortnight month between each year every week term minutes minute hours hour "
        "school class nursery college "
        "clinic service offer september october november december january february march april june july children "
        "child pupil young "
        "person staff sessions three four five eight ten twelve trained qualified"
    ).split()
)


def subject_taught(item: AnalysedItem) -> frozenset[str]:
    """The stems of what a statement outright says is taught; none where it teaches nothing, or points to section F."""
    folded = " ".join(passage.folded for passage in item.passages.values())
    if _TEACHES_THE_CHILD.search(folded) is None or _ELSEWHERE_TOO.search(folded) is not None:
        return frozenset()
    return of_substance(item)


def of_substance(item: AnalysedItem) -> frozenset[str]:
    """The stems of a statement that tell what it is about: no names, no amounts, nobody who gives it."""
    return stems_of(item) - _NOT_THE_SUBJECT - stems(item.plan.names)


def therapy_of(item: AnalysedItem) -> Therapy | None:
    """The first of the therapies that a statement names, if any; a therapist's or service's own column is part of it."""
    folded = " ".join(passage.folded for passage in item.passages.values())
    for name, words in _THERAPIES.items():
        if words.search(folded):
            # `Speech and language therapist` names language, and tells of no teaching.
            told = words.sub(" ", folded)
            place_apart = _AT_A_CLINIC.sub(" ", told) if _TEACHES_THE_CHILD.search(told) else told
            treats = _TREATS.search(place_apart) is not None
            # Whoever treats a child trains others in the treatment, and educates nobody by it.
            taught = _TRAINS.sub(" ", told) if treats else told
            return Therapy(name, _TEACHES.search(taught) is not None, treats)
    return None


def names_therapy(item: AnalysedItem, therapy: str) -> bool:
    """Whether a statement names this therapy in one of its passages."""
    words = _THERAPIES[therapy]
    return any(words.search(passage.folded) for passage in item.passages.values())


_BY_OTHERS = re.compile(
    r"\b(?:trained|(?<!is )(?<!are )(?<!be )(?:taught|shown)|supervised|written|set|devised|advised|planned|overseen)"
    r"(?: [a-z0-9-]+){0,6}? by $"
)
"""Before a therapist who does not do it, but has to do with those who do."""


_REST_OF_THE_TITLE = r"[a-z]*(?: therap[a-z]*)?"
_PAPER = re.compile(
    rf"{_REST_OF_THE_TITLE}(?:'s|s') (?:[a-z]+ )?(?:sheets?|programmes?|plans?|advice|reports?|targets?|exercises|stretches"
    r"|lists?|guidance|instructions?|handouts?|recommendations?)\b"
)
"""Behind a therapist who has only left something to go by."""
_TRAINS_OTHERS = re.compile(
    rf"{_REST_OF_THE_TITLE} (?:(?:will|to|also) )*(?:trains?|advises?|briefs?|coach(?:es)?|consults?|liaises?)\b"
    r"(?!.{0,400}?(?:\bdirect\b|\b(?:and|then|also|she|he|they|who) (?:will )?"
    r"(?:works?|sees?|teach(?:es)?|gives?|runs?|leads?|spends?)\b))"
)
"""Behind a therapist who is with the staff, and of whom nothing tells that the child too is seen."""


def gives_therapy(item: AnalysedItem, therapy: str) -> bool:
    """Whether a statement has this therapy given, not only somebody at work whom its therapist has trained or left a sheet."""
    words = _THERAPIES[therapy]
    for passage in item.passages.values():
        for match in words.finditer(passage.folded):
            before = re.sub(
                r"(?:the|a|an|his|her|their) $", "", passage.folded[max(0, match.start() - 70) : match.start()]
            )
            after = passage.folded, match.end()
            if not (_BY_OTHERS.search(before) or _PAPER.match(*after) or _TRAINS_OTHERS.match(*after)):
                return True
    return False


def in_no_other_amount(item: AnalysedItem, other: AnalysedItem) -> bool:
    """Whether two statements on a therapy may tell one course: some dose of one says nothing else than some dose of the other."""
    ours, theirs = _doses(item), _doses(other)
    return not ours or any(_agree(one, another) for one in ours for another in theirs)


def _doses(item: AnalysedItem) -> list[Dose]:
    return [dose for passage in item.passages.values() for dose in doses_of(passage.folded) if dose.is_amount]


def _agree(one: Dose, other: Dose) -> bool:
    told = [(one.minutes, other.minutes), (one.occasions, other.occasions), (one.period, other.period)]
    both = [(a, b) for a, b in told if a is not None and b is not None]
    return bool(both) and all(a == b for a, b in both)
