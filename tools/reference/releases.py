"""The page on released rulesets: their locks, what each changed, and what a later engine says otherwise."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tools.tables import table

from ehcp_rules.loading.compiled import Release, read_lock
from ehcp_rules.releasing import published

__all__ = ["releases_page"]

RULESETS = Path(__file__).resolve().parents[2] / "rulesets"


def releases_page() -> str:
    """Every release of every ruleset of this project, the newest first."""
    folders = [file.parent for file in RULESETS.glob("ehcp_rules_rulesets/*/*/release.json")]
    found = sorted(((read_lock(folder), folder) for folder in folders), key=lambda one: _age(one[0]), reverse=True)
    rows = (
        (lock.id, lock.version, lock.released_on.isoformat(), lock.bump, lock.made_with, f"`{lock.digest[:16]}…`")
        for lock, _ in found
    )
    listed = table(("ruleset", "version", "released on", "bump", "engine", "SHA-256 of its bytes"), rows)
    return "\n\n".join([_OPENING, listed, *(_release(lock, folder) for lock, folder in found)])


_OPENING = """# Releases

Released rulesets are frozen: `rulesets/ehcp_rules_rulesets/ID/VERSION` holds the bytes that judge, and
`rulesets/golden/ID/VERSION` plans that were judged by them, with every verdict. A test refuses a changed byte, and a verdict
that moves without standing on this page. A *patch* moves nothing that a plan could show; a *feature* moves some verdict,
finding or score."""


def _age(lock: Release) -> tuple[str, tuple[int, ...]]:
    return lock.id, tuple(map(int, lock.version.split(".")))


def _release(lock: Release, folder: Path) -> str:
    changes = (folder / "changes.md").read_text(encoding="utf-8").strip().splitlines()
    lines = [f"## {lock.id} {lock.version}", *(f"#{line}" if line.startswith("#") else line for line in changes[1:])]
    if lock.measured:
        lines += ["", "### What its gates measured", ""]
        lines.append(table(("gate", "figure"), sorted(lock.measured.items())))
    return "\n".join([*lines, "", *_moves(RULESETS / "golden" / lock.id / lock.version)])


def _moves(golden: Path) -> list[str]:
    """What the engine of today says otherwise than the one that made the release."""
    known = published(golden)
    if known is None:
        return ["Every engine since judges its stored plans as they were judged then."]
    counted = Counter((move.id, move.what, *_ends(move.what, move.before, move.after)) for move in known.moves)
    rows = ((id, what, was, now, count) for (id, what, was, now), count in sorted(counted.items()))
    head = ("criterion or policy", "what moved", "was", "is", "plans")
    return [f"### What engine {known.engine} says otherwise", "", f"{known.why}.", "", table(head, rows)]


def _ends(what: str, before: str | None, after: str | None) -> tuple[str, str]:
    """Both ends of a verdict's move; of a score's only the headlines, and of findings nothing, since seals say nothing."""
    if what == "findings":
        return "–", "–"
    was, now = before or "absent", after or "absent"
    return (was.partition(":")[0], now.partition(":")[0]) if what == "score" else (was, now)
