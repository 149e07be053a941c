"""A ruleset from its folder (`ruleset.toml`, `criteria/*.toml`, `lexicons/*.toml`), strictly, all problems at once."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

import attrs

from ehcp_rules.criterion import Criterion
from ehcp_rules.digest import judging_digest, ruleset_digest
from ehcp_rules.errors import Problem, RulesetError
from ehcp_rules.loading.compiled import Release, is_released, load_release, read_lock
from ehcp_rules.loading.misfits import KeyPath, dotted
from ehcp_rules.loading.ruleset_problems import engine_fits, problems_of
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules.loading.timescales import read_timescales
from ehcp_rules.ruleset import Layer, Policy, Ruleset
from ehcp_rules.text import Lexicon
from ehcp_rules.version import __version__

__all__ = ["Header", "load_header", "load_ruleset", "read_folder", "read_toml"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


@attrs.frozen(kw_only=True)
class Header:
    """What `ruleset.toml` holds: everything but the criteria and the lexicons."""

    id: str
    version: str
    title: str
    publisher: str
    licence: str
    status: Literal["draft", "proposed", "released"]
    engine: str
    policies: tuple[Policy, ...]
    default_policy: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    appraisal: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)


def load_ruleset(folder: str | Path) -> Ruleset:
    """Load a ruleset folder, a released one or one of TOML files.

    Raises RulesetError with every problem of every file, each with file and key; for a release whose bytes do not match
    its lock, with that.
    """
    root = Path(folder)
    if is_released(root):
        ruleset = load_release(root)
        if not engine_fits(ruleset.engine):
            message = f"{ruleset.id} {ruleset.version} does not fit this engine, {__version__}"
            raise RulesetError.of(_shown(root), message, f"install an engine in the range {ruleset.engine}")
        return ruleset
    problems: list[Problem] = []
    header = _header(root, problems)
    criteria, criterion_places = read_folder(root / "criteria", Criterion, problems)
    lexicons, lexicon_places = read_folder(root / "lexicons", Lexicon, problems)
    if not criteria and not problems:
        problems.append(Problem(_shown(root / "criteria"), "there is no criterion", "add a file such as f_02.toml"))
    if header is None:
        raise RulesetError(problems)
    ruleset = Ruleset(
        **{field.name: getattr(header, field.name) for field in attrs.fields(Header)},
        criteria=criteria,
        lexicons=lexicons,
        timescales=read_timescales(root / "timescales.toml", problems),
    )
    places = {"ruleset": _shown(root / "ruleset.toml"), **criterion_places, **lexicon_places}
    unread = bool(problems)
    problems.extend(problems_of(ruleset, places, complete=not unread))
    if problems:
        raise RulesetError(problems)
    layer = Layer(
        id=ruleset.id,
        version=ruleset.version,
        kind="ruleset",
        title=ruleset.title,
        publisher=ruleset.publisher,
        digest=ruleset_digest(ruleset),
        judging_digest=judging_digest(ruleset),
    )
    return attrs.evolve(ruleset, layers=(layer,))


def load_header(folder: str | Path) -> Header | Release:
    """Load only what heads a ruleset folder, `ruleset.toml` or a release's lock; raises RulesetError."""
    if is_released(folder):
        return read_lock(folder)
    problems: list[Problem] = []
    header = _header(Path(folder), problems)
    if header is None:
        raise RulesetError(problems)
    return header


def _header(root: Path, problems: list[Problem]) -> Header | None:
    file = root / "ruleset.toml"
    document = read_toml(file, problems)
    return None if document is None else structure(document, Header, toml(), problems, _locator(file))


def read_toml(file: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """The tables of a TOML file; None, with the reason in `problems`, when it cannot be read."""
    text = ""
    try:
        text = file.read_text(encoding="utf-8-sig")  # some editors begin a file with a mark of its encoding
        return tomllib.loads(text)
    except FileNotFoundError:
        problems.append(Problem(_shown(file), "the file is not there", "check the folder's name"))
    except OSError as error:
        problems.append(Problem(_shown(file), f"the file cannot be read: {error.strerror}", "check its permissions"))
    except UnicodeDecodeError:
        problems.append(Problem(_shown(file), "the file is not UTF-8", "save it as UTF-8"))
    except tomllib.TOMLDecodeError as error:
        curly = any(quote in text for quote in "“”‘’")
        hint = "mend the line it names" + ("; round a value stand straight quotes, not curly ones" if curly else "")
        problems.append(Problem(_shown(file), f"the file is not TOML: {error}", hint))
    return None


def read_folder(folder: Path, cls: type[T], problems: list[Problem]) -> tuple[tuple[T, ...], dict[str, str]]:
    """Every TOML file of a folder as a `cls`, by file name, with the file of each; cases are left to the tests."""
    made: dict[str, T] = {}
    places: dict[str, str] = {}
    for file in sorted(folder.glob("*.toml")):
        if file.name.endswith(".cases.toml"):
            continue
        document = read_toml(file, problems)
        thing = None if document is None else structure(document, cls, toml(), problems, _locator(file))
        if thing is None:
            continue
        if file.stem.replace("-", "_") != file_stem(thing.id):
            expected = f"{file_stem(thing.id)}.toml"
            problems.append(
                Problem(f"{_shown(file)}: id", "does not match the file's name", f"name the file {expected}")
            )
        place = f"{cls.__name__.lower()}:{thing.id}"
        if place in places:
            problems.append(
                Problem(f"{_shown(file)}: id", f"{thing.id} is also the id in {places[place]}", "ids are unique")
            )
        places[place] = _shown(file)
        made.setdefault(thing.id, thing)
    return tuple(made.values()), places


def file_stem(id: str) -> str:
    """The name of the file, without its ending, that holds the criterion or lexicon of this id (`fenmoor:X-01`: `x_01`)."""
    return id.rpartition(":")[2].lower().replace("-", "_")


def _locator(file: Path) -> Callable[[KeyPath], str]:
    shown = _shown(file)
    return lambda at: f"{shown}: {dotted(at)}" if at else shown


def _shown(file: Path) -> str:
    return file.as_posix()
