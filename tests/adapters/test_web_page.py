"""Plans that were saved as web pages, often under the name of a Word document."""

from __future__ import annotations

import pytest
from tests.adapters.documents import read_failure, read_plan, texts, warnings_of

HEAD = "<html><head><meta charset=utf-8><title>Plan</title><style>p {color: red}</style></head><body>"
PAGE = (
    HEAD
    + """
<p class=MsoTitle>Final EHC plan</p>
<table border=1><tr><td><b>Name</b></td><td>Ann Sparrow</td></tr><tr><td>Date of birth</td><td>3 May 2016</td></tr></table>
<h1>Section A: Views</h1><p>I like&nbsp;boats &amp; knots.</p>
<p style="display:none">Nobody sees this.</p><script>alert("Section D: Social care needs")</script>
<h1>Sections B, E and F</h1>
<table><tr><td colspan=3 bgcolor=silver><b>Cognition and learning</b></td></tr>
<tr><th>B – Special educational needs</th><th>E – Outcomes</th><th>F – Special educational provision</th></tr>
<tr><td rowspan=2>She reads late.</td><td rowspan=2>She will read by July 2027.</td><td>Daily reading.</td></tr>
<tr><td>A reading pen.</td></tr></table>
<p><b>Section G: Health care provision</b></p><ol><li>A nurse each term.<li>A care plan.</ol>
</body></html>"""
)


def test_a_page_is_read_like_any_other_document():
    imported = read_plan(PAGE.encode(), "plan.doc")
    plan = imported.plan
    assert (plan.learner.name, plan.stage, str(plan.learner.date_of_birth)) == ("Ann Sparrow", "final", "2016-05-03")
    assert texts(imported, "A") == ["I like boats & knots."]
    assert [(item.text, item.needs, item.outcomes) for item in plan.section("F").items] == [
        ("Daily reading.", ("B1",), ("E1",)),
        ("A reading pen.", ("B1",), ("E1",)),
    ]
    assert texts(imported, "G") == ["A nurse each term.", "A care plan."]
    assert plan.section("D") is None
    assert plan.section("B").items[0].area == "cognition-and-learning"
    assert plan.section("F").items[1].source.place == "html:table 2 row 4 column 3"
    assert warnings_of(imported) == []


def test_a_page_packed_for_mail_is_unpacked():
    packed = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--x--\r\n"
    )
    assert read_plan(packed.encode(), "plan.doc").plan.learner.name == "Ann Sparrow"


@pytest.mark.parametrize(("charset", "codec"), [("windows-1252", "cp1252"), ("utf-8", "utf-8"), ("utf-16", "utf-16")])
def test_a_page_is_read_in_the_encoding_that_it_declares(charset: str, codec: str):
    page = f"<html><head><meta charset={charset}></head><body><h1>Section A</h1><p>Zoë’s café</p></body></html>"
    assert texts(read_plan(page.encode(codec), "plan.html"), "A") == ["Zoë’s café"]


def test_tags_that_nobody_closed_and_tags_without_end_lose_nothing():
    page = (
        "<html><body><h1>Section A<p>Boats.<table><tr><td>What I like<td>Knots.<tr><td>Friends<td>Bea." + "<div>" * 500
    )
    imported = read_plan(page.encode(), "plan.htm")
    assert texts(imported, "A") == ["Boats.", "Knots.", "Bea."]


def test_a_page_without_sections_is_named_as_what_it_is():
    failure = read_failure(b"<html><body><p>Hello Ann</p></body></html>", "plan.doc")
    assert "web page (HTML)" in failure.message
    assert "Ann" not in str(failure)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "plan.doc"), (rb"{\rtf1 Section A}", "plan.rtf")],
)
def test_old_word_files_and_rich_text_say_how_to_convert_them(content: bytes, name: str):
    failure = read_failure(content, name)
    assert "save it as .docx" in failure.hint
    assert "soffice --headless --convert-to docx" in failure.hint
