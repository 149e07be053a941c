"""Build the sample plans from their sources, or check that the built files are current.

    python tools/build_samples.py           writes the five plans, expected.toml and README.md
    python tools/build_samples.py --check   says which built file differs from its source, and ends with 1 if one does

The words are written only in `src/ehcp_rules/samples/sources/*.toml`; nothing is written here. The bytes depend on
nothing but the sources: archives are stored uncompressed, in a fixed order, with one fixed time.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sample_forms import excel_form, vendor_xml
from sample_sources import SAMPLES, Source, read_sources
from sample_word import word_table

LAYOUTS = {"word-table": word_table, "excel-form": excel_form, "vendor-xml": vendor_xml}


def plan_json(source: Source) -> bytes:
    """The plan in the engine's own form, `ehcp-plan/1`."""
    return (json.dumps(source.as_plan(), ensure_ascii=False, indent=2) + "\n").encode()


def expected_toml(sources: list[Source]) -> bytes:
    """The expected verdicts, plan by plan, in document order."""
    lines = [
        "# Built from sources/*.toml by tools/build_samples.py; change it there.",
        "# `item` is an id of the source, or `plan`. A criterion agrees with `met` or `not-applicable` when it has no finding",
        "# there, with `not-met` or `partly-met` when it has one, and with `needs-judgement` when it asks a person or abstains.",
    ]
    for source in sources:
        for expected in source.expected:
            lines += ["", "[[expected]]", f"plan = {json.dumps(source.built)}"]
            lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in expected.items()]
    return ("\n".join(lines) + "\n").encode()


def readme(sources: list[Source]) -> bytes:
    """What each plan is, and what is planted where."""
    lines = [
        "# Sample plans",
        "",
        "<!-- Built from sources/*.toml by tools/build_samples.py; change it there. -->",
        "",
        "Everything here is invented: no child, adult, school or council described exists. The plans are written so that a",
        "first run shows what the engine sees and what it leaves alone. `ehcp-rules demo` scores them as on 22 November 2026.",
        "",
        "| File | Plan | Format |",
        "| --- | --- | --- |",
        *(f"| `{source.built}` | {source.title} | {source.format_words} |" for source in sources),
        "",
        "`expected.toml` holds one author's verdict for each entry below; absent from it does not mean met. A *virtue* is",
        "wording that a list of forbidden words would condemn and a careful reader would not, or that is plainly good.",
        "The Word layout prints no item numbers; the numbers below count in document order within a section.",
    ]
    for source in sources:
        lines += ["", f"## {source.title}", "", f"`{source.built}`. {' '.join(source.about.split())}", ""]
        for heading, verdicts in (
            ("Planted defects", {"not-met", "partly-met"}),
            ("Left to a person", {"needs-judgement"}),
            ("Virtues", {"met", "not-applicable"}),
        ):
            chosen = [e for e in source.expected if e["verdict"] in verdicts]
            if chosen:
                lines += [f"### {heading}", "", "| Item | Criterion | Verdict | Why |", "| --- | --- | --- | --- |"]
                lines += [f"| {e['item']} | {e['criterion']} | {e['verdict']} | {e['note']} |" for e in chosen] + [""]
        lines.pop()
    return ("\n".join(lines) + "\n").encode()


def build() -> dict[Path, bytes]:
    """Every built file with its bytes."""
    sources = read_sources()
    files = {SAMPLES / source.built: LAYOUTS.get(source.layout, plan_json)(source) for source in sources}
    files[SAMPLES / "expected.toml"] = expected_toml(sources)
    files[SAMPLES / "README.md"] = readme(sources)
    return files


def main() -> int:
    """Write the files, or compare them."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if a built file is not current")
    check = parser.parse_args().check
    stale = 0
    for path, content in build().items():
        if path.is_file() and path.read_bytes() == content:
            continue
        stale += 1
        if not check:
            path.write_bytes(content)
        sys.stdout.write(f"{path.name}: {'is not current' if check else 'written'}\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
