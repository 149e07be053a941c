"""Names of people in a plan: those that belong to the child's life, and those that stand like a name and do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.people.namesakes import Namesakes, owned_by_one_child
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage, AnalysedPlan

__all__ = ["Strangers", "names_introduced", "names_that_belong", "strangers", "strangers_in_items"]


@frozen
class Strangers:
    """Words of one passage that are given names for certain, and others that only stand like one."""

    sure: tuple[Quote, ...]
    unsure: tuple[Quote, ...]


_LETTERS = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[-']")
# Written with the capital first and the word's start after it, because a search for one of a few letters is quick.
_CAPITALISED = re.compile(r"[A-Z](?<!\w[A-Z])[a-zà-öø-ÿ]+(?:[-'’][A-ZÀ-Ö]?[a-zà-öø-ÿ]+)*\b")
_PERSON_ACTS = re.compile(
    r"\s+(?:(?:also|often|sometimes|still|always|usually|frequently) )?(?:finds|enjoys|struggles|likes|wants|tolerates|feels"
    r"|loves|hates|becomes|prefers|worries|dislikes|copes|responds)\b"
)
_PERSON_IS = re.compile(
    r"\s+(?:will|is|has|can|needs|requires|was|does|should|must|may|had|would|said|told|says)\b|['’]s\b"
)
_CLASSES_HAVE = frozenset(
    "poppy lily daisy rose ruby holly hazel robin pearl ivy jasmine heather willow rowan amber jade violet iris coral olive aspen "
    "jay martin fern wren raven".split()
)
"""Names of flowers, trees, stones and birds, which classes have as well as children."""
_THINGS = _CLASSES_HAVE | frozenset(
    "jack penny angel tiger mason hunter cooper archer parker turner piper scout dean prince earl".split()
)
"""Names that are also words for things one can count: without an article, such a word opens no sentence but as a name."""
_ROOM_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:class|classroom|room|base|group|corridor|cloakroom|toilets?|garden|team|staff|door)\b"
)
"""Behind a word for a thing, what tells that a class has its name: `Willow's classroom`, `Rowan class`."""
_HAS_DONE_FOR_IT = re.compile(
    r"\s+(?:will|must|should|shall) (?:have|be (?:given|taught|supported|able|helped|offered|seated)|receive|attend|use|learn)\b"
    r"|\s+(?:needs|requires|is (?:able|unable)|cannot|has difficult\w+|says|said|told)\b"
)
_SURNAME = re.compile(r"(?: [A-Z][\w'’-]+){1,2}")
_FULL_NAME = re.compile(r"\b([A-Z][a-z'’-]+) [A-Z][a-z]+\b")
_APPOSED = re.compile(r",? \(|, (?:who is )?(?:his|her|their|the|an?|our|my)? ?|,? from the ")
_FEW_LETTERS = 24
"""What may stand between the opening of an apposition and the role in it: `the school's`, `specialist`."""
_AMONG_OTHERS = re.compile(r"\b(?:and|or|by|from|called|named|like|than) $")
_OF_A_PUPIL = re.compile(
    r" (?:own )?(?:class(?:es)?|class teacher|teachers?|timetable|lessons|needs|learning|progress|targets|outcomes|provision"
    r"|plan|parents|carers|key (?:adult|worker|person)|workstation|school (?:day|week))\b"
)
"""Behind a name and its `'s`, what belongs to the child whom a plan is for."""
_ONE_OTHER = re.compile(
    r"\b(?:another|other|one|an?|older|younger|named) (?:[a-z-]+ )?(?:pupil|child|boy|girl|peer|partner|classmate|buddy), $"
)
_COMPANION = re.compile(r"\b(?:with|beside|near|next to|to|of|about|alongside|opposite) $")
_IN_COMPANY = re.compile(
    r"\b(?:with|beside|near|next to|alongside|opposite) ((?:[A-Z][\w'’-]+(?:, | and (?=[A-Z])|,? or (?=[A-Z]))?){1,6})"
    r"|\b([A-Z][\w'’-]+(?:, [A-Z][\w'’-]+){0,5} and [A-Z][\w'’-]+)"
)
"""Names behind a word of company, and names in a row."""
_OF_THE_CHILD = re.compile(r"\b(?:he|she|they|him|her|them|his|their|plays|sits|seats?|friends?|games?)\b", re.I)
_CLAUSE = re.compile(r"[^.!?;:]*$")
_PLACE_AFTER = re.compile(
    r"^(?:['’]s)?(?:\s+[A-Z][a-z]+){0,3}\s+(?:School|Primary|Academy|College|Nursery|Infants?|Junior"
    r"|High|Centre|Center|House|Hospital|Road|Street|Lane|Park|Clinic|Unit|Base|Trust|Court|Day|Method"
    r"|Programme|Scale|Test|Approach|Therapy|Award|Syndrome|Disease|Trail|Hall|Avenue|Way|Close)\b"
)
_PLACE_BEFORE = re.compile(
    r"(?:\bSt\.?|\bSaint|\bat|\bnear|\bfrom|\bKing|\bQueen|\bSir|\bLord|\bLady)\s+(?:[A-Z][a-z]+\s+)?$"
)
_NAME = re.compile(r"[A-Z][\w-]+")
_NAMED_AFTER = re.compile(r"(?:,? (?:is |are )?(?:called |named )?|\.? )((?:[A-Z][\w’'-]+(?:,? (?:and )?)?)+)")
_OF_SOMEBODY = re.compile(r" (?:his|her|their|my|a|the|whose) ")
_NAMED_BEFORE = re.compile(
    r"([A-Z][\w-]+)(?:['’]s)?,? (?:is |was )?(?:his|her|their|my|a|the|whose|who is (?:his|her|their)) (?:[a-z-]+ ){0,2}$"
)
_VERB_AFTER = re.compile(r" [a-z]+s\b")
_NEVER_NAMES = frozenset(
    (
        "a an and as at after all any before but by during each every for from he her his how i if in it its no not of on one "
        "or our she since so some staff that the their there these they this those to two until we what when where which who "
        "while with year school section parents mum dad class teacher adults january february march july september october "
        "november december monday tuesday wednesday thursday friday saturday sunday english stage key"
    ).split()
)


def names_that_belong(plan: AnalysedPlan) -> frozenset[str]:
    """The folded words that are no stranger's name: the child's, and those of sections A, I and K."""
    learner = plan.plan.learner
    texts = [learner.name, learner.known_as, *learner.other_names, learner.setting]
    known = {*_NEVER_NAMES, *(fold(part) for text in texts for part in _LETTERS.findall(text))}
    for item in plan.items("A", "I", "K"):
        for passage in item.passages.values():
            words = {passage.folded[m.start() : m.end()] for m in _CAPITALISED.finditer(passage.text)}
            known.update(words)
            known.update(part for word in words for part in _JOINED.split(word))
    # The end of `Mum's` is no name.
    return frozenset(known - {"s"})


def names_introduced(plan: AnalysedPlan) -> frozenset[str]:
    """The folded names of whoever a plan introduces by a relation or title."""
    return frozenset(
        name
        for item in plan.items()
        for passage in (item.passages.values() if "relations" in item.lexicons else ())
        for name in _introduced(passage)
    )


def _introduced(passage: AnalysedPassage) -> Iterator[str]:
    """Names that a relation or title introduces: `her cousin Femi`, `Mrs Osei`, `a dog called Biscuit`, `Femi, his uncle`."""
    relations = passage.hits_of("relations")
    for hit in relations:
        after = _NAMED_AFTER.match(passage.text, hit.span.end)
        if after:
            yield from (fold(word) for word in _NAME.findall(after.group(1)))
        # A name, `is his` and two more words are well within this window.
        window = passage.text[max(0, hit.span.start - 160) : hit.span.start]
        before = _NAMED_BEFORE.search(window) if _OF_SOMEBODY.search(window, max(0, len(window) - 100)) else None
        if before:
            yield fold(before.group(1))


_WRITTEN_OF_THE_CHILD = ("text", "steps")


def strangers_in_items(plan: AnalysedPlan, items: Iterable[AnalysedItem]) -> dict[AnalysedItem, list[Strangers]]:
    """What the passages of each item that are written of the child have of other names."""
    learner = plan.plan.learner
    own = Namesakes(
        fold(part) for name in (learner.name, learner.known_as, *learner.other_names) for part in name.split()
    )

    def seen(item: AnalysedItem, known: frozenset[str]) -> list[Strangers]:
        found = [strangers(p, known, own) for p in item.passages.values() if p.field in _WRITTEN_OF_THE_CHILD]
        return [one for one in found if one.sure or one.unsure]

    known = names_that_belong(plan)
    found = {item: seen(item, known) for item in items}
    if any(found.values()):
        # Whom the plan introduces matters only where somebody may be unknown.
        known |= names_introduced(plan)
        found = {item: seen(item, known) for item, some in found.items() if some}
    return found


_NO_STRANGERS = Strangers((), ())


def strangers(passage: AnalysedPassage, known: frozenset[str], own: Namesakes) -> Strangers:
    """Names in a passage that are neither `known` words (folded) of the child's life nor forms of the child's `own` names.

    A given name is one for certain only where the child's name would stand: where somebody is said to have, need or do
    something, or to be helped. A name beside a role, a relation or a surname may be anybody's.
    """
    places = [
        match
        for match in _CAPITALISED.finditer(passage.text)
        if (plain := passage.folded[match.start() : match.end()]) not in known
        and not any(part in known for part in _JOINED.split(plain))
        and not own.short_form(plain)
    ]
    if not places:
        return _NO_STRANGERS
    sure: list[Quote] = []
    unsure: list[Quote] = []
    given = {hit.span.start: hit for hit in passage.hits_of("first-names")}
    company: frozenset[str] | None = None
    # Who has a surname once is the same person when named without it.
    in_full = {fold(match.group(1)) for match in _FULL_NAME.finditer(passage.text)} if given else set()
    for match in places:
        plain = passage.folded[match.start() : match.end()]
        after, before = passage.text[match.end() : match.end() + 60], passage.text[: match.start()]
        if (
            _PLACE_AFTER.match(after)
            or _PLACE_BEFORE.search(before)
            or before.endswith((" the ", "The ", " a ", " an "))
            or (plain.removesuffix("'s") in _CLASSES_HAVE and _ROOM_AFTER.match(after.removeprefix("'s")))
        ):
            continue
        stands = plain.endswith("'s") or _PERSON_ACTS.match(after) or _PERSON_IS.match(after)
        named = given.get(match.start())
        if named is not None and _at_work(passage, match.end()):
            continue
        if named is not None:
            company = _company(passage, own) if company is None else company
            if plain.removesuffix("'s") in company:
                continue
        quote = passage.quote(*match.span())
        if named is not None and named.group == "name-and-word":
            opening = _starts(before) and plain in _THINGS and _HAS_DONE_FOR_IT.match(after)
            within = not _starts(before) and plain in _THINGS - _CLASSES_HAVE and _PERSON_IS.match(after)
            if (
                _PERSON_ACTS.match(after)
                or opening
                or (owned_by_one_child(plain, after) and not _with_the_child(passage, match.start(), own))
                or (within and not _anybody(before, after, passage.text, match.end()))
            ):
                sure.append(quote)
        elif own.nearly(plain) and (stands or not _starts(before) or _VERB_AFTER.match(after)):
            unsure.append(quote)
        elif named is not None:
            verb = _starts(before) and _VERB_AFTER.match(after) is not None
            opens = verb and not _with_the_child(passage, match.start(), own)
            own_class = plain.endswith("'s") and _OF_A_PUPIL.match(after)
            anothers = plain.endswith("'s") and not _starts(before) and _with_the_child(passage, match.start(), own)
            certain = (stands or opens or not _starts(before)) and (
                own_class
                or not (
                    anothers
                    or plain.removesuffix("'s") in in_full
                    or _anybody(before, after, passage.text, match.end())
                )
            )
            (sure if certain else unsure).append(quote)
        elif (
            _PERSON_ACTS.match(after)
            and _starts(before)
            and not passage.hits_of("roles")
            and not passage.scan.lexicons_at(match.start())
        ):
            unsure.append(quote)
    return Strangers(tuple(sure), tuple(unsure))


def _at_work(passage: AnalysedPassage, end: int) -> bool:
    """Whether a name is explained by what follows it: `Magda Nowak, educational psychologist`, `Magda (TA)`, `from the team`."""
    surname = _SURNAME.match(passage.text, end)
    start = surname.end() if surname else end
    opening = _APPOSED.match(passage.folded, start)
    if opening is None:
        return False
    if opening.group().startswith(" from"):
        return True
    hits = (*passage.hits_of("roles"), *passage.hits_of("relations"))
    return any(0 <= hit.span.start - opening.end() <= _FEW_LETTERS for hit in hits)


def _company(passage: AnalysedPassage, own: Namesakes) -> frozenset[str]:
    """The folded names of those in whose company a passage tells of the child by name: they go on being somebody else's."""
    return frozenset(
        fold(word)
        for match in _IN_COMPANY.finditer(passage.text)
        if _names_the_child(passage, own, sentence_at(passage.sentences, match.start()).start, match.end())
        for word in _NAME.findall(match.group(1) or match.group(2))
    )


def _names_the_child(passage: AnalysedPassage, own: Namesakes, start: int, end: int) -> bool:
    """Whether the child's name is among the words between two places of a passage."""
    words = (passage.folded[one.start() : one.end()] for one in _CAPITALISED.finditer(passage.text, start, end))
    return any(own.short_form(word.removesuffix("'s")) for word in words)


def _with_the_child(passage: AnalysedPassage, start: int, own: Namesakes) -> bool:
    """Whether the sentence of a name names the child too: then the one who is named may be company."""
    sentence = sentence_at(passage.sentences, start)
    return _names_the_child(passage, own, sentence.start, sentence.end)


def _anybody(before: str, after: str, text: str, end: int) -> bool:
    """Whether a name stands where any person's may: in a row of names, by a surname, or as company for the child."""
    if (
        _AMONG_OTHERS.search(before[-12:])
        or _ONE_OTHER.search(before[-40:])
        or _SURNAME.match(text, end)
        or after.startswith(" and ")
    ):
        return True
    clause = _CLAUSE.search(before)
    return (
        _COMPANION.search(before[-12:]) is not None
        and clause is not None
        and _OF_THE_CHILD.search(clause.group()) is not None
    )


def _starts(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in '.!?:;"“”'
