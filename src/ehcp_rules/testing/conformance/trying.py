"""Trying something many times and keeping what it breached: what the three kits share."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import ItemOutcome
from ehcp_rules.plan import Plan
from ehcp_rules.testing.strategies import plans

__all__ = ["AS_OF", "SENTINEL", "Conformance", "Recorder", "any_plan", "misplaced", "quietly", "tries"]

SENTINEL = "Zyxqvalda"
"""A word that stands in every text of the plans that are tried: wherever it turns up, plan text has leaked."""

AS_OF = dt.date(2026, 9, 1)
MOST_TOLD = 5


@frozen(kw_only=True)
class Conformance:
    """What a kit tried, by name with how often, and every breach it found, each told once with an example of its kind.

    `untried` are laws that a check declares and the kit cannot try: no breaches, and nothing that the kit vouches for.
    """

    subject: str
    tried: Mapping[str, int]
    breaches: tuple[str, ...]
    untried: tuple[str, ...] = ()

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {name}" for name, count in self.tried.items())
        told = "\n".join(f"  {breach}" for breach in self.breaches) or "  nothing breached"
        left = "".join(f"\n  declared, and not tried: {law}" for law in self.untried)
        return f"{self.subject}: {counts}\n{told}{left}"


class Recorder:
    """Counts what is tried and keeps the first breaches of each kind."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self._breaches: dict[str, int] = {}

    def breach(self, told: str) -> None:
        """Note one breach; the same words are kept once."""
        self._breaches[told] = self._breaches.get(told, 0) + 1

    def report(self, subject: str) -> Conformance:
        """Everything so far."""
        told = [f"{words} ({count} times)" if count > 1 else words for words, count in self._breaches.items()]
        rest = len(told) - 4 * MOST_TOLD
        more = [f"and {rest} further kinds"] if rest > 0 else []
        return Conformance(subject=subject, tried=dict(self.tried), breaches=(*told[: 4 * MOST_TOLD], *more))


def any_plan() -> st.SearchStrategy[Plan]:
    """Plans of every shape, half of them with something in every section, with the sentinel in every text."""
    return st.one_of(plans(mark=SENTINEL), plans(mark=SENTINEL, whole=True))


def tries(strategy: st.SearchStrategy[Any], examples: int, attempt: Callable[[Any], None]) -> None:
    """Call `attempt` with so many examples, the same ones on every run and every machine."""
    health = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    given(strategy)(
        settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=health,
        )(attempt)
    )()


@contextlib.contextmanager
def quietly(recorder: Recorder, who: str) -> Iterator[None]:
    """Hear everything that is printed or logged meanwhile, and count it as a breach."""
    heard: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(record.name)  # type: ignore[method-assign]
    root = logging.getLogger()
    root.addHandler(handler)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            yield
    finally:
        root.removeHandler(handler)
    if printed.getvalue():
        recorder.breach(f"{who} prints; nothing of a plan may reach a terminal or a log")
    if heard:
        recorder.breach(f"{who} logs to {heard[0]}; nothing of a plan may reach a terminal or a log")


def misplaced(plan: Plan, outcomes: Iterable[ItemOutcome]) -> Iterator[str]:
    """What points at nothing: items and paths that the plan does not have, and quotes that are not its words."""
    texts = {passage.path: passage.text for passage in plan.passages()} | _advised(plan)
    ids = {item.id for section in plan.sections for item in section.items}
    ids |= {id for document in plan.advice for id in (document.id, *(item.id for item in document.items))}
    for outcome in outcomes:
        if outcome.item is not None and outcome.item not in ids:
            yield "an outcome names an item that the plan does not have"
        for quote in _quotes(outcome):
            if quote.path not in texts:
                yield "a quote is of a passage that the plan does not have"
            elif texts[quote.path][quote.span.start : quote.span.end] != quote.text:
                yield "a quote is not the words at its offsets"
        for finding in outcome.findings:
            if not finding.evidence:
                yield f"the finding {finding.code} has no evidence: quote the words, or say where was looked and for what"
            if any(isinstance(piece, Absence) and not piece.looked_for for piece in finding.evidence):
                yield f"the finding {finding.code} misses something without saying what"


def _advised(plan: Plan) -> dict[str, str]:
    return {
        f"advice[{number}].items[{index}].{name}": getattr(item, name)
        for number, document in enumerate(plan.advice)
        for index, item in enumerate(document.items)
        for name in item.text_fields
    }


def _quotes(outcome: ItemOutcome) -> Iterator[Quote]:
    pieces = [piece for finding in outcome.findings for piece in finding.evidence]
    pieces += outcome.request.evidence if outcome.request else ()
    yield from (piece for piece in pieces if isinstance(piece, Quote))
    yield from (quote for slot in outcome.slots for quote in slot.quotes)
