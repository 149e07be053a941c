"""What each clause of a need is evidence of: something of the child that can be seen, or what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.needs import instead
from ehcp_rules.text.needs.clauses import Clause, clauses
from ehcp_rules.text.needs.figures import COUNT, KEEPS_AT, LEVEL
from ehcp_rules.text.needs.generic import TIMES
from ehcp_rules.text.needs.kinds import (
    LABEL,
    LIVED,
    OCCASION,
    OTHERS,
    PROVIDED,
    REACHED,
    SHOWN,
    STRENGTH,
    UNCLEAR,
)
from ehcp_rules.text.needs.labels import head_of
from ehcp_rules.text.needs.pictured import NAMES_IT, SUFFERED, THE_CHILD, Picture, within
from ehcp_rules.text.needs.subjects import About

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Told", "told"]


@frozen
class Told:
    """One clause and what it tells: SHOWN, UNCLEAR, OCCASION, or the reason why it shows no need."""

    kind: str
    span: Span


_TWO = 2
"""Words that show something from which on a known act is pictured: the act and one thing."""
_FOR = frozenset(("so", "so that", "in order that", "to"))
_BRINGS = re.compile(r"\b(?:means?|causes?|makes?|stops?|prevents?|leaves?|keeps?|costs?|takes?|gets? in the way)\b")
_KEPT_FROM = re.compile(
    r"\b(?:keeps?|kept) (?:him|her|them|[a-z'-]+) (?:at home|in bed|indoors|awake|off school|(?:out of|away from) (?:school|class"
    r"|college|nursery|lessons?|assembl(?:y|ies)|the [a-z]+))\b"
)
"""Where a difficulty keeps the child, which anybody can see."""
_A_THING_OF_HIS = re.compile(r"(?:his|her|their) [a-z-]+\W*")
"""The last of what a clause before it lists: `loves trains and his dog`."""
_HAS_BEEN = re.compile(r" had |^ha(?:s|d) (?:forgotten|lost|gone|given up|used up|[a-z]+ed)\b")
_SEEN_BY = re.compile(
    r"\b(?:says?|said|reports?|reported|sees?|saw|finds?|found|notices?|noticed|describes?|described|notes?|noted"
    r"|observes?|observed|hears?|heard|mistakes?|mistook|understands?|understood|counted|records?|recorded|has to"
    r"|have to|had to|reads?|watched|measured|because|(?:takes?|took)(?= (?:his|her|their))|treats?|calls?)\b"
)
"""What others do that shows the child."""
_OF_PAPERS = re.compile(
    r"(?:nobody|no one|we)\b.*\b(?:plan|reports?|advice|ehcp|emails?|meetings?)\b|they are (?:not |never )?doing\b"
)


def told(passage: AnalysedPassage, names: frozenset[str]) -> Iterator[Told]:
    """What each clause tells, in order; read sentence by sentence, so that who has seen enough may stop."""
    reader = _Reader(passage, names)
    for _, sentence in groupby(clauses(passage, names), key=lambda clause: clause.sentence):
        found = tuple(sentence)
        occasion = any(clause.occasion and reader.picture.concrete(clause.span) for clause in found)
        for clause in found:
            yield Told(reader.kind(clause, occasion=occasion), clause.span)


class _Reader:
    """One need, clause by clause: what can be pictured, and what stands in the place of a need."""

    def __init__(self, passage: AnalysedPassage, names: frozenset[str]) -> None:
        self._passage = passage
        self._scan = passage.scan
        self._folded = passage.folded
        self._body = head_of(passage.folded)
        hits = passage.hits_of
        self.picture = Picture(passage, names)
        self._cannot = hits("participation", "inability")
        self._by_role = tuple(hit for hit in hits("roles") if hit.group not in ("unowned", "family"))
        self._provided = tuple(match.start() for match in instead.provision_named(passage))

    def kind(self, clause: Clause, *, occasion: bool) -> str:
        """What a clause tells; `occasion` says that its sentence tells an occasion that can be pictured."""
        if clause.occasion:
            return OCCASION
        text = self._folded[clause.span.start : clause.span.end]
        if _A_THING_OF_HIS.fullmatch(text):
            return OCCASION
        cannot = within(clause.span, self._cannot)
        if not cannot:
            if (
                clause.about is About.CHILD
                and KEEPS_AT.search(text, self._scan)
                and not within(clause.span, self._by_role)
            ):
                return SHOWN
            told_instead = (
                self._yet_to_be(clause, text, habit=occasion)
                or self._of_others(clause, text)
                or self._instead(clause, text)
            )
            if not told_instead and _KEPT_FROM.search(text):
                return SHOWN
            return told_instead or self.picture.kind(clause, text, occasion=occasion)
        ahead = instead.AHEAD.match(self._folded, clause.predicate, clause.span.end)
        if clause.joint == "to" or (ahead and cannot[0].span.start > ahead.end() + 1):
            return REACHED
        if clause.about is About.OTHERS:
            return self._of_others(clause, text) or OTHERS
        begin = max(clause.predicate, clause.span.start)
        rest = Span(min(cannot[0].span.start, begin), clause.span.end)
        timed = [word for word in content_words(self._folded[rest.start : rest.end]) if word in TIMES]
        return SHOWN if self.picture.concrete(rest) or len(timed) >= _TWO else LABEL

    def _yet_to_be(self, clause: Clause, text: str, *, habit: bool) -> str | None:
        """What is still to be: an aim, a purpose, or what somebody will do; `habit` where an occasion is told for it."""
        if instead.ADVISED.search(text, self._scan):
            return PROVIDED
        if instead.AIM.match(text) or (instead.BY_THEN.search(text, self._scan) and not _HAS_BEEN.search(text)):
            return REACHED
        if clause.span.start == self._body and instead.BIDS.match(text):
            return REACHED
        if clause.joint == "to" or (clause.joint in _FOR and instead.PURPOSE.match(text)):
            return REACHED
        if (
            habit
            and clause.about is About.CHILD
            and instead.WILL_DO.match(self._folded, clause.predicate, clause.span.end)
        ):
            # `When asked to write he will rip the page`: what he does each time.
            return None
        if instead.AHEAD.match(self._folded, clause.predicate, clause.span.end):
            return REACHED if clause.about is About.CHILD else PROVIDED
        return None

    def _of_others(self, clause: Clause, text: str) -> str | None:
        """What is told of the family, of services and of what is kept about a child, unless it shows the child."""
        if instead.READ_ON.match(text):
            return LIVED
        level = LEVEL.search(text, self._scan) is not None
        if _OF_PAPERS.match(text):
            return OTHERS
        if clause.about is About.OTHERS:
            return self._shown_by_others(clause, text, level=level)
        if clause.about is About.BUSINESS:
            if level and self.picture.skills(clause.span):
                return SHOWN
            return None if _BRINGS.search(text) else LIVED
        delivered = clause.about is About.THING and within(clause.span, self._by_role)
        if delivered and not NAMES_IT.search(text) and not (_BRINGS.search(text) and THE_CHILD.search(text)):
            return OTHERS
        if clause.relative and not self.picture.effects_in(clause.span) and not THE_CHILD.search(text):
            return OCCASION
        return None

    def _shown_by_others(self, clause: Clause, text: str, *, level: bool) -> str:
        concrete = self.picture.concrete(clause.span)
        seen = _SEEN_BY.search(self._folded, clause.predicate, clause.span.end)
        child = THE_CHILD.search(text, (seen.end() if seen else clause.predicate) - clause.span.start)
        if (level and child and concrete) or (concrete and SUFFERED.match(self._folded, clause.predicate)):
            return SHOWN
        if seen and (child or COUNT.search(text)) and len(concrete) >= _TWO:
            return SHOWN if self.picture.acts_in(clause.span) or self.picture.effects_in(clause.span) else UNCLEAR
        return OTHERS

    def _instead(self, clause: Clause, text: str) -> str | None:
        """What stands in the place of a need, by the predicate of the clause."""
        folded, begin, end = self._folded, clause.predicate, clause.span.end
        if depends := instead.DEPENDS.match(folded, begin, end):
            rest = Span(depends.end(), end)
            concrete = self.picture.concrete(rest)
            if not concrete or not instead.FOR_WHAT.match(folded, depends.end(), end):
                return PROVIDED
            return SHOWN if len(concrete) >= _TWO and self.picture.acts_in(rest) else UNCLEAR
        aid = within(clause.span, self._passage.hits_of("equipment")) and instead.USES.match(folded, begin, end)
        if aid or instead.GIVEN.match(folded, begin, end):
            return PROVIDED
        if clause.about is not About.THING and instead.HISTORY.match(folded, begin, end):
            return LIVED
        if instead.LIKES.match(folded, begin, end) or instead.PRAISED.search(text):
            return STRENGTH
        return PROVIDED if any(clause.span.start <= start < end for start in self._provided) else None
