"""Check type over the names of settings: a duty laid on a school that is not the child's is found, other names are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, lacks
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.plan import Placement, school_year_of
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.people.settings_named import (
    SettingNamed,
    distinctive,
    duties_of,
    settings_left,
    settings_named,
    settings_outgrown,
    settings_past,
)

__all__ = ["setting_is_current"]


@frozen(kw_only=True)
class SettingIsCurrent:
    """Settings named in `sections` by words of `lexicon` (of `groups`); in `duties` the one named must be the child's.

    The child's settings are those of the record and of section I. Where neither tells one, every name goes to a person.
    """

    sections: tuple[str, ...]
    lexicon: str
    groups: tuple[str, ...]
    duties: tuple[str, ...] = ("F",)
    told_in: tuple[str, ...] = ("A", "B", "C", "D", "E", "H1", "H2", "J")


@check(
    "settings.current",
    parameters=SettingIsCurrent,
    codes=(
        FindingCode(
            "another-setting",
            "Another setting's name",
            "{item} lays a duty on a setting that is not this child's: {quote}.",
        ),
    ),
    laws=("the order of items does not matter",),
)
def setting_is_current(context: CheckContext) -> CheckOutcome:
    """Judges whether provision names a setting other than the child's; history and other places are put before a person."""
    wanted: SettingIsCurrent = context.parameters
    own = _own(context)
    outcomes = []
    for item in context.plan.items(*wanted.sections):
        named = _named(item, wanted)
        left = _duties_of_those_left(context, wanted, item, own)
        if not named and not left:
            continue
        strange = [
            one
            for one in named
            if item.section in wanted.duties
            and own
            and one.words.isdisjoint(own)
            and not (one.once or one.apart)
            and _not_of_now(context, wanted, one)
        ]
        if strange or left:
            quotes = tuple(dict.fromkeys((*(one.quote for one in strange), *left)))
            outcomes.append(lacks(item, "another-setting", quotes, "neither in the record nor in section I"))
        else:
            outcomes.append(asks(context, item, tuple(dict.fromkeys(one.quote for one in named)), "for a person"))
    return tuple(outcomes)


def _own(context: CheckContext) -> frozenset[str]:
    """The words of the child's settings, by the record and section I."""
    placed = _placed(context)
    told = [distinctive(_without_those_past(passage, context.as_of)) for passage in placed]
    return frozenset().union(distinctive(context.plan.plan.learner.setting), *told)


def _without_those_past(passage: AnalysedPassage, day: dt.date) -> str:
    """The words of a passage without the names of settings left by this day; the next one may bear the same name."""
    text = passage.text
    for name in settings_past(passage, day):
        text = text.replace(name, " ")
    return text


def _placed(context: CheckContext) -> list[AnalysedPassage]:
    """What section I says of the setting."""
    return [
        item.passages["text"]
        for item in context.plan.items("I")
        if isinstance(item.item, Placement) and "text" in item.passages
    ]


def _named(item: AnalysedItem, wanted: SettingIsCurrent) -> tuple[SettingNamed, ...]:
    passages = (item.passages[name] for name in ("text", "label", "steps", "who") if name in item.passages)
    return tuple(
        one for passage in passages for one in settings_named(passage, passage.hits_of(wanted.lexicon, *wanted.groups))
    )


def _duties_of_those_left(
    context: CheckContext, wanted: SettingIsCurrent, item: AnalysedItem, own: frozenset[str]
) -> list[Quote]:
    """Where provision falls to the staff of a place that the plan says the child once attended, or is too old for."""
    if item.section not in wanted.duties or not own:
        return []
    born = context.plan.plan.learner.date_of_birth
    year = school_year_of(born, context.as_of) if born is not None and born <= context.as_of else None

    def told(passage: AnalysedPassage) -> Iterator[str]:
        yield from settings_left(passage)
        if year is not None:
            yield from settings_outgrown(passage, passage.hits_of(wanted.lexicon, *wanted.groups), year)

    left = context.plan.once(
        f"settings left in {wanted.told_in}",
        lambda: {
            name
            for one in context.plan.items(*wanted.told_in)
            for passage in one.passages.values()
            for name in told(passage)
            if own.isdisjoint(distinctive(name))
        },
    ) | {name for passage in _placed(context) for name in settings_past(passage, context.as_of)}
    if year is not None:
        left |= {
            name
            for passage in item.passages.values()
            for name in settings_outgrown(passage, passage.hits_of(wanted.lexicon, *wanted.groups), year)
            if own.isdisjoint(distinctive(name))
        }
    return [quote for name in sorted(left) for p in item.passages.values() for quote in duties_of(p, name)]


def _not_of_now(context: CheckContext, wanted: SettingIsCurrent, named: SettingNamed) -> bool:
    """Whether the plan tells of this setting as a former one, or nowhere else at all: a second roll would be told."""
    told = context.plan.once(
        f"settings told in {wanted.told_in} by {wanted.lexicon} {wanted.groups}",
        lambda: [one for item in context.plan.items(*wanted.told_in) for one in _named(item, wanted)],
    )
    same = [one for one in told if not one.words.isdisjoint(named.words)]
    return not same or any(one.once for one in same)
