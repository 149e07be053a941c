"""What advice sorts as ordinarily available, by the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.text.analysis import AnalysedItem
from ehcp_rules.text.papers.advice import AnalysedDocument

__all__ = ["ordinarily_offered"]

_ORDINARY = re.compile(
    r"\b(?:universal|ordinarily[- ]available|quality[- ]first|high[- ]quality teaching"
    r"|for (?:all|every) (?:pupils?|child(?:ren)?|students?|learners?)|available to (?:all|every|any|everybody|everyone)"
    r"|(?:every|any) (?:good )?(?:school|classroom|setting|college|nursery) (?:should|will|can|does)"
    r"|already (?:offers?|available))\b"
)
_MORE = re.compile(
    r"\b(?:over and above|beyond|additional|in addition|more than|further|not|different from|and (?:targeted|specialist))\b"
)


def ordinarily_offered(document: AnalysedDocument) -> Iterator[AnalysedItem]:
    """The recommendations under a heading that sorts them as what every setting offers, and nothing beyond it."""
    ordinary = False
    for item in document.items:
        passage = item.passages.get("text")
        if item.item.kind == "heading":
            told = passage.folded if passage is not None else ""
            ordinary = _ORDINARY.search(told) is not None and _MORE.search(told) is None
        elif ordinary and item.item.kind == "provision":
            yield item
