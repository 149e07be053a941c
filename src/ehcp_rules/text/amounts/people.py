"""How many people share help or give it: the most learners in a group, and the adults present."""

from __future__ import annotations

import re
from fractions import Fraction

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.amount import Amount
from ehcp_rules.text.amounts.numbers import RANGE, blanked, bound_before, range_of

__all__ = ["people_in"]

_LEARNER = (
    r"(?:pupils?|children|chn|child|students?|peers?|learners?|others|people|person|classmates?|young people"
    r"|young person|friends?|members(?! of))"
)
_GROUP = re.compile(
    rf"\b{RANGE}(?: (?:other|familiar|(?:carefully |well-)?chosen|selected|suitable|supportive|similar|same-age|trusted"
    rf"|more|named|deaf|hearing|of his|of her|of their)){{0,2}} "
    rf"(?:{_LEARNER}\b|in (?:a|the|each|every|any)? ?(?:small )?groups?\b)"
    rf"|\b(?:groups?|class(?:es)?) (?:(?:should|must|will|is to) be )?(?:of|size(?: of)?:?)"
    rf"(?: (?:no more than|not more than|never more than|up to|at most|a maximum of|max(?:imum)?\.?(?: of)?))? "
    rf"{RANGE.replace('low', 'glow').replace('high', 'ghigh').replace('plus', 'gplus')}(?! "
    rf"?(?:minutes|mins|hours))\b"
)
_BESIDE = re.compile(r"\b(?:with|alongside)(?: (?:up to|at most|no more than|a maximum of))? $")
_COMPANY = re.compile(r"\b(?:peers|classmates|friends)$")
"""`With three peers` makes four."""
_CAPPED = re.compile(
    rf"\b(?:groups?|class(?:es)?|pupils|children)\b[^.;]{{0,60}}?\b(?:no (?:more|larger|bigger|greater) "
    rf"than|(?:not|never)(?: be)? (?:more|larger|bigger) than|up to|at most|a maximum of|not exceed(?:ing)?|does not exceed"
    rf"|max(?:imum)?(?: of)?"
    rf"|limited to|capped at|number(?:s|ing)?(?= [a-z0-9]+ at (?:the )?most)) {RANGE}(?: at (?:the )?most)?"
    r"(?= *(?:$|[.,;)]| (?:children|pupils|students|peers|learners|in|for)\b))"
)
_IN_IT = re.compile(
    rf"\b(?:no more than|not more than|up to|at most|max(?:imum)?\.?(?: of)?) {RANGE} in (?:it|(?:the|each|any) group)\b"
)
"""`A weekly group. No more than five in it`: the group was told before."""
_INDIVIDUAL = re.compile(
    r"\bone[- ]to[- ]one\b|\b1 ?: ?1\b|\b1-1\b|\b1 to 1\b|\bindividually\b|\bindividual (?=(?:[a-z-]+ ){0,2}?"
    r"(?:sessions?|tuition|teaching|support|lessons?|therapy|work|time"
    r"|programme|help|mentoring|counselling))"
    r"|(?:^|(?<=[,:] ))individual(?=$|[,.;])"
    r"|\b(?:with|teach(?:es)?|taught|sees?|meets?|supports?|help(?:s|ed)?) (?:[a-z']+ ){0,2}?(?:on (?:his"
    r"|her|their) own|alone|by (?:him|her)self)\b|\bon an individual basis\b|\bone adult to one (?:child"
    r"|pupil)\b|\b(?:on (?:his|her|their) own|alone) with\b"
)
_RATIO = re.compile(r"\b(?P<adults>\d+) ?: ?(?P<learners>\d+)\b(?! ?(?:am|pm|:))")
_PAIR = re.compile(r"\bin (?:a )?pairs?\b|\bwith (?:a|one) partner\b|\bin (?P<three>a trio|threes)\b")
_ADULTS = re.compile(
    rf"(?<![:.\d])\b{RANGE}(?P<more> or more)?(?:-| )"
    rf"(?:(?!(?:and|or|to|of|for|in|by|with|from|an?|the|his|her|their|hourly|intervals?|minutes?|mins?|hours?|days?|weeks?|terms?"
    rf"|times|sessions?)\b)[a-z-]+ ){{0,3}}?(?:adults?|staff|members of (?:[a-z]+ )?staff|assistants?|carers?"
    rf"|helpers?|workers?|practitioners?|nurses?|teachers?)\b(?! (?:session|training|course|meeting|workshop|briefing))"
)
_TWO_ADULTS = re.compile(r"\b(?:a pair of|both) (?:[a-z-]+ ){0,3}?(?:adults|staff|assistants|carers|helpers|workers)\b")


def people_in(masked: str) -> list[Amount]:
    """The sizes of groups and the adults that a passage tells; numbers of other kinds are masked in it."""
    found = []
    for match in _INDIVIDUAL.finditer(masked):
        found.append(Amount("group", Fraction(1), Span(*match.span())))
    for match in _RATIO.finditer(masked):
        if match["learners"] != "1":
            found.append(Amount("group", Fraction(match["learners"]), Span(*match.span())))
        elif match["adults"] != "1":
            found.append(Amount("adults", Fraction(match["adults"]), Span(*match.span())))
    for match in _PAIR.finditer(masked):
        found.append(Amount("group", Fraction(3 if match["three"] else 2), Span(*match.span())))
    folded = blanked(blanked(masked, _INDIVIDUAL), _RATIO)
    for match in _GROUP.finditer(folded):
        value = range_of(match)[1] if match["low"] else range_of(match, "g")[1]
        if match.group().endswith(" people") and bound_before(folded, match.start()) == "floor":
            # "At least four people are trained."
            found.append(Amount("adults", value, Span(*match.span()), "floor"))
            continue
        beside = _BESIDE.search(folded, max(0, match.start() - 30), match.start()) and _COMPANY.search(match.group())
        other = 1 if beside or re.search(r"\bothers?\b", match.group()) else 0
        found.append(Amount("group", value + other, Span(*match.span()), "ceiling"))
    capped = {match.start("low"): match for pattern in (_IN_IT, _CAPPED) for match in pattern.finditer(folded)}
    found += [
        Amount("group", range_of(match)[1], Span(match.start("low"), match.end()), "ceiling")
        for match in capped.values()
        if not any(_holds(one.span, match) for one in found)
    ]
    for match in _TWO_ADULTS.finditer(folded):
        found.append(Amount("adults", Fraction(2), Span(*match.span())))
    for match in _ADULTS.finditer(folded):
        bound = "floor" if match["more"] else bound_before(folded, match.start())
        found.append(Amount("adults", range_of(match)[0], Span(*match.span()), bound))
    return found


def _holds(span: Span, match: re.Match[str]) -> bool:
    return span.start <= match.start("low") < span.end
