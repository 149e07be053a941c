"""A new plugin: an installable package of a council, a vendor or an author of check types, with tests that pass."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping
from pathlib import Path

from ehcp_rules.cli.checking import overlay_values
from ehcp_rules.cli.comparing import ruleset_named
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.templates import empty_folder, filled, short_name, shown_name, write_files
from ehcp_rules.plugins import discover
from ehcp_rules.version import __version__

__all__ = ["KINDS", "plugin_files", "write_plugin"]

_OWN_CHECK, _COMMON = "new_plugin/own_check", "new_plugin/common"
_LAYERS: Mapping[str, tuple[str, ...]] = {
    "council": (_COMMON, _OWN_CHECK, "new_plugin/council"),
    "vendor": (_COMMON, "new_plugin/vendor"),
    "check": (_COMMON, _OWN_CHECK, "new_plugin/check"),
}
"""The templates that each kind of package is made of."""

_WHAT: Mapping[str, str] = {
    "council": "What {} adds to a published ruleset of ehcp-rules.",
    "vendor": "Lets ehcp-rules read the exports of {}.",
    "check": "A check type of {} for ehcp-rules.",
}

KINDS = tuple(_LAYERS)
"""The kinds of package that can be begun."""


def plugin_files(name: str, kind: str, publisher: str, ruleset: str = "england_ehcp") -> dict[str, str]:
    """The files of a new package by their names; raises RulesetNotFoundError for a ruleset that is not installed."""
    room = name.replace("-", "_")
    package = f"{room}_ehcp"
    values = {
        "ID": name,
        "ROOM": room,
        "PACKAGE": package,
        "PROJECT": f"{name}-ehcp",
        "TESTS": f"test_{room}",
        "PUBLISHER": publisher,
        "WHAT": _WHAT[kind].format(publisher),
        "TODAY": dt.date.today().isoformat(),
        "ENGINE": __version__,
    }
    files: dict[str, str] = {}
    for layer in _LAYERS[kind]:
        files |= filled(layer, values)
    if kind == "council":
        overlay = filled("new_overlay", overlay_values(name, publisher, ruleset_named(ruleset, discover())))
        files |= {f"src/{package}/overlay/{file}": text for file, text in overlay.items()}
    return files


def write_plugin(name: str, kind: str, publisher: str | None, folder: str | None, ruleset: str) -> Exit:
    """Write a new package into a folder that is empty or not there, and say what to type next."""
    id = short_name(name, "NAME")
    shown = shown_name(publisher or id.replace("-", " ").title(), "--publisher")
    root = empty_folder(folder or f"{id}-ehcp")
    write_files(root, plugin_files(id, kind, shown, ruleset))
    say("Next:")
    say(f"  cd {shlex.quote(Path(root).as_posix())}")
    say('  python -m pip install --editable ".[test]"')
    say("  python -m pytest")
    return Exit.FINE
