"""Conversion of office files of other kinds by LibreOffice, where that is installed.

It runs as a program of its own, without a window, in a folder that is deleted afterwards: with a profile that was made for
this one file, in which macros and links to elsewhere are switched off, and with a time limit. What it prints is not kept,
since it may hold words of the document.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from ehcp_rules.adapters import Source
from ehcp_rules.errors import UnreadableFileError

__all__ = ["converted", "converter"]

PROGRAMS = ("soffice", "libreoffice")
MOST_BYTES = 64 * 1024 * 1024
MOST_SECONDS = 45.0
"""Less than what a batch allows for one plan unless told otherwise, so that the failure names the program."""
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
)
"""Where a setting stands, its name and its value: no macro is run, no link to elsewhere is followed or brought up to date."""

_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = "\n".join(
    (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">',
        *(_ITEM.format(*setting) for setting in _SETTINGS),
        "</oor:items>",
    )
)


def converter() -> str | None:
    """The program that converts, as it is found on the search path; None where there is none."""
    return next((found for program in PROGRAMS if (found := shutil.which(program))), None)


def converted(source: Source, suffix: str, to: str, *, seconds: float = MOST_SECONDS) -> Source:
    """The document, which is of the kind of `suffix`, as `to`: docx or xlsx. Raises `UnreadableFileError` where it cannot."""
    program = converter()
    if program is None:
        hint = f"install LibreOffice, or {_save_as(to)}"
        raise UnreadableFileError.of("", "LibreOffice, which converts this kind of file, was not found", hint)
    if source.size > MOST_BYTES:
        limit = MOST_BYTES // (1024 * 1024)
        raise UnreadableFileError.of("", f"the file is larger than {limit} MiB", "this is no plan; check the file")
    with tempfile.TemporaryDirectory(prefix="ehcp-rules-", ignore_cleanup_errors=True) as folder:
        content = _run(program, source, suffix, to, Path(folder), seconds)
    return Source(source.name, len(content), content=content)


def _save_as(to: str) -> str:
    return f"open it in {'Word' if to == 'docx' else 'Excel'} and save it as .{to}"


def _run(program: str, source: Source, suffix: str, to: str, folder: Path, seconds: float) -> bytes:
    """Convert a copy of the document under a name of our own: its real one could be taken for an option."""
    profile, made = folder / "profile", folder / "made"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    made.mkdir()
    given = folder / f"document{suffix}"
    with source.open() as file, given.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"),
        *("--convert-to", to, "--outdir", str(made), str(given)),
    ]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"HOME": str(folder)}
    finished = _within(command, folder, environment, seconds, _save_as(to))
    result = made / f"document.{to}"
    if not finished or not result.is_file():  # it says that all is well also where it wrote nothing
        why = "did not convert it" if finished else f"did not finish within {seconds:g} seconds"
        raise UnreadableFileError.of("", f"LibreOffice {why}", _save_as(to))
    if result.stat().st_size > MOST_BYTES:
        raise UnreadableFileError.of("", "what LibreOffice made of it is too large", _save_as(to))
    return result.read_bytes()


def _within(command: list[str], folder: Path, environment: dict[str, str], seconds: float, hint: str) -> bool:
    """Run a command to its end; False where it took too long and was ended, with whatever it had begun."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - its arguments are made here, none comes from the document
            command, cwd=folder, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        reason = error.strerror or "the system refused it"
        message = f"LibreOffice could not be started: {reason}"
        raise UnreadableFileError.of("", message, hint) from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    else:
        return True
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs, with those that it started where the system groups them."""
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
