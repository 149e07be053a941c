"""What of an advice paper is a recommendation: whole reports of many forms, each with its recommendations marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.plan import Provision

REPORTS = sorted((Path(__file__).parent / "advice_reports").glob("*.txt"))
MARKED = re.compile(r"«(.*?)»", re.S)


def recommendations_in(text: str) -> list[Provision]:
    return [item for item in advice_from_text(text, id="a").items if isinstance(item, Provision)]


@pytest.mark.parametrize("report", REPORTS, ids=[report.stem for report in REPORTS])
def test_what_is_marked_in_a_report_is_recommended_and_nothing_else(report: Path) -> None:
    marked = report.read_text("utf-8")
    wanted = [" ".join(words.split()) for words in MARKED.findall(marked)]
    found = recommendations_in(marked.replace("«", "").replace("»", ""))
    assert [words for words in wanted if not any(words in one.text or one.text in words for one in found)] == []
    assert [one.text for one in found if not any(words in one.text or one.text in words for words in wanted)] == []


def test_the_reports_are_of_many_forms() -> None:
    assert len(REPORTS) == 81
    assert sum(len(MARKED.findall(report.read_text("utf-8"))) for report in REPORTS) == 328


LABELS = (
    *(("1.", "2.", "3."), ("A)", "B)", "C)"), ("S1", "S2", "S3"), ("OT1:", "OT2:", "OT3:"), ("(i)", "(ii)", "(iii)")),
    *(
        ("4.1", "4.2", "4.3"),
        ("Rec 1:", "Rec 2:", "Rec 3:"),
        ("-", "-", "-"),
        ("•", "•", "•"),
        ("P1 |", "P2 |", "P3 |"),
    ),
)
LISTED = (
    "Rebound therapy with a physiotherapist, 40 minutes a week",
    "A wobble cushion",
    "Training for two assistants: three hours each September",
)


@pytest.mark.parametrize("labels", LABELS, ids=[labels[0] for labels in LABELS])
@pytest.mark.parametrize("heading", ["Wednesdays and other days", "Cognition", "In the hall"])
def test_a_list_is_known_by_its_form_whatever_its_labels_and_its_heading(labels: tuple[str, ...], heading: str) -> None:
    lines = "\n".join(f"{label} {words}" for label, words in zip(labels, LISTED, strict=True))
    found = recommendations_in(f"Report on Ambrose\n\nAmbrose likes trains.\n\n{heading}\n{lines}\n")
    assert [one.text for one in found if not one.how_often] == list(LISTED)


@pytest.mark.parametrize(
    "words",
    [
        "She has a mentor for an hour a week.",
        "He was seen by a psychologist for six sessions of an hour.",
        "Ambrose swims for 30 minutes each day with his support group.",
        "By next July he will ask for a break three times a day.",
        "His parents read with him for ten minutes every night.",
        "I met him twice, for two hours each time, in his nursery group.",
        "With this help he should be able to join a group for ten minutes a day.",
        "Bathing needs two adults at present.",
        "Should his family move he would be seen by another team within six weeks.",
        "No group work is needed for more than ten minutes a day.",
        "He gets more help from his teacher than is needed for two lessons a week.",
    ],
)
def test_what_was_is_or_is_hoped_for_is_no_recommendation_wherever_it_stands(words: str) -> None:
    assert recommendations_in(f"Letter about Ambrose\n\nAmbrose is a cheerful boy.\n\n{words}\n") == []
    assert (
        recommendations_in(f"Letter about Ambrose\n\nAmbrose is cheerful.\n\n1. {words}\n2. He is tired by noon.\n")
        == []
    )


@pytest.mark.parametrize(
    "words",
    [
        "The mentor needs to see him for an hour a week.",
        "A psychologist will meet his teachers for an hour every half-term.",
        "I am recommending eight sessions of music therapy, half an hour each.",
        "His reading calls for daily tuition of 20 minutes.",
        "He has to have a rest break of ten minutes after each lesson.",
        "Two staff are to be trained for half a day each year.",
        "What he needs is a therapist in school for 40 minutes a week.",
        "A trial of music therapy for eight weeks would be worthwhile.",
        "Speech therapy is required for an hour a fortnight.",
        "A teacher of the deaf is therefore needed on two mornings a week.",
        "He is going to need a quiet room with an adult for half an hour a day.",
        "His carers need a consultation of 90 minutes each month with a psychologist.",
        "Someone to take him to his group on Tuesdays for two hours.",
    ],
)
def test_a_sentence_of_prose_that_asks_for_an_amount_is_one_in_a_paper_of_other_recommendations(words: str) -> None:
    found = recommendations_in(f"Letter about Ambrose\n\n{words}\n\nRecommendations\n1. A wobble cushion.\n")
    assert [one.text for one in found] == [words, "A wobble cushion."]


TABLE = (
    ("Aspect", "Measure", "Personnel", "Dose"),
    ("Grip", "Hand skills circuit", "Nursery nurse", "10 minutes daily"),
    ("Posture", "Chair trial", "Occupational therapist", "one visit of 2 hours"),
    ("Meals", "Mealtime practice", "Nursery nurse", "15 minutes at each lunch"),
)


@pytest.mark.parametrize(
    "gap", [" | ", "\t", "     ", " / ", "; ", "\n"], ids=["bar", "tab", "gap", "stroke", "semicolon", "lines"]
)
def test_the_columns_of_a_table_are_told_by_what_stands_in_them(gap: str) -> None:
    table = "\n".join(gap.join(row) for row in TABLE)
    found = recommendations_in(
        f"Report\n\nHe is tired by noon.\n\n{table}\n\nThe clinic is open for six hours a day.\n"
    )
    assert [(one.text, one.who, one.how_often) for one in found] == [
        (f"{aspect}, {measure}", who, dose) for aspect, measure, who, dose in TABLE[1:]
    ]


ROWS = ("Who | What | How often", "Therapist | Speech work | one hour a week", "Tutor |  | 2 hours a week")


@pytest.mark.parametrize("heading", ["Recommendations", "On Wednesdays"])
def test_a_row_without_a_word_of_what_is_done_is_told_by_its_other_cells(heading: str) -> None:
    found = recommendations_in("\n".join(["Report", "", heading, *ROWS]))
    assert [(one.text, one.who, one.how_often) for one in found] == [
        ("Speech work", "Therapist", "one hour a week"),
        ("Tutor, 2 hours a week", "", ""),
    ]


def test_a_table_of_test_results_is_none_of_provision() -> None:
    text = "Report\n\nTest     Score     Centile\nWords     72     3rd\nSentences     81     10th\n"
    assert recommendations_in(text) == []


@given(
    st.lists(
        st.sampled_from([*LISTED, *ROWS, "He is tired.", "", "1. Fit", "Amount", "Hours | Who", "a) 2 hours; b", "#"])
    )
)
def test_no_recommendation_of_a_paper_is_lost_or_told_twice(lines: list[str]) -> None:
    document = advice_from_text("\n".join(lines), id="a")
    told = " ".join(f"{one.text} {getattr(one, 'how_often', '')} {getattr(one, 'who', '')}" for one in document.items)
    assert all(told.count(words) == lines.count(words) for words in LISTED)


def test_a_contraction_asks_as_much_as_the_words_in_full() -> None:
    for asking in ("I would", "I'd"):
        report = (
            f"Report on Ambrose\n\nRecommendations\n\n{asking} like school to look at his seating. He loves maps.\n"
        )
        assert [one.text for one in recommendations_in(report)] == [f"{asking} like school to look at his seating."]


def test_what_goes_on_from_the_word_provision_is_provision_whatever_it_tells_of_somebody() -> None:
    report = (
        "Report on Ambrose\n\n## Aim 1: Ambrose makes friends\n\n"
        "Provision: a club with an adult used to running one, to which six are admitted. It is held in the library.\n"
    )
    assert [one.text for one in recommendations_in(report)] == [
        "a club with an adult used to running one, to which six are admitted. It is held in the library."
    ]


def test_a_list_that_goes_on_in_its_sentence_is_one_recommendation_each() -> None:
    first, *others = (
        "an hour a week with a mentor;",
        "two visits a term from a therapist;",
        "and a course of six lessons.",
    )
    told = [
        one.text for one in recommendations_in(f"Letter\n\nI recommend: {first} {' '.join(others)}\n\nHe likes maps.\n")
    ]
    assert told == [f"I recommend: {first}", *others]


def test_a_number_in_words_begins_a_recommendation_whose_amount_may_follow() -> None:
    told = "Third, a circuit of games before lessons. Twenty minutes, four mornings a week, is about right."
    assert [
        one.text for one in recommendations_in(f"Letter\n\nProvision\n\nFirst, an hour a week of art. {told}\n")
    ] == [
        "First, an hour a week of art.",
        told,
    ]


def test_what_most_of_it_is_for_goes_on_with_the_hours() -> None:
    told = "He should have ten hours a week of help in lessons. I would put most of it in science."
    assert [one.text for one in recommendations_in(f"Letter\n\nProvision\n\n{told}\n")] == [told]


def test_what_it_was_before_is_cut_from_the_recommendation() -> None:
    told = "He should have two hours a week with a mentor."
    assert [one.text for one in recommendations_in(f"Letter\n\nProvision\n\n{told} It was one hour until now.\n")] == [
        told
    ]


def test_points_between_semicolons_under_provision_are_one_each_where_each_tells_what_and_how_much() -> None:
    points = "a mentor for an hour a week; swimming lessons, twice a week; training for staff, two hours a year."
    assert [one.text for one in recommendations_in(f"Letter\n\nProvision\n\n{points}\n")] == [
        "a mentor for an hour a week;",
        "swimming lessons, twice a week;",
        "training for staff, two hours a year.",
    ]
    one = "A mentor for an hour a week; half of this with his tutor; each session to last 20 minutes."
    assert [found.text for found in recommendations_in(f"Letter\n\nProvision\n\n{one}\n")] == [one]
