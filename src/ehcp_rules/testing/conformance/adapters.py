"""The kit for adapters: reading what it should, and never harming anybody with a file that is not what it seems."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from pathlib import Path

from hypothesis import strategies as st

from ehcp_rules.adapters import AdapterDefinition, ImportedPlan, ImportFailure, read_source
from ehcp_rules.adapters.contract import Source
from ehcp_rules.adapters.glimpse import glimpse_of
from ehcp_rules.errors import PlanError
from ehcp_rules.loading.plans import plan_from_json, plan_to_json
from ehcp_rules.plan import Plan
from ehcp_rules.testing.conformance.trying import Conformance, Recorder, quietly, tries

__all__ = ["adapter_conforms"]

_OTHER_FILES: Mapping[str, bytes] = {
    "empty.bin": b"",
    "words.txt": b"Dear Sir or Madam, please find no plan here.\n",
    "table.csv": b"a;b;c\n1;2;3\n",
    "page.html": b"<!doctype html><title>No plan</title>",
    "thing.xml": b"<?xml version='1.0'?><nothing/>",
    "thing.json": b'{"nothing": []}',
    "torn.zip": b"PK\x03\x04 and no more",
    "noise.bin": bytes(range(256)),
}
"""Small files that no adapter for plans should claim with any certainty, or read a plan from."""

_LONG_ENOUGH = 14
"""Characters of a text that must not turn up in a message: shorter ones recur by chance."""


def adapter_conforms(
    adapter: AdapterDefinition,
    files: Iterable[str | Path],
    *,
    plans: int,
    items: int,
    failures: int = 0,
    damages: int = 60,
) -> Conformance:
    """Read files that the adapter is for, files that it is not for, and damaged copies of the first.

    All files together have to give exactly so many `plans`, `items` and `failures`. Reading the same file twice gives the
    same; every plan survives its JSON form; what the adapter does not supply is told as not supplied; damage, `damages`
    times in each file, gives plans or failures and never an exception; no message carries words of a plan; nothing is
    printed or logged, and no file is changed.
    """
    recorder = Recorder()
    texts: set[str] = set()
    counted = {"plans": 0, "items": 0, "failures": 0}
    for file in map(Path, files):
        recorder.tried["files"] += 1
        before = file.read_bytes()
        read, again = (_read(adapter, file, recorder) for _ in range(2))
        if read != again:
            recorder.breach(f"{file.name} gives something else the second time it is read")
        if _certainty(adapter, file.name, before, recorder) == 0:
            recorder.breach(f"{file.name} is not claimed: sniff answers 0")
        for one in read:
            if isinstance(one, ImportFailure):
                counted["failures"] += 1
                continue
            counted["plans"] += 1
            counted["items"] += sum(len(section.items) for section in one.plan.sections)
            texts |= _texts(one.plan)
            _honest(adapter, one.plan, recorder)
        if file.read_bytes() != before:
            recorder.breach(f"{file.name} was changed by reading it")
        _damaged(adapter, file.name, before, _texts_of(read), damages, recorder)
    for name, expected in (("plans", plans), ("items", items), ("failures", failures)):
        recorder.tried[name] += counted[name]
        if counted[name] != expected:
            recorder.breach(f"{counted[name]} {name} were read, and {expected} were expected")
    for name, content in _OTHER_FILES.items():
        recorder.tried["other files"] += 1
        _certainty(adapter, name, content, recorder)
        if any(isinstance(one, ImportedPlan) for one in _read(adapter, content, recorder, name)):
            recorder.breach(f"a plan is read from {name}, which holds none")
    return recorder.report(f"adapter {adapter.name}")


def _read(
    adapter: AdapterDefinition, source: Path | bytes, recorder: Recorder, name: str | None = None
) -> list[ImportedPlan | ImportFailure]:
    with quietly(recorder, "the adapter"):
        found = list(read_source(source, name=name, adapter=adapter.name, adapters=[adapter]))
    for one in found:
        if isinstance(one, ImportFailure) and "internal error" in one.message:
            recorder.breach(f"reading raises: {one.message.rpartition('(')[2].rstrip(')')}")
    return found


def _certainty(adapter: AdapterDefinition, name: str, content: bytes, recorder: Recorder) -> int:
    glimpse = glimpse_of(Source(name, len(content), content=content))
    try:
        with quietly(recorder, "sniff"):
            answers = {adapter.sniff(glimpse).score for _ in range(2)}
    except Exception as error:  # noqa: BLE001 - whatever a foreign adapter raises is a breach
        recorder.breach(f"sniff raises {type(error).__name__}")
        return 0
    if len(answers) > 1:
        recorder.breach("sniff answers otherwise the second time")
    return max(answers)


def _honest(adapter: AdapterDefinition, plan: Plan, recorder: Recorder) -> None:
    """The plan is one that can be stored, and claims no section that the adapter cannot tell."""
    try:
        if plan_from_json(plan_to_json(plan)) != plan:
            recorder.breach("a plan is another one after its JSON form")
    except PlanError as error:
        recorder.breach(f"a plan cannot be stored: {error.problems[0].message}")
    for section in plan.sections:
        if section.items and section.code not in adapter.supplies:
            recorder.breach(f"section {section.code} is read, and `supplies` does not name it")


def _texts(plan: Plan) -> set[str]:
    return {passage.text.strip() for passage in plan.passages() if len(passage.text.strip()) >= _LONG_ENOUGH}


def _texts_of(read: Iterable[ImportedPlan | ImportFailure]) -> set[str]:
    return {text for one in read if isinstance(one, ImportedPlan) for text in _texts(one.plan)}


def _damaged(
    adapter: AdapterDefinition, name: str, content: bytes, texts: set[str], damages: int, recorder: Recorder
) -> None:
    """Copies with bytes changed, lost, doubled or cut off: plans or failures, and no words of the plan in a message."""

    def attempt(seed: int) -> None:
        recorder.tried["damaged files"] += 1
        for one in _read(adapter, _with_damage(content, random.Random(seed)), recorder, name):  # noqa: S311 - no secret
            told = [one.message, one.hint] if isinstance(one, ImportFailure) else [i.message for i in one.issues]
            if any(text in line for line in told for text in texts):
                recorder.breach("a message carries words of the plan")

    tries(st.integers(0, 2**32), damages, attempt)


def _with_damage(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(damaged) + 1)
        length = chance.randint(1, 64)
        match chance.randrange(4):
            case 0:
                damaged[at : at + length] = bytes(chance.randrange(256) for _ in range(length))
            case 1:
                del damaged[at : at + length]
            case 2:
                damaged[at:at] = damaged[at : at + length]
            case _:
                del damaged[max(at, 1) :]
    return bytes(damaged)
