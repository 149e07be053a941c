"""Notes that those who write a plan leave each other in its text: who chases what, and what is to be done before it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued, holds_any

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["notes_between_writers"]

_STARTS = r"(?:^|[.;:,!?(\[\n–—-] ?)"
_ORDER = (
    r"(?:double[- ]?)?(?:check|confirm|query|chase|ask|clarify|add|amend|update|remove|delete|get|find out|speak to|agree|reword"
    r"|finish|fill in)"
)
_PIECE = (
    r"(?:recs?|wording|text|bits?|para|paragraphs?|sections?|amounts?|hours|hrs|figures|provision|details|advice|info)"
)
_PAPERS = r"(?:costings?|confirmation|response|reply|advice|wording|figures|paperwork|feedback|quotes?|hours|hrs|recs|reports?)"
_NOTE = Cued(
    "before this|before it|before that|before we|before the |before plan|before final|before draft|before issue|before sending"
    "|before sign|before panel|before moderation|before finali|amend before|chas|pls|plz|!!|?| here|awaiting|waiting |leave this"
    "|leave it|leave in|leave blank|out if|out once|out unless|delete |remove |not change|not amend|not alter|not edit"
    "|n't change|n't amend|n't alter|n't edit|wording |query|copied |mailed|rang |phoned|messaged|asked again|no reply"
    "|no response|sign off|sign-off|signoff|can't issue|cannot issue|we issue|can issue|finali|back to me|back to us|give us"
    "|to be checked|to be clarified|panel|pending|cannot find|can't find",
    # What is done before a plan, and nothing else, goes out.
    r"\bbefore (?:this|it|(?:the )?(?:final |draft )?plan) (?:goes|is going) (?:final\b|to (?:panel|moderation|print)\b)",
    rf"(?:{_STARTS}|\b(?:also|please|pls|nb:?|needs?|need to|remember to) ){_ORDER}\b [^.;]{{0,60}}\bbefore (?:"
    r"(?:this|it|that|we|(?:the )?(?:final |draft )?(?:plan|draft)) (?:goes|go|is|gets|get) "
    r"(?:out(?= ?[!?.)\]]| ?$)|final\w*|issued|sent(?= ?[!?.)\]]| ?$)|signed off|to (?:panel|moderation))"
    r"|(?:final )?issue\b|(?:final|sending|finali[sz]ing)(?= ?[!?.)\]]| ?$)|sign[- ]?off|panel|moderation)",
    rf"{_STARTS}amend before (?:sending|issu)",
    r"\bchas(?:e|ing) (?:up )?(?:the )?(?:[a-z]{2} (?:for|re|about) "
    rf"|(?:[a-z/]+ )?(?:{_PAPERS}|{_PIECE}|information|details)\b)",
    rf"\bpl[sz] {_ORDER}\b|\b{_ORDER} [^.;\n]{{0,40}} ?\bpl[sz]\b",
    rf"\b{_ORDER} (?:[a-z]+ )?w(?:ith|/)? [^.;!?\n]{{1,40}}(?:!!|\?\?)",
    rf"\((?:still )?(?:awaiting|waiting (?:for|on)) (?:[a-z/&'-]+ ){{0,3}}{_PAPERS}\b[^()\n]{{0,40}}\)",
    r"\bleave (?:this |it )?in (?:for now|unless|until (?:panel|parents|confirmed|agreed))\b",
    r"\b(?:take (?:this |it )?out|delete|remove(?: this)?) (?:if|once|unless) (?:the )?"
    r"(?:parents?|mum|panel|school|not|no longer|wrong|agreed|confirmed)\b",
    r"\b(?:do not|don't) (?:change|amend|alter|edit|delete|remove)(?: this| the wording)? (?:without|until|before) "
    r"(?:speaking|checking|talking|asking|agreement|panel)\b",
    rf"(?:{_STARTS}|\bthis )wording (?:was |as )?agreed (?:at|by|with|in) ",
    rf"\b{_PIECE} (?:(?:is|are|still|will|to) ){{0,2}}(?:go|goes|go in|goes in) (?:in )?here\b",
    rf"\b(?:insert|put|add) (?:in )?(?:the )?(?:[a-z]+ ){{0,3}}?{_PIECE} (?:in )?here\b",
    rf"{_STARTS}query(?: with| re| whether| if|:| -)",
    rf"{_STARTS}copied (?:over |across )?from (?:last year|(?:the )?(?:last|previous|old)\b|another)",
    # What is still to come from whom.
    r"\b(?:e?-?mailed|rang|phoned|messaged|asked again|chased) (?:(?!(?:by|at|before|until|after|from)\b)[a-z]+ ){0,2}"
    r"\d{1,2}[/.]\d{1,2}\b(?! of)|\bno (?:reply|response) (?:yet|so far)\b(?= ?[.,;!?)\]]| ?$| from\b)",
    r"\b(?:waiting on|chasing) (?:ot|slt|salt|ep|physio|camhs|school|health|panel|finance)(?= ?[!?.)\]]| ?$)",
    r"\b(?:needs?|awaiting|subject to|pending) (?:[a-z]+ )?sign[- ]?off\b(?! as\b)",
    r"\b(?:gets?|got) back to (?:me|us)\b|\bgive us (?:the |some )?(?:hours|hrs|amounts?|wording|figures|frequenc[a-z]+)\b",
    r"\b(?:can't|cannot|before we(?: can)?|until we(?: can)?) (?:issue|finali[sz]e)\b",
    rf"\b{_PIECE} to be (?:checked|clarified) (?:when|once|after|with|by) ",
    rf"{_STARTS}panel (?:said|says|approved)\b|\b(?:until|pending|awaiting) panel(?= ?[!?.;,)\]]| ?$)",
    r"\b(?:cannot|can't) find (?:this|it|that) in (?:(?:any|the|his|her|their) )?(?:[a-z]+ )?(?:reports?|advice)\b",
    r"\bleave (?:this |it )?blank (?:until|for now)\b|\buse (?:the |same )?wording (?:from|in|as)\b",
    # What one writer asks another of the text itself.
    rf"\b(?:{_PIECE}|frequency) ?\?\?|\bwhere (?:did|does) (?:this|it) come from ?\?",
    rf"{_STARTS}(?:is|does|should|was|are|do) (?:this|these) (?:still )?(?:current|belong (?:here|in|under)|go (?:here|in|under)"
    r"|be in|in the right|relevant|agreed|up to date|in f|in g)\b[^.?!\n]{0,40}\?",
    rf"{_STARTS}(?:is|was|are) (?:this|these) (?:still )?(?:ok|okay|right|correct|needed|enough)\b"
    r"[^.?!\n]{0,40}\?(?= ?[)\]]| ?$)",
)
"""Orders to somebody who writes, and what is still to come into the text; what staff check before a child goes out is none."""
_INITIALS_ARE_TO = re.compile(
    rf"{_STARTS}(?!(?:TA|LA|OT|EP|HT|CT|PT|KW|SLT|LSA|TOD|QT|MDT|PE)\b)[A-Z]{{2,3}}:? (?:is |are )?(?:chasing|querying|checking w/"
    r"|(?:awaiting|waiting (?:on|for))(?! (?:an? )?(?:assess|appoint|clinic|diagnos))|checking with|following up"
    r"|to (?:chase|confirm|query|clarify|follow up|agree with|rewrite|reword|check (?:with|w/?|if|whether|hours|hrs|wording))\b)"
)
"""`JP to chase`: two or three capitals that abbreviate no role are somebody's initials."""


def notes_between_writers(passage: AnalysedPassage) -> Iterator[Span]:
    """Where a passage holds a note from one who drafts to another."""
    yield from (Span(*match.span()) for match in _NOTE.finditer(passage.folded, passage.scan))
    if holds_any(
        passage.folded,
        ("chas", "query", "waiting", "confirm", "clarify", "follow", "check", "agree", "reword", "rewrite"),
    ):
        yield from (Span(*match.span()) for match in _INITIALS_ARE_TO.finditer(passage.text))
