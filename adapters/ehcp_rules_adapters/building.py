"""Collecting what a source says of one plan, and making the plan of it at the end.

A reader hands over texts with their places and never makes items, ids or links itself: ids are settled once all printed
ones are known, and every value that finds no place in the plan leaves an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import attrs
from attrs import define, field

from ehcp_rules.adapters import ImportedPlan, ImportIssue
from ehcp_rules.evidence import SourceRef
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES, Item, Learner, Plan, PlanDates, Section
from ehcp_rules_adapters.dates import parse_date
from ehcp_rules_adapters.entries import DEFAULT_KINDS, Entry, settle_ids
from ehcp_rules_adapters.terms import Terms, standard_terms

__all__ = ["PlanBuilder"]

_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ID = re.compile(r"[\w./()-]{1,24}")


def fits_as_id(printed: str) -> bool:
    """Whether a printed reference is short and plain enough to be the id of its item."""
    return _ID.fullmatch(printed) is not None


_LINKS = {"needs": ("B", "C", "D"), "outcomes": ("E",)}


@define
class _OpenSection:
    label: str
    place: str
    shares: tuple[str, ...]
    entries: list[Entry] = field(factory=list)


class PlanBuilder:
    """One plan in the making."""

    def __init__(self, plan_id: str, *, adapter: str, source_name: str, terms: Terms | None = None) -> None:
        self.plan_id = plan_id
        self.terms = terms or standard_terms()
        self.issues: list[ImportIssue] = []
        self.not_supplied: set[str] = set()
        self._adapter = adapter
        self._source_name = source_name
        self._facts: dict[str, Any] = {}
        self._likely: dict[str, Any] = {}
        self._sections: dict[str, _OpenSection] = {}
        self._targets: dict[str, set[str]] = {}

    def issue(self, place: str, message: str, severity: Literal["warning", "note"] = "warning") -> None:
        """Report a value that was dropped or changed; the message must not carry its text."""
        self.issues.append(ImportIssue(place, message, severity))

    def has_section(self, code: str) -> bool:
        """Whether a label for this section has been seen."""
        return code in self._sections

    def count(self, code: str) -> int:
        """How many items the section has so far."""
        return len(self._sections[code].entries) if code in self._sections else 0

    def entries(self, code: str) -> Sequence[Entry]:
        """The items of a section so far."""
        return tuple(self._sections[code].entries) if code in self._sections else ()

    def entries_of(self, codes: Iterable[str]) -> Sequence[Entry]:
        """The items of several sections so far."""
        return tuple(entry for code in codes for entry in self.entries(code))

    @property
    def shared_codes(self) -> frozenset[str]:
        """The sections that stand under the label of another."""
        return frozenset(other for section in self._sections.values() for other in section.shares)

    @property
    def section_codes(self) -> tuple[str, ...]:
        """The sections seen so far, in the order of their first label."""
        return tuple(self._sections)

    def open_section(self, code: str, label: str, place: str, shares: Sequence[str] = ()) -> None:
        """Note that the source has this section, which stays empty unless entries follow. The first label is kept."""
        if code not in self._sections:
            self._sections[code] = _OpenSection(label.strip(), place, tuple(shares))

    def share(self, code: str, others: Sequence[str]) -> None:
        """Note that other sections stand under the label of this one; an empty one of them is no section of its own."""
        section = self._sections[code]
        section.shares = tuple(dict.fromkeys((*section.shares, *others)))

    def fact(self, name: str, value: str, place: str) -> None:
        """Record a fact of the front page, such as `learner.name` or `dates.final_issued`; blank values state nothing."""
        found, problem = self._value_of(name, value)
        if problem:
            self.issue(place, problem)
        elif found is None:
            return
        elif self._facts.setdefault(name, found) != found:
            self.issue(place, f"{name} is stated again with another value; the first was kept")

    def likely_fact(self, name: str, value: str) -> None:
        """Record a fact from where it only may stand, such as a title or a header: it counts where none is stated."""
        found, _ = self._value_of(name, value)
        if found is not None:
            self._likely.setdefault(name, found)

    def _value_of(self, name: str, value: str) -> tuple[Any, str]:
        """The value that a text states for a fact, or None, and what is wrong with it."""
        text = value.strip()
        if not text or (name == "week20_exception" and self.terms.is_nothing(text)):
            return None, ""
        if name.startswith("dates.") or name == "learner.date_of_birth":
            day = parse_date(text)
            return day, "" if day else f"this is not a date that can be read; {name} was left out"
        if name == "stage":
            stage = self.terms.stage(text)
            return (
                stage,
                "" if stage else "the status is none that is known (draft, final, amended); the stage was left out",
            )
        return text, ""

    def fact_text(self, name: str) -> str:
        """A fact of the front page as text; empty where none was stated."""
        return str(self._facts.get(name) or self._likely.get(name, ""))

    def labelled_fact(self, label: str, value: str, place: str) -> None:
        """Record a row of the front page by its printed label."""
        name = self.terms.fact(label)
        if name:
            self.fact(name, value, place)
        elif name is None and value.strip():
            self.issue(place, "the label of this row is none that is known; its value was left out", "note")

    def add(self, code: str, text: str, place: str, *, kind: str = "", printed_id: str = "", **values: Any) -> Entry:
        """Add an item. Values are attributes of its class; one that its class does not have leaves an issue."""
        entry = Entry(code, kind or DEFAULT_KINDS[code], text.strip(), place, printed_id)
        known = {attribute.name for attribute in attrs.fields(ITEM_KINDS[entry.kind])}
        for name, value in values.items():
            if value is None or value == "" or value == []:
                continue
            if name in known and name in _LINKS:
                getattr(entry, name).extend(value)
            elif name == "under":
                entry.under = value if "under" in known else None
            elif name in known:
                entry.values[name] = value
            elif name != "area":
                self.issue(
                    place, f"an item of kind {entry.kind} has no place for {name.replace('_', ' ')}; it was left out"
                )
        if _OVERRIDES.search(text):
            self.issue(
                place, "the text holds marks that turn the direction of writing; it may not read as it looks", "note"
            )
        if printed_id and not fits_as_id(printed_id):
            self.issue(
                place, "the reference of this item is too long or too odd for an id; the item was numbered instead"
            )
            entry.printed_id = ""
        self.open_section(code, "", place)
        self._sections[code].entries.append(entry)
        return entry

    def add_before(self, entry: Entry, text: str, place: str, *, kind: str) -> Entry:
        """Add an item that stands before another of its section."""
        made = self.add(entry.code, text, place, kind=kind)
        entries = self._sections[entry.code].entries
        entries.insert(entries.index(entry), entries.pop())
        return made

    def link(self, entry: Entry, references: Iterable[str]) -> None:
        """Add references that the source prints apart from the item; their first letter says what they lead to."""
        values = {a.name for a in attrs.fields(ITEM_KINDS[entry.kind])}
        for reference in references:
            name = "outcomes" if reference.startswith("E") else "needs"
            if name in values:
                getattr(entry, name).append(reference)

    def advice_author(self, text: str) -> dict[str, str]:
        """The author and role of a field that holds both, divided at the first comma."""
        author, _, role = text.strip().partition(", ")
        return {"author": author.strip(), "role": role.strip()}

    def appended(self, text: str, place: str) -> bool | None:
        """Whether a piece of advice is said to be appended; an answer that is neither yes nor no leaves an issue."""
        answer = self.terms.answer(text)
        if answer is None and text.strip():
            self.issue(place, "whether this advice is appended is neither yes nor no; it was left open")
        return answer

    def advice_date(self, text: str, place: str) -> Any:
        """The date of a piece of advice; text that is no date leaves an issue."""
        found = parse_date(text)
        if found is None and text.strip():
            self.issue(place, "this is not a date that can be read; the advice was left undated")
        return found

    def finish(self, supplies: Iterable[str] = ()) -> ImportedPlan:
        """Settle ids and links and make the plan. `supplies` limits what the source can tell; none means everything."""
        self._facts = {**self._likely, **self._facts}
        shared = {other for section in self._sections.values() for other in section.shares}
        self._sections = {c: s for c, s in self._sections.items() if s.entries or c not in shared}
        settle_ids([entry for section in self._sections.values() for entry in section.entries], self.issue)
        self._targets = {
            name: {e.id for code in codes if code in self._sections for e in self._sections[code].entries}
            for name, codes in _LINKS.items()
        }
        sections = tuple(self._section(code, self._sections[code]) for code in self._sections)
        learner = {name.partition(".")[2]: value for name, value in self._facts.items() if name.startswith("learner.")}
        names = [learner.pop(part) for part in ("forename", "surname") if part in learner]
        learner.setdefault("name", " ".join(names))
        learner = {name: value for name, value in learner.items() if value}
        dates = {name.partition(".")[2]: value for name, value in self._facts.items() if name.startswith("dates.")}
        # Identifiers stay apart from the learner: a criterion checks their form, and they go along where a plan is written.
        identifiers = {
            name.partition(".")[2]: value for name, value in self._facts.items() if name.startswith("extensions.")
        }
        limited = set(supplies)
        missing = {*self.not_supplied, *(limited and {*SECTION_CODES, "dates", "learner"} - limited)}
        missing |= {part for part, found in (("dates", dates), ("learner", learner)) if not found}
        plan = Plan(
            id=self.plan_id,
            stage=self._facts.get("stage"),
            version=self._facts.get("version", ""),
            dates=PlanDates(**dates),
            week20_exception=self._facts.get("week20_exception", ""),
            learner=Learner(**learner),
            sections=sections,
            extensions=identifiers,
            not_supplied=tuple(part for part in (*SECTION_CODES, "dates", "learner") if part in missing),
        )
        return ImportedPlan(plan, tuple(self.issues), self._adapter, self._source_name)

    def _section(self, code: str, section: _OpenSection) -> Section:
        items = tuple(self._item(entry) for entry in section.entries)
        return Section(code=code, items=items, label=section.label, shares=section.shares, source=_ref(section.place))

    def _item(self, entry: Entry) -> Item:
        values = dict(entry.values)
        for name in _LINKS:
            if linked := self._links(entry, name):
                values[name] = linked
        if entry.under is not None:
            values["under"] = entry.under.id
        return ITEM_KINDS[entry.kind](id=entry.id, text=entry.text, source=_ref(entry.place), **values)

    def _links(self, entry: Entry, name: str) -> tuple[str, ...]:
        targets = self._targets[name]
        found: dict[str, None] = {}
        for link in getattr(entry, name):
            identifier = link.id if isinstance(link, Entry) else link
            if identifier in targets:
                found[identifier] = None
            else:
                self.issue(entry.place, f"a link to {name} leads to no item of the plan; it was left out")
        return tuple(found)


def _ref(place: str) -> SourceRef | None:
    return SourceRef(place) if place else None
