"""Plans as `ehcp-plan/1`: strict, with every problem at once, and without a word of the plan in a message."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.errors import PlanError
from ehcp_rules.evidence import SourceRef
from ehcp_rules.loading import parse_plan_json, plan_from_json, plan_to_json
from ehcp_rules.loading.plan_schema import SCHEMA_FILE, plan_schema
from ehcp_rules.plan import (
    ITEM_KINDS,
    SECTION_CODES,
    STAGES,
    AdviceEntry,
    Learner,
    Need,
    Placement,
    Plan,
    PlanDates,
    Provision,
    Section,
    View,
)

SENTINEL = "zebrafinch"


def document(**changes: Any) -> dict[str, Any]:
    """A plan document with a need and the provision for it."""
    need = {"kind": "need", "id": "B1", "text": "Robin finds it hard to follow two instructions at once."}
    provision = {"kind": "provision", "id": "F1", "text": "An adult gives one instruction at a time.", "needs": ["B1"]}
    sections = [{"code": "B", "items": [need]}, {"code": "F", "items": [provision]}]
    return {"format": "ehcp-plan/1", "id": "robin", "sections": sections, **changes}


def problems(wrong: object) -> dict[str, str]:
    """The messages by path of a document that must be refused."""
    with pytest.raises(PlanError) as caught:
        plan_from_json(wrong)
    assert SENTINEL not in str(caught.value)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_a_small_plan_becomes_the_classes_of_the_model() -> None:
    dates = {"final_issued": "2026-02-03"}
    plan = plan_from_json(document(stage="final", dates=dates, not_supplied=["learner"], extensions={"profile": True}))
    assert plan.stage == "final"
    assert plan.dates.final_issued == dt.date(2026, 2, 3)
    assert plan.extensions == {"profile": True}
    assert [type(item) for _, item in plan.items("B", "F")] == [Need, Provision]
    assert plan.not_supplied == ("learner",)


def test_every_problem_of_a_document_is_reported_at_once() -> None:
    wrong = document(
        stage="finished",
        version=2,
        dates={"final_issued": "03/02/2026", "final_isued": "2026-02-03", "draft_issued": "2026-02-30"},
        learner=[],
        not_supplied=["L"],
        extensions={"hours": 1.5},
    )
    wrong["sections"].append({"code": "Z", "items": [{"kind": "note", "id": "B1", "text": "x"}, {"kind": "aim"}, "x"]})
    wrong["sections"].append({"code": "F", "items": [{"kind": "provision", "id": " "}]})
    wrong["sections"][1]["items"][0]["needs"] = ["B2", 3]
    found = problems(wrong)
    assert set(found) == {
        "$.stage",
        "$.version",
        "$.dates.final_issued",
        "$.dates.draft_issued",
        "$.dates",
        "$.learner",
        "$.not_supplied[0]",
        "$.extensions.hours",
        "$.sections[1].items[0].needs[0]",
        "$.sections[1].items[0].needs[1]",
        "$.sections[2].code",
        "$.sections[2].items[0].id",
        "$.sections[2].items[1].kind",
        "$.sections[2].items[2]",
        "$.sections[3].code",
        "$.sections[3].items[0]",
        "$.sections[3].items[0].id",
    }
    assert found["$.dates"] == "the key final_isued is not known here"
    assert found["$.dates.draft_issued"] == "there is no such day in the calendar"
    assert found["$.sections[3].items[0]"] == "the key text is missing"


@pytest.mark.parametrize(
    ("key", "value"),
    [("text", 7), ("text", None), ("text", [SENTINEL]), ("area", True), ("needs", "B1"), ("needs", {})],
)
def test_nothing_is_coerced(key: str, value: object) -> None:
    wrong = document()
    wrong["sections"][1]["items"][0][key] = value
    assert set(problems(wrong)) == {f"$.sections[1].items[0].{key}"}


@pytest.mark.parametrize("wrong", [None, [], "plan", 3, {}, {"format": "ehcp-plan/2"}])
def test_what_is_no_plan_at_all_is_refused(wrong: object) -> None:
    assert problems(wrong)


def test_an_unknown_key_is_named_with_the_key_that_was_meant() -> None:
    with pytest.raises(PlanError) as caught:
        plan_from_json(document(sectons=[]))
    assert str(caught.value) == "$: the key sectons is not known here (did you mean sections?)"


def test_a_link_into_a_section_that_was_not_supplied_is_no_mistake() -> None:
    part = document(not_supplied=["B"])
    del part["sections"][0]
    assert plan_from_json(part).supplied("F")


def test_a_link_to_an_item_of_the_wrong_section_is_a_mistake() -> None:
    wrong = document()
    wrong["sections"][1]["items"][0]["outcomes"] = ["B1"]
    assert set(problems(wrong)) == {"$.sections[1].items[0].outcomes[0]"}


def test_an_outcome_may_stand_under_a_heading_of_its_own_section_only() -> None:
    heading = {"kind": "heading", "id": "E0", "text": "By July 2027"}
    outcome = {"kind": "outcome", "id": "E1", "text": "Robin asks for help.", "under": "E0"}
    section = {"code": "E", "items": [heading, outcome]}
    assert plan_from_json({"format": "ehcp-plan/1", "id": "robin", "sections": [section]})
    outcome["under"] = "E9"
    wrong = {"format": "ehcp-plan/1", "id": "robin", "sections": [section]}
    assert set(problems(wrong)) == {"$.sections[0].items[1].under"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ('{"id": "zebrafinch"', "not JSON"),
        ('{"id": "zebrafinch", "id": "zebrafinch"}', "id is given twice"),
        ('{"id": NaN}', "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5_000, "too long"),
        ('{"format": "ehcp-plan/1", "id": "\\ud83d"}', "surrogate"),
    ],
)
def test_broken_json_gives_one_clear_problem_without_a_word_of_the_plan(text: str | bytes, words: str) -> None:
    with pytest.raises(PlanError, match=words) as caught:
        parse_plan_json(text)
    assert len(caught.value.problems) == 1
    assert SENTINEL not in str(caught.value)
    assert caught.value.__cause__ is None


def test_no_message_holds_a_value_of_the_plan() -> None:
    """Replace every leaf in turn with a sentinel of a wrong shape: only its path and its kind may be told."""
    whole = json.loads(json.dumps(document(stage="final", dates={"final_issued": "2026-02-03"}, learner={"name": "R"})))
    told: list[str] = []
    for shape in (SENTINEL, [SENTINEL], {SENTINEL[:3]: SENTINEL}):
        for holder, key in list(_places(whole)):
            kept = holder[key]
            holder[key] = shape
            try:
                plan_from_json(whole)
            except PlanError as error:
                told.append(str(error))
            holder[key] = kept
    assert len(told) > 40
    assert not [message for message in told if SENTINEL in message]


def _places(node: Any) -> Any:
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from _places(node[key])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.none() | st.dates()
SOURCES = st.none() | st.builds(SourceRef, TEXTS)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan of the model whose ids are unique; links and other details are drawn for some kinds."""
    codes = draw(st.lists(st.sampled_from(SECTION_CODES), unique=True, max_size=5))
    sections = []
    for code in codes:
        items = []
        for number in range(draw(st.integers(0, 3))):
            common: dict[str, Any] = {"id": f"{code}{number}", "text": draw(TEXTS), "source": draw(SOURCES)}
            special = {
                View: lambda: {"label": draw(TEXTS), "speaker": draw(TEXTS)},
                Provision: lambda: {"area": draw(TEXTS), "who": draw(TEXTS)},
                Placement: lambda: {"field": draw(st.sampled_from(["name", "type", "other"]))},
                AdviceEntry: lambda: {"date": draw(DAYS), "appended": draw(st.none() | st.booleans())},
            }
            cls = draw(st.sampled_from(list(ITEM_KINDS.values())))
            items.append(cls(**common, **special.get(cls, dict)()))
        sections.append(Section(code=code, items=tuple(items), label=draw(TEXTS), source=draw(SOURCES)))
    names = [field.name for field in attrs.fields(PlanDates)]
    return Plan(
        id=draw(TEXTS.filter(str.strip)),
        stage=draw(st.none() | st.sampled_from(STAGES)),
        dates=PlanDates(**draw(st.dictionaries(st.sampled_from(names), DAYS))),
        learner=Learner(
            name=draw(TEXTS), other_names=tuple(draw(st.lists(TEXTS, max_size=2))), date_of_birth=draw(DAYS)
        ),
        sections=tuple(sections),
        not_supplied=tuple(draw(st.lists(st.sampled_from(["A", "K", "dates", "learner"]), unique=True))),
        extensions=draw(st.dictionaries(TEXTS, TEXTS | st.integers() | st.booleans(), max_size=3)),
    )


@given(plans())
def test_a_plan_written_and_read_again_is_the_same_plan(plan: Plan) -> None:
    written = json.dumps(plan_to_json(plan))
    assert parse_plan_json(written) == plan


@given(plans())
def test_every_plan_that_is_written_follows_the_published_schema(plan: Plan) -> None:
    assert list(VALIDATOR.iter_errors(plan_to_json(plan))) == []


VALIDATOR = jsonschema.Draft202012Validator(plan_schema(), format_checker=jsonschema.FormatChecker())


def test_the_published_schema_is_the_one_that_the_classes_give() -> None:
    assert json.loads(SCHEMA_FILE.read_text("utf-8")) == plan_schema(), "run: python -m ehcp_rules.loading.plan_schema"
    jsonschema.Draft202012Validator.check_schema(plan_schema())


@pytest.mark.parametrize(
    "wrong",
    [
        document(format="ehcp-plan/0"),
        document(id=""),
        document(stage="finished"),
        document(unknown=1),
        document(dates={"final_issued": "2026-2-3"}),
        document(dates={"final_issued": "2026-02-30"}),
        document(learner={"name": None}),
        document(not_supplied=["Q"]),
        document(extensions={"hours": 1.5}),
        document(sections={"F": []}),
        document(sections=[{"items": []}]),
        document(sections=[{"code": "F", "items": [{"kind": "provision", "id": "F1"}]}]),
        document(sections=[{"code": "F", "items": [{"kind": "need", "id": "F1", "text": "", "who": ""}]}]),
        document(sections=[{"code": "I", "items": [{"kind": "placement", "id": "I1", "text": "", "field": "town"}]}]),
    ],
)
def test_the_schema_and_the_strict_loader_refuse_the_same_documents(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)
    assert problems(wrong)


def test_the_schema_and_the_strict_loader_accept_the_same_document() -> None:
    right = document(stage=None, dates={"final_issued": None})
    assert VALIDATOR.is_valid(right)
    assert plan_from_json(right)
