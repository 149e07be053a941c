"""Put known defects into the good items of the sample plans, change what means nothing, and see what the engine says.

python tools/mutate.py                    found, missed and cried wolf by criterion
python tools/mutate.py --list [CRITERION] and each mutant that was missed, asked about, or moved another criterion
python tools/mutate.py --json             the same as JSON
python tools/mutate.py --write            write docs/reference/mutations.md; drop reviewed exceptions that are mended
"""

from __future__ import annotations

import argparse
import functools
import json
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.tables import Share, table

from ehcp_rules.engine import Engine
from ehcp_rules.testing.kinds import DEFECTS
from ehcp_rules.testing.mutations import Defect, Found, MutationReport, Tried, run_mutants
from ehcp_rules.testing.neutral import NEUTRAL
from ehcp_rules.testing.sample_mutants import OURS, SAMPLES_AS_OF, sample_mutants

ROOT = Path(__file__).resolve().parents[1]
REVIEWED = ROOT / "tools" / "reviewed.toml"
PAGE = ROOT / "docs" / "reference" / "mutations.md"
MADE = "<!-- Written by tools/mutate.py. Change the marks, the defects or the criteria, not this page. -->"
GOAL_FOUND, GOAL_UNMOVED = 0.95, 0.99


@frozen
class Reviewed:
    """Mutants that do not come out as they should, by id, with the reason that a reviewer gave."""

    reason: str
    mutants: tuple[str, ...]


def reviewed() -> tuple[Reviewed, ...]:
    """The reviewed exceptions."""
    tables = tomllib.loads(REVIEWED.read_text("utf-8")).get("reviewed", []) if REVIEWED.exists() else []
    return tuple(Reviewed(entry["reason"], tuple(entry["mutants"])) for entry in tables)


@functools.cache
def report() -> MutationReport:
    """What became of every mutant."""
    return run_mutants(Engine.create(version="next", plugins=OURS, strict=True), sample_mutants(), as_of=SAMPLES_AS_OF)


def amiss(tried: Iterable[Tried]) -> Iterator[Tried]:
    """The mutants that did not come out as they should."""
    for one in tried:
        if one.wolves or one.found in (Found.MISSED, Found.ASKED, Found.MOVED):
            yield one


def found_share(made: MutationReport) -> Share:
    """How many defects were found."""
    return Share(sum(one.found is Found.FOUND for one in made.defects), len(made.defects))


def quiet_share(made: MutationReport) -> Share:
    """How many defects moved no criterion but their target and those that are declared."""
    return Share(sum(not one.wolves for one in made.defects), len(made.defects))


def unmoved_share(made: MutationReport) -> Share:
    """How many neutral changes moved no verdict."""
    return Share(sum(one.found is Found.UNMOVED for one in made.neutral), len(made.neutral))


_CRITERIA_TOLD = (
    "Defects aimed at each criterion. “Cried wolf” counts defects aimed at others that moved a verdict of this one "
    "without being declared; “moved” counts neutral changes that did."
)


def page() -> str:
    """The page of the reference."""
    made = report()
    parts = [
        "# Mutations: what a known defect turns, and what nothing should turn",
        _intro(made),
        "## By criterion",
        _CRITERIA_TOLD,
        _by_criterion(made),
        "## By kind of defect",
        _by_defect(made),
        "## Neutral changes",
        _by_neutral(made),
        "## Reviewed exceptions",
        _exceptions(made),
    ]
    return f"{MADE}\n\n" + "\n\n".join(parts) + "\n"


def _intro(made: MutationReport) -> str:
    return (
        f"`python tools/mutate.py` puts one known defect at a time into good items of the five sample plans, and judges the "
        f"plan again as of 22 November 2026. A person marked in `src/ehcp_rules/samples/marks.toml` which words are the "
        f"amount, the deliverer and so on, and wrote the wordings of the defects, without asking the engine. A defect is found "
        f"when its target criterion has a finding that it did not have before. The plans and the defects are the project's "
        f"own: the authors of the criteria can see them, so the figures say how the engine does on known ground, not "
        f"what it will do on plans from elsewhere, and less so the more the engine is mended by them.\n\n"
        f"- Defects found: {found_share(made)}; the goal is {GOAL_FOUND:.0%}.\n"
        f"- Defects that moved no undeclared criterion: {quiet_share(made)}.\n"
        f"- Neutral changes that moved no verdict: {unmoved_share(made)}; the goal is {GOAL_UNMOVED:.0%}.\n\n"
        "A neutral change is made to a whole plan, and one verdict on one item is enough to count it as moved."
    )


def _by_criterion(made: MutationReport) -> str:
    rows = []
    for criterion, count in made.counts().items():
        tried = count["found"] + count["asked"] + count["missed"]
        share = str(Share(count["found"], tried)) if tried else "–"
        rows.append((criterion, tried, count["missed"], count["asked"], share, count["wolf"], count["moved"]))
    return table(("criterion", "defects", "missed", "asked a person", "found", "cried wolf", "moved"), rows)


def _by_defect(made: MutationReport) -> str:
    rows = []
    for kind in DEFECTS.values():
        own = [one for one in made.of(kind.id) if one.found is not Found.ALREADY]
        found = sum(one.found is Found.FOUND for one in own)
        may = ", ".join(f"{criterion} ({why})" for criterion, why in kind.may_move.items()) or "–"
        rows.append((kind.title, kind.target, f"{found} of {len(own)}", sum(bool(one.wolves) for one in own), may))
    return table(("defect", "turns", "found", "cried wolf", "may also move"), rows)


def _by_neutral(made: MutationReport) -> str:
    rows = []
    for id, (title, _) in NEUTRAL.items():
        own = made.of(id)
        moved = Counter(wolf.criterion for one in own for wolf in one.wolves)
        told = ", ".join(f"{criterion} ({count})" for criterion, count in sorted(moved.items())) or "–"
        rows.append((title, f"{sum(not one.wolves for one in own)} of {len(own)}", told))
    return table(("change", "plans unmoved", "verdicts moved"), rows)


def _exceptions(made: MutationReport) -> str:
    wrong = {one.mutant.id for one in amiss(made.tried)}
    lines = [
        f"- {len(listed)}: {entry.reason}"
        for entry in reviewed()
        if (listed := [id for id in entry.mutants if id in wrong])
    ]
    return (
        "Each mutant that does not come out as it should is listed in `tools/reviewed.toml` with the reason; a test "
        "refuses one that is not listed, and one that is listed without need. They count as failures in every figure "
        "above.\n\n" + "\n".join(lines)
    )


@frozen
class Floors:
    """The shares below which a test fails: what was reached last, so that nothing is lost unseen."""

    found: float
    unmoved: float


def floors() -> Floors:
    """The floors of `reviewed.toml`."""
    told = tomllib.loads(REVIEWED.read_text("utf-8")) if REVIEWED.exists() else {}
    return Floors(told.get("found_at_least", 0.0), told.get("unmoved_at_least", 0.0))


def mended() -> str:
    """The reviewed exceptions without those that come out as they should today, and floors that only rise."""
    found, unmoved = found_share(report()).value, unmoved_share(report()).value
    wrong = {one.mutant.id for one in amiss(report().tried)}
    kept = [(entry.reason, [id for id in entry.mutants if id in wrong]) for entry in reviewed()]
    text = (
        "# Mutants that do not come out as they should, with the reason. tools/mutate.py --write drops those that do.\n"
    )
    text += f"found_at_least = {max(floors().found, math.floor(found * 100) / 100)}\n"
    text += f"unmoved_at_least = {max(floors().unmoved, math.floor(unmoved * 100) / 100)}\n"
    for reason, ids in kept:
        if ids:
            listed = "".join(f"  {json.dumps(id, ensure_ascii=False)},\n" for id in ids)
            text += f"\n[[reviewed]]\nreason = {json.dumps(reason, ensure_ascii=False)}\nmutants = [\n{listed}]\n"
    return text


def _described(one: Tried) -> str:
    aim = f" (turns {one.mutant.kind.target})" if isinstance(one.mutant.kind, Defect) else ""
    wolves = f": {'; '.join(map(str, one.wolves))}" if one.wolves else ""
    return f"{one.found:8} {one.mutant.id}{aim}{wolves}"


def _as_json(made: MutationReport) -> str:
    shares = {"found": found_share(made), "quiet": quiet_share(made), "unmoved": unmoved_share(made)}
    return json.dumps(
        {
            **{name: [share.hits, share.of] for name, share in shares.items()},
            "criteria": made.counts(),
            "amiss": [
                {"mutant": one.mutant.id, "outcome": one.found, "moved": list(map(str, one.wolves))}
                for one in amiss(made.tried)
            ],
        },
        indent=1,
    )


def main() -> int:
    """Print or write the report."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--list", nargs="?", const="", metavar="CRITERION", help="list what came out otherwise")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    made = report()
    if options.write:
        REVIEWED.write_text(mended(), "utf-8", newline="\n")
        PAGE.write_text(page(), "utf-8", newline="\n")
        print("docs/reference/mutations.md")
        return 0
    if options.json:
        print(_as_json(made))
        return 0
    print(_by_criterion(made))
    for one in amiss(made.tried) if options.list is not None else ():
        told = _described(one)
        if options.list in told:
            print(told)
    print(f"found {found_share(made)}; quiet {quiet_share(made)}; neutral unmoved {unmoved_share(made)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
