"""Advice and review papers as plain text: whose they are, what their headings tell, and where their items stand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ehcp_rules.adapters import ImportFailure, read_advice
from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.plan import AdviceDocument, Outcome, Provision

REPORT = """Advice on Ottilie Brandreth
Moorside Therapies, 4 March 2026. Written by a specialist speech and language therapist.
## How this advice was prepared
I met Ottilie twice in February.
## Strengths and needs
Ottilie leaves out the ends of words.
## Outcomes that could be sought
By July 2027 strangers understand four of her sentences in five.
## Provision recommended
S1. Six sessions of 40 minutes each term.
S2. One hour each half-term to show staff.
"""


def test_headings_tell_the_kind_of_what_stands_under_them() -> None:
    document = advice_from_text(REPORT, id="advice-1", name="report.txt")
    assert [item.kind for item in document.items] == [
        *("heading", "note", "heading", "note", "heading", "need", "heading", "outcome", "heading"),
        *("provision", "provision"),
    ]
    assert document.role == "specialist speech and language therapist"
    assert document.date == dt.date(2026, 3, 4)
    assert [item.id for item in document.items][-2:] == ["advice-1:S1", "advice-1:S2"]
    assert document.items[-1].text == "One hour each half-term to show staff."


def test_the_last_day_of_a_month_is_a_date_like_any_other() -> None:
    assert advice_from_text("Advice\n31 March 2026", id="a").date == dt.date(2026, 3, 31)
    assert advice_from_text("Advice\n31 February 2026", id="a").date is None


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("salt.txt", "Speech and language therapist"),
        ("OT_report.txt", "Occupational therapist"),
        ("ep-advice.txt", "Educational psychologist"),
        ("social-care.txt", "Social worker"),
        ("physio 2026.txt", "Physiotherapist"),
        ("qtvi.txt", "Qualified teacher of children with vision impairment"),
        ("school provision map.txt", "School"),
    ],
)
def test_a_file_name_tells_the_role(name: str, role: str) -> None:
    assert advice_from_text("Advice\nSome text.", id="a", name=name).role == role


def test_a_name_before_the_profession_is_no_role() -> None:
    text = "Report\nWritten by Wilhelmina Oake, consultant occupational therapist, 3 May 2027\nText."
    document = advice_from_text(text, id="a", name="report.txt")
    assert document.role == "consultant occupational therapist"
    assert "Oake" not in repr(document)


def test_without_a_heading_for_provision_recommendations_are_told_by_their_verbs() -> None:
    text = "Dear colleague,\nI saw Ottilie in clinic.\nShe needs a weekly session of 30 minutes with a therapist.\n"
    document = advice_from_text(text, id="a", name="letter.txt")
    assert [item.text for item in document.items if item.kind == "provision"] == [
        "She needs a weekly session of 30 minutes with a therapist."
    ]


def test_ids_are_unique_and_hold_no_file_name() -> None:
    document = advice_from_text("Provision:\n1. A.\n1. B.\n1. C.\n", id="advice-3", name="Ottilie Brandreth salt.txt")
    ids = [item.id for item in document.items]
    assert len(set(ids)) == len(ids)
    assert not any("Ottilie" in id for id in ids)


def test_a_folder_is_read_file_by_file_and_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "salt.txt").write_text(REPORT, "utf-8")
    (tmp_path / "annual-review.txt").write_text("Progress\nE1: achieved.\n", "utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\xff\xfe\x00caf\xe9")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "salt.docx").write_bytes(b"PK")
    read = list(read_advice(tmp_path))
    documents = {one.id: one.type for one in read if isinstance(one, AdviceDocument)}
    assert documents == {"review-1": "review", "advice-1": "advice"}
    assert [Path(one.source_name).name for one in read if isinstance(one, ImportFailure)] == ["broken.txt", "scan.pdf"]


def test_an_empty_text_is_an_empty_document() -> None:
    assert advice_from_text("", id="a").items == ()


def provision_in(text: str) -> list[tuple[str, str, str]]:
    document = advice_from_text(text, id="a")
    return [(one.text, one.how_often, one.who) for one in document.items if isinstance(one, Provision)]


def test_each_sentence_of_prose_that_recommends_is_a_recommendation_of_its_own() -> None:
    text = (
        "Advice\nOpinion and advice\nTrust comes first. I advise that he works with a mentor for an hour a week. These "
        "hours should not be moved. The mentor should be supervised for half an hour each month.\n"
    )
    assert [one for one, _, _ in provision_in(text)] == [
        "I advise that he works with a mentor for an hour a week. These hours should not be moved.",
        "The mentor should be supervised for half an hour each month.",
    ]


def test_the_name_of_a_service_in_the_head_of_a_paper_offers_no_service() -> None:
    head = "Advice on Tancred Ollerenshaw\nNorthmere Child Psychology Service\nAuthor: P. Quill, Educational Psychologist\n"
    body = "1. Basis of this advice\n1.1 I watched Tancred in chess and worked with him for 40 minutes.\n"
    body += "2. Services advised\n2.1 Chess twice a week.\n"
    document = advice_from_text(head + body, id="a")
    assert [item.text for item in document.items if isinstance(item, Provision)] == ["Chess twice a week."]


def test_what_is_given_already_is_no_recommendation() -> None:
    text = (
        "Advice\nCurrent provision\nHe has an hour of mentoring a week.\nProvision to date: ten hours a week\n"
        "What has been tried\nA reading scheme, 20 minutes a day.\nRecommendations\n1. Two hours of mentoring a week.\n"
    )
    assert provision_in(text) == [("Two hours of mentoring a week.", "", "")]


def test_recommendations_sorted_under_areas_of_need_stay_recommendations() -> None:
    text = (
        "Advice\nRecommendations\nCognition and learning\n- Phonics daily.\nAt home\n- A sitter weekly.\n"
        "Closing remarks\nI can come again for two hours.\n"
    )
    assert provision_in(text) == [("Phonics daily.", "", ""), ("A sitter weekly.", "", "")]


ROWS = (
    ("Provision", "Amount", "Who"),
    ("Rebound therapy", "30 minutes weekly", "Therapist"),
    ("Hoist check", "once a term", "Nurse"),
)
TABLES = [
    "".join(f"{cell}\n" for row in ROWS for cell in row),
    "".join(f"| {' | '.join(row)} |\n" for row in (ROWS[0], ("---", "---", "---"), *ROWS[1:])),
    "".join("\t".join(row) + "\n" for row in ROWS),
    "".join(f"{name}: {cell}\n" for row in ROWS[1:] for name, cell in zip(ROWS[0], row, strict=True)),
]


@pytest.mark.parametrize("table", TABLES, ids=["cells on lines", "bars", "tabs", "names and values"])
def test_a_table_is_read_by_its_columns_in_any_of_its_forms(table: str) -> None:
    assert provision_in(f"Advice\nWhat I recommend\n{table}") == [
        ("Rebound therapy", "30 minutes weekly", "Therapist"),
        ("Hoist check", "once a term", "Nurse"),
    ]


def test_a_field_may_have_a_label_a_section_and_what_it_is_for_before_its_value() -> None:
    fields = (
        "[4] Section F: provision required to meet need: Rebound therapy.\nWho will deliver it: Therapist\n"
        "Frequency and duration: 30 minutes weekly\nPart 6: Anything else\nSome text.\n"
    )
    document = advice_from_text(f"Advice\nPart 5: Health\n{fields}", id="a")
    found = [one for one in document.items if isinstance(one, Provision)]
    assert [(one.id, one.text, one.how_often, one.who) for one in found] == [
        ("4", "Rebound therapy.", "30 minutes weekly", "Therapist")
    ]


def test_an_amount_on_the_next_line_belongs_to_the_line_above() -> None:
    text = "Advice\nRecommendations\nRebound therapy\n30 minutes, twice weekly\nA standing frame.\n"
    assert provision_in(text) == [
        ("Rebound therapy", "30 minutes, twice weekly", ""),
        ("A standing frame.", "", ""),
    ]


def test_a_line_that_was_broken_is_read_whole() -> None:
    text = "Advice\nRecommendations\n1. Rebound therapy of half an hour\n   each week at the hospital.\n2. A frame.\n"
    assert [one for one, _, _ in provision_in(text)] == [
        "Rebound therapy of half an hour each week at the hospital.",
        "A frame.",
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        *(("6.1 A frame.", "6.1"), ("a) A frame.", "a"), ("(iv) A frame.", "iv"), ("V4 A frame.", "V4")),
        *(("Rec 2. A frame.", "Rec 2"), ("R3 – A frame.", "R3"), ("• A frame.", "line 3"), ("12) A frame.", "12")),
    ],
)
def test_every_way_of_numbering_gives_an_id_and_leaves_the_words(line: str, label: str) -> None:
    document = advice_from_text(f"Advice\nRecommendations\n{line}\nThe end.", id="a")
    assert [(one.id, one.text) for one in document.items if one.id == label] == [(label, "A frame.")]


def test_the_first_profession_of_a_line_is_the_authors() -> None:
    text = "Sensory support\nAdvice of a teacher of the deaf on speech and hearing\nText."
    assert advice_from_text(text, id="a").role == "Teacher of the deaf"


def test_a_heading_may_name_its_section_by_a_figure() -> None:
    text = "Outcomes\nBy May 2027 Ottoline will cross one road.\nProvision (Section H1)\nA support worker for two hours a week."
    items = [(item.kind, item.text) for item in advice_from_text(text, id="a").items]
    assert items[-2:] == [
        ("heading", "Provision (Section H1)"),
        ("provision", "A support worker for two hours a week."),
    ]


def test_a_line_that_only_says_by_when_stands_over_outcomes() -> None:
    text = """Advice on Ottoline
Aims
By May 2027:
- Ottoline will cross one road.
- Ottoline will buy a loaf.
Recommendations
- A support worker for two hours a week.
"""
    items = advice_from_text(text, id="a").items
    assert [item.kind for item in items] == [*("heading",) * 3, *("outcome",) * 2, "heading", "provision"]
    over = [item.under for item in items if isinstance(item, Outcome)]
    assert over == [items[2].id] * 2


def test_the_names_of_columns_over_outcomes_are_no_outcome() -> None:
    text = (
        "Advice on Ottoline\n## Outcomes\n| Outcome | By when |\n|---|---|\n| Ottoline will buy a loaf | May 2027 |\n"
    )
    found = [item.text for item in advice_from_text(text, id="a").items if isinstance(item, Outcome)]
    assert found == ["| Ottoline will buy a loaf | May 2027 |"]


def test_what_the_author_will_not_say_or_will_look_at_again_is_no_provision() -> None:
    lines = (
        "I make no comment on which school she should attend.",
        "I will look at this advice again every six months.",
    )
    assert [provision_in(f"Recommendations\n- Swimming for an hour a week.\n\n{line}") for line in lines] == [
        provision_in("Recommendations\n- Swimming for an hour a week.")
    ] * 2


@pytest.mark.parametrize(
    ("words", "outcomes"),
    [
        (
            "He likes bees. By July 2028 Wilf will name six of them. He has a net.",
            ["By July 2028 Wilf will name six of them."],
        ),
        ("Within a year he will cross one lane.", ["Within a year he will cross one lane."]),
        ("By May 2028 Wilf will be in Year 7, and by then he will need a taxi.", []),
        ("By July 2028 his mother will have moved. By noon he will yawn.", []),
    ],
)
def test_what_the_child_is_to_do_by_some_day_is_an_outcome_in_prose_too(words: str, outcomes: list[str]) -> None:
    paper = f"Advice on Wilf Oakenshaw\n\nWilf is ten and has sharp eyes.\n\n{words}\n\nI recommend an hour of tuition a week.\n"
    items = advice_from_text(paper, id="a").items
    assert [one.text for one in items if isinstance(one, Outcome)] == outcomes
    assert "".join(words.split()) in "".join("".join(one.text.split()) for one in items)
