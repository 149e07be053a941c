"""Office packages: a zip whose bytes depend on its parts alone, and text that XML can hold."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape

__all__ = ["DECLARATION", "content_types", "core_properties", "relations", "text_of", "write_package"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of(text: str) -> str:
    """Text for XML; a character that XML has no place for becomes the sign for one that is missing."""
    return escape(_NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))


def relations(*targets: tuple[str, str]) -> str:
    """A part of relationships: kind and target of each, numbered from rId1."""
    rows = (
        f'<Relationship Id="rId{number}" Type="{_kind(kind)}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _kind(kind: str) -> str:
    return f"{_PACKAGE}/relationships/metadata/{kind}" if kind == "core-properties" else f"{_OFFICE}/{kind}"


def content_types(parts: Mapping[str, str]) -> str:
    """The part of content types: what each part is, by its name."""
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="application/{kind}+xml"/>' for name, kind in parts.items()
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{rows}</Types>'


def core_properties(title: str) -> str:
    """The part that gives the document its title, which people hear before they open it. It names nobody and no day."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{text_of(title)}</dc:title>'
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def write_package(parts: Mapping[str, str], file: BinaryIO) -> None:
    """Write the parts as a zip. The same parts give the same bytes with the same compressor, whatever the day."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            made.writestr(info, text.encode())
