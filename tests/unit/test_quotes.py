"""Quotes are words of the document, wherever a span ends."""

from __future__ import annotations

import pytest

from ehcp_rules.plan import Need, Plan, Section
from ehcp_rules.text import Lexicons, analyse


@pytest.mark.parametrize("text", ["Reads slowly.", "Reads  slowly,\nand \u200b stops  often."])
def test_a_span_that_runs_past_the_text_quotes_what_there_is(text: str) -> None:
    plan = Plan(id="quoted", sections=(Section(code="B", items=(Need(id="B1", text=text),)),))
    [item] = analyse(plan, Lexicons(())).items("B")
    passage = item.passages["text"]
    assert passage.quote(0, len(text) + 9).text == text
    assert passage.quote(len(text) + 3, len(text) + 9).text == ""
