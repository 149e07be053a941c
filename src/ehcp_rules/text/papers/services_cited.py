"""Outside services whose dated papers a passage names, such as `Autism Outreach report, March 2026`."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import holds_any
from ehcp_rules.text.papers.citations import bracketed_sources
from ehcp_rules.text.papers.cited_people import PersonCited, roots_in
from ehcp_rules.text.papers.papers_named import PAPER

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["services_cited"]

_KINDS = ("Outreach", "Service", "Team", "Support", "Portage")
_SERVICE = re.compile(
    rf"(?P<name>(?:[A-Z][\w'’&-]+ ){{0,4}}(?:{'|'.join(_KINDS)})s?(?: (?:service|team|home visitor))?)(?:['’]s)?"
    rf"(?P<paper> (?:[a-z]+ )?{PAPER})?(?:,| of| from| dated| in)? \(?(?=[A-Z\d])"
)
_OF_THE_SCHOOL = re.compile(
    r"\b(?:learning|pastoral|inclusion team|student|wellbeing|safeguarding|send?|school|college|nursery|class|year|local)\b"
)
_SAYS_NO_NAME = roots_in("outreach service services team teams support home visitor children families family")


def services_cited(passage: AnalysedPassage, by: dt.date) -> tuple[PersonCited, ...]:
    """The services that a passage names with a paper and its date, or in brackets with a date; what is to come is no source."""
    if not passage.dates or not holds_any(passage.text, _KINDS):
        return ()
    brackets = bracketed_sources(passage.folded)
    found = []
    for match in _SERVICE.finditer(passage.text):
        date = next((one for one in passage.dates if one.span.start == match.end()), None)
        if date is None or date.last_day > by:
            continue
        name = passage.folded[match.start("name") : match.end("name")]
        words = roots_in(name) - _SAYS_NO_NAME
        in_brackets = any(one.start < match.start() < one.end for one in brackets)
        if words and (match["paper"] or in_brackets) and not _OF_THE_SCHOOL.search(name):
            found.append(PersonCited(Span(*match.span("name")), words, date.last_day))
    return tuple(found)
