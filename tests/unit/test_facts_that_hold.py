"""The check type `facts.holds`: a recorded yes is met, a recorded no is not met, and silence is nobody's fault."""

from __future__ import annotations

import datetime as dt

import pytest

from ehcp_rules.builtin.asking.holding import FactHolds, fact_holds
from ehcp_rules.checks import CheckContext, SourceCannotTellError
from ehcp_rules.findings import Verdict
from ehcp_rules.plan import Plan
from ehcp_rules.text import Lexicons, analyse

WANTED = FactHolds(fact="fenmoor.translated", told_as="the plan was translated")


def context(**facts: object) -> CheckContext:
    named = {f"fenmoor.{name}": value for name, value in facts.items()}
    return CheckContext(analyse(Plan(id="P"), Lexicons([])), WANTED, named, dt.date(2026, 9, 1))


def test_a_recorded_yes_is_met_and_a_recorded_no_is_found_with_what_was_looked_for() -> None:
    assert [one.verdict for one in fact_holds(context(translated=True))] == [Verdict.MET]
    [outcome] = fact_holds(context(translated=False))
    assert outcome.verdict is Verdict.NOT_MET
    assert outcome.findings[0].evidence[0].looked_for == ("the plan was translated",)


@pytest.mark.parametrize("facts", [{}, {"other": True}, {"translated": 1}, {"translated": "yes"}])
def test_what_the_source_does_not_tell_as_yes_or_no_is_not_judged(facts: dict[str, object]) -> None:
    with pytest.raises(SourceCannotTellError, match=r"fenmoor\.translated"):
        fact_holds(context(**facts))
