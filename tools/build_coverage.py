"""Writes docs/reference/coverage.md: what became of every catalogue criterion, rule candidate and time limit.

Run it after a criterion, a time limit or an entry of the coverage file has changed; a test compares the page with it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.coverage_map import Coverage, Row, load_coverage

from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.ruleset import Ruleset, Timescale

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
PAGE = ROOT / "docs" / "reference" / "coverage.md"

_KINDS = {
    "criterion": "a criterion of its own",
    "joined criterion": "part of another criterion, which asks the same of the same words",
    "parameter": "a dated parameter or a part of a check that criteria cite",
    "cohort": "needs other children's plans, and is looked at over a cohort",
    "not-from-a-plan": "no plan tells it",
    "another-document": "it is judged on another document, such as advice, an earlier version or the papers of a review",
}


def page(ruleset: Ruleset, coverage: Coverage) -> str:
    """The page as Markdown."""
    lines = [
        "# What is covered, and what is not",
        "",
        f"This page is written by `tools/build_coverage.py` from the ruleset `{ruleset.id}` `{ruleset.version}`.",
        "It lists every criterion of the",
        "catalogue that the ruleset was made from, every rule that follows from the law,",
        "and every statutory time limit: each once, with",
        "the criterion that holds it or the reason why none does.",
        "",
        *_counted(coverage),
        "",
        "## The catalogue",
        "",
        *_table(coverage.catalogue, ruleset),
        "",
        "## Rules that follow from the law",
        "",
        "The ids of this table are labels of the rules and not of criteria.",
        "",
        *_table(coverage.rules, ruleset),
        "",
        "## Statutory time",
        "",
        "Each limit is a dated parameter in `timescales.toml`. Exceptions excuse a breach, and never move a date;",
        "a limit read only from",
        "memory condemns nobody. Weeks are seven calendar days; *first day* says how the day of the first event counts.",
        "",
        *_limits(coverage.timescales, ruleset.timescales),
        "",
    ]
    return "\n".join(lines)


def _counted(coverage: Coverage) -> list[str]:
    lines = ["| | Catalogue | Rules | Time limits |", "| --- | ---: | ---: | ---: |"]
    parts = [Counter(row.how for row in rows) for rows in (coverage.catalogue, coverage.rules, coverage.timescales)]
    for kind, words in _KINDS.items():
        if any(part[kind] for part in parts):
            lines.append(f"| {words} | " + " | ".join(str(part[kind]) for part in parts) + " |")
    return [*lines, "| **all** | " + " | ".join(str(sum(part.values())) for part in parts) + " |"]


def _table(rows: tuple[Row, ...], ruleset: Ruleset) -> list[str]:
    lines = ["| Id | What it asks | Where it is |", "| --- | --- | --- |"]
    return lines + [f"| {row.id} | {row.title} | {_where(row, ruleset)} |" for row in rows]


def _where(row: Row, ruleset: Ruleset) -> str:
    if not row.criteria:
        return f"*{row.how.replace('-', ' ')}*: {row.reason}"
    told = []
    for id in row.criteria:
        criterion = ruleset.criterion(id)
        who = "a person decides" if criterion.decided_by == "person" else "machine"
        told.append(f"{id} ({who}, {criterion.status})")
    return ", ".join(told)


def _limits(rows: tuple[Row, ...], scales: tuple[Timescale, ...]) -> list[str]:
    lines = [
        "| Id | From | To | Limit | First day | Rests on | Read | Where it is |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        for number, scale in enumerate(one for one in scales if one.id == row.id):
            where = ", ".join(row.criteria) or f"*{row.how.replace('-', ' ')}*: {row.reason}"
            since = f" (from {scale.valid_from}" + (f" to {scale.valid_to})" if scale.valid_to else ")")
            edition = since if scale.valid_to or number else ""
            cells = (
                row.id,
                scale.start,
                scale.end,
                _length(scale) + edition,
                _first(scale),
                scale.provision,
                scale.basis,
                where,
            )
            lines.append("| " + " | ".join(cells) + " |")
    return lines


def _length(scale: Timescale) -> str:
    if scale.unit == "none":
        return "none"
    if scale.unit == "by-date":
        month, day = scale.day.split("-")
        names = {"02": "February", "03": "March", "05": "May"}
        return f"by {int(day)} {names[month]}"
    words = scale.unit.replace("-", " ")
    return f"{'at least ' if scale.least else ''}{scale.limit} {words}"


def _first(scale: Timescale) -> str:
    if scale.unit in ("none", "by-date"):
        return ""
    return "counts" if scale.counting == "event-is-one" else "does not count"


def main() -> None:
    """Write the page."""
    ruleset = load_ruleset(FOLDER)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(ruleset, load_coverage(FOLDER, ruleset)), encoding="utf-8")


if __name__ == "__main__":
    main()
