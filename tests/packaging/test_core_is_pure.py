"""The core runs where no compiled package can: a subprocess refuses every one and assesses a plan."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ACCELERATORS = {"ahocorasick_rs"}
"""What the core asks for where it is installed, and does without."""

GUARD = """
import importlib.machinery, sys, sysconfig

STANDARD = tuple(filter(None, (sysconfig.get_config_var("DESTSHARED"), sysconfig.get_path("platstdlib") + "/lib-dynload")))
REFUSED = {"lxml", "openpyxl", "markupsafe", "jinja2", "rich", "click", "pygments", "numpy", "pandas", "duckdb"}
asked = []

class Refuse:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in REFUSED:
            asked.append(name)
            raise ImportError("refused: " + name)
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec and isinstance(spec.loader, importlib.machinery.ExtensionFileLoader):
            if not spec.origin.startswith(STANDARD):
                asked.append(name)
                raise ImportError("refused: " + name)
        return None

sys.meta_path.insert(0, Refuse)
"""

ASSESS = """
import datetime as dt, json
import ehcp_rules

plan = json.dumps({
    "format": "ehcp-plan/1", "id": "pure",
    "sections": [{"code": "F", "items": [{"kind": "provision", "id": "F1", "text": "Access to support as required."}]}],
})
[imported] = ehcp_rules.read(plan.encode(), name="pure.json")
assessment = ehcp_rules.assess(imported.plan, as_of=dt.date(2026, 9, 1))
print(json.dumps({"results": len(assessment.results), "asked": asked}))
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of Python in a new process."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8")


def test_a_plan_is_assessed_without_any_compiled_package() -> None:
    done = run(GUARD + ASSESS)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert {name.partition(".")[0] for name in said["asked"]} <= ACCELERATORS
    assert said["results"] >= 20


def test_the_guard_refuses_a_compiled_package() -> None:
    done = run(GUARD + "import markupsafe")
    assert done.returncode == 1
    assert "refused: markupsafe" in done.stderr


def test_importing_the_library_loads_nothing_heavy() -> None:
    done = run(
        "import sys, ehcp_rules; print([m for m in ('rich', 'click', 'openpyxl', 'jinja2', 'ahocorasick_rs') if m in sys.modules])"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_no_module_of_the_engine_is_compiled() -> None:
    import ehcp_rules

    folder = Path(ehcp_rules.__file__).parent
    assert [path.name for path in folder.rglob("*") if path.suffix in {".so", ".pyd"}] == []
