"""The Quillcase adapter: what its author promises to whoever installs it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from quillcase_ehcp.adapter import QUILLCASE, SECTIONS

from ehcp_rules.adapters import AdapterDefinition, ImportedPlan, ImportFailure, read_source
from ehcp_rules.loading import plan_from_json, plan_to_json
from ehcp_rules.testing import adapter_conforms

EXPORT = """\
QUILLCASE EXPORT 4
PLAN QC-0081
STATUS Final
NAME Ottoline Fairbrother
BORN 14.02.2016
ISSUED 03.06.2026
SECTION A
* {Ottoline; drawn with her teacher} I want a desk by the window.
SECTION B
+ She explains her drawings.
* B1 {Cognition and learning} She guesses a word from its first letter,
  and so loses the sense of a page.
SECTION D
SECTION E
# By summer 2027
* E1 (B1) She reads a page aloud
  and tells what happened.
SECTION F
* F1 (B1 E1) {Teaching assistant; daily; each half term} Paired reading for 15 minutes.
* F2 (B9) A desk by the window.
SECTION K
* {Educational psychologist; 12.12.2025} Psychological advice.
PLAN
SECTION F
* Lost for want of a number.
PLAN QC-0082
MOOD cheerful
SECTION Z
* Not of any plan.
SECTION F
* {Teaching assistant} Signing at all times.
*
"""


def read(text: str | bytes, adapters: tuple[AdapterDefinition, ...] = (QUILLCASE,)):
    content = text.encode() if isinstance(text, str) else text
    return list(read_source(content, name="export.txt", adapters=adapters))


def test_an_export_is_told_by_its_first_line_alone() -> None:
    assert isinstance(read(EXPORT)[0], ImportedPlan)
    assert isinstance(read("PLAN QC-1\n" + EXPORT)[0], ImportFailure)


def test_a_plan_is_read_with_its_facts_items_columns_and_links() -> None:
    plan = read(EXPORT)[0].plan
    assert (plan.id, plan.stage, plan.learner.name) == ("QC-0081", "final", "Ottoline Fairbrother")
    assert (plan.learner.date_of_birth, plan.dates.final_issued) == (dt.date(2016, 2, 14), dt.date(2026, 6, 3))
    strength, need = plan.section("B").items
    assert (strength.kind, need.id, need.area) == ("strength", "B1", "cognition-and-learning")
    assert need.text == "She guesses a word from its first letter, and so loses the sense of a page."
    heading, outcome = plan.section("E").items
    assert (outcome.under, outcome.needs) == (heading.id, ("B1",))
    provision = plan.section("F").items[0]
    assert (provision.needs, provision.outcomes) == (("B1",), ("E1",))
    assert (provision.who, provision.how_often, provision.review) == ("Teaching assistant", "daily", "each half term")
    assert provision.source.place == "text:line 19"
    assert plan.section("K").items[0].date == dt.date(2025, 12, 12)


def test_empty_is_not_absent_and_what_the_system_never_has_is_not_supplied() -> None:
    plan = read(EXPORT)[0].plan
    assert plan.section("D").items == ()
    assert plan.section("C") is None
    assert plan.supplied("C")
    assert plan.not_supplied == ("J",)


def test_a_bad_record_is_one_failure_with_its_line_and_the_rest_goes_on() -> None:
    first, failure, last = read(EXPORT)
    assert (failure.place, failure.message) == ("text:line 23", "this record has no number")
    assert failure.hint
    assert (first.plan.id, last.plan.id) == ("QC-0081", "QC-0082")


def test_everything_left_out_is_told_with_its_line_and_without_its_words() -> None:
    first, _, last = read(EXPORT)
    assert [issue.place for issue in first.issues] == ["text:line 20"]
    assert [issue.place for issue in last.issues] == ["text:line 27", "text:line 28", "text:line 32"]
    told = " ".join(issue.message for issue in (*first.issues, *last.issues))
    for word in ("cheerful", "Not of any plan", "desk"):
        assert word not in told


def test_every_plan_holds_together_and_nothing_beyond_what_the_adapter_supplies() -> None:
    plans = [result.plan for result in read(EXPORT) if isinstance(result, ImportedPlan)]
    assert len(plans) == 2
    for plan in plans:
        assert plan_from_json(plan_to_json(plan)) == plan
        assert {section.code for section in plan.sections} <= set(SECTIONS) <= QUILLCASE.supplies


def test_a_file_in_another_encoding_keeps_the_plans_before_and_says_where_it_breaks() -> None:
    filler = "\n".join("* F1 Reading." for _ in range(2_000))
    *plans, failure = read(f"{EXPORT}\nPLAN QC-9\nSECTION F\n{filler}\nZo\xeb".encode("latin-1"))
    assert len(plans) == 3
    assert isinstance(failure, ImportFailure)
    assert "not UTF-8" in failure.message


def test_the_adapter_conforms_whatever_damage_is_done_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "export.txt"
    file.write_text(EXPORT, "utf-8")
    report = adapter_conforms(QUILLCASE, [file], plans=2, items=9, failures=1)
    assert report.breaches == ()
    assert report.tried["damaged files"] == 60
