"""What became of every criterion of the catalogue, every rule candidate of the law and every time limit, each exactly once.

`catalogue.toml` lists what there is, in our own words; criteria say what they cover; `coverage.toml` says why the rest is
no criterion of a plan. Judging never needs it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

import attrs

from ehcp_rules.errors import Problem, RulesetError, closest
from ehcp_rules.loading.misfits import KeyPath, dotted
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules.ruleset import Ruleset

__all__ = ["Coverage", "Entry", "Listed", "Row", "load_coverage"]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Listed:
    """One line of a list: a catalogue id, or a rule candidate with the criteria that hold it."""

    id: str
    title: str
    criteria: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Entry:
    """Why one thing is no criterion of the plan; exactly one of `catalogue`, `rule` and `timescale` is given."""

    kind: Literal["cohort", "parameter", "not-from-a-plan", "another-document"]
    reason: str
    catalogue: str = ""
    rule: str = ""
    timescale: str = ""


@attrs.frozen(kw_only=True)
class Row:
    """One line of the map: what it is, how it is covered, by which criteria, or why by none."""

    id: str
    title: str
    how: str
    criteria: tuple[str, ...] = ()
    reason: str = ""


@attrs.frozen(kw_only=True)
class Coverage:
    """The three parts of the map."""

    catalogue: tuple[Row, ...]
    rules: tuple[Row, ...]
    timescales: tuple[Row, ...]


@attrs.frozen(kw_only=True)
class _Lists:
    catalogue: tuple[Listed, ...]
    rules: tuple[Listed, ...]


@attrs.frozen(kw_only=True)
class _Entries:
    entry: tuple[Entry, ...]


def load_coverage(folder: str | Path, ruleset: Ruleset) -> Coverage:
    """The map of a ruleset folder; raises RulesetError with everything that is missing, unknown or there twice."""
    root = Path(folder)
    problems: list[Problem] = []
    lists = _read(root / "catalogue.toml", _Lists, problems)
    entries = _read(root / "coverage.toml", _Entries, problems)
    if lists is None or entries is None:
        raise RulesetError(problems)
    problems.extend(_entry_problems(entries.entry))
    problems.extend(_twice("catalogue.toml", lists.catalogue))
    problems.extend(_twice("catalogue.toml", lists.rules))
    covers: dict[str, list[str]] = {}
    for criterion in ruleset.criteria:
        for id in criterion.catalogue:
            covers.setdefault(id, []).append(criterion.id)
    known = {criterion.id for criterion in ruleset.criteria}
    for rule in lists.rules:
        for id in rule.criteria:
            if id not in known:
                problems.append(
                    Problem(f"catalogue.toml: {rule.id}", f"there is no criterion {id}", closest(id, known))
                )
    cited = _cited(ruleset)
    scales = tuple({scale.id: Listed(id=scale.id, title=scale.title) for scale in ruleset.timescales}.values())
    map_ = Coverage(
        catalogue=_rows(
            lists.catalogue, covers, _by(entries.entry, "catalogue", problems), problems, asked=_asked(ruleset)
        ),
        rules=_rows(
            lists.rules,
            {r.id: list(r.criteria) for r in lists.rules},
            _by(entries.entry, "rule", problems),
            problems,
            several=True,
        ),
        timescales=_rows(scales, cited, _by(entries.entry, "timescale", problems), problems, several=True, cites=True),
    )
    listed = {one.id for one in lists.catalogue}
    for id in sorted(set(covers) - listed):
        problems.append(Problem(f"{covers[id][0]}: catalogue", f"{id} is not in the catalogue", closest(id, listed)))
    if problems:
        raise RulesetError(problems)
    return map_


def _read(file: Path, cls: type[T], problems: list[Problem]) -> T | None:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problems.append(Problem(file.name, f"cannot be read: {type(error).__name__}", "mend the file"))
        return None

    def located(at: KeyPath) -> str:
        return f"{file.name}: {dotted(at)}" if at else file.name

    return structure(document, cls, toml(), problems, located)


def _entry_problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    for index, entry in enumerate(entries):
        named = [name for name in ("catalogue", "rule", "timescale") if getattr(entry, name)]
        if len(named) != 1:
            yield Problem(
                f"coverage.toml: entry[{index}]", "names one of catalogue, rule and timescale", "give exactly one"
            )
        if not entry.reason.strip():
            yield Problem(f"coverage.toml: entry[{index}]", "gives no reason", "say why it is no criterion of a plan")


def _twice(file: str, listed: tuple[Listed, ...]) -> Iterator[Problem]:
    ids = [one.id for one in listed]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        yield Problem(f"{file}: {id}", "is there twice", "each id once")


def _by(entries: Iterable[Entry], name: str, problems: list[Problem]) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        id = getattr(entry, name)
        if id and id in found:
            problems.append(Problem(f"coverage.toml: {id}", "has two entries", "each once"))
        if id:
            found[id] = entry
    return found


def _cited(ruleset: Ruleset) -> dict[str, list[str]]:
    cited: dict[str, list[str]] = {}
    for criterion in ruleset.criteria:
        for name in ("timescale", "timescales"):
            value: Any = criterion.check.parameters.get(name, ())
            for id in (value,) if isinstance(value, str) else value:
                cited.setdefault(id, []).append(criterion.id)
    return cited


def _asked(ruleset: Ruleset) -> frozenset[str]:
    """The criteria that put their question to a person: beside one of these, another may decide the clear cases."""
    return frozenset(criterion.id for criterion in ruleset.criteria if criterion.decided_by == "person")


def _rows(
    listed: tuple[Listed, ...],
    covers: Mapping[str, list[str]],
    entries: Mapping[str, Entry],
    problems: list[Problem],
    *,
    several: bool = False,
    cites: bool = False,
    asked: frozenset[str] = frozenset(),
) -> tuple[Row, ...]:
    rows = []
    for one in listed:
        by, entry = covers.get(one.id, []), entries.get(one.id)
        if by and entry is not None:
            problems.append(
                Problem(f"coverage.toml: {one.id}", f"is covered by {', '.join(by)} already", "remove the entry")
            )
        elif not by and entry is None:
            problems.append(
                Problem(one.id, "is neither covered nor explained", "write a criterion, or an entry in coverage.toml")
            )
        elif len([id for id in by if id not in asked]) > 1 and not several:
            problems.append(Problem(one.id, f"is claimed by {' and '.join(sorted(by))}", "one criterion holds it"))
        elif entry is not None:
            rows.append(Row(id=one.id, title=one.title, how=entry.kind, reason=entry.reason))
        elif cites:
            rows.append(Row(id=one.id, title=one.title, how="parameter", criteria=tuple(by)))
        else:
            how = "criterion" if several or one.id in by else "joined criterion"
            rows.append(Row(id=one.id, title=one.title, how=how, criteria=tuple(by)))
    for id in sorted(set(entries) - {one.id for one in listed}):
        problems.append(Problem(f"coverage.toml: {id}", "is in no list", closest(id, [one.id for one in listed])))
    return tuple(rows)
