"""What one check and one reading may cost, so that an expensive one is seen on the day it lands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ehcp_rules.plan import Plan

__all__ = ["PER_CHECK", "PER_PASSAGE", "print_over_budget"]

PER_CHECK = 0.5
"""Milliseconds that one criterion may take on the large plan."""
PER_PASSAGE = 0.2
"""Milliseconds that reading one statement may take."""


def print_over_budget(times: Mapping[str, float], plan: Plan) -> None:
    """Print each check and each kind of reading that takes more than it may, dearest first, and by how much all of them do."""
    allowed = {f"reading: {kind}": PER_PASSAGE * count for kind, count in _items_by_kind(plan).items()}
    allowed |= {name: PER_CHECK for name in times if name.startswith("check: ")}
    over = {name: times[name] - most for name, most in allowed.items() if times.get(name, 0) > most}
    print(
        f"\nOver budget ({PER_CHECK} ms a check, {PER_PASSAGE} ms a passage of a reading): {len(over)} of {len(allowed)}"
    )
    for name in sorted(over, key=over.__getitem__, reverse=True):
        print(f"  {name:<50}{times[name]:16.2f} of {allowed[name]:.2f} ms")
    print(
        f"  {'all of these, and how much of it is over':<50}{sum(times[name] for name in over):16.2f}, {sum(over.values()):.2f}"
    )


def _items_by_kind(plan: Plan) -> Counter[str]:
    return Counter(item.kind for section in plan.sections for item in section.items)
