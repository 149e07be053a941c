"""Code lists that an export brings with it: which list a column's codes are from, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from ehcp_rules_adapters.sheets.headings import folded_heading
from ehcp_rules_adapters.sheets.recognition import Recognised
from ehcp_rules_adapters.sheets.tables import Column
from ehcp_rules_adapters.sheets.vocabulary import Vocabulary, base_of

__all__ = ["CodeList", "code_lists", "list_for"]

LEAST_COVERED = 0.9
_UNDERSTOOD = {"area": 0.9, "stage": 0.9, "section": 0.9, "kind": 0.9}
CODED = ("area", "stage", "section", "kind", "words", "answer")


@frozen
class CodeList:
    """One list: its name, as far as it has one, the heading of its codes, and what each of them stands for."""

    name: str
    heading: str
    meanings: Mapping[str, str] = field(repr=False)


def code_lists(readings: Iterable[Recognised]) -> list[CodeList]:
    """The lists in tables of codes; one table may hold several, told apart by a column with their names."""
    lists: dict[tuple[str, str], dict[str, str]] = {}
    for reading in readings:
        code, meaning = reading.column("codes.code"), reading.column("codes.meaning")
        if reading.group != "codes" or code is None or meaning is None:
            continue
        grid, named = reading.table.grid, reading.column("codes.list")
        for row in reading.table.rows:
            name = grid.text(row, named.index) if named else grid.title
            key, text = grid.text(row, code.index), grid.text(row, meaning.index)
            if key and text:
                lists.setdefault((name, code.title), {}).setdefault(key, text)
    return [CodeList(name, heading, meanings) for (name, heading), meanings in lists.items()]


def list_for(name: str, column: Column, lists: Sequence[CodeList], vocabulary: Vocabulary) -> CodeList | None:
    """The one list that a column's values are codes of; None where the values say it themselves or no one list fits."""
    holds = vocabulary.holds[base_of(name)]
    profile = column.profile
    if holds not in CODED or not profile.values or getattr(profile, holds, 0.0) >= _UNDERSTOOD.get(holds, 2.0):
        return None
    fitting = [one for one in lists if len(profile.values & one.meanings.keys()) >= LEAST_COVERED * len(profile.values)]
    same = [one for one in fitting if folded_heading(one.heading) == folded_heading(column.title)]
    fitting = same or fitting
    if len(fitting) > 1:
        scored = [(vocabulary.words.score(column.heading, _words(one.name, vocabulary)), one) for one in fitting]
        best = max(score for score, _ in scored)
        fitting = [one for score, one in scored if score == best and score > 0]
    return fitting[0] if len(fitting) == 1 else None


def _words(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    units = vocabulary.words.heading(name).units
    return tuple(max(unit, key=lambda word: (unit[word], word)) for unit in units if unit)
