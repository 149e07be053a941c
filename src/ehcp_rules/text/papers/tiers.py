"""What advice sorts as ordinarily available, by the heading above it or in so many words."""

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
_SAID_SO = re.compile(
    r"\b(?:is|are) (?:all )?ordinarily available\b(?! to\b)"
    r"|\b(?:do|does|need) not (?:need to |have to )?(?:be|stand|go)(?: set out| listed)?"
    r" in (?:an?|the|his|her|their) (?:ehc )?plan\b"
)


def ordinarily_offered(document: AnalysedDocument) -> Iterator[AnalysedItem]:
    """The recommendations sorted as what every setting offers: under a heading that says so of nothing beyond, or in themselves."""
    ordinary = False
    for item in document.items:
        passage = item.passages.get("text")
        if item.item.kind == "heading":
            told = passage.folded if passage is not None else ""
            ordinary = _ORDINARY.search(told) is not None and _MORE.search(told) is None
        elif item.item.kind == "provision" and (ordinary or (passage and _SAID_SO.search(passage.folded))):
            yield item
