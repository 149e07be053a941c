"""Compare the engine with the verdicts that the author of the sample plans expects, entry by entry.

    python tools/compare_samples.py              agreement by criterion
    python tools/compare_samples.py --list       and each entry on which they differ
    python tools/compare_samples.py --list F-02  only this criterion

An entry that expects not-met or partly-met agrees when the criterion has a finding there; one that expects met or
not-applicable when it has none there; one that expects needs-judgement when a person is asked or the engine abstains.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator

from attrs import frozen

import ehcp_rules
from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import Assessment
from ehcp_rules.findings import Verdict
from ehcp_rules.samples import sample_files

AS_OF = dt.date(2026, 11, 22)
_ABSTAINS = {Verdict.NEEDS_JUDGEMENT, Verdict.NOT_ASSESSED}


@frozen
class Compared:
    """One expected entry beside what the engine said: `kind` is agrees, false-alarm, miss, asks, decides or unknown."""

    plan: str
    item: str
    criterion: str
    expected: str
    found: str
    kind: str
    note: str


def compare() -> Iterator[Compared]:
    """Each entry of `expected.toml` in order, compared with an assessment of the built file."""
    files = {path.name: path for path in sample_files()}
    [listed] = {path.parent / "expected.toml" for path in files.values()}
    assessments: dict[str, Assessment] = {}
    for entry in tomllib.loads(listed.read_text("utf-8"))["expected"]:
        name = entry["plan"]
        if name not in assessments:
            [imported] = ehcp_rules.read(files[name])
            if not isinstance(imported, ImportedPlan):
                raise SystemExit(f"{name} could not be read")
            assessments[name] = ehcp_rules.assess(imported.plan, as_of=AS_OF)
        yield _compared(assessments[name], entry)


def _compared(assessment: Assessment, entry: dict[str, str]) -> Compared:
    kind, found = _kind(assessment, entry)
    return Compared(entry["plan"][:2], entry["item"], entry["criterion"], entry["verdict"], found, kind, entry["note"])


def _kind(assessment: Assessment, entry: dict[str, str]) -> tuple[str, str]:
    ids = {criterion.id for criterion in assessment.ruleset.criteria}
    if entry["criterion"] not in ids:
        return "unknown", "no such criterion"
    result = assessment.result(entry["criterion"])
    whole = entry["item"] == "plan"
    outcomes = [outcome for outcome in result.items if whole or outcome.item == entry["item"]]
    codes = [finding.code for outcome in outcomes for finding in outcome.findings]
    verdicts = {outcome.verdict for outcome in outcomes} | ({result.verdict} if whole or not outcomes else set())
    asks = any(outcome.request for outcome in outcomes) or bool(verdicts & _ABSTAINS)
    found = ", ".join(sorted(verdicts)) + (f" ({', '.join(codes)})" if codes else "")
    if entry["verdict"] in ("not-met", "partly-met"):
        return ("agrees" if codes else "asks" if asks else "miss"), found
    if entry["verdict"] == "needs-judgement":
        return ("agrees" if asks else "false-alarm" if codes else "decides"), found
    return ("false-alarm" if codes else "agrees"), found


def main() -> int:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--list", nargs="?", const="*", metavar="CRITERION", help="list the entries that differ")
    wanted = parser.parse_args().list
    compared = list(compare())
    kinds = Counter(each.kind for each in compared)
    for criterion in sorted({each.criterion for each in compared}):
        own = Counter(each.kind for each in compared if each.criterion == criterion)
        rest = ", ".join(f"{count} {kind}" for kind, count in sorted(own.items()) if kind != "agrees")
        sys.stdout.write(f"{criterion:6} {own['agrees']:3}/{own.total():<3} {rest}\n")
    if wanted:
        for each in compared:
            if each.kind != "agrees" and wanted in ("*", each.criterion):
                line = (
                    f"{each.kind:11} {each.plan} {each.item:5} {each.criterion:6} wanted {each.expected}: {each.note}"
                )
                sys.stdout.write(f"{line}; found {each.found}\n")
    known = len(compared) - kinds["unknown"]
    sys.stdout.write(
        f"{kinds['agrees']}/{known} agree ({kinds['agrees'] / known:.1%}): {dict(sorted(kinds.items()))}\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
