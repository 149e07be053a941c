"""What the files of an overlay folder hold: `overlay.toml` and the phrases of `lexicons/`, and which ruleset it pins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import attrs

from ehcp_rules.errors import OverlayError, Problem
from ehcp_rules.loading.misfits import dotted
from ehcp_rules.loading.rulesets import read_toml
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules.ruleset import LocalFact, Policy
from ehcp_rules.text import LexiconGroup

__all__ = ["Amend", "Disable", "LexiconAddition", "LocalLimit", "Overlay", "Pin", "base_of", "overlay_in"]


@attrs.frozen(kw_only=True)
class Pin:
    """The ruleset that an overlay was written for; with `judging_digest`, exactly that judging."""

    id: str
    version: str
    judging_digest: str = ""


@attrs.frozen(kw_only=True)
class Amend:
    """One change to a criterion or a policy: `set` a value, or `add` to or `remove` from a list, at a dotted path.

    None stands for what is not given, because TOML has no such value.
    """

    path: str
    reason: str
    criterion: str = ""
    policy: str = ""
    set: Any = None
    add: Any = None
    remove: Any = None


@attrs.frozen(kw_only=True)
class Disable:
    """A criterion that is not used locally: why, who approved it, and when that is looked at again."""

    criterion: str
    reason: str
    approved_by: str
    review_on: dt.date


@attrs.frozen(kw_only=True)
class LocalLimit:
    """A stricter limit of the council's own, in its namespace (`fenmoor:T03`): another number for a time limit that is there.

    It counts from `valid_from` on, in the unit of the limit that it is `stricter_than`; before that day the two agree.
    """

    id: str
    stricter_than: str
    limit: int
    valid_from: dt.date
    reason: str


@attrs.frozen(kw_only=True)
class Overlay:
    """What `overlay.toml` holds."""

    id: str
    title: str
    publisher: str
    version: str
    base: Pin
    amend: tuple[Amend, ...] = ()
    disable: tuple[Disable, ...] = ()
    appraisal: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    facts: tuple[LocalFact, ...] = ()
    timescales: tuple[LocalLimit, ...] = ()
    policies: tuple[Policy, ...] = ()
    default_policy: str = ""


@attrs.frozen(kw_only=True)
class LexiconAddition:
    """A lexicon file of an overlay: groups for a lexicon that is there, or a whole lexicon of its own."""

    id: str
    groups: tuple[LexiconGroup, ...]
    title: str = ""
    stricter: Literal["more-phrases", "fewer-phrases", "neither"] = "neither"


def base_of(folder: str | Path) -> Pin:
    """The ruleset that an overlay folder pins; raises OverlayError when `overlay.toml` cannot be read."""
    return overlay_in(folder).base


def overlay_in(folder: str | Path) -> Overlay:
    """What `overlay.toml` of a folder holds, applied to nothing; raises OverlayError when it cannot be read."""
    problems: list[Problem] = []
    file = Path(folder) / "overlay.toml"
    document = read_toml(file, problems)
    place = file.as_posix()
    overlay = (
        None
        if document is None
        else structure(document, Overlay, toml(), problems, lambda at: f"{place}: {dotted(at)}" if at else place)
    )
    if overlay is None:
        raise OverlayError(problems)
    return overlay
