"""The values of a return as days, flags, codes and numbers, whichever way a transport writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from ehcp_rules_adapters.dates import month_named, parse_date
from ehcp_rules_adapters.sen2.items import Item, Items
from ehcp_rules_adapters.sen2.person import Row

__all__ = ["Typed", "TypedRow", "day_of", "flag_of"]

Value = dt.date | bool | str
TypedRow = Mapping[str, Value]

MOST_REMEMBERED = 100_000

_EXPORTED = re.compile(r"(\d{4})-([A-Za-z]{3})-(\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?)?\Z")
_NUMBER = re.compile(r"(\d{1,12})(?:\.0+)?\Z")
_CODE = re.compile(r"([A-Z0-9]{1,8}?)(?:\.0)?\Z")
_TRUE = frozenset(("1", "true", "yes", "y", "1.0"))
_FALSE = frozenset(("0", "false", "no", "n", "0.0"))

_WRONG = {
    "date": "is not a date that can be read",
    "flag": "is neither 0 nor 1",
    "code": "has a code that is not in the list for it",
    "number": "is not a number",
}


def day_of(text: str) -> dt.date | None:
    """A day as 2025-01-16, 2025-Jan-16 00:00:00, 16/01/2025 or 16 January 2025; None for anything else."""
    try:
        if found := _EXPORTED.match(text):
            month = month_named(found[2])
            return dt.date(int(found[1]), month, int(found[3])) if month else None
    except ValueError:
        return None
    return parse_date(text) if len(text) <= 40 else None


def flag_of(text: str) -> bool | None:
    """A flag as 0 or 1, or as true, false, yes or no."""
    folded = text.lower()
    return True if folded in _TRUE else False if folded in _FALSE else None


class Typed:
    """Reads the rows of a return by the kinds of their items. Who a person is, and free text, are never read here."""

    def __init__(self, items: Items) -> None:
        self.items = items
        self._remembered: dict[tuple[str, str, str], Value | None] = {}

    def row(self, module: str, row: Row, wrong: list[tuple[str, str]]) -> TypedRow:
        """The values of a row; what cannot be read is left out and put to `wrong` with its tag and what it is not."""
        items = self.items.modules[module].items
        typed: dict[str, Value] = {}
        for tag, text in row.items():
            item = items.get(tag)
            if item is None or item.kind not in _WRONG:
                continue
            at = (module, tag, text)
            if at in self._remembered:
                value = self._remembered[at]
            else:
                value = self._value(item, text)
                if len(self._remembered) < MOST_REMEMBERED:
                    self._remembered[at] = value
            if value is None:
                wrong.append((tag, f"{tag} {_WRONG[item.kind]}; it was left out"))
            else:
                typed[tag] = value
        return typed

    def _value(self, item: Item, text: str) -> Value | None:
        if item.kind == "date":
            return day_of(text)
        if item.kind == "flag":
            return flag_of(text)
        found = (_NUMBER if item.kind == "number" else _CODE).match(text.upper())
        if found is None:
            return None
        return found[1] if not item.codes or found[1] in self.items.codes[item.codes] else None
