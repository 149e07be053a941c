"""The pages to keep open while writing: what good looks like, section by section, and cases that are easily mistaken."""

from __future__ import annotations

from collections.abc import Iterator

from tools.reference.criteria import written_cases
from tools.reference.wording import plain

from ehcp_rules.criterion import Criterion
from ehcp_rules.engine import Engine
from ehcp_rules.report import words

LONGEST_CASE = 300
"""Characters of an example that is shown beside a criterion; longer ones stand on the criterion's own page."""

_ALONE = frozenset(("name", "verdict", "codes", "hard", "kind", "section", "text"))
"""The keys of a case whose words are all that there is to it, with no other column."""

_SIDES = (("met", "Good enough"), ("not-met", "Not enough"))


def writing_pages(engine: Engine) -> dict[str, str]:
    """A page for each section of a plan, and for what concerns the whole plan, by path below the reference."""
    sections = dict.fromkeys(criterion.section for criterion in engine.ruleset.criteria)
    return {
        f"writing/{_name(section)}.md": _page(
            section, [one for one in engine.ruleset.criteria if one.section == section]
        )
        for section in sections
    }


def _name(section: str) -> str:
    return f"section-{section.lower()}" if len(section) <= 2 else f"whole-plan-{section.lower()}"


def _page(section: str, criteria: list[Criterion]) -> str:
    """What counts most first."""
    ordered = sorted(criteria, key=lambda one: (-one.scoring.weight, one.id))
    counting = [one for one in ordered if one.scoring.weight]
    others = [one for one in ordered if not one.scoring.weight]
    parts = [
        f"# {words.section_name(section)}",
        "What counts most stands first. Each heading leads to the whole of it.",
    ]
    parts += [_entry(one) for one in counting]
    if others:
        parts.append("## Also looked at\n\nThese are shown and do not change the score.")
        parts += [_entry(one, "###") for one in others]
    return "\n\n".join(parts)


def _entry(criterion: Criterion, level: str = "##") -> str:
    parts = [f"{level} [{criterion.title}](../criteria/{criterion.id.lower()}.md)", plain(criterion.good_looks_like)]
    if criterion.exemplar.strip():
        parts.append(f"> {plain(criterion.exemplar)}".replace("\n", "\n> "))
    if cases := list(_mistaken(criterion)):
        parts.append("\n".join(f"- **{side}**, {why}: “{text}”" for side, why, text in cases))
    parts.append(f"*To put it right:* {plain(criterion.how_to_fix)}")
    return "\n\n".join(parts)


def _mistaken(criterion: Criterion) -> Iterator[tuple[str, str, str]]:
    """One hard case on each side, the shortest, which shows the line best."""
    cases = [
        one
        for one in written_cases(criterion)
        if one.get("hard") and one.keys() <= _ALONE and 0 < len(one.get("text", "")) <= LONGEST_CASE
    ]
    for verdict, side in _SIDES:
        fitting = sorted((one for one in cases if one["verdict"] == verdict), key=lambda one: len(one["text"]))
        if fitting:
            yield side, fitting[0]["name"], " ".join(fitting[0]["text"].split())
