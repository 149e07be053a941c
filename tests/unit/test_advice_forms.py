"""How a plain paper shows its form: marks around headings, and the lines that only close it."""

from __future__ import annotations

import pytest

from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.plan import Provision

HEAD = "Advice on Wilf Oakenshaw\n\nRecommendations\n1. A mentor for half an hour each week.\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in advice_from_text(text, id="a").items]


@pytest.mark.parametrize(
    "heading",
    [
        "**Outcomes**",
        "*Outcomes*",
        "__Outcomes__",
        "+--------------+\n| OUTCOMES     |\n+--------------+",
        "=========\nOutcomes\n=========",
    ],
)
def test_a_heading_in_bold_in_a_box_or_between_rules_is_a_heading(heading: str) -> None:
    found = told(f"Advice on Wilf Oakenshaw\n\n{heading}\nBy July 2028 Wilf will cook an egg by himself.\n")
    assert [(kind, text.casefold()) for kind, text in found[1:]] == [
        ("heading", "outcomes"),
        ("outcome", "by july 2028 wilf will cook an egg by himself."),
    ]


def test_a_slanted_line_among_recommendations_sorts_them() -> None:
    found = told(HEAD + "*At the weekend (H2)*\n2. A sitter for three hours.\n")
    assert found[2:] == [
        ("provision", "A mentor for half an hour each week."),
        ("heading", "At the weekend (H2)"),
        ("provision", "A sitter for three hours."),
    ]


@pytest.mark.parametrize(
    "end",
    [
        "W. Threlkeld MRCSLT\n3 May 2027",
        "Wenna Threlkeld, area SENCo",
        "Wenna Threlkeld\nSpecialist teacher",
        "Dictated but not signed to avoid delay\n\ncc GP, parents, SEN team",
        "Dr W Threlkeld\ncc: Mr and Mrs Oakenshaw\n    Head teacher\n    File",
        "Approved by the team manager 12/10/26",
        "Copies: parents; health visitor",
        "Perpetua Hallam\nMSc, Mandatory Qualification\n6.11.2026",
    ],
)
def test_who_signed_a_paper_and_who_has_a_copy_are_no_recommendations(end: str) -> None:
    found = told(f"{HEAD}\n{end}\n")
    assert [text for kind, text in found if kind == "provision"] == ["A mentor for half an hour each week."]
    assert [text for kind, text in found if kind == "note"] == [line.strip() for line in end.splitlines() if line]


@pytest.mark.parametrize(
    "last",
    [
        "2. Social Stories",
        "Rebound Therapy, Weekly Sessions",
        "Checked by the class teacher every day.",
        "Copies in large print at home and in class",
        "Telephone call of ten minutes each Friday",
        "Speech and Language Therapist",
    ],
)
def test_a_last_recommendation_is_no_signature(last: str) -> None:
    found = told(f"{HEAD.replace('1. ', '')}\n{last}\n")
    assert any(kind == "provision" and text in last for kind, text in found[3:])


@pytest.mark.parametrize(
    "heading",
    [
        "Outcomes suggested",
        "4 Proposed outcomes",
        "The changes we want to see",
        "What would we like to see?",
        "What we want him to achieve",
        "What we would like Wilf to achieve",
    ],
)
def test_headings_of_outcomes_are_no_headings_of_provision(heading: str) -> None:
    found = told(f"Advice on Wilf Oakenshaw\n\n{heading}\nBy July 2028 Wilf will cook an egg by himself.\n")
    assert found[-1] == ("outcome", "By July 2028 Wilf will cook an egg by himself.")


def test_what_introduces_outcomes_is_none_of_them() -> None:
    lines = (
        "These come from what Wilf told me.\n3.1 By July 2028 Wilf will cook an egg.\n3.2 By May he rings his aunt.\n"
    )
    found = told(f"Advice on Wilf Oakenshaw\n\n3. Outcomes\n{lines}")
    assert [kind for kind, _ in found] == ["heading", "heading", "note", "outcome", "outcome"]


def test_headings_that_tell_what_everybody_has_from_what_is_additional_are_no_recommendations() -> None:
    lines = "5.1 Available to all pupils\na) A seat near the board.\n5.2 Over and above that\na) A mentor for an hour a week.\n"
    found = told(f"Advice on Wilf Oakenshaw\n\n5. Provision\n{lines}")
    assert [kind for kind, _ in found[2:]] == ["heading", "provision", "heading", "provision"]


def test_the_number_after_a_headings_own_ends_its_list() -> None:
    lines = "8. What provision is required?\ni. A mentor for an hour a week.\nii. Chess daily.\n9. Is there anything else? No.\n"
    found = told(f"Advice on Wilf Oakenshaw\n\n{lines}")
    assert [text for kind, text in found if kind == "provision"] == ["A mentor for an hour a week.", "Chess daily."]


def test_needs_and_outcomes_in_the_columns_of_a_table_are_told() -> None:
    header = "Need | Outcome | Provision | By whom | How often\n"
    rows = "Drops cups | By May 2028 Wilf will pour tea | Hand work | Therapist | 20 minutes weekly\n"
    rows += "Holds no pen | By May 2028 Wilf will type his name | Typing | Assistant | 10 minutes daily\n"
    found = told(f"Advice on Wilf Oakenshaw\n\nRecommendations\n{header}{rows}")
    assert found[2:5] == [
        ("provision", "Hand work"),
        ("need", "Drops cups"),
        ("outcome", "By May 2028 Wilf will pour tea"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "What would not help",
        "What we aren't asking for",
        "Not agreed",
        "Things for other people",
        "Limits of this advice",
        "Diagnoses",
        "What I'd look for by next July",
        "What she could manage by July 2028",
        "Effect on her lessons",
        "What Erin might be able to do by the end of her next year",
        "What else is available to the family",
        "The family's request",
    ],
)
def test_what_stands_under_a_heading_of_something_else_is_no_recommendation(heading: str) -> None:
    found = told(HEAD + f"\n{heading}\nSwimming for an hour on three mornings a week.\n")
    assert [kind for kind, _ in found].count("provision") == 1
    assert found[-1][0] != "provision"


@pytest.mark.parametrize(
    "heading",
    [
        "What does he need that is not yet in place?",
        "What the nursery needs to provide",
        "In class he needs:",
        "H1 - provision made under section 2 of the Chronically Sick and Disabled Persons Act 1970",
        "Section H2: other social care provision",
        "What Wilf will need when he moves to his new school",
        "PROVISION WANTED FROM SEPTEMBER 2027",
    ],
)
def test_a_heading_may_ask_for_what_is_wanting(heading: str) -> None:
    found = told(
        f"Notes on Wilf Oakenshaw\n\nHe is six.\n\n{heading}\n- a mentor\n- swimming, an hour a week\n- a quiet corner\n"
    )
    assert [text for kind, text in found if kind == "provision"] == [
        "a mentor",
        "swimming, an hour a week",
        "a quiet corner",
    ]


def test_advice_for_an_assessment_is_the_name_of_a_paper() -> None:
    found = told(
        "Wolds Trust\nChild health\n\nDear colleague\n\nMedical advice for a needs assessment\n\nBirth\n"
        "- Born at 30 weeks, ten days on the ward\n"
        "- Walked at two years\n"
    )
    assert "provision" not in [kind for kind, _ in found]


def test_each_numbered_field_of_a_form_has_its_own_heading() -> None:
    found = told(
        "Form SC2\n1. Child: Wilf Oakenshaw\n2. Date of assessment: 4 May 2027\n"
        "3. What happens now: his aunt has him on two nights a week\n"
        "4. Services proposed: A sitter for three hours each week.\n5. Outcomes: Wilf joins a club each week.\n"
        "6. Views of the family: They would like six hours a week.\n"
        "7. Costs: £19 an hour, three hours a week.\n8. Manager: agreed\n"
    )
    assert [text for kind, text in found if kind == "provision"] == ["A sitter for three hours each week."]
    assert ("outcome", "Wilf joins a club each week.") in found
    assert ("view", "They would like six hours a week.") in found


def test_fields_may_have_letters_and_ask_questions() -> None:
    found = told(
        "Provider advice\nA. Learner: Wilf Oakenshaw\nB. Support given now: a tutor for an hour a week\n"
        "C. Support requested: A mentor for two hours each week.\nD. Exam arrangements: Extra time of 25%.\n"
        "E. What does the learner say? Would like a lift each morning.\nF. Cost: £20 an hour, two hours a week\n"
    )
    assert [text for kind, text in found if kind == "provision"] == [
        "A mentor for two hours each week.",
        "Extra time of 25%.",
    ]


def test_numbered_recommendations_with_names_are_no_form() -> None:
    names = ("Speech therapy", "Movement", "Training", "Mentor", "Reading")
    lines = [f"{number}. {name}: half an hour a week" for number, name in enumerate(names, 1)]
    found = told("Advice on Wilf Oakenshaw\n\nRecommendations\n" + "\n".join(lines) + "\n")
    assert [kind for kind, _ in found].count("provision") == len(names)


def test_a_title_above_its_amount_is_one_recommendation() -> None:
    head = "Advice on Wilf Oakenshaw\n\nWHAT SHOULD BE IN THE PLAN\n\n"
    paper = (
        head
        + "1. PAIRED READING\nTen minutes, four days a week.\nDelivered by: a volunteer.\n\n2. TRAINING\nTwo hours each May.\n"
    )
    rows = [item for item in advice_from_text(paper, id="a").items if isinstance(item, Provision)]
    assert [(row.text, row.how_often, row.who) for row in rows] == [
        ("PAIRED READING", "Ten minutes, four days a week.", "a volunteer."),
        ("TRAINING", "Two hours each May.", ""),
    ]


def test_an_area_above_what_is_done_only_sorts() -> None:
    found = told(
        "Advice on Wilf Oakenshaw\n\nProvision\n\nCommunication\n45 minutes a week of therapy.\nA visual timetable.\n"
    )
    assert [text for kind, text in found if kind == "provision"] == [
        "45 minutes a week of therapy.",
        "A visual timetable.",
    ]


def test_the_fields_of_a_papers_front_are_no_table_of_provision() -> None:
    found = told(
        "Statutory advice\nDate of report | 4/5/2027\nSeen | Clinic 12/04/2027 (75 min), one lesson\n"
        "Reason | Brought forward by the school\n\nFindings\n"
        "He signs.\n"
    )
    assert "provision" not in [kind for kind, _ in found]


def test_a_row_without_an_amount_is_provision_and_one_of_what_is_given_already_is_not() -> None:
    found = told(
        "Advice\n\nRecommendations\n\nProvision | Who | How often\nA mentor | Tutor | weekly\n"
        "No reading aloud. No copying. | All staff | -\n"
        "Hospital clinic | Dr Ode | Already in place, every 6 months\nNo further work at present | - | -\n"
    )
    assert [text for kind, text in found if kind == "provision"] == ["A mentor", "No reading aloud. No copying."]


@pytest.mark.parametrize("name", ["Rationale", "Why", "Success criteria", "Evidence"])
def test_a_reason_below_a_recommendation_is_none(name: str) -> None:
    found = told(
        HEAD + f"{name}: children who practise for ten minutes a day learn sooner.\n2. A sitter for three hours.\n"
    )
    assert [kind for kind, _ in found].count("provision") == 2


@pytest.mark.parametrize(
    "heading",
    [
        "So that the move goes well Wilf needs",
        "Wilf requires the following",
        "For this he must have",
        "The nursery's request",
        "What the school is asking for",
        "Needs in the dining hall",
        "Requirements for Year 9",
        "Outcome of the carer's assessment",
    ],
)
def test_a_clause_without_its_object_heads_what_is_asked_for(heading: str) -> None:
    found = told(
        f"Letter\n\nHe likes maps.\n\n{heading}\n- A mentor, 20 minutes a day.\n- Swimming lessons, 1 hr/wk.\n"
    )
    assert [text for kind, text in found if kind == "provision"] == [
        "A mentor, 20 minutes a day.",
        "Swimming lessons, 1 hr/wk.",
    ]


@pytest.mark.parametrize(
    "heading", ["Sensory needs", "The parents' requests", "What we do ourselves", "Outcomes sought"]
)
def test_other_needs_and_wishes_ask_for_nothing(heading: str) -> None:
    found = told(f"{HEAD}\n{heading}\nHe attends for ten minutes in a lesson.\nHe would like to ride.\n")
    assert [text for kind, text in found if kind == "provision"] == ["A mentor for half an hour each week."]


def test_one_line_may_hold_all_that_somebody_needs() -> None:
    found = told(
        "Letter\n\nHe likes maps.\n\nWilf needs: a tutor, two hours a week; a den; and a mentor, once a week.\n"
    )
    assert [text for kind, text in found if kind == "provision"] == [
        "a tutor, two hours a week;",
        "a den;",
        "and a mentor, once a week.",
    ]
