"""The links that a plan states between needs, provision and outcomes, and the gaps where it states links of that kind at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from ehcp_rules.plan import Item, Outcome, Plan, Provision

__all__ = ["Placed", "StatedLinks", "items_of"]

Placed = list[tuple[str, str, Item]]
"""Items, each with the fragment that names it in the page and its key."""


def items_of(plan: Plan, kind: type[Item], *codes: str) -> Placed:
    """The items of one kind in these sections, in order."""
    found: Placed = []
    for code in codes:
        for index, (_, item) in enumerate(plan.items(code)):
            if isinstance(item, kind):
                found.append((f"item-{code}-{index}", f"{code}-{index}", item))
    return found


@frozen
class StatedLinks:
    """The stated links between keys: need to provision, provision to outcome, need to outcome."""

    answered: tuple[tuple[str, str], ...]
    works_to: tuple[tuple[str, str], ...]
    aimed: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    provision: tuple[str, ...]
    outcomes: tuple[str, ...]

    @classmethod
    def of(cls, needs: Placed, provision: Placed, outcomes: Placed) -> StatedLinks:
        """The links that these items state to one another."""
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

    def rank_of(self, key: str, needs: Placed) -> tuple[int, int]:
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
