"""What a review's report says of the time before the meeting: whose views were gathered, and who was invited and answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
from ehcp_rules.text.english.grammar import MONTHS
from ehcp_rules.text.english.sentences import quoted, sentences
from ehcp_rules.text.papers.advice import AnalysedDocument

__all__ = ["Before", "Told", "services_answering", "views_gathered"]

_PAPER = r"(?:forms?|papers?|paperwork|reports?|questionnaires?|booklets?|documents?|agenda|profile)"
_PAPERS = re.compile(rf"\b{_PAPER}\b")
_GOT = (
    r"(?:reach|receiv|see|seen|been sent|been given|get|got|return|complet|fill|arriv|read|circulat|been circulat)\w*"
)
_NOT_GOT = re.compile(
    rf"\b(?:had|have|has|was|were|did)(?:n't| not| never) (?:yet )?{_GOT}\b"
    r"|\bnever (?:arrived|came|reached|received|got|saw|returned)\b"
    r"|\bnot (?:yet )?(?:received|returned|completed|circulated)\b"
    rf"|\bno (?!report\b)(?:[a-z]+ (?!report\b))?{_PAPER}\b(?: [a-z]+){{0,2}}? (?:was|were|had been|have been) "
    r"(?:sent|given|received|circulated)\b(?! (?:from|by)\b|[^.;]{0,20}\bat (?:the|this) (?:meeting|review)\b)"
    rf"|\bno(?:body| one) (?:had )?(?:sent|circulated|received) (?:[a-z]+ ){{0,3}}{_PAPER}\b"
)
"""One report that was not sent is a service's, and papers not given out at the meeting may have come before it."""
_ONLY_THERE = re.compile(
    r"\b(?:asked|told|gave|shared|completed|filled in|taken|gathered)\b.{0,40}?"
    r"\b(?:at (?:the (?:end|start|beginning) of )?(?:the|this) (?:meeting|review)|on the day|after (?:the meeting|today))\b"
)
_NOT_ASKED = re.compile(
    r"\b(?:did(?:n't| not)|could(?:n't| not)) ask (?:him|her|them)\b"
    r"|\b(?:was|were)(?:n't| not) asked(?! (?:for|to)\b)"
)
_WAY = re.compile(
    r"\b(?:forms?|film(?:ed)?|video|camera|photographs?|photos|pictures|profile|booklet|questionnaire|sheet|survey|calls?|spoke"
    r"|talked|met|sat|drew|recorded|views|chose|choices|wrote|sent|sides|read|returned|circulated|papers|reports)\b"
)
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: and \d{{1,2}})? (?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*\b"
    r"|\b\d{1,2}[/.]\d{1,2}\b"
    r"|\bweeks? (?:of|before|earlier)\b|\bbefore (?:the meeting|christmas|easter|half[ -]term)\b|\bbeforehand\b"
    rf"|\bin (?:{'|'.join(MONTHS)})\b"
)
_SERVICE = re.compile(
    r"\b(?:health|nurse|nursing|paediatric\w*|gp|doctor|dr|camhs|physio\w*|physician|therap(?:y|ist)s?"
    r"|(?<!educational )psycholog\w*|psychiatr\w*|dieti[ct]\w*|clinic|consultant|ot|salt|audiolog\w*"
    r"|social (?:care|work\w*)|children's services|early help)\b"
)
_HEDGED = re.compile(
    r"\b(?:thought|thinks?|believed?|believes|assum(?:e|es|ed)|presum(?:e|es|ed)|suppos(?:e|es|ed)|(?:might|may) have|unsure"
    r"|not sure|probably)\b.{0,60}?\b(?:emailed|invited|contacted|(?:been|was|were) (?:asked|told|sent)"
    r"|sent (?:something|an? (?:invitation|email|letter)))\b"
)
_NOT_INVITED = re.compile(
    r"(?:n't|\bnot|\bnever) (?:been )?"
    r"(?:invited|contacted|asked(?! (?:\w+ )?(?:about|for|to|how|what|whether)\b))\b|\bno invit(?:e|ation)\b"
)
_NO_PART = re.compile(
    r"\bno (?:\w+ )?(?:involvement|worker|needs?|role)\b|\bno longer\b|\bnot (?:known|involved|open|under)\b"
    r"|\bdischarged\b|\bclosed\b|\b(?:did(?:n't| not)|does(?:n't| not)) want\b|\bn/a\b|\bdeclined\b|\bnone (?:is|are) involved\b"
)
_NO_ANSWER = re.compile(
    r"\bno (?:reply|response|answer)\b|\bnothing (?:yet )?received\b|\b(?:did|has|have|had)(?:n't| not) (?:repl|respond|answer)\w*"
)
_FOLLOWED_UP = re.compile(
    r"\bchas\w+|\bagain\b|\b(?:will|to) (?:ring|call|email|contact|write|follow|ask)\b|\brang\b"
    rf"|\bfollow\w* up\b|\b(?:two|three|twice)\b|\breminde\w+|\bsecond\b|\b\d{{1,2}} (?:{'|'.join(MONTHS)}) and (?:on )?\d"
)
_ANSWERED = re.compile(
    r"\b(?:wrote|sent|repl(?:y|ied)|answered|attended|present|reports?|letter|note|advice|update|return|came|yes)\b"
)
_ABSENT = re.compile(r"(?:no?|apologies|absent|did not attend)", re.I)
_NOTHING = re.compile(r"(?:no(?:ne|thing|t received| reply| response)?|-)", re.I)
_CELLS = " | "


@frozen
class Told:
    """Words about the time before the meeting; `kind` says what is wrong with it."""

    item: AnalysedItem
    quote: Quote
    kind: str


@frozen
class Before:
    """What went wrong before the meeting, and whether the report tells that anything went right."""

    wrong: tuple[Told, ...]
    right: bool


def views_gathered(document: AnalysedDocument) -> Before:
    """Whether views were gathered, and papers sent, before the meeting."""
    wrong: list[Told] = []
    missed: list[Told] = []
    right = False
    for item, passage, words, quote in _sentences(document, ("note", "view")):
        if _NOT_GOT.search(words) and (_PAPERS.search(words) or _CELLS in words):
            wrong.append(Told(item, quote, "not-reached"))
        elif item.item.kind == "view" and _ONLY_THERE.search(words):
            missed.append(Told(item, quote, "only-there"))
        elif item.item.kind == "view" and _NOT_ASKED.search(words):
            missed.append(Told(item, quote, "not-asked"))
        elif _WAY.search(words) and _DAY.search(passage.folded) and _in_views(item):
            right = True
    return Before(tuple(wrong if right else (*wrong, *missed)), right)


def _in_views(item: AnalysedItem) -> bool:
    """Whether an item may tell how views were gathered: a date at the head of a form is no such day."""
    return item.item.kind == "view" or _PEOPLE.search(item.passages["text"].folded) is not None


_PEOPLE = re.compile(
    r"\b(?:parents?|mums?|dads?|mother|father|carers?|family|views|form|film|papers|reports|everybody|everyone|he|she|his|her)\b"
)


def services_answering(document: AnalysedDocument) -> Before:
    """Whether health and care were surely invited and answered, or have no part in the child's life."""
    wrong: list[Told] = []
    right = False
    for item, passage, words, quote in _sentences(document, ("note", "need")):
        whole = passage.folded
        if not _SERVICE.search(whole):
            continue
        kind = _fault(words, whole)
        if kind and (kind == "invitation-unsure" or _SERVICE.search(words) or len(whole) < _SHORT):
            wrong.append(Told(item, quote, kind))
        right = right or (_ANSWERED.search(words) is not None or _NO_PART.search(words) is not None)
    return Before(tuple(wrong), right)


_SHORT = 120
"""Characters of an item that is about one service alone."""


def _fault(words: str, whole: str) -> str:
    if _HEDGED.search(words):
        return "invitation-unsure"
    if _NO_PART.search(whole):
        return ""
    if _NOT_INVITED.search(words):
        return "not-invited"
    cells = [cell.strip() for cell in words.split("|") if cell.strip()] if _CELLS in words else []
    silent = len(cells) > 3 and _NOTHING.fullmatch(cells[-1]) and any(_ABSENT.fullmatch(cell) for cell in cells[1:-1])
    return "no-answer" if silent or (_NO_ANSWER.search(words) and not _FOLLOWED_UP.search(whole)) else ""


def _sentences(
    document: AnalysedDocument, kinds: tuple[str, ...]
) -> Iterator[tuple[AnalysedItem, AnalysedPassage, str, Quote]]:
    """The sentences of these kinds of item that nobody is quoted with; a row of a table is one."""
    for item in document.items:
        passage = item.passages.get("text")
        if passage is None or item.item.kind not in kinds:
            continue
        folded = passage.folded
        if _CELLS in folded:
            yield item, passage, folded, passage.quote(0, len(folded))
            continue
        speech = quoted(folded)
        for span in sentences(folded):
            if not any(one.start <= span.start and span.end <= one.end for one in speech):
                yield item, passage, folded[span.start : span.end], passage.quote(span.start, span.end)
