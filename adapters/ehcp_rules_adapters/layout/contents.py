"""Tables of contents: section labels one after the other, each of which is printed again later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ehcp_rules_adapters.layout.blocks import Paragraph
from ehcp_rules_adapters.layout.labels import Label
from ehcp_rules_adapters.terms import fold_label

__all__ = ["contents_of"]

_DOTS_AND_PAGE = re.compile(r"(?:\.{3,}|…{2,}|\t|\s{3,}+)\s*+\d{1,3}\s*\Z")
FEWEST_CONTENTS = 4
"""Labels with nothing between them that make a table of contents; two or three may be sections left empty."""


def contents_of(units: Sequence[Sequence[Paragraph]], labels: Mapping[int, Label]) -> Iterator[int]:
    """The paragraphs of a table of contents: labels one after the other with nothing between, each printed again later."""
    everywhere = Counter(code for label in labels.values() for code in label.codes)
    run: list[Sequence[Paragraph]] = []
    for unit in (*units, ()):
        listed = bool(unit) and _contents_line(unit, labels)
        codes = {code for paragraph in unit if id(paragraph) in labels for code in labels[id(paragraph)].codes}
        known = {c for one in run for p in one if id(p) in labels for c in labels[id(p)].codes}
        if listed and not codes <= known:
            run.append(unit)
            continue
        inside = Counter(c for one in run for p in one if id(p) in labels for c in labels[id(p)].codes)
        again = sum(everywhere[code] > inside[code] for code in inside)
        if len(run) >= FEWEST_CONTENTS and again >= len(inside) - 1:
            yield from (id(paragraph) for one in run for paragraph in one)
        elif run:
            yield from (id(p) for one in run for p in one if _DOTS_AND_PAGE.search(p.text) and id(p) in labels)
        run = [unit] if listed else []


def _contents_line(unit: Sequence[Paragraph], labels: Mapping[int, Label]) -> bool:
    """A label alone, or with its title and a page number beside it."""
    if not any(id(paragraph) in labels for paragraph in unit):
        return False
    return all(len(fold_label(paragraph.text).split()) <= 30 for paragraph in unit)
