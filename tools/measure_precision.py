"""Measure each criterion against what people wrote down beforehand, with intervals.

python tools/measure_precision.py                      on the sample plans and the written cases
python tools/measure_precision.py --plans FOLDER       also on plans with an expected.json each, read from one export
python tools/measure_precision.py --statements FILE    also on labelled statements, one JSON object a line
python tools/measure_precision.py --write              write docs/reference/precision.md (never from --plans or --statements)

FOLDER holds `exports/*.xml` with every plan and `NN-name/expected.json` for the NN-th of them: a list of objects with
`criterion`, `verdict`, `where` (an item id, a section letter or `meta`). A statement has `task`, `text` (a thread has
`need`, `outcome`, `provision`) and `label` (good, bad, linked or broken).
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.counts import HEAD, LEAST_FINDINGS, LEAST_FOR_AN_INTERVAL, LEAST_PRECISION, Judged, by_name, too_imprecise
from tools.tables import Share, table

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import Assessment
from ehcp_rules.engine import Engine
from ehcp_rules.errors import RulesetError
from ehcp_rules.findings import ItemOutcome, Verdict
from ehcp_rules.samples import sample_files
from ehcp_rules.testing import load_cases, run_case
from ehcp_rules.testing.sample_mutants import marked_samples, sample_plans

ROOT = Path(__file__).resolve().parents[1]
NEXT = ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
PAGE = ROOT / "docs" / "reference" / "precision.md"
MADE = "<!-- Written by tools/measure_precision.py. Change the criteria, not this page. -->"
AS_OF = dt.date(2026, 11, 22)
OURS = ("adapters", "builtin", "rulesets")

_OPEN = {Verdict.NEEDS_JUDGEMENT, Verdict.NOT_ASSESSED}
_READS_WORDS = ("wording.", "timing.outcomes_bounded", "therapy.", "identity.", "person.")


@functools.cache
def engine() -> Engine:
    """The engine with the project's own plugins and no others."""
    return Engine.create(version="next", plugins=OURS, strict=True)


def judged_at(assessment: Assessment, criterion: str, expected: str, where: str) -> Judged:
    """What a criterion says of one item, of a section, or (any other place) of the plan."""
    result = assessment.result(criterion)
    outcomes: list[ItemOutcome] = [one for one in result.items if one.item == where]
    outcomes = outcomes or [one for one in result.items if one.path.startswith(f"section.{where}")]
    # What stands in the record is judged by the record, and not by what an item says.
    outcomes = outcomes or [one for one in result.items if where == "meta" and one.item is None]
    outcomes = outcomes or [one for one in result.items if where in ("plan", "meta") or one.item is None]
    found = any(one.findings for one in outcomes)
    open_now = any(one.request or one.verdict in _OPEN for one in outcomes) or (
        not outcomes and result.verdict in _OPEN
    )
    return Judged(result.criterion, expected, found, open_now)


def on_samples() -> Iterator[Judged]:
    """The entries of the samples' own expected.toml."""
    files = {path.name: path for path in sample_files()}
    [listed] = {path.parent / "expected.toml" for path in files.values()}
    assessments = {name: engine().assess(_only(engine().read(path)), as_of=AS_OF) for name, path in files.items()}
    for entry in tomllib.loads(listed.read_text("utf-8"))["expected"]:
        yield judged_at(assessments[entry["plan"]], entry["criterion"], entry["verdict"], entry["item"])


def _only(read: Iterable[object]) -> ImportedPlan:
    [imported] = read
    if not isinstance(imported, ImportedPlan):
        raise SystemExit(f"a plan could not be read: {imported}")
    return imported


def on_cases() -> Iterator[Judged]:
    """The written cases of the ruleset: the verdict of the whole criterion on a minimal plan."""
    for case in load_cases(NEXT):
        outcome = run_case(engine(), case)
        found = outcome.verdict in (Verdict.NOT_MET, Verdict.PARTLY_MET)
        yield Judged(case.criterion, case.verdict, found, outcome.verdict in _OPEN)


def on_plans(folder: Path, left_out: list[str] | None = None) -> Iterator[Judged]:
    """Plans labelled by somebody else. Criteria that the ruleset does not have are left out, and listed in `left_out`."""
    [export] = sorted((folder / "exports").glob("*.xml"))
    imported = [one for one in engine().read(export) if isinstance(one, ImportedPlan)]
    for number, one in enumerate(imported, 1):
        [listed] = folder.glob(f"{number:02}-*/expected.json")
        assessment = engine().assess(one, as_of=AS_OF)
        for entry in json.loads(listed.read_text("utf-8")):
            try:
                yield judged_at(assessment, entry["criterion"], entry["verdict"].replace("_", "-"), entry["where"])
            except RulesetError:
                if left_out is not None:
                    left_out.append(entry["criterion"])


def weighted() -> frozenset[str]:
    """The criteria that a machine decides and that carry weight."""
    return frozenset(c.id for c in engine().ruleset.criteria if c.decided_by == "machine" and c.scoring.weight)


_KINDS = {"provision": "provision", "outcome": "outcome", "need": "need", "views": "view", "aspiration": "aspiration"}


def on_statements(file: Path) -> Iterator[Judged]:
    """Labelled statements, by task. A statement labelled bad or broken is a defect."""
    for line in file.read_text("utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        expected = "not-met" if row["label"] in ("bad", "broken") else "met"
        yield Judged(row["task"], expected, *_said(row))


def _said(row: Mapping[str, Any]) -> tuple[bool, bool]:
    if row["task"] == "qft":
        codes = {finding.code for finding in engine().appraise(row["text"], kind="provision", section="F").findings}
        return "ordinarily-available" in codes, False
    if row["task"] == "thread":
        parts = {name: row.get(name) for name in ("need", "outcome", "provision")}
        verdict = engine().appraise_thread(**parts).verdict
    elif row["task"] == "health_social":
        verdict = engine().appraise(row["text"], kind="provision", section="G").verdict
    else:
        verdict = engine().appraise(row["text"], kind=_KINDS[row["task"]]).verdict
    return verdict in (Verdict.NOT_MET, Verdict.PARTLY_MET), verdict in _OPEN


_VISIBLE = (
    "`python tools/measure_precision.py` counts, criterion by criterion, how the engine's verdicts compare with what a "
    "person wrote down. **The sample plans, what is expected of them, and the written cases were all made within this "
    "project and were visible to the authors of the criteria, who mended the engine by them.** So these figures are a "
    "ceiling and no promise: plans from elsewhere will do worse. The same command prints the same table for labelled "
    "plans or statements of your own (`--plans`, `--statements`), and nothing of them is stored. What the engine makes of "
    "defects put into those plans in other words is told under [mutations](mutations.md)."
)
_TERMS = (
    "“Found” is a defect that a person expected and the engine reports; “missed” one that it passes; a “false alarm” is a "
    "finding where a person expected none or expected to be asked; “asked” is a question to a person in place of a "
    "verdict. Precision is found of all findings, recall is found of all defects, abstention is asked of all entries, each "
    "with its 95% interval by Wilson's method. Where the counts are small the interval is wide, and it, not the share, is "
    "what is known."
)
_WEAK = (
    f"A criterion may carry weight only while its precision is not known to be below {LEAST_PRECISION:.0%}. It is known when "
    f"the share is lower among at least {LEAST_FINDINGS} findings (with fewer, one false alarm would decide), or when even the "
    f"upper end of the interval is lower among at least {LEAST_FOR_AN_INTERVAL}. A test refuses weight to such a criterion, "
    "on these plans and on whatever further labelled plans a contributor has. On the sample plans these are below:"
)
_ORDINARY = "They are those that a person marked for the mutations. At most one in twenty may be."
_CASES = (
    "A test requires that every case comes out as written, so this table can hold no surprise. It shows how many cases "
    "there are on each side and how often the engine is meant to ask."
)


def ordinary_share() -> Share:
    """How many good specialist provisions, marked as such by a person, are taken for what every setting offers."""
    good = {(mark.plan, mark.id) for mark in marked_samples() if mark.id.startswith("F")}
    alarmed = {
        (number, finding.item)
        for number, plan in sample_plans().items()
        for one in engine().assess(plan, as_of=AS_OF).result("F-12").items
        for finding in one.findings
    }
    return Share(len(good & alarmed), len(good))


def page() -> str:
    """The page of the reference."""
    samples, cases = list(on_samples()), list(on_cases())
    wording = {c.id for c in engine().ruleset.criteria if c.check.use.startswith(_READS_WORDS)}
    low = [one for one in by_name(samples)[:-1] if one.precision.of and one.precision.value < LEAST_PRECISION]
    known = {one.name for one in too_imprecise(samples)}
    listed = "\n".join(
        f"- {one.name}: {one.precision}; {'known' if one.name in known else 'not yet known'}" for one in low
    )
    listed = listed or "None."
    parts = [
        "# Precision: how often a criterion is right",
        _VISIBLE,
        _TERMS,
        "## Criteria that read wording, on the sample plans",
        table(HEAD, (one.row for one in by_name(one for one in samples if one.criterion in wording))),
        "## Other criteria, on the sample plans",
        table(HEAD, (one.row for one in by_name(one for one in samples if one.criterion not in wording))),
        "## Precision below 90%",
        f"{_WEAK}\n\n{listed}",
        "## Special provision taken for ordinary",
        f"{ordinary_share()} of the good specialist provisions of the sample plans are reported as ordinary. {_ORDINARY}",
        "## All criteria, on their written cases",
        _CASES,
        table(HEAD, (one.row for one in by_name(cases))),
    ]
    return f"{MADE}\n\n" + "\n\n".join(parts) + "\n"


def main() -> int:
    """Print or write the tables."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--plans", type=Path, metavar="FOLDER", help="labelled plans, from outside the project")
    parser.add_argument("--statements", type=Path, nargs="*", default=[], metavar="FILE", help="labelled statements")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.write:
        PAGE.write_text(page(), "utf-8", newline="\n")
        print("docs/reference/precision.md")
        return 0
    sources = [("sample plans", on_samples()), ("written cases", on_cases())]
    left_out: list[str] = []
    sources += [("labelled plans", on_plans(options.plans, left_out))] if options.plans else []
    sources += [(f"labelled statements, {file.name}", on_statements(file)) for file in options.statements]
    for title, judged in sources:
        print(f"{title}\n\n{table(HEAD, (one.row for one in by_name(judged)))}\n")
    if left_out:
        print(f"{len(left_out)} entries are left out: the ruleset has no criterion {', '.join(sorted(set(left_out)))}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
