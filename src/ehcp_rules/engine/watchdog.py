"""Reading in a process of its own, so that a file on which a reader hangs or dies costs only itself.

One worker reads file after file, since starting a process for each would cost more than the reading. It finds the
installed adapters by itself and hands over one plan at a time. When it says nothing for too long it is ended, the file
becomes an `ImportFailure`, and the next file gets a new worker.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from attrs import define, field

from ehcp_rules.adapters import ImportedPlan, ImportFailure, mapped_adapter, read_source
from ehcp_rules.plugins import discover

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

__all__ = ["WatchedReader"]

START_SECONDS = 120
"""What a new worker may take to load Python and the adapters, before any file is on its account."""

END_SECONDS = 2
"""What a worker may take to end the programs that it has started and to delete what it has laid aside."""

_READY, _END = "ready", "end of file"


@define
class WatchedReader:
    """Reads paths with the installed adapters, and with those of `mappings`, in a worker that is ended when it hangs.

    `time_limit` is in seconds, for each plan: a large export may take as long as it needs while plans keep coming. Use
    it in a `with` statement; programs that use it need the usual `if __name__ == "__main__"` of Python's multiprocessing.
    """

    time_limit: float
    mappings: tuple[str, ...] = ()
    _worker: BaseProcess | None = field(default=None, init=False)
    _pipe: Connection | None = field(default=None, init=False, repr=False)

    def __enter__(self) -> WatchedReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, path: str | Path, adapter: str | None = None) -> Iterator[ImportedPlan | ImportFailure]:
        """What `Engine.read` gives for the path, in the same order; or a failure where reading took too long or died."""
        count, done = 0, False
        try:
            pipe = self._start()
            pipe.send((str(path), adapter))
            while True:
                if not pipe.poll(self.time_limit):
                    hint = "raise the time limit, or ask for the file again"
                    yield self._failure(path, count, f"reading it took longer than {self.time_limit:g} seconds", hint)
                    return
                result = pipe.recv()
                if result == _END:
                    done = True
                    return
                count += 1
                yield result
        except (EOFError, OSError):
            code = self._exit_code()
            hint = "please report it, with the kind of file but not its content"
            yield self._failure(path, count, f"the process that read it ended by itself (code {code})", hint)
        finally:
            if not done:  # also when the caller wants no more of this file: what it still says is not for the next one
                self._stop()

    def _failure(self, path: str | Path, count: int, message: str, hint: str) -> ImportFailure:
        after = f" (after {count} plans that were read)" if count else ""
        return ImportFailure(str(path), "", f"{message}; it was given up{after}", hint)

    def _start(self) -> Connection:
        if self._worker is not None and self._pipe is not None and self._worker.is_alive():
            return self._pipe
        self._stop()
        from multiprocessing import get_context  # not there where the core runs in a browser

        # Started afresh on every system, never forked: a fork would take locks and threads of the caller with it.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._worker = context.Process(target=_work, args=(theirs, self.mappings), daemon=True)
        self._worker.start()
        theirs.close()
        if not self._pipe.poll(START_SECONDS) or self._pipe.recv() != _READY:
            raise EOFError
        return self._pipe

    def _stop(self) -> None:
        if self._worker is not None:
            # Asked first: a program that a reader has started, such as LibreOffice, would outlive a worker that is killed.
            # Windows ends it at once. There such a program has only the limit that its reader sets.
            self._worker.terminate()
            self._worker.join(END_SECONDS)
            self._worker.kill()
            self._worker.join()
            self._worker.close()
            self._worker = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None

    def _exit_code(self) -> int | None:
        if self._worker is None:
            return None
        self._worker.join(1)
        return self._worker.exitcode


def _work(pipe: Connection, mappings: tuple[str, ...]) -> None:
    """The worker: reads each path that it is given until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller hears the keyboard, and ends this process itself
    signal.signal(signal.SIGTERM, _leave)
    adapters: dict[str, Any] = dict(discover().adapters)
    for file in mappings:
        made = mapped_adapter(file, adapters.values())
        adapters[made.name] = made
    pipe.send(_READY)
    while True:
        try:
            path, adapter = pipe.recv()
        except EOFError:
            return
        try:
            for result in read_source(path, adapter=adapter, adapters=adapters.values()):
                pipe.send(result)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next file is read all the same
            message = f"what was read could not be handed over ({type(error).__name__})"
            pipe.send(ImportFailure(path, "", message, "please report it, with the kind of file but not its content"))
        pipe.send(_END)


def _leave(_: int, __: FrameType | None) -> None:
    """End the worker from wherever it is, through the `finally` of its reader."""
    sys.exit()
