"""Concrete results in an outcome: what either exists or does not, such as an award that is held or a stay without a parent."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import Cued, any_of

__all__ = ["concrete"]

_AWARD = (
    r"(?:certificates?|qualifications?|gcses?|a[- ]levels?|btec|nvq|entry level|level \d|apprenticeship|traineeship"
    r"|(?:driving |provisional )?licence|driving test|food hygiene|duke of edinburgh(?:'s)?(?: award)?|asdan|award)"
)
_ATTAINED = Cued(
    "certificate|qualification|gcse|level|btec|nvq|apprenticeship|traineeship|licence|driving|hygiene|edinburgh|asdan|award",
    r"\b(?:ha(?:s|ve|d|ving)|hold(?:s|ing)?|gain(?:s|ed|ing)?|achiev(?:e|es|ed|ing)|pass(?:es|ed|ing)?|earn(?:s|ed|ing)?"
    r"|obtain(?:s|ed|ing)?|gets?|got|getting|w[io]n(?:s|ning)?|complet(?:e|es|ed|ing)|finish(?:es|ed|ing)?"
    r"|secur(?:e|es|ed|ing)|attain(?:s|ed|ing)?|awarded|(?:leav(?:e|es|ing)|left|finish(?:es)?|com(?:e|es|ing) out) "
    r"(?:[a-z]+ ){0,2}with|(?:on|start(?:s|ed|ing)?|beg[iau]n|begins|take(?:s|n)? up)) "
    r"(?:(?!(?:understanding|knowledge|confidence|interest|awareness|progress|skills?|information|support|help|chance"
    r"|opportunit\w+|readiness|options?|range|towards?|about|for|to|who|that|which|if|when)\b)[a-z0-9&'()-]+,? ){0,7}?"
    rf"{_AWARD}\b",
)
"""An award that is only heard of, explored or prepared for is none."""
_STATE = any_of(
    r"\b(?:own lunch|by himself|by herself"
    r"|(?:does not|do not|will not|no longer) needs? (?:to be|an?|any|his|her|the|help)"
    r"|knows? (?:all )?(?:of )?(?:his|her|their|my|the) (?:letter sounds|letter names|alphabet"
    r"|(?:\w+ )?times tables|colours"
    r"|number bonds|(?:home )?address|phone number|date of birth|days of the week)"
    r"|(?:in|at) (?:school|college) full[- ]time|without (?:him|her|them) [a-z]+ing"
    r"|have (?:an?|his|her|their|my) (?:[a-z-]+ ){0,3}(?:job|bank account|bus pass|flat|door key)"
    r"|(?:ha(?:s|ve)(?: had)?|receives?|gets?|be|are) no (?:[a-z-]+ ){0,2}?"
    r"(?:exclusions?|suspensions?|accidents?|seizures?|falls|incidents?|absences?"
    r"|detentions?)"
    r"|access (?:the|an?) (?:toilets?|canteen|dining hall|dinner hall|playground|shops?|library|park"
    r"|swimming pool|cinema|bus)"
    r"|(?:readable|legible|intelligible|understood|audible|recognisable) (?:by|to) (?:an?|anyone|any|somebody|someone|people"
    r"|those|adults|staff|most|visitors|children|strangers|unfamiliar|others|the)"
    r"|ha(?:s|ve) (?:his|her|their|my) (?:own )?(?:lunch|breakfast|dinner|tea|snack|meals?) (?:in|at|with)\b"
    r"|be (?:in|at) [^.;,]{1,40} for (?:the whole|all) of"
    r"|be working (?:at|in|for) (?:an?|the|his|her) (?!(?:expected|same|appropriate|right|higher|[a-z]+ )?(?:level|stage"
    r"|rate|age|standard|pace)\b)[a-z]+"
    r"|be (?:up(?! (?:to|for)\b)|dressed|washed|out of (?:bed|the (?:house|door)|nappies|pads|pull-ups)"
    r"|in (?:bed|(?:his|her|their|my) (?:seat|place|chair))|on the (?:bus|train|minibus)"
    r"|at (?:the|his|her|their|my) (?:[a-z]+ )?(?:gate|door|desk|stop|table|peg))"
    r"|be in [^.;,]{1,40} without|dry (?:during|at|through|by|all))\b",
)


def concrete(core: str) -> re.Match[str] | None:
    """The first words of an outcome without its time bounds that tell such a result, or None."""
    return _STATE.search(core) or _ATTAINED.search(core)
