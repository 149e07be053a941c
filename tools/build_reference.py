"""Write docs/reference from the code, the criteria and their cases.

python tools/build_reference.py            write the pages
python tools/build_reference.py --check    1 when a page is not what would be written, naming it
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.reference.checks import checks_page, findings_page
from tools.reference.criteria import criteria_page, criterion_page
from tools.reference.doors import adapters_page, commands_page, hooks_page
from tools.reference.formats import plan_page, schema_page, verdicts_page
from tools.reference.releases import releases_page
from tools.reference.scoring import ARGUED, argued_page
from tools.reference.writing import writing_pages

from ehcp_rules.engine import Engine

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
MEASURED = {"coverage.md", "precision.md", "mutations.md"}
"""Pages that the other commands of `make docs` write."""
OURS = ("adapters", "builtin", "rulesets")
MADE = "<!-- Written by tools/build_reference.py. Change the code or the criterion, not this page. -->"


def pages(engine: Engine) -> dict[str, str]:
    """Every page of the reference by its path below docs/reference."""
    criteria = {f"criteria/{c.id.lower()}.md": criterion_page(c) for c in engine.ruleset.criteria}
    made = {
        "README.md": index_page(engine),
        "criteria.md": criteria_page(engine),
        "checks.md": checks_page(engine),
        "findings.md": findings_page(engine),
        "verdicts.md": verdicts_page(),
        "plan.md": plan_page(),
        "assessment.md": schema_page("ehcp-rules-assessment-1.schema.json", "Results as JSON"),
        "adapters.md": adapters_page(engine),
        "commands.md": commands_page(),
        "hooks.md": hooks_page(),
        "releases.md": releases_page(),
        **criteria,
        **writing_pages(engine),
    }
    return {name: f"{MADE}\n\n{text.strip()}\n" for name, text in made.items()}


def ours() -> Engine:
    """An engine with what this distribution brings, and nothing that happens to be installed beside it.

    It judges by the working copy, whose cases stand on the pages; each page says since which release a criterion stands.
    """
    return Engine.create(version="next", plugins=OURS, strict=True)


def index_page(engine: Engine) -> str:
    """The page that names the others."""
    writing = ", ".join(
        f"[{text.splitlines()[0].partition(':')[0].removeprefix('# Section ').removeprefix('# ')}]({name})"
        for name, text in sorted(writing_pages(engine).items())
    )
    return f"""# Reference

Everything here is written from the code and the criteria by `make docs`, and a test refuses a page that is out of date.

- [Criteria](criteria.md), each on a page of its own with examples
- What good looks like, section by section: {writing}
- [Verdicts](verdicts.md)
- [Finding codes](findings.md)
- [Check types](checks.md)
- [The plan: sections, items, facts and the JSON form](plan.md)
- [Results as JSON](assessment.md)
- [Adapters](adapters.md)
- [Commands and exit codes](commands.md)
- [Hooks for plugins](hooks.md)
- [Releases: what each changed, and what a later engine says otherwise](releases.md)
- [Coverage: what became of every catalogue entry, rule and timescale](coverage.md)
- [Precision: how often a criterion is right](precision.md)
- [Mutations: what a known defect turns, and what nothing should turn](mutations.md)"""


def stale() -> list[str]:
    """The pages that are not what would be written, and files that no page stands for."""
    engine = ours()
    made = pages(engine)
    there = {path.relative_to(REFERENCE).as_posix() for path in REFERENCE.rglob("*.md")}
    differing = {
        name for name, text in made.items() if name not in there or (REFERENCE / name).read_text("utf-8") != text
    }
    if ARGUED.read_text("utf-8") != argued_page(engine):
        differing.add(f"../explanation/{ARGUED.name}")
    return sorted(differing | (there - set(made) - MEASURED))


def main() -> int:
    """Write or check the pages."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        wrong = stale()
        for name in wrong:
            print(f"docs/reference/{name} is not up to date: make docs")
        return 1 if wrong else 0
    engine = ours()
    made = pages(engine)
    for path in REFERENCE.rglob("*.md"):
        if path.relative_to(REFERENCE).as_posix() not in {*made, *MEASURED}:
            path.unlink()
    ARGUED.write_text(argued_page(engine), "utf-8", newline="\n")
    for name, text in made.items():
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    print(f"docs/reference: {len(made)} pages")
    return 0


if __name__ == "__main__":
    os.environ.setdefault("COLUMNS", "100")
    raise SystemExit(main())
