"""The rooms of the engine import only leftwards: the table of the architecture, held by reading the imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "ehcp_rules"

ROOMS = (
    ("version", "samples"),
    ("errors",),
    ("evidence",),
    ("plan",),
    ("text",),
    ("findings",),
    ("criterion",),
    ("checks",),
    ("ruleset",),
    ("digest",),
    ("loading",),
    ("builtin",),
    ("adapters",),
    ("ordinarily_available",),
    ("scoring",),
    ("assessment",),
    ("hookspecs",),
    ("plugins",),
    ("engine",),
    ("report",),
    ("compare",),
    ("testing",),
    ("releasing",),
    ("cli",),
    ("__init__", "__main__"),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}
HEAVY = {"lxml", "openpyxl", "jinja2", "rich", "click", "markupsafe"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    """The room of a dotted name inside the package: `ehcp_rules.text.scanning.fold` is in `text`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every absolute module name that a file imports, with its line; also inside functions and type-checking blocks."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            if node.module == "ehcp_rules":
                # `from ehcp_rules import errors` takes a module, `from ehcp_rules import assess` takes the façade.
                yield from (
                    (f"ehcp_rules.{a.name}" if a.name in RANK else "ehcp_rules", node.lineno) for a in node.names
                )
            else:
                yield str(node.module), node.lineno


def own_room(path: Path) -> str:
    """The room that a file of the package belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_a_room_imports_only_rooms_to_its_left(path: Path) -> None:
    room = own_room(path)
    assert room in RANK, f"{room} is not in the table of rooms"
    wrong = [
        f"line {line}: {room} imports {name}"
        for name, line in imports_of(ast.parse(path.read_text("utf-8")))
        if name.split(".")[0] == "ehcp_rules" and room_of(name) != room and RANK.get(room_of(name), 99) >= RANK[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_the_engine_never_imports_its_own_adapters_or_rulesets(path: Path) -> None:
    names = {name.split(".")[0] for name, _ in imports_of(ast.parse(path.read_text("utf-8")))}
    assert names.isdisjoint({"ehcp_rules_adapters", "ehcp_rules_rulesets"})


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_heavy_packages_are_imported_only_by_reports_and_the_command_line(path: Path) -> None:
    names = {name.split(".")[0] for name, _ in imports_of(ast.parse(path.read_text("utf-8")))}
    if own_room(path) not in {"report", "cli"}:
        assert names.isdisjoint(HEAVY)


def test_the_table_was_held_against_real_files() -> None:
    assert len(MODULES) >= 30
    assert {own_room(path) for path in MODULES} >= {"errors", "plan", "text", "engine", "report", "cli"}
