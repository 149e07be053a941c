"""How a child's view speaks: as this child might, or as a report does with an `I` in front of it.

Grammar decides nothing. Sentence by sentence, the words of reports are weighed against the words by which children, young people
and families speak; only a sentence that has the first and none of the second is called an adult's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.reading import Fault, Slot, SlotState
from ehcp_rules.text.views.voice import shown_in
from ehcp_rules.text.views.weighing import weigh
from ehcp_rules.text.views.whose import FIRST_PERSON, Whose

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Register", "read_register"]

_LEXICON = "professional-register"


class Register(StrEnum):
    """Who might have said a sentence that is given as the child's."""

    ADULT = "adult"
    UNCLEAR = "unclear"
    PLAIN = "plain"
    OWN = "own"


@frozen
class _Said:
    """One sentence that is given as the child's, who might have said it, and the words that tell."""

    span: Span
    register: Register
    telling: tuple[Span, ...]


_OF_ONESELF = any_of(
    r"\bi (?:also |often |currently |can |may |sometimes |frequently |still )*(?:present (?:as|with)|experience|exhibit"
    r"|display|demonstrate|require|respond (?:best|well)|(?:would |could |will )?benefit from|struggle to regulate)\b",
    r"\bi (?:also )?have (?:an? |the |been )?(?:formal |confirmed )?(?:significant|severe|complex|associated|delayed"
    r"|(?<=formal )diagnosis|(?<=confirmed )diagnosis)\b",
    r"\bi (?:need|should|must|have|ought|am) (?:to )?be (?:[a-z]+ly )?(?:supervised|monitored|redirected|toileted|assessed"
    r"|observed|scaffolded|managed|escorted|prompted|supported|encouraged|kept safe)\b",
    r"\bi (?:need|require) (?:[a-z-]+ ){0,3}(?:supervision|prompting|monitoring|adult support|input|intervention)\b",
    r"\bi (?:need|require)(?: to have)?(?: to)? access\b",
    r"\bi (?:will|need to|am working (?:on|towards)) (?:continue to )?(?:develop|improve|increase|demonstrate)(?:ing)? "
    r"(?:my |an? )?(?:[a-z]+ ){0,3}(?:skills?|independence|confidence|resilience|awareness|strategies|concentration)\b",
    r"\bas a (?:child|young person|pupil|student|learner|boy|girl) (?:with|who)\b",
    r"\bi am an? (?:[a-z]+ )?(?:child|young person|pupil|student|learner|boy|girl|young man|young woman)"
    r" (?:with|who (?:experiences|has|presents|requires|struggles|can display))\b",
    r"\bmy (?:[a-z]+ )?(?:difficulties|presentation|attainment|behaviours|diagnos[ie]s|delay|placement should"
    r"|(?:anxiety|behaviour|difficulties|needs?) (?:can |may |will )?(?:affects?|impacts?))\b",
    r"\b(?:working|performing|functioning|achieving) (?:below|well below|within|significantly|at (?:the |an? "
    r"|or )?(?:[a-z0-9-]+ ){0,3}(?:levels?|age|expect[a-z]+|stage|standard|depth))\b",
    r"\bdemands? (?:are|is) placed\b",
    r"\bi am an? (?:[a-z]+ ){1,3}(?:child|pupil|learner|student|young person) who\b",
    r"\bi (?:have|experience) (?:some |particular |significant )?difficult(?:y|ies) (?:in"
    r"|with) (?:[a-z]+ing)(?:, [a-z]+ing)* (?:and [a-z]+ing )?"
    r"(?:my|and) (?:emotions?|feelings|attention|behaviour|thoughts|environment|responses|others|peers|relationships"
    r"|information|language)\b",
    r"\bi am an? (?:year \d+ (?:pupil|student|learner|child)|[a-z0-9-]+[- ]year[- ]old)\b|\bi attend [a-z' ]{1,40}(?:with"
    r"|and have) an? (?:ehcp|ehc plan)\b",
    r"\bi am working (?:towards|within) (?:level|entry|stage|year|an? )\b",
)
_OF_ANOTHER = any_of(
    r"^(?:[a-z'-]+ )?(?:presents? (?:as|with)|requires?|needs (?:a |an )?(?:high|consistent|structured|constant|adult)"
    r"|would benefit|has (?:a |an |been )?(?:diagnos\w+|significant|severe|complex|delayed))\b",
    r"\b(?:requires|would benefit from|has a diagnosis of|was diagnosed with)\b",
    r"\bfinds? it (?:difficult|hard) to (?:regulate|manage (?:his|her|their)|engage|access)\b",
    r"\b(?:working|performing|functioning|achieving) (?:below|well below|within|significantly|at (?:the |an? "
    r"|or )?(?:[a-z0-9-]+ ){0,3}(?:levels?|age|expect[a-z]+|stage|standard|depth))\b",
)
_CONTRACTION = re.compile(
    r"\b[a-z]+(?:n't|'m|'ve|'d|'ll|'re)\b|\b(?:it|that|he|she|there|what|who|let)'s\b|\bdont\b|\bcant\b|\bain'?t\b|\byou\b|[!?]"
)
_EVALUATES = re.compile(
    r"\b(?:i|it|that|he|she|they|what i|things i) (?:really |don't |do not |did not |didn't |always |never |just |only |also )*"
    r"(?:like|love|hate|want|wish|miss|enjoy|dislike|think|hope|know|feel|is too|was too|are too|would (?:rather|like|sooner))\b"
)
# A name that one gives oneself tells nothing of who speaks.
_PARTICULAR = re.compile(r"(?<=[a-z,;] )(?<!name is )(?<!called )[A-Z][a-z]+")
_NUMBER = re.compile(r"\b\d+\b(?! ?(?::|hours?|minutes?|%))")


def read_register(item: AnalysedItem, body: AnalysedPassage, said: Whose) -> tuple[Slot, tuple[Fault, ...]]:
    """The slot genuine-voice of an item, and the fault adult-register where sentences are surely not the child's."""
    sentences = tuple(_sentences(body, said))
    adult = [one for one in sentences if one.register is Register.ADULT]
    heavy = Register.PLAIN if adult else _weight_of_all(item, body, said)
    if heavy is Register.ADULT:
        adult = list(sentences)
    unclear = [one for one in sentences if one.register is Register.UNCLEAR]
    own = [one for one in sentences if one.register in (Register.OWN, Register.PLAIN)]
    if not sentences:
        return Slot("genuine-voice", SlotState.NOT_NEEDED, (), "not given as the child's voice"), ()
    if adult:
        quotes = tuple(_quotes(body, adult))
        reason = "first person in a professional's words"
        most = 2 * len(adult) >= len(sentences)
        state = SlotState.EMPTY if most else SlotState.PARTLY
        return Slot("genuine-voice", state, quotes, reason), (Fault("adult-register", quotes, reason),)
    if own and len(unclear) <= len(own) and heavy is Register.PLAIN:
        quotes = tuple(body.quote(one.span.start, one.span.end) for one in own[:2])
        return Slot("genuine-voice", SlotState.FILLED, quotes, "words or acts of this child's own"), ()
    return Slot(
        "genuine-voice",
        SlotState.UNSURE,
        tuple(_quotes(body, unclear or own)),
        "the words could be the child's or an adult's",
    ), ()


def _weight_of_all(item: AnalysedItem, body: AnalysedPassage, said: Whose) -> Register:
    """What the whole weighs that an `I` says and nobody talks: more of a report's words than of things to picture is an adult's."""
    if said.adult or body.speech or FIRST_PERSON.search(body.folded) is None or _EVALUATES.search(body.folded):
        return Register.PLAIN
    weights = weigh(item, body)
    if weights.marks or weights.office <= len(weights.pictures):
        return Register.PLAIN
    if weights.office >= _SURELY and weights.phrases > 1 and not _PREFERS.search(body.folded):
        return Register.ADULT
    return Register.UNCLEAR if weights.office > 1 else Register.PLAIN


_SURELY = 3
_PREFERS = re.compile(r"\bi (?:also |would )?prefer\b")
"""What a teenager may well say in general words."""


def _quotes(body: AnalysedPassage, said: list[_Said]) -> Iterator[Quote]:
    for one in said:
        for span in one.telling or (one.span,):
            yield body.quote(span.start, span.end)


def _sentences(body: AnalysedPassage, said: Whose) -> Iterator[_Said]:
    """The sentences that are given as the child's: its speech, its first person, and all of an item said to be its view."""
    if said.adult:
        return
    for span in body.sentences:
        words = body.folded[span.start : span.end]
        first = FIRST_PERSON.search(words) is not None
        spoken = any(one.overlaps(span) for one in body.speech)
        shown = shown_in(words, said) is not None
        if first or spoken or shown or said.child:
            one = _weighed(body, span, first=first or spoken, shown=shown)
            # A sentence that neither speaks nor shows is nobody's voice in particular, unless it is surely a report's.
            if first or spoken or shown or one.register is Register.ADULT:
                yield one


def _weighed(body: AnalysedPassage, span: Span, *, first: bool, shown: bool) -> _Said:
    words = body.folded[span.start : span.end]
    hits = [hit for hit in body.hits_of(_LEXICON) if span.start <= hit.span.start < span.end]
    report = [hit.span for hit in hits if hit.group == "report"]
    frame = (_OF_ONESELF if first else _OF_ANOTHER).search(words)
    if frame:
        report.append(Span(span.start + frame.start(), span.start + frame.end()))
    leaning = [hit.span for hit in hits if hit.group == "leaning"]
    own = sum(hit.group == "own" for hit in hits) + len(_CONTRACTION.findall(words)) + (shown and not first)
    own += len(_PARTICULAR.findall(body.text[span.start : span.end])) + len(_NUMBER.findall(words))
    own += first and _EVALUATES.search(words) is not None
    weight = 2 * len(report) + len(leaning)
    if not own and ((report and weight >= 3) or (len(leaning) >= 4 and 5 * len(leaning) >= words.count(" ") + 1)):
        return _Said(span, Register.ADULT, tuple(report or leaning))
    if report or len(leaning) > max(1, own):
        return _Said(span, Register.UNCLEAR, tuple(report or leaning))
    return _Said(span, Register.OWN if own else Register.PLAIN, ())
