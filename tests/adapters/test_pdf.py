"""PDF documents: what a person sees on the page is what the plan holds, and what cannot be read is said."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph
from tests.adapters.documents import read_failure, read_plan, texts
from tests.adapters.pdfs import A4, BODY, TIGHT, PageBreak, body, drawn, heading, one_page, pdf, picture, table

from ehcp_rules.adapters import ImportedPlan

F = "Section F: Special educational provision"
B = "Section B: Special educational needs"
LONG = (
    "Mara works on her spoken sentences with a teaching assistant for twenty minutes every morning, in a quiet room beside "
    "the library, and shows the class one of them after break; the speech and language therapist models the session in the "
    "first week of each half term and watches one in the last."
)
SECOND = "A teacher of the deaf visits for one hour in each half term and checks the radio aid with Mara."


def read(content: bytes) -> ImportedPlan:
    return read_plan(content, "mara.pdf")


def said(imported: ImportedPlan) -> str:
    return " | ".join(f"{issue.place}: {issue.message}" for issue in imported.issues)


def test_headings_open_sections_and_wrapped_lines_become_one_item_each():
    imported = read(pdf(heading(F), body(LONG), body(SECOND)))
    assert texts(imported, "F") == [LONG, SECOND]
    assert imported.adapter == "pdf"


def test_every_item_says_page_and_line():
    imported = read(
        pdf(heading(B), body("Mara is deaf in one ear."), PageBreak(), heading(F), body(LONG), body(SECOND))
    )
    places = [item.source.place for section in imported.plan.sections for item in section.items if item.source]
    assert places == ["pdf:page 1 line 2", "pdf:page 2 line 2", "pdf:page 2 line 5"]


def test_paragraphs_without_space_between_them_are_told_by_words_that_would_still_have_fitted():
    short = ["Maths in a group of four.", "Reading with an adult each day.", "A laptop in every lesson."]
    imported = read(pdf(heading(F), *(body(text, TIGHT) for text in (LONG, *short, LONG))))
    assert texts(imported, "F") == [LONG, *short, LONG]


def test_the_facts_of_the_front_table_are_read():
    rows = [["Name", "Mara Quill"], ["Date of birth", "03/05/2016"], ["Status of this plan", "Final"]]
    plan = read(pdf(table(rows, [150, 300]), heading(F), body(LONG))).plan
    assert (plan.learner.name, str(plan.learner.date_of_birth), plan.stage) == ("Mara Quill", "2016-05-03", "final")


HEADER = ["Section B: Special educational needs", "Section F: Special educational provision", "Section E: Outcomes"]


def needs(*rows: list[str | list[str]], spaced: bool = False, **options: object) -> bytes:
    return pdf(table([HEADER, *rows], [160, 190, 140], repeat=1, spaced=spaced), **options)  # type: ignore[arg-type]


def test_the_columns_of_a_table_are_kept_apart_and_its_rows_link_what_stands_in_them():
    imported = read(
        needs(["Mara mishears.", [LONG, SECOND], "Mara follows a story."], ["Mara tires.", "A rest.", "She copes."])
    )
    assert texts(imported, "B") == ["Mara mishears.", "Mara tires."]
    assert texts(imported, "F") == [LONG, SECOND, "A rest."]
    provision = imported.plan.section("F")
    assert provision is not None
    assert [item.needs for item in provision.items] == [("B1",), ("B1",), ("B2",)]
    assert provision.items[2].source is not None
    assert provision.items[2].source.place == "pdf:page 1 table 1 row 3 column 2"


def test_a_cell_merged_over_rows_belongs_to_each_of_them():
    rows = [HEADER, ["Mara mishears.", "A radio aid.", "She follows."], ["", "A quiet room.", "She asks."]]
    imported = read(pdf(table(rows, [160, 190, 140], ("SPAN", (0, 1), (0, 2)))))
    provision = imported.plan.section("F")
    assert provision is not None
    assert [item.needs for item in provision.items] == [("B1",), ("B1",)]


def test_a_row_that_goes_over_the_end_of_a_page_stays_one_row_and_the_header_printed_again_is_dropped():
    filler = [[f"Need {n}.", LONG, f"Outcome {n}."] for n in range(8)]
    imported = read(
        needs(
            *filler,
            ["Mara tires.", [LONG, SECOND, LONG], "She copes."],
            ["Last.", "A rest.", "Rested."],
            size=(595, 700),
        )
    )
    assert max(int(item.source.place.split()[1]) for item in imported.plan.sections[0].items if item.source) > 1
    assert texts(imported, "B") == [*(f"Need {n}." for n in range(8)), "Mara tires.", "Last."]
    assert texts(imported, "F") == [LONG] * 8 + [LONG, SECOND, LONG, "A rest."]


def test_a_paragraph_that_goes_over_the_end_of_a_page_stays_one_item():
    lines = [body(f"Provision number {n} is given on every day of the week.") for n in range(36)]
    imported = read(pdf(heading(F), *lines, body(LONG), body(SECOND)))
    items = imported.plan.section("F")
    assert items is not None
    assert items.items[36].text == LONG
    assert items.items[36].source is not None
    assert items.items[36].source.place.startswith("pdf:page 1 ")
    assert items.items[37].source is not None
    assert items.items[37].source.place.startswith("pdf:page 2 ")


def running(canvas: Canvas, document: object) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(50, 815, "Official: plan of Mara Quill")
    canvas.drawString(300, 25, f"Page {canvas.getPageNumber()} of 3")


def test_lines_that_repeat_at_the_head_and_foot_are_left_out_with_a_note():
    imported = read(
        pdf(
            heading(B),
            body("Mara is deaf."),
            PageBreak(),
            heading(F),
            body(LONG),
            PageBreak(),
            body(SECOND),
            on_page=running,
        )
    )
    assert texts(imported, "F") == [LONG, SECOND]
    assert "head or foot of pages were left out (6)" in said(imported)


def test_a_heading_that_two_pages_begin_with_is_no_running_line():
    flow = [heading("Outcome 1"), body(LONG), PageBreak(), heading("Outcome 2"), body(SECOND)]
    imported = read(pdf(heading(F), PageBreak(), *flow))
    assert "left out" not in said(imported)


@pytest.mark.parametrize("bullet", ["•", "–", "o", "1."])
def test_bullets_and_numbers_begin_items_and_are_no_part_of_their_text(bullet: str):
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(50, 780, F)
        canvas.setFont("Helvetica", 10)
        for row, (mark, text) in enumerate(
            [
                (bullet, "Twenty minutes of reading with an adult in each school day, on the sofa,"),
                ("", "and a talk about it at home."),
                (bullet, "A laptop."),
            ]
        ):
            canvas.drawString(60, 750 - 12.5 * row, mark)
            canvas.drawString(80, 750 - 12.5 * row, text)

    wanted = "Twenty minutes of reading with an adult in each school day, on the sofa, and a talk about it at home."
    assert texts(read(drawn(page)), "F") == [wanted, "A laptop."]


def test_an_amount_at_the_start_of_a_stretched_line_is_no_number_of_a_list():
    justified = ParagraphStyle("justified", parent=BODY, alignment=TA_JUSTIFY)
    text = "Mara has 45 minutes of individually planned communication therapy weekly for 30 Wednesdays, and 2.5 hours of swimming."
    text = " ".join([text] * 3)
    assert texts(read(pdf(heading(F), Paragraph(text, justified), size=(330, 700))), "F") == [text]


def lines_page(*lines: str, turned: int = 0) -> bytes:
    def page(canvas: Canvas) -> None:
        if turned:
            canvas.translate(*{90: (A4[0], 0), 180: A4, 270: (0, A4[1])}[turned])
            canvas.rotate(turned)
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(50, 560, F)
        canvas.setFont("Helvetica", 10)
        for row, text in enumerate(lines):
            canvas.drawString(50, 530 - 12.5 * row, text)

    return drawn(page)


def test_a_word_divided_at_the_end_of_a_line_is_put_together_and_a_hyphen_of_its_own_stays():
    imported = read(
        lines_page(
            "Mara is taught to use her own communi-",
            "cation book, and to look after it with self-",
            "control, at home and in the well-being room of",
            "school, with a communication partner for her well-",
            "being each day.",
        )
    )
    (text,) = texts(imported, "F")
    assert "communication book" in text
    assert "self-control" in text
    assert "well-being each day" in text


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_turned_is_read_like_any_other(turned: int):
    assert texts(read(lines_page("A radio aid in every lesson.", turned=turned)), "F") == [
        "A radio aid in every lesson."
    ]


def test_text_in_two_columns_is_read_column_by_column():
    paragraphs = [body(f"{LONG} Number {n}.") for n in range(14)]
    imported = read(pdf(heading(F), *paragraphs, size=landscape(A4), columns=2))
    assert texts(imported, "F") == [f"{LONG} Number {n}." for n in range(14)]


def test_a_table_without_lines_is_read_by_its_columns():
    rows = [["Name", "Mara Quill"], ["Date of birth", "03/05/2016"], ["Status of this plan", "Final"]]
    plan = read(pdf(table(rows, [150, 300], lines=False), heading(F), body(LONG))).plan
    assert (plan.learner.name, str(plan.learner.date_of_birth), plan.stage) == ("Mara Quill", "2016-05-03", "final")


def test_words_that_nobody_can_see_are_left_out_and_counted():
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(50, 780, F)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 750, "A radio aid.")
        canvas.setFillGray(1)
        canvas.drawString(50, 720, "Invented hours weekly")
        canvas.setFillGray(0)
        canvas.drawString(50, 690, "Struck out words")
        canvas.rect(40, 680, 200, 25, fill=1)
        canvas.drawString(50, 1900, "Beyond")
        canvas.setFont("Helvetica", 0.5)
        canvas.drawString(50, 660, "tiny")

    imported = read(drawn(page))
    assert texts(imported, "F") == ["A radio aid."]
    for reason in (
        "3 words that a reader of the page cannot see (white on white)",
        "3 words",
        "outside the page",
        "too small",
    ):
        assert reason in said(imported)
    assert "covered by a filled box" in said(imported)


def test_white_letters_on_a_dark_ground_are_seen():
    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        canvas.rect(45, 770, 450, 28, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(50, 780, F)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 750, "A radio aid.")

    assert texts(read(drawn(page)), "F") == ["A radio aid."]


def test_what_is_filled_in_on_a_form_is_read():
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(50, 780, F)
        canvas.acroForm.textfield(name="f1", x=50, y=740, width=400, height=20, value="A radio aid.", fontSize=10)

    assert texts(read(drawn(page)), "F") == ["A radio aid."]


def test_a_table_of_contents_opens_no_sections():
    def contents(canvas: Canvas) -> None:
        for row, title in enumerate((F, B, "Section K: Advice and information")):
            canvas.drawString(50, 780 - 14 * row, f"{title} {'.' * 60} {row + 2}")

    imported = read(drawn(contents, text_page(B, "Mara is deaf.")))  # type: ignore[arg-type]
    assert [section.code for section in imported.plan.sections] == ["B"]
    assert "table of contents were left out (3)" in said(imported)


def text_page(*lines: str) -> object:
    def page(canvas: Canvas) -> None:
        for row, line in enumerate(lines):
            canvas.setFont("Helvetica", 15 if line.startswith("Section") else 10)
            canvas.drawString(50, 780 - 30 * row, line)

    return page


def test_sections_that_may_stand_on_a_scanned_page_count_as_not_supplied():
    imported = read(
        drawn(text_page(F, "A radio aid."), picture, text_page("Section G: Health care provision", "A nurse."))
    )  # type: ignore[arg-type]
    assert texts(imported, "F") == ["A radio aid."]
    assert not imported.plan.supplied("B")
    assert imported.plan.supplied("F")
    assert "pdf:page 2: this page is a picture without text" in said(imported)
    assert "OCR" in said(imported)


TEXT = f"BT /F1 15 Tf 50 780 Td ({F}) Tj /F1 10 Tf 0 -30 Td (A radio aid.) Tj ET"


def test_scripts_and_comments_are_named_and_never_run():
    script = "/Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (app.alert\\(1\\))>>]>>>>"
    comment = "/Annots [<</Type /Annot /Subtype /Text /Rect [400 700 420 720] /Contents (Ask the therapist)>>]"
    imported = read(one_page(TEXT, catalogue=script, page=comment))
    assert texts(imported, "F") == ["A radio aid."]
    assert "scripts; they were not run (1)" in said(imported)
    assert "comments; they were not read (1)" in said(imported)
    assert "therapist" not in said(imported)


def test_a_page_whose_letters_the_file_does_not_tell_is_not_read_and_counts_as_not_supplied():
    inside = "/Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /DW 600"
    system = "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
    font = f"/Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [<<{inside} {system}>>]"
    codes = "".join(f"{number:04x}" for number in range(900, 960))
    failure = read_failure(one_page(f"BT /F1 10 Tf 50 780 Td <{codes}> Tj ET", font=font), "odd.pdf")
    assert "page 1" in failure.message
    assert "OCR" in failure.hint


def test_a_cover_with_few_words_and_a_crest_is_no_scan():
    def cover(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "Education, Health and Care Plan")
        canvas.drawImage(ImageReader(Image.new("L", (60, 60), 200)), 150, 300, 290, 290)

    imported = read(drawn(cover, text_page(F, "A radio aid.")))  # type: ignore[arg-type]
    assert imported.plan.supplied("B")
    assert "OCR" not in said(imported)


def test_a_large_picture_beside_text_is_named():
    def page(canvas: Canvas) -> None:
        text_page(F, "A radio aid.")(canvas)  # type: ignore[operator]
        canvas.drawImage(ImageReader(Image.new("L", (60, 40), 200)), 100, 200, 400, 300)

    imported = read(drawn(page))
    assert "a picture covers 24% of this page; text in it was not read" in said(imported)


def test_a_scan_without_any_text_is_refused_with_the_way_to_mend_it():
    failure = read_failure(drawn(picture, picture), "scan.pdf")
    assert "pages 1 and 2" in failure.message
    assert "OCR" in failure.hint


def test_a_locked_pdf_says_so():
    content = pdf(heading(F), body(LONG), encrypt=StandardEncryption("sesame"))
    assert "protected by a password" in read_failure(content, "locked.pdf").message


def test_a_pdf_that_may_not_be_printed_but_opens_without_a_password_is_read():
    content = pdf(heading(F), body(LONG), encrypt=StandardEncryption("", ownerPassword="sesame", canPrint=0))
    assert texts(read(content), "F") == [LONG]


@pytest.mark.parametrize("keep", [0.2, 0.6])
def test_a_pdf_that_is_cut_short_is_called_damaged(keep: float):
    content = pdf(heading(F), body(LONG))
    assert "damaged or incomplete" in read_failure(content[: int(len(content) * keep)], "cut.pdf").message


def test_a_pdf_without_section_labels_is_refused_and_says_what_was_searched():
    assert "no section label was found in 1 paragraphs" in read_failure(pdf(body(LONG)), "letter.pdf").message


def test_too_many_pages_are_refused_by_their_number():
    content = drawn(*[text_page("x")] * 401)  # type: ignore[list-item]
    assert "401 pages" in read_failure(content, "long.pdf").message


def test_without_the_library_the_message_names_what_to_install():
    program = (
        "import sys; sys.modules['pypdfium2'] = None\n"
        "from ehcp_rules.adapters import read_source\n"
        "from ehcp_rules_adapters.plugin import ehcp_rules_register_adapters\n"
        "print(*read_source(b'%PDF-1.7 more', name='plan.pdf', adapters=ehcp_rules_register_adapters()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert 'pip install "ehcp-rules[import]"' in done.stdout


WORDS = st.lists(st.text("abcdefgh", min_size=2, max_size=9), min_size=1, max_size=60).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS.map(lambda text: f"Mara {text}."), min_size=1, max_size=6))
def test_paragraphs_of_any_length_come_back_as_they_were_written(paragraphs: list[str]):
    assert texts(read(pdf(heading(F), *(body(text) for text in paragraphs))), "F") == paragraphs


CELL = st.lists(WORDS.map(lambda text: f"Mara {text}."), min_size=1, max_size=2)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5, unique_by=(lambda r: str(r[0]), lambda r: str(r[2])))
)
def test_cells_of_any_length_come_back_as_they_were_written(rows: list[tuple[list[str], list[str], list[str]]]):
    imported = read(needs(*([list(b), list(f), list(e)] for b, f, e in rows), spaced=True))
    for code, column in (("B", 0), ("F", 1), ("E", 2)):
        assert texts(imported, code) == [text for row in rows for text in row[column]]
