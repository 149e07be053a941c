"""PDF documents in many looks: tables with few lines or none, justified text, and what a document's own tags settle."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph
from tests.adapters.documents import read_plan, texts
from tests.adapters.pdfs import BODY, drawn, heading, pdf, table, tagged

F = "Section F: Special educational provision"
HEADER = ["Section B: Special educational needs", "Section F: Special educational provision", "Section E: Outcomes"]
FIRST = [
    "Mara mishears the ends of words, and tires when she has to listen in a noisy room for long.",
    "A radio aid in every lesson, checked each morning by a teaching assistant.",
    "Mara follows a story.",
]
SECOND = [
    "Mara tires.",
    "A rest of ten minutes after each hour of lessons, in the library.",
    "Mara asks for her rest before she is tired.",
]


@pytest.mark.parametrize(
    "lines",
    [
        [("LINEBELOW", (column, row), (column, row), 0.5, colors.grey) for column in range(3) for row in range(3)],
        [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
        [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.grey)],
        [("BACKGROUND", (column, row), (column, row), colors.lightblue) for column in range(3) for row in range(3)],
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black, 0, (1, 2))],
        [],
    ],
    ids=["ruled cell by cell", "ruled across", "inner lines only", "grounds only", "dashed", "nothing"],
)
def test_a_table_keeps_its_columns_however_few_lines_it_has(lines: list[tuple[object, ...]]):
    style = [*lines, ("LEFTPADDING", (0, 0), (-1, -1), 10), ("RIGHTPADDING", (0, 0), (-1, -1), 10)]
    imported = read_plan(pdf(table([HEADER, FIRST, SECOND], [160, 190, 140], *style, lines=False)), "mara.pdf")
    for column, code in enumerate("BFE"):
        assert texts(imported, code) == [FIRST[column], SECOND[column]]


def test_wide_spaces_in_justified_text_make_no_columns():
    justified = ParagraphStyle("justified", parent=BODY, alignment=TA_JUSTIFY)
    words = "Understanding, communicating, participating and experimenting independently throughout extraordinary Wednesdays."
    text = " ".join([words] * 4)
    content = pdf(heading(F), Paragraph(text, justified), size=(290, 700))
    assert texts(read_plan(content, "mara.pdf"), "F") == [text]


def test_letters_that_run_up_the_page_beside_rows_are_read_with_their_row():
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(60, 780, F)
        canvas.setFont("Helvetica", 10)
        canvas.grid([50, 80, 400], [600, 680, 760])
        for y, area, text in ((720, "Health", "A nurse each week."), (640, "Care", "A club on Fridays.")):
            canvas.drawString(90, y + 20, text)
            canvas.saveState()
            canvas.translate(68, y - 20)
            canvas.rotate(90)
            canvas.drawString(0, 0, area)
            canvas.restoreState()

    found = texts(read_plan(drawn(page), "mara.pdf"), "F")
    assert "A nurse each week." in found
    assert "A club on Fridays." in found


HEAD = ("H1", 1, F)
FULL = "Mara reads with an adult for ten minutes each day in the room next to her class, at a table."


def test_tags_part_paragraphs_that_look_like_one_and_join_what_they_hold_together():
    two = tagged(HEAD, ("P", 2, FULL), ("P", 3, FULL), ("P", 4, "A short line of text that ends"), ("P", 4, "here."))
    assert texts(read_plan(two, "mara.pdf"), "F") == [FULL, FULL, "A short line of text that ends here."]


def test_tags_say_whether_a_paragraph_goes_on_over_the_end_of_a_page():
    lines = [
        HEAD,
        ("P", 2, FULL),
        ("P", 3, FULL),
        ("P", 3, "After break she reads alone."),
        ("P", 4, "A laptop."),
        ("P", 5, "A club."),
    ]
    assert texts(read_plan(tagged(*lines, pages=2), "mara.pdf"), "F") == [
        FULL,
        f"{FULL} After break she reads alone.",
        "A laptop.",
        "A club.",
    ]


def test_tags_that_make_a_paragraph_of_each_line_are_not_believed():
    text = (
        "Mara reads with an adult for ten minutes each day in the room next to her class, at a table with a lamp that she has "
        "chosen, and tells the adult in her own words what happened on the page, with the pictures covered; the adult writes "
        "down the words that she could not read so that her speech and language therapist can bring them into the next "
        "session, and sends the list home on a Friday so that her grandmother can read the same pages with her again."
    )
    lines = simpleSplit(text, "Helvetica", 10, 480)
    assert len(lines) >= 4
    content = tagged(HEAD, *(("P", number, line) for number, line in enumerate(lines, 2)))
    assert texts(read_plan(content, "mara.pdf"), "F") == [text]


def test_words_marked_with_a_highlighter_stay_in_their_paragraph():
    before, marked = "Mara works with an adult", "for twenty minutes twice a week, in the library,"
    after = "on her own sentences and those of her friends in class."
    text = f'{before} <font backColor="yellow">{marked}</font> <font backColor="lightgreen">{after}</font>'
    content = pdf(heading(F), Paragraph(text, BODY), Paragraph(text, BODY))
    assert texts(read_plan(content, "mara.pdf"), "F") == [f"{before} {marked} {after}"] * 2
