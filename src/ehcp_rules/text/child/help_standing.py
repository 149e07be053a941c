"""Sentences among needs that are provision by their form: who does it, as a duty or a habit, and how often, when or with what.

A sentence that goes on to tell what the child does, what was found, or what happened once is told as evidence and is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTH, NUMBER, WEEKDAY, Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["stands_as_provision", "told_as_evidence"]

_HELPER = (
    r"(?:assistants?|tas?|lsas?|tutors?|teachers?|\w*therapists?|physio|slt|salt|ot|psychologists?|mentors?|key ?workers?"
    r"|counsellors?|nurses?|senco|staff|adults?|carers?|school|college|nursery|members? of staff)"
)
_LEAD = rf"^\W*(?:(?:an?|the|his|her|their|all|any|{NUMBER}) )?(?:[a-z&-]+ ){{0,4}}?"
_EVIDENCE = re.compile(
    r"\b(?:he|she|they|but|because|if|when|while|until|since|(?<!more )(?<!fewer )than|that|which|who|still|yet|although|without"
    r"|or|not|never|no(?! more than| fewer than)|only|hardly|barely|scarcely|last|ago|first|was|were|had|has|have|been|did|found"
    r"|could|can|cannot|would|may|might|most|often|sometimes|usually|currently|at present"
    rf"|in (?:{MONTH})|and (?:[a-z]+ly |then )?(?:is|does|needs))\b"
)
"""What goes on to tell of the child, of a finding or of another time."""
_WHEN = re.compile(
    r"\b(?:each|every|all|daily|weekly|fortnightly|once|twice|throughout|during|before|after|in|at|no more than"
    rf"|for (?:[a-z]+, ){{0,6}}[a-z]+ and [a-z]+|{NUMBER}[- ]min\w*|{WEEKDAY})\b"
)
"""How often, when or where something is done."""
_NOT_HELPING = (
    r"(?:says|reports|finds|tells|notes|thinks|believes|feels|describes|has|needs|is|was|does|observes|records|suggests|recommends"
    r"|notices|rates|measures|writes|confirms|hears|states|knows|worries|loses|asks|expects|considers|estimates|identifies"
    r"|advises|reminds|means|seems|likes|wants|wonders|spends|makes|this|his|its|always|as|across|class|classes)"
)
"""What those around the child see, say and feel is evidence."""
_HABIT = Cued(
    " him| her| them| his| their",
    rf"{_LEAD}{_HELPER} (?!{_NOT_HELPING}\b)[a-z]{{2,}}s\b[^.;]{{0,60}}? (?:him|her|them|his|their)\b",
)
"""What somebody does for the child as a rule: `a TA sits beside her`."""
_DUTY = Cued(
    "must |is to |are to |shall ",
    rf"{_LEAD}{_HELPER} (?:must|is to|are to|shall) "
    r"(?!(?:not|be|find|see|hear|know|need|wait|expect|shout|have|him|her|them)\b)[a-z]+",
)
_DONE = r"(?:[a-z]+(?:ed|en)|done|made|read|taught|cut|kept|put|set|shown|led|held|sent|met|built)"
_TO_BE_DONE = Cued(
    "must be|is to be|are to be|should be|shall be",
    rf"^\W*(?!(?:he|she|they|it|this|there)\b)(?:[a-z'-]+ ){{1,6}}?(?:must|is to|are to|should|shall) be {_DONE}\b",
)
"""What is to be done to something other than the child: `every transfer is to be done by`."""
_BY_A_HELPER = Cued(" by ", rf" by [^.;]{{0,40}}?\b{_HELPER}\b")
_TO_BE = Cued(
    "to be ",
    rf"^\W*to be (?:taught|seated|supported|accompanied|supervised|seen|placed|educated) [^.;]{{0,80}}?\b{_HELPER}\b",
)
_PREPARED = Cued(
    "enlarged|printed|adapted|provided|simplified|repeated|copied|signed|broken|differentiated|recorded|displayed"
    "|read |sent |kept ",
    r"^\W*(?:[a-z-]+ ){0,3}?(?:hand-?outs?|work ?sheets?|texts?|instructions?|materials?|resources?|slides|books?|notes|print"
    r"|questions?|tasks?|papers?|homework|equipment|menus?|timetables?|pictures?|symbols?|lessons?|words|vocabulary) "
    r"(?:always |to be )?(?:enlarged|printed|adapted|provided|simplified|repeated|(?:photo)?copied|signed|broken (?:down|into)"
    r"|differentiated|recorded|displayed|read (?:out|aloud|to)|sent|kept) (?![^.]*\b(?:is|are)\b)",
)
"""Things that are made ready for the child, told without a verb: `all handouts enlarged to`."""
_HELP = rf"(?:{_HELPER}|\w*therapy|physio|tuition|mentoring|counselling|phonics|programme|intervention)"
_NO_VERB = re.compile(
    rf"\W*(?:(?:daily|weekly|fortnightly|{NUMBER}) (?:[a-z-]+ ){{0,3}}?)?(?:sessions?|hours?|hrs?|minutes?|mins?|{_HELP})\b"
    r"(?! (?:is|are|do|helps?|[a-z]+s)\b)",
)
"""Help and its amount, told without a verb: `weekly sessions with a counsellor`."""
_HELPED = re.compile(rf"\b{_HELP}\b")
_RATED = re.compile(
    r"\b(?:daily|weekly|fortnightly|(?:a|each|every|per|on) (?:a |half )?(?:school )?"
    rf"(?:day|week|fortnight|month|term|morning|afternoon|lesson|test|{WEEKDAY}))\b"
)


def told_as_evidence(words: str) -> bool:
    """Whether a sentence goes on to tell of the child, of what was found or of another time."""
    return _EVIDENCE.search(words) is not None


def stands_as_provision(passage: AnalysedPassage, span: Span) -> bool:
    """Whether a sentence states provision by its form, and nothing of the child beside it."""
    words, scan = passage.folded[span.start : span.end], passage.scan
    likely = Cued.likely((_HABIT, _DUTY, _TO_BE_DONE, _TO_BE, _PREPARED), scan)
    found = [pattern for pattern in likely if pattern.search(words, scan)]
    stands = (
        _PREPARED in found
        or (found and _WHEN.search(words))
        or (_TO_BE_DONE in found and _BY_A_HELPER.search(words, scan))
        or (_NO_VERB.match(words) and _HELPED.search(words) and _RATED.search(words))
    )
    return bool(stands) and not told_as_evidence(words)
