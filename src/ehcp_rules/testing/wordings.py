"""Faulty wordings to put into plans, several of each kind."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["OTHER_NAMES", "VAGUE", "wording"]

VAGUE = ("regularly", "as required", "on an ongoing basis", "where appropriate", "as often as possible", "when needed")
# Each list is used in turn, so that no criterion is measured on one wording.
_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "conditional": (
        "This is subject to funding.",
        "This depends on the money being available.",
        "This will be provided as long as staffing allows.",
        "This will only go ahead if a suitable person can be recruited.",
        "It will be offered within the resources available to the school.",
    ),
    "delegated": (
        "The school will decide how often this happens.",
        "The amount is at the discretion of the headteacher.",
        "How much is given will be determined by the setting.",
        "The SENCO will judge how much of this is needed.",
        "The level is to be agreed by staff as they see fit.",
    ),
    "variable": (
        "The hours may be reduced at any time.",
        "The school can stop this when it thinks fit.",
        "Support will be withdrawn gradually when staff feel it is no longer needed.",
    ),
    "placeholder": (
        "[insert details here]",
        "TBC",
        "XXXX",
        "<<to be completed>>",
        "Click or tap here to enter text.",
    ),
    "ordinary": (
        "A visual timetable, clear instructions and praise in every lesson from all staff.",
        "High quality teaching in every lesson, differentiated by the class teacher.",
        "The class teacher gives {name} extra time to answer and breaks tasks into small steps in every lesson.",
        "{name} sits near the front of the class in every lesson, and the class teacher checks that the task is understood.",
    ),
    "support": (
        "Support.",
        "{name} receives help.",
        "Additional input.",
        "Adult support will be given.",
    ),
    "service": (
        "By July 2027 {name} will have 30 minutes of speech and language therapy a week.",
        "By July 2027 {name} will be supported by a teaching assistant in every lesson.",
        "By July 2027 staff will have been trained in how to teach {name}.",
        "By July 2027 {name} will have attended a social skills group twice a week.",
    ),
    "process": (
        "By July 2027 {name} will continue to develop reading skills.",
        "By July 2027 {name} will work towards writing a sentence.",
        "By July 2027 {name} will carry on practising dressing.",
    ),
    "provision-in-views": (
        "{name} must have 25 hours a week of teaching assistant support.",
        "A speech and language therapist will see {name} for 30 minutes every week.",
        "{name} requires a full-time one to one teaching assistant.",
    ),
    "provision-in-views-of-the-family": (
        "A speech and language therapist will see {name} for 30 minutes every week.",
        "The school's teaching assistants will work with {name} for 15 hours a week.",
    ),
    "bland": (
        "{name} would like to be happy and to do well.",
        "We want {name} to reach full potential.",
        "{name} wants to have a good life.",
    ),
    "adult-voice": (
        "I present with significant difficulties in receptive language and require a differentiated curriculum.",
        "I am working below age-related expectations and need adult support to access learning.",
    ),
}
OTHER_NAMES = ("Tyler", "Amelia", "Kwame", "Freya", "Jakub", "Aisha")


def wording(kind: str, turn: int, name: str) -> str:
    """A wording of one kind of defect for the child of this name: the next in turn."""
    choice = _WORDINGS[kind]
    return choice[turn % len(choice)].format(name=name)
