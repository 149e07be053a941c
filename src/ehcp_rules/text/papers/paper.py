"""Advice papers by themselves: whether the child was seen and heard."""

from __future__ import annotations

import re

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
from ehcp_rules.text.papers.advice import AnalysedDocument

__all__ = ["Seen", "seen"]

_SEEN = re.compile(
    r"\b(?:i|we) (?:have )?(?:met|saw|seen|observed|visited|assessed|watched|played with|worked with"
    r"|talked (?:to|with)|spoke (?:to|with)|examined|spent)\b|\b(?:he|she|they|[a-z]+) (?:was|were) "
    r"(?:seen|observed|visited|met|assessed|examined)\b"
    r"|^(?:seen|observed|visited|assessed|met)\b|\b(?:home|school|classroom|nursery|clinic|college"
    r"|hospital) visits?\b|\b(?:observation|joint session|sessions? with|clinic appointment|video call"
    r"|remote session)s?\b"
)
_PAPER_ONLY = re.compile(
    r"\b(?:not (?:been )?(?:seen|met|observed|assessed|able to (?:see|meet|observe))|without (?:seeing|meeting)"
    r"|(?:based|written|drawn|compiled|prepared|put together|made|produced|completed) (?:only |solely |entirely |purely |up )?"
    r"(?:on|from|using) (?:a (?:review|reading) of )?(?:(?:the|his|her|their|existing|previous|past|case|clinic|clinical|medical"
    r"|electronic|hospital|school|service|[a-z]+'s) ){0,3}(?:records?|reports?|notes|files?|papers|paperwork|letters?)"
    r"|(?:paper|desktop|desk|notes?|file|case ?notes?)[ -](?:exercise|review|based)|have not met|did not (?:see|meet)|desktop)\b"
)
_NEVER_MET = re.compile(
    r"\bi (?:have|had) (?:not|never) (?:yet )?(?:met|seen) (?!(?:his|her|their|the|any|an?|it|this|that|these|such)\b)[a-z'-]+\b"
    r"(?! (?:[a-z]+ )?(?:before|until|since|prior|previously)\b)"
)
"""What a writer says of the child beyond doubt, whoever else may once have seen it."""
_VIEWS = re.compile(
    r"\b(?:he|she|they|[a-z]+) (?:told|said|says|tells|explained|asked|chose|chooses|pointed|signed|would like"
    r"|likes|loves|wants|wished|hopes|enjoys?|prefers|dislikes|hates|showed (?:me|us)|checked (?:the|this|my))\b|\bin (?:his|her"
    r"|their) own words\b|\b(?:his|her|their|child's|pupil's|young person's) (?:own )?(?:views?|wishes"
    r"|words|voice|opinion|favourite)\b|\"[^\"]{6,}\""
)
_NO_VIEWS = re.compile(
    r"\b(?:(?!mother|father|parent|mum|dad|family|carer)[a-z]+['’]s|his|her|their) (?:own )?(?:views?|wishes|voice)\b[^.;]{0,25}?"
    r"\b(?:not|none|never|nothing) ?(?:been |yet )?"
    r"(?:obtained|sought|gathered|given|recorded|available|asked(?: for)?|applicable|known)?\W*$"
)
"""A line that says no more than that nobody asked; one that goes on to say why is left to a person."""
_UNTOLD = re.compile(
    r"\W*(?:(?:these |they )?(?:were |was |have |had )?(?:not|never) (?:been )?|no views? (?:were )?|nothing )"
    r"(?:recorded|obtained|sought|gathered|given|available|known|asked(?: for)?|provided)(?: (?:at|on|for) [a-z ]{3,20})?\W*"
)
"""Under a heading for views: that there are none."""
_DATED = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?: "
    r"\d{4})?|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:19|20)\d\d\b"
)


@frozen
class Seen:
    """The words that say that the child was seen, and heard, whether a date stands there, and the words that say otherwise."""

    contact: tuple[Quote, ...]
    views: tuple[Quote, ...]
    dated: bool
    papers_only: tuple[Quote, ...]
    never_met: tuple[Quote, ...]
    no_views: tuple[Quote, ...]


def _texts(document: AnalysedDocument) -> tuple[tuple[AnalysedItem, AnalysedPassage], ...]:
    return tuple((item, item.passages["text"]) for item in document.items if "text" in item.passages)


def seen(document: AnalysedDocument) -> Seen:
    """What a document says of how the child was seen and heard; recommendations and headings tell nothing of that."""
    contact: list[Quote] = []
    views: list[Quote] = []
    papers: list[Quote] = []
    unmet: list[Quote] = []
    silent: list[Quote] = []
    dated = document.document.date is not None
    for item, passage in _texts(document):
        if item.item.kind in ("provision", "outcome", "heading"):
            continue
        papers += [passage.quote(*match.span()) for match in _PAPER_ONLY.finditer(passage.folded)]
        unmet += [passage.quote(*match.span()) for match in _NEVER_MET.finditer(passage.folded)]
        found = [passage.quote(*match.span()) for match in _SEEN.finditer(passage.folded)]
        contact += [
            quote
            for quote in found
            if not any(quote.span.overlaps(other.span) and quote.path == other.path for other in papers)
        ]
        dated = dated or bool(found and _DATED.search(passage.folded))
        unheard = _NO_VIEWS.search(passage.folded)
        if unheard is None and item.item.kind == "view":
            unheard = _UNTOLD.fullmatch(passage.folded)
        if unheard:
            silent.append(passage.quote(*unheard.span()))
            continue
        told = [passage.quote(*match.span()) for match in _VIEWS.finditer(passage.folded)]
        views += told or ([passage.quote(0, len(passage.text))] if item.item.kind == "view" else [])
    return Seen(tuple(contact), tuple(views), dated, tuple(papers), tuple(unmet), tuple(silent))
