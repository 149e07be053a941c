"""What a text of section J says that the money buys, by its words of substance, and how many hours of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.weekly import hours_stated
from ehcp_rules.text.english.grammar import NUMBER, number_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stems import stems

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Purchase", "identifiers", "purchase", "sum_paid", "sum_told", "thing_bought", "weekly_hours"]


@frozen
class Purchase:
    """What is bought, by the stems of its words, where that is said, and the hours a week that are paid for."""

    span: Span | None
    things: frozenset[str]
    hours: frozenset[Fraction]


_BUYS = re.compile(
    r"\b(?:buys?|bought|pays?(?: for)?|employs?|(?:to|will|which) (?:buy|fund|purchase|pay for)|funds|spent on|used for"
    r"|(?<![.,;:] )for) "
    r"(?P<thing>[a-z][a-z' -]{3,60}?)(?=[.,;(0-9]| (?:for|to|at|in|on|from|towards|which|that|who|each|every|and serves)\b|$)"
)
_ON_A_DAY = re.compile(r"\b(?:every|each|on) (mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_NOT_EVERY_WEEK = r"month|fortnight|alternate|every other|holidays?|terms?"
_SOME_WEEKS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?,? (?:(?:and|or) (?!on |every |each )|to|until|mon|tues|wednes|thurs"
    rf"|fri|satur|sun)|{_NOT_EVERY_WEEK})"
)
"""Days that are told in one breath, each with the hours or all together, and days of some weeks only."""
_HOURS_OF_A_DAY = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:hours?|hrs?) (?:every|each|on) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"(?!,? (?:(?:and|or|to|until) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_SUM = re.compile(r"£ ?\d|\b\d[\d,.]* ?pounds?\b")
_SUPPOSED = re.compile(r"\b(?:would|could|might|may|if|notional|costs?)\b")
"""What a sum would come to, or what something costs, is paid to nobody."""
_IDENTIFIER = re.compile(r"\b([efgh]\d{1,2}(?:\.\d{1,2})?)\b")
_BUDGET = re.compile(r"\b(?:personal|direct|notional)(?: health)? (?:budget|payment)s?\b")
_OF_MONEY = frozenset(
    (
        "direct payment budget money account council week weekly month year hour hours session sessions cost costs support "
        "provision social care education health outcome outcomes section agreed panel time help need needs family parents mother "
        "father payroll managed name named use term paid above below itself service services activities everything "
        "weekly daily fortnightly monthly lesson lessons class classes course courses therapy training equipment time "
        "short-term annual half full"
    ).split()
)


def purchase(passage: AnalysedPassage) -> Purchase:
    """What a passage says that money buys; sums of money and names of budgets are no thing."""
    places = list(_BUYS.finditer(passage.folded))
    words = {match: stems(_things(match.group("thing"))) for match in places}
    told = [match for match in places if words[match]]
    hours = weekly_hours(passage)
    span = Span(*told[0].span("thing")) if told else None
    things = frozenset[str]().union(*words.values())
    return Purchase(span, things, hours)


def _things(words: str) -> set[str]:
    words = _BUDGET.sub(" ", words)
    return {word for word in content_words(words) if word not in _OF_MONEY and number_of(word) is None}


def weekly_hours(passage: AnalysedPassage) -> frozenset[Fraction]:
    """The hours a week that a passage states, as such or as one number of hours on named days of every week."""
    weekly = frozenset(amount.value for amount in passage.weekly if amount.unit == "hours")
    days = set(_ON_A_DAY.findall(passage.folded))
    if not weekly and len(days) == 1 and (each := _HOURS_OF_A_DAY.search(passage.folded)):
        # What comes later may be of some weeks only: `then one hour a fortnight`.
        now = passage.folded[:later] if (later := passage.folded.find("then ")) > each.end() else passage.folded
        hours = None if re.search(_NOT_EVERY_WEEK, now) else number_of(each["n"])
        return frozenset({Fraction(hours)}) if hours is not None else weekly
    if weekly or not days or passage.folded.count(" hour") != 1 or _SOME_WEEKS.search(passage.folded):
        return weekly
    return frozenset(hours * len(days) for hours in hours_stated(passage.folded))


def thing_bought(passage: AnalysedPassage) -> bool:
    """Whether a passage tells a thing that money is for, or numbers the provision that it buys."""
    return purchase(passage).span is not None or any(not one.startswith("e") for one in identifiers(passage.folded))


def sum_told(passage: AnalysedPassage) -> bool:
    """Whether a passage tells a sum of money."""
    return _SUM.search(passage.folded) is not None


def sum_paid(passage: AnalysedPassage, denied: Iterable[Span]) -> bool:
    """Whether a sentence tells a sum of money as paid, beside those that hold words by which nothing is paid."""
    spans = tuple(denied)
    return any(
        _SUM.search(passage.folded, sentence.start, sentence.end) is not None
        and _SUPPOSED.search(passage.folded, sentence.start, sentence.end) is None
        and not any(span.overlaps(sentence) for span in spans)
        for sentence in passage.sentences
    )


def identifiers(folded: str) -> frozenset[str]:
    """The numbers of outcomes and provision that a folded text names: `h11`, `f3`."""
    return frozenset(_IDENTIFIER.findall(folded))
