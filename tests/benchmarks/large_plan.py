"""A generated plan of about 60 KB: the size of a long real one, with varied invented wording."""

from __future__ import annotations

import random

from ehcp_rules.plan import AdviceEntry, Learner, Need, Outcome, Plan, Provision, Section, View

WHO = (
    "A speech and language therapist",
    "A teaching assistant trained by the therapist",
    "A specialist teacher",
    "Staff",
    "The SENCO",
)
DOES = (
    "will work with Ade on",
    "will teach Ade",
    "will support Ade with",
    "will provide access to",
    "will practise with Ade",
)
WHAT = (
    "listening for two key words",
    "reading short passages aloud",
    "asking for help in maths",
    "using the lift safely",
    "joining a game at break",
)
MUCH = (
    "for 30 minutes twice a week in term time",
    "as required",
    "regularly",
    "every school day for 15 minutes",
    "for one hour each half term",
)
NEED = (
    "follows one instruction at a time",
    "leaves the room when it is loud",
    "reads at the level of a younger child",
    "drops small objects",
)
SO = (
    "so he misses the start of most tasks",
    "which makes group work hard",
    "and finds lunch difficult",
    "so that he needs extra time to change",
)
BY = ("By July 2027", "By the end of Year 6", "By the annual review in March 2027", "Within a year")
ASIDE = (
    "This was seen in three lessons by the people who wrote the advice, and his family sees it at home as well.",
    "His teacher says that it is worse after a weekend, on wet days and when the timetable changes without warning.",
    "He has made some progress since the last review, and he is proud of it when somebody notices.",
)


def large_plan(kilobytes: int = 60, seed: int = 7) -> Plan:
    """A plan with about this much text in sections A to K; the same arguments give the same plan."""
    chance = random.Random(seed)
    sizes = {"B": 0.35, "E": 0.2, "F": 0.4}
    sections = [
        Section(
            code="A", items=(View(id="A1", text="“I like trains. I don't like the hall.”", method="talked at home"),)
        )
    ]
    for code, share in sizes.items():
        items: list[Need | Outcome | Provision] = []
        written = 0
        while written < kilobytes * 1024 * share:
            item = _item(code, f"{code}{len(items) + 1}", chance)
            written += len(item.text)
            items.append(item)
        sections.append(Section(code=code, items=tuple(items)))
    for code in ("C", "D"):
        sections.append(
            Section(
                code=code, items=(Need(id=f"{code}1", text="Wears glasses for reading, so he sits near the front."),)
            )
        )
    sections.append(
        Section(code="K", items=(AdviceEntry(id="K1", text="Educational psychologist's report", author="invented"),))
    )
    return Plan(id="large", stage="draft", learner=Learner(known_as="Ade"), sections=tuple(sections))


def _item(code: str, id: str, chance: random.Random) -> Need | Outcome | Provision:
    pick = chance.choice
    aside = f" {pick(ASIDE)} {pick(ASIDE)}" if chance.random() < 0.7 else ""
    if code == "B":
        return Need(id=id, text=f"Ade {pick(NEED)}, {pick(SO)}.{aside}")
    if code == "E":
        return Outcome(
            id=id, text=f"{pick(BY)} Ade will manage {pick(WHAT)} in four lessons out of five.{aside}", needs=("B1",)
        )
    return Provision(
        id=id, text=f"{pick(WHO)} {pick(DOES)} {pick(WHAT)} {pick(MUCH)}.{aside}", needs=("B1",), outcomes=("E1",)
    )
