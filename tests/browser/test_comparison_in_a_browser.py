"""The page that compares two rulesets, in a real browser: accessible, and never wider than a narrow screen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.test_in_a_browser import UNFOLD, violations

from ehcp_rules.compare import Comparison, backtest, changes, comparison_page
from ehcp_rules.engine import Engine
from ehcp_rules.samples import sample_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def page_of_two_releases(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page on the first release and the working copy, with what moves on two sample plans."""
    older, newer = Engine.create(version="2026.1.0"), Engine.create(version="next")
    plans = [(file.name, read.plan, DAY) for file in sample_files()[:2] for read in newer.read(file)]
    compared = Comparison(
        before=older.ruleset,
        after=newer.ruleset,
        changes=changes(older.ruleset, newer.ruleset),
        backtest=backtest(older, newer, plans),
        days="as of 2026-11-22",
    )
    saved: Path = tmp_path_factory.mktemp("compared") / "moved.html"
    saved.write_text(comparison_page(compared), encoding="utf-8")
    return saved.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_never_scrolls_sideways(browser: Browser, page_of_two_releases: str, scheme: str) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme).new_page()
    page.goto(page_of_two_releases)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 800})
    assert violations(page) == []
