"""Canonical JSON and SHA-256 digests of rulesets: of all their data, and of the part that judges."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs

from ehcp_rules.criterion import Criterion
from ehcp_rules.ruleset import Policy, Ruleset, Timescale
from ehcp_rules.text import Lexicon

__all__ = ["canonical", "canonical_json", "digest_of", "judging_digest", "released_fields", "ruleset_digest"]

_AS_THEY_ARE = frozenset((str, int, bool, type(None)))
_NOT_DIGESTED = ("layers", "variations", "notices")


def canonical(value: object) -> Any:
    """The value as plain JSON types: fractions as "p/q", dates in ISO form, attrs objects as tables of their fields.

    Raises TypeError for a float, a set, or anything else that has no single exact form.
    """
    cls: Any = value.__class__
    if cls in _AS_THEY_ARE:
        return value
    if cls is tuple or cls is list:
        return [canonical(one) for one in value]  # type: ignore[attr-defined]
    if (names := _names(cls)) is not None:
        return {name: canonical(getattr(value, name)) for name in names}
    if isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if type(value) is dt.date:
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [canonical(one) for one in value]
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("a canonical table has only text keys")
        return {key: canonical(one) for key, one in value.items()}
    raise TypeError(f"a value of type {cls.__name__} has no canonical form")


@functools.cache
def _names(cls: Any) -> tuple[str, ...] | None:
    return tuple(field.name for field in attrs.fields(cls)) if attrs.has(cls) else None


def canonical_json(value: object) -> bytes:
    """The one JSON text (UTF-8, sorted keys, no spaces) that stands for a value."""
    return json.dumps(canonical(value), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest_of(value: object) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def released_fields(ruleset: Ruleset) -> dict[str, Any]:
    """All data of a ruleset, words included, by field; criteria and lexicons in the order of their ids, which means nothing."""
    fields = {f.name: getattr(ruleset, f.name) for f in attrs.fields(Ruleset) if f.name not in _NOT_DIGESTED}
    return {**fields, "criteria": _by_id(ruleset.criteria), "lexicons": _by_id(ruleset.lexicons)}


def ruleset_digest(ruleset: Ruleset) -> str:
    """The digest of all data of a ruleset: the SHA-256 of what a release of it holds."""
    return digest_of(released_fields(ruleset))


def judging_digest(ruleset: Ruleset) -> str:
    """The digest of what can move a verdict or a score; titles, explanations, sources and fixes are not in it."""
    return digest_of(
        {
            "criteria": {criterion.id: _judging(criterion) for criterion in ruleset.criteria},
            "lexicons": {lexicon.id: _phrases(lexicon) for lexicon in ruleset.lexicons},
            "policies": {policy.id: _scale(policy) for policy in ruleset.policies},
            "default_policy": ruleset.default_policy,
            "appraisal": {kind: sorted(ids) for kind, ids in ruleset.appraisal.items()},
            "facts": sorted([fact.name, fact.extension, fact.kind] for fact in ruleset.facts),
            "timescales": sorted((_limit(scale) for scale in ruleset.timescales), key=repr),
        }
    )


def _judging(criterion: Criterion) -> dict[str, Any]:
    return {
        "section": criterion.section,
        "status": criterion.status,
        "check": criterion.check,
        "applies": criterion.applies,
        "scoring": criterion.scoring,
        "reads": sorted(criterion.reads),
        "decided_by": criterion.decided_by,
    }


def _limit(scale: Timescale) -> list[Any]:
    judging = (scale.limit, scale.unit, scale.day, scale.counting, scale.least, scale.start_date, scale.end_date)
    windows = [[one.first_day.isoformat(), one.last_day.isoformat()] for one in scale.relaxed]
    return [scale.id, *judging, scale.basis, canonical(scale.valid_from), canonical(scale.valid_to), windows]


def _phrases(lexicon: Lexicon) -> list[Any]:
    return sorted([group.name, group.forms, sorted(set(group.phrases))] for group in lexicon.groups)


def _scale(policy: Policy) -> dict[str, Any]:
    return {
        "counts": policy.counts,
        "bands": [[band.word, band.at] for band in policy.bands],
        "undecided": policy.undecided,
        "gate_cap": policy.gate_cap,
        "limits": policy.limits,
        "severity_caps": policy.severity_caps,
        "minimum_coverage": policy.minimum_coverage,
    }


def _by_id(things: Iterable[Criterion] | Iterable[Lexicon]) -> list[Any]:
    return sorted(things, key=lambda thing: thing.id)
