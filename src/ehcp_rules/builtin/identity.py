"""Check type over identity: that nobody else's name stands where this child's should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.fold import fold
from ehcp_rules.text.grammar import any_of

__all__ = ["only_this_learner"]


@frozen(kw_only=True)
class OnlyThisLearner:
    """`sections` are searched; names that sections A and K introduce are people of this child's life."""

    sections: tuple[str, ...] = ("B", "C", "D", "E", "F", "G", "H1", "H2")


# Written with the capital first and the word's start after it, because a search for one of a few letters is quick.
_CAPITALISED = re.compile(r"[A-Z](?<!\w[A-Z])[a-zà-öø-ÿ]+(?:[-'’][A-ZÀ-Ö]?[a-zà-öø-ÿ]+)*\b")
_PERSON_ACTS = any_of(
    r"\s+(?:finds|enjoys|struggles|likes|wants|tolerates|feels|loves|hates|becomes|prefers|worries"
    r"|dislikes|copes|responds)\b",
)
_PERSON_IS = re.compile(
    r"\s+(?:will|is|has|can|needs|requires|was|does|should|must|may|had|would|said|told|says)\b|['’]s\b"
)
_PLACE_AFTER = any_of(
    r"^(?:['’]s)?(?:\s+[A-Z][a-z]+){0,3}\s+(?:School|Primary|Academy|College|Nursery|Infants?|Junior"
    r"|High|Centre|Center|House|Hospital|Road|Street|Lane|Park|Clinic|Unit|Base|Trust|Court|Day|Method"
    r"|Programme|Scale|Test|Approach|Therapy|Award|Syndrome|Disease|Trail|Hall|Avenue|Way|Close)\b",
)
_PLACE_BEFORE = re.compile(
    r"(?:\bSt\.?|\bSaint|\bat|\bnear|\bfrom|\bKing|\bQueen|\bSir|\bLord|\bLady)\s+(?:[A-Z][a-z]+\s+)?$"
)


@check(
    "identity.only_this_learner",
    parameters=OnlyThisLearner,
    codes=(
        FindingCode("another-name", "Another child's name", "{item} has a name that is not this child's: {quote}."),
    ),
    laws=("renaming the child throughout never changes the verdict", "the order of items does not matter"),
)
def only_this_learner(context: CheckContext) -> CheckOutcome:
    """Judges whether a name that is neither this child's nor of their life stands where a name of the child should."""
    wanted: OnlyThisLearner = context.parameters
    learner = context.plan.plan.learner
    if not (learner.name or learner.known_as):
        raise SourceCannotTellError("the source gives no name of the child")
    known = _known_names(context)
    own = {fold(part) for text in (learner.name, learner.known_as, *learner.other_names) for part in text.split()}
    outcomes = []
    for item in context.plan.items(*wanted.sections):
        sure, unsure = _strangers(item, known, own)
        if sure:
            finding = Finding("another-name", item.id, item.path, tuple(sure))
            outcomes.append(
                ItemOutcome(
                    item.id,
                    item.path,
                    Verdict.NOT_MET,
                    (finding,),
                    reason="a given name that the plan does not introduce",
                )
            )
        elif unsure:
            request = JudgementRequest(context.question, item.id, item.path, tuple(unsure))
            outcomes.append(
                ItemOutcome(
                    item.id,
                    item.path,
                    Verdict.NEEDS_JUDGEMENT,
                    request=request,
                    reason="a word that stands like a name",
                )
            )
    return tuple(outcomes) or (
        ItemOutcome(None, "plan", Verdict.MET, reason="no other name stands where the child's should"),
    )


_NEVER_NAMES = frozenset(
    (
        "a an and as at after all any before but by during each every for from he her his how i if in it its no not of on one "
        "or our she since so some staff that the their there these they this those to two until we what when where which who "
        "while with year school section parents mum dad class teacher adults january february march july september october "
        "november december monday tuesday wednesday thursday friday saturday sunday english stage key"
    ).split()
)


def _known_names(context: CheckContext) -> frozenset[str]:
    learner = context.plan.plan.learner
    texts = [learner.name, learner.known_as, *learner.other_names, learner.setting]
    known = {*_NEVER_NAMES, *(fold(part) for text in texts for part in re.findall(r"[^\W\d_]+", text))}
    for item in context.plan.items("A", "I", "K"):
        for passage in item.passages.values():
            words = {fold(word) for word in _CAPITALISED.findall(passage.text)}
            known.update(words)
            known.update(part for word in words for part in re.split(r"[-']", word))
    for item in context.plan.items():
        for passage in item.passages.values():
            if passage.scan.of("relations"):
                known.update(_introduced(passage))
    return frozenset(known)


_NAME = re.compile(r"[A-Z][\w-]+")
_NAMED_AFTER = re.compile(r"(?:,? (?:is |are )?(?:called |named )?|\.? )((?:[A-Z][\w’'-]+(?:,? (?:and )?)?)+)")
_OF_SOMEBODY = re.compile(r" (?:his|her|their|my|a|the|whose) ")
_NAMED_BEFORE = re.compile(
    r"([A-Z][\w-]+)(?:['’]s)?,? (?:is |was )?(?:his|her|their|my|a|the|whose|who is (?:his|her|their)) (?:[a-z-]+ ){0,2}$"
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


_VERB_AFTER = re.compile(r" [a-z]+s\b")


def _strangers(item: AnalysedItem, known: frozenset[str], own: set[str]) -> tuple[list[Quote], list[Quote]]:
    sure: list[Quote] = []
    unsure: list[Quote] = []
    for passage in item.passages.values():
        if passage.field not in ("text", "steps"):
            continue
        given = {hit.span.start: hit for hit in passage.hits_of("first-names")}
        for match in _CAPITALISED.finditer(passage.text):
            plain = passage.folded[match.start() : match.end()]
            if plain in known or any(part in known for part in re.split(r"[-']", plain)) or _short_form(plain, own):
                continue
            after, before = passage.text[match.end() : match.end() + 40], passage.text[: match.start()]
            if _PLACE_AFTER.match(after) or _PLACE_BEFORE.search(before):
                continue
            stands = _PERSON_ACTS.match(after) or _PERSON_IS.match(after)
            if _PERSON_ACTS.match(after) and passage.hits_of("first-names", "name-and-word") and match.start() in given:
                sure.append(passage.quote(*match.span()))
            elif match.start() in given and given[match.start()].group == "name-and-word":
                continue
            elif _nearly(plain, own) and (stands or not _starts(before) or _VERB_AFTER.match(after)):
                unsure.append(passage.quote(*match.span()))
            elif match.start() in given:
                (sure if stands or not _starts(before) else unsure).append(passage.quote(*match.span()))
            elif (
                _PERSON_ACTS.match(after)
                and _starts(before)
                and not passage.hits_of("roles")
                and not passage.scan.lexicons_at(match.start())
            ):
                unsure.append(passage.quote(*match.span()))
    return sure, unsure


def _short_form(word: str, own: set[str]) -> bool:
    """Whether a word is a shortened form of the child's name, or the name a longer form of it: Tom and Tomasz."""
    return len(word) >= 3 and any(name.startswith(word) or word.startswith(name) for name in own if len(name) >= 3)


def _nearly(word: str, own: set[str]) -> bool:
    """Whether a word is the child's name but for one letter left out, added, changed or two swapped."""
    return any(
        len(name) >= 4 and word != name and (_one_letter_apart(word, name) or _sound(word) == _sound(name))
        for name in own
    )


_SAME_SOUND = (
    ("ph", "f"),
    ("ck", "k"),
    ("ai", "a"),
    ("ay", "a"),
    ("ey", "i"),
    ("ie", "i"),
    ("ee", "i"),
    ("y", "i"),
    ("c", "k"),
    ("z", "s"),
)


def _sound(name: str) -> str:
    """A spelling that names of one sound share, such as Caitlin and Kaitlyn."""
    for letters, plain in _SAME_SOUND:
        name = name.replace(letters, plain)
    return re.sub(r"(.)\1", r"\1", name)


def _one_letter_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            return a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]
        return len(differ) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _starts(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in '.!?:;"“”'
