"""What does not hold together in a ruleset that was read: ids, references, scales and conditions, each with its place."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import attrs

from ehcp_rules.criterion import TOPICS, Condition, Criterion
from ehcp_rules.errors import Problem, closest
from ehcp_rules.plan import FACTS, SECTION_CODES, PlanDates
from ehcp_rules.ruleset import LocalFact, Policy, Ruleset
from ehcp_rules.version import __version__

__all__ = ["Places", "engine_fits", "problems_of"]

Places = Mapping[str, str]
"""The file that each criterion, lexicon and policy came from, by `criterion:ID`, `lexicon:ID` or `ruleset`."""


def problems_of(ruleset: Ruleset, places: Places, *, complete: bool = True) -> Iterator[Problem]:
    """What does not hold together in a ruleset; with `complete` false, references to its criteria are not followed."""
    header = places.get("ruleset", "ruleset.toml")
    if not engine_fits(ruleset.engine):
        yield Problem(f"{header}: engine", f"this engine is {__version__}", "install an engine in the range it names")
    if ruleset.valid_from and ruleset.valid_to and ruleset.valid_to <= ruleset.valid_from:
        yield Problem(f"{header}: valid_to", "is not after valid_from", "validity ends before the day valid_to")
    yield from _policy_problems(ruleset, header, complete)
    owners: dict[str, str] = {}
    for criterion in ruleset.criteria:
        place = places.get(f"criterion:{criterion.id}", criterion.id)
        for name in (criterion.id, *criterion.aliases):
            if name in owners:
                yield Problem(f"{place}: aliases", f"{name} already names {owners[name]}", "ids and aliases are unique")
            owners.setdefault(name, criterion.id)
        found = _criterion_problems(criterion, {fact.name: fact for fact in ruleset.facts})
        yield from (Problem(f"{place}: {at}", message, hint) for at, message, hint in found)
    for lexicon in ruleset.lexicons:
        place = places.get(f"lexicon:{lexicon.id}", lexicon.id)
        names = [group.name for group in lexicon.groups]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Problem(f"{place}: groups", f"the group {name} is there twice", "join the two")
    if complete:
        for kind, ids in ruleset.appraisal.items():
            for id in ids:
                if id not in owners:
                    yield Problem(f"{header}: appraisal.{kind}", f"there is no criterion {id}", closest(id, owners))


def _policy_problems(ruleset: Ruleset, header: str, complete: bool) -> Iterator[Problem]:
    ids = [policy.id for policy in ruleset.policies]
    if ruleset.default_policy not in ids:
        hint = closest(ruleset.default_policy, ids)
        yield Problem(f"{header}: default_policy", f"there is no policy {ruleset.default_policy}", hint)
    sections = {criterion.section for criterion in ruleset.criteria}
    for index, policy in enumerate(ruleset.policies):
        at = f"{header}: policies[{index}]"
        if ids.index(policy.id) != index:
            yield Problem(f"{at}.id", f"the policy {policy.id} is there twice", "ids are unique")
        yield from (Problem(f"{at}.{key}", message, hint) for key, message, hint in _scale_problems(policy))
        for number, limit in enumerate(policy.limits):
            if complete and limit.section not in sections:
                message = f"no criterion is in section {limit.section}"
                yield Problem(f"{at}.limits[{number}].section", message, closest(limit.section, sections))


def _scale_problems(policy: Policy) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a policy's words and the caps on them: key, message and hint."""
    words = [band.word for band in policy.bands]
    starts = [band.at for band in policy.bands]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)) or starts[-1] > 1:
        yield "bands", "do not rise from 0 to at most 1", "list the lowest word first, at 0"
    if len(set(words)) != len(words):
        yield "bands", "name a word twice", "each word has one band"
    if not 0 <= policy.minimum_coverage <= 1:
        yield "minimum_coverage", "is not between 0 and 1", 'write a share such as "1/2"'
    caps = {
        **({"gate_cap": policy.gate_cap} if policy.gate_cap else {}),
        **{f"severity_caps[{number}].cap": severe.cap for number, severe in enumerate(policy.severity_caps)},
        **{f"limits[{number}].cap": limit.cap for number, limit in enumerate(policy.limits)},
    }
    for key, word in caps.items():
        if word not in words:
            yield key, f"{word} is no word of its bands", closest(word, words)


_ID = re.compile(r"([a-z][a-z0-9-]*:)?[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")
_PARTS = (*SECTION_CODES, "learner", "advice", *(f"dates.{field.name}" for field in attrs.fields(PlanDates)))
_TESTS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "in": (lambda value: isinstance(value, tuple) and bool(value), "a list with at least one value"),
    "at_least": (lambda value: type(value) is int, "a whole number"),
    "at_most": (lambda value: type(value) is int, "a whole number"),
    "before": (lambda value: type(value) is dt.date, "a date"),
    "after": (lambda value: type(value) is dt.date, "a date"),
    "is": (lambda value: isinstance(value, str | bool | int), "a text, a whole number, or true or false"),
    "present": (lambda value: value is None or isinstance(value, bool), "true, false or nothing"),
}


def _criterion_problems(criterion: Criterion, local: Mapping[str, LocalFact]) -> Iterator[tuple[str, str, str]]:
    if not _ID.fullmatch(criterion.id):
        yield "id", "is not the form of an id", "write one such as F-02, or fenmoor:X-01 in an overlay"
    if not criterion.sources:
        yield "sources", "there is none", "every criterion shows its authority"
    yield from _part_problems(criterion)
    for name, conditions in (("all", criterion.applies.all), ("any", criterion.applies.any)):
        for index, condition in enumerate(conditions):
            yield from _condition_problems(condition, f"applies.{name}[{index}]", local)
    scoring = criterion.scoring
    if scoring.weight < 0:
        yield "scoring.weight", "is below 0", "a criterion that only informs weighs 0"
    if not Fraction(0) <= scoring.partly_at <= scoring.met_at <= 1:
        yield "scoring", "partly_at and met_at do not rise between 0 and 1", 'such as partly_at = "1/2", met_at = "4/5"'
    for code, text in criterion.findings.items():
        for name, template in (("message", text.message), ("fix", text.fix)):
            if not _renders(template):
                yield f"findings.{code}.{name}", "has a brace that opens no placeholder", "write {{ for a brace itself"


def _part_problems(criterion: Criterion) -> Iterator[tuple[str, str, str]]:
    if criterion.section not in (known := (*SECTION_CODES, *TOPICS)):
        yield "section", f"there is no section {criterion.section}", closest(criterion.section, known)
    for index, part in enumerate(criterion.reads):
        if part not in _PARTS:
            yield f"reads[{index}]", f"{part} is no part of a plan", closest(part, _PARTS)


_TESTS_OF_KIND: Mapping[str, tuple[str, ...]] = {
    "text": ("is", "in", "present"),
    "whole-number": ("is", "in", "at_least", "at_most", "present"),
    "yes-no": ("is", "present"),
}


def _condition_problems(
    condition: Condition, at: str, local: Mapping[str, LocalFact]
) -> Iterator[tuple[str, str, str]]:
    if condition.fact not in FACTS and condition.fact not in local:
        known = (*FACTS, *local)
        yield f"{at}.fact", f"there is no fact {condition.fact}", closest(condition.fact, known)
    elif condition.fact in local and condition.op not in (tests := _TESTS_OF_KIND[local[condition.fact].kind]):
        kind = local[condition.fact].kind.replace("-", " ")
        yield f"{at}.op", f"{condition.fact} is of the kind {kind}", f"its tests: {', '.join(tests)}"
    fits, expected = _TESTS[condition.op]
    if not fits(condition.value):
        yield f"{at}.value", f"the test {condition.op} takes {expected}", ""


def _renders(template: str) -> bool:
    try:
        return all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(template))
    except ValueError:
        return False


def engine_fits(wanted: str) -> bool:
    """Whether this engine is in a range such as `>=0.1,<1`; a range that cannot be read does not fit."""
    ours = _numbers(__version__)
    tests: Mapping[str, Callable[[tuple[int, ...]], bool]] = {
        ">=": lambda bound: ours >= bound,
        "<": lambda bound: ours < bound,
        "<=": lambda bound: ours <= bound,
        ">": lambda bound: ours > bound,
        "==": lambda bound: ours == bound,
    }
    for clause in wanted.split(","):
        match = re.fullmatch(r"\s*(>=|<=|==|<|>)\s*([0-9]+(?:\.[0-9]+)*)\s*", clause)
        if match is None or not tests[match[1]](_numbers(match[2])):
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"[0-9]+", version)[:3]]
    return (*numbers, *(0 for _ in range(3 - len(numbers))))
