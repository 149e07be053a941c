"""The changelog of a release, from what was measured: which criteria changed, which verdicts move, and whom that touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ehcp_rules.compare import Backtest, Change, gathered
from ehcp_rules.report.words import counted
from ehcp_rules.ruleset import Ruleset

__all__ = ["changelog"]

_TOUCHES = {
    "plan-writer": "those who write plans",
    "advice-giver": "those who give advice",
    "review": "those who run annual reviews",
    "process": "those who keep the statutory times",
    "unknown": "whoever the finding turns out to concern",
}


def changelog(
    ruleset: Ruleset, previous: Ruleset | None, changes: Sequence[Change], result: Backtest | None, bump: str
) -> str:
    """The changelog as Markdown."""
    lines = [f"# {ruleset.id} {ruleset.version}", ""]
    if previous is None or result is None:
        weighed = [one for one in ruleset.criteria if one.scoring.weight]
        machine = sum(one.decided_by == "machine" for one in ruleset.criteria)
        told = f"{len(ruleset.criteria)} criteria, of which software decides {machine}, and {len(weighed)} weigh in the score"
        return "\n".join([*lines, f"The first release: {told}.", ""])
    lines += [f"Since {previous.version}, measured on {result.plans} stored plans. Least honest change: {bump}.", ""]
    judging = [change for change in changes if change.judges and change.kind != "ruleset"]
    lines += _listed("What judges differently", _together(gathered(judging)), "Nothing.")
    moved = result.moved("verdict")
    rows = [f"{id}: {counted(count, 'plan')} ({_directions(result, id)})" for id, count in sorted(moved.items())]
    lines += _listed("Verdicts that move", rows, "None.")
    findings = result.moved("findings")
    rows = [f"{id}: {counted(count, 'plan')}" for id, count in sorted(findings.items())]
    lines += _listed("Findings that move while the verdict stands", rows, "None.")
    by_id = {criterion.id: criterion for criterion in (*previous.criteria, *ruleset.criteria)}
    touched = Counter(by_id[id].attribution for id in moved if id in by_id)
    rows = [f"{_TOUCHES[who]}: {counted(count, 'criterion', 'criteria')}" for who, count in sorted(touched.items())]
    lines += _listed("Whom it touches", rows, "Nobody: no verdict moves.")
    worded = dict.fromkeys(change.id for change in changes if not change.judges and change.kind == "criterion")
    lines += _listed("Said in other words", worded, "Nothing.")
    return "\n".join(lines)


def _together(changes: Iterable[Change]) -> list[str]:
    """Each change on a line; what was added to or taken from one list stands on one line."""
    lists: dict[tuple[str, str, str, str], list[str]] = {}
    for change in changes:
        added, gone = change.before is None, change.after is None
        if change.field and added != gone:
            key = (change.kind, change.id, change.field, "added" if added else "removed")
            lists.setdefault(key, []).append(str(change.after if added else change.before))
        else:
            lists[change.kind, change.id, change.field, str(change)] = []
    return [
        f"{kind} {id}: {field}: {', '.join(values)} {what}" if values else what
        for (kind, id, field, what), values in lists.items()
    ]


def _directions(result: Backtest, id: str) -> str:
    moves = Counter(
        (m.before or "absent", m.after or "absent") for m in result.moves if m.id == id and m.what == "verdict"
    )
    return ", ".join(f"{was} → {now} {count}" for (was, now), count in moves.most_common())


def _listed(title: str, rows: Iterable[str], otherwise: str) -> list[str]:
    found = [f"- {row}" for row in rows]
    return [f"## {title}", "", *(found or [otherwise]), ""]
