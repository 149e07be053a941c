"""The page and the terminal text as they are written, before a browser reads them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.browser.example_report import example_assessment, example_import, example_plan

from ehcp_rules.errors import RulesetError
from ehcp_rules.report.html import render_html
from ehcp_rules.report.terminal import render_terminal, render_text

VOID = {"meta", "rect", "path", "br", "link", "input", "img", "hr"}


class Page(HTMLParser):
    """The ids, links, headings and outside references of a page, and whether its tags are balanced."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.outside: list[str] = []
        self.inline: list[str] = []
        self.stack: list[str] = []
        self.feed(page)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []
        self.headings += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        self.outside += [value or "" for name, value in attrs if name in {"src", "srcset", "data", "action"}]
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack.pop() == tag


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(example_assessment(), example_plan())


def test_the_same_input_gives_the_same_bytes(page: str) -> None:
    assert page == render_html(example_assessment(), example_plan())


def test_every_link_of_the_page_arrives_and_no_name_is_given_twice(page: str) -> None:
    read = Page(page)
    assert len(read.ids) == len(set(read.ids)) > 60
    assert len(read.links) > 60
    assert [link for link in read.links if link[:1] != "#" or link[1:] not in read.ids] == []


def test_the_page_asks_for_nothing_from_outside(page: str) -> None:
    read = Page(page)
    assert (read.outside, read.inline) == ([], [])
    assert "default-src &#39;none&#39;" in page
    assert "unsafe-inline" not in page
    assert not re.search(r"https?:|url\((?!#)|@import", page)


def test_headings_descend_one_level_at_a_time(page: str) -> None:
    levels = Page(page).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_words_of_the_plan_are_never_markup(page: str) -> None:
    assert "&lt;visual&gt; prompts &amp; praise" in page
    assert "<visual>" not in page


def test_overlapping_quotes_are_each_marked_and_each_refer_to_their_finding(page: str) -> None:
    item = page.partition('id="item-F-1"')[2].partition('id="item-F-2"')[0]
    assert re.sub(r"<[^>]+>", "", "".join(re.findall(r"<mark>(.*?)</mark>", item))) == (
        "would benefit from access toa phonics group as appropriate"
    )
    assert len(re.findall(r'class="ref"', item)) == 4
    assert len(re.findall(r'<li id="note-', item)) == 3


def test_every_finding_is_on_the_page_with_its_words_and_its_fix(page: str) -> None:
    assert len(re.findall(r'<li id="finding-\d+-\d+">', page)) == 12
    assert len(re.findall(r'<details class="cause" id="cause-\d+">', page)) == 11
    assert page.count("Ask social care, and write what they say.") == 2


def test_a_redacted_page_and_text_hold_no_words_of_the_plan() -> None:
    plan = example_plan()
    told = [
        render_html(example_assessment(), plan, redact=True),
        render_text(example_assessment(), plan, redact=True),
    ]
    words = [passage.text for passage in plan.passages() if len(passage.text) > 12]
    quoted = ["phonics group", "staffing allows", "canal boat", "Quality first", "difficulties with", "own words."]
    assert len(words) == 19
    for report in told:
        assert not [text for text in (*words, *quoted) if text in report]
        assert "THO-10377" in report


def test_a_plan_as_it_was_imported_adds_how_its_file_was_read(page: str) -> None:
    assert 'id="reading"' not in page
    read = render_html(example_assessment(), example_import())
    Page(read)
    block = re.sub(r"<[^>]+>", " ", read.partition('id="reading"')[2].partition("</section>")[0])
    told = " ".join(block.split())
    assert "From THO-10377.docx , by the adapter word." in told
    items = sum(len(section.items) for section in example_plan().sections)
    assert f"{items} items in 8 sections, 5 warnings, 1 note" in told
    assert "Warning: this table was not understood docx:table 5, docx:table 6, docx:table 7 and 2 more" in told
    assert "This source cannot tell section J" in told
    assert "D Social care needs empty: a label with nothing under it" in told
    assert "plans/final" not in read


def test_a_redacted_page_does_not_name_the_file_that_was_read() -> None:
    read = render_html(example_assessment(), example_import(), redact=True)
    assert "How this file was read" in read
    assert ".docx" not in read.partition('id="reading"')[2].partition("</section>")[0]


def test_a_page_can_be_made_without_the_plan() -> None:
    page = render_html(example_assessment())
    read = Page(page)
    assert [link for link in read.links if link[1:] not in read.ids] == []
    assert "a phonics group as appropriate" in page


def test_a_policy_is_chosen_by_name_and_an_unknown_one_is_refused() -> None:
    assert '<p class="word">Inadequate</p>' in render_html(example_assessment(), policy="audit")
    with pytest.raises(RulesetError, match="there is no policy"):
        render_html(example_assessment(), policy="gold")


@pytest.mark.parametrize("width", [40, 60, 88, 140])
def test_the_text_keeps_to_its_width_and_says_the_five_things(width: int) -> None:
    text = render_text(example_assessment(), example_plan(), width=width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert len(re.findall(r"^ ?\d\. ", text, re.M)) == 5
    assert text.count("Do this:") == 5
    assert "\x1b" not in text
    assert "6 more things of less weight: " in text


def test_the_text_does_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = render_text(example_assessment(), example_plan())
    for name, value in {"COLUMNS": "31", "FORCE_COLOR": "1", "TERM": "dumb", "LC_ALL": "tr_TR"}.items():
        monkeypatch.setenv(name, value)
    assert render_text(example_assessment(), example_plan()) == plain


def test_colours_add_nothing_to_the_words() -> None:
    plain = render_text(example_assessment(), example_plan())
    coloured = render_terminal(example_assessment(), example_plan())
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.split()
