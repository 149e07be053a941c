"""Check type over slips of the pen that can be told without a dictionary."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text.wording.proofing import slips

__all__ = ["proof_read"]


@frozen(kw_only=True)
class ProofRead:
    """`sections` are read; section A holds people's own words and is left out."""

    sections: tuple[str, ...] = ("B", "C", "D", "E", "F", "G", "H1", "H2")


@check(
    "language.proof_read",
    parameters=ProofRead,
    codes=(
        FindingCode("doubled-word", "A word written twice", "{item} has a word twice: {quote}."),
        FindingCode(
            "verb-disagrees", "A verb that does not fit", "{item} has a verb that does not fit its subject: {quote}."
        ),
        FindingCode("unfinished-sentence", "A sentence that breaks off", "{item} breaks off after: {quote}."),
    ),
    laws=("putting words in quotation marks never makes the verdict worse",),
)
def proof_read(context: CheckContext) -> CheckOutcome:
    """Judges whether the writer's own text is free of slips that need no dictionary to be told."""
    wanted: ProofRead = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections):
        passage = item.passages.get("text")
        if passage is None or item.item.kind == "heading":
            continue
        found: dict[str, list[Quote]] = {}
        for slip in slips(passage, item.plan.names):
            found.setdefault(slip.name, []).append(slip.quote)
        if found:
            findings = tuple(Finding(name, item.id, item.path, tuple(quotes)) for name, quotes in found.items())
            outcomes.append(ItemOutcome(item.id, item.path, Verdict.NOT_MET, findings, reason="a slip of the pen"))
        else:
            outcomes.append(met(item, "no slip that can be told without a dictionary"))
    return tuple(outcomes)
