"""Office packages with bytes that depend on their parts only, and the words that every printed layout shares."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from sample_sources import Source

__all__ = ["OFFICE", "XML", "archive", "content_types", "facts", "label", "relations", "who_from"]

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

STAGE_WORDS = {"draft": "Draft", "final": "Final", "draft-amended": "Draft amended", "final-amended": "Final amended"}


def archive(parts: Mapping[str, str]) -> bytes:
    """A zip whose bytes depend on its parts only: stored, not compressed, because compressors differ between machines."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            made.writestr(info, text.encode())
    return out.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """A relationships part: kind and target of each, numbered from rId1."""
    rows = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'


def content_types(overrides: Mapping[str, str]) -> str:
    """The content types part for these parts."""
    rows = (
        f'<Override PartName="{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for part, kind in overrides.items()
    )
    return (
        f'{XML}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        f'.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{"".join(rows)}</Types>'
    )


def label(item: Mapping[str, Any]) -> str:
    """The label of a view as forms print it: what it is, who speaks, how it was gathered."""
    return " – ".join(item[name] for name in ("label", "speaker", "method") if item.get(name))


def who_from(item: Mapping[str, Any]) -> str:
    """The author and role of a piece of advice in one cell."""
    return ", ".join(item[name] for name in ("author", "role") if item.get(name))


def facts(source: Source) -> list[tuple[str, str | dt.date]]:
    """The rows of the front page."""
    learner = source.learner
    rows: list[tuple[str, str | dt.date]] = [
        ("Council", source.front["council"]),
        ("Name", learner["name"]),
        ("Preferred name", learner["known_as"]),
        ("Pronouns", learner["pronouns"]),
        ("Date of birth", learner["date_of_birth"]),
        ("Sex", source.front["sex"]),
        ("First language", source.front["first_language"]),
        ("Year group", learner["year_group"]),
        ("Primary need", learner["primary_need"]),
        ("Current setting", learner["setting"]),
        ("Status", STAGE_WORDS[source.plan["stage"]]),
        ("Version", source.plan["version"]),
    ]
    return rows + [(name.replace("_", " ").capitalize(), day) for name, day in source.dates.items()]
