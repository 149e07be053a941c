"""The gates of a release: each looks at one thing and says whether it holds, in figures and with what is missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import field, frozen

from ehcp_rules.criterion import Criterion
from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.releasing.corpus import CorpusPlan
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.testing.cases import Case, run_case
from ehcp_rules.testing.mutations import Defect, Found, counting, run_mutants
from ehcp_rules.testing.sample_mutants import SAMPLES_AS_OF, sample_mutants

__all__ = [
    "GateOutcome",
    "cases_hold",
    "defects_are_found",
    "laws_hold",
    "nothing_crashes",
    "sources_stand",
    "written_cases",
]

MOST_TOLD = 20
"""The most problems of one gate that are listed; the count is always whole."""

LEAST_CASES: Mapping[str, int] = {"met": 2, "not-met": 2}
"""Cases that a weighted criterion decided by machine needs, by verdict: fewer test nothing."""

MOST_MISSED = Fraction(1, 20)
MOST_MOVED = Fraction(1, 100)
"""Shares of the mutants of sample plans that may come out otherwise than they should."""

LAW_EXAMPLES = 2_000
"""Plans of every shape that a release is tried on."""

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


def defects_are_found(engine: Engine) -> GateOutcome:
    """Known defects, put one at a time into good sample plans, turn their target; and what means nothing turns nothing."""
    made = run_mutants(engine, sample_mutants(), as_of=SAMPLES_AS_OF)
    found = Counter(one.found for one in made.defects)
    wolves = sum(bool(one.wolves) for one in made.defects)
    moved = sum(one.found is not Found.UNMOVED for one in made.neutral)
    aimed = {one.mutant.kind.target for one in made.defects if isinstance(one.mutant.kind, Defect)}
    never = sorted(counting(engine) - aimed)
    problems = []
    for told, amiss, of, allowed in (
        ("defects were not found", len(made.defects) - found[Found.FOUND], len(made.defects), MOST_MISSED),
        ("defects moved a criterion that they do not declare", wolves, len(made.defects), MOST_MOVED),
        ("changes that mean nothing moved a verdict", moved, len(made.neutral), MOST_MOVED),
    ):
        if amiss > allowed * of:
            problems.append(f"{amiss} of {of} {told}; at most {float(allowed):.0%} may")
    problems += [f"{id} is weighted and no defect is aimed at it" for id in never]
    figures = {
        "defects": len(made.defects),
        "found": found[Found.FOUND],
        "asked": found[Found.ASKED],
        "missed": found[Found.MISSED],
        "cried wolf": wolves,
        "neutral": len(made.neutral),
        "neutral moved": moved,
        "never reached": len(never),
    }
    return GateOutcome(gate="defects are found", figures=figures, problems=_few(problems))


def laws_hold(engine: Engine, *, examples: int = LAW_EXAMPLES) -> GateOutcome:
    """The laws of any ruleset hold over many plans of every shape: no crash, the same bytes, quotes that are there.

    Raises MissingExtraError where the extra `testing` is not installed.
    """
    from ehcp_rules.testing import laws_of  # here, because only this gate needs hypothesis

    report = laws_of(engine, examples=examples)
    figures = {name: report.tried[name] for name in ("plans", "findings")}
    return GateOutcome(gate="laws hold", figures=figures, problems=_few(list(report.breaches)))


def _all_unconfirmed(criterion: Criterion) -> bool:
    return all(source.basis == "unconfirmed" for source in criterion.sources)


def _few(problems: list[str]) -> tuple[str, ...]:
    more = len(problems) - MOST_TOLD
    return (*problems[:MOST_TOLD], *([f"and {more} more"] if more > 0 else []))
