"""Reports as self-contained pages: no file, font or address outside them, and readable without JavaScript."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import Assessment
from ehcp_rules.plan import Plan
from ehcp_rules.report import words
from ehcp_rules.report.view import view_of

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render_html", "render_page"]


def render_html(
    assessment: Assessment, plan: Plan | ImportedPlan | None = None, *, redact: bool = False, policy: str | None = None
) -> str:
    """The report as HTML. Without the plan, or redacted, it shows no text of the plan; redacted, no quote either.

    The same input gives the same bytes. Raises RulesetError when the ruleset has no such policy.
    """
    view = view_of(assessment, plan, redact=redact, policy=policy)
    return render_page("report.html.j2", script="report.js", view=view)


def render_page(template: str, *, script: str = "", **values: object) -> str:
    """A page from one of the templates here, with the style of all our pages in it and, where one is named, a script."""
    from markupsafe import Markup

    style, program = _asset("report.css"), _asset(script) if script else ""
    # Hashes rather than 'unsafe-inline': should words of a plan ever escape into markup, nothing in them could run.
    allowed = f"'{_hash(program)}'" if program else "'none'"
    policy_header = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src {allowed}; "
        "img-src 'none'; base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template(template)
        .render(
            # Both are files of this package, never words of a plan.
            style=Markup(style),  # noqa: S704
            script=Markup(program),  # noqa: S704
            content_security_policy=policy_header,
            **values,
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("ehcp_rules.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capitalize_first"] = words.capitalised
    environment.filters["counted"] = words.counted
    environment.filters["clipped"] = words.clipped
    environment.filters["in_words"] = words.in_words
    return environment


@cache
def _asset(name: str) -> str:
    text = resources.files("ehcp_rules.report").joinpath("templates", name).read_text(encoding="utf-8")
    return "\n" + text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
