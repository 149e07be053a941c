"""The plugin that registers the readers of this package, found by the package's own entry point."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_rules.adapters import AdapterDefinition
from ehcp_rules.hookspecs import hookimpl
from ehcp_rules_adapters.annex_a.adapter import ANNEX_A
from ehcp_rules_adapters.json_plans import JSON
from ehcp_rules_adapters.mapping import own_adapters
from ehcp_rules_adapters.office_adapters import OTHER_TEXT, OTHER_WORKBOOK
from ehcp_rules_adapters.pdf.adapter import PDF
from ehcp_rules_adapters.plan_xml.adapter import PLAN_XML
from ehcp_rules_adapters.sen2.adapter import SEN2
from ehcp_rules_adapters.sheets.adapter import TABLES
from ehcp_rules_adapters.word.adapter import WORD
from ehcp_rules_adapters.word.page_adapter import WEB_PAGE

__all__ = ["ehcp_rules_register_adapters"]


@hookimpl
def ehcp_rules_register_adapters() -> Iterable[AdapterDefinition]:
    """Each format that is read: our own JSON and XML, PDF, SEN2, lists, web pages, Word, and the mappings that ship here."""
    return (ANNEX_A, JSON, OTHER_TEXT, OTHER_WORKBOOK, PDF, PLAN_XML, SEN2, TABLES, WEB_PAGE, WORD, *own_adapters())
