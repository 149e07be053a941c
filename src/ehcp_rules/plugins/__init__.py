"""Plugins: finding them, keeping each apart from the others, and what they provide."""

from ehcp_rules.plugins.choosing import find_ruleset, newer_release
from ehcp_rules.plugins.discovery import discover
from ehcp_rules.plugins.inventory import PluginInventory, PluginRecord

__all__ = ["PluginInventory", "PluginRecord", "discover", "find_ruleset", "newer_release"]
