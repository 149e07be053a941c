"""Takes the picture of a report's first screen for the README: python tools/take_screenshot.py [PLAN] [PICTURE].

Needs the development tools and an installed Chromium. The plan is a sample that comes with the project.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from ehcp_rules.engine import Engine
from ehcp_rules.report.html import render_html

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "src" / "ehcp_rules" / "samples" / "02-year10-semh.docx"
PICTURE = ROOT / "docs" / "images" / "report.png"
AS_OF = dt.date(2026, 9, 1)
WIDTH, HEIGHT = 1280, 800


def main(plan_file: Path, picture: Path) -> None:
    """Score the plan, open its report and save what a laptop shows first."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("No Chromium is installed here: run tools/install_chromium.sh")
    engine = Engine.create()
    plan = next(imported.plan for imported in engine.read(plan_file))
    page_text = render_html(engine.assess(plan, as_of=AS_OF), plan)
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        saved = Path(folder) / "report.html"
        saved.write_text(page_text, encoding="utf-8")
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        # bypass_csp: the driver hides the text cursor with a style of its own, which the page's policy refuses.
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", bypass_csp=True
        )
        page = context.new_page()
        page.goto(saved.as_uri())
        page.screenshot(path=str(picture))
        browser.close()
    sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(given[0] if given else PLAN, given[1] if len(given) > 1 else PICTURE)
