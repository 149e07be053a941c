"""Texts of the code and of criteria as Markdown: paragraphs, types and defaults."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any, get_origin

import attrs


def plain(text: str) -> str:
    """Text of a criterion with its paragraphs and lists, each on one line."""
    parts = re.split(r"\n\s*\n|\n(?=\s*- )", text.strip())
    lines = [" ".join(part.split()) for part in parts]
    made = ""
    for before, line in zip(["", *lines], lines, strict=False):
        listed = line.startswith("- ") and before.startswith("- ")
        made += ("" if not made else "\n" if listed else "\n\n") + line
    return made


def typed(annotation: Any) -> str:
    """A type as code."""
    plain = isinstance(annotation, type) and not get_origin(annotation)
    return f"`{annotation.__name__ if plain else str(annotation).replace('typing.', '')}`"


def default(value: Any) -> str:
    """A default as JSON."""
    made = value.factory() if isinstance(value, attrs.Factory) else value  # type: ignore[arg-type]
    return json.dumps(made, default=lambda value: str(value) if isinstance(value, Fraction) else list(value))
