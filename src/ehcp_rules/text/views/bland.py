"""Whether a text names nothing that could be pictured: each of its words of substance would fit anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.views.formal import formal_words

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["bland_praise", "subjects", "words_that_picture"]

_LEXICON = "bland-wording"
_DENIES = re.compile(
    r"\b(?:not|never(?! (?:gives? up|give up|fails? to|stops? (?:trying|smiling)))|no(?! matter)|nobody|none|nothing|cannot"
    r"|without"
    r"|too (?=[a-z])|only|alone|hardly|[a-z]+n't|dont|cant|worry|worried|if"
    r"|when(?! (?:things|work|learning|he can|she can) )|until|but not)\b|(?<!year )\b\d"
)
_CAPITAL = re.compile(r"(?<=[a-z,;:)] )[A-Z][a-zà-ÿ]+")
_PRAISE = re.compile(
    r"\b(?:lovely|kind|caring|happy|polite|friendly|helpful|delight\w*|pleasure|joy|bubbly|cheerful|hard-?working|popular"
    r"|supportive"
    r"|wonderful|amazing|great|fantastic|positive|credit|inspiration|well done|good work|keep up|team player|role model|asset)\b"
)
_PERSON = re.compile(
    r"\b(?:he|she|him|his|her|they|their|who|boy|girl|man|woman|lad|lady|child|pupil|student|learner|person|member|like all"
    r"|pleasure to|asset|joy to|delight to|punctual|polite|sociable|well[- ]behaved|smiling|hard-?working|tries hard)\b"
)
_OF_ALL = re.compile(
    r"^\W*(?:every|all|each) (?:child|children|young|pupils?|students?|learners?)\b|\b(?:like|as with) (?:all"
    r"|every|any|most)\b|\bno exception\b"
)
_PLACE = re.compile(r"(?:\b[A-Z][a-z]+ ){1,9}(?:Class|School|Primary|Academy|Group|College|Nursery|House)\b")
_OF_THE_YEAR = re.compile(r"\b(?:Year|Key Stage|Reception|Nursery|Autumn|Spring|Summer)(?: \d+)?\b")
_SUBJECT = re.compile(
    r"([A-Z][\w’'-]+)(?:, like| is| was| has| likes| enjoys| loves| can| always| will| wants| would| to"
    r"| gets| tries| works| needs| makes)\b"
)
_FOR_WHOM = re.compile(
    r"\b(?:[Ff]or|[Ee]nable|[Ss]upport|[Ee]nsure|[Hh]elp|[Ss]upporting|[Hh]elping"
    r"|[Ee]nabling) ([A-Z][\w’'-]+)\b|^(?=[A-Z])([\w’'-]+)(?= to )"
)
_OF_STAFF = re.compile(
    r"\bas an? (?:school|setting|nursery|college|team),? we\b"
    r"|\bwe (?:all )?(?:look forward to|are (?:so |very |all )?(?:proud|lucky|pleased|delighted)|wish (?:him|her|them)"
    r"|love having)\b|\bamazes? us\b|\bmakes? us\b|\bus all\b|\bour (?:setting|school|class|nursery|college|team|community)\b"
)
_FIRST = re.compile(r"\b(?:i|i'm|me|my|we|us|our)\b")
_LONGS = re.compile(r"\b(?:want|wants|wish|wishes|feel|feels|would like|please)\b")
_MANY_HAVE = frozenset({"friend", "friends", "friendships"})
"""What would be a hope of somebody's own, and is no particular of a child who is praised."""
_LEAST = 3
_FEWEST = 2
_MOST = 60
_LEAST_OF_ONESELF = 7
"""Fewer words than these are a child's plain answer, or too little to tell."""


def words_that_picture(item: AnalysedItem, body: AnalysedPassage) -> tuple[str, ...] | None:
    """The words of substance that would not fit anybody, in order; None where the ruleset does not list those that would."""
    lexicons = item.plan.lexicons
    if _LEXICON not in lexicons:
        return None
    left = list(body.folded)
    for hit in lexicons.apart(_LEXICON).scan(body.folded).of(_LEXICON):
        left[hit.span.start : hit.span.end] = " " * (hit.span.end - hit.span.start)
    for span in formal_words(item, body):
        left[span.start : span.end] = " " * (span.end - span.start)
    for match in _PLACE.finditer(body.text):
        left[match.start() : match.end()] = " " * (match.end() - match.start())
    names = item.plan.names | subjects(body)
    return tuple(word for word in content_words("".join(left)) if word.removesuffix("'s") not in names)


def subjects(body: AnalysedPassage) -> frozenset[str]:
    """Folded words that begin a sentence as a child's name does; a thing that is praised so is none."""
    sure = frozenset((match.group(1) or match.group(2)).lower() for match in _FOR_WHOM.finditer(body.text))
    sure |= {
        body.folded[hit.span.start : hit.span.end]
        for hit in body.hits_of("first-names", "given-name")
        if body.text[hit.span.start].isupper()
    }
    if not _PERSON.search(body.folded):
        return sure
    things = {hit.span.start for hit in body.hits_of("common-interests")}
    found = (match for match in _SUBJECT.finditer(body.text) if match.start() not in things)
    return sure | frozenset(match.group(1).lower() for match in found if not match.group(1).endswith("ing"))


def bland_praise(item: AnalysedItem) -> bool | None:
    """Whether an item says only what would fit anybody: True where it surely does, None where it may, False where it does not."""
    body = item.passages.get("text")
    if body is None or not _FEWEST <= len(body.words) <= _MOST or body.speech or _DENIES.search(body.folded):
        return False
    named = subjects(body)
    if any(
        match.group().lower() not in named
        for match in _CAPITAL.finditer(_OF_THE_YEAR.sub("", _PLACE.sub("", body.text)))
    ):
        return False
    pictures = words_that_picture(item, body)
    if pictures is None:
        return False
    left = [word for word in pictures if word not in _MANY_HAVE]
    if left:
        return _mostly_bland(body, len(left))
    if _OF_ALL.search(body.folded):
        return True
    if not _FIRST.search(_OF_STAFF.sub("", body.folded)):
        return len(body.words) > _LEAST or any(of.search(body.folded) for of in (_PRAISE, _OF_STAFF))
    if len(body.words) < _LEAST_OF_ONESELF - 1 or _LONGS.search(body.folded):
        return None if len(body.words) >= _LEAST_OF_ONESELF - 1 else False
    return True


_MANY = 6
_IN_SIX = 6
_IN_FIVE = 5


def _mostly_bland(body: AnalysedPassage, left: int) -> bool | None:
    """Whether so few of many words picture anything that the whole would still fit anybody; people who talk are let be."""
    words = len(body.words)
    if words < _MANY or _TALKED.search(body.folded):
        return False
    return True if words >= _IN_SIX * left + 2 else None if words >= _IN_FIVE * left else False


_TALKED = re.compile(
    r"\w'(?:m|ve|d|ll|re|t)\b|\b(?:it|that|he|she|there)'s\b|[!?]|\b(?:you|your|because|cos|mum|dad|nan|gran)\b"
)
