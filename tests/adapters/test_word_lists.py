"""Lists in Word plans: numbers that Word generates, references that are typed, and lists under a line."""

from __future__ import annotations

import pytest
from tests.adapters.documents import W, b, docx, p, read_plan, run, texts

from ehcp_rules.plan import Item

H1 = "Heading1"
B = p("Section B: Special educational needs", H1)
E = p("Section E: Outcomes", H1)
F = p("Section F: Special educational provision", H1)


def level(depth: int, text: str, form: str = "decimal", more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*lists: str, uses: str = "") -> dict[str, bytes]:
    """A numbering part: list n is used as numbering n; `uses` adds others."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(lists, 1)
    )
    plain = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1))
    return {"word/numbering.xml": f'<w:numbering xmlns:w="{W}">{abstract}{plain}{uses}</w:numbering>'.encode()}


def items(content: bytes, code: str) -> list[Item]:
    section = read_plan(content).plan.section(code)
    assert section is not None
    return list(section.items)


@pytest.mark.parametrize(
    ("form", "ids"),
    [("F%1", ["F1", "F2"]), ("F.%1", ["F.1", "F.2"]), ("F%1.", ["F1", "F2"]), ("(F%1)", ["F1", "F2"])],
)
def test_references_that_word_generates_are_the_ids_of_items(form: str, ids: list[str]):
    content = docx(F, p("Reading.", number=(1, 0)), p("Writing.", number=(1, 0)), extra=numbering(level(0, form)))
    assert [(item.id, item.text) for item in items(content, "F")] == list(
        zip(ids, ["Reading.", "Writing."], strict=True)
    )


def test_levels_compose_their_numbers_and_start_again_below_a_higher_one():
    levels = level(0, "F%1") + level(1, "F%1.%2") + level(2, "F%1.%2%3", "lowerLetter")
    lines = [(0, "a"), (1, "b"), (2, "c"), (2, "d"), (1, "e"), (2, "f"), (0, "g"), (1, "h")]
    content = docx(F, *(p(f"Help {text}.", number=(1, depth)) for depth, text in lines), extra=numbering(levels))
    assert [item.id for item in items(content, "F")] == ["F1", "F1.1", "F1.1a", "F1.1b", "F1.2", "F1.2a", "F2", "F2.1"]


def test_a_level_may_be_told_never_to_start_again_and_a_list_to_start_anew():
    levels = level(0, "E%1") + level(1, "E%1.%2", more='<w:lvlRestart w:val="0"/>')
    anew = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        "</w:lvlOverride></w:num>"
    )
    lines = [((1, 0), "a"), ((1, 1), "b"), ((1, 0), "c"), ((1, 1), "d"), ((9, 0), "e"), ((9, 0), "f")]
    content = docx(E, *(p(f"He will {text}.", number=at) for at, text in lines), extra=numbering(levels, uses=anew))
    assert [item.id for item in items(content, "E")] == ["E1", "E1.1", "E2", "E2.2", "E7", "E8"]


def test_a_numbering_may_come_from_a_style_and_be_switched_off_for_one_paragraph():
    styles = (
        b'<w:styles><w:style w:type="paragraph" w:styleId="Need"><w:name w:val="Need"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        b"</w:numPr></w:pPr></w:style></w:styles>"
    )
    off = (
        '<w:p><w:pPr><w:pStyle w:val="Need"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
        + run("He is kind.")
        + "</w:p>"
    )
    content = docx(
        B,
        p("He tires.", "Need"),
        off,
        p("He forgets.", "Need"),
        extra={**numbering(level(0, "B%1")), "word/styles.xml": styles},
    )
    assert [(item.id, item.text) for item in items(content, "B") if item.kind == "need"] == [
        ("B1", "He tires."),
        ("B2", "He forgets."),
    ]  # fmt: skip


def test_a_heading_whose_letter_word_generates_is_a_section():
    extra = numbering(level(0, "Section %1:", "upperLetter"))
    content = docx(
        p("Views, interests and aspirations", H1, number=(1, 0)),
        p("Boats."),
        p("Special educational needs", H1, number=(1, 0)),
        p("She tires."),
        extra=extra,
    )
    imported = read_plan(content)
    assert texts(imported, "A") == ["Boats."]
    assert texts(imported, "B") == ["She tires."]


@pytest.mark.parametrize(
    ("printed", "reference"),
    [
        ("F3 Reading.", "F3"), ("F3. Reading.", "F3"), ("F3: Reading.", "F3"), ("(F3) Reading.", "F3"), ("F3\tReading.", "F3"),
        ("F3 – Reading.", "F3"), ("F.3 Reading.", "F.3"), ("F1.2.3 Reading.", "F1.2.3"), ("F3a) Reading.", "F3a"),
        ("Provision F3: Reading.", "F3"), ("F(3) Reading.", "F(3)"),
    ],
)  # fmt: skip
def test_a_typed_reference_is_the_id_and_no_part_of_the_text(printed: str, reference: str):
    (item,) = items(docx(F, p(printed)), "F")
    assert (item.id, item.text) == (reference, "Reading.")


@pytest.mark.parametrize("mark", ["1.", "1)", "(1)", "a)", "(iv)", "1.1", "•", "-", "–", "▪"])
def test_plain_numbers_and_bullets_are_no_part_of_the_text(mark: str):
    (item,) = items(docx(F, p(f"{mark} Reading.")), "F")
    assert item.text == "Reading."


@pytest.mark.parametrize(
    "text", ["1:1 help daily.", "30 minutes of reading.", "2.5 hours of help.", "A – B – C cards.", "15-minute breaks."]
)
def test_figures_that_belong_to_a_statement_stay_in_it(text: str):
    (item,) = items(docx(F, p(text)), "F")
    assert item.text == text


def test_numbered_lines_of_one_paragraph_are_statements_of_their_own():
    found = items(docx(F, p("F1 Reading.\nF2 Writing.\nF3 A laptop.")), "F")
    assert [(item.id, item.text) for item in found] == [("F1", "Reading."), ("F2", "Writing."), ("F3", "A laptop.")]
    (whole,) = items(docx(F, p("Reading with an adult,\nten minutes a day.")), "F")
    assert whole.text == "Reading with an adult,\nten minutes a day."


def test_a_list_under_a_line_with_a_colon_belongs_to_it_and_a_list_beside_it_does_not():
    bullets = level(0, "•", "bullet") + level(1, "–", "bullet")
    under = docx(
        F, p("F1 He will have:"), p("a laptop", number=(1, 0)), p("a pen", number=(1, 0)), p("F2 A desk."), extra=numbering(bullets)
    )  # fmt: skip
    assert [item.text for item in items(under, "F")] == ["He will have:\na laptop\na pen", "A desk."]
    beside = docx(
        F, p("He will have:", number=(1, 0)), p("a laptop", number=(1, 1)), p("A desk.", number=(1, 0)), extra=numbering(bullets)
    )  # fmt: skip
    assert [item.text for item in items(beside, "F")] == ["He will have:\na laptop", "A desk."]


def test_outcomes_that_are_numbered_by_word_answer_to_their_number():
    content = docx(
        E, p("He will read.", number=(1, 0)), p("He will write.", number=(1, 0)), F, b("Provision for outcome 2"), p("A laptop."),
        extra=numbering(level(0, "%1.")),
    )  # fmt: skip
    assert [item.outcomes for item in items(content, "F")] == [("E2",)]
