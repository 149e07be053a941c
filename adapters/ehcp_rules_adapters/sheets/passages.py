"""A whole section that stands in one cell, divided into its statements.

Divided only where the cell itself shows where: printed references, bullets or numbers, empty lines, line ends. A line of
section A may begin with its label, “about what – who says it: …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from ehcp_rules_adapters.entries import split_printed_id, view_values
from ehcp_rules_adapters.sheets.vocabulary import Vocabulary
from ehcp_rules_adapters.terms import fold_label, standard_terms

__all__ = ["Part", "parts_of"]

_BULLET = re.compile(r"\s*(?:[•●▪◦‣·–—*-]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_EMPTY = re.compile(r"\n[ \t]*\n\s*")
LONGEST_LABEL = 160


@frozen
class Part:
    """One statement of a section, with what the cell says beside its text."""

    text: str = field(repr=False)
    id: str = ""
    kind: str = ""
    values: dict[str, str] = field(factory=dict, repr=False)


def parts_of(code: str, text: str, vocabulary: Vocabulary) -> list[Part]:
    """The statements of a section's text, in order."""
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not cleaned:
        return []
    blocks = _blocks(code, cleaned)
    if code == "A":
        return list(_views(blocks, vocabulary))
    if code == "I":
        return list(_placement([line for block in blocks for line in _lines(block)], vocabulary))
    if code == "J":
        return [Part(cleaned)] if len(blocks) < 2 else [_part(code, block) for block in blocks]
    return list(_statements(code, blocks))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _blocks(code: str, text: str) -> list[str]:
    """The pieces of a text: from one printed reference to the next, else between empty lines, else its lines."""
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if split_printed_id(code, line)[0]]
    if starts and starts[0] == 0 and (len(starts) > 1 or len(lines) == 1):
        ends = [*starts[1:], len(lines)]
        return ["\n".join(lines[start:end]).strip() for start, end in zip(starts, ends, strict=True)]
    if _EMPTY.search(text):
        blocks = [block.strip() for block in _EMPTY.split(text) if block.strip()]
        listed = [line for block in blocks for line in _lines(block)]
        return listed if all(map(_BULLET.match, listed)) else blocks
    bullets = [at for at, line in enumerate(lines) if _BULLET.match(line)]
    if bullets and bullets[0] == 0 and len(bullets) > 1:
        ends = [*bullets[1:], len(lines)]
        return ["\n".join(lines[start:end]).strip() for start, end in zip(bullets, ends, strict=True)]
    return _lines(text)


def _part(code: str, block: str, **values: str) -> Part:
    printed, rest = split_printed_id(code, block)
    if not printed and (bullet := _BULLET.match(block)):
        rest = block[bullet.end() :]
    return Part(rest.strip(), printed, "", {name: value for name, value in values.items() if value})


def _statements(code: str, blocks: Sequence[str]) -> Iterator[Part]:
    """Statements, under lines that only name an area of need or say “Strengths” or “Needs”."""
    terms = standard_terms()
    area = kind = ""
    for block in blocks:
        first, _, rest = block.partition("\n")
        bare = first.strip().rstrip(":")
        known = terms.known_area(bare)
        if known or terms.is_strengths(bare) or terms.is_needs(bare):
            area, kind = (known, "") if known else (area, "strength" if terms.is_strengths(bare) else "")
            if not rest.strip():
                continue
            block = rest.strip()
        part = _part(code, block, area=area)
        yield Part(part.text, part.id, kind if code in "BCD" else "", part.values)


def _views(blocks: Sequence[str], vocabulary: Vocabulary) -> Iterator[Part]:
    labelled = [_labelled(block, vocabulary) for block in blocks]
    certain = sum(found is not None for found in labelled) * 2 >= len(blocks)
    for block, found in zip(blocks, labelled, strict=True):
        printed, rest = split_printed_id("A", block)
        if found is None or not certain:
            yield Part(rest.strip(), printed)
        else:
            label, text = found
            yield Part(text, printed, "", {name: value for name, value in view_values(label).items() if value})


def _labelled(block: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The label and the text of a block that begins with a label on its own line, or before a colon."""
    _, rest = split_printed_id("A", block)
    first, found, below = rest.partition("\n")
    if found and len(first) <= LONGEST_LABEL and not first.rstrip().endswith((".", "!", "?", ",", ";")):
        return first.strip().rstrip(":").strip(), below.strip()
    at = _label_end(rest, vocabulary)
    return (rest[:at].strip(), rest[at + 1 :].strip()) if at > 0 and rest[at + 1 :].strip() else None


def _label_end(text: str, vocabulary: Vocabulary) -> int:
    """Where a label ends: at its first colon, or at a later one when a speaker is named between the two."""
    at = text.find(": ", 0, LONGEST_LABEL)
    if at < 0 or re.search(r"[.!?]\s", text[:at]):
        return -1
    while (later := text.find(": ", at + 1, LONGEST_LABEL)) > 0:
        between = text[at + 1 : later]
        _, dash, who = between.rpartition(" – ")
        if not dash or re.search(r"[.!?]\s", between) or not vocabulary.speakers & set(fold_label(who).split()):
            break
        at = later
    return at


def _placement(lines: Sequence[str], vocabulary: Vocabulary) -> Iterator[Part]:
    """The name of the setting and its type; a line made of nothing but words for types is one."""
    for number, line in enumerate(lines):
        label, colon, rest = line.partition(":")
        named = standard_terms().placement_field(label) if colon else None
        if named and rest.strip():
            yield Part(rest.strip(), "", "", {"field": named})
            continue
        words = set(fold_label(line).split())
        of_type = words <= vocabulary.setting_types
        earlier = any(not set(fold_label(one).split()) <= vocabulary.setting_types for one in lines[:number])
        kind = (
            "type"
            if of_type
            else "type"
            if number == 1 and earlier and len(lines) == 2
            else "name"
            if number == 0
            else "other"
        )
        yield Part(line, "", "", {"field": kind})
