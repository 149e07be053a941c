"""With what skill a provision is delivered: training, a qualification, experience or a profession."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.provision.facts import SKILLED, Provided
from ehcp_rules.text.provision.one_person import skilled_elsewhere
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["TRAINED_BY_NOBODY", "TRAINED_LOOSELY", "expertise_slot", "trained_fully"]

TRAINED_BY_NOBODY = Cued(
    "training",
    r"\btraining\b[^.;]{0,40}?\b(?:from|by) (?:the |an? |its |their )?(?:school|setting|college|nursery"
    r"|academy|provider"
    r"|staff)\b",
)
TRAINED_LOOSELY = Cued(
    "trained|qualified|experienced|skilled|specialist",
    r"\b(?:suitably|appropriately|fully|properly|adequately|sufficiently) (?:trained|qualified"
    r"|experienced|skilled)\b",
    r"\b(?:trained|experienced|skilled|specialist|qualified) (?:adults?|staff|members? of staff"
    r"|persons?|people|practitioners?|individuals?|team)\b",
)


_TRAINED_FULLY = (
    Cued(
        "train|experience|qualifi|knowledge|expertise|skilled|accredited|specialist|supervised|overseen|guided|competen|certificate"
        "|licensed|course|level ",
        r"\b(?:trained|training|experienced?|qualified|qualification|knowledge|expertise|skilled"
        r"|accredited|specialist|supervised|overseen|guided|competen(?:t|cy|cies)|certificate|licensed"
        r"|course|level \d) ?(?:[a-z]+ )?(?:in|by|for|with|of|from|as|on|to|under|completed|signed)\b",
    ),
    Cued("has trained", r"\bwhom? the [a-z ]+ has trained\b"),
    Cued("under the ", r"\bunder the (?:[a-z]+ )?(?:therapist|teacher|psychologist|nurse|physiotherapist)\b"),
    Cued("signs off|signed off", r"\bsign(?:s|ed) off\b"),
    Cued("level ", r"\blevel (?:[2-7]|two|three|four|five|six|seven)\b"),
    Cued(
        "elsa|hlta|intervenor|interpreter|job coach|nurture practitioner|registered",
        r"\b(?:elsa|hlta|intervenor|interpreter|job coach|nurture practitioner|registered)\b",
    ),
    Cued(" training|-training", r"\b[a-z-]+ training\b"),
    Cued(
        "certificate|diploma|qualification|licence|award",
        r"\b(?:holds?|with|has) (?:the |an? )?(?:[a-z0-9'-]+ ){0,4}?(?:certificate|diploma|qualification|licence|award)\b",
    ),
    Cued("course", r"\b(?:completed|taken|passed) (?:[a-z0-9'-]+ ){0,6}course\b"),
    Cued(
        "had |done |spent |completed ",
        rf"\b(?:who|and) (?:has |have )?(?:had|done|spent|completed) (?:{NUMBER}|an?|half an?)[ -](?:hours?|days?|sessions?"
        r"|mornings?|afternoons?) (?:on|in|with|learning) (?!(?:the |his |her )?(?:class(?:room)?|school|nursery|college|room)\b)",
    ),
    Cued(
        "certificate|certified|diploma|award|accreditation|degree|pgce|course",
        r", (?:[a-z0-9'-]+ ){0,5}?(?:certificate|certified|diploma|award|accreditation|degree|pgce|course)\b",
    ),
    Cued(
        "years",
        rf"\b(?:{NUMBER}|several|many) years'? (?:of )?(?:work|working|experience|practice|teaching)\b(?! on\b)",
        rf"\b(?:with|has|least|over|than) (?:{NUMBER}|several|many) years (?:in|as|with)\b",
    ),
    Cued(
        "worked |taught |supported ",
        r"\b(?:who|and) (?:has|have) (?:worked|taught|supported) (?:with |in )?(?:[a-z-]+ ){1,4}?"
        r"(?:pupils|children|students|people|learners)\b",
    ),
    Cued("training,", r"\btraining,"),
    Cued("specialist ", r"\bspecialist (?:teaching|learning) (?:support )?assistant\b"),
)


def trained_fully(passage: AnalysedPassage) -> re.Match[str] | None:
    """The first words of a passage that tell training, a qualification or experience."""
    found = (pattern.search(passage.folded) for pattern in Cued.likely(_TRAINED_FULLY, passage.scan))
    return min(filter(None, found), key=re.Match.start, default=None)


_OFFICES = frozenset(
    (
        *"invigilator invigilators prompter reader scribe amanuensis librarian technician receptionist caretaker".split(),
        "site manager",
        "exams officer",
        "examinations officer",
    )
)


def expertise_slot(facts: Provided, deliverer: Slot) -> Slot:
    """The training, qualification or profession of whoever delivers it."""
    if deliverer.state in (SlotState.EMPTY, SlotState.NOT_NEEDED, SlotState.UNSURE):
        return Slot("expertise", SlotState.NOT_NEEDED, (), "no deliverer whose skill could be stated")
    for passage in facts.reading:
        match = trained_fully(passage)
        loose = TRAINED_LOOSELY.search(passage.folded, passage.scan) if match else None
        if match and not (loose and Span(*match.span()).overlaps(Span(*loose.span()))):
            return Slot(
                "expertise", SlotState.FILLED, (passage.quote(*match.span()),), "training, qualification or experience"
            )
    offices = [hit.phrase for _, hit in facts.hits("roles")]
    if offices and set(offices) <= _OFFICES:
        return Slot("expertise", SlotState.NOT_NEEDED, (), "an office that asks for no skill of its own")
    people = [
        (passage, hit)
        for passage, hit in facts.hits("roles")
        if passage.quote(hit.span.start, hit.span.end) in deliverer.quotes
    ]
    groups = {hit.group for _, hit in people}
    if not groups.isdisjoint(SKILLED):
        return Slot("expertise", SlotState.FILLED, deliverer.quotes, "a profession that carries its own qualification")
    if said := _said_of_another(facts):
        return said
    if skilled_elsewhere(facts.item, people):
        return Slot("expertise", SlotState.FILLED, deliverer.quotes, "one person, whose skill another item tells")
    if "class-team" in groups and facts.of(QuantityKind.LENGTH, QuantityKind.SCOPE):
        return Slot("expertise", SlotState.PARTLY, deliverer.quotes, "the class team, without a stated skill")
    return Slot("expertise", SlotState.PARTLY, deliverer.quotes, "no training, qualification or experience is stated")


_OF_ANOTHER = re.compile(r"(?:\b(?:from|as in|as for|of|see) |\()(?P<id>f\d{1,3})\b")
"""`TA from F1`: whoever another item is about."""


def _said_of_another(facts: Provided) -> Slot | None:
    """The skill of the person of an earlier item to which the column for people points."""
    column = facts.item.passages.get("who")
    found = _OF_ANOTHER.search(column.folded) if column is not None else None
    if column is None or found is None:
        return None
    for other in facts.item.plan.items(facts.item.section):
        if other is facts.item:
            return None
        if other.item.id.lower() == found["id"]:
            expertise = other.reading.slots.get("expertise")
            if expertise is not None and expertise.state is SlotState.FILLED:
                return Slot("expertise", SlotState.FILLED, (column.quote(*found.span("id")),), "said of another item")
    return None
