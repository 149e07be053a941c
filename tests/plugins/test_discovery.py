"""Discovery: each plugin in its own try, so that a broken one is named and harms nothing else."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from ehcp_rules.adapters import AdapterDefinition, Sniff
from ehcp_rules.checks import CheckContext, CheckDefinition, check
from ehcp_rules.errors import PluginError
from ehcp_rules.hookspecs import hookimpl
from ehcp_rules.plugins import PluginInventory, PluginRecord, discover
from ehcp_rules.ruleset import RulesetLocation


@attrs.frozen
class Nothing:
    """No parameters."""


def a_check(name: str) -> CheckDefinition:
    """A check type of this name that finds nothing."""

    @check(name, parameters=Nothing, codes=[])
    def judge(context: CheckContext) -> tuple[()]:
        """Judge nothing."""
        return ()

    return judge


def an_adapter(name: str) -> AdapterDefinition:
    """An adapter of this name that reads nothing."""
    return AdapterDefinition(
        name=name, title=name, suffixes=(), supplies=frozenset(), sniff=lambda _: Sniff(0), read=lambda *_: iter(())
    )


class Namespace:
    """A plugin object with these attributes, as a module would have them."""

    def __init__(self, **attributes: object) -> None:
        """Set the attributes."""
        vars(self).update(attributes)


def plugin(**hooks: Any) -> Namespace:
    """A plugin object whose hooks return these values: `checks=[…]`, `adapters=[…]`, `rulesets=[…]`."""

    def giver(value: Any) -> Any:
        @hookimpl
        def give() -> Any:
            return value

        return give

    return Namespace(**{f"ehcp_rules_register_{name}": giver(value) for name, value in hooks.items()})


def found(**plugins: object) -> PluginInventory:
    """What is found when only these plugins are there."""
    return discover(only=(), extra=plugins)


def record(inventory: PluginInventory, name: str) -> PluginRecord:
    """The record of one plugin."""
    (one,) = [one for one in inventory.plugins if one.name == name]
    return one


GOOD = plugin(checks=[a_check("good.one"), a_check("good.two")])


def test_what_a_plugin_registers_is_in_the_inventory_with_its_provider() -> None:
    place = RulesetLocation("tiny", "2026.1.0", "anywhere")
    inventory = found(good=GOOD, more=plugin(adapters=[an_adapter("letters")], rulesets=iter([place])))
    assert sorted(inventory.checks) == ["good.one", "good.two"]
    assert list(inventory.adapters) == ["letters"]
    assert inventory.rulesets == (place,)
    assert inventory.providers == {"good.one": "good", "good.two": "good"}
    assert inventory.problems == ()
    assert record(inventory, "good").hooks == ("ehcp_rules_register_checks",)
    assert record(inventory, "more").rulesets == ("tiny 2026.1.0",)


def test_the_packages_own_rooms_come_in_by_the_same_door() -> None:
    inventory = discover(only=["adapters", "builtin", "rulesets"])
    assert [(one.name, one.status, one.distribution) for one in inventory.plugins] == [
        ("adapters", "ok", "ehcp-rules"),
        ("builtin", "ok", "ehcp-rules"),
        ("rulesets", "ok", "ehcp-rules"),
    ]
    assert len(inventory.checks) >= 10
    assert {"json", "word"} <= set(inventory.adapters)
    assert {place.id for place in inventory.rulesets} >= {"england_ehcp"}
    assert inventory.problems == ()


def test_only_an_installed_plugin_can_be_asked_for() -> None:
    with pytest.raises(PluginError, match=r"bultin: no plugin of this name is installed \(installed: .*builtin"):
        discover(only=["bultin"])


def raising(error: BaseException) -> Namespace:
    """A plugin whose hook raises."""

    @hookimpl
    def ehcp_rules_register_checks() -> Iterable[CheckDefinition]:
        raise error

    return Namespace(ehcp_rules_register_checks=ehcp_rules_register_checks)


def no_checks() -> list[CheckDefinition]:
    """Give nothing; this function is not marked as a hook unless a test marks it."""
    return []


def half_way() -> Iterator[CheckDefinition]:
    """Give one check type, then raise."""
    yield a_check("half.one")
    raise ValueError("stopped half way")


class Shapeless:
    """A plugin whose hook asks for an argument that no hook has."""

    @hookimpl
    def ehcp_rules_register_checks(self, plan: object) -> list[CheckDefinition]:
        """Ask for a plan, which no hook may see."""
        return []


BROKEN: dict[str, tuple[object, str]] = {
    "raises in a hook": (
        raising(RuntimeError("no licence file\nsecond line")),
        "asked by ehcp_rules_register_checks: RuntimeError: no licence file",
    ),
    "raises without a message": (
        raising(ZeroDivisionError()),
        "asked by ehcp_rules_register_checks: ZeroDivisionError",
    ),
    "leaves the program": (raising(SystemExit(3)), "asked by ehcp_rules_register_checks: SystemExit: 3"),
    "raises half way": (plugin(checks=half_way()), "ValueError: stopped half way"),
    "returns a number": (plugin(checks=7), "returned a value of type int (return a list of CheckDefinition)"),
    "returns a text": (plugin(checks="good.one"), "returned a value of type str"),
    "returns a mapping": (plugin(checks={"good.one": a_check("x.y")}), "returned a value of type dict"),
    "returns one and not a list": (plugin(rulesets=RulesetLocation("a", "1", ".")), "returned a value of type Ruleset"),
    "gives wrong things": (
        plugin(checks=[a_check("x.y"), "z"]),
        "returned a value of type str (each must be a CheckDef",
    ),
    "gives an adapter for a check": (plugin(checks=[an_adapter("x")]), "returned a value of type AdapterDefinition"),
    "gives parameters of the wrong kind": (
        plugin(checks=[attrs.evolve(a_check("x.y"), parameters=dict)]),
        "the parameters of x.y are not an attrs class",
    ),
    "misspells a hook": (
        Namespace(ehcp_rules_register_check=hookimpl(lambda: no_checks())),
        "ehcp_rules_register_check is not a hook (did you mean ehcp_rules_register_checks?)",
    ),
    "forgets the mark": (
        Namespace(ehcp_rules_register_checks=no_checks),
        "ehcp_rules_register_checks is not marked as a hook",
    ),
    "asks for a plan": (Shapeless(), "PluginValidationError"),
    "has no hook": (Namespace(), "it implements no hook"),
    "cannot be told from others": ({}, "the plugin is a value of type dict"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_plugin_is_named_and_the_others_work(what: str) -> None:
    broken, reason = BROKEN[what]
    inventory = found(broken=broken, good=GOOD)
    assert record(inventory, "broken").status == "failed"
    assert reason in record(inventory, "broken").reason
    assert record(inventory, "good").status == "ok"
    assert sorted(inventory.checks) == ["good.one", "good.two"]
    (problem,) = inventory.problems
    assert problem.path == "plugin broken"
    assert reason in problem.message
    assert "Traceback" not in str(problem)
    assert "second line" not in str(problem)


def test_a_hook_that_returns_nothing_registers_nothing() -> None:
    """Pluggy leaves out a hook's None, so a hook without a return statement is like an empty list."""
    inventory = found(empty=plugin(checks=None), good=GOOD)
    assert record(inventory, "empty").status == "ok"
    assert record(inventory, "empty").checks == ()


def test_of_two_plugins_that_claim_one_name_neither_wins() -> None:
    first, second = plugin(checks=[a_check("x.y"), a_check("x.first")]), plugin(checks=[a_check("x.y")])
    inventory = found(first=first, second=second)
    assert list(inventory.checks) == ["x.first"]
    assert inventory.providers == {"x.first": "first"}
    (problem,) = inventory.problems
    assert str(problem).startswith("check type x.y: is registered by first and second, so that none of them is used")
    assert found(second=second, first=first).checks == inventory.checks


def test_adapters_and_rulesets_collide_too_and_a_plugin_with_itself() -> None:
    place = RulesetLocation("tiny", "1", "a")
    inventory = found(
        first=plugin(adapters=[an_adapter("x")], rulesets=[place, RulesetLocation("tiny", "2", "b")]),
        second=plugin(adapters=[an_adapter("x"), an_adapter("y"), an_adapter("y")], rulesets=[place]),
    )
    assert inventory.adapters == {}
    assert [one.version for one in inventory.rulesets] == ["2"]
    assert [problem.path for problem in inventory.problems] == ["adapter x", "adapter y", "ruleset tiny 1"]


def test_inventories_are_independent_of_each_other() -> None:
    assert list(found(a=plugin(checks=[a_check("x.y")])).checks) == ["x.y"]
    assert list(found(b=plugin(checks=[a_check("x.y")])).checks) == ["x.y"]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of distributions on the import path."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if name.startswith("installed_"):
            del sys.modules[name]
    importlib.invalidate_caches()


def install(folder: Path, distribution: str, entry_point: str, source: str | None) -> None:
    """Put a distribution of one module and one entry point into a folder, as an installer would."""
    module = f"installed_{distribution}"
    if source is not None:
        (folder / f"{module}.py").write_text(source, encoding="utf-8")
    metadata = folder / f"{distribution}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(f"[ehcp_rules]\n{entry_point} = {module}\n", encoding="utf-8")


WORKING = """
from ehcp_rules import RulesetLocation, hookimpl

@hookimpl
def ehcp_rules_register_rulesets():
    return [RulesetLocation("{id}", "1", ".")]
"""


def test_a_plugin_that_cannot_be_imported_is_named_and_the_others_work(installed: Path) -> None:
    install(installed, "broken", "broken", "raise OSError('the licence server is away')")
    install(installed, "absent", "absent", None)
    install(installed, "leaving", "leaving", "import sys\nsys.exit('no')")
    install(installed, "working", "working", WORKING.format(id="marsh"))
    inventory = discover()
    assert record(inventory, "broken").reason == "being imported: OSError: the licence server is away"
    assert record(inventory, "broken").version == "1.0"
    assert record(inventory, "absent").reason.startswith("being imported: ModuleNotFoundError")
    assert record(inventory, "leaving").reason == "being imported: SystemExit: no"
    assert record(inventory, "working").rulesets == ("marsh 1",)
    assert record(inventory, "builtin").status == "ok"
    assert len(inventory.problems) == 3


def test_two_distributions_may_use_one_entry_point_name(installed: Path) -> None:
    install(installed, "marsh", "council", WORKING.format(id="marsh"))
    install(installed, "moor", "council", WORKING.format(id="moor"))
    inventory = discover(only=["marsh/council", "moor/council"])
    assert [one.name for one in inventory.plugins] == ["marsh/council", "moor/council"]
    assert [place.id for place in inventory.rulesets] == ["marsh", "moor"]
