"""Checks only judge: what a passage says is read in the room `text`, once, and no check reads words by a pattern of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECKS = sorted((ROOT / "src" / "ehcp_rules" / "builtin").rglob("*.py"))
MAKERS_OF_PATTERNS = {"any_of", "Cued", "Turns", "find", "find_ending", "NUMBER", "PERIOD", "TIME_UNIT", "WEEKDAY"}


def reads_by_patterns(source: str) -> bool:
    """Whether a module imports `re`, or what patterns are made with or of."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import) and any(alias.name == "re" for alias in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and (
            node.module == "re"
            or (
                node.module in ("ehcp_rules.text.english.grammar", "ehcp_rules.text.english.turns")
                and any(alias.name in MAKERS_OF_PATTERNS for alias in node.names)
            )
        ):
            return True
    return False


@pytest.mark.parametrize("path", CHECKS, ids=[path.stem for path in CHECKS])
def test_a_check_reads_no_words_by_a_pattern_of_its_own(path: Path) -> None:
    assert not reads_by_patterns(path.read_text("utf-8"))


def test_a_module_with_a_pattern_of_its_own_would_be_seen() -> None:
    assert reads_by_patterns("import re\n")
    assert reads_by_patterns("from re import compile\n")
    assert reads_by_patterns("from ehcp_rules.text.english.grammar import any_of\n")
    assert not reads_by_patterns("from ehcp_rules.text.english.mentions import whole\n")


def test_the_law_was_held_against_the_real_checks() -> None:
    assert len(CHECKS) >= 40
