"""The names that a library user meets, and how little it costs to meet them."""

from __future__ import annotations

import subprocess
import sys

import pytest

import ehcp_rules


def test_every_public_name_is_there() -> None:
    assert len(ehcp_rules.__all__) >= 28
    for name in ehcp_rules.__all__:
        assert getattr(ehcp_rules, name) is not None
    assert set(dir(ehcp_rules)) >= set(ehcp_rules.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'score'"):
        ehcp_rules.score  # noqa: B018


def test_importing_the_library_imports_no_part_of_it_yet() -> None:
    code = "import sys, ehcp_rules; print(sorted(m for m in sys.modules if m.startswith('ehcp_rules')), 'attrs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['ehcp_rules', 'ehcp_rules.version'] False"


def test_the_module_level_functions_share_one_engine() -> None:
    from ehcp_rules.engine import default_engine

    assert default_engine() is default_engine()


def test_a_feature_without_its_extra_names_the_extra() -> None:
    code = """
import sys
sys.modules["hypothesis"] = None
import ehcp_rules.testing
print(ehcp_rules.testing.run_cases.__name__)
try:
    ehcp_rules.testing.plans
except Exception as error:
    print(type(error).__name__, error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "run_cases",
        'MissingExtraError ehcp_rules.testing.plans: needs hypothesis (pip install "ehcp-rules[testing]")',
    ]
