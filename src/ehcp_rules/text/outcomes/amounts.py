"""What an outcome counts: amounts that measure the change, and not a class, a review or a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts.measures import measures
from ehcp_rules.text.english.grammar import NUMBER
from ehcp_rules.text.english.stretches import behind

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["counted_in", "of_a_session"]

_COUNTS_SOMETHING_ELSE = re.compile(
    r"\b(?:year|class of|aged?|key stage|key|reviews?|reviewed|meetings?|aged? \d+ years?(?: and)?) $"
    r"|\bwith (?:\d+|two|three|four|five"
    r"|weekly)? ?(?:(?:or|to) |-)?$"
)
_SOME_DAY = re.compile(r"one day(?! (?:a|per|each|in|out|every)\b)")
_OFTEN = re.compile(r"every|each|once|twice|(?:\d+|[a-z]+) times (?:a|per|each)\b")
_DRILLED = re.compile(r"\b(?:practis(?:e|es|ing)|rehears(?:e|es|ing)|work(?:s|ing)? on)\b[^.;]*$")
"""How often something is practised is what is done about it, and not what comes of it."""
_OF_PEOPLE = re.compile(
    r"one of (?:\d+|[a-z-]+) (?:other )?(?:pupils|children|students|learners|siblings|brothers|sisters"
    r"|in (?:his|her|their|the|a) "
    r"(?:class|family|year|group))\b"
)
_AS_IT_IS = re.compile(
    r"\b(?:baseline|starting point|current level|at present|currently|now)(?: is)? ?[:-][^.;]*$"
    r"|\b(?:current|latest|present|baseline|scored|assessed at|at the time of writing)\b(?! to\b)[^.;:-]{0,40}$"
    r"|\b(?:this|since|(?:in|over|for|during) the (?:past|last)|already) (?:[a-z]+ ){0,3}$|\blast (?:[a-z]+ ){1,3}$"
)
"""How things stand is where the change begins."""
_AFTER_HELP = re.compile(r"(?:following|after) (?:an? |the )?(?:block of |course of )?$")
_IN_SO_MANY = re.compile(r"\b(?:in|over|across|during|within) $")
_SESSIONS = re.compile(rf"{NUMBER} (?:[a-z-]+ )?(?:sessions?|visits|appointments)$")
"""`learns strategies in six sessions`: how long the help lasts."""
_A_COURSE_OF = re.compile(r"[a-z]*(?: weeks?| terms?| months?| sessions?| hours?)? (?:of|with|in) ")
"""`following twelve weeks of music`: how long something was done first."""
_AGED = re.compile(r"aged?(?: of)? ")
_OF_A_LEVEL = re.compile(
    r"\b(?:child|children|reader|readers|pupil|pupils|someone|those|level|levels|expected) (?:at )?$"
)
_OF_HELP = re.compile(
    r"(?<!without )(?<!no )(?<!less )\b(?:support|help|therapy|tuition|mentoring|intervention|ta|assistant"
    r"|assistance|input|teaching)"
    r" (?:for|of|at)? ?(?:about |at least |up to )?$"
)
_HELP_FOLLOWS = re.compile(
    r"[a-z]* (?:(?:a|per|each|every) (?:week|day|fortnight|month|term) )?(?:of|with)"
    r" (?!(?:no|little|less|fewer|minimal)\b)(?:[a-z0-9:-]+ ){0,3}?(?:support|help from|therapy|tuition|mentoring"
    r"|intervention|an? (?:[a-z]+ ){0,2}(?:ta|assistant|therapist))\b"
)
_AWARD = re.compile(
    r"(?:entry level|level \d|gcse|btec|nvq|functional|certificate|qualification|diploma|award"
    r"|apprenticeship|licence)\b"
)
_ONLY_THOUGHT_OF = re.compile(
    r"\b(?:read(?:y|iness)|prepar\w+|understand\w*|knowledge|knows?|interest\w*|explor\w+|consider\w*"
    r"|aware\w*|options?"
    r"|choices|information|such as|towards|motivat\w+|confiden\w+|access\w*|about|feels?|proud|support\w*"
    r"|opportunit\w+)\b"
    r"[^.;]*$"
)
"""An award that somebody is readied for or told about is not one that is reached."""
_OF_TARGETS = re.compile(
    r"(?:[a-z]*|%| ?per ?cent)(?: (?:success|accuracy|rate|score|of|in|on|with|against|towards|each|every|all|any"
    r"|set|the|his|her|their|my"
    r"|[a-z]+'s|\d+|ten|five|four|three|iep|ehcp|plan|short-term|termly|agreed|individual|personal|learning|support|smart"
    r"|[a-z]+-step)){1,7}"
    r" (?:targets?|outcomes?|objectives?|(?<=his )goals?|(?<=her )goals?|(?<=their )goals?|(?<=learning )goals?)\b(?! of )"
)
"""So many of whatever targets there will be: which they are is not told."""
_OF_A_FEELING = re.compile(
    r"(?:%| ?per ?cent)? (?:more |less )?(?:confident|resilient|happy|happier|calm|calmer|motivated|engaged|settled|positive"
    r"|comfortable|relaxed|secure|mature|responsible|sociable|focused|self-aware|tolerant|better|ready|regulated)\b(?! [a-z]+s\b)"
)
"""So much of what nobody can count: `80% resilient`."""
_SHARE = re.compile(r" of (?:every )?|%|cent")
_TARGETS_NEXT = re.compile(r" (?:of )?(?:targets|outcomes|objectives)\b(?! of )")
_THROWN = re.compile(r"\b(?:throw|kick|roll|shoot|ball|bean ?bag|arrow|dart)")
_BESIDE_A_CLASS = re.compile(r"\b(?:across|with|his|her) $")


def counted_in(passage: AnalysedPassage, core: str, bounds: tuple[Span, ...]) -> list[Quote]:
    """The amounts of an outcome that measure its change, outside its time bounds."""
    found = []
    for span in measures(core, passage.scan):
        before = core[max(0, span.start - 28) : span.start]
        if _COUNTS_SOMETHING_ELSE.search(before) and not core.startswith("from ", span.start):
            continue
        if _SOME_DAY.match(core, span.start) or (_OFTEN.match(core, span.start) and behind(_DRILLED, core, span.start)):
            continue
        if _beside_the_change(core, span, before):
            continue
        loose = _BESIDE_A_CLASS.search(before) and not re.search(r"\b(?:with (?:no|at)|to)\b", before)
        if loose and not re.search(r"\b(?:out of|%|per ?cent|at least)", core[span.start : span.end]):
            continue
        if any(other.overlaps(span) and not span.start < other.start < other.end < span.end for other in bounds):
            continue
        found.append(passage.quote(span.start, span.end))
    return found


_SESSION = re.compile(
    r"[a-z0-9 -]{0,14}\b(?:sessions?|lessons?|blocks?|appointments?|visits?|slots?|group|profile|plan"
    r"|passport|report)\b(?! out of)|\W*x\b"
)
_SHORTER_THAN = re.compile(r"(?:under|less than|fewer than|no more than|within|more than|over)\b")
_HOW_LONG = re.compile(r"[a-z0-9-]+ ?(?:hours?|minutes?|mins?)\W*(?:$|,)")


def of_a_session(quote: Quote, core: str) -> bool:
    """Whether an amount is that of a session, a lesson or a bare length of time: `6 x 30 minute sessions`, `thirty minutes,`."""
    start = quote.span.start
    if _SHORTER_THAN.match(core, start) and not _SESSION.match(core, quote.span.end):
        return False
    if re.search(r"\b(?:for|to|of|from|at least|under|within|in|up to|than) $", core[max(0, start - 12) : start]):
        return False
    return bool(
        _SESSION.match(core, quote.span.end) or _HOW_LONG.match(core, start) or core[:start].rstrip().endswith(" x")
    )


def _of_targets(core: str, span: Span) -> bool:
    """Whether an amount is that of targets, and not of those that a ball is thrown at."""
    share = _SHARE.search(core, span.start, span.end) and _TARGETS_NEXT.match(core, span.end)
    return bool(share or _OF_TARGETS.match(core, span.end)) and not _THROWN.search(core)


def _beside_the_change(core: str, span: Span, before: str) -> bool:
    """Whether an amount tells of a class, of an age, or of the help that is given, and not of what the child will do."""
    if behind(_AS_IT_IS, core, span.start) or _of_targets(core, span):
        return True
    if _SHARE.search(core, span.start, span.end) and _OF_A_FEELING.match(core, span.end):
        return True
    if _AWARD.match(core, span.start) and behind(_ONLY_THOUGHT_OF, core, span.start):
        return True
    if (
        _AFTER_HELP.search(before)
        and _A_COURSE_OF.match(core, span.end)
        and "minute" not in core[span.start : span.end]
    ):
        return True
    if _IN_SO_MANY.search(before) and _SESSIONS.match(core[span.start : span.end]):
        return True
    if before.endswith("at ") and core.startswith("a level", span.start):
        return True
    if _OF_PEOPLE.match(core, span.start) or (_AGED.match(core, span.start) and not _OF_A_LEVEL.search(before)):
        return True
    return _OF_HELP.search(before) is not None or _HELP_FOLLOWS.match(core, span.end) is not None
