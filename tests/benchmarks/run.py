"""Measures and prints; asserts nothing.

    python tests/benchmarks/run.py

Import time, the command line from a cold start, loading a released ruleset with two overlays, and one assessment of a
generated plan of about 60 KB with where its time goes, portable and with the extra `fast`, what of it is over budget,
and which repeats in a text take longer than in proportion.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import gc
import importlib.util
import os
import platform
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.breakdown import EXTRA, print_breakdown, without_the_extra  # noqa: E402
from tests.benchmarks.large_plan import large_plan  # noqa: E402
from tests.benchmarks.loading import TWO_COUNCILS, load_all  # noqa: E402
from tests.benchmarks.repeats import print_repeats  # noqa: E402

from ehcp_rules.adapters import ImportedPlan  # noqa: E402 - the tree is put on the path first
from ehcp_rules.engine import Engine  # noqa: E402 - the tree is put on the path first
from ehcp_rules.plan import Plan  # noqa: E402
from ehcp_rules.plugins import discover  # noqa: E402
from ehcp_rules.samples import sample_files  # noqa: E402

DAY = dt.date(2026, 11, 22)


def wall(command: list[str], runs: int = 7) -> list[float]:
    """Wall times of a command in milliseconds, each from a new process."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return times


def repeated(call: Callable[[], object], runs: int = 15) -> list[float]:
    """Times of a call in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


def told(what: str, times: list[float]) -> None:
    """Print the median and the best of some times."""
    print(f"{what:<58} median {statistics.median(times):7.1f} ms   best {min(times):7.1f} ms")


def size_of(plan: Plan) -> float:
    """The kilobytes of a plan's texts."""
    return sum(len(passage.text.encode()) for passage in plan.passages()) / 1024


def sample_plans(engine: Engine) -> list[Plan]:
    """The plans that the distribution brings: unlike the generated one, they say nothing twice."""
    read = [imported for sample in sample_files() for imported in engine.read(sample)]
    return [imported.plan for imported in read if isinstance(imported, ImportedPlan)]


def assess_with(engine: Engine, *plans: Plan) -> Callable[[], object]:
    """A call that assesses these plans."""
    return lambda: [engine.assess(plan, as_of=DAY) for plan in plans]


@contextmanager
def kept_frozen() -> Iterator[None]:
    """Leave what is there out of the garbage collector's rounds, as a process that judges many plans may."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def where_time_goes(call: Callable[[], object], rows: int = 14) -> None:
    """Print the functions that cost most of one call, by their own time."""
    profile = cProfile.Profile()
    profile.runcall(call)
    entries = pstats.Stats(profile).get_stats_profile().func_profiles
    total = sum(entry.tottime for entry in entries.values())
    print(f"\nWhere the time goes (under a profiler, {total * 1000:.0f} ms in all)")
    for name, entry in sorted(entries.items(), key=lambda pair: -pair[1].tottime)[:rows]:
        place = f"{Path(entry.file_name).name}:{entry.line_number}" if entry.line_number else entry.file_name
        print(f"  {entry.tottime / total:5.1%}  {entry.ncalls:>8} calls  {name}  ({place})")


def main() -> None:
    """Run all measurements."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors\n")
    python = [sys.executable, "-c"]
    bare = statistics.median(wall([*python, "pass"]))
    told("import ehcp_rules, beyond starting Python", [t - bare for t in wall([*python, "import ehcp_rules"])])
    told(
        "import ehcp_rules.engine, beyond starting Python",
        [t - bare for t in wall([*python, "import ehcp_rules.engine"])],
    )
    cli = [sys.executable, "-m", "ehcp_rules"]
    told("ehcp-rules --help, cold", wall([*cli, "--help"]))
    for sample in sample_files():
        told(f"ehcp-rules score {sample.name}, cold", wall([*cli, "score", str(sample)], runs=3))
    with tempfile.TemporaryDirectory() as folder:
        page = str(Path(folder) / "report.html")
        told("  the same with a page", wall([*cli, "score", str(sample_files()[0]), "--output", page], runs=3))
    told("Engine.create", repeated(Engine.create, runs=5))
    inventory = discover()
    told("the released ruleset", repeated(lambda: load_all((), inventory)))
    told("the released ruleset with two overlays", repeated(lambda: load_all(TWO_COUNCILS, inventory)))
    engine, plan = Engine.create(), large_plan()
    items = sum(len(section.items) for section in plan.sections)
    print(f"\nA generated plan: {size_of(plan):.0f} KB of text, {items} items, {len(engine.ruleset.criteria)} criteria")
    with without_the_extra():
        portable = Engine.create()
    told("  assess, portable", repeated(assess_with(portable, plan), runs=40))
    if importlib.util.find_spec(EXTRA) is not None:
        told("  assess, with the extra", repeated(assess_with(engine, plan), runs=40))
    with kept_frozen():
        told(
            "  the same, the collector's heap frozen as the command line does",
            repeated(assess_with(engine, plan), runs=40),
        )
        samples = sample_plans(engine)
        print(f"\n{len(samples)} sample plans: {sum(map(size_of, samples)):.0f} KB of text")
        told("  assess all", repeated(assess_with(engine, *samples)))
    assessment = engine.assess(plan, as_of=DAY)
    told("  score", repeated(lambda: assessment.score()))
    print_breakdown(engine, plan, DAY)
    where_time_goes(lambda: engine.assess(plan, as_of=DAY))
    print_repeats(engine)


if __name__ == "__main__":
    main()
