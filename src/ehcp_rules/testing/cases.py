"""The cases of a ruleset: `criteria/*.cases.toml`, each a minimal plan with the verdict and the findings expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
from attrs import field, frozen

from ehcp_rules.engine import Engine
from ehcp_rules.errors import PlanError, Problem, RulesetError, closest
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.misfits import dotted
from ehcp_rules.loading.plans import FORMAT, plan_from_json
from ehcp_rules.loading.rulesets import load_ruleset, read_toml
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import discover

__all__ = ["Case", "CaseOutcome", "CasesReport", "load_cases", "run_case", "run_cases"]

AS_OF = dt.date(2026, 9, 1)
"""The as-of date of a case that names none."""

_ITEM_FIELDS = ("area", "who", "how_often", "review", "label", "speaker", "method", "steps")


@frozen(kw_only=True)
class Case:
    """One example: an item (`kind`, `text`, `section` and its columns) or a whole `plan`, and what is expected of it.

    `heading` puts a heading above the item. `codes` are the codes of all findings, each once. A `hard` case is one that a
    list of keywords would get wrong.
    """

    name: str
    verdict: str
    codes: tuple[str, ...] = ()
    hard: bool = False
    kind: str = ""
    text: str = field(default="", repr=False)
    section: str = ""
    heading: str = field(default="", repr=False)
    area: str = ""
    who: str = field(default="", repr=False)
    how_often: str = field(default="", repr=False)
    review: str = field(default="", repr=False)
    label: str = field(default="", repr=False)
    speaker: str = field(default="", repr=False)
    method: str = field(default="", repr=False)
    steps: str = field(default="", repr=False)
    plan: Mapping[str, Any] | None = field(default=None, repr=False)
    as_of: dt.date = AS_OF
    criterion: str = ""

    def as_plan(self) -> Plan:
        """The plan to be judged; raises PlanError when the case does not describe one."""
        return plan_from_json(self._document() if self.plan is None else self.plan)

    def _document(self) -> dict[str, Any]:
        item: dict[str, Any] = {"kind": self.kind, "id": "item", "text": self.text}
        item |= {name: value for name in _ITEM_FIELDS if (value := getattr(self, name))}
        items = [item]
        if self.heading:
            items.insert(0, {"kind": "heading", "id": "heading", "text": self.heading})
            item |= {"under": "heading"} if self.kind == "outcome" else {}
        return {"format": FORMAT, "id": "case", "sections": [{"code": self.section, "items": items}]}


@frozen(kw_only=True)
class CaseOutcome:
    """What a criterion said of a case."""

    case: Case
    verdict: Verdict
    codes: tuple[str, ...]
    reason: str = ""

    @property
    def passed(self) -> bool:
        """Whether the verdict and the codes are those expected."""
        return self.verdict.value == self.case.verdict and self.codes == tuple(sorted(set(self.case.codes)))

    def __str__(self) -> str:
        expected = f"{self.case.verdict} {_listed(self.case.codes)}"
        got = f"{self.verdict.value} {_listed(self.codes)}"
        reason = f" ({self.reason})" if self.reason else ""
        return f"{self.case.criterion}, {self.case.name}: expected {expected}, got {got}{reason}"


@frozen(kw_only=True)
class CasesReport:
    """The outcomes of all cases of a ruleset."""

    outcomes: tuple[CaseOutcome, ...]

    @property
    def failed(self) -> tuple[CaseOutcome, ...]:
        """The cases whose verdict or codes are not those expected."""
        return tuple(outcome for outcome in self.outcomes if not outcome.passed)

    def __str__(self) -> str:
        lines = [str(outcome) for outcome in self.failed]
        return "\n".join([*lines, f"{len(self.outcomes) - len(lines)} of {len(self.outcomes)} cases as expected"])


def load_cases(folder: str | Path) -> tuple[Case, ...]:
    """Every case of a ruleset folder, by criterion; raises RulesetError with every problem of every file at once."""
    problems: list[Problem] = []
    cases = [case for file in sorted(Path(folder).glob("criteria/*.cases.toml")) for case in _cases_of(file, problems)]
    if problems:
        raise RulesetError(problems)
    return tuple(cases)


def run_case(engine: Engine, case: Case) -> CaseOutcome:
    """Judge one case by its criterion; raises PlanError when its plan does not hold together."""
    result = engine.assess(case.as_plan(), as_of=case.as_of).result(case.criterion)
    codes = {finding.code for outcome in result.items for finding in outcome.findings}
    reasons = (result.reason, *(outcome.reason for outcome in result.items))
    reason = next((one for one in reasons if one), "")
    return CaseOutcome(case=case, verdict=result.verdict, codes=tuple(sorted(codes)), reason=reason)


def run_cases(folder: str | Path, *, engine: Engine | None = None) -> CasesReport:
    """Judge every case of a ruleset folder with the installed check types, or with an engine of the caller's own."""
    judge = engine or Engine(ruleset=load_ruleset(folder), inventory=discover())
    return CasesReport(outcomes=tuple(run_case(judge, case) for case in load_cases(folder)))


def _cases_of(file: Path, problems: list[Problem]) -> Iterator[Case]:
    stem = file.name.removesuffix(".cases.toml")
    beside = read_toml(file.with_name(f"{stem}.toml"), problems)
    tables = read_toml(file, problems)
    if beside is None or tables is None:
        return
    for index, table in enumerate(tables.get("case", [])):
        found: list[Problem] = []
        case = structure(table, Case, toml(), found, dotted)
        if case is not None:
            found += _faults(case)
        place = f"{file.as_posix()}: case[{index}]"
        problems.extend(attrs.evolve(one, path=f"{place}.{one.path}" if one.path else place) for one in found)
        if case is not None and not found:
            yield attrs.evolve(case, criterion=str(beside.get("id", stem)))


_ITEM = "$.sections[0].items[0]."


def _faults(case: Case) -> Iterator[Problem]:
    """What would keep a case from ever holding: a verdict that there is not, or words that make no plan."""
    verdicts = [verdict.value for verdict in Verdict]
    if case.verdict not in verdicts:
        yield Problem("verdict", f"{case.verdict} is no verdict", closest(case.verdict, verdicts))
    try:
        case.as_plan()
    except PlanError as error:
        for problem in error.problems:
            yield attrs.evolve(problem, path=problem.path.removeprefix(_ITEM))


def _listed(codes: tuple[str, ...]) -> str:
    return f"[{', '.join(sorted(codes))}]"
