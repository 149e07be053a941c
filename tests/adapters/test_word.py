"""Word documents in the layout of the test template, and what is said of other layouts."""

from __future__ import annotations

import datetime as dt

from tests.adapters.documents import docx, p, read_failure, read_plan, table, tc, texts, warnings_of

HEADER = ("B – Special Educational Needs", "F – Special Educational Provision", "E – Outcomes")


def area_table(*rows: tuple[str, ...], strengths: tuple[str, ...] = ()) -> str:
    return table((tc("Strengths", *strengths, span=3),), HEADER, *rows)


def whole_plan() -> bytes:
    return docx(
        p("Education, Health and Care Plan", "Title"),
        p("Personal details", "Heading1"),
        table(
            ("Name", "Marigold Testerton"),
            ("Date of birth", "05/12/2017"),
            ("Ethnicity", "not needed"),
            ("Status of this plan", "Final amended"),
            ("Version", "Amended, version 2"),
            ("Final issued", "1st May 2026"),
        ),
        p("Section A – Views, interests and aspirations", "Heading1"),
        table(
            ("Views of the child – child – drawing with her teacher", "I want to swim."),
            ("History", "Born in the north."),
        ),
        p("Sections B, F and E", "Heading1"),
        p("Communication and interaction", "Heading2"),
        area_table(
            (
                "She speaks in short phrases.",
                tc("Therapy weekly.", "A talker in every lesson."),
                "By July 2027 she will ask for help.",
            ),
            ("She misses instructions.", "", ""),
            strengths=("She loves to talk.", "She listens to stories."),
        ),
        p("Sections C, G and E – Health", "Heading1"),
        table(
            ("C – Health Care Needs", "G – Health Care Provision", "E – Outcomes"), ("Asthma.", "Nurse each term.", "")
        ),
        p("Sections D, H1, H2 and E – Social care", "Heading1"),
        table(
            (
                "D – Social Care Needs",
                "H1 – Provision under CSDPA 1970",
                "H2 – Other social care provision",
                "E – Outcomes",
            ),
            ("", "", "A club each week.", ""),
        ),
        p("Section I – Placement", "Heading1"),
        table(("Name", "Oakfield School"), ("Type", "Special school")),
        p("Section J – Direct Payments", "Heading1"),
        table(("Details", "Arrangements for direct payment"), ("None was asked for.", "")),
        p("Section K – Advice and information", "Heading1"),
        table(
            ("Advice and information requested", "Document", "Date received", "Who from", "Appended (YES/NO)"),
            ("Medical", "Letter", "03/02/2026", "Child Health, Paediatrician", "YES"),
            ("Social care", "", "", "", "NO"),
            ("Psychological", "", "", "", "YES/ NO"),
        ),
    )


def test_a_plan_in_the_test_template_is_read_with_every_item():
    imported = read_plan(whole_plan(), "plan.docx")
    plan = imported.plan
    assert {section.code: len(section.items) for section in plan.sections} == {
        "A": 2,
        "B": 4,
        "F": 2,
        "E": 1,
        "C": 1,
        "G": 1,
        "D": 0,
        "H1": 0,
        "H2": 1,
        "I": 2,
        "J": 1,
        "K": 2,
    }
    assert [(item.kind, item.id) for item in plan.section("B").items] == [
        ("strength", "BS1"),
        ("strength", "BS2"),
        ("need", "B1"),
        ("need", "B2"),
    ]
    assert all(item.area == "communication-and-interaction" for item in plan.section("B").items)
    assert plan.section("C").items[0].area == "health"


def test_facts_of_the_front_page_are_read_and_those_nobody_needs_stay_behind():
    imported = read_plan(whole_plan(), "plan.docx")
    plan = imported.plan
    assert (plan.stage, plan.version, plan.learner.name) == (
        "final-amended",
        "Amended, version 2",
        "Marigold Testerton",
    )
    assert plan.learner.date_of_birth == dt.date(2017, 12, 5)
    assert plan.dates.final_issued == dt.date(2026, 5, 1)
    assert plan.not_supplied == ()
    assert warnings_of(imported) == []
    assert sum("not filled in" in issue.message for issue in imported.issues) == 1


def test_what_stands_in_one_row_is_linked_by_that_row():
    plan = read_plan(whole_plan()).plan
    first, second = plan.section("F").items
    assert (first.needs, first.outcomes) == (("B1",), ("E1",))
    assert (second.needs, second.outcomes) == (("B1",), ("E1",))
    assert plan.section("E").items[0].needs == ("B1",)
    assert plan.section("G").items[0].needs == ("C1",)
    assert plan.section("H2").items[0].needs == ()


def test_each_item_keeps_its_place():
    plan = read_plan(whole_plan()).plan
    places = [item.source.place for item in plan.section("F").items]
    assert places == ["docx:table 3 row 3 column 2 paragraph 1", "docx:table 3 row 3 column 2 paragraph 2"]
    assert plan.section("E").items[0].source.place == "docx:table 3 row 3 column 3"


def test_a_view_keeps_who_says_it_and_how_it_was_gathered():
    view = read_plan(whole_plan()).plan.section("A").items[0]
    assert (view.label, view.speaker, view.method) == ("Views of the child", "child", "drawing with her teacher")


def test_advice_keeps_date_author_role_and_whether_it_is_appended():
    medical, social = read_plan(whole_plan()).plan.section("K").items
    assert (medical.text, medical.type, medical.author, medical.role) == (
        "Letter",
        "Medical",
        "Child Health",
        "Paediatrician",
    )
    assert (medical.date, medical.appended) == (dt.date(2026, 2, 3), True)
    assert (social.text, social.appended) == ("Social care", False)


def test_an_outcome_that_spans_two_rows_answers_both_needs():
    plan = read_plan(
        docx(
            area_table(
                ("First need.", "First help.", tc("Shared outcome.", merge="restart")),
                ("Second need.", "Second help.", tc(merge="continue")),
            )
        )
    ).plan
    assert texts_of(plan, "E") == ["Shared outcome."]
    assert plan.section("E").items[0].needs == ("B1", "B2")
    assert [item.outcomes for item in plan.section("F").items] == [("E1",), ("E1",)]


def texts_of(plan, code):
    return [item.text for item in plan.section(code).items]


def test_a_list_under_a_line_that_ends_with_a_colon_is_one_item():
    cell = tc(
        p("Each day she has:"), p("a timetable", listed=True), p("a quiet place", listed=True), p("A second provision.")
    )
    plan = read_plan(docx(area_table(("A need.", cell, "")))).plan
    assert texts_of(plan, "F") == ["Each day she has:\na timetable\na quiet place", "A second provision."]


def test_printed_ids_are_kept_and_one_printed_twice_is_reported():
    imported = read_plan(
        docx(
            p("Section F: Special educational provision", "Heading1"),
            p("F7  Reading daily."),
            p("Speech weekly."),
            p("F7. Writing daily."),
        )
    )
    assert [(item.id, item.text) for item in imported.plan.section("F").items] == [
        ("F7", "Reading daily."),
        ("F1", "Speech weekly."),
        ("F7-2", "Writing daily."),
    ]
    assert [issue.place for issue in imported.issues if issue.severity == "warning"] == ["docx:paragraph 4"]


def test_a_label_with_nothing_under_it_is_an_empty_section_and_a_missing_label_an_absent_one():
    plan = read_plan(
        docx(
            p("Section C: Health care needs", "Heading1"),
            p("Section D: Social care needs", "Heading1"),
            p("None known."),
        )
    ).plan
    assert plan.section("C").items == ()
    assert plan.section("G") is None
    assert plan.supplied("G")


def test_h1_and_h2_under_one_label_are_one_section_that_shares_it():
    plan = read_plan(docx(p("Part H1/H2   Social care provision"), p("A club each week."))).plan
    assert texts_of(plan, "H1") == ["A club each week."]
    assert plan.section("H1").shares == ("H2",)
    assert plan.section("H2") is None


def test_other_sections_under_one_label_count_as_not_supplied_and_are_reported():
    imported = read_plan(
        docx(p("Section A: Views", "Heading1"), p("Boats."), p("Sections E and F", "Heading1"), p("Reading daily."))
    )
    assert imported.plan.not_supplied == ("E", "F", "dates", "learner")
    assert any("could not be told apart" in issue.message for issue in imported.issues)


def test_deleted_text_of_tracked_changes_is_left_out_and_reported_and_inserted_text_is_read():
    tracked = (
        "<w:r><w:t>She reads </w:t></w:r><w:del><w:r><w:delText>rarely</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>daily.</w:t></w:r></w:ins>"
    )
    imported = read_plan(docx(p("Section B: Special educational needs", "Heading1"), p(tracked)))
    assert texts(imported, "B") == ["She reads daily."]
    assert any("tracked changes" in issue.message for issue in imported.issues)


def test_text_in_content_controls_and_hyperlinks_is_read_and_tabs_and_breaks_are_kept():
    inside = (
        "<w:sdt><w:sdtContent><w:r><w:t>One</w:t></w:r></w:sdtContent></w:sdt><w:r><w:tab/></w:r>"
        "<w:hyperlink><w:r><w:t>two</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>three.</w:t></w:r>"
    )
    imported = read_plan(docx(p("Section B: Special educational needs", "Heading1"), p(inside)))
    assert texts(imported, "B") == ["One\ttwo\nthree."]


def test_placeholders_of_a_blank_template_are_text_not_labels():
    imported = read_plan(
        docx(
            p("Section A: Views, interests and aspirations", "Heading1"),
            table(("Interests",), ("{{ interests }}",), ("Strengths",), ("{{ strengths }}",)),
            p("Sections B, F and E", "Heading1"),
            area_table(("{{ need_1 }}", "{{ provision_1 }}", "{{ outcome_1 }}")),
        )
    )
    assert texts(imported, "A") == ["{{ interests }}", "{{ strengths }}"]
    assert texts(imported, "F") == ["{{ provision_1 }}"]


def test_a_date_that_cannot_be_read_is_left_out_with_its_place():
    imported = read_plan(docx(table(("Date of birth", "31/02/2019")), p("Section A: Views", "Heading1"), p("Boats.")))
    assert imported.plan.learner.date_of_birth is None
    (issue,) = (one for one in imported.issues if one.severity == "warning")
    assert issue.place == "docx:table 1 row 1 column 2"
    assert "31" not in issue.message


def test_a_sentence_that_begins_with_a_section_is_no_label():
    imported = read_plan(
        docx(
            p("Section F: Special educational provision", "Heading1"),
            p("Section F of this plan says that help is given."),
            p("A – level work is planned."),
            p("I like my school."),
        )
    )
    assert len(texts(imported, "F")) == 3


def test_a_document_without_any_section_label_says_so_and_what_was_searched():
    failure = read_failure(docx(p("A letter about Marigold."), table(("one", "two"))), "letter.docx")
    assert "no section label was found in 1 paragraphs and 1 tables with 1 rows" in failure.message
    assert "Marigold" not in str(failure)


def test_a_document_type_inside_a_word_file_is_refused():
    failure = read_failure(docx(p("Section A: Views"), prolog='<!DOCTYPE x [<!ENTITY e "y">]>'), "plan.docx")
    assert failure.place == "word/document.xml line 1"
    assert "DOCTYPE" in failure.message


def test_macros_are_mentioned_and_never_run():
    content = docx(p("Section A: Views", "Heading1"), p("Boats."), extra={"word/vbaProject.bin": b"x"})
    assert any("macros" in issue.message for issue in read_plan(content, "plan.docm").issues)


def test_heading_styles_are_known_by_name_whatever_their_id():
    styles = b'<w:styles><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
    content = docx(
        p("Section A: Views", "berschrift1"),
        p("What I like", "berschrift1"),
        p("Boats."),
        extra={"word/styles.xml": styles},
    )
    assert read_plan(content).plan.section("A").items[0].label == "What I like"


def test_marks_that_turn_the_direction_of_writing_are_kept_and_reported():
    imported = read_plan(docx(p("Section A: Views", "Heading1"), p("He said \u202egnorw\u202c.")))
    assert texts(imported, "A") == ["He said \u202egnorw\u202c."]
    assert [issue.message for issue in imported.issues if "direction" in issue.message] != []
    assert warnings_of(imported) == []
