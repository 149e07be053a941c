"""One plan's report as one self-contained page: no file, font or address outside it, and readable without JavaScript."""

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

__all__ = ["render_html"]


def render_html(
    assessment: Assessment, plan: Plan | ImportedPlan | None = None, *, redact: bool = False, policy: str | None = None
) -> str:
    """The report as HTML. Without the plan, or redacted, it shows no text of the plan; redacted, no quote either.

    The same input gives the same bytes. Raises RulesetError when the ruleset has no such policy.
    """
    from markupsafe import Markup

    view = view_of(assessment, plan, redact=redact, policy=policy)
    style, script = _asset("report.css"), _asset("report.js")
    # Hashes rather than 'unsafe-inline': should words of a plan ever escape into markup, nothing in them could run.
    policy_header = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src 'none'; base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template("report.html.j2")
    return page.render(
        view=view,
        # Both are files of this package, never words of a plan.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        content_security_policy=policy_header,
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
