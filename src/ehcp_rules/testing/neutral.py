"""Changes of a plan that mean nothing: another name, other pronouns, another order, other typography, numbers or spelling.

Each takes a plan and a source of randomness and gives a plan of which every verdict should be the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ehcp_rules.plan import Heading, Item, Plan, Section
from ehcp_rules.testing.mutations import Mutant, Neutral
from ehcp_rules.text.english.grammar import MONTH

__all__ = ["NEUTRAL", "Change", "neutral_mutants", "rewritten"]

Change = Callable[[Plan, random.Random], Plan]
"""A change of a plan that may move no verdict. The same state of the randomness gives the same plan."""


def rewritten(plan: Plan, rewrite: Callable[[str], str]) -> Plan:
    """A copy of the plan in which every text of every item was rewritten."""

    def item(one: Item) -> Item:
        texts: dict[str, Any] = {name: rewrite(getattr(one, name)) for name in one.text_fields}
        return attrs.evolve(one, **texts)

    sections = tuple(attrs.evolve(s, items=tuple(map(item, s.items))) for s in plan.sections)
    return attrs.evolve(plan, sections=sections)


_FORENAMES = (
    "Tobias",
    "Amara",
    "Callum",
    "Niamh",
    "Yusuf",
    "Elspeth",
    "Kofi",
    "Ottoline",
    "Rhys",
    "Zainab",
    "Bartek",
    "Lowri",
)
_SURNAMES = ("Marchetti", "Okonkwo", "Threlfall", "Wisniewska", "Pemberton", "Rahimi", "Gallacher")


def _renamed(plan: Plan, chance: random.Random) -> Plan:
    every = " ".join(passage.text for passage in plan.passages())
    full = plan.learner.name.split()
    forenames = [name for name in _FORENAMES if name not in every]
    surnames = [name for name in _SURNAMES if name not in every]
    new: dict[str, str] = {}
    for place, old in enumerate((*full, plan.learner.known_as)):
        if old and old not in new:
            pool = surnames if 0 < place == len(full) - 1 else forenames
            new[old] = pool.pop(chance.randrange(len(pool)))
    if not new:
        return plan
    names = re.compile(rf"\b({'|'.join(map(re.escape, new))})\b", re.IGNORECASE)

    def name(match: re.Match[str]) -> str:
        found = next(put for old, put in new.items() if old.lower() == match[0].lower())
        return found.upper() if match[0].isupper() else found if match[0][0].isupper() else match[0]

    def rename(text: str) -> str:
        return names.sub(name, text)

    told = plan.learner
    learner = attrs.evolve(
        told,
        name=rename(told.name),
        known_as=rename(told.known_as),
        other_names=tuple(map(rename, told.other_names)),
    )
    return attrs.evolve(rewritten(plan, rename), learner=learner)


# After these words `her` is the object and not the owner: nothing of hers follows.
_NO_NOUN = (
    "a|about|after|alone|an|and|as|at|away|back|because|before|between|beyond|but|by|each|every|for|from|he|how|if|in|"
    "into|it|not|of|off|on|once|only|or|out|over|round|she|so|than|that|the|then|there|they|through|to|today|twice|"
    "under|until|up|we|what|when|where|which|while|who|why|will|with|without|you"
)
_NOUN_FOLLOWS = re.compile(rf"\s+(?!(?:{_NO_NOUN})\b)[\w’']", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_OTHER = {
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
    "she": "he",
    "her": "him",
    "hers": "his",
    "herself": "himself",
}


def _as(pattern: str, word: str) -> str:
    if pattern.isupper() and len(pattern) > 1:
        return word.upper()
    return word.capitalize() if pattern[0].isupper() else word


def _other_pronouns(plan: Plan, _chance: random.Random) -> Plan:
    # Everybody's: who is meant by a pronoun is not known here, and one that stays would be an inconsistency of our own.
    def other(match: re.Match[str]) -> str:
        owner = match[0].lower() == "her" and _NOUN_FOLLOWS.match(match.string, match.end())
        return _as(match[0], "his" if owner else _OTHER[match[0].lower()])

    told = {"he/him": "she/her", "she/her": "he/him"}.get(plan.learner.pronouns.lower(), plan.learner.pronouns)
    swapped = rewritten(plan, lambda text: _PRONOUN.sub(other, text))
    return attrs.evolve(swapped, learner=attrs.evolve(plan.learner, pronouns=told))


def _other_order(plan: Plan, chance: random.Random) -> Plan:
    return attrs.evolve(plan, sections=tuple(_shuffled(section, chance) for section in plan.sections))


def _shuffled(section: Section, chance: random.Random) -> Section:
    groups: list[list[Item]] = [[]]
    for item in section.items:
        if isinstance(item, Heading):
            groups.append([item])
        else:
            groups[-1].append(item)
    for group in groups:
        start = 1 if group and isinstance(group[0], Heading) else 0
        rest = group[start:]
        chance.shuffle(rest)
        group[start:] = rest
    return attrs.evolve(section, items=tuple(item for group in groups for item in group))


def _texts(rewrite: Callable[[str, random.Random], str]) -> Change:
    def change(plan: Plan, chance: random.Random) -> Plan:
        return rewritten(plan, lambda text: rewrite(text, chance))

    return change


def _double_spaces(text: str, chance: random.Random) -> str:
    return re.sub(r"(?<=\S) (?=\S)", lambda _: "  " if chance.random() < 0.2 else " ", text)


def _other_spaces(text: str, chance: random.Random) -> str:
    hard = re.sub(r" ", lambda _: "\u00a0" if chance.random() < 0.2 else " ", text)
    return chance.choice(("", " ")) + hard + chance.choice(("", " ", "\n"))


def _wrapped(text: str, chance: random.Random) -> str:
    # As a form with a narrow column or a copied e-mail wraps them: never where a sentence ends.
    return re.sub(r"(?<=[a-z,]) (?=[a-z])", lambda _: "\n" if chance.random() < 0.1 else " ", text)


_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def _straight(text: str, _chance: random.Random) -> str:
    return text.translate(_QUOTES)


def _curly(text: str, _chance: random.Random) -> str:
    opened = re.sub(r'(?<![^\s(\[])"', "“", text).replace('"', "”")
    return re.sub(r"(?<![^\s(\[])'", "‘", opened).replace("'", "’")


def _dashes(text: str, chance: random.Random) -> str:
    spaced = re.sub(r" [–—-] ", lambda _: chance.choice((" – ", " — ", " - ")), text)
    ranged = re.sub(r"(?<=\d)[–-](?=\d)", lambda _: chance.choice(("-", "–")), spaced)
    return re.sub(r"(?<=[a-z])-(?=[a-z])", lambda _: chance.choice(("-", "\u2010", "\u2011")), ranged)


_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_UNITS, 2)}
_WORDS |= {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
_WORDS |= {
    f"{ten}-{unit}": 20 + 10 * tens + ones
    for tens, ten in enumerate(_TENS)
    for ones, unit in enumerate(["one", *_UNITS[:8]], 1)
}
_NUMBERS = {number: word for word, number in _WORDS.items()}
_WORD = re.compile(rf"(?<![\w-])({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
# Not a name (Year 4, Level 3, the 14 bus), a date, a time of day, a decimal or a score.
_DIGITS = re.compile(
    rf"(?<![\w.,:/£-])(?<!year )(?<!years )(?<!stage )(?<!level )(?<!section )(?<!part )(?<!age )(?<!reg )"
    rf"(\d{{1,2}}) (?=[a-z])(?!(?:{MONTH}|bus|am|pm|per cent)\b)",
    re.IGNORECASE,
)


def _digits(text: str, _chance: random.Random) -> str:
    return _WORD.sub(lambda match: str(_WORDS[match[0].lower()]), text)


def _number_words(text: str, _chance: random.Random) -> str:
    def word(match: re.Match[str]) -> str:
        said = _NUMBERS.get(int(match[1]), match[1])
        return f"{said.capitalize() if match.start() == 0 else said} "

    return _DIGITS.sub(word, text)


_AMERICAN: Mapping[str, str] = {
    "analys": "analyz", "apologis": "apologiz", "behaviour": "behavior", "cataloguing": "cataloging", "centre": "center",
    "colour": "color", "counsell": "counsel", "enrol ": "enroll ", "favour": "favor", "fulfil ": "fulfill ",
    "generalis": "generaliz",
    "grey": "gray", "honour": "honor", "humour": "humor", "individualis": "individualiz", "judgement": "judgment",
    "labelled": "labeled", "learnt": "learned", "metre": "meter", "minimis": "minimiz", "modelled": "modeled",
    "modelling": "modeling", "neighbour": "neighbor", "organis": "organiz", "orthopaedic": "orthopedic",
    "paediatric": "pediatric", "personalis": "personaliz", "practise": "practice", "practising": "practicing",
    "prioritis": "prioritiz", "programme": "program", "recognis": "recogniz", "socialis": "socializ", "specialis": "specializ",
    "summaris": "summariz", "theatre": "theater", "travelled": "traveled", "travelling": "traveling",
}  # fmt: skip
_SPELT = re.compile(rf"\b({'|'.join(_AMERICAN)})", re.IGNORECASE)


def _american(text: str, _chance: random.Random) -> str:
    # `specialist` and `organism` are spelt alike on both sides.
    return re.sub(
        rf"(?!\b(?:specialist|analysis|organism)){_SPELT.pattern}",
        lambda match: _as(match[0], _AMERICAN[match[0].lower()]),
        text,
        flags=re.IGNORECASE,
    )


NEUTRAL: Mapping[str, tuple[str, Change]] = {
    "renamed": ("The child has another name throughout", _renamed),
    "pronouns": ("He for she and she for he, throughout", _other_pronouns),
    "order": ("Items in another order, each under its own heading", _other_order),
    "double-spaces": ("Double spaces", _texts(_double_spaces)),
    "other-spaces": ("Hard spaces, and spaces round the text", _texts(_other_spaces)),
    "wrapped": ("Lines broken in the middle of sentences", _texts(_wrapped)),
    "straight-quotes": ("Straight quotation marks and apostrophes", _texts(_straight)),
    "curly-quotes": ("Curly quotation marks and apostrophes", _texts(_curly)),
    "dashes": ("Other dashes and hyphens", _texts(_dashes)),
    "digits": ("Digits for number words", _texts(_digits)),
    "number-words": ("Number words for digits", _texts(_number_words)),
    "american": ("American spelling", _texts(_american)),
}
"""Every neutral change by its id, with a title."""


def neutral_mutants(plan: Plan, *, seeds: int = 3) -> list[Mutant]:
    """The plan with each neutral change, made with several seeds where the change has a choice; unchanged plans are left out."""
    found: list[Mutant] = []
    for id, (title, change) in NEUTRAL.items():
        made: list[Plan] = []
        for seed in range(seeds):
            after = change(plan, random.Random(seed))  # noqa: S311 - repeatable, not secret
            if after != plan and after not in made:
                made.append(after)
                found.append(Mutant(kind=Neutral(id=id, title=title), where=f"#{seed}", before=plan, after=after))
    return found
