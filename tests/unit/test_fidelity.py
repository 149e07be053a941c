"""Advice beside provision: what each recommendation became, on pairs written before the reading was."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.loading.rulesets import read_folder
from ehcp_rules.plan import AdviceDocument, AdviceEntry, Learner, Plan, Provision, Section
from ehcp_rules.text import Lexicon, Lexicons, analyse
from ehcp_rules.text.papers.fidelity import Comparison, Fidelity, compare_with_advice

ROOT = Path(__file__).parents[2]
LEXICONS = Lexicons(
    read_folder(ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next" / "lexicons", Lexicon, [])[0]
)
PAIRS = tomllib.loads((Path(__file__).parent / "advice_pairs.toml").read_text("utf-8"))["pair"]
PLANS = tomllib.loads((Path(__file__).parent / "advice_plans.toml").read_text("utf-8"))["plan"]
REWORDED = tomllib.loads((Path(__file__).parent / "advice_amounts.toml").read_text("utf-8"))["reworded"]
COURSES = tomllib.loads((Path(__file__).parent / "advice_courses.toml").read_text("utf-8"))["said"]
SAMPLES = ROOT.parent / "shared" / "samples"
SECTIONS = ("F", "G", "H1", "H2", "J")
OF_AN_ITEM = {Fidelity.UNSUPPORTED: "invented", Fidelity.OTHER_ADVICE: "abstains"}


def plan_of(pair: dict[str, Any]) -> Plan:
    recommended = Provision(id="advice:1", text=pair["advice"], who=pair.get("advice_who", ""))
    advice = AdviceDocument(id="advice", role=pair["role"], items=(recommended,))
    items = tuple(Provision(id=f"F{n}", **fields) for n, fields in enumerate(pair["items"], 1))
    listed = tuple(
        AdviceEntry(id=f"K{n}", text="Report", **fields)
        for n, fields in enumerate([{"role": pair["role"]}, *pair.get("listed", ())], 1)
    )
    code = pair.get("section", "F")
    return Plan(
        id="pair", sections=(Section(code=code, items=items), Section(code="K", items=listed)), advice=(advice,)
    )


def compared(plan: Plan) -> tuple[Comparison, ...]:
    return compare_with_advice(analyse(plan, LEXICONS), SECTIONS)


def fate_of(found: tuple[Comparison, ...]) -> str:
    """What became of the only recommendation, by the worst of its amounts; the others may only be faithful."""
    worst, *others = [one.fidelity.value for one in found if one.recommendation is not None]
    assert {*others} <= {"faithful"}
    return worst


def test_there_are_pairs_of_every_verdict() -> None:
    assert len(PAIRS) >= 70
    assert len(COURSES) >= 169
    assert len({pair["name"] for pair in PAIRS}) == len(PAIRS)
    assert {pair["verdict"] for pair in PAIRS} == {
        "faithful", "dropped", "watered-down", "invented", "vague-advice", "abstains", "nothing", "unclear",
    }  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
def test_a_recommendation_becomes_what_the_pair_says(pair: dict[str, Any]) -> None:
    found = compared(plan_of(pair))
    if "item" in pair:
        of_item = [
            one
            for one in found
            if one.recommendation is None and one.provision and one.provision.item.id == pair["item"]
        ]
        assert ([OF_AN_ITEM[one.fidelity] for one in of_item] or ["nothing"]) == [pair["verdict"]]
    else:
        assert fate_of(found) == pair["verdict"]


@pytest.mark.parametrize(("advised", "planned", "verdict"), REWORDED, ids=[f"{a} | {p}" for a, p, _ in REWORDED])
def test_an_amount_is_the_same_in_other_words(advised: str, planned: str, verdict: str) -> None:
    for advice, item in (
        (f"Rebound therapy {advised}.", f"Rebound therapy {planned}."),
        (f"Bassoon tuition: {advised}.", f"He has bassoon tuition {planned} with the music service."),
    ):
        found = compared(plan_of({"role": "School", "advice": advice, "items": [{"text": item}]}))
        assert fate_of(found) == verdict


@pytest.mark.parametrize(("advice", "item", "verdict"), COURSES, ids=[f"{a} | {p}" for a, p, _ in COURSES])
def test_a_course_is_compared_by_what_it_comes_to(advice: str, item: str, verdict: str) -> None:
    found = compared(plan_of({"role": "School", "advice": advice, "items": [{"text": item}]}))
    assert fate_of(found) == verdict


def test_a_name_of_help_that_many_items_bear_ties_no_two_of_them() -> None:
    answered = (
        "Staff workshop on epilepsy, 60 minutes.",
        "Workshop on Makaton for the lunchtime staff, 40 minutes.",
        "A workshop about hoists for two assistants, 80 minutes.",
        "Workshop on gastrostomy feeds, 100 minutes, for the nursery.",
    )
    advised = (*answered, "Drivers: workshop about seizures, three hours.")
    planned = (*answered, "Swimming teachers: inset, three hours.")
    document = AdviceDocument(
        id="advice",
        role="School",
        items=tuple(Provision(id=f"advice:{number}", text=text) for number, text in enumerate(advised, 1)),
    )
    items = tuple(Provision(id=f"F{number}", text=text) for number, text in enumerate(planned, 1))
    listed = AdviceEntry(id="K1", text="Report", role="School")
    plan = Plan(
        id="workshops",
        sections=(Section(code="F", items=items), Section(code="K", items=(listed,))),
        advice=(document,),
    )
    fates = [one.fidelity for one in compared(plan) if one.recommendation is not None]
    assert fates == [*[Fidelity.FAITHFUL] * 4, Fidelity.DROPPED]


@pytest.mark.parametrize("told", PLANS, ids=[told["name"] for told in PLANS])
def test_a_whole_plan_is_laid_beside_all_its_advice(told: dict[str, Any]) -> None:
    documents = tuple(
        advice_from_text(text, id=f"advice-{n}", name=name) for n, (name, text) in enumerate(told["advice"].items(), 1)
    )
    sections: dict[str, list[Provision]] = {}
    for code, id, text in told["provision"]:
        sections.setdefault(code, []).append(Provision(id=id, text=text))
    listed = tuple(AdviceEntry(id=f"K{n}", text=role, role=role) for n, role in enumerate(told["listed"], 1))
    plan = Plan(
        id="whole",
        learner=Learner(name=told["learner"]),
        sections=(
            *(Section(code=code, items=tuple(items)) for code, items in sections.items()),
            Section(code="K", items=listed),
        ),
        advice=documents,
    )
    names = {document.id: name for document, name in zip(documents, told["advice"], strict=True)}
    found = compared(plan)
    fates: dict[str, str] = {}
    for one in found:
        if one.recommendation is not None:
            document, _, label = one.recommendation.item.id.partition(":")
            if one.fidelity is not Fidelity.FAITHFUL or f"{names[document]} {label}" not in fates:
                fates[f"{names[document]} {label}"] = one.fidelity.value
    assert fates == told["expected"]
    assert [one.provision.item.id for one in found if one.recommendation is None and one.provision] == told[
        "unsupported"
    ]


def test_both_quotes_stand_in_the_texts_they_are_said_to_be_from() -> None:
    for pair in PAIRS:
        for one in compared(plan_of(pair)):
            texts = {}
            for statement in filter(None, (one.recommendation, one.provision)):
                texts.update({passage.path: passage.text for passage in statement.item.passages.values()})
            for quote in (*one.advised, *one.planned):
                if quote.path in texts:
                    assert texts[quote.path][quote.span.start : quote.span.end] == quote.text


def test_a_section_that_was_not_supplied_drops_nothing() -> None:
    pair = next(pair for pair in PAIRS if pair["verdict"] == "dropped")
    plan = plan_of(pair)
    without = Plan(id="pair", sections=plan.sections, advice=plan.advice, not_supplied=("G",))
    assert [one.fidelity for one in compared(without) if one.recommendation] == [Fidelity.UNCLEAR]


def test_one_item_may_answer_several_recommendations_of_one_therapist() -> None:
    told = (
        "Direct therapy, seven sessions of 40 minutes a term.",
        "Targets to be set with the class teacher, one hour each half-term.",
    )
    item = (
        "The therapist works with Bo in seven 40-minute sessions a term. She sets targets with the class teacher for an hour "
        "each half-term."
    )
    plan = plan_of(
        {"role": "Speech and language therapist", "advice": "", "items": [{"text": item}, {"text": "A stool."}]}
    )
    advice = AdviceDocument(
        id="advice",
        role="Speech and language therapist",
        items=tuple(Provision(id=f"advice:{n}", text=text) for n, text in enumerate(told)),
    )
    found = compared(attrs.evolve(plan, advice=(advice,)))
    assert [one.fidelity for one in found] == [Fidelity.FAITHFUL, Fidelity.FAITHFUL]
    other = attrs.evolve(advice, role="Occupational therapist", items=advice.items[:1])
    named = plan_of(
        {
            "role": "Occupational therapist",
            "advice": "",
            "items": [{"text": item.replace("The therapist", "The physiotherapist")}],
        }
    )
    assert compared(attrs.evolve(named, advice=(other,)))[0].fidelity is Fidelity.DROPPED


def test_without_a_list_of_advice_nobody_is_accused_of_inventing() -> None:
    pair = next(pair for pair in PAIRS if pair.get("item") and pair["verdict"] == "invented")
    plan = plan_of(pair)
    unlisted = Plan(id="pair", sections=plan.sections[:1], advice=plan.advice)
    found = [one.fidelity for one in compared(unlisted) if one.recommendation is None]
    assert found == [Fidelity.OTHER_ADVICE]


def test_an_amount_that_advice_only_tells_of_goes_to_a_person() -> None:
    text = (
        "Advice\nBackground\nHis splints are mended at the workshop every four months.\nRecommendations\nA new chair.\n"
    )
    plan = Plan(
        id="told",
        sections=(
            Section(
                code="G",
                items=(Provision(id="G1", text="The workshop mends his splints every four months."),),
            ),
            Section(code="K", items=(AdviceEntry(id="K1", text="Report", role="Physiotherapist"),)),
        ),
        advice=(advice_from_text(text, id="advice-1", name="physio.txt"),),
    )
    (found,) = [one for one in compared(plan) if one.recommendation is None]
    assert found.fidelity is Fidelity.UNCLEAR
    assert [quote.text for quote in found.planned] == ["every four months"]


def test_parts_of_a_recommendation_have_fates_of_their_own_the_worst_first() -> None:
    text = "Signing course for staff: two hours each September, and a half-hour refresher every term."
    pair = {
        "role": "School",
        "advice": text,
        "items": [{"text": "Signing course for staff: two hours each September."}],
    }
    found = [
        (one.fidelity, [quote.text for quote in one.advised]) for one in compared(plan_of(pair)) if one.recommendation
    ]
    assert found == [
        (Fidelity.DROPPED, ["half-hour refresher every term"]),
        (Fidelity.FAITHFUL, ["two hours each September"]),
    ]


def test_a_group_that_grew_waters_down_the_group_and_not_the_time() -> None:
    pair = {
        "role": "School",
        "advice": "A riddle club of no more than three pupils for half an hour on two days a week.",
        "items": [
            {"text": "A riddle club of up to seven pupils."},
            {"text": "Riddle club runs for 30 minutes twice a week."},
        ],
    }
    found = [(one.fidelity, [quote.text for quote in one.advised]) for one in compared(plan_of(pair))]
    assert found == [
        (Fidelity.WATERED_DOWN, ["three pupils"]),
        (Fidelity.FAITHFUL, ["half an hour on two days a week"]),
    ]


def test_what_an_assistant_gives_is_less_of_every_amount() -> None:
    pair = {
        "role": "Speech and language therapist",
        "advice": "Direct work on stammering with a speech and language therapist, one to one, 40 minutes a week.",
        "items": [{"text": "Individual work on stammering, 40 minutes a week, with a teaching assistant."}],
    }
    assert {one.fidelity for one in compared(plan_of(pair))} == {Fidelity.WATERED_DOWN}


def measuring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_advice", ROOT / "tools" / "measure_advice.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure_advice"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SAMPLES / "advice").is_dir(), reason="the marked sample advice is not here")
def test_the_marked_advice_of_the_samples_is_read_as_it_was_marked() -> None:
    count, wrong = measuring().measure(SAMPLES)
    assert count >= 50
    assert (count - len(wrong)) / count >= 0.92, wrong
