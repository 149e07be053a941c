"""Check type over repetition inside one plan."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode, Verdict
from ehcp_rules.text.wording.likeness import repeated_sentences
from ehcp_rules.text.wording.said_again import said_again

__all__ = ["said_once"]


@frozen(kw_only=True)
class SaidOnce:
    """Sections whose sentences are held against each other: those in one of the `groups`, never across groups.

    A sentence repeated in a section of `shared` costs half, since one provision may serve several needs.
    """

    groups: tuple[tuple[str, ...], ...] = (("A",), ("B", "C", "D"), ("E",), ("F", "G", "H1", "H2"))
    shared: tuple[str, ...] = ("F", "G", "H1", "H2")


@check(
    "repetition.said_once",
    parameters=SaidOnce,
    codes=(FindingCode("said-before", "A sentence said before", "{item} repeats a sentence of this plan: {quote}."),),
    laws=("renaming the child throughout never changes the verdict",),
)
def said_once(context: CheckContext) -> CheckOutcome:
    """Judges whether each item says something new, or repeats a sentence of the same part of the plan."""
    wanted: SaidOnce = context.parameters
    outcomes = []
    for group in wanted.groups:
        items = tuple(context.plan.items(*group))
        repeated = repeated_sentences(items)
        for item in items:
            if item.item.kind == "heading" or "text" not in item.passages:
                continue
            passage = item.passages["text"]
            again = [
                passage.quote(span.start, span.end) for pair in said_again(passage, item.plan.names) for span in pair
            ]
            quotes = repeated.get(item.path) or again
            if not quotes:
                outcomes.append(met(item, "says what no other item says"))
                continue
            verdict = Verdict.PARTLY_MET if item.section in wanted.shared else Verdict.NOT_MET
            outcomes.append(
                lacks(item, "said-before", quotes, "nearly the words of an earlier sentence", verdict=verdict)
            )
    return tuple(outcomes)
