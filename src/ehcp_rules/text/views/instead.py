"""What stands in the place of a view and is none: words for having none, a test score, or an outcome with its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.reading import Fault
from ehcp_rules.text.views.whose import Whose

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["instead_of_a_view"]

_NO_VIEWS = any_of(
    r"\W*(?:there (?:are|were) )?no (?:[a-z]+ )?views? (?:(?:were|was|are|have been|has been) )?"
    r"(?:given|provided|expressed|received|available|obtained|recorded|submitted|gathered|sought|known|shared|offered)\b[^.;,]{0,24}\W*",
    r"\W*(?:(?:[a-z'-]+|his|her|their) )?views? (?:(?:were|was|are|have|has|could) )?not (?:yet )?(?:been |be )?"
    r"(?:given|provided|expressed|received|available|obtained|recorded|gathered|sought|known|collected|captured|taken|heard)\b[^.;,]{0,24}\W*",
    r"\W*(?:(?:[a-z'-]+) (?:is|was) |due to age,? |as (?:he|she) is )?too "
    r"(?:young|little|disabled|impaired)(?: to (?:say|speak|comment|know|have|give|share|express|contribute|understand)"
    r"(?: (?:a|any|his|her|their|own|views?|opinions?|wishes|form|about|this|it|what))*)?\W*",
    r"\W*no comments?(?: (?:made|given|received|recorded))?\W*",
    r"\W*(?:the )?(?:child|pupil|student|learner|young person|[a-z]+) (?:did|could) not (?:contribute|comment|take part)"
    r"(?: (?:to|in|on) (?:the|this|his|her) (?:review|meeting|plan|assessment|process|form))?\W*",
    r"\W*(?:[a-z'-]+ (?:is|was) )?(?:unable|not able) to (?:give|share|express|communicate|provide)(?: any| an?| his| her| their)?"
    r"(?: own)? (?:views?|opinions?|wishes)(?: (?:due to|because of) [^.;,]{1,40})?\W*",
)
_NOTHING = re.compile(
    r"\W*(?:[a-z' ]{0,30}views?: ?)?"
    r"(?:not known|unknown|n/?a|not applicable|none|nil|(?:none|not) (?:given|provided|sought|obtained|recorded|available))\W*"
)
_SCORED = Cued(
    "centile|score|equivalent|reading age|spelling age|functioning|working|performing",
    r"\b(?:functioning|working|performing) (?:[a-z]+ (?:years?|months?|levels?) )?"
    r"(?:at|below|within) (?:an? |the )?(?:[a-z]+ ){0,5}?(?:age|level|expectations|range)\b",
    r"\b(?:at|on|below|above|between|within) the \d+(?:st|nd|rd|th)(?: (?:to|and) (?:the )?\d+(?:st|nd|rd|th))? (?:per)?centile"
    r"|\b(?:standard(?:ised)?|scaled|composite|t-?) ?scores? (?:of|is|was|between)\b|\bage equivalent (?:of|score)\b"
    r"|\b(?:his|her|their) (?:reading|spelling) age (?:is|was)\b",
)
_BY_THEN_WILL = re.compile(
    r"\W*(?:by|at) (?:the )?(?:end of )?[^,.;]{0,40}?,? ?\b(?:i|he|she|they|[a-z]+) will "
    r"(?!have (?:a|an|my|his|her|their)\b|be (?:a|an|the|in|at)\b)[a-z]+"
)
_HOPED = re.compile(
    r"\b(?:want|wants|hope|hopes|like|love|wish|wishes|think|thinks|dream|dreams|excited|worried|scared|birthday|grown up)\b"
)
_NEAR_ITS_START = 4


def instead_of_a_view(body: AnalysedPassage, said: Whose, bounds: tuple[int, ...]) -> Iterator[Fault]:
    """The faults no-views and outcome-in-views, and provision-in-views for a score that nobody in the family tells.

    `bounds` are the places where time bounds begin.
    """
    folded = body.folded
    whole = (body.quote(0, len(body.text)),)
    if _NO_VIEWS.fullmatch(folded) or (_NOTHING.fullmatch(folded) and "view" in (said.about.strip() or "view")):
        yield Fault("no-views", whole, "says that there are none")
        return
    score = _SCORED.search(folded)
    if score and not said.adult and not body.speech and not _HOPED.search(folded):
        quote = body.quote(*score.span())
        yield Fault("provision-in-views", (quote,), "a test result among views")
    will = _BY_THEN_WILL.match(folded)
    if will and any(start < _NEAR_ITS_START for start in bounds) and not _HOPED.search(folded) and not body.speech:
        yield Fault("outcome-in-views", (body.quote(will.start(), will.end()),), "an outcome with its date")
