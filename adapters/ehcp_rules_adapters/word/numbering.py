"""The numbers that Word prints before paragraphs: kept as rules in a part of the file, never as text.

Rules: ECMA-376, part 1, section 17.9. A list has nine levels; each counts on from its last paragraph and starts again
below a higher one; its text composes the counters of itself and of those above, such as `%1.%2`.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from attrs import define, field, frozen

from ehcp_rules_adapters.markup import parse

__all__ = ["BULLET", "Numbering"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/numbering.xml"
BULLET = "•"
LARGEST = 9_999
"""Counters beyond this are printed in figures: no plan has lists of this length, and letters would grow without end."""


@frozen
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@define
class _List:
    """One list as it is counted: its levels by depth, and where each counter stands."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(factory=dict)


@frozen
class _Use:
    """A numbering that paragraphs name: the list it counts in, and the levels where it starts anew."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, _Level]


class Numbering:
    """The counters of one document. Ask in reading order, once for each numbered paragraph."""

    def __init__(self, content: bytes) -> None:
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        self._started: set[tuple[str, int]] = set()
        if content:
            self._load(parse(content, _PART))

    def depth_of(self, identifier: str, style: str) -> int:
        """The depth at which paragraphs of a style stand in this numbering; 0 where the numbering does not say."""
        use = self._uses.get(identifier)
        levels = {**self._lists[use.abstract].levels, **use.levels} if use and use.abstract in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def next(self, identifier: str, depth: int) -> str:
        """What is printed before the next paragraph of this numbering at this depth; empty where nothing is."""
        use = self._uses.get(identifier)
        if use is None:
            return ""
        counted = self._lists.setdefault(use.abstract, _List({}))
        levels = {**counted.levels, **use.levels}
        level = levels.get(depth)
        if level is None:
            return ""
        if depth in use.starts and (identifier, depth) not in self._started:
            counted.counts[depth] = use.starts[depth]
        elif depth in counted.counts:
            counted.counts[depth] += 1
        else:
            counted.counts[depth] = level.start
        self._started.add((identifier, depth))
        for deeper in [one for one in counted.counts if one > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart != 0 and depth < restart):
                del counted.counts[deeper]
        if level.format == "bullet":
            return BULLET
        if level.format == "none":
            return level.text if "%" not in level.text else ""
        return _composed(level, levels, counted.counts)

    def _load(self, root: Element) -> None:
        styled: dict[str, str] = {}
        links: dict[str, str] = {}
        for abstract in root.iter(f"{_W}abstractNum"):
            identifier = abstract.get(f"{_W}abstractNumId", "")
            self._lists[identifier] = _List(_levels(abstract))
            if name := _text(abstract, "styleLink"):
                styled[name] = identifier
            if name := _text(abstract, "numStyleLink"):
                links[identifier] = name
        for use in root.iter(f"{_W}num"):
            abstract_id = _text(use, "abstractNumId")
            abstract_id = styled.get(links.get(abstract_id, ""), abstract_id)
            starts: dict[int, int] = {}
            levels: dict[int, _Level] = {}
            for override in use.iter(f"{_W}lvlOverride"):
                depth = _number(override.get(f"{_W}ilvl", ""), 0)
                if start := _text(override, "startOverride"):
                    starts[depth] = _number(start, 1)
                levels |= _levels(override)
            self._uses[use.get(f"{_W}numId", "")] = _Use(abstract_id, starts, levels)


def _levels(parent: Element) -> dict[int, _Level]:
    found = {}
    for level in parent.iter(f"{_W}lvl"):
        restart = _text(level, "lvlRestart")
        legal = level.find(f"{_W}isLgl")
        found[_number(level.get(f"{_W}ilvl", ""), 0)] = _Level(
            start=_number(_text(level, "start"), 1),
            format=_text(level, "numFmt") or "decimal",
            text=_text(level, "lvlText"),
            restart=_number(restart, 0) if restart else None,
            style=_text(level, "pStyle"),
            legal=legal is not None and legal.get(f"{_W}val", "1") not in ("0", "false", "off"),
        )
    return found


def _text(parent: Element, name: str) -> str:
    child = parent.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val", "")


def _number(text: str, default: int) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else default


def _composed(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    printed = level.text
    for depth in range(9):
        mark = f"%{depth + 1}"
        if mark in printed:
            other = levels.get(depth, _Level())
            count = counts.get(depth, other.start)
            printed = printed.replace(mark, _written(count, "decimal" if level.legal else other.format))
    return printed.strip()


def _written(count: int, how: str) -> str:
    if count > LARGEST or how not in _FORMATS:
        return str(count)
    return _FORMATS[how](count)


def _letters(count: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26] * ((count - 1) // 26 + 1) if count > 0 else "0"


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while count >= value:
            written += letters
            count -= value
    return written or "0"


def _ordinal(count: int) -> str:
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
}
