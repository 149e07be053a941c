"""Tables of Word plans in many shapes: what stands in a column, a labelled row or a record, and what a row links."""

from __future__ import annotations

import pytest
from tests.adapters.documents import b, docx, heads, links, p, read_plan, run, table, tc, texts, texts_of, warnings_of

H1 = "Heading1"
BFE = p("Sections B, F and E", H1)
F = p("Section F: Special educational provision", H1)
E = p("Section E: Outcomes", H1)
EF = p("Sections E and F: Outcomes and provision", H1)


COLUMNS = {
    "B – Special educational needs": "She reads late.",
    "F – Special educational provision": "Daily reading.",
    "E – Outcomes": "She will read by July 2027.",
    "By whom": "A teacher",
    "How often": "Ten minutes a day",
    "When reviewed": "Each term",
}


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5], [2, 0, 5, 1, 4, 3], [5, 4, 3, 2, 1, 0], [1, 2, 0, 3, 5, 4]])
def test_columns_are_read_in_any_order_and_one_row_links_its_cells(order: list[int]):
    names = [list(COLUMNS)[at] for at in order]
    plan = read_plan(docx(BFE, table(heads(*names), [COLUMNS[name] for name in names]))).plan
    (provision,) = plan.section("F").items
    assert (provision.needs, provision.outcomes) == (("B1",), ("E1",))
    assert (provision.who, provision.how_often, provision.review) == ("A teacher", "Ten minutes a day", "Each term")
    assert plan.section("E").items[0].needs == ("B1",)


def test_a_header_may_have_letters_alone_and_a_second_row_that_tells_its_parts():
    letters = table(heads("B", "E", "F"), ("A need.", "An outcome by July 2027.", "Some help."))
    parts = table(
        (tc(b("Section E"), merge="restart"), tc(b("Section F"), span=2)),
        (tc(merge="continue"), tc(b("Provision")), tc(b("Frequency"))),
        ("She will read.", "Daily reading.", "Ten minutes"),
    )
    assert links(read_plan(docx(BFE, letters)).plan, "F") == [("Some help.", ("B1",), ("E1",))]
    plan = read_plan(docx(EF, parts)).plan
    assert links(plan, "F") == [("Daily reading.", (), ("E1",))]
    assert plan.section("F").items[0].how_often == "Ten minutes"


def test_cells_merged_over_rows_govern_each_of_them_and_a_repeated_header_is_none():
    head = heads("Outcome", "Provision", "Who", "Review")
    plan = read_plan(
        docx(
            EF,
            table(
                head,
                (tc("She will read.", merge="restart"), "Daily reading.", tc("A teacher", merge="restart"), "Termly"),
                head,
                (tc(merge="continue"), "A reading pen.", tc(merge="continue"), "Yearly"),
            ),
        )
    ).plan
    assert links(plan, "F") == [("Daily reading.", (), ("E1",)), ("A reading pen.", (), ("E1",))]
    assert [(item.who, item.review) for item in plan.section("F").items] == [
        ("A teacher", "Termly"),
        ("A teacher", "Yearly"),
    ]


def test_a_table_that_goes_on_after_a_page_keeps_its_columns():
    first = table(heads("Provision", "Who"), ("Daily reading.", "A teacher"))
    rest = table(("A reading pen.", "The school office"))
    items = read_plan(docx(F, first, p(""), rest)).plan.section("F").items
    assert [(item.text, item.who) for item in items] == [
        ("Daily reading.", "A teacher"),
        ("A reading pen.", "The school office"),
    ]
    label = table(("Cost", "Ten pounds"))
    imported = read_plan(docx(F, first, p("Funding."), label))
    assert next(item.who for item in imported.plan.section("F").items) == "A teacher"


def test_several_lines_in_one_cell_are_shared_out_where_there_are_as_many_items():
    row = (tc("Daily reading.", "A reading pen."), tc("A teacher", "The office"), tc("Each term"))
    items = read_plan(docx(F, table(heads("Provision", "Who", "Review"), row))).plan.section("F").items
    assert [(item.who, item.review) for item in items] == [("A teacher", "Each term"), ("The office", "Each term")]


def test_references_in_columns_are_links_and_numbers_of_rows_are_ids():
    plan = read_plan(
        docx(
            p("Section B: Special educational needs", H1),
            table(heads("Ref", "Need"), ("B1", "She reads late."), ("B2", "She tires.")),
            E,
            table(
                heads("No.", "Outcome", "Needs met"), ("E1", "She will read.", "B1"), ("E2", "She will rest.", "B1–B2")
            ),
            F,
            table(heads("No.", "Provision", "Outcomes"), ("F1", "Daily reading.", "E1, E2"), ("F2", "A bed.", "2")),
        )
    ).plan
    assert [item.id for item in plan.section("F").items] == ["F1", "F2"]
    assert links(plan, "E") == [("She will read.", ("B1",), ()), ("She will rest.", ("B1", "B2"), ())]
    assert links(plan, "F") == [("Daily reading.", (), ("E1", "E2")), ("A bed.", (), ("E2",))]


def test_an_outcome_above_the_table_of_its_provision_governs_it():
    def form(number: int, outcome: str, need: str, provision: str) -> str:
        return table(
            (tc(p(run(f"Outcome {number}: ", "<w:b/>") + run(outcome)), span=3),),
            (tc(b("Needs this will meet")), tc(need, span=2)),
            (tc(b("Steps on the way")), tc("Small steps.", span=2)),
            heads("What will be provided", "By whom", "How often"),
            (provision, "A teacher", "Daily"),
        )

    plan = read_plan(
        docx(
            p("Section B: Special educational needs", H1),
            p("B1 She reads late."),
            p("B2 She tires."),
            EF,
            form(1, "She will read by July 2027.", "B1", "Reading."),
            form(2, "She will rest by July 2027.", "B2", "A bed."),
        )
    ).plan
    outcomes = plan.section("E").items
    assert [(item.text, item.needs, item.steps) for item in outcomes] == [
        ("She will read by July 2027.", ("B1",), "Small steps."),
        ("She will rest by July 2027.", ("B2",), "Small steps."),
    ]
    assert links(plan, "F") == [("Reading.", ("B1",), ("E1",)), ("A bed.", ("B2",), ("E2",))]


def test_a_record_of_labelled_rows_is_one_outcome_with_its_provision():
    card = table(
        ("Outcome", "She will read."), ("Provision", "Daily reading."), ("Who", "A teacher"), ("How often", "Daily"),
        ("Provision", "A reading pen."), ("Who", "The office"),
    )  # fmt: skip
    plan = read_plan(docx(EF, card, card.replace("read", "write"))).plan
    assert texts_of(plan, "E") == ["She will read.", "She will write."]
    assert [(item.text, item.who, item.outcomes) for item in plan.section("F").items] == [
        ("Daily reading.", "A teacher", ("E1",)),
        ("A reading pen.", "The office", ("E1",)),
        ("Daily writeing.", "A teacher", ("E2",)),
        ("A writeing pen.", "The office", ("E2",)),
    ]


def test_words_before_a_colon_say_more_of_the_statement_above():
    plan = read_plan(
        docx(
            E,
            p("E1 She will read."),
            p("Linked to needs: B1"),
            F,
            p("Provision for outcome E1", "Heading2"),
            p("F1 Daily reading."),
            p("Who: A teacher"),
            p("How often: ten minutes a day"),
            p("F2 A reading pen. (E1)"),
            p("Section B: Special educational needs", H1),
            p("B1 She reads late."),
        )
    ).plan
    first, second = plan.section("F").items
    assert (first.who, first.how_often, first.outcomes) == ("A teacher", "ten minutes a day", ("E1",))
    assert (second.text, second.outcomes) == ("A reading pen.", ("E1",))
    assert plan.section("E").items[0].needs == ("B1",)


@pytest.mark.parametrize(
    "timed",
    [
        p("By the end of Year 6 (July 2027):"),
        b("Outcomes for the end of Year 9 (July 2028)"),
        b("By the end of Key Stage 2"),
        p("Long term outcomes", "Heading2"),
    ],
)
def test_a_heading_that_sets_a_time_governs_the_outcomes_under_it(timed: str):
    items = read_plan(docx(E, timed, p("She will read."), p("She will write."))).plan.section("E").items
    assert [(item.kind, getattr(item, "under", None)) for item in items] == [
        ("heading", None),
        ("outcome", items[0].id),
        ("outcome", items[0].id),
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        (p("Cognition and learning", "Heading2"), p("She reads late.")),
        (b("Cognition & Learning"), p("She reads late.")),
        (table((tc(b("Area 2: Cognition and learning"), span=2, shaded=True),), ("B1", "She reads late.")),),
        (table(heads("Area of need", "Need"), ("Cognition and learning", "She reads late.")),),
        (
            table(
                (tc("Cognition and learning", merge="restart"), "She reads late."), (tc(merge="continue"), "She tires.")
            ),
        ),
    ],
)
def test_areas_of_need_stand_above_beside_and_in_columns(blocks: tuple[str, ...]):
    items = read_plan(docx(p("Section B: Special educational needs", H1), *blocks)).plan.section("B").items
    assert items[0].text == "She reads late."
    assert items[0].area == "cognition-and-learning"


@pytest.mark.parametrize(
    "blocks",
    [
        (table(heads("Strengths", "Needs"), ("She draws.", "She tires.")),),
        (table(("Strengths", "She draws."), ("Needs", "She tires.")),),
        (b("Strengths"), p("She draws."), b("Needs"), p("She tires.")),
        (p("Strengths: She draws."), p("B1 She tires.")),
        (p("She draws."), b("Ann's needs are:"), p("She tires.")),
        (
            table(
                (tc(b("Strengths"), p("She draws."), span=2),), heads("B – Needs", "F – Provision"), ("She tires.", "")
            ),
        ),
    ],
)
def test_strengths_are_told_from_needs(blocks: tuple[str, ...]):
    items = read_plan(docx(p("Section B: Special educational needs", H1), *blocks)).plan.section("B").items
    assert [(item.kind, item.text) for item in items] == [("strength", "She draws."), ("need", "She tires.")]


def test_h1_and_h2_may_be_boxes_beside_the_provision():
    plan = read_plan(
        docx(
            p("Part H: Social care provision", H1),
            table(heads("H1", "H2", "Provision"), ("☒", "☐", "A club."), ("☐", "☒", "A day out.")),
        )
    ).plan
    assert texts_of(plan, "H1") == ["A club."]
    assert texts_of(plan, "H2") == ["A day out."]


def test_a_column_that_nobody_knows_is_reported_with_its_place_and_never_guessed():
    imported = read_plan(docx(F, table(heads("Provision", "Whimsy", "Who"), ("Reading.", "a secret", "A teacher"))))
    assert texts(imported, "F") == ["Reading."]
    (issue,) = (issue for issue in imported.issues if issue.severity == "warning")
    assert issue.place == "docx:table 1 row 2 column 2"
    assert "secret" not in issue.message


def test_costs_and_the_like_are_left_out_with_one_note():
    rows = [("Reading.", "£10", "A teacher")] * 3
    imported = read_plan(docx(F, table(heads("Provision", "Cost", "Who"), *rows)))
    assert warnings_of(imported) == []
    assert sum("costs, progress or the like" in issue.message for issue in imported.issues) == 1


def test_a_table_inside_a_cell_keeps_its_columns():
    nested = table(heads("Provision", "Who"), ("Reading.", "A teacher"), ("A pen.", "The office"))
    items = read_plan(docx(F, table((tc(nested),)))).plan.section("F").items
    assert [(item.text, item.who) for item in items] == [("Reading.", "A teacher"), ("A pen.", "The office")]


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]])
def test_the_list_of_advice_has_columns_in_any_order(order: list[int]):
    names = ["Report", "Written by", "Role", "Date of report"]
    values = ["EP report", "Dr Nneka Vole", "Educational psychologist", "3 March 2026"]
    rows = table(heads(*(names[at] for at in order)), [values[at] for at in order])
    (entry,) = read_plan(docx(p("Section K: Advice and information", H1), rows)).plan.section("K").items
    assert (entry.text, entry.author, entry.role) == ("EP report", "Dr Nneka Vole", "Educational psychologist")
    assert str(entry.date) == "2026-03-03"


@pytest.mark.parametrize(
    "block",
    [
        table(("Medical", "Letter", "3/3/26", "Dr N Vole, paediatrician", "Yes")),
        table(("1", "Medical", "Letter", "3/3/26", "Dr N Vole, paediatrician", "☒ Yes ☐ No")),
        p("K1 | Medical | Letter | 03/03/2026 | Dr N Vole, paediatrician | YES"),
    ],
)
def test_advice_without_headers_is_told_by_what_stands_there(block: str):
    (entry,) = read_plan(docx(p("Section K: Advice", H1), block, p(""))).plan.section("K").items
    assert (entry.type, entry.text, entry.author, entry.role) == ("Medical", "Letter", "Dr N Vole", "paediatrician")
    assert (str(entry.date), entry.appended) == ("2026-03-03", True)


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("K2 | Educational | Nursery report | 15/05/2026 |  | YES", "", "2026-05-15"),
        ("K2 | Educational | Nursery report |  | Elm Nursery, key person | YES", "Elm Nursery", "None"),
    ],
)
def test_a_field_of_advice_that_is_left_empty_lends_its_place_to_no_other(line: str, author: str, date: str):
    (entry,) = read_plan(docx(p("Section K: Advice", H1), p(line))).plan.section("K").items
    assert (entry.type, entry.text, entry.author, str(entry.date)) == ("Educational", "Nursery report", author, date)


def test_an_empty_cell_in_a_list_of_advice_without_headers_stays_empty():
    rows = (
        ("Parent", "Form", "2/4/26", "Ana Vole, mother", "Yes"),
        ("Educational", "School advice", "17/4/26", "", "Yes"),
        ("Medical", "Letter", "3/3/26", "Dr N Moth, paediatrician", "No"),
    )
    items = read_plan(docx(p("Section K: Advice", H1), table(*rows))).plan.section("K").items
    assert [(item.type, item.text, item.author) for item in items] == [
        ("Parent", "Form", "Ana Vole"),
        ("Educational", "School advice", ""),
        ("Medical", "Letter", "Dr N Moth"),
    ]


def test_a_line_of_advice_keeps_its_title_author_and_date():
    lines = ("EP report, Dr N Vole, psychologist, 3 March 2026", "Parents' views, collected by A Moth, 4 March 2026")
    items = (
        read_plan(docx(p("Section K: Advice", H1), *(p(line, listed=True) for line in lines))).plan.section("K").items
    )
    assert [(item.text, item.author, item.role, str(item.date)) for item in items] == [
        ("EP report", "Dr N Vole", "psychologist", "2026-03-03"),
        ("Parents' views", "A Moth", "", "2026-03-04"),
    ]
