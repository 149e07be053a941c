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
    r"\W*+(?:there (?:are|were) )?no (?:[a-z]+ )?views? (?:(?:were|was|are|have been|has been) )?"
    r"(?:given|provided|expressed|received|available|obtained|recorded|submitted|gathered|sought|known|shared"
    r"|offered)\b[^.;,]{0,24}\W*",
    r"\W*+(?:(?:[a-z'-]+|his|her|their) )?views? (?:(?:were|was|are|have|has|could) )?not (?:yet )?(?:been |be )?"
    r"(?:given|provided|expressed|received|available|obtained|recorded|gathered|sought|known|collected|captured|taken"
    r"|heard)\b[^.;,]{0,24}\W*",
    r"\W*+(?:(?:[a-z'-]+) (?:is|was) |due to age,? |as (?:he|she) is )?too "
    r"(?:young|little|disabled|impaired)(?: to (?:say|speak|comment|know|have|give|share|express|contribute|understand)"
    r"(?: (?:a|any|his|her|their|own|views?|opinions?|wishes|aspirations?|hopes|ambitions?|form|about|this|it|what|yet))*)?\W*",
    r"[^.;]*\b(?:it (?:was|is|has been) not (?:been )?(?:possible|appropriate|practicable|practical)|we (?:were|are"
    r"|have been) (?:unable|not able))"
    r" to (?:obtain|gather|seek|get|collect|ascertain|capture|record|gain|elicit|establish|include"
    r"|ask for) (?:[a-z'-]+ ){0,4}?(?:views?|wishes|opinions?|voice|feelings)\b[^.;]{0,40}\W*",
    r"\W*+(?:please )?(?:see|refer to|as (?:in|per|above|below|before|stated|detailed|set out|recorded|previously))\b(?: (?:the"
    r"|his|her|their|also|[a-z]+'s))*"
    r"(?: (?:attached|separate|enclosed|previous|last|existing|original|above|below|earlier|appendix|annex|section|report"
    r"|reports|plan|form|review|paperwork"
    r"|one[- ]page profile|profile|document|documents|page|advice|appendices|[a-z0-9]|stated|recorded|file|year's|for details"
    r"|for views|dated|and|of|in|on|the|overleaf))*\W*",
    r"\W*+(?:there (?:is|are|has been|have been) )?(?:no|not) chang(?:es?|ed)(?: (?:since|from|to|in))?(?: (?:the|his|her|their"
    r"|last|previous|annual|review|views|plan|year|time|this|section))*\W*",
    r"\W*+(?:views? )?to be (?:added|confirmed|completed|discussed|gathered|obtained|sought|updated|collected|provided|agreed"
    r"|explored|determined|reviewed|decided)"
    r"(?: (?:at|in|on|by|following|after|during|with|before|once|from) [^.;]{0,60})?\W*",
    r"\W*+(?:tbc|tba|pending|awaited|awaiting (?:views?|contribution|response|return)|not (?:yet )?(?:returned|known at (?:this"
    r"|the) (?:time|moment|present time|stage))|unknown at (?:this|the) [a-z ]{4,14})\W*",
    r"\W*+(?:unable|not able|not possible|impossible) to (?:ascertain|obtain|gather|determine|establish|say)\b[^.;]{0,40}\W*",
    r"\W*+not applicable\W{1,3}[^.;]{1,40}\W*",
    r"\W*+no comments?(?: (?:made|given|received|recorded))?\W*",
    r"\W*+(?:the )?(?:child|pupil|student|learner|young person|[a-z]+) (?:did|could) not (?:contribute|comment|take part)"
    r"(?: (?:to|in|on) (?:the|this|his|her) (?:review|meeting|plan|assessment|process|form))?\W*",
    r"\W*+(?:[a-z'-]+ (?:is|was) )?(?:unable|not able) to (?:give|share|express|communicate|provide)(?: any| an?| his| her"
    r"| their)?"
    r"(?: own)? (?:views?|opinions?|wishes)(?: (?:due to|because of) [^.;,]{1,40})?\W*",
)
_TERMS = re.compile(r"\b(?:short|medium|long|longer)[- ]term ?(?:: ?|- )|\b(?:now|future|later|next year) ?: ?")
"""Headings inside a statement of hopes: what stands under each is read by itself."""
_NOTHING = re.compile(
    r"\W*(?:[a-z' ]{0,30}(?:views?|voice of the (?:child|young person)|wishes|aspirations|hopes|child|comments?)(?: ?: ?| - | ))?"
    r"(?:not known|unknown|n/?a|not applicable|none|nil|(?:none|not) (?:given|provided|sought|obtained|recorded|available))"
    r"(?: (?:due to|because of|at|given) [^.;]{1,40}|\W{1,3}(?:child|pupil|student|he|she|they)?[^.;]{0,20}"
    r"(?:on holiday|absent|unwell|poorly|away|off school|too young|pre-verbal|non-verbal|not in school)[^.;]{0,20})?\W*"
)
_OF_VIEWS = re.compile(r"view|aspiration|hope|wish|ambition")
_PROMPT = Cued(
    "please|here|in this|in the|below|should|words where possible|this section|this box|this space",
    r"\b(?:write|scribe|record|insert|describe|complete|add|state|list|note|enter|summarise|include|outline|attach)\b[^.]{0,60}"
    r"\b(?:views?|words|wishes|comments?|voice|feelings|aspirations|likes|interests|child|young person)\b[^.]{0,40}\b(?:here"
    r"|in (?:this|the) (?:box|space|section)|below)\b",
    r"^\W*please (?:describe|record|list|tell us|complete|include|outline|summarise|provide|state) (?:the |your |any |his|her"
    r"|here)"
    r"|\bthis (?:section|box|space) (?:should|must|is to|is for|needs to)\b|\buse (?:their|his|her"
    r"|the child's) own words where possible\b",
)
_SCORED = Cued(
    "range|average|centile|score|equivalent|reading age|spelling age|functioning|working|performing",
    r"\b(?:functioning|working|performing) (?:[a-z]+ (?:years?|months?|levels?) )?"
    r"(?:at|below|within) (?:an? |the )?(?:[a-z]+ ){0,5}?(?:age|level|expectations|range)\b",
    r"\b(?:at|on|below|above|between|within) the \d+(?:st|nd|rd|th)(?: (?:to|and) (?:the )?\d+(?:st|nd|rd|th))? (?:per)?centile"
    r"|\b(?:functions|functioning|performs|performing|scores|scored|falls|fell) (?:in|within|at|below) (?:an? "
    r"|the )?(?:[a-z-]+ ){0,4}?(?:range|average)\b"
    r"|\b(?:standard(?:ised)?|scaled|composite|t-?) ?scores? (?:of|is|was|between)\b|\bage equivalent (?:of|score)\b"
    r"|\b(?:his|her|their) (?:reading|spelling) age (?:is|was)\b",
)
_MEASURED = Cued(
    "out of|%|/| of |percent|per cent|prompt|reminder|accura|occasion|correctly|consistently",
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?of (?:the )?(?:last |first )?"
    r"(?:\d+|two|three|four|five|six|eight|ten)\b",
    r"\b\d+ ?/ ?\d+\b(?! ?/)|\b\d+ ?%|\b\d+ per ?cent\b",
    r"\bwith (?:no more than |at most |only |minimal |fewer than )?(?:one|two|three|\d+|adult|verbal|visual|no) (?:adult "
    r"|verbal |visual )?(?:prompts?|reminders?)\b",
    r"\bon (?:at least )?(?:one|two|three|four|five|\d+) (?:separate )?occasions\b|\bwith (?:increasing|greater) accuracy\b",
)
_WILL_DO = re.compile(
    r"\b(?:i|he|she|they|(?!which|that|this|it|staff|adults|parents|we)[a-z'-]+) will "
    r"(?:be able to|(?!be |have |get |go |live |leave |see |need |never |always |not |only |still |miss |cry |tell |want "
    r"|love )[a-z]+)\b"
)
_SCHOOL_BOUND = Cued(
    "by |within |before the |at the ",
    r"\b(?:by|before|at) the (?:end|close) of (?:the |this |next |his |her |their |my )?(?:[a-z]+ )?(?:term|year|key stage"
    r"|ks ?\d|year \d+|reception|academic year|plan|half[- ]term)\b",
    r"\bby (?:the )?(?:next |his |her |their |my )?(?:annual review|end of (?:ks ?\d|year \d+|key stage \d|20\d\d)"
    r"|[a-z]+ 20\d\d)\b"
    r"|\bwithin (?:\d+|one|two|three|six|twelve) (?:months|terms|weeks)\b",
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
    of_views = _OF_VIEWS.search(said.about.strip() or "views") is not None
    parts = [part for part in _TERMS.split(folded) if part.strip()]
    if parts and all(_NO_VIEWS.fullmatch(part) or (of_views and _NOTHING.fullmatch(part)) for part in parts):
        yield Fault("no-views", whole, "says that there are none")
        return
    prompt = _PROMPT.search(folded)
    if prompt:
        yield Fault(
            "placeholder", (body.quote(*prompt.span()),), "words that tell whoever fills in a form what to write"
        )
        return
    score = _SCORED.search(folded)
    if score and not said.adult and not body.speech and not _HOPED.search(folded):
        quote = body.quote(*score.span())
        yield Fault("provision-in-views", (quote,), "a test result among views")
    will = _BY_THEN_WILL.match(folded)
    if will and any(start < _NEAR_ITS_START for start in bounds) and not _HOPED.search(folded) and not body.speech:
        yield Fault("outcome-in-views", (body.quote(will.start(), will.end()),), "an outcome with its date")
        return
    yield from _target(body)


_TO_BY_THEN = re.compile(r"\W*(?:by|before|at) [^,.;]{0,40}?,? (?:for [a-z'-]+ )?to [a-z]+\b")
_TARGETS_ARE = re.compile(
    r"\b(?:my|his|her|their|[a-z-]+'s) (?:[a-z]+ )?(?:targets?|outcomes?|objectives?) (?:this [a-z]+ )?(?:is|are|will be"
    r"|include) (?:for (?:him|her|me) )?to "
    r"(?:improve|develop|increase|use|read|write|complete|follow|work on|be able|count|manage|listen|concentrate|attend|engage"
    r"|produce|spell|demonstrate)\b"
)
_TO_AN_AMOUNT = re.compile(
    r"\W*(?:for [a-z'-]+ )?to (?:be able to )?[a-z]+ [^.;]*?\b(?:\d+|two|three|four|five|ten"
    r"|twenty) [a-z-]+"
)


def _target(body: AnalysedPassage) -> Iterator[Fault]:
    """The fault outcome-in-views, where somebody is to do something by a measure or by the end of a stage of school."""
    if body.speech:
        return
    for span in body.sentences:
        words = body.folded[span.start : span.end]
        will = _WILL_DO.search(words) if " will " in words else None
        aimed = will or _TO_BY_THEN.match(words) or _TARGETS_ARE.search(words) or _TO_AN_AMOUNT.match(words)
        if _HOPED.search(words) or not aimed:
            continue
        if _TARGETS_ARE.search(words) or _MEASURED.search(words) or _SCHOOL_BOUND.search(words):
            quote = body.quote(span.start, span.end)
            yield Fault("outcome-in-views", (quote,), "a target with its measure or date")
            return
