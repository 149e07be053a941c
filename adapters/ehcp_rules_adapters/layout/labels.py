"""Section labels in a document's own words: headings, banners, cells and column headers.

A label is weighed, not matched: the word “section” or “part”, a letter, what divides it from a title, words of that
section's title, and whether the line looks like a heading. Enough of them together make a label; a sentence that merely
begins with a letter or speaks of a section does not have enough.
"""

from __future__ import annotations

import re

import attrs
from attrs import field, frozen

from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.terms import Terms, fold_label

__all__ = ["Label", "codes_in", "column_label", "section_label", "title_label"]

LONGEST_LABEL = 220
"""A longer line is a paragraph, in characters."""

MOST_TITLE_WORDS = 24
"""A heading of more words is no title of a section, however many of its words are in one."""

_CODE = r"(?:H ?[12]|H ?[.-] ?[12]|H ?\((?:i{1,2}|[12])\)|[A-K])"
_KEYWORD = re.compile(r"\s*(sect(?:ion|\.)?|part)(s?)[\s:–-]+(?=\(?[A-K])", re.IGNORECASE)
_CODES = re.compile(
    rf"\s*[(\[]?({_CODE}(?![\w'’])(?:\s*(?:,|/|&|\+|\band\b|-(?=[A-K]\b))+\s*{_CODE}(?![\w'’]))*)[)\]]?"
)
_PART = re.compile(r"\s*(?:\(([ivx]{1,4}|\d|[a-z])\)|[.-]?(\d{1,2})(?![\d.]*\w))")
_STARTS_A_TITLE = re.compile(r"\s*[-–—:.)\]|]|\s{2,}|\s*[\n\t]|\s*\([ivx\da-z]{1,4}\)|\s*\Z")
_LATER_CODE = re.compile(rf"\b({_CODE})(?=\s*(?:\(|,|/|&|and\b|[-–—:]|\Z))")
_AT_END = re.compile(
    r"(?:[(\[]\s*|(?:[-–—:|]|\s{2,})\s*(?=(?:section|part)s?\s))(?P<keyword>(?:section|part)s?)?\s*"
    rf"(?P<codes>{_CODE}(?:\s*(?:,|/|&|and|[-–])+\s*{_CODE})*)\s*[)\]]?\s*\Z",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?<![\w]){_CODE}(?![\w])")
_SIDE_BY_SIDE = re.compile(rf"\s*{_CODE}(?: +{_CODE})+(?=\s*[-–—:|]|\s*[\t\n]|\s{{2,}}|\s+[A-Z][a-z])")
_SPACED_OUT = re.compile(r"(?:\S ){5,}\S(?!\S)")
_SENTENCE = re.compile(r"[.;?!]\s*\Z")
_NUMBERED = re.compile(
    r"\s*(?:(?:section|part)\s+)?\d{1,2}\s*[.:)–-]?\s+|\s*(?:section|part)\s*[:–-]\s*", re.IGNORECASE
)


@frozen
class Label:
    """The sections that a label names, in the order it names them, and the label as printed.

    `part` is a part of a section that it names beside the letter, such as the `ii` of F(ii); `title` is what stands after
    both; `evidence` says in words what made it a label.
    """

    codes: tuple[str, ...]
    text: str
    part: str = ""
    title: str = ""
    evidence: str = field(default="", eq=False)


def section_label(text: str, terms: Terms, *, heading: bool = False, parts: bool = True) -> Label | None:
    """Read a line as the label of one or several sections; None when it is ordinary text.

    “Section F: …” and “Part H1/H2 …” are labels; a bare “F – …” only with a word of that section's title beside it. A
    sentence that merely begins with “Section F says …” is not. `heading` says that the line looks like one, `parts` that
    a figure after a bare letter may number a part of the section and not an item.
    """
    line = _joined(text.strip())
    if heading and (several := _SIDE_BY_SIDE.match(line)):
        line = f"{', '.join(several[0].split())}:{line[several.end() :]}"  # “B F E” as it is meant
    if not line or (len(line) > LONGEST_LABEL and not heading):
        return None
    keyword = _KEYWORD.match(line)
    start = keyword.end() if keyword else 0
    found = _CODES.match(line, start) or (_CODES.match(line.upper(), start) if keyword and heading else None)
    part, numbered_part = None, False
    if found is None and (keyword or (heading and parts)):
        # “Section F1” and “B2 Cognition and learning”: the figure numbers a part of the section.
        letter = re.compile(r"\s*([A-K])(?=[.-]?\d{1,2}(?![\d.]*\w))").match(line, start)
        found, part = letter, _PART.match(line, letter.end()) if letter else None
        if letter is None or (not keyword and not _fits(codes_in(letter[1]), line[letter.end() :], terms)):
            return _label_at_end(line, terms) if heading else None
        numbered_part = True
    if found is None:
        return _label_at_end(line, terms) if heading else None
    codes = codes_in(found[1])
    part = part or _PART.match(line, found.end())
    rest = line[(part if numbered_part and part else found).end() :]
    if keyword and keyword[2]:
        codes = (*codes, *(code for code in codes_in(" ".join(_LATER_CODE.findall(rest))) if code not in codes))
    fits = _fits(codes, rest, terms)
    if not _heavy_enough(
        line,
        found[0],
        rest,
        keyword=bool(keyword),
        fits=fits,
        heading=heading,
        codes=codes,
        numbered_part=numbered_part,
    ):
        return None
    title = line[part.end() if part else found.end() :].strip(" \t\n-–—:.)]|")
    return Label(codes, text.strip(), (part[1] or part[2]) if part else "", title)


def _heavy_enough(
    line: str,
    found: str,
    rest: str,
    *,
    keyword: bool,
    fits: bool,
    heading: bool,
    codes: tuple[str, ...],
    numbered_part: bool,
) -> bool:
    if not keyword and not rest.strip():
        return codes == ("H1", "H2")
    divided = found.rstrip().endswith((")", "]")) or numbered_part or _STARTS_A_TITLE.match(rest) is not None
    if not keyword and not (fits and divided):
        return False
    weight = 2 * keyword + divided + 2 * fits + 2 * heading
    words = len(line.split())
    if _SENTENCE.search(line) and words > 6 and not (heading and divided):
        weight -= 2
    if words > 14 and not heading and not fits:
        weight -= 2
    return weight >= 3


def _label_at_end(line: str, terms: Terms) -> Label | None:
    """“Special educational provision (Section F)” as a heading."""
    at_end = _AT_END.search(line)
    if at_end is None:
        return None
    codes, title = codes_in(at_end["codes"]), line[: at_end.start()].strip()
    return Label(codes, line, "", title) if codes and (at_end["keyword"] or _fits(codes, title, terms)) else None


def column_label(text: str, terms: Terms) -> Label | None:
    """Read the header of a table's column as a section label; the code may also stand at its end, “Outcome (E)”."""
    if found := section_label(text, terms, heading=True, parts=False):
        return found
    line = text.strip()
    at_end = _AT_END.search(line) if len(line) <= LONGEST_LABEL else None
    if at_end and (codes := codes_in(at_end["codes"])):
        return Label(codes, line, "", line[: at_end.start()].strip())
    return None


def title_label(text: str, terms: Terms, *, heading: bool) -> Label | None:
    """Read a line as the title of a section that has no letter, such as “Special educational provision”.

    In a heading the title may be put as a question or about a child, “What are Ann's special educational needs?”: words
    that no title uses are left aside, and what remains must be a whole title. Elsewhere the whole line must be one of
    more than one word.
    """
    line = _NUMBERED.sub("", text.strip(), count=1)
    words = fold_label(line).split()
    if not words or len(line) > LONGEST_LABEL or (not heading and (len(words) < 2 or _SENTENCE.search(line))):
        return None
    known = terms.title_codes()
    code = known.get(" ".join(word for word in words if word != "the"), "")
    if heading and not code and len(words) <= MOST_TITLE_WORDS:
        kept = [word for word in words if word in terms.title_words()]
        code = known.get(" ".join(kept), "") if _left_aside(line, terms) <= len(kept) else ""
        if not code and {"chronically", "csdpa"} & set(words):
            code = "H1"
    if not code:
        return None
    return Label(("H1", "H2") if code == "H" else (code,), text.strip(), "", line)


def _left_aside(line: str, terms: Terms) -> int:
    """How many words of a heading no title uses, names and the words that come and go in titles not counted."""
    first, *rest = line.split()
    words = [first, *(word for word in rest if not word[:1].isupper() or line.isupper())]
    folded = {part for word in words for part in fold_label(word).split()}
    return len(folded - terms.title_words() - terms.filling_words())


def with_evidence(label: Label, evidence: str) -> Label:
    """The label with the words that tell what made it one."""
    return attrs.evolve(label, evidence=evidence)


def _joined(line: str) -> str:
    """“S E C T I O N  F” as it is meant."""
    if not _SPACED_OUT.match(line):
        return line
    return "  ".join("".join(word.split(" ")) for word in re.split(r"\s{2,}", line))


def codes_in(text: str) -> tuple[str, ...]:
    """The section codes in a text, in order; a plain H is both of its parts, H(i) and H.1 are the first."""
    expanded: list[str] = []
    for found in _ONE.findall(text.upper()):
        code = found[0] if len(found) == 1 else "H2" if ("2" in found or "II" in found) else "H1"
        expanded.extend(("H1", "H2") if code == "H" else (code,))
    return tuple(code for code in dict.fromkeys(expanded) if code in SECTION_CODES)


def _fits(codes: tuple[str, ...], rest: str, terms: Terms) -> bool:
    """Whether the rest of a label holds a word of the title of one of its sections."""
    folded = f" {fold_label(rest)} "
    return any(f" {fold_label(word)} " in folded for code in codes for word in terms.titles.get(code, ()))
