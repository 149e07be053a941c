"""The adapter for List 1 of Annex A."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, Sniff, Source
from ehcp_rules_adapters.annex_a.options import ADAPTER, AnnexAOptions
from ehcp_rules_adapters.terms import fold_label

__all__ = ["ANNEX_A", "AnnexAOptions"]

_SIGNS = (("initial ehc plan", "initial ehcp"), ("last reviewed",), ("primary need",))
"""Words of three headings that no other list has together."""


def sniff(glimpse: Glimpse) -> Sniff:
    """Sure of a list whose headings name the first issue and the last review of EHC plans, and the primary need."""
    if glimpse.nature == "text":
        text = "\n".join(glimpse.text.splitlines()[:30])
    elif "xl/workbook.xml" in glimpse.parts:
        # The headings are among the first strings, which stand in a part of their own or in the sheet.
        parts = (glimpse.parts.get(name, b"") for name in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"))
        text = b"\n".join(parts).decode("utf-8", "replace")
    else:
        return Sniff(0)
    folded = " ".join(fold_label(line) for line in text.replace("<", "\n").splitlines())
    if all(any(sign in folded for sign in signs) for signs in _SIGNS):
        return Sniff(90, "its headings are those of List 1 of Annex A")
    return Sniff(0)


def read(source: Source, options: AnnexAOptions) -> Iterator[ImportedPlan | ImportFailure]:
    """A plan for each row; a row that gives no date of a plan is one failure and the rest goes on."""
    from ehcp_rules_adapters.annex_a.reading import read_list

    yield from read_list(source, options)


ANNEX_A = AdapterDefinition(
    name=ADAPTER,
    title="Annex A, List 1 (plans) for an area inspection",
    suffixes=(".xlsx", ".csv"),
    supplies=frozenset(("dates", "learner")),
    sniff=sniff,
    read=read,
    options=AnnexAOptions,
)
