"""Whether a need tells what an observer could see or measure: a clause of evidence, or only what stands in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.needs.evidence import told
from ehcp_rules.text.needs.kinds import LABEL, OCCASION, SHOWN, UNCLEAR
from ehcp_rules.text.needs.labels import NIL, body_of
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["specifics"]

_IN_A_REPORT = Cued("as described in|please see", r"\bas described in (?:the|his|her|their)\b|\bplease see\b")


def specifics(passage: AnalysedPassage, names: frozenset[str] = frozenset()) -> Slot:
    """The slot specifics: filled by one clause that shows the child, empty where every clause is known to show none."""
    if NIL.match(body_of(passage.folded)):
        return Slot("specifics", SlotState.NOT_NEEDED, (), "says that nothing was identified")
    kinds = []
    for clause in told(passage, names):
        if clause.kind == SHOWN:
            quote = passage.quote(clause.span.start, clause.span.end)
            return Slot("specifics", SlotState.FILLED, (quote,), SHOWN)
        kinds.append(clause.kind)
    vague = passage.hits_of("need-wording", "vague-need")
    labels = tuple(passage.quote(hit.span.start, hit.span.end) for hit in vague)
    if vague and passage.hits_of("need-wording", "context"):
        return Slot("specifics", SlotState.PARTLY, labels, "partly a general label")
    if not vague and UNCLEAR in kinds:
        return Slot("specifics", SlotState.UNSURE, (), UNCLEAR)
    if _IN_A_REPORT.search(passage.folded, passage.scan):
        return Slot("specifics", SlotState.UNSURE, (), "the detail is in a report")
    reasons = [kind for kind in kinds if kind not in (OCCASION, UNCLEAR)]
    return Slot("specifics", SlotState.EMPTY, labels, reasons[0] if reasons else LABEL)
