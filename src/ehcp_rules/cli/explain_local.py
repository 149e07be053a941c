"""A criterion as the nation has it and as an overlay leaves it, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich import box
from rich.table import Table

from ehcp_rules.cli.console import bullets, console, heading, paragraph
from ehcp_rules.criterion import Criterion
from ehcp_rules.digest import canonical
from ehcp_rules.ruleset import Ruleset

__all__ = ["explain_locally"]


def explain_locally(national: Ruleset, local: Ruleset, id: str) -> None:
    """Explain one criterion and what overlays change in it; raises RulesetError for an id that neither ruleset holds."""
    from ehcp_rules.cli.explain import explain_criterion

    theirs, ours = _criterion(national, id), _criterion(local, id)
    explain_criterion(local if ours or not theirs else national, id)
    here = " and ".join(layer.id for layer in local.layers[len(national.layers) :])
    out = console()
    heading(out, f"What {here} changes")
    if theirs is None:
        paragraph(out, "It is a criterion of its own; the national ruleset has none of this id.")
        return
    if ours is None:
        paragraph(out, "It is not used here.")
    else:
        rows = list(_differences(canonical(theirs), canonical(ours)))
        if rows:
            table = Table("", "nationally", "here", box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
            for row in rows:
                table.add_row(*row)
            out.print(table)
        else:
            paragraph(out, "Nothing in the criterion itself.")
    named = set(_named(theirs.check.parameters.values()))
    told = [
        f"{one.target}: {one.change}" + (f" ({one.reason.strip()})" if one.reason.strip() else "")
        for one in local.variations
        if one.target == theirs.id or one.target in named
    ]
    bullets(out, told)


def _criterion(ruleset: Ruleset, id: str) -> Criterion | None:
    return next((one for one in ruleset.criteria if id == one.id or id in one.aliases), None)


def _named(values: Iterable[Any]) -> Iterator[str]:
    """The texts among a check's parameters: a lexicon whose phrases it judges by is named there."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | tuple):
            yield from _named(value)


def _differences(before: Any, after: Any, at: str = "") -> Iterator[tuple[str, str, str]]:
    """Each value that differs with its dotted path; lists are told whole."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            yield from _differences(before.get(key), after.get(key), f"{at}.{key}" if at else key)
    elif before != after:
        yield at, _told(before), _told(after)


def _told(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(_told, value)) if isinstance(value, list) else str(value)
