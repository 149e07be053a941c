"""A report of a review is cut by its own headings: progress, views, changes, and notes of all the rest."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import pytest

import ehcp_rules
from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.plan import AdviceDocument

FORM = """TILBROOK COUNCIL
Annual review report
Date of birth: 4 May 2014
Plan first issued: 12 June 2021. Last amended: 3 July 2024
Date of last review: 10 March 2025
Date of this review: 4 March 2026

1. Who was invited
Community nurse | Invited 12 January | Replied 20 January

2. What Ismene thinks
She drew the year as a staircase with two landings.

3. Progress since the last review
Outcome | Where she is | How we know
1. By July 2026 Ismene will swim ten metres | Achieved | Certificate, 3 February
2. By July 2026 Ismene will order her own lunch | Partly |

4. Was the help in place?
Swimming: 30 of 32 lessons. One was changed to a Tuesday.

5. Changes asked for
Should the plan be changed? Yes / No
The plan should be changed as follows.
Section | Now | Proposed
E1 | swim ten metres | By July 2027 Ismene will swim a length of the pool
F | help with lunch | (review)

6. Next steps
The school to book a taxi twice a week.
"""


def read(text: str) -> AdviceDocument:
    return advice_from_text(text, id="review-1", kind="review")


def test_the_lines_under_each_heading_are_of_one_kind() -> None:
    items = [item for item in read(FORM).items if item.kind != "heading"]
    assert [(kind, len(list(run))) for kind, run in groupby(items, lambda item: item.kind)] == [
        *(("note", 6), ("view", 1), ("outcome", 2), ("note", 1), ("provision", 4), ("note", 1)),
    ]


def test_a_place_in_the_plan_stays_in_the_words_of_its_line() -> None:
    found = [item.text for item in read(FORM).items if item.text.startswith(("E1", "F |"))]
    assert found == [
        "E1 | swim ten metres | By July 2027 Ismene will swim a length of the pool",
        "F | help with lunch | (review)",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Date of this review: 4 March 2026",
        "Review held 4 March 2026 in the hall",
        "Meeting | Wednesday 4 March 2026, 2pm",
        "We met: 4/3/2026",
        "Plan dated 2 June 2024. Meeting: 4 March 2026. Sent to the council: 11 March 2026",
        "Review: 4 March 2026, in person",
        "4 March 2026",
    ],
)
def test_the_day_of_a_review_is_that_of_its_meeting(line: str) -> None:
    text = f"Annual review of a plan\nPlan issued 9 May 2021\n{line}\nNothing else is told here.\n"
    assert read(text).date == dt.date(2026, 3, 4)


def test_only_what_is_lacking_in_a_report_is_found() -> None:
    findings = ehcp_rules.Engine.create(version="next").appraise(FORM, kind="review").findings
    assert {(one.code, FORM[one.span.start : one.span.end]) for one in findings if one.span} == {
        ("progress-without-evidence", "2. By July 2026 Ismene will order her own lunch | Partly |"),
        ("amendment-vague", "F | help with lunch | (review)"),
    }


def test_outcomes_under_no_heading_are_read_by_their_dates() -> None:
    text = (
        "Review meeting for Ismene\n4 March 2026\n\nOutcomes, one at a time.\n"
        "One: by July 2026 Ismene walks six steps. She walks nine.\nTwo: by July 2026 she drinks from a cup. Not discussed.\n"
    )
    findings = ehcp_rules.Engine.create(version="next").appraise(text, kind="review").findings
    assert [text[one.span.start :][:4] for one in findings if one.span and one.criterion == "R-04"] == ["Two:"]


def test_rows_of_outcomes_are_read_below_a_question_and_what_refers_back_asks_for_no_change_of_its_own() -> None:
    text = (
        "Record of a review\n\n1. What mum said\nShe is proud.\n\n2. How are we doing? RAG rated\n"
        "E1 | Swim ten metres | GREEN | She swam twelve on 3 March.\nE2 | Order lunch | AMBER |\n\n"
        '3. Changes we ask for\nIn E1 replace "ten metres" with "a length of the pool".\n'
        "That the authority amends the plan as listed.\n"
    )
    findings = ehcp_rules.Engine.create(version="next").appraise(text, kind="review").findings
    found = [(one.criterion, text[one.span.start : one.span.end]) for one in findings if one.span]
    assert found == [("R-04", "E2 | Order lunch | AMBER |")]


def test_the_fields_of_a_form_about_one_outcome_stay_with_it() -> None:
    text = (
        "Record of a review\n\nMeeting date:\n4 March 2026\nDate of birth:\n4 May 2016\n\nOutcome 1\nIsmene will swim ten metres.\n"
        "Progress made\nShe swims eight.\nShould this outcome be kept, changed or ended?\nKept\n\n"
        "Outcome 2\nIsmene will write her name and address.\nProgress made\nGood\nEvidence\n\n"
        "Recommended changes\nSection A - Ismene now likes rugby.\nSection B - to be reviewed by the psychologist\n"
    )
    findings = ehcp_rules.Engine.create(version="next").appraise(text, kind="review").findings
    found = [(one.criterion, text[one.span.start : one.span.end]) for one in findings if one.span]
    assert found == [("R-04", "Outcome 2"), ("R-05", "Section B - to be reviewed by the psychologist")]
    assert read(text).date == dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What has been achieved", "outcome"),
        ("Progress since the last review", "outcome"),
        ("How is she getting on?", "outcome"),
        ("Outcome | Progress | Met?", "outcome"),
        ("What we think the plan should say now", "provision"),
        ("Is the plan still right?", "provision"),
        ("What the meeting recommends", "provision"),
        ("What Ismene thinks of the plan", "view"),
        ("Parents' views on the proposed changes", "view"),
        ("Changes since the last review", "note"),
        ("What we will do", "note"),
    ],
)
def test_a_heading_says_of_what_kind_the_lines_under_it_are(heading: str, kind: str) -> None:
    text = (
        f"Annual review of a plan\nHeld 4 March 2026.\n\n{heading}\nThere is one line here, and it ends with a stop.\n"
    )
    assert [item.kind for item in read(text).items][-2:] == ["heading", kind]


def test_headings_in_the_line_of_their_text_and_outcomes_under_none_are_read() -> None:
    text = (
        "Interim review\nReview held 4 March 2026.\n\nIsmene's views. She would like to cook.\n\n"
        "Outcome 1. By July 2026 Ismene takes one bus alone. Achieved: eleven journeys in May.\n"
        "\nWhat the meeting recommends\nF: take out the taxi.\n"
    )
    assert [item.kind for item in read(text).items] == ["heading", "note", "view", "outcome", "heading", "provision"]


def test_a_heading_in_capitals_may_hold_a_colon() -> None:
    items = read(
        "REVIEW OF ISMENE\nHeld on 4 March 2026\n\nOUTCOMES: WHERE WE ARE\n\nE1 Ismene will swim ten metres. She swims six.\n"
    ).items
    assert [item.kind for item in items] == ["heading", "note", "heading", "outcome"]
