"""A view that belongs to somebody beside the child: a brother's or sister's, a friend's or a neighbour's, of their own matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.reading import Fault
from ehcp_rules.text.views.lived import lived

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.views.whose import Whose

__all__ = ["another_s_view"]

_OTHER = (
    r"(?:(?:(?:half|step|twin|foster|elder|older|eldest|younger|youngest|big|little|baby)[- ]?)*(?:sisters?|brothers?"
    r"|siblings?)|cousins?"
    r"|(?:class )?teachers?|teaching assistants?|tutors?|friends?|classmates?|neighbours?"
    r"|(?:other|another) (?:pupils?|children|child|parents?)"
    r"|(?:carer|parent|dad|mum|father|mother|partner)'s (?:new |own |other )?(?:sons?|daughters?|partner|children))"
)
_STAFF = re.compile(r"\b(?:teachers?|assistants?|tutors?)\b")
_REFLEXIVE = re.compile(
    r"\b(?:he|she|they) (?:him|her|them)sel(?:f|ves) (?:would|wants?|wishes|hopes?|finds?|feels?|needs?)\b"
)
"""Staff mostly speak of the child: these words show that they speak of themselves."""
_FAR = re.compile(r"\b(?:neighbours?|(?:other|another) (?:pupils?|children|child|parents?)|classmates?)\b")
_OF_ANOTHER = Cued(
    "sister|brother|sibling|cousin|friend|classmate|neighbour|other |'s |teacher|teaching assistant|tutor",
    rf"\b{_OTHER}(?:,? (?:(?!to )[a-z]+|aged [a-z0-9]+),?)? (?:also |all |both |often |really )*"
    r"(?:says?|said|tells?|told (?:us|the [a-z]+|staff)|reports?|feels?|felt"
    r"|thinks?|finds?|wants?|wishes|wish|would like|gets? (?:upset|cross"
    r"|embarrassed|jealous)"
    r"|(?:is|are) (?:upset|cross|embarrassed|jealous|fed up|resentful|worried)|resents?"
    r"|(?:has |have )?complain(?:s|ed)?|hates?|misses)\b",
)
_TELLS = re.compile(r"\b(?:says?|said|tells?|told (?:us|the [a-z]+|staff)|reports?)$")
_OF_THEMSELVES = re.compile(
    r"\b(?:(?:she|he|they)(?: (?:him|her|them)sel(?:f|ves))? (?:would (?:like|love|prefer|rather)|wants?|wishes|hopes?|finds?"
    r"|feels?|misses|needs?|gets? (?:left out|less|no|embarrassed|upset)"
    r"|(?:is|are) (?:embarrassed|jealous|left out|fed up|ignored)|has to|have to)|embarrass\w+|jealous|unfair|left out"
    r"|(?:his|her|their) own (?:rooms?|bedrooms?|space|time|friends)|more (?:attention|time with)|(?:for|to) (?:himself|herself"
    r"|themselves)|(?:he himself|she herself|they themselves)"
    r"|(?:him|her|them)sel(?:f|ves)(?= ?[.;]))\b"
)

_SUBJECT_BEGINS = re.compile(r"\W*(?:(?:the|an?|his|her|their|some|one|two|three|of|both|all|foster|new|[a-z-]+'s?) )*")
"""All that may stand before them where they are the subject: what a child hears others say is the child's."""
_OF_THE_CHILD = re.compile(r"\b(?:he|she|they|him|her|them)\b(?! (?:is|are|ought|should|must|needs|has to|would) )")
"""What a brother or a neighbour saw the child do is told of the child, and what they think of the child is not."""
_SOMEBODY_NAMED = re.compile(
    r"(?: that|,)? [A-Z][a-z]+(?:'s|\u2019s)? (?!(?:is|are|ought|should|must|needs|has to)\b)[a-z]"
)
"""Who says something of somebody by name says it of the child."""


def another_s_view(body: AnalysedPassage, said: Whose) -> Iterator[Fault]:
    """The fault anothers-view, where every sentence that tells a view tells that of another child or a neighbour."""
    if said.adult or body.speech or _OF_ANOTHER.search(body.folded, body.scan) is None:
        return
    told = [
        span
        for span in body.sentences
        if lived(body, span) or _OF_ANOTHER.search(body.folded[span.start : span.end], body.scan)
    ]
    if not told:
        return
    quotes = []
    sure = True
    for span in told:
        words = body.folded[span.start : span.end]
        other = _OF_ANOTHER.search(words)
        if (
            other is None
            or not _SUBJECT_BEGINS.fullmatch(words, 0, other.start())
            or re.search(r"\b(?:i|we|my|me|us|our|mum|dad|mother|father|parents)\b", words[: other.start()])
        ):
            return
        if _TELLS.search(other.group()) and _SOMEBODY_NAMED.match(body.text, span.start + other.end(), span.end):
            return
        themselves = _OF_THEMSELVES.search(words, other.start()) is not None or _FAR.search(other.group()) is not None
        if not themselves and _TELLS.search(other.group()) and _OF_THE_CHILD.search(words, other.end()):
            return
        if _STAFF.search(other.group()) and not _REFLEXIVE.search(words, other.start()):
            return
        sure = sure and themselves
        quotes.append(body.quote(span.start, span.end))
    yield Fault("anothers-view", tuple(quotes), "the view of somebody beside the child and the parents", certain=sure)
