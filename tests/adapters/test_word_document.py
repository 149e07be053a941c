"""What of a Word file is text of the plan: its final view, with what Word itself works out and without what it hides."""

from __future__ import annotations

from tests.adapters.documents import W, docx, p, read_plan, table, tc, texts

from ehcp_rules.adapters import ImportedPlan

TITLE = p("Section B: Special educational needs", "Heading1")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def needs_in(*blocks: str, extra: dict[str, bytes] | None = None) -> ImportedPlan:
    return read_plan(docx(TITLE, *blocks, extra=extra))


def test_hidden_text_is_left_out_and_counted():
    imported = needs_in(
        p(run("She reads.") + run(" Ask Tom.", "<w:vanish/>") + run(" Daily.", '<w:vanish w:val="0"/>'))
    )
    assert texts(imported, "B") == ["She reads. Daily."]
    assert [issue.message for issue in imported.issues if "hidden" in issue.message] == [
        "hidden text was left out (1 places)"
    ]


def test_the_prompt_of_a_content_control_that_nobody_filled_in_is_no_text():
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here to enter text.</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    )
    filled = "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>She tires.</w:t></w:r></w:sdtContent></w:sdt>"
    assert texts(needs_in(p(prompt), p(filled)), "B") == ["She tires."]


def test_boxes_show_their_tick_and_lists_the_entry_that_was_chosen():
    def box(inside: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'

    ticked, empty = "<w:checkBox><w:checked/></w:checkBox>", '<w:checkBox><w:default w:val="0"/></w:checkBox>'
    chosen = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Mild"/><w:listEntry w:val="Severe"/></w:ddList>'
    line = box(ticked) + run(" Hearing ") + box(empty) + run(" Vision: ") + box(chosen)
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Speech")
    imported = read_plan(docx(p("Section G: Health care provision", "Heading1"), p(line), p(symbol)))
    assert texts(imported, "G") == ["☒ Hearing ☐ Vision: Severe", "Speech"]


def test_a_sign_that_no_font_explains_is_marked_and_reported():
    imported = needs_in(p('<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>' + run(" She swims.")))
    assert texts(imported, "B") == ["\ufffd She swims."]
    assert any("picture font" in issue.message for issue in imported.issues)


def test_a_paragraph_whose_end_was_deleted_runs_on_into_the_next():
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("She reads ") + "</w:p>"
    assert texts(needs_in(first, p("and writes.")), "B") == ["She reads and writes."]


def test_a_row_deleted_with_tracked_changes_is_gone():
    rows = table(("Need", "She reads late."), ("Need", "She tires."))
    deleted = rows.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    imported = needs_in(deleted)
    assert texts(imported, "B") == ["She tires."]
    assert any("tracked changes" in issue.message for issue in imported.issues)


def test_moved_text_stands_where_it_was_moved_to():
    moved = "<w:moveFrom>" + run("Old place. ") + "</w:moveFrom>" + run("She reads.")
    arrived = "<w:moveTo>" + run("New place.") + "</w:moveTo>"
    assert texts(needs_in(p(moved), p(arrived)), "B") == ["She reads.", "New place."]


def test_a_footnote_is_kept_as_a_note_after_the_statement_that_refers_to_it():
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Measured in May.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    ).encode()
    imported = needs_in(
        p(run("She reads late.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        p("She tires."),
        extra={"word/footnotes.xml": notes},
    )
    section = imported.plan.section("B")
    assert section is not None
    assert [(item.kind, item.text) for item in section.items] == [
        ("need", "She reads late."),
        ("note", "Measured in May."),
        ("need", "She tires."),
    ]
    assert section.items[1].source is not None
    assert section.items[1].source.place == "docx:footnote 2"


def test_text_boxes_are_read_where_they_are_anchored_and_only_once():
    content = f"<w:txbxContent>{p('Boxed need.')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{content}</w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(needs_in(p(run("First.") + both), p("Last.")), "B") == ["First.", "Boxed need.", "Last."]


def test_a_table_of_contents_is_no_list_of_sections():
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Section A: Views')}{p('Section F: Special educational provision')}</w:sdtContent></w:sdt>"
    )
    plan = read_plan(docx(contents, TITLE, p("She tires."))).plan
    assert [section.code for section in plan.sections] == ["B"]


def test_strict_open_xml_and_a_main_part_of_another_name_are_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    imported = read_plan(docx(TITLE, p("She tires."), main="word/document2.xml", namespace=strict))
    assert texts(imported, "B") == ["She tires."]


def test_cells_merged_sideways_in_the_old_way_are_one_cell():
    start = tc("Strengths").replace("<w:tcPr>", '<w:tcPr><w:hMerge w:val="restart"/>')
    rest = tc().replace("<w:tcPr>", "<w:tcPr><w:hMerge/>")
    imported = needs_in(table((start, rest), ("Need", "She tires.")))
    assert texts(imported, "B") == ["She tires."]


def test_text_that_is_struck_through_counts_as_deleted_and_is_reported():
    imported = needs_in(p(run("She reads ") + run("late", "<w:strike/>") + run("daily.") + run("", "<w:strike/>")))
    assert texts(imported, "B") == ["She reads daily."]
    assert any("struck through" in issue.message for issue in imported.issues)
