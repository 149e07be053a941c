"""Single statements: a plan of one item, judged by the criteria that the ruleset names for its kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Literal

import attrs
from attrs import field, frozen

from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.assessment import render_finding
from ehcp_rules.criterion import Criterion
from ehcp_rules.errors import EhcpRulesError, Problem
from ehcp_rules.evidence import Quote, Span
from ehcp_rules.findings import Finding, Verdict
from ehcp_rules.plan import SECTION_CODES, Item, Need, Outcome, Plan, Provision, Section, View
from ehcp_rules.scoring import CriterionResult

__all__ = [
    "ADVICE",
    "KINDS",
    "PAPERS",
    "Appraisal",
    "AppraisalFinding",
    "appraisal_of",
    "places_in",
    "statement_plan",
    "thread_plan",
]

ADVICE = "-advice"
"""The ending of the appraisal key whose criteria add findings without deciding."""

KINDS: Mapping[str, str] = MappingProxyType(
    {"provision": "F", "outcome": "E", "need": "B", "view": "A", "aspiration": "A"}
)
"""The kinds of statement that can be appraised, each with the section it stands in unless another is named."""

PAPERS: tuple[Literal["advice", "review"], ...] = ("advice", "review")
"""The kinds of whole text that can be appraised by themselves: a piece of advice, and a review's papers."""

SINGLE_THREAD = "single-thread"
"""The extension that tells a check of links that these few statements are all there is, and that no link is stated."""

_NOT_PART_OF_A_STATEMENT = ("dates", "learner")
_ITEM = "this statement"
_PAPER = "this paper"


@frozen(kw_only=True)
class AppraisalFinding:
    """A defect of a statement: its criterion and code, the words (a span of code points, or None), message and fix.

    `decides` is false for advice: a finding of a criterion that does not bear on the verdict.
    """

    criterion: str
    code: str
    span: Span | None
    message: str = field(repr=False)
    fix: str = field(repr=False)
    decides: bool = True


@frozen(kw_only=True)
class Appraisal:
    """The verdict on one statement (met, partly-met, not-met or needs-judgement), its findings, and the criteria behind it."""

    verdict: Verdict
    findings: tuple[AppraisalFinding, ...]
    results: tuple[CriterionResult, ...]


def statement_plan(text: str, kind: str, section: str | None) -> Plan:
    """A plan of one item, or of one paper; raises EhcpRulesError for an unknown kind or section, or a blank text."""
    if kind not in KINDS and kind not in PAPERS:
        known = ", ".join((*KINDS, *PAPERS))
        raise EhcpRulesError([Problem("kind", "is not a kind of statement", f"known: {known}")])
    if paper := next((one for one in PAPERS if one == kind), None):
        if section is not None:
            raise EhcpRulesError([Problem("section", "has no meaning for a paper", "leave it out")])
        _refuse_blank(text, "text")
        document = advice_from_text(text, id=_PAPER, kind=paper)
        return Plan(id="statement", advice=(document,), not_supplied=(*SECTION_CODES, *_NOT_PART_OF_A_STATEMENT))
    code = section or KINDS[kind]
    if code not in SECTION_CODES:
        raise EhcpRulesError([Problem("section", "is not a section", f"known: {', '.join(SECTION_CODES)}")])
    _refuse_blank(text, "text")
    return _plan({code: _item(kind, text, _ITEM)})


def thread_plan(need: str | None, outcome: str | None, provision: str | None) -> Plan:
    """A plan of up to one need, outcome and provision that states no links; raises EhcpRulesError when fewer than two."""
    given = {"need": need, "outcome": outcome, "provision": provision}
    texts = {kind: text for kind, text in given.items() if text is not None}
    if len(texts) < 2:
        raise EhcpRulesError([Problem("thread", "has fewer than two parts", "give two of need, outcome and provision")])
    for kind, text in texts.items():
        _refuse_blank(text, kind)
    plan = _plan({KINDS[kind]: _item(kind, texts[kind], kind) if kind in texts else None for kind in given})
    return attrs.evolve(plan, extensions={SINGLE_THREAD: True})


def places_in(text: str, plan: Plan) -> Mapping[str, Sequence[int]]:
    """Where each character of each passage of a paper stands in the text that it was made of, by path.

    Nowhere for a passage that was joined of cells that stand apart. There are no paths for a single statement.
    """
    starts = list(_line_starts(text))
    # Without white space, for a line that a page broke was joined again by a space.
    offsets = [at for at, mark in enumerate(text) if not mark.isspace()]
    bare = "".join(text.split())
    places: dict[str, Sequence[int]] = {}
    for index, document in enumerate(plan.advice):
        for number, item in enumerate(document.items):
            line = item.source.place.removeprefix("line ") if item.source else ""
            if line.isdecimal() and int(line) <= len(starts):
                at = bare.find("".join(item.text.split()), bisect_left(offsets, starts[int(line) - 1]))
                places[f"advice[{index}].items[{number}].text"] = _spaced(item.text, offsets, at) if at >= 0 else ()
    return places


def _spaced(words: str, offsets: Sequence[int], first: int) -> Sequence[int]:
    """The offset of each character, given those of all but white space, which stands with what follows it."""
    counts = accumulate((not mark.isspace() for mark in words), initial=first)
    return [offsets[count] for count, _ in zip(counts, words, strict=False)]


def _line_starts(text: str) -> Iterator[int]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield position
        position += len(line)


def appraisal_of(
    results: Iterable[CriterionResult],
    criteria: Mapping[str, Criterion],
    deciding: Iterable[str],
    places: Mapping[str, Sequence[int]] = MappingProxyType({}),
) -> Appraisal:
    """Fold results into one verdict: the worst of the deciding criteria; when none of them applies, a person decides.

    `places` tells where the passages of a paper stand in its text, so that spans are those of the whole text.
    """
    decides = frozenset(deciding)
    kept = tuple(results)
    verdicts = {_plain(result.verdict) for result in kept if result.criterion in decides} - {Verdict.NOT_APPLICABLE}
    worst = next((verdict for verdict in _WORST_FIRST if verdict in verdicts), Verdict.NEEDS_JUDGEMENT)
    findings = tuple(
        _rendered(criteria[result.criterion], result, finding, places, decides=result.criterion in decides)
        for result in kept
        for outcome in result.items
        for finding in outcome.findings
    )
    return Appraisal(verdict=worst, findings=findings, results=kept)


_WORST_FIRST = (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NEEDS_JUDGEMENT, Verdict.MET)


def _plain(verdict: Verdict) -> Verdict:
    return Verdict.NEEDS_JUDGEMENT if verdict in (Verdict.NOT_ASSESSED, Verdict.ERROR) else verdict


def _rendered(
    criterion: Criterion,
    result: CriterionResult,
    finding: Finding,
    places: Mapping[str, Sequence[int]],
    *,
    decides: bool,
) -> AppraisalFinding:
    message, fix = render_finding(criterion, finding, result=result)
    quote = next((quote for quote in finding.quotes if quote.path.endswith(".text")), None)
    return AppraisalFinding(
        criterion=criterion.id,
        code=finding.code,
        span=_in_the_text(quote, places) if quote else None,
        message=message[:1].upper() + message[1:],
        fix=fix[:1].upper() + fix[1:],
        decides=decides,
    )


def _in_the_text(quote: Quote, places: Mapping[str, Sequence[int]]) -> Span | None:
    if quote.path not in places:
        return quote.span
    offsets = places[quote.path][quote.span.start : quote.span.end]
    return Span(offsets[0], offsets[-1] + 1) if offsets else None


def _plan(items: Mapping[str, Item | None]) -> Plan:
    sections = tuple(Section(code=code, items=() if item is None else (item,)) for code, item in items.items())
    return Plan(id="statement", sections=sections, not_supplied=_NOT_PART_OF_A_STATEMENT)


def _item(kind: str, text: str, id: str) -> Item:
    match kind:
        case "provision":
            return Provision(id=id, text=text)
        case "outcome":
            return Outcome(id=id, text=text)
        case "need":
            return Need(id=id, text=text)
        case "aspiration":
            return View(id=id, text=text, label="Aspirations")
        case _:
            return View(id=id, text=text)


def _refuse_blank(text: str, place: str) -> None:
    if not text.strip():
        raise EhcpRulesError([Problem(place, "is blank", "give the statement itself")])
