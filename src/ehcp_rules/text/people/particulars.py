"""What the child likes or is good at, and whether anything in it belongs to this child rather than to most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.views.stock_hopes import stock_hopes

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["Liking", "faint_praise", "likings"]


@frozen
class Liking:
    """A sentence about interests or strengths, and whether it has a particular."""

    quote: Quote
    particular: bool


_LABEL = re.compile(
    r"\b(?:interests?|likes?|strengths?|enjoys?|good at|hobbies|favourites?|people like about|admire|proud of|"
    r"talents?)\b"
)
_LIKES = re.compile(
    r"\b(?:likes?|enjoys?|loves?|is good at|am good at|favourite|is (?:a )?(?:happy|kind|caring|lovely|polite|"
    r"sociable|popular|delightful)|is an? (?:real |absolute )?(?:pleasure|delight|joy|credit)"
    r"|has an? (?:[a-z]+ )?(?:smile|sense of humour|personality|nature))\b"
    r"|^(?:an? )?(?:very |really )?(?:happy|kind|caring|lovely|polite|sociable|popular|delightful|friendly|cheerful|bubbly)\b"
)
_AVERAGE = re.compile(
    r"\b(?:in line with|age[- ]appropriate|(?:at|within) (?:the )?(?:age[- ]related|expected|normal|average)|as expected for"
    r"|satisfactory|adequate|no concerns|broadly average|average for)\b"
)
_FAULT_ABSENT = re.compile(
    r"\b(?:does not|doesn't|do not|don't|is not|isn't|rarely|seldom|hardly ever|never|no longer) "
    r"(?:(?:usually|often|normally|generally|always|really|seem|tend to|be|an?) ){0,2}"
    r"(?:argues?|hits?|bites?|kicks?|shouts?|screams?|swears?|fights?"
    r"|disrupts?|disruptive|rude|naughty|aggressive|violent|cry|cries|run off|runs off|refuses?|lies?|steals?|complains?"
    r"|misbehaves?|interrupts?|moans?|sulks?|spits?|a problem|a bully|bullies|difficult)\b"
)
_BACKHANDED = re.compile(
    r"\bcan (?:occasionally|sometimes|at times|on occasion|on a good day)\b|\bis (?:occasionally|sometimes) able to\b"
    r"|\b(?:can|is able to|will) [a-z ]{2,40}(?:on occasion|occasionally|if (?:it is|it's|the task is|the work is|made to))\b"
    r"|\bwhen (?:he|she|they) (?:wants? to|chooses? to|can be bothered|feels? like it|(?:is|are) in the mood"
    r"|puts? (?:his|her|their) mind)\b"
)
_WORDS_OF_LIKING = frozenset(
    {
        "likes",
        "like",
        "liked",
        "enjoys",
        "enjoy",
        "enjoyed",
        "enjoying",
        "loves",
        "love",
        "loved",
        "loving",
        "good",
        "great",
        "very",
        "really",
        "lots",
        "many",
        "all",
        "kinds",
        "things",
        "favourite",
        "hobbies",
        "hobby",
        "interests",
        "interest",
        "include",
        "includes",
        "including",
        "going",
        "watching",
        "playing",
        "spending",
        "listening",
        "time",
        "other",
        "others",
        "also",
        "well",
        "everyone",
        "agrees",
        "lovely",
        "nice",
        "big",
        "spend",
        "school",
        "home",
        "work",
        "day",
        "lot",
        "much",
        "says",
        "told",
    }
)
_SUBJECT = re.compile(r"\W*([A-Z][\w’'-]+) (?:is|was|has|likes|enjoys|loves|can|always)\b")
_CAPITAL = re.compile(r"(?<=[a-z,;:’'\"] )[A-Z][\w’'-]+|(?<=, )[A-Z][\w’'-]+")
_KNOWN = frozenset({"tv", "youtube", "ipad", "netflix", "tiktok", "dvds", "dvd", "pe", "i", "xbox", "playstation"})
_REASON = re.compile(
    r"\b(?:because|so that|when|whenever|every|each|since|until|which|where|except|unless|by heart|own|now|before|used to"
    r"|who(?! (?:likes|enjoys|loves|is|has|always|tries|works)\b)|any ?more|again)\b|\d"
)


def likings(item: AnalysedItem) -> tuple[Liking, ...]:
    """The sentences of a view or strength that tell what the child likes or is good at."""
    passage = item.passages.get("text")
    if passage is None:
        return ()
    label = item.passages["label"].folded if "label" in item.passages else ""
    labelled = _LABEL.search(label) is not None and "important" not in label
    names = item.plan.names
    common = passage.hits_of("common-interests")
    found = []
    others = 0
    hopes = [Span(*span) for span in stock_hopes(passage.folded)]
    for span in passage.sentences:
        if any(span.overlaps(hope) for hope in hopes):
            continue
        words = passage.folded[span.start : span.end]
        if not (labelled or _LIKES.search(words)):
            others += 1
            continue
        found.append(
            Liking(
                passage.quote(span.start, span.end),
                _particular(passage.text[span.start : span.end], words, span, common, names),
            )
        )
    # One like among many other things said is not what the passage is about.
    return tuple(found) if labelled or len(found) >= others else ()


def faint_praise(item: AnalysedItem) -> tuple[Quote, ...]:
    """Where an average, a fault that is absent or praise with a condition stands for a strength; not what families say."""
    passage = item.passages.get("text")
    if passage is None or "speaker" in item.passages or _OWN_SENTENCE.search(passage.folded):
        return ()
    label = item.passages["label"].folded if "label" in item.passages else ""
    if label and not _LABEL.search(label):
        return ()
    found = []
    for pattern in (_AVERAGE, _FAULT_ABSENT, _BACKHANDED):
        match = pattern.search(passage.folded)
        if match and not _YET.search(passage.folded):
            found.append(passage.quote(*match.span()))
    return tuple(found)


_OWN_SENTENCE = re.compile(r"\b(?:i|i'm|my|me|we|us|our)\b|\b(?:says?|said|told)\b")
_YET = re.compile(r"\b(?:but|yet|although|though|even|above|well beyond|whereas|except)\b")


def _particular(text: str, words: str, span: Span, common: tuple[Hit, ...], names: frozenset[str]) -> bool:
    if _REASON.search(words) or any(
        match.group().lower() not in _KNOWN
        and not set(re.findall(r"[a-z]+", match.group().lower())) & names
        and not any(hit.span.start <= span.start + match.start() < hit.span.end for hit in common)
        for match in _CAPITAL.finditer(text)
    ):
        return True
    left = list(words)
    for hit in common:
        at = hit.span
        if span.start <= at.start and at.end <= span.end:
            left[at.start - span.start : at.end - span.start] = " " * (at.end - at.start)
    subject = _SUBJECT.match(text)
    own = names | {subject.group(1).lower()} if subject else names
    rest = [word for word in content_words("".join(left)) if word not in _WORDS_OF_LIKING and word not in own]
    return bool(rest)
