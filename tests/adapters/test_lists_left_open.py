"""Lists that leave something open: references that join or lead nowhere, rows without a plan, formulas, hidden sheets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
from tests.adapters.documents import read_all, read_failure, read_plan, texts, xlsx
from tests.adapters.exports import PLANS, STATEMENTS, assert_same, delimited, each, plans_in, write

from ehcp_rules.adapters import ImportedPlan, ImportFailure


def test_a_reference_that_tells_who_the_child_is_joins_the_tables_and_is_no_id():
    content = xlsx(
        {
            "Plans": [("UPN", "Status"), ("Z999000000001", "Final"), ("Z999000000002", "Draft")],
            "Needs": [("UPN", "Need"), ("Z999000000001", "He tires by noon."), ("Z999000000002", "She skips lines.")],
        }
    )
    plans = plans_in(read_all(content, "list.xlsx"))
    assert [one.plan.id for one in plans] == ["list-1", "list-2"]
    assert [texts(one, "B") for one in plans] == [["He tires by noon."], ["She skips lines."]]


def test_references_join_although_one_sheet_holds_them_as_text_and_the_other_as_numbers():
    content = xlsx(
        {
            "Plans": [("Plan no", "Status", "DOB"), ("007", "Final", "01/02/2015"), ("012", "Draft", "03/04/2016")],
            "Needs": [("Plan no", "Need"), (7, "He tires by noon."), (12, "She skips lines.")],
        }
    )
    plans = plans_in(read_all(content, "list.xlsx"))
    assert [(one.plan.id, texts(one, "B")) for one in plans] == [
        ("007", ["He tires by noon."]),
        ("012", ["She skips lines."]),
    ]


def test_rows_of_a_plan_that_is_not_in_the_list_are_a_failure_and_the_rest_goes_on():
    content = xlsx(
        {
            "Plans": [("Plan no", "Status", "DOB"), *((f"P{n}", "Final", "01/02/2015") for n in range(1, 6))],
            "Needs": [("Plan no", "Need"), *((f"P{n}", "He tires by noon.") for n in range(1, 6)), ("P9", "Lost.")],
        }
    )
    results = read_all(content, "list.xlsx")
    assert [type(one) for one in results] == [ImportedPlan] * 5 + [ImportFailure]
    assert results[-1].place == "xlsx:Needs!A7"
    assert "not in the list of plans" in results[-1].message
    assert "Lost" not in str(results[-1])


def test_a_row_without_a_reference_is_a_failure_with_its_place():
    rows = [
        ("Plan no", "Need"),
        ("P1", "He tires."),
        ("", "Whose is this?"),
        ("P1", "He skips lines."),
        *[("P2", "She tires.")] * 4,
    ]
    results = read_all(delimited(rows), "needs.csv")
    [failure] = [one for one in results if isinstance(one, ImportFailure)]
    assert failure.place == "csv:needs.csv row 3 column Plan no"
    assert "carries no reference" in failure.message
    assert "Whose" not in str(failure)
    assert texts(results[0], "B") == ["He tires.", "He skips lines."]


def test_a_section_that_an_export_never_names_is_not_supplied_and_one_it_names_elsewhere_is_empty():
    rows = [("Plan", "Section", "Provision"), ("1", "F", "Reading daily."), ("2", "G", "Nurse each term.")]
    first, second = plans_in(read_all(delimited(rows), "provision.csv"))
    assert texts(first, "F") == ["Reading daily."]
    assert texts(first, "G") == []
    assert texts(second, "F") == []
    assert set(first.plan.not_supplied) == {"A", "B", "C", "D", "E", "H1", "H2", "I", "J", "K", "dates", "learner"}


def test_two_columns_that_could_both_be_the_text_are_left_for_a_person_to_choose():
    rows = [
        ("Plan", "Provision details", "Provision description"),
        ("1", "Reading daily with him.", "Reading every day at nine."),
    ]
    failure = read_failure(delimited(rows), "provision.csv")
    assert "provision.text" in failure.message
    assert "adapters map" in failure.hint
    assert "Reading" not in str(failure)


def test_a_file_of_references_alone_names_what_is_missing_and_what_was_found():
    failure = read_failure(b"CASE_REF\r\n1\r\n2\r\n", "cases.csv")
    assert "statements" in failure.message
    assert "found: 1 column, taken for plan" in failure.message
    assert "CASE_REF" not in str(failure)


def test_a_formula_without_a_stored_result_leaves_the_fact_not_supplied():
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Plans"]["C2"] = "=TODAY()"
        workbook["Needs"]["B2"] = '="He "&"tires"'

    content = xlsx(
        {
            "Plans": [("Ref", "Name", "Final issued"), ("P1", "Ottoline Brackwater", None)],
            "Needs": [("Plan", "Need", "Area"), ("P1", None, "Health"), ("P1", "He skips lines.", "SEMH")],
        },
        edit,
    )
    imported = read_plan(content, "list.xlsx")
    assert {"dates", "C"} <= set(imported.plan.not_supplied)
    assert texts(imported, "B") == ["He skips lines."]
    assert {issue.place for issue in imported.issues} == {"xlsx:Plans!C2", "xlsx:Needs!B2"}


def test_hidden_sheets_are_named_and_not_read():
    def hide(workbook: openpyxl.Workbook) -> None:
        workbook["Old needs"].sheet_state = "hidden"

    sheets = {"Needs": [("Plan", "Need"), ("1", "He tires.")], "Old needs": [("Plan", "Need"), ("1", "He slept.")]}
    imported = read_plan(xlsx(sheets, hide), "list.xlsx")
    assert texts(imported, "B") == ["He tires."]
    assert [(issue.place, issue.severity) for issue in imported.issues] == [("xlsx:Old needs", "note")]


def test_a_view_of_dates_as_rows_is_read_by_the_names_of_the_dates():
    content = xlsx(
        {
            "Plans": [("Ref", "Name"), ("P1", "Ottoline Brackwater"), ("P2", "Caspian Oduya-Wren")],
            "Milestones": [
                ("Ref", "Milestone", "Date"),
                ("P1", "Draft plan issued", "03/02/2026"),
                ("P1", "Final plan issued", "13/02/2026"),
                ("P2", "Something else", "14/02/2026"),
            ],
            "Needs": [("Ref", "Need"), ("P1", "He tires."), ("P2", "She tires.")],
        }
    )
    first = plans_in(read_all(content, "list.xlsx"))[0].plan
    assert (first.dates.draft_issued, first.dates.final_issued) == (dt.date(2026, 2, 3), dt.date(2026, 2, 13))


def database_files() -> dict[str, bytes]:
    """Tables of a database: numbers for keys, codes in tables of their own, links in tables between."""
    sections = {code: number for number, code in enumerate(("A", "B", "C", "D", "E", "F", "G"), 1)}
    areas = {area: number for number, area in enumerate(dict.fromkeys(item[1] for _, item in each("needs")), 1)}
    plan_id = {p["ref"]: 501 + index for index, p in enumerate(PLANS)}
    ids: dict[tuple[str, str], int] = {}
    for kind in ("needs", "outcomes", "provision"):
        for ref, item in each(kind):
            ids[ref, item[0]] = 1000 + len(ids)
    tables: dict[str, list[tuple[object, ...]]] = {
        "Plans": [("PlanID", "StatusID", "DateOfBirth")],
        "Needs": [("NeedID", "PlanID", "SectionID", "CategoryID", "NeedText")],
        "Outcomes": [("OutcomeID", "PlanID", "OutcomeText", "SortOrder")],
        "Provisions": [("ProvisionID", "PlanID", "SectionID", "ProvisionText", "Responsible", "Frequency")],
        "OutcomeNeeds": [("OutcomeID", "NeedID")],
        "ProvisionNeeds": [("ProvisionID", "NeedID")],
        "ProvisionOutcomes": [("ProvisionID", "OutcomeID")],
        "Sections": [("SectionID", "SectionName"), *((number, code) for code, number in sections.items())],
        "Categories": [("CategoryID", "CategoryName"), *((number, area) for area, number in areas.items())],
        "Statuses": [("StatusID", "StatusName"), (1, "Final"), (2, "Draft")],
    }
    for p in PLANS:
        tables["Plans"].append((plan_id[p["ref"]], 1 if p["status"] == "Final" else 2, f"{p['born']} 00:00:00"))
    for ref, (id, area, text) in each("needs"):
        tables["Needs"].append((ids[ref, id], plan_id[ref], sections["B"], areas[area], text))
    for order, (ref, (id, text, needs)) in enumerate(each("outcomes"), 1):
        tables["Outcomes"].append((ids[ref, id], plan_id[ref], text, order))
        tables["OutcomeNeeds"] += [(ids[ref, id], ids[ref, one]) for one in needs]
    for ref, (id, code, text, by, often, needs, outcomes) in each("provision"):
        tables["Provisions"].append((ids[ref, id], plan_id[ref], sections[code], text, by, often))
        tables["ProvisionNeeds"] += [(ids[ref, id], ids[ref, one]) for one in needs]
        tables["ProvisionOutcomes"] += [(ids[ref, id], ids[ref, one]) for one in outcomes]
    return {f"{name}.csv": delimited(rows) for name, rows in tables.items()}


def test_the_tables_of_a_database_are_read_with_their_links_and_codes(tmp_path: Path):
    results = read_all(write(tmp_path, database_files()))
    assert assert_same(results) == STATEMENTS
    first, second = (one.plan for one in plans_in(results))
    assert (first.id, first.stage, second.stage) == ("501", "final", "draft")
    assert [item.area for item in second.section("B").items] == [
        "social-emotional-and-mental-health",
        "cognition-and-learning",
    ]
    assert [item.id for item in first.section("F").items] == ["F1", "F2"]


def test_a_section_that_is_split_over_columns_by_area_is_one_section():
    head = (
        "Case reference",
        "Name",
        "Section B: Cognition and learning",
        "Section B: Sensory and physical",
        "Section F",
    )
    row = ("C-1", "Ottoline Brackwater", "B1 She skips lines.", "B2 She tires.", "F1 A ruler.\nF2 A rest, every day.")
    plan = plans_in(read_all(delimited([head, row, ("C-2", "Caspian Oduya-Wren", "", "", "F1 A card.")]), "plans.csv"))[
        0
    ].plan
    assert [(item.id, item.area) for item in plan.section("B").items] == [
        ("B1", "cognition-and-learning"),
        ("B2", "sensory-and-physical"),
    ]
    assert [item.id for item in plan.section("F").items] == ["F1", "F2"]


def test_provision_repeated_for_each_pair_of_its_needs_and_outcomes_does_not_pair_these():
    head = ("Case no", "Need ID", "Need", "Outcome ID", "Outcome", "Provision ID", "Provision")
    needs = {"B1": "He tires by noon.", "B2": "He skips lines."}
    outcomes = {"E1": "He will rest when he needs to.", "E2": "He will read a page."}
    rows = [("7", n, needs[n], e, outcomes[e], "F1", "A quiet hour with his adult.") for n in needs for e in outcomes]
    plan = read_plan(delimited([head, *rows]), "threads.csv").plan
    [provision] = plan.section("F").items
    assert (provision.needs, provision.outcomes) == (("B1", "B2"), ("E1", "E2"))
    assert [item.needs for item in plan.section("E").items] == [(), ()]


def test_sheets_named_after_sections_that_hold_many_plans_are_a_list_and_no_form():
    sheets: dict[str, list[tuple[object, ...]]] = {
        "Section B": [("Plan number", "Item", "Wording"), *((ref, id, text) for ref, (id, _, text) in each("needs"))],
        "Section E": [
            ("Plan number", "Item", "Wording", "Links"),
            *((ref, id, text, ", ".join(to)) for ref, (id, text, to) in each("outcomes")),
        ],
    }
    for letter in "FG":
        own = [(ref, item) for ref, item in each("provision") if item[1] == letter]
        sheets[f"Section {letter}"] = [
            ("Plan number", "Item", "Wording", "Who", "Frequency", "Links"),
            *((ref, i[0], i[2], i[3], i[4], ", ".join((*i[5], *i[6]))) for ref, i in own),
        ]
    assert assert_same(read_all(xlsx(sheets), "all.xlsx")) == STATEMENTS


def test_a_reference_without_any_printed_one_to_lead_to_leads_nowhere():
    """Numbers that the reader gives must not be mistaken for the references of the export."""
    rows = {
        "Needs": [("Plan", "Need"), ("1", "He tires."), ("1", "He skips lines.")],
        "Provision": [("Plan", "Provision", "Needs"), ("1", "A rest after lunch.", "B2")],
    }
    imported = read_plan(xlsx(rows), "list.xlsx")
    assert imported.plan.section("F").items[0].needs == ()
    assert [issue.place for issue in imported.issues] == ["xlsx:Provision!B2"]


def test_tables_joined_by_names_give_the_name_and_no_id():
    rows = [("Pupil", "Need"), ("Ottoline Brackwater", "She tires."), ("Caspian Oduya-Wren", "He tires.")]
    first, second = plans_in(read_all(delimited(rows), "needs.csv"))
    assert [(one.plan.id, one.plan.learner.name) for one in (first, second)] == [
        ("needs-1", "Ottoline Brackwater"),
        ("needs-2", "Caspian Oduya-Wren"),
    ]


def test_what_might_be_a_name_is_shown_in_no_message():
    rows = [("Name", "Quillfeather", "Date of birth", "11/03/2022"), ("Status", "Final", "Date of plan", "01/02/2026")]
    results = read_all(xlsx({"Sheet1": rows}), "x.xlsx")
    assert all("Quillfeather" not in f"{one} {one!r} {getattr(one, 'issues', '')}" for one in results)


def test_a_title_merged_over_some_columns_is_no_part_of_their_headings_and_a_reference_joins_before_a_name(
    tmp_path: Path,
):
    book = openpyxl.Workbook()
    cohort = book.active
    cohort.title = "Cohort"
    for row in (["EHCP cohort, printed today"], ["ID", "Young person", "Born", "Stage of plan"]):
        cohort.append(row)
    cohort.merge_cells("A1:C1")
    content = book.create_sheet("Plan content")
    for row in (["All sections"], ["ID", "Young person", "Section", "Entry ref", "Content", "Linked to"]):
        content.append(row)
    for number, name in (("00017", "Jago Templer"), ("00018", "Annis Quarter"), ("00019", "Jago Finchley")):
        cohort.append([number, name, dt.date(2014, 12, 1), "Final"])
        content.append([number, name, "B", "B1", "Reads forty words on sight and loses the place.", None])
        content.append([number, name, "E", "E1", "By July 2027 reads a page aloud to an adult.", "B1"])
    path = tmp_path / "ledger.xlsx"
    book.save(path)
    plans = [one.plan for one in plans_in(read_all(path))]
    assert [(plan.id, plan.learner.name, plan.stage) for plan in plans] == [
        ("00017", "Jago Templer", "final"),
        ("00018", "Annis Quarter", "final"),
        ("00019", "Jago Finchley", "final"),
    ]
    assert [plan.section("E").items[0].needs for plan in plans] == [("B1",)] * 3
    assert {plan.learner.date_of_birth for plan in plans} == {dt.date(2014, 12, 1)}
