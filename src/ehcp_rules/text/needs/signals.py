"""Signs in a statement of a need that nobody has yet assessed: a queried condition, an assessment awaited or called for."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.english.grammar import Cued, holds_any

__all__ = ["open_questions"]

_QUERY = re.compile(
    r"(?:\?|\b(?:quer(?:y|ied|ies|ying)|(?<!as )(?<!where )(?<!wherever )(?<!if )possibl[ey]|suspect(?:ed|s|ing)?"
    r"|(?:may|might|could) (?:well |also |still )?(?:have|be)|traits of|signs of|indicat(?:ors|ions) of|features of"
    r"|symptoms of|concerns? (?:about|that|around)|likely to (?:have|be)))"
    # A consequence of a known condition ("may be due to her autism") queries nothing.
    r"(?: (?!due\b|because\b|linked\b|related\b|part\b|caused\b|result\b|owing\b|her\b|his\b|their\b|my\b)[a-z'-]+){0,4} ?$"
)
_MARKED = re.compile(r"(?:^|[.;:(] ?|, )\? ?(?!when\b|who\b|what\b|where\b|why\b|how\b)[a-z]{3,}")
"""A question mark before the word: how clinicians write that they suspect something."""
_QUERIED = re.compile(r"^\W*quer(?:y|ies|ied) (?!whether\b|why\b|when\b|how\b)[a-z]")
"""`Query glue ear`: a sentence that opens so queries whatever it names."""
_ASKED = Cued("query|queried", r"\bquer(?:y|ied) [a-z'/-]{2,}(?: [a-z'/-]+){0,3} ?\?")
"""`..., query balance?`: what is queried and left with a question mark."""
_SENSES = r"(?:hearing|ears?|eyes?|eyesight|sight|vision|memory|blood|dyslexia|dyspraxia|autism|adhd|language)"
_TEST_WANTED = Cued(
    "worth| test| check| screen| looked at",
    rf"\bworth (?:checking|testing|having|arranging|getting|asking for|looking (?:at|into)) (?:[a-z']+ ){{0,3}}?{_SENSES}\b"
    r"(?! aids?\b)"
    rf"|\bworth (?:an? )(?:[a-z]+ )?{_SENSES} (?:test|check|screen)"
    rf"|\b{_SENSES} (?:test|check|screen)\w*(?: [a-z]+){{0,2}}? (?:may|might|would|could|should) (?:well )?be "
    r"(?:worth\w*|useful|helpful|needed|arranged|sensible|a good idea|advisable)\b"
    rf"|\b(?:needs|requires) (?:an? )?{_SENSES} (?:test|check|screen)(?:er|ing)?\b(?! chart)"
    rf"|\b(?:should|needs? to|ought to|could do with) (?:have|get|having|getting) (?:[a-z']+ ){{0,2}}?{_SENSES}"
    r" (?:test|tested|check|checked|screen|looked at)\w*",
)
"""A test of a sense that somebody thinks of and nobody has asked for."""
_AGAIN_AND_AGAIN = re.compile(
    r"\b(?:every|each|daily|weekly|monthly|termly|yearly|annual(?:ly)?|(?:times|once|twice) an?|before)\b"
)
"""A test that is done at its time is nobody's question."""
_CONCERN = Cued(
    "concern",
    r"(?<!\bno )(?<!\bany )\bconcern(?:s|ed)? (?:(?:(?:have|has) been|were) raised )?"
    r"(?:about|around|re:?|regarding|over|with) (?:[a-z'-]+ ){0,2}?"
    r"(?:hearing|ears?|eyes?|eyesight|sight|vision)(?= ?(?:$|[.,;:()]|(?:and|or|as|because|since|but|when|which|at|in)\b))",
)
"""A worry about a sense, as a school or a parent tells it."""
_TESTED = re.compile(
    r"\b(?:tested|checked|screened|examined|normal|seen by|saw (?:him|her|them)|prescribed|appointment|diagnos\w+|fitted|glasses"
    r"|optician|optometrist|audiolog\w+|orthoptist|grommets|hearing aids?|clinic|hospital|until|no longer)\b"
)
"""What became of such a worry."""
_RAISED_ONLY = Cued(
    "mentioned|raised|suggested|suspected|queried|noticed|unknown",
    r"\b(?:mentioned|raised|suggested|suspected|queried|noticed|unknown)(?: [a-z]+){0,4}?,? (?:but|and)"
    r" (?:(?:has|have|is|are|was|were) )?(?:not|never)(?: yet| been){0,2} (?:explored|looked|followed|assessed|investigated|checked"
    r"|tested|pursued|taken further|arranged|done|booked|made|followed up)\b",
)
_LEFT_TO_SOMEBODY = Cued(
    "chas|follow|quer|to check|find out|look",
    r"\b(?:someone|somebody|senco|sendco|school|gp|mum|parents?|caseworker) to "
    r"(?:chase(?! (?:him|her|them|me))|follow (?:this )?up|query|check|find out|look into)\b"
    r"|\b(?:to be (?:chased|followed up|queried|looked into)|chase up|needs? (?:chasing|following up|looking into))\b",
)
_SETTLED = re.compile(
    r"\b(?:diagnosed (?:with|as|in|by)|confirmed|ruled out|discharged|was seen|were seen|concluded|completed|resolved"
    r"|no further action|found that"
    r"|has since|within normal limits|closed)\b"
)
_OPEN = Cued(
    "assess|investigat|diagnos|evaluation|screening|referral|looked at|explored|yet to be|tested|followed up",
    r"\b(?:is|are|currently) being (?:formally )?(?:assessed|investigated)\b"
    r"|\b(?:assessment|investigation|diagnosis)s?(?: [a-z]+){0,4}? (?:is |are )?(?:ongoing|under way|in progress"
    r"|pending|awaited|outstanding|requested)\b"
    r"|\byet to be (?:seen|assessed|diagnosed)\b|\b(?:not|never) (?:yet )?been (?:formally |fully |properly )?(?:assessed|diagnosed"
    r"|investigated|looked at|explored|tested|followed up)\b"
    r"|\bno (?:formal |full )?(?:assessment|diagnosis|investigation)(?: [a-z]+){0,5}? (?:carried out|made|undertaken"
    r"|completed|taken place)\b"
    r"|\b(?:(?:would|might|may|could) benefit from|in need of|recommend\w*)(?: an?| further| full| specialist| formal"
    r"| [a-z]+){0,3} (?:assessment|investigation|evaluation)\b"
    r"|(?<!care )(?<!'s )\b(?:needs?|requires?)"
    r"(?! (?:an? )?(?:regular|annual|ongoing|continual|continuous|careful|frequent|formative|risk|yearly))"
    r"(?: an?| further| full| specialist| formal"
    r"| [a-z]{1,12}){1,3} (?:assessment|investigation|evaluation)\b"
    r"|\b(?<!risk )(?<!baseline )(?<!no )(?<!no more )(?<!no further )(?:assessment|screening|investigation|evaluation)s?"
    r"(?! (?:for )?(?:exam )?access)(?: [a-z-]+){0,5}? (?:would|might|may|could|should|will) be "
    r"(?:very |most )?(?:needed|required|necessary|helpful|useful|beneficial|advisable|of benefit|worthwhile|considered"
    r"|explored|sought)\b(?! (?:as|only|with (?:care|him|her|them)|to (?:him|her|them))\b)"
    r"|\breferral(?: [a-z]+){0,3} (?:to be|is being|is still to be|should be|may be) "
    r"(?:discussed|considered|made|explored|sought)\b"
    r"|\b(?:should|needs? to|ought to) be (?:formally )?(?:assessed|investigated) (?:by|for)\b"
    r"|\b(?<!no )further (?:investigation|assessment)(?: [a-z]+){0,5}? (?:needed|required|recommended)\b",
)
_TO_CONSIDER = Cued(
    "consider|explor|worth|wonder",
    r"\b(?:consideration (?:should|could|may|might|needs? to) be given to|(?:should|could|may|might) (?:also )?(?:consider"
    r"|explore)|(?:may|might|could) be worth (?:considering|exploring|checking|asking|looking into))"
    r" (?:whether|if|an?|the possibility|for)\b"
    r"|\bwonder(?:s|ed|ing)? (?:whether|if|about)\b",
)
_REFERRED = Cued(
    "referr",
    r"\b(?:(?:has|have) been|was|were) (?:re-?)?referred\b|\breferral(?: [a-z]+){0,3} (?:made|submitted|accepted|sent)\b",
)
_TO_BE_ASSESSED = re.compile(
    r"\b(?:assess\w*|diagnos\w*|investigat\w*|pathway|neurodevelopmental|autis\w+|adhd|camhs|paediatric\w*)\b"
)
_AWAITED = Cued(
    "await|waiting|pending|tbc |to be confirmed|pathway",
    r"\b(?:await\w*|waiting (?:for|to)|waiting list|pending|tbc (?:by|with)|to be confirmed (?:by|with)"
    r"|on (?:the|a) (?:[a-z-]+ ){0,2}pathway)\b",
)
_BY_A_SERVICE = re.compile(
    r"\b(?:assess\w*|diagnos\w*|pathway|clinic|camhs|appointment|referr\w*|specialist|neurodevelopmental|paediatric\w*"
    r"|autis\w+|adhd|ot|ent|ep|sal?t|audiology|ophthalmology|neurology|psychology|physio\w*|dietitian)\b"
)
_CUES = (
    *(
        "assess",
        "investigat",
        "diagnos",
        "evaluation",
        "screening",
        "looked at",
        "explored",
        "yet to be",
        "tested",
        "followed up",
    ),
    "concern",
    *("await", "waiting", "pending", "pathway", "referr"),
    *(
        "wonder",
        "worth",
        " test",
        " check",
        "screen",
        "possible",
        "suspected",
        "probable",
        "disorder",
        "syndrome",
        "impairment",
    ),
    *("chas", "follow", "quer", "look", "to check", "find out", "tbc ", "to be confirmed"),
)
"""Pieces of which a passage has one wherever the patterns of this room find something, apart from phrases of the lexicons."""


_HEADS = re.compile(r"\W*(?:how|what|why|when|where|which|who)\b")
"""A question in full words is the heading of its answer: `How does dyslexia affect Bron?`"""
_PERHAPS = Cued(
    "possible|suspected|probable|disorder|syndrome|impairment",
    r"^\W*(?:suspected|probable|possible(?! (?:[a-z]+ )?(?:triggers?|strateg|reasons?|causes?|signs?|risks?|solutions?|ways?"
    r"|careers?|jobs?|steps?|courses?|next)))(?: (?!(?:is|are|include|includes|help|helps|that|which)\b)[a-z'/-]+){1,5}\W*$"
    r"|\b(?:may|might|could) (?:well |also |still )?have (?:an? |some )?(?:(?!(?:on|in|of|for|to|with|about) )[a-z-]+ ){0,3}?"
    r"(?:disorder|syndrome|impairment)\b",
)
"""A condition that is only supposed: a line that names it and no more, or one that a child `might have`."""
_NAMED = (_ASKED, _RAISED_ONLY, _PERHAPS)


def open_questions(passage: AnalysedPassage) -> tuple[Span, ...]:
    """The sentences of a passage that leave a possible need open; a sentence that settles it is none."""
    # Kept with the passage: several criteria ask for it.
    kept: tuple[Span, ...] | None = vars(passage).get("_open_questions")
    if kept is None:
        kept = vars(passage)["_open_questions"] = _left_open(passage)
    return kept


def _left_open(passage: AnalysedPassage) -> tuple[Span, ...]:
    diagnoses = passage.hits_of("need-wording", "diagnosis")
    listed = passage.hits_of("need-signals", "open")
    marked = [match.end() for match in _MARKED.finditer(passage.folded)] if "?" in passage.folded else []
    if not (diagnoses or listed or marked or holds_any(passage.folded, _CUES)):
        return ()
    found = []
    for span in passage.sentences:
        text = passage.folded[span.start : span.end]
        queried = any(
            span.start <= hit.span.start < span.end
            and (
                (text.rstrip().endswith("?") and not _HEADS.match(text))
                or _QUERY.search(passage.folded[span.start : hit.span.start])
            )
            for hit in diagnoses
        )
        considered = _TO_CONSIDER.search(text, passage.scan)
        if considered is not None:
            queried = queried or any(span.start + considered.end() <= hit.span.start < span.end for hit in diagnoses)
        awaited = _AWAITED.search(text, passage.scan) is not None and _BY_A_SERVICE.search(text) is not None
        awaited = awaited or (
            _REFERRED.search(text, passage.scan) is not None and _TO_BE_ASSESSED.search(text) is not None
        )
        named = any(span.overlaps(hit.span) for hit in listed)
        named = named or any(span.start < end <= span.end for end in marked) or _QUERIED.match(text) is not None
        named = named or any(pattern.search(text) for pattern in Cued.likely(_NAMED, passage.scan))
        named = named or (_TEST_WANTED.search(text, passage.scan) is not None and not _AGAIN_AND_AGAIN.search(text))
        worried = _CONCERN.search(text, passage.scan) is not None
        named = named or (worried and not _TESTED.search(passage.folded))
        left = _LEFT_TO_SOMEBODY.search(text, passage.scan) is not None
        if (queried or awaited or named or left or _OPEN.search(text, passage.scan)) and not _SETTLED.search(text):
            found.append(span)
    return tuple(found)
