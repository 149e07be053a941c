"""Each sample plan is read back from its built file with every item, link, date and fact of its source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from ehcp_rules.adapters import ImportedPlan, read_source
from ehcp_rules.loading.plans import plan_from_json
from ehcp_rules.plan import SECTION_CODES, Item, Plan
from ehcp_rules.samples import sample_files
from ehcp_rules_adapters.plugin import ehcp_rules_register_adapters

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from sample_sources import Source, read_sources

FILES = {path.name: path for path in sample_files()}
SOURCES = {source.built: source for source in read_sources()}
# What a layout has no place for.
UNSTATED: dict[str, set[str]] = {"04-post16-college-export.xml": {"pronouns"}}

by_name = pytest.mark.parametrize("name", sorted(SOURCES))


def plan_of(name: str) -> Plan:
    """The one plan that the reader makes of a built file."""
    [imported] = read_source(FILES[name], adapters=ehcp_rules_register_adapters())
    assert isinstance(imported, ImportedPlan)
    assert [issue for issue in imported.issues if issue.severity == "warning"] == []
    return imported.plan


def written(source: Source) -> Plan:
    """The plan as its source says it."""
    return plan_from_json(source.as_plan())


def stated(item: Item) -> dict[str, Any]:
    """What an item says, without the place it was read from."""
    return {"kind": item.kind} | attrs.asdict(item, recurse=False, filter=lambda field, _: field.name != "source")


@by_name
def test_every_item_comes_back_with_its_kind_its_area_and_its_links(name: str) -> None:
    read, wanted = plan_of(name), written(SOURCES[name])
    for code in SECTION_CODES:
        assert [stated(item) for _, item in read.items(code)] == [stated(item) for _, item in wanted.items(code)], code
    assert sum(1 for _ in read.items(*SECTION_CODES)) >= 48


@by_name
def test_no_section_is_lost_even_when_nothing_is_under_it(name: str) -> None:
    read = plan_of(name)
    assert [code for code in SECTION_CODES if read.section(code) is None] == []


@by_name
def test_dates_stage_and_learner_come_back(name: str) -> None:
    read, source = plan_of(name), SOURCES[name]
    assert read.dates == written(source).dates
    assert read.stage == source.plan["stage"]
    facts = {key: value for key, value in source.learner.items() if key not in UNSTATED.get(name, set())}
    assert {key: getattr(read.learner, key) for key in facts} == facts
    assert len(facts) >= 6


def test_an_empty_section_stays_empty() -> None:
    section = plan_of("02-year10-semh.docx").section("D")
    assert section is not None
    assert section.items == ()
