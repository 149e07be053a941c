"""Lists of plans as systems export them: whatever the columns are called, in one file or several, linked by references."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.adapters.documents import read_all, read_plan, texts, xlsx
from tests.adapters.exports import PLANS, STATEMENTS, assert_same, british, delimited, each, plans_in, write


def casework_files(delimiter: str = ";", encoding: str = "cp1252") -> dict[str, bytes]:
    """An export of four files keyed on a case number, in everyday headings and another order."""
    tables = {
        "EHCPs": [
            (
                "Plan status",
                "D.O.B.",
                "Case No.",
                "Surname",
                "Forename",
                "Date plan issued",
                "Next annual review",
                "School attended",
            ),
            *(
                (
                    p["status"],
                    british(p["born"]),
                    p["ref"],
                    p["surname"],
                    p["forename"],
                    british(p["issued"]),
                    british(p["review"]),
                    p["school"],
                )
                for p in PLANS
            ),
        ],
        "Difficulties": [
            ("Description of need", "Broad area of need", "Case No.", "Need no."),
            *((text, area, ref, id) for ref, (id, area, text) in each("needs")),
        ],
        "Objectives": [
            ("Case No.", "Objective ID", "Desired outcome", "Linked needs"),
            *((ref, id, text, " & ".join(needs)) for ref, (id, text, needs) in each("outcomes")),
        ],
        "Support": [
            (
                "What will be provided",
                "Who will deliver",
                "Frequency / duration",
                "Part of plan",
                "Case No.",
                "Support ref",
                "Relates to needs",
                "Relates to outcomes",
            ),
            *(
                (text, by, often, f"Section {code}", ref, id, ", ".join(needs), ", ".join(outcomes))
                for ref, (id, code, text, by, often, needs, outcomes) in each("provision")
            ),
        ],
    }
    return {f"{title}.csv": delimited(rows, delimiter, encoding) for title, rows in tables.items()}


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16"), ("|", "utf-8")]
)
def test_a_folder_of_linked_files_is_read_as_one_export(tmp_path: Path, delimiter: str, encoding: str):
    results = read_all(write(tmp_path, casework_files(delimiter, encoding)))
    assert assert_same(results) == STATEMENTS
    first = plans_in(results)[0].plan
    assert (first.id, first.stage, first.learner.name) == ("FN-0417", "final", "Ottoline Brackwater")
    assert (first.learner.date_of_birth, first.dates.final_issued) == (dt.date(2015, 3, 29), dt.date(2025, 5, 30))
    assert first.section("B").items[1].area == "cognition-and-learning"
    assert first.section("F").items[0].source.place == "csv:Support.csv row 2 column What will be provided"


def test_any_one_file_of_an_export_stands_for_all_of_it_and_says_so(tmp_path: Path):
    folder = write(tmp_path, casework_files())
    results = read_all(folder / "Difficulties.csv")
    assert assert_same(results) == STATEMENTS
    [note] = [issue for issue in plans_in(results)[0].issues if "linked" in issue.message]
    assert note.severity == "note"
    assert "Difficulties.csv, EHCPs.csv, Objectives.csv, Support.csv" in note.message


def test_a_zip_of_linked_files_is_read_like_their_folder():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in casework_files().items():
            archive.writestr(f"export/{name}", content)
    assert assert_same(read_all(buffer.getvalue(), "export.zip")) == STATEMENTS


def test_files_beside_each_other_that_hold_the_same_are_not_mixed(tmp_path: Path):
    rows = [("Case no", "Need", "Need ref"), ("7", "He tires by noon.", "B1")]
    write(tmp_path, {"a.csv": delimited(rows), "b.csv": delimited([rows[0], ("7", "She tires by noon.", "B1")])})
    results = plans_in(read_all(tmp_path))
    assert [texts(one, "B") for one in results] == [["He tires by noon."], ["She tires by noon."]]


def test_two_exports_in_one_folder_are_told_apart_by_their_names(tmp_path: Path):
    north, south = casework_files(), casework_files()
    south["Difficulties.csv"] = south["Difficulties.csv"].replace(b"busy", b"noisy")
    write(tmp_path, {f"north {name}": content for name, content in north.items()})
    write(tmp_path, {f"south {name}": content for name, content in south.items()})
    results = plans_in(read_all(tmp_path))
    assert len(results) == 4
    assert [("busy" in texts(one, "B")[0], "noisy" in texts(one, "B")[0]) for one in results[::2]] == [
        (True, False),
        (False, True),
    ]


def coded_workbook() -> bytes:
    """One workbook keyed on a number, with its own code lists on a sheet, numbers for ids and Excel dates."""
    number = {plan["ref"]: 9000 + index for index, plan in enumerate(PLANS)}
    areas = {
        "Communication and interaction": 10,
        "Cognition and learning": 20,
        "Social, emotional and mental health": 30,
        "Sensory and physical": 40,
    }
    day = dt.date.fromisoformat
    return xlsx(
        {
            "Register": [
                ("Extract of current plans",),
                (),
                (
                    "Pupil number",
                    "Pupil name",
                    "Birth date",
                    "State",
                    "Request recd",
                    "Issued on",
                    "Voice of the pupil",
                ),
                *(
                    (
                        number[p["ref"]],
                        f"{p['surname']}, {p['forename']}",
                        day(p["born"]),
                        {"Final": "IS", "Draft": "PR"}[p["status"]],
                        day(p["requested"]),
                        day(p["issued"]) if p["issued"] else None,
                        p["views"],
                    )
                    for p in PLANS
                ),
            ],
            "SEN": [
                ("Pupil number", "Category", "Seq", "Narrative"),
                *((number[ref], areas[area], int(id[1:]), text) for ref, (id, area, text) in each("needs")),
            ],
            "Goals": [
                ("Pupil number", "Goal no", "Goal", "Need no"),
                *(
                    (number[ref], int(id[1:]), text, ",".join(one[1:] for one in needs))
                    for ref, (id, text, needs) in each("outcomes")
                ),
            ],
            "Interventions": [
                ("Pupil number", "Sect.", "Intervention", "Staff", "How much", "Need no", "Goal no"),
                *(
                    (
                        number[ref],
                        code,
                        text,
                        by,
                        often,
                        ",".join(one[1:] for one in needs),
                        ",".join(one[1:] for one in outcomes),
                    )
                    for ref, (_, code, text, by, often, needs, outcomes) in each("provision")
                ),
            ],
            "Lookups": [
                ("List", "Code", "Meaning"),
                *(("Category", code, area) for area, code in areas.items()),
                ("State", "PR", "Proposed"),
                ("State", "IS", "Issued"),
            ],
        }
    )


def test_codes_are_read_by_the_code_lists_that_an_export_brings_along():
    results = read_all(coded_workbook(), "extract.xlsx")
    assert assert_same(results) == STATEMENTS
    first, second = (one.plan for one in plans_in(results))
    assert (first.stage, second.stage) == ("final", "draft")
    assert [item.area for item in first.section("B").items] == [
        "communication-and-interaction",
        "cognition-and-learning",
        "sensory-and-physical",
    ]
    assert first.learner.name == "Ottoline Brackwater"
    assert [item.id for item in first.section("F").items] == ["F1", "F2"]
    assert texts(plans_in(results)[0], "A") == [PLANS[0]["views"]]


def wide_rows() -> list[tuple[object, ...]]:
    """One row for each plan, every section in a cell of its own."""
    head = (
        "EHCP reference",
        "Name",
        "DoB",
        "Stage",
        "A. Views",
        "Section B - needs",
        "Section E: outcomes",
        "F Special educational provision",
        "G (health provision)",
        "Named school",
    )
    rows: list[tuple[object, ...]] = [head]
    for p in PLANS:
        needs = "\n\n".join(f"{id} {text}" for id, _, text in p["needs"])
        outcomes = "\n".join(f"• {text}" for _, text, _ in p["outcomes"])
        provision = {
            code: "\n".join(
                f"{number}. {item[2]}" for number, item in enumerate([i for i in p["provision"] if i[1] == code], 1)
            )
            for code in "FG"
        }
        rows.append(
            (
                p["ref"],
                f"{p['forename']} {p['surname']}",
                british(p["born"]),
                p["status"],
                p["views"],
                needs,
                outcomes,
                provision["F"],
                provision["G"],
                p["school"],
            )
        )
    return rows


def test_one_row_for_each_plan_has_its_sections_divided_where_their_cells_show_it():
    results = read_all(delimited(wide_rows()), "plans.csv")
    assert assert_same(results, links=False, who=False) == STATEMENTS
    plan = plans_in(results)[0].plan
    assert [item.id for item in plan.section("B").items] == ["B1", "B2", "B3"]
    assert [(item.field, item.text) for item in plan.section("I").items] == [("name", "Marram Primary School")]
    assert plans_in(results)[1].plan.section("G").items == ()
    assert plan.not_supplied == ("C", "D", "H1", "H2", "J", "K", "dates")


def test_numbered_columns_of_one_row_are_items_of_their_own():
    head = ["Case ref", "Name"]
    for number in (1, 2, 3):
        head += [f"Need {number}", f"Need {number} area", f"Provision {number}", f"Provision {number} by whom"]
    row = [
        "C1",
        "Ottoline Brackwater",
        "She tires by noon.",
        "Sensory and physical",
        "A rest after lunch, every day.",
        "Key adult",
    ]
    row += ["She skips lines.", "Cognition and learning", "A reading ruler.", "Teacher", "", "", "", ""]
    plan = read_plan(delimited([head, row]), "wide.csv").plan
    assert [(item.text, item.area) for item in plan.section("B").items] == [
        ("She tires by noon.", "sensory-and-physical"),
        ("She skips lines.", "cognition-and-learning"),
    ]
    assert [(item.text, item.who) for item in plan.section("F").items] == [
        ("A rest after lunch, every day.", "Key adult"),
        ("A reading ruler.", "Teacher"),
    ]


def repeated_rows() -> list[tuple[object, ...]]:
    """One row for each provision: the plan, its need and its outcome repeated; headings in two rows."""
    rows: list[tuple[object, ...]] = []
    for p in PLANS:
        needs, outcomes = ({item[0]: item for item in p[kind]} for kind in ("needs", "outcomes"))
        for _, code, text, by, often, to_needs, to_outcomes in p["provision"]:
            need = needs[to_needs[0]]
            outcome = outcomes[to_outcomes[0]][1] if to_outcomes else ""
            rows.append(
                (
                    p["ref"],
                    f"{p['forename']} {p['surname']}",
                    british(p["born"]),
                    need[1],
                    need[2],
                    outcome,
                    f"Part {code}",
                    text,
                    by,
                    often,
                )
            )
    return rows


REPEATED_HEADINGS = (
    ("Child", "", "", "Need", "", "Outcome", "Provision", "", "", ""),
    (
        "Plan ID",
        "Full name",
        "Date of birth",
        "Area",
        "Description",
        "Description",
        "Part",
        "Description",
        "By whom",
        "How often",
    ),
)


@pytest.mark.parametrize("merged", [True, False])
def test_one_row_for_each_provision_gives_each_need_and_outcome_once_and_links_what_stands_in_a_row(merged: bool):
    def merge(workbook: openpyxl.Workbook) -> None:
        for span in ("A1:C1", "D1:E1", "G1:J1"):
            workbook["Golden thread"].merge_cells(span)

    content = xlsx({"Golden thread": [*REPEATED_HEADINGS, *repeated_rows()]}, merge if merged else None)
    results = read_all(content, "threads.xlsx")
    assert assert_same(results) == STATEMENTS


def test_rows_of_statements_from_any_section_are_read_by_their_section_column():
    rows = [("Plan", "Sect", "Item", "Wording")]
    for p in PLANS:
        rows += [(p["ref"], "A", "1", p["views"])]
        rows += [(p["ref"], "Section B", id, text) for id, _, text in p["needs"]]
        rows += [(p["ref"], "E", id, text) for id, text, _ in p["outcomes"]]
        rows += [(p["ref"], code, id, text) for id, code, text, *_ in p["provision"]]
    results = read_all(delimited(rows, "|", "utf-16"), "statements.txt")
    assert assert_same(results, links=False, who=False) == STATEMENTS
    assert texts(plans_in(results)[1], "A") == [PLANS[1]["views"]]


def test_rows_that_lead_to_a_plan_through_an_outcome_find_it():
    def guid(number: int) -> str:
        return f"6f9619ff-8b86-d011-b42d-{number:012d}"

    plan_id = {p["ref"]: guid(index) for index, p in enumerate(PLANS)}
    need_id = {(ref, item[0]): guid(100 + n) for n, (ref, item) in enumerate(each("needs"))}
    outcome_id = {(ref, item[0]): guid(200 + n) for n, (ref, item) in enumerate(each("outcomes"))}
    provision = [(ref, item) for ref, item in each("provision") if item[6]]
    content = xlsx(
        {
            "Plan": [
                ("PlanId", "PlanStatus", "DateOfBirth"),
                *((plan_id[p["ref"]], p["status"], british(p["born"])) for p in PLANS),
            ],
            "Need": [
                ("NeedId", "PlanId", "NeedText"),
                *((need_id[ref, i[0]], plan_id[ref], i[2]) for ref, i in each("needs")),
            ],
            "Outcome": [
                ("OutcomeId", "PlanId", "OutcomeText", "NeedId"),
                *((outcome_id[ref, i[0]], plan_id[ref], i[1], need_id[ref, i[2][0]]) for ref, i in each("outcomes")),
            ],
            "Provision": [
                ("ProvisionId", "OutcomeId", "ProvisionText", "DeliveredBy"),
                *((guid(300 + n), outcome_id[ref, i[6][0]], i[2], i[3]) for n, (ref, i) in enumerate(provision)),
            ],
        }
    )
    plans = [one.plan for one in plans_in(read_all(content, "case-system.xlsx"))]
    assert [[item.text for item in plan.section("F").items] for plan in plans] == [
        [i[2] for ref, i in provision if ref == p["ref"]] for p in PLANS
    ]
    for plan in plans:
        for item in plan.section("F").items:
            assert len(item.outcomes) == 1
        assert [item.needs for item in plan.section("E").items] == [
            (f"B{n}",) for n, _ in enumerate(plan.section("E").items, 1)
        ]
