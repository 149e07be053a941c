"""How a plain paper shows its form: marks around headings, and the lines that only close it."""

from __future__ import annotations

import pytest

from ehcp_rules.adapters.papers.text import advice_from_text

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
