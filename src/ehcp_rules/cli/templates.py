"""Files made from templates that lie beside the commands: marks such as `@ID@` are filled in names and in text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import click

from ehcp_rules.cli.exits import say
from ehcp_rules.errors import EhcpRulesError, Problem

__all__ = ["empty_folder", "filled", "short_name", "shown_name", "write_files"]

_TEMPLATES = Path(__file__).parent
_SHORT = re.compile(r"[a-z](?:-?[a-z0-9])+")
_LONGEST = 31


def short_name(value: str, option: str) -> str:
    """The value, where it can head local ids and name a package; a usage error where it cannot."""
    if len(value) > _LONGEST or not _SHORT.fullmatch(value):
        message = f"use small letters, digits and single hyphens, beginning with a letter, at most {_LONGEST} of them."
        raise click.BadParameter(message, param_hint=option)
    return value


def shown_name(value: str, option: str) -> str:
    """The value without blanks round it, where it can be shown on a line; a usage error where it is blank or cannot."""
    if not value.strip() or not value.isprintable():
        raise click.BadParameter("give a name of letters on one line.", param_hint=option)
    return value.strip()


def empty_folder(folder: str) -> Path:
    """The folder, which is not there or holds nothing; raises EhcpRulesError otherwise, so that nothing is written over."""
    root = Path(folder)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise EhcpRulesError([Problem(root.as_posix(), "is there already and not empty", "name a new folder")])
    return root


def filled(template: str, values: Mapping[str, str]) -> dict[str, str]:
    """The files of a template by their names, with every mark filled; `.in` is dropped from the end of a name.

    Values stand in string literals, so that quotes and backslashes are escaped, except in Markdown.
    """
    root, files = _TEMPLATES / template, {}
    literals = {mark: json.dumps(value, ensure_ascii=False)[1:-1] for mark, value in values.items()}
    for file in sorted(root.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            name = _marked(file.relative_to(root).as_posix(), values).removesuffix(".in")
            inside = values if name.endswith(".md") else literals
            files[name] = _marked(file.read_text(encoding="utf-8"), inside)
    return files


def _marked(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"@([A-Z]+)@", lambda mark: values[mark[1]], text)


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Write the files under a folder and say which."""
    for name, text in sorted(files.items()):
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        say(f"Wrote {target.as_posix()}")
