"""A council's published list in Word, Excel and CSV: phrases by phase and area, each with where it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from ehcp_rules import Engine
from ehcp_rules.adapters import list_rows
from ehcp_rules.errors import AdapterError
from ehcp_rules.ordinarily_available import LEXICON, Offer, read_offer
from ehcp_rules.text import Lexicons

ENGINE = Engine.create(version="next")
ADAPTERS = tuple(ENGINE.adapters)
LEXICONS = Lexicons(ENGINE.ruleset.lexicons)

Sheet = tuple[str, list[list[str | None]]]


def offer_of(file: Path, column: str = "") -> Offer:
    return read_offer(list_rows(file, ADAPTERS), LEXICONS, LEXICON, column=column)


def phrases(offer: Offer) -> dict[str, list[str]]:
    return {name: [entry.phrase for entry in entries] for name, entries in offer.groups().items()}


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    def write(*sheets: Sheet) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "offer.xlsx")
        return tmp_path / "offer.xlsx"

    return write


def test_sheets_are_phases_columns_are_areas_and_an_empty_cell_goes_on_with_the_one_above(workbook):
    primary: Sheet = (
        "Primary",
        [
            ["What Fenmoor expects of every school"],
            [],
            ["Area of need", "What you may see", "Strategies"],
            ["Communication and interaction", "Loses the thread", "• Staff will use choice boards\n• Talking tins"],
            [None, "Answers late", "Message wallets so that news travels home"],
            ["Cognition and learning", "Forgets equipment", "Task planners"],
        ],
    )
    secondary: Sheet = ("Secondary", [["Area of need", "Strategies"], ["SEMH", "Exit passes; worry boxes"]])
    offer = offer_of(workbook(primary, secondary))
    assert phrases(offer) == {
        "primary-cognition-and-learning": ["task planners"],
        "primary-communication-and-interaction": ["choice boards", "talking tins", "message wallets"],
        "secondary-social-emotional-and-mental-health": ["exit passes", "worry boxes"],
    }
    assert [entry.places for entry in offer.entries if entry.phrase == "message wallets"] == [("xlsx:Primary!5",)]
    assert offer.refused == ()


def test_a_column_for_each_phase_holds_what_is_offered_there(workbook):
    rows = [
        ["Need", "Early years", "KS1 and KS2", "Secondary"],
        ["Talks little", "Puppet corner", "Talking tins", "Exit passes"],
    ]
    assert phrases(offer_of(workbook(("Offer", rows)))) == {
        "early-years": ["puppet corner"],
        "primary": ["talking tins"],
        "secondary": ["exit passes"],
    }


def test_a_table_without_headings_is_read_only_where_its_other_columns_name_areas(workbook):
    named = [["Cognition and learning", "Task planners"], ["Sensory and physical", "Writing slopes"]]
    assert phrases(offer_of(workbook(("Offer", named)))) == {
        "every-phase-cognition-and-learning": ["task planners"],
        "every-phase-sensory-and-physical": ["writing slopes"],
    }
    unclear = [["Loses the thread", "Task planners"], ["Tires quickly", "Writing slopes"]]
    offer = offer_of(workbook(("Offer", unclear)))
    assert (offer.entries, len(offer.refused)) == ((), 1)
    assert "name the column that does" in offer.refused[0].reason


def test_beside_phase_and_area_the_only_other_column_is_read_however_its_heading_is_worded(workbook):
    rows = [
        ["Phase", "Area", "What every Fenmoor school starts with"],
        ["Primary", "Cognition and learning", "Pupils have tinted overlays"],
        ["Secondary", "SEMH", "A hush corner at lunchtime"],
    ]
    assert phrases(offer_of(workbook(("Offer", rows)))) == {
        "primary-cognition-and-learning": ["tinted overlays"],
        "secondary-social-emotional-and-mental-health": ["hush corner at lunchtime"],
    }


def test_a_column_with_a_heading_of_the_councils_own_is_read_when_it_is_named(workbook):
    file = workbook(("Offer", [["Barrier", "Graduated ideas"], ["Tires quickly", "Writing slopes"]]))
    assert offer_of(file).entries == ()
    assert phrases(offer_of(file, "graduated ideas")) == {"every-phase": ["writing slopes"]}


def test_a_phrase_on_several_pages_is_taken_once_for_all_of_them(workbook):
    rows = [["Area", "Primary", "Secondary"], ["Cognition and learning", "Task planners", "Task planners"]]
    offer = offer_of(workbook(("Offer", [*rows, ["SEMH", "", "Exit passes\nTask planners"]])))
    assert phrases(offer) == {
        "primary-and-secondary": ["task planners"],
        "secondary-social-emotional-and-mental-health": ["exit passes"],
    }


def test_what_the_ruleset_has_already_is_told_and_not_taken_again(workbook):
    offer = offer_of(workbook(("Offer", [["Strategies"], ["Visual timetables"], ["Seating plans"], ["Worry boxes"]])))
    assert offer.known == ("visual timetables",)
    assert [entry.phrase for entry in offer.entries] == ["seating plans", "worry boxes"]


def test_a_word_document_is_read_by_its_headings_lists_and_tables(tmp_path: Path):
    document = docx.Document()
    document.add_heading("What every setting offers", 1)
    document.add_paragraph(
        "This paper was agreed with schools, colleges and families, and says in plain words what nobody should need a plan for."
    )
    document.add_paragraph("Worry boxes", style="List Bullet")
    document.add_heading("Secondary", 2)
    document.add_heading("Social, emotional and mental health", 3)
    document.add_paragraph("Staff can offer exit passes where a pupil is overwhelmed.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("You may see", "We offer", "Leaves", "Lunch clubs"),
        strict=True,
    ):
        cell.text = text
    document.add_heading("Early years", 2)
    document.add_paragraph("Puppet corner")
    document.save(tmp_path / "offer.docx")
    offer = offer_of(tmp_path / "offer.docx", column="we offer")
    assert phrases(offer) == {
        "early-years": ["puppet corner"],
        "every-phase": ["worry boxes"],
        "secondary-social-emotional-and-mental-health": ["exit passes", "lunch clubs"],
    }
    assert [(one.place, one.reason) for one in offer.refused] == [
        ("docx:paragraph 2", "is prose outside a list or table")
    ]


def test_needs_and_what_goes_beyond_the_ordinary_are_left_out_with_the_reason(tmp_path: Path):
    document = docx.Document()
    for heading, level, line in (
        ("Ordinarily available provision and specialist services", 1, "Worry boxes"),
        ("Cognition and learning", 1, ""),
        ("What you may see", 2, "Muddled instructions"),
        ("Strategies", 2, "Task planners"),
        ("Memory", 3, "Difficulty with recall"),
        ("Specialist support", 2, "Weekly outreach lessons"),
        ("In the classroom", 3, "Daily withdrawal groups"),
        ("Sensory and physical", 1, "Writing slopes"),
        ("Contacts", 1, "Fenmoor inclusion desk"),
    ):
        document.add_heading(heading, level)
        if line:
            document.add_paragraph(line, style="List Bullet")
    document.save(tmp_path / "offer.docx")
    offer = offer_of(tmp_path / "offer.docx")
    assert phrases(offer) == {
        "every-phase": ["worry boxes"],
        "every-phase-cognition-and-learning": ["task planners"],
        "every-phase-sensory-and-physical": ["writing slopes"],
    }
    assert [(one.words, one.reason.removeprefix("stands under a heading ")) for one in offer.refused] == [
        ("Muddled instructions", "of needs"),
        ("difficulty with recall", "tells a need, not what is offered"),
        ("Weekly outreach lessons", "of what goes beyond the ordinary"),
        ("Daily withdrawal groups", "of what goes beyond the ordinary"),
        ("Fenmoor inclusion desk", "that lists no provision"),
    ]


def test_of_universal_targeted_and_specialist_columns_only_the_first_is_ordinary(workbook):
    rows = [["Need", "Universal", "Specialist primary"], ["Tires quickly", "Writing slopes", "Hydrotherapy pool"]]
    assert phrases(offer_of(workbook(("Offer", rows)))) == {"every-phase": ["writing slopes"]}


def test_delimited_text_is_read_like_a_sheet(tmp_path: Path):
    (tmp_path / "offer.csv").write_text("Phase,Strategies\nPrimary,Worry boxes\n", encoding="utf-8")
    assert phrases(offer_of(tmp_path / "offer.csv")) == {"primary": ["worry boxes"]}


def test_a_document_of_another_kind_is_refused_with_what_can_be_read(tmp_path: Path):
    (tmp_path / "offer.json").write_text('{"format": "ehcp-plan/1"}', encoding="utf-8")
    with pytest.raises(AdapterError, match="no adapter reads it"):
        list_rows(tmp_path / "offer.json", ADAPTERS)
