"""What a sentence of a paper is by itself: whether it asks for provision, states some, or tells what is or was."""

from __future__ import annotations

import re
from collections.abc import Collection

from ehcp_rules.adapters.papers.asides import is_aside, is_hoped
from ehcp_rules.adapters.papers.kept import kept
from ehcp_rules.adapters.papers.moods import (
    AGREED,
    ASKS_ANYWHERE,
    FIRST_PERSON,
    IN_NEED,
    OBLIGED,
    RECOMMENDS,
    SHOULD,
    STAFF_REQUIRE,
)
from ehcp_rules.text.amounts import amounts_of
from ehcp_rules.text.english.grammar import MONTHS, any_of
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.papers.help_words import DELIVERER, speaks_of_help
from ehcp_rules.text.papers.words import telling_words
from ehcp_rules.text.scanning.fold import fold

__all__ = [
    "amount_alone",
    "asks_for_provision",
    "binds",
    "may_be_help",
    "names_a_deliverer",
    "names_in",
    "obliges",
    "parted",
    "recommends",
    "recommends_in_the_first_person",
    "speaks_of_provision",
    "states_an_amount",
    "states_provision",
    "surely_aside",
    "tells",
    "tells_of_the_past",
]

_NAMED = re.compile(
    r"\b([A-Z][a-z'’-]*)(?:['’]s| (?:is|has|was|can|cannot|had|does|will|needs|should|told|finds|says))\b"
)
_CHILD_ACTS = re.compile(
    r"^(?:(?:(?:at|in|on|since|by|with|when|after|during|between|now|sometimes) [^,.;]{1,60},|now|sometimes) )?"
    r"(?:he|she|they|(?:his |her |their |both )?(?:parents|family)|(?:his|her|their) [a-z]+(?: [a-z]+)?(?:, [^,;.]{1,40},)?"
    r"|(?:mr|mrs|ms|miss)\.? [a-z' -]+?|(?P<name>[a-z][a-z'-]*))"
    r"(?: (?:also|still|now|often|usually|only|already|sometimes|then))* "
    r"(?:(?:is|are|has|have)(?! to\b)|was|were|had|can(?:not)?|does|do|did|read|work|live|play|[a-z]{2,}(?:s|ed))\b"
)
"""A finite verb whose subject is the child or the family: what somebody can do, has or had."""
_PAST = any_of(
    r"^(?:seen|known|referred|observed) |^(?!.*\bso that\b)[^,;:]{0,60}\b(?:should|will|would) be able to\b",
    r"\bseen (?:for|on|by|at|in) |\b(?:i|we) (?:saw|met|spoke|spent|[a-z]+ed)\b|\b(?:was|were|(?<!who has )(?<!who have )had)\b",
    r"\b(?:has been|have been|received|attended|used to(?! [a-z]+ing\b)|did|took|gave|bought|paid(?! for through| through)|"
    r"replaces|previously|formerly|ended)\b",
    r"\blast (?:year|term|spring|summer|autumn|winter)\b|\bin year \w+ (?:he|she|they)\b|\bwhen (?:he|she|they) was\b",
    rf"\bsince (?:birth|last|{'|'.join(MONTHS)}|the (?:spring|summer|autumn)|(?:19|20)\d\d)\b",
    r"\b(?:currently|at present|at the moment|presently)\b|\balready (?!on\b)[a-z]+s\b",
    r"\b(?:i|we) have (?!agreed\b|asked\b)(?:[a-z]+ )?(?:met|known|read|had|been|put|[a-z]+(?:ed|en))\b",
    r"\b(?:my|our) hope is\b|\bi hope\b|\b(?:felt|thought|believed|worried|wondered|reported) that\b",
    r"^all (?:students|pupils|children|learners) (?:are|have|get|receive)\b",
)
_QUOTES = ('"', "\u201c", "\u2018")
_QUOTED = re.compile(r'"[^"]*"?|\u201c[^\u201d]*\u201d?')
_GOES_ON = re.compile(
    r"^(?:this|these|those(?! who)|it(?! (?:is|would|might|may|will)(?: be)?(?: also)? (?:good|helpful|useful|"
    r"important|essential|vital|best|recommended|advised)\b)|they|each|that|such|sessions?|the (?:sessions?|programme|group"
    r"|visits?|work|work|time)) ",
)
_PAIRS = re.compile(r"^[a-z][a-z ]{1,24}: ")


def _folded(text: str) -> str:
    """Folded text in which `I'd like` is `I would like`; only for telling what it says, for its offsets do not hold."""
    return fold(text).replace("i'd ", "i would ").replace("we'd ", "we would ")


def recommends(sentence: str) -> bool:
    """Whether a sentence asks for something without an amount, in any of the ways in which advice does, or for provision."""
    asks = RECOMMENDS.search(_folded(sentence)) is not None
    return asks_for_provision(sentence) or (asks and not states_an_amount(sentence))


def recommends_in_the_first_person(sentence: str) -> bool:
    """Whether a sentence is beyond doubt a recommendation: "I advise that …", "our recommendation is …"."""
    folded = _folded(sentence)
    return FIRST_PERSON.search(folded) is not None or (
        AGREED.search(folded) is not None and speaks_of_provision(sentence)
    )


def tells_of_the_past(sentence: str) -> bool:
    """Whether a sentence tells what was done, or what is to come of it, and asks for nothing."""
    folded = _folded(sentence)
    return (_PAST.search(folded) is not None or is_hoped(folded)) and RECOMMENDS.search(folded) is None


def names_in(paper: str) -> frozenset[str]:
    """The names, folded, of whom a paper tells something: a capital before a verb or an apostrophe, and no role or activity."""
    found = {fold(name) for name in _NAMED.findall(paper)}
    return frozenset(name for name in found if not speaks_of_help(name) and name not in _NO_NAMES)


_NO_NAMES = frozenset("he she it they this that there what who the a an his her their each all everyone".split())


def surely_aside(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence tells of money, a service, the family, hopes or courtesy, and so asks for nothing wherever it stands."""
    return is_aside(_folded(sentence), names)


def tells(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence tells what was done, or what the child or the family is, has or does, and asks for nothing."""
    folded = _folded(sentence)
    if is_aside(folded, names):
        return True
    if RECOMMENDS.search(folded) is not None:
        return False
    if _PAST.search(folded) is not None:
        return True
    found = _CHILD_ACTS.match(folded)
    return found is not None and (found["name"] is None or found["name"] in names)


def may_be_help(text: str) -> bool:
    """Whether what a sentence tells may be help that is to come as well as help that is given."""
    return speaks_of_provision(text) and not tells_of_the_past(text)


@kept
def names_a_deliverer(text: str) -> bool:
    """Whether some words name anybody who delivers provision."""
    return DELIVERER.search(_folded(text)) is not None


_amounts = kept(amounts_of)


@kept
def states_an_amount(text: str) -> bool:
    """Whether some words state an amount that can be compared."""
    return any(_amounts(_folded(text)))


def speaks_of_provision(sentence: str) -> bool:
    """Whether a sentence states an amount of something that somebody does for the child, be it so already or not."""
    folded = _folded(sentence)
    return any(_amounts(folded)) and speaks_of_help(folded)


def states_provision(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence states an amount of what is done for the child, and does not tell what is or was."""
    return speaks_of_provision(sentence) and not tells(sentence, names)


def asks_for_provision(sentence: str) -> bool:
    """Whether a sentence asks for an amount of something that is done, obliges somebody, or recommends in the first person."""
    folded = _folded(sentence)
    if sentence.lstrip().startswith(_QUOTES) or sentence.count('"') % 2:
        # What somebody said is no advice of the writer's.
        return False
    return (
        recommends_in_the_first_person(sentence)
        or OBLIGED.search(folded) is not None
        or (_promises(folded) and (SHOULD.search(folded) or IN_NEED.search(folded)) is not None)
        or (_asks_for_an_amount(folded) and states_provision(sentence))
    )


def _promises(folded: str) -> bool:
    doses, singles = _amounts(folded)
    return any(dose.is_amount for dose in doses) or any(one.measures in _FIRM for one in singles)


_FIRM = ("extra time", "things", "share")


_ADVISED_THEN = re.compile(r"(?<!\bi )(?<!\bwe )(?<!\bis )(?<!\bare )\b(?:advised|recommended|suggested) that\b")
"""What somebody advised before, told where no advice is looked for."""


def obliges(sentence: str) -> bool:
    """Whether a sentence where none is looked for says that something must be done, and how much of it.

    To need something, or that somebody would do it, may there be as it is or was; staff who require training are to have it.
    """
    # What somebody is quoted to want is no advice of the writer's.
    folded = _folded(_QUOTED.sub("", sentence))
    if recommends_in_the_first_person(folded):
        return True
    if _ADVISED_THEN.search(folded) is not None:
        return False
    return (
        (ASKS_ANYWHERE.search(folded) is not None or STAFF_REQUIRE.search(folded) is not None)
        and any(_amounts(folded))
        and speaks_of_help(folded)
        and _PAST.search(folded) is None
    )


def binds(sentence: str) -> bool:
    """Whether a sentence beside advice still advises: in the first person, or by what somebody who helps should or must do."""
    return recommends_in_the_first_person(sentence) or (
        OBLIGED.search(_folded(sentence)) is not None and speaks_of_provision(sentence)
    )


def _asks_for_an_amount(folded: str) -> bool:
    """Whether a sentence asks for something; "needs two adults" alone may be a need as it is."""
    return any(
        not found[0].startswith("needs ") or found[0].startswith("needs to ") or any(_amounts(folded)[0])
        for found in RECOMMENDS.finditer(folded)
    )


def _tells_how_much(folded: str) -> bool:
    """Whether words state an amount of what is done: a qualification or a group tells who does it, and with whom."""
    doses, singles = _amounts(folded)
    return bool(doses) or any(one.measures not in ("level", "group", "adults") for one in singles)


def _tells_only_how_much(folded: str) -> bool:
    """`I advise three lessons of 40 minutes …`, `He would use it three times a week …`: no help is named before the amount."""
    return bool(_amounts(folded)[0]) and not _tells_of_help(folded, 0)


def _tells_of_help(folded: str, start: int) -> bool:
    """Whether words from a place on name help, or somebody who gives it, before they tell an amount."""
    doses = _amounts(folded)[0]
    return bool(doses) and speaks_of_help(_ASKER.sub("", folded[start : doses[0].span.start]))


_ASKER = re.compile(r"\b(?:i|we|he|she|they)\b")


def amount_alone(text: str) -> bool:
    """Whether some words are an amount, and perhaps whose, but not of what."""
    folded = _folded(text)
    return any(_amounts(folded)) and not telling_words(DELIVERER.sub(" ", folded), ())


def parted(
    text: str, *, labelled: bool = False, advises: bool = False, names: Collection[str] = ()
) -> tuple[tuple[str, bool], ...]:
    """A paragraph as one text for each recommendation, and whether that asks for anything or states an amount.

    A sentence that recommends or states an amount begins another, unless it goes on with the sentence before ("These
    sessions …", or the amount of what that asks for); under a label of its own only one that does both. A row of the
    form `What: … How often: …` is one. Where a heading `advises`, the present tells of help that is to be given.
    """
    folded = fold(text)
    spans = sentences(folded)
    pairs = sum(bool(_PAIRS.match(folded[span.start : span.end])) for span in spans)
    if len(spans) < 2 or (pairs >= 2 and pairs * 2 >= len(spans)):
        return ((text, True),)
    starts: list[tuple[int, bool]] = []
    open_ended, only_a_topic = False, True
    for span in spans:
        told = folded[span.start : span.end]
        asks, amount = RECOMMENDS.search(_folded(told)) is not None, _tells_how_much(told)
        sure = is_aside(_folded(told), names)
        aside = not asks and bool(starts) and tells(text[span.start : span.end], names) and not _GOES_ON.match(told)
        if sure or (aside and (not amount or not labelled or _PAST.search(_folded(told)) is not None)):
            starts.append((span.start, advises and not sure and may_be_help(text[span.start : span.end])))
            open_ended = False
            continue
        goes_on = span.start > 0 and ";" in folded[max(0, span.start - 2) : span.start]
        apart = (asks and amount) if labelled or goes_on else (asks or amount)
        on = _GOES_ON.match(told)
        of_the_one_before = (
            (on is not None and not (asks and _tells_of_help(told, on.end())))
            or (amount and open_ended and (not asks or _tells_only_how_much(told)))
            or (amount and not asks and amount_alone(told))
        )
        if not starts or (apart and not of_the_one_before and not (labelled and only_a_topic)):
            starts.append((span.start, labelled or asks or amount))
            open_ended = asks and not amount
        else:
            starts[-1] = (starts[-1][0], starts[-1][1] or amount)
            open_ended = open_ended and not amount
        only_a_topic = only_a_topic and not (asks or amount)
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return tuple((text[start:end].strip(), told) for (start, told), end in zip(starts, ends, strict=True))
