"""The references that items carry (`F12`, `E2.1`, `3.`), and those that lead from one item to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

__all__ = ["ALL", "Numbered", "numbered", "references_in"]

_CODE = r"(?:H[12]|[A-K])"
_PRINTED = re.compile(
    rf"\s*[(\[]?({_CODE}[A-Z]?[.-]?\d{{1,3}}(?:[.-]\d{{1,3}}){{0,3}}[a-z]?|{_CODE}[A-Z]?\(\d{{1,2}}\)|{_CODE}[A-Z]?[.-][a-z]|H[12][a-z]?)"
    r"[)\]]?(?:\s*[.:)–—|-]\s*|\s+)(?=\S)"
)
_COUNTED = re.compile(
    r"\s*(?:outcome|need|provision|strength|objective|aim|item)s?\s*(?:no\.?\s*|number\s*)?"
    rf"({_CODE}?[.-]?\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)\s*(?:[:.)–—|-]|\n)\s*(?=\S)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\s*(?:\((\d{1,2}|[a-z]|[ivx]{1,4})\)|(\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_DOTTED = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[A-Z“\"‘'])")
_BULLET = re.compile(r"\s*(?:[•▪●◦‣■□➢✓*\uf0b7]|[-–](?=\s)|o(?=\t))\s*(?=\S)")
_WHOLE = re.compile(
    rf"[(\[]?((?:{_CODE}[A-Z]?)?[.-]?\d{{1,3}}(?:[.-]\d{{1,3}}){{0,3}}[a-z]?|{_CODE}[A-Z]?\(\d{{1,2}}\))[)\]]?[.:)]?\Z"
)
_ONE = re.compile(rf"({_CODE}[A-Z]?)?[.-]?(\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)\Z")
_FILLING = re.compile(
    r"\b(?:outcomes?|needs?|provisions?|objectives?|aims?|links?|linked|to|and|nos?|numbers?|refs?|references?|paragraphs?|paras?|see|sections?|parts?|relates?|meets?|supports?|items?)\b"
    r"|[,;&+()\[\]/:|\n]",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"({_CODE}?)(\d{{1,2}})\s*(?:[-–—]|\bto\b)\s*({_CODE}?)(\d{{1,2}})(?![\d.])")
_TRAILING = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]\s*\.?\s*\Z")
_NO_TARGET = re.compile(
    r"\s*[(\[]?\s*(?:linked|links?|relat(?:ed|es)|addresses|meets|supports)(?: to| with)?:?\s*"
    r"(?:-|–|—|none|n/?a|nil|tbc|\.{2,}|…|_+)?\s*[)\]]?\s*\Z",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?<![\w.])(?:([BCDE])[.-]?|(outcomes?|needs?)\s+(?:no\.?\s*|number\s*)?)(\d{1,3}(?:\.\d{1,3})*)(?![\w.]*\w)",
    re.IGNORECASE,
)
MOST_IN_RANGE = 30
"""A range such as B1 to B5 over more than these is no list of references."""

ALL = "*"
"""Behind the letter of a section: all of its needs or outcomes, as “All” in a column of links says."""


@frozen
class Numbered:
    """A text without the reference that stands before it: `id` where that names the section, else a plain `number`."""

    text: str
    id: str = ""
    number: str = ""
    bullet: bool = False


def numbered(text: str, code: str, printed: str = "") -> Numbered:
    """Divide the reference of an item of section `code` from its text; `printed` is what Word prints before it."""
    if printed:
        own = _own(printed, code)
        inner = _PRINTED.match(text)
        if own.id or inner is None or not _belongs(inner[1], code):
            return Numbered(text, own.id, own.number, own.bullet)
    found = _PRINTED.match(text)
    if found and _belongs(found[1], code):
        return Numbered(text[found.end() :], found[1])
    if counted := _COUNTED.match(text):
        own = _own(counted[1], code)
        return Numbered(text[counted.end() :], own.id, own.number)
    if plain := _PLAIN.match(text):
        return Numbered(text[plain.end() :], "", plain[1] or plain[2])
    if dotted := _DOTTED.match(text):
        return Numbered(text[dotted.end() :], "", dotted[1])
    if bullet := _BULLET.match(text):
        return Numbered(text[bullet.end() :], "", "", bullet=True)
    return Numbered(text)


def trailing_references(text: str, default: str = "") -> tuple[str, tuple[str, ...]]:
    """A text without the references in brackets at its end, such as “… each week. (B2, E1)”, and those references.

    Plain numbers count behind a word for what they lead to, such as “outcome”; behind “paragraph” they lead to section
    `default`, or to wherever that number stands.
    """
    found = _TRAILING.search(text)
    references = references_in(found[1], _named_with(found[1], default)) if found else ()
    if not found or not found.start() or not references or any(one[0] not in "BCDE" for one in references):
        return text, ()
    return text[: found.start()], references


def bracketed_references(text: str) -> tuple[str, ...]:
    """The references that a line in brackets consists of, such as “(Needs 1 and 2)”, by the word that it names them with."""
    found = _TRAILING.match(text)
    if found is None:
        return ()
    return references_in(found[1], _named_with(found[1], ""))


def _named_with(text: str, default: str) -> str:
    """The section that plain numbers lead to by the word that they are named with: needs, outcomes, or a paragraph's."""
    words = set(re.findall(r"[a-z]+", text.lower()))
    needs, outcomes = words & {"need", "needs"}, words & {"outcome", "outcomes"}
    if bool(needs) != bool(outcomes):
        return "B" if needs else "E"
    return default if words & {"paragraph", "paragraphs", "para", "paras"} and not needs else ""


def leads_nowhere(text: str) -> bool:
    """Whether a line is a link that a form left without a target, such as “(linked to -)”."""
    return _NO_TARGET.match(text) is not None


def references_within(text: str) -> tuple[str, ...]:
    """The references that a heading speaks of, such as the E2 of “Provision for outcome 2”; none without any."""
    found = []
    for one in _WITHIN.finditer(text):
        code = one[1] or ("E" if one[2] and one[2].lower().startswith("outcome") else "B" if one[2] else "")
        if code:
            found.append(f"{code}{one[3]}")
    return tuple(dict.fromkeys(found))


def cell_reference(text: str) -> str:
    """The reference that is all of a cell's text, such as `E1`, `F.2` or `3.`; empty for anything else."""
    found = _WHOLE.match(text.strip())
    return found[1] if found else ""


def _belongs(reference: str, code: str) -> bool:
    return reference.startswith(code) and reference != code


def _own(printed: str, code: str) -> Numbered:
    words = printed.strip().split()
    last = words[-1].strip("()[].:–—- ") if words else ""
    if _belongs(last, code) and _ONE.match(last.replace("(", "").replace(")", "")):
        return Numbered("", last)
    if last[:1].isdigit():
        return Numbered("", "", last)
    return Numbered("", bullet=not last.isalnum() or len(last) <= 4)


def references_in(text: str, default: str = "") -> tuple[str, ...]:
    """The references that a text consists of, such as “B1, B2 and B4–B6”; none when it says anything else.

    Plain numbers are references to section `default`; without it they are none.
    """
    if len(text) > 200:
        return ()
    return tuple(dict.fromkeys(_expanded(text, default))) if _consists_of_references(text, default) else ()


def _consists_of_references(text: str, default: str) -> bool:
    words = _FILLING.sub(" ", _RANGE.sub(" X1 ", text).replace("X1", f"{default or 'B'}1")).split()
    return bool(words) and all((found := _ONE.match(word.strip("."))) and (found[1] or default) for word in words)


def _expanded(text: str, default: str) -> Iterator[str]:
    at = 0
    for found in _RANGE.finditer(text):
        yield from _single(text[at : found.start()], default)
        first, last = int(found[2]), int(found[4])
        code = found[1] or default
        if code and found[3] in ("", code) and 0 < last - first < MOST_IN_RANGE:
            yield from (f"{code}{number}" for number in range(first, last + 1))
        at = found.end()
    yield from _single(text[at:], default)


def _single(text: str, default: str) -> Iterator[str]:
    for word in _FILLING.sub(" ", text).split():
        if found := _ONE.match(word.strip(".")):
            code = found[1] or default
            yield f"{code}{word.strip('.')[len(found[1] or '') :]}" if code else ""
