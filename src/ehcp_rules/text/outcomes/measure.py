"""The slot measure: how anybody could tell that the outcome has been reached, by number or by sight."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.outcomes.facts import Stated
from ehcp_rules.text.outcomes.quality import COMPARED, FROM_TO, LABELLED, MOSTLY, umbrella
from ehcp_rules.text.outcomes.results import concrete
from ehcp_rules.text.reading import Slot, SlotState

__all__ = ["measure"]

_BARE_STAGE = re.compile(r"(?:stage|level|band|grade) ?\d*")


def measure(facts: Stated) -> Slot:
    """By number where there is one, else by sight; a service that could be counted measures nothing."""
    if any(fault.name in ("service", "service-perspective") and fault.certain for fault in facts.faults) and not any(
        fault.name == "service" for fault in facts.faults if facts.observable and facts.counted
    ):
        return Slot("measure", SlotState.EMPTY, (), "the service could be counted, but not a result")
    return _by_number(facts) or _by_sight(facts)


_SEVERAL = 2
_LISTED = re.compile(r",[^,;.]*(?:,| and )")
_RISES = re.compile(r"\b(?:go(?:es|ne)? up|increase|improve|rise|reduc|decrease|concentration|better|more|less)\w*\b")
_BY_A_SHARE = Cued(
    "%|percent|per cent",
    r"\b(?:by|of) \d+ ?(?:%|per ?cent)|\d+ ?(?:%|per ?cent) (?:improvement|increase|reduction|decrease|rise|better|more|less)\b",
)
_FROM_A_SHARE = re.compile(r"\bfrom\b|\d+ ?(?:%|per ?cent).{0,6}\bto\b")


def _by_number(facts: Stated) -> Slot | None:
    if not facts.counted:
        return None
    if all(_BARE_STAGE.fullmatch(quote.text.lower()) for quote in facts.counted) and len(content_words(facts.core)) < 4:
        return Slot("measure", SlotState.UNSURE, tuple(facts.counted), "a stage or level of a scale that is not named")
    if _BY_A_SHARE.search(facts.core) and _RISES.search(facts.core) and not _FROM_A_SHARE.search(facts.core):
        return Slot("measure", SlotState.PARTLY, tuple(facts.counted), "a number with nothing to count from")
    if facts.strong or not umbrella(facts.core) or FROM_TO.search(facts.core):
        return Slot("measure", SlotState.FILLED, tuple(facts.counted), "an amount, level or count")
    return None


_ONLY_STOPS = re.compile(
    r"\W*(?:(?!(?:there|it|this|that)\b)[a-z'-]+ )?(?:(?:will|does|do|to|must|should|is to) )?"
    r"(?:not (?!(?:need|have|be|only|just|require|depend|rely|miss|wear)\b)[a-z]+|to not [a-z]+|never [a-z]+"
    r"|stops? (?!to\b)[a-z]+ing)\b"
    r"(?![^.;]*\b(?:but|instead|unless|until|when|if|while|during|without|more than|before|after|at|in|on|between|any)\b)"
    r"[^.;:0-9]*(?:[.;:]\W*)?$"
)
"""What the child is no longer to do, and nothing by when, where or in place of it: `will not push or shove`."""
_FEW_WORDS = 6


def _by_sight(facts: Stated) -> Slot:
    conditions = facts.passage.hits_of("outcome-wording", "condition")
    stops = None if facts.own or conditions else _ONLY_STOPS.match(facts.core)
    if stops and len(content_words(facts.core)) <= _FEW_WORDS:
        quote = facts.passage.quote(*stops.span())
        return Slot("measure", SlotState.PARTLY, (quote,), "what is to stop, and nothing by when or what comes instead")
    if facts.strong and conditions:
        return Slot(
            "measure",
            SlotState.FILLED,
            tuple(facts.passage.quote(h.span.start, h.span.end) for h in conditions),
            "an act with its conditions",
        )
    unseen = len(facts.observable) - len(facts.strong) + len(facts.vague)
    if facts.strong and unseen >= _SEVERAL and _LISTED.search(facts.core):
        seen = [*facts.vague, *(act for act in facts.observable if act not in facts.strong)]
        return Slot(
            "measure", SlotState.PARTLY, facts.quotes(seen[:2]), "a list, of which several parts nobody could see"
        )
    mostly = MOSTLY.search(facts.core)
    if facts.strong and mostly:
        return Slot("measure", SlotState.PARTLY, (facts.passage.quote(*mostly.span()),), "how often is left to opinion")
    if concrete(facts.core) and (facts.strong or conditions or not facts.vague):
        return Slot("measure", SlotState.FILLED, facts.quotes(facts.strong), "a result that either exists or does not")
    if facts.strong and not LABELLED.search(facts.core) and not COMPARED.search(facts.core):
        return Slot(
            "measure", SlotState.FILLED, facts.quotes(facts.strong[:2]), "an act that either happens or does not"
        )
    if facts.strong and len(content_words(facts.core)) >= 7 and not COMPARED.search(facts.core):
        return Slot(
            "measure",
            SlotState.FILLED,
            facts.quotes(facts.strong[:2]),
            "an act told with enough detail to see whether it happens",
        )
    if facts.strong and len(facts.strong) >= 2:
        return Slot(
            "measure", SlotState.FILLED, facts.quotes(facts.strong[:2]), "the change is followed by what it looks like"
        )
    if facts.unknown and not facts.vague and not facts.imagined:
        return Slot(
            "measure", SlotState.UNSURE, facts.quotes(facts.unknown), "a verb that may be an act others can see"
        )
    if facts.strong:
        return Slot(
            "measure", SlotState.PARTLY, facts.quotes(facts.strong[:1]), "an act, qualified by a word for quality"
        )
    return Slot("measure", SlotState.EMPTY, facts.quotes(facts.vague[:1]), "nobody could tell whether it has happened")
