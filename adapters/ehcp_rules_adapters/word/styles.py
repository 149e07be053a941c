"""What a Word document's styles say of paragraphs and runs: heading level, weight, size and numbering.

The part that holds them is large (about 350 KB in many documents) and few of its styles are used, so that each is looked
at only when a paragraph asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

__all__ = ["Look", "Styles"]

_DEFAULTS = re.compile(rb"<w:rPrDefault>(.*?)</w:rPrDefault>", re.DOTALL)
_ON_OFF = re.compile(rb'<w:(b|i|u|vanish)(?=[\s/])(?:[^>]*?\bw:val="([^"]*)")?')
_VALUE = re.compile(
    rb'<w:(name|basedOn|outlineLvl|sz|numId|ilvl)\b[^>]*?\bw:val="([^"]*)"',
)
_OFF = {b"0", b"false", b"off", b"none"}
_DEEPEST = 20
USUAL_SIZE = 10.0
"""The size in points of text whose styles name none (ECMA-376, part 1, 17.3.2.38)."""


@frozen
class Look:
    """How text of a style looks; None where neither the style nor those it rests on say.

    `level` is the heading level (0 for a title), `numbering` a list's id and level, `contents` whether this is a line of
    a table of contents.
    """

    level: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    numbering: tuple[str, int | None] | None = None
    listed: bool = False
    contents: bool = False


class Styles:
    """The styles of one document. What is missing or odd in them is as if they said nothing."""

    def __init__(self, content: bytes) -> None:
        self._raw: dict[str, bytes] = {}
        self._known: dict[str, Look] = {}
        self._usual = ""
        for part in content.split(b"<w:style ")[1:]:
            head, _, rest = part.partition(b">")
            identifier = _attribute(head, b"styleId")
            self._raw.setdefault(identifier, rest.partition(b"</w:style>")[0])
            if b'w:default="1"' in head and b'w:type="paragraph"' in head:
                self._usual = identifier
        defaults = _DEFAULTS.search(content)
        self._defaults = _look(defaults[1], "") if defaults else Look()

    def look(self, identifier: str) -> Look:
        """The look of a style by its id, with what it takes over from the styles it rests on."""
        if identifier not in self._known:
            self._known[identifier] = self._resolve(identifier)
        return self._known[identifier]

    def usual(self) -> Look:
        """The look of a paragraph that names no style."""
        return self.look(self._usual)

    def _resolve(self, identifier: str) -> Look:
        looks = [_look(self._raw[one], one) for one in self._chain(identifier)]
        if not looks and identifier:
            looks = [_look(b"", identifier)]
        looks.append(self._defaults)

        def first(name: str) -> object:
            return next((value for look in looks if (value := getattr(look, name)) is not None), None)

        names = ("level", "bold", "italic", "underlined", "hidden", "size", "numbering")
        found: Mapping[str, object] = {name: first(name) for name in names}
        own = looks[0]
        return Look(**found, listed=any(look.listed for look in looks), contents=own.contents)  # type: ignore[arg-type]

    def _chain(self, identifier: str) -> Iterator[str]:
        seen: set[str] = set()
        while identifier in self._raw and identifier not in seen and len(seen) < _DEEPEST:
            seen.add(identifier)
            yield identifier
            values = dict(_VALUE.findall(self._raw[identifier]))
            identifier = values.get(b"basedOn", b"").decode("utf-8", "replace")


def _look(content: bytes, identifier: str) -> Look:
    values = dict(_VALUE.findall(content))
    switches = {name: value not in _OFF for name, value in _ON_OFF.findall(content)}
    name = values.get(b"name", b"").decode("utf-8", "replace").lower() or _name_of(identifier)
    size, number = values.get(b"sz", b""), values.get(b"numId", b"").decode("ascii", "replace")
    outline, depth = values.get(b"outlineLvl", b""), values.get(b"ilvl", b"")
    level: int | None = None
    if name == "title":
        level = 0
    elif name.startswith("heading ") and name[8:].isdigit():
        level = int(name[8:])
    elif outline.isdigit() and int(outline) < 9:
        level = int(outline) + 1
    return Look(
        level=level,
        bold=switches.get(b"b"),
        italic=switches.get(b"i"),
        underlined=switches.get(b"u"),
        hidden=switches.get(b"vanish"),
        size=int(size) / 2 if size.isdigit() else None,
        numbering=(number, int(depth) if depth.isdigit() else None) if number else None,
        listed=name.startswith("list "),
        contents=name.startswith("toc ") and name[4:].isdigit(),
    )


def _name_of(identifier: str) -> str:
    """What Word calls a style of this id in documents that carry no styles, such as `Heading1` and `ListBullet`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", identifier).lower()


def _attribute(tag: bytes, name: bytes) -> str:
    _, found, rest = tag.partition(b"w:" + name + b'="')
    return rest.partition(b'"')[0].decode("utf-8", "replace") if found else ""
