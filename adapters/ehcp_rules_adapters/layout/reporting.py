"""What a reading tells about itself: how each section was recognised, and every text that found no place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_rules_adapters.layout.blocks import Block, Paragraph, paragraphs_of
from ehcp_rules_adapters.layout.state import State

__all__ = ["report"]

UNREAD_WORDS = 40
"""A text without place of this many words before the first section may be a section whose label was not recognised."""


def report(blocks: Sequence[Block], state: State) -> None:
    """Report on a reading that is over, and say which sections it could not tell."""
    builder = state.builder
    _tell_evidence(state)
    if state.guidance:
        lines = counted(len(state.guidance), "line")
        builder.issue(state.guidance[0], f"{lines} of guidance to the writer, from here on, were left out", "note")
    if state.boxes:
        lines = counted(len(state.boxes), "line")
        builder.issue(state.boxes[0], f"{lines} with boxes to tick, from here on, were left out", "note")
    unread = False
    for codes, reason, run in _runs(blocks, state):
        number = counted(len(run), "paragraph")
        where = f" in section {', '.join(codes)}" if codes else " before the first section" if not state.ended else ""
        words = sum(len(line.text.split()) for line in run)
        unread = unread or (not codes and words >= UNREAD_WORDS)
        why = f": {reason}" if reason else ""
        message = f"{number}{where} found no place in the plan and {_were(run)} left out{why}"
        builder.issue(run[0].place, message, "warning" if codes else "note")
        builder.not_supplied.update(code for code in codes if not builder.count(code) and builder.has_section(code))
    if unread:
        _doubt(state)


def _tell_evidence(state: State) -> None:
    """Say what made each section one and how much it holds, those together that were recognised alike."""
    builder = state.builder
    alike: dict[str, list[str]] = {}
    for code in builder.section_codes:
        evidence, _ = state.evidence.get(code, ("", ""))
        if evidence and (builder.count(code) or code not in builder.shared_codes):
            alike.setdefault(evidence, []).append(code)
    for evidence, codes in alike.items():
        held = ", ".join(f"{code} ({counted(builder.count(code), 'item')})" for code in codes)
        were = "section {} was" if len(codes) == 1 else "sections {} were"
        builder.issue(state.evidence[codes[0]][1], f"{were.format(held)} recognised by {evidence}", "note")


def counted(number: int, noun: str) -> str:
    """A number with its noun in the singular or plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _were(lines: Sequence[Paragraph]) -> str:
    return "was" if len(lines) == 1 else "were"


def _runs(blocks: Sequence[Block], state: State) -> Iterator[tuple[tuple[str, ...], str, list[Paragraph]]]:
    """Texts without a place, those together that were left out for the same reason: of one table, or following each other."""
    alike: dict[tuple[tuple[str, ...], str, str], list[Paragraph]] = {}
    run = 0
    for line in paragraphs_of(tuple(blocks)):
        if line.blank:
            continue
        if line.place in state.placed:
            run += 1
            continue
        table, inside, _ = line.place.partition(" row ")
        key = (state.within.get(line.place, ()), state.reasons.get(line.place, ""), table if inside else str(run))
        alike.setdefault(key, []).append(line)
    for (codes, reason, _), lines in alike.items():
        yield codes, reason, lines


def _doubt(state: State) -> None:
    """Where much text has no section, a section that was not recognised may be in it: it is not told, not absent."""
    missing = [code for code in "A B C D E F G H1 H2 I J K".split() if not state.builder.has_section(code)]
    shared = state.builder.shared_codes
    missing = [code for code in missing if code not in shared]
    if missing and state.builder.section_codes:
        state.builder.not_supplied.update(missing)
        state.builder.issue(
            "",
            f"text stands under no section that was recognised; sections {', '.join(missing)} count as not supplied, not as absent",
        )
