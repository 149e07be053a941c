"""Stored results: verified against what is installed, and scored again under another policy."""

from __future__ import annotations

from pathlib import Path

import attrs
from attrs import frozen

from ehcp_rules.adapters import ImportFailure
from ehcp_rules.cli.console import bullets, console
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.gather import gather
from ehcp_rules.cli.options import with_mappings
from ehcp_rules.cli.score import MOST_TOLD, advice_in, earlier_in
from ehcp_rules.cli.tally import points_in_words
from ehcp_rules.compare import rescored, verify
from ehcp_rules.engine import INSTALLED, Engine
from ehcp_rules.errors import EhcpRulesError
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import discover
from ehcp_rules.report.json import read_document

__all__ = ["ReplayedFrom", "rescore_reports", "verify_report"]


@frozen
class ReplayedFrom:
    """What a plan is judged again from: its file, the folder of its advice, its earlier version, and mappings to read with."""

    plan: str
    advice: str | None = None
    previous: str | None = None
    mappings: tuple[str, ...] = ()


_ANSWERS = {
    "same": "Verified: judging the plan again gives the same bytes.",
    "would-match": "Everything that made this result is installed here. Give the plan to judge it again.",
    "engine-differs": "engine-differs: this installation is not what made the result.",
    "differs": "Not verified: the same engine and ruleset say something else, so the plan or the result was changed.",
}


def verify_report(report: str, replayed: ReplayedFrom | None, overlays: tuple[str, ...]) -> Exit:
    """Hold a stored result against this installation and tell what differs; the exit code says whether anything does."""
    content = Path(report).read_bytes()
    try:
        document = read_document(content)
    except EhcpRulesError as error:
        raise EhcpRulesError(
            attrs.evolve(one, path=f"{report}: {one.path}") for one in error.problems[:MOST_TOLD]
        ) from None
    # Whoever made the result meant the ruleset; what is asked here is whether it can be replayed.
    engine = Engine.create(
        ruleset=document.ruleset.id,
        version=document.ruleset.version,
        overlays=overlays,
        plugins=with_mappings(discover(), replayed.mappings) if replayed and replayed.mappings else INSTALLED,
        proposed=True,
    )
    found = verify(content, engine, _the_plan(engine, replayed, document.plan_id) if replayed else None)
    out = console()
    out.print(_ANSWERS[found.answer], style="bold")
    bullets(out, found.differences)
    return Exit.FINE if found.answer in ("same", "would-match") else Exit.UNDER


def _the_plan(engine: Engine, replayed: ReplayedFrom, wanted: str) -> Plan:
    """The plan as `score` judged it, with the advice and the earlier version that were given beside it."""
    read = list(engine.read(replayed.plan))
    found = [
        one.plan for one in read if not isinstance(one, ImportFailure) and (one.plan.id == wanted or len(read) == 1)
    ]
    if not found:
        failed = next((one for one in read if isinstance(one, ImportFailure)), None)
        raise EhcpRulesError.of(
            replayed.plan,
            failed.message if failed else f"there is no plan {wanted} in it",
            failed.hint if failed else "give the file that the result was made of",
        )
    advice, _ = advice_in(engine, replayed.advice)
    previous = earlier_in(engine, replayed.previous)
    return attrs.evolve(found[0], advice=advice or found[0].advice, previous=previous or found[0].previous)


def rescore_reports(engine: Engine, paths: tuple[str, ...], policy: str | None) -> Exit:
    """Score stored results again, a line each; what cannot be read is named and the rest goes on."""
    found = gather(paths, {".json"}, hint="give results as .json; `ehcp-rules score --output` writes them")
    lost = len([problem for problem in found.left_out if not Path(problem.path).is_file()])
    out, done = console(), 0
    for file in found.files:
        try:
            document = read_document(file.read_bytes())
            score = rescored(document, engine.ruleset, policy)
        except EhcpRulesError as error:
            say(f"Not scored: {file}: {error.problems[0]}")
            lost += 1
            continue
        done += 1
        before = next((one.headline for one in document.scores if one.policy == score.policy), "")
        was = f"  (was: {before})" if before and before != score.headline else ""
        out.print(f"{score.headline}  {points_in_words(score)}  {document.plan_id}{was}", soft_wrap=True)
    for problem in found.left_out:
        if not _is_page_of_a_result(Path(problem.path)):
            say(f"Not read: {problem}")
    if not done:
        return Exit.NOTHING_SCORED
    return Exit.SOME_UNREAD if lost else Exit.FINE


def _is_page_of_a_result(file: Path) -> bool:
    """Whether a file is what `score` writes into a folder for people, beside the result itself."""
    return file.suffix == ".html" and file.with_suffix(".json").is_file()
