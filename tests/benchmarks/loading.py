"""The released national ruleset, with two councils' overlays on it, loaded from nothing."""

from __future__ import annotations

from pathlib import Path

from ehcp_rules.loading import apply_overlay, load_ruleset
from ehcp_rules.loading.overlay_folder import base_of
from ehcp_rules.plugins import PluginInventory, find_ruleset
from ehcp_rules.ruleset import Ruleset

__all__ = ["TWO_COUNCILS", "load_all"]

_PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
TWO_COUNCILS = (
    _PLUGINS / "example_council" / "src" / "fenmoor_ehcp" / "overlay",
    _PLUGINS / "example_council_of_ten" / "overlay",
)
"""Both were written for the same release."""


def load_all(overlays: tuple[Path, ...], inventory: PluginInventory) -> Ruleset:
    """Load the release that the councils' overlays pin and apply these."""
    pin = base_of(TWO_COUNCILS[0])
    ruleset = load_ruleset(find_ruleset(inventory, pin.id, pin.version).folder)
    for overlay in overlays:
        ruleset = apply_overlay(ruleset, overlay, checks=inventory.checks)
    return ruleset
