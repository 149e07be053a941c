"""Efforts, practice and growth without an end: an outcome headed by trying, going on or widening, by which nothing is reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.measures import measures
from ehcp_rules.text.english.grammar import MONTH
from ehcp_rules.text.outcomes.bounds import without
from ehcp_rules.text.outcomes.heads import heads

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["effort"]

_WHO = (
    r"(?:(?!(?:when|if|once|who|that|which|and|not|no)\b)[a-z'-]+(?: [a-z'-]+)?(?:,[^,;.]{0,60},)? )?"
    r"(?:(?:will|shall|is|are|to|has|have|had|be|been|still|also|always|[a-z]+ly|job is to|aim is to|for(?=  )),? +){0,5}"
)
"""Who, and what stands before the verb."""
_TRYING = (
    r"(?:persever|persist|striv|endeavour|aspir)(?:e|es|s|ed|ing)?(?: hard)? (?:at|with|in|to|towards|for)\b"
    r"|(?:try|tries|trying) (?:his|her|their|my) (?:very )?(?:best|hardest)\b"
    r"|(?:focus|concentrat)(?:e|es|s|ing|ses|sing)? on (?:the )?[a-z]+ing\b|work(?:s|ing)? (?:hard )?(?:at|towards)\b(?! the\b)"
    r"|keep(?:s|ing)? up (?:his|her|their|my|the|with) (?:[a-z]+ )?(?:efforts?|practice|practising|work|progress)\b"
)
_GOING_ON = (
    r"(?:keep|continue|go(?:es)? on|carr(?:y|ies) on)(?:s|ing)?(?: on| to)? (?:grow|learn|try|explor|gain|deepen|widen|broaden"
    r"|expand|enhanc|consolidat|acquir|refin|work)(?:e|ing)?(?: hard)? (?:at|in|on|to|with|about|from|his|her|their|towards|more)\b"
    r"|(?:maintain|sustain)(?:s|ing)? (?:[a-z]+ )?(?:progress|momentum|effort|efforts) (?:in|with|towards)\b"
)
_WIDENING = (
    r"(?:extend|broaden|widen|expand|increas|grow|deepen|enrich|strengthen|consolidat|hon|refin|enlarg|diversif|stretch|further)"
    r"(?:e|y|s|es|ies|ing)? (?:on )?(?:(?:his|her|their|my|the)(?: own)?|(?:[a-z]+ )?use of)\b"
)
_A_NOUN = (
    r"(?:(?:further|ongoing|continued|continuing|more|regular|repeated|daily|plenty of|steady|gradual|an? (?:growing|increasing)) )"
    r"(?:exploration|practice|work|exposure|experiences?|consolidation|reinforcement|rehearsal|encouragement|expansion"
    r"|growth|development|refinement|extension|exploring|practising|rehearsing|learning) (?:of|in|with|by|at|on|to|around|for)\b"
)
_UNDERGONE = (
    r"(?:exposed to|(?:been )?(?:given|had|offered) (?:(?:repeated|many|more|further|some|several|lots of|plenty of|frequent"
    r"|regular|a range of|a variety of) ){1,4}(?:goes|chances|opportunit\w+|experiences?|turns|tries|attempts|practice|exposure))\b"
    r"|being (?:encouraged|reminded|prompted|nudged|supported|helped|exposed|urged|motivated) (?:to|with|in)\b"
)
_EFFORT = re.compile(rf"{_WHO}(?:{_TRYING}|{_GOING_ON}|{_WIDENING}|{_A_NOUN}|{_UNDERGONE})", re.ASCII)
_REACHES = re.compile(
    r"\b(?:until|so that|so (?:he|she|they)\b|in order|without|unaided|alone|independently|by (?:him|her|them)sel\w+"
    r"|on (?:his|her|their) own"
    r"|(?:and|then|to the point where) (?:he |she |they )?(?:can|will|is|has|then|now|pass|gain|earn|complet)\w*"
    r"|which|so as|nine|ten|twenty"
    r"|to (?:at least |about )?(?:\d|an?\b|one|two|three|four|five|six|seven|eight)|instead|at least)\b|: |\d"
)
"""What a result, a count or an occasion is told by."""

_DATES = re.compile(
    r"\b(?:(?:key stage|ks|years?|y) ?\d{1,2}(?:(?:,| and| or| to|-) ?\d{1,2})?"
    rf"|(?:{MONTH}) 20\d\d|20\d\d(?:[-/]\d{{2,4}})?)\b"
)
"""Times, which tell no amount."""
_OPENED = re.compile(
    r"\W*(?:throughout|between|until|by|for|over|from|across|during|before|in)\b[^,;.]{0,80}(?:, |  +)(?=[a-z])"
)
"""What opens with a time, up to a comma or to where its date stood."""


def effort(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Span | None:
    """Where the outcome is headed by trying, going on or growing, and no result, count or occasion follows."""
    core = _DATES.sub(lambda date: " " * len(date[0]), without(passage.folded, bounds))
    opened = _OPENED.match(core)
    for start in (*heads(passage.folded, bounds), *((opened.end(),) if opened else ())):
        tried = _EFFORT.match(core, start)
        if tried is None:
            continue
        counted = any(
            span.start >= start and not any(bound.overlaps(span) for bound in bounds)
            for span in measures(core, passage.scan)
        )
        if counted or _REACHES.search(core, tried.end()):
            return None
        return Span(*tried.span())
    return None
