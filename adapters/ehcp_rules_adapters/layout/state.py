"""Where the reading of a document stands: the open sections, what was printed last, and what found no place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
from attrs import define, field

from ehcp_rules.plan import ITEM_KINDS
from ehcp_rules_adapters.building import PlanBuilder
from ehcp_rules_adapters.entries import DEFAULT_KINDS, Entry
from ehcp_rules_adapters.layout.blocks import Block, Paragraph, paragraphs_of
from ehcp_rules_adapters.layout.labels import Label
from ehcp_rules_adapters.layout.monitoring import follows_outcomes_up, introduces_outcomes
from ehcp_rules_adapters.layout.references import Numbered
from ehcp_rules_adapters.layout.roles import Role, section_of
from ehcp_rules_adapters.layout.survey import Survey
from ehcp_rules_adapters.terms import Terms

if TYPE_CHECKING:
    from ehcp_rules_adapters.layout.headers import Columns

__all__ = ["NEEDS", "PROVISION", "State"]

NEEDS = ("B", "C", "D")
PROVISION = ("F", "G", "H1", "H2")
_BY_AREA = ("B", "E", "F")

_SETTING_ACTS = re.compile(
    r"\s*(?:the )?(?:school|nursery|college|setting|pre-?school|academy|staff|senco|sendco|team)\b",
    re.IGNORECASE,
)
"""How a line of section E begins that says what the setting does, and no outcome."""


@define
class Later:
    """A cell that says again what stands in another section, which may come later: it links its row to that."""

    code: str
    text: str = field(repr=False)
    lines: tuple[Paragraph, ...]
    links: object
    entries: list[Entry] = field(factory=list)


@define
class State:
    """The state of one reading. `codes` are the open sections; what follows a label belongs to them.

    `area`, `label` (of section A), `role` and `heading` hold until something of the same or a higher rank replaces them.
    `recent` holds the last items by section, to which a line such as “Who: …” belongs; `running` the width, sections and
    columns of a table that ended just above.
    """

    builder: PlanBuilder
    survey: Survey
    codes: tuple[str, ...] = ()
    area: str = ""
    area_line: Paragraph | None = None
    area_is_fresh: bool = False
    area_rules: bool = False
    label: str = ""
    role: Role | None = None
    heading: Entry | None = None
    last: Entry | None = None
    last_line: Paragraph | None = None
    recent: dict[str, list[Entry]] = field(factory=dict)
    linked: list[Entry | str] = field(factory=list)
    running: tuple[int, tuple[str, ...], Columns | None, Mapping[int, str] | None] | None = None
    ended: bool = False
    untitled: str = ""
    title: str = ""
    items_before: int = 0
    last_was_listed: bool = False
    placed: set[str] = field(factory=set)
    reasons: dict[str, str] = field(factory=dict)
    within: dict[str, tuple[str, ...]] = field(factory=dict)
    evidence: dict[str, tuple[str, str]] = field(factory=dict)
    later: list[Later] = field(factory=list)
    pending: str = ""
    value_role: str = ""
    monitoring: bool = False
    label_level: int | None = None
    numbers: dict[tuple[str, str], list[Entry]] = field(factory=dict)
    guidance: list[str] = field(factory=list)
    boxes: list[str] = field(factory=list)
    by_heading: list[tuple[Entry, str]] = field(factory=list)
    loose: list[Entry] = field(factory=list)

    @property
    def terms(self) -> Terms:
        """What documents call things."""
        return self.builder.terms

    @property
    def names(self) -> tuple[str, ...]:
        """The child's names as far as the front page told them, in words of more than two letters."""
        facts = ("learner.name", "learner.known_as", "learner.forename")
        words = {word for fact in facts for word in self.builder.fact_text(fact).replace("-", " ").split()}
        return tuple(sorted(word for word in words if len(word) > 2))

    @property
    def needs_by_number(self) -> str:
        """The section of needs that plain numbers refer to here."""
        return {"G": "C", "H1": "D", "H2": "D"}.get(self.codes[0] if self.codes else "", "B")

    # -- what was done with a paragraph

    def place(self, *paragraphs: Paragraph) -> None:
        """Note that these paragraphs were understood: as text of the plan, a label, a fact or something left out on purpose."""
        self.placed.update(paragraph.place for paragraph in paragraphs)

    def meet(self, blocks: Iterable[Block]) -> None:
        """Note in which sections these blocks stand."""
        for paragraph in paragraphs_of(tuple(blocks)):
            self.within[paragraph.place] = self.codes

    def leave(self, reason: str, *paragraphs: Paragraph) -> None:
        """Note why these paragraphs found no place."""
        for paragraph in paragraphs:
            self.reasons.setdefault(paragraph.place, reason)

    # -- sections

    def enter(self, label: Label, line: Paragraph, *, keep_area: bool = False) -> None:
        """A section label: what follows belongs to its sections."""
        code = label.codes[0]
        again = len(label.codes) == 1 and self.builder.count(code) > 0 and not self.area_rules and not keep_area
        if again and not label.part and code not in self.codes:
            self.tell_once(f"again {code}", line.place, f"section {code} is printed more than once; all of it was kept")
        for each in label.codes:
            self.builder.open_section(each, label.text, line.place)
            self.evidence.setdefault(each, (label.evidence, line.place))
        governs = self.area_is_fresh and self.area_line is not None and set(label.codes) <= {*_BY_AREA}
        above = self.area_line is not None and self.survey.outranks(self.area_line, line)
        self.area_rules = bool(self.area) and (
            governs or above or (self.area_rules and set(label.codes) <= {*_BY_AREA})
        )
        if not (self.area_rules or keep_area):
            self.area, self.area_line = "", None
        self.codes, self.label, self.role, self.heading = label.codes, "", None, None
        self.last, self.ended, self.linked = None, False, []
        self.items_before = len(self.builder.entries_of(self.codes))
        self.recent, self.loose, self.pending, self.value_role = {}, [], "", ""
        self.monitoring = False
        self.label_level = line.level
        self.place(line)

    def leave_sections(self, line: Paragraph) -> None:
        """The end of the sections, such as the line above the signatures."""
        self.codes, self.area, self.area_line, self.role, self.last, self.ended = (), "", None, None, None, True
        self.place(line)

    def set_area(self, area: str, line: Paragraph) -> None:
        """An area of need: it holds for the items that follow."""
        self.area, self.area_line, self.area_is_fresh = area, line, True
        self.role, self.label, self.last, self.linked, self.loose = None, "", None, [], []
        self.pending, self.value_role, self.monitoring = "", "", False
        self.items_before = len(self.builder.entries_of(self.codes))
        self.place(line)

    def code_for(self, role: Role | None) -> str:
        """The section that text of a role belongs to here; none where sections that differ share the label."""
        if role is not None:
            code, shares = section_of(role, self.codes)
            if code and shares and not self.builder.count(shares[0]):
                self.open(code, role.label or code, "")
                self.builder.share(code, shares)
            return code
        if len(self.codes) == 1:
            return self.codes[0]
        if self.codes and set(self.codes) <= {"H1", "H2"}:
            self.builder.share(self.codes[0], self.codes[1:])
            return self.codes[0]
        return ""

    def open(self, code: str, label: str, place: str, evidence: str = "") -> None:
        """Note that a section is there, whose label is the header of a column or row."""
        self.builder.open_section(code, label, place)
        if evidence:
            self.evidence.setdefault(code, (evidence, place))

    # -- items

    def add(self, code: str, text: str, line: Paragraph, *, kind: str = "", ref: Numbered | None = None) -> Entry:
        """Add an item of a section, with the area, heading and links that hold here."""
        kind = kind or self.kind_of(code, ref)
        apart = not self.area or (self.last_was_listed and not line.listed) or _SETTING_ACTS.match(text) is not None
        if kind == "outcome" and (
            self.monitoring or follows_outcomes_up(text) or (apart and self.terms.speaks_of_monitoring(text))
        ):
            kind = "monitoring"
        elif kind == "outcome" and not self.area and introduces_outcomes(text):
            kind = "note"
        self.last_was_listed = line.listed
        values = {"area": self.area} if self.area and code not in ("A", "I", "J", "K") else {}
        under = self.heading if kind == "outcome" else None
        entry = self.builder.add(
            code, text, line.place, kind=kind, printed_id=ref.id if ref else "", under=under, **values
        )
        if ref and ref.number:
            self.numbers.setdefault((code, ref.number), []).append(entry)
        if kind == "outcome":
            self.linked = []
        if kind == "provision" and self.linked:
            self.attach_links(entry, self.linked)
            self.by_heading.extend((entry, link) for link in self.linked if isinstance(link, str))
        if kind == "need" and self.role is None:
            if ref and (ref.id or ref.number):
                self.begin_needs()
            else:
                self.loose.append(entry)
        self.last, self.last_line, self.area_is_fresh = entry, line, False
        self.place(line)
        return entry

    def kind_of(self, code: str, ref: Numbered | None) -> str:
        """What an item of a section is: a strength where that word stands above it and its reference does not deny it."""
        if code in NEEDS and self.role is not None and self.role.name == "strength":
            if ref and ref.id and not ref.id.startswith(f"{code}S"):
                self.role = None
                return DEFAULT_KINDS[code]
            return "strength"
        if code in NEEDS and ref and ref.id.startswith(f"{code}S"):
            return "strength"
        if code == "E" and ref and ref.id.startswith("EM"):
            return "monitoring"
        return DEFAULT_KINDS[code]

    def begin_needs(self) -> None:
        """Needs are announced here: what stood without a label before them under the same heading is what the child can do."""
        for entry in self.loose:
            entry.kind = "strength"
        self.loose = []

    def govern(self, line: Paragraph) -> None:
        """A heading over outcomes; one that is printed again, such as on a new page, is the same heading."""
        text = line.text.strip()
        known = next((e for e in self.builder.entries("E") if e.kind == "heading" and e.text == text), None)
        self.monitoring = False
        self.heading = known or self.builder.add("E", line.text, line.place, kind="heading")
        self.last = None
        self.place(line)

    def remember(self, entries: Sequence[Entry]) -> None:
        """Keep the latest items by kind, for lines that say more of them."""
        for kind in {entry.kind for entry in entries}:
            self.recent[kind] = [entry for entry in entries if entry.kind == kind]

    def attach_links(self, entry: Entry, targets: Iterable[Entry | str]) -> None:
        """Link an item to others, or to references as printed; which way a link goes is told by what it leads to."""
        if entry.kind == "provision" and self.terms.begins_with_nothing(entry.text):
            return
        known = {attribute.name for attribute in attrs.fields(ITEM_KINDS[entry.kind])}
        for target in targets:
            code = target.code if isinstance(target, Entry) else target[:1]
            name = "outcomes" if code == "E" else "needs"
            links = entry.outcomes if code == "E" else entry.needs
            if name in known and target not in links:
                links.append(target)

    def tell_once(self, key: str, place: str, message: str, *, note: bool = True) -> None:
        """Report something once."""
        if key not in self.reasons:
            self.reasons[key] = message
            self.builder.issue(place, message, "note" if note else "warning")
