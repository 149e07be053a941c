"""The adapter of our own XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    ImportIssue,
    NoOptions,
    Sniff,
    Source,
    Writing,
)
from ehcp_rules.plan import SECTION_CODES, Plan
from ehcp_rules_adapters.plan_xml import NAMESPACE

__all__ = ["PLAN_XML"]


def _sniff(glimpse: Glimpse) -> Sniff:
    if glimpse.root not in ("plan", "plans"):
        return Sniff(0)
    if NAMESPACE in glimpse.text:
        return Sniff(95, f"its root is {glimpse.root} in our namespace")
    return Sniff(10, f"its root is {glimpse.root}")


def _read(source: Source, options: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.plan_xml.reading import read_plans

    return read_plans(source, options)


def _write(plans: Iterable[Plan], file: BinaryIO) -> tuple[ImportIssue, ...]:
    from ehcp_rules_adapters.plan_xml.writing import write_plans

    return write_plans(plans, file)


PLAN_XML = AdapterDefinition(
    name="xml",
    title="XML of plans (ehcp-plan)",
    suffixes=(".xml",),
    supplies=frozenset((*SECTION_CODES, "dates", "learner")),
    sniff=_sniff,
    read=_read,
    writing=Writing(to="xml", suffix=".xml", many=True, text=True, write=_write),
)
