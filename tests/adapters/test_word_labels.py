"""Labels of Word plans that nobody could list beforehand: about a child by name, in merged cells, of rows and of views."""

from __future__ import annotations

import pytest
from tests.adapters.documents import b, docx, p, read_plan, run, table, tc, texts, warnings_of

from ehcp_rules.plan import Heading, Plan, Strength

H1 = "Heading1"
A = p("Section A: Views, interests and aspirations", H1)
B = p("Section B: Special educational needs", H1)
E = p("Section E: Outcomes", H1)
EF = p("Sections E and F: Outcomes and provision", H1)
F = p("Section F: Special educational provision", H1)
J = p("Section J: Personal budget", H1)
K = p("Section K: Advice and information", H1)


def heads(*labels: str) -> tuple[str, ...]:
    return tuple(tc(b(label), shaded=True) for label in labels)


def views(plan: Plan) -> list[tuple[str, str, str, str]]:
    section = plan.section("A")
    assert section is not None
    return [(item.id, item.label, item.speaker, item.text) for item in section.items]


# -- labels that name the child


@pytest.mark.parametrize(
    ("strength", "need"),
    [
        ("What Mabel does well", "What Mabel finds hard"),
        ("What Mabel is good at", "What Mabel needs help with"),
        ("What she can do", "What she finds difficult"),
        ("Things Mabel is good at", "Things Mabel struggles with"),
    ],
)
def test_a_label_about_the_child_is_read_as_the_child_would_put_it(strength: str, need: str):
    plan = read_plan(docx(B, p(strength), p("Mabel sings in tune."), p(need), p("Mabel cannot sit through a story.")))
    assert [(item.kind, item.text) for item in plan.plan.section("B").items] == [
        ("strength", "Mabel sings in tune."),
        ("need", "Mabel cannot sit through a story."),
    ]


def test_a_row_over_all_columns_may_tell_a_strength_before_the_header():
    head = heads("Need (B)", "Outcome (E)", "Provision (F)")
    plan = read_plan(
        docx(
            p("Sections B, E and F", H1),
            table(
                (tc("What Mabel does well: Mabel draws horses from memory.", span=3),),
                head,
                ("She reads late.", "She will read by July 2027.", "Daily reading."),
            ),
        )
    ).plan
    strength, need = plan.section("B").items
    assert isinstance(strength, Strength)
    assert strength.text == "Mabel draws horses from memory."
    assert need.text == "She reads late."


def test_a_sentence_about_the_child_is_no_label():
    plan = read_plan(docx(B, p("What Mabel does well she does slowly."), p("Mabel reads late.")))
    assert texts(plan, "B") == ["What Mabel does well she does slowly.", "Mabel reads late."]


# -- labels at the end of a heading


@pytest.mark.parametrize(
    "heading",
    [
        "What he gets (Section F)",
        "WHAT HE GETS (SECTION F)",
        "HELP AT SCHOOL - SECTION F",
        "Help at school – section F",
        "HELP AT SCHOOL (PART F)",
    ],
)
def test_a_heading_may_end_with_its_section_in_small_or_capital_letters(heading: str):
    plan = read_plan(docx(B, p("Mabel reads late."), p(heading, H1), p("Daily reading."))).plan
    assert [(section.code, [item.text for item in section.items]) for section in plan.sections] == [
        ("B", ["Mabel reads late."]),
        ("F", ["Daily reading."]),
    ]


@pytest.mark.parametrize("heading", ["PARTY GAMES (F)", "RESULT OF THE ELECTION - F", "CHART: F"])
def test_a_letter_at_the_end_of_a_heading_is_no_section_without_the_word_for_one(heading: str):
    plan = read_plan(docx(B, p("Mabel reads late."), p(heading, H1), p("Daily reading."))).plan
    assert [section.code for section in plan.sections] == ["B"]


# -- views


def test_views_may_stand_in_a_table_of_who_speaks_against_what_about():
    plan = read_plan(
        docx(
            A,
            table(
                (tc("", shaded=True), *heads("In my words", "In my family's words")),
                (*heads("Now"), "I like the garden.", "She is settled."),
                (*heads("Later"), "A dog of my own.", "A job near home."),
            ),
        )
    ).plan
    assert [(label, speaker, text) for _, label, speaker, text in views(plan)] == [
        ("Now", "In my words", "I like the garden."),
        ("Now", "In my family's words", "She is settled."),
        ("Later", "In my words", "A dog of my own."),
        ("Later", "In my family's words", "A job near home."),
    ]


def test_a_row_of_views_may_have_its_reference_and_its_label_in_cells_of_their_own():
    rows = [("A1", "Getting about", "I walk to the shop."), ("A2", "Sleep – mother", "He wakes at four.")]
    plan = read_plan(docx(A, table(*rows))).plan
    assert views(plan) == [
        ("A1", "Getting about", "", "I walk to the shop."),
        ("A2", "Sleep", "mother", "He wakes at four."),
    ]


def test_the_label_of_a_view_may_be_a_word_of_the_title_of_section_a():
    rows = [("A1", "Interests", "Kites and old trams."), ("A2", "History", "She was born early.")]
    assert [(label, text) for _, label, _, text in views(read_plan(docx(A, table(*rows))).plan)] == [
        ("Interests", "Kites and old trams."),
        ("History", "She was born early."),
    ]


@pytest.mark.parametrize(
    "line", ["Mabel says", "Her family told us", "Parents' views", "From her grandparents and family"]
)
def test_a_plain_line_that_tells_who_speaks_is_the_label_of_what_follows(line: str):
    plan = read_plan(docx(A, p(line), p("The garden is the best place."))).plan
    assert [(label, text) for _, label, _, text in views(plan)] == [(line, "The garden is the best place.")]


@pytest.mark.parametrize(
    "line", ["I think what my sister says", "Football", "It is what he said.", "My mum, my dad and Rex"]
)
def test_a_short_view_is_no_label(line: str):
    assert texts(read_plan(docx(A, p(line), p("The garden is the best place."))), "A")[0] == line


# -- rows


def test_an_area_merged_over_rows_holds_for_strengths_and_needs_beside_it():
    area = "Cognition and learning"
    plan = read_plan(
        docx(
            B,
            table(
                (tc(b(area), merge="restart"), "Strengths", "He counts in threes."),
                (tc(merge="continue"), "B1", "He reads twenty words."),
                (tc(merge="continue"), "B2", "He forgets what he read."),
                (tc(b("Sensory and physical")), "B3", "He tires on stairs."),
            ),
        )
    ).plan
    items = plan.section("B").items
    assert [(item.kind, item.area) for item in items] == [
        ("strength", "cognition-and-learning"),
        ("need", "cognition-and-learning"),
        ("need", "cognition-and-learning"),
        ("need", "sensory-and-physical"),
    ]
    assert [item.id for item in items[1:]] == ["B1", "B2", "B3"]


def test_a_row_of_a_record_with_a_label_that_nobody_knows_becomes_no_outcome_and_is_reported():
    rows = [
        (*heads("Outcome"), "He will cook a meal by July 2027."),
        (*heads("Dream this serves"), "A flat by the sea"),
        (*heads("Provision"), "A cookery lesson each week."),
    ]
    imported = read_plan(docx(EF, table(*rows)))
    assert texts(imported, "E") == ["He will cook a meal by July 2027."]
    assert texts(imported, "F") == ["A cookery lesson each week."]
    (provision,) = imported.plan.section("F").items
    assert provision.outcomes == ("E1",)
    assert [one for one in warnings_of(imported) if "its label is none that is known" in one]


def test_rows_of_needs_under_labels_in_bold_stay_needs():
    rows = [(*heads("Strengths"), "He counts in threes."), (*heads("Handwriting"), "He writes four words a minute.")]
    imported = read_plan(docx(B, table(*rows)))
    assert texts(imported, "B") == ["He counts in threes.", "He writes four words a minute."]


def test_a_reference_to_an_outcome_that_is_merged_over_rows_links_each_of_them():
    plan = read_plan(
        docx(
            E,
            p("E1 She will read a page by July 2027."),
            F,
            table(
                heads("Outcome", "Ref", "Provision"),
                (tc("E1", merge="restart"), "F1", "Daily reading."),
                (tc(merge="continue"), "F2", "A reading pen."),
            ),
        )
    ).plan
    assert [(item.id, item.outcomes) for item in plan.section("F").items] == [("F1", ("E1",)), ("F2", ("E1",))]


def test_outcomes_with_the_same_time_stand_under_one_heading():
    plan = read_plan(
        docx(
            E,
            table(
                heads("Outcome", "By when"),
                ("She will read a page.", "July 2027"),
                ("She will write a line.", "July 2027"),
                ("She will spell her name.", "July 2028"),
            ),
        )
    ).plan
    headings = [item.text for item in plan.section("E").items if isinstance(item, Heading)]
    assert headings == ["July 2027", "July 2028"]


def test_what_stands_under_a_heading_about_monitoring_is_no_outcome():
    plan = read_plan(
        docx(
            E,
            p("She will read a page by July 2027."),
            p("Arrangements for setting shorter term targets", "Heading2"),
            p("The school meets the family in each half term."),
        )
    ).plan
    assert [item.kind for item in plan.section("E").items] == ["outcome", "monitoring"]


# -- numbers, lists of advice, budgets, small letters


def test_a_number_that_stands_once_in_its_section_is_the_id_behind_its_letter():
    plan = read_plan(
        docx(
            F, p("1.1 Daily reading."), p("1.2 A reading pen."), p("Section G: Health provision", H1), p("1. A nurse.")
        )
    ).plan
    assert [item.id for item in (*plan.section("F").items, *plan.section("G").items)] == ["F1.1", "F1.2", "G1"]


def test_numbers_that_begin_anew_in_a_section_are_no_ids():
    plan = read_plan(
        docx(B, p("Reading"), p("1. He reads late."), p("2. He reads slowly."), p("Writing"), p("1. He writes little."))
    ).plan
    assert len({item.id for item in plan.section("B").items}) == len(plan.section("B").items)
    assert "B1-2" not in {item.id for item in plan.section("B").items}


def test_a_header_of_advice_in_words_of_its_own_is_known_by_its_look():
    plan = read_plan(
        docx(
            K,
            table(
                heads("Who helped us", "Profession or relationship", "When we heard"),
                ("A Okafor", "Educational psychologist", "3 March 2026"),
            ),
        )
    ).plan
    (entry,) = plan.section("K").items
    assert (entry.author, entry.role, str(entry.date)) == ("A Okafor", "Educational psychologist", "2026-03-03")


def test_a_row_under_headers_of_a_budget_is_one_entry():
    imported = read_plan(
        docx(J, table(heads("What it pays for", "How it is paid"), ("Six hours of care a week", "To the family")))
    )
    assert texts(imported, "J") == ["Six hours of care a week\nTo the family"]


def test_small_letters_under_a_section_label_are_the_template_speaking():
    template = p(run("Each row must be specific.", '<w:sz w:val="14"/>'))
    written = [p(run(text, '<w:sz w:val="22"/>')) for text in ("Reading for ten minutes each day.", "A reading pen.")]
    imported = read_plan(docx(F, template, *written))
    assert texts(imported, "F") == ["Reading for ten minutes each day.", "A reading pen."]


def test_rows_left_out_for_one_reason_are_one_remark_for_each_table():
    row = ("He will cook.", "A cookery lesson.", "never mind this")
    tables = [table(heads("Outcome", "Provision", "Whimsy"), row, row, row) for _ in range(2)]
    imported = read_plan(docx(EF, tables[0], p("A line between."), tables[1]))
    found = [one for one in warnings_of(imported) if "the header of its column is none that is known" in one]
    assert len(found) == 2
    assert all(one.startswith(("docx:", "3 paragraphs")) or "3 paragraphs" in one for one in found)
