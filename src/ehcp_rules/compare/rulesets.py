"""What differs between two rulesets: criteria, lexicons, policies and time limits, and whether it can move a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from attrs import evolve, frozen

from ehcp_rules.digest import canonical
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.text import Lexicon

__all__ = ["Change", "changes", "gathered"]

Kind = Literal["criterion", "lexicon", "policy", "timescale", "ruleset"]

_ONLY_WORDS: Mapping[str, frozenset[str]] = {
    "criterion": frozenset(
        "name title since catalogue summary why_it_matters good_looks_like auditor_guidance how_to_fix sources judgement "
        "findings exemplar aliases known_exceptions attribution".split()
    ),
    "lexicon": frozenset(["title", "stricter"]),
    "policy": frozenset(["title", "summary"]),
    "timescale": frozenset(["title", "start", "end", "note", "provision", "exceptions"]),
    "ruleset": frozenset(["title", "publisher", "licence", "status", "engine", "version", "valid_from", "valid_to"]),
}
"""The fields that no verdict and no score depends on, by kind; every other field judges."""


@frozen(kw_only=True)
class Change:
    """One difference: the kind and id of the thing, the field, and what it was and is (None: the thing or field is new or gone).

    `judges` tells whether the field can move a verdict or a score. A change of words names the field and not the words.
    """

    kind: Kind
    id: str
    field: str
    before: str | None
    after: str | None
    judges: bool

    def __str__(self) -> str:
        if not self.field:
            return f"{self.kind} {self.id}: {'added' if self.before is None else 'removed'}"
        if not self.judges:
            return f"{self.kind} {self.id}: {self.field} reworded"
        if self.before is None:
            return f"{self.kind} {self.id}: {self.field}: {self.after} added"
        if self.after is None:
            return f"{self.kind} {self.id}: {self.field}: {self.before} removed"
        return f"{self.kind} {self.id}: {self.field}: {self.before} → {self.after}"


def changes(older: Ruleset, newer: Ruleset) -> tuple[Change, ...]:
    """Every difference from the older to the newer ruleset, by kind and id."""
    found: list[Change] = []
    kinds: tuple[tuple[Kind, Mapping[str, Any], Mapping[str, Any]], ...] = (
        ("criterion", _by_id(older.criteria), _by_id(newer.criteria)),
        ("lexicon", _by_id(older.lexicons, _lexicon), _by_id(newer.lexicons, _lexicon)),
        ("policy", _by_id(older.policies), _by_id(newer.policies)),
        ("timescale", _editions(older), _editions(newer)),
        ("ruleset", {older.id: _whole(older)}, {newer.id: _whole(newer)}),
    )
    for kind, before, after in kinds:
        for id in sorted({*before, *after}):
            if id not in before or id not in after:
                gone, new = (id if id in before else None), (id if id in after else None)
                found.append(Change(kind=kind, id=id, field="", before=gone, after=new, judges=True))
            else:
                found += _fields(kind, id, before[id], after[id])
    return tuple(found)


_FIRST_SHOWN, _LONGEST_SHOWN = 12, 300


def gathered(found: Iterable[Change]) -> tuple[Change, ...]:
    """The changes as a reader takes them in, none of them longer than a few lines.

    What a list gained or lost is one change, which tells its first members, and a long value is cut.
    """
    lists: dict[tuple[str, str, str, bool], list[Change]] = {}
    for change in found:
        lists.setdefault((change.kind, change.id, change.field, change.before is None), []).append(change)
    shown: list[Change] = []
    for (_, _, field, new), those in lists.items():
        one_sided = all((one.before is None) != (one.after is None) for one in those)
        if not field or len(those) == 1 or not one_sided:
            shown += (evolve(one, before=_cut(one.before), after=_cut(one.after)) for one in those)
            continue
        members = [str(one.after if new else one.before) for one in those]
        told = ", ".join(members[:_FIRST_SHOWN])
        told += f" and {len(members) - _FIRST_SHOWN} more" if len(members) > _FIRST_SHOWN else ""
        before, after = (None, told) if new else (told, None)
        shown.append(evolve(those[0], before=_cut(before), after=_cut(after)))
    return tuple(shown)


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN].rstrip()} …"


def _fields(kind: Kind, id: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if name in _ONLY_WORDS[kind]:
            yield Change(kind=kind, id=id, field=name, before=None, after=None, judges=False)
        else:
            yield from (
                Change(kind=kind, id=id, field=path, before=was, after=now, judges=True)
                for path, was, now in _inside(name, old, new)
            )


def _inside(path: str, old: Any, new: Any) -> Iterator[tuple[str, str | None, str | None]]:
    """The places inside a value that differ: keys of tables, members of lists of plain values, or the value itself.

    A table or list that is new or gone is told as one that was, or is, empty. Lists of which each begins with another
    word, as those of fields do that may serve a field, are told by that word.
    """
    empty: dict[str, Any] | list[Any] = [] if isinstance(old or new, list) else {}
    one, other = (empty if value is None else value for value in (old, new))
    rows, other_rows = _rows(one), _rows(other)
    members, other_members = _members(one), _members(other)
    if isinstance(one, dict) and isinstance(other, dict) and (one or other):
        for key in sorted({*one, *other}):
            if one.get(key) != other.get(key):
                yield from _inside(f"{path}.{key}", one.get(key), other.get(key))
    elif rows and other_rows and rows != other_rows:
        yield from _inside(path, rows, other_rows)
    elif members is not None and other_members is not None and (members or other_members):
        yield from ((path, member, None) for member in members if member not in other_members)
        yield from ((path, None, member) for member in other_members if member not in members)
        if set(members) == set(other_members):
            yield path, ", ".join(members), ", ".join(other_members)
    else:
        yield path, None if old is None else _shown(old), None if new is None else _shown(new)


def _rows(value: Any) -> dict[str, list[str]] | None:
    """Lists of words by the first word of each; None for anything else, and where two begin with the same."""
    if not isinstance(value, list) or not all(isinstance(one, list) and _members(one) for one in value):
        return None
    rows = {str(one[0]): one[1:] for one in value}
    return rows if len(rows) == len(value) else None


def _members(value: Any) -> list[str] | None:
    """The members of a list of words, or of lists of words, each as it is shown; None for anything else."""
    if not isinstance(value, list):
        return None
    if all(isinstance(one, str) for one in value):
        return value
    several = [one for one in value if isinstance(one, list) and all(isinstance(word, str) for word in one)]
    return [f"({', '.join(one)})" for one in several] if len(several) == len(value) else None


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{key} {_shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "none"
    return str(value).removesuffix("/1")


def _by_id(things: Iterable[Any], form: Any = canonical) -> dict[str, Any]:
    return {thing.id: {name: value for name, value in form(thing).items() if name != "id"} for thing in things}


def _lexicon(lexicon: Lexicon) -> dict[str, Any]:
    groups = {group.name: {"forms": group.forms, "phrases": sorted(set(group.phrases))} for group in lexicon.groups}
    return {"title": lexicon.title, "stricter": lexicon.stricter, "groups": groups}


def _editions(ruleset: Ruleset) -> dict[str, Any]:
    """The time limits, each edition by itself: an id has one edition for each stretch of time."""
    return {f"{scale.id} from {scale.valid_from}": canonical(scale) for scale in ruleset.timescales}


def _whole(ruleset: Ruleset) -> dict[str, Any]:
    names = (*_ONLY_WORDS["ruleset"], "default_policy", "appraisal")
    return {name: canonical(getattr(ruleset, name)) for name in names}
