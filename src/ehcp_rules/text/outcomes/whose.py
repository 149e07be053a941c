"""Whose act a verb is: what an adult, a thing or somebody whom an outcome mentions does is not what the child will do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import holds_any
from ehcp_rules.text.english.stretches import behind

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["of_another"]

_REACH = 72
"""More characters than stand between the doer and the verb."""
_AUXILIARIES = (
    r"(?:(?:will|can|could|would|should|must|may|has|have|had|is|are|be|been|then|also|always|[a-z]+ly) ){0,3}"
)
_RELATIVE = re.compile(
    rf"\b(?:who|which|(?<!so )(?<!such )(?<!\bsee )(?<!\bsays )(?<!\bshow )(?<!\bshows )that) {_AUXILIARIES}(?:to )?$"
    rf"|\b(?:an?|the|his|her|their|any) (?:[a-z-]+ ){{1,3}}(?:who|that) [a-z]+s (?:[a-z]+ ){{0,4}}and {_AUXILIARIES}$"
)
"""`a nurse who checks her pump`, `qualifications that open doors`: the doer is what stands before."""
_RELATES = ("who ", "which ", "that ")
_SOMEBODY_TO = re.compile(
    r"\b(?:has|have|having|with|need|needs|get|gets|know|knows) (?:somebody|someone|anyone|people"
    r"|an adult|adults?) to "
    r"(?:[a-z]+ (?:[a-z]+ ){0,3}(?:and|or) )?$"
)
_NOUN_TO = re.compile(
    r"\b(?:have|has|having|gets?|given|needs?|with) (?:an?|the|some|more|any|his|her|their|enough) (?:[a-z-]+ ){1,4}to "
    r"(?:[a-z]+ (?:[a-z]+ ){0,4}(?:and|or) )?$"
)
"""`a card to show`, `the confidence to try new things and keep going`: what something is for is not done yet."""
_WHEN_SHE = re.compile(
    r"\b(?:when|if|whenever|because) (?:he|she|they|i) (?:needs? to |wants? to |has to |have to |is about to )$"
)
"""`when she needs to leave`: the occasion and not the act."""
_AFTER_ADULTS = re.compile(
    r"\b(?:(?:staff|adults?|teachers?|carers?|parents?|mum|mam|dad|mother|father|family|grandparents"
    r"|professionals|tas?"
    r"|practitioners|therapists?|nurses?|assistants?|team|somebody|someone|everyone)"
    rf"|the (?:school|college|nursery|setting) (?=will|can|has|is)) {_AUXILIARIES}$"
)
_OF_OTHERS = re.compile(
    r"\b(?:adults|people|those|staff|children|peers|teachers?|friends|others|an? (?:[a-z]+ )?[a-z]+) who [^.;]*$"
)
_TO_THE_CHILD = re.compile(
    r"(?: (?:with|to|for|at|after))? (?:him|her|them|me)(?=\W*$|,| (?:and|or|to|in|at|on|every|each|when|with)\b)"
)
"""`adults who call her name, play with her and sing to her`: what is done to her she does not do."""
_DEVICE_USED = re.compile(r"\b(?:an?|the|any|every|each|all|his|her) (?:[a-z-]+ ){1,2}(?:he|she|they|i) $")
_USED = re.compile(r"(?:use|need|like|get|want|attend)s?\b")
_SKILL = re.compile(
    r"(?:'s|\bhis|\bher|\btheir|\bmy) (?:[a-z-]+ ){0,2}(?:reading|writing|maths|literacy|numeracy"
    r"|spelling|language|speech|vocabulary"
    r"|behaviour|confidence|attendance|skills|progress|understanding|anxiety|communication|independence"
    r"|self-esteem|learning"
    r"|attainment|concentration|attention|mood|motivation|engagement|wellbeing|development|work)(?: and [a-z-]+)? "
    r"(?:will |has |have |is |are |to |be |been ){0,3}(?:[a-z]+ly )?$"
)
_MOVES = re.compile(
    r"(?:com|go|gone|went|mov|ris|climb|jump|run|ran|open|spread|start|tak|follow|keep|kept|catch|caught"
    r"|stay|turn)\w*\b"
)
"""A skill goes somewhere only in a figure of speech."""
_TO_THE_VERB = re.compile(_AUXILIARIES)


def of_another(passage: AnalysedPassage, span: Span) -> bool:
    """Whether the verb at this place belongs to an adult or a thing: `where a teacher will help her`, `a nurse who checks`."""
    folded = passage.folded
    since = max(0, span.start - _REACH)
    before = folded[since : span.start]
    if holds_any(before, _RELATES) and _RELATIVE.search(folded, since, span.start):
        return True
    if " to " in before and any(
        given.search(folded, since, span.start) for given in (_SOMEBODY_TO, _NOUN_TO, _WHEN_SHE)
    ):
        return True
    if _AFTER_ADULTS.search(folded, since, span.start):
        return True
    if _USED.match(folded, span.start) and _DEVICE_USED.search(folded, since, span.start):
        return True
    if _MOVES.match(folded, span.start) and _SKILL.search(folded, since, span.start):
        return True
    if _TO_THE_CHILD.match(folded, span.end) and behind(_OF_OTHERS, folded, span.start):
        return True
    return any(
        since <= hit.span.end < span.start and _TO_THE_VERB.fullmatch(folded, hit.span.end + 1, span.start)
        for hit in passage.hits_of("roles")
    )
