"""What an overlay adds to a ruleset in its council's own namespace: criteria, facts, limits of time, policies and phrases."""

from __future__ import annotations

import attrs

from ehcp_rules.criterion import Criterion
from ehcp_rules.errors import closest
from ehcp_rules.loading.amending import reads_lexicon
from ehcp_rules.loading.local_limits import local_editions
from ehcp_rules.loading.overlay_draft import Draft
from ehcp_rules.loading.overlay_folder import LexiconAddition, LocalLimit, Overlay
from ehcp_rules.ruleset import LocalFact, Policy
from ehcp_rules.text import Lexicon

__all__ = ["add_criterion", "add_fact", "add_limit", "add_phrases", "add_policy"]


def add_criterion(draft: Draft, overlay: Overlay, criterion: Criterion) -> None:
    """A criterion of the council's own."""
    place = draft.places[f"criterion:{criterion.id}"]
    if draft.own(overlay, criterion.id, place):
        draft.criteria[criterion.id] = criterion
        draft.vary(overlay, criterion.id, "added")


def add_fact(draft: Draft, overlay: Overlay, fact: LocalFact, place: str) -> None:
    """A fact of the council's own, filled from what its plans carry beside the statutory sections."""
    if fact.name in draft.facts:
        draft.problem(f"{place}.name", f"the fact {fact.name} is there already", "names are unique")
    elif not fact.name.startswith(f"{overlay.id}."):
        message = f"{fact.name} is not in the overlay's namespace"
        draft.problem(f"{place}.name", message, f"name it {overlay.id}.{fact.name.rpartition('.')[2]}")
    else:
        draft.facts[fact.name] = fact
        draft.vary(overlay, fact.name, f"adds a fact from the plan's {fact.extension}")


def add_limit(draft: Draft, overlay: Overlay, local: LocalLimit, place: str) -> None:
    """A stricter limit of time of the council's own, which its criteria and amendments may cite."""
    editions = [scale for scale in draft.base.timescales if scale.id == local.stricter_than]
    known = {scale.id for scale in draft.timescales}
    if not editions:
        hint = closest(local.stricter_than, known)
        draft.problem(f"{place}.stricter_than", f"there is no timescale {local.stricter_than}", hint)
    elif local.id in known:
        draft.problem(f"{place}.id", f"the timescale {local.id} is there already", "ids are unique")
    elif draft.own(overlay, local.id, place):
        made = local_editions(local, editions, overlay.publisher, place, draft.problems)
        draft.timescales = (*draft.timescales, *made)
        if made:
            change = f"{local.limit} {made[-1].unit} instead of {editions[-1].limit}, from {local.valid_from}"
            draft.vary(overlay, local.id, change, local.reason)


def add_policy(draft: Draft, overlay: Overlay, policy: Policy, place: str) -> None:
    """A policy of the council's own; those of the ruleset are amended instead."""
    if policy.id in draft.policies:
        draft.problem(f"{place}.id", f"the policy {policy.id} is there already", "amend it, or name another")
    elif draft.own(overlay, policy.id, place):
        draft.policies[policy.id] = policy
        draft.vary(overlay, policy.id, "added")


def add_phrases(draft: Draft, overlay: Overlay, addition: LexiconAddition) -> None:
    """More phrases for a lexicon that is there, or a lexicon of the council's own."""
    place = draft.places[f"lexiconaddition:{addition.id}"]
    lexicon = draft.lexicons.get(addition.id)
    if lexicon is None:
        if ":" not in addition.id:
            draft.problem(f"{place}: id", f"there is no lexicon {addition.id}", closest(addition.id, draft.lexicons))
        elif draft.own(overlay, addition.id, place):
            title = addition.title or addition.id
            draft.lexicons[addition.id] = Lexicon(
                id=addition.id, title=title, groups=addition.groups, stricter=addition.stricter
            )
            draft.vary(overlay, addition.id, "added")
        return
    readers = [one.id for one in draft.base.criteria if one.scoring.locked and reads_lexicon(one, lexicon.id)]
    if lexicon.stricter != "more-phrases" and readers:
        message = f"more phrases in {lexicon.id} could loosen locked criteria: {', '.join(readers)}"
        draft.problem(place, message, "ask the ruleset's publisher")
        return
    groups = {group.name: group for group in lexicon.groups}
    count = 0
    for index, group in enumerate(addition.groups):
        old = groups.get(group.name)
        if old is not None and group.forms not in ("as-written", old.forms):
            draft.problem(f"{place}: groups[{index}].forms", f"the group's forms are {old.forms}", "leave forms out")
        new = tuple(phrase for phrase in dict.fromkeys(group.phrases) if old is None or phrase not in old.phrases)
        count += len(new)
        groups[group.name] = group if old is None else attrs.evolve(old, phrases=(*old.phrases, *new))
    draft.lexicons[lexicon.id] = attrs.evolve(lexicon, groups=tuple(groups.values()))
    draft.vary(overlay, lexicon.id, f"adds {count} {'phrase' if count == 1 else 'phrases'}")
