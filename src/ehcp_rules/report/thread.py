"""The golden thread as a picture: aspirations, needs, provision and outcomes, the links the plan states, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from ehcp_rules.plan import Item, Need, Outcome, Plan, Provision, View
from ehcp_rules.report.words import clipped, counted

__all__ = ["Column", "Line", "Node", "Row", "Thread", "thread_of"]

_WIDTH, _NODE, _GAP, _TOP = 224, 34, 10, 46
_EDGE = 2
_LEFT: tuple[int, ...] = (_EDGE, 274, 546, 818)


@frozen(kw_only=True)
class Node:
    """One item in the picture, at the top left corner `x`, `y` in the picture's own units."""

    key: str
    label: str
    words: str = field(repr=False)
    href: str
    gap: str = ""
    x: int = 0
    y: int = 0


@frozen
class Column:
    """One column of the picture, with its heading and its nodes from top to bottom."""

    title: str
    x: int
    nodes: tuple[Node, ...]
    empty: str = ""


@frozen
class Line:
    """A stated link between two nodes as the path of a curve; `direct` when it passes over the provision column."""

    origin: str
    target: str
    path: str
    direct: bool = False


@frozen
class Row:
    """One need in the list that says the same as the picture."""

    label: str
    words: str = field(repr=False)
    href: str
    provision: tuple[Node, ...]
    outcomes: tuple[Node, ...]
    gap: str


@frozen(kw_only=True)
class Thread:
    """The whole picture with its size, the same in rows, what hangs loose, and what the plan does not state."""

    width: int
    height: int
    node_width: int = _WIDTH
    node_height: int = _NODE
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    loose: tuple[Node, ...]
    notes: tuple[str, ...]
    summary: str


_Placed = list[tuple[str, str, Item]]


def thread_of(plan: Plan, aspirations: Iterable[str], *, redact: bool) -> Thread:
    """Draw the links that a plan states; `aspirations` are the item ids of section A that voice one.

    A gap is claimed only where the plan states links of that kind at all.
    """
    wished = set(aspirations)
    views = _items(plan, View, "A")
    chosen = [entry for entry in views if entry[2].id in wished] or views
    needs = _items(plan, Need, "B", "C", "D")
    provision = _items(plan, Provision, "F", "G", "H1", "H2")
    outcomes = _items(plan, Outcome, "E")
    links = _Links.of(needs, provision, outcomes)
    if not links.any:
        return _unlinked(chosen, needs, provision, outcomes, links.notes())
    provision.sort(key=lambda entry: links.rank_of(entry[1], needs))
    outcomes.sort(key=lambda entry: links.rank_of(entry[1], needs))
    gaps = links.gaps()

    def nodes(entries: _Placed) -> list[Node]:
        return [
            Node(
                key=key,
                label=item.id,
                words="" if redact else clipped(item.text, 33),
                href="#" + path,
                gap=gaps.get(key, ""),
            )
            for path, key, item in entries
        ]

    columns = _laid_out(
        (
            ("Aspirations · A", nodes(chosen), "Section A holds no aspiration."),
            ("Needs · B, C, D", nodes(needs), "No need is set out."),
            ("Provision · F, G, H", nodes(provision), "No provision is set out."),
            ("Outcomes · E", nodes(outcomes), "No outcome is set out."),
        )
    )
    placed = {node.key: node for column in columns for node in column.nodes}
    longest = max(1, *(len(column.nodes) for column in columns))
    full = {key: ("" if redact else item.text) for _, key, item in needs}
    rows = tuple(
        Row(
            node.label,
            full[node.key],
            node.href,
            tuple(placed[key] for key in links.provision_of(node.key)),
            tuple(placed[key] for key in links.outcomes_of(node.key)),
            node.gap,
        )
        for node in columns[1].nodes
    )
    loose = tuple(node for column in columns[2:] for node in column.nodes if node.gap)
    return Thread(
        width=_LEFT[-1] + _WIDTH + _EDGE,
        height=_TOP + longest * (_NODE + _GAP),
        columns=columns,
        lines=_lines(links, placed),
        rows=rows,
        loose=loose,
        notes=links.notes(),
        summary=_summary(rows, loose),
    )


def _items(plan: Plan, kind: type[Item], *codes: str) -> _Placed:
    found: _Placed = []
    for code in codes:
        for index, (_, item) in enumerate(plan.items(code)):
            if isinstance(item, kind):
                found.append((f"item-{code}-{index}", f"{code}-{index}", item))
    return found


@frozen
class _Links:
    """The stated links between keys: need to provision, provision to outcome, need to outcome."""

    answered: tuple[tuple[str, str], ...]
    works_to: tuple[tuple[str, str], ...]
    aimed: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    provision: tuple[str, ...]
    outcomes: tuple[str, ...]

    @classmethod
    def of(cls, needs: _Placed, provision: _Placed, outcomes: _Placed) -> _Links:
        by_id: dict[tuple[str, str], str] = {}
        for kind, entries in (("need", needs), ("outcome", outcomes)):
            for _, key, item in entries:
                by_id.setdefault((kind, item.id), key)

        def keys(kind: str, ids: Sequence[str]) -> list[str]:
            return [by_id[kind, id] for id in ids if (kind, id) in by_id]

        answered, works_to, aimed = [], [], []
        for _, key, item in provision:
            if isinstance(item, Provision):
                answered += [(need, key) for need in keys("need", item.needs)]
                works_to += [(key, outcome) for outcome in keys("outcome", item.outcomes)]
        for _, key, item in outcomes:
            if isinstance(item, Outcome):
                aimed += [(need, key) for need in keys("need", item.needs)]
        return cls(
            tuple(answered),
            tuple(works_to),
            tuple(aimed),
            tuple(key for _, key, _ in needs),
            tuple(key for _, key, _ in provision),
            tuple(key for _, key, _ in outcomes),
        )

    @property
    def any(self) -> bool:
        """Whether the plan states any link at all."""
        return bool(self.answered or self.works_to or self.aimed)

    def provision_of(self, need: str) -> list[str]:
        """Provision for a need: linked to it, or to an outcome that is."""
        aims = {outcome for origin, outcome in self.aimed if origin == need}
        found = {p for origin, p in self.answered if origin == need} | {p for p, o in self.works_to if o in aims}
        return [key for key in self.provision if key in found]

    def outcomes_of(self, need: str) -> list[str]:
        """Outcomes for a need: linked to it, or to provision that is."""
        answers = {p for origin, p in self.answered if origin == need}
        found = {o for origin, o in self.aimed if origin == need} | {o for p, o in self.works_to if p in answers}
        return [key for key in self.outcomes if key in found]

    def rank_of(self, key: str, needs: _Placed) -> tuple[int, int]:
        """Where to draw a provision or an outcome: beside the needs it belongs to, so that few lines cross."""
        position = {need: index for index, (_, need, _) in enumerate(needs)}
        mine = [position[n] for n, p in (*self.answered, *self.aimed) if p == key]
        if not mine:
            reached = {o for p, o in self.works_to if p == key} | {p for p, o in self.works_to if o == key}
            mine = [position[n] for n, p in (*self.answered, *self.aimed) if p in reached]
        order = (*self.provision, *self.outcomes).index(key)
        return (sum(mine) * 1000 // len(mine) if mine else 10**9, order)

    def gaps(self) -> Mapping[str, str]:
        """What is missing at each key, in words; in B, E and F only, since C, D, G and H may hold nil statements."""
        gaps: dict[str, str] = {}
        if self.answered or (self.works_to and self.aimed):
            gaps |= {
                need: "no provision" for need in self.needs if need.startswith("B-") and not self.provision_of(need)
            }
            reached = {key for need in self.needs for key in self.provision_of(need)}
            gaps |= {key: "no need" for key in self.provision if key.startswith("F-") and key not in reached}
        if self.works_to:
            served = {outcome for _, outcome in self.works_to}
            gaps |= {key: "no provision" for key in self.outcomes if key not in served}
        elif self.aimed:
            aimed = {outcome for _, outcome in self.aimed}
            gaps |= {key: "no need" for key in self.outcomes if key not in aimed}
        return gaps

    def notes(self) -> tuple[str, ...]:
        """What the plan does not state, so that nothing is read into a missing line."""
        notes = []
        if not self.answered:
            notes.append("The plan does not state which provision answers which need.")
        if not self.works_to:
            notes.append("The plan does not state which provision works towards which outcome.")
        if not self.aimed:
            notes.append("The plan does not state which need each outcome answers.")
        notes.append("Plans state no links from aspirations: whether the outcomes carry them forward is for a person.")
        return tuple(notes)


def _laid_out(columns: Sequence[tuple[str, list[Node], str]]) -> tuple[Column, ...]:
    longest = max(1, *(len(nodes) for _, nodes, _ in columns))
    height = longest * (_NODE + _GAP)
    laid = []
    for left, (title, nodes, empty) in zip(_LEFT, columns, strict=True):
        room = height // max(1, len(nodes))
        placed = tuple(
            evolve(node, x=left, y=_TOP + index * room + (room - _NODE) // 2) for index, node in enumerate(nodes)
        )
        laid.append(Column(title, left, placed, "" if placed else empty))
    return tuple(laid)


def _unlinked(views: _Placed, needs: _Placed, provision: _Placed, outcomes: _Placed, notes: tuple[str, ...]) -> Thread:
    """A thread without a single stated link: one node a column, because forty loose boxes would say no more."""
    named = (
        ("Aspirations · A", "view", views),
        ("Needs · B, C, D", "need", needs),
        ("Provision · F, G, H", "provision", provision),
        ("Outcomes · E", "outcome", outcomes),
    )
    columns = _laid_out(
        tuple(
            (
                title,
                [
                    Node(
                        key=thing,
                        label=counted(len(entries), thing, _PLURALS.get(thing, "")),
                        words="no link stated",
                        href="",
                    )
                ],
                "",
            )
            for title, thing, entries in named
        )
    )
    return Thread(
        width=_LEFT[-1] + _WIDTH + _EDGE,
        height=_TOP + _NODE + _GAP,
        columns=columns,
        lines=(),
        rows=(),
        loose=(),
        notes=notes,
        summary="The plan states no links between its sections, so no line is drawn and no gap is claimed.",
    )


_PLURALS = {"provision": "pieces of provision"}


def _lines(links: _Links, placed: Mapping[str, Node]) -> tuple[Line, ...]:
    through = {(need, outcome) for need, p in links.answered for q, outcome in links.works_to if p == q}
    wanted = [
        *((origin, target, False) for origin, target in (*links.answered, *links.works_to)),
        *((origin, target, True) for origin, target in links.aimed if (origin, target) not in through),
    ]
    return tuple(Line(a, b, _curve(placed[a], placed[b]), direct) for a, b, direct in dict.fromkeys(wanted))


def _curve(origin: Node, target: Node) -> str:
    x1, y1 = origin.x + _WIDTH, origin.y + _NODE // 2
    x2, y2 = target.x, target.y + _NODE // 2
    bend = min(60, (x2 - x1) // 2)
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"


def _summary(rows: Sequence[Row], loose: Sequence[Node]) -> str:
    open_needs = [row.label for row in rows if row.gap]
    parts = []
    if open_needs:
        parts.append(f"Needs with no provision linked to them: {', '.join(open_needs)}.")
    for gap, what in (("no need", "Linked to no need"), ("no provision", "Outcomes that no provision works towards")):
        found = [node.label for node in loose if node.gap == gap]
        if found:
            parts.append(f"{what}: {', '.join(found)}.")
    return " ".join(parts) or "Every stated link joins up: no gap was found."
