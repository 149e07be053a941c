"""Where the time of one assessment goes: decode, fold, scan, the readings by kind, the checks by criterion, the score."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.budget import print_over_budget

from ehcp_rules.engine import Engine
from ehcp_rules.engine.judging import Reading, judge
from ehcp_rules.loading.plans import parse_plan_json, plan_to_json
from ehcp_rules.loading.resolve import resolve_checks
from ehcp_rules.plan import Plan, facts_of
from ehcp_rules.text import Lexicons, analyse
from ehcp_rules.text.scanning.fold import fold

EXTRA = "ahocorasick_rs"
FLOOR = ("decode", "fold", "scan")
"""What any assessment in Python must do before it can judge."""


@contextmanager
def without_the_extra() -> Iterator[None]:
    """Refuse the compiled twin of the scan, as where it is not installed."""
    kept = sys.modules.pop(EXTRA, None)
    sys.modules[EXTRA] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[EXTRA]
        if kept is not None:
            sys.modules[EXTRA] = kept


class Stages:
    """Times of named stages in milliseconds, the best of several rounds: what other programs take is no part of it."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}
        self._now: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage, or one part of it."""
        start = time.perf_counter()
        yield
        self._now[name] += (time.perf_counter() - start) * 1000

    def end_round(self) -> None:
        """Keep each stage's best."""
        for name, taken in self._now.items():
            self.best[name] = min(taken, self.best.get(name, taken))
        self._now.clear()


def breakdown(engine: Engine, plan: Plan, day: dt.date, *, fast: bool, rounds: int = 25) -> dict[str, float]:
    """The best time of each stage of assessing a plan that comes as JSON."""
    document = json.dumps(plan_to_json(plan)).encode()
    lexicons = Lexicons(engine.ruleset.lexicons, fast=fast)
    checks = resolve_checks(engine.ruleset, engine.inventory.checks)
    assessment = engine.assess(plan, as_of=day)
    stages = Stages()
    for _ in range(rounds):
        with stages.stage("decode"):
            decoded = parse_plan_json(document)
        texts = [passage.text for passage in decoded.passages()]
        with stages.stage("fold"):
            folded = [fold(text) for text in texts]
        with stages.stage("scan"):
            for text in folded:
                lexicons.scan(text)
        with stages.stage("analysis (fold and scan within)"):
            analysed = analyse(decoded, lexicons)
        for item in analysed.items():
            with stages.stage(f"reading: {item.item.kind}"):
                item.reading  # noqa: B018 - reads it
        reading = Reading(analysed, facts_of(decoded, day), day)
        for criterion in engine.ruleset.criteria:
            with stages.stage(f"check: {criterion.id}"):
                judge(criterion, checks[criterion.id], reading)
        with stages.stage("score"):
            assessment.score()
        stages.end_round()
    return stages.best


def print_breakdown(engine: Engine, plan: Plan, day: dt.date) -> None:
    """Print the stages, portable and with the extra where it is installed, and the ratio to the floor."""
    modes = {"portable": False}
    if importlib.util.find_spec(EXTRA) is not None:
        modes["with the extra"] = True
    found = {mode: breakdown(engine, plan, day, fast=fast) for mode, fast in modes.items()}
    print(f"\nWhere the time goes, in ms, each the best of many{'':<5}" + "".join(f"{mode:>16}" for mode in found))
    names = list(dict.fromkeys(name for times in found.values() for name in times))
    for prefix in ("reading: ", "check: "):
        parts = [name for name in names if name.startswith(prefix)]
        for times in found.values():
            times[f"all {prefix.strip(': ')}s"] = sum(times[name] for name in parts)
    small = [name for name in names if name.startswith("check: ") and max(t[name] for t in found.values()) < 0.2]
    for name in [*names, "all readings", "all checks"]:
        if name not in small:
            print(f"  {name:<50}" + "".join(f"{times[name]:16.2f}" for times in found.values()))
    print(f"  ({len(small)} checks take less than 0.2 ms each)")
    assess = ("analysis (fold and scan within)", "all readings", "all checks")
    totals = {mode: sum(times[name] for name in assess) for mode, times in found.items()}
    floors = {mode: sum(times[name] for name in FLOOR) for mode, times in found.items()}
    print(f"  {'analysis, readings and checks':<50}" + "".join(f"{total:16.2f}" for total in totals.values()))
    print(f"  {'times decode + fold + scan':<50}" + "".join(f"{totals[mode] / floors[mode]:16.1f}" for mode in found))
    print_over_budget({name: min(times[name] for times in found.values()) for name in names}, plan)
