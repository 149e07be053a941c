"""Plans in the JSON form `ehcp-plan/1`: one plan, a list of them, `{"plans": [...]}`, or one plan on each line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    ImportIssue,
    NoOptions,
    Sniff,
    Source,
    Writing,
)
from ehcp_rules.errors import PlanError, Problem, UnreadableFileError
from ehcp_rules.plan import SECTION_CODES, Plan
from ehcp_rules_adapters.problems import failure_of, placed

__all__ = ["JSON"]

MOST_BYTES = 256 * 1024 * 1024
MOST_LINE_BYTES = 16 * 1024 * 1024


def _sniff(glimpse: Glimpse) -> Sniff:
    if glimpse.nature != "json":
        return Sniff(0)
    if "ehcp-plan/1" in glimpse.text:
        return Sniff(95, "it names the format ehcp-plan/1")
    return Sniff(10, "JSON")


def _read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    with source.open() as file:
        if _one_on_each_line(file):
            for number, line in enumerate(_lines(file), 1):
                if line.strip():
                    yield _plan(_parsed(line), source.name, f"line {number} ", "$")
            return
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // (1024 * 1024)} MiB"
        raise UnreadableFileError.of("", message, "write one plan on each line instead")
    document = _parsed(content)
    plans = document.get("plans") if isinstance(document, dict) and "format" not in document else document
    if not isinstance(plans, list):
        yield _plan(document, source.name, "", "$")
        return
    root = "$.plans" if isinstance(document, dict) else "$"
    if not plans:
        yield ImportFailure(source.name, root, "the list of plans is empty", "check what was chosen for the export")
    for index, plan in enumerate(plans):
        yield _plan(plan, source.name, "", f"{root}[{index}]")


def _one_on_each_line(file: BinaryIO) -> bool:
    """Whether the first line is a whole JSON object and another follows."""
    first = file.readline(MOST_LINE_BYTES).strip()
    second = b""
    while not second and (line := file.readline(1024)):
        second = line.strip()
    file.seek(0)
    return first.startswith(b"{") and first.endswith(b"}") and second.startswith(b"{")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(MOST_LINE_BYTES):
        yield line


def _parsed(content: bytes) -> Any:
    """The document, or the error that says why there is none."""
    try:
        return json.loads(
            content.removeprefix(b"\xef\xbb\xbf"), object_pairs_hook=_marked, parse_constant=lambda _: None
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        return UnreadableFileError.of(
            place, f"it is not JSON: {error.msg.lower()}", "the file may be cut short; export it again"
        )
    except UnicodeDecodeError as error:
        return UnreadableFileError.of(f"byte {error.start}", "it is not UTF-8", "save it as UTF-8")
    except (RecursionError, ValueError):
        return UnreadableFileError.of("", "it is nested too deeply, or a number in it is too long", "export it again")


def _marked(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a key that is given twice is kept under a name that the strict loading will refuse at its place."""
    document: dict[str, Any] = {}
    for key, value in pairs:
        document[f"{key} (given twice)" if key in document else key] = value
    return document


def _plan(document: Any, source_name: str, before: str, root: str) -> ImportedPlan | ImportFailure:
    from ehcp_rules.loading.plans import plan_from_json

    if isinstance(document, UnreadableFileError):
        problem = document.problems[0]
        return ImportFailure(source_name, (before + problem.path).strip(), problem.message, problem.hint)
    try:
        plan = plan_from_json(document)
    except PlanError as error:
        found = [
            Problem(f"{before}{root}{one.path.removeprefix('$')}", one.message, one.hint) for one in error.problems
        ]
        return failure_of(found, source_name)
    if not plan.sections:
        hint = "give its sections, each with its code and items"
        return ImportFailure(
            source_name, f"{before}{root}.sections", "the plan has no sections, so there is nothing to score", hint
        )
    return ImportedPlan(placed(plan, _place(f"json:{before}{root}")), (), JSON.name, source_name)


def _place(root: str) -> Callable[[int, int], str]:
    return lambda section, item: f"{root}.sections[{section}].items[{item}]"


def _write(plans: Iterable[Plan], file: BinaryIO) -> tuple[ImportIssue, ...]:
    """One plan as a document to look at, several as one on each line, so that neither end holds them all."""
    from ehcp_rules.loading.plans import plan_to_json

    rest = iter(plans)
    first, second = next(rest, None), next(rest, None)
    if first is None:
        return ()
    if second is None:
        file.write(json.dumps(plan_to_json(first), ensure_ascii=False, indent=1).encode() + b"\n")
        return ()
    for plan in chain((first, second), rest):
        file.write(json.dumps(plan_to_json(plan), ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return ()


JSON = AdapterDefinition(
    name="json",
    title="JSON of plans (ehcp-plan/1)",
    suffixes=(".json", ".jsonl"),
    supplies=frozenset((*SECTION_CODES, "dates", "learner")),
    sniff=_sniff,
    read=_read,
    writing=Writing(to="json", suffix=".json", many=True, text=True, write=_write),
)
