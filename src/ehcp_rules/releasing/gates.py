"""The gates of a release: each looks at one thing and says whether it holds, in figures and with what is missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from ehcp_rules.criterion import Criterion
from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.releasing.corpus import CorpusPlan
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.testing.cases import Case, run_case

__all__ = ["GateOutcome", "cases_hold", "nothing_crashes", "sources_stand", "written_cases"]

MOST_TOLD = 20
"""The most problems of one gate that are listed; the count is always whole."""

LEAST_CASES: Mapping[str, int] = {"met": 2, "not-met": 2}
"""Cases that a weighted criterion decided by machine needs, by verdict: fewer test nothing."""

STALE_AFTER = dt.timedelta(days=400)
"""A source that nobody has looked at for longer may have been amended since."""


@frozen(kw_only=True)
class GateOutcome:
    """What one gate found: whether it holds, its figures, and the problems where it does not."""

    gate: str
    figures: Mapping[str, int]
    problems: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether the release may go on."""
        return not self.problems


def cases_hold(engine: Engine, cases: Iterable[Case]) -> GateOutcome:
    """Every written case gives the verdict and the findings that its author expected."""
    outcomes = [run_case(engine, case) for case in cases]
    failed = [f"{one.case.criterion}, {one.case.name}" for one in outcomes if not one.passed]
    return GateOutcome(
        gate="cases hold", figures={"cases": len(outcomes), "failed": len(failed)}, problems=_few(failed)
    )


def written_cases(ruleset: Ruleset, cases: Iterable[Case]) -> GateOutcome:
    """Every weighted criterion that the machine decides has cases on both sides, and a hard one among those that are met."""
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        counter = counts.setdefault(case.criterion, Counter())
        counter[case.verdict] += 1
        counter["hard"] += case.hard
    weighed = [one for one in ruleset.criteria if one.decided_by == "machine" and one.scoring.weight]
    missing = []
    for criterion in weighed:
        counter = counts.get(criterion.id, Counter())
        lacking = [
            f"{least - counter[verdict]} {verdict}"
            for verdict, least in LEAST_CASES.items()
            if counter[verdict] < least
        ]
        lacking += [] if counter["hard"] else ["1 hard"]
        if lacking:
            missing.append(f"{criterion.id} lacks {' and '.join(lacking)}")
    return GateOutcome(
        gate="criteria are written up",
        figures={"weighted": len(weighed), "lacking": len(missing)},
        problems=_few(missing),
    )


def sources_stand(ruleset: Ruleset, day: dt.date) -> GateOutcome:
    """Every criterion names a source that was read lately; one that weighs rests on more than what is unconfirmed."""
    problems = []
    for criterion in ruleset.criteria:
        newest = max((source.checked_on for source in criterion.sources), default=dt.date.min)
        if day - newest > STALE_AFTER:
            problems.append(f"{criterion.id}: no source was checked since {newest.isoformat()}")
        if newest > day:
            problems.append(f"{criterion.id}: a source was checked after the day of the release")
        if criterion.scoring.weight and _all_unconfirmed(criterion):
            problems.append(f"{criterion.id} weighs {criterion.scoring.weight} and all its sources are unconfirmed")
    return GateOutcome(gate="sources stand", figures={"criteria": len(ruleset.criteria)}, problems=_few(problems))


def nothing_crashes(engine: Engine, corpus: Iterable[CorpusPlan]) -> GateOutcome:
    """No check raises on any plan of the corpus."""
    count, problems = 0, []
    for one in corpus:
        count += 1
        results = engine.assess(one.plan, as_of=one.as_of).results
        problems += [f"{one.name}: {result.criterion}" for result in results if result.verdict is Verdict.ERROR]
    return GateOutcome(gate="nothing crashes", figures={"plans": count}, problems=_few(problems))


def _all_unconfirmed(criterion: Criterion) -> bool:
    return all(source.basis == "unconfirmed" for source in criterion.sources)


def _few(problems: list[str]) -> tuple[str, ...]:
    more = len(problems) - MOST_TOLD
    return (*problems[:MOST_TOLD], *([f"and {more} more"] if more > 0 else []))
