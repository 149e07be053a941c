"""Headings and labels that announce how outcomes and provision are followed up."""

from __future__ import annotations

from ehcp_rules_adapters.terms import fold_label

__all__ = ["is_about_monitoring"]

MOST_MONITORING_WORDS = 10
"""A heading about monitoring has no more words; beyond, it is an arrangement in itself."""


def is_about_monitoring(text: str) -> bool:
    """Whether a heading or label announces how outcomes are followed up, and is no outcome."""
    words = set(fold_label(text).split())
    arranged = {"arrangements", "setting", "monitoring", "reviewing"} & words
    followed = {"monitoring", "monitored"} & words or (arranged and {"targets", "review"} & words)
    return len(words) <= MOST_MONITORING_WORDS and bool(followed)
