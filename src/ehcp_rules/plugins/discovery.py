"""Finding plugins, each in its own try: what is broken is reported and harms nothing else."""

from __future__ import annotations

import difflib
import inspect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import attrs
import pluggy

from ehcp_rules import hookspecs
from ehcp_rules.adapters import AdapterDefinition
from ehcp_rules.checks import CheckDefinition
from ehcp_rules.errors import PluginError, Problem
from ehcp_rules.hookspecs import GROUP
from ehcp_rules.plugins.inventory import PluginInventory, PluginRecord
from ehcp_rules.ruleset import RulesetLocation

__all__ = ["discover"]

_FOREIGN = (Exception, SystemExit)
"""What code of others may raise at us. Only the person at the keyboard may stop the whole program."""


@attrs.frozen
class _Found:
    """A plugin before it is loaded."""

    name: str
    load: Callable[[], object]
    version: str = ""
    distribution: str = ""


@attrs.frozen
class _Registered:
    """What one plugin registered, checked."""

    checks: tuple[CheckDefinition, ...] = ()
    adapters: tuple[AdapterDefinition, ...] = ()
    rulesets: tuple[RulesetLocation, ...] = ()


def discover(*, only: Iterable[str] | None = None, extra: Mapping[str, object] | None = None) -> PluginInventory:
    """Load the installed plugins (entry point group `ehcp_rules`) and ask each what it registers.

    `only` limits the installed plugins to these names (an empty list: none); `extra` adds plugin objects of the caller's
    own by name. Never raises for a broken plugin: the inventory says what failed. Raises PluginError for a name in `only`
    that is not installed.
    """
    found = [*_installed(only), *(_Found(name, partial(_same, plugin)) for name, plugin in (extra or {}).items())]
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    records: list[PluginRecord] = []
    registered: dict[str, _Registered] = {}
    for one in found:
        record, things = _admit(manager, one)
        records.append(record)
        registered[one.name] = things
    return _inventory(records, registered)


def _same(plugin: object) -> object:
    return plugin


def _installed(only: Iterable[str] | None) -> list[_Found]:
    points = sorted(entry_points(group=GROUP), key=lambda point: (_origin(point), point.name))
    shared = {name for name, count in Counter(point.name for point in points).items() if count > 1}
    found = []
    for point in points:
        version = point.dist.version if point.dist else ""
        name = f"{_origin(point)}/{point.name}" if point.name in shared else point.name
        found.append(_Found(name, point.load, version, _origin(point)))
    if only is None:
        return found
    wanted, known = set(only), {one.name for one in found}
    if unknown := sorted(wanted - known):
        hint = f"installed: {', '.join(sorted(known))}"
        raise PluginError(Problem(name, "no plugin of this name is installed", hint) for name in unknown)
    return [one for one in found if one.name in wanted]


def _origin(point: EntryPoint) -> str:
    return point.dist.name if point.dist else ""


def _admit(manager: pluggy.PluginManager, found: _Found) -> tuple[PluginRecord, _Registered]:
    """Load, register and ask one plugin; when anything is wrong with it, nothing of it stays."""
    record = PluginRecord(name=found.name, version=found.version, distribution=found.distribution)
    stage = "being imported"
    plugin: object = None
    try:
        plugin = found.load()
        stage = "being registered"
        _refuse_misspelt(plugin)
        manager.register(plugin, name=found.name)
        manager.check_pending()
        callers = [caller for caller in manager.get_hookcallers(plugin) or () if caller.name in _HOOKS]
        if not callers:
            raise PluginError([Problem(found.name, "it implements no hook", f"known: {', '.join(_HOOKS)}")])
        record = attrs.evolve(record, hooks=tuple(sorted(caller.name for caller in callers)))
        others = [other for other in manager.get_plugins() if other is not plugin]
        things: dict[str, tuple[Any, ...]] = {}
        for name in record.hooks:
            stage = f"asked by {name}"
            things[_HOOKS[name][0]] = tuple(_returned(manager, name, others))
    except _FOREIGN as error:
        if plugin is not None and manager.is_registered(plugin):
            manager.unregister(plugin)
        return attrs.evolve(record, status="failed", reason=_reason(stage, error)), _Registered()
    registered = _Registered(**things)
    return (
        attrs.evolve(
            record,
            checks=tuple(check.name for check in registered.checks),
            adapters=tuple(adapter.name for adapter in registered.adapters),
            rulesets=tuple(f"{ruleset.id} {ruleset.version}" for ruleset in registered.rulesets),
        ),
        registered,
    )


_HOOKS: Mapping[str, tuple[str, type]] = {
    "ehcp_rules_register_checks": ("checks", CheckDefinition),
    "ehcp_rules_register_adapters": ("adapters", AdapterDefinition),
    "ehcp_rules_register_rulesets": ("rulesets", RulesetLocation),
}


def _refuse_misspelt(plugin: object) -> None:
    """Pluggy passes over a function whose name is almost a hook's, or that is not marked; an author should hear of it."""
    if type(plugin).__hash__ is None:
        raise PluginError(
            [Problem("", f"the plugin is {_typed(plugin)}", "name a module, or an object with the hooks")]
        )
    for name in dir(plugin):
        if not name.startswith(f"{GROUP}_"):
            continue
        thing = getattr(plugin, name)
        if inspect.ismodule(thing) or not callable(thing):
            continue
        if name not in _HOOKS:
            match = difflib.get_close_matches(name, _HOOKS, n=1)
            hint = f"did you mean {match[0]}?" if match else f"known: {', '.join(_HOOKS)}"
            raise PluginError([Problem("", f"{name} is not a hook", hint)])
        if not hasattr(thing, f"{GROUP}_impl"):
            raise PluginError([Problem("", f"{name} is not marked as a hook", "decorate it with ehcp_rules.hookimpl")])


def _returned(manager: pluggy.PluginManager, hook: str, others: list[object]) -> Iterator[object]:
    kind = _HOOKS[hook][1]
    for given in manager.subset_hook_caller(hook, others)():
        if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
            raise PluginError([Problem("", f"returned {_typed(given)}", f"return a list of {kind.__name__}")])
        for thing in given:
            if not isinstance(thing, kind):
                raise PluginError([Problem("", f"returned {_typed(thing)}", f"each must be a {kind.__name__}")])
            if isinstance(thing, CheckDefinition) and not attrs.has(thing.parameters):
                message = f"the parameters of {thing.name} are not an attrs class"
                raise PluginError([Problem("", message, "decorate the class with attrs.frozen")])
            yield thing


def _typed(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"


def _reason(stage: str, error: BaseException) -> str:
    if isinstance(error, PluginError):
        return f"{stage}: {error}"
    lines = str(error).strip().splitlines()
    return f"{stage}: {type(error).__name__}: {lines[0][:200]}" if lines else f"{stage}: {type(error).__name__}"


def _inventory(records: list[PluginRecord], registered: Mapping[str, _Registered]) -> PluginInventory:
    problems = [
        Problem(f"plugin {record.name}", f"failed while {record.reason}", "mend it, or remove it")
        for record in records
        if record.status == "failed"
    ]
    checks = _unclaimed(
        "check type", ((name, one.name, one) for name, things in registered.items() for one in things.checks), problems
    )
    adapters = _unclaimed(
        "adapter", ((name, one.name, one) for name, things in registered.items() for one in things.adapters), problems
    )
    rulesets = _unclaimed(
        "ruleset",
        ((name, f"{one.id} {one.version}", one) for name, things in registered.items() for one in things.rulesets),
        problems,
    )
    return PluginInventory(
        plugins=tuple(records),
        checks={id: one for id, (_, one) in checks.items()},
        adapters={id: one for id, (_, one) in adapters.items()},
        rulesets=tuple(one for _, (_, one) in sorted(rulesets.items())),
        providers={id: plugin for id, (plugin, _) in checks.items()},
        problems=tuple(problems),
    )


def _unclaimed(
    what: str, claims: Iterable[tuple[str, str, Any]], problems: list[Problem]
) -> dict[str, tuple[str, Any]]:
    """What exactly one plugin claims. Of two claims neither wins, because the order of plugins must decide nothing."""
    by_id: dict[str, list[tuple[str, Any]]] = {}
    for plugin, id, thing in claims:
        by_id.setdefault(id, []).append((plugin, thing))
    for id, several in by_id.items():
        if len(several) > 1:
            names = " and ".join(plugin for plugin, _ in several)
            message = f"is registered by {names}, so that none of them is used"
            problems.append(Problem(f"{what} {id}", message, "remove or rename all but one"))
    return {id: several[0] for id, several in by_id.items() if len(several) == 1}
