"""The adapter: how a Quillcase export is recognised, and how one of its records becomes a plan."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from attrs import define

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, NoOptions, Sniff, Source
from ehcp_rules_adapters.building import PlanBuilder
from ehcp_rules_adapters.entries import Entry as Item
from quillcase_ehcp.lines import FIRST_LINE, Entry, entries, lines_of, records

__all__ = ["QUILLCASE"]

FACTS = {
    "STATUS": "stage",
    "NAME": "learner.name",
    "KNOWN-AS": "learner.known_as",
    "BORN": "learner.date_of_birth",
    "ISSUED": "dates.final_issued",
    "REVIEW-DUE": "dates.next_review_due",
}
"""The words that begin a line of the front page, and the facts of a plan that they state."""

SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "K")
"""The sections that Quillcase has; it knows no personal budgets, so section J is not supplied and never judged."""

KINDS = {"*": "", "+": "strength", "#": "heading"}
"""The sign before an item: the usual kind of its section, a strength, or a heading over the items under it."""

COLUMNS = {
    "A": ("speaker", "method"),
    "B": ("area",),
    "E": ("area",),
    "F": ("who", "how_often", "review"),
    "G": ("who", "how_often", "review"),
    "I": ("field",),
    "K": ("role", "date"),
}
"""What stands between braces before the text of an item, in this order and divided by semicolons."""

_ITEM = re.compile(r"(?:([A-K][0-9.]{1,4}) )?(?:\(([A-K0-9. ]+)\) )?(?:\{([^{}]*)\} )?(.*)")
"""The parts of an item: its reference, what it is linked to, its columns, and its text."""


def _sniff(glimpse: Glimpse) -> Sniff:
    if glimpse.text.startswith(FIRST_LINE):
        return Sniff(95, "it begins as a Quillcase export does")
    return Sniff(0)


def _read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    with source.open() as file, io.TextIOWrapper(file, encoding="utf-8-sig") as text:
        for record in records(entries(lines_of(text))):
            yield _plan(record, source.name)


def _plan(record: list[Entry], source_name: str) -> ImportedPlan | ImportFailure:
    """The plan of a record. Only a record without a number or without a section is none; everything else is an issue."""
    first, *rest = record
    if first.mark != "PLAN" or not first.text:
        hint = "every record begins with PLAN and its number; export the plan again"
        return ImportFailure(source_name, first.place, "this record has no number", hint)
    reader = _Reader(PlanBuilder(first.text, adapter=QUILLCASE.name, source_name=source_name))
    for entry in rest:
        reader.read(entry)
    if not reader.builder.section_codes:
        return ImportFailure(
            source_name, first.place, "this plan has no sections", "export it again once it is written"
        )
    return reader.builder.finish((*SECTIONS, "dates", "learner"))


@define
class _Reader:
    """Walks the entries of one record, with the section and the heading that it has last seen."""

    builder: PlanBuilder
    section: str = ""
    heading: Item | None = None

    def read(self, entry: Entry) -> None:
        """Put an entry into the plan, or say why it is not there."""
        if entry.mark == "SECTION":
            self.section, self.heading = entry.text if entry.text in SECTIONS else "", None
            if self.section:
                self.builder.open_section(self.section, "", entry.place)
            else:
                self.builder.issue(entry.place, "Quillcase has no such section; what stands under it was left out")
        elif entry.mark in KINDS:
            if self.section:
                self.item(entry)
        elif entry.mark in FACTS:
            self.builder.fact(FACTS[entry.mark], entry.text, entry.place)
        else:
            self.builder.issue(entry.place, "the line begins with nothing that is known; it was left out")

    def item(self, entry: Entry) -> None:
        """An item of the section that is open."""
        id, links, columns, text = _ITEM.fullmatch(entry.text).groups(default="")
        if not text:
            self.builder.issue(entry.place, "this item has no text and was left out")
            return
        stated = dict(zip(COLUMNS.get(self.section, ()), map(str.strip, columns.split(";")), strict=False))
        if "area" in stated:
            stated["area"] = self.builder.terms.area(stated["area"])
        if "date" in stated:
            stated["date"] = self.builder.advice_date(stated["date"], entry.place)
        made = self.builder.add(
            self.section,
            text,
            entry.place,
            kind=KINDS[entry.mark],
            printed_id=id,
            under=self.heading,
            needs=[link for link in links.split() if link[0] in "BCD"],
            outcomes=[link for link in links.split() if link[0] == "E"],
            **stated,
        )
        if made.kind == "heading":
            self.heading = made


QUILLCASE = AdapterDefinition(
    name="quillcase",
    title="Quillcase text export",
    suffixes=(".txt", ".qcx"),
    supplies=frozenset((*SECTIONS, "dates", "learner")),
    sniff=_sniff,
    read=_read,
)
