"""Sentences that point somebody to information, or to a door at which to knock, and give nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["only_points", "points_in_part"]

_FAMILY = (
    r"(?:(?:the |his |her |their |all |most |any |local )?(?:famil(?:y|ies)|parents?|carers?|mother|father|mum|dad|grandparents?"
    r"|household|young people|everyone|anybody|anyone)(?: (?:and|or) (?:carers?|families))?|you|we)"
)
_MAY = (
    r"(?:(?:can|may|might|could|should|will|would|to) (?:(?:also|wish|like|want|need|be able|choose|always|to) )*"
    r"|(?:is|are) (?:able|welcome|encouraged|invited|advised|signposted|directed|asked|free|entitled)(?: to)? )"
)
_SIGNS_ON = (
    r"(?:apply (?:for|to|online|direct|through|via)|self-refer|refer (?:him|her|them)selves|enquire"
    r"|(?:register|sign up) (?:for|with|at|to|online))"
)
"""What anybody may do about a service, also the child, who is pointed nowhere when he can find or visit a thing of his own."""
_KNOCKS = (
    r"(?:look|contact|apply(?! (?:the|his|her|it|some|this)\b)|self-refer|refer (?:him|her|them)selves|find|visit|browse|explore"
    r"|enquire|register|sign up|ring|phone|telephone|call|e-?mail|write to|ask|request|read|check(?! (?:his|her|on)\b)|search"
    r"|speak to|talk to|get in touch|consult|approach|turn to|follow the link|download)"
)
_WHERE_IT_STANDS = (
    r"(?:website|web ?site|(?:web ?)?pages?|directory|local offer|leaflets?|brochure|portal|hub|app|link)"
)
_WHO_ANSWERS = r"(?:helpline|line|team|service|office|number|us|front door|hub|desk|charity)"
_INFORMATION = r"(?:information|details?|contact details|director(?:y|ies)|leaflets?|brochures?|more about|lists? of)"
_POINTS = any_of(
    rf"\b{_FAMILY} {_MAY}{_KNOCKS}\b",
    rf"\b{_FAMILY} (?:knows?|(?:is|are) aware of|(?:has|have) been (?:told|shown)) (?:how|where|whom?) to {_KNOCKS}\b",
    rf"\b[a-z]+ (?:(?:can|may|might|could) (?:also |wish to )?|(?:is|are) (?:able|welcome|encouraged|invited) to )"
    rf"(?:{_SIGNS_ON}|(?:look (?:on|up|for|in)|find|visit|browse|explore)\b[^.;]*?\b(?:{_INFORMATION}|{_WHERE_IT_STANDS})"
    rf"|contact\b[^.;]*?\b{_WHO_ANSWERS})\b",
    r"(?:^|[.;:,] |\bplease )(?:see|visit|look (?:at|up|on)|go to|browse|search|check|read|consult|follow"
    rf"|find [a-z ]{{2,30}} (?:on|in|at)) (?:[a-z'-]+ ){{0,6}}?{_WHERE_IT_STANDS}\b",
    r"(?:^|[.;:,] |\bplease )(?:ring|phone|telephone|call|contact|e-?mail|speak to|ask)"
    rf" (?:[a-z'-]+ ){{0,5}}?{_WHO_ANSWERS}\b",
    rf"\b{_INFORMATION}\b[^.;]{{0,80}}?\b(?:is|are|can be|may be|will be) (?:also )?(?:found|available|listed|published|given"
    r"|obtained|accessed|seen|provided|on|at|held|kept|advertised|sent|shared)\b",
    rf"\b{_INFORMATION} (?:on|about|of|for) [^.;]{{0,80}}?(?:on|at|via|through|from|in) (?:the |our )?(?:[a-z']+ ){{0,3}}?"
    rf"{_WHERE_IT_STANDS}\b",
    r"\b(?:signpost|self-refer)[a-z]*\b",
    r"\b(?:can|may|could) be (?:accessed|found|booked|requested|reached) (?:via|through|on|at|from|by)\b",
    r"\bopen to (?:all|any|every)\b",
    r"\b(?:sends?|gives?|shares?|pass(?:es)? on|will (?:send|give|share|pass on))"
    rf" (?:the |a |an |them |her |him |his |their |parents |family )*(?:{_INFORMATION}|link)\b",
    rf"\b(?:is|are) available [^.;]{{0,40}}?\b(?:through|via|on|from) [^.;]{{0,30}}?\b{_WHERE_IT_STANDS}\b",
    rf"\b(?:is|are) (?:listed|advertised|published|described|detailed) (?:on|in|at) [^.;]{{0,40}}?\b{_WHERE_IT_STANDS}\b",
    r"\b(?:ring|phone|telephone|call|text|e-?mail|contact)(?: (?:us|them|him|her|the [a-z]+))?(?: on| at)? ?:? ?"
    r"(?:0\d[\d ]{6,}|[\w.-]+@[\w.-]+)",
    r"\bwww\.[a-z]|\bhttps?:",
    rf"\b(?:groups|sessions|activities|events|courses|clubs|workshops) (?:that|which) {_FAMILY} (?:may|might|could) "
    r"(?:like|enjoy|find|wish|want|join|attend)\b",
    r"\blocal offer\b",
    r"\b(?:statement|page|guide|booklet|handbook|policy) (?:explains|sets out|tells|lists|describes|says) [^.;]{0,60}?"
    r"\b(?:how to (?:apply|ask|get|refer|join)|on offer|available|who can (?:apply|have))\b",
)
_REFERS_BACK = re.compile(
    r"\b(?:section [a-k]|protocol|healthcare plan|care plan|f\d|g\d|h\d|advice of|report|direct(?:ly)?|open access)\b"
)
_CLINICIANS = ("therapist", "psychologist", "health", "leader")
_STANDS_THERE = re.compile(rf"\b{_WHERE_IT_STANDS}\b")
_CLAUSE = re.compile(r"[.;?!](?= |$)")
_AMOUNT = (QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY)


_BESIDES = re.compile(r"\b(?:more|further|other|additional|also)\b")
_TAKES_UP = re.compile(r" ?(?:they|these|those|it|this|its|their)\b")
"""How a clause begins that goes on about what was promised before it: how it is asked for, and nothing else instead."""


def only_points(passage: AnalysedPassage) -> Quote | None:
    """The words of a passage, where each clause of it points somewhere and none holds an amount; else None."""
    if not _may_point(passage) or not all(_POINTS.search(passage.folded, *clause) for clause in _clauses(passage)):
        return None
    return passage.quote(0, len(passage.text))


def points_in_part(passage: AnalysedPassage) -> Quote | None:
    """A clause that points somewhere, in a passage without any amount; not one on what else there is to know."""
    if not _may_point(passage):
        return None
    for start, end in _clauses(passage):
        besides = _BESIDES.search(passage.folded, start, end) or _TAKES_UP.match(passage.folded, start, end)
        if _POINTS.search(passage.folded, start, end) and not besides:
            return passage.quote(start, end)
    return None


def _may_point(passage: AnalysedPassage) -> bool:
    folded = passage.folded
    if passage.dates or any(amount.kind in _AMOUNT for amount in passage.amounts):
        return False
    if _POINTS.search(folded) is None or _REFERS_BACK.search(folded):
        return False
    # To be able to ring a nurse of one's own is something; to be able to read of one is not.
    return not passage.hits_of("roles", *_CLINICIANS) or _STANDS_THERE.search(folded) is not None


def _clauses(passage: AnalysedPassage) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*(match.start() for match in _CLAUSE.finditer(passage.folded)), len(passage.folded)):
        if passage.folded[start:end].strip(" .;"):
            yield start, end
        start = end + 1
