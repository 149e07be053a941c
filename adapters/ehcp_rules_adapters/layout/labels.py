"""Section labels in a document's own words: headings, banners and column headers."""

from __future__ import annotations

import re

from attrs import frozen

from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.terms import Terms, fold_label

__all__ = ["Label", "column_label", "section_label"]

LONGEST_LABEL = 220

_CODE = r"(?:H ?[12]|[A-K])"
_KEYWORD = re.compile(rf"\s*(section|part)(s?)\s+(?={_CODE}\b)", re.IGNORECASE)
_CODES = re.compile(rf"\s*\(?({_CODE}(?![\w'’])(?:\s*(?:,|/|&|\band\b)+\s*{_CODE}(?![\w'’]))*)\)?")
_STARTS_A_TITLE = re.compile(r"\s*[-–—:.)|]|\s{2,}|\s*\([ivx]+\)|\s*\Z")
_LATER_CODE = re.compile(rf"\b({_CODE})(?=\s*(?:\(|,|/|&|and\b|[-–—:]|\Z))")
_AT_END = re.compile(rf"\((?:section |part )?({_CODE})\)\s*\Z", re.IGNORECASE)
_ONE = re.compile(rf"\b{_CODE}\b")


@frozen
class Label:
    """The sections that a label names, in the order it names them, and the label as printed."""

    codes: tuple[str, ...]
    text: str


def section_label(text: str, terms: Terms, *, heading: bool = False) -> Label | None:
    """Read a line as the label of one or several sections; None when it is ordinary text.

    “Section F: …” and “Part H1/H2 …” are labels; a bare “F – …” only with a word of that section's title beside it. A
    sentence that merely begins with “Section F says …” is not.
    """
    line = text.strip()
    if not line or (len(line) > LONGEST_LABEL and not heading):
        return None
    keyword = _KEYWORD.match(line)
    start = keyword.end() if keyword else 0
    found = _CODES.match(line, start)
    if found is None:
        return None
    codes = _codes_in(found[1])
    rest = line[found.end() :]
    if keyword:
        if (
            not _STARTS_A_TITLE.match(rest)
            and not (_fits(codes, rest, terms) and not line.endswith("."))
            and not heading
        ):
            return None
        if keyword[2]:
            codes = (*codes, *(code for code in _codes_in(" ".join(_LATER_CODE.findall(rest))) if code not in codes))
    else:
        divided = found[0].rstrip().endswith(")") or _STARTS_A_TITLE.match(rest)
        if not rest.strip() and codes == ("H1", "H2"):
            return Label(codes, line)
        if not rest.strip() or not divided or not _fits(codes, rest, terms):
            return None
    return Label(codes, line)


def column_label(text: str, terms: Terms) -> Label | None:
    """Read the header of a table's column as a section label; the code may also stand at its end, “Outcome (E)”."""
    if found := section_label(text, terms, heading=True):
        return found
    line = text.strip()
    at_end = _AT_END.search(line) if len(line) <= LONGEST_LABEL else None
    if at_end:
        codes = _codes_in(at_end[1].upper())
        return Label(codes, line) if codes else None
    return None


def _codes_in(text: str) -> tuple[str, ...]:
    codes = dict.fromkeys(code.replace(" ", "") for code in _ONE.findall(text))
    expanded: list[str] = []
    for code in codes:
        expanded.extend(("H1", "H2") if code == "H" else (code,))
    return tuple(code for code in dict.fromkeys(expanded) if code in SECTION_CODES)


def _fits(codes: tuple[str, ...], rest: str, terms: Terms) -> bool:
    """Whether the rest of a label holds a word of the title of one of its sections."""
    folded = f" {fold_label(rest)} "
    return any(f" {fold_label(word)} " in folded for code in codes for word in terms.titles.get(code, ()))
