"""Medicines that a sentence says the child has or has not, and the age at which it says that a condition was diagnosed.

The sentence is one in which the child is `he`, `his` and `him`, whoever it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from ehcp_rules.text.english.grammar import ONES

__all__ = ["BESIDES", "diagnosed_when", "medicines_told"]

_MEDICINES = (
    "melatonin methylphenidate atomoxetine lisdexamfetamine dexamfetamine guanfacine clonidine midazolam diazepam"
    " clobazam lamotrigine levetiracetam carbamazepine valproate topiramate ethosuximide vigabatrin rufinamide"
    " phenobarbital lacosamide zonisamide baclofen gabapentin pregabalin risperidone aripiprazole olanzapine"
    " fluoxetine sertraline citalopram propranolol insulin salbutamol montelukast omeprazole lansoprazole movicol"
    " macrogol laxido hydrocortisone prednisolone levothyroxine thyroxine desmopressin oxybutynin hyoscine"
    " glycopyrronium penicillin azithromycin iron warfarin adrenaline"
).split()
_NAMES = "|".join(_MEDICINES)
_NAMED = re.compile(rf"\b(?:{_NAMES})\b")
_NONE = re.compile(
    r"\b(?:he (?:takes|has|needs|is on) no|and no other|he (?:does not|doesn't) (?:take|need|have) any|he is not (?:on"
    r"|prescribed) any)"
    r" (?:other )?(?:medicines?|medication)\b(?= ?[.;,)]|\W*$| (?:and|but|at all)\b)"
)
_GIVEN = re.compile(
    r"\b(?:his|he takes|he has|he is prescribed|given|gives? him|gives? his|dose of)"
    rf" (?:(?:rescue|emergency|daily|buccal|morning|evening|noon|lunchtime|liquid|the) ){{0,2}}(?P<name>{_NAMES})\b"
)
_UNSURE = re.compile(
    r"\b(?:if|unless|whether|may|might|could|would|trial\w*|consider\w*|not|never|refus\w*|suggest\w*)\b[^.;:]{0,45}$"
)
_CONDITIONS = MappingProxyType(
    {
        name: re.compile(rf"\b(?:{words})\b")
        for name, words in {
            "autism": "autism|autistic|asd|asc",
            "ADHD": "adhd|attention deficit",
            "epilepsy": "epilepsy",
            "diabetes": "diabetes",
            "dyslexia": "dyslexia|dyslexic",
            "deafness": "deaf|deafness|hearing loss",
            "a language disorder": "dld|developmental language disorder",
            "dyspraxia": "dyspraxia|dcd|developmental coordination disorder",
            "cerebral palsy": "cerebral palsy|diplegia|hemiplegia",
            "Tourette syndrome": "tourette|tourette's",
        }.items()
    }
)
_AGES = MappingProxyType({word: number for number, word in enumerate(ONES, 1)})
_FOUND = r"(?:diagnosed|diagnosis|assessment (?:was )?(?:completed|confirmed)|identified|confirmed)"
_AGED = r"(?:at (?:the )?age(?: of)?|aged|when he was|since he was|at)"
_WHEN = re.compile(
    rf"\b{_FOUND}\b(?:(?! and | but | began| since )[^.;:]){{0,45}}?(?:\b{_AGED} (?P<age>{'|'.join(ONES)}|\d{{1,2}})\b"
    r"(?! ?(?:months?|weeks?|days?|or|and|to)\b)|\bin (?:[a-z]+ )?(?P<year>20\d\d)\b)"
)
_AGAIN = re.compile(r"\b(?:re-?assess\w*|again|review\w*|second|later|suspected|first raised|referred|waiting)\b")
BESIDES = (*_MEDICINES, "medic", "diagnos", "assessment", "identified", "confirmed")
"""Pieces without which a text tells nothing of this."""


def medicines_told(sentence: str) -> Iterator[tuple[str, frozenset[str]]]:
    """For each medicine, whether a sentence says that the child is given it, or that nothing but others is."""
    none = _NONE.search(sentence)
    if none is not None:
        named = set(_NAMED.findall(sentence))
        yield from ((f"medicine: {name}", frozenset({"none"})) for name in _MEDICINES if name not in named)
    for given in _GIVEN.finditer(sentence):
        if not _UNSURE.search(sentence, 0, given.start()):
            yield f"medicine: {given['name']}", frozenset({"given"})


def diagnosed_when(sentence: str, text: str, born: int | None) -> Iterator[tuple[str, frozenset[str]]]:
    """The ages at which the one condition of a sentence, or else of its text, may have been found; `born` is the year of birth."""
    when = _WHEN.search(sentence)
    if when is None or _AGAIN.search(sentence):
        return
    conditions = _conditions(sentence) or _conditions(text)
    if len(conditions) == 1 and (when["age"] or born):
        if when["age"]:
            ages = {_AGES.get(when["age"]) or int(when["age"])}
        else:
            ages = {int(when["year"]) - (born or 0) - less for less in (0, 1)}
        yield f"age when {conditions[0]} was found", frozenset(map(str, ages))


def _conditions(text: str) -> list[str]:
    return [name for name, words in _CONDITIONS.items() if words.search(text)]
