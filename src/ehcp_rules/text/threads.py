"""What a need, an outcome or provision is about, and whether one of them can follow from another.

Fields of skill and help are data (a lexicon), and so is which fields can serve which. Two statements follow when they are firmly
about one field, about fields of which one serves the other, or share words of substance. They are called unrelated only when
both are firmly about something and no field of the one has anything to do with any field of the other. Where two of three agree,
the third is odd if it is mainly about fields that seldom serve theirs. All else is for a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import content_words, sentence_at
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
    """The fields that a statement is about, those that it is firmly and mainly about, and its words of substance.

    What only follows from a need, who gives the help, and help of a general kind are firm and not the main thing. `named` are the
    main fields that a phrase of their own tells, and not only hints that add up.
    """

    fields: frozenset[str]
    firm: frozenset[str]
    main: frozenset[str]
    named: frozenset[str]
    stems: frozenset[str]


@frozen
class Relations:
    """Pairs of a field and one that serves it, may, or seldom does; and of a need's field and one that meeting it may show in."""

    serves: frozenset[tuple[str, str]]
    may_serve: frozenset[tuple[str, str]]
    seldom_serve: frozenset[tuple[str, str]]
    shows_in: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, *lists: Iterable[Iterable[str]]) -> Relations:
        """From lists in the order of the attributes, of which each begins with a field and goes on with those related to it."""
        return cls(*(frozenset(_pairs(names)) for names in lists))

    def fit(self, one: Topics, other: Topics) -> Fit:
        """Whether the other statement can follow from the one: help from a need or an outcome, an outcome from a need."""
        if one.firm & other.firm or self._related(self.serves, one.firm, other.firm):
            return Fit.FOLLOWS
        shared = one.stems & other.stems
        if len(shared) >= 2:
            return Fit.FOLLOWS
        if shared or not one.main or not other.main or one.fields & other.fields:
            return Fit.UNCLEAR
        near = self.serves | self.may_serve | self.seldom_serve | self.shows_in
        related = self._related(near, one.firm, other.firm)
        related = related or self._related(self.serves, one.fields, other.fields)
        return Fit.UNCLEAR if related else Fit.UNRELATED

    def spanned(self, statements: Sequence[Topics]) -> bool:
        """Whether two of three statements agree on a field that the third touches on without being mainly about something else."""
        ties = (
            (self._tied(statements[one], statements[other]), statements[third])
            for one, other, third in ((0, 1, 2), (0, 2, 1), (1, 2, 0))
        )
        return any(self._touches(third, field) for tie, third in ties for field in tie)

    def left_open(self, statements: Sequence[Topics], place: int) -> bool:
        """Whether the statement at a place names nothing, and touches only on fields near to those on which the others agree."""
        core = self._tied(*(topics for at, topics in enumerate(statements) if at != place))
        third = statements[place]
        return not third.main and all(self._near(field, core) for field in third.fields)

    def _touches(self, topics: Topics, field: str) -> bool:
        if field in topics.firm:
            return True
        return field in topics.fields and all(self._near(named, {field}) for named in topics.named)

    def _near(self, field: str, fields: Set[str]) -> bool:
        near = self.serves | self.may_serve | self.shows_in
        return field in fields or any((field, one) in near or (one, field) in near for one in fields)

    def odd(self, statements: Sequence[Topics], place: int) -> bool:
        """Whether two of need, outcome and help agree on fields that the third, at a place, seldom has to do with."""
        ties = {(one, other): self._tied(statements[one], statements[other]) for one, other in ((0, 1), (0, 2), (1, 2))}
        core = next(tie for pair, tie in ties.items() if place not in pair)
        third = statements[place]
        others = [topics for at, topics in enumerate(statements) if at != place]
        if not core or not third.main or third.fields & core or third.main & others[0].fields & others[1].fields:
            return False
        if any(third.stems & other.stems or third.firm & other.firm for other in others):
            return False
        near = ((third.firm, core), (core, third.firm))
        if any(self._related(self.serves, *pair) for pair in near):
            return False
        led = sum(self._leads_between(place, field, third.main) for field in core)
        return 2 * led <= len(core)

    def _leads_between(self, place: int, field: str, mains: frozenset[str]) -> bool:
        """Whether a field leads to one of those that the odd need, outcome or help is mainly about, as plans commonly have it."""
        if place == 2:
            return self._related(self.may_serve, {field}, mains)
        shown = self.shows_in or self.may_serve
        return self._related(shown, *((mains, {field}) if place == 0 else ({field}, mains)))

    def _tied(self, one: Topics, other: Topics) -> frozenset[str]:
        """The fields by which two statements follow from one another, or by which one touches on what the other is firmly about."""
        served = {(a, b) for a in one.firm for b in other.firm if (a, b) in self.serves}
        touched = (one.firm & other.fields if not other.main else frozenset()) | (
            other.firm & one.fields if not one.main else frozenset()
        )
        return (one.firm & other.firm) | touched | frozenset(field for pair in served for field in pair)

    @staticmethod
    def _related(pairs: frozenset[tuple[str, str]], ones: Set[str], others: Set[str]) -> bool:
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
        "able work working school class week day year term minutes hours session sessions pupil help support group time "
        "adult plan skill skills through without least every daily weekly named trained things people improve improves "
        "improving develop develops developing difficulty difficulties difficult find finds hard level levels high low "
        "programme programmes review reviewed specialist independently independent independence appropriate strategy "
        "strategies activity activities small structured classroom lesson lessons teacher assistant stage key end twice "
        "once three four five around using range needs increase increased learn learning other others another days weeks "
        "terms years minute hour half first last next start seven eight nine ten fifteen twenty thirty forty fifty times "
        "occasions part full different same much many little less more some none everyone anyone someone nobody somebody "
        "anything something nothing everything easter christmas summer autumn spring half-term monday tuesday wednesday "
        "thursday friday mondays tuesdays wednesdays thursdays fridays cannot gets goes comes takes keeps knows know "
        "wants want leads runs trains shows tells says meets agreed chosen planned taught teaches teaching practice "
        "practise practises january february march april june july august september october november december"
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


_CONSEQUENCE = re.compile(
    r"(?:,|;| -) (?:and |but )?"
    r"(?:so|which|leaving|leading|meaning|making|causing|other (?:children|pupils)|others|classmates|peers)\b"
    r"|\band so\b|\bas a result\b"
)
"""Opens what follows from a need, or from reaching an outcome: it is not what the statement is mainly about."""

_CONCEDED = re.compile(
    r"(?:^|(?<=[.;] ))(?:although|though|while|whilst|despite) [^,.;]*,"
    r"|(?:^|(?<=[.;] ))[^.;]*?\b(?:well|good|fluently|confidently|happily|easily|strong|enjoys|likes|loves|at length)\b"
    r"[^.;]*?,? (?:but|yet)\b"
)
"""What a child does well, before the need."""

_FAINT, _WEAK, _ALMOST, _ENOUGH = 1, 2, 3, 4
"""Hints at a field add up: two weak words are enough to be firmly about it, almost enough where nothing else is said."""

_QUALIFIERS = ("none", "faint", "weak", "general", "person")


def topics_of(
    passage: AnalysedPassage, lexicons: Lexicons, lexicon: str, names: frozenset[str] = frozenset()
) -> Topics:
    """What a passage is about, by the fields of a lexicon; its groups `none`, `weak`, `general` and `person` are no fields.

    Phrases of `none` are about nothing, those of `weak` may be about their field or not. Those of `general` are help that any need
    may draw on, and those of `person` tell who helps: they are about their field, and never the main thing beside something else.
    `names` are those that its neighbours speak of: a statement that opens with a name does not show that it is one.
    """
    scan = lexicons.apart(lexicon).scan(passage.folded)
    idle = [hit.span for hit in scan.of(lexicon, "none")]
    faint, weak, general, persons = ({hit.span for hit in scan.of(lexicon, name)} for name in _QUALIFIERS[1:])
    hits = [hit for hit in scan.of(lexicon) if hit.group not in _QUALIFIERS]
    longer = [*idle, *(hit.span for hit in hits)]
    matter = [Span(*match.span()) for match in _SUBJECT_MATTER.finditer(passage.folded)]
    aside, conceded = _asides(passage), [Span(*match.span()) for match in _CONCEDED.finditer(passage.folded)]
    firm, main, by_person = set(), set(), set()
    hints: dict[str, dict[str, int]] = {}
    known = [*idle, *matter]
    for hit in hits:
        # A word inside a longer phrase belongs to that phrase: `orthotic shoes` are not about dressing.
        if any(_holds(span, hit.span) for span in longer) or hit.span in idle:
            continue
        if any(span.overlaps(hit.span) for span in (*matter, *conceded)):
            continue
        beside = any(span.overlaps(hit.span) for span in aside)
        if hit.span in faint or hit.span in weak:
            if not beside:
                hints.setdefault(hit.group, {})[hit.phrase[:4]] = _FAINT if hit.span in faint else _WEAK
            continue
        known.append(hit.span)
        firm.add(hit.group)
        if hit.span in persons:
            by_person.add(hit.group)
        elif hit.span not in general and not beside:
            main.add(hit.group)
    hinted = {field: sum(words.values()) for field, words in hints.items()}
    told = {
        field
        for field, sum_ in hinted.items()
        if sum_ >= _ENOUGH or (not firm and sum_ == _ALMOST == max(hinted.values()))
    }
    touched = {field for field, sum_ in hinted.items() if sum_ >= _WEAK}
    return Topics(
        frozenset(firm | touched),
        frozenset(firm | told),
        frozenset(main | told or by_person),
        frozenset(main),
        _stems(passage, known, _COMMON | names_in(passage) | names),
    )


def _stems(passage: AnalysedPassage, known: Sequence[Span], idle_words: frozenset[str]) -> frozenset[str]:
    """The beginnings of words of substance outside phrases whose meaning is known: those do not tie by their letters."""
    told = frozenset(word for span in known for word in content_words(passage.folded[span.start : span.end]))
    return frozenset(
        _ENDING.sub("", word)[:6]
        for word in passage.words
        if len(word) > 3 and word not in told and word.removesuffix("'s") not in idle_words
    )


def _asides(passage: AnalysedPassage) -> list[Span]:
    """What follows from a need, or from reaching an outcome, to the end of its sentence."""
    openings = [match.start() for match in _CONSEQUENCE.finditer(passage.folded)]
    return [Span(start, sentence_at(passage.sentences, start).end) for start in openings]
