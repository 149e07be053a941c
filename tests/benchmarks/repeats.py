"""How the time of reading grows with the length of a text that repeats one piece, as a hostile or broken file may."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from ehcp_rules.adapters import advice_from_text
from ehcp_rules.engine import Engine

__all__ = ["print_repeats"]

PIECES = (
    *(
        " ",
        "a",
        "a ",
        "A ",
        "1 ",
        "'",
        "\n",
        "\t",
        "(",
        "(a ",
        "a-",
        "a, ",
        "a b, ",
        "- ",
        "/",
        "| ",
        "“",
        "“a ",
        "1.",
        "1:",
    ),
    *(
        ". ",
        "; ",
        "? ",
        ": ",
        "...",
        "£1 ",
        "10% ",
        "the ",
        "and ",
        "x and ",
        "he ",
        "to ",
        "not ",
        "will ",
        "Ann and ",
    ),
    *("one to one ", "per week ", "hour ", "every ", "such as ", "support "),
)
SHORT, TIMES = 3_000, 2
"""Characters of the shorter text, and how many times as long the longer is."""
SLOW, SQUARE = 0.25, 2.7
"""Seconds from which a longer text is worth a line, and how many times as long it must take: in proportion it is twice."""


def _readers(engine: Engine) -> Mapping[str, Callable[[str], object]]:
    kinds = ("need", "outcome", "provision", "view")
    judged = {kind: lambda text, kind=kind: engine.appraise(f"Ann {text}", kind=kind) for kind in kinds}
    papers = {
        f"{kind} paper": lambda text, kind=kind: advice_from_text(
            f"Report\nRecommendations\n{text}", id="one", kind=kind
        )
        for kind in ("advice", "review")
    }
    return {**judged, **papers}


def print_repeats(engine: Engine) -> None:
    """Print what takes more than in proportion when the text is twice as long."""
    found = 0
    print(f"\nRepeats that take more than {SQUARE} times as long where there are {TIMES} times as many")
    for name, read in _readers(engine).items():
        for piece in PIECES:
            text = piece * (SHORT // len(piece))
            short, long = _seconds(read, text), _seconds(read, text * TIMES)
            if long > SLOW and long > SQUARE * short:
                found += 1
                print(f"  {name:<16}{piece!r:<16}{short * 1000:8.0f} ms {long * 1000:8.0f} ms")
    print(f"  {found} of {len(_readers(engine)) * len(PIECES)}")


def _seconds(read: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    read(text)
    return time.perf_counter() - start
