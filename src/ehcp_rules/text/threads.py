"""What a need, an outcome or provision is about, and whether one of them can follow from another.

Fields of skill and help are data (a lexicon), and so is which fields can serve which. Two statements follow when they are firmly
about one field, about fields of which one serves the other, or share words of substance. They are called unrelated only when
both are firmly about something and no field of the one has anything to do with any field of the other. All else is for a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Lexicons

__all__ = ["Fit", "Relations", "Topics", "names_in", "only_refers", "topics_of"]


class Fit(StrEnum):
    """Whether one statement can follow from another."""

    FOLLOWS = "follows"
    UNRELATED = "unrelated"
    UNCLEAR = "unclear"


@frozen
class Topics:
    """The fields that a statement is about, those that it is firmly about, and its words of substance."""

    fields: frozenset[str]
    firm: frozenset[str]
    stems: frozenset[str]


@frozen
class Relations:
    """Pairs of a field and one that serves it, and of a field and one that may have to do with it."""

    serves: frozenset[tuple[str, str]]
    may_serve: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, serves: Iterable[Iterable[str]], may_serve: Iterable[Iterable[str]]) -> Relations:
        """From lists that begin with a field and go on with those that serve it, or may."""
        return cls(frozenset(_pairs(serves)), frozenset(_pairs(may_serve)))

    def fit(self, one: Topics, other: Topics) -> Fit:
        """Whether the other statement can follow from the one: help from a need or an outcome, an outcome from a need."""
        if one.firm & other.firm or self._related(self.serves, one.firm, other.firm):
            return Fit.FOLLOWS
        shared = one.stems & other.stems
        if len(shared) >= 2:
            return Fit.FOLLOWS
        if shared or not one.firm or not other.firm or one.fields & other.fields:
            return Fit.UNCLEAR
        related = self._related(self.serves | self.may_serve, one.fields, other.fields)
        return Fit.UNCLEAR if related else Fit.UNRELATED

    @staticmethod
    def _related(pairs: frozenset[tuple[str, str]], ones: frozenset[str], others: frozenset[str]) -> bool:
        return any((one, other) in pairs for one in ones for other in others)


def _pairs(lists: Iterable[Iterable[str]]) -> Iterable[tuple[str, str]]:
    for names in lists:
        first, *others = names
        yield from ((first, other) for other in others)


def _holds(longer: Span, span: Span) -> bool:
    return longer.start <= span.start and span.end <= longer.end and longer != span


_ENDING = re.compile(r"(?:ing|ed|es|s|ly|tion|er)$")
_COMMON = frozenset(
    (
        "able work working school class week day year term minutes hours session sessions pupil help support "
        "group time adult plan skill skills through without least every daily weekly named trained things people "
        "improve improves improving develop develops developing difficulty difficulties difficult find finds hard level "
        "levels high low programme programmes review reviewed specialist independently independent independence "
        "appropriate strategy strategies activity activities small structured classroom lesson lessons teacher assistant "
        "stage key end twice once three four five around using range needs increase increased learn learning "
        "january february march april june july august september october november december"
    ).split()
)
_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z][a-z'’-]+")


def names_in(passage: AnalysedPassage) -> frozenset[str]:
    """Names in a passage: two statements about one child have nothing in common by that."""
    inside = {fold(match.group()) for match in _NAME.finditer(passage.text)}
    given = {hit.phrase for hit in passage.hits_of("first-names") if passage.text[hit.span.start].isupper()}
    return frozenset(inside | {fold(name) for name in given})


_SUBJECT_MATTER = re.compile(
    r"\b(?:books?|(?<!social )stor(?:y|ies)|films?|videos?|pictures?|poems?|songs?|games?|topics?) "
    r"(?:[a-z]+ )?(?:about|on|of) [^.;,]*"
)
"""What the material of a lesson tells of is not the skill that the lesson is about."""


_ONLY_REFERS = re.compile(
    r"\W*(?:to be |will be |is |continuing |ongoing |continued |initial |a |an )*"
    r"(?:referr(?:al|ed)|refer|monitor(?:ing|ed)|oversight|overview|assess(?:ment|ed)|re-?assess\w*|consider(?:ed|ation)?)\b"
)


def only_refers(passage: AnalysedPassage) -> bool:
    """Whether provision only leads to some: a referral, oversight or an assessment is about the need, and does nothing for it."""
    return _ONLY_REFERS.match(passage.folded) is not None


def topics_of(
    passage: AnalysedPassage, lexicons: Lexicons, lexicon: str, names: frozenset[str] = frozenset()
) -> Topics:
    """What a passage is about, by the fields of a lexicon; its groups `none` and `weak` are no fields.

    `names` are those that its neighbours speak of: a statement that opens with a name does not show that it is one.
    """
    scan = lexicons.apart(lexicon).scan(passage.folded)
    idle = [hit.span for hit in scan.of(lexicon, "none")]
    weak = {hit.span for hit in scan.of(lexicon, "weak")}
    hits = [hit for hit in scan.of(lexicon) if hit.group not in ("none", "weak")]
    longer = [*idle, *(hit.span for hit in hits)]
    matter = [Span(*match.span()) for match in _SUBJECT_MATTER.finditer(passage.folded)]
    fields, firm = set(), set()
    for hit in hits:
        # A word inside a longer phrase belongs to that phrase: `orthotic shoes` are not about dressing.
        if any(_holds(span, hit.span) for span in longer) or hit.span in idle:
            continue
        fields.add(hit.group)
        if hit.span not in weak and not any(span.overlaps(hit.span) for span in matter):
            firm.add(hit.group)
    idle_words = _COMMON | names_in(passage) | names
    told = frozenset(word for span in matter for word in content_words(passage.folded[span.start : span.end]))
    stems = (
        _ENDING.sub("", word)[:6]
        for word in passage.words
        if len(word) > 3 and word not in told and word.removesuffix("'s") not in idle_words
    )
    return Topics(frozenset(fields), frozenset(firm), frozenset(stems))
