"""Making a release: load, pass every gate, measure what moves, and only then freeze a folder that nothing writes to again."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import attrs
from attrs import field, frozen

from ehcp_rules.compare import Backtest, Change, changes, least_bump
from ehcp_rules.compare.backtest import Bump
from ehcp_rules.engine import Engine
from ehcp_rules.errors import RulesetError
from ehcp_rules.loading.compiled import Release, write_release
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import PluginInventory
from ehcp_rules.releasing.changelog import changelog
from ehcp_rules.releasing.corpus import CorpusPlan, corpus_of, write_corpus
from ehcp_rules.releasing.gates import GateOutcome, cases_hold, nothing_crashes, sources_stand, written_cases
from ehcp_rules.releasing.golden import golden_verdicts, verdicts_moved, write_golden
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.testing.cases import load_cases
from ehcp_rules.version import __version__

__all__ = ["CHANGES", "CORPUS", "GOLDEN", "SUMS", "Outcome", "Wanted", "release"]

CHANGES = "changes.md"
CORPUS = "corpus.jsonl"
GOLDEN = "verdicts.jsonl"
SUMS = "sums.txt"

_VERSION = re.compile(r"(\d{4})\.(\d+)\.(\d+)")


@frozen(kw_only=True)
class Wanted:
    """What is to be released and where to.

    `source` is the working folder of TOML files, `into` the folder that holds the versions of this ruleset, and
    `golden` the one that holds their corpora and golden verdicts. `plans` are whole sample plans for the corpus.
    """

    source: Path
    version: str
    into: Path
    golden: Path
    day: dt.date
    status: Literal["proposed", "released"] = "released"
    valid_from: dt.date | None = None
    previous: Ruleset | None = field(default=None, repr=False)
    plans: Sequence[tuple[str, Plan]] = field(default=(), repr=False)


@frozen(kw_only=True)
class Outcome:
    """What came of it: every gate, what changed and moved since the previous release, and the folder when one was made."""

    gates: tuple[GateOutcome, ...]
    changes: tuple[Change, ...]
    backtest: Backtest | None
    least: Bump
    folder: Path | None

    @property
    def held(self) -> bool:
        """Whether every gate held."""
        return all(gate.holds for gate in self.gates)


def release(
    wanted: Wanted, inventory: PluginInventory, *, more: Iterable[GateOutcome] = (), dry: bool = False
) -> Outcome:
    """Pass the gates, with the outcomes of `more` that were measured elsewhere, and write the release unless `dry`.

    Raises RulesetError for a ruleset that does not load and for a folder that is there already.
    """
    working = load_ruleset(wanted.source)
    ruleset = attrs.evolve(
        working, version=wanted.version, status=wanted.status, valid_from=wanted.valid_from or working.valid_from
    )
    folder, golden = wanted.into / wanted.version, wanted.golden / wanted.version
    for place in (folder, golden):
        if place.exists():
            raise RulesetError.of(
                place.as_posix(), "is there already", "a release is never written over; raise the version"
            )
    engine = Engine(ruleset=ruleset, inventory=inventory)
    cases = load_cases(wanted.source)
    corpus = corpus_of(cases, wanted.plans, as_of=wanted.day)
    found, result = _since(wanted.previous, ruleset, inventory, engine, corpus)
    least: Bump = "first" if result is None else least_bump(found, result)
    gates = (
        cases_hold(engine, cases),
        written_cases(ruleset, cases),
        sources_stand(ruleset, wanted.day),
        nothing_crashes(engine, corpus),
        _version_tells(wanted, ruleset, least),
        *more,
    )
    outcome = Outcome(gates=gates, changes=found, backtest=result, least=least, folder=None)
    if dry or not outcome.held:
        return outcome
    write_release(ruleset, _lock(wanted, ruleset, engine, least, gates), folder)
    text = changelog(ruleset, wanted.previous, found, result, least)
    (folder / CHANGES).write_text(text, encoding="utf-8", newline="\n")
    golden.mkdir(parents=True)
    write_corpus(corpus, golden / CORPUS)
    write_golden(golden_verdicts(engine, corpus), golden / GOLDEN)
    _seal(golden / SUMS, (*_files(folder), *_files(golden)))
    return attrs.evolve(outcome, folder=folder)


def _since(
    previous: Ruleset | None,
    ruleset: Ruleset,
    inventory: PluginInventory,
    engine: Engine,
    corpus: Sequence[CorpusPlan],
) -> tuple[tuple[Change, ...], Backtest | None]:
    """What changed since the previous release, and what that moves on the corpus."""
    if previous is None:
        return (), None
    older = Engine(ruleset=previous, inventory=inventory)
    then = tuple(golden_verdicts(older, corpus))
    moves = verdicts_moved(engine, corpus, then)
    headlines = Counter((move.id, move.before or "", move.after or "") for move in moves if move.what == "score")
    rows = tuple((*key, count) for key, count in sorted(headlines.items()))
    return changes(previous, ruleset), Backtest(plans=len(corpus), moves=moves, headlines=rows)


def _version_tells(wanted: Wanted, ruleset: Ruleset, least: Bump) -> GateOutcome:
    """The version is YEAR.FEATURE.PATCH, newer than the previous one, and a patch only where nothing moves.

    Each criterion says since which release it stands, and none since a later one.
    """
    gate = "the version tells what moves"
    new = _VERSION.fullmatch(wanted.version)
    if new is None:
        problem = f"{wanted.version} is not YEAR.FEATURE.PATCH, such as {wanted.day.year}.1.0"
        return GateOutcome(gate=gate, figures={}, problems=(problem,))
    numbers, problems = tuple(map(int, new.groups())), []
    for criterion in ruleset.criteria:
        since = _VERSION.fullmatch(criterion.since)
        if since is None or tuple(map(int, since.groups())) > numbers:
            problems.append(
                f"{criterion.id} stands since {criterion.since}, which is no release up to {wanted.version}"
            )
    old = _VERSION.fullmatch(wanted.previous.version) if wanted.previous else None
    if old is None:
        return GateOutcome(gate=gate, figures={}, problems=tuple(problems))
    before = tuple(map(int, old.groups()))
    if numbers <= before:
        problems.append(f"{wanted.version} is not newer than {old[0]}")
    if numbers[:2] == before[:2] and least == "feature":
        problems.append(
            f"{wanted.version} would be a patch, and verdicts, findings or scores move: raise the second number"
        )
    return GateOutcome(gate=gate, figures={}, problems=tuple(problems))


def _lock(wanted: Wanted, ruleset: Ruleset, engine: Engine, least: Bump, gates: Iterable[GateOutcome]) -> Release:
    used = {criterion.check.use for criterion in ruleset.criteria}
    return Release(
        format="ehcp-rules/release/1",
        id=ruleset.id,
        version=ruleset.version,
        status=wanted.status,
        released_on=wanted.day,
        valid_from=ruleset.valid_from,
        valid_to=ruleset.valid_to,
        engine=ruleset.engine,
        made_with=__version__,
        previous=wanted.previous.version if wanted.previous else "",
        bump=least,
        digest="",
        judging_digest="",
        checks={name: engine.inventory.checks[name].version for name in sorted(used)},
        measured={f"{gate.gate}: {name}": figure for gate in gates for name, figure in gate.figures.items()},
    )


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.name != SUMS)


def _seal(sums: Path, files: Iterable[Path]) -> None:
    """A line for each frozen file: its SHA-256, its folder and its name, so that a changed byte is seen."""
    lines = (
        f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.parent.parent.name}/{f.parent.name}/{f.name}\n"
        for f in files
    )
    sums.write_text("".join(lines), encoding="utf-8", newline="\n")
