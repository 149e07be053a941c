"""Plain English for verdicts, points, places, authorities and dates: one wording for every report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor
from types import MappingProxyType

from ehcp_rules.assessment import Interval
from ehcp_rules.evidence import SourceRef
from ehcp_rules.findings import Verdict
from ehcp_rules.plan import SECTION_TITLES

__all__ = [
    "ATTRIBUTIONS",
    "BASES",
    "SEVERITIES",
    "SOURCE_KINDS",
    "VERDICT_MARKS",
    "VERDICT_WORDS",
    "capitalised",
    "clipped",
    "counted",
    "day",
    "in_words",
    "listed",
    "out_of_hundred",
    "range_in_words",
    "section_label",
    "section_name",
    "section_title",
    "source_in_words",
]

VERDICT_WORDS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.MET: "Met",
        Verdict.PARTLY_MET: "Partly met",
        Verdict.NOT_MET: "Not met",
        Verdict.NOT_APPLICABLE: "Does not apply",
        Verdict.NEEDS_JUDGEMENT: "A person decides",
        Verdict.NOT_ASSESSED: "Not looked at",
        Verdict.ERROR: "Could not be checked",
    }
)

VERDICT_MARKS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.MET: "✓",
        Verdict.PARTLY_MET: "◐",
        Verdict.NOT_MET: "✕",
        Verdict.NOT_APPLICABLE: "–",
        Verdict.NEEDS_JUDGEMENT: "?",
        Verdict.NOT_ASSESSED: "○",
        Verdict.ERROR: "!",
    }
)
"""A shape for each verdict. It always stands beside the words, so it carries nothing alone."""

SEVERITIES: Mapping[str, str] = MappingProxyType(
    {"critical": "Critical", "major": "Major", "minor": "Minor", "advisory": "Advisory"}
)

SOURCE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "statute": "Act of Parliament",
        "regulations": "Regulations",
        "code": "Statutory guidance",
        "case-law": "Case law",
        "practice": "Good practice",
        "local": "Local standard",
    }
)

BASES: Mapping[str, str] = MappingProxyType(
    {
        "instrument": "read in the original",
        "secondary": "read in a secondary source",
        "unconfirmed": "not yet confirmed",
    }
)

ATTRIBUTIONS: Mapping[str, str] = MappingProxyType(
    {
        "plan-writer": "The plan writer can put this right.",
        "advice-giver": "This starts in the advice: ask whoever gave it.",
        "review": "This belongs to the annual review.",
        "process": "This is about the process, not the wording.",
        "unknown": "Whether the wording or the advice is at fault cannot be told: the advice was not supplied.",
    }
)

_SHORT_TITLES: Mapping[str, str] = MappingProxyType(
    {
        **SECTION_TITLES,
        "H1": "Social care provision (1970 Act)",
        "H2": "Other social care provision",
        "J": "Personal budget",
    }
)

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(date: dt.date) -> str:
    """A date as written in Britain, whatever the machine's locale: `3 March 2026`."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def in_words(number: int) -> str:
    """A count below ten as a word, a larger one in figures."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def capitalised(text: str) -> str:
    """The text with its first letter large and the rest as it was."""
    return text[:1].upper() + text[1:]


def counted(number: int, thing: str, things: str = "") -> str:
    """A count with its noun: `1 place`, `4 places`."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def listed(things: Iterable[str]) -> str:
    """Things in a sentence: `F`, `E and F`, `B, E and F`."""
    parts = list(things)
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def out_of_hundred(share: Fraction) -> int:
    """A share between 0 and 1 in whole points of a hundred, halves up. Only shown as 0 or 100 when it is exactly that."""
    points = floor(share * 100 + Fraction(1, 2))
    if points == 0 and share > 0:
        return 1
    if points == 100 and share < 1:
        return 99
    return points


def range_in_words(points: Interval) -> str:
    """`62 of 100`, or `between 54 and 71 of 100` when open questions leave a range."""
    low, high = out_of_hundred(points.low), out_of_hundred(points.high)
    return f"{low} of 100" if low == high else f"between {low} and {high} of 100"


def section_name(code: str) -> str:
    """`Section F: Special educational provision`, or what stands for a part of the process that has no letter."""
    if code in _SHORT_TITLES:
        return f"Section {code}: {_SHORT_TITLES[code]}"
    return section_title(code)


def section_label(code: str) -> str:
    """`section F`, or the short name of what has no letter: `structure`."""
    return f"section {code}" if code in SECTION_TITLES else section_title(code).lower()


def section_title(code: str) -> str:
    """The short title of a section, or of a group of criteria that is no lettered section."""
    known = {
        "P": "Process and time limits",
        "R": "Reviews",
        "S": "Structure of the plan",
        "ID": "Identity",
        "GT": "Golden thread",
        "X": "Whole plan",
    }
    return _SHORT_TITLES.get(code) or known.get(code.upper()) or code.replace("-", " ").capitalize()


def source_in_words(source: SourceRef | None) -> str:
    """The place in the imported file in words: `Word document, table 3 row 2`; empty when the file did not tell."""
    if source is None or not source.place:
        return ""
    form, separator, place = source.place.partition(":")
    if not separator:
        return source.place
    if form == "xlsx":
        sheet, mark, cell = place.rpartition("!")
        return f"Excel workbook, sheet {sheet}, cell {cell}" if mark else f"Excel workbook, {place}"
    names = {"docx": "Word document", "xpath": "XML file", "json": "JSON file", "csv": "CSV file", "pdf": "PDF file"}
    return f"{names.get(form, form)}, {place}"


def clipped(text: str, limit: int) -> str:
    """At most `limit` characters of a text on one line, cut between words and closed with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[:limit].rsplit(" ", 1)[0] if " " in line[:limit] else line[:limit]
    return head.rstrip(" ,;:.–-") + "…"
