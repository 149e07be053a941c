"""Scoring files: read, judge, print and write, one plan at a time, so that one bad file never stops the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click
from attrs import define, field, frozen

from ehcp_rules.adapters import ImportedPlan, ImportFailure
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.gather import gather_for
from ehcp_rules.cli.progress import Progress, progress
from ehcp_rules.cli.reading import Reader, Reading
from ehcp_rules.cli.show import show_counts, show_plan, show_rows, show_setting
from ehcp_rules.cli.tally import MOST_ROWS, Tally
from ehcp_rules.errors import EhcpRulesError, place_of
from ehcp_rules.report.words import counted

if TYPE_CHECKING:
    from ehcp_rules.assessment import Assessment, Score
    from ehcp_rules.engine import Engine
    from ehcp_rules.plan import AdviceDocument, Plan
    from ehcp_rules.ruleset import Policy

__all__ = ["Scoring", "advice_in", "earlier_in", "is_under", "score_files", "score_paths"]

MOST_TOLD = 5
"""The most failures of one file that are told one by one: a file of the wrong kind can hold thousands."""


@frozen
class Scoring:
    """How plans are to be scored and shown: the day, the policy, where results go, and what is left out."""

    as_of: dt.date
    policy: Policy
    output: str | None = None
    redact: bool = False
    advice: tuple[AdviceDocument, ...] = ()
    previous: Plan | None = None


def score_paths(
    engine: Engine,
    paths: tuple[str, ...],
    *,
    as_of: dt.date,
    policy: str | None,
    output: str | None,
    fail_under: str | None,
    redact: bool,
    advice: str | None,
    previous: str | None,
    reading: Reading,
) -> Exit:
    """Score everything under these paths; the exit code says how it went.

    `advice` is a folder of one plan's advice, `previous` a file that holds one plan's earlier version.
    """
    documents, unread = advice_in(engine, advice)
    earlier = earlier_in(engine, previous)
    scoring = Scoring(as_of, engine.ruleset.policy(policy), output, redact, documents, earlier)
    least = _least(scoring.policy, fail_under)
    found = gather_for(paths, engine.adapters)
    for problem in found.left_out:
        say(f"Not read: {problem}")
    if advice and len(found.files) > 1:
        raise click.BadParameter("advice belongs to one plan; give one plan.", param_hint="--advice")
    if earlier and len(found.files) > 1:
        raise click.BadParameter("an earlier version belongs to one plan; give one plan.", param_hint="--previous")
    under = Under(scoring.policy, least)
    tally = score_files(engine, found.files, scoring, under, reading)
    tally.failures += len(unread)
    if not tally.scored:
        say("Nothing could be scored.")
        return Exit.NOTHING_SCORED
    for plan_id, headline in under.first:
        say(f"Not sure to reach “{least}”: {plan_id} ({headline})")
    if under.count > len(under.first):
        say(f"Not sure to reach “{least}”: {counted(under.count, 'plan')} in all")
    # A file of another kind in a folder is named but is no failure; a path that leads nowhere is one.
    if tally.failures or any(not Path(problem.path).is_file() for problem in found.left_out):
        return Exit.SOME_UNREAD
    return Exit.UNDER if under.count else Exit.FINE


@define
class Under:
    """The plans that are not sure to reach a word: how many, and the first of them by id and headline."""

    policy: Policy
    least: str | None
    count: int = 0
    first: list[tuple[str, str]] = field(factory=list)

    def add(self, plan_id: str, score: Score) -> None:
        """Count a plan, if there is a word to reach and it is not sure to."""
        if self.least and is_under(score, self.policy, self.least):
            self.count += 1
            if len(self.first) < MOST_ROWS:
                self.first.append((plan_id, score.headline))


def score_files(
    engine: Engine,
    files: Iterable[Path],
    scoring: Scoring,
    under: Under | None = None,
    reading: Reading | None = None,
) -> Tally:
    """Read, judge, show and write; a plan or file that fails is named and the rest goes on."""
    files = tuple(files)
    if scoring.output != "-" and files:
        show_setting(engine.ruleset, scoring)
    with progress(len(files)) as going, (reading or Reading(engine.read)).of(files) as reader:
        tally, latest = _score_each(engine, reader, files, scoring, under or Under(scoring.policy, None), going)
    if scoring.output != "-" and latest and tally.scored == 1:
        show_plan(*latest, scoring)
    elif scoring.output != "-" and tally.scored > MOST_ROWS:
        show_counts(tally, engine.ruleset)
    elif scoring.output != "-" and tally.rows:
        show_rows(tally.rows)
    return tally


def _score_each(
    engine: Engine, reader: Reader, files: Iterable[Path], scoring: Scoring, under: Under, going: Progress
) -> tuple[Tally, tuple[Assessment, ImportedPlan] | None]:
    from ehcp_rules.cli.results import Results

    tally, results = Tally(), Results(scoring.output, scoring.policy.id, scoring.redact)
    latest: tuple[Assessment, ImportedPlan] | None = None
    for file in files:
        failed = 0
        going.begin_file()
        for imported in reader(file):
            going.plan_done()
            if isinstance(imported, ImportFailure):
                failed += 1
                if failed <= MOST_TOLD:
                    say(f"Not read: {imported}")
                continue
            if (scoring.advice or scoring.previous) and tally.scored:
                failed += 1
                what = "advice" if scoring.advice else "earlier version"
                say(f"Not scored: {imported.plan.id}: the {what} belongs to one plan, and {file} holds several")
                continue
            advice, earlier = scoring.advice or imported.plan.advice, scoring.previous or imported.plan.previous
            imported = attrs.evolve(imported, plan=attrs.evolve(imported.plan, advice=advice, previous=earlier))
            try:
                assessment = engine.assess(imported, as_of=scoring.as_of)
                score, report = assessment.score(scoring.policy.id), results.write(assessment, imported)
            except (click.ClickException, OSError):
                raise
            except Exception as error:  # noqa: BLE001 - a fault of ours must not stop the rest, nor show plan text
                failed += 1
                say(f"Not scored: {file}: a fault in ehcp-rules itself, {type(error).__name__} at {place_of(error)}")
                continue
            tally.add(file, assessment, score, report, imported.issues)
            under.add(imported.plan.id, score)
            latest = assessment, imported
        if failed > MOST_TOLD:
            say(f"Not read: {file}: {counted(failed, 'plan')} in all; mend the first and try again")
        tally.failures += failed
    results.end()
    return tally, latest


def advice_in(engine: Engine, folder: str | None) -> tuple[tuple[AdviceDocument, ...], list[str]]:
    """The documents of a folder, and each file in it that could not be read, named on the way."""
    from ehcp_rules.adapters import read_advice

    documents, unread = [], []
    for read in read_advice(folder, engine.adapters) if folder else ():
        if isinstance(read, ImportFailure):
            say(f"Advice not read: {read}")
            unread.append(read.source_name)
        else:
            name = read.source.place if read.source else "a text"
            say(f"{read.id} is {name}: {read.role or 'the role of its author is not told'}")
            documents.append(read)
    return tuple(documents), unread


def earlier_in(engine: Engine, file: str | None) -> Plan | None:
    """The one plan of a file, as the earlier version; a usage error when the file holds none, or several."""
    if file is None:
        return None
    try:
        read = tuple(engine.read(file))
    except EhcpRulesError as error:
        raise click.BadParameter(f"{file} cannot be read: {error}", param_hint="--previous") from None
    failed = next((one for one in read if isinstance(one, ImportFailure)), None)
    if failed is not None:
        raise click.BadParameter(f"not read: {failed}", param_hint="--previous")
    plans = [one.plan for one in read if isinstance(one, ImportedPlan)]
    if len(plans) != 1:
        raise click.BadParameter(f"{file} holds {len(plans)} plans; give one.", param_hint="--previous")
    # A version that was itself read with an older one is compared by itself.
    return attrs.evolve(plans[0], previous=None)


def is_under(score: Score, policy: Policy, least: str) -> bool:
    """Whether a plan is not sure to reach a word: its low end counts.

    For the word that stands for "undecided" a plan is under when even its high end falls short of the best word. A plan
    with too little decided for any word is under every word.
    """
    if score.words is None:
        return True
    rising = [band.word for band in policy.bands]
    low, high = (rising.index(word) for word in score.words)
    return high < len(rising) - 1 if least == policy.undecided else low < rising.index(least)


def _least(policy: Policy, word: str | None) -> str | None:
    """The word of the policy that was asked for, in whatever case; a usage error names the words there are."""
    if word is None:
        return None
    known = [*(band.word for band in policy.bands), *filter(None, [policy.undecided])]
    for candidate in known:
        if candidate.casefold() == word.casefold():
            return candidate
    raise click.BadParameter(f"the policy {policy.id} has the words {', '.join(known)}.", param_hint="--fail-under")
