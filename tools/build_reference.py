"""Write docs/reference from the code, the criteria and their cases.

python tools/build_reference.py            write the pages
python tools/build_reference.py --check    1 when a page is not what would be written, naming it
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, get_origin

import attrs
import click

from ehcp_rules import hookspecs
from ehcp_rules.checks import CheckDefinition
from ehcp_rules.cli.app import app
from ehcp_rules.cli.exits import EXIT_MEANINGS
from ehcp_rules.cli.inventory import supplies
from ehcp_rules.criterion import Criterion, Source
from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.plan import AREAS, FACTS, ITEM_KINDS, SECTION_TITLES
from ehcp_rules.report import words

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
MEASURED = {"coverage.md", "precision.md", "mutations.md"}
"""Pages that the other commands of `make docs` write."""
OURS = ("adapters", "builtin", "rulesets")
MADE = "<!-- Written by tools/build_reference.py. Change the code or the criterion, not this page. -->"

VERDICTS: Mapping[Verdict, str] = {
    Verdict.MET: "The criterion holds.",
    Verdict.PARTLY_MET: "It holds in part: an item counts half.",
    Verdict.NOT_MET: "It does not hold. A finding shows the words, or where was looked for what.",
    Verdict.NOT_APPLICABLE: "It has nothing to say here and leaves the score as it is.",
    Verdict.NEEDS_JUDGEMENT: "The engine cannot tell. It asks a person a question; the score widens.",
    Verdict.NOT_ASSESSED: "The source could not tell. Only the engine says this; the score widens.",
    Verdict.ERROR: "The check failed. Only the engine says this; it is never a pass or a fail, and the score widens.",
}


def pages() -> dict[str, str]:
    """Every page of the reference by its path below docs/reference."""
    engine = Engine.create(plugins=OURS, strict=True)
    criteria = {f"criteria/{c.id.lower()}.md": criterion_page(c) for c in engine.ruleset.criteria}
    made = {
        "README.md": index_page(),
        "criteria.md": criteria_page(engine),
        "checks.md": checks_page(engine),
        "findings.md": findings_page(engine),
        "verdicts.md": verdicts_page(),
        "plan.md": plan_page(),
        "assessment.md": schema_page("ehcp-rules-assessment-1.schema.json", "Results as JSON"),
        "adapters.md": adapters_page(engine),
        "commands.md": commands_page(),
        "hooks.md": hooks_page(),
        **criteria,
    }
    return {name: f"{MADE}\n\n{text.strip()}\n" for name, text in made.items()}


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    names = list(head)
    lines = [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}"]
    for row in rows:
        cells = (" ".join(str(cell).split()).replace("|", "\\|") for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def index_page() -> str:
    """The page that names the others."""
    return """# Reference

Everything here is written from the code and the criteria by `make docs`, and a test refuses a page that is out of date.

- [Criteria](criteria.md), each on a page of its own with examples
- [Verdicts](verdicts.md)
- [Finding codes](findings.md)
- [Check types](checks.md)
- [The plan: sections, items, facts and the JSON form](plan.md)
- [Results as JSON](assessment.md)
- [Adapters](adapters.md)
- [Commands and exit codes](commands.md)
- [Hooks for plugins](hooks.md)
- [Coverage: what became of every catalogue entry, rule and timescale](coverage.md)
- [Precision: how often a criterion is right](precision.md)
- [Mutations: what a known defect turns, and what nothing should turn](mutations.md)"""


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
    return f"### `{policy.id}`: {policy.title}\n\n{_plain(policy.summary)}\n\n{bands}\n\n{limits}{gate}".strip()


def criterion_page(criterion: Criterion) -> str:
    """One criterion: what it asks and why, findings, how it is decided, authority, and its cases."""
    parts = [
        f"# {criterion.id}: {criterion.title}",
        f"{words.section_name(criterion.section)}. {_plain(criterion.summary)}",
    ]
    for title, text in (
        ("Why it matters", criterion.why_it_matters),
        ("What good looks like", criterion.good_looks_like),
        ("For example", criterion.exemplar),
        ("How to put it right", criterion.how_to_fix),
        ("For auditors", criterion.auditor_guidance),
    ):
        if text.strip():
            parts.append(f"## {title}\n\n{_plain(text)}")
    if criterion.known_exceptions:
        parts.append("## Known exceptions\n\n" + "\n".join(f"- {_plain(text)}" for text in criterion.known_exceptions))
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
    folder = ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next" / "criteria"
    file = folder / f"{criterion.id.lower().replace('-', '_')}.cases.toml"
    if not file.exists():
        return
    for case in tomllib.loads(file.read_text("utf-8")).get("case", ()):
        codes = ", ".join(f"`{code}`" for code in case.get("codes", ()))
        hard = " (hard)" if case.get("hard") else ""
        yield case["name"] + hard, case.get("text", "a small plan"), case["verdict"], codes


def checks_page(engine: Engine) -> str:
    """Check types with their parameters and codes."""
    checks = sorted(engine.inventory.checks.values(), key=lambda check: check.name)
    return "# Check types\n\n" + "\n\n".join(_check(engine, check) for check in checks)


def _check(engine: Engine, check: CheckDefinition) -> str:
    users = [c for c in engine.ruleset.criteria if c.check.use == check.name]
    used = ", ".join(f"[{c.id}](criteria/{c.id.lower()}.md)" for c in users)
    hints = {
        field.name: (
            _typed(field.type),
            "required" if field.default is attrs.NOTHING else f"`{_default(field.default)}`",
        )
        for field in attrs.fields(attrs.resolve_types(check.parameters))
    }
    parts = [f"## `{check.name}`", check.summary, _plain(check.parameters.__doc__ or "")]
    if hints:
        parts.append(table(("parameter", "type", "default"), ((f"`{name}`", *hint) for name, hint in hints.items())))
    parts.append(
        "Finding codes: " + (", ".join(f"[`{code.code}`](findings.md)" for code in check.codes) or "none") + "."
    )
    if check.laws:
        parts.append("Laws: " + ", ".join(check.laws) + ".")
    parts.append(
        f"Version {check.version}. " + (f"Used by {used}." if used else "Used by no criterion of this ruleset.")
    )
    return "\n\n".join(part for part in parts if part)


def _typed(annotation: Any) -> str:
    plain = isinstance(annotation, type) and not get_origin(annotation)
    return f"`{annotation.__name__ if plain else str(annotation).replace('typing.', '')}`"


def _default(value: Any) -> str:
    made = value.factory() if isinstance(value, attrs.Factory) else value  # type: ignore[arg-type]
    return json.dumps(made, default=lambda value: str(value) if isinstance(value, Fraction) else list(value))


def findings_page(engine: Engine) -> str:
    """Finding codes: who makes and who uses them."""
    titles: dict[str, str] = {}
    makers: dict[str, list[str]] = {}
    for check in sorted(engine.inventory.checks.values(), key=lambda check: check.name):
        for code in check.codes:
            titles.setdefault(code.code, code.title)
            makers.setdefault(code.code, []).append(f"`{check.name}`")
    users: dict[str, list[str]] = {}
    for criterion in engine.ruleset.criteria:
        for code in criterion.findings:
            users.setdefault(code, []).append(f"[{criterion.id}](criteria/{criterion.id.lower()}.md)")
    rows = (
        (f"`{code}`", titles[code], ", ".join(makers[code]), ", ".join(users.get(code, ())) or "–")
        for code in sorted(titles)
    )
    return "# Finding codes\n\n" + table(("code", "says", "made by", "used by"), rows)


def verdicts_page() -> str:
    """The seven verdicts."""
    rows = ((f"`{v.value}`", words.VERDICT_WORDS[v], VERDICTS[v]) for v in Verdict)
    return (
        "# Verdicts\n\n" + table(("verdict", "in reports", "meaning"), rows) + "\n\n"
        "[How verdicts become a score](../explanation/verdicts-and-scores.md)"
    )


def plan_page() -> str:
    """Sections, kinds of items, areas, facts, and the JSON form."""
    kinds = (
        (
            f"`{kind}`",
            _plain((cls.__doc__ or "").partition("\n")[0]),
            ", ".join(f"`{name}`" for name in cls.text_fields),
        )
        for kind, cls in ITEM_KINDS.items()
    )
    sections = table(("code", "title"), SECTION_TITLES.items())
    areas = table(("key", "area"), ((f"`{k}`", v) for k, v in AREAS.items()))
    facts = table(("fact", "meaning"), ((f"`{k}`", v) for k, v in FACTS.items()))
    return (
        f"# The plan\n\n## Sections\n\n{sections}\n\n## Kinds of items\n\n{table(('kind', 'is', 'text in'), kinds)}\n\n"
        f"## Areas of need\n\n{areas}\n\n## Facts that conditions may name\n\n{facts}\n\n"
        + schema_page("ehcp-plan-1.schema.json", "The JSON form `ehcp-plan/1`").replace("# ", "## ", 1)
    )


def schema_page(name: str, title: str) -> str:
    """The objects of a JSON Schema as tables."""
    schema = json.loads((ROOT / "src" / "ehcp_rules" / "schemas" / name).read_text("utf-8"))
    parts = [f"# {title}", f"{schema.get('description', '')} The schema is `ehcp_rules/schemas/{name}` in the package."]
    objects = {"the whole": schema, **schema.get("$defs", {})}
    for key, definition in objects.items():
        if "properties" not in definition:
            continue
        required = set(definition.get("required", ()))
        rows = (
            (f"`{field}`", _schema_type(told), "yes" if field in required else "no", told.get("description", ""))
            for field, told in definition["properties"].items()
        )
        heading = "The whole" if definition is schema else f"`{key}`"
        parts.append(f"### {heading}\n\n" + table(("key", "type", "required", ""), rows))
    return "\n\n".join(parts)


def _schema_type(told: Mapping[str, Any]) -> str:
    if "$ref" in told:
        return f"`{told['$ref'].rpartition('/')[2]}`"
    if "const" in told or "enum" in told:
        return "one of " + ", ".join(f"`{value}`" for value in told.get("enum", [told.get("const")]))
    if told.get("type") == "array":
        return f"list of {_schema_type(told.get('items', {}))}"
    for word in ("anyOf", "oneOf"):
        if word in told:
            return " or ".join(_schema_type(one) for one in told[word])
    kind = told.get("type", "anything")
    form = f" ({told['format']})" if "format" in told else ""
    return " or ".join(kind) if isinstance(kind, list) else f"{kind}{form}"


def adapters_page(engine: Engine) -> str:
    """What can be read."""
    parts = []
    for adapter in engine.adapters:
        options = attrs.fields(attrs.resolve_types(adapter.options))
        rows = ((f"`{o.name}`", _typed(o.type), f"`{_default(o.default)}`") for o in options)
        endings = ", ".join(adapter.suffixes)
        text = f"## `{adapter.name}`: {adapter.title}\n\nFiles ending {endings}. They can hold {supplies(adapter)}."
        parts.append(text + ("\n\n" + table(("option", "type", "default"), rows) if options else ""))
    return (
        "# Adapters\n\nAn adapter is chosen by what a file holds, not by its name. Items keep their place in the source; "
        "everything dropped, changed or guessed is listed as a remark on reading the file.\n\n" + "\n\n".join(parts)
    )


def commands_page() -> str:
    """Exit codes and the help of every command."""
    # Made as click makes it, with the settings of the command itself: its help must not depend on what ran before.
    shown: dict[str, Any] = {"resilient_parsing": True, "color": False, "terminal_width": 100}
    with app.make_context("ehcp-rules", [], **shown) as context:
        parts = [f"## `ehcp-rules`\n\n```text\n{app.get_help(context).strip()}\n```"]
        parts += _helps(app, context, shown)
    exits = table(("code", "meaning"), ((code.value, meaning) for code, meaning in EXIT_MEANINGS.items()))
    return f"# Commands\n\n## Exit codes\n\nWhere several hold, the highest is given.\n\n{exits}\n\n" + "\n\n".join(
        parts
    )


def _helps(group: click.Group, context: click.Context, shown: dict[str, Any], above: str = "") -> Iterator[str]:
    """The help of every command of a group, and of the commands of groups in it."""
    for name, command in group.commands.items():
        with command.make_context(name, [], parent=context, **shown) as inner:
            yield f"## `{above}{name}`\n\n```text\n{_without_exits(command.get_help(inner))}\n```"
            if isinstance(command, click.Group):
                yield from _helps(command, inner, shown, f"{above}{name} ")


def _without_exits(text: str) -> str:
    return text.partition("\n\n  Exit codes")[0].strip()


def hooks_page() -> str:
    """What a plugin can implement."""
    rows = (
        (f"`{name}`", _plain(getattr(hookspecs, name).__doc__ or ""))
        for name in sorted(hookspecs.__all__)
        if name.startswith(f"{hookspecs.GROUP}_register")
    )
    return (
        "# Hooks for plugins\n\nA plugin is an entry point in the group `ehcp_rules` that names a module (or object) with any of "
        "these functions, each marked with `ehcp_rules.hookimpl`. Hooks only register: none sees, changes or delays a plan or a "
        "result.\n\n" + table(("hook", "gives"), rows)
    )


def _plain(text: str) -> str:
    """Text of a criterion with its paragraphs and lists, each on one line."""
    parts = re.split(r"\n\s*\n|\n(?=\s*- )", text.strip())
    lines = [" ".join(part.split()) for part in parts]
    made = ""
    for before, line in zip(["", *lines], lines, strict=False):
        listed = line.startswith("- ") and before.startswith("- ")
        made += ("" if not made else "\n" if listed else "\n\n") + line
    return made


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


ARGUED = ROOT / "docs" / "explanation" / "scoring.md"
"""The page that argues the scoring by hand, round tables that are written from the ruleset."""


def argued_page() -> str:
    """The page on scoring with its tables as the ruleset has them today."""
    engine = Engine.create(plugins=OURS, strict=True)
    text = ARGUED.read_text("utf-8")
    for name, made in (("weights", weights_table(engine)), ("bands", bands_table(engine))):
        found = re.search(rf"<!-- {name}: [^>]*-->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
        if found is None:
            raise SystemExit(f"{ARGUED.name} has no place for the table of {name}")
        text = f"{text[: found.start(1)]}\n{made}\n\n{text[found.end(1) :]}"
    return text


def stale() -> list[str]:
    """The pages that are not what would be written, and files that no page stands for."""
    made = pages()
    there = {path.relative_to(REFERENCE).as_posix() for path in REFERENCE.rglob("*.md")}
    differing = {
        name for name, text in made.items() if name not in there or (REFERENCE / name).read_text("utf-8") != text
    }
    if ARGUED.read_text("utf-8") != argued_page():
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
    made = pages()
    for path in REFERENCE.rglob("*.md"):
        if path.relative_to(REFERENCE).as_posix() not in {*made, *MEASURED}:
            path.unlink()
    ARGUED.write_text(argued_page(), "utf-8", newline="\n")
    for name, text in made.items():
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    print(f"docs/reference: {len(made)} pages")
    return 0


if __name__ == "__main__":
    os.environ.setdefault("COLUMNS", "100")
    raise SystemExit(main())
