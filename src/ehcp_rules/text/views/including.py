"""Small readings of section A: dates told, advice given to adults, and headings on how to include the child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import MONTH, MONTHS, Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = [
    "advice_to_adults",
    "dates_told",
    "headed_as_ways",
    "heard_through",
    "tells_how_to_talk",
    "tells_who_gathered",
]

_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:twenty[- ]|thirty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|[a-z]+teenth|twentieth|thirtieth)"
)
_SHORT = "|".join(name[:3] for name in MONTHS)
_DATE = re.compile(
    rf"\b(?:{MONTH}|(?:{_SHORT}|sept)\.?)(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:20|')\d\d\b"
    rf"|\b{_DAY} (?:of )?(?:{MONTH})\b|\b(?:{MONTH}) {_DAY}\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b20\d\d-\d\d-\d\d\b"
    r"|\b(?:autumn|spring|summer|christmas|easter|whitsun|half[- ]term)(?: (?:term|holidays?|break|half[- ]term|[1-6]))*,? "
    r"(?:of )?20\d\d\b"
)
_POINT = r"(?:^|(?<=[.!?;:•*-] )|(?<=[\n•]))"
"""Where a sentence or a point of a list can begin: nobody is named before who does it."""
_BEGINS = rf"(?:{_POINT}|(?<=, )|(?<=\band )|(?<=\bthen ))"
"""Where a sentence, a point of a list or a further order can begin."""
_IMPERATIVE = re.compile(
    rf"{_BEGINS}(?:please )?(?:wait|give|offer|ask|let|show|use|get|say|speak|talk|do not|"
    r"don't|never|always|send|sit|keep|make|tell|look|listen|try|check|count|write|draw|point|sign|stand|read|"
    r"put|hold|allow|avoid|walk|name|pause|leave|kneel|crouch|face|come back|slow down|repeat|explain|remind|warn|be patient)\b"
)
_DUTY = re.compile(
    r"\b(?:adults?|people|staff|you|others|everyone|whoever|visitors)(?: [a-z]+){0,3}? (?:should|need to|must|"
    r"can help|have to|has to|who|will)\b|\b(?:it helps|helps me|helps (?:him|her|them)|works best|is best|"
    r"prefers|the best (?:thing|way) is|needs? (?:you|people|adults|others|staff) to|i like (?:you|people|it when)|when people)\b"
)
_WAYS = re.compile(
    r"\b(?:communicat\w*|talk(?:ing)? with|how to \w+|involve\w*|includ\w+ \w+ in|decisions?|how i (?:talk|tell|"
    r"say|communicate)|best way to)\b"
)


_HOW_TO_TALK = re.compile(
    rf"{_BEGINS}(?:please )?(?:talk|speak|sign|ask|say|write|type|text|wait|kneel|crouch) (?:to |with |for |things? |it )?"
    r"(?:[a-z]+ ){0,4}(?:beside|side by side|slowly|once|one|first|before|again|down|level|eyes|face|when|while|until|through"
    r"|with)\b"
    rf"|{_POINT}(?:please )?(?:do not |don't |never |always )?(?:talk|speak|sign|ask|tell|text|listen|explain|write|message) "
    r"(?:it |things )?(?:to |with |for |on )?(?:me|him|her|them|my|his)\b"
    rf"|{_BEGINS}(?:please )?(?:count to|wait (?:for )?[a-z0-9]+ seconds|give (?:him|her|them|me) (?:time|a (?:bit|moment)))\b"
    r"|\b(?:yes|no) is (?:a|an|when|both|one|two|the)\b"
)


def tells_how_to_talk(passage: AnalysedPassage) -> bool:
    """Whether a passage tells how to talk with the child, or what stands for yes and no."""
    return _HOW_TO_TALK.search(passage.folded) is not None


def dates_told(passage: AnalysedPassage) -> bool:
    """Whether a passage names a day, a month of a year, or a term of a year."""
    return _DATE.search(passage.folded) is not None


_THROUGH = re.compile(r"\b(?:through|via|helped by|supported by|with the help of|with support from|using) [a-z]")


def heard_through(passage: AnalysedPassage) -> bool:
    """Whether the name of a speaker says whose help the views came by: `child, through her teacher`."""
    return _THROUGH.search(passage.folded) is not None


def advice_to_adults(passage: AnalysedPassage) -> bool:
    """Whether a passage tells adults what to do."""
    return _IMPERATIVE.search(passage.folded) is not None or _DUTY.search(passage.folded) is not None


_GATHERED = Cued(
    "view|this|these|words|notes|wishes|section|form|page|profile|wrote|noted|took|scribed|typed|filled|through|collected|gathered|recorded"
    "|completed|obtained|interviewed|written|asked",
    r"\basked (?:me|him|her|them) (?:all )?(?:of )?(?:these|this|the questions|for (?:my|his|her|their) (?:own )?views"
    r"|what (?:i|he|she|they) (?:thinks?|thought|likes?|liked|wants?|wanted))\b",
    r"\b(?:views?|this|these|words|notes|wishes|section|form|page|profile)(?: [a-z]+){0,4}? (?:was |were |is |are |has been "
    r"|have been )?(?:collected|gathered|recorded|written(?: down)?|noted(?: down)?|taken(?: down)?|obtained|completed|sought"
    r"|filled in|scribed|shared|discussed|updated)(?: [a-z]+){0,5}? ?(?:by|with|from)\b",
    r"\b(?:talked|went|worked|read) (?:(?:it|this|these|them|the (?:form|page|questions)) )?through (?:(?:it|this|these|them"
    r"|the (?:form|page|questions)) )?with\b",
    r"\b(?:(?:wrote|noted|scribed|typed) (?:all (?:of )?)?(?:this|these|it|them|that|(?:his|her|their|my) words)\b"
    r"|(?:took|filled) (?:all (?:of )?)?(?:this|these|it|them|that|(?:his|her|their|my) words) (?:down|in)\b)",
    r"\b(?:collected|gathered|recorded|noted|completed|obtained|interviewed|written) (?:down )?by ?:",
)


def tells_who_gathered(passage: AnalysedPassage) -> bool:
    """Whether a passage tells that somebody gathered views or took them down, by whatever means."""
    return _GATHERED.search(passage.folded, passage.scan) is not None


def headed_as_ways(item: AnalysedItem) -> bool:
    """Whether an item stands under a label on how the child communicates or takes part."""
    label = item.passages.get("label")
    return label is not None and _WAYS.search(label.folded) is not None
