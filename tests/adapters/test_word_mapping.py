"""A council's own words for its Word template: added to the standard terms, checked strictly, and chosen by signs."""

from __future__ import annotations

import pytest
from tests.adapters.documents import ADAPTERS, b, docx, p, table, tc

from ehcp_rules.adapters import ImportedPlan, read_source
from ehcp_rules.errors import AdapterError
from ehcp_rules_adapters.mapping import adapter_from

MAPPING = """
format = "word-plan/1"
name = "fenmoor-plan"
title = "Fenmoor's template"
version = "3"
signs = ["Fenmoor graduated plan"]
guidance = ["fenmoor writers"]

[titles]
B = ["Things that are tricky"]
F = ["Help that must happen"]
E = ["Where we are heading"]

[areas]
communication-and-interaction = ["Talking and listening"]
"Getting about" = ["Getting about"]

[columns]
provision = ["The doing"]
who = ["Hands"]
how_often = ["Clock"]

[facts]
"learner.name" = ["This plan belongs to"]
"dates.final_issued" = ["Sealed"]

[advice]
text = ["Paper"]
who_from = ["Pen"]
"""


def plan() -> bytes:
    return docx(
        p("Fenmoor graduated plan"),
        table(("This plan belongs to", "Ann Sparrow"), ("Sealed", "3 May 2026")),
        p("Things that are tricky", "Heading1"),
        p("Talking and listening", "Heading2"),
        p("She speaks in short phrases."),
        p("Getting about", "Heading2"),
        p("She tires on stairs."),
        p("Where we are heading", "Heading1"),
        p("She will ask for help by July 2027."),
        p("Help that must happen", "Heading1"),
        p("Fenmoor writers put one thing on each row."),
        table(
            tuple(tc(b(label)) for label in ("The doing", "Hands", "Clock")),
            ("Speech therapy.", "A therapist", "Weekly"),
        ),
        p("Advice", "Heading1"),
        table(
            tuple(tc(b(label)) for label in ("Paper", "Pen", "Date")), ("Speech report", "Dr N Vole", "3 March 2026")
        ),
    )


def read(content: bytes, mapping: str = MAPPING) -> ImportedPlan:
    adapters = (*ADAPTERS, adapter_from(mapping, "fenmoor.toml"))
    (result,) = read_source(content, name="plan.docx", adapters=adapters)
    assert isinstance(result, ImportedPlan), result
    return result


def test_a_mapping_names_the_sections_areas_columns_and_facts_of_a_council():
    imported = read(plan())
    assert imported.adapter == "fenmoor-plan"
    counts = {section.code: len(section.items) for section in imported.plan.sections}
    assert counts == {"B": 2, "E": 1, "F": 1, "K": 1}
    assert [item.area for item in imported.plan.section("B").items] == [
        "communication-and-interaction",
        "Getting about",
    ]
    (provision,) = imported.plan.section("F").items
    assert (provision.text, provision.who, provision.how_often) == ("Speech therapy.", "A therapist", "Weekly")
    assert imported.plan.learner.name == "Ann Sparrow"
    assert str(imported.plan.dates.final_issued) == "2026-05-03"
    assert imported.plan.section("K").items[0].author == "Dr N Vole"
    assert any("1 line of guidance" in issue.message for issue in imported.issues)


def test_a_document_without_its_signs_is_not_claimed():
    content = docx(p("Section A: Views", "Heading1"), p("Boats."))
    assert read(content).adapter == "word"
    assert read(content, MAPPING.replace('signs = ["Fenmoor graduated plan"]\n', "")).adapter == "fenmoor-plan"


def test_standard_words_stay_known_beside_those_of_a_mapping():
    content = docx(
        p("Fenmoor graduated plan"),
        p("Section F: Special educational provision", "Heading1"),
        table((tc(b("Provision")), tc(b("Hands"))), ("Reading.", "A teacher")),
    )
    assert read(content).plan.section("F").items[0].who == "A teacher"


def test_a_word_of_a_mapping_takes_the_place_of_its_standard_meaning():
    mapping = MAPPING.replace('who = ["Hands"]', 'who = ["Hands"]\nreview = ["Support"]')
    content = docx(
        p("Fenmoor graduated plan"),
        p("Section F: Special educational provision", "Heading1"),
        table((tc(b("The doing")), tc(b("Support"))), ("Reading.", "Termly")),
    )
    assert read(content, mapping).plan.section("F").items[0].review == "Termly"


def test_everything_that_is_wrong_with_a_mapping_is_told_at_once():
    wrong = """
format = "word-plan/1"
name = "fenmoor-plan"
title = "Fenmoor's template"
version = "3"
[titles]
L = ["More"]
[columns]
whimsy = ["Whimsy"]
who = ["Hands"]
review = ["hands"]
[facts]
"learner.shoes" = ["Shoes"]
[stages]
finished = ["Done"]
[advice]
colour = ["Colour"]
"""
    with pytest.raises(AdapterError) as caught:
        adapter_from(wrong, "fenmoor.toml")
    told = str(caught.value)
    for place in (
        "titles.L",
        "columns.whimsy",
        "columns.review",
        "facts.learner.shoes",
        "stages.finished",
        "advice.colour",
    ):
        assert f"fenmoor.toml: {place}" in told
    assert len(caught.value.problems) == 6


def test_unknown_and_missing_keys_of_a_mapping_are_told():
    with pytest.raises(AdapterError) as caught:
        adapter_from('format = "word-plan/1"\nname = "x"\ntitel = "y"\n', "fenmoor.toml")
    assert "titel" in str(caught.value)
    assert "version" in str(caught.value)
