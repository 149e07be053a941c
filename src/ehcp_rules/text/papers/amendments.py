"""The changes to a plan that a review's papers recommend: where in the plan each stands, and whether its words are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts import amounts_of
from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
from ehcp_rules.text.english.sentences import quoted, sentences
from ehcp_rules.text.papers.advice import AnalysedDocument

__all__ = ["Amendment", "amendments"]

_MAKES = (
    r"(?:updat|(?<!next )(?<!annual )(?<!interim )(?<!early )review|revis|amend|chang|tweak|refresh|strengthen|tighten"
    r"|rewrit|reword|alter|adjust|improv|increas|reduc)"
)
"""Verbs that say that something should be otherwise, and not how."""
_PUTS = r"(?:add|insert|includ|delet|remov|replac|substitut|tak(?:e|en|ing) out|strike out|ceas|end|put|correct|mov)"
"""Verbs of what is put where, or taken away."""
_TAKES_AWAY = re.compile(r"\b(?:delet|remov|tak(?:e|en|ing) out|strike out|ceas|end)\w*\b")
_ENDING = r"(?:e|es|ed|ing|s|al|ion|ment|n)?"
_LOOKS = r"(?:look(?:ed)?|(?<=\bneeds )looking|(?<=\bneed )looking|(?<=\bworth )looking) (?:again )?at"
_CHANGE = re.compile(rf"\b(?:{_MAKES}|{_PUTS}){_ENDING}\b|\b(?:reconsider|{_LOOKS})\b")
_PUT_OFF = r"\bto be (?:written|agreed|decided|confirmed|discussed)\b"
_LEFT_OPEN = re.compile(
    rf"\b(?:{_MAKES}{_ENDING}|(?:re)?consider(?:ed)?|{_LOOKS})\b|{_PUT_OFF}"
    r"|\b(?:needed|required)\.?$|\bup[ -]to[ -]date\b"
    r"|\bwrite (?:an?|some|the) (?:new|next)\b|[:|-] ?(?:more|less|fewer|extra|additional|further)\b"
)
_ASKED = re.compile(
    rf"\b(?:be|needs?|requires?|with) (?:being )?(?:{_MAKES}|{_PUTS}){_ENDING}\b|\b(?:needs?|requires?) (?:an? )?{_MAKES}"
    rf"|{_PUT_OFF}"
)
"""What should be done to something that the sentence names itself: it is no part of the request before it."""
_REQUEST = re.compile(
    rf"{_ASKED.pattern}|\b(?:please|recommends?|proposes?|suggests?|asks?|requests?)\b"
    rf"|(?:^|[:;|-] ?)(?:{_MAKES}|{_PUTS}){_ENDING}\b"
)
_REFERENCE = r"(?:[a-k][12]?[.-]?\d{0,2}|o(?:utcome)? ?\d{1,2})"
_LISTED = r"(?:\(?(?:[a-z]|\d{1,2})[.)] ?)?"
_LABEL = re.compile(rf"{_LISTED}{_REFERENCE}(?:(?:,| and|,? or) {_REFERENCE}){{0,8}} ?(?:[:|]|- )")
_PLACE = re.compile(
    r"\bsections? [a-k](?:[12])?\b|\b[a-k][12]?[.-]?\d{1,2}\b|\boutcomes? (?:\d{1,2}|[a-k])\b|\b(?:the )?(?:first|second"
    r"|third|last) (?:outcome|paragraph|item|line) of\b|\b(?:to|into|from|under|in) [b-h](?=[ ]?(?:[,.;:|]|$| (?:as|so|that)\b))"
)
_AFTER_A_LETTER = re.compile(r"(?<= [a-k]\.) (?=(?:in |the |we |for )?sections? [a-k]\b)")
_ONLY_A_PLACE = re.compile(rf"{_LISTED}(?:sections? )?{_REFERENCE}\b[^:|]{{0,40}}?(?:[:|]|\s-\s|$)")
_PROMPT = re.compile(r"\byes ?/ ?no\b|\?$")
_LEADS_IN = re.compile(r"\b(?:as follows|(?:as )?set out (?:below|here)|as below|(?:the|these) following)\b|:$")
_REFERS_BACK = re.compile(
    r"\b(?:amend|chang|updat)\w* (?:the|his|her|their|this) (?:ehc )?plan"
    r" (?:as (?:above|listed|set out|agreed)|in (?:this|the above) way)\b"
    r"|\b(?:these|the above|all of these) (?:changes|amendments)\b"
)
"""A sentence that asks for the changes told one by one beside it."""
_NONE_NEEDED = re.compile(
    rf"\bno (?:(?:further|other) )?(?:changes?|amendments?)\b(?! in\b)|\bno need to {_MAKES}"
    r"|\bno updates?\b|\bnothing (?:is |was )?(?:needed|required)\b"
    r"|\bnothing (?:else |further |more )?(?:(?:that )?needs? )?(?:to (?:be )?(?:change|amend|add)|changing|amending)"
    r"|\b(?:all|everything) else (?:can|should|is to|to) (?:stay|remain)\b"
    r"|\b(?:plan|it|this) (?:should|can|is to) (?:remain|stay|be kept) (?:as it is|unchanged|the same)"
    r"|\bcontinues? unchanged\b|\bno[ -]?(?:one|body)\b.{0,40}\bchanges?\b|[:|-] ?(?:none|nil|n/a)\b"
    r"|\b(?:stays?|remains?) (?:as (?:it is|they are)|unchanged|the same)\b"
)
_OPEN_NOUN = (
    r"(?:needs?|views?|levels?|progress|discussions?|changes?|position|situation|details?|information|support|provision|help"
    r"|outcomes?|targets?|hours|advice|reports?|wording|text|plan|team)\b"
)
_GENERIC = (
    r"(?:(?:(?:the|his|her|their|\w+'s) )?(?:any |some |the )?"
    r"(?:more|further|additional|extra|new|current|recent|latest|updated|relevant)\b"
    rf"|(?:(?:the|his|her|their|\w+'s) (?:\w+ )?)?{_OPEN_NOUN}"
    r"|(?:where|how|what|about|being|appropriate|necessary|required|above|below)\b)"
)
"""Objects that leave open what the words should be: `his current levels`, `where she is now`, `more about reading`."""
_NEW_WORDS = re.compile(
    r"\"[^\"]{4,}\"|(?<![a-z0-9])'[^'\n]{8,300}'(?![a-z0-9])|\bfrom .{2,60} to .{2,}|\bto (?:read|say|state)\b"
    rf"|\breplac\w*(?: \S+){{0,12}}? (?:with|by) (?!{_GENERIC})\S.{{4,}}"
    rf"|\b(?:chang|alter|mov|extend)\w* [^.;:]{{2,50}}? to (?!{_GENERIC}|(?:reflect|show|meet|match|suit|fit|take)\b)\S{{2,}}"
    r"|\bnew (?:item|outcome|paragraph|line|provision)\b.{0,12}: ?\S"
)
_NAMED_WORDS = re.compile(
    rf"\b(?:to (?:reflect|show|include|record|note)|with|that|so that) (?!{_GENERIC})(?:\S+ ){{2}}\S+"
)
_PUT = re.compile(rf"\b{_PUTS}{_ENDING}\b[:,]? ?(?:in |that )?(?P<object>[^.;]*)")
_WHERE = re.compile(r"(?:to|into|in|under|from) (?:the )?(?:plan|(?:sections? )?[a-k][12]?)\b")
"""What follows `to be added` may be the place alone: then what is put there stands before it."""
_FEWEST_WORDS = 4
"""Words that a place must have beside it to be its new text."""


@frozen
class Amendment:
    """One recommended change to the plan; `place` says that it names a section or item, `words` that it says what changes."""

    item: AnalysedItem
    quote: Quote
    place: bool
    words: bool
    none_needed: bool = False


def amendments(document: AnalysedDocument) -> tuple[Amendment, ...]:
    """The changes that a review recommends, and each statement that none is needed.

    They stand under a heading for changes; only where there is none are they looked for among the notes.
    """
    listed = any(item.item.kind == "provision" for item in document.items)
    found: list[Amendment] = []
    headed = False
    for item in document.items:
        passage = item.passages.get("text")
        if passage is None:
            continue
        if item.item.kind == "heading":
            headed = _PLACE.search(passage.folded) is not None
        elif item.item.kind == "provision" or (item.item.kind == "note" and not listed):
            for span in _requests(passage.folded):
                told = _read(item, passage, span, listed=listed, headed=headed)
                found += [told] if told else []
        elif item.item.kind == "note" and _NONE_NEEDED.search(passage.folded) and "amend" in passage.folded:
            found.append(Amendment(item, passage.quote(0, len(passage.text)), True, True, none_needed=True))
    return tuple(found)


def _requests(folded: str) -> Iterator[Span]:
    """The stretches of a line that each ask for one change: what names a place, with the sentences that go on with it."""
    if " | " in folded:
        yield Span(0, len(folded))
        return
    speech = quoted(folded)
    start = end = 0
    for sentence in _sentences(folded):
        text = folded[sentence.start : sentence.end]
        spoken = any(span.start < sentence.start < span.end for span in speech)
        begins = not spoken and (_names_a_place(text) or _ASKED.search(text) is not None)
        if begins and end:
            yield Span(start, end)
            start = sentence.start
        end = sentence.end
    if end:
        yield Span(start, end)


def _sentences(folded: str) -> Iterator[Span]:
    """The sentences of a line; the letter of a section ends one, where another section begins the next."""
    for sentence in sentences(folded):
        start = sentence.start
        for letter in _AFTER_A_LETTER.finditer(folded, sentence.start, sentence.end):
            yield Span(start, letter.end())
            start = letter.end()
        yield Span(start, sentence.end)


def _names_a_place(text: str) -> bool:
    return _LABEL.match(text) is not None or _PLACE.search(text) is not None


def _read(item: AnalysedItem, passage: AnalysedPassage, span: Span, *, listed: bool, headed: bool) -> Amendment | None:
    """What a stretch of words asks to change, or None where it asks for no change of the plan."""
    text = passage.folded[span.start : span.end].strip()
    if _PROMPT.search(text) or _LEADS_IN.search(text) or (_REFERS_BACK.search(text) and not _names_a_place(text)):
        return None
    quote = passage.quote(span.start, span.end)
    named = _names_a_place(text)
    if _NONE_NEEDED.search(text):
        return Amendment(item, quote, True, True, none_needed=True) if listed or named or "amend" in text else None
    change = _CHANGE.search(text) is not None or _LEFT_OPEN.search(text) is not None
    if not listed and not (_REQUEST.search(text) and (named or "plan" in text)):
        return None
    if not change and not named:
        return None
    words = _says_what(text)
    if not change and not words:
        return None
    return Amendment(item, quote, named or headed, words)


def _says_what(text: str) -> bool:
    """Whether the words that change stand in a request, and not only that something should be otherwise."""
    if _NEW_WORDS.search(text):
        return True
    doses, amounts = amounts_of(text)
    if doses or amounts:
        return True
    cells = [cell.strip() for cell in text.split("|") if cell.strip()]
    if len(cells) > 2:
        # The last column has the new words.
        return not _LEFT_OPEN.search(cells[-1]) and len(cells[-1].split()) > 1
    put = _PUT.search(text)
    away = _TAKES_AWAY.search(text) is not None
    if put and (away or not re.match(_GENERIC, put["object"].strip())):
        before = text[: put.start()].partition(":")[2].split()
        if not away and _WHERE.match(put["object"].strip()) and re.match(_GENERIC, text):
            return False
        own = len(put["object"].split()) > 1 or len(before) > _FEWEST_WORDS
        return own or (away and _PLACE.search(text) is not None)
    if _LEFT_OPEN.search(text):
        return _NAMED_WORDS.search(text) is not None
    if put:
        return False
    place = _ONLY_A_PLACE.match(text)
    return place is not None and len(text[place.end() :].split()) >= _FEWEST_WORDS
