"""The conformance kit finds every kind of broken plugin, passes sound ones, and counts what it tried."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import frozen

from ehcp_rules.adapters import AdapterDefinition, ImportedPlan, ImportFailure, ImportIssue, NoOptions, Sniff
from ehcp_rules.adapters.contract import Source
from ehcp_rules.adapters.glimpse import Glimpse
from ehcp_rules.checks import CheckContext, CheckDefinition, check
from ehcp_rules.engine import Engine
from ehcp_rules.evidence import Absence, Quote, Span
from ehcp_rules.findings import Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import Note, Plan, Section
from ehcp_rules.plugins import discover
from ehcp_rules.samples import sample_files
from ehcp_rules.testing import TOLD, adapter_conforms, check_conforms, ruleset_conforms
from ehcp_rules.testing.conformance.laws import LAWS
from ehcp_rules.testing.conformance.trying import SENTINEL
from ehcp_rules.testing.strategies import plans

NEXT = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
FOUND = FindingCode("long", "Too long", "{item} is long: “{quote}”.")


@frozen(kw_only=True)
class In:
    """Parameters: the section whose items are judged."""

    section: str = "F"


def judged(context: CheckContext, verdict: Verdict = Verdict.MET) -> tuple[ItemOutcome, ...]:
    return tuple(ItemOutcome(item.id, item.path, verdict) for item in context.plan.items(context.parameters.section))


def a_check(judge: Callable[[CheckContext], object], *laws: str) -> CheckDefinition:
    def function(context: CheckContext) -> object:
        """Judge what a test says."""
        return judge(context)

    return check("tests.broken", parameters=In, codes=[FOUND], laws=laws)(function)  # type: ignore[arg-type]


def breaches(definition: CheckDefinition, **more: object) -> tuple[str, ...]:
    # A busy machine must not make a test fail that is about something else than time.
    options: dict[str, object] = {"slowest": 60.0, "examples": 25, **more}
    return check_conforms(definition, parameters={}, **options).breaches  # type: ignore[arg-type]


def raises_late(context: CheckContext) -> object:
    if sum(1 for _ in context.plan.items("F")) > 1:
        raise ValueError("two items were too many")
    return judged(context)


def prints(context: CheckContext) -> object:
    print(*(item.id for item in context.plan.items("F")))
    return judged(context)


def logs(context: CheckContext) -> object:
    logging.getLogger("tests.broken").warning("judging")
    return judged(context)


def forgets() -> Callable[[CheckContext], object]:
    calls = iter([Verdict.MET, Verdict.NOT_MET] * 1000)
    return lambda context: judged(context, next(calls))


def tells_words(context: CheckContext) -> object:
    return tuple(
        ItemOutcome(item.id, item.path, Verdict.MET, reason=f"it says {item.item.text}")
        for item in context.plan.items("F")
    )


def quotes_badly(context: CheckContext) -> object:
    return tuple(
        ItemOutcome(item.id, item.path, Verdict.NOT_MET, (Finding("long", item.id, item.path, (quote,)),))
        for item in context.plan.items("F")
        for quote in [Quote(f"{item.path}.text", Span(0, 3), "???", item.id)]
    )


def quotes_nothing(context: CheckContext) -> object:
    return tuple(
        ItemOutcome(item.id, item.path, Verdict.NOT_MET, (Finding("long", item.id, item.path),))
        for item in context.plan.items("F")
    )


def misses_nothing(context: CheckContext) -> object:
    absence = Absence(("section.F",), ())
    return tuple(
        ItemOutcome(item.id, item.path, Verdict.NOT_MET, (Finding("long", item.id, item.path, (absence,)),))
        for item in context.plan.items("F")
    )


def prefers_the_first(context: CheckContext) -> object:
    texts = [item.item.text for item in context.plan.items("F")]
    first = texts[:1] == sorted(texts)[:1]
    return judged(context, Verdict.MET if first else Verdict.NOT_MET)


def prefers_the_first_section(context: CheckContext) -> object:
    codes = [section.code for section in context.plan.plan.sections]
    first = codes[:1] == sorted(codes)[:1]
    return judged(context, Verdict.MET if first else Verdict.NOT_MET)


def prefers_the_first_advice(context: CheckContext) -> object:
    ids = [document.id for document in context.plan.plan.advice]
    first = ids[:1] == sorted(ids)[:1]
    return (ItemOutcome(None, "advice", Verdict.MET if first else Verdict.NOT_MET),)


def mutates(context: CheckContext) -> object:
    for section in context.plan.plan.sections:
        object.__setattr__(section, "label", "mine")
    return judged(context)


def slow(context: CheckContext) -> object:
    time.sleep(0.02)
    return judged(context)


BROKEN = {
    "raises late": (raises_late, f"raised ValueError at {__name__} line "),
    "returns rubbish": (lambda context: ["met"], "did not return a tuple of item outcomes"),
    "makes up a code": (
        lambda context: (ItemOutcome(None, "p", Verdict.NOT_MET, (Finding("short", None, "p"),)),),
        "does not declare",
    ),
    "says what only the engine says": (lambda context: judged(context, Verdict.ERROR), "only the engine says error"),
    "prints": (prints, "the check prints"),
    "logs": (logs, "the check logs to tests.broken"),
    "puts words in a reason": (tells_words, "words of the plan are in a reason"),
    "quotes other words": (quotes_badly, "not the words at its offsets"),
    "quotes nothing": (quotes_nothing, "has no evidence"),
    "misses something unnamed": (misses_nothing, "without saying what"),
    "changes the plan": (mutates, "changes the plan it judges"),
    "names a strange item": (
        lambda context: (ItemOutcome("Z99", "section.Z", Verdict.MET),),
        "an item that the plan does not have",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_every_kind_of_broken_check_is_found(kind: str):
    judge, told = BROKEN[kind]
    assert any(told in breach for breach in breaches(a_check(judge))), breaches(a_check(judge))


def test_a_check_that_answers_otherwise_the_second_time_is_found():
    assert any("another result the second time" in breach for breach in breaches(a_check(forgets())))


@pytest.mark.parametrize(
    ("judge", "law"),
    [
        (prefers_the_first, "the order of items does not matter"),
        (prefers_the_first, "the order of sections and items does not matter"),
        (prefers_the_first_section, "the order of sections does not matter"),
        (prefers_the_first_section, "the order of sections and items does not matter"),
        (prefers_the_first_advice, "the order of items and of advice does not matter"),
    ],
)
def test_a_law_that_a_check_declares_and_breaks_is_found(judge: Callable[[CheckContext], object], law: str):
    whole = plans(mark=SENTINEL, whole=True)
    found = breaches(a_check(judge, law), examples=40, strategy=whole)
    assert any(f"declares “{law}” and breaks it" in breach for breach in found)
    assert breaches(a_check(judge)) == ()


@pytest.mark.parametrize("law", LAWS)
def test_a_law_that_a_check_keeps_is_no_breach_and_leaves_nothing_untried(law: str):
    report = check_conforms(a_check(judged, law), parameters={}, examples=25, slowest=60.0)
    assert (report.breaches, report.untried) == ((), ())


def test_a_law_that_the_kit_does_not_know_is_named_as_untried():
    law = "a plan that was written on a Tuesday is never worse"
    report = check_conforms(a_check(judged, law), parameters={}, examples=5, slowest=60.0)
    assert (report.breaches, report.untried) == ((), (law,))
    assert str(report).endswith(f"declared, and not tried: {law}")


def test_a_slow_check_is_found():
    assert breaches(a_check(slow), slowest=0.01) == ("one plan took it longer than 0.01 seconds",)


def test_a_check_that_judges_nothing_cannot_pass_by_that():
    assert breaches(a_check(lambda context: ())) == ("only 0 plans gave it anything to judge, and 1 were expected",)


def test_a_sound_check_breaches_nothing_and_the_report_counts_what_was_tried():
    report = check_conforms(a_check(judged), parameters={"section": "E"}, examples=40, least_judged=20, slowest=60.0)
    assert report.breaches == ()
    assert report.tried["plans"] == 40
    assert report.tried["judged"] >= 20
    assert str(report).startswith("check tests.broken: 40 plans")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(discover().checks))
def test_our_own_checks_conform(name: str):
    if name == TOLD.name:
        pytest.skip("it raises when it is told to")
    engine = Engine.create(version="next")
    # The first release may be the last to use a check type.
    rulesets = (engine.ruleset, Engine.create(version="2026.1.0").ruleset)
    uses = [one.check.parameters for ruleset in rulesets for one in ruleset.criteria if one.check.use == name]
    # Only councils use this one: the nation declares no fact of its own.
    uses += [{"fact": "plan.final", "told_as": "the plan is final"}] if name == "facts.holds" else []
    assert len(uses) >= 1
    report = check_conforms(
        engine.inventory.checks[name],
        parameters=uses[0],
        lexicons=engine.ruleset.lexicons,
        timescales=engine.ruleset.timescales,
        examples=15,
        least_judged=0,
        slowest=60.0,
    )
    assert report.breaches == ()
    assert report.tried["plans"] == 15


def test_the_national_ruleset_conforms_and_its_counts_are_told():
    engine = Engine.create(version="next")
    report = ruleset_conforms(NEXT, criteria=len(engine.ruleset.criteria), cases=0, examples=10)
    assert [one for one in report.breaches if "cases are written" not in one] == []
    assert report.tried["cases"] >= 1300
    assert report.tried["findings"] >= 50


def test_a_ruleset_that_lost_criteria_or_cases_is_found(tiny_ruleset: Path):
    for name in ("f_02.toml", "f_03.toml"):
        file = tiny_ruleset / "criteria" / name
        file.write_text(file.read_text("utf-8").replace('["F"]\nslots', '["F"]\nkinds = ["provision"]\nslots'), "utf-8")
    (tiny_ruleset / "criteria" / "f_02.cases.toml").write_text("", encoding="utf-8")
    report = ruleset_conforms(tiny_ruleset, criteria=3, cases=4, examples=5)
    assert report.breaches[:2] == (
        "it holds 2 criteria, and 3 were expected",
        "0 cases are written, and 4 were expected",
    )


# -- adapters: a format of lines, `F: text`


def read_lines(source: Source, options: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    with source.open() as file:
        lines = file.read().decode("utf-8", "replace").splitlines()
    if not lines or lines[0] != "PLAN":
        yield ImportFailure(source.name, "line 1", "it does not begin with PLAN", "choose another file")
        return
    texts = [line[2:].strip() for line in lines[1:] if line.startswith("F:")]
    items = tuple(Note(id=f"F{number}", text=text) for number, text in enumerate(texts, 1))
    rest = (*"ABCDEGIJK", "H1", "H2", "dates", "learner")
    yield ImportedPlan(Plan(id="P", sections=(Section(code="F", items=items),), not_supplied=rest))


def sniff_lines(glimpse: Glimpse) -> Sniff:
    return Sniff(60, "begins with PLAN") if glimpse.text.startswith("PLAN") else Sniff(0)


def lines_adapter(**changes: object) -> AdapterDefinition:
    parts: dict[str, object] = {
        "name": "lines",
        "title": "Lines",
        "suffixes": (".txt",),
        "supplies": frozenset({"F"}),
        "sniff": sniff_lines,
        "read": read_lines,
    }
    return AdapterDefinition(**{**parts, **changes})  # type: ignore[arg-type]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text("PLAN\nF: Twenty minutes of reading every day.\nF: A quiet place to work.\n", encoding="utf-8")
    return file


def test_a_sound_adapter_breaches_nothing(lines: Path):
    report = adapter_conforms(lines_adapter(), [lines], plans=1, items=2, damages=30)
    assert report.breaches == ()
    assert (report.tried["damaged files"], report.tried["other files"]) == (30, 8)


def leaks(source: Source, options: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    for one in read_lines(source, options):
        if isinstance(one, ImportedPlan):
            issues = tuple(ImportIssue("line", f"odd: {item.text}") for item in one.plan.sections[0].items)
            yield ImportedPlan(one.plan, issues)
        else:
            yield one


def trips(source: Source, options: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    with source.open() as file:
        file.read().decode("ascii")
    yield from read_lines(source, options)


def twins(source: Source, options: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    for one in read_lines(source, options):
        if isinstance(one, ImportedPlan):
            items = one.plan.sections[0].items
            yield ImportedPlan(Plan(id="P", sections=(Section(code="F", items=items[:1] * 2),)))
        else:
            yield one


def rewrites(source: Source, options: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    yield from read_lines(source, options)
    if source.path is not None:
        source.path.write_bytes(source.path.read_bytes() + b"F: more\n")


BROKEN_ADAPTERS: dict[str, tuple[dict[str, object], str]] = {
    "claims nothing": ({"sniff": lambda glimpse: Sniff(0)}, "is not claimed"),
    "cannot look": ({"sniff": lambda glimpse: Sniff(int(glimpse.text[:1]))}, "sniff raises ValueError"),
    "reads anything": (
        {"read": lambda source, options: iter([ImportedPlan(Plan(id="P"))])},
        "a plan is read from words.txt, which holds none",
    ),
    "says too little of what it supplies": ({"supplies": frozenset({"E"})}, "section F is read"),
    "tells words": ({"read": leaks}, "a message carries words of the plan"),
    "trips over damage": ({"read": trips}, "reading raises: UnicodeDecodeError"),
    "gives one id twice": ({"read": twins}, "the id is used twice"),
    "writes to the file": ({"read": rewrites}, "was changed by reading it"),
}


@pytest.mark.parametrize("kind", BROKEN_ADAPTERS)
def test_every_kind_of_broken_adapter_is_found(kind: str, lines: Path):
    changes, told = BROKEN_ADAPTERS[kind]
    report = adapter_conforms(lines_adapter(**changes), [lines], plans=1, items=2, damages=30)
    assert any(told in breach for breach in report.breaches), report.breaches


def test_other_counts_than_expected_are_found(lines: Path):
    report = adapter_conforms(lines_adapter(), [lines], plans=2, items=2, failures=1, damages=1)
    assert report.breaches == (
        "1 plans were read, and 2 were expected",
        "0 failures were read, and 1 were expected",
    )


@pytest.mark.parametrize(("name", "suffix", "plans", "items"), [("json", ".json", 1, 59), ("word", ".docx", 2, 114)])
def test_our_own_adapters_conform(name: str, suffix: str, plans: int, items: int):
    adapter = discover().adapters[name]
    files = [file for file in sample_files() if file.suffix == suffix]
    report = adapter_conforms(adapter, files, plans=plans, items=items, damages=15)
    assert report.breaches == ()
