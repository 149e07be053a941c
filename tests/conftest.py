"""What several rooms' tests share: a ruleset so small that a test can say all of it, and how laws are tried.

A law is tried on the same examples in every run, so that a run which fails can be repeated; to try it on others:
`pytest --hypothesis-profile=default`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

HEADER = """
id = "tiny"
version = "2026.1.0"
title = "A tiny ruleset"
publisher = "The tests"
licence = "CC-BY-4.0"
status = "released"
engine = ">=0.1,<1"
valid_from = 2026-01-01
valid_to = 2027-01-01
default_policy = "machine"

[[policies]]
id = "machine"
title = "What software decides"
summary = "Counts what software decides."
counts = "machine"
gate_cap = "fix first"

[[policies.bands]]
word = "fix first"
at = 0

[[policies.bands]]
word = "ready"
at = "4/5"

[[policies.limits]]
section = "F"
below = "1/2"
cap = "fix first"

[appraisal]
provision = ["F-02"]
"""

CRITERION = """
id = "{id}"
name = "provision-quantified"
title = "Provision says how much and how often"
section = "F"
status = "stable"
since = "2026.1.0"
catalogue = ["F-02"]
summary = "Each provision says how much and how often."
why_it_matters = "A family can only ask for what is written."
good_looks_like = "An amount, and how often it comes round."
auditor_guidance = "Look for a number and a unit."
how_to_fix = "Ask the advice giver how much and how often."
reads = ["F"]

[[sources]]
kind = "statute"
citation = "Children and Families Act 2014, section 37"
basis = "instrument"
checked_on = 2026-01-05

[check]
use = "wording.each_item_states"

[check.parameters]
sections = ["F"]
slots = ["quantity"]

[judgement]
question = "Is it clear how much and how often?"

[scoring]
weight = 3
severity = "major"
met_at = "4/5"
locked = {locked}

[findings.quantity-missing]
message = "{{item}} does not say how much."
fix = "Ask how much and how often."
"""

LEXICON = """
id = "ordinarily-available"
title = "What every setting offers"
stricter = "more-phrases"

[[groups]]
name = "strategies"
phrases = ["visual timetable", "now and next board"]
"""


def write(path: Path, text: str) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def criterion_file(id: str, *, locked: bool = False) -> str:
    """The text of a criterion file."""
    return CRITERION.format(id=id, locked="true" if locked else "false")


@pytest.fixture
def criterion() -> Callable[..., str]:
    """Writes the text of a criterion file: `criterion("fenmoor:X-01", locked=True)`."""
    return criterion_file


@pytest.fixture
def tiny_ruleset(tmp_path: Path) -> Path:
    """The folder of a ruleset with the criteria F-02 (open) and F-03 (locked), and one lexicon."""
    folder = tmp_path / "tiny"
    write(folder / "ruleset.toml", HEADER)
    write(folder / "criteria" / "f_02.toml", criterion_file("F-02"))
    write(folder / "criteria" / "f_03.toml", criterion_file("F-03", locked=True))
    write(folder / "criteria" / "f_02.cases.toml", "this is left to the tests of criteria")
    write(folder / "lexicons" / "ordinarily-available.toml", LEXICON)
    return folder
