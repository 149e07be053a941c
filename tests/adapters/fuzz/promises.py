"""What must hold of reading any file whatever, and a check that says which promise was broken and keeps the file."""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.adapters.documents import read_all
from tests.adapters.fuzz.seeds import SENTINEL

from ehcp_rules.adapters import ImportedPlan, ImportFailure

MOST_SECONDS = 10.0
MOST_MEBIBYTES = 700
"""What the whole process may come to hold: the interpreter, the libraries and the file that is being read."""


class _Kept(logging.Handler):
    """Everything that is logged while a file is read."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.getMessage()} {record.exc_info or ''}")


def broken_promises(name: str, content: bytes) -> list[str]:
    """The promises that reading these bytes breaks; none when all is well."""
    kept, shown = _Kept(), io.StringIO()
    root = logging.getLogger()
    root.addHandler(kept)
    started = time.process_time()
    try:
        with contextlib.redirect_stderr(shown), contextlib.redirect_stdout(shown):
            results = read_all(content, name)
    except Exception as error:  # noqa: BLE001 - that nothing is raised is what is being checked
        return [f"it raised {type(error).__name__}"]
    finally:
        root.removeHandler(kept)
    broken = [problem for result in results for problem in _of_result(result)]
    if not results:
        broken.append("it gave nothing at all")
    if SENTINEL in shown.getvalue() or any(SENTINEL in line for line in kept.lines):
        broken.append("a word of the plan was logged or printed")
    if (took := time.process_time() - started) > MOST_SECONDS:
        broken.append(f"it took {took:.0f} seconds")
    return broken


def _of_result(result: object) -> list[str]:
    if isinstance(result, ImportFailure):
        told, broken = f"{result} {result!r}", []
        if not result.message or not result.hint:
            broken.append("a failure without a message or a next step")
        if "internal error" in result.message or "fault in the reader" in result.message:
            broken.append(f"a reader failed inside: {result.message}")
    elif isinstance(result, ImportedPlan):
        told, broken = f"{result!r} {result.issues}", []
    else:
        return [f"it gave a {type(result).__name__}"]
    if SENTINEL in told:
        broken.append("a word of the plan was told")
    return broken


def most_memory() -> int | None:
    """The most MiB that this process has held so far; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024) if sys.platform == "darwin" else most // 1024


def kept(name: str, content: bytes) -> Path:
    """Where a file is kept while it is read, and afterwards if it broke a promise, to be read again."""
    folder = Path(tempfile.gettempdir()) / "ehcp-fuzz"
    folder.mkdir(exist_ok=True)
    stem, dot, suffix = name.partition(".")
    path = folder / f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}{dot}{suffix}"
    path.write_bytes(content)
    return path
