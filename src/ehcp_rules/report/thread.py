"""The golden thread as a picture: aspirations, needs, provision and outcomes, the links the plan states, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from ehcp_rules.plan import Need, Outcome, Plan, Provision, View
from ehcp_rules.report.stated_links import Placed, StatedLinks, items_of
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


def thread_of(plan: Plan, aspirations: Iterable[str], *, redact: bool) -> Thread:
    """Draw the links that a plan states; `aspirations` are the item ids of section A that voice one.

    A gap is claimed only where the plan states links of that kind at all.
    """
    wished = set(aspirations)
    views = items_of(plan, View, "A")
    chosen = [entry for entry in views if entry[2].id in wished] or views
    needs = items_of(plan, Need, "B", "C", "D")
    provision = items_of(plan, Provision, "F", "G", "H1", "H2")
    outcomes = items_of(plan, Outcome, "E")
    links = StatedLinks.of(needs, provision, outcomes)
    if not links.any:
        return _unlinked(chosen, needs, provision, outcomes, links.notes())
    provision.sort(key=lambda entry: links.rank_of(entry[1], needs))
    outcomes.sort(key=lambda entry: links.rank_of(entry[1], needs))
    gaps = links.gaps()

    def nodes(entries: Placed) -> list[Node]:
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


def _unlinked(views: Placed, needs: Placed, provision: Placed, outcomes: Placed, notes: tuple[str, ...]) -> Thread:
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


def _lines(links: StatedLinks, placed: Mapping[str, Node]) -> tuple[Line, ...]:
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
