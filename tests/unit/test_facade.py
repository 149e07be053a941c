"""The names that a library user meets, and how little it costs to meet them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import ehcp_rules


def test_every_public_name_is_there() -> None:
    assert len(ehcp_rules.__all__) >= 30
    for name in ehcp_rules.__all__:
        assert getattr(ehcp_rules, name) is not None
    assert set(dir(ehcp_rules)) >= set(ehcp_rules.__all__)


def test_what_the_page_on_compatibility_promises_to_read_for_good_is_exported() -> None:
    page = (Path(__file__).parents[2] / "docs" / "explanation" / "compatibility.md").read_text("utf-8")
    for name, recorded in (("read_document", "assessment.json"), ("plan_from_json", "plan.json")):
        assert f"`{name}`" in page
        assert name in ehcp_rules.__all__
        content = (Path(__file__).parent / "stored" / "first" / recorded).read_text("utf-8")
        read = getattr(ehcp_rules, name)(content if name == "read_document" else json.loads(content))
        assert type(read).__module__.startswith("ehcp_rules.")


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
