"""Joining criteria to the check types that judge them: parameters become the check's own class, strictly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ehcp_rules.checks import CheckDefinition
from ehcp_rules.criterion import Criterion
from ehcp_rules.errors import Problem, RulesetError, closest
from ehcp_rules.loading.misfits import KeyPath, dotted
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules.loading.timescales import with_timescales
from ehcp_rules.plan import FACTS, YES_NO_FACTS
from ehcp_rules.ruleset import Ruleset

__all__ = ["ResolvedCheck", "resolve_checks"]


@attrs.frozen
class ResolvedCheck:
    """The check type that judges a criterion, and the criterion's parameters as the check's own parameter class."""

    definition: CheckDefinition
    parameters: Any


def resolve_checks(
    ruleset: Ruleset, checks: Mapping[str, CheckDefinition], *, note: str = ""
) -> Mapping[str, ResolvedCheck]:
    """The check of each criterion, by criterion id.

    Raises RulesetError with every criterion whose check is not among `checks`, whose parameters do not fit it, that
    words a finding which the check never makes, or that needs a lexicon or a fact which is not there. `note` is added to
    the hint where a check is not there (which plugins failed, say).
    """
    problems: list[Problem] = []
    resolved: dict[str, ResolvedCheck] = {}
    for criterion in ruleset.criteria:
        if one := _resolve(ruleset, criterion, checks, note, problems):
            resolved[criterion.id] = one
    if problems:
        raise RulesetError(problems)
    return resolved


def _resolve(
    ruleset: Ruleset,
    criterion: Criterion,
    checks: Mapping[str, CheckDefinition],
    note: str,
    problems: list[Problem],
) -> ResolvedCheck | None:
    place = f"{ruleset.id} {ruleset.version} {criterion.id}"
    definition = checks.get(criterion.check.use)
    if definition is None:
        hint = "; ".join(part for part in (closest(criterion.check.use, checks, otherwise="installed"), note) if part)
        problems.append(Problem(f"{place}: check.use", f"no installed plugin provides {criterion.check.use}", hint))
        return None

    def located(at: KeyPath) -> str:
        return f"{place}: {dotted(('check', 'parameters', *at))}"

    before = len(problems)
    document = with_timescales(criterion.check.parameters, ruleset.timescales, problems, located)
    parameters: Any = structure(document, definition.parameters, toml(), problems, located)
    codes = {code.code for code in definition.codes}
    for code in criterion.findings:
        if code not in codes:
            message = f"{definition.name} makes no such finding"
            problems.append(Problem(f"{place}: findings.{code}", message, closest(code, codes)))
    if parameters is not None:
        lexicons = {lexicon.id for lexicon in ruleset.lexicons}
        for name, wanted in lexicons_of(parameters):
            if wanted not in lexicons:
                problems.append(Problem(located((name,)), f"there is no lexicon {wanted}", closest(wanted, lexicons)))
        groups = {lexicon.id: {group.name for group in lexicon.groups} for lexicon in ruleset.lexicons}
        for at, lexicon_id, wanted in groups_of(parameters):
            if lexicon_id in groups and wanted not in groups[lexicon_id]:
                message = f"the lexicon {lexicon_id} has no group {wanted}"
                problems.append(Problem(located(at), message, closest(wanted, groups[lexicon_id])))
        for name, message, hint in facts_in(parameters, ruleset):
            problems.append(Problem(located((name,)), message, hint))
    return ResolvedCheck(definition, parameters) if len(problems) == before else None


_GROUP_FIELDS = ("groups", "when", "besides", "nothing")


def groups_of(parameters: Any, lexicon: str = "", at: KeyPath = ()) -> Iterator[tuple[KeyPath, str, str]]:
    """The groups of a lexicon that a check's parameters name, with their place: beside `lexicon`, and in parts below it."""
    lexicon = getattr(parameters, "lexicon", "") or lexicon
    for field in attrs.fields(type(parameters)) if isinstance(lexicon, str) and lexicon else ():
        value = getattr(parameters, field.name)
        if not isinstance(value, tuple):
            continue
        for place, one in enumerate(value):
            if isinstance(one, str) and field.name in _GROUP_FIELDS:
                yield (*at, field.name), lexicon, one
            elif attrs.has(type(one)):
                yield from groups_of(one, lexicon, (*at, field.name, place))


def facts_in(parameters: Any, ruleset: Ruleset) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the facts that a check's parameters name, in fields whose metadata say of what kind the `fact` is."""
    kinds = {**dict.fromkeys(FACTS, ""), **dict.fromkeys(YES_NO_FACTS, "yes-no")}
    kinds |= {fact.name: fact.kind for fact in ruleset.facts}
    for field in attrs.fields(type(parameters)):
        kind, name = field.metadata.get("fact"), getattr(parameters, field.name)
        fitting = [known for known, its in kinds.items() if its == kind]
        if kind and name not in kinds:
            yield field.name, f"there is no fact {name}", closest(name, fitting)
        elif kind and name not in fitting:
            yield field.name, f"{name} is no fact of the kind {kind}", closest(name, fitting)


def lexicons_of(parameters: Any) -> Iterator[tuple[str, str]]:
    """The lexicons that a check's parameters name, in fields called `lexicon` or `lexicons`."""
    for field in attrs.fields(type(parameters)):
        if field.name in ("lexicon", "lexicons"):
            value = getattr(parameters, field.name)
            for lexicon in filter(None, (value,) if isinstance(value, str) else tuple(value or ())):
                yield field.name, lexicon
