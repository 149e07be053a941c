"""A bounded look at a source: enough to tell what it is, never enough to hurt."""

from __future__ import annotations

import itertools
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import BinaryIO

from attrs import field, frozen

from ehcp_rules.adapters.contract import Source

__all__ = ["Glimpse", "directory_is_bounded", "glimpse_of"]

HEAD_BYTES = 64 * 1024
MOST_DIRECTORY_BYTES = 1024 * 1024
MOST_IN_A_FOLDER = 5_000
_PARTS = (
    "[Content_Types].xml",
    "word/document.xml",
    "xl/workbook.xml",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
    "mimetype",
)

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_END = b"PK\x05\x06"
_END_64_LOCATOR = b"PK\x06\x07"
_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,60})")


@frozen
class Glimpse:
    """What can be told of a source without reading it.

    `head` is its first 64 KiB; `nature` one of empty, zip, damaged-zip, ole, protected, pdf, html, xml, json, rtf, text,
    binary, folder; `members` the names in a zip or directly in a folder; `parts` the first 64 KiB of the members that say
    what kind of document it is.
    """

    name: str
    suffix: str
    size: int
    nature: str
    head: bytes = field(repr=False)
    members: tuple[str, ...] = field(default=(), repr=False)
    parts: Mapping[str, bytes] = field(factory=dict, repr=False)

    @property
    def root(self) -> str:
        """The local name of the root element of XML; empty for anything else."""
        if self.nature != "xml":
            return ""
        found = _ROOT.search(_COMMENTS.sub("", self.text))
        return found[1] if found else ""

    @property
    def text(self) -> str:
        """The head as text, for looking only: bytes that fit no encoding are replaced."""
        if self.head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return self.head.decode("utf-16", "replace")
        return self.head.decode("utf-8-sig", "replace")


def glimpse_of(source: Source) -> Glimpse:
    """Look at the first bytes of a source and, for a zip or a folder, at its list of files. Raises OSError."""
    if source.path is not None and source.path.is_dir():
        files = itertools.islice((entry.name for entry in source.path.iterdir() if entry.is_file()), MOST_IN_A_FOLDER)
        return Glimpse(source.name, "", 0, "folder", b"", tuple(sorted(files)))
    suffix = "." + source.name.rpartition(".")[2].lower() if "." in source.name else ""
    with source.open() as file:
        head = file.read(HEAD_BYTES)
        nature = _nature(head)
        if nature == "ole" and _ENCRYPTED in head:
            nature = "protected"
        members: tuple[str, ...] = ()
        parts: dict[str, bytes] = {}
        if nature == "zip":
            try:
                if directory_is_bounded(file):
                    with zipfile.ZipFile(file) as archive:
                        members = tuple(archive.namelist())
                        parts = {name: _beginning(archive, name) for name in _PARTS if name in members}
            except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error):
                # NotImplementedError is how the library names a compression that it does not know.
                nature = "damaged-zip"
            except RuntimeError:  # the library's answer to a member that needs a password
                nature = "protected"
    return Glimpse(source.name, suffix, source.size, nature, head, members, parts)


def directory_is_bounded(file: BinaryIO) -> bool:
    """Whether a zip's central directory is small enough to list; raises BadZipFile where there is none."""
    size = file.seek(0, 2)
    start = max(0, size - 65_557)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0:
        raise zipfile.BadZipFile
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if tail[at - 20 : at - 16] == _END_64_LOCATOR:
        file.seek(int.from_bytes(tail[at - 12 : at - 4], "little"))
        directory = int.from_bytes(file.read(56)[40:48], "little")
    file.seek(0)
    return directory <= MOST_DIRECTORY_BYTES


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(HEAD_BYTES)


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
)


def _nature(head: bytes) -> str:
    if not head:
        return "empty"
    for signature, nature in _SIGNATURES:
        if head.startswith(signature):
            return nature
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        if b"\x00" in head[:4096] and not head.lstrip(b"\x00").startswith(b"<"):
            return "binary"
        text = head.decode("utf-8-sig", "replace").replace("\x00", "")
    start = text.lstrip()[:1024].lower()
    if not start:
        return "empty" if len(head) < HEAD_BYTES else "text"
    if start.startswith("<"):
        return "html" if start.startswith(("<!doctype html", "<html")) else "xml"
    return "json" if start[0] in "{[" else "text"
