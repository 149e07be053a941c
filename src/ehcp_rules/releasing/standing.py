"""Whether a release still stands: every byte as it was frozen, and every stored plan judged as it was, or the move published.

An engine reads plans, so a new engine may judge by an old ruleset otherwise than the engine that released it. Golden
verdicts never change; what differs from them today is published beside them, with the engine that differs and why.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

import attrs
from attrs import frozen

from ehcp_rules.compare.backtest import Move
from ehcp_rules.engine import Engine
from ehcp_rules.errors import RulesetError
from ehcp_rules.loading.compiled import load_release, read_lock
from ehcp_rules.plugins import PluginInventory
from ehcp_rules.releasing.corpus import read_corpus
from ehcp_rules.releasing.golden import read_golden, verdicts_moved
from ehcp_rules.releasing.release import CORPUS, GOLDEN, SUMS
from ehcp_rules.version import __version__

__all__ = ["FORMAT", "MOVES", "Published", "Standing", "publish", "published", "standing"]

MOVES = "moves.jsonl"
FORMAT = "ehcp-rules/moves/1"

_SUM = re.compile(r"([0-9a-f]{64})  ([^/]+)/([^/]+)/([^/]+)")


@frozen(kw_only=True)
class Published:
    """What an engine is known to say otherwise than the golden verdicts of a release, and why."""

    engine: str
    why: str
    moves: tuple[Move, ...]


@frozen(kw_only=True)
class Standing:
    """How a release stands with the engine that is running.

    `altered` names frozen files that are gone, changed or new; with one such nothing is judged. `moves` is everything
    that this engine says otherwise than the golden verdicts, on so many stored `plans`; `unpublished` is what of it, or of
    the published list, is not in both.
    """

    plans: int
    altered: tuple[str, ...]
    moves: tuple[Move, ...]
    unpublished: tuple[Move, ...]

    @property
    def holds(self) -> bool:
        """Whether no byte moved, and no verdict unseen."""
        return not self.altered and not self.unpublished


def standing(folder: str | Path, golden: str | Path, inventory: PluginInventory) -> Standing:
    """Look at every frozen byte of a release and judge its stored plans again.

    `folder` is the frozen folder of one version and `golden` the folder of its corpus and golden verdicts. Raises
    RulesetError where one of them cannot be read or the ruleset does not load.
    """
    root, stored = Path(folder), Path(golden)
    altered = _altered(root, stored)
    if altered:
        return Standing(plans=0, altered=altered, moves=(), unpublished=())
    engine = Engine(ruleset=load_release(root), inventory=inventory)
    corpus = read_corpus(stored / CORPUS)
    moves = verdicts_moved(engine, corpus, read_golden(stored / GOLDEN))
    known = published(stored)
    unpublished = set(moves) ^ set(known.moves if known else ())
    return Standing(
        plans=len(corpus),
        altered=altered,
        moves=moves,
        unpublished=tuple(sorted(unpublished, key=lambda move: (move.plan, move.what, move.id))),
    )


def published(golden: str | Path) -> Published | None:
    """The moves published beside golden verdicts, or None; raises RulesetError, with the line, for a damaged list."""
    file = Path(golden) / MOVES
    if not file.exists():
        return None
    moves, header = [], {}
    number = 1
    try:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            document = json.loads(line)
            if number == 1:
                header = document
            else:
                plan, what, id, before, after = document
                moves.append(Move(plan=plan, what=what, id=id, before=before, after=after))
        return Published(engine=header["engine"], why=header["why"], moves=tuple(moves))
    except (ValueError, KeyError, TypeError):
        place = f"{file.as_posix()}: line {number}"
        raise RulesetError.of(place, "is no list of moves", "publish the moves again") from None


def publish(folder: str | Path, golden: str | Path, moves: Sequence[Move], why: str) -> None:
    """Publish what this engine says otherwise than the golden verdicts; with no moves, take the list away.

    Raises RulesetError where the engine that made the release is of the same minor version: an engine that moves a
    verdict has to raise it.
    """
    file = Path(golden) / MOVES
    if not moves:
        file.unlink(missing_ok=True)
        return
    made_with = read_lock(folder).made_with
    if _minor(made_with) == _minor(__version__):
        message = f"{len(moves)} verdicts, findings or scores move, and engine {made_with} made this release"
        raise RulesetError.of(Path(folder).as_posix(), message, "raise the minor version of the engine first")
    header = {"format": FORMAT, "engine": __version__, "why": why}
    lines = [json.dumps(header, ensure_ascii=False)]
    lines += [json.dumps(attrs.astuple(move), ensure_ascii=False) for move in moves]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _altered(folder: Path, golden: Path) -> tuple[str, ...]:
    """Frozen files that are not as the sums say, and files beside them that the sums do not know."""
    try:
        lines = (golden / SUMS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        place = (golden / SUMS).as_posix()
        raise RulesetError.of(place, f"cannot be read: {error.strerror}", "restore it from the release") from None
    there = {file.name: file for place in (folder, golden) for file in place.iterdir() if file.is_file()}
    for unsealed in (SUMS, MOVES):
        there.pop(unsealed, None)
    problems = []
    for line in lines:
        match = _SUM.fullmatch(line)
        if match is None:
            problems.append(f"{SUMS}: “{line[:12]}…” is no sum")
            continue
        file = there.pop(match[4], None)
        if file is None:
            problems.append(f"{match[4]} is gone")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != match[1]:
            problems.append(f"{match[4]} has changed since its release")
    problems += [f"{name} is not part of the release" for name in sorted(there)]
    return tuple(problems)


def _minor(version: str) -> str:
    return ".".join(version.split(".")[:2])
