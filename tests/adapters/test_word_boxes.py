"""Word plans whose labels stand in boxes, side by side or inside cells: each heads what it is said of, and adds nothing."""

from __future__ import annotations

import pytest
from tests.adapters.documents import b, docx, heads, links, p, read_plan, table, tc, texts, texts_of, warnings_of

H1 = "Heading1"
BFE = p("Sections B, F and E", H1)
F = p("Section F: Special educational provision", H1)
E = p("Section E: Outcomes", H1)
EF = p("Sections E and F: Outcomes and provision", H1)


@pytest.mark.parametrize(
    "blocks",
    [
        (p("Name of school: Oak School"), p("Type of school: Special school")),
        (table(("Name", "Oak School"), ("Type", "Special school")),),
        (table(heads("Name of setting", "Type of setting"), ("Oak School", "Special school")),),
    ],
)
def test_the_placement_is_a_name_and_a_type(blocks: tuple[str, ...]):
    items = read_plan(docx(p("Section I: Placement", H1), *blocks)).plan.section("I").items
    assert [(item.field, item.text) for item in items] == [("name", "Oak School"), ("type", "Special school")]


def test_views_stand_beside_under_and_in_columns_of_their_labels():
    plan = read_plan(
        docx(
            p("Section A: Views", H1),
            table(heads("My views", "My family's views"), ("Boats.", "Friends.")),
            table(("My history", "Born in the north.")),
            b("My hopes"),
            p("To sail."),
            p("Interests: knots."),
        )
    ).plan
    assert [(item.label, item.text) for item in plan.section("A").items] == [
        ("My views", "Boats."),
        ("My family's views", "Friends."),
        ("My history", "Born in the north."),
        ("My hopes", "To sail."),
        ("Interests", "knots."),
    ]


def test_a_header_may_explain_itself_and_ask_for_several_things_at_once():
    explained = tuple(
        tc(b(label), p("Be specific and quantify."))
        for label in ("Need", "Provision, by whom, how often and when reviewed")
    )
    plan = read_plan(docx(p("Sections B and F", H1), table(explained, ("She reads late.", "Daily reading.")))).plan
    assert texts_of(plan, "B") == ["She reads late."]
    assert links(plan, "F") == [("Daily reading.", ("B1",), ())]


def test_a_need_that_is_printed_again_beside_the_next_provision_is_one_need():
    need = "She finds it hard to read."
    rows = table(heads("Need", "Provision"), (need, "Daily reading."), (need, "A reading pen."), ("Other.", "A desk."))
    plan = read_plan(docx(p("Sections B and F", H1), rows)).plan
    assert texts_of(plan, "B") == [need, "Other."]
    assert [found[1] for found in links(plan, "F")] == [("B1",), ("B1",), ("B2",)]


def test_a_column_that_quotes_another_section_links_to_it_and_adds_nothing_to_it():
    rows = table(
        heads("Outcome", "Provision"),
        ("She will read aloud to a friend by July 2027.", "Daily reading."),
        ("She will read aloud to a friend", "A reading pen."),
        ("Something else entirely.", "A desk."),
    )
    imported = read_plan(
        docx(F, rows, E, p("E1 She will read aloud to a friend by July 2027."), p("E2 She will swim by July 2028."))
    )
    assert len(texts(imported, "E")) == 2
    assert [found[2] for found in links(imported.plan, "F")] == [("E1",), ("E1",), ()]
    (issue,) = (issue for issue in imported.issues if issue.severity == "warning")
    assert issue.place == "docx:table 1 row 4 column 1"


def test_labels_inside_a_cell_head_what_stands_below_them():
    whole = tc(
        b("Strengths"), "She draws.", b("Need"), "She reads late.", b("Outcome 1"), "She will read.",
        b("Provision"), "Daily reading.",
        b("Who"), "A teacher", b("Speech and language"), "Therapy weekly.",
    )  # fmt: skip
    plan = read_plan(docx(BFE, table((whole, "")))).plan
    assert [(item.kind, item.text) for item in plan.section("B").items] == [
        ("strength", "She draws."),
        ("need", "She reads late."),
    ]
    assert [(item.text, item.who, item.area) for item in plan.section("F").items] == [
        ("Daily reading.", "A teacher", ""),
        ("Therapy weekly.", "", "Speech and language"),
    ]
    assert [(item.id, item.text) for item in plan.section("E").items] == [("E1", "She will read.")]


def test_steps_under_their_label_belong_to_the_outcome_above():
    blocks = (
        b("Outcome 1"),
        p("By the end of Year 6 she will read ten words."),
        b("Steps towards the outcome"),
        p("Two words by Easter.", listed=True),
        p("Five words by Whitsun.", listed=True),
        b("Outcome 2"),
        p("She will write."),
    )
    first, second = read_plan(docx(E, *blocks)).plan.section("E").items
    assert (first.kind, first.text) == ("outcome", "By the end of Year 6 she will read ten words.")
    assert first.steps == "Two words by Easter.\nFive words by Whitsun."
    assert (second.text, second.steps) == ("She will write.", "")


def test_a_bold_outcome_is_an_outcome_although_it_names_a_time():
    items = read_plan(docx(E, b("By the end of Year 6 Ann will read."), p("She will write."))).plan.section("E").items
    assert [item.kind for item in items] == ["outcome", "outcome"]


def test_letters_may_stand_side_by_side_in_a_label_and_above_the_words_of_a_header():
    def head(code: str, words: str) -> str:
        return tc(b(code), p(words), shaded=True)

    header = (head("B", "Needs"), head("F", "Provision"), head("E", "Outcomes"))
    care = (head("D", "Care needs"), head("H1", "Under the Act of 1970"), head("H2", "Other care provision"))
    imported = read_plan(
        docx(
            p("A\tViews, interests and aspirations", H1),
            p("I like moths."),
            p("B F E\tSpecial educational needs, provision and outcomes", H1),
            table(
                header,
                ("He reads late.", "Daily reading.", "He will read by May 2027."),
                header,
                ("He tires.", "Rest.", ""),
            ),
            p("D H1 H2  Social care needs and social care provision", H1),
            table(care, ("His mother sleeps little.", "Six hours a week of care.", "A night away each month.")),
        )
    )
    assert texts(imported, "A") == ["I like moths."]
    assert links(imported.plan, "F") == [("Daily reading.", ("B1",), ("E1",)), ("Rest.", ("B2",), ())]
    assert [texts(imported, code) for code in ("D", "H1", "H2")] == [
        ["His mother sleeps little."],
        ["Six hours a week of care."],
        ["A night away each month."],
    ]
    assert warnings_of(imported) == []


def test_a_header_with_an_outcome_and_provision_is_one_although_most_of_its_columns_are_unknown():
    header = heads("No", "Outcome", "How we will know", "Provision", "Education", "Health", "Care")
    imported = read_plan(docx(EF, table(header, ("1", "She will read.", "A log.", "Daily reading.", "☒", "", ""))))
    assert links(imported.plan, "F") == [("Daily reading.", (), ("E1",))]
    assert any("header of its column" in message for message in (issue.message for issue in imported.issues))


def test_a_header_over_the_one_column_of_text_beside_empty_numbers_is_no_need():
    needs = p("Section B: Special educational needs", H1)
    imported = read_plan(
        docx(needs, table(("", tc(b("Strengths and needs"))), ("Strength", "He sings."), ("", "He tires.")))
    )
    assert [(item.kind, item.text) for item in imported.plan.section("B").items] == [
        ("strength", "He sings."),
        ("need", "He tires."),
    ]


def test_references_in_brackets_and_labels_side_by_side_say_more_of_the_line_above():
    plan = read_plan(
        docx(
            p("Section B: Special educational needs", H1),
            *(p(f"{at}.  {text}") for at, text in enumerate(("He reads late.", "He tires.", "He is shy."), 1)),
            E,
            p("1.  He will read by May 2027."),
            p("(Needs 1 and 2)"),
            p("2.  He will join a club by May 2027."),
            p("(Need 3)"),
            F,
            p("Outcome 2"),
            p("2.1  A club after school."),
            p("Delivered by: A youth worker\tFrequency: One hour a week"),
        )
    ).plan
    assert links(plan, "E") == [
        ("He will read by May 2027.", ("B1", "B2"), ()),
        ("He will join a club by May 2027.", ("B3",), ()),
    ]
    (club,) = plan.section("F").items
    assert (club.text, club.outcomes) == ("A club after school.", ("E2",))
    assert (club.who, club.how_often) == ("A youth worker", "One hour a week")


def test_views_keep_their_label_and_reference_apart_from_what_is_said():
    views = p("Section A: Views", H1)
    imported = read_plan(
        docx(views, b("What my aunt hopes for:", " A boat of his own."), p("A2. I like moths."), p("A4 paper."))
    )
    assert next((item.label, item.text) for item in imported.plan.section("A").items) == (
        "What my aunt hopes for",
        "A boat of his own.",
    )
    assert texts(imported, "A")[1:] == ["I like moths.", "A4 paper."]


def test_appendices_and_placements_are_read_without_what_is_printed_before_them():
    imported = read_plan(
        docx(
            p("Section I: Placement", H1),
            p("Name – Otter Lane Academy"),
            p("Section K: Advice", H1),
            p("Appendix A: Medical advice, Dr N Vole, 3 March 2026"),
            p("Annex 2 – Parental advice, Mr and Mrs Sedge, 9 March 2026"),
        )
    )
    assert texts(imported, "I") == ["Otter Lane Academy"]
    advice = imported.plan.section("K").items
    assert [(item.text, item.author) for item in advice] == [
        ("Medical advice", "Dr N Vole"),
        ("Parental advice", "Mr and Mrs Sedge"),
    ]


def test_boxes_side_by_side_in_section_a_each_have_their_own_label():
    def box(label: str, *said: str) -> str:
        return tc(b(label), *(p(text, listed=True) for text in said))

    imported = read_plan(
        docx(
            p("Section A: Views", H1),
            table(
                (box("What I am proud of", "My laugh", "My drawings of newts"), box("What I hope for", "A shop")),
                (box("How to help me", "Say when you go out"), box("What I find hard", "Loud rooms")),
            ),
        )
    )
    assert [(item.label, item.text) for item in imported.plan.section("A").items] == [
        ("What I am proud of", "My laugh"),
        ("What I am proud of", "My drawings of newts"),
        ("What I hope for", "A shop"),
        ("How to help me", "Say when you go out"),
        ("What I find hard", "Loud rooms"),
    ]


def test_cells_of_the_front_page_may_each_hold_a_label_and_its_value():
    imported = read_plan(
        docx(
            table(
                ("Full name: Oona Marsh", "Known as: Oo"),
                ("Plan: ☐ Draft ☒ Final", "Version: 2"),
                ("Assessment requested: 21.09.2025", "Draft plan sent: 18.01.2026"),
                ("Final plan issued: 05.02.2026", "Review due: 04.02.2027"),
                ("Date of this review", "04.12.2025"),
            ),
            p("Section A: Views", H1),
            p("I like newts."),
        )
    )
    plan = imported.plan
    assert (plan.learner.name, plan.learner.known_as, plan.stage, plan.version) == ("Oona Marsh", "Oo", "final", "2")
    dates = plan.dates
    assert [
        str(day)
        for day in (
            dates.request_received,
            dates.draft_issued,
            dates.final_issued,
            dates.next_review_due,
            dates.review_meeting,
        )
    ] == ["2025-09-21", "2026-01-18", "2026-02-05", "2027-02-04", "2025-12-04"]
