"""How many examples each law is tried on: two hundred in every run, two thousand before a release (`make laws`)."""

from __future__ import annotations

import os

from hypothesis import settings

__all__ = ["EXAMPLES", "dear"]

EXAMPLES = int(os.environ.get("LAW_EXAMPLES", "200"))


def dear(examples: int) -> settings:
    """For a law of which one example takes long: so many of them in every run, and as many times more before a release."""
    return settings(max_examples=max(1, examples * EXAMPLES // 200))
