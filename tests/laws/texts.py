"""What the laws of the text room are tried on: its phrase lists, the texts that plans really use, and its modules."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import ehcp_rules.text
from ehcp_rules import Engine
from ehcp_rules.samples import sample_files
from ehcp_rules.text import Lexicons

__all__ = ["lexicons", "rooms", "texts"]

CRITERIA = Path(__file__).parents[2] / "rulesets/ehcp_rules_rulesets/england_ehcp/next/criteria"


@cache
def lexicons() -> Lexicons:
    return Lexicons(Engine.create(version="next").ruleset.lexicons)


@cache
def texts() -> tuple[str, ...]:
    """Every text of the written cases and of the sample plans: the turns of phrase that plans really use."""
    found = []
    for file in sorted(CRITERIA.glob("*.cases.toml")):
        found += [case["text"] for case in tomllib.loads(file.read_text("utf-8"))["case"] if "text" in case]
    engine = Engine.create(version="next")
    for sample in sample_files():
        for imported in engine.read(sample):
            found += [passage.text for passage in imported.plan.passages()]
    return tuple(dict.fromkeys(found))


def rooms() -> Iterator[ModuleType]:
    """Every module of the text room."""
    for module in pkgutil.walk_packages(ehcp_rules.text.__path__, "ehcp_rules.text."):
        yield importlib.import_module(module.name)
