"""The stored corpus of a release: invented plans, kept with the day they are judged on, so that any later engine can be tried."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

from attrs import field, frozen

from ehcp_rules.errors import RulesetError
from ehcp_rules.loading.plans import plan_from_json, plan_to_json
from ehcp_rules.plan import Plan
from ehcp_rules.testing.cases import Case

__all__ = ["CorpusPlan", "corpus_of", "read_corpus", "write_corpus"]


@frozen(kw_only=True)
class CorpusPlan:
    """A plan of the corpus under a name that says where it came from, and the day on which it is judged."""

    name: str
    as_of: dt.date
    plan: Plan = field(repr=False)


def corpus_of(cases: Iterable[Case], plans: Iterable[tuple[str, Plan]], *, as_of: dt.date) -> tuple[CorpusPlan, ...]:
    """The plans of a ruleset's cases and whole sample plans, each once; `as_of` is the day for the sample plans."""
    found: dict[str, CorpusPlan] = {}
    for name, plan in plans:
        found.setdefault(_key(plan, as_of), CorpusPlan(name=f"sample {name}", as_of=as_of, plan=plan))
    for number, case in enumerate(cases, 1):
        plan = case.as_plan()
        name = f"case {number} of {case.criterion}"
        found.setdefault(_key(plan, case.as_of), CorpusPlan(name=name, as_of=case.as_of, plan=plan))
    return tuple(found.values())


def write_corpus(corpus: Iterable[CorpusPlan], file: Path) -> None:
    """Write a corpus as JSON lines, one plan a line."""
    lines = (
        json.dumps(
            {"name": one.name, "as_of": one.as_of.isoformat(), "plan": plan_to_json(one.plan)},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )
        for one in corpus
    )
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def read_corpus(file: Path) -> tuple[CorpusPlan, ...]:
    """Read a stored corpus; raises RulesetError, with the line, for one that is damaged."""
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            document = json.loads(line)
            day = dt.date.fromisoformat(document["as_of"])
            found.append(CorpusPlan(name=document["name"], as_of=day, plan=plan_from_json(document["plan"])))
        except (ValueError, KeyError, TypeError):
            place = f"{file.as_posix()}: line {number}"
            raise RulesetError.of(place, "is no plan of a corpus", "restore the file from the release") from None
    return tuple(found)


def _key(plan: Plan, as_of: dt.date) -> str:
    return f"{as_of} {json.dumps(plan_to_json(plan), sort_keys=True)}"
