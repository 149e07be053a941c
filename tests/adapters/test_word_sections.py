"""How sections are recognised in Word documents: by letters, titles, looks and cells, and what is no section."""

from __future__ import annotations

import pytest
from tests.adapters.documents import b, docx, p, read_failure, read_plan, run, table, tc, texts, warnings_of

H1 = "Heading1"
A = (p("Section A: Views", H1), p("I like boats."))
BIG = '<w:sz w:val="32"/>'


@pytest.mark.parametrize(
    "label",
    [
        p("Section F: Special educational provision", H1),
        p("Part F – Special educational provision", H1),
        p("SECTION F"),
        p("Section F"),
        b("Section F Special educational provision"),
        b("section f: special educational provision"),
        p("Part F (i)  Special educational provision", H1),
        p("Part F(ii): Special educational provision", H1),
        p("Section F1: Special educational provision", H1),
        p("F. Special educational provision"),
        p("F – Special educational provision"),
        p("F) Special educational provision"),
        p("(F) Special educational provision"),
        p("[F] Special educational provision"),
        p("F\tSpecial educational provision"),
        p("Section F\nSpecial educational provision", H1),
        p("Special educational provision (Section F)", H1),
        b("Special educational provision – Section F"),
        b("Special educational provision [F]"),
        b("S E C T I O N   F"),
        table((tc(b("Section F: Special educational provision"), shaded=True),)),
        table(("F", "Special educational provision")),
        table((tc("F   Special educational provision", span=3),), ("", "", "")),
        p(run("Section F", BIG)) + p(run("Special educational provision", BIG)),
        p("Section F: Special educational provision\t7") + p("Section F: Special educational provision", H1),
    ],
)
def test_a_section_is_recognised_by_its_letter_however_it_is_printed(label: str):
    imported = read_plan(docx(*A, label, p("Reading with an adult for ten minutes a day.")))
    assert texts(imported, "A") == ["I like boats."]
    assert texts(imported, "F") == ["Reading with an adult for ten minutes a day."]
    assert warnings_of(imported) == []


@pytest.mark.parametrize(
    "line",
    [
        "Section B of this plan says that help is given.",
        "A – level work is planned for the spring.",
        "I like my school and my friends there.",
        "E is the first letter of her name.",
        "B12 is given by the nurse each month.",
        "Part of her day is spent outdoors.",
        "D: none so far was said at the meeting about her home.",
    ],
)
def test_a_sentence_that_begins_like_a_label_is_none(line: str):
    imported = read_plan(docx(p("Section F: Special educational provision", H1), p("Daily reading."), p(line)))
    assert [section.code for section in imported.plan.sections] == ["F"]
    assert len(texts(imported, "F")) == 2


def test_the_note_on_a_section_says_what_it_was_recognised_by_and_how_much_it_holds():
    imported = read_plan(docx(*A, table(("C", "Health care needs")), p("Asthma."), p("Eczema.")))
    notes = {issue.message: issue.place for issue in imported.issues}
    assert notes["section A (1 item) was recognised by a letter in a heading"] == "docx:paragraph 1"
    assert notes["section C (2 items) was recognised by a letter in a cell of its own"] == "docx:table 1 row 1 column 1"


def test_sections_come_in_any_order_and_one_that_comes_again_goes_on():
    imported = read_plan(
        docx(
            p("Part E – Outcomes", H1),
            p("He will swim by July 2027."),
            p("Part B – Special educational needs", H1),
            p("He sinks."),
            p("Part E – Outcomes (continued)", H1),
            p("He will dive by July 2028."),
        )
    )
    assert [section.code for section in imported.plan.sections] == ["E", "B"]
    assert texts(imported, "E") == ["He will swim by July 2027.", "He will dive by July 2028."]
    assert any("printed more than once" in issue.message for issue in imported.issues)


def test_titles_without_letters_are_sections_where_no_letter_stands_also_as_questions():
    imported = read_plan(
        docx(
            p("About Ann: her views, interests and aspirations", H1),
            p("I like boats."),
            p("What are Ann's special educational needs?", H1),
            p("Ann reads late."),
            p("What do we want Ann to achieve?", H1),
            p("Ann will read by July 2027."),
            p("What special educational provision will Ann receive?", H1),
            p("Daily reading."),
            p("What social care provision will Ann receive?", H1),
            b("Any other social care provision"),
            p("A club."),
            p("Which school will Ann attend?", H1),
            p("Oak School"),
        )
    )
    assert {section.code: len(section.items) for section in imported.plan.sections} == {
        "A": 1, "B": 1, "E": 1, "F": 1, "H1": 0, "H2": 1, "I": 1,
    }  # fmt: skip


def test_where_letters_stand_a_title_inside_a_section_is_no_section():
    imported = read_plan(
        docx(
            p("Section A: Views", H1),
            p("My school", "Heading2"),
            p("I like the slide."),
            p("Section I: Placement", H1),
            p("Oak School"),
        )
    )
    assert texts(imported, "A") == ["I like the slide."]
    assert imported.plan.section("A").items[0].label == "My school"


def test_one_heading_that_could_be_a_title_makes_no_plan():
    assert "no section label" in read_failure(docx(p("Our school", H1), p("It is by the sea."))).message


def test_a_list_of_contents_opens_no_section():
    contents = [p(f"Section {code}: {title}\t{n}") for n, (code, title) in enumerate(
        [("A", "Views"), ("B", "Special educational needs"), ("C", "Health needs"), ("E", "Outcomes")], 2)]  # fmt: skip
    body = (p("Section A: Views", H1), p("Boats."), p("Section B: Special educational needs", H1), p("He sinks."),
            p("Section C: Health needs", H1), p("Asthma."), p("Section E: Outcomes", H1), p("He will swim."))  # fmt: skip
    imported = read_plan(docx(*contents, *body))
    assert {section.code: len(section.items) for section in imported.plan.sections} == {"A": 1, "B": 1, "C": 1, "E": 1}
    assert imported.plan.section("A").source.place == "docx:paragraph 5"


def test_a_letter_in_a_merged_cell_governs_the_pages_beside_it():
    nested = table((tc(b("No.")), tc(b("Need"))), ("B1", "She reads late."), ("B2", "She tires."))
    imported = read_plan(
        docx(
            table(
                (tc(b("B"), merge="restart"), tc(b("Special educational needs"), p("Begin each area with strengths."))),
                (tc(merge="continue"), tc(b("Cognition and learning"), p("She is curious."), nested)),
            ),
            table((tc(b("C"), merge="restart"), tc(b("Health care needs"), p("Asthma."))),),
        )
    )  # fmt: skip
    items = imported.plan.section("B").items
    assert [(item.kind, item.id, item.text, item.area) for item in items] == [
        ("strength", "BS1", "She is curious.", "cognition-and-learning"),
        ("need", "B1", "She reads late.", "cognition-and-learning"),
        ("need", "B2", "She tires.", "cognition-and-learning"),
    ]
    assert texts(imported, "C") == ["Asthma."]


def test_parts_of_sections_are_parts_and_may_name_areas():
    imported = read_plan(
        docx(
            p("A1 My history", "Heading2"),
            p("Born in the north."),
            p("A2 My views", "Heading2"),
            p("I like boats."),
            b("Part F(i) Communication and interaction"),
            p("Speech therapy weekly."),
            b("Part F(ii) Working with adults"),
            p("A mentor daily."),
        )
    )
    assert [item.label for item in imported.plan.section("A").items] == ["My history", "My views"]
    assert [item.area for item in imported.plan.section("F").items] == [
        "communication-and-interaction",
        "Working with adults",
    ]


def test_an_area_above_the_sections_governs_all_of_them_until_the_next():
    imported = read_plan(
        docx(
            p("Communication and interaction", H1),
            p("Section B: Special educational needs", "Heading2"),
            p("She speaks in short phrases."),
            p("Section F: Special educational provision", "Heading2"),
            p("Speech therapy weekly."),
            p("Sensory and physical", H1),
            p("Section B: Special educational needs", "Heading2"),
            p("She tires."),
            p("Section C: Health care needs", H1),
            p("Asthma."),
        )
    )
    assert [item.area for item in imported.plan.section("B").items] == [
        "communication-and-interaction",
        "sensory-and-physical",
    ]
    assert imported.plan.section("F").items[0].area == "communication-and-interaction"
    assert imported.plan.section("C").items[0].area == ""


def test_guidance_of_the_template_is_left_out_and_what_only_sounds_like_it_is_kept():
    imported = read_plan(
        docx(
            table(("Name", "Ann Sparrow")),
            p("Section B: Special educational needs", H1),
            p("This section should list every need. Number each need."),
            p("Each need must have at least one outcome."),
            p(run("Include only needs found in the assessment.", "<w:i/>")),
            p("Ann must have each need met in class, she says."),
            p("Section F: Special educational provision", H1),
            p("Use of a visual timetable in every lesson."),
            p("Give one instruction at a time."),
        )
    )
    assert texts(imported, "B") == ["Ann must have each need met in class, she says."]
    assert texts(imported, "F") == ["Use of a visual timetable in every lesson.", "Give one instruction at a time."]
    assert any("3 lines of guidance" in issue.message for issue in imported.issues)


def test_text_that_shares_a_label_and_cannot_be_told_apart_is_reported_and_counts_as_not_supplied():
    imported = read_plan(docx(*A, p("Sections E and F", H1), p("Reading daily."), p("Writing daily.")))
    assert {"E", "F"} <= set(imported.plan.not_supplied)
    (issue,) = (issue for issue in imported.issues if issue.severity == "warning")
    assert issue.place == "docx:paragraph 4"
    assert issue.message.startswith("2 paragraphs in section E, F found no place in the plan and were left out")


def test_much_text_under_no_label_makes_missing_sections_not_supplied_rather_than_absent():
    stray = " ".join(["She", "is", "often", "tired", "after", "lunch"] * 10)
    imported = read_plan(docx(p(stray), *A, p("Section B: Special educational needs", H1), p("She reads late.")))
    assert not imported.plan.supplied("F")
    assert imported.plan.supplied("B")
    assert read_plan(docx(*A)).plan.supplied("F")


def test_running_headers_and_footers_are_never_items_but_may_tell_facts():
    header = _part("hdr", p("Name: Ann Sparrow\tDate of birth: 3 May 2016"))
    footer = _part("ftr", p("DRAFT EHC PLAN"), p("Section F: see page 9"))
    imported = read_plan(docx(*A, extra={"word/header1.xml": header, "word/footer1.xml": footer}))
    assert [section.code for section in imported.plan.sections] == ["A"]
    assert (imported.plan.learner.name, imported.plan.stage) == ("Ann Sparrow", "draft")
    assert str(imported.plan.learner.date_of_birth) == "2016-05-03"


def _part(name: str, *paragraphs: str) -> bytes:
    from tests.adapters.documents import W

    return f'<w:{name} xmlns:w="{W}">{"".join(paragraphs)}</w:{name}>'.encode()


@pytest.mark.parametrize(
    "end",
    [
        p("Signed on behalf of the local authority: N. Heron"),
        p("Sign-off", H1),
        p("Section L: Local notes", H1),
        p("Further help for families", H1),
    ],
)
def test_what_follows_the_sections_is_no_part_of_the_last_one(end: str):
    imported = read_plan(
        docx(
            *A,
            p("Section K: Advice and information", H1),
            p("EP report, Dr N Vole, 3 March 2026"),
            end,
            p("Call us on weekdays."),
        )
    )
    assert len(texts(imported, "K")) == 1
    assert warnings_of(imported) == []


def test_bold_lines_near_the_end_are_text_and_not_lost_as_headings():
    imported = read_plan(docx(*A, p("Section I: Placement", H1), b("Oak School"), b("Special school")))
    assert texts(imported, "I") == ["Oak School", "Special school"]


def test_a_letter_alone_stands_beside_the_whole_text_of_its_section():
    row = "A long line about what is hard for him at school and what helps him when it becomes too much. " * 2
    rows = {
        "A": b("The views and aspirations of Idris") + p("I like the tide pools.") + p("I want a boat."),
        "B": b("Special educational needs") + p(row) + p("He reads late.") + p("He tires early."),
        "F": b("Special educational provision") + p("Daily reading with an adult.") + p("A rest after lunch."),
        "J": b("Personal budget")
        + p("None was asked for in the meeting of 4 May 2026.")
        + p("It may be asked for later."),
    }
    imported = read_plan(docx(table(*((tc(b(letter)), tc(text)) for letter, text in rows.items()))))
    assert texts(imported, "A") == ["I like the tide pools.", "I want a boat."]
    assert texts(imported, "B") == [row.strip(), "He reads late.", "He tires early."]
    assert texts(imported, "F") == ["Daily reading with an adult.", "A rest after lunch."]
    assert len(texts(imported, "J")) == 2


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("☒ Mainstream school ☐ Special school", ["Mainstream school"]),
        ("☒ Mainstream school ☒ Special school", ["☒ Mainstream school ☒ Special school"]),
        ("☒ ☒ Mainstream school", ["☒ ☒ Mainstream school"]),
        ("☐ Mainstream school ☒ Special school", ["Special school"]),
        ("☐ Mainstream school ☐ Special school", []),
    ],
)
def test_several_boxes_on_one_line_are_read_as_far_as_one_is_ticked(line: str, items: list[str]):
    assert texts(read_plan(docx(*A, p("Section I: Placement", H1), p(line))), "I") == items


def test_a_letter_in_a_cell_like_those_of_other_sections_counts_whatever_stands_beside_it():
    rows = [
        ("B", "Special educational needs"),
        ("E", "Outcomes"),
        ("I", "The place for me"),
        ("F", "Special educational provision"),
    ]
    blocks = [
        piece for letter, title in rows for piece in (table((tc(b(letter)), tc(b(title)))), p(f"This is in {letter}."))
    ]
    imported = read_plan(docx(*blocks))
    assert texts(imported, "I") == ["This is in I."]
    assert texts(imported, "F") == ["This is in F."]


def test_a_letter_in_a_cell_of_another_look_is_none():
    rows = [("B", "Special educational needs"), ("E", "Outcomes"), ("F", "Special educational provision")]
    blocks = [
        piece for letter, title in rows for piece in (table((tc(b(letter)), tc(b(title)))), p(f"This is in {letter}."))
    ]
    imported = read_plan(docx(*blocks, table(("I", "The place for me")), p("More of it.")))
    assert imported.plan.section("I") is None
