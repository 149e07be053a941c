"""A released ruleset: `ruleset.json`, its canonical JSON, and `release.json`, the lock that names what may never change.

The digest of a released ruleset is the SHA-256 of the bytes of `ruleset.json`, so that anybody can check it without this
program. A folder whose bytes do not match its lock refuses to load.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs
from attrs import field, frozen

from ehcp_rules.criterion import Condition
from ehcp_rules.digest import canonical_json, judging_digest, released_fields
from ehcp_rules.errors import Problem, RulesetError
from ehcp_rules.loading.misfits import KeyPath, MisfitError, dotted
from ehcp_rules.loading.strict import new_converter, structure
from ehcp_rules.ruleset import Layer, Ruleset

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")

__all__ = ["COMPILED", "LOCK", "Release", "compiled", "is_released", "load_release", "read_lock", "write_release"]

COMPILED = "ruleset.json"
LOCK = "release.json"

_AGAIN = "install the release again"


@frozen(kw_only=True)
class Release:
    """What `release.json` holds.

    `digest` is the SHA-256 of `ruleset.json`. `bump` says what moved since `previous`: nothing that a plan could show
    (`patch`), some verdict, score or finding (`feature`), or that there was none before (`first`). `checks` names the
    version of each check type that judged the golden verdicts; `measured` holds the figures of the gates.
    """

    format: Literal["ehcp-rules/release/1"]
    id: str
    version: str
    status: Literal["proposed", "released"]
    released_on: dt.date
    valid_from: dt.date | None
    valid_to: dt.date | None
    engine: str
    made_with: str
    previous: str
    bump: Literal["first", "patch", "feature"]
    digest: str
    judging_digest: str
    checks: Mapping[str, str]
    measured: Mapping[str, int] = field(factory=dict)


def is_released(folder: str | Path) -> bool:
    """Whether a ruleset folder holds a compiled release rather than TOML files."""
    return (Path(folder) / LOCK).is_file()


def compiled(ruleset: Ruleset) -> bytes:
    """The bytes of `ruleset.json`: every field of the ruleset, with criteria and lexicons in the order of their ids.

    Raises RulesetError where a check's parameters hold a date, which JSON cannot tell from text: dates belong in
    `timescales.toml`.
    """
    problems = [
        Problem(f"{criterion.id}: check.parameters.{name}", "is a date", "make it a timescale and cite that")
        for criterion in ruleset.criteria
        for name, value in criterion.check.parameters.items()
        if _holds_a_date(value)
    ]
    if problems:
        raise RulesetError(problems)
    return canonical_json(released_fields(ruleset))


def _holds_a_date(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_holds_a_date, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_holds_a_date, value))
    return isinstance(value, dt.date)


def read_lock(folder: str | Path) -> Release:
    """The lock of a released folder; raises RulesetError."""
    return _read(Path(folder) / LOCK, Release)


def load_release(folder: str | Path) -> Ruleset:
    """Load a released folder; raises RulesetError when it is incomplete or its bytes do not match its lock."""
    root = Path(folder)
    lock = read_lock(root)
    file = root / COMPILED
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise RulesetError.of(file.as_posix(), message, _AGAIN) from None
    if hashlib.sha256(content).hexdigest() != lock.digest:
        message = f"these are not the bytes that were released as {lock.id} {lock.version}"
        hint = "install the release again; a change belongs in a new version or in an overlay"
        raise RulesetError.of(file.as_posix(), message, hint)
    ruleset = _structured(file, content, Ruleset)
    layer = Layer(
        id=ruleset.id,
        version=ruleset.version,
        kind="ruleset",
        title=ruleset.title,
        publisher=ruleset.publisher,
        digest=lock.digest,
        judging_digest=lock.judging_digest,
    )
    return attrs.evolve(ruleset, layers=(layer,))


def write_release(ruleset: Ruleset, lock: Release, folder: str | Path) -> None:
    """Write a release into a folder that does not exist yet; raises RulesetError when it does."""
    root = Path(folder)
    content = compiled(ruleset)
    if root.exists():
        raise RulesetError.of(root.as_posix(), "is there already", "a release is never written over; raise the version")
    root.mkdir(parents=True)
    (root / COMPILED).write_bytes(content)
    sealed = attrs.evolve(lock, digest=hashlib.sha256(content).hexdigest(), judging_digest=judging_digest(ruleset))
    document = json.loads(canonical_json(sealed))
    (root / LOCK).write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def _read(file: Path, cls: type[T]) -> T:
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise RulesetError.of(file.as_posix(), message, _AGAIN) from None
    return _structured(file, content, cls)


def _structured(file: Path, content: bytes, cls: type[T]) -> T:
    problems: list[Problem] = []

    def located(at: KeyPath) -> str:
        return f"{file.as_posix()}: {dotted(at)}" if at else file.as_posix()

    try:
        document = json.loads(content)
    except ValueError:
        raise RulesetError.of(file.as_posix(), "the file is not JSON", _AGAIN) from None
    made = structure(document, cls, _json(), problems, located)
    if made is None:
        raise RulesetError(problems)
    return made


@functools.cache
def _json() -> Converter:
    """The converter for releases: dates in ISO form; a condition's date is known by its test."""
    converter = new_converter(_date)
    inner = converter.get_structure_hook(Condition)

    def condition(value: Any, cls: Any) -> Condition:
        made: Condition = inner(value, cls)
        return attrs.evolve(made, value=_date(made.value, dt.date)) if made.op in ("before", "after") else made

    converter.register_structure_hook(Condition, condition)
    return converter


def _date(value: Any, _: Any) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise MisfitError.of("a date is expected here", "such as 2026-09-01") from None
