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
from ehcp_rules.text.papers.help_words import DELIVERER, speaks_of_help
from ehcp_rules.text.papers.words import telling_words
from ehcp_rules.text.scanning.fold import fold

__all__ = [
    "amount_alone",
    "amounts_in",
    "asks_for_provision",
    "binds",
    "folded_words",
    "is_past",
    "may_be_help",
    "names_a_deliverer",
    "names_in",
    "obliges",
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


def folded_words(text: str) -> str:
    """Folded text in which `I'd like` is `I would like`; only for telling what it says, for its offsets do not hold."""
    return fold(text).replace("i'd ", "i would ").replace("we'd ", "we would ")


def recommends(sentence: str) -> bool:
    """Whether a sentence asks for something without an amount, in any of the ways in which advice does, or for provision."""
    asks = RECOMMENDS.search(folded_words(sentence)) is not None
    return asks_for_provision(sentence) or (asks and not states_an_amount(sentence))


def recommends_in_the_first_person(sentence: str) -> bool:
    """Whether a sentence is beyond doubt a recommendation: "I advise that …", "our recommendation is …"."""
    folded = folded_words(sentence)
    return FIRST_PERSON.search(folded) is not None or (
        AGREED.search(folded) is not None and speaks_of_provision(sentence)
    )


def is_past(folded: str) -> bool:
    """Whether folded words tell what was or is already, whatever they ask for beside."""
    return _PAST.search(folded) is not None


def tells_of_the_past(sentence: str) -> bool:
    """Whether a sentence tells what was done, or what is to come of it, and asks for nothing."""
    folded = folded_words(sentence)
    return (_PAST.search(folded) is not None or is_hoped(folded)) and RECOMMENDS.search(folded) is None


def names_in(paper: str) -> frozenset[str]:
    """The names, folded, of whom a paper tells something: a capital before a verb or an apostrophe, and no role or activity."""
    found = {fold(name) for name in _NAMED.findall(paper)}
    return frozenset(name for name in found if not speaks_of_help(name) and name not in _NO_NAMES)


_NO_NAMES = frozenset("he she it they this that there what who the a an his her their each all everyone".split())


def surely_aside(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence tells of money, a service, the family, hopes or courtesy, and so asks for nothing wherever it stands."""
    return is_aside(folded_words(sentence), names)


def tells(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence tells what was done, or what the child or the family is, has or does, and asks for nothing."""
    folded = folded_words(sentence)
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
    return DELIVERER.search(folded_words(text)) is not None


amounts_in = kept(amounts_of)


@kept
def states_an_amount(text: str) -> bool:
    """Whether some words state an amount that can be compared."""
    return any(amounts_in(folded_words(text)))


def speaks_of_provision(sentence: str) -> bool:
    """Whether a sentence states an amount of something that somebody does for the child, be it so already or not."""
    folded = folded_words(sentence)
    return any(amounts_in(folded)) and speaks_of_help(folded)


def states_provision(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence states an amount of what is done for the child, and does not tell what is or was."""
    return speaks_of_provision(sentence) and not tells(sentence, names)


def asks_for_provision(sentence: str) -> bool:
    """Whether a sentence asks for an amount of something that is done, obliges somebody, or recommends in the first person."""
    folded = folded_words(_QUOTED.sub("", sentence))
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
    doses, singles = amounts_in(folded)
    return any(dose.is_amount for dose in doses) or any(one.measures in _FIRM for one in singles)


_FIRM = ("extra time", "things", "share")


_ADVISED_THEN = re.compile(r"(?<!\bi )(?<!\bwe )(?<!\bis )(?<!\bare )\b(?:advised|recommended|suggested) that\b")
"""What somebody advised before, told where no advice is looked for."""


def obliges(sentence: str) -> bool:
    """Whether a sentence where none is looked for says that something must be done, and how much of it.

    To need something, or that somebody would do it, may there be as it is or was; staff who require training are to have it.
    """
    # What somebody is quoted to want is no advice of the writer's.
    folded = folded_words(_QUOTED.sub("", sentence))
    if recommends_in_the_first_person(folded):
        return True
    if _ADVISED_THEN.search(folded) is not None:
        return False
    return (
        (ASKS_ANYWHERE.search(folded) is not None or STAFF_REQUIRE.search(folded) is not None)
        and any(amounts_in(folded))
        and speaks_of_help(folded)
        and _PAST.search(folded) is None
    )


def binds(sentence: str) -> bool:
    """Whether a sentence beside advice still advises: in the first person, or by what somebody who helps should or must do."""
    return recommends_in_the_first_person(sentence) or (
        OBLIGED.search(folded_words(sentence)) is not None and speaks_of_provision(sentence)
    )


def _asks_for_an_amount(folded: str) -> bool:
    """Whether a sentence asks for something; "needs two adults" alone may be a need as it is."""
    return any(
        not found[0].startswith("needs ") or found[0].startswith("needs to ") or any(amounts_in(folded)[0])
        for found in RECOMMENDS.finditer(folded)
    )


def amount_alone(text: str) -> bool:
    """Whether some words are an amount, and perhaps whose, but not of what."""
    folded = folded_words(text)
    return any(amounts_in(folded)) and not telling_words(DELIVERER.sub(" ", folded), ())
