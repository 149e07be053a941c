"""Judging the same plans by two rulesets: which verdicts, findings and scores move. Only ids come out, never plan text."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from ehcp_rules.compare.rulesets import Change
from ehcp_rules.compare.verdicts import PlanVerdicts, verdicts_of
from ehcp_rules.engine import Engine
from ehcp_rules.plan import Plan

__all__ = ["Backtest", "Bump", "Move", "backtest", "least_bump", "moves_between"]

Bump = Literal["first", "patch", "feature"]


@frozen(kw_only=True)
class Move:
    """One thing that differs for one plan: a criterion's `verdict` or only its `findings`, or the `score` under a policy.

    `before` or `after` is None where only one of the two rulesets has the criterion or policy; for findings both say how
    they are sealed.
    """

    plan: str
    what: Literal["verdict", "findings", "score"]
    id: str
    before: str | None
    after: str | None


@frozen(kw_only=True)
class Backtest:
    """What moved over some plans: their number, every move, and how many plans had each headline before and after."""

    plans: int
    moves: tuple[Move, ...]
    headlines: tuple[tuple[str, str, str, int], ...]
    """Policy, headline before, headline after, number of plans."""

    def moved(self, what: str) -> Counter[str]:
        """How many plans each criterion or policy moved for."""
        return Counter(move.id for move in self.moves if move.what == what)


def backtest(older: Engine, newer: Engine, plans: Iterable[tuple[str, Plan, dt.date]]) -> Backtest:
    """Judge plans by both engines: each has a name, and the day on which it is judged."""
    count = 0
    moves: list[Move] = []
    headlines: Counter[tuple[str, str, str]] = Counter()
    for name, plan, as_of in plans:
        count += 1
        before = verdicts_of(older.assess(plan, as_of=as_of), plan=name)
        after = verdicts_of(newer.assess(plan, as_of=as_of), plan=name)
        moves += moves_between(before, after)
        for policy in before.scores.keys() & after.scores.keys():
            headlines[policy, _headline(before, policy), _headline(after, policy)] += 1
    return Backtest(plans=count, moves=tuple(moves), headlines=tuple((*key, n) for key, n in sorted(headlines.items())))


def moves_between(before: PlanVerdicts, after: PlanVerdicts) -> list[Move]:
    """What differs between two results of one plan, by criterion and policy."""
    moves = []
    for id in sorted({*before.verdicts, *after.verdicts}):
        was, now = before.verdicts.get(id), after.verdicts.get(id)
        if was != now:
            moves.append(Move(plan=before.plan, what="verdict", id=id, before=was, after=now))
        elif before.findings.get(id) != after.findings.get(id):
            seals = (before.findings.get(id), after.findings.get(id))
            moves.append(Move(plan=before.plan, what="findings", id=id, before=seals[0], after=seals[1]))
    for id in sorted({*before.scores, *after.scores}):
        was, now = before.scores.get(id), after.scores.get(id)
        if was != now:
            moves.append(Move(plan=before.plan, what="score", id=id, before=was, after=now))
    return moves


def least_bump(changes: Iterable[Change], result: Backtest) -> Bump:
    """The least change of version that is honest: a patch moves nothing that a plan could show, and adds or drops nothing."""
    added_or_gone = any(change.kind == "criterion" and not change.field for change in changes)
    return "feature" if result.moves or added_or_gone else "patch"


def _headline(verdicts: PlanVerdicts, policy: str) -> str:
    return verdicts.scores[policy].partition(":")[0]
