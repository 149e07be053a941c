"""Strict loading of plans, rulesets and overlays: every problem of an input at once, each with its place."""

from ehcp_rules.loading.overlays import apply_overlay
from ehcp_rules.loading.plans import parse_plan_json, plan_from_json, plan_to_json
from ehcp_rules.loading.resolve import ResolvedCheck, resolve_checks
from ehcp_rules.loading.rulesets import load_header, load_ruleset

__all__ = [
    "ResolvedCheck",
    "apply_overlay",
    "load_header",
    "load_ruleset",
    "parse_plan_json",
    "plan_from_json",
    "plan_to_json",
    "resolve_checks",
]
