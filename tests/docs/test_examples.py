"""Every code block of the README, the tutorial, the how-tos and the explanation runs and prints what the page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.run_examples import BLOCK, pages, run_page

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", pages(), ids=[str(page.relative_to(ROOT)) for page in pages()])
def test_every_block_runs_and_prints_what_the_page_shows(page: Path) -> None:
    stale = [f"line {block.line}" for block in run_page(page) if block.shown != block.printed]
    assert stale == [], "make docs writes what the commands print today"


def test_the_pages_hold_blocks_to_run() -> None:
    counts = {page.name: len(BLOCK.findall(page.read_text("utf-8"))) for page in pages()}
    assert len(counts) >= 5
    assert counts["README.md"] >= 5
    assert counts["score-your-first-plan.md"] >= 6
    assert counts["embed.md"] >= 12


def test_a_block_that_is_not_run_says_why() -> None:
    silent = [
        f"{page.name}: {match['body'][:40]}"
        for page in pages()
        for match in BLOCK.finditer(page.read_text("utf-8"))
        if match["language"] not in {"python", "console", "text"} and "file:" not in match["notes"]
        if "not run:" not in match["notes"]
    ]
    assert silent == []


def test_every_link_between_pages_leads_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [(page, target) for page in documents for target in LINK.findall(page.read_text("utf-8"))]
    assert len(links) > 100
    assert [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()] == []
