"""Overlays: what a council may change, what is recorded, what a lock refuses, and how mistakes are told."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from ehcp_rules.checks import CheckContext, check
from ehcp_rules.errors import OverlayError
from ehcp_rules.loading import apply_overlay, load_ruleset
from ehcp_rules.ruleset import Ruleset

BASE = """
id = "fenmoor"
title = "Fenmoor's own additions"
publisher = "Fenmoor Council"
version = "1"

[base]
id = "tiny"
version = "2026.1.0"
"""


@pytest.fixture
def ruleset(tiny_ruleset: Path) -> Ruleset:
    """The tiny ruleset, loaded."""
    return load_ruleset(tiny_ruleset)


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """An overlay folder that changes nothing yet."""
    write(tmp_path / "fenmoor" / "overlay.toml", BASE)
    return tmp_path / "fenmoor"


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def say(overlay: Path, text: str) -> None:
    """Add to the overlay's own file."""
    file = overlay / "overlay.toml"
    file.write_text(file.read_text("utf-8") + text, encoding="utf-8")


def amend(path: str, change: str, criterion: str = "F-02") -> str:
    """An amendment as TOML."""
    return f'[[amend]]\ncriterion = "{criterion}"\npath = "{path}"\n{change}\nreason = "agreed locally"\n'


def refused(ruleset: Ruleset, overlay: Path) -> list[str]:
    """Each mistake of an overlay that must be refused, with places relative to its folder."""
    with pytest.raises(OverlayError) as caught:
        apply_overlay(ruleset, overlay)
    return [str(problem).removeprefix(f"{overlay.as_posix()}/") for problem in caught.value.problems]


def test_an_overlay_that_changes_nothing_only_adds_its_layer(ruleset: Ruleset, overlay: Path) -> None:
    result = apply_overlay(ruleset, overlay)
    assert [(layer.id, layer.kind) for layer in result.layers] == [("tiny", "ruleset"), ("fenmoor", "overlay")]
    assert result.layers[1].judging_digest == ruleset.layers[0].judging_digest
    assert result.criteria == ruleset.criteria
    assert result.variations == ()


def test_values_are_set_added_and_removed_and_each_change_is_recorded(ruleset: Ruleset, overlay: Path) -> None:
    say(overlay, amend("scoring.weight", "set = 5"))
    say(overlay, amend("scoring.met_at", 'set = "9/10"'))
    say(overlay, amend("how_to_fix", 'set = "Ask the link officer how much, and how often it comes round."'))
    say(overlay, amend("check.parameters.slots", 'add = ["deliverer", "expertise"]'))
    say(overlay, amend("check.parameters.slots", 'remove = "quantity"'))
    say(overlay, amend("check.parameters.lexicon", 'set = "ordinarily-available"'))
    result = apply_overlay(ruleset, overlay)
    changed = result.criterion("F-02")
    assert changed.scoring.weight == 5
    assert changed.scoring.met_at == Fraction(9, 10)
    assert changed.check.parameters["slots"] == ("deliverer", "expertise")
    assert changed.check.parameters["lexicon"] == "ordinarily-available"
    assert [(variation.target, variation.change) for variation in result.variations] == [
        ("F-02", "scoring.weight: 5 instead of 3"),
        ("F-02", "scoring.met_at: 9/10 instead of 4/5"),
        ("F-02", "how_to_fix: reworded"),
        ("F-02", "check.parameters.slots: adds deliverer, expertise"),
        ("F-02", "check.parameters.slots: removes quantity"),
        ("F-02", "check.parameters.lexicon: ordinarily-available"),
    ]
    assert {variation.layer for variation in result.variations} == {"fenmoor"}
    assert {variation.reason for variation in result.variations} == {"agreed locally"}
    assert result.layers[1].judging_digest != ruleset.layers[0].judging_digest
    assert ruleset.criterion("F-02").scoring.weight == 3


def test_a_rating_band_of_a_policy_can_be_amended(ruleset: Ruleset, overlay: Path) -> None:
    say(overlay, '[[amend]]\npolicy = "machine"\npath = "minimum_coverage"\nset = "3/4"\nreason = "agreed locally"\n')
    result = apply_overlay(ruleset, overlay)
    assert result.policy().minimum_coverage == Fraction(3, 4)
    assert result.variations[0].target == "machine"


def test_a_criterion_is_disabled_with_a_reason_and_leaves_the_appraisal(ruleset: Ruleset, overlay: Path) -> None:
    say(
        overlay,
        '[[disable]]\ncriterion = "F-02"\nreason = "under review"\napproved_by = "Head of SEND"\nreview_on = 2027-01-31\n',
    )
    result = apply_overlay(ruleset, overlay)
    assert [one.id for one in result.criteria] == ["F-03"]
    assert result.appraisal == {"provision": ()}
    assert result.variations[0].change == "disabled; approved by Head of SEND; to be looked at again on 2027-01-31"


def test_a_new_criterion_joins_in_the_overlays_namespace(
    ruleset: Ruleset, overlay: Path, criterion: Callable[..., str]
) -> None:
    write(overlay / "criteria" / "x_01.toml", criterion("fenmoor:X-01"))
    write(overlay / "criteria" / "x_01.cases.toml", "left to the tests of criteria")
    say(overlay, '[appraisal]\nprovision = ["fenmoor:X-01"]\n')
    result = apply_overlay(ruleset, overlay)
    assert [one.id for one in result.criteria] == ["F-02", "F-03", "fenmoor:X-01"]
    assert result.appraisal == {"provision": ("F-02", "fenmoor:X-01")}


def test_phrases_join_a_lexicon_that_is_there(ruleset: Ruleset, overlay: Path) -> None:
    addition = (
        'id = "ordinarily-available"\n[[groups]]\nname = "strategies"\nphrases = ["fidget box", "visual timetable"]\n'
        '[[groups]]\nname = "spaces"\nforms = "noun"\nphrases = ["calm corner"]\n'
    )
    write(overlay / "lexicons" / "ordinarily_available.toml", addition)
    result = apply_overlay(ruleset, overlay)
    (lexicon,) = result.lexicons
    assert [group.name for group in lexicon.groups] == ["strategies", "spaces"]
    assert lexicon.groups[0].phrases == ("visual timetable", "now and next board", "fidget box")
    assert result.variations[0].change == "adds 2 phrases"


def test_a_lexicon_of_its_own_stands_in_the_namespace(ruleset: Ruleset, overlay: Path) -> None:
    own = 'id = "fenmoor:bases"\ntitle = "Bases"\n[[groups]]\nname = "bases"\nphrases = ["the lodge"]\n'
    write(overlay / "lexicons" / "bases.toml", own)
    assert [one.id for one in apply_overlay(ruleset, overlay).lexicons] == ["ordinarily-available", "fenmoor:bases"]


def test_two_overlays_lie_on_each_other_and_the_second_may_pin_the_first(
    ruleset: Ruleset, overlay: Path, tmp_path: Path
) -> None:
    second = tmp_path / "marsh"
    text = BASE.replace('id = "fenmoor"', 'id = "marsh"').replace('id = "tiny"', 'id = "fenmoor"')
    write(second / "overlay.toml", text.replace("2026.1.0", "1"))
    say(overlay, amend("scoring.weight", "set = 5"))
    result = apply_overlay(apply_overlay(ruleset, overlay), second)
    assert [layer.id for layer in result.layers] == ["tiny", "fenmoor", "marsh"]
    assert len(result.variations) == 1
    assert refused(result, overlay)[0].startswith("overlay.toml: id: the overlay fenmoor is applied already")


def test_a_pin_by_judging_digest_holds_through_a_corrected_typo_and_not_through_a_new_weight(
    tiny_ruleset: Path, overlay: Path
) -> None:
    digest = load_ruleset(tiny_ruleset).layers[0].judging_digest
    say(overlay, f'judging_digest = "{digest}"\n')
    file = tiny_ruleset / "criteria" / "f_02.toml"
    file.write_text(file.read_text("utf-8").replace("Look for a number", "Look for an amount"), encoding="utf-8")
    assert apply_overlay(load_ruleset(tiny_ruleset), overlay)
    file.write_text(file.read_text("utf-8").replace("weight = 3", "weight = 2"), encoding="utf-8")
    (problem,) = refused(load_ruleset(tiny_ruleset), overlay)
    assert problem.startswith("overlay.toml: base.judging_digest: tiny 2026.1.0 judges differently now")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            amend("scoring.wieght", "set = 5"),
            "amend[0]: path scoring.wieght: there is no wieght in scoring (did you mean weight?)",
        ),
        (amend("scorin.weight", "set = 5"), "amend[0]: path scorin.weight: there is no scorin (did you mean scoring?)"),
        (
            amend("scoring.weight", "set = 5", "F-2"),
            "amend[0].criterion: there is no criterion F-2 (did you mean F-02?)",
        ),
        (amend("scoring.weight", 'set = "5"'), "amend[0]: scoring.weight: a whole number is expected here, not text"),
        (
            amend("scoring.weight", "add = 5"),
            "amend[0]: path scoring.weight: add needs a list, and here is a whole number",
        ),
        (amend("id", 'set = "F-09"'), "amend[0]: path id: an id never changes"),
        (
            amend("check.parameters.slots", 'remove = "quantty"'),
            "amend[0]: path check.parameters.slots: quantty is not in the list (did you mean quantity?)",
        ),
        (
            amend("check.parameters.slots", 'add = "quantity"'),
            "amend[0]: path check.parameters.slots: quantity is in the list already (leave it out)",
        ),
        (amend("scoring.weight", "set = 5\nadd = 6"), "amend[0]: an amendment needs exactly one target, one change"),
        (amend("scoring.weight", ""), "amend[0]: an amendment needs exactly one target, one change and a reason"),
        (amend("scoring.partly_at", "set = 1"), "amend[0]: scoring: partly_at and met_at do not rise"),
        (
            amend("scoring.weight", "set = 5").replace("reason", "reson"),
            "amend[0]: the key reson is not known here (did you mean reason?)",
        ),
        (
            '[[disable]]\ncriterion = "F-02"\nreason = " "\napproved_by = "x"\nreview_on = 2027-01-31\n',
            "disable[0]: reason and approved_by are blank",
        ),
        ('[[disable]]\ncriterion = "F-02"\nreason = "x"\n', "disable[0]: the key approved_by is missing"),
        (
            '[appraisal]\nprovisions = ["F-03"]\n',
            "appraisal.provisions: there is no kind provisions (did you mean provision?)",
        ),
        ('[appraisal]\nprovision = ["F-30"]\n', "appraisal.provision: there is no criterion F-30"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_word_that_was_meant(
    ruleset: Ruleset, overlay: Path, text: str, problem: str
) -> None:
    say(overlay, text)
    assert any(line.startswith(f"overlay.toml: {problem}") for line in refused(ruleset, overlay))


def test_a_wrong_pin_names_both_versions(ruleset: Ruleset, overlay: Path) -> None:
    file = overlay / "overlay.toml"
    file.write_text(BASE.replace("2026.1.0", "2025.2.0"), encoding="utf-8")
    assert refused(ruleset, overlay) == [
        (
            "overlay.toml: base.version: the overlay was written for tiny 2025.2.0, and this is 2026.1.0 "
            "(choose tiny==2025.2.0, or check the overlay and pin 2026.1.0)"
        )
    ]
    file.write_text(BASE.replace('"tiny"', '"tinny"'), encoding="utf-8")
    assert "did you mean tiny?" in refused(ruleset, overlay)[0]


def test_mistakes_of_all_files_are_told_at_once(ruleset: Ruleset, overlay: Path, criterion: Callable[..., str]) -> None:
    say(overlay, amend("scoring.wieght", "set = 5") + amend("scoring.weight", "set = 5", "F-99"))
    write(overlay / "criteria" / "x_01.toml", criterion("X-01"))
    write(overlay / "criteria" / "x_02.toml", criterion("fenmoor:X-02").replace("weight = 3", 'weight = "3"'))
    write(overlay / "lexicons" / "ordinary.toml", 'id = "ordinary"\n[[groups]]\nname = "a"\nphrases = ["b"]\n')
    write(overlay / "lexicon" / "roles.toml", "")
    write(overlay / "overlays.toml", "")
    assert [line.partition(" (")[0] for line in refused(ruleset, overlay)] == [
        "criteria/x_02.toml: scoring.weight: a whole number is expected here, not text",
        "lexicon: is not read as part of an overlay",
        "overlays.toml: is not read as part of an overlay",
        "overlay.toml: amend[0]: path scoring.wieght: there is no wieght in scoring",
        "overlay.toml: amend[1].criterion: there is no criterion F-99",
        "criteria/x_01.toml: id: X-01 is not in the overlay's namespace",
        "lexicons/ordinary.toml: id: there is no lexicon ordinary",
    ]


def test_a_folder_that_is_not_there_is_told(ruleset: Ruleset, tmp_path: Path) -> None:
    assert refused(ruleset, tmp_path / "nowhere") == ["overlay.toml: the file is not there (check the folder's name)"]


@pytest.mark.parametrize(
    ("path", "change", "reason"),
    [
        ("scoring.weight", "set = 2", "scoring.weight may only rise"),
        ("scoring.met_at", 'set = "3/4"', "scoring.met_at may only rise"),
        ("scoring.severity", 'set = "minor"', "scoring.severity may only rise"),
        ("scoring.locked", "set = false", "scoring.locked may not be taken away"),
        ("scoring", 'set = {weight = 1, severity = "major"}', "scoring.weight may only rise"),
        ("applies", 'set = {all = [{fact = "plan.final", op = "is", value = true}]}', "applies declares no stricter"),
        ("reads", 'add = "K"', "reads declares no stricter direction"),
        ("decided_by", 'set = "person"', "decided_by declares no stricter direction"),
        ("check.use", 'set = "sections.present"', "check.use declares no stricter direction"),
        ("check.parameters.slots", 'add = "deliverer"', "check.parameters.slots declares no stricter direction"),
    ],
)
def test_a_lock_refuses_what_loosens_and_what_declares_no_direction(
    ruleset: Ruleset, overlay: Path, path: str, change: str, reason: str
) -> None:
    say(overlay, amend(path, change, "F-03"))
    assert any(f"amend[0]: F-03 is locked: {reason}" in line for line in refused(ruleset, overlay))


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("scoring.weight", "set = 9"),
        ("scoring.severity", 'set = "critical"'),
        ("scoring.gate", "set = true"),
        ("how_to_fix", 'set = "Ask."'),
        ("findings.quantity-missing.fix", 'set = "Ask."'),
    ],
)
def test_a_lock_lets_a_criterion_become_stricter_or_be_reworded(
    ruleset: Ruleset, overlay: Path, path: str, change: str
) -> None:
    say(overlay, amend(path, change, "F-03"))
    assert len(apply_overlay(ruleset, overlay).variations) == 1


def test_a_locked_criterion_may_not_be_disabled(ruleset: Ruleset, overlay: Path) -> None:
    say(overlay, '[[disable]]\ncriterion = "F-03"\nreason = "x"\napproved_by = "y"\nreview_on = 2027-01-31\n')
    assert refused(ruleset, overlay) == [
        "overlay.toml: disable[0].criterion: F-03 is locked and cannot be disabled (ask the publisher)"
    ]


def test_the_cap_of_a_locked_gate_may_not_be_lifted(ruleset: Ruleset, overlay: Path) -> None:
    say(overlay, '[[amend]]\npolicy = "machine"\npath = "gate_cap"\nset = "ready"\nreason = "agreed locally"\n')
    assert apply_overlay(ruleset, overlay).policy().gate_cap == "ready"
    say(overlay, amend("scoring.gate", "set = true", "F-03"))
    text = (overlay / "overlay.toml").read_text("utf-8")
    base, first, second = text.split("[[amend]]")
    write(overlay / "overlay.toml", f"{base}[[amend]]{second}[[amend]]{first}")
    (problem,) = refused(ruleset, overlay)
    assert "gate_cap may not be lifted while locked criteria rest on it: F-03" in problem


@pytest.mark.parametrize("stricter", ["fewer-phrases", "neither"])
def test_phrases_that_could_loosen_a_locked_criterion_are_refused(
    ruleset: Ruleset, overlay: Path, stricter: str
) -> None:
    (lexicon,) = ruleset.lexicons
    base = attrs.evolve(ruleset, lexicons=(attrs.evolve(lexicon, stricter=stricter),))
    addition = 'id = "ordinarily-available"\n[[groups]]\nname = "strategies"\nphrases = ["fidget box"]\n'
    write(overlay / "lexicons" / "ordinarily-available.toml", addition)
    (problem,) = refused(base, overlay)
    assert "more phrases in ordinarily-available could loosen locked criteria: F-03" in problem


@attrs.frozen(kw_only=True)
class Stricter:
    """Parameters that say which way is stricter."""

    sections: tuple[str, ...] = ()
    slots: tuple[str, ...] = attrs.field(default=(), metadata={"stricter": "more"})
    limit: int = attrs.field(default=20, metadata={"stricter": "lower"})
    lenient: bool = attrs.field(default=True, metadata={"stricter": "false"})


@check("wording.each_item_states", parameters=Stricter, codes=[])
def each_item_states(context: CheckContext) -> tuple[()]:
    """Judge nothing: the overlay only reads how it is declared."""
    return ()


CHECKS = {each_item_states.name: each_item_states}


@pytest.mark.parametrize(
    ("path", "change", "allowed"),
    [
        ("check.parameters.slots", 'add = "deliverer"', True),
        ("check.parameters.slots", 'set = ["deliverer"]', False),
        ("check.parameters.limit", "set = 15", True),
        ("check.parameters.limit", "set = 25", False),
        ("check.parameters.lenient", "set = false", True),
        ("check.parameters.sections", 'add = "G"', False),
    ],
)
def test_parameters_of_a_locked_criterion_move_only_in_the_direction_that_their_check_declares(
    ruleset: Ruleset, overlay: Path, path: str, change: str, allowed: bool
) -> None:
    say(overlay, amend(path, change, "F-03"))
    if allowed:
        assert apply_overlay(ruleset, overlay, checks=CHECKS)
    else:
        with pytest.raises(OverlayError, match="F-03 is locked"):
            apply_overlay(ruleset, overlay, checks=CHECKS)


def test_with_the_checks_at_hand_an_unknown_parameter_is_told_at_its_amendment(ruleset: Ruleset, overlay: Path) -> None:
    say(overlay, amend("check.parameters.slot", 'set = ["deliverer"]'))
    with pytest.raises(OverlayError, match=r"amend\[0\]: check.parameters: the key slot is not known .*mean slots"):
        apply_overlay(ruleset, overlay, checks=CHECKS)
