"""Check types over sections that say nothing, and over sections that stand under one label."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, FindingCode, Verdict
from ehcp_rules.text import AnalysedPassage
from ehcp_rules.text.needs.nothing_found import says_that_nobody_looked, section_pointed_to

__all__ = ["empty_says_so", "sections_apart"]


@frozen(kw_only=True)
class EmptySaysSo:
    """`sections` must have content or a statement that nothing is needed; `answers` names the sections each answers.

    A blank section costs half where the sections it answers say that there is nothing.
    """

    sections: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...] = ()


@frozen(kw_only=True)
class SectionsApart:
    """`first` and `second` must not be one block: neither one label nor, mostly, one kind of content (`fault`)."""

    first: str
    second: str
    fault: str = "service"


@check(
    "sections.empty_says_so",
    parameters=EmptySaysSo,
    codes=(
        FindingCode("blank", "A blank section", "Section {section} is blank and does not say that nothing is needed."),
        FindingCode("bare-mark", "A mark in place of a statement", "Section {section} holds only a mark: {quote}."),
        FindingCode("nobody-looked", "Nobody looked", "Section {section} says only that nothing is known: {quote}."),
        FindingCode(
            "points-to-nothing",
            "Points to where there is nothing",
            "Section {section} points to another that holds nothing either: {quote}.",
        ),
    ),
    laws=("a section that was not supplied is not blank",),
)
def empty_says_so(context: CheckContext) -> CheckOutcome:
    """Judges whether each of these sections has content, or says in words that nothing is needed."""
    wanted: EmptySaysSo = context.parameters
    plan = context.plan.plan
    answers = {group[0]: group[1:] for group in wanted.answers}
    outcomes = []
    for code in wanted.sections:
        section = plan.section(code)
        if section is None or not plan.supplied(code) or _has_content_elsewhere(context, code):
            continue
        path = f"section.{code}"
        passages = [
            passage
            for item in context.plan.items(code)
            for passage in item.passages.values()
            if passage.field == "text"
        ]
        if not passages:
            nothing = any(_says_nil(context, other) for other in answers.get(code, ()))
            outcomes.append(
                lacks(
                    At(path),
                    "blank",
                    (Absence((path,), ("content or a nil statement",)),),
                    "no words in the section",
                    told={"section": code},
                    verdict=Verdict.PARTLY_MET if nothing else Verdict.NOT_MET,
                )
            )
        elif all(_is_mark(passage) for passage in passages):
            outcomes.append(
                lacks(
                    At(path),
                    "bare-mark",
                    (passage.quote(0, len(passage.text)) for passage in passages),
                    "a mark, no words",
                    told={"section": code},
                    verdict=Verdict.PARTLY_MET,
                    shown_at=At(path, passages[0].item_id),
                )
            )
        elif (hollow := _hollow(context, passages)) is not None:
            outcomes.append(
                lacks(
                    At(path),
                    hollow,
                    (passage.quote(0, len(passage.text)) for passage in passages),
                    "words that do not tell whether anything is needed",
                    told={"section": code},
                    verdict=Verdict.PARTLY_MET,
                    shown_at=At(path, passages[0].item_id),
                )
            )
        else:
            outcomes.append(met(At(path), "content, or a statement that nothing is needed"))
    return tuple(outcomes)


def _hollow(context: CheckContext, passages: Sequence[AnalysedPassage]) -> str | None:
    """The fault of a section whose only words say that nobody looked, or send the reader to a section that holds nothing."""
    if len(passages) != 1:
        return None
    if says_that_nobody_looked(passages[0].folded):
        return "nobody-looked"
    there = section_pointed_to(passages[0].folded)
    if there is None:
        return None
    words = [item.passages["text"] for item in context.plan.items(there.upper()) if "text" in item.passages]
    if all(_is_mark(one) or one.hits_of("nil-statements", "nil") for one in words):
        return "points-to-nothing"
    return None


def _has_content_elsewhere(context: CheckContext, code: str) -> bool:
    """Whether the section stands under one label with another that has content."""
    plan = context.plan.plan
    section = plan.section(code)
    with_it = {other.code for other in plan.sections if code in other.shares} | set(section.shares if section else ())
    return not any(True for _ in plan.items(code)) and any(True for other in sorted(with_it) for _ in plan.items(other))


def _says_nil(context: CheckContext, code: str) -> bool:
    items = tuple(context.plan.items(code))
    return bool(items) and all(
        "text" in item.passages and item.passages["text"].hits_of("nil-statements", "nil") for item in items
    )


def _is_mark(passage: AnalysedPassage) -> bool:
    words = passage.folded.strip(" .-/")
    return words in ("", "n/a", "na", "nil", "x", "blank") or (
        not passage.words and not passage.hits_of("nil-statements") and len(words) < 4
    )


@check(
    "sections.apart",
    parameters=SectionsApart,
    codes=(
        FindingCode(
            "sections-merged", "Two sections in one block", "Sections {first} and {second} stand in one block."
        ),
    ),
    laws=("the order of sections does not matter",),
)
def sections_apart(context: CheckContext) -> CheckOutcome:
    """Judges whether two sections that the regulations keep apart are kept apart."""
    wanted: SectionsApart = context.parameters
    plan = context.plan.plan
    parameters = {"first": wanted.first, "second": wanted.second}
    pair = (wanted.first, wanted.second)
    if any(set(section.shares) & set(pair) - {section.code} for section in plan.sections if section.code in pair):
        return (
            lacks(
                At(f"section.{wanted.first}"),
                "sections-merged",
                (Absence((f"section.{wanted.first}", f"section.{wanted.second}"), ("labels of their own",)),),
                "one label for both",
                told=parameters,
            ),
        )
    if plan.section(wanted.first) is None or plan.section(wanted.second) is None:
        return ()
    items = [item for item in context.plan.items(wanted.first) if item.item.kind == "outcome"]
    mixed = [fault for item in items for fault in item.reading.faults if fault.name == wanted.fault]
    if len(mixed) >= 2 and 2 * len(mixed) > len(items):
        return (
            asks(
                context,
                At(f"section.{wanted.first}"),
                tuple(quote for fault in mixed for quote in fault.quotes),
                "most of the first holds what belongs in the second",
            ),
        )
    return (met(At(f"section.{wanted.first}"), "each under its own label"),)
