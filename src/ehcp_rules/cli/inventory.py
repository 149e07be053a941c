"""Lists of what is installed: rulesets with their digests, plugins with what they provide, adapters with what they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehcp_rules.cli.console import bullets, console, paragraph
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.errors import RulesetError
from ehcp_rules.plan import SECTION_CODES

if TYPE_CHECKING:
    from ehcp_rules.adapters import AdapterDefinition
    from ehcp_rules.plugins import PluginInventory

__all__ = ["show_adapters", "show_plugins", "show_rulesets", "supplies"]


def show_rulesets() -> Exit:
    """Print every installed ruleset; one that does not load is named with its problems."""
    from ehcp_rules.loading.rulesets import load_ruleset
    from ehcp_rules.report.words import counted, day

    inventory, out, code = _discovered(), console(), Exit.FINE
    for place in inventory.rulesets:
        try:
            ruleset = load_ruleset(place.folder)
        except RulesetError as error:
            say(f"Error: the ruleset {place.id} {place.version} does not load")
            for problem in error.problems:
                say(f"       {problem}")
            code = Exit.USAGE
            continue
        begins = f"from {day(ruleset.valid_from)}" if ruleset.valid_from else "with no first day"
        ends = f", to the day before {day(ruleset.valid_to)}" if ruleset.valid_to else ", with no end set"
        out.print(f"{ruleset.id} {ruleset.version}", style="bold")
        paragraph(out, f"{ruleset.title}. {ruleset.publisher}, {ruleset.licence}.")
        in_force = "on no day" if ruleset.status == "proposed" else begins + ends
        paragraph(out, f"{ruleset.status}; in force {in_force}")
        policies = ", ".join(policy.id for policy in ruleset.policies)
        paragraph(out, f"{counted(len(ruleset.criteria), 'criterion', 'criteria')}; policies: {policies}")
        for layer in ruleset.layers:
            paragraph(out, f"digest {layer.digest}")
            paragraph(out, f"judging digest {layer.judging_digest}")
    if not inventory.rulesets:
        say("No ruleset is installed.")
        code = Exit.USAGE
    return code


def show_plugins() -> Exit:
    """Print every plugin with what it registered; a failed one with the reason."""
    inventory, out = _discovered(), console()
    for plugin in inventory.plugins:
        origin = f" (from {plugin.distribution} {plugin.version})" if plugin.distribution else ""
        out.print(f"{plugin.name}{origin}: {'works' if plugin.status == 'ok' else 'failed'}", style="bold")
        if plugin.reason:
            paragraph(out, f"It failed while {plugin.reason}")
        for what, names in (("checks", plugin.checks), ("adapters", plugin.adapters), ("rulesets", plugin.rulesets)):
            if names:
                paragraph(out, f"{what}: {', '.join(names)}")
    bullets(out, map(str, inventory.problems), indent=0)
    return Exit.FINE


def show_adapters() -> Exit:
    """Print every adapter: the files it reads and the parts of a plan that they can hold."""
    inventory, out = _discovered(), console()
    for adapter in sorted(inventory.adapters.values(), key=lambda adapter: adapter.name):
        out.print(f"{adapter.name}  {adapter.title}", style="bold")
        paragraph(out, f"files ending {', '.join(adapter.suffixes)}; chosen by what is in them")
        paragraph(out, f"can hold {supplies(adapter)}")
    return Exit.FINE


def _discovered() -> PluginInventory:
    from ehcp_rules.plugins import discover

    return discover()


def supplies(adapter: AdapterDefinition) -> str:
    """The parts of a plan that an adapter can read, in words."""
    sections = [code for code in SECTION_CODES if code in adapter.supplies]
    others = sorted(adapter.supplies - set(SECTION_CODES))
    told = "every section" if len(sections) == len(SECTION_CODES) else f"sections {', '.join(sections)}"
    return ", ".join([told, *others]) if sections else ", ".join(others)
