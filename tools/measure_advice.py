"""Measure fidelity to advice on plans with marked recommendations, and print every disagreement.

    python tools/measure_advice.py SAMPLES

SAMPLES holds a folder per plan with its Word document or Excel form, `advice/PLAN/*.txt`, and `advice/expected.json`: entries with
`plan`, `advice_file`, `advice_quote`, `plan_quote` and a `verdict` of faithful, dropped, watered_down or invented.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ehcp_rules.adapters import ImportedPlan, read_advice, read_source
from ehcp_rules.loading.rulesets import read_folder
from ehcp_rules.plan import AdviceDocument, Plan
from ehcp_rules.plugins import discover
from ehcp_rules.text import Lexicon, Lexicons, analyse
from ehcp_rules.text.papers.fidelity import Comparison, Fidelity, compare_with_advice
from ehcp_rules.text.papers.statement import Statement

LEXICONS = Path(__file__).resolve().parents[1] / "rulesets/ehcp_rules_rulesets/england_ehcp/next/lexicons"
SECTIONS = ("F", "G", "H1", "H2", "J")
_OF_THE_PLAN = (Fidelity.UNSUPPORTED, Fidelity.INVENTED, Fidelity.OTHER_ADVICE)
_AS = {Fidelity.UNSUPPORTED: "invented", Fidelity.OTHER_ADVICE: "abstains", Fidelity.UNCLEAR: "abstains"}


def lexicons() -> Lexicons:
    """The phrase lists of the working ruleset, without its criteria."""
    return Lexicons(read_folder(LEXICONS, Lexicon, [])[0])


def compared(samples: Path, name: str, lists: Lexicons) -> tuple[Comparison, ...]:
    """One sample plan, read from its document, beside its advice."""
    plan = next(_plans(samples / name))
    documents = tuple(one for one in read_advice(samples / "advice" / name) if isinstance(one, AdviceDocument))
    return compare_with_advice(analyse(attrs.evolve(plan, advice=documents), lists), SECTIONS)


def _plans(folder: Path) -> Iterator[Plan]:
    adapters = tuple(adapter for _, adapter in sorted(discover().adapters.items()))
    files = sorted(file for file in folder.iterdir() if file.suffix in (".docx", ".xlsx"))
    reads = [read for file in files for read in read_source(file, adapters=adapters)]
    plans = [read.plan for read in reads if isinstance(read, ImportedPlan)]
    # One layout of the samples is not told apart by the Word reader; the same plan stands beside it as a form.
    yield from sorted(plans, key=lambda plan: len(plan.not_supplied))


def verdict_on(entry: dict[str, Any], found: tuple[Comparison, ...], ids: Mapping[str, str]) -> str:
    """What was found for one expected entry (`ids` are of the documents, by file); `nothing` where it was not judged.

    Of several fates of one recommendation, the one of the amount that the entry quotes.
    """
    stem = Path(entry["advice_file"] or "").stem
    hits = [one for one in found if (_advised(one, entry, ids[stem]) if stem else _planned(one, entry))]
    if not hits:
        return "nothing"
    nearest = next((one for one in hits if stem and _quotes(one, entry["advice_quote"])), hits[0])
    return _AS.get(nearest.fidelity, nearest.fidelity.value)


def _advised(one: Comparison, entry: dict[str, Any], document: str) -> bool:
    ours = one.recommendation is not None and one.recommendation.item.id.startswith(f"{document}:")
    return ours and _bare(entry["advice_quote"]) in _bare(_words(one.recommendation))


def _planned(one: Comparison, entry: dict[str, Any]) -> bool:
    return one.fidelity in _OF_THE_PLAN and _bare(entry["plan_quote"]) in _bare(_words(one.provision))


def _quotes(one: Comparison, told: str) -> bool:
    return any(quote.text in told or told in quote.text for quote in one.advised)


def _bare(text: str) -> str:
    """Words and numbers alone: the cells of a row may be told in one field, with commas for the lines between them."""
    return " " + " ".join(re.findall(r"[^\W_]+", text)) + " "


def _words(statement: Statement | None) -> str:
    return " | ".join(passage.text for passage in statement.item.passages.values()) if statement else ""


def measure(samples: Path) -> tuple[int, list[str]]:
    """How many entries there are, and a line for each disagreement."""
    entries = json.loads((samples / "advice" / "expected.json").read_text("utf-8"))
    lists = lexicons()
    found = {name: compared(samples, name, lists) for name in sorted({entry["plan"] for entry in entries})}
    wrong = []
    for entry in entries:
        files = read_advice(samples / "advice" / entry["plan"])
        ids = {Path(one.source.place).stem: one.id for one in files if isinstance(one, AdviceDocument) and one.source}
        got = verdict_on(entry, found[entry["plan"]], ids)
        if got != entry["verdict"].replace("_", "-"):
            name = (
                f"{entry['plan']} {entry['advice_file'] or 'no advice'} {entry['recommendation'] or entry['plan_item']}"
            )
            wrong.append(f"{name}: expected {entry['verdict']}, found {got}")
    return len(entries), wrong


def main() -> None:
    """Print the disagreements, and how many entries agree."""
    samples = Path(sys.argv[1])
    count, wrong = measure(samples)
    print("\n".join(wrong))
    print(f"{count - len(wrong)} of {count} agree ({100 * (count - len(wrong)) / count:.1f}%)")
    entries = json.loads((samples / "advice" / "expected.json").read_text("utf-8"))
    print(dict(Counter(entry["verdict"] for entry in entries)))


if __name__ == "__main__":
    main()
