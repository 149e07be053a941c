"""What a council adds of its own: facts from what its plans carry, and policies with words and caps of its choosing."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import write

from ehcp_rules.engine import Engine
from ehcp_rules.errors import OverlayError, RulesetError
from ehcp_rules.findings import ItemOutcome, Verdict
from ehcp_rules.loading.overlays import apply_overlay
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Plan, Provision, Section
from ehcp_rules.plugins import discover
from ehcp_rules.ruleset import Policy, Ruleset, SeverityCap
from ehcp_rules.scoring import result_of, score_of
from ehcp_rules.testing import policies

OVERLAY = """
id = "fenmoor"
title = "Fenmoor's own"
publisher = "Fenmoor (invented)"
version = "1.0.0"

[base]
id = "tiny"
version = "2026.1.0"
"""
FACT = """
[[facts]]
name = "fenmoor.tier"
extension = "tier"
kind = "whole-number"
meaning = "the tier of support that panel agreed"
"""
TEN = """
default_policy = "fenmoor:ten"
"""
POLICY = """
[[policies]]
id = "fenmoor:ten"
title = "Points to ten"
summary = "The audit form of Fenmoor."
counts = "machine"

[[policies.severity_caps]]
severity = "major"
cap = "fail"

[[policies.bands]]
word = "fail"
at = 0

[[policies.bands]]
word = "5 or more"
at = "1/2"

[[policies.bands]]
word = "10"
at = 1
"""


@pytest.fixture
def base(tiny_ruleset: Path) -> Ruleset:
    for name in ("f_02.toml", "f_03.toml"):
        file = tiny_ruleset / "criteria" / name
        write(file, file.read_text("utf-8").replace('sections = ["F"]', 'sections = ["F"]\nkinds = ["provision"]'))
    return load_ruleset(tiny_ruleset)


def overlay(folder: Path, *parts: str) -> Path:
    write(folder / "overlay" / "overlay.toml", "".join(parts))
    return folder / "overlay"


def own_criterion(criterion: str, condition: str) -> str:
    named = criterion.replace('id = "F-02"', 'id = "fenmoor:X-01"')
    return named.replace('sections = ["F"]', 'sections = ["F"]\nkinds = ["provision"]') + condition


def plan(text: str, **extensions: str | int | bool) -> Plan:
    items = (Provision(id="F1", text=text),)
    return Plan(id="P", sections=(Section(code="F", items=items),), extensions=extensions)


def verdict(ruleset: Ruleset, of: Plan) -> Verdict:
    engine = Engine(ruleset=ruleset, inventory=discover())
    return engine.assess(of, as_of=dt.date(2026, 6, 1)).result("fenmoor:X-01").verdict


def test_a_criterion_applies_by_a_fact_that_only_this_council_holds(base: Ruleset, tmp_path: Path, criterion):
    folder = overlay(tmp_path, OVERLAY, FACT)
    condition = '\n[[applies.all]]\nfact = "fenmoor.tier"\nop = "at_least"\nvalue = 3\n'
    write(folder / "criteria" / "x_01.toml", own_criterion(criterion("F-02"), condition))
    ruleset = apply_overlay(base, folder)
    assert verdict(ruleset, plan("Help with reading.", tier=3)) is Verdict.NOT_MET
    assert verdict(ruleset, plan("Help with reading.", tier=2)) is Verdict.NOT_APPLICABLE
    assert verdict(ruleset, plan("Help with reading.")) is Verdict.NOT_ASSESSED
    assert verdict(ruleset, plan("Help with reading.", tier="three")) is Verdict.NOT_ASSESSED
    assert [one.target for one in ruleset.variations] == ["fenmoor.tier", "fenmoor:X-01"]


@pytest.mark.parametrize(
    ("parts", "place", "message"),
    [
        ([FACT.replace("fenmoor.tier", "tier")], "facts[0].name", "is not in the overlay's namespace"),
        ([FACT, FACT], "facts[1].name", "is there already"),
        ([POLICY.replace("fenmoor:ten", "ten")], "policies[0]: id", "is not in the overlay's namespace"),
        ([POLICY.replace("fenmoor:ten", "machine")], "policies[0].id", "is there already"),
        (
            [POLICY.replace('cap = "fail"', 'cap = "failed"')],
            "policies[1].severity_caps[0].cap",
            "no word of its bands",
        ),
        ([TEN], "default_policy", "there is no policy fenmoor:ten"),
    ],
)
def test_a_mistake_in_what_is_added_is_told_with_its_place(
    base: Ruleset, tmp_path: Path, parts: list[str], place: str, message: str
):
    top = [part for part in parts if part is TEN]
    rest = [part for part in parts if part is not TEN]
    text = OVERLAY.replace("\n[base]", "".join(top) + "\n[base]")
    with pytest.raises(OverlayError) as caught:
        apply_overlay(base, overlay(tmp_path, text, *rest))
    assert [one for one in caught.value.problems if place in one.path and message in one.message]


def test_a_test_that_does_not_suit_the_kind_of_a_fact_is_refused(base: Ruleset, tmp_path: Path, criterion):
    folder = overlay(tmp_path, OVERLAY, FACT.replace("whole-number", "text"))
    condition = '\n[[applies.all]]\nfact = "fenmoor.tier"\nop = "at_least"\nvalue = 3\n'
    write(folder / "criteria" / "x_01.toml", own_criterion(criterion("F-02"), condition))
    with pytest.raises(OverlayError, match="its tests: is, in, present"):
        apply_overlay(base, folder)


@pytest.mark.parametrize(
    ("kind", "wanted", "problem"),
    [
        ("yes-no", "fenmoor.tear", "there is no fact fenmoor.tear (did you mean fenmoor.tier?)"),
        ("whole-number", "fenmoor.tier", "fenmoor.tier is no fact of the kind yes-no"),
        ("yes-no", "learner.age", "learner.age is no fact of the kind yes-no"),
    ],
)
def test_a_criterion_over_a_fact_that_is_not_there_or_no_yes_or_no_is_refused(
    base: Ruleset, tmp_path: Path, criterion, kind: str, wanted: str, problem: str
):
    folder = overlay(tmp_path, OVERLAY, FACT.replace("whole-number", kind))
    file = held(criterion("F-02"), wanted)
    write(folder / "criteria" / "x_01.toml", file)
    with pytest.raises(RulesetError) as caught:
        verdict(apply_overlay(base, folder), plan("Help with reading."))
    assert f"fenmoor:X-01: check.parameters.fact: {problem}" in str(caught.value)


@pytest.mark.parametrize("wanted", ["fenmoor.tier", "plan.final"])
def test_a_criterion_over_a_yes_or_no_of_the_council_or_of_every_plan_is_judged(
    base: Ruleset, tmp_path: Path, criterion, wanted: str
):
    folder = overlay(tmp_path, OVERLAY, FACT.replace("whole-number", "yes-no"))
    write(folder / "criteria" / "x_01.toml", held(criterion("F-02"), wanted))
    of = attrs.evolve(plan("Help with reading.", tier=True), stage="final")
    assert verdict(apply_overlay(base, folder), of) is Verdict.MET


def held(criterion: str, fact: str) -> str:
    """The criterion as one that asks for nothing but a fact."""
    before, _, after = own_criterion(criterion, "").partition("[check]")
    _, _, rest = after.partition("[judgement]")
    rest, _, _ = rest.partition("[findings")
    check = f'use = "facts.holds"\n\n[check.parameters]\nfact = "{fact}"\ntold_as = "it is so"\n\n'
    return f"{before}[check]\n{check}[judgement]{rest}[findings]\n"


def test_a_policy_of_the_council_s_own_fails_a_plan_on_any_major_criterion(base: Ruleset, tmp_path: Path):
    text = OVERLAY.replace("\n[base]", TEN + "\n[base]")
    ruleset = apply_overlay(base, overlay(tmp_path, text, POLICY))
    engine = Engine(ruleset=ruleset, inventory=discover())
    good, bad = "Twenty minutes of reading every school day.", "Help with reading."
    assert ruleset.policy().id == "fenmoor:ten"
    assert engine.assess(plan(good), as_of=dt.date(2026, 6, 1)).score().headline == "10"
    score = engine.assess(plan(bad), as_of=dt.date(2026, 6, 1)).score()
    assert (score.headline, score.decides) == ("fail", ("points",))


def scored(ruleset: Ruleset, policy: Policy, verdicts: list[Verdict]) -> str:
    criteria = {criterion.id: criterion for criterion in ruleset.criteria}
    results = [
        result_of(criterion, [ItemOutcome("F1", "section.F.items[0]", verdict)])
        for criterion, verdict in zip(ruleset.criteria, verdicts, strict=True)
    ]
    return score_of(policy, criteria, results).headline


def test_a_severity_cap_holds_the_word_down_however_good_the_rest_is(base: Ruleset):
    machine = base.policy("machine")
    light = attrs.evolve(
        base.criteria[0], scoring=attrs.evolve(base.criteria[0].scoring, weight=1, severity="critical")
    )
    heavy = attrs.evolve(base.criteria[1], scoring=attrs.evolve(base.criteria[1].scoring, weight=99))
    ruleset = attrs.evolve(base, criteria=(light, heavy))
    capped = attrs.evolve(machine, severity_caps=(SeverityCap(severity="critical", cap="fix first"),))
    verdicts = [Verdict.NOT_MET, Verdict.MET]
    assert scored(ruleset, machine, verdicts) == "ready"
    assert scored(ruleset, capped, verdicts) == "fix first"
    informs = attrs.evolve(light, scoring=attrs.evolve(light.scoring, weight=0))
    assert scored(attrs.evolve(ruleset, criteria=(informs, heavy)), capped, verdicts) == "ready"


@cache
def national() -> Ruleset:
    return Engine.create().ruleset


@settings(deadline=None)
@given(policy=policies(id="machine", counts="all"), data=st.data())
def test_a_severity_cap_never_raises_a_word(policy: Policy, data: st.DataObject):
    words = [band.word for band in policy.bands]
    severity = data.draw(st.sampled_from(["critical", "major", "minor"]))
    capped = attrs.evolve(
        policy,
        minimum_coverage=Fraction(0),
        severity_caps=(SeverityCap(severity=severity, cap=data.draw(st.sampled_from(words))),),
    )
    plain = attrs.evolve(capped, severity_caps=())
    made = national().criteria[:12]
    verdicts = [data.draw(st.sampled_from([Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET])) for _ in made]
    criteria = {criterion.id: criterion for criterion in made}
    results = [result_of(c, [ItemOutcome("F1", "section.F.items[0]", v)]) for c, v in zip(made, verdicts, strict=True)]
    before, after = (score_of(one, criteria, results).words for one in (plain, capped))
    assert (before is None) == (after is None)
    if before and after:
        assert [words.index(word) for word in after] <= [words.index(word) for word in before]
