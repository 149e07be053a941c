"""Reading under a watchdog: the same as without, but for files on which a reader hangs or dies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ehcp_rules.adapters import ImportedPlan, ImportFailure, read_source
from ehcp_rules.engine import Engine, WatchedReader
from ehcp_rules.plugins import discover
from ehcp_rules.samples import sample_files

ENOUGH = 30
"""Seconds that no reader needs; a test that waits for them to pass would be broken."""

MOODY = '''
"""Reads files of one word a line: a plan for each word, but for some words that do what no reader should."""
import os, time
from ehcp_rules import hookimpl
from ehcp_rules.adapters import AdapterDefinition, ImportedPlan, Sniff
from ehcp_rules.plan import Note, Plan, Section


def sniff(glimpse):
    return Sniff(99 if glimpse.text.startswith("moody") else 0)


def read(source, options):
    with source.open() as file:
        for word in file.read().decode().split()[1:]:
            if word == "hang":
                time.sleep(600)
            if word == "die":
                os._exit(7)
            note = Note(id="1", text=(lambda: word) if word == "odd" else word)
            yield ImportedPlan(Plan(id=word, sections=(Section(code="F", items=(note,)),)), (), "moody", source.name)


@hookimpl
def ehcp_rules_register_adapters():
    return [AdapterDefinition(
        name="moody", title="Moody words", suffixes=(".moody",), supplies=frozenset(), sniff=sniff, read=read
    )]
'''


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the moody reader as an installed package would."""
    folder = tmp_path_factory.mktemp("moody")
    (folder / "moody_reader.py").write_text(MOODY, "utf-8")
    facts = folder / "moody_reader-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: moody-reader\nVersion: 1.0\n", "utf-8")
    (facts / "entry_points.txt").write_text("[ehcp_rules]\nmoody = moody_reader\n", "utf-8")
    return folder


@pytest.fixture
def moody(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(installed))


def files_of(folder: Path, *contents: str) -> list[Path]:
    made = []
    for number, content in enumerate(contents):
        made.append(folder / f"{number}.moody")
        made[-1].write_text(f"moody {content}", "utf-8")
    return made


def told(results: Iterator[ImportedPlan | ImportFailure]) -> list[str]:
    """The ids of plans, and the messages of failures."""
    return [one.message if isinstance(one, ImportFailure) else one.plan.id for one in results]


def test_everything_is_read_as_it_is_without_a_watchdog_and_in_the_same_order(tmp_path: Path) -> None:
    broken, cut = tmp_path / "broken.json", tmp_path / "cut.docx"
    broken.write_text('[{"format": "ehcp-plan/1"}, 7]', "utf-8")
    cut.write_bytes(sample_files()[0].read_bytes()[:4_000])
    files = [*sample_files(), broken, cut, tmp_path / "nowhere.xml"]
    engine = Engine.create()
    without = [result for file in files for result in engine.read(file)]
    with WatchedReader(ENOUGH) as watched:
        assert [result for file in files for result in watched.read(file)] == without
    assert len(without) == 9


@pytest.mark.usefixtures("moody")
def test_a_file_on_which_the_reader_hangs_is_a_failure_and_nothing_else_is_lost(tmp_path: Path) -> None:
    first, second, third = files_of(tmp_path, "a b", "c hang d", "e")
    with WatchedReader(2) as watched:
        assert told(watched.read(first)) == ["a", "b"]
        plan, failure = watched.read(second)
        assert plan.plan.id == "c"
        assert failure.source_name == str(second)
        assert (
            failure.message == "reading it took longer than 2 seconds; it was given up (after 1 plans that were read)"
        )
        assert failure.hint == "raise the time limit, or ask for the file again"
        assert told(watched.read(third)) == ["e"]


@pytest.mark.usefixtures("moody")
def test_a_reader_that_takes_the_process_down_costs_only_its_file(tmp_path: Path) -> None:
    first, second = files_of(tmp_path, "a die b", "c")
    with WatchedReader(ENOUGH) as watched:
        plan, failure = watched.read(first)
        assert plan.plan.id == "a"
        assert "ended by itself (code 7)" in failure.message
        assert told(watched.read(second)) == ["c"]


@pytest.mark.usefixtures("moody")
def test_a_plan_that_cannot_be_handed_over_is_a_failure_without_its_words(tmp_path: Path) -> None:
    first, second = files_of(tmp_path, "a odd", "b")
    with WatchedReader(ENOUGH) as watched:
        plan, failure = watched.read(first)
        assert plan.plan.id == "a"
        assert "could not be handed over" in failure.message
        assert told(watched.read(second)) == ["b"]


@pytest.mark.usefixtures("moody")
def test_a_caller_who_wants_no_more_of_a_file_gets_nothing_of_it_with_the_next(tmp_path: Path) -> None:
    first, second = files_of(tmp_path, "a b c", "d")
    with WatchedReader(ENOUGH) as watched:
        reading = watched.read(first)
        assert next(reading).plan.id == "a"
        reading.close()
        assert told(watched.read(second)) == ["d"]


def test_mappings_reach_the_worker(tmp_path: Path) -> None:
    mapping = tmp_path / "brook.toml"
    mapping.write_text(
        'format = "vendor-json/1"\nname = "brook"\ntitle = "Brook"\nversion = "1"\nreference = "ref"\nsigns = ["brook"]\n'
        '[[blocks]]\nsection = "F"\npath = "help"\n',
        "utf-8",
    )
    (tmp_path / "export.json").write_text('{"brook": 1, "ref": "B-7", "help": ["Reading."]}', "utf-8")
    with WatchedReader(ENOUGH, (str(mapping),)) as watched:
        assert told(watched.read(tmp_path / "export.json")) == ["B-7"]


def test_a_batch_with_a_file_that_hangs_is_scored_to_its_end(installed: Path, tmp_path: Path) -> None:
    files_of(tmp_path, "a", "hang", "b")
    command = [sys.executable, "-m", "ehcp_rules", "score", str(tmp_path), "--output", "-", "--time-limit", "2"]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 3
    assert [json.loads(line)["plan_id"] for line in done.stdout.splitlines()] == ["a", "b"]
    [line] = done.stderr.splitlines()
    assert line.startswith(f"Not read: {tmp_path / '1.moody'}: reading it took longer than 2 seconds")


@pytest.mark.usefixtures("moody")
def test_the_moody_reader_is_found_as_any_plugin_is(tmp_path: Path) -> None:
    [file] = files_of(tmp_path, "a")
    assert told(read_source(file, adapters=discover().adapters.values())) == ["a"]
