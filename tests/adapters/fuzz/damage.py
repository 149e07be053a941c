"""Ways of damaging a file, drawn by hypothesis, so that what breaks a reader shrinks to the least damage that does."""

from __future__ import annotations

import functools
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

Damage = Callable[[bytes], bytes]

PIECES = (
    b"\x00", b"\xff\xfe", b"<", b">", b"&", b"&#0;", b"]]>", b"<!--", b"<!DOCTYPE a>", b'"', b"'", b"\r", b"\n\n", b"{", b"[", b",",
    b";", b"-1", b"0", b"99999999999999999999", b"1e999", b"NaN", b"\xe2\x80\xae", b"\xed\xa0\x80", b"PK\x03\x04", b"%PDF-",
    b"null", b"true", b"=1+1", b" " * 64, b"A" * 4_096,
)  # fmt: skip
"""What often stands where readers stumble."""

_ELEMENT = re.compile(rb"<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>(?:[^<>]*)</\1>")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_VALUE = re.compile(rb"""(=)(["'])[^"'<>]*\2""")
_CELL = re.compile(rb"<w:tcPr>")
_NUMBER = re.compile(rb"-?\d+")

_places = st.integers(0, 2**16)


def _at(content: bytes, place: int) -> int:
    """A place anywhere in the content, from a number that does not know its length."""
    return place * len(content) // (2**16 + 1)


@st.composite
def _turned(draw: st.DrawFn) -> Damage:
    place, mask = draw(_places), draw(st.integers(1, 255))

    def damage(content: bytes) -> bytes:
        if not content:
            return content
        at = min(_at(content, place), len(content) - 1)
        return content[:at] + bytes([content[at] ^ mask]) + content[at + 1 :]

    return damage


@st.composite
def _cut(draw: st.DrawFn) -> Damage:
    place = draw(_places)
    return lambda content: content[: _at(content, place)]


@st.composite
def _spliced(draw: st.DrawFn) -> Damage:
    """A stretch is left out, doubled many times, or replaced by a piece."""
    first, length = draw(_places), draw(st.integers(0, 400))
    times, piece = draw(st.sampled_from((0, 1, 2, 50))), draw(st.sampled_from((b"", *PIECES)))

    def damage(content: bytes) -> bytes:
        at = _at(content, first)
        return content[:at] + content[at : at + length] * times + piece + content[at + length :]

    return damage


@st.composite
def _replaced(draw: st.DrawFn, pattern: re.Pattern[bytes], how: Callable[[re.Match[bytes], bytes], bytes]) -> Damage:
    """One match of a pattern, by what `how` makes of it and a piece."""
    number, piece = draw(_places), draw(st.sampled_from(PIECES))

    def damage(content: bytes) -> bytes:
        found = list(pattern.finditer(content))
        if not found:
            return content
        one = found[number % len(found)]
        return content[: one.start()] + how(one, piece) + content[one.end() :]

    return damage


def _merged(one: re.Match[bytes], piece: bytes) -> bytes:
    wide = piece if piece.lstrip(b"-").isdigit() else b"3"
    kind = b"restart" if len(piece) % 2 else b"continue"
    return b'<w:tcPr><w:gridSpan w:val="' + wide + b'"/><w:vMerge w:val="' + kind + b'"/>'


def bytes_damage() -> st.SearchStrategy[Damage]:
    """Damage that knows nothing of the format."""
    return st.one_of(_turned(), _cut(), _spliced(), _replaced(_NUMBER, lambda _, piece: piece))


def markup_damage() -> st.SearchStrategy[Damage]:
    """Elements doubled or left out, tags lost, values exchanged, cells merged."""
    return st.one_of(
        _replaced(_ELEMENT, lambda one, _: one[0] * 2),
        _replaced(_ELEMENT, lambda one, _: one[0] * 500),
        _replaced(_ELEMENT, lambda _, __: b""),
        _replaced(_TAG, lambda _, __: b""),
        _replaced(_TAG, lambda one, _: one[0] * 2),
        _replaced(_VALUE, lambda one, piece: one[1] + one[2] + piece + one[2]),
        _replaced(_CELL, _merged),
        bytes_damage(),
    )


@st.composite
def zip_damage(draw: st.DrawFn) -> Damage:
    """A member damaged, left out, doubled, renamed or exchanged with another."""
    which, other = draw(_places), draw(_places)
    act = draw(st.sampled_from(("inside", "inside", "inside", "inside", "lost", "doubled", "renamed", "exchanged")))
    inside = draw(st.lists(markup_damage(), min_size=1, max_size=3)) if act == "inside" else []
    name = draw(st.sampled_from(("../x", "word/document.xml", "xl/workbook.xml", "a\\b", "x/", "person.csv", "é.xml")))

    def damage(content: bytes) -> bytes:
        inner = members(content)
        if not inner:
            return content
        names = list(inner)
        one, two = names[which % len(names)], names[other % len(names)]
        if act == "inside":
            inner[one] = functools.reduce(lambda made, each: each(made), inside, inner[one])
        elif act == "lost":
            del inner[one]
        elif act == "renamed":
            inner[name] = inner.pop(one)
        elif act == "exchanged":
            inner[one], inner[two] = inner[two], inner[one]
        return zipped(inner, doubled=one if act == "doubled" else None)

    return damage


def members(content: bytes) -> dict[str, bytes]:
    """The members of a zip; none of anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - what is already damaged cannot be taken apart again
        return {}


def zipped(members: Mapping[str, bytes], doubled: str | None = None) -> bytes:
    """A zip of these members, the same at whatever time it is made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        if doubled in members:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # zipfile warns of a name that is there already: that is the point
                archive.writestr(zipfile.ZipInfo(doubled), members[doubled])
    return buffer.getvalue()


def damaged(name: str, content: bytes) -> st.SearchStrategy[bytes]:
    """The file with one to four kinds of damage that suit its format."""
    if content.startswith(b"PK"):
        each: st.SearchStrategy[Damage] = st.one_of(zip_damage(), zip_damage(), zip_damage(), bytes_damage())
    elif name.endswith(".xml"):
        each = markup_damage()
    else:
        each = bytes_damage()
    return st.lists(each, min_size=1, max_size=4).map(
        lambda chosen: functools.reduce(lambda made, damage: damage(made), chosen, content)
    )
