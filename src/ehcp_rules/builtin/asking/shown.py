"""Check type for criteria that a person decides: it gathers the words, long passages or faults that the question is about."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Quote, Span
from ehcp_rules.findings import CheckOutcome
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.people.beside_others import beside_others
from ehcp_rules.text.people.persons import other_people

__all__ = ["person_is_shown"]


@frozen(kw_only=True)
class PersonIsShown:
    """What is gathered from the items of `sections` (of `kinds`).

    Sentences with words of `lexicon` in `groups` (of the sections in `words_in` only, where it names some), written with
    a capital if `capitalised`; with words of `beside_others` only close after another person; faults named in `faults`;
    items longer than `longer_than` words, or their sentences longer than `sentence_longer_than`. Where nothing is found
    the criterion does not apply, unless `always` asks about the section.
    """

    sections: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    lexicon: str = ""
    groups: tuple[str, ...] = ()
    words_in: tuple[str, ...] = ()
    beside_others: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    capitalised: bool = False
    longer_than: int = 0
    sentence_longer_than: int = 0
    always: bool = False


@check("person.is_shown", parameters=PersonIsShown, codes=(), laws=("it never finds, it only asks",))
def person_is_shown(context: CheckContext) -> CheckOutcome:
    """Judges nothing: it puts before a person the passages that its parameters describe."""
    wanted: PersonIsShown = context.parameters
    names = context.plan.names
    others: frozenset[str] = frozenset()
    if wanted.beside_others:
        passages = (one for every in context.plan.items() for one in every.passages.values())
        if any(one.hits_of(wanted.lexicon, *wanted.beside_others) for one in passages):
            others = other_people(context.plan)
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=wanted.kinds):
        quotes = tuple(dict.fromkeys(_gathered(item, wanted, names, others)))
        if quotes:
            outcomes.append(asks(context, item, quotes, "for a person"))
    if not outcomes and wanted.always and any(True for _ in context.plan.items(*wanted.sections, kinds=wanted.kinds)):
        path = f"section.{wanted.sections[0]}"
        return (asks(context, At(path), (), "for a person"),)
    return tuple(outcomes)


def _gathered(
    item: AnalysedItem, wanted: PersonIsShown, names: frozenset[str], others: frozenset[str]
) -> Iterator[Quote]:
    if wanted.faults:
        yield from (quote for fault in item.reading.faults if fault.name in wanted.faults for quote in fault.quotes)
    by_words = wanted.lexicon in item.lexicons and (not wanted.words_in or item.section in wanted.words_in)
    by_length = wanted.longer_than or wanted.sentence_longer_than
    for name in ("text", "label", "steps", "who") if by_words or by_length else ():
        passage = item.passages.get(name)
        if passage is None:
            continue
        if by_words:
            yield from _by_words(passage, wanted, names, others)
        if by_length and name == "text":
            yield from _by_length(passage, wanted)


def _by_words(
    passage: AnalysedPassage, wanted: PersonIsShown, names: frozenset[str], people: frozenset[str]
) -> Iterator[Quote]:
    hits = passage.hits_of(wanted.lexicon, *wanted.groups) if wanted.groups else ()
    if wanted.capitalised:
        hits = tuple(hit for hit in hits if passage.text[hit.span.start].isupper())
    if wanted.beside_others:
        near = passage.hits_of(wanted.lexicon, *wanted.beside_others)
        hits = (*hits, *beside_others(passage, near, names, people))
    if not hits:
        return
    split = passage.sentences
    for hit in sorted(hits):
        sentence = sentence_at(split, hit.span.start)
        yield passage.quote(sentence.start, sentence.end)


def _by_length(passage: AnalysedPassage, wanted: PersonIsShown) -> Iterator[Quote]:
    if wanted.longer_than and passage.folded.count(" ") >= wanted.longer_than:
        first = passage.sentences
        yield passage.quote(first[0].start, first[0].end) if first else passage.quote(0, len(passage.text))
    if wanted.sentence_longer_than and passage.folded.count(" ") >= wanted.sentence_longer_than:
        speech = passage.speech
        for span in passage.sentences:
            if passage.folded.count(" ", span.start, span.end) >= wanted.sentence_longer_than and not any(
                Span.overlaps(span, one) for one in speech
            ):
                yield passage.quote(span.start, span.end)
