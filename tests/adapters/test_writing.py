"""Plans written in our own forms come back as they were: the law, form by form."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import attrs
import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.adapters.documents import ADAPTERS, read_all

from ehcp_rules.adapters import ImportedPlan, ImportIssue
from ehcp_rules.plan import (
    AREAS,
    STAGES,
    AdviceDocument,
    AdviceEntry,
    Heading,
    Learner,
    Need,
    Outcome,
    Placement,
    Plan,
    PlanDates,
    Provision,
    Section,
    Strength,
    View,
)
from ehcp_rules.testing import plans

LAW = settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""Whole plans take a while to invent; that says nothing about the code."""
FEW = settings(LAW, max_examples=10)
WRITINGS = {adapter.writing.to: adapter.writing for adapter in ADAPTERS if adapter.writing}


def written(to: str, *given: Plan) -> tuple[bytes, tuple[ImportIssue, ...]]:
    file = io.BytesIO()
    issues = WRITINGS[to].write(iter(given), file)
    return file.getvalue(), issues


def without_places(plan: Plan) -> Plan:
    """The plan without the places, which say where it was read."""

    def bare(thing: Any) -> Any:
        return attrs.evolve(thing, source=None)

    return attrs.evolve(
        plan,
        sections=tuple(attrs.evolve(bare(s), items=tuple(map(bare, s.items))) for s in plan.sections),
        advice=tuple(attrs.evolve(bare(d), items=tuple(map(bare, d.items))) for d in plan.advice),
    )


def read_back(to: str, *given: Plan) -> list[Plan]:
    content, issues = written(to, *given)
    assert issues == ()
    results = read_all(content, f"plans{WRITINGS[to].suffix}")
    assert all(isinstance(result, ImportedPlan) and result.issues == () for result in results), results
    return [without_places(result.plan) for result in results]  # type: ignore[union-attr]


@st.composite
def supplied_plans(draw: st.DrawFn) -> Plan:
    """Plans with a section at least (one without any holds nothing that could be read), some with the text of advice."""
    plan = draw(plans().filter(lambda plan: plan.sections))
    if not draw(st.booleans()):
        return plan
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    items = (Heading(id="x1", text=draw(texts)), Provision(id="x2", text=draw(texts), how_often=draw(texts)))
    advice = AdviceDocument(id="advice-1", title=draw(texts), role=draw(texts), items=items)
    return attrs.evolve(plan, advice=(advice,))


def test_these_forms_can_be_written() -> None:
    assert sorted(WRITINGS) == ["docx", "json", "xlsx", "xml"]


@LAW
@given(supplied_plans())
def test_a_plan_written_as_json_or_xml_is_read_as_the_same_plan(plan: Plan) -> None:
    assert read_back("json", plan) == read_back("xml", plan) == [plan]


@FEW
@given(st.lists(supplied_plans(), min_size=2, max_size=3))
def test_several_plans_written_as_json_or_xml_are_read_as_the_same_plans(several: list[Plan]) -> None:
    assert read_back("json", *several) == read_back("xml", *several) == several


def test_no_plan_at_all_writes_nothing() -> None:
    for to in ("json", "xml"):
        assert written(to) == (b"", ())


# -- documents, which cannot hold everything

DOCUMENTS = ("docx", "xlsx")


def of_a_document(plan: Plan) -> Plan:
    """The plan without what belongs to the document it was read from: its id, places and printed labels."""
    bare = without_places(plan)
    return attrs.evolve(bare, id="", sections=tuple(attrs.evolve(section, label="") for section in bare.sections))


def with_usual_areas(plan: Plan) -> Plan:
    """The plan with the areas that go without saying in sections C, D, G and H."""
    usual = {"C": "health", "G": "health", "D": "social-care", "H1": "social-care", "H2": "social-care"}

    def said(section: Section) -> Section:
        area = usual.get(section.code, "")
        items = (
            attrs.evolve(item, area=item.area or area) if hasattr(item, "area") else item for item in section.items
        )
        return attrs.evolve(section, items=tuple(items))

    return attrs.evolve(plan, sections=tuple(map(said, plan.sections)))


def document_of(to: str, plan: Plan) -> tuple[Plan, tuple[ImportIssue, ...]]:
    content, issues = written(to, plan)
    [result] = read_all(content, f"plan{WRITINGS[to].suffix}")
    assert isinstance(result, ImportedPlan), result
    return result.plan, issues


@settings(LAW, max_examples=40)
@given(plan=supplied_plans())
@pytest.mark.parametrize("to", DOCUMENTS)
def test_a_document_says_everything_that_would_not_be_read_from_it_as_it_is(to: str, plan: Plan) -> None:
    again, issues = document_of(to, plan)
    same = with_usual_areas(of_a_document(again)) == with_usual_areas(of_a_document(plan))
    assert same == (not issues)
    for issue in issues:
        where = issue.place.partition(".")[0].partition("[")[0]
        assert where in {"section", "dates", "learner", "advice", "not_supplied", "extensions", *SINGLE}


SINGLE = ("stage", "version", "week20_exception")

SENTENCES = (
    "An adult reads with Robin for ten minutes.",
    "Robin loses her place on the page.",
    "She tells what happened in a story.\nShe does so twice a week.",
    "A therapist shows staff how to sign, and checks it each term.",
    "The desk stands by the window & away from the door; nobody <walks> past.",
    "=SUM(A1:A9) is what the screen showed her.",
    "5½ hours – in the café 🙂",
)
WORDS = ("", "Teacher of the deaf", "+44 hours", "weekly")


@st.composite
def ordinary_plans(draw: st.DrawFn) -> Plan:
    """Plans as councils write them: numbered items with sentences, areas, links and columns in every section.

    No two statements of a section are the same: a document that repeats one is read as saying it once.
    """
    text, word = st.sampled_from(SENTENCES), st.sampled_from(WORDS)
    area = draw(st.sampled_from([*list(AREAS)[:4], "Independence"]))
    needs = tuple(
        Need(id=f"B{n}", text=f"{draw(text)} It was seen {n} times.", area=area)
        for n in range(1, draw(st.integers(2, 4)))
    )
    outcomes = tuple(
        Outcome(id=f"E{n}", text=f"{draw(text)} It is seen {n} times.", area=area, needs=("B1",), steps=draw(word))
        for n in range(1, draw(st.integers(2, 4)))
    )
    provision = tuple(
        Provision(
            id=f"F{n}",
            text=f"{draw(text)} It happens {n} times.",
            area=area,
            needs=("B1",),
            outcomes=("E1",),
            who=draw(word),
            how_often=draw(word),
            review=draw(word),
        )
        for n in range(1, draw(st.integers(2, 5)))
    )
    views = tuple(View(id=f"A{n}", text=draw(text), label="At home", speaker="Robin") for n in (1, 2))
    advice = AdviceEntry(
        id="K1",
        text="Report on hearing",
        type="Health",
        author="A. Finch",
        role="Audiologist",
        date=draw(st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2026, 1, 1))),
        appended=draw(st.sampled_from([True, False, None])),
    )
    sections = (
        Section(code="A", items=views),
        Section(code="B", items=(Strength(id="BS1", text=draw(text), area=area), *needs)),
        Section(code="C", items=()),
        Section(code="D", items=(Need(id="D1", text=draw(text)),)),
        Section(
            code="E", items=(Heading(id="EH1", text="By July 2027"), *(attrs.evolve(o, under="EH1") for o in outcomes))
        ),
        Section(code="F", items=provision),
        Section(code="G", items=(Provision(id="G1", text=draw(text), who=draw(word)),)),
        Section(code="H1", items=()),
        Section(code="H2", items=(Provision(id="H2.1", text=draw(text)),)),
        Section(code="I", items=(Placement(id="I1", text="Fenmoor School", field="name"),)),
        Section(code="J", items=()),
        Section(code="K", items=(advice,)),
    )
    born = draw(st.none() | st.dates(dt.date(2005, 1, 1), dt.date(2022, 1, 1)))
    return Plan(
        id="P1",
        stage=draw(st.sampled_from(STAGES)),
        version=draw(st.sampled_from(["", "2"])),
        dates=PlanDates(
            final_issued=dt.date(2026, 2, 3), next_review_due=draw(st.none() | st.just(dt.date(2027, 2, 2)))
        ),
        learner=Learner(name="Robin Fairweather", known_as="Robin", pronouns="she/her", date_of_birth=born),
        sections=sections,
    )


@settings(LAW, max_examples=40)
@given(plan=ordinary_plans())
@pytest.mark.parametrize("to", DOCUMENTS)
def test_an_ordinary_plan_is_read_from_a_document_as_the_same_plan(to: str, plan: Plan) -> None:
    again, issues = document_of(to, plan)
    assert issues == ()
    assert with_usual_areas(of_a_document(again)) == with_usual_areas(of_a_document(plan))


@pytest.mark.parametrize("to", DOCUMENTS)
def test_the_same_plan_gives_the_same_bytes_and_two_plans_are_refused(to: str) -> None:
    plan = Plan(id="P", sections=(Section(code="D", items=()),))
    assert written(to, plan) == written(to, plan)
    assert not WRITINGS[to].many
    with pytest.raises(ValueError, match="too many values"):
        written(to, plan, plan)


def test_a_word_document_can_be_found_one_s_way_in_by_ear() -> None:
    items = (Provision(id="F1", text="Reading.\tDaily.\x0b", who="Teacher", how_often="daily"),)
    plan = Plan(id="P", sections=(Section(code="F", items=items),), not_supplied=("dates", "learner"))
    content, issues = written("docx", plan)
    document = docx.Document(io.BytesIO(content))
    assert document.core_properties.title == "Education, Health and Care Plan"
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.text]
    assert styles == ["Title", "Heading 1"]
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Ref", "Provision", "Who", "How often"]
    xml = table._tbl.xml
    assert xml.count("<w:tblHeader/>") == 1
    assert '<w:tblCaption w:val="Section F: provision"/>' in xml
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml
    assert [issue.place for issue in issues] == ["section.F.items[0].text"]


def test_text_of_a_plan_becomes_no_field_and_no_link_of_a_word_document() -> None:
    text = '{ INCLUDETEXT "file" } =1+1 http://example.invalid <w:fldSimple w:instr="DATE"/>'
    content, _ = written("docx", Plan(id="P", sections=(Section(code="F", items=(Provision(id="F1", text=text),)),)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
        assert "External" not in "".join(archive.read(name).decode() for name in archive.namelist())
    for sign in ("<w:fldSimple", "<w:instrText", "<w:hyperlink"):
        assert sign not in body
    assert "&lt;w:fldSimple" in body


def test_text_that_could_start_a_formula_stays_text_in_excel() -> None:
    starts = ("=1+1", "+44 7700", "-5", "@SUM(A1)", "\t=1", "'=1", "_x003D_1")
    items = tuple(Provision(id=f"F{n}", text=text) for n, text in enumerate(starts, 1))
    content, _ = written("xlsx", Plan(id="P", sections=(Section(code="F", items=items),)))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Front page", "Section F"]
    cells = [row[3] for row in book["Section F"].iter_rows(min_row=3)]
    # Excel would take the last for the code of a sign; what stands before it says that it is none.
    assert [cell.value for cell in cells] == [*starts[:-1], "_x005F_x003D_1"]
    assert {(cell.data_type, cell.number_format, cell.quotePrefix) for cell in cells} == {("s", "@", True)}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_dates_are_days_in_excel_and_a_text_too_long_for_a_cell_is_told() -> None:
    items = (Provision(id="F1", text="x" * 40_000),)
    plan = Plan(id="P", dates=PlanDates(final_issued=dt.date(2026, 2, 3)), sections=(Section(code="F", items=items),))
    content, issues = written("xlsx", plan)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book["Front page"]["B2"].value == dt.datetime(2026, 2, 3)
    assert "section.F.items[0].text" in [issue.place for issue in issues]
    assert book.properties.title == "Education, Health and Care Plan"
