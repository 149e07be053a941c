"""Every command where only what the engine itself needs is installed: none of the extras."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from tests.conftest import write
from tests.releasing.test_releasing import cases, change

from ehcp_rules.cli.app import app
from ehcp_rules.cli.exits import Exit
from ehcp_rules.plugins import discover
from ehcp_rules.releasing import Wanted, release

EXTRAS = ("ahocorasick_rs", "hypothesis", "lxml", "pypdfium2", "pytest", "python_calamine")

IN_TURN: Mapping[str, str] = {
    "demo": "--output demo",
    "score": "demo/plans --output reports --as-of 2026-11-22",
    "read": "demo/plans/02-year10-semh.docx",
    "appraise": "--kind provision 'Access to support as required.'",
    "explain": "F-02",
    "rulesets": "",
    "plugins": "",
    "verify": "reports/02-year10-semh.json",
    "rescore": "reports/02-year10-semh.json --policy audit",
    "adapters": "",
    "adapters map": "table.csv --fields",
    "adapters form": "-o form.xlsx",
    "plugin new": "fenmoor --council",
    "ruleset new-overlay": "our-council --id fenmoor --council 'Fenmoor Council'",
    "ruleset check": "our-council",
    "ruleset show": "--overlay our-council",
    "ruleset diff": "england_ehcp england_ehcp --overlay our-council --on demo/plans/02-year10-semh.docx",
    "ruleset release": "tiny 2026.2.0 --into versions --golden golden --day 2026-06-01 --quick",
    "ruleset replay": "versions/2026.1.0 --golden golden/2026.1.0",
    "overlay import-oap": "offer.csv --column Offer",
}
"""Each command with arguments that make it do its work; what a later one reads, an earlier one has made."""

RUN = f"""
import json, shlex, sys
sys.modules.update(dict.fromkeys({EXTRAS!r}))
from click.testing import CliRunner
from ehcp_rules.cli.app import app
done = {{}}
for name, arguments in json.load(sys.stdin).items():
    result = CliRunner().invoke(app, [*name.split(), *shlex.split(arguments)], prog_name="ehcp-rules")
    done[name] = [result.exit_code, result.stderr]
print(json.dumps(done))
"""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    told: str


def commands(group: click.Group = app, above: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command that does something, as it is typed."""
    for name, command in group.commands.items():
        typed = (*above, name)
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield " ".join(typed)
        if isinstance(command, click.Group):
            yield from commands(command, typed)


def without_extras(folder: Path, typed: Mapping[str, str]) -> dict[str, Ended]:
    """Run these commands one after another in a new process that has none of the extras."""
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps(typed),
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        encoding="utf-8",
    )
    return {name: Ended(*ended) for name, ended in json.loads(done.stdout).items()}


@pytest.fixture
def place(tiny_ruleset: Path) -> Path:
    """A folder with all that the commands are given: a small ruleset and its release, a table and a list of what is offered."""
    for name in ("f_02", "f_03"):
        write(tiny_ruleset / "criteria" / f"{name}.cases.toml", cases())
        change(
            tiny_ruleset / "criteria" / f"{name}.toml", 'sections = ["F"]', 'sections = ["F"]\nkinds = ["provision"]'
        )
    folder = tiny_ruleset.parent
    versions, golden = folder / "versions", folder / "golden"
    wanted = Wanted(source=tiny_ruleset, version="2026.1.0", into=versions, golden=golden, day=dt.date(2026, 6, 1))
    assert release(wanted, discover()).held
    write(folder / "table.csv", "Plan,Provision\n1,Help with reading.\n")
    write(folder / "offer.csv", "Phase,Offer\nPrimary,Quorum boards\n")
    return folder


def test_every_command_is_tried():
    assert sorted(commands()) == sorted(IN_TURN)


def test_no_command_needs_an_extra_to_do_its_work(place: Path):
    ended = without_extras(place, IN_TURN)
    assert {name: told for name, told in ended.items() if told.code != Exit.FINE} == {}
    assert len(ended) == len(IN_TURN)


def test_a_whole_release_names_the_extra_that_its_laws_need_before_any_gate_is_tried(place: Path):
    [ended] = without_extras(place, {"ruleset release": "tiny 2026.2.0 --into versions --golden golden"}).values()
    assert ended.code == Exit.USAGE
    assert 'pip install "ehcp-rules[testing]"' in ended.told
