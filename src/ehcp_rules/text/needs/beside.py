"""What stands beside a need in its place: treatment, services seen, schools attended, scores, a report, praise or blame.

Each of these may stand in a need; where every clause tells one of them, no need is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.needs.beside_kinds import KINDS, NAMED, OPEN_ENDED
from ehcp_rules.text.needs.labels import head_of, left_over

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["beside_the_need", "clauses"]

_PART = re.compile(
    r"[;:] |,? (?:and|then) (?=(?:he|she|they|it|also|has|had|have|is|was|are|were|will|can|been)\b"
    r"|(?:in|by|at|on|with) (?!school|class|lessons|home|college|nursery|the community)"
    r"|(?:[a-z]+ly )?[a-z]{2,}(?:s|ed) [a-z0-9]|[a-z]+ (?:is|was|has|are|were)\b)"
    r"|,? (?=(?:for|with) which\b)|, (?=(?:who|which|where|having|fitted|diagnosed|and)\b)"
)
_TELLS_MORE = re.compile(
    r"\b(?:cannot|can't|unable|not able|not yet|so that|so (?:he|she|they|much)|which means|mean(?:s|ing) that"
    r"|because|misses|missing"
    r"|avoids?|refuses|struggl\w+|too [a-z]+ to|but|although|only|unless|until (?:he|she|they)|without|hardly"
    r"|never|afraid|frightened"
    r"|hides?|cries|runs|hurts?|tires|when (?:he|she|they|asked|the)|if (?:he|she|they)|by the time"
    r"|leaves? (?:the|his|her|lessons?)"
    r"|however|despite|trouble|pain)\b"
)
"""What may be the need itself: then somebody reads on."""
_TESTS = (
    r"(?:celf|bpvs|wisc|wppsi|wiat|wrat|bas|ctopp|dash|tomal|yarc|conners|basc|vineland|sdq|abas|rcads|boxall"
    r"|towre|trog|rapt|bayley"
    r"|griffiths|m-?abc|beery|gort|ravens?|pls|acap|ados|brief|wjiv|phab|diagnostic reading analysis|strengths and difficulties)"
)
_SCORE_WORDS = re.compile(
    rf"\b(?:{_TESTS}(?:-\d|-[ivx]+)?|standard(?:ised)?|scaled|t-scores?|scores?|scored|subtests?|index|total"
    rf"|composite|quotient|general"
    r"|conceptual|ability|verbal|nonverbal|non-verbal|visual|spatial|fluid|reasoning|working|memory|processing|speed|core|language"
    r"|receptive|expressive|reading|spelling|comprehension|maths|mathematics|vocabulary|accuracy|rate|fluency"
    r"|profile|completed|very"
    r"|high|low|average|below|percentiles?|centiles?|all|range|third|(?:[a-z]{2,4}i|gca|viq|piq|fsiq|ss|iq)"
    r"|january|february|march|april"
    r"|june|july|august|september|october|november|december|autumn|spring|summer|assessment|assessed|date|age"
    r"|numerical|operations|sentence"
    r"|word|words|single|naming|rapid|phonological|awareness|coding|auditory|recall|symbol|digit|span|forward|backward|matrices)\b"
)
_IS_A_TEST = re.compile(rf"\b{_TESTS}\b|\bstandard(?:ised)? scores?\b|\bscaled scores?\b|\bsubtests?\b")
_TOLD = re.compile(r"\b(?:is|lies|falls|lie|are|was|were|reads|spells|has|means|behind)\b")
_INITIALS = re.compile(r"\b[A-Z]{2,}\b|^\W*[A-Z][a-z]+(?=:|['\u2019]s\b)")
_SOURCE = re.compile(r"\([^()]*\b20\d\d\b[^()]*\)")
_WORD = re.compile(r"[a-z]{2,}")
_JOINS = frozenset(
    "a an and on in the of at for to with from by his her their its out he she they year yrs months years".split()
)


_SCORE = "a score without what it means"


def beside_the_need(passage: AnalysedPassage, names: frozenset[str]) -> str | None:
    """Why no need is told where every clause tells something beside it; None where some clause may tell one."""
    if _TELLS_MORE.search(passage.folded):
        return None
    tested = next(find(_IS_A_TEST, "test", passage.folded, passage.scan), None) is not None
    head = head_of(passage.folded)
    first: str | None = None
    for sentence in passage.sentences:
        if sentence.end <= head:
            continue
        if tested and _only_scores(passage, sentence, names):
            first = first or _SCORE
            continue
        for part in clauses(passage, sentence):
            kind = _kind(passage, part, names)
            if kind is None:
                return None
            first = kind if first in (None, NAMED) else first
    # By itself the name of a difficulty is weighed with the general labels.
    return None if first == NAMED else first


def _only_scores(passage: AnalysedPassage, sentence: Span, names: frozenset[str]) -> bool:
    """Whether a sentence holds nothing but the names of tests and the numbers they gave."""
    text = passage.folded[max(sentence.start, head_of(passage.folded)) : sentence.end]
    if _TOLD.search(text) or not any(character.isdigit() for character in text):
        return False
    initials = {word.lower() for word in _INITIALS.findall(passage.text)}
    left = [
        word
        for word in _WORD.findall(_SCORE_WORDS.sub(" ", _SOURCE.sub("", text)))
        if word not in initials and word not in _JOINS and word not in names
    ]
    return len(left) <= 1


def clauses(passage: AnalysedPassage, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence past what the need is listed under, cut where the next tells something of its own."""
    start = max(sentence.start, head_of(passage.folded))
    for cut in _PART.finditer(passage.folded, start, sentence.end):
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, sentence.end)


_EDGES = " ,.;:-\n"


def _kind(passage: AnalysedPassage, part: Span, names: frozenset[str]) -> str | None:
    text = passage.folded[part.start : part.end]
    begin = part.start + len(text) - len(text.lstrip(_EDGES))
    text = text.strip(_EDGES)
    for kind, pattern in KINDS.items():
        if match := pattern.match(text):
            return None if _goes_on(passage, Span(begin + match.end(), part.end), kind) else kind
    labels = (*passage.hits_of("need-wording", "diagnosis"), *passage.hits_of("health-conditions"))
    inside = tuple(hit for hit in labels if hit.span.overlaps(part))
    if inside and len([word for word in left_over(passage, names, *inside) if word in text]) <= 1:
        return "a diagnosis without what it means for the child"
    return None


def _goes_on(passage: AnalysedPassage, rest: Span, kind: str) -> bool:
    """Whether a clause goes on to what the child cannot do or, after praise or an opinion, to what the child does."""
    more = passage.hits_of("participation", "inability")
    if kind in OPEN_ENDED:
        more = (*more, *passage.hits_of("need-wording", "observation"), *passage.hits_of("participation", "act"))
    return any(rest.start <= hit.span.start < rest.end for hit in more)
