"""What a reader does to the world while it reads: which files it opens, which addresses and programs it calls."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_EVENTS = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "urllib.Request")
_watchers: list[list[tuple[str, str]]] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _watchers and event in _EVENTS:
        for seen in _watchers:
            seen.append((event, str(arguments[0]) if arguments else ""))


# An audit hook cannot be taken away again; this one does nothing while nobody watches.
sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """The events of the interpreter while the block runs, each with its first argument."""
    seen: list[tuple[str, str]] = []
    _watchers.append(seen)
    try:
        yield seen
    finally:
        _watchers.remove(seen)
