"""Facts of one value that a passage plainly tells of the child as it is now: neither past, wished, taught nor another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.child.facts_of_body import FACTS_OF_BODY
from ehcp_rules.text.child.facts_of_life import FACTS_OF_LIFE
from ehcp_rules.text.child.health_told import BESIDES, diagnosed_when, medicines_told
from ehcp_rules.text.english.grammar import Cued, holds_any

if TYPE_CHECKING:
    from ehcp_rules.plan import Learner
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["PlainFact", "exclude", "plain_facts"]


@frozen
class PlainFact:
    """A fact, the values that a sentence leaves open for it, the places to which it binds it, and the sentence."""

    name: str
    values: frozenset[str]
    places: frozenset[str]
    quote: Quote


_TOLD = MappingProxyType({telling.words: telling for telling in (*FACTS_OF_BODY, *FACTS_OF_LIFE)})
_SAME = MappingProxyType({"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "one": "1", "two": "2"})
_PAST = re.compile(
    r"\b(?:used to|no longer|previous(?:ly)?|former(?:ly)?|until|in the past|as a baby|as a toddler|at first|at that time"
    r"|resolved|outgrew|grew out|was removed|stopped|ended|last (?:school|setting|placement)|then|some ?(?:times|days|nights)"
    r"|occasional(?:ly)?|rarely|swim\w*|with armbands|from september)\b"
)
"""Words of another time, or of some times only."""
_NOT_SO = re.compile(
    r"\b(?:if|unless|whether|once|when|so that|until|may|might|could|should|would|hopes?|wants?|wish\w*|like[sd]? to|learn\w*"
    r"|aim\w*"
    r"|goal|target|practis\w*|rehears\w*|model\w*|teach(?:es|ing)?|taught|begin\w*|starts?|starting|try|tries|trial\w*|consider\w*"
    r"|explor\w*|introduc\w*|towards|apply|applied|choose\w*|not|never|no|says?|said|thinks?|believes?|reports?|reported|assess\w*"
    r"|pretend\w*|as though|as if)\b[^.;:]{0,45}$"
)
"""Before a telling, what makes it no telling of how things are."""
_ANOTHER = re.compile(
    r"\b(?:brothers?|sisters?|twin|siblings?|cousins?|mother|father|mum|dad|parents?|gran\w*|aunt\w*|uncle|friends?|classmates?"
    r"|peers?|pupils?|another|other (?:boy|girl|child))\b(?!'s partner)[^.;:]{0,60}$"
)
_WORD = re.compile(r"[a-z]+")
_PLACES = re.compile(
    r"\b(?:at|in|from) (?:the )?(home|school|college|nursery|class|lessons?|public|hall|corridors?|groups?)\b"
)
_NIGHT = re.compile(r"\b(?:nights?|overnight|night-?time|bedtime|in bed)\b")
_OF_THE_DAY = frozenset({"continence", "signing", "speech", "food by mouth", "glasses"})
_EVERYWHERE = frozenset({"home", "school"})
_BY_DEVICE = re.compile(
    r"\b(?:device|aid|talker|tablet|symbols?|eye[- ]gaze|voice output|switch|typed?|typing|writes?|written|written|signs?"
    r"|signing|signed"
    r"|laptop|app|reading|reads|book|echo\w*)\b"
)
"""What may hold the sentences of a child who does not speak."""
_OWN_WORDS = MappingProxyType(
    {
        "he": {"he": "he", "him": "him", "his": "his", "himself": "himself"},
        "she": {"she": "he", "her": "his", "hers": "his", "herself": "himself"},
        "they": {"they": "he", "them": "him", "their": "his", "themselves": "himself", "themself": "himself"},
    }
)


@lru_cache(maxsize=64)
def _words_for(names: frozenset[str], pronouns: str) -> tuple[re.Pattern[str], MappingProxyType[str, str]]:
    """The words that mean the child in a plan, and what stands for each."""
    taken = {part for part in re.findall(r"[a-z]+", pronouns.casefold()) if part in _OWN_WORDS} or {"he", "she"}
    words = {word: meant for part in sorted(taken) for word, meant in _OWN_WORDS[part].items()}
    for name in names:
        words |= {name: "he", f"{name}'s": "his", f"{name}s'": "his", f"{name}'": "his"}
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![\w'-])(?:{either})(?![\w-])(?!'[a-z])"), MappingProxyType(words)


def plain_facts(
    passage: AnalysedPassage, names: frozenset[str], learner: Learner, others: frozenset[str]
) -> Iterator[PlainFact]:
    """What a passage plainly tells of a learner with these names; `others` are the names of other people."""
    likely = Cued.likely(_TOLD, passage.scan)
    if not likely and not holds_any(passage.folded, BESIDES):
        return
    born = learner.date_of_birth.year if learner.date_of_birth else None
    pattern, words = _words_for(names, learner.pronouns)
    # Where the child has no name, a name may be the child's.
    others = others - words.keys() if names else frozenset()
    before = ""
    for span in passage.sentences:
        told_before, before = before, passage.folded[span.start : span.end]
        if _ANOTHER.search(told_before) and names.isdisjoint(_WORD.findall(before)):
            # A pronoun may mean whoever was told of last.
            continue
        sentence = pattern.sub(lambda match: words[match.group()], before)
        # A name and a surname are one child.
        sentence = sentence.replace("he he ", "he ").replace("he his ", "his ")
        quote = passage.quote(span.start, span.end)
        for name, values in (*medicines_told(sentence), *diagnosed_when(sentence, passage.folded, born)):
            if not _PAST.search(sentence):
                yield PlainFact(name, values, frozenset(), quote)
        for cued in likely:
            match = cued.search(sentence)
            if match is None or not _plainly(sentence, match, others):
                continue
            telling = _TOLD[cued]
            if telling.fact == "speech" and telling.values == {"some"} and _BY_DEVICE.search(sentence):
                continue
            if telling.fact in _OF_THE_DAY and _NIGHT.search(sentence):
                continue
            value = match.groupdict().get("value")
            values = frozenset({_SAME.get(value, value)}) if value else telling.values
            places = frozenset(_PLACES.findall(sentence))
            yield PlainFact(
                telling.fact,
                values,
                frozenset() if places >= _EVERYWHERE else places,
                quote,
            )


def exclude(one: PlainFact, other: PlainFact) -> bool:
    """Whether two tellings of one fact leave nothing in common, and are bound to no place or to the same."""
    return one.name == other.name and not one.values & other.values and _same_place(one.places, other.places)


def _same_place(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _plainly(sentence: str, match: re.Match[str], others: frozenset[str]) -> bool:
    before = sentence[: match.start()]
    return not (
        _PAST.search(sentence)
        or _NOT_SO.search(before)
        or _ANOTHER.search(before)
        or any(name in before.split() for name in others)
    )
