"""Single statements, through the names that others call."""

from __future__ import annotations

import pytest

import ehcp_rules
from ehcp_rules.engine import KINDS, Engine
from ehcp_rules.errors import EhcpRulesError
from ehcp_rules.findings import Verdict

VAGUE = "Access to adult support as and when required."
CLEAR = (
    "A teaching assistant trained in precision teaching will work one-to-one with Maisie on spelling patterns "
    "for 15 minutes every school day, from a programme set by the SENCO."
)


def test_a_vague_provision_is_not_met_and_shows_its_words_and_a_fix() -> None:
    appraisal = ehcp_rules.appraise(VAGUE, kind="provision")
    assert appraisal.verdict is Verdict.NOT_MET
    finding = next(one for one in appraisal.findings if one.criterion == "F-02")
    assert finding.code == "quantity-missing"
    assert finding.span is not None
    assert VAGUE[finding.span.start : finding.span.end]
    assert finding.message.endswith((".", "?", "!"))
    assert finding.fix
    assert finding.decides


def test_a_specific_provision_is_met() -> None:
    appraisal = ehcp_rules.appraise(CLEAR, kind="provision")
    assert (appraisal.verdict, [one.code for one in appraisal.findings if one.decides]) == (Verdict.MET, [])


def test_a_universal_strategy_has_the_code_that_others_rely_on() -> None:
    appraisal = ehcp_rules.appraise("A visual timetable will be displayed in the classroom.", kind="provision")
    assert "ordinarily-available" in {finding.code for finding in appraisal.findings}


def test_health_provision_is_judged_by_the_criteria_of_its_own_section() -> None:
    appraisal = ehcp_rules.appraise(VAGUE, kind="provision", section="G")
    assert appraisal.verdict is Verdict.NOT_MET
    assert {finding.criterion for finding in appraisal.findings} <= {"G-02"}


def test_advice_adds_findings_without_deciding() -> None:
    appraisal = ehcp_rules.appraise(
        "Maisie will read out a menu and order her own lunch in 4 of 5 attempts.", kind="outcome"
    )
    late = [finding for finding in appraisal.findings if finding.criterion == "E-06"]
    assert [finding.decides for finding in late] == [False]
    assert appraisal.verdict is Verdict.MET


def test_an_outcome_whose_date_has_long_passed_is_not_called_expired() -> None:
    text = "By July 2003, Maisie will order her own lunch from a menu in 4 of 5 attempts."
    appraisal = ehcp_rules.appraise(text, kind="outcome")
    assert "time-bound-past" not in {finding.code for finding in appraisal.findings}
    assert appraisal.verdict is Verdict.MET


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_statement_has_criteria_that_decide_it(kind: str) -> None:
    engine = Engine.create(version="next")
    assert engine.ruleset.appraisal[kind]
    appraisal = engine.appraise("Regular access to support.", kind=kind)
    assert {result.criterion for result in appraisal.results} >= set(engine.ruleset.appraisal[kind])


def test_nothing_that_applies_leaves_it_to_a_person() -> None:
    assert ehcp_rules.appraise(VAGUE, kind="provision", section="B").verdict is Verdict.NEEDS_JUDGEMENT


def test_a_thread_is_judged_without_links() -> None:
    verdict = ehcp_rules.appraise_thread(
        need="Maisie cannot yet blend three sounds to read a word.",
        outcome="By the end of Year 2 Maisie will blend three sounds to read 20 new words.",
        provision="Daily 15 minutes of blending sounds and reading words with a trained teaching assistant.",
    ).verdict
    assert verdict in {Verdict.MET, Verdict.NEEDS_JUDGEMENT}
    assert ehcp_rules.appraise_thread(outcome="He will swim 25 metres.", provision="Weekly counselling.").verdict in {
        Verdict.NOT_MET,
        Verdict.NEEDS_JUDGEMENT,
    }


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"text": "x", "kind": "wish"}, "kind"),
        ({"text": "x", "kind": "need", "section": "Z"}, "section"),
        ({"text": " \n", "kind": "need"}, "text"),
    ],
)
def test_a_statement_that_cannot_be_judged_is_refused_without_its_words(given: dict[str, str], path: str) -> None:
    with pytest.raises(EhcpRulesError) as caught:
        ehcp_rules.appraise(given.pop("text"), **given)
    assert caught.value.path == path
    assert caught.value.hint


@pytest.mark.parametrize(("given", "path"), [({"need": "x"}, "thread"), ({"need": "x", "outcome": " "}, "outcome")])
def test_a_thread_needs_two_parts_that_are_not_blank(given: dict[str, str], path: str) -> None:
    with pytest.raises(EhcpRulesError) as caught:
        ehcp_rules.appraise_thread(**given)
    assert caught.value.path == path
