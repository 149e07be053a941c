"""Two rulesets as a page to open in a browser: self-contained, the same bytes each time, and without a word of a plan."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

from ehcp_rules.cli.app import app
from ehcp_rules.compare import Comparison, backtest, changes, comparison_page
from ehcp_rules.engine import Engine
from ehcp_rules.releasing.corpus import CorpusPlan, write_corpus
from ehcp_rules.samples import sample_files

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.create()


@pytest.fixture(scope="module")
def compared(engine: Engine) -> Comparison:
    """The ruleset without T-04 and with another weight, on two sample plans."""
    kept = tuple(one for one in engine.ruleset.criteria if one.id != "T-04")
    f_12 = engine.ruleset.criterion("F-12")
    reworded = attrs.evolve(f_12, summary="Said otherwise.", scoring=attrs.evolve(f_12.scoring, weight=7))
    newer = attrs.evolve(engine.ruleset, criteria=tuple(reworded if one is f_12 else one for one in kept))
    plans = [(file.name, read.plan, DAY) for file in sample_files()[:2] for read in engine.read(file)]
    return Comparison(
        before=engine.ruleset,
        after=newer,
        changes=changes(engine.ruleset, newer),
        backtest=backtest(engine, Engine(ruleset=newer, inventory=engine.inventory), plans),
        days="as of 2026-11-22",
    )


def text_of(page: str) -> str:
    body = page[page.index("<body>") :]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_it_shows_what_moves_before_what_changed(compared: Comparison):
    text = text_of(comparison_page(compared))
    assert "2 plans as of 2026-11-22" in text
    assert "2 verdicts in 1 criterion." in text
    assert "the least honest change of version is a feature" in text
    assert text.index("Verdicts that move 2") < text.index("criterion F-12 scoring.weight 4 7")
    assert "criterion T-04 all of it there gone" in text
    assert "1 thing criterion F-12 summary" in text


def test_no_word_of_a_plan_is_on_it(compared: Comparison, engine: Engine):
    page = comparison_page(compared)
    for file in sample_files()[:2]:
        (read,) = engine.read(file)
        sentences = [passage.text for passage in read.plan.passages() if len(passage.text) > 30]
        assert len(sentences) > 20
        assert not [one for one in sentences if html.escape(one) in page or one in page]


def test_it_is_one_file_that_asks_for_nothing_and_runs_nothing(compared: Comparison):
    page = comparison_page(compared)
    assert page == comparison_page(compared)
    assert "script-src 'none'" in page.replace("&#39;", "'")
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"|url\(|<script", page) == []


def test_names_of_plans_are_never_markup(compared: Comparison):
    assert compared.backtest is not None
    nasty = attrs.evolve(compared.backtest.moves[0], plan="<b>x</b>", what="verdict", id="T-04")
    page = comparison_page(attrs.evolve(compared, backtest=attrs.evolve(compared.backtest, moves=(nasty,))))
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>x</b>" not in page


def test_without_plans_it_shows_what_changed_alone(compared: Comparison):
    text = text_of(comparison_page(attrs.evolve(compared, backtest=None, days="")))
    assert "Words before and now" not in text
    assert "criterion F-12 scoring.weight 4 7" in text


def run(*arguments: object):
    return CliRunner().invoke(app, ["ruleset", "diff", "england_ehcp", "england_ehcp", *map(str, arguments)])


def test_a_stored_corpus_is_judged_each_plan_on_its_own_day(engine: Engine, tmp_path: Path):
    (read,) = engine.read(sample_files()[1])
    days = (dt.date(2026, 11, 22), dt.date(2031, 1, 1))
    file = tmp_path / "corpus.jsonl"
    write_corpus([CorpusPlan(name=f"on {day}", as_of=day, plan=read.plan) for day in days], file)
    shown = run("--on", file)
    assert shown.exit_code == 0
    assert "2 plans judged by both as of the days they are stored with" in " ".join(shown.stdout.split())
    assert "0 verdicts moved" in shown.stdout
    both = run("--on", file, "--on", sample_files()[0], "--as-of", "2026-11-22", "--format", "json")
    assert json.loads(both.stdout)["plans"] == 3
    file.write_text("no plan\n", encoding="utf-8")
    damaged = run("--on", file)
    assert (damaged.exit_code, "line 1" in damaged.stderr) == (2, True)


def test_the_command_writes_the_page_beside_what_it_prints(tmp_path: Path):
    place = tmp_path / "moved.html"
    result = run("--output", place)
    assert (result.exit_code, "0 changes that can move a verdict" in result.stdout) == (0, True)
    assert place.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run("--format", "html").stdout.startswith("<!DOCTYPE html>")
    refused = run("--output", tmp_path / "moved.docx")
    assert (refused.exit_code, ".html or .json" in refused.stderr) == (2, True)
