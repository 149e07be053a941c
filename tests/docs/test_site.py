"""The site: made without a warning, with a page for every criterion, a search that needs no server, and nothing from a network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ehcp_rules.engine import Engine

ROOT = Path(__file__).parents[2]
FETCHED = re.compile(
    r"""(?:src|href)=["']https?://[^"']+\.(?:js|css|woff2?|png|svg)["']|@import\s+url\(https?:|url\(["']?https?:"""
)


@pytest.mark.slow
def test_the_site_is_made_whole_and_fetches_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-E", "-b", "html", "-c", "tools/site", "docs", str(site)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    ids = [criterion.id.lower() for criterion in Engine.create(version="next").ruleset.criteria]
    assert len(ids) >= 142
    assert [id for id in ids if not (site / "reference" / "criteria" / f"{id}.html").is_file()] == []
    assert "reference/criteria/f-02" in (site / "searchindex.js").read_text("utf-8")
    pages = [*site.rglob("*.html"), *site.rglob("*.css")]
    assert len(pages) >= 160
    assert [page.name for page in pages if FETCHED.search(page.read_text("utf-8"))] == []
