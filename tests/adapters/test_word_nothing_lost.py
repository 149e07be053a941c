"""A law: every statement of a document is in the plan, or its place is reported. Whatever the layout, none is lost in silence."""

from __future__ import annotations

import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.adapters.documents import b, docx, p, read_all, table, tc

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.loading.plans import plan_to_json

LABELS = (
    "Section A: Views", "Section B: Special educational needs", "Sections B, F and E", "Part C – Health care needs",
    "D. Social care needs",
    "Section E: Outcomes", "Part F(i) Special educational provision", "Sections E and F", "G – Health care provision",
    "Part H1/H2 Social care provision", "Section I: Placement", "Section J: Personal budget", "Outcomes", "Placement",
)  # fmt: skip
LINES = (
    "Strengths", "Needs", "Provision", "Outcome 1", "Communication and interaction", "By the end of Year 6:", "Who", "Steps",
    "Working with others", "Linked to needs: B1", "How often: daily",
)  # fmt: skip
HEADERS = (
    "Need", "Strengths", "Outcome", "Steps", "Provision", "Who", "How often", "Review", "Ref",
    "B – Special educational needs", "F", "E",
    "Links to outcome", "By when", "Whimsy",
)  # fmt: skip

statements = st.just("{}")
cells = st.one_of(
    st.just(""), statements, statements, st.sampled_from(HEADERS), st.sampled_from(("B1", "2", "E1, E2", "☒", "B3 {}"))
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 5))
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        if draw(st.integers(0, 5)) == 0:
            rows.append((tc(draw(st.one_of(statements, st.sampled_from(LINES + LABELS))), span=width),))
            continue
        bold, merged = draw(st.integers(0, 3)) == 0, draw(st.integers(0, 6)) == 0
        texts = [draw(cells) for _ in range(width)]
        row = [tc(b(text) if bold and text else text, shaded=bold) for text in texts]
        if merged:
            row[0] = tc(merge="continue")
        rows.append(tuple(row))
    return table(*rows)


blocks = st.one_of(
    st.sampled_from(LABELS).map(lambda text: p(text, "Heading1")),
    st.sampled_from(LABELS).map(b),
    st.sampled_from(LINES).flatmap(lambda text: st.sampled_from((p(text), b(text), p(text, "Heading2")))),
    st.builds(lambda listed: p("{}", listed=listed), st.booleans()),
    st.sampled_from((b("{}"), p("F1 {}"), p("Who: {}"), p("Outcome 2: {}"), p("Note\n{}"))),
    tables(),
    st.builds(lambda inner: table((tc(inner, "{}"), "{}")), tables()),
)


@given(parts=st.lists(blocks, min_size=1, max_size=14), seed=st.integers(0, 999))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_statement_is_in_the_plan_or_its_place_is_reported(parts: list[str], seed: int):
    marks = []

    def statement(_: re.Match[str]) -> str:
        marks.append(f"mark{seed}q{len(marks)}q")
        return f"She finds it hard to sit with {marks[-1]} and others in the room."

    content = re.sub(r"\{\}", statement, "".join(parts))
    (result,) = read_all(docx(p("Section A: Views", "Heading1"), content), "plan.docx")
    assert isinstance(result, ImportedPlan)
    kept = json.dumps(plan_to_json(result.plan))
    lost = [mark for mark in marks if mark not in kept]
    reported = sum(int(found[1]) for i in result.issues if (found := re.match(r"(\d+) (?:paragraph|line)", i.message)))
    assert len(lost) <= reported
    assert all(issue.place for issue in result.issues if re.match(r"\d+ paragraph", issue.message))
    assert not any(mark in issue.message for mark in marks for issue in result.issues)
