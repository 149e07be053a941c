"""Single amounts of a passage: who shares and gives help, sizes and sums, and times, none of which is part of a dose."""

from __future__ import annotations

from ehcp_rules.text.amounts.amount import Amount
from ehcp_rules.text.amounts.people import people_in
from ehcp_rules.text.amounts.sizes import sizes_in
from ehcp_rules.text.amounts.times import times_in

__all__ = ["single_amounts"]


def single_amounts(folded: str, masked: str) -> tuple[tuple[Amount, ...], str]:
    """The single amounts of a folded passage, and the rest of it; `masked` is the passage without numbers of other kinds."""
    found = [*people_in(masked), *sizes_in(folded, masked), *times_in(folded, masked)]
    rest = masked
    for amount in found:
        if amount.measures == "event":
            # Its words may tell how often as well: "each morning and again before he leaves".
            continue
        rest = rest[: amount.span.start] + " " * (amount.span.end - amount.span.start) + rest[amount.span.end :]
    return tuple(sorted(found, key=lambda amount: amount.span)), rest
