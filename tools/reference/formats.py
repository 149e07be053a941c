"""The pages of what goes in and comes out: the plan, results as JSON, and the verdicts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.reference.wording import plain
from tools.tables import table

from ehcp_rules.findings import Verdict
from ehcp_rules.plan import AREAS, FACTS, ITEM_KINDS, SECTION_TITLES
from ehcp_rules.report import words

SCHEMAS = Path(__file__).resolve().parents[2] / "src" / "ehcp_rules" / "schemas"

VERDICTS: Mapping[Verdict, str] = {
    Verdict.MET: "The criterion holds.",
    Verdict.PARTLY_MET: "It holds in part: an item counts half.",
    Verdict.NOT_MET: "It does not hold. A finding shows the words, or where was looked for what.",
    Verdict.NOT_APPLICABLE: "It has nothing to say here and leaves the score as it is.",
    Verdict.NEEDS_JUDGEMENT: "The engine cannot tell. It asks a person a question; the score widens.",
    Verdict.NOT_ASSESSED: "The source could not tell. Only the engine says this; the score widens.",
    Verdict.ERROR: "The check failed. Only the engine says this; it is never a pass or a fail, and the score widens.",
}


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
            plain((cls.__doc__ or "").partition("\n")[0]),
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
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
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
