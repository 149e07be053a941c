"""Who a pronoun stands for: the pronouns of a passage whose nearest possible antecedent is the child.

English lets a pronoun point back to anybody named before it. A pronoun is given to the child only where no other person
of that gender stands nearer; quoted speech and paired forms (`his or her`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.fold import fold
from ehcp_rules.text.sentences import quoted

if TYPE_CHECKING:
    from ehcp_rules.plan import Learner
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Pronoun", "child_pronouns", "names_of", "recorded_pronouns"]


@frozen
class Pronoun:
    """One pronoun that stands for the child: its place, and `he` or `she`."""

    span: Span
    gender: str


_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b")
_PAIRED = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself) ?(?:/|or|and) ?(?:he|she|him|his|her|hers|himself|herself)\b|\bs/he\b")
_CHILD_NOUN = re.compile(r"\b(?:the|this|our|each|every|any|another|other|a|an) (?:[a-z]+ )?(?:child|pupil|young person|young man|young woman|student|learner|boy|girl|man|woman|peer|adult|person|individual)\b|\b(?:someone|somebody|anyone|anybody|nobody|everyone)\b")
_OF_CHILD = re.compile(
    r"^ (?:own )?(?:[a-z-]+ )?(?:needs?|learning|progress|outcomes?|targets?|anxiety|emotions?|feelings|attention|concentration|behaviours?|speech|language|communication|"
    r"understanding|peers|plan|timetable|independence|self-esteem|confidence|attendance|literacy|reading|writing|handwriting|diagnosis|views|strengths|difficulties|"
    r"sensory|parents|mother|father|family|friends|age|education|placement|health|sleep|hearing|vision|mobility|posture|work)\b"
)
_FEMALE = frozenset({"sister", "half-sister", "stepsister", "mum", "mother", "mummy", "stepmum", "nan", "nana", "nanny", "gran", "granny", "grandma", "grandmother", "aunt", "auntie", "aunty", "girlfriend", "mrs", "miss", "ms"})
_MALE = frozenset({"brother", "half-brother", "stepbrother", "dad", "father", "daddy", "stepdad", "grandad", "grandpa", "grandfather", "uncle", "boyfriend", "mr", "sir"})
_NOT_PEOPLE = frozenset({"called", "named", "saint", "st"})
_NO_PERSON_ROLES = frozenset({"service", "unowned", "class-team"})
_CAPITAL = re.compile(r"(?<=[a-z,;:] )[A-Z][a-zà-ÿ]+\b")
_CALENDAR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Year|Key|Stage|Section|English|Maths|Makaton")


def recorded_pronouns(written: str) -> frozenset[str]:
    """Which of `he`, `she` and `they` the record names, from forms such as `she/her` or `they/them`; empty when it names none."""
    folded = fold(written)
    groups = {"he": r"\b(?:he|him|his)\b", "she": r"\b(?:she|her|hers)\b", "they": r"\b(?:they|them|theirs?)\b"}
    return frozenset(name for name, pattern in groups.items() if re.search(pattern, folded))


def names_of(learner: Learner) -> frozenset[str]:
    """The child's names as folded single words."""
    texts = (learner.name, learner.known_as, *learner.other_names)
    return frozenset(part for text in texts for part in re.findall(r"[^\W\d_]{2,}", fold(text)))


def child_pronouns(passage: AnalysedPassage, names: frozenset[str], *, crowded: bool = False) -> Iterator[Pronoun]:
    """The pronouns of a passage that stand for the child. In a `crowded` text every capitalised word may be another person."""
    folded = passage.folded
    found = list(_PRONOUN.finditer(folded))
    if not found:
        return
    left_out = [*quoted(folded), *(Span(*match.span()) for match in _PAIRED.finditer(folded))]
    people = _people(passage, names, crowded)
    for match in found:
        span = Span(*match.span())
        if any(span.overlaps(other) for other in left_out):
            continue
        gender = "he" if match.group(1) else "she"
        nearest = max((person for person in people if person[0] < span.start and gender in person[1]), default=None)
        possessive = match.group() in ("his", "her") and _OF_CHILD.match(folded[span.end : span.end + 40])
        # A role may own a pronoun, but not the child's needs, learning or parents.
        if nearest is None or nearest[2] == "child" or (nearest[2] == "role" and possessive):
            yield Pronoun(span, gender)


def _people(passage: AnalysedPassage, names: frozenset[str], crowded: bool) -> list[tuple[int, str, str]]:
    """Everybody whom a later pronoun may mean: where they stand, which pronouns they may take, and what they are."""
    both = "he she"
    people: list[tuple[int, str, str]] = []
    for hit in passage.hits_of("relations"):
        word = hit.phrase
        if word in _NOT_PEOPLE or _plural(passage.folded[hit.span.start : hit.span.end], word):
            continue
        people.append((hit.span.start, "she" if word in _FEMALE else "he" if word in _MALE else both, "relation"))
    for hit in passage.hits_of("roles"):
        if hit.group in _NO_PERSON_ROLES or _plural(passage.folded[hit.span.start : hit.span.end], hit.phrase):
            continue
        people.append((hit.span.start, both, "role"))
    for hit in passage.hits_of("first-names"):
        if passage.text[hit.span.start].isupper() and passage.folded[hit.span.start : hit.span.end] not in names and hit.group == "given-name":
            people.append((hit.span.start, both, "name"))
    for match in _CHILD_NOUN.finditer(passage.folded):
        own = match.group().startswith(("the ", "this ", "our ")) and not re.search(r"\b(?:peer|adult|person|man|woman|other [a-z]+)$", match.group().replace("young person", "pupil").replace("young man", "pupil").replace("young woman", "pupil"))
        people.append((match.start(), both, "child" if own else "other"))
    if crowded:
        for match in _CAPITAL.finditer(passage.text):
            if fold(match.group()) not in names and not _CALENDAR.match(match.group()):
                people.append((match.start(), both, "name"))
    if names:
        for match in re.finditer(r"[a-z]+", passage.folded):
            if match.group() in names and passage.text[match.start()].isupper():
                people.append((match.start(), both, "child"))
    return sorted(people)


def _plural(words: str, phrase: str) -> bool:
    return words != fold(phrase) and words.endswith("s")
