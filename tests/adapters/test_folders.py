"""A folder as one source: offered whole to the readers, and refused as a folder where none of them takes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.adapters.documents import ADAPTERS, read_failure

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    NoOptions,
    Sniff,
    Source,
    is_one_source,
    read_source,
)
from ehcp_rules.plan import Plan


def linked(glimpse: Glimpse) -> Sniff:
    return Sniff(90 if glimpse.nature == "folder" and "plans.lst" in glimpse.members else 0)


def read_linked(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    assert source.path is not None
    for line in (source.path / "plans.lst").read_text("utf-8").split():
        yield ImportedPlan(Plan(id=line))


LINKED = AdapterDefinition(
    name="linked", title="Linked lists", suffixes=(".lst",), supplies=frozenset(), sniff=linked, read=read_linked
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    (tmp_path / "plans.lst").write_text("one two", "utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "plans.lst").write_text("three", "utf-8")
    return tmp_path


def test_a_reader_is_offered_the_names_directly_in_a_folder_and_reads_it_whole(export: Path):
    results = list(read_source(export, adapters=(*ADAPTERS, LINKED)))
    assert [result.plan.id for result in results if isinstance(result, ImportedPlan)] == ["one", "two"]
    assert is_one_source(export, (*ADAPTERS, LINKED))


def test_a_folder_that_no_reader_takes_is_no_file(export: Path):
    assert "this is a folder, not a file" in read_failure(export).message
    assert "this is a folder, not a file" in read_failure(export, adapter="word").message
    assert not is_one_source(export, ADAPTERS)
