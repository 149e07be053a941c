"""The tables of weights and bands inside the page that argues the scoring by hand."""

from __future__ import annotations

import re
from pathlib import Path

from tools.tables import table

from ehcp_rules.criterion import Criterion
from ehcp_rules.engine import Engine
from ehcp_rules.plan import SECTION_TITLES
from ehcp_rules.report import words

ARGUED = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "scoring.md"
"""The page that argues the scoring by hand, round tables that are written from the ruleset."""


def argued_page(engine: Engine) -> str:
    """The page on scoring with its tables as the ruleset has them today."""
    text = ARGUED.read_text("utf-8")
    for name, made in (("weights", weights_table(engine)), ("bands", bands_table(engine))):
        found = re.search(rf"<!-- {name}: [^>]*-->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
        if found is None:
            raise SystemExit(f"{ARGUED.name} has no place for the table of {name}")
        text = f"{text[: found.start(1)]}\n{made}\n\n{text[found.end(1) :]}"
    return text


def weights_table(engine: Engine) -> str:
    """Every criterion that weighs anything, section by section, with the section's share of what each policy counts."""
    weighing = [c for c in engine.ruleset.criteria if c.scoring.weight]
    of_machine = sum(c.scoring.weight for c in weighing if c.decided_by == "machine")
    of_all = sum(c.scoring.weight for c in weighing)
    rows = []
    for code in dict.fromkeys((*SECTION_TITLES, *sorted(c.section for c in weighing))):
        own = [c for c in weighing if c.section == code]
        machine = [c for c in own if c.decided_by == "machine"]
        share = sum(c.scoring.weight for c in machine), sum(c.scoring.weight for c in own)
        if own:
            rows.append(
                (
                    f"{code}: {words.section_title(code)}" if code in SECTION_TITLES else words.section_title(code),
                    ", ".join(map(_weighed, machine)) or "–",
                    ", ".join(map(_weighed, (c for c in own if c.decided_by == "person"))) or "–",
                    f"{share[0]} ({share[0] / of_machine:.0%})",
                    f"{share[1]} ({share[1] / of_all:.0%})",
                )
            )
    head = (
        "section",
        "decided by software",
        "decided by a person",
        f"of {of_machine} by software",
        f"of {of_all} in an audit",
    )
    return table(head, rows)


def _weighed(criterion: Criterion) -> str:
    page = f"../reference/criteria/{criterion.id.lower()}.md"
    return f"[{criterion.id}]({page}) {criterion.scoring.weight}{' (gate)' if criterion.scoring.gate else ''}"


def bands_table(engine: Engine) -> str:
    """Where each word of each policy begins, and what holds it down."""
    rows = []
    for policy in engine.ruleset.policies:
        for band in policy.bands:
            limits = [
                f"{limit.section} below {float(100 * limit.below):g}"
                for limit in policy.limits
                if limit.cap == band.word
            ]
            if policy.gate_cap == band.word:
                limits.append("a gate is closed")
            limits += [
                f"a criterion of severity {cap.severity} is not met"
                for cap in policy.severity_caps
                if cap.cap == band.word
            ]
            rows.append((policy.title, band.word, f"{float(100 * band.at):g}", "; ".join(limits) or "–"))
    return table(("policy", "word", "from, of 100", "no better than this when"), rows)
