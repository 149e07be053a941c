"""A school day that ends before the afternoon, and what a passage says happens at school later in the day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import MONTH, WEEKDAY, holds_any
from ehcp_rules.text.english.mentions import sentence_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["DayEnds", "day_ends", "happens_after", "lengthens"]


@frozen
class DayEnds:
    """The minute of the day after which the child is at school no more, and the sentence that says so."""

    minute: int
    quote: Quote


_CLOCK = r"(?:\d{1,2}(?:[.:][0-5]\d)?(?: ?(?:am|pm|noon))?|midday|noon)(?![\d:%])"
_FROM = rf"{_CLOCK} ?(?:-|to|until|till)"
_ENDS = re.compile(
    rf"\b(?:(?:goes|is taken|is collected|is picked up|leaves for) home(?: (?:every|each) day)? at (?P<a>{_CLOCK})"
    rf"|(?:leaves|finishes) (?:school|nursery|college|(?:the|his|her|their) (?:school )?day) at (?P<b>{_CLOCK})"
    rf"|(?:timetable|(?<!the )day|hours|attendance) (?:[a-z]+ ){{0,3}}?(?:to|of|is|from|runs?|:) ?(?:from )?"
    rf"{_FROM} ?(?P<c>{_CLOCK})"
    rf"|(?:in|at|attends|attending) (?:school|nursery|class|college)(?: (?:only|just|each day|every day|daily)){{0,2}},? "
    rf"(?:from |between )?{_FROM} ?(?P<d>{_CLOCK})"
    rf"|(?:is )?(?:in|at) (?:school|nursery|class|college) (?:only )?(?:until|till) (?P<e>{_CLOCK})"
    rf"|(?:school |taught )?day (?:ends|finishes|stops) at (?P<f>{_CLOCK})"
    r"|attends (?:(?:school|nursery) )?(?:for )?(?P<g>mornings) only)\b"
    r"(?! ?(?:minutes?|mins?|hours?|days?|weeks?|terms?|months?|years?|times|words|sessions?|pupils|children|%|per))"
)
_MAY_END = (
    *(" noon", "midday", "mornings only"),
    *(f"{until}{hour}" for until in ("-", "- ", "to ", "il ", "ll ", "at ") for hour in "19"),
)
"""What a text holds that tells such an hour, from nine to one: quickly seen to be missing."""
_NOT_EVERY_DAY = re.compile(
    rf"\b(?:{WEEKDAY}|some days|used to|previously|last year|in year \d|in reception|at (?:his|her|their) (?:last|former)"
    r"|would|could|if|when|sister|brother|will|until (?:he|she|they)|a (?:visit|taster)|club|match|training|sleep\w*"
    r"|best|better|easiest|hardest|worst|busiest|alert|awake|naps?|lessons?|literacy|maths|back|returns?"
    r"|for (?:(?:his|her|their|a) )?(?:lunch|dinner|feed|rest|nap|medicine|sleep))\b"
)
_NOON = 12 * 60
_MORNING = 7
_LATEST_SHORT_DAY = 13 * 60
_SCHOOL_IS_OUT = 15 * 60 + 45
_A_MOMENT = 10
_LATER = re.compile(rf"(?:\b(?:at|from|between|until) |-|\bto ){_CLOCK}|\b{_CLOCK} ?(?:-|to) ?{_CLOCK}")
_ONE_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?(?: ?(?P<half>am|pm|noon))?(?![\d:%])|(?P<noon>midday|noon)"
)
_OF_AFTERNOON = re.compile(
    r"\b(?:lunch ?times?|dinner ?times?|(?:over|at|during|every|each) (?:lunch|dinner)|dinner hall|lunch (?:club|hall)"
    r"|(?:every|each) afternoon|afternoons)\b"
)
_ALWAYS = re.compile(rf"\b(?:every|each|daily|most|all|always|usually|once|twice|weekly|week|{WEEKDAY})\b")
_ELSEWHERE_OR_LATER = re.compile(
    r"\b(?:home|house|mum|mother|dad|father|parents?|carers?|famil\w+|telephone\w*|phones?|rings?|calls?|e-?mails?|online|remote\w*"
    r"|taxi|transport|collect\w*|picked up|tutor\w*|tuition|farm|stables|forest|centre|clinic|hospital|off-site|respite|club at"
    r"|weekends?|saturdays?|sundays?|holidays?|evenings?|after school|bedtime|sleep\w*|would|until|once (?:he|she|they|the)"
    r"|when|if|from (?:january|february|march|april|may|june|september|the)|by (?:[a-z]+ )?20\d\d|stays?|start\w*|begin\w*"
    r"|build\w*|built|increas\w*|lengthen\w*|extend\w*|add(?:s|ed)?|goal|towards|next|hopes?|wants?|before (?:lunch|dinner)"
    r"|used to|was|were|had|did|could|last|previous\w*|in year \d|meets? (?:the|to)|supervision|briefing"
    r"|train\w*|planning|review\w*)\b"
)
_LENGTHENS = re.compile(
    r"\b(?:lengthen\w*|extend\w*|increas\w*|build(?:s|ing)?(?: up)?|built up|add(?:s|ed|ing)?|re-?integrat\w*|phased|more)\b"
)
_BY_STEPS = re.compile(rf"\b(?:weeks?|fortnights?|months?|half[- ]terms?|terms?|by|{MONTH})\b")
_THE_DAY = re.compile(r"\b(?:day|timetable|hours?|minutes|full[- ]time|afternoons?|lunch\w*)\b")
"""A day that grows by steps with a time; one that grows `when he is ready` ends for now when it ends."""


def day_ends(passage: AnalysedPassage) -> DayEnds | None:
    """When a passage says that every school day of the child ends, where that is no later than early afternoon."""
    if not holds_any(passage.folded, _MAY_END):
        return None
    for match in _ENDS.finditer(passage.folded):
        quote = sentence_of(passage, match.start())
        clock = next(filter(None, match.groups()))
        minute = _NOON if clock == "mornings" else _minute_of(clock)
        bound = _NOT_EVERY_DAY.search(passage.folded, quote.span.start, quote.span.end)
        if minute is not None and _NOON - 180 < minute <= _LATEST_SHORT_DAY and bound is None:
            return DayEnds(minute, quote)
    return None


_HABIT = re.compile(r"\bwill (?:often|usually|always|happily|sometimes|only|not|sit|eat|play|join|refuse|run|hide)\b")


def happens_after(passage: AnalysedPassage, minute: int, *, arranged: bool) -> Quote | None:
    """The sentence that tells of something at school, as a rule, in the part of the day behind this minute.

    What is `arranged` will be so; of what a need tells, only a habit.
    """
    for sentence in passage.sentences:
        words = passage.folded[sentence.start : sentence.end]
        later = any(
            minute + _A_MOMENT <= told < _SCHOOL_IS_OUT
            for found in _LATER.finditer(words)
            for clock in _ONE_CLOCK.finditer(found.group())
            if (told := _minute_of(clock.group())) is not None
        ) or (minute <= _NOON and _OF_AFTERNOON.search(words) is not None)
        to_come = not arranged and " will " in words and not _HABIT.search(words)
        if later and not to_come and _ALWAYS.search(words) and not _ELSEWHERE_OR_LATER.search(words):
            return passage.quote(sentence.start, sentence.end)
    return None


def lengthens(passage: AnalysedPassage) -> bool:
    """Whether a passage tells of a day that grows by steps: what comes late in it may belong to the longer day."""
    spans = (span for span in passage.sentences if _LENGTHENS.search(passage.folded, span.start, span.end))
    return any(
        _THE_DAY.search(passage.folded, span.start, span.end) and _BY_STEPS.search(passage.folded, span.start, span.end)
        for span in spans
    )


def _minute_of(clock: str) -> int | None:
    """The minute of the day that a time tells; by day, hours up to six are of the afternoon."""
    match = _ONE_CLOCK.fullmatch(clock.strip())
    if match is None:
        return None
    if match["noon"]:
        return _NOON
    hour = int(match["hour"])
    if match["half"] in ("pm", "noon") or (match["half"] is None and hour < _MORNING):
        hour = hour % 12 + 12
    return hour * 60 + int(match["minute"] or 0)
