"""Which sentences of a plan stood word for word in an earlier version of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.plan import Item
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.english.spacing import tidied
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["CarriedOver", "carried_over", "tells_history"]

_WORD = re.compile(r"[a-z0-9']+")
_AT_LEAST = 4
"""Words a sentence needs to be compared: shorter ones recur by themselves."""


@frozen
class CarriedOver:
    """How many sentences there are now, and those that stood in the earlier version as they stand."""

    sentences: int
    unchanged: tuple[Quote, ...]


_HISTORY = re.compile(r"\b(?:history|story so far|background|timeline|chronology|born)\b")


def tells_history(item: AnalysedItem) -> bool:
    """Whether an item's own label says that it tells history, which need not change from version to version."""
    label = item.passages.get("label")
    return label is not None and _HISTORY.search(label.folded) is not None


def carried_over(now: Iterable[AnalysedItem], then: Iterable[Item]) -> CarriedOver:
    """Compare the texts of items with those of an earlier version, sentence by sentence; spaces and marks do not count."""
    earlier = {words for item in then for _, words in _spoken(fold(tidied(item.text)[0]))}
    count, unchanged = 0, []
    for item in now:
        passage = item.passages.get("text")
        for (start, end), words in _spoken(passage.folded) if passage is not None else ():
            count += 1
            if passage is not None and words in earlier:
                unchanged.append(passage.quote(start, end))
    return CarriedOver(count, tuple(unchanged))


def _spoken(folded: str) -> Iterable[tuple[tuple[int, int], tuple[str, ...]]]:
    for span in sentences(folded):
        words = tuple(_WORD.findall(folded[span.start : span.end]))
        if len(words) >= _AT_LEAST:
            yield (span.start, span.end), words
