"""Known defects turn their criteria and no others; changes that mean nothing turn none. Exceptions are listed, never hidden."""

from __future__ import annotations

from collections import Counter

import pytest
from tools.mutate import REVIEWED as LIST
from tools.mutate import amiss, floors, found_share, mended, quiet_share, report, reviewed, unmoved_share

from ehcp_rules.engine import Engine
from ehcp_rules.testing import DEFECTS, NEUTRAL, MutationReport


@pytest.fixture(scope="module")
def made() -> MutationReport:
    """What became of every mutant of the sample plans."""
    return report()


def excepted() -> set[str]:
    return {id for entry in reviewed() for id in entry.mutants}


def test_there_are_defects_and_neutral_changes_of_every_kind(made: MutationReport) -> None:
    kinds = Counter(one.mutant.kind.id for one in made.tried)
    assert len(made.defects) >= 700
    assert len(made.neutral) >= 110
    assert set(DEFECTS) <= set(kinds)
    assert set(NEUTRAL) <= set(kinds)
    ids = [one.mutant.id for one in made.tried]
    assert len(ids) == len(set(ids))


def test_every_criterion_that_a_machine_decides_and_that_counts_is_aimed_at_and_reached(made: MutationReport) -> None:
    decided = {
        c.id for c in Engine.create(version="next").ruleset.criteria if c.decided_by == "machine" and c.scoring.weight
    }
    assert decided - {kind.target for kind in DEFECTS.values()} == set()
    counts = made.counts()
    assert [id for id in sorted(decided) if not counts[id]["found"] + counts[id]["asked"]] == []


def test_nineteen_defects_in_twenty_are_found_and_the_exceptions_of_the_rest_are_reviewed(made: MutationReport) -> None:
    assert found_share(made).value >= 0.95
    assert found_share(made).value >= floors().found


def test_a_defect_turns_no_criterion_but_its_target_and_those_that_are_declared(made: MutationReport) -> None:
    assert quiet_share(made).value >= 0.99
    assert [one.mutant.id for one in made.defects if one.wolves and one.mutant.id not in excepted()] == []


def test_changes_that_mean_nothing_move_no_verdict_or_their_exception_is_reviewed(made: MutationReport) -> None:
    assert unmoved_share(made).value >= 0.99
    assert unmoved_share(made).value >= floors().unmoved


def test_every_mutant_that_comes_out_otherwise_is_a_reviewed_exception(made: MutationReport) -> None:
    assert sorted({one.mutant.id for one in amiss(made.tried)} - excepted()) == []


def test_the_list_of_exceptions_holds_none_that_is_mended() -> None:
    assert LIST.read_text("utf-8") == mended(), "python tools/mutate.py --write"


def test_every_exception_says_why() -> None:
    assert all(len(entry.reason) > 20 and entry.mutants for entry in reviewed())
