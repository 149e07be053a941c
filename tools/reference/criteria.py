"""The pages of criteria: all of them in one table with the scoring policies, and each on a page with its cases."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
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
        f"# Criteria of {ruleset.id}\n\n{ruleset.title}. {ruleset.publisher}, {ruleset.licence}. "
        "As the working copy has them; [releases](releases.md) tell what each version changed.\n\n"
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
    # Whoever writes a plan needs the first of these; whoever doubts a finding reads on.
    for title, text in (
        ("What good looks like", criterion.good_looks_like),
        ("For example", f"> {criterion.exemplar.strip()}" if criterion.exemplar.strip() else ""),
        ("How to put it right", criterion.how_to_fix),
        ("Why it matters", criterion.why_it_matters),
    ):
        if text.strip():
            parts.append(f"## {title}\n\n{plain(text)}")
    if cases := _examples(criterion):
        parts.append(f"## Examples\n\nThe tests run these. A *hard* one is easily mistaken.\n\n{cases}")
    if criterion.auditor_guidance.strip():
        parts.append(f"## For auditors\n\n{plain(criterion.auditor_guidance)}")
    if criterion.known_exceptions:
        parts.append("## Known exceptions\n\n" + "\n".join(f"- {plain(text)}" for text in criterion.known_exceptions))
    findings = ((f"`{code}`", text.message, text.fix) for code, text in criterion.findings.items())
    parts.append("## Findings\n\n" + table(("code", "message", "fix"), findings))
    parts.append(f"## How it is decided\n\n{_deciding(criterion)}")
    if _long(criterion):
        parts.append(f"### Parameters of its check\n\n{_parameters(criterion.check.parameters)}")
    parts.append("## Authority\n\n" + "\n".join(f"- {_source(source)}" for source in criterion.sources))
    return "\n\n".join(parts)


def _deciding(criterion: Criterion) -> str:
    scoring = criterion.scoring
    given = "the parameters below" if _long(criterion) else f"`{_json(criterion.check.parameters)}`"
    rows = [
        ("decided by", criterion.decided_by),
        ("check", f"[`{criterion.check.use}`](../checks.md) with {given}"),
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


_LONGEST_CELL = 300
"""Parameters that are longer than this, written as JSON, get a section of their own."""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=list)


def _long(criterion: Criterion) -> bool:
    return len(_json(criterion.check.parameters)) > _LONGEST_CELL


def _parameters(parameters: Mapping[str, Any]) -> str:
    """The parameters of a check: one table, and one more for each that is a list of lists of words."""
    lists = {name: value for name, value in parameters.items() if _is_lists(value)}
    others = ((f"`{name}`", f"`{_json(value)}`") for name, value in parameters.items() if name not in lists)
    parts = [table(("parameter", "value"), others)] if len(lists) < len(parameters) else []
    for name, value in lists.items():
        parts.append(f"`{name}`, list by list:")
        parts.append(table(("begins with", "and has"), ((f"`{first}`", ", ".join(rest)) for first, *rest in value)))
    return "\n\n".join(parts)


def _is_lists(value: Any) -> bool:
    return (
        isinstance(value, list | tuple) and bool(value) and all(isinstance(one, list | tuple) and one for one in value)
    )


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


_ASKED = {
    "met": "Meets it",
    "partly-met": "Meets it in part",
    "not-met": "Does not meet it",
    "needs-judgement": "A person decides",
    "not-applicable": "Does not come under it",
    "not-assessed": "Cannot be told",
}


def written_cases(criterion: Criterion) -> list[dict[str, Any]]:
    """The cases that are written beside a criterion, as TOML has them."""
    file = FOLDER / f"{criterion.id.lower().replace('-', '_')}.cases.toml"
    return list(tomllib.loads(file.read_text("utf-8")).get("case", ())) if file.exists() else []


def _examples(criterion: Criterion) -> str:
    """The cases by verdict, each with its words and what it shows."""
    cases = written_cases(criterion)
    parts = []
    for verdict, title in _ASKED.items():
        rows = [_example(case) for case in cases if case["verdict"] == verdict]
        if rows:
            columns = (
                ("words", "what it shows", "findings") if any(row[2] for row in rows) else ("words", "what it shows")
            )
            parts.append(f"### {title}\n\n" + table(columns, (row[: len(columns)] for row in rows)))
    return "\n\n".join(parts)


_BESIDE = (("heading", "under"), ("area", "area"), ("who", "who"), ("how_often", "how often"), ("review", "review"))
"""What stands in other columns of the same row, or above it."""


def _example(case: dict[str, Any]) -> tuple[str, str, str]:
    codes = ", ".join(f"`{code}`" for code in case.get("codes", ()))
    beside = "".join(f" · *{label}:* {case[key]}" for key, label in _BESIDE if case.get(key))
    shown = case["name"] + (" *(hard)*" if case.get("hard") else "")
    return case.get("text", "a small plan") + beside, shown, codes
