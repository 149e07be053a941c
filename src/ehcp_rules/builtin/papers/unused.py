"""Advice of a therapy that section K lists and of which no other section has a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehcp_rules.builtin.verdicts import lacks
from ehcp_rules.checks import CheckContext
from ehcp_rules.evidence import Absence, Evidence
from ehcp_rules.findings import ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import mentions, whole
from ehcp_rules.text.papers.advice_kinds import no_advice_given
from ehcp_rules.text.papers.citations import entry_numbers
from ehcp_rules.text.papers.taken_up import is_of_other_advice, taken_up, words_of
from ehcp_rules.text.times.dated import kept_for_history

__all__ = ["unused"]

_SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J")
_OF_AN_ENTRY = ("text", "type", "role", "author")


def unused(
    context: CheckContext, entries: Iterable[AnalysedItem], lexicon: str, therapies: tuple[str, ...]
) -> Iterator[ItemOutcome]:
    """A partly met outcome for each entry whose profession, author, number and usual words stand in no section."""
    items = [item for item in context.plan.items(*_SECTIONS) if item.passages]
    if not any(item.item.kind == "provision" for item in items):
        return
    named = {hit.group for item in items for _, hit in mentions(item, lexicon, therapies)}
    for entry in entries:
        whose = {hit.group for _, hit in mentions(entry, lexicon, therapies, fields=_OF_AN_ENTRY)}
        if len(whose) != 1 or no_advice_given(entry) or is_of_other_advice(entry):
            continue
        (profession,) = whose
        history = any(kept_for_history(p.folded) for p in entry.passages.values())
        if history or profession in named or _cited(entry, items) or taken_up(entry, profession, words_of(items)):
            continue
        title = profession.replace("-", " ")
        looked = Absence(tuple(f"section.{code}" for code in _SECTIONS), (title,))
        reason = "no section has a word of it"
        evidence: tuple[Evidence, ...] = (*whole(entry), looked)
        yield lacks(entry, "advice-unused", evidence, reason, told={"profession": title}, verdict=Verdict.PARTLY_MET)


def _cited(entry: AnalysedItem, items: Iterable[AnalysedItem]) -> bool:
    """Whether some section cites an entry by its number."""
    number = {seen for seen, _ in entry_numbers(entry.id.lower())}
    return any(seen in number for item in items for p in item.passages.values() for seen, _ in entry_numbers(p.folded))
