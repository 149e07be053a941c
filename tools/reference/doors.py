"""The pages of the ways in: adapters, commands and hooks for plugins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import click
from tools.reference.wording import default, plain, typed
from tools.tables import table

from ehcp_rules import hookspecs
from ehcp_rules.cli.app import app
from ehcp_rules.cli.exits import EXIT_MEANINGS
from ehcp_rules.cli.inventory import supplies
from ehcp_rules.engine import Engine


def adapters_page(engine: Engine) -> str:
    """What can be read."""
    parts = []
    for adapter in engine.adapters:
        options = attrs.fields(attrs.resolve_types(adapter.options))
        rows = ((f"`{o.name}`", typed(o.type), f"`{default(o.default)}`") for o in options)
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
        (f"`{name}`", plain(getattr(hookspecs, name).__doc__ or ""))
        for name in sorted(hookspecs.__all__)
        if name.startswith(f"{hookspecs.GROUP}_register")
    )
    return (
        "# Hooks for plugins\n\nA plugin is an entry point in the group `ehcp_rules` that names a module (or object) with any of "
        "these functions, each marked with `ehcp_rules.hookimpl`. Hooks only register: none sees, changes or delays a plan or a "
        "result.\n\n" + table(("hook", "gives"), rows)
    )
