"""Advice and review papers in Word and PDF: the same paper gives the same recommendations, whatever its format."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner, Result
from tests.adapters.documents import ADAPTERS, docx, p, table, tc
from tests.adapters.pdfs import body, drawn, heading, pdf, picture
from tests.adapters.pdfs import table as pdf_table

from ehcp_rules.adapters import ImportedPlan, ImportFailure, read_advice
from ehcp_rules.cli.app import app
from ehcp_rules.engine.facade import default_engine
from ehcp_rules.plan import AdviceDocument, Provision

TITLE = "Occupational therapy advice about Mara Quill"
BY = "Seen on 4 March 2026 at Brackenholt School. Written by a children's occupational therapist."
NEED = "Mara tires when she writes more than two lines, and cannot yet fasten a coat."
FIRST = "O1. Twelve sessions of 45 minutes in each school year, in class, by an occupational therapist."
SECOND = "O2. A sloped desk and a pencil grip in every lesson, checked by the therapist once a term."
TEXT = f"{TITLE}\n{BY}\n## Strengths and needs\n{NEED}\n## Provision recommended\n{FIRST}\n{SECOND}\n"
WORD = docx(
    p(TITLE, "Title"),
    p(BY),
    p("Strengths and needs", "Heading2"),
    p(NEED),
    p("Provision recommended", "Heading2"),
    p(FIRST),
    p(SECOND),
)
PDF = pdf(
    heading(TITLE),
    body(BY),
    heading("Strengths and needs"),
    body(NEED),
    heading("Provision recommended"),
    body(FIRST),
    body(SECOND),
)


def bold(text: str) -> str:
    return p(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>")


def read(tmp_path: Path, name: str, content: bytes | str) -> AdviceDocument:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (document,) = read_advice(tmp_path, ADAPTERS)
    assert isinstance(document, AdviceDocument), document
    return document


def told(document: AdviceDocument) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in document.items]


def recommended(document: AdviceDocument) -> list[str]:
    return [item.text for item in document.items if item.kind == "provision"]


def columns(document: AdviceDocument) -> list[tuple[str, str, str]]:
    return [(item.text, item.who, item.how_often) for item in document.items if isinstance(item, Provision)]


@pytest.mark.parametrize(("name", "content"), [("ot.docx", WORD), ("ot.pdf", PDF)])
def test_a_paper_tells_the_same_in_every_format(tmp_path: Path, name: str, content: bytes):
    document = read(tmp_path, name, content)
    shutil.rmtree(tmp_path)
    tmp_path.mkdir()
    text = read(tmp_path, "ot.txt", TEXT)
    assert told(document) == told(text)
    assert [item.kind for item in document.items].count("provision") == 2
    assert (
        (document.role, document.date)
        == (text.role, text.date)
        == ("children's occupational therapist", dt.date(2026, 3, 4))
    )
    assert (
        [item.id for item in document.items][-2:]
        == [item.id for item in text.items][-2:]
        == ["advice-1:O1", "advice-1:O2"]
    )


@pytest.mark.parametrize(
    ("name", "content", "place"), [("ot.docx", WORD, "advice-1:paragraph 6"), ("ot.pdf", PDF, "advice-1:page 1 line 6")]
)
def test_a_recommendation_keeps_its_place_in_the_paper(tmp_path: Path, name: str, content: bytes, place: str):
    item = read(tmp_path, name, content).items[-2]
    assert item.source is not None
    assert item.source.place == place


def test_each_row_of_a_table_of_recommendations_is_one_recommendation_with_its_amount(tmp_path: Path):
    rows = [
        ["No", "What is recommended", "By whom", "How often"],
        ["1", "Direct therapy", "Occupational therapist", "12 sessions of 45 minutes a year"],
        ["2", "Fine motor group", "Teaching assistant", "20 minutes on three days a week"],
    ]
    for name, content in (
        ("ot.docx", docx(p(TITLE), p(BY), table(*rows))),
        ("ot.pdf", pdf(heading(TITLE), body(BY), pdf_table(rows, [30, 150, 130, 150]))),
    ):
        folder = tmp_path / name
        folder.mkdir()
        document = read(folder, name, content)
        assert columns(document) == [
            ("Direct therapy", "Occupational therapist", "12 sessions of 45 minutes a year"),
            ("Fine motor group", "Teaching assistant", "20 minutes on three days a week"),
        ]
        assert [item.id for item in document.items if item.kind == "provision"] == ["advice-1:1", "advice-1:2"]


def test_columns_named_without_saying_what_they_hold_leave_that_to_the_heading_above(tmp_path: Path):
    rows = [["Area", "What", "When"], ["Hands", "A sloped desk", "Every lesson"]]
    document = read(tmp_path, "ot.docx", docx(p(TITLE), p("Provision recommended", "Heading2"), table(*rows)))
    assert columns(document) == [("Hands, A sloped desk", "", "Every lesson")]


def test_a_need_in_a_column_of_its_own_is_no_recommendation_in_any_format(tmp_path: Path):
    rows = [
        ["Need", "Provision"],
        ["Mara cannot copy from the board", "A printed copy of what is on the board in every lesson"],
        ["Mara tires when she writes", "A laptop in every lesson of more than ten minutes of writing"],
    ]
    bars = "\n".join(" | ".join(row) for row in rows)
    for name, content in (
        ("ot.docx", docx(p(TITLE), p(BY), table(*rows))),
        ("ot.pdf", pdf(heading(TITLE), body(BY), pdf_table(rows, [200, 260]))),
        ("ot.txt", f"{TITLE}\n{BY}\n{bars}\n"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        document = read(folder, name, content)
        assert recommended(document) == [rows[1][1], rows[2][1]]
        assert [text for kind, text in told(document) if kind == "need"] == [rows[1][0], rows[2][0]]


def test_a_row_that_heads_the_whole_table_stands_above_the_names_of_its_columns(tmp_path: Path):
    rows = [
        [tc("Communication", span=2)],
        ["Need", "Provision"],
        ["Mara speaks in single words", "A speech therapist sees her for 30 minutes every week"],
        ["Mara does not ask for help", "A help card on her desk in every lesson"],
    ]
    document = read(tmp_path, "ot.docx", docx(p(TITLE), p("Needs and provision", "Heading2"), table(*rows)))
    assert recommended(document) == [rows[2][1], rows[3][1]]


def test_what_stands_beside_merged_cells_keeps_its_columns(tmp_path: Path):
    rows = [
        ["Who", "Recommendation", "How often"],
        [tc("Teaching assistant", merge="restart"), "A reading game", "15 minutes every day"],
        [tc(merge="continue"), "A spelling game", "Ten minutes every day"],
        ["", "A quiet place to eat", "Every lunch time"],
    ]
    document = read(tmp_path, "ot.docx", docx(p(TITLE), p("Recommendations", "Heading2"), table(*rows)))
    assert columns(document) == [
        ("A reading game", "Teaching assistant", "15 minutes every day"),
        ("A spelling game", "Teaching assistant", "Ten minutes every day"),
        ("A quiet place to eat", "", "Every lunch time"),
    ]


def test_the_points_of_a_list_in_a_cell_stay_apart(tmp_path: Path):
    points = tc(p("A reading game for 15 minutes every day", listed=True), p("A desk by the board", listed=True))
    rows = [["Area", "Recommendation"], ["Reading", points], ["Maths", "A number line on her desk in every lesson"]]
    document = read(tmp_path, "ot.docx", docx(p(TITLE), p("Recommendations", "Heading2"), table(*rows)))
    assert recommended(document)[0] == "Reading, A reading game for 15 minutes every day; A desk by the board"


def test_bold_lines_are_headings_but_a_bold_recommendation_is_none(tmp_path: Path):
    content = docx(bold(TITLE), p(BY), bold("Recommendations"), p(FIRST), bold("A laptop in 4 lessons a day"))
    assert recommended(read(tmp_path, "ot.docx", content)) == [
        FIRST.removeprefix("O1. "),
        "A laptop in 4 lessons a day",
    ]


@pytest.mark.parametrize("words", ["What Mara needs in Year 4", "5.2 Provision from September 2026", "3. Advice"])
def test_a_bold_heading_may_hold_a_number_that_counts_nothing(tmp_path: Path, words: str):
    content = docx(p(TITLE), p(BY), bold("What happens now"), p("An hour of help a week."), bold(words), p(FIRST))
    assert recommended(read(tmp_path, "ot.docx", content)) == [FIRST.removeprefix("O1. ")]


def test_a_table_that_lays_out_the_page_is_read_heading_by_heading(tmp_path: Path):
    content = docx(
        p(TITLE), p(BY), table(["Needs", tc(NEED, "Mara is left-handed.")], ["Recommendations", tc(FIRST, SECOND)])
    )
    document = read(tmp_path, "ot.docx", content)
    assert recommended(document) == [FIRST.removeprefix("O1. "), SECOND.removeprefix("O2. ")]
    assert ("need", NEED) in told(document)


def test_a_table_of_facts_tells_author_and_date_and_a_birthday_is_no_date_of_a_report(tmp_path: Path):
    facts = table(
        ["Name", "Mara Quill"],
        ["Date of birth", "03/05/2016"],
        ["Author", "Wilma Oake, children's physiotherapist"],
        ["Date of report", "4 March 2026"],
    )
    document = read(tmp_path, "report.docx", docx(p("Report"), facts, p("Recommendations", "Heading1"), p(FIRST)))
    assert (document.role, document.date) == ("children's physiotherapist", dt.date(2026, 3, 4))
    assert "Oake" not in repr(document)


def test_a_scanned_page_refuses_the_paper_and_the_others_are_read(tmp_path: Path):
    (tmp_path / "ep.pdf").write_bytes(drawn(picture))
    (tmp_path / "ot.docx").write_bytes(WORD)
    failure, document = read_advice(tmp_path, ADAPTERS)
    assert isinstance(failure, ImportFailure)
    assert isinstance(document, AdviceDocument)
    assert "page 1 cannot be read, and a recommendation may stand there" in failure.message
    assert "OCR" in failure.hint


def test_of_one_paper_in_several_formats_one_is_read(tmp_path: Path):
    for name, content in (("ot.pdf", PDF), ("ot.docx", WORD), ("ep.pdf", PDF), ("ep.txt", TEXT.encode())):
        (tmp_path / name).write_bytes(content)
    documents = [one for one in read_advice(tmp_path, ADAPTERS) if isinstance(one, AdviceDocument)]
    assert [one.source.place for one in documents if one.source] == ["ep.txt", "ot.docx"]


def test_a_file_of_another_kind_says_what_it_is_and_what_is_read(tmp_path: Path):
    (tmp_path / "ep.rtf").write_bytes(rb"{\rtf1 advice}")
    (failure,) = read_advice(tmp_path, ADAPTERS)
    assert isinstance(failure, ImportFailure)
    assert "rich text (RTF)" in failure.message
    assert failure.hint


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="ehcp-rules")


def test_papers_are_judged_by_themselves_from_their_files(tmp_path: Path):
    (tmp_path / "ot.docx").write_bytes(
        docx(p(TITLE), p("Provision recommended", "Heading1"), p("1. Regular therapy as required."))
    )
    (tmp_path / "ot.pdf").write_bytes(PDF)
    result = run("appraise", "--kind", "advice", tmp_path / "ot.docx", tmp_path / "missing.pdf", tmp_path / "ot.pdf")
    shown = " ".join(result.stdout.split())
    assert "advice-vague “Regular therapy as required.”" in shown
    assert result.stdout.count("ot.docx") == result.stdout.count("ot.pdf") == 1
    assert "missing.pdf: the file cannot be opened" in result.stderr
    assert result.exit_code == 3


def test_no_words_of_a_paper_reach_the_message_about_it(tmp_path: Path):
    content = drawn(lambda canvas: canvas.drawString(50, 700, "Mara Quill tires when she writes."), picture)
    (tmp_path / "ep.pdf").write_bytes(content)
    (failure,) = read_advice(tmp_path, ADAPTERS)
    assert "page 2" in str(failure)
    assert "Quill" not in str(failure)


@pytest.mark.parametrize("name", ["02-year2-pmld-special", "03-year6-autism-transfer"])
def test_the_sample_advice_gives_the_same_verdicts_from_text_and_from_word(samples: Path, tmp_path: Path, name: str):
    engine = default_engine()
    plans = [one for one in engine.read(samples / "exports" / "vendor-export.xml") if isinstance(one, ImportedPlan)]
    plan = plans[int(name[:2]) - 1].plan
    verdicts = []
    for suffix in (".txt", ".docx"):
        folder = tmp_path / suffix[1:]
        folder.mkdir()
        for file in (samples / "advice" / name).glob(f"*{suffix}"):
            shutil.copy(file, folder)
        documents = tuple(one for one in read_advice(folder, ADAPTERS) if isinstance(one, AdviceDocument))
        assert len(documents) == 5
        assessment = engine.assess(attrs.evolve(plan, advice=documents), as_of=dt.date(2026, 11, 22))
        verdicts.append({result.criterion: result.verdict for result in assessment.results})
    assert verdicts[0] == verdicts[1]
    assert len(verdicts[0]) > 100
