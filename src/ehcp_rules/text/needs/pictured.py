"""Whether what a clause of a need tells of the child can be pictured, and the words that show something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stretches import hits_from
from ehcp_rules.text.needs import instead
from ehcp_rules.text.needs.clauses import Clause
from ehcp_rules.text.needs.figures import COUNT, LASTS, LEVEL, SCORES_ONLY
from ehcp_rules.text.needs.generic import GENERIC, SCORES, SUBJECTS
from ehcp_rules.text.needs.kinds import DIAGNOSED, LABEL, PROVIDED, SCORED, SHOWN, UNCLEAR
from ehcp_rules.text.needs.subjects import DID, About
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["NAMES_IT", "SUFFERED", "THE_CHILD", "Picture", "within"]

_TWO = 2
"""Words that show something from which on a known act is pictured: the act and one thing."""
_THREE = 3
"""Words from which on an act is pictured, though no list knows it."""
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
NAMES_IT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|presents?|displays?|struggles?|finds?|poorly|badly|slowly|poor|weak|low"
    r"|delayed|difficult\w*|problems?|issues?|needs|query|queried|suspected|possible)\b"
    r"|^(?!.*\b(?:[a-z]+(?:s|ed)|left|ran|hit|bit|fell|threw|went|took|lost|kept)\b)"
)
"""A clause that names something of a child, or no clause at all."""
SUFFERED = re.compile(
    r" ?(?:is|are|was|were|gets?|been|have been|has been) (?:(?:met|greeted) with|hit|kicked|bitten|pushed|scratched|pinched|spat"
    r"|ignored|sworn|shouted|grabbed|attacked|hurt|refused|avoided|punched|slapped)\b"
)
"""What others suffer from the child."""
THE_CHILD = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself|them|their|they)\b")
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
_FIRST = re.compile(r"(?:^|[.!?\n] )\W{0,9}([A-Z][\w\u2019-]+)(?=['\u2019]s\b|:|$)")


class Picture:
    """What of one need can be pictured: its labels, acts and effects, and the words that show something."""

    def __init__(self, passage: AnalysedPassage, names: frozenset[str]) -> None:
        self._passage = passage
        self._scan = passage.scan
        self._folded = passage.folded
        hits = passage.hits_of
        self._diagnoses = sorted((*hits("need-wording", "diagnosis"), *hits("health-conditions")))
        self._asides = tuple(Span(*match.span()) for match in _SOURCE.finditer(passage.folded))
        self._labels = sorted((*hits("need-wording", "vague-need", "jargon"), *self._diagnoses))
        self._acts = sorted((*hits("need-wording", "observation"), *hits("participation", "act", "participation")))
        self._effects = tuple(hit for hit in hits("need-wording", "impact") if hit.phrase not in _CONNECTS)
        self._named = tuple(match.start() for match in _NAMED.finditer(passage.text))
        named = (*_CAPITAL.findall(passage.text), *_FIRST.findall(passage.text))
        self._named_here = names.union(fold(word).removesuffix("'s") for word in named)

    def kind(self, clause: Clause, text: str, *, occasion: bool) -> str:
        """Whether what is told of the child, or of what happens to the child, can be pictured."""
        span = clause.span
        if any(span.overlaps(said) for said in self._passage.speech) and THE_CHILD.search(text):
            return SHOWN
        concrete = self._without_the_name(clause, text)
        only_a_score = (
            clause.about is About.THING and _DIGIT.search(text) and instead.SCORE.search(self._folded, self._scan)
        )
        if only_a_score or instead.SCORE.search(text, self._scan) or SCORES_ONLY.fullmatch(text):
            return SHOWN if LEVEL.search(text, self._scan) and self.skills(span) else SCORED
        if concrete and (LEVEL.search(text, self._scan) or clause.joint == "nor"):
            return SHOWN
        if concrete and SUBJECTS.issuperset(concrete) and (within(span, self._labels) or NAMES_IT.search(text)):
            return LABEL
        if self._act_shown(clause, text, concrete, occasion=occasion):
            return SHOWN
        if len(concrete) >= _TWO or (concrete and not NAMES_IT.search(text)):
            if instead.HELP_LISTED.fullmatch(text):
                return PROVIDED
            return LABEL if self._only_names(span) else UNCLEAR
        return DIAGNOSED if within(span, self._diagnoses) else LABEL

    def acts_in(self, span: Span) -> Sequence[Hit]:
        """The acts of a child that a stretch tells in known words."""
        return within(span, self._acts)

    def effects_in(self, span: Span) -> Sequence[Hit]:
        """The effects on a child that a stretch tells in known words, those aside that only announce one."""
        return within(span, self._effects)

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

    def skills(self, span: Span) -> list[str]:
        """The words of a stretch that show something beside scores."""
        return [word for word in self.concrete(span) if word not in SCORES]

    def _without_the_name(self, clause: Clause, text: str) -> list[str]:
        """The words that show something, without the one word before the predicate, which is a name."""
        subject = text[: clause.predicate - clause.span.start].strip() if clause.about is About.CHILD else ""
        return [word for word in self.concrete(clause.span) if word != subject]

    def _only_names(self, span: Span) -> bool:
        """Whether a stretch only lists fields, most of them by names that fit every child, and tells no act."""
        pieces, start = [], span.start
        for gap in _BETWEEN_NAMES.finditer(self._folded, span.start, span.end):
            pieces.append(Span(start, gap.start()))
            start = gap.end()
        pieces.append(Span(start, start + len(self._folded[start : span.end].rstrip(" .;"))))
        short = all(len(self._folded[piece.start : piece.end].split()) <= _LIST for piece in pieces)
        general = sum(not self.concrete(piece) for piece in pieces)
        acted = any(hit.span not in pieces for hit in self.acts_in(span))
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
        if concrete and SUFFERED.match(self._folded, clause.predicate, clause.span.end):
            return True
        if counted and ((clause.explains and concrete) or _STATE.match(text)):
            return True
        if child and concrete and _NOT.search(text):
            return True
        if child and many and (occasion or counted or _LACKS.search(text) or _STATE.search(text)):
            return True
        if child and occasion and _STATE.search(text):
            return True
        acts, effects = self.acts_in(clause.span), self.effects_in(clause.span)
        if not acts and not effects:
            enough = _TWO if clause.explains else _THREE
            acted = _LEXICAL.match(self._folded, clause.predicate, clause.span.end) is not None
            return child and acted and len(concrete) >= enough
        named = any(clause.span.start <= start < clause.span.end for start in self._named)
        told_of = child or clause.explains or bool(effects) or named or THE_CHILD.search(text) is not None
        return told_of and (many or (bool(concrete) and (occasion or counted)))


def within(span: Span, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits that begin inside a stretch."""
    return hits_from(hits, span.start, span.end)
