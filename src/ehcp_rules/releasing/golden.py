"""Golden verdicts: what a release says of every plan of its corpus, so that an engine that would say otherwise is found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ehcp_rules.compare.backtest import Move, moves_between
from ehcp_rules.compare.verdicts import PlanVerdicts, verdicts_of
from ehcp_rules.engine import Engine
from ehcp_rules.errors import RulesetError
from ehcp_rules.findings import Verdict
from ehcp_rules.releasing.corpus import CorpusPlan

__all__ = ["FORMAT", "golden_verdicts", "read_golden", "verdicts_moved", "write_golden"]

FORMAT = "ehcp-rules/golden/1"

_LETTERS: Mapping[str, str] = {
    Verdict.MET.value: "M",
    Verdict.PARTLY_MET.value: "P",
    Verdict.NOT_MET.value: "N",
    Verdict.NOT_APPLICABLE.value: "-",
    Verdict.NEEDS_JUDGEMENT.value: "?",
    Verdict.NOT_ASSESSED.value: "0",
    Verdict.ERROR.value: "!",
}
_WORDS = {letter: word for word, letter in _LETTERS.items()}


def golden_verdicts(engine: Engine, corpus: Iterable[CorpusPlan]) -> Iterator[PlanVerdicts]:
    """What an engine says of each plan of a corpus."""
    for one in corpus:
        yield verdicts_of(engine.assess(one.plan, as_of=one.as_of), plan=one.name)


def verdicts_moved(engine: Engine, corpus: Iterable[CorpusPlan], golden: Iterable[PlanVerdicts]) -> tuple[Move, ...]:
    """Everything that an engine says of a corpus now and did not say when its golden verdicts were stored, or the reverse.

    Raises ValueError when corpus and golden verdicts are not of the same plans.
    """
    moves: list[Move] = []
    for now, then in zip(golden_verdicts(engine, corpus), golden, strict=True):
        if now.plan != then.plan:
            raise ValueError("the golden verdicts are not of this corpus")
        moves += moves_between(then, now)
    return tuple(moves)


def write_golden(verdicts: Iterable[PlanVerdicts], file: Path) -> None:
    """Write golden verdicts as JSON: a letter for each criterion, and the seals and scores of each plan, a plan a line."""
    verdicts = tuple(verdicts)
    criteria = sorted({id for one in verdicts for id in one.verdicts})
    header = json.dumps({"format": FORMAT, "letters": _WORDS, "criteria": criteria}, ensure_ascii=False)
    lines = [header, *(json.dumps(_line(one, criteria), ensure_ascii=False, sort_keys=True) for one in verdicts)]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def read_golden(file: Path) -> tuple[PlanVerdicts, ...]:
    """Read stored golden verdicts; raises RulesetError, with the line, for a damaged file."""
    number = 1
    found = []
    criteria: list[str] = []
    try:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            document = json.loads(line)
            if number == 1:
                criteria = document["criteria"]
            else:
                found.append(_read(document, criteria))
    except (ValueError, KeyError, TypeError):
        place = f"{file.as_posix()}: line {number}"
        raise RulesetError.of(place, "holds no golden verdicts", "restore the file from the release") from None
    return tuple(found)


def _line(one: PlanVerdicts, criteria: Iterable[str]) -> dict[str, Any]:
    letters = "".join(_LETTERS[one.verdicts[id]] for id in criteria)
    return {"plan": one.plan, "verdicts": letters, "findings": dict(one.findings), "scores": dict(one.scores)}


def _read(line: dict[str, Any], criteria: list[str]) -> PlanVerdicts:
    verdicts = {id: _WORDS[letter] for id, letter in zip(criteria, line["verdicts"], strict=True)}
    return PlanVerdicts(plan=line["plan"], verdicts=verdicts, findings=line["findings"], scores=line["scores"])
