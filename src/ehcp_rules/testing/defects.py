"""Defects to put into single good items: those that any item can be given, and those that need a person's marks on its texts.

Marks say which words of an item are its amount, its deliverer, its time bound and so on. They are made by reading, so that
what the engine fails to see counts against it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from ehcp_rules.plan import Item, Outcome, Plan, Provision
from ehcp_rules.testing.kinds import DEFECTS
from ehcp_rules.testing.mutations import Mutant, with_item
from ehcp_rules.testing.wordings import OTHER_NAMES, VAGUE, wording

__all__ = ["Marks", "cut", "marked_mutants", "statement_mutants"]


@frozen(kw_only=True)
class Marks:
    """What a person marked in one item; pairs are words of the item and what stands there instead.

    `amounts` say how much, how often or when. `people` pairs whoever does it with nobody in particular, `duty` the duty
    with a suggestion, `measure` what can be told with what cannot, `change` the observable act with a wish, `impact` what
    a need makes hard with what is left, `detail` a description with a label. `bound` says by when.
    """

    plan: str
    id: str
    amounts: tuple[str, ...] = field(default=(), repr=False)
    people: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    duty: tuple[str, str] | None = field(default=None, repr=False)
    bound: str = field(default="", repr=False)
    measure: tuple[str, str] | None = field(default=None, repr=False)
    change: tuple[str, str] | None = field(default=None, repr=False)
    impact: tuple[str, str] | None = field(default=None, repr=False)
    detail: tuple[str, str] | None = field(default=None, repr=False)


def cut(plan: Plan, id: str, pairs: Iterable[tuple[str, str]]) -> Plan:
    """A copy of the plan with words of one item replaced, in whichever of its texts they stand.

    Spaces and commas that are left over go too. Raises ValueError for words that are not there exactly once.
    """
    item = _item(plan, id)
    texts = {name: getattr(item, name) for name in item.text_fields}
    for old, new in pairs:
        homes = [name for name, text in texts.items() if text.count(old) == 1]
        if len(homes) != 1:
            raise ValueError(f"{plan.id} {id} does not have these words once: {old}")
        texts[homes[0]] = _tidy(texts[homes[0]].replace(old, new))
    return with_item(plan, id, **texts)


def _item(plan: Plan, id: str) -> Item:
    return next(item for section in plan.sections for item in section.items if item.id == id)


def _tidy(text: str) -> str:
    text = re.sub(r" +([,.;:])", r"\1", re.sub(r" {2,}", " ", text)).strip()
    text = re.sub(r"([,:;])(?:\s*[,:;])+", r"\1", text)
    text = re.sub(r"[,:;]\s*([.!?])", r"\1", text).strip(" ,:;")
    return text[:1].upper() + text[1:]


def marked_mutants(plan: Plan, marks: Iterable[Marks]) -> Iterator[Mutant]:
    """Every defect that the marks on items of this plan make possible."""
    vague = itertools.cycle(VAGUE)
    for mark in marks:
        item = _item(plan, mark.id)
        health = item.id[:1] in "GH"

        def made(kind: str, pairs: Iterable[tuple[str, str]], id: str = mark.id) -> Mutant:
            return Mutant(kind=DEFECTS[kind], where=id, before=plan, after=cut(plan, id, pairs))

        gone = [(amount, "") for amount in mark.amounts]
        if gone:
            yield made("health-amount-out" if health else "amount-out", gone)
        if gone and not health:
            first = mark.amounts[0]
            yield made("vague-amount", [(first, f"{_space(first)}{next(vague)}{_space(first[::-1])}"), *gone[1:]])
        if mark.people:
            yield made("health-nobody" if health else "nobody", mark.people)
        if mark.bound:
            yield made("bound-out", [(mark.bound, "")])
            yield made("bound-past", [(mark.bound, "By July 2024, ")])
        for kind in ("duty", "measure", "change", "impact", "detail"):
            if (pair := getattr(mark, kind)) is not None:
                yield made(f"{kind}-out", [pair])


def _space(text: str) -> str:
    return " " if text.startswith(" ") else ""


def statement_mutants(plan: Plan, good: Iterable[str]) -> Iterator[Mutant]:
    """Defects that are added to or put in the place of single good items, named by their ids."""
    name = plan.learner.known_as or plan.learner.name.partition(" ")[0]
    every = " ".join(passage.text for passage in plan.passages())
    others = [other for other in OTHER_NAMES if other not in every]
    for turn, id in enumerate(good):
        item = _item(plan, id)

        def made(kind: str, text: str, id: str = id) -> Mutant:
            return Mutant(kind=DEFECTS[kind], where=id, before=plan, after=with_item(plan, id, text=text))

        added = f"{item.text} " if item.text.endswith((".", "”")) else f"{item.text}. "
        if isinstance(item, Provision) and id.startswith("F"):
            for kind in ("conditional", "delegated", "variable"):
                yield made(kind, added + wording(kind, turn, name))
            if not item.who:
                yield made("support", wording("support", turn, name))
                yield made("ordinary", wording("ordinary", turn, name))
        if isinstance(item, Outcome):
            yield made("service", wording("service", turn, name))
            yield made("process", wording("process", turn, name))
        yield made("placeholder", added + wording("placeholder", turn, name))
        if name and others and re.search(rf"\b{name}\b", item.text):
            yield made("other-name", re.sub(rf"\b{name}\b", others[turn % len(others)], item.text))
