"""Headings that are a clause without its object: who needs something, or who asks for it, with what that is below them."""

from __future__ import annotations

import re

__all__ = ["asks_for_more", "needs_told", "result_told"]

_NEEDS = re.compile(
    r"(?:^|(?<=[a-z,] ))(?P<who>[A-Z][a-z'’-]+|[Hh]e|[Ss]he|[Tt]hey)(?: (?:will|now|also|therefore|clearly|still))*"
    r"(?P<verb> (?:needs?|requires?|must (?:have|be given)|should (?:have|receive|be given)|ought to have|is to (?:have|receive)))"
    r"(?P<more>,? (?:the following|as follows|at least)\b[^.;:]{0,30})?$"
)
"""`To finish her course Nadia needs`, `Harper requires the following`."""
_OF_A_SORT = frozenset(
    "additional anticipated assessed basic care cognitive communication complex continuing core current daily developmental dietary"
    " domestic educational emerging emotional family feeding final future general health hearing his her identified individual"
    " interaction key known language learning likely literacy main medical mental mobility motor numeracy nursing other outstanding"
    " overall personal physical practical present pressing primary priority profound pupil residual safety sensory severe sleep"
    " social special specialist specific speech special-educational student summary support technology their transport unmet urgent"
    " vision visual welfare wider young".split()
)
"""`Sensory needs`: what stands before is no child."""
_A_REQUEST = re.compile(
    r"\b(?:school|nursery|college|setting|pre-?school|academy|service|team|provider)['’]?s? requests?\b(?! for (?:an? )?"
    r"(?:[a-z]+ ){0,3}(?:assessment|review|plan|information)\b)|^(?:our|my) requests?\b(?! for (?:an? )?(?:[a-z]+ ){0,3}"
    r"(?:assessment|review|information)\b)|\bwhat (?:i|we|(?:the |our )?(?:school|nursery|college|setting|service)) "
    r"(?:(?:is|are|am) )?(?:(?:now|also|therefore) )?(?:ask(?:s|ing)?|request(?:s|ing)?|appl(?:y|ies|ying)) for\b",
    re.I,
)
"""What a setting or a service asks for; the wishes of a family are its views."""
_SOMEWHERE = re.compile(
    r"\b(?:needs|requirements),? (?:for|in|at|on|during|over|throughout|while)\b|^requirements$", re.I
)
"""`Needs for the coming year`: what stands below may be needs or what is to be done about them."""
_RESULT = re.compile(
    r"\boutcome of (?:the |our |this |my |an? )?(?:[a-z'’-]+ ){0,2}(?:assessment|panel|referral|screening)$", re.I
)


def needs_told(heading: str) -> bool:
    """Whether a heading says that somebody needs, or that a setting asks for, what stands below it."""
    found = _NEEDS.search(heading)
    if found is None:
        return _A_REQUEST.search(heading) is not None
    return found["who"].lower() not in _OF_A_SORT or found["verb"] not in (" need", " needs")


def asks_for_more(heading: str) -> bool:
    """Whether a heading of needs leaves open whether it means what is hard or what is to be given."""
    return _SOMEWHERE.search(heading) is not None


def result_told(heading: str) -> bool:
    """`Outcome of the assessment`: what somebody found or decided, and no hope."""
    return _RESULT.search(heading) is not None
