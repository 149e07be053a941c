"""Choosing one of the installed rulesets: by version, by the date on which it is in force, or the newest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from ehcp_rules.errors import Problem, RulesetError, RulesetNotFoundError, closest
from ehcp_rules.loading.compiled import Release
from ehcp_rules.loading.rulesets import Header, load_header
from ehcp_rules.plugins.inventory import PluginInventory
from ehcp_rules.ruleset import RulesetLocation

__all__ = ["find_ruleset", "newer_release"]


def find_ruleset(
    inventory: PluginInventory, id: str, version: str | None = None, in_force_on: dt.date | None = None
) -> RulesetLocation:
    """The installed ruleset of this id: of this version, in force on this day, or else the newest released one.

    Validity is half-open: a ruleset is in force from `valid_from` to the day before `valid_to`. A draft is chosen only by
    its version, or while no released version would do; a proposed one only by its version, or where it is the only one of
    its id. Raises RulesetNotFoundError, which lists what is installed.
    """
    if version is not None and in_force_on is not None:
        hint = "leave one of the two out"
        raise RulesetNotFoundError([Problem(id, "is asked for by a version and by a date at once", hint)])
    versions = [place for place in inventory.rulesets if place.id == id]
    if not versions:
        known = {place.id for place in inventory.rulesets}
        hint = "; ".join(part for part in (closest(id, known, otherwise="installed"), inventory.note) if part)
        raise RulesetNotFoundError([Problem(id, "no ruleset of this id is installed", hint)])
    if version is not None:
        for place in versions:
            if place.version == version:
                return place
        hint = closest(version, (place.version for place in versions), otherwise="installed")
        raise RulesetNotFoundError([Problem(id, f"version {version} is not installed", hint)])
    if len(versions) == 1 and in_force_on is None:
        return versions[0]
    headers = [(place, header) for place, header in _headers(versions) if header.status != "proposed"]
    if not headers:
        listed = ", ".join(place.version for place in versions)
        raise RulesetNotFoundError(
            [Problem(id, "is only proposed, and in force on no day", f"name a version: {listed}")]
        )
    if in_force_on is not None:
        headers = [(place, header) for place, header in headers if _in_force(header, in_force_on)]
        if not headers:
            listed = ", ".join(place.version for place in versions)
            message = f"no installed version is in force on {in_force_on}"
            raise RulesetNotFoundError([Problem(id, message, f"installed: {listed}")])
    released = [(place, header) for place, header in headers if header.status == "released"]
    chosen, _ = max(released or headers, key=lambda one: _newness(one[0].version))
    return chosen


def newer_release(inventory: PluginInventory, id: str, version: str) -> str | None:
    """The newest installed release of this id that came after a version, or None; one that cannot be read is none."""
    versions = [place for place in inventory.rulesets if place.id == id and _newness(place.version) > _newness(version)]
    try:
        headers = _headers(versions) if versions else ()
    except RulesetError:
        return None
    released = (place.version for place, header in headers if header.status == "released")
    return max(released, key=_newness, default=None)


def _headers(places: Iterable[RulesetLocation]) -> Iterable[tuple[RulesetLocation, Header | Release]]:
    """The headers that can be read; when none can, the error says why."""
    headers: list[tuple[RulesetLocation, Header | Release]] = []
    problems: list[Problem] = []
    for place in places:
        try:
            headers.append((place, load_header(place.folder)))
        except RulesetError as error:
            problems.extend(error.problems)
    if not headers:
        raise RulesetError(problems)
    return headers


def _in_force(header: Header | Release, day: dt.date) -> bool:
    return (header.valid_from is None or header.valid_from <= day) and (
        header.valid_to is None or day < header.valid_to
    )


def _newness(version: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", version)), version
