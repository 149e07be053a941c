"""The slot change: what will be different in the child, as an act that others can see."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.outcomes.facts import Stated
from ehcp_rules.text.outcomes.heads import heads
from ehcp_rules.text.outcomes.quality import FROM_TO, umbrella
from ehcp_rules.text.outcomes.results import concrete
from ehcp_rules.text.reading import Slot, SlotState

__all__ = ["change"]

_SKILL_NOUN = any_of(
    r"\b(?:turn[- ]taking|reading comprehension|comprehension|handwriting|spelling|phonics|vocabulary"
    r"|typing|fluency|punctuation|grammar|articulation|speech sounds?|pencil control|balance"
    r"|coordination|dressing|toileting|number bonds|place value|times tables|reading|writing"
    r"|mathematics|self-care|eye contact|concentration|attention|listening|travel|cooking|money"
    r"|time-keeping|organisation|signing)\b",
)
_ONLY_A_QUALITY = re.compile(
    r"(?:\b(?:will (?:be able to |learn to )?|can |to (?:be able to |learn to )?)|^\W*)[a-z]+(?: and [a-z]+)?"
    r"(?: (?:his|her|their|the|a|an|with|in|at|on|to|up)){0,2}(?: [a-z]+){0,2}"
    r" (?:nicely|well|(?!(?:independently|legibly|audibly|correctly"
    r"|daily|weekly|fortnightly|monthly|termly|hourly|nightly|early|family"
    r"|only|reply|verbally"
    r"|orally|aloud|silently|quickly|jelly|belly|accurately|physically|manually|fly|assembly|alternately"
    r"|directly|loudly|comply"
    r"|apply|supply|july|italy|bodily|solely|lily|emily|holly|molly|sally|kelly|billy|polly|beverly)\b)[a-z]+ly)\W*$"
)


_HARD_NOW = re.compile(
    r"(?:(?!(?:if|when|whenever|what|whatever|who|how|which|once|until|unless|because|while|where|to|will|can|as)\b)[a-z'-]+ )?"
    r"(?:(?:often|still|sometimes|currently|also|always|usually|really) )?"
    r"(?:finds? (?:(?!(?:he|she|they|it less|out)\b)[^.;,]){2,50}? (?:very |too |quite |so |really )?"
    r"(?:hard|difficult|tricky|tiring|overwhelming|stressful|challenging|confusing|impossible)\b|struggles?\b"
    r"|has (?:(?:significant|great|some|severe|a lot of|real|ongoing) )*(?:difficult(?:y|ies)|trouble)\b|tires\b|cannot\b"
    r"|is (?:unable|not able) to\b)"
)
"""A need told in the place of an outcome: `finds stairs hard and tires easily`."""
_AHEAD = re.compile(
    r"\b(?:will|be able to|is able to|now able|can(?! be (?:hard|difficult|upset|tired)\b)|no more than|at most|fewer|less|only"
    r"|no longer)\b"
)


def _hard_now(facts: Stated) -> re.Match[str] | None:
    """Where the outcome opens with what is hard for the child, and nothing in it looks ahead."""
    if _AHEAD.search(facts.core):
        return None
    opened = (_HARD_NOW.match(facts.core, start) for start in heads(facts.passage.folded, facts.own))
    return next((match for match in opened if match), None)


def change(facts: Stated) -> Slot:
    """Filled by an act, an amount or a concrete result; partly by a skill or an act whose quality nobody could see."""
    names = {fault.name for fault in facts.faults if fault.certain}
    if "aspiration" in names or (names & {"service", "service-perspective"} and not facts.observable):
        return Slot("change", SlotState.EMPTY, (), "no change in the child is stated")
    if hard := _hard_now(facts):
        quote = facts.passage.quote(*hard.span())
        return Slot("change", SlotState.EMPTY, (quote,), "tells what is hard now, not what will be different")
    content = content_words(facts.core)
    if (
        facts.strong
        and not facts.counted
        and _ONLY_A_QUALITY.search(facts.core)
        and not facts.passage.hits_of("outcome-wording", "condition")
    ):
        return Slot(
            "change", SlotState.PARTLY, facts.quotes(facts.strong[:1]), "an act, with a quality that nobody could see"
        )
    if facts.strong and len(content) >= 2:
        return Slot("change", SlotState.FILLED, facts.quotes(facts.strong[:2]), "an act that others can see")
    if facts.counted and len(content) >= 2 and (not umbrella(facts.core) or FROM_TO.search(facts.core)):
        return Slot("change", SlotState.FILLED, tuple(facts.counted[:1]), "a stated difference")
    match = concrete(facts.core) if len(content) >= 2 else None
    if match:
        return Slot("change", SlotState.FILLED, (facts.passage.quote(*match.span()),), "a concrete result")
    skill = _SKILL_NOUN.search(facts.core)
    if (
        skill
        and not re.search(r"\bsocial skills|communication and|independence\b|in all|resilience|self-esteem", facts.core)
        and (facts.vague or facts.observable)
    ):
        return Slot(
            "change",
            SlotState.PARTLY,
            (facts.passage.quote(*skill.span()),),
            "a skill is named, but not the change in it",
        )
    if facts.observable and not facts.vague:
        return Slot(
            "change",
            SlotState.PARTLY,
            facts.quotes(facts.observable[:1]),
            "an act, with a quality that nobody could see",
        )
    if facts.imagined:
        return Slot(
            "change", SlotState.PARTLY, facts.quotes(facts.imagined[:1]), "an act that is only known, felt or hoped for"
        )
    if facts.unknown and not facts.vague:
        return Slot("change", SlotState.UNSURE, facts.quotes(facts.unknown), "a verb that may be an act others can see")
    return Slot(
        "change",
        SlotState.EMPTY,
        facts.quotes(facts.vague[:1]),
        "only words for getting better, with no act that others can see",
    )
