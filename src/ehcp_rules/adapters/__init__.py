"""How plans come in: the contract of an adapter, the choice of one by content, and reading that never stops at a bad file.

An adapter turns one source (a file, bytes or an open binary file) into a stream of `ImportedPlan` and `ImportFailure`.
It is chosen by what the source holds, not by its name alone. Adapters arrive through the hook
`ehcp_rules_register_adapters`; the engine itself imports none of them.
"""

from __future__ import annotations

from ehcp_rules.adapters.contract import (
    AdapterDefinition,
    ImportedPlan,
    ImportFailure,
    ImportIssue,
    NoOptions,
    Sniff,
    Source,
    TextLine,
    TextRow,
    Writing,
)
from ehcp_rules.adapters.glimpse import Glimpse, glimpse_of
from ehcp_rules.adapters.papers.files import list_rows, paper_lines, read_advice
from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.adapters.proposal import MappingProposal, ProposedColumn
from ehcp_rules.adapters.reading import (
    SourceLike,
    adapter_named,
    choose_adapter,
    each_once,
    is_one_source,
    mapped_adapter,
    read_source,
)

__all__ = [
    "AdapterDefinition",
    "Glimpse",
    "ImportFailure",
    "ImportIssue",
    "ImportedPlan",
    "MappingProposal",
    "NoOptions",
    "ProposedColumn",
    "Sniff",
    "Source",
    "SourceLike",
    "TextLine",
    "TextRow",
    "Writing",
    "adapter_named",
    "advice_from_text",
    "choose_adapter",
    "each_once",
    "glimpse_of",
    "is_one_source",
    "list_rows",
    "mapped_adapter",
    "paper_lines",
    "read_advice",
    "read_source",
]
