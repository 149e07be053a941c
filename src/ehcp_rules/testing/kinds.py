"""The kinds of defects, as `kinds.toml` lists them: what each must turn, and what else a reviewer agreed that it may move."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources

from ehcp_rules.testing.mutations import Defect

__all__ = ["DEFECTS"]


def _listed() -> Mapping[str, Defect]:
    text = resources.files("ehcp_rules.testing").joinpath("kinds.toml").read_text("utf-8")
    return {id: Defect(id=id, **told) for id, told in tomllib.loads(text).items()}


DEFECTS: Mapping[str, Defect] = _listed()
"""Every kind of defect by its id."""
