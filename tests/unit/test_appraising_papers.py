"""Whole papers through the façade: their spans are those of the text that was given."""

from __future__ import annotations

import pytest

import ehcp_rules
from ehcp_rules.errors import EhcpRulesError
from ehcp_rules.findings import Verdict

GOOD = """Advice
## Provision recommended
S1. Direct therapy: six sessions of 40 minutes each term.
"""
POOR = """Advice
Moorside Therapies, 4 March 2026

## Provision recommended
  S1.  Regular therapy as required.
S2. Wilf should attend Old Foundry School.
"""


def test_a_finding_on_a_paper_points_into_the_whole_text() -> None:
    appraisal = ehcp_rules.appraise(POOR, kind="advice")
    assert appraisal.verdict is Verdict.NOT_MET
    spans = {(f.criterion, POOR[f.span.start : f.span.end]) for f in appraisal.findings if f.span}
    assert ("V-06", "Regular therapy as required.") in spans
    assert ("V-07", "should attend Old Foundry School") in spans


def test_a_finding_points_into_a_paper_whose_lines_a_page_broke() -> None:
    therapy = "Regular therapy, as the team finds that he may \n  be ready,\r\n  as required."
    lines = POOR.replace("Regular therapy as required.", therapy)
    spans = {lines[f.span.start : f.span.end] for f in ehcp_rules.appraise(lines, kind="advice").findings if f.span}
    assert {therapy, "should attend Old Foundry School"} <= spans


def test_quantified_advice_is_met() -> None:
    assert ehcp_rules.appraise(GOOD, kind="advice").verdict is Verdict.MET


def test_a_paper_stands_in_no_section_and_is_not_blank() -> None:
    with pytest.raises(EhcpRulesError):
        ehcp_rules.appraise(GOOD, kind="advice", section="F")
    with pytest.raises(EhcpRulesError):
        ehcp_rules.appraise("  ", kind="review")
