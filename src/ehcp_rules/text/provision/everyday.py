"""Ordinary teaching and care known by its words, where nothing makes it special: closed classes besides a list of strategies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.provision.strategies import OF_EVERY_ROOM, SPECIALISTS

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.provision.facts import Provided

__all__ = ["LEXICON", "Everyday", "everyday", "for_this_child", "goes_beyond"]

LEXICON = "everyday-teaching"
"""The list of words; a release without it knows the ordinary by its strategies alone."""

_TELLING = ("act", "manner", "thing", "system", "peers")
"""Groups whose words are of ordinary teaching in themselves; `plain` words stand beside them and `idle` ones everywhere."""

_NAMING = ("act", "thing", "system", "strategy")
"""Those of them that say what is done, and not only how."""

_NAME = re.compile(
    r"(?<![.:;!?•\n-] )(?<=[a-z,] )[A-Z][a-z]+(?:'s)?\b|^[A-Z][a-z]+(?:'s)?(?= (?:is|has|will|may|can|should|sits|and)\b)"
)
"""A name inside a sentence, or one that opens it before a verb."""


_TAUGHT = (
    r"(?:lessons?|tasks?|work|topics?|activit(?:y|ies)|learning|homework|questions?|instructions?|texts?|language|information"
    r"|ideas?|words|vocabulary|concepts?|content|materials?|resources|sessions?)"
)
_TEACHES = Cued(
    "lesson|task|work|topic|activit|learn|question|instruct|text|language|information|idea|word|vocab|concept|content|material|resource"
    "|session",
    r"\b(?:plan|pitch|introduce|present|start|begin|end|open|link|connect|relate|explain|show|set|mark|match|vary"
    r"|sequence|order"
    r"|phrase|reduce|shorten|simplify|limit)(?:s|ed|d)? (?:the |her |his |their |each |every |all |new |any |what )?"
    rf"(?:[a-z'-]+ ){{0,2}}?{_TAUGHT}\b",
    rf"\b{_TAUGHT} (?:(?:is|are|will be|should be|to be|must be|can be) )?(?:[a-z]+ly )?"
    r"(?:planned|pitched|introduced|presented|linked|connected|related|explained|set|marked|matched|varied|sequenced"
    r"|phrased|reduced|shortened|limited)\b",
)
"""An act of teaching upon a thing that is taught, in either order."""


@frozen
class Everyday:
    """How ordinary the words of one provision are: the telling ones and the share of words that are known.

    `tells` is whether one of them says enough by itself, `named` whether one is an act, a thing or a system, and `arranged`
    whether words of arranging help stand beside them, as in vague promises.
    """

    telling: tuple[Span, ...]
    tells: bool
    named: bool
    arranged: bool
    share: float
    words: int

    @property
    def ordinary(self) -> bool:
        """Whether enough of the words are those of ordinary teaching."""
        short = self.words <= _SHORT
        several = len(self.telling) >= 2 and self.share >= (_HALF if short else _MORE)
        return several or (self.tells and self.share >= (_MORE if short and not self.arranged else _MOSTLY))

    @property
    def partly(self) -> bool:
        """Whether it is enough for a line that speaks of what everybody has."""
        return self.named and self.share >= _A_THIRD

    @property
    def almost_all(self) -> bool:
        """Whether hardly a word is any other, so that words of when it is done change nothing."""
        return self.tells and self.share >= _ALMOST_ALL


_A_THIRD, _HALF, _MORE, _MOSTLY, _ALMOST_ALL = 0.33, 0.45, 0.55, 0.8, 0.85
_SHORT = 8
"""Words of a line in which one that is not known tells little."""


def everyday(passage: AnalysedPassage, strategies: Iterable[Span]) -> Everyday:
    """Weigh the words of a passage; `strategies` are the places where a list of ordinary strategies has found one."""
    scan = passage.apart(LEXICON)
    spans = sorted(strategies, key=lambda span: (span.start, -span.end))
    taken = [(span, "strategy", passage.folded[span.start : span.end]) for span in spans]
    taken += [(hit.span, hit.group, hit.phrase) for hit in scan.of(LEXICON, *_TELLING, "plain")]
    taken += [(Span(*match.span()), "act", match.group()) for match in _TEACHES.finditer(passage.folded, passage.scan)]
    taken.sort(key=lambda one: (one[0].start, -one[0].end))
    idle = sum(len(content_words(hit.phrase)) for hit in scan.of(LEXICON, "idle"))
    known, reached, named, alone, whole = 0, 0, False, False, False
    telling: dict[str, Span] = {}
    for span, group, phrase in taken:
        if span.start < reached:
            continue
        reached = span.end
        known += len(content_words(passage.folded[span.start : span.end]))
        if group != "plain":
            telling.setdefault(phrase, span)
            named = named or group in _NAMING
            alone = alone or group != "peers"
            whole = whole or " " in phrase
    arranged = bool(scan.of(LEXICON, "arranging"))
    names = len({name.group() for name in _NAME.finditer(passage.text)})
    total = max(1, len(passage.words) - idle - names)
    return Everyday(
        tuple(telling.values()), alone and (whole or known > 1), named, arranged, min(1.0, known / total), total
    )


_ORDINARY_LENGTH = re.compile(
    r"(?: to (?:respond|reply|answer|think|tidy|pack|copy|read (?:it|them)|start|finish|check))\b"
    r"|[- ]?(?:'s? )?(?:warning|notice|reminder|countdown|thinking|wait|processing|take-up|tidy|think|pause|before the end)"
)
_AFTER_WHICH = re.compile(
    r"\b(?:after|in|within|under|wait|waits|allow|allows|count) (?:the )?(?:first |last |about |around )?$"
)
_ANY_CHILD = re.compile(r"\bpairs?\b")
_KEPT = (
    r"(?:[a-z-]+ )?(?:peg|tray|drawer|book|planner|diary|desk|table|place|pencil|hook|chair|whiteboard|copy|coat|words"
    r"|work|pace"
    r"|things|bag|target|ideas|name|photograph|equipment|learning|workspace|time|way|level)s?\b"
)
"""What every child in a class has of their own."""
_OWN = Cued(
    "own", rf"\b(?:on )?(?:his|her|their|my|'s) own (?=[a-z])(?!{_KEPT})", r"\bon (?:his|her|their|my) own\b(?! [a-z])"
)
_STATED = Cued(
    "0|1|2|3|4|5|6|7|8|9|adult|class of|assistant|person|staff|some|with|any|service|teacher|advis|team|worker|mentor|tutor|member",
    r"\b(?:adult|staff|worker|mentor|teacher|tutor|someone|somebody|assistant|person|member of|team|officer|lead|nurse)\b"
    r"[^.;]{0,40}\b(?:sits?|stays?|walks?|works?|eats?|goes) (?:alone )?with (?:him\b|them\b|her(?= (?:in|at|on|for|to|every|each"
    r"|when|while"
    r"|during|after|before|until|as)\b|[.,;]|$))",
    r"\b(?:an|one|another|the nearest) (?:adult|assistant|member of staff)\b[^.;]{0,30}? (?:carries|lifts|pushes|holds"
    r"|guides|escorts|feeds"
    r"|dresses|walks (?:on|at|behind|in front)|stands (?:by|beside|behind|with))\b",
    r"\b(?:an adult|member of [a-z]+(?: [a-z]+)? ?[a-z]*|worker|mentor)\b[^.;]{0,40}\b(?:sits|stays|walks|eats) with"
    r" (?!the |his |her |their |all |any |each |other|pupils|children|students|groups?\b)[a-z]+",
    r"\b(?!(?:meals|customer) )[a-z]+ service\b",
    r"\b(?:hearing|vision|visual|dyslexia|autism|sensory|behaviour|communication|literacy|support|base|outreach)"
    r" (?:and [a-z]+ )?(?:support )?(?:teacher|adviser|advisor|team)s?\b",
    r"\b(?:adult|assistant|member of staff|somebody|someone)\b[^.;]{0,60}? (?:writes?|types?|takes?) (?:down )?(?:(?:his|her|their)"
    r" (?:answers?|words)|what (?:he|she|they) says?)\b",
    r"\bany [a-z]+ (?:that|which|longer|shorter|over|above|below)\b",
    r"\b[0-9]+[- ]?(?:points?|pt|cm|centimetres|metres)\b",
    r"\bclass of (?:no more than |up to |at most )?(?:1[0-5]|[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)\b",
    r"\b[0-9]+ ?(?:%|per ?cent) (?:extra|more|additional) time\b",
    r"\bwith (?:one|two|three|four|[1-6]) (?:(?:chosen|named|other|close) )?(?:friends?|classmates|peers)\b",
    r"\b(?:adult|assistant|person|member of staff|somebody|someone)\b[^.;]{0,50}\b(?:throughout|all day|at (?:his|her"
    r"|their) side"
    r"|next to (?:him|her|them)|stays? with|sits? (?:with|by|beside|next to)|accompan\w+|walks? with|to (?:himself|herself))",
)
_CLUB = Cued(
    "club|drop-in|evening|circle time|reading|story|assembl|tutor time|form time|golden time",
    r"\b(?:clubs?|drop-ins?|(?:open|parents') evenings?|circle time|(?:guided|shared) reading|story ?time|assembl(?:y|ies)"
    r"|(?:form|tutor|golden) time)\b",
)
"""What has hours for everybody."""
_A_TABLE = re.compile(r"\b(?:[5-9]|[1-3]\d|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\b")
"""So many children as a class teacher takes at a time."""
_OF_EVERY_SCHOOL = OF_EVERY_ROOM | {
    "librarian",
    "attendance officer",
    "playworker",
    "play worker",
    "artist in residence",
}
_CLASS_ADULT = re.compile(
    r"\b(?:class(?:room)?|room|table) (?:ta|teaching assistant|assistant)s?\b"
    r"|\b(?:ta|assistant)s? (?:in|of) (?:the )?(?:class|room)\b"
    r"|\bassistants?\b[^.;]{0,20}\b(?:circulates?|moves? (?:round|around|between)|(?:helps?|supports?) (?:all|any|each of) )"
)


def goes_beyond(facts: Provided, body: AnalysedPassage, few: frozenset[str]) -> bool:
    """Whether an amount of direct work, a person, a means or a place makes the provision more than the ordinary.

    `few` are means of communicating that do not by themselves, because strategies stand beside them.
    """
    club = len(facts.of(QuantityKind.LENGTH)) <= 1 and _CLUB.search(body.folded, body.scan) is not None
    club = club and not facts.hits("roles", *SPECIALISTS)
    for passage, amount in facts.amounts:
        words = passage.folded[amount.span.start : amount.span.end]
        for_all = amount.kind is QuantityKind.LENGTH or (amount.kind is QuantityKind.GROUP and _A_TABLE.search(words))
        if not (club and for_all) and _is_direct(passage.folded, amount):
            return True
    helpers = [hit for _, hit in facts.hits("roles", *SPECIALISTS) if hit.phrase not in _OF_EVERY_SCHOOL]
    often = bool(facts.of(QuantityKind.FREQUENCY))
    if often and (helpers or facts.hits("roles", "leader")):
        return True
    in_class = helpers and all(hit.group == "assistant" for hit in helpers) and _CLASS_ADULT.search(body.folded)
    if (helpers and not in_class) or facts.hits("interventions", "therapy"):
        return True
    known = facts.hits("roles", "named-adult") and not facts.hits("ordinarily-available")
    if known and not _GREETS.search(body.folded):
        return True
    return for_this_child(facts, few)


_GREETS = re.compile(
    r"\b(?:greet(?:s|ed|ing)?|welcom(?:es?|ed|ing)|sa(?:ys?|ying) (?:hello|hi|goodbye|good (?:morning|afternoon)))\b"
)
"""What a known adult does who does no more than any adult at the door."""


def for_this_child(facts: Provided, few: frozenset[str] = frozenset()) -> bool:
    """Whether a means, a place or a thing of the child's own is named that a class does not have."""
    for passage in facts.reading:
        if any(hit.phrase not in few for hit in passage.apart(LEXICON).of(LEXICON, "beyond")):
            return True
        if _OWN.search(passage.folded, passage.scan) or _STATED.search(passage.folded, passage.scan):
            return True
    return False


def _is_direct(folded: str, amount: Quantity) -> bool:
    """Whether an amount says how much of something this child gets: a warning of five minutes or a look three times is none."""
    words = folded[amount.span.start : amount.span.end]
    if amount.kind is QuantityKind.LENGTH:
        return not (
            _ORDINARY_LENGTH.match(folded, amount.span.end)
            or _AFTER_WHICH.search(folded[max(0, amount.span.start - 24) : amount.span.start])
        )
    if amount.kind is QuantityKind.COUNT:
        return not words.startswith(("a ", "an ")) and _PASSING.search(words) is None
    if amount.kind is QuantityKind.GROUP:
        return _ANY_CHILD.fullmatch(words) is None and not folded.endswith("year ", 0, amount.span.start)
    if amount.kind is QuantityKind.FREQUENCY:
        return _SESSION.match(folded, amount.span.end) is not None
    if amount.kind is QuantityKind.SCOPE:
        return words.startswith("from ")
    if amount.kind is QuantityKind.RATIO:
        return _OF_EACH.match(folded, amount.span.start) is None
    return False


_SESSION = re.compile(r" (?:[a-z-]+ ){0,2}sessions?\b")
"""What is had weekly or daily as a session of something is direct work, however long."""
_PASSING = re.compile(r"\b(?:activit(?:y|ies)|breaks?|check-ins?|calls?|conversations?|places?|trips?)$")
"""What a class has many of, so that their number makes nothing special."""
_OF_EACH = re.compile(
    r"individual (?:[a-z]+ )?(?:whiteboards?|targets?|books?|desks?|trays?|pegs?|copies|needs|interests|pupils?"
    r"|learners?|work)\b"
)
