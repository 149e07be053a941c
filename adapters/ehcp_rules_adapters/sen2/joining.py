"""The tables of a return joined: people in their order, each with the requests that name its key and what is below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field

from ehcp_rules.adapters import ImportFailure, ImportIssue
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.sen2.head import Head
from ehcp_rules_adapters.sen2.items import Items
from ehcp_rules_adapters.sen2.person import Person, Request, Row
from ehcp_rules_adapters.sen2.tables import Table

__all__ = ["people_in"]

MOST_TOLD = 20
"""The most rows of one kind that are told one by one."""


@define
class _Below:
    """The rows below requests, by module and by the key of their request."""

    items: Items
    rows: dict[str, dict[str, list[Row]]] = field(factory=dict, repr=False)
    requests_of: dict[str, dict[str, str]] = field(factory=dict, repr=False)
    lost: Counter[str] = field(factory=Counter)

    def add(self, table: Table) -> None:
        """Take in a table whose parents have been taken in before."""
        module = self.items.modules[table.module]
        rows = self.rows.setdefault(table.module, {})
        known = self.requests_of.setdefault(table.module, {})
        for number, row in table.rows():
            request = self._request_of(table.module, row)
            if request is None:
                self.lost[table.module] += 1
                continue
            rows.setdefault(request, []).append(row)
            known[row.get(module.key, f"row {number}")] = request

    def request(self, key: str, values: Row) -> Request:
        """A request with everything that stands below it."""
        rows = {id: found[key] for id, found in self.rows.items() if key in found}
        return Request({"requests": [values], **rows})

    def _request_of(self, module: str, row: Row) -> str | None:
        """The request that a row belongs to: by its nearest forebear whose key the row has."""
        parent = self.items.modules[module].parent
        while parent:
            key = self.items.modules[parent].key
            if key in row:
                return self.requests_of.get(parent, {}).get(row[key])
            parent = self.items.modules[parent].parent
        return None


def people_in(tables: Iterable[Table], head: Head, items: Items, source_name: str) -> Iterator[Person | ImportFailure]:
    """Each person of these tables. Raises `UnreadableFileError` where the tables of people or requests are not there."""
    by_module: dict[str, Table] = {}
    for table in tables:
        if (other := by_module.setdefault(table.module, table)) is not table:
            message = f"there are two tables of {items.modules[table.module].element}: {other.grid.place} and this one"
            raise UnreadableFileError.of(table.grid.place, message, "give one return at a time")
        for column in table.unknown[:MOST_TOLD]:
            # Its heading is not repeated: in a damaged file what stands there may be anybody's name.
            place = table.grid.place_of(table.heading, column)
            head.issues.append(ImportIssue(place, "this column is not one of SEN2; it was left out"))
        head.issues.extend(table.grid.issues)
    missing = [items.modules[id].element for id in ("person", "requests") if id not in by_module]
    if missing:
        hint = "give the folder or the zip with all files of the export, or the whole template"
        raise UnreadableFileError.of("", f"no table of {' and '.join(missing)} was found", hint)
    if header := by_module.get("sen2"):
        head.values.update(next((row for _, row in header.rows()), {}))
    yield from _people(by_module, head, items, source_name)


def _people(
    by_module: Mapping[str, Table], head: Head, items: Items, source_name: str
) -> Iterator[Person | ImportFailure]:
    below = _Below(items)
    of_person = _requests(by_module["requests"], below, head, items)
    for id in items.modules:
        if id not in ("sen2", "person", "requests") and id in by_module:
            below.add(by_module[id])
    for id, count in below.lost.items():
        element = items.modules[id].element
        head.issues.append(ImportIssue(by_module[id].grid.place, f"{count} rows of {element} lead to no request"))
    people, key = by_module["person"], items.modules["person"].key
    seen: set[str] = set()
    for count, (number, row) in enumerate(people.rows(), 1):
        own = row.get(key, "")
        if not own or own in seen:
            message = f"the key {key} is missing or comes a second time, so this person's requests cannot be told"
            yield ImportFailure(source_name, people.grid.row_place(number), message, "export the return again")
            continue
        seen.add(own)
        requests = [below.request(request, values) for _, request, values in of_person.pop(own, ())]
        yield Person(count, row, requests)
    for number in (number for left in of_person.values() for number, _, _ in left):
        place = by_module["requests"].grid.row_place(number)
        yield ImportFailure(source_name, place, "this request leads to no person", "export the return again")
    for table in by_module.values():
        for number, why in table.grid.faults[:MOST_TOLD]:
            yield ImportFailure(source_name, table.grid.row_place(number), why, "mend the row and try again")


def _requests(table: Table, below: _Below, head: Head, items: Items) -> dict[str, list[tuple[int, str, Row]]]:
    """The requests by the key of their person: the number of the row, the key of the request and its values."""
    key, person_key = items.modules["requests"].key, items.modules["person"].key
    known = below.requests_of.setdefault("requests", {})
    found: dict[str, list[tuple[int, str, Row]]] = {}
    for number, row in table.rows():
        own = row.get(key, f"row {number}")
        if own in known:
            head.issues.append(ImportIssue(table.grid.row_place(number), f"the key {key} comes a second time"))
        known[own] = own
        found.setdefault(row.get(person_key, ""), []).append((number, own, row))
    return found
