"""Ruleset folders: loaded strictly, with every problem of every file at once, each with its file and key."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from ehcp_rules.checks import CheckContext, CheckDefinition, check
from ehcp_rules.errors import RulesetError
from ehcp_rules.findings import FindingCode
from ehcp_rules.loading import load_ruleset, resolve_checks


@attrs.frozen(kw_only=True)
class States:
    """Parameters of the check that the tiny ruleset uses."""

    sections: tuple[str, ...]
    slots: tuple[str, ...]
    lexicon: str = ""
    groups: tuple[str, ...] = ()
    least: Fraction = Fraction(1, 2)


@check(
    "wording.each_item_states",
    parameters=States,
    codes=[FindingCode("quantity-missing", "No quantity", "{item} does not say how much.")],
)
def each_item_states(context: CheckContext) -> tuple[()]:
    """Judge nothing: the loader only reads how it is declared."""
    return ()


CHECKS: dict[str, CheckDefinition] = {each_item_states.name: each_item_states}


def replace(file: Path, old: str, new: str) -> None:
    """Put a mistake into a file; the words must be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def problems(folder: Path) -> dict[str, tuple[str, str]]:
    """Message and hint by place, relative to the folder, of a ruleset that must be refused."""
    with pytest.raises(RulesetError) as caught:
        load_ruleset(folder)
    return {one.path.removeprefix(f"{folder.as_posix()}/"): (one.message, one.hint) for one in caught.value.problems}


def test_a_folder_becomes_a_ruleset_with_one_layer(tiny_ruleset: Path) -> None:
    ruleset = load_ruleset(tiny_ruleset)
    assert (ruleset.id, ruleset.version, ruleset.valid_to) == ("tiny", "2026.1.0", dt.date(2027, 1, 1))
    assert [criterion.id for criterion in ruleset.criteria] == ["F-02", "F-03"]
    assert ruleset.criterion("F-02").scoring.met_at == Fraction(4, 5)
    assert ruleset.criterion("F-02").check.parameters == {"sections": ("F",), "slots": ("quantity",)}
    assert ruleset.policy().limits[0].below == Fraction(1, 2)
    assert ruleset.lexicons[0].groups[0].phrases == ("visual timetable", "now and next board")
    (layer,) = ruleset.layers
    assert (layer.kind, layer.id, len(layer.digest), len(layer.judging_digest)) == ("ruleset", "tiny", 64, 64)


def test_problems_of_all_files_are_reported_at_once(tiny_ruleset: Path) -> None:
    criteria = tiny_ruleset / "criteria"
    replace(tiny_ruleset / "ruleset.toml", "licence =", "license =")
    replace(criteria / "f_02.toml", "weight = 3", 'weight = "3"')
    replace(criteria / "f_02.toml", "checked_on = 2026-01-05", 'checked_on = "2026-01-05"')
    replace(criteria / "f_02.toml", 'met_at = "4/5"', "met_at = 0.8")
    replace(criteria / "f_02.toml", "summary =", "sumary =")
    replace(criteria / "f_03.toml", 'id = "F-03"', 'id = "F-04"')
    (criteria / "f_05.toml").write_text("id = \n", encoding="utf-8")
    (criteria / "f_06.toml").write_bytes(b'id = "\xff"')
    replace(tiny_ruleset / "lexicons" / "ordinarily-available.toml", "more-phrases", "more")
    with pytest.raises(RulesetError) as caught:
        load_ruleset(tiny_ruleset)
    assert len(caught.value.problems) == 11
    found = problems(tiny_ruleset)
    assert found["ruleset.toml"][0] in ("the key licence is missing", "the key license is not known here")
    assert found["criteria/f_02.toml: scoring.weight"][0] == "a whole number is expected here, not text"
    assert found["criteria/f_02.toml: scoring.met_at"][1] == 'write a whole number or a text such as "4/5"'
    assert found["criteria/f_02.toml: sources[0].checked_on"][0] == "a date is expected here, not text"
    assert found["criteria/f_03.toml: id"] == ("does not match the file's name", "name the file f_04.toml")
    assert "not TOML" in found["criteria/f_05.toml"][0]
    assert found["criteria/f_06.toml"][0] == "the file is not UTF-8"
    assert "more-phrases" in found["lexicons/ordinarily-available.toml: stricter"][1]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "words"),
    [
        (
            "ruleset.toml",
            'default_policy = "machine"',
            'default_policy = "machin"',
            "default_policy",
            "no policy machin",
        ),
        ("ruleset.toml", 'gate_cap = "fix first"', 'gate_cap = "fix"', "policies[0].gate_cap", "no word of its bands"),
        ("ruleset.toml", 'cap = "fix first"\n\n[app', 'cap = "x"\n\n[app', "policies[0].limits[0].cap", "no word"),
        (
            "ruleset.toml",
            'section = "F"',
            'section = "E"',
            "policies[0].limits[0].section",
            "no criterion is in section E",
        ),
        ("ruleset.toml", "at = 0\n", 'at = "9/10"\n', "policies[0].bands", "do not rise from 0"),
        ("ruleset.toml", 'word = "ready"', 'word = "fix first"', "policies[0].bands", "name a word twice"),
        ("ruleset.toml", 'provision = ["F-02"]', 'provision = ["F-20"]', "appraisal.provision", "no criterion F-20"),
        ("ruleset.toml", ">=0.1,<1", ">=7", "engine", "this engine is"),
        ("ruleset.toml", ">=0.1,<1", "recent", "engine", "this engine is"),
        ("ruleset.toml", "valid_to = 2027-01-01", "valid_to = 2026-01-01", "valid_to", "is not after valid_from"),
        ("criteria/f_02.toml", 'section = "F"', 'section = "L"', "section", "there is no section L"),
        ("criteria/f_02.toml", 'section = "F"', 'section = "procces"', "section", "there is no section procces"),
        ("criteria/f_02.toml", 'reads = ["F"]', 'reads = ["dates.final"]', "reads[0]", "no part of a plan"),
        ("criteria/f_02.toml", "weight = 3", "weight = -1", "scoring.weight", "below 0"),
        ("criteria/f_02.toml", 'met_at = "4/5"', 'met_at = "1/3"', "scoring", "do not rise"),
        ("criteria/f_02.toml", "{item} does", "{0} does", "findings.quantity-missing.message", "no placeholder"),
        ("criteria/f_02.toml", "{item} does", "{item does", "findings.quantity-missing.message", "no placeholder"),
        ("criteria/f_02.toml", 'reads = ["F"]', 'reads = ["F"]\naliases = ["F-03"]', "aliases", "already names"),
        (
            "criteria/f_02.toml",
            'reads = ["F"]',
            'reads = ["F"]\napplies.all = [{fact = "plan.stag", op = "is", value = "final"}]',
            "applies.all[0].fact",
            "no fact plan.stag",
        ),
        (
            "criteria/f_02.toml",
            'reads = ["F"]',
            'reads = ["F"]\napplies.any = [{fact = "learner.age", op = "at_least", value = "16"}]',
            "applies.any[0].value",
            "takes a whole number",
        ),
    ],
)
def test_what_does_not_hold_together_is_named(
    tiny_ruleset: Path, file: str, old: str, new: str, place: str, words: str
) -> None:
    replace(tiny_ruleset / file, old, new)
    found = problems(tiny_ruleset)
    messages = [message for at, (message, _) in found.items() if at.endswith(f": {place}")]
    assert len(found) == 1, found
    assert words in messages[0]


def test_a_folder_without_a_ruleset_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path)["ruleset.toml"][0] == "the file is not there"


def test_a_ruleset_without_criteria_is_refused(tiny_ruleset: Path) -> None:
    for file in (tiny_ruleset / "criteria").iterdir():
        file.unlink()
    assert problems(tiny_ruleset)["criteria"][0] == "there is no criterion"


def test_parameters_become_the_class_of_the_check(tiny_ruleset: Path) -> None:
    resolved = resolve_checks(load_ruleset(tiny_ruleset), CHECKS)
    assert sorted(resolved) == ["F-02", "F-03"]
    assert resolved["F-02"].definition is each_item_states
    assert resolved["F-02"].parameters == States(sections=("F",), slots=("quantity",))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'use = "wording.each_item_states"',
            'use = "wording.each_item_sates"',
            "check.use: no installed plugin provides wording.each_item_sates (did you mean wording.each_item_states?; x)",
        ),
        (
            'slots = ["quantity"]',
            'slot = ["quantity"]',
            "check.parameters: the key slot is not known here (did you mean slots?)",
        ),
        (
            'slots = ["quantity"]',
            'slots = ["quantity"]\nleast = "half"',
            'check.parameters.least: a fraction is expected here (write a whole number or a text such as "4/5")',
        ),
        (
            'slots = ["quantity"]',
            'slots = ["quantity"]\nlexicon = "roles"',
            "check.parameters.lexicon: there is no lexicon roles (known: ordinarily-available)",
        ),
        (
            'slots = ["quantity"]',
            'slots = ["quantity"]\nlexicon = "ordinarily-available"\ngroups = ["strategy"]',
            "check.parameters.groups: the lexicon ordinarily-available has no group strategy (did you mean strategies?)",
        ),
        (
            "[findings.quantity-missing]",
            "[findings.quantity-mising]",
            "findings.quantity-mising: wording.each_item_states makes no such finding (did you mean quantity-missing?)",
        ),
    ],
)
def test_a_criterion_that_does_not_fit_its_check_is_refused(
    tiny_ruleset: Path, old: str, new: str, problem: str
) -> None:
    replace(tiny_ruleset / "criteria" / "f_02.toml", old, new)
    ruleset = load_ruleset(tiny_ruleset)
    with pytest.raises(RulesetError) as caught:
        resolve_checks(ruleset, CHECKS, note="x")
    assert f"tiny 2026.1.0 F-02: {problem}" in str(caught.value).splitlines()


def test_criteria_that_lack_their_check_are_all_named(tiny_ruleset: Path) -> None:
    with pytest.raises(RulesetError) as caught:
        resolve_checks(load_ruleset(tiny_ruleset), {})
    assert len(caught.value.problems) == 2


def test_a_ruleset_that_is_loaded_can_go_to_another_process(tiny_ruleset: Path) -> None:
    import pickle

    ruleset: Any = load_ruleset(tiny_ruleset)
    assert pickle.loads(pickle.dumps(ruleset)) == ruleset
