"""Two invented plans, and the shapes in which systems that do not exist export them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ehcp_rules.adapters import ImportedPlan, ImportFailure

PLANS: tuple[dict[str, Any], ...] = (
    {
        "ref": "FN-0417",
        "forename": "Ottoline",
        "surname": "Brackwater",
        "born": "2015-03-29",
        "status": "Final",
        "requested": "2025-01-13",
        "issued": "2025-05-30",
        "review": "2026-05-22",
        "views": "I like the allotment best because nobody shouts there.",
        "school": "Marram Primary School",
        "needs": [
            ("B1", "Communication and interaction", "Ottoline understands about half of what is said in a busy room."),
            (
                "B2",
                "Cognition and learning",
                "She reads single words and loses the thread of a sentence, even a short one.",
            ),
            ("B3", "Sensory and physical", "Low sounds, such as a lorry outside, make her cover her ears and leave."),
        ],
        "outcomes": [
            ("E1", "Ottoline will follow an instruction of two steps in class on four days of five.", ("B1",)),
            ("E2", "She will read a page of her own choosing aloud; her adult helps with two words at most.", ("B2",)),
        ],
        "provision": [
            (
                "F1",
                "F",
                "Small-group language work on following instructions.",
                "Speech and language assistant",
                "30 minutes, twice a week",
                ("B1",),
                ("E1",),
            ),
            (
                "F2",
                "F",
                "Paired reading with the same adult.",
                "Teaching assistant",
                "15 minutes every school day",
                ("B2",),
                ("E2",),
            ),
            ("G1", "G", "A hearing test at the community clinic.", "Audiologist", "Once a year", ("B3",), ()),
        ],
        "advice": [
            ("K1", "Educational", "School report", "Mx Fennimore", "SENCO", "2025-02-20"),
            ("K2", "Medical", "Clinic letter", "Dr Osei-Lund", "Paediatrician", "2025-03-04"),
        ],
    },
    {
        "ref": "FN-0533",
        "forename": "Caspian",
        "surname": "Oduya-Wren",
        "born": "2010-11-02",
        "status": "Draft",
        "requested": "2026-02-03",
        "issued": "",
        "review": "",
        "views": "Let me finish the puzzle first and then ask me.",
        "school": "Harbour Academy",
        "needs": [
            (
                "B1",
                "Social, emotional and mental health",
                "Caspian does not tell adults when he is anxious; he stops answering.",
            ),
            ("B2", "Cognition and learning", "He needs twice the usual time to plan a piece of writing."),
        ],
        "outcomes": [("E1", "Caspian will use his card to ask for a break before he stops answering.", ("B1",))],
        "provision": [
            (
                "F1",
                "F",
                "A daily check-in, at the start and at the end, in a quiet room.",
                "Key adult",
                "10 minutes, twice a day",
                ("B1",),
                ("E1",),
            ),
            (
                "F2",
                "F",
                "A planning frame and extra time for each piece of writing.",
                "English teacher",
                "Every English lesson",
                ("B2",),
                (),
            ),
        ],
        "advice": [
            (
                "K1",
                "Psychological",
                "Educational psychology advice",
                "Ms Achterberg",
                "Educational psychologist",
                "2026-03-17",
            )
        ],
    },
)


def british(day: str) -> str:
    """2025-01-13 as 13/01/2025."""
    return "/".join(reversed(day.split("-"))) if day else ""


def delimited(
    rows: Iterable[Sequence[object]], delimiter: str = ",", encoding: str = "utf-8", quoting: int = csv.QUOTE_MINIMAL
) -> bytes:
    """Rows as delimited text."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, quoting=quoting).writerows(rows)
    return buffer.getvalue().encode(encoding)


def each(kind: str) -> list[tuple[str, tuple[Any, ...]]]:
    """Each item of a kind with the reference of its plan."""
    return [(plan["ref"], item) for plan in PLANS for item in plan[kind]]


def plans_in(results: Sequence[ImportedPlan | ImportFailure]) -> list[ImportedPlan]:
    """The plans of a reading; nothing may have failed."""
    assert [str(one) for one in results if isinstance(one, ImportFailure)] == []
    return [one for one in results if isinstance(one, ImportedPlan)]


def assert_same(results: Sequence[ImportedPlan | ImportFailure], *, links: bool = True, who: bool = True) -> int:
    """Assert that a reading gives both plans with every statement and link, and count the statements."""
    plans = plans_in(results)
    assert len(plans) == len(PLANS)
    count = 0
    for imported, truth in zip(plans, PLANS, strict=True):
        plan = imported.plan
        text_of = {item.id: item.text for section in plan.sections for item in section.items}
        wanted: dict[str, Counter[str]] = {"B": Counter(text for _, _, text in truth["needs"])}
        wanted["E"] = Counter(text for _, text, _ in truth["outcomes"])
        for code in "FG":
            wanted[code] = Counter(item[2] for item in truth["provision"] if item[1] == code)
        for code, texts in wanted.items():
            section = plan.section(code)
            assert Counter(item.text for item in section.items) == texts if section else not texts, code
            count += texts.total()
        needs = {id: text for id, _, text in truth["needs"]}
        outcomes = {id: text for id, text, _ in truth["outcomes"]}
        if links:
            for _, text, linked in truth["outcomes"]:
                item = next(item for item in plan.section("E").items if item.text == text)
                assert {text_of[one] for one in item.needs} == {needs[one] for one in linked}
        for _, code, text, by, often, to_needs, to_outcomes in truth["provision"]:
            item = next(item for item in plan.section(code).items if item.text == text)
            if who:
                assert (item.who, item.how_often) == (by, often)
            if links:
                assert {text_of[one] for one in item.needs} == {needs[one] for one in to_needs}
                assert {text_of[one] for one in item.outcomes} == {outcomes[one] for one in to_outcomes}
    return count


STATEMENTS = 3 + 2 + 3 + 2 + 1 + 2
"""The statements of both plans, section by section."""


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Put files into a folder, and give the folder."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
