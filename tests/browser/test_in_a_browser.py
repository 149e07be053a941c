"""The page in a real browser: accessible, usable by keyboard and on a narrow screen, printable, and silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.example_report import example_assessment, example_import
from tests.browser.test_report_of_samples import assessed

from ehcp_rules.report.html import render_html
from ehcp_rules.samples import sample_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNFOLD = "document.querySelectorAll('details').forEach(block => { block.open = true; })"
REACHABLE = "a[href], summary, button, [tabindex='0']"

Opener = Callable[..., "Page"]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the example report, saved as a person would save it."""
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_html(example_assessment(), example_import()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens the report in a new window; at the end nothing may have been asked for or complained of."""
    complaints: list[str] = []
    requests: list[str] = []

    def open_(width: int = 1280, height: int = 800, **context: Any) -> Page:
        page = browser.new_context(viewport={"width": width, "height": height}, **context).new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(address)
        return page

    yield open_
    assert complaints == []
    assert set(requests) == {address}


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, one line each with the element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the extra `verify` brings axe-core")
    results = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}}).response
    assert len(results["passes"]) > 20
    return [f"{found['id']}: {node['html'][:160]}" for found in results["violations"] for node in found["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("unfolded", [False, True])
def test_axe_finds_nothing_wrong(opened: Opener, scheme: str, width: int, unfolded: bool) -> None:
    page = opened(width, color_scheme=scheme)
    if unfolded:
        page.evaluate(UNFOLD)
    assert violations(page) == []


def test_axe_would_notice_a_fault(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.querySelector('.lead').innerHTML = '<img src=\"data:,\"><button></button>'")
    assert sorted({line.partition(":")[0] for line in violations(page)}) == ["button-name", "image-alt"]


@pytest.mark.parametrize("sample", sample_files(), ids=lambda path: path.stem)
def test_the_reports_of_the_samples_are_accessible_and_narrow(browser: Browser, tmp_path: Path, sample: Path) -> None:
    plan, assessment = assessed(sample)
    saved = tmp_path / "report.html"
    saved.write_text(render_html(assessment, plan), encoding="utf-8")
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(saved.as_uri())
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 800})
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 480, 900])
def test_a_narrow_screen_never_scrolls_sideways(opened: Opener, width: int) -> None:
    page = opened(width, 640)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_text_spacing_and_double_size_lose_nothing(opened: Opener) -> None:
    page = opened(640)
    page.evaluate(UNFOLD)
    page.evaluate(
        "document.body.style.cssText = 'font-size: 200%; line-height: 1.5; letter-spacing: .12em; word-spacing: .16em'"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_keyboard_reaches_everything_and_the_focus_shows(opened: Opener) -> None:
    page = opened()
    page.evaluate(UNFOLD)
    page.evaluate(
        f'document.querySelectorAll("{REACHABLE}").forEach((node, index) => {{ node.dataset.walk = index; }})'
    )
    expected = page.evaluate("document.querySelectorAll('[data-walk]').length")
    seen: list[int] = []
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        at, outline = page.evaluate(
            "[document.activeElement.dataset.walk ?? null, getComputedStyle(document.activeElement).outlineStyle]"
        )
        if at is None:
            break
        assert outline != "none"
        seen.append(int(at))
    assert expected > 60
    assert seen == list(range(expected))


def test_the_skip_link_comes_first_and_leads_to_the_report(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_finding_leads_to_its_words_and_back(opened: Opener, javascript: bool) -> None:
    page = opened(java_script_enabled=javascript)
    page.locator(".first a[href='#cause-2']").first.click()
    page.wait_for_timeout(100)
    if not javascript:
        page.locator("#cause-2 > summary").click()
    page.locator("#finding-2-1 a").click()
    assert page.locator("#item-F-1").is_visible()
    page.locator("#item-F-1 a.ref[href='#finding-2-1']").click()
    assert page.locator("#finding-2-1 blockquote").is_visible()


def test_everything_is_there_without_javascript(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator(".word").inner_text().lower() == "fix first"
    assert page.locator(".first > li").count() == 5
    assert page.locator("button").count() == 0
    page.locator("#cause-3 > summary").click()
    assert page.locator("#finding-3-1").is_visible()


def test_fold_all_and_unfold_all_say_what_they_will_do(opened: Opener) -> None:
    page = opened()
    button = page.locator("#findings button")
    assert button.inner_text() == "Unfold all"
    button.click()
    assert page.locator("#findings details[open]").count() == 11
    assert button.inner_text() == "Fold all"


def test_it_prints_with_everything_unfolded(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert pdf.startswith(b"%PDF-")
    page.emulate_media(media="print")
    hidden = [
        block
        for block in page.locator("details > .body").all()
        if not (block.bounding_box() or {"height": 0})["height"]
    ]
    assert page.locator("details > .body").count() > 20
    assert hidden == []


def test_nothing_moves_for_those_who_ask_for_less_motion(opened: Opener) -> None:
    page = opened(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_first_screen_of_a_usual_laptop_shows_where_it_stands_and_the_five_things(opened: Opener) -> None:
    page = opened(1280, 800)
    for locator in (page.locator(".word"), page.locator(".first > li").nth(4)):
        box = locator.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800
