"""Two rulesets side by side as one self-contained page: what moves first, then what changed. Ids only, never plan text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from ehcp_rules.compare.backtest import Backtest, Move, least_bump
from ehcp_rules.compare.rulesets import Change, gathered
from ehcp_rules.report.html import render_page
from ehcp_rules.ruleset import Ruleset

__all__ = ["Comparison", "comparison_page"]


@frozen(kw_only=True)
class Comparison:
    """An older and a newer ruleset, what differs, and what that moves on plans; `days` says when those were judged."""

    before: Ruleset
    after: Ruleset
    changes: tuple[Change, ...]
    backtest: Backtest | None = None
    days: str = ""

    @property
    def names(self) -> tuple[str, str]:
        """Both by the ids and versions of their layers."""
        first, second = (
            " with ".join(f"{layer.id} {layer.version}" for layer in ruleset.layers)
            for ruleset in (self.before, self.after)
        )
        return first, second


@frozen(kw_only=True)
class MovedCriterion:
    """A criterion whose verdict moved: its title, how often from what to what, and the moves, plan by plan."""

    id: str
    title: str
    ways: tuple[tuple[str, str, int], ...]
    moves: tuple[Move, ...]


@frozen(kw_only=True)
class HeadlineRow:
    """How many plans had a word under a policy before and have it, or another, now."""

    policy: str
    before: str
    after: str
    plans: int


def comparison_page(compared: Comparison) -> str:
    """The comparison as HTML. The same comparison gives the same bytes."""
    result = compared.backtest
    return render_page(
        "comparison.html.j2",
        compared=compared,
        judging=gathered(change for change in compared.changes if change.judges),
        worded=_worded(compared.changes),
        moved=_moved(compared) if result else (),
        headlines=_headlines(compared) if result else (),
        least="" if result is None else least_bump(compared.changes, result),
        alone=Counter(move.what for move in result.moves)["findings"] if result else 0,
    )


def _worded(changes: Sequence[Change]) -> dict[str, list[str]]:
    """The fields that were only reworded, by what they belong to."""
    found: dict[str, list[str]] = {}
    for change in changes:
        if not change.judges:
            found.setdefault(f"{change.kind} {change.id}", []).append(change.field)
    return found


def _moved(compared: Comparison) -> list[MovedCriterion]:
    """The criteria whose verdicts moved, the most moved first."""
    moves: dict[str, list[Move]] = {}
    for move in compared.backtest.moves if compared.backtest else ():
        if move.what == "verdict":
            moves.setdefault(move.id, []).append(move)
    titles = {one.id: one.title for ruleset in (compared.before, compared.after) for one in ruleset.criteria}
    return [
        MovedCriterion(id=id, title=titles.get(id, ""), ways=_ways(of), moves=tuple(of))
        for id, of in sorted(moves.items(), key=lambda one: (-len(one[1]), one[0]))
    ]


def _ways(moves: Sequence[Move]) -> tuple[tuple[str, str, int], ...]:
    counted = Counter((move.before or "absent", move.after or "absent") for move in moves)
    return tuple((*way, count) for way, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _headlines(compared: Comparison) -> list[HeadlineRow]:
    rows = compared.backtest.headlines if compared.backtest else ()
    return [HeadlineRow(policy=policy, before=was, after=now, plans=count) for policy, was, now, count in rows]
