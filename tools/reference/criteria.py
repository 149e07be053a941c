"""The pages of criteria: all of them in one table with the scoring policies, and each on a page with its cases."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.reference.wording import plain
from tools.tables import table

from ehcp_rules.criterion import Criterion, Source
from ehcp_rules.engine import Engine
from ehcp_rules.report import words

FOLDER = Path(__file__).resolve().parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next" / "criteria"


def criteria_page(engine: Engine) -> str:
    """All criteria of the ruleset and its scoring policies."""
    ruleset = engine.ruleset
    sections = dict.fromkeys(criterion.section for criterion in ruleset.criteria)
    parts = (
        f"## {words.section_name(section)}\n\n"
        + table(
            ("criterion", "asks", "decided by", "severity", "weight"),
            (_row(criterion) for criterion in ruleset.criteria if criterion.section == section),
        )
        for section in sorted(sections, key=lambda code: (len(code) > 2, code))
    )
    policies = "\n\n".join(_policy(policy) for policy in ruleset.policies)
    return (
        f"# Criteria of {ruleset.id} {ruleset.version}\n\n{ruleset.title}. {ruleset.publisher}, {ruleset.licence}; "
        f"{ruleset.status}.\n\n"
        f"{(chr(10) * 2).join(parts)}\n\n"
        f"## Scoring policies\n\n{policies}"
    )


def _row(criterion: Criterion) -> tuple[str, ...]:
    return (
        f"[{criterion.id}](criteria/{criterion.id.lower()}.md)",
        criterion.title,
        criterion.decided_by,
        words.SEVERITIES[criterion.scoring.severity],
        f"{criterion.scoring.weight}{', gate' if criterion.scoring.gate else ''}",
    )


def _policy(policy: Any) -> str:
    bands = table(
        ("word", "from", "meaning"), ((b.word, f"{words.out_of_hundred(b.at)} of 100", b.meaning) for b in policy.bands)
    )
    limits = "".join(
        f"- While section {limit.section} is below {words.out_of_hundred(limit.below)} of 100, the word is at most “{limit.cap}”.\n"
        for limit in policy.limits
    )
    gate = f"- While a gate criterion is not met, the word is at most “{policy.gate_cap}”.\n" if policy.gate_cap else ""
    return f"### `{policy.id}`: {policy.title}\n\n{plain(policy.summary)}\n\n{bands}\n\n{limits}{gate}".strip()


def criterion_page(criterion: Criterion) -> str:
    """One criterion: what it asks and why, findings, how it is decided, authority, and its cases."""
    parts = [
        f"# {criterion.id}: {criterion.title}",
        f"{words.section_name(criterion.section)}. {plain(criterion.summary)}",
    ]
    for title, text in (
        ("Why it matters", criterion.why_it_matters),
        ("What good looks like", criterion.good_looks_like),
        ("For example", criterion.exemplar),
        ("How to put it right", criterion.how_to_fix),
        ("For auditors", criterion.auditor_guidance),
    ):
        if text.strip():
            parts.append(f"## {title}\n\n{plain(text)}")
    if criterion.known_exceptions:
        parts.append("## Known exceptions\n\n" + "\n".join(f"- {plain(text)}" for text in criterion.known_exceptions))
    findings = ((f"`{code}`", text.message, text.fix) for code, text in criterion.findings.items())
    parts.append("## Findings\n\n" + table(("code", "message", "fix"), findings))
    parts.append(f"## How it is decided\n\n{_deciding(criterion)}")
    parts.append("## Authority\n\n" + "\n".join(f"- {_source(source)}" for source in criterion.sources))
    if cases := list(_cases(criterion)):
        parts.append(
            "## Examples\n\nThe tests run these.\n\n" + table(("example", "text", "verdict", "findings"), cases)
        )
    return "\n\n".join(parts)


def _deciding(criterion: Criterion) -> str:
    scoring = criterion.scoring
    parameters = json.dumps(criterion.check.parameters, ensure_ascii=False, default=list)
    rows = [
        ("decided by", criterion.decided_by),
        ("check", f"[`{criterion.check.use}`](../checks.md) with `{parameters}`"),
        ("question for a person", criterion.judgement.question),
        ("reads", ", ".join(criterion.reads)),
        ("applies", _applies(criterion)),
        ("severity and weight", f"{words.SEVERITIES[scoring.severity].lower()}, {scoring.weight}"),
        ("met from, partly met from", f"{scoring.met_at}, {scoring.partly_at} of its points"),
        ("gate", "yes" if scoring.gate else "no"),
        ("locked", "an overlay may only make it stricter" if scoring.locked else "no"),
        ("whose it is", words.ATTRIBUTIONS[criterion.attribution]),
        ("status", f"{criterion.status}, since {criterion.since}"),
        ("catalogue", ", ".join(criterion.catalogue)),
    ]
    return table(("part", "value"), rows)


def _applies(criterion: Criterion) -> str:
    tests = [
        f"{word} of: "
        + "; ".join(
            f"{c.fact} {c.op.replace('_', ' ')} {'' if c.value is None else c.value}".strip() for c in conditions
        )
        for word, conditions in (("all", criterion.applies.all), ("any", criterion.applies.any))
        if conditions
    ]
    return ", and ".join(tests) or "always"


def _source(source: Source) -> str:
    signed = f"signed by {source.checked_by}" if source.checked_by else "not yet signed by a reviewer"
    note = f" {source.note}" if source.note else ""
    return (
        f"{words.SOURCE_KINDS[source.kind]}: {source.citation}. "
        f"{words.BASES[source.basis].capitalize()} on {words.day(source.checked_on)}, {signed}.{note}"
    )


def _cases(criterion: Criterion) -> Iterator[tuple[str, str, str, str]]:
    file = FOLDER / f"{criterion.id.lower().replace('-', '_')}.cases.toml"
    if not file.exists():
        return
    for case in tomllib.loads(file.read_text("utf-8")).get("case", ()):
        codes = ", ".join(f"`{code}`" for code in case.get("codes", ()))
        hard = " (hard)" if case.get("hard") else ""
        yield case["name"] + hard, case.get("text", "a small plan"), case["verdict"], codes
