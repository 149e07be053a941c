"""Four invented vendors, no two alike, each read through a mapping alone."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.adapters.documents import texts

from ehcp_rules.adapters import AdapterDefinition, ImportedPlan, ImportFailure, read_source
from ehcp_rules.loading.plans import plan_from_json, plan_to_json
from ehcp_rules.testing import adapter_conforms
from ehcp_rules_adapters.mapping import adapter_from, adapters_in
from ehcp_rules_adapters.nodes import Node
from ehcp_rules_adapters.vendor.json_records import json_records

VENDORS = Path(__file__).parent / "vendors"
ADAPTERS = adapters_in(VENDORS)


def read(content: bytes | Path, name: str = "export", adapters: tuple[AdapterDefinition, ...] = ADAPTERS):
    return list(read_source(content, name=name, adapters=adapters))


def said(imported: ImportedPlan) -> set[str]:
    """The issues without the place of their record."""
    return {f"{issue.place.rpartition('/')[2].rpartition('.')[2]}: {issue.message}" for issue in imported.issues}


def test_every_vendor_is_told_from_the_others_by_what_its_file_holds():
    files = sorted(file for file in VENDORS.iterdir() if file.suffix != ".toml")
    assert [file.stem for file in files] == ["harbourline", "nestbox", "plansmith", "tidewater"]
    for file in files:
        first = next(one for one in read(file.read_bytes()) if isinstance(one, ImportedPlan))
        assert first.adapter == file.stem
        assert plan_from_json(plan_to_json(first.plan)) == first.plan


# -- Harbourline: a namespace, an element for each section, keys of a database, links in a list, HTML that is escaped.


@pytest.fixture(scope="module")
def harbourline() -> ImportedPlan:
    [imported] = read(VENDORS / "harbourline.xml")
    assert isinstance(imported, ImportedPlan)
    return imported


def test_facts_come_from_elements_codes_and_dates_of_its_own_form(harbourline: ImportedPlan):
    plan = harbourline.plan
    assert (plan.id, plan.stage, plan.learner.name) == ("HL-204", "final-amended", "Juniper Ashgrove")
    assert plan.learner.date_of_birth == dt.date(2017, 1, 9)
    assert plan.dates.request_received == dt.date(2025, 11, 7)


def test_html_gives_the_text_that_it_shows(harbourline: ImportedPlan):
    assert texts(harbourline, "A") == ["She builds dens & draws maps of them."]
    assert texts(harbourline, "B")[:2] == [
        "Juniper follows one instruction at a time.\nWith two she does the last.",
        "She reads ten common words.",
    ]
    assert texts(harbourline, "E") == ["By July 2027 Juniper\ncarries out two instructions."]
    assert texts(harbourline, "F")[0] == "Small steps, <insert name> shown and said."


def test_people_are_looked_up(harbourline: ImportedPlan):
    [view] = harbourline.plan.section("A").items
    assert (view.label, view.speaker) == ("At home", "Hal Ashgrove")
    assert [item.who for item in harbourline.plan.section("F").items] == ["Educational psychologist", ""]
    first, second = harbourline.plan.section("K").items
    assert (first.author, first.role, first.appended) == ("Dr R. Penhale", "Educational psychologist", True)
    assert (first.date, second.date, second.appended) == (dt.date(2025, 12, 12), None, None)


def test_people_of_one_record_who_share_a_key_are_told_where_they_differ(harbourline: ImportedPlan):
    exported = (VENDORS / "harbourline.xml").read_text("utf-8")
    first = re.search(r"<h:Person .*?</h:Person>", exported, re.DOTALL)
    assert first is not None
    twice = re.sub(r"(?<=>)[^<>]+(?=</)", "Somebody else", first[0])
    imported = read(exported.replace(first[0], first[0] + twice, 1).encode())[0]
    assert imported.plan == harbourline.plan
    new = [issue for issue in imported.issues if issue not in harbourline.issues]
    assert [(issue.place.rpartition("/")[2], issue.message) for issue in new] == [
        (
            "View[1]",
            "a reference in SaidBy => people/Name leads to several records that differ; the first was taken",
        )
    ]


def test_kinds_ids_and_links_are_settled(harbourline: ImportedPlan):
    plan = harbourline.plan
    assert [(item.kind, item.id) for item in plan.section("B").items] == [
        ("need", "B1"),
        ("need", "B2"),
        ("strength", "BS1"),
    ]
    assert plan.section("E").items[0].needs == ("B1",)
    assert (plan.section("F").items[0].needs, plan.section("F").items[0].outcomes) == (("B1",), ("E1",))


def test_sections_that_it_leaves_out_are_empty_and_those_it_never_has_not_supplied(harbourline: ImportedPlan):
    assert harbourline.plan.section("D").items == ()
    assert {"C", "G", "H1", "H2", "I", "J", "dates.review_meeting", "learner.pronouns"} <= set(
        harbourline.plan.not_supplied
    )
    assert [section.code for section in harbourline.plan.sections] == ["A", "B", "D", "E", "F", "K"]


def test_everything_dropped_is_told(harbourline: ImportedPlan):
    assert said(harbourline) == {
        "Need[2]: the code of area is none that the mapping knows; it was left out",
        "Need[2]: text that is struck out was left out (1 places)",
        "Provision[2]: a reference in Deliverer => people/Post leads to no record; it was left out",
        "Advice[2]: this is not a date in the formats of the mapping; the date of this advice was left out",
        "Advice[2]: the code of appended is none that the mapping knows; it was left out",
        "Thread[4]: a link leads to no item of the plan; it was left out",
        "Plan[1]: Note is not in the mapping; its text was left out",
        "FinalOn: this is not a date in the formats of the mapping; dates.final_issued was left out",
    }
    assert "xpath:/Export/Plans[1]/Plan[1]/Threads[1]/Thread[4]" in {issue.place for issue in harbourline.issues}


# -- Nestbox: provision inside outcomes inside needs, text as XHTML, several plans, of which two cannot be read.


@pytest.fixture(scope="module")
def nestbox() -> list[ImportedPlan | ImportFailure]:
    return read(VENDORS / "nestbox.xml")


def test_what_stands_inside_belongs_to_it(nestbox: list):
    plan = nestbox[0].plan
    outcome, (first, second) = plan.section("E").items[0], plan.section("F").items
    assert outcome.needs == ("B1",)
    assert (first.needs, first.outcomes) == (("B1",), ("E1",))
    assert (second.needs, second.outcomes) == (("B1",), ())


def test_xhtml_gives_the_text_that_it_shows(nestbox: list):
    plan = nestbox[0].plan
    assert texts(nestbox[0], "B") == ["Tam tires after ten minutes of writing."]
    assert plan.section("E").items[0].steps == "Types a line.\nTypes a page."
    assert plan.section("F").items[0].text == "Typing\t15 minutes a day"


def test_a_part_of_two_sections_stands_in_the_first_which_shares_it(nestbox: list):
    plan = nestbox[0].plan
    assert plan.section("H1").shares == ("H2",)
    assert plan.section("H2") is None
    assert plan.section("C").items == ()
    assert "H2" not in plan.not_supplied
    assert nestbox[0].issues == ()


def test_a_part_that_the_mapping_leaves_out_on_purpose_is_no_issue(nestbox: list):
    assert not any("Not of the plan" in text for code in "BC" for text in texts(nestbox[0], code))


def test_a_record_without_sections_is_a_failure_with_its_place(nestbox: list):
    assert [type(result) for result in nestbox] == [ImportedPlan, ImportFailure, ImportFailure]
    assert [result.place for result in nestbox[1:]] == ["xpath:/nestbox/ehcp[2]", "xpath:/nestbox/ehcp[3]"]
    assert "[codes.section]" in nestbox[1].hint
    assert "no section (needs, " in nestbox[2].message


# -- Plansmith: a list of plans in JSON, people beside them, links both ways, one field of HTML that holds a section.


@pytest.fixture(scope="module")
def plansmith() -> list[ImportedPlan | ImportFailure]:
    return read(VENDORS / "plansmith.json")


def test_values_are_read_and_numbers_stay_as_they_are_written(plansmith: list):
    plan = plansmith[0].plan
    assert (plan.id, plan.stage, plan.learner.name) == ("00417", "final", "Odo Fairweather")
    assert plan.learner.date_of_birth == dt.date(2015, 6, 30)
    assert [item.area for item in plan.section("B").items] == ["sensory-and-physical", "cognition-and-learning"]
    assert plan.section("B").items[1].source.place == "json:$.export.cases[0].plan.needs[1]"


def test_links_are_read_from_either_end(plansmith: list):
    plan = plansmith[0].plan
    first, second = plan.section("F").items
    assert plan.section("E").items[0].needs == (plan.section("B").items[0].id,)
    assert (first.needs, first.outcomes) == (("B1",), ("E1",))
    assert (second.needs, second.outcomes) == (("B2",), ("E1",))


def test_people_who_stand_beside_the_plans_are_looked_up(plansmith: list):
    assert [item.who for item in plansmith[0].plan.section("F").items] == ["Teaching assistant", ""]


def plansmith_with(staff: list[dict[str, object]]) -> ImportedPlan:
    export = json.loads((VENDORS / "plansmith.json").read_bytes())
    export["export"]["staff"] += staff
    return read(json.dumps(export).encode(), "export.json")[0]


def test_a_key_that_two_records_share_is_told_where_they_differ_and_the_first_is_taken(plansmith: list):
    plan = plansmith_with([{"id": 18, "role": "Nurse", "name": "C. Eider"}, {"id": 18, "role": "Nurse"}])
    assert [item.who for item in plan.plan.section("F").items] == ["Teaching assistant", ""]
    assert said(plan) - said(plansmith[0]) == {
        "provision[0]: a reference in staffId => staff/role leads to several records that differ; the first was taken"
    }


def test_a_record_that_comes_twice_and_says_the_same_is_no_issue(plansmith: list):
    again = [{"id": 18, "role": "Teaching assistant", "name": "B. Dunnock"}, {"id": 18, "name": "B. Dunnock"}]
    plan = plansmith_with([*again, {"id": 17, "role": "Nurse"}])
    assert [item.who for item in plan.plan.section("F").items] == ["Teaching assistant", ""]
    assert said(plan) == said(plansmith[0])


def test_a_section_in_one_field_is_divided_and_a_list_stays_with_its_line(plansmith: list):
    [first, second] = plansmith[0].plan.section("G").items
    assert (first.id, first.text) == ("G1", "An audiologist checks his aids each term.")
    assert second.text == "The nurse shows staff:\nhow to change a battery\nhow to clean a mould"
    assert second.source.place == "json:$.export.cases[0].plan.healthProvision line 2"


def test_an_empty_list_is_an_empty_section_and_null_is_none(plansmith: list):
    assert plansmith[0].plan.section("J").items == ()
    assert plansmith[3].plan.section("J") is None


def test_what_is_lost_is_told_and_what_cannot_be_read_is_a_failure(plansmith: list):
    assert said(plansmith[0]) == {
        "provision[1]: a reference in staffId => staff/role leads to no record; it was left out",
        "provision[1]: a link leads to no item of the plan; it was left out",
        "cases[0]: priority is not in the mapping; its text was left out",
    }
    assert [type(one) for one in plansmith] == [ImportedPlan, ImportFailure, ImportFailure, ImportedPlan]
    assert [one.place for one in plansmith[1:3]] == ["json:$.export.cases[1]", "json:$.export.cases[2]"]
    assert said(plansmith[3]) == {"state: the code of stage is none that the mapping knows; it was left out"} | {
        issue for issue in said(plansmith[3]) if "mapping; its" in issue
    }


# -- Tidewater: a plan on each line, every statement in one list, facts as pairs.


@pytest.fixture(scope="module")
def tidewater() -> list[ImportedPlan]:
    return read(VENDORS / "tidewater.jsonl")


def test_facts_are_chosen_among_pairs(tidewater: list):
    assert tidewater[0].plan.learner.name == "Ilsa Brook"
    assert tidewater[0].plan.dates.final_issued == dt.date(2026, 4, 30)
    assert tidewater[1].plan.dates.final_issued is None


def test_statements_go_to_the_section_of_their_code_whatever_their_order(tidewater: list):
    plan = tidewater[0].plan
    assert [section.code for section in plan.sections] == ["A", "B", "E", "F"]
    heading, outcome = plan.section("E").items
    assert (heading.kind, outcome.under, outcome.needs) == ("heading", heading.id, ("B1",))
    assert plan.section("F").items[0].text == "Money work\neach morning."
    assert (plan.section("F").items[0].needs, plan.section("F").items[0].outcomes) == (("B1",), ("E1",))


def test_each_line_is_a_plan_with_its_place(tidewater: list):
    assert [result.plan.id for result in tidewater] == ["T-1", "T-2"]
    assert tidewater[1].plan.section("F").items[0].source.place == "json:line 3 $.statements[0]"


def test_values_that_are_not_mapped_are_told_by_their_key(tidewater: list):
    told = {issue.message for issue in tidewater[0].issues}
    assert "value is not in the mapping; its text was left out" in told
    assert "the code of kind is none that the mapping knows; it was left out" in told


@pytest.mark.parametrize(
    ("vendor", "plans", "items", "failures"),
    [("harbourline", 1, 9, 0), ("nestbox", 1, 5, 2), ("plansmith", 2, 8, 2), ("tidewater", 2, 6, 0)],
)
def test_adapters_made_of_mappings_conform(vendor: str, plans: int, items: int, failures: int):
    [file] = [one for one in VENDORS.glob(f"{vendor}.*") if one.suffix != ".toml"]
    adapter = next(one for one in ADAPTERS if one.name == vendor)
    report = adapter_conforms(adapter, [file], plans=plans, items=items, failures=failures, damages=25)
    assert report.breaches == ()
    assert report.tried["damaged files"] == 25


MISTAKES: list[tuple[str, Callable[[str], str], str, str]] = [
    ("harbourline", lambda m: m.replace('root = "Export"\n', ""), "root", "is missing"),
    ("harbourline", lambda m: m.replace('"Plans/Plan"', "\"Plans/Plan[@a='b']\""), "records", "chooses among nodes"),
    ("harbourline", lambda m: m.replace('"Plans/Plan"', '"Plans/@plan"'), "records", "leads to a value"),
    ("harbourline", lambda m: m.replace('"Header/PlanNo"', '"Header//PlanNo"'), "reference", "is no path"),
    ("harbourline", lambda m: m.replace('"DD-MMM-YYYY"', '"DD-MMM"'), "dates[0]", "does not hold a day"),
    ("harbourline", lambda m: m.replace('"DD-MMM-YYYY"', '"DD-MOON-YYYY"'), "dates[0]", "stand for nothing"),
    ("harbourline", lambda m: m.replace('missing = "empty"', 'missing = "gone"'), "when_missing", "gone is not known"),
    ("harbourline", lambda m: m.replace('F = "final"', 'F = "done"'), "codes.stage.F", "done is no stage"),
    ("harbourline", lambda m: m.replace("[codes.area]", "[codes.aera]"), "codes.aera", "has such a code"),
    (
        "harbourline",
        lambda m: m.replace("=> people/Post", "=> poeple/Post", 1),
        "blocks[4].fields.who",
        "no table poeple",
    ),
    ("harbourline", lambda m: m.replace("=> people/Post", "=> @post", 1), "blocks[4].fields.who", "name of a table"),
    ("harbourline", lambda m: m.replace('section = "D"', 'section = "Z"'), "blocks[5].section", "Z is no section"),
    ("harbourline", lambda m: m.replace('section = "D"', ""), "blocks[5]", "neither or twice"),
    ("harbourline", lambda m: m.replace('"html"', '"rtf"', 1), "blocks[0].markup", "rtf is no markup"),
    ("harbourline", lambda m: m.replace('"strength"', '"strenght"'), "blocks[2].always", "no kind of item"),
    ("harbourline", lambda m: m.replace("speaker =", "speeker ="), "blocks[0].fields.speeker", "no kind of item has"),
    ("harbourline", lambda m: m.replace('"learner.name"', '"learner.nam"'), "facts.learner.nam", "no fact of a plan"),
    ("nestbox", lambda m: m.replace('edu = "B"', 'edu = "B+Q"'), "codes.section.edu", "Q is no section"),
    ("nestbox", lambda m: m.replace("[codes.section]", "[codes.area]"), "blocks[0].code", "no list of codes"),
    ("plansmith", lambda m: m.replace('signs = ["plansmithVersion"]\n', ""), "signs", "are missing"),
    ("plansmith", lambda m: m.replace('"caseRef"', '"@caseRef"'), "reference", "JSON has none"),
    ("plansmith", lambda m: m.replace('"export/cases"', '"."'), "tables.staff.shared", "beside the plans"),
    ("plansmith", lambda m: m.replace("needs = ", "need = "), "blocks[1].links.need", "is no kind of link"),
    ("tidewater", lambda m: m.replace('H = "heading"', 'H = "title"'), "codes.kind.H", "title is no kind"),
]


@pytest.mark.parametrize(("vendor", "spoil", "key", "says"), MISTAKES, ids=[f"{m[0]} {m[2]}: {m[3]}" for m in MISTAKES])
def test_a_mistake_in_a_mapping_is_told_with_its_key_and_a_next_step(
    vendor: str, spoil: Callable[[str], str], key: str, says: str
):
    from ehcp_rules.errors import AdapterError

    right = (VENDORS / f"{vendor}.toml").read_text("utf-8")
    wrong = spoil(right)
    assert wrong != right
    with pytest.raises(AdapterError) as caught:
        adapter_from(wrong, "x.toml")
    found = {problem.path: problem for problem in caught.value.problems}
    assert f"x.toml: {key}" in found
    assert says in found[f"x.toml: {key}"].message + found[f"x.toml: {key}"].hint
    assert found[f"x.toml: {key}"].hint


def test_a_large_export_in_json_is_read_plan_by_plan():
    case = json.loads((VENDORS / "plansmith.json").read_text("utf-8"))["export"]["cases"][0]
    case["plan"]["needs"][0]["description"] = "Odo hears. " * 2_000
    document = {"plansmithVersion": "1", "export": {"staff": [], "cases": [case] * 300}}
    content = json.dumps(document).encode()
    assert len(content) > 6 * 1024 * 1024
    tracemalloc.start()
    try:
        count = sum(isinstance(one, ImportedPlan) for one in read_source(content, name="x.json", adapters=ADAPTERS))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 300
    assert peak < 3 * 1024 * 1024


def told_of(node: Node) -> object:
    """A node as plain values, to compare it with another."""
    return node.name, node.step, node.void, [one if isinstance(one, str) else told_of(one) for one in node.inside]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None, max_examples=150)
@given(
    cases=st.lists(VALUES, max_size=4),
    before=st.dictionaries(st.text(max_size=5), VALUES, max_size=2),
    block=st.integers(1, 40),
    indent=st.none() | st.integers(0, 2),
    escaped=st.booleans(),
)
def test_records_are_the_same_however_the_file_is_cut_into_blocks(
    cases: list[object], before: dict[str, object], block: int, indent: int | None, escaped: bool
):
    document = {**before, "cases": cases}
    content = json.dumps(document, indent=indent, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    whole = [told_of(node) for _, node in json_records(io.BytesIO(content), [("cases",)])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ehcp_rules_adapters.markup.BLOCK", block)
        cut = [told_of(node) for _, node in json_records(io.BytesIO(content), [("cases",)])]
    assert cut == whole
    flat = [one for case in cases for one in (flattened(case) if isinstance(case, list) else [case]) if one is not None]
    assert len([one for one in whole if not one[2]]) == len(flat)


def flattened(values: list[object]) -> list[object]:
    return [one for value in values for one in (flattened(value) if isinstance(value, list) else [value])]


@pytest.mark.parametrize(
    ("content", "says", "place"),
    [
        (
            b'{"plansmithVersion": 1, "export": {"cases": [{"caseRef": "1", "plan": {"needs": [{"description": "a"}]}}, {"cas',
            "unterminated string",
            "line 1",
        ),
        (
            b'{"plansmithVersion": 1, "export": {"cases": [{"caseRef": "1"}\n {"caseRef": "2"}]}}',
            "a comma",
            "line 2, column 2",
        ),
        (b'{"plansmithVersion": 1,\n "export": {"cases": [{"caseRef": tru]}}', "expecting value", "line 2"),
        (b'{"plansmithVersion": 1, "export": {"cases": [{"caseRef": "\xff"}]}}', "not UTF-8", "line 1"),
        (b'{"plansmithVersion": 1, "export": {"cases": []}}', "no value under export/cases", "json:$"),
        (b'{"plansmithVersion": 1, "export": {"cases": [' + b"[" * 100_000, "too deep", ""),
        (
            b'{"plansmithVersion": 1, "export": {"cases": [' + b"[" * 200 + b"1" + b"]" * 200 + b"]}}",
            "150 deep",
            "json:$",
        ),
        (b'{"plansmithVersion": 1} trailing', "expecting value", "line 1, column 25"),
    ],
)
def test_broken_json_is_a_failure_with_its_line_and_keeps_what_came_before(content: bytes, says: str, place: str):
    *plans, failure = read(content, "x.json")
    assert isinstance(failure, ImportFailure)
    assert says in failure.message.lower() or says in failure.message
    assert failure.place.startswith(place)
    assert failure.hint
    assert len(plans) == content.startswith(b'{"plansmithVersion": 1, "export": {"cases": [{"caseRef": "1", "plan"') + (
        b'{"caseRef": "1"}\n' in content
    )
