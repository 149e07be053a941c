"""The columns of a table of advice: what each cell tells, by the name above it or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from ehcp_rules.adapters.papers.sentences import amount_alone, names_a_deliverer, states_an_amount

__all__ = [
    "ANSWERED",
    "MOST_WORDS_OF_A_CELL",
    "REFERENCE",
    "Row",
    "answers_of",
    "column_of",
    "columns_named",
    "columns_told",
    "fields_of",
    "row_under",
]

_BEFORE = (
    r"(?:(?:recommended|proposed|suggested|requested|expected|desired|intended|planned|agreed|annual|yearly|weekly|total|main"
    r"|long[- ]term|short[- ]term|identified|his|her|their|the) )*"
)
_ASKED_FOR = (
    r"(?: (?:(?:is|are) )?(?:required|needed|recommended|advised|proposed|suggested|sought|requested"
    r"|(?:per|a|each|every) (?:day|week|month|term|year)))*"
    r"(?: to (?:be made|(?:meet|address) (?:(?:the|this|these|his|her|their) )?(?:needs?|outcomes?|difficult(?:y|ies))))?"
)
_HELD = (
    r"(?:amount|frequency|duration|length|dose|dosage|hours|minutes|times?|intensity|period|when|quantity|ratio"
    r"|how (?:much|often|long|many))"
)
_DOES_IT = (
    r"(?:delivers?|provides?|does|runs?|leads?|gives?|deliver|provide|do|run|lead|give)(?: (?:it|this|the [a-z]+))?"
)
_COLUMNS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"{_BEFORE}(?:{pattern}){_ASKED_FOR}", re.I)
    for name, pattern in (
        (
            "text",
            (
                r"(?:provision|activity|activities|intervention|recommendation|advice|support|type|strategy|programme|therapy"
                r"|service|type of (?:provision|support)|help|equipment|action|offer|item)s?|what|what (?:is|will be|should be)"
                r"|what (?:will |would |may |might |could )?helps?"
                r"|what (?:to do|(?:(?:we|i|school|staff|adults) )?(?:will|should|can) do)|recommended|proposed|requested|advised"
            ),
        ),
        ("outcome", r"(?:outcome|aim|goal|target)s?"),
        ("area", r"areas?"),
        (
            "need",
            r"impact(?: on [a-z ]{3,30})?|(?:[a-z]+ )?needs?|difficult(?:y|ies)|(?:areas?|nature) of (?:need|difficulty|concern)",
        ),
        (
            "how_often",
            rf"{_HELD}(?:(?: and| ?/| ?&|,)(?: for)? {_HELD})*(?: of (?:provision|support|(?:the )?sessions?))?|group(?: size)?",
        ),
        (
            "who",
            (
                r"who|(?:who )?by(?: whom)?|whom|staff(?: involved)?|person|provider|lead|adult|role"
                r"|(?:person |adult )?responsible(?: (?:person|adult|professional))?|responsibility|staffing"
                rf"|(?:delivered|provided|supplied|funded|given|led|run|carried out|to be (?:delivered|provided|given))"
                r" by(?: whom)?"
                rf"|who (?:(?:will|should|is to|would) )?{_DOES_IT}"
            ),
        ),
        ("label", r"(?:no|ref|number)s?\.?"),
        (
            "other",
            (
                r"(?:purpose|why|reason|where|place|note|comment|review(?:ed)?|setting|monitoring"
                r"|rationale|week|cost|price|funding|total)s?\.?|£|now|(?:at )?present|currently|(?:already )?in place(?: now)?"
                r"|(?:current|present|existing) (?:provision|support|help)|what (?:is|happens) (?:now|already )?(?:in place)?"
            ),
        ),
    )
}
REFERENCE = re.compile(r"[A-Z]{0,4}\d{1,2}(?:\.\d+)*\.?")
MOST_WORDS_OF_A_CELL = 8
ANSWERED = frozenset({"area", "need", "outcome"})
"""Columns beside which another tells what is done."""
_FIELDS = {"text": "text", "area": "text", "who": "who", "how_often": "how_often", "label": "label"}
"""An area is said with what is done in it; what else that answers is left out."""


@frozen
class Row:
    """One row of a table as the fields of a piece of provision, how many lines it takes, its label, and what that answers."""

    fields: Mapping[str, str]
    lines: int
    label: str = ""
    answers: Mapping[str, str] = field(factory=dict)


def column_of(cell: str) -> str | None:
    """What a column of this name tells: a field, what that answers, or `other`; None where the name does not say."""
    text = cell.strip().rstrip(":?").strip()
    # "Strategy / provision" is what either of the two is.
    told = [_named(part) for part in (text, *(text.split("/") if "/" in text else ()))]
    return next((name for name in told if name not in (None, "label", "other")), None) or next(filter(None, told), None)


def _named(text: str) -> str | None:
    return next((name for name, pattern in _COLUMNS.items() if pattern.fullmatch(text.strip())), None)


def fields_of(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells by field; several of one field stand together, and a column that tells why or what it costs is left out."""
    fields: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        told = _FIELDS.get(name)
        if told is not None and cell.strip(" -–—"):
            fields[told] = f"{fields[told]}, {cell.strip()}" if told in fields else cell.strip()
    return fields


def answers_of(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """What the provision of a row answers: the cells for its need and for its outcome."""
    told = {name: cell.strip(" -–—") for name, cell in zip(columns, cells, strict=False) if name in ("need", "outcome")}
    return {name: words for name, words in told.items() if len(words.split()) > 1}


def columns_named(cells: Sequence[str]) -> list[str]:
    """The columns of a header all of whose cells name one; none where they do not, or where all are of one kind.

    `Needs | Advice` tells by itself that the rows are advice, whatever the heading above.
    """
    columns = [column for cell in cells if (column := column_of(cell)) is not None]
    known = len(columns) == len(cells) >= 2 and len(set(columns)) >= 2
    columns = _answered(columns)
    return columns if known and "text" in columns else []


def _answered(columns: Sequence[str]) -> list[str]:
    """The column of needs or areas tells what is done where no other does."""
    return ["text" if name in ("area", "need") and "text" not in columns else name for name in columns]


def columns_told(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The columns by their names where those tell, else by what stands in them: amounts, people, a number, or what is done.

    None where no column holds the amounts, or where nothing is left that tells what is done.
    """
    columns: list[str] = []
    named = _answered([column_of(cell) or "" for cell in header])
    # Where a column is named for the amounts, one named for what is done must hold nothing else to be taken for them.
    amounts_named = "how_often" in named
    for number, cells in enumerate(zip(*rows, strict=True)):
        name = named[number] if header else ""
        if all(REFERENCE.fullmatch(cell) for cell in cells):
            name = "label"
        elif name in ("", "text") and _most(map(amount_alone if name and amounts_named else states_an_amount, cells)):
            name = "how_often"
        elif not name and "text" in columns and _most(map(_somebody, cells)):
            name = "who"
        columns.append(name or "text")
    mean_amounts = any(
        name == "how_often" and _most(states_an_amount(row[number]) for row in rows)
        for number, name in enumerate(columns)
    )
    return columns if mean_amounts and "text" in columns else []


def _most(told: Iterable[bool]) -> bool:
    found = list(told)
    return sum(found) * 2 >= len(found) and any(found)


def _somebody(cell: str) -> bool:
    return len(cell.split()) <= MOST_WORDS_OF_A_CELL and names_a_deliverer(cell)


def row_under(columns: Sequence[str], cells: Sequence[str], lines: int) -> Row:
    """The cells under these columns as a row that takes so many lines."""
    fields = fields_of(columns, cells)
    label = fields.pop("label", "")
    return Row(fields, lines, label, answers_of(columns, cells))
