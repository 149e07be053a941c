"""The pages of check types and of the finding codes that they make."""

from __future__ import annotations

import attrs
from tools.reference.wording import default, plain, typed
from tools.tables import table

from ehcp_rules.checks import CheckDefinition
from ehcp_rules.engine import Engine
from ehcp_rules.testing.conformance.laws import tried_laws, untried_laws


def checks_page(engine: Engine) -> str:
    """Check types with their parameters and codes."""
    checks = sorted(engine.inventory.checks.values(), key=lambda check: check.name)
    return "# Check types\n\n" + "\n\n".join(_check(engine, check) for check in checks)


def _check(engine: Engine, check: CheckDefinition) -> str:
    users = [c for c in engine.ruleset.criteria if c.check.use == check.name]
    used = ", ".join(f"[{c.id}](criteria/{c.id.lower()}.md)" for c in users)
    hints = {
        field.name: (
            typed(field.type),
            "required" if field.default is attrs.NOTHING else f"`{default(field.default)}`",
        )
        for field in attrs.fields(attrs.resolve_types(check.parameters))
    }
    parts = [f"## `{check.name}`", check.summary, plain(check.parameters.__doc__ or "")]
    if hints:
        parts.append(table(("parameter", "type", "default"), ((f"`{name}`", *hint) for name, hint in hints.items())))
    parts.append(
        "Finding codes: " + (", ".join(f"[`{code.code}`](findings.md)" for code in check.codes) or "none") + "."
    )
    for title, laws in (
        ("Laws that the conformance kit tries", tried_laws(check)),
        ("It also means to keep", untried_laws(check)),
    ):
        if laws:
            parts.append(f"{title}: {'; '.join(laws)}.")
    parts.append(
        f"Version {check.version}. " + (f"Used by {used}." if used else "Used by no criterion of this ruleset.")
    )
    return "\n\n".join(part for part in parts if part)


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
