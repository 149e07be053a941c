"""The adapter for old Word files and rich text, which LibreOffice converts first, where it is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    ImportIssue,
    NoOptions,
    Sniff,
    Source,
    TextLine,
)
from ehcp_rules.plan import SECTION_CODES

__all__ = ["OLD_WORD"]

_TEXT_OF_WORD = "WordDocument".encode("utf-16-le")
_OLD = (".doc", ".dot")
_CONVERTED = "LibreOffice converted this file to .docx; places are those of what it made"


def _sniff(glimpse: Glimpse) -> Sniff:
    from ehcp_rules_adapters.word.office import converter

    old = glimpse.nature == "ole" and (glimpse.suffix in _OLD or _TEXT_OF_WORD in glimpse.head)
    if (old or glimpse.nature == "rtf") and converter() is not None:
        return Sniff(40, "LibreOffice converts it")
    return Sniff(0)


def _read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.terms import standard_terms
    from ehcp_rules_adapters.word.adapter import read_with

    for result in read_with(_converted(source), standard_terms(), OLD_WORD.name):
        if isinstance(result, ImportedPlan):
            result = attrs.evolve(result, issues=(ImportIssue("", _CONVERTED, "note"), *result.issues))
        yield result


def _read_text(source: Source) -> Iterable[TextLine]:
    from ehcp_rules_adapters.word.adapter import lines_of

    return lines_of(_converted(source))


def _converted(source: Source) -> Source:
    from ehcp_rules_adapters.word.office import converted

    with source.open() as file:
        rich = file.read(5) == b"{\\rtf"
    return converted(source, ".rtf" if rich else ".doc")


OLD_WORD = AdapterDefinition(
    name="old-word",
    title="Word document of the old kind, or rich text, through LibreOffice",
    suffixes=(".doc", ".rtf"),
    supplies=frozenset((*SECTION_CODES, "dates", "learner")),
    sniff=_sniff,
    read=_read,
    read_text=_read_text,
)
