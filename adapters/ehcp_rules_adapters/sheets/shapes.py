"""Tables that are known by their shape alone: codes with their meanings, and links between items."""

from __future__ import annotations

from ehcp_rules_adapters.sheets.claims import SURE, Claim
from ehcp_rules_adapters.sheets.recognition import Choice, Recognised
from ehcp_rules_adapters.sheets.tables import Column, Table

__all__ = ["by_shape"]

WORTH = 5.0
MOST_LINK_COLUMNS, MOST_CODE_COLUMNS = 4, 4
LONGEST_MEANING = 8
_LINKED = ("needs", "outcomes", "provision")
_HOLDS_STATEMENTS = frozenset(("need", "outcome", "provision", "advice", "view", "plan", "case", "child", "item"))


def by_shape(table: Table) -> Recognised | None:
    """The reading of a table that holds nothing but links or codes; None for any other."""
    return _as_links(table) or _as_codes(table)


def _as_links(table: Table) -> Recognised | None:
    """A table of nothing but references to items of two kinds, such as the needs that each provision is for."""
    if len(table.columns) > MOST_LINK_COLUMNS or any(c.profile.fits("reference") < 0.9 for c in table.columns):
        return None
    reading = Recognised(table, "links", score=WORTH)
    for column in table.columns:
        claims = [Claim(max(column.matches[f"{g}.id"][1], 0.0), f"{g}.id", "its heading") for g in _LINKED]
        best = max(claims, key=lambda claim: claim.score)
        used = best.score >= SURE
        choice = Choice(column, best.field if used else "", "sure" if used else "ignored", best.score, best.reason)
        reading.choices.append(choice)
    return reading if len(reading.fields) == 2 else None


def _as_codes(table: Table) -> Recognised | None:
    """A table of codes by its shape: `CategoryID` and `CategoryName`, each code once, and little else."""
    if len(table.columns) > MOST_CODE_COLUMNS:
        return None
    keys = [c for c in table.columns if c.profile.distinct == c.profile.rows and c.profile.fits("reference") >= 0.9]
    for key in keys:
        for meaning in table.columns:
            about = _about(key, ("reference", "code"))
            short = meaning.profile.words <= LONGEST_MEANING and meaning.profile.sentence < 0.5
            if (
                meaning is not key
                and short
                and about
                and about == _about(meaning, ("name", "text", "meaning", "title"))
            ):
                reading = Recognised(table, "codes", score=WORTH)
                for column in table.columns:
                    name = {key.index: "codes.code", meaning.index: "codes.meaning"}.get(column.index, "")
                    reading.choices.append(
                        Choice(column, name, "sure" if name else "ignored", 1.0, "the shape of its table")
                    )
                return reading
    return None


def _about(column: Column, said: tuple[str, ...]) -> frozenset[str]:
    """What else a heading speaks of that says one of these words: `category` for `CategoryName`."""
    for word in said:
        rest = column.heading.without(word)
        if rest is not None and len(rest.units) == 1:
            about = frozenset(name for name, quality in rest.units[0].items() if quality >= 0.9)
            return about if about.isdisjoint(_HOLDS_STATEMENTS) else frozenset()
    return frozenset()
