"""The engine through its public door, with a ruleset whose check says what it is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import attrs
import pytest
from attrs import frozen
from tests.criteria import a_criterion

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import Assessment, HumanJudgement
from ehcp_rules.checks import CheckContext, CheckDefinition, SourceCannotTellError, check
from ehcp_rules.criterion import Applies, CheckUse, Condition, Criterion, Scoring
from ehcp_rules.engine import Engine
from ehcp_rules.errors import EhcpRulesError, PluginError, Problem, RulesetError
from ehcp_rules.evidence import Quote, Span
from ehcp_rules.findings import Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import Note, Plan, Section
from ehcp_rules.plugins import PluginInventory, PluginRecord
from ehcp_rules.ruleset import Band, Layer, Policy, Ruleset
from ehcp_rules.testing import TOLD

DAY = dt.date(2026, 9, 1)


@frozen(kw_only=True)
class Nothing:
    """No parameters."""


def a_check(function: Callable[[CheckContext], object]) -> CheckDefinition:
    code = FindingCode("told-so", "Told so", "m")
    return check("testing.odd", parameters=Nothing, codes=[code])(function)  # type: ignore[arg-type]


def a_ruleset(*criteria: Criterion) -> Ruleset:
    bands = (Band(word="poor", at=Fraction(0)), Band(word="good", at=Fraction(1, 2)))
    machine = Policy(id="machine", title="m", summary="s", counts="machine", bands=bands)
    return Ruleset(
        id="told",
        version="1",
        title="t",
        publisher="p",
        licence="l",
        status="draft",
        engine=">=0",
        valid_from=None,
        valid_to=None,
        policies=(machine, attrs.evolve(machine, id="audit", counts="all", gate_cap="poor")),
        default_policy="machine",
        criteria=criteria,
        lexicons=(),
        layers=(
            Layer(id="told", version="1", kind="ruleset", title="t", publisher="p", digest="d", judging_digest="j"),
        ),
    )


def an_engine(*criteria: Criterion, odd: CheckDefinition | None = None) -> Engine:
    checks = {TOLD.name: TOLD, **({odd.name: odd} if odd else {})}
    record = PluginRecord(name="told-plugin", version="3", checks=tuple(checks))
    other = PluginRecord(name="unused", version="9", checks=("nobody.uses_it",))
    providers = dict.fromkeys(checks, "told-plugin")
    inventory = PluginInventory(plugins=(record, other), checks=checks, providers=providers)
    return Engine(ruleset=a_ruleset(*criteria), inventory=inventory)


def a_plan(*verdicts: str, section: str = "F", **changes: object) -> Plan:
    items = tuple(Note(id=f"{section}{n}", text=text) for n, text in enumerate(verdicts, 1))
    return attrs.evolve(Plan(id="P", sections=(Section(code=section, items=items),)), **changes)


def only(assessment: Assessment) -> tuple[Verdict, str]:
    [result] = assessment.results
    return result.verdict, result.reason


def test_an_assessment_says_what_made_it() -> None:
    imported = ImportedPlan(plan=a_plan("met"), adapter="word")
    assessment = an_engine(a_criterion()).assess(imported, as_of=DAY)
    assert assessment.format == "ehcp-rules/assessment/1"
    assert (assessment.plan_id, assessment.as_of) == ("P", DAY)
    assert assessment.provenance.adapter == "word"
    assert assessment.provenance.checks == (("testing.told", "1"),)
    assert assessment.provenance.plugins == (("told-plugin", "3"),)
    assert [layer.digest for layer in assessment.provenance.layers] == ["d"]
    assert [result.provider for result in assessment.results] == ["told-plugin"]


def test_a_part_that_was_not_supplied_is_not_assessed_and_never_fails() -> None:
    assessment = an_engine(a_criterion()).assess(Plan(id="P", not_supplied=("F",)), as_of=DAY)
    assert only(assessment) == (Verdict.NOT_ASSESSED, "the source does not supply section F")
    assert assessment.not_supplied == ("F",)
    dated = an_engine(a_criterion(reads=("dates.final_issued",))).assess(
        Plan(id="P", not_supplied=("dates",)), as_of=DAY
    )
    assert only(dated) == (Verdict.NOT_ASSESSED, "the source does not supply the dates final issued")


def test_a_date_that_is_not_there_is_left_to_the_check() -> None:
    assert (
        only(an_engine(a_criterion(reads=("dates.final_issued",))).assess(a_plan("met"), as_of=DAY))[0] is Verdict.MET
    )


def test_a_criterion_that_does_not_apply_is_left_out() -> None:
    final = Applies(all=(Condition(fact="plan.final", op="is", value=True),))
    engine = an_engine(a_criterion(applies=final))
    assert only(engine.assess(a_plan("not-met", stage="draft"), as_of=DAY))[0] is Verdict.NOT_APPLICABLE
    assert only(engine.assess(a_plan("not-met", stage="final"), as_of=DAY))[0] is Verdict.NOT_MET
    verdict, reason = only(engine.assess(a_plan("not-met"), as_of=DAY))
    assert verdict is Verdict.NOT_ASSESSED
    assert reason == "whether it applies cannot be told without plan.final"


@pytest.mark.parametrize(
    ("applies", "expected"),
    [
        (Applies(any=(Condition(fact="plan.stage", op="in", value=("draft", "final")),)), Verdict.MET),
        (Applies(any=(Condition(fact="plan.stage", op="is", value="draft"),)), Verdict.NOT_APPLICABLE),
        (
            Applies(
                any=(
                    Condition(fact="plan.stage", op="is", value="draft"),
                    Condition(fact="learner.age", op="at_least", value=14),
                )
            ),
            Verdict.NOT_ASSESSED,
        ),
        (
            Applies(
                any=(
                    Condition(fact="plan.stage", op="is", value="final"),
                    Condition(fact="learner.age", op="at_least", value=14),
                )
            ),
            Verdict.MET,
        ),
        (Applies(all=(Condition(fact="learner.age", op="present"),)), Verdict.NOT_APPLICABLE),
        (Applies(all=(Condition(fact="learner.age", op="present", value=False),)), Verdict.MET),
        (
            Applies(
                all=(
                    Condition(fact="learner.age", op="at_most", value=4),
                    Condition(fact="plan.final", op="is", value=False),
                )
            ),
            Verdict.NOT_APPLICABLE,
        ),
    ],
)
def test_an_untold_fact_matters_only_where_the_told_ones_do_not_decide(applies: Applies, expected: Verdict) -> None:
    assessment = an_engine(a_criterion(applies=applies)).assess(a_plan("met", stage="final"), as_of=DAY)
    assert only(assessment)[0] is expected


def test_a_check_that_raises_is_an_error_without_its_message() -> None:
    assessment = an_engine(a_criterion(), a_criterion("T-02", "E")).assess(
        attrs.evolve(a_plan("raise"), sections=(*a_plan("raise").sections, *a_plan("met", section="E").sections)),
        as_of=DAY,
    )
    assert [result.verdict for result in assessment.results] == [Verdict.ERROR, Verdict.MET]
    # Where it was raised, so that its author can mend it; without its words, which may be a plan's.
    reason = assessment.results[0].reason
    assert re.fullmatch(r"the check testing\.told raised RuntimeError at ehcp_rules\.testing\.told line \d+", reason)


def test_a_check_may_say_that_the_source_cannot_tell() -> None:
    def odd(_: CheckContext) -> object:
        """Never told."""
        raise SourceCannotTellError("no date for the review")

    engine = an_engine(a_criterion(check=CheckUse(use="testing.odd")), odd=a_check(odd))
    assert only(engine.assess(a_plan(), as_of=DAY)) == (Verdict.NOT_ASSESSED, "no date for the review")


@pytest.mark.parametrize(
    ("returned", "fault"),
    [
        (None, "it did not return a tuple of item outcomes"),
        ([ItemOutcome(None, "", Verdict.MET)], "it did not return a tuple of item outcomes"),
        (("met",), "it did not return a tuple of item outcomes"),
        ((ItemOutcome(None, "", Verdict.ERROR),), "only the engine says error"),
        ((ItemOutcome(None, "", Verdict.NOT_ASSESSED),), "only the engine says not-assessed"),
        ((ItemOutcome(None, "", "met"),), "no verdict"),
        ((ItemOutcome(None, "", Verdict.NOT_MET, ("bad",)),), "a finding is not a finding"),
        (
            (ItemOutcome(None, "", Verdict.NOT_MET, (Finding("other", None, ""),)),),
            "it made a finding whose code it does not declare",
        ),
    ],
)
def test_a_check_that_breaks_its_contract_is_an_error(returned: object, fault: str) -> None:
    def odd(_: CheckContext) -> object:
        """Return something odd."""
        return returned

    engine = an_engine(a_criterion(check=CheckUse(use="testing.odd")), odd=a_check(odd))
    verdict, reason = only(engine.assess(a_plan(), as_of=DAY))
    assert verdict is Verdict.ERROR
    assert reason == f"the check testing.odd broke its contract: {fault}"


def test_a_persons_criterion_asks_and_keeps_what_was_gathered() -> None:
    quote = Quote("section.F.items[0].text", Span(0, 3), "abc", "F1")

    def odd(_: CheckContext) -> object:
        """Find something."""
        finding = Finding("told-so", "F1", "section.F.items[0]", (quote,))
        return (
            ItemOutcome("F1", "section.F.items[0]", Verdict.NOT_MET, (finding,)),
            ItemOutcome("F2", "section.F.items[1]", Verdict.NOT_APPLICABLE),
        )

    person = a_criterion(check=CheckUse(use="testing.odd"), decided_by="person")
    assessment = an_engine(person, odd=a_check(odd)).assess(a_plan(), as_of=DAY)
    first, second = assessment.results[0].items
    assert first.verdict is Verdict.NEEDS_JUDGEMENT
    assert first.findings == ()
    assert first.request is not None
    assert (first.request.question, first.request.evidence) == ("Is it met?", (quote,))
    assert second.verdict is Verdict.NOT_APPLICABLE
    assert assessment.score("machine").points is None
    assert assessment.score("machine").coverage.open == (
        ("T-01", "a person decides it; this policy does not count it"),
    )
    assert assessment.score("audit").points is not None


def test_what_needs_judgement_always_carries_its_question() -> None:
    [result] = an_engine(a_criterion()).assess(a_plan("needs-judgement"), as_of=DAY).results
    assert result.items[0].request is not None
    assert result.items[0].request.question == "Is it met?"


def judgement(verdict: Verdict, item: str | None = None, criterion: str = "T-01") -> HumanJudgement:
    return HumanJudgement(criterion=criterion, verdict=verdict, by="A Moderator", on=DAY, reason="I asked.", item=item)


def test_a_judgement_on_an_item_makes_a_new_assessment() -> None:
    engine = an_engine(a_criterion())
    before = engine.assess(a_plan("needs-judgement", "met"), as_of=DAY)
    after = before.with_judgement(judgement(Verdict.MET, "F1"))
    assert before.results[0].verdict is Verdict.NEEDS_JUDGEMENT
    assert after.results[0].verdict is Verdict.MET
    assert after.results[0].judged_items == ("F1",)
    assert [one.by for one in after.judgements] == ["A Moderator"]
    assert after == engine.assess(
        a_plan("needs-judgement", "met"), as_of=DAY, judgements=[judgement(Verdict.MET, "F1")]
    )


def test_a_dismissed_finding_is_gone_and_an_upheld_one_stays() -> None:
    before = an_engine(a_criterion()).assess(a_plan("not-met", "not-met"), as_of=DAY)
    after = before.with_judgement(judgement(Verdict.MET, "F1")).with_judgement(judgement(Verdict.NOT_MET, "F2"))
    assert [len(item.findings) for item in after.results[0].items] == [0, 1]
    assert after.results[0].points is not None
    assert after.results[0].points.low == Fraction(1, 2)


def test_a_judgement_on_a_criterion_resolves_its_open_items() -> None:
    before = an_engine(a_criterion(scoring=Scoring(weight=1, severity="major", met_at=Fraction(3, 4)))).assess(
        a_plan("met", "met", "partly-met", "needs-judgement"), as_of=DAY
    )
    [result] = before.with_judgement(judgement(Verdict.MET)).results
    assert result.verdict is Verdict.MET
    assert result.points is not None
    assert result.points.low == result.points.high == Fraction(7, 8)


def test_a_person_may_overrule_what_was_decided() -> None:
    before = an_engine(a_criterion()).assess(a_plan("not-met", "met"), as_of=DAY)
    [met] = before.with_judgement(judgement(Verdict.MET)).results
    assert (met.verdict, met.points and met.points.low) == (Verdict.MET, Fraction(1))
    assert [item.findings for item in met.items] == [(), ()]
    [gone] = before.with_judgement(judgement(Verdict.NOT_APPLICABLE)).results
    assert (gone.verdict, gone.points) == (Verdict.NOT_APPLICABLE, None)
    [failed] = before.with_judgement(judgement(Verdict.NOT_MET)).results
    assert (failed.verdict, failed.points and failed.points.high) == (Verdict.NOT_MET, Fraction(0))


def test_a_gate_is_confirmed_by_a_person_and_only_by_what_a_person_judged() -> None:
    gate = a_criterion(scoring=Scoring(weight=1, severity="critical", partly_at=Fraction(1), gate=True))
    before = an_engine(gate).assess(a_plan("met", "not-met", "not-met"), as_of=DAY)
    states = [
        [one.state for one in before.with_judgement(j).score("audit").gates]
        for j in (
            judgement(Verdict.MET, "F2"),
            judgement(Verdict.NOT_MET, "F2"),
            judgement(Verdict.NOT_MET),
            judgement(Verdict.MET),
        )
    ]
    assert [one.state for one in before.score("audit").gates] == ["provisional"]
    assert states == [["provisional"], ["confirmed"], ["confirmed"], []]


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        (judgement(Verdict.NEEDS_JUDGEMENT), "judgement on T-01"),
        (judgement(Verdict.ERROR), "judgement on T-01"),
        (judgement(Verdict.MET, "F9"), "judgement on T-01"),
        (judgement(Verdict.MET, criterion="T-99"), "told 1"),
    ],
)
def test_a_judgement_that_does_not_fit_is_refused(wrong: HumanJudgement, path: str) -> None:
    before = an_engine(a_criterion()).assess(a_plan("met"), as_of=DAY)
    with pytest.raises(EhcpRulesError) as caught:
        before.with_judgement(wrong)
    assert caught.value.path == path


def test_a_time_is_no_as_of_date() -> None:
    with pytest.raises(EhcpRulesError, match="is not a day"):
        an_engine(a_criterion()).assess(a_plan("met"), as_of=dt.datetime(2026, 9, 1, tzinfo=dt.UTC))


def test_a_ruleset_whose_check_is_not_installed_is_refused() -> None:
    with pytest.raises(RulesetError, match=r"no installed plugin provides testing\.odd"):
        an_engine(a_criterion(check=CheckUse(use="testing.odd")))


def test_a_strict_engine_refuses_a_broken_plugin() -> None:
    broken = PluginInventory(problems=(Problem("plugin x", "failed while being imported: ImportError"),))
    with pytest.raises(PluginError, match="plugin x"):
        Engine.create(plugins=broken, strict=True)


def test_one_engine_serves_many_threads_and_many_engines_one_process() -> None:
    engines = [an_engine(a_criterion()), an_engine(a_criterion(section="E", reads=("E",)))]
    plan = a_plan("met", "not-met", "needs-judgement")
    expected = [engine.assess(plan, as_of=DAY) for engine in engines]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: engines[n % 2].assess(plan, as_of=DAY), range(40)))
    assert found == expected * 20
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        engines[0].ruleset = a_ruleset()  # type: ignore[misc]


def test_what_could_not_be_read_is_named_when_somebody_tries_to_judge_it() -> None:
    engine = Engine.create()
    (failure,) = engine.read(b"", name="empty.docx")
    with pytest.raises(EhcpRulesError, match=r"empty\.docx.*empty file"):
        engine.assess(failure, as_of=dt.date(2026, 9, 1))  # type: ignore[arg-type]
