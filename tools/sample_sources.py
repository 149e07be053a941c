"""The sources of the sample plans: TOML files read into one shape that every layout is built from."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from attrs import frozen

from ehcp_rules.plan import AREAS, SECTION_CODES

__all__ = ["SAMPLES", "Source", "read_sources", "uk_date"]

SAMPLES = Path(__file__).resolve().parents[1] / "src" / "ehcp_rules" / "samples"

_SHORT_AREAS = {
    "CI": "communication-and-interaction",
    "CL": "cognition-and-learning",
    "SEMH": "social-emotional-and-mental-health",
    "SP": "sensory-and-physical",
}
_KINDS = {
    "A": "view", "B": "need", "C": "need", "D": "need", "E": "outcome", "F": "provision", "G": "provision",
    "H1": "provision", "H2": "provision", "I": "placement", "J": "budget", "K": "advice",
}  # fmt: skip
_FORMATS = {
    "word-table": "Word, needs, provision and outcomes side by side in one table for each area",
    "excel-form": "Excel form, one sheet for each section",
    "vendor-xml": "one case in a case system's XML export",
    "json": "JSON, `ehcp-plan/1`",
}
VERDICTS = ("met", "partly-met", "not-met", "needs-judgement", "not-applicable")


@frozen
class Source:
    """One sample plan: what it is, its facts, its items by section, and the verdicts its author expects."""

    title: str
    built: str
    layout: str
    about: str
    front: dict[str, str]
    plan: dict[str, str]
    learner: dict[str, Any]
    dates: dict[str, dt.date]
    sections: dict[str, tuple[dict[str, Any], ...]]
    expected: tuple[dict[str, str], ...]

    @property
    def format_words(self) -> str:
        """The format in a few words."""
        return _FORMATS[self.layout]

    def items(self, code: str, kind: str | None = None, area: str | None = None) -> list[dict[str, Any]]:
        """The items of a section, or those of one kind or one area."""
        return [
            item
            for item in self.sections[code]
            if (kind is None or item["kind"] == kind) and (area is None or item.get("area") == area)
        ]

    def as_plan(self) -> dict[str, Any]:
        """The plan as an `ehcp-plan/1` document."""
        return {
            "format": "ehcp-plan/1",
            **self.plan,
            "dates": {name: day.isoformat() for name, day in self.dates.items()},
            "learner": {name: _plain(value) for name, value in self.learner.items()},
            "sections": [
                {"code": code, "items": [{k: _plain(v) for k, v in item.items()} for item in self.sections[code]]}
                for code in SECTION_CODES
            ],
        }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def uk_date(day: dt.date | None) -> str:
    """A date as council forms print it, or nothing."""
    return day.strftime("%d/%m/%Y") if day else ""


def read_sources() -> list[Source]:
    """Every source, in the order of the built files. Raises ValueError for an id used twice or a link to nowhere."""
    found = [_read(path) for path in (SAMPLES / "sources").glob("*.toml")]
    return sorted(found, key=lambda source: source.built)


def _read(path: Path) -> Source:
    document = tomllib.loads(path.read_text("utf-8"))
    expected = [
        {"item": "plan", "criterion": criterion, **_verdict(text)} for criterion, text in document.pop("expect").items()
    ]
    sections: dict[str, tuple[dict[str, Any], ...]] = {}
    for code in SECTION_CODES:
        items = []
        for raw in document.pop(code, []):
            item = {"kind": _KINDS[code], **raw}
            for line in item.pop("expect", []):
                criterion, rest = line.split(" ", 1)
                expected.append({"item": item["id"], "criterion": criterion, **_verdict(rest)})
            if "area" in item:
                item["area"] = _SHORT_AREAS.get(item["area"], item["area"])
            items.append(item)
        sections[code] = tuple(items)
    if document["layout"] == "word-table":
        _link_rows(sections)
    source = Source(sections=sections, expected=tuple(expected), **document)
    _check(source)
    return source


def _link_rows(sections: dict[str, tuple[dict[str, Any], ...]]) -> None:
    """Add the links that a row states by standing in it: its provision serves its outcomes."""
    for code in ("F", "G", "H1", "H2"):
        for item in sections[code]:
            outcomes = [outcome["id"] for outcome in sections["E"] if outcome.get("needs") == item.get("needs")]
            if outcomes and "needs" in item:
                item["outcomes"] = outcomes


def _verdict(text: str) -> dict[str, str]:
    verdict, note = text.split(" | ", 1)
    if verdict not in VERDICTS:
        raise ValueError(f"{verdict} is not a verdict")
    return {"verdict": verdict, "note": note}


def _check(source: Source) -> None:
    ids = [item["id"] for items in source.sections.values() for item in items]
    links = [
        link
        for items in source.sections.values()
        for item in items
        for link in (*item.get("needs", ()), *item.get("outcomes", ()), *([item["under"]] if "under" in item else []))
    ]
    areas = {item["area"] for items in source.sections.values() for item in items if "area" in item}
    wrong = [name for name in ids if ids.count(name) > 1] + [link for link in links if link not in ids]
    wrong += sorted(areas - set(AREAS))
    if wrong:
        raise ValueError(f"{source.built}: {', '.join(wrong)}")
