"""Check type over what an arrangement must say when it is mentioned."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from ehcp_rules.builtin.provision.arrangement_parts import PARTS, Found, Part, has_role, said_of
from ehcp_rules.builtin.verdicts import met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote, Span
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, AnalysedPassage, Hit
from ehcp_rules.text.english.mentions import (
    handed_over_to_the_child,
    has_its_own_name,
    mentions,
    names_a_person,
    quotes_of,
    takes_up,
)
from ehcp_rules.text.english.stems import stems, stems_of
from ehcp_rules.text.papers.purchases import sum_paid
from ehcp_rules.text.provision.gathered import among_a_few
from ehcp_rules.text.provision.therapists_time import time_of_a_therapist

__all__ = ["arranges"]


@frozen(kw_only=True)
class Arranges:
    """Items of `sections` that mention `when` (and nothing of `unless`, save beside `despite`) must say each of `parts`.

    A sum that is paid counts as `despite` does. Nothing missing, or at least `enough` parts said: met. At least `half`
    said: partly met. A hit inside a phrase of `besides` is none. With `beside_roles`, only a hit in a sentence with such
    a role, or one of `titles`, counts; with `shared`, what another item that mentions the same, and serves the same need
    or outcome, says counts as well. With `opens`, only a hit that begins among so many characters of its passage counts,
    or one that a sentence hands over: a thing named on the way is not what is provided. With `generic`, what bears a
    proper name of its own does not count, nor what only takes up an earlier sentence. With `grouped`, words that put the
    child among a few others count as mentions, whatever they are; with `timed`, so does a therapist's time.
    """

    sections: tuple[str, ...]
    lexicon: str
    when: tuple[str, ...]
    parts: tuple[Part, ...]
    kinds: tuple[str, ...] = ("provision",)
    unless: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    enough: int = 0
    half: int = 1
    beside_roles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    shared: bool = False
    opens: int = 0
    generic: bool = False
    grouped: bool = False
    timed: bool = False


@check(
    "provision.arranges",
    parameters=Arranges,
    codes=tuple(
        FindingCode(f"{name}-not-said", f"Does not say {what}", f"{{item}} does not say {what}.")
        for name, what in PARTS.items()
    ),
    laws=("removing the words of a part never improves the verdict", "the order of items does not matter"),
)
def arranges(context: CheckContext) -> CheckOutcome:
    """Judges whether each item that mentions an arrangement says what has to be known of it."""
    wanted: Arranges = context.parameters
    judged: list[tuple[AnalysedItem, Found]] = []
    for item in context.plan.items(*wanted.sections, kinds=wanted.kinds):
        if item.reading.nil:
            continue
        found = [
            (passage, hit)
            for passage, hit in mentions(item, wanted.lexicon, wanted.when, wanted.besides)
            if not (names_a_person(passage, hit) or (wanted.generic and _needs_nobody_to_write_it(passage, hit)))
        ]
        if wanted.grouped:
            found += _in_other_words(item, wanted, among_a_few, (*wanted.besides, *wanted.when))
        if wanted.timed:
            found += _in_other_words(item, wanted, time_of_a_therapist, wanted.besides)
        if wanted.beside_roles:
            found = [pair for pair in found if has_role(item, *pair, wanted.beside_roles, wanted.titles)]
        if wanted.opens:
            found = [
                (passage, hit)
                for passage, hit in found
                if hit.span.start <= wanted.opens or handed_over_to_the_child(passage, hit)
            ]
        if not found:
            continue
        if not _excused(item, wanted):
            judged.append((item, found))
    outcomes = []
    for item, found in judged:
        fellows = (
            [pair for pair in judged if pair[0] is not item and _together(item, found, *pair)] if wanted.shared else []
        )
        outcomes.append(_judged(item, wanted, found, fellows))
    return tuple(outcomes)


def _excused(item: AnalysedItem, wanted: Arranges) -> bool:
    denied = mentions(item, wanted.lexicon, wanted.unless)
    if not denied or mentions(item, wanted.lexicon, wanted.despite):
        return False
    return not any(
        sum_paid(passage, (hit.span for _, hit in denied)) for passage in {p.path: p for p, _ in denied}.values()
    )


def _needs_nobody_to_write_it(passage: AnalysedPassage, hit: Hit) -> bool:
    return has_its_own_name(passage, hit) or takes_up(passage, hit)


def _in_other_words(
    item: AnalysedItem, wanted: Arranges, told: Callable[[AnalysedPassage], Iterator[Span]], besides: tuple[str, ...]
) -> Found:
    """What a reading tells of the arrangement, outside quotations and outside phrases of these groups."""
    found: Found = []
    for passage in item.passages.values():
        for span in told(passage):
            named = passage.hits_of(wanted.lexicon, *besides)
            idle = (*passage.speech, *(hit.span for hit in named))
            if not any(other.overlaps(span) for other in idle):
                words = passage.folded[span.start : span.end]
                found.append((passage, Hit(span, wanted.lexicon, wanted.when[0], words)))
    return found


def _together(one: AnalysedItem, its: Found, other: AnalysedItem, others: Found) -> bool:
    """Whether two items tell of one arrangement: by what they serve, by its name, or by words on what it is about."""
    for name in ("needs", "outcomes"):
        if set(getattr(one.item, name, ())) & set(getattr(other.item, name, ())):
            return True
    if _names(its) & _names(others):
        return True
    return len((stems_of(one) & stems_of(other)) - _OF_ANY_PROGRAMME) >= 2


_OF_ANY_PROGRAMME = stems(
    (
        "programme teach teaches teaching taught teacher assistant therapist trained trains training daily weekly termly carries "
        "carried follow followed follows delivered delivers review reviewed reviews write written writes check checks lesson "
        "lessons classroom staff specialist used using morning mornings"
    ).split()
)
"""Words that tell nothing of what a programme or a thing is for."""


def _names(found: Found) -> set[str]:
    """What is mentioned, by more than a word that any such thing has: `language programme`, `radio aid`, and not `programme`."""
    return {hit.phrase.removesuffix("s") for _, hit in found} - {"programme", "software", "switch"}


def _judged(
    item: AnalysedItem, wanted: Arranges, found: Found, fellows: list[tuple[AnalysedItem, Found]]
) -> ItemOutcome:
    missing = [
        part
        for part in wanted.parts
        if not said_of(item, part, wanted.lexicon, found)
        and not any(said_of(other, part, wanted.lexicon, its) for other, its in fellows)
    ]
    said = len(wanted.parts) - len(missing)
    names = ", ".join(part.name for part in wanted.parts if part not in missing)
    if not missing or (wanted.enough and said >= wanted.enough):
        return met(item, f"says {names}")
    looked = tuple(passage.path for passage in item.passages.values())
    evidence: tuple[Quote, ...] = quotes_of(found)
    findings = tuple(
        Finding(f"{part.name}-not-said", item.id, item.path, (*evidence, Absence(looked, (PARTS[part.name],))))
        for part in missing
    )
    verdict = Verdict.PARTLY_MET if said >= wanted.half else Verdict.NOT_MET
    return ItemOutcome(item.id, item.path, verdict, findings, reason=f"says {names}" if names else "says none of it")
