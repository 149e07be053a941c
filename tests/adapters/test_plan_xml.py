"""Our own XML: read strictly with the line of every mistake, and held together with its published schema."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree
from tests.adapters.documents import read_all, read_failure, read_plan
from tests.adapters.test_writing import FEW, supplied_plans, written

from ehcp_rules.adapters import ImportedPlan, ImportFailure
from ehcp_rules.plan import AdviceDocument, Note, Plan, Provision, Section
from ehcp_rules.testing import adapter_conforms
from ehcp_rules_adapters.plan_xml import NAMESPACE
from ehcp_rules_adapters.plan_xml.adapter import PLAN_XML
from ehcp_rules_adapters.plan_xml.schema import SCHEMA_FILE, plan_xsd

SECRET = "Quillfeather"

PLAN = f"""<?xml version="1.0" encoding="UTF-8"?>
<plan xmlns="{NAMESPACE}" stage="final">
  <id>P1</id>
  <dates final_issued="2026-02-03"/>
  <sections>
    <section code="B">
      <items>
        <need>
          <id>B1</id>
          <text>Robin loses her place.</text>
        </need>
      </items>
    </section>
    <section code="F">
      <items>
        <provision>
          <id>F1</id>
          <text>An adult reads with her.</text>
          <needs><ref>B1</ref></needs>
        </provision>
      </items>
    </section>
  </sections>
</plan>
"""


def plans_of(*plans: str) -> bytes:
    inside = "".join(plan.partition("\n")[2].replace(f' xmlns="{NAMESPACE}"', "") for plan in plans)
    return f'<?xml version="1.0"?>\n<plans xmlns="{NAMESPACE}">\n{inside}</plans>'.encode()


def valid(content: bytes) -> bool:
    return etree.XMLSchema(etree.parse(SCHEMA_FILE)).validate(etree.parse(io.BytesIO(content)))


def test_the_published_schema_is_the_one_that_the_reader_is_made_from():
    assert SCHEMA_FILE.read_text("utf-8") == plan_xsd(), "run: python -m ehcp_rules_adapters.plan_xml.schema"


def test_a_plan_is_read_with_its_values_and_each_item_gets_a_place():
    imported = read_plan(PLAN.encode(), "plan.xml")
    plan = imported.plan
    assert imported.adapter == "xml"
    assert (plan.id, plan.stage, plan.dates.final_issued.isoformat()) == ("P1", "final", "2026-02-03")
    [provision] = plan.section("F").items
    assert isinstance(provision, Provision)
    assert provision.needs == ("B1",)
    assert provision.source.place == "xpath:/plan/sections[1]/section[2]/items[1]/*[1]"
    assert valid(PLAN.encode())


@FEW
@given(supplied_plans())
def test_every_plan_that_is_written_follows_the_schema(plan: Plan):
    content, issues = written("xml", plan)
    assert issues == ()
    assert valid(content)


def test_characters_that_xml_has_no_place_for_and_line_ends_come_back():
    text = "one\r\ntwo\x0b\x00 \ufffe <b>&amp; \u2028 \U0001f642 ]]> "
    plan = Plan(
        id="F\x01",
        sections=(Section(code="F", items=(Note(id=" \x07", text=text),)),),
        advice=(AdviceDocument(id="a\tb", title="\r"),),
        extensions={"k\x0c": text, "n": -3, "t": True},
    )
    content, _ = written("xml", plan)
    assert valid(content)
    back = read_plan(content).plan
    assert back.section("F").items[0].text == text
    assert (back.id, back.section("F").items[0].id, back.advice[0].id) == ("F\x01", " \x07", "a\tb")
    assert back.extensions == plan.extensions
    assert back.extensions["t"] is True


def test_several_plans_are_read_one_by_one_and_a_bad_one_costs_only_itself():
    bad = PLAN.replace("<id>P1</id>", "")
    results = read_all(plans_of(PLAN, bad, PLAN), "plans.xml")
    assert [type(result) for result in results] == [ImportedPlan, ImportFailure, ImportedPlan]
    assert "plan has no element id" in results[1].message
    assert results[2].plan.section("B").items[0].source.place.startswith("xpath:/plans/plan[3]/")


MISTAKES = [
    ("<need>", "<needs/><need>", "line 8", "the element needs in items is not known", "did you mean need?"),
    ('code="F"', 'code="Q"', "line 14", "the attribute code of section is no word that is known", "known: A, B, C"),
    (' code="F"', "", "line 14", "section has no attribute code", "known: A, B, C"),
    ('stage="final"', 'stage="finished"', "line 2", "the attribute stage of plan is no word", "known: draft, final"),
    ('stage="final"', 'state="final"', "line 2", "the attribute state of plan is not known", "did you mean stage?"),
    ("2026-02-03", "03/02/2026", "line 4", "a date is expected here", "YYYY-MM-DD"),
    ("2026-02-03", "2026-02-30", "line 4", "there is no such day in the calendar", ""),
    ("<ref>B1</ref>", "<ref>B9</ref>", "line 19", "the link leads to no item of section B or C or D", ""),
    ("<ref>B1</ref>", "<need>B1</need>", "line 19", "the element need in needs is not known", "expected: ref"),
    ("<id>F1</id>", "<id>B1</id>", "line 17", "the id is used twice", "line 8 has it too"),
    ("<id>F1</id>", "<id> </id>", "line 17", "the id is blank", ""),
    ("<id>F1</id>", "<id>F1</id><id>F2</id>", "line 17", "the element id is given twice in provision", "keep one"),
    ("<id>F1</id>", "<id><b>F1</b></id>", "line 17", "the element b stands inside the text of id", "&lt;"),
    ("<id>F1</id>", '<id>F1<character code="D800"/></id>', "line 17", "there is no such character", ""),
    ("<id>F1</id>", '<id lang="en">F1</id>', "line 17", "the attribute lang of id is not known", ""),
    ("<needs>", "loose <needs>", "line 16", "text stands directly in provision", ""),
    ("<needs>", "<area/><how_ofen/><needs>", "line 19", "the element how_ofen in provision is not known", "how_often"),
    ('code="F"', 'code="B"', "line 14", "the section is given twice", "join it with line 6"),
    ("<provision>", '<provision xmlns="urn:other">', "line 16", "the element provision is not in the namespace", ""),
]


@pytest.mark.parametrize(("right", "wrong", "place", "says", "hint"), MISTAKES, ids=[m[1][:30] for m in MISTAKES])
def test_a_mistake_is_told_with_its_line_and_what_was_expected(
    right: str, wrong: str, place: str, says: str, hint: str
):
    assert PLAN.count(right) >= 1
    failure = read_failure(PLAN.replace(right, wrong, 1).encode(), "plan.xml")
    assert failure.place == place
    assert says in failure.message
    assert hint in failure.hint


def test_the_schema_refuses_the_same_mistakes_but_for_those_of_ids_and_links():
    passed = [wrong for right, wrong, *_ in MISTAKES if valid(PLAN.replace(right, wrong, 1).encode())]
    unseen = ["<ref>B9</ref>", "<id>B1</id>", "<id> </id>", '<id>F1<character code="D800"/></id>', 'code="B"']
    assert passed == unseen
    assert len(MISTAKES) - len(unseen) == 14


def test_all_mistakes_of_a_plan_are_told_at_once_without_its_text():
    wrong = (
        PLAN.replace("final_issued", "final_isued")
        .replace("<need>", "<nede>")
        .replace("</need>", "</nede>")
        .replace("An adult reads with her.", f"An adult <i>{SECRET}</i> {SECRET}")
        .replace("<id>F1</id>", "")
    )
    failure = read_failure(wrong.encode(), "plan.xml")
    assert failure.place == "line 4"
    for line in ("line 8", "line 16", "line 18"):
        assert f"; also {line}: " in failure.message
    assert SECRET not in str(failure)


def test_a_plan_without_sections_has_nothing_to_score():
    assert "no sections" in read_failure(f'<plan xmlns="{NAMESPACE}"><id>P</id></plan>'.encode(), "p.xml").message


@pytest.mark.parametrize("content", [f'<plans xmlns="{NAMESPACE}"/>', f'<plans xmlns="{NAMESPACE}">text</plans>'])
def test_a_document_without_plans_says_so(content: str):
    assert "no plan was found" in read_failure(content.encode(), "p.xml").message


def test_another_element_among_the_plans_is_named_and_the_rest_is_read():
    content = plans_of(PLAN, PLAN).replace(b"</plan>\n<plan", b"</plan>\n<plam/>\n<plan", 1)
    results = read_all(content, "plans.xml")
    assert [type(result) for result in results] == [ImportedPlan, ImportFailure, ImportedPlan]
    assert "the element plam is not a plan" in results[1].message


def test_the_adapter_conforms_whatever_damage_is_done_to_a_file(tmp_path: Path):
    file = tmp_path / "plans.xml"
    file.write_bytes(plans_of(PLAN, PLAN.replace("<id>P1</id>", ""), PLAN))
    report = adapter_conforms(PLAN_XML, [file], plans=2, items=4, failures=1, damages=40)
    assert report.breaches == ()
    assert report.tried["damaged files"] == 40


def test_a_file_that_breaks_off_keeps_what_came_before():
    first, failure = read_all(plans_of(PLAN, PLAN)[:-60], "plans.xml")
    assert isinstance(first, ImportedPlan)
    assert failure.place.startswith("line ")
    assert "after 1 plans that were read" in failure.message


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f'<!DOCTYPE plan [<!ENTITY a "b">]><plan xmlns="{NAMESPACE}"/>', "DOCTYPE"),
        (f'<plan xmlns="{NAMESPACE}">' + "<sections>" * 400, "nested more than 150 deep"),
        (f'<plan xmlns="{NAMESPACE}">' + "<sections/>" * 600_000 + "</plan>", "more than 500,000 elements"),
    ],
)
def test_a_hostile_file_is_refused_with_its_limit(content: str, says: str):
    assert says in read_failure(content.encode(), "p.xml").message


def test_reading_holds_one_plan_at_a_time():
    content = plans_of(*([PLAN] * 3_000))
    tracemalloc.start()
    try:
        read = sum(isinstance(one, ImportedPlan) for one in iter_all(content))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert read == 3_000
    assert peak < 8 * 1024 * 1024


def iter_all(content: bytes):
    from tests.adapters.documents import ADAPTERS

    from ehcp_rules.adapters import read_source

    return read_source(content, name="plans.xml", adapters=ADAPTERS)


def test_places_that_the_plan_states_itself_are_kept():
    stated = PLAN.replace("<id>F1</id>", "<id>F1</id><source><place>docx:table 3 row 2</place></source>")
    assert read_plan(stated.encode()).plan.section("F").items[0].source.place == "docx:table 3 row 2"


def test_attributes_for_schema_tools_are_no_mistake():
    stated = PLAN.replace(
        "<plan ", '<plan xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" ', 1
    )
    assert read_plan(stated.encode()).plan.id == "P1"
