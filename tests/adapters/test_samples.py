"""The shared sample plans: every item of every format that is read, compared with what the authors wrote down."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.adapters.documents import read_all, read_plan, warnings_of

from ehcp_rules.adapters import ImportedPlan, ImportFailure
from ehcp_rules.loading.plans import plan_from_json, plan_to_json
from ehcp_rules.plan import Plan
from ehcp_rules_adapters.terms import standard_terms

AREAS = {
    "CI": "communication-and-interaction",
    "CL": "cognition-and-learning",
    "SEMH": "social-emotional-and-mental-health",
    "SP": "sensory-and-physical",
    "H": "health",
    "SC": "social-care",
}
KINDS = {"strength": "strength", "heading": "heading", "monitoring": "monitoring", "intro": "note"}
USUAL = {
    "A": "view",
    "B": "need",
    "C": "need",
    "D": "need",
    "E": "outcome",
    "I": "placement",
    "J": "budget",
    "K": "advice",
}
STAGES = {"Final": "final", "Final amended": "final-amended", "Draft amended": "draft-amended"}


def truth_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def folder_of(samples: Path, number: str) -> Path:
    return next(samples.glob(f"{number}-*"))


def who(author: str, role: str) -> str:
    return ", ".join(part for part in (author, role) if part)


def by_text(plan: Plan, code: str) -> dict[str, Any]:
    section = plan.section(code)
    return {} if section is None else {item.text: item for item in section.items}


def compare(plan: Plan, truth: dict[str, Any], *, ids: bool, columns: bool, areas: bool = True) -> int:
    """Assert that the plan holds exactly the items of the truth, and give their number."""
    count = 0
    for code, section in truth["sections"].items():
        wanted = Counter(item["text"] for item in section["items"])
        found = Counter(item.text for item in plan.section(code).items) if plan.section(code) else Counter()
        assert found == wanted, f"section {code}"
        count += wanted.total()
        items = by_text(plan, code)
        for item in section["items"]:
            read = items[item["text"]]
            assert read.source is not None
            assert read.kind == KINDS.get(item.get("kind", ""), USUAL.get(code, "provision"))
            if item.get("area") and hasattr(read, "area") and (areas or read.kind in ("need", "strength")):
                assert read.area == AREAS.get(item["area"], standard_terms().area(item["area"]))
            if ids:
                assert read.id == item["id"]
            if columns:
                stated = {name: getattr(read, name, "") for name in item.get("columns") or {}}
                assert stated == (item.get("columns") or {})
            if code == "A":
                assert (read.label, read.speaker, read.method) == (
                    item["label"],
                    item.get("who", ""),
                    item.get("method", ""),
                )
            if code == "K":
                assert (read.type, read.date.isoformat() if read.date else "") == (item["type"], item["date"])
                assert read.appended is (item["appended"] == "YES")
                assert ", ".join(x for x in (read.author, read.role) if x) == ", ".join(
                    x for x in (item["author"], item["role"]) if x
                )
    return count


def compare_facts(plan: Plan, truth: dict[str, Any]) -> None:
    assert plan.stage == STAGES[truth["plan"]["status"]]
    assert plan.version == truth["plan"]["version"]
    assert (plan.learner.name, plan.learner.known_as) == (truth["plan"]["name"], truth["plan"]["known_as"])
    assert plan.learner.date_of_birth.isoformat() == truth["plan"]["dob"]
    for event, value in truth["dates"].items():
        if event == "week20_exception":
            assert plan.week20_exception == ("" if value == "none recorded" else value)
        else:
            event = {"last_review_meeting_previous": "previous_review_meeting"}.get(event, event)
            assert plan.dates.get(event).isoformat() == value


def assert_loadable(plan: Plan) -> None:
    assert plan_from_json(plan_to_json(plan)) == plan


def test_the_word_plan_in_the_test_template_is_read_with_every_item(samples: Path):
    folder = folder_of(samples, "02")
    imported = read_plan(folder / f"{folder.name}.docx")
    truth = truth_of(folder)
    assert compare(imported.plan, truth, ids=False, columns=False) == 100
    compare_facts(imported.plan, truth)
    assert_loadable(imported.plan)
    assert warnings_of(imported) == []


def test_the_links_that_rows_of_the_word_plan_state_are_among_those_its_authors_meant(samples: Path):
    folder = folder_of(samples, "02")
    plan, truth = read_plan(folder / f"{folder.name}.docx").plan, truth_of(folder)
    text_of = {item.id: item.text for section in plan.sections for item in section.items}
    meant = {i["text"]: i for s in truth["sections"].values() for i in s["items"]}
    needs = {i["id"]: i["text"] for code in "BCD" for i in truth["sections"][code]["items"]}
    links = right = 0
    for code in ("F", "G", "H1", "H2", "E"):
        for item in plan.section(code).items:
            for link in item.needs:
                links += 1
                right += text_of[link] in {needs[need] for need in meant[item.text].get("needs", [])}
    assert links == 45
    assert right == links


@pytest.mark.parametrize(("number", "items"), [("01", 76), ("03", 81)])
def test_the_excel_forms_are_read_with_every_item(samples: Path, number: str, items: int):
    folder = folder_of(samples, number)
    imported = read_plan(folder / f"{folder.name}-form.xlsx")
    truth = truth_of(folder)
    assert compare(imported.plan, truth, ids=True, columns=True) == items
    compare_facts(imported.plan, truth)
    assert_loadable(imported.plan)
    assert imported.issues == ()


def test_the_vendor_export_is_read_with_every_item_of_its_six_plans(samples: Path):
    results = read_all(samples / "exports" / "vendor-export.xml")
    assert [type(result) for result in results] == [ImportedPlan] * 6
    counts = []
    for number, imported in enumerate(results, 1):
        truth = truth_of(folder_of(samples, f"0{number}"))
        counts.append(compare(imported.plan, truth, ids=True, columns=True))
        compare_facts(imported.plan, truth)
        assert_loadable(imported.plan)
        assert imported.issues == ()
        for section in truth["sections"].values():
            for item in section["items"]:
                read = by_text(imported.plan, next(c for c, s in truth["sections"].items() if s is section))[
                    item["text"]
                ]
                for link in ("needs", "outcomes"):
                    if hasattr(read, link):
                        assert list(getattr(read, link)) == item.get(link, [])
    assert counts == [76, 100, 81, 100, 99, 112]
    assert results[3].plan.section("H1").shares == ("H2",)


def test_the_blank_test_template_is_read_as_it_stands(samples: Path):
    imported = read_plan(samples / "real" / "dfe-test-template-blank.docx")
    counts = {section.code: len(section.items) for section in imported.plan.sections}
    assert counts == {
        "A": 7,
        "B": 44,
        "F": 40,
        "E": 60,
        "C": 11,
        "G": 10,
        "D": 11,
        "H1": 10,
        "H2": 10,
        "I": 0,
        "J": 0,
        "K": 0,
    }
    assert imported.plan.dates.final_issued is None
    assert_loadable(imported.plan)


@pytest.mark.parametrize("number", ["01", "03", "04", "05", "06"])
def test_word_plans_in_other_layouts_lose_no_section_in_silence(samples: Path, number: str):
    """A section with items in truth is read, or counts as not supplied, or the whole file is refused with the reason."""
    folder = folder_of(samples, number)
    (result,) = read_all(folder / f"{folder.name}.docx")
    if isinstance(result, ImportFailure):
        assert "no section label was found" in result.message
        return
    for code, section in truth_of(folder)["sections"].items():
        read = result.plan.section(code)
        shared = any(code in other.shares for other in result.plan.sections)
        if section["items"]:
            assert (read is not None and read.items) or shared or not result.plan.supplied(code), code
    assert_loadable(result.plan)


@pytest.mark.parametrize("name", ["all-plans-list.xlsx", "vendor-csv", "vendor-csv/prov.csv"])
def test_the_lists_of_all_plans_are_read_with_every_item_and_link_of_the_six(samples: Path, name: str):
    """What a list states is what the authors wrote; the CSV has no area of outcomes and provision."""
    results = read_all(samples / "exports" / name)
    assert [type(result) for result in results] == [ImportedPlan] * 6
    counts = links = 0
    for number, imported in enumerate(results, 1):
        truth, plan = truth_of(folder_of(samples, f"0{number}")), imported.plan
        counts += compare(plan, truth, ids=False, columns=True, areas=name.endswith(".xlsx"))
        text_of = {item.id: item.text for section in plan.sections for item in section.items}
        true_text = {item["id"]: item["text"] for section in truth["sections"].values() for item in section["items"]}
        for code, section in truth["sections"].items():
            for item in section["items"]:
                read = by_text(plan, code)[item["text"]]
                for kind in ("needs", "outcomes"):
                    linked = [text_of[link] for link in getattr(read, kind, ())]
                    assert linked == [true_text[link] for link in item.get(kind, ())]
                    links += len(linked)
        assert plan.stage == STAGES[truth["plan"]["status"]]
        assert (plan.learner.name, plan.learner.known_as) == (truth["plan"]["name"], truth["plan"]["known_as"])
        assert plan.learner.date_of_birth.isoformat() == truth["plan"]["dob"]
        for event in ("request_received", "draft_issued", "review_meeting", "next_review_due"):
            found = plan.dates.get(event)
            assert found is None or found.isoformat() == truth["dates"][event]
        assert_loadable(plan)
    assert (counts, links) == (568, 490)
