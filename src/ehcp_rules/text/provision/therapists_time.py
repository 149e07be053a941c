"""A therapist's time that is only given: the sentence has nobody do anything in it, with the child or with anyone else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.english.mentions import amounts_near, round_about

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["time_of_a_therapist", "undivided"]

_TITLE = (
    r"(?:(?:speech(?: and| &)? language |occupational |language |speech |music |art |play |drama )?(?:psycho)?therapist"
    r"|(?:speech(?: and| &)? language |occupational |language |speech |art |play |drama |music )therapy|psychotherapy"
    r"|physio(?:therap(?:ist|y))?|dramatherap(?:ist|y)|slt|salt|ot|clinical psycholog(?:ist|y)"
    r"|habilitation(?: (?:specialist|officer))?|counsellor)"
)
_NAMES_ONE = re.compile(r"therap|physio|psycholog|habilitation|counsellor|\b(?:slt|salt|ot)\b")
_THERAPIST = re.compile(
    rf"(?<!the )(?<!trained by )(?<!to an )\b(?:(?:the|an?) )?(?:[a-z]+ )?{_TITLE}\b(?!s?'s? (?!time\b|hours\b"
    rf"|input\b)| (?:programmes?|plans?|assistants?|aides?|reports?|advice|targets?"
    r"|exercises|activities|equipment|room|report|sheets?|strategies|outcomes?)\b)",
)
_IDLE = (
    r"(?:ha(?:s|ve|d)|gives?|provides?|offers?|holds?|spends?|uses?|allocates?|supports?|helps?|visits?|attends?"
    r"|comes?|contributes?"
    r"|commits?|continues?|delivers?|gets?|receives?|addresses|ensures?|covers?|is|are|totals?"
    r"|be (?:involved|available|attached|allocated|provided|on|at|in)|remain (?:involved|attached)|stay involved"
    r"|needs?|sets?)"
)
_DOES = re.compile(
    rf"{_TITLE}s?(?: (?:who )?(?:will|shall|must|should|is to|are to|to|can)(?: also)? (?!{_IDLE}\b)[a-z]+"
    rf"| (?:who )?(?!{_IDLE}\b|sessions|hours|minutes|contacts|visits|times|days|this\b|as\b"
    rf"|services?)[a-z]+(?<!s)s\b| and\b)"
    r"|\b(?!during|including|according|morning|evening|being|setting|following|meeting|covering|totalling|comprising"
    r"|building"
    r"|wellbeing|spring|hearing|learning|writing|reading|training)[a-z]{2,}ing\b"
    rf"|\b(?!support|provid|offer|deliver|allocat|fund|help|commission|need|attach|involv)[a-z]+(?:ed|ght|en"
    rf"|wn) by (?:[a-z]+ ){{0,4}}?{_TITLE}"
    rf"|\b(?:with(?! (?:the |an? )?(?:[a-z]+ ){{0,2}}?{_TITLE} (?:service|team)\b)|led by|run by|alongside|together"
    rf"|joins?|onto|on (?:his|her|their|using|how))\b"
    r"|\b(?:works?|plays?|plans?|meets?|trains?|teach|shows?|writes?|sees?|watch(?:es)?|class|pool|group|pair"
    r"|hydrotherapy)\b"
)
"""What somebody does in it: a verb of any other kind than those by which time is had or given."""
_TOLD_NEXT = re.compile(
    r" ?(?:she|he|they|this|these|those|of (?:this|these|which)|half|each|in (?:each|these|this|the)|time|both"
    rf"|(?:the )?(?:{_TITLE}|therapist))\b"
)
"""How the next sentence takes that time up."""


def time_of_a_therapist(passage: AnalysedPassage) -> Iterator[Span]:
    """Where a sentence gives so much of a therapist's time, has nobody do anything in it, and no other takes it up."""
    if passage.field != "text":
        return
    folded = passage.folded
    found = [Span(*match.span()) for match in _THERAPIST.finditer(folded)] if _NAMES_ONE.search(folded) else []
    timed = [span for span in found if any(amounts_near(passage, span, QuantityKind.LENGTH, QuantityKind.COUNT))]
    shared = [*undivided(passage)] if timed else []
    for span in timed:
        sentence = round_about(passage, span)
        if any(hit.span.overlaps(sentence) for hit in passage.hits_of("roles", "assistant", "class-team", "teacher")):
            continue
        if any(open_.overlaps(sentence) for open_ in shared) or (
            not _DOES.search(folded, sentence.start, sentence.end) and not _TOLD_NEXT.match(folded, sentence.end)
        ):
            yield span


_WITH_THE_CHILD = (
    r"direct(?:ly)?\b|face[- ]to[- ]face|hands-on|\bindividual\b|\b(?:seeing|sees?|with) (?:him|her|them|[a-z]+)\b"
)
_WITH_OTHERS = (
    r"indirect(?:ly)?\b|consultat\w+|\badvice\b|advis\w+|training\b|coaching\b|with (?:the )?(?:staff|adults|teachers"
    r"|team)\b"
    r"|speaking to staff|reports?\b|report[- ]writing|paperwork|\badmin\w*|liais\w+|meetings\b|programme[- ]writing"
    r"|writing up"
)
_UNDIVIDED = Cued(
    "direct|face|hands|individual|see|with ",
    rf"(?:{_WITH_THE_CHILD})[^.;:0-9]{{0,30}}?(?:,|/|\bor\b|and/or|\band\b|&)[^.;:0-9]{{0,25}}?(?:{_WITH_OTHERS})",
    rf"(?:{_WITH_OTHERS})[^.;:0-9]{{0,30}}?(?:,|/|\bor\b|and/or|\band\b|&)[^.;:0-9]{{0,25}}?(?:{_WITH_THE_CHILD})",
)
_SPLIT = re.compile(rf"\b(?:{NUMBER}|each|every|equal(?:ly)?|daily|weekly|fortnightly|monthly|termly|once|twice)\b")
_ONE_LIST = re.compile(
    r"\b(?:both|either|mix(?:ture)?|combination|blend|includ\w+|inclusive|cover\w*|compris\w+|made up|used|spent"
    r"|divided|shared"
    r"|whether|between|consist\w*|a balance|through)\b[^.;]{0,50}$|^[^a-z]*$"
)
_EACH_TOLD = re.compile(r"[^.;]{0,30}\beach\b|: ")
"""Behind the two: how much of each."""


def undivided(passage: AnalysedPassage) -> Iterator[Span]:
    """Where work with the child and other work stand in one list, and nothing tells how much is which."""
    for match in _UNDIVIDED.finditer(passage.folded, passage.scan):
        around = round_about(passage, Span(*match.span()))
        before = passage.folded[max(around.start, match.start() - 80) : match.start()]
        in_a_list = _ONE_LIST.search(before) or " or " in match.group() or "/" in match.group()
        if (
            (in_a_list or match.group().startswith(("direct and indirect", "direct & indirect")))
            and not _SPLIT.search(passage.folded, match.start(), match.end())
            and not _EACH_TOLD.match(passage.folded, match.end(), around.end)
        ):
            yield Span(*match.span())
