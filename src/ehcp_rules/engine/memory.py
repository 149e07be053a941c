"""Memory while a plan is judged: nothing in it is a ring, so there is nothing for the garbage collector to look for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_at_rest"]


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the garbage collector rest, unless it does so already; what no ring holds is still given back at once.

    Judging makes many small things and would have it look through them dozens of times, which takes a twelfth of the time and
    finds nothing. Where several threads judge, the first to end wakes it, and it only takes that time again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
