"""Check type over sensitive particulars: what explains nothing is found, and the rest is put before a person."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Span
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedPassage
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.people.beside_others import beside_others
from ehcp_rules.text.people.particulars_of_others import bare_medicine, long_past, private_to_another, taken_by_another
from ehcp_rules.text.people.persons import other_people

__all__ = ["kept_to_need"]


@frozen(kw_only=True)
class KeptToNeed:
    """Which items (`sections`) are searched for words of `lexicon`, by its groups: `medicines`, `conduct`, matters `of_others`.

    Words of `of_others` count only close after another person. In `told_by_the_child`, medicines are only shown; in `of_the_home`
    what another person does or suffers may be the need itself, and is only shown.
    """

    sections: tuple[str, ...]
    lexicon: str
    medicines: tuple[str, ...]
    conduct: tuple[str, ...]
    of_others: tuple[str, ...]
    told_by_the_child: tuple[str, ...] = ("A",)
    of_the_home: tuple[str, ...] = ("D", "H1", "H2")


@check(
    "particulars.kept_to_need",
    parameters=KeptToNeed,
    codes=(
        FindingCode(
            "medicine-named", "A medicine by name", "{item} names a medicine that nobody there gives: {quote}."
        ),
        FindingCode(
            "past-of-another", "Another person's past", "{item} tells what is over in another person's life: {quote}."
        ),
        FindingCode(
            "private-to-another",
            "Another person's offence or treatment",
            "{item} tells an offence or treatment of another person, and not what it means for the child: {quote}.",
        ),
    ),
    laws=("taking the sentence out never lowers the verdict",),
)
def kept_to_need(context: CheckContext) -> CheckOutcome:
    """Judges medicines that are only named and what is other people's own; all other sensitive particulars go to a person."""
    wanted: KeptToNeed = context.parameters
    names = context.plan.names
    passages = (one for every in context.plan.items() for one in every.passages.values())
    near = any(one.hits_of(wanted.lexicon, *wanted.of_others) for one in passages)
    people = other_people(context.plan) if near else frozenset()
    outcomes = []
    for item in context.plan.items(*wanted.sections):
        if wanted.lexicon not in item.lexicons:
            continue
        told = dict.fromkeys(
            (passage.quote(span.start, span.end), code)
            for name, passage in item.passages.items()
            if name in ("text", "label", "steps")
            for code, span in _told(passage, wanted, names, people, item.section)
        )
        found = tuple(Finding(code, item.id, item.path, (quote,)) for quote, code in told if code)
        if found:
            outcomes.append(ItemOutcome(item.id, item.path, Verdict.PARTLY_MET, found, reason="explains no need"))
        elif told:
            quotes = tuple(dict.fromkeys(quote for quote, _ in told))
            outcomes.append(asks(context, item, quotes, "for a person"))
    return tuple(outcomes)


def _told(
    passage: AnalysedPassage, wanted: KeptToNeed, names: frozenset[str], people: frozenset[str], section: str
) -> Iterator[tuple[str, Span]]:
    """Each sentence with such words, with a finding code where it explains nothing."""
    medicines = frozenset(passage.hits_of(wanted.lexicon, *wanted.medicines))
    others = frozenset(beside_others(passage, passage.hits_of(wanted.lexicon, *wanted.of_others), names, people))
    conduct = passage.hits_of(wanted.lexicon, *wanted.conduct)
    taken = {hit for hit in medicines if taken_by_another(passage, hit, names)}
    of_another = {*others, *taken, *beside_others(passage, conduct, names, people)}
    for hit in sorted({*medicines, *conduct, *others}):
        code = ""
        if hit in medicines - taken and section not in wanted.told_by_the_child and bare_medicine(passage, hit):
            code = "medicine-named"
        elif hit in others and long_past(passage, hit):
            code = "past-of-another"
        elif (
            hit in of_another
            and section not in wanted.of_the_home
            and private_to_another(passage, hit, taken=hit in taken)
        ):
            code = "private-to-another"
        yield code, sentence_at(passage.sentences, hit.span.start)
