"""What each clause of a need is evidence of: something of the child that can be seen, or what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stretches import hits_from
from ehcp_rules.text.needs import instead
from ehcp_rules.text.needs.clauses import Clause, clauses
from ehcp_rules.text.needs.figures import COUNT, LASTS, LEVEL, SCORES_ONLY
from ehcp_rules.text.needs.generic import GENERIC, SCORES, SUBJECTS, TIMES
from ehcp_rules.text.needs.labels import head_of
from ehcp_rules.text.needs.subjects import DID, About
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["LABEL", "OCCASION", "SHOWN", "UNCLEAR", "Told", "told"]

SHOWN = "what others see"
UNCLEAR = "whether this is enough needs a reader"
OCCASION = "the occasion of something else"
LABEL = "names an area of difficulty, and nothing that others could see"
_DIAGNOSED = "a diagnosis without what it means for the child"
_REACHED = "says what is to be reached, not what is hard"
_PROVIDED = "says what is to be provided, not what is hard"
_SCORED = "a score without what it means"
_LIVED = "what happened and who is involved, and nothing of what is hard"
_OTHERS = "tells of others, and not of the child"
_STRENGTH = "a strength or a liking, not what is hard"


@frozen
class Told:
    """One clause and what it tells: SHOWN, UNCLEAR, OCCASION, or the reason why it shows no need."""

    kind: str
    span: Span


_TWO = 2
"""Words that show something from which on a known act is pictured: the act and one thing."""
_THREE = 3
"""Words from which on an act is pictured, though no list knows it."""
_FOR = frozenset(("so", "so that", "in order that", "to"))
_BRINGS = re.compile(r"\b(?:means?|causes?|makes?|stops?|prevents?|leaves?|keeps?|costs?|takes?|gets? in the way)\b")
_STATE = re.compile(
    r"\b(?:anxious|distressed|upset|angry|frustrated|overwhelmed|tired|exhausted|drowsy|sick|wet|frightened|scared"
    r"|afraid|tearful|withdrawn|silent|restless|agitated|panicky|lonely|unsafe|not safe|in pain|sore|dizzy"
    r"|breathless)\b"
)
_LEXICAL = re.compile(
    r" ?(?!(?:is|was|has|does|presents?|displays?|exhibits?|experiences?|demonstrates?|shows?|finds|struggles|needs"
    r"|requires|makes|continues|appears|seems|remains|works|engages|responds|presented|struggled|showed|developed"
    rf"|feels|lacks|suffers|benefits)\b)(?:[a-z]{{2,}}(?:s|ed)|{DID})\b"
)
"""A predicate that is an act, though no list knows it."""
_A_THING_OF_HIS = re.compile(r"(?:his|her|their) [a-z-]+\W*")
"""The last of what a clause before it lists: `loves trains and his dog`."""
_HAS_BEEN = re.compile(r" had |^ha(?:s|d) (?:forgotten|lost|gone|given up|used up|[a-z]+ed)\b")
_BETWEEN_NAMES = re.compile(r", (?:and )?| and ")
_LONGEST_LABEL = 100
_LIST = 3
"""Names from which on there is a list, and words that a name in it may have."""
_SUCH_AS = re.compile(r"\b(?:such as|for example|for instance|e\.?g\.?|like when)\b")
_QUESTIONS = re.compile(r"\b(?:who|what|where|why|when|how)(?:(?:,? (?:and|or)|,) (?:who|what|where|why|when|how)\b)+")
"""The words for what is asked, named as things that a child understands or does not."""
_NOT_KNOWN = re.compile(
    r"\b(?:know|understand|remember|tell|decid|choos|work(?:s|ing)? out|predict)[a-z]*"
    r" (?:which|what|where|when|who|how|why)\b"
)
_NOT = re.compile(r"\bnot\b(?! (?:only|always|just|quite|very|necessarily)\b)")
_LACKS = re.compile(
    r"\b(?:neither|nor|no longer|hardly|barely|without|nothing|nobody|no one|only|instead|rather than"
    r"|too [a-z]+ (?:to|for)|unless)\b"
)
_NAMES_IT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|presents?|displays?|struggles?|finds?|poorly|badly|slowly|poor|weak|low"
    r"|delayed|difficult\w*|problems?|issues?|needs|query|queried|suspected|possible)\b"
    r"|^(?!.*\b(?:[a-z]+(?:s|ed)|left|ran|hit|bit|fell|threw|went|took|lost|kept)\b)"
)
"""A clause that names something of a child, or no clause at all."""
_SEEN_BY = re.compile(
    r"\b(?:says?|said|reports?|reported|sees?|saw|finds?|found|notices?|noticed|describes?|described|notes?|noted"
    r"|observes?|observed|hears?|heard|mistakes?|mistook|understands?|understood|counted|records?|recorded|has to"
    r"|have to|had to|reads?|watched|measured|because|(?:takes?|took)(?= (?:his|her|their))|treats?|calls?)\b"
)
"""What others do that shows the child."""
_SUFFERED = re.compile(
    r" ?(?:is|are|was|were|gets?|been|have been|has been) (?:(?:met|greeted) with|hit|kicked|bitten|pushed|scratched|pinched|spat"
    r"|ignored|sworn|shouted|grabbed|attacked|hurt|refused|avoided|punched|slapped)\b"
)
"""What others suffer from the child."""
_OF_PAPERS = re.compile(
    r"(?:nobody|no one|we)\b.*\b(?:plan|reports?|advice|ehcp|emails?|meetings?)\b|they are (?:not |never )?doing\b"
)
_THE_CHILD = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself|them|their|they)\b")
_DIGIT = re.compile(r"\d")
_CONNECTS: frozenset[str] = frozenset(
    (
        "so|so that|which means|this means|meaning that|means that|means|as a result|therefore|because of this|limits"
        "|limiting|limit|prevents|preventing|stops|affects|affecting|affect|impacts on|leads to|leading to|lead to"
        "|led to|results in|resulting in|causes|causing|cause|otherwise|unless|consequently|with the result|relies on"
        "|depends on|dependent on|barrier to|at risk of|risk of|makes him|makes her|makes it hard|makes it difficult"
        "|makes it harder|which makes|makes them|excluded|suspended|slower|puts|interferes with|gets in the way"
        "|distressed|overwhelmed|frustrated|upset|needs time to|at the expense of|attended|refused|off school|missed"
    ).split("|")
)
"""Words of impact that announce an effect and show none."""
_CAPITAL = re.compile(r"[A-Z](?:(?<=[a-z,;] [A-Z])[\w\u2019'-]+|[A-Z]+)")
_SOURCE = re.compile(r"\([^()]*\b(?:20\d\d|k\d+)\b[^()]*\)")
"""The dated source of what is told."""
_NAMED = re.compile(r"[A-Z](?<=[a-z,;] [A-Z])[a-z]+(?:['\u2019]s)?\b")
_FIRST = re.compile(r"(?:^|[.!?\n] )\W*([A-Z][\w\u2019-]+)(?=['\u2019]s\b|:|$)")


def told(passage: AnalysedPassage, names: frozenset[str]) -> Iterator[Told]:
    """What each clause tells, in order; read sentence by sentence, so that who has seen enough may stop."""
    reader = _Reader(passage, names)
    for _, sentence in groupby(clauses(passage, names), key=lambda clause: clause.sentence):
        found = tuple(sentence)
        occasion = any(clause.occasion and reader.concrete(clause.span) for clause in found)
        for clause in found:
            yield Told(reader.kind(clause, occasion=occasion), clause.span)


class _Reader:
    """The hits of one need, by what they are evidence of."""

    def __init__(self, passage: AnalysedPassage, names: frozenset[str]) -> None:
        self._passage = passage
        self._folded = passage.folded
        self._body = head_of(passage.folded)
        hits = passage.hits_of
        self._diagnoses = sorted((*hits("need-wording", "diagnosis"), *hits("health-conditions")))
        self._asides = tuple(Span(*match.span()) for match in _SOURCE.finditer(passage.folded))
        self._labels = sorted((*hits("need-wording", "vague-need", "jargon"), *self._diagnoses))
        self._cannot = hits("participation", "inability")
        self._acts = sorted((*hits("need-wording", "observation"), *hits("participation", "act", "participation")))
        self._effects = tuple(hit for hit in hits("need-wording", "impact") if hit.phrase not in _CONNECTS)
        self._by_role = tuple(hit for hit in hits("roles") if hit.group not in ("unowned", "family"))
        self._provided = tuple(match.start() for match in instead.provision_named(passage))
        self._named = tuple(match.start() for match in _NAMED.finditer(passage.text))
        named = (*_CAPITAL.findall(passage.text), *_FIRST.findall(passage.text))
        self._named_here = names.union(fold(word).removesuffix("'s") for word in named)

    def kind(self, clause: Clause, *, occasion: bool) -> str:
        """What a clause tells; `occasion` says that its sentence tells an occasion that can be pictured."""
        if clause.occasion:
            return OCCASION
        text = self._folded[clause.span.start : clause.span.end]
        if _A_THING_OF_HIS.fullmatch(text):
            return OCCASION
        cannot = _within(clause.span, self._cannot)
        if not cannot:
            told_instead = (
                self._yet_to_be(clause, text, habit=occasion)
                or self._of_others(clause, text)
                or self._instead(clause, text)
            )
            return told_instead or self._can_be_pictured(clause, text, occasion=occasion)
        ahead = instead.AHEAD.match(self._folded, clause.predicate, clause.span.end)
        if clause.joint == "to" or (ahead and cannot[0].span.start > ahead.end() + 1):
            return _REACHED
        if clause.about is About.OTHERS:
            return self._of_others(clause, text) or _OTHERS
        begin = max(clause.predicate, clause.span.start)
        rest = Span(min(cannot[0].span.start, begin), clause.span.end)
        timed = [word for word in content_words(self._folded[rest.start : rest.end]) if word in TIMES]
        return SHOWN if self.concrete(rest) or len(timed) >= _TWO else LABEL

    def _yet_to_be(self, clause: Clause, text: str, *, habit: bool) -> str | None:
        """What is still to be: an aim, a purpose, or what somebody will do; `habit` where an occasion is told for it."""
        if instead.ADVISED.search(text):
            return _PROVIDED
        if (not _HAS_BEEN.search(text) and instead.BY_THEN.search(text)) or instead.AIM.match(text):
            return _REACHED
        if clause.span.start == self._body and instead.BIDS.match(text):
            return _REACHED
        if clause.joint == "to" or (clause.joint in _FOR and instead.PURPOSE.match(text)):
            return _REACHED
        if (
            habit
            and clause.about is About.CHILD
            and instead.WILL_DO.match(self._folded, clause.predicate, clause.span.end)
        ):
            # `When asked to write he will rip the page`: what he does each time.
            return None
        if instead.AHEAD.match(self._folded, clause.predicate, clause.span.end):
            return _REACHED if clause.about is About.CHILD else _PROVIDED
        return None

    def _of_others(self, clause: Clause, text: str) -> str | None:
        """What is told of the family, of services and of what is kept about a child, unless it shows the child."""
        if instead.READ_ON.match(text):
            return _LIVED
        level = LEVEL.search(text) is not None
        if _OF_PAPERS.match(text):
            return _OTHERS
        if clause.about is About.OTHERS:
            return self._shown_by_others(clause, text, level=level)
        if clause.about is About.BUSINESS:
            if level and self._skills(clause.span):
                return SHOWN
            return None if _BRINGS.search(text) else _LIVED
        delivered = clause.about is About.THING and _within(clause.span, self._by_role)
        if delivered and not _NAMES_IT.search(text) and not (_BRINGS.search(text) and _THE_CHILD.search(text)):
            return _OTHERS
        if clause.relative and not _within(clause.span, self._effects) and not _THE_CHILD.search(text):
            return OCCASION
        return None

    def _shown_by_others(self, clause: Clause, text: str, *, level: bool) -> str:
        concrete = self.concrete(clause.span)
        seen = _SEEN_BY.search(self._folded, clause.predicate, clause.span.end)
        child = _THE_CHILD.search(text, (seen.end() if seen else clause.predicate) - clause.span.start)
        if (level and child and concrete) or (concrete and _SUFFERED.match(self._folded, clause.predicate)):
            return SHOWN
        if seen and (child or COUNT.search(text)) and len(concrete) >= _TWO:
            return SHOWN if _within(clause.span, self._acts) or _within(clause.span, self._effects) else UNCLEAR
        return _OTHERS

    def _instead(self, clause: Clause, text: str) -> str | None:
        """What stands in the place of a need, by the predicate of the clause."""
        folded, begin, end = self._folded, clause.predicate, clause.span.end
        if depends := instead.DEPENDS.match(folded, begin, end):
            rest = Span(depends.end(), end)
            concrete = self.concrete(rest)
            if not concrete or not instead.FOR_WHAT.match(folded, depends.end(), end):
                return _PROVIDED
            return SHOWN if len(concrete) >= _TWO and _within(rest, self._acts) else UNCLEAR
        aid = _within(clause.span, self._passage.hits_of("equipment")) and instead.USES.match(folded, begin, end)
        if aid or instead.GIVEN.match(folded, begin, end):
            return _PROVIDED
        if clause.about is not About.THING and instead.HISTORY.match(folded, begin, end):
            return _LIVED
        if instead.LIKES.match(folded, begin, end) or instead.PRAISED.search(text):
            return _STRENGTH
        return _PROVIDED if any(clause.span.start <= start < end for start in self._provided) else None

    def _can_be_pictured(self, clause: Clause, text: str, *, occasion: bool) -> str:
        """Whether what is told of the child, or of what happens to the child, can be pictured."""
        span = clause.span
        if any(span.overlaps(said) for said in self._passage.speech) and _THE_CHILD.search(text):
            return SHOWN
        concrete = self._without_the_name(clause, text)
        only_a_score = clause.about is About.THING and _DIGIT.search(text) and instead.SCORE.search(self._folded)
        if only_a_score or instead.SCORE.search(text) or SCORES_ONLY.fullmatch(text):
            return SHOWN if LEVEL.search(text) and self._skills(span) else _SCORED
        if concrete and (LEVEL.search(text) or clause.joint == "nor"):
            return SHOWN
        if concrete and SUBJECTS.issuperset(concrete) and (_within(span, self._labels) or _NAMES_IT.search(text)):
            return LABEL
        if self._act_shown(clause, text, concrete, occasion=occasion):
            return SHOWN
        if len(concrete) >= _TWO or (concrete and not _NAMES_IT.search(text)):
            if instead.HELP_LISTED.fullmatch(text):
                return _PROVIDED
            return LABEL if self._only_names(span) else UNCLEAR
        return _DIAGNOSED if _within(span, self._diagnoses) else LABEL

    def _only_names(self, span: Span) -> bool:
        """Whether a stretch only lists fields, most of them by names that fit every child, and tells no act."""
        pieces, start = [], span.start
        for gap in _BETWEEN_NAMES.finditer(self._folded, span.start, span.end):
            pieces.append(Span(start, gap.start()))
            start = gap.end()
        pieces.append(Span(start, start + len(self._folded[start : span.end].rstrip(" .;"))))
        short = all(len(self._folded[piece.start : piece.end].split()) <= _LIST for piece in pieces)
        general = sum(not self.concrete(piece) for piece in pieces)
        acted = any(hit.span not in pieces for hit in _within(span, self._acts))
        return len(pieces) >= _LIST and short and general * 2 >= len(pieces) and not acted

    def _act_shown(self, clause: Clause, text: str, concrete: list[str], *, occasion: bool) -> bool:
        """Whether a clause shows what the child does or is, or what is done to the child."""
        child, many = clause.about is About.CHILD, len(concrete) >= _TWO
        counted = COUNT.search(text) is not None
        lasts = bool(concrete) and LASTS.search(text) is not None
        if lasts or _QUESTIONS.search(text) or (many and _NOT_KNOWN.search(text)):
            return True
        example = _SUCH_AS.search(text)
        if example and len(self.concrete(Span(clause.span.start + example.end(), clause.span.end))) >= _TWO:
            return True
        if concrete and _SUFFERED.match(self._folded, clause.predicate, clause.span.end):
            return True
        if counted and ((clause.explains and concrete) or _STATE.match(text)):
            return True
        if child and concrete and _NOT.search(text):
            return True
        if child and many and (occasion or counted or _LACKS.search(text) or _STATE.search(text)):
            return True
        if child and occasion and _STATE.search(text):
            return True
        acts, effects = _within(clause.span, self._acts), _within(clause.span, self._effects)
        if not acts and not effects:
            enough = _TWO if clause.explains else _THREE
            acted = _LEXICAL.match(self._folded, clause.predicate, clause.span.end) is not None
            return child and acted and len(concrete) >= enough
        named = any(clause.span.start <= start < clause.span.end for start in self._named)
        told_of = child or clause.explains or bool(effects) or named or _THE_CHILD.search(text) is not None
        return told_of and (many or (bool(concrete) and (occasion or counted)))

    def _without_the_name(self, clause: Clause, text: str) -> list[str]:
        """The words that show something, without the one word before the predicate, which is a name."""
        subject = text[: clause.predicate - clause.span.start].strip() if clause.about is About.CHILD else ""
        return [word for word in self.concrete(clause.span) if word != subject]

    def _skills(self, span: Span) -> list[str]:
        return [word for word in self.concrete(span) if word not in SCORES]

    def concrete(self, span: Span) -> list[str]:
        """The words of a stretch that show something: no labels, no names, no words that fit every child."""
        left = self._folded[span.start : span.end]
        labels = hits_from(self._labels, span.start - _LONGEST_LABEL, span.end)
        for label in (*(hit.span for hit in labels), *self._asides):
            if label.overlaps(span):
                begin, end = max(0, label.start - span.start), min(len(left), label.end - span.start)
                left = f"{left[:begin]}{' ' * (end - begin)}{left[end:]}"
        return [
            word
            for word in content_words(left)
            if (bare := word.removesuffix("'s")) not in GENERIC and bare not in self._named_here
        ]


def _within(span: Span, hits: Sequence[Hit]) -> Sequence[Hit]:
    return hits_from(hits, span.start, span.end)
