"""`ehcp-rules read`: the import report of any file, and plans converted into our own forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result
from tests.adapters.documents import case, case_export, docx, p, xlsx
from tests.cli.conftest import SECRET

from ehcp_rules.loading import parse_plan_json
from ehcp_rules.report.import_report import FORMAT
from ehcp_rules.report.schema import IMPORT_SCHEMA_FILE, import_schema, schema_text
from ehcp_rules.samples import sample_files

Run = Callable[..., Result]
PlanFile = Callable[..., Path]

PART = '<Part typ="S06"><Entry id="F1" kind="STD"><Body>Reading daily.</Body></Entry></Part>'


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A vendor's export of two plans with a case between them that has no plan."""
    file = tmp_path / "export.xml"
    file.write_bytes(case_export(case("C1", PART), '<Case ref="C2"/>', case("C3", PART)))
    return file


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_report_says_what_was_recognised_and_where(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(
        docx(p("Section A: Views", "Heading1"), p("I like boats."), p("Section D: Social care needs", "Heading1"))
    )
    result = run("read", file)
    assert result.exit_code == 0, result.stderr
    assert "Word document · adapter word · plan plan" in result.stdout
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in result.stdout.splitlines() if line.startswith("  ")}
    assert rows["A"].startswith("1 view docx:")
    assert rows["D"].startswith("empty: a label with nothing under it docx:")
    assert rows["B"] == "absent: no such label"


def test_the_report_names_what_the_source_cannot_tell(run: Run, plan_file: PlanFile) -> None:
    result = run("read", plan_file(not_supplied=("A", "K", "dates", "learner.pronouns")))
    told = " ".join(result.stdout.split())
    assert "This source cannot tell: sections A and K; the dates of the process; of the child pronouns." in told


def test_remarks_that_say_the_same_are_told_once_with_their_places(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    entries = '<Entry id="F1"><Body/></Entry>' * 5
    file.write_bytes(
        case_export(case("C1", f'<Part typ="S06"><Entry id="F9"><Body>Daily.</Body></Entry>{entries}</Part>'))
    )
    result = run("read", file)
    told = " ".join(result.stdout.split())
    assert told.count("this item has no text and was left out") == 1
    assert "Entry[4] and 2 more: this item" in told


def test_the_report_holds_no_word_of_a_plan(run: Run, plan_file: PlanFile) -> None:
    for form in ("text", "json"):
        result = run("read", plan_file(), "--format", form)
        assert "F" in result.stdout
        assert SECRET not in result.stdout + result.stderr


def test_json_is_one_line_for_each_plan_or_failure_in_order(run: Run, export: Path) -> None:
    result = run("read", export, "--format", "json")
    assert result.exit_code == 3
    first, failure, last = lines(result)
    assert {line["format"] for line in (first, failure, last)} == {FORMAT}
    assert [first["plan_id"], last["plan_id"]] == ["C1", "C3"]
    assert failure["place"] == "xpath:/CaseExport/Case[2]"
    assert failure["failure"]
    assert failure["hint"]
    section = next(one for one in first["sections"] if one["section"] == "F")
    assert (section["state"], section["items"], section["kinds"]) == ("read", 1, {"provision": 1})
    assert section["place"] == "xpath:/CaseExport/Case[1]/PlanDoc[1]/Part[1]"


def test_every_sample_is_reported_in_the_published_form(run: Run, export: Path) -> None:
    assert IMPORT_SCHEMA_FILE.read_text("utf-8") == schema_text(import_schema()), (
        "run: python -m ehcp_rules.report.schema"
    )
    validator = jsonschema.Draft202012Validator(import_schema())
    told = lines(run("read", *sample_files(), export, "--format", "json"))
    assert len(told) == 8
    for document in told:
        validator.validate(document)


def test_several_files_end_with_the_sum_of_it(run: Run, export: Path, plan_file: PlanFile) -> None:
    result = run("read", export, plan_file())
    assert "3 plans read from 2 files; 1 not read; 0 warnings and 0 notes." in result.stdout
    assert "Not read: " in result.stderr
    assert "Case[2]" in result.stderr


@pytest.mark.parametrize("name", ["nowhere.docx", "bad.json"])
def test_nothing_that_could_be_read_ends_with_code_4(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.json").write_text('{"format": "other"}', "utf-8")
    result = run("read", tmp_path / name)
    assert result.exit_code == 4
    assert "Nothing could be read." in result.stderr


def test_the_adapter_can_be_named_and_an_unknown_one_is_a_usage_error(run: Run, plan_file: PlanFile) -> None:
    assert run("read", plan_file(), "--adapter", "json").exit_code == 0
    result = run("read", plan_file(), "--adapter", "jsn")
    assert result.exit_code == 2
    assert "caseworks-ehc" in result.stderr


def test_a_plan_of_any_form_becomes_json_that_reads_the_same(run: Run, tmp_path: Path) -> None:
    for sample in sample_files():
        made = tmp_path / f"{sample.stem}.json"
        assert run("read", sample, "-o", made).exit_code == 0
        before, after = (run("read", file, "--format", "json") for file in (sample, made))
        for one, other in zip(lines(before), lines(after), strict=True):
            for key in ("plan_id", "stage", "facts", "links", "not_supplied", "advice_texts"):
                assert one[key] == other[key]
            counts = [[(s["section"], s["state"], s["kinds"]) for s in read["sections"]] for read in (one, other)]
            assert counts[0] == counts[1]


def test_many_plans_into_one_file_stand_on_a_line_each(run: Run, export: Path, tmp_path: Path) -> None:
    made = tmp_path / "out" / "plans.json"
    result = run("read", export, "-o", made)
    assert result.exit_code == 3
    assert [parse_plan_json(line).id for line in made.read_text("utf-8").splitlines()] == ["C1", "C3"]
    assert f"Written: {made}" in result.stdout.replace("\n", "")


def test_many_plans_into_a_folder_are_a_file_each_and_none_overwrites_another(run: Run, tmp_path: Path) -> None:
    export, out = tmp_path / "export.xml", tmp_path / "out"
    export.write_bytes(case_export(case("A/1", PART), case("a 1", PART)))
    result = run("read", export, "--to", "json", "-o", out)
    assert result.exit_code == 0, result.stderr
    assert sorted(file.name for file in out.iterdir()) == ["A-1.json", "a-1-2.json"]
    assert [parse_plan_json((out / name).read_bytes()).id for name in ("A-1.json", "a-1-2.json")] == ["A/1", "a 1"]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_documents_hold_one_plan_each_and_what_they_lose_is_told(
    run: Run, export: Path, tmp_path: Path, form: str
) -> None:
    result = run("read", export, "--to", form, "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [f"C1.{form}", f"C3.{form}"]
    assert "could not tell" in " ".join(result.stdout.split())
    one = run("read", export, "-o", tmp_path / f"one.{form}")
    assert one.exit_code == 2
    assert "can hold one plan and there are more; give a folder" in one.stderr
    lost = [
        json.loads(line)
        for line in run("read", export, "--to", form, "-o", tmp_path / "again", "--format", "json").stdout.splitlines()
    ]
    assert {line["place"] for line in lost if "written" in line} >= {"not_supplied"}
    jsonschema.Draft202012Validator(import_schema()).validate(lost[-1])


def test_plans_that_are_piped_stand_alone_and_only_what_went_wrong_is_told_aside(run: Run, tmp_path: Path) -> None:
    export = tmp_path / "export.xml"
    export.write_bytes(case_export(case("C1", PART), '<Case ref="C2"/>', case("C3", PART + '<Part typ="S99"/>')))
    result = run("read", export, "--to", "json", "-o", "-")
    assert [line["id"] for line in lines(result)] == ["C1", "C3"]
    assert "Case[2]" in result.stderr
    assert "plan C3" in result.stderr
    assert "warning: " in result.stderr
    assert "plan C1" not in result.stderr
    aside = run("read", export, "--to", "json", "-o", "-", "--format", "json").stderr.splitlines()
    assert ["failure" in json.loads(line) for line in aside] == [False, True, False]


def test_a_file_may_be_converted_on_to_itself(run: Run, plan_file: PlanFile) -> None:
    plan = plan_file(id="same")
    assert run("read", plan, "-o", plan).exit_code == 0
    assert parse_plan_json(plan.read_bytes()).id == "same"


def test_a_conversion_that_fails_leaves_what_stood_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", "utf-8")
    (tmp_path / "kept.json").write_text("kept", "utf-8")
    assert run("read", tmp_path / "bad.json", "-o", tmp_path / "kept.json").exit_code == 4
    assert (tmp_path / "kept.json").read_text("utf-8") == "kept"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bad.json", "kept.json"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("--to", "pdf"), "plans can be written as"),
        (("-o", "plan.pdf"), "Say with --to what to convert to"),
        (("-o", "-"), "Say with --to what to convert to"),
        (("--format", "yaml"), "'yaml' is not one of"),
    ],
)
def test_a_wrong_option_ends_with_code_2_and_says_what_there_is(
    run: Run, plan_file: PlanFile, wrong: tuple[str, ...], says: str
) -> None:
    result = run("read", plan_file(), *wrong)
    assert result.exit_code == 2
    assert says in result.stderr


MAPPING = """
format = "vendor-json/1"
name = "brook"
title = "Brook (JSON)"
version = "1"
reference = "ref"
signs = ["brook"]
[[blocks]]
section = "F"
path = "help"
"""


def test_a_mapping_reads_a_vendors_export_without_a_plugin_and_scores_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brook.toml").write_text(MAPPING, "utf-8")
    (tmp_path / "export.json").write_text('{"brook": 1, "ref": "B-7", "help": ["Reading each day."]}', "utf-8")
    assert run("read", tmp_path / "export.json").exit_code == 4
    given = (tmp_path / "export.json", "--mapping", tmp_path / "brook.toml")
    told = run("read", *given, "-o", tmp_path / "plan.json")
    assert told.exit_code == 0, told.stderr
    assert "Brook (JSON) · adapter brook · plan B-7" in told.stdout
    assert parse_plan_json((tmp_path / "plan.json").read_bytes()).section("F").items[0].text == "Reading each day."
    scored = run("score", *given, "--as-of", "2026-09-01")
    assert scored.exit_code == 0, scored.stderr
    assert "Plan B-7" in scored.stdout


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (MAPPING.replace('"F"', '"Z"'), "brook.toml: blocks[0].section: Z is no section"),
        ('format = "vendor-csv/9"', "brook.toml: format: is missing or not a kind of mapping"),
        ("= 3", "the mapping is not TOML"),
    ],
)
def test_a_wrong_mapping_is_a_usage_error_that_names_its_keys(run: Run, tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "brook.toml").write_text(text, "utf-8")
    result = run("read", tmp_path / "brook.toml", "--mapping", tmp_path / "brook.toml")
    assert result.exit_code == 2
    assert says in result.stderr


def test_a_sheet_that_is_cut_counts_as_read_in_part(run: Run, tmp_path: Path) -> None:
    rows = [("Ref", "Text"), *((f"F{number}", "Reading daily.") for number in range(1, 5_200))]
    (tmp_path / "form.xlsx").write_bytes(xlsx({"Section F": rows}))
    told = run("read", tmp_path / "form.xlsx").stdout
    assert "4999 provisions, and perhaps more that could not be read" in told
    assert "warning: xlsx:Section F: the sheet is larger" in told


def test_an_adapter_that_is_not_there_is_told_once_before_any_file_is_read(
    run: Run, plan_file: PlanFile, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        plan_file(f"plans/{name}.json", id=name)
    result = run("read", tmp_path / "plans", "--adapter", "wrod")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("there is no adapter 'wrod'") == 1
    assert "installed: " in result.stderr
