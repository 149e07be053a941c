"""Valid files of every format, small, with a word in every text that must never be told."""

from __future__ import annotations

import datetime as dt
import functools
import io
import json
import re
from collections.abc import Callable

from tests.adapters.documents import HEADERS, case, case_export, docx, p, table, tc, xlsx
from tests.adapters.fuzz.damage import members, zipped
from tests.adapters.return_tables import FILES, template, zip_of
from tests.adapters.returns import a_plan, in_force, issued, person, request, xml
from tests.adapters.test_annex_a import ROW, changed, listed
from tests.adapters.test_annex_a import delimited as as_csv

from ehcp_rules.loading.plans import plan_from_json
from ehcp_rules_adapters.plan_xml.writing import write_plans

SENTINEL = "Quillfeather"
TEXT = f"{SENTINEL} needs a quiet place to read for 20 minutes every day."


def json_plan() -> bytes:
    items = [{"kind": "provision", "id": "F1", "text": TEXT, "who": SENTINEL, "needs": ["B1"]}]
    needs = [{"kind": "need", "id": "B1", "text": TEXT, "area": SENTINEL}]
    plan = {
        "format": "ehcp-plan/1",
        "id": "P1",
        "stage": "final",
        "dates": {"final_issued": "2026-02-03"},
        "learner": {"name": SENTINEL, "date_of_birth": "2015-04-05"},
        "sections": [{"code": "B", "items": needs}, {"code": "F", "items": items}],
        "not_supplied": ["A", "J"],
        "extensions": {"local": SENTINEL},
    }
    return json.dumps({"plans": [plan, {**plan, "id": "P2"}]}, ensure_ascii=False).encode()


def plan_xml() -> bytes:
    buffer = io.BytesIO()
    document = json.loads(json_plan())
    write_plans([plan_from_json(plan) for plan in document["plans"]], buffer)
    return buffer.getvalue()


def vendor_xml() -> bytes:
    def part(code: str) -> str:
        entries = (
            f'<Entry id="1" kind="STD" areaTxt="{SENTINEL}"><Body>{TEXT}</Body><Col nm="who">{SENTINEL}</Col></Entry>'
            * 2
        )
        return f'<Part typ="{code}">{entries}</Part>'

    before = f"<Subject><FullNm>{SENTINEL}</FullNm><BirthDt>2015-04-05</BirthDt></Subject>"
    return case_export(*(case(ref, part("S02"), part("S05"), part("S06"), before=before) for ref in ("P1", "P2")))


def sen2_xml() -> bytes:
    active = in_force(ReviewMeeting="2024-11-04", LastReview="2024-11-25")
    return xml(
        person(request("2019-01-07", "2019-02-04", "H", issued("2020-01-06"), active), Surname=SENTINEL),
        person(a_plan(), request(outcome="N"), Surname=SENTINEL, PostCode=SENTINEL),
    ).encode()


def word() -> bytes:
    rows = [
        ("Provision", "Who", "How often", "Review"),
        (TEXT, SENTINEL, "Weekly", "Termly"),
        (tc(TEXT, merge="restart"), tc(SENTINEL, span=2), "Daily"),
        (tc("", merge="continue"), tc(table((TEXT, TEXT))), "Daily", "Termly"),
    ]
    return docx(
        p("Education, Health and Care Plan", "Title"),
        table(("Name", SENTINEL), ("Date of birth", "05/04/2015"), ("Status", "Final")),
        p("Section A: Views", "Heading1"),
        p(TEXT),
        p("Section B: Needs", "Heading1"),
        p(TEXT, listed=True),
        p(TEXT, listed=True),
        p("Section F: Provision", "Heading1"),
        table(*rows),
        p("Section K: Advice", "Heading1"),
        table(("Type", "Author", "Date"), ("Medical", SENTINEL, "3 February 2026")),
    )


def excel_form() -> bytes:
    return xlsx(
        {
            "Front page": [("Education, Health and Care Plan",), ("Name", SENTINEL), ("Dob", dt.date(2015, 4, 5))],
            "Section B": [("Section B",), HEADERS, ("B1", SENTINEL, TEXT), ("B2", SENTINEL, TEXT)],
            "Section E": [("Section E",), HEADERS, ("E1", SENTINEL, TEXT, TEXT, "B1")],
            "Section F": [("Section F",), ("Ref", "Area / label", "Text", "Who"), ("F1", SENTINEL, TEXT, SENTINEL)],
        }
    )


def excel_list() -> bytes:
    return xlsx(
        {
            "Plans": [("All plans",), ("Plan ID", "Name", "Date of birth"), ("P1", SENTINEL, dt.date(2015, 4, 5))],
            "Needs": [("Plan ID", "Ref", "Need"), ("P1", "B1", TEXT)],
            "Provision": [("Plan ID", "Ref", "Provision", "Who"), ("P1", "F1", TEXT, SENTINEL)],
        }
    )


def delimited() -> bytes:
    return f'plan_id,section,ref,text\nP1,B,B1,"{TEXT}\n{TEXT}"\nP1,F,F1,{TEXT}\nP2,F,F1,{TEXT}\n'.encode("utf-8-sig")


def tables_of_a_return() -> bytes:
    named = [tuple(str(cell).replace("Ottoline", SENTINEL) for cell in row) for row in FILES["person"]]
    return zip_of({**FILES, "person": named})


@functools.cache
def pdf() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    buffer, styles = io.BytesIO(), getSampleStyleSheet()
    story = [
        Paragraph("Education, Health and Care Plan", styles["Title"]),
        Paragraph("Section B: Special educational needs", styles["Heading1"]),
        Paragraph(TEXT, styles["Normal"]),
        Paragraph("Section F: Special educational provision", styles["Heading1"]),
        Table([["Ref", "Provision", "Who"], ["F1", "Reading daily", SENTINEL], ["F2", "Writing weekly", SENTINEL]]),
    ]
    SimpleDocTemplate(buffer, invariant=True, pageCompression=0).build(story)
    return buffer.getvalue()


SEEDS: dict[str, Callable[[], bytes]] = {
    "plan.json": json_plan,
    "plan.xml": plan_xml,
    "vendor.xml": vendor_xml,
    "return.xml": sen2_xml,
    "plan.docx": word,
    "form.xlsx": excel_form,
    "list.xlsx": excel_list,
    "plans.csv": delimited,
    "return.zip": tables_of_a_return,
    "template.xlsx": lambda: template(one_sheet=True),
    "annex a.xlsx": lambda: listed(ROW, changed(unique_id=SENTINEL)),
    "annex a.csv": lambda: as_csv(ROW, changed(unique_id=SENTINEL)),
    "plan.pdf": pdf,
}


def seed_of(name: str) -> bytes:
    """A seed without the time at which it was made, so that the examples of a round are always the same."""
    content = SEEDS[name]()
    inner = {part: _TIME.sub(b"2026-01-01T00:00:00Z", held) for part, held in members(content).items()}
    return zipped(inner) if inner else content


_TIME = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")
