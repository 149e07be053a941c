"""Acts whose verb stands in no list: something is done to something, or somebody named does it somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.outcomes.heads import heads

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["unlisted"]

_THING = (
    r"(?:a(?! (?:day|week|fortnight|month|term|year)\b)|an|the|his|her|their|my|one|two|three|four|five|some"
    r"|any|both|each"
    r"|\d+)"
)
_PARTICLE = r"(?:out|up|off|on|in|down|away|back|over|through)"
_PLACE = r"(?:to|from|along|round|around|into|onto|across|over|under|behind|beside|towards|past|with|at|when)"
_DOES_SOMETHING = re.compile(
    r"(?:\b(?:will|can|(?:is|am|are) able to)|^to) "
    r"(?:be able to |also |then |always |only |not |no longer |[a-z]+ly |by (?:him|her|them)self ){0,2}"
    r"(?!(?:be|no|not|and|the|a|an|his|her|their|do|get|also|then|able)\b)([a-z]{3,})"
    rf"(?= (?:{_PARTICLE} )?{_THING}\b)"
)
_WILL_BE_DOING = re.compile(
    r"\bwill be (?:[a-z]+ly )?(?!(?:work|develop|improv|mak|access|engag|attend|receiv|build|us|feel|becom|progress|learn|grow|be"
    r"|gett|hav|achiev|benefit|beginn|continu|increas|manag|experienc|participat|cop|try|go|do|enjoy|meet|show|find|aim|look|tak|mov|com"
    r"|thriv|flourish|gain|strengthen|extend|reach)ing\b)([a-z]{3,}ing)"
    rf"(?= (?:{_PARTICLE} )?(?:{_THING}|alone|{_PLACE})\b)"
)
_DOES_NOT = re.compile(
    r"\b(?:does not|do not|will not|will no longer) ([a-z]{3,})\b|\bno longer ([a-z]{3,}s)\b"
    r"|\b(?:stops?|stopped|gives? up|given up) (?!(?:being|feeling|worrying|having|thinking)\b)([a-z]+ing)\b"
)
"""What is no longer done is seen as well as what is done."""
_BEFORE_WHO = re.compile(r"[\s,:;.)-]*")
_SOMEBODY_DOES = re.compile(
    r"(?P<who>[A-Z][\w\u2019'-]*(?<!['\u2019]s)\b|[Hh]e|[Ss]he|[Tt]hey|I) (?:also |then |always |only |no longer |[a-z]+ly )?"
    r"(?P<does>(?!(?:has|have|is|are|was|were|does|do|gets?|needs?|wants?|likes?|will|can|and|of|to|in)\b)[a-z]{3,})"
    rf"(?P<on> (?:him|her|them|my)sel(?:f|ves) {_PLACE} | (?:{_PARTICLE} )?(?P<place>{_PLACE} )?{_THING}\b"
    rf"| {_PARTICLE} {_PLACE} )?"
)
_OPENER = re.compile(r"(?:From|In|After|Before|During|Throughout|Once) [^,;.]{1,28}?(?:\d{4}|,) ")
_MANY = frozenset({"i", "they"})
_PRONOUNS = frozenset({"he", "she"}) | _MANY


_ACT_FIRST = re.compile(
    r"(?:to )?(?!(?:with|for|from|through|by|at|in|on|during|after|before|when|while|that|as|into|under|over|have|get|be|give"
    r"|given|need|want|like|receive|accept|attend|access|enter|join|gain|keep|take|share|show)\b)"
    r"(?P<does>[a-z]{3,}) (?:his|her|their|my) [a-z]"
)
"""`Drive her chair to the hall`: a line under a stem such as `Roz will` begins with its act and what that is done to."""


def unlisted(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> tuple[list[Span], list[Span]]:
    """Verbs that no list holds: those with what they are done to, and those with nothing that they are done to."""
    listed = {hit.span.start for hit in passage.hits_of("outcome-wording")}
    found = [
        Span(*match.span(1)) for does in (_DOES_SOMETHING, _WILL_BE_DOING) for match in does.finditer(passage.folded)
    ]
    found += [Span(*match.span(match.lastindex or 1)) for match in _DOES_NOT.finditer(passage.folded)]
    if first := _ACT_FIRST.match(passage.folded):
        found.append(Span(*first.span("does")))
    unclear: list[Span] = []
    for match in _told(passage, bounds):
        # `Speech sessions with a therapist` begins like `Alun cycles to a shop`: at the very beginning only a thing is sure.
        if match["on"] and (match.start() or not match["place"] or match["who"].lower() in _PRONOUNS):
            found.append(Span(*match.span("does")))
        elif match.start("does") not in listed and match.start():
            unclear.append(Span(*match.span("does")))
    kept = [span for span in found if span.start not in listed and not any(bound.overlaps(span) for bound in bounds)]
    return kept, unclear


def _told(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Iterator[re.Match[str]]:
    """Somebody and a verb, at the head of the outcome or after the time bound that opens it."""
    opener = _OPENER.match(passage.text)
    starts = (0, *(bound.end for bound in bounds if bound.start == 0), *heads(passage.folded, bounds))
    for start in sorted({*starts, opener.end() if opener else 0}):
        head = _BEFORE_WHO.match(passage.text, start)
        match = _SOMEBODY_DOES.match(passage.text, head.end() if head else start)
        if match and (match["who"].lower() in _MANY or match["does"].endswith("s")):
            yield match
