"""Threads through Word plans in words of a council's own: references, links, parts of records, times and follow-up."""

from __future__ import annotations

import pytest
from tests.adapters.documents import b, docx, p, read_plan, table, tc, texts, warnings_of

from ehcp_rules.plan import Heading, Plan

H1 = "Heading1"
A = p("Section A: Views, interests and aspirations", H1)
B = p("Section B: Special educational needs", H1)
E = p("Section E: Outcomes", H1)
F = p("Section F: Special educational provision", H1)
READS = "By July 2027 she will read a page."


def heads(*labels: str) -> tuple[str, ...]:
    return tuple(tc(b(label), shaded=True) for label in labels)


def links(plan: Plan, code: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    section = plan.section(code)
    assert section is not None
    return [(item.id, getattr(item, "needs", ()), getattr(item, "outcomes", ())) for item in section.items]


# -- references of a council's own


def test_letters_that_number_statements_through_the_document_are_references():
    plan = read_plan(
        docx(
            B,
            *(
                p(f"N{number} He finds {what} hard.")
                for number, what in enumerate(("reading", "writing", "waiting"), 1)
            ),
            E,
            *(p(f"O{number} He will do {what}.") for number, what in enumerate(("this", "that", "more"), 1)),
        )
    )
    assert texts(plan, "B") == ["He finds reading hard.", "He finds writing hard.", "He finds waiting hard."]
    assert [item.id for item in plan.plan.section("E").items] == ["O1", "O2", "O3"]


@pytest.mark.parametrize(
    "text", ["P4 He works at this level.", "Y5 Pupils join him.", "A4 Paper is used for all work."]
)
def test_a_letter_with_a_number_that_counts_nothing_stays_in_the_text(text: str):
    assert texts(read_plan(docx(B, p(text), p("He reads late."))), "B")[0] == text


def test_numbers_of_paragraphs_link_outcomes_and_provision():
    plan = read_plan(
        docx(
            p("Part 2: Special educational needs (Section B)", H1),
            p("2.1\tHe reads late."),
            p("2.2\tHe tires by noon."),
            p("Part 5: Outcomes (Section E)", H1),
            p("5.1\tHe will read a page by July 2027. (paragraphs 2.1 and 2.2)"),
            p("Part 6: Special educational provision (Section F)", H1),
            p("6.1\tDaily reading. (outcome 5.1)"),
            p("6.2\tA reading pen. (paragraph 5.1)"),
        )
    ).plan
    assert links(plan, "E") == [("E5.1", ("B2.1", "B2.2"), ())]
    assert links(plan, "F") == [("F6.1", (), ("E5.1",)), ("F6.2", (), ("E5.1",))]
    assert plan.section("E").items[0].text == "He will read a page by July 2027."


def test_numbers_before_views_are_taken_off_them():
    plan = read_plan(docx(A, p("1.1\tI like boats."), p("1.2\tWe hope he swims.")))
    assert texts(plan, "A") == ["I like boats.", "We hope he swims."]
    assert [item.id for item in plan.plan.section("A").items] == ["A1.1", "A1.2"]


def test_a_line_that_names_its_part_of_h_belongs_there():
    plan = read_plan(
        docx(
            p("Part 8: Social care provision (Sections H1 and H2)", H1),
            p("8.1\tH1: A night at a family link home each month."),
            p("8.2\tH2: A youth club each week."),
        )
    )
    assert texts(plan, "H1") == ["A night at a family link home each month."]
    assert texts(plan, "H2") == ["A youth club each week."]


# -- columns and lines


def test_a_column_of_outcome_numbers_beside_provision_links_also_where_its_cells_are_merged():
    plan = read_plan(
        docx(
            E,
            table(heads("No.", "Outcome"), ("1", READS), ("2", "She will write a line.")),
            F,
            table(
                heads("Outcome number", "Provision"),
                (tc("1", merge="restart"), "Daily reading."),
                (tc(merge="continue"), "A reading pen."),
                ("2", "A pencil grip."),
            ),
        )
    ).plan
    assert [outcomes for _, _, outcomes in links(plan, "F")] == [("E1",), ("E1",), ("E2",)]


def test_all_in_a_column_of_outcomes_links_to_each_of_them():
    plan = read_plan(
        docx(
            E,
            table(heads("No.", "Outcome"), ("1", READS), ("2", "She will write a line.")),
            F,
            table(heads("Outcome number", "Provision"), ("All", "Training for all staff."), ("2", "A pencil grip.")),
        )
    ).plan
    assert [outcomes for _, _, outcomes in links(plan, "F")] == [("E1", "E2"), ("E2",)]


def test_small_fields_may_follow_each_other_on_a_line():
    plan = read_plan(docx(F, p("Daily reading."), p("Who: A teacher How often: Ten minutes Checked: each term"))).plan
    (provision,) = plan.section("F").items
    assert (provision.who, provision.how_often, provision.review) == ("A teacher", "Ten minutes", "each term")


def test_a_line_that_says_nothing_but_a_link_is_one_in_whatever_words():
    plan = read_plan(docx(B, p("B1 He reads late."), E, p(f"E1 {READS}"), p("Helps with: B1"))).plan
    assert links(plan, "E") == [("E1", ("B1",), ())]


def test_a_line_that_helps_somebody_is_provision():
    assert texts(read_plan(docx(F, p("Daily reading."), p("Helps with: dressing, each morning."))), "F")[1:] == [
        "Helps with: dressing, each morning."
    ]


# -- records with parts


def test_parts_of_a_record_under_labels_of_sections_belong_to_its_outcome():
    def record(number: int, outcome: str, section: str, provision: str) -> str:
        return table(
            (tc(b(f"Outcome {number}"), shaded=True), tc(b(outcome), span=2, shaded=True)),
            (*heads("Preparing for adulthood"), tc("Employment", span=2)),
            (*heads("Needs"), tc("B1", span=2)),
            (tc(b("Section F: Special educational provision"), span=3, shaded=True),),
            heads("What", "Who", "How often"),
            (provision, "A teacher", "Daily"),
            (tc(b(f"Section {section}"), span=3, shaded=True),),
            heads("What", "Who", "How often"),
            ("Something else.", "A nurse", "Weekly"),
        )

    imported = read_plan(
        docx(
            B,
            p("B1 He reads late."),
            p("Sections E, F, G and H: Outcomes and provision", H1),
            record(1, READS, "G: Health provision", "Daily reading."),
            record(2, "He will cook.", "H1: Social care provision", "A cookery lesson."),
            p("Monitoring: The family and the school look at all of this together in every term of the year."),
        )
    )
    plan = imported.plan
    assert links(plan, "E")[:2] == [("E1", ("B1",), ()), ("E2", ("B1",), ())]
    assert [outcomes for _, _, outcomes in links(plan, "F")] == [("E1",), ("E2",)]
    assert [outcomes for _, _, outcomes in links(plan, "G")] == [("E1",)]
    assert [outcomes for _, _, outcomes in links(plan, "H1")] == [("E2",)]
    assert texts(imported, "F") == ["Daily reading.", "A cookery lesson."]
    assert [item.kind for item in plan.section("E").items] == ["outcome", "outcome", "monitoring"]


# -- times and follow-up


def test_a_column_of_times_is_a_heading_only_where_an_outcome_states_none():
    def headings(*rows: tuple[str, str]) -> list[str]:
        plan = read_plan(docx(E, table(heads("Outcome", "By when"), *rows))).plan
        return [item.text for item in plan.section("E").items if isinstance(item, Heading)]

    assert headings((READS, "July 2027")) == []
    assert headings(("She will read a page.", "July 2027")) == ["July 2027"]


def test_a_row_among_outcomes_may_tell_how_they_are_followed_up():
    plan = read_plan(
        docx(
            E,
            table(
                heads("No.", "Outcome", "By when"),
                ("1", READS, "July 2027"),
                ("Monitoring and short-term targets", tc("The teacher meets the family in each term.", span=2)),
            ),
        )
    ).plan
    assert [item.kind for item in plan.section("E").items] == ["outcome", "monitoring"]


def test_what_the_setting_does_about_targets_is_no_outcome_under_any_area():
    words = "Nursery will meet the family each half-term and write small targets with them."
    area = p("Communication and interaction", "Heading2")
    plan = read_plan(docx(E, area, p("By July 2027 she will point to two pictures."), p(words))).plan
    assert [(item.kind, item.text == words) for item in plan.section("E").items] == [
        ("outcome", False),
        ("monitoring", True),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Each half-term Mabel and her key person choose one small step for every outcome and mark how far she has got.",
        "Targets are agreed with her parents every term, and all outcomes are reviewed with them each July.",
        "EM1 The family and the class teacher meet each term.",
    ],
)
def test_who_sets_steps_towards_the_outcomes_or_reviews_them_is_no_outcome(words: str):
    area = p("Communication and interaction", "Heading2")
    plan = read_plan(docx(E, area, p("By July 2027 she will point to two pictures."), p(words))).plan
    assert [item.kind for item in plan.section("E").items] == ["outcome", "monitoring"]


@pytest.mark.parametrize(
    "words",
    [
        "The outcomes below are for the end of Year 6, unless another day is told.",
        "All of these outcomes should be reached by July 2027.",
    ],
)
def test_what_is_said_of_all_outcomes_introduces_them_and_is_none(words: str):
    plan = read_plan(docx(E, p(words), p("Mabel will point to two pictures."))).plan
    assert [item.kind for item in plan.section("E").items] == ["note", "outcome"]


def test_an_outcome_may_speak_of_the_outcomes_of_what_the_child_does():
    words = "By July 2027 she will record the outcomes of three experiments in her own table."
    plan = read_plan(docx(E, p(words))).plan
    assert [item.kind for item in plan.section("E").items] == ["outcome"]


def test_a_time_with_a_reference_of_its_own_heads_the_outcomes_below_it():
    plan = read_plan(
        docx(E, p("EH1 By the end of Year 6 (July 2027):"), p("E1 Mabel will point to two pictures."))
    ).plan
    assert [(item.kind, item.text, getattr(item, "under", "")) for item in plan.section("E").items] == [
        ("heading", "By the end of Year 6 (July 2027):", ""),
        ("outcome", "Mabel will point to two pictures.", "EH1"),
    ]


def test_a_heading_over_further_outcomes_ends_the_time_that_stands_above():
    plan = read_plan(
        docx(
            E,
            p("By the end of Year 6 (July 2027):", "Heading2"),
            p("Mabel will point to two pictures."),
            p("Other outcomes", "Heading2"),
            p("Mabel will swim one length."),
        )
    ).plan
    outcomes = [item for item in plan.section("E").items if item.kind == "outcome"]
    assert [(item.text, item.under, item.area) for item in outcomes] == [
        ("Mabel will point to two pictures.", "EH1", ""),
        ("Mabel will swim one length.", None, ""),
    ]


@pytest.mark.parametrize("link", ["(linked to -)", "(Linked to: none)", "[links: n/a]"])
def test_a_link_that_leads_nowhere_is_no_outcome(link: str):
    rows = table(
        heads("Outcome", "Provision"),
        ("She will point to two pictures.", "Weekly therapy."),
        (link, "A daily reading group."),
    )
    plan = read_plan(docx(p("Sections E and F: Outcomes and provision", "Heading1"), rows)).plan
    assert [item.text for item in plan.section("E").items] == ["She will point to two pictures."]
    assert [item.text for item in plan.section("F").items] == ["Weekly therapy.", "A daily reading group."]


def test_monitoring_of_one_provision_stays_with_it_and_of_all_of_them_is_a_statement_of_its_own():
    words = "The teacher and the family look at the records of it together in every half-term."
    (provision,) = read_plan(docx(F, p("Daily reading."), p(f"Monitoring: {words}"))).plan.section("F").items
    assert provision.review == words
    (provision,) = read_plan(docx(F, p("Daily reading."), p(f"Review: {words}"))).plan.section("F").items
    assert provision.review == words
    plan = read_plan(docx(F, p("Daily reading."), p(f"How provision will be monitored: {words}"))).plan
    assert [(item.kind, item.text) for item in plan.section("F").items][1:] == [("monitoring", words)]


def test_what_a_case_system_prints_about_itself_is_no_statement():
    imported = read_plan(
        docx(F, p("Daily reading."), p("Last updated 29/09/2025 by h.stokes"), p("A pen updated yearly."))
    )
    assert texts(imported, "F") == ["Daily reading.", "A pen updated yearly."]


@pytest.mark.parametrize("line", ["Signed on behalf of Aldermoor Council: R. Haddow", "Signed: R. Haddow"])
def test_a_signature_ends_the_sections(line: str):
    imported = read_plan(docx(F, p("Daily reading."), p(line), p("Date: 23.05.2025")))
    assert texts(imported, "F") == ["Daily reading."]


# -- labels and values below each other


def test_labels_below_each_other_in_a_cell_are_read_with_the_values_beside_them():
    front = table((tc("First name", "Last name", "Date of birth"), tc("Ann", "Sparrow", "3 May 2016")))
    school = table((tc("Name of school", "Type of school"), tc("Marsh End Academy", "Mainstream academy")))
    imported = read_plan(docx(front, F, p("Daily reading."), p("Section I: Placement", H1), school))
    assert imported.plan.learner.name == "Ann Sparrow"
    assert str(imported.plan.learner.date_of_birth) == "2016-05-03"
    assert [(item.field, item.text) for item in imported.plan.section("I").items] == [
        ("name", "Marsh End Academy"),
        ("type", "Mainstream academy"),
    ]
    assert not warnings_of(imported)


def test_labels_that_do_not_match_their_values_in_number_are_no_facts():
    front = table((tc("First name", "Last name", "Date of birth"), tc("Ann", "Sparrow")))
    assert read_plan(docx(front, F, p("Daily reading."))).plan.learner.date_of_birth is None


def test_a_document_that_is_said_to_be_attached_is_named_by_its_kind():
    head = heads("Ref", "Type of advice", "Author", "Date", "Document")
    rows = table(head, ("K-01", "Medical advice", "Dr A Okafor", "3 March 2026", "Attached"))
    (entry,) = read_plan(docx(p("Section K: Advice", H1), rows)).plan.section("K").items
    assert (entry.text or entry.type, entry.appended) == ("Medical advice", True)
