"""Where a plan stands, in sentences: the word, the range, what decides it, and how each section does."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.assessment import Assessment, Score, SectionScore
from ehcp_rules.criterion import Criterion
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules.report import words
from ehcp_rules.ruleset import Policy

__all__ = ["Bar", "Standing", "bars_of", "standing_of"]


@frozen(kw_only=True)
class Standing:
    """Where the plan stands: the word, the range and the coverage in sentences, and what decides them."""

    word: str
    meaning: str
    range: str
    coverage: str
    decides: tuple[str, ...]
    gates: tuple[str, ...]
    topmost: bool
    lift: str
    lifting: tuple[Criterion, ...]
    policy: str
    policy_summary: str


@frozen(kw_only=True)
class Bar:
    """One row of the section profile; `low` and `high` are points of a hundred, None where nothing could be scored."""

    code: str
    title: str
    low: int | None
    high: int | None
    word: str
    points: str
    note: str
    lettered: bool


def standing_of(assessment: Assessment, score: Score) -> Standing:
    """Say a score in sentences."""
    policy = assessment.ruleset.policy(score.policy)
    return Standing(
        word=score.headline,
        meaning=_meaning(policy, score),
        range=_range(policy, score),
        coverage=_coverage(score),
        decides=tuple(_decides(assessment, score, reason) for reason in score.decides),
        gates=tuple(_gate(assessment, gate.criterion, gate.state, gate.cap) for gate in score.gates),
        topmost=score.words is not None and {*score.words} == {max(policy.bands, key=lambda band: band.at).word},
        lift=_lift(score),
        lifting=tuple(map(assessment.ruleset.criterion, score.lift.criteria if score.lift else ())),
        policy=policy.title,
        policy_summary=policy.summary,
    )


def _meaning(policy: Policy, score: Score) -> str:
    if score.words is None:
        least = words.out_of_hundred(policy.minimum_coverage)
        return f"Too much is open for a word: at least {least} of every 100 points that apply have to be decided."
    low, high = score.words
    if low != high:
        return f"What is still open decides between “{low}” and “{high}”."
    return next((band.meaning for band in policy.bands if band.word == low), "")


def _range(policy: Policy, score: Score) -> str:
    if score.points is None:
        return "Nothing could be scored."
    reached = score.words[0] if score.words else ""
    bands = sorted(policy.bands, key=lambda band: band.at)
    above = next((band for band, before in zip(bands[1:], bands, strict=False) if before.word == reached), None)
    line = f" “{words.capitalised(above.word)}” starts at {words.out_of_hundred(above.at)}." if above else ""
    return f"The plan scores {words.range_in_words(score.points)}.{line}"


def _coverage(score: Score) -> str:
    share = words.out_of_hundred(score.coverage.resolved)
    if share == 100:
        return "Everything that applies was decided."
    return f"{share} of every 100 points that apply were decided; the rest is open."


def _decides(assessment: Assessment, score: Score, reason: str) -> str:
    """What bounds the word, as a sentence: `gate ID`, `severity SEVERITY`, `limit SECTION` or `points`."""
    kind, _, what = reason.partition(" ")
    if kind == "gate":
        return f"One criterion that has to be right, whatever the rest is like: {what}."
    if kind == "severity":
        return f"A {what} criterion is not met, and under this policy that holds the whole plan back."
    if kind == "limit":
        floors = [limit.below for limit in assessment.ruleset.policy(score.policy).limits if limit.section == what]
        reached = next((section.points for section in score.sections if section.section == what), None)
        floor = f"; its floor is {words.out_of_hundred(max(floors))}" if floors else ""
        held = f" with {words.range_in_words(reached)}{floor}" if reached else ""
        return f"Section {what} holds the plan back{held}. Other sections cannot make up for it."
    return "The points as a whole set the word."


def _named(assessment: Assessment, criterion: str) -> str:
    titles = {each.id: each.title for each in assessment.ruleset.criteria}
    return titles.get(criterion, criterion)


def _gate(assessment: Assessment, criterion: str, state: str, cap: str) -> str:
    said = {
        "provisional": "is not met. The software found this; no person has confirmed it yet.",
        "confirmed": "is not met, as a person has confirmed.",
        "open": "is not decided yet.",
    }
    title = f"“{_named(assessment, criterion)}” ({criterion})"
    return f"{title} {said.get(state, state)} Until then the plan is at most “{cap}”."


def _lift(score: Score) -> str:
    if score.lift is None or not score.lift.criteria:
        return ""
    count = len(score.lift.criteria)
    named = "this criterion" if count == 1 else f"these {words.in_words(count)} criteria"
    return f"Meeting {named} is the least that takes the plan to “{score.lift.word}”."


def bars_of(assessment: Assessment, score: Score) -> Iterator[Bar]:
    """A row for every lettered section, scored or not, and then one for each other group of criteria."""
    scored = {section.section: section for section in score.sections}
    for code in dict.fromkeys((*SECTION_CODES, *scored)):
        yield _bar(code, scored.get(code), supplied=code not in assessment.not_supplied)


def _bar(code: str, section: SectionScore | None, *, supplied: bool) -> Bar:
    title, lettered = words.section_title(code), code in SECTION_CODES
    if section is None:
        note = "no criterion applied" if supplied else "the file could not tell"
        return Bar(
            code=code, title=title, low=None, high=None, word="Not scored", points="", note=note, lettered=lettered
        )
    low, high = section.words
    share = words.out_of_hundred(section.resolved)
    return Bar(
        code=code,
        title=title,
        low=words.out_of_hundred(section.points.low),
        high=words.out_of_hundred(section.points.high),
        word=low if low == high else f"{low} to {high}",
        points=words.range_in_words(section.points),
        note="" if share == 100 else f"{share} of 100 decided",
        lettered=lettered,
    )
