"""The national ruleset as a release has it, with two councils' overlays on it: made once, then loaded from nothing."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from ehcp_rules.loading import apply_overlay, load_ruleset
from ehcp_rules.loading.compiled import Release, write_release
from ehcp_rules.plugins import PluginInventory
from ehcp_rules.ruleset import Ruleset

__all__ = ["load_all", "two_councils"]

ROOT = Path(__file__).resolve().parents[2]
NEXT = ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
OVERLAYS = (
    ROOT / "plugins" / "example_council" / "src" / "fenmoor_ehcp" / "overlay",
    ROOT / "plugins" / "example_council_of_ten" / "overlay",
)
VERSION = "2099.1.0"


@contextmanager
def two_councils() -> Iterator[tuple[Path, ...]]:
    """The folder of a compiled release of the working ruleset, and two overlays that pin it."""
    ruleset = attrs.evolve(load_ruleset(NEXT), version=VERSION, status="released")
    lock = Release(
        format="ehcp-rules/release/1",
        id=ruleset.id,
        version=VERSION,
        status="released",
        released_on=dt.date(2099, 1, 1),
        valid_from=ruleset.valid_from,
        valid_to=ruleset.valid_to,
        engine=ruleset.engine,
        made_with="a benchmark",
        previous="",
        bump="first",
        digest="",
        judging_digest="",
        checks={},
    )
    with TemporaryDirectory() as folder:
        released = Path(folder) / VERSION
        write_release(ruleset, lock, released)
        copies = []
        for number, overlay in enumerate(OVERLAYS):
            copy = Path(folder) / f"overlay{number}"
            shutil.copytree(overlay, copy)
            file = copy / "overlay.toml"
            pinned = file.read_text("utf-8").replace('version = "next"', f'version = "{VERSION}"')
            file.write_text(pinned, encoding="utf-8")
            copies.append(copy)
        yield released, *copies


def load_all(folders: tuple[Path, ...], inventory: PluginInventory) -> Ruleset:
    """Load the release and apply each overlay."""
    ruleset = load_ruleset(folders[0])
    for overlay in folders[1:]:
        ruleset = apply_overlay(ruleset, overlay, checks=inventory.checks)
    return ruleset
