"""Which pronouns of a passage stand for the child.

English lets a pronoun point back to anybody named before it. A pronoun is given to the child only where no other person
whom it could mean stands before it; quoted speech and paired forms (`his or her`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import quoted, sentence_at
from ehcp_rules.text.papers.citations import bracketed_sources
from ehcp_rules.text.people.persons import everybody, speaking
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Pronoun", "child_pronouns", "pronouns_of", "recorded_pronouns"]


@frozen
class Pronoun:
    """One pronoun that stands for the child: its place, and `he` or `she`."""

    span: Span
    gender: str


_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b")
# Each begins with a plain letter, which the matcher looks for fastest; what stands before it is looked at afterwards.
_HE_OR_HER = re.compile(r"h(?<![a-z]h)(?:e|im|is|imself|er|ers|erself)\b")
_SHE = re.compile(r"she(?<![a-z]she)\b")
_PAIRED = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself) ?(?:/|or|and) ?(?:he|she|him|his|her|hers|himself|herself)\b|"
    r"\bs/he\b"
)
_OF_AGE = re.compile(r" (?:own |chronological )?(?:age|year group|class)\b")
"""Whose age is told there is the child: `than most pupils of her age`."""
_OPENS = re.compile(
    r"\s*(?:in|on|at|from|during|when|while|after|before|as|although|if|since|with|by|following|for|until|"
    r"once)(?: [a-z]+){0,3} $"
)
_OPENS_A_SENTENCE = re.compile(r"[.!?] $")
_BY_THE_WAY = re.compile(
    r"\b(?:that|which|whom) $"
    r"|\b(?:particularly|especially|including|such as|for example|e\.g\.),? (?:by |from |with )?an? (?:[a-z-]+ ){0,2}?$"
)
"""Before somebody of whom a later sentence tells nothing: who chose a task, or is an example of what is hard."""
_FAR = 40
_OF_CHILD = re.compile(
    r"^ (?:own )?(?:[a-z-]+ )?(?:needs?|learning|progress|outcomes?|targets?|anxiety|emotions?|attention|"
    r"concentration|behaviours?|communication|understanding|peers|"
    r"independence|self-esteem|confidence|attendance|literacy|handwriting|diagnosis|strengths|difficulties|"
    r"sensory|education|placement)\b"
)
# What is done so that somebody can do something is done for the child, and so is help for somebody.
_FOR_THE_CHILD = re.compile(
    r"(?:\bso that|\bto (?:help|let|enable|allow|support|teach|encourage)|\b(?:enabling|helping|allowing)"
    r"|\b(?:support|help|teaching) for) $"
)


def recorded_pronouns(written: str) -> frozenset[str]:
    """Which of `he`, `she` and `they` the record names, from forms such as `she/her` or `they/them`; empty when it names none."""
    folded = fold(written)
    groups = {"he": r"\b(?:he|him|his)\b", "she": r"\b(?:she|her|hers)\b", "they": r"\b(?:they|them|theirs?)\b"}
    return frozenset(name for name, pattern in groups.items() if re.search(pattern, folded))


def pronouns_of(passage: AnalysedPassage) -> tuple[int, int]:
    """How often a passage says `he` and `she`, in any form and of anybody."""
    found = _HE_OR_HER.findall(passage.folded)
    her = sum(word.startswith("her") for word in found)
    return len(found) - her, her + len(_SHE.findall(passage.folded))


_OF_ONESELF = re.compile(r"\b(?:i|me|my|mine|im)\b")


def child_pronouns(
    item: AnalysedItem,
    passage: AnalysedPassage,
    names: frozenset[str],
    others: frozenset[str],
    *,
    crowded: bool = False,
) -> Iterator[Pronoun]:
    """The pronouns of a passage that stand for the child. In a `crowded` text every capitalised word may be another person."""
    folded = passage.folded
    found = list(_PRONOUN.finditer(folded))
    left_out = [*quoted(folded), *(Span(*match.span()) for match in _PAIRED.finditer(folded))]
    earlier = _of_the_item_before(item, names, others)
    sources = bracketed_sources(folded)
    named = [
        one for one in everybody(passage, names, others, crowded) if not any(s.start < one[0] < s.end for s in sources)
    ]
    people = [*speaking(item), *named]
    for match in found:
        span = Span(*match.span())
        if any(span.overlaps(other) for other in left_out):
            continue
        sentence = sentence_at(passage.sentences, span.start)
        if _OF_ONESELF.search(folded, sentence.start, sentence.end):
            # "We had cover once and she got me to read": whoever speaks is not the one spoken of.
            continue
        gender = "he" if match.group(1) else "she"
        before = [person for person in people if person[0] < span.start and gender in person[1]]
        if before and (sentence.start > before[-1][0] or _OF_AGE.match(folded, span.end)):
            before = [person for person in before if person[2] != "compared"]
        opening = folded[sentence.start : span.start]
        if _OPENS_A_SENTENCE.search(folded, max(0, span.start - 3), span.start) or _OPENS.fullmatch(opening):
            # `At a task that an adult has chosen he stops. He …`: the next sentence is not about the adult.
            before = [
                person
                for person in before
                if person[0] >= sentence.start or not _BY_THE_WAY.search(folded, max(0, person[0] - _FAR), person[0])
            ]
        # Nearness alone does not decide: `the manager knows Nuala's signs, which are on his clipboard`.
        rivals = {kind for _, _, kind in before if kind != "child"}
        if not rivals and (_follows(folded, span, people, gender) or (not before and gender in earlier)):
            continue
        possessive = match.group() in ("his", "her") and _OF_CHILD.match(folded[span.end : span.end + 40])
        meant = possessive or _done_for_the_child(folded, match, names) or _done_to_the_child(folded, match, before)
        known = _WHO_KNOWS.search(folded, max(0, span.start - 20), span.start)
        # A role may own a pronoun, but not the child's needs or learning, nor what is done for the child.
        if not rivals or (meant and rivals == {"role"}) or (known and rivals <= {"role", "other"}):
            yield Pronoun(span, gender)


def _done_for_the_child(folded: str, pronoun: re.Match[str], names: frozenset[str]) -> bool:
    """Whether a pronoun is whom the help is for, and the rest of the sentence does not bring the child in as somebody else."""
    if not _FOR_THE_CHILD.search(folded, max(0, pronoun.start() - 20), pronoun.start()):
        return False
    end = min((at for mark in (". ", "; ", "\n") if (at := folded.find(mark, pronoun.end())) >= 0), default=len(folded))
    rest = folded[pronoun.end() : end]
    others = (one for one in _PRONOUN.finditer(rest) if (one.group(1) is None) != (pronoun.group(1) is None))
    return not any(True for _ in others) and names.isdisjoint(re.findall(r"[^\W\d_]{2,}", rest))


_OBJECT_OF = re.compile(
    r"\b(?:helps?|teach(?:es)?|shows?|reminds?|supports?|prompts?|encourages?|allows?|enables?|supervises?|accompanies|gives?"
    r"|offers?|warns?|guides?|praises?|(?:works?|sits?|reads?|stays?|walks?) (?:with|beside)) $"
)
_WHO_KNOWS = re.compile(r"\bwho (?:knows?|understands?|has known|have known) $|\bfamiliar (?:to|with) $")
"""Of a helper so told of, whoever is known is another: the child."""
_ONE_TITLE = 20
_NOT_POSSESSIVE = re.compile(
    r"(?: (?:to|with|how|what|when|in|for|at|on|by|through|each|every|and|an?|the|as|one|two|three|five|ten|\d+|daily|weekly"
    r"|before|after|during|until|while|if|so)\b|[.,;]|$)"
)


def _done_to_the_child(folded: str, pronoun: re.Match[str], before: list[tuple[int, str, str]]) -> bool:
    """Whether a pronoun is the object of what the only helper of its sentence does: `an assistant reads and helps her to write`."""
    if pronoun.group() not in ("him", "her") or not _OBJECT_OF.search(
        folded, max(0, pronoun.start() - 16), pronoun.start()
    ):
        return False
    start = max(folded.rfind(mark, 0, pronoun.start()) for mark in (". ", "; ", "\n")) + 1
    helpers = [at for at, _, kind in before if kind == "role" and at >= start]
    # `teaching assistant` is found twice, once inside itself.
    one = bool(helpers) and helpers[-1] - helpers[0] < _ONE_TITLE
    return one and _NOT_POSSESSIVE.match(folded, pronoun.end()) is not None


def _follows(folded: str, span: Span, people: list[tuple[int, str, str]], gender: str) -> bool:
    """Whether the person comes after the pronoun: `In her report the psychologist …`."""
    start = max(folded.rfind(mark, 0, span.start) for mark in (". ", "! ", "? ", "; ", "\n")) + 1
    if not _OPENS.match(folded[start : span.start]):
        return False
    end = min((at for mark in (". ", "; ", "\n") if (at := folded.find(mark, span.end)) >= 0), default=len(folded))
    return any(span.end < at < end and gender in genders and kind != "child" for at, genders, kind in people)


def _of_the_item_before(item: AnalysedItem, names: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The pronouns that a relative or a person with a name in the item before may take: a paragraph may go on about them."""
    before: AnalysedItem | None = None
    for one in item.plan.items(item.section):
        if one is item:
            break
        before = one
    passage = before.passages.get("text") if before is not None else None
    if passage is None:
        return frozenset()
    found = (genders for _, genders, kind in everybody(passage, names, others, False) if kind in ("relation", "name"))
    return frozenset(gender for genders in found for gender in genders.split())
