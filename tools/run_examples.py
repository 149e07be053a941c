"""Run every code block of the README, the tutorial, the how-tos and the explanation, each page in a folder of its own.

    python tools/run_examples.py            run them all and say which outputs differ from what the page shows
    python tools/run_examples.py --write    put what they print today into the pages

Blocks of a page run in order and share their files and Python names:

    python    executed; a following ``text`` block is what it prints
    console   each line that begins with ``$`` is run; the other lines are what it prints
    toml, json and csv blocks under ``<!-- file: NAME -->`` are written to that file

``<!-- show: 1-12 -->`` above a console block keeps only those lines of the output, with ``…`` for the rest;
``<!-- ends with: 2 -->`` names the exit code of a block that ends with another than 0; ``<!-- not run: REASON -->`` leaves a
block alone.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import define, frozen

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"(?P<notes>(?:<!--[^>]*-->\n+)*)```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
NOTE = re.compile(r"<!--\s*(file|show|ends with|not run):\s*(.*?)\s*-->")
ELISION = "…"


@frozen
class Ran:
    """What one block printed, laid out as the page should show it, and what the page shows."""

    line: int
    shown: str
    printed: str
    start: int
    end: int


@define
class Page:
    """A page while its blocks run: its folder, its Python names, and what the last Python block printed."""

    folder: Path
    names: dict[str, Any]
    printed: str = ""


def pages() -> list[Path]:
    """The pages whose blocks run."""
    rooms = ("tutorial", "how-to", "explanation")
    return [ROOT / "README.md", *(page for room in rooms for page in sorted((ROOT / "docs" / room).glob("*.md")))]


def run_page(path: Path) -> list[Ran]:
    """Run the blocks of a page in order; raises RuntimeError with the line of a block that fails."""
    with tempfile.TemporaryDirectory() as folder:
        return list(_run_blocks(path.read_text("utf-8"), Page(Path(folder), {"__name__": "__main__"})))


def _run_blocks(text: str, page: Page) -> Iterator[Ran]:
    for match in BLOCK.finditer(text):
        notes = dict(NOTE.findall(match["notes"]))
        line = text.count("\n", 0, match.start("language")) + 1
        body, language = match["body"], match["language"]
        if "not run" in notes:
            continue
        if "file" in notes:
            target = page.folder / notes["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, "utf-8", newline="\n")
        elif language == "python":
            page.printed = _run_python(body, page, line)
        elif language == "text":
            yield Ran(line, body, page.printed, match.start("body"), match.end("body"))
        elif language == "console":
            shown = _run_console(body, page, line, notes)
            yield Ran(line, body, shown, match.start("body"), match.end("body"))


def _run_python(body: str, page: Page, line: int) -> str:
    printed, before = io.StringIO(), Path.cwd()
    os.chdir(page.folder)
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(body, f"<line {line}>", "exec"), page.names)
    except Exception as error:
        raise RuntimeError(f"the Python block at line {line} fails: {type(error).__name__}: {error}") from error
    finally:
        os.chdir(before)
    return printed.getvalue()


def _run_console(body: str, page: Page, line: int, notes: dict[str, str]) -> str:
    pieces, expected = [], int(notes.get("ends with", "0"))
    for command in re.findall(r"^\$ (.*(?:\\\n.*)*)$", body, re.MULTILINE):
        programs = str(Path(sys.executable).parent)
        environment = os.environ | {
            "PATH": programs + os.pathsep + os.environ.get("PATH", ""),
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "PYTHONUTF8": "1",
        }
        done = subprocess.run(
            command, shell=True, cwd=page.folder, env=environment, capture_output=True, text=True, encoding="utf-8"
        )
        if done.returncode != expected:
            raise RuntimeError(f"`{command}` at line {line} ends with {done.returncode}: {done.stderr[-600:]}")
        printed = [row.rstrip() for row in (done.stderr + done.stdout).strip("\n").splitlines()]
        pieces.append("\n".join([f"$ {command}", *_shown(printed, notes.get("show", ""))]))
    return "\n".join(pieces) + "\n"


def _shown(lines: list[str], show: str) -> list[str]:
    if not show:
        return lines
    first, last = (int(number) for number in show.split("-"))
    kept = lines[first - 1 : last]
    return ([ELISION] if first > 1 else []) + kept + ([ELISION] if last < len(lines) else [])


def rewritten(text: str, ran: list[Ran]) -> str:
    """The page with what its blocks print today."""
    for block in reversed(ran):
        text = text[: block.start] + block.printed + text[block.end :]
    return text


def main() -> int:
    """Run all pages; 1 when an output differs and was not written."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--write", action="store_true")
    write, differing = parser.parse_args().write, 0
    for path in pages():
        ran = run_page(path)
        stale = [block for block in ran if block.shown != block.printed]
        if stale and write:
            path.write_text(rewritten(path.read_text("utf-8"), ran), "utf-8", newline="\n")
        differing += len(stale)
        for block in stale:
            print(f"{path.relative_to(ROOT)}:{block.line}: {'written' if write else 'differs from what it prints'}")
    return 0 if write else min(differing, 1)


if __name__ == "__main__":
    raise SystemExit(main())
