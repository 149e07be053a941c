"""Who gives the help: whether a plan hands to an assistant what advice asks of a specialist."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.papers.statement import PROFESSIONS, Statement
from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["lesser_expertise"]

_GIVES = re.compile(
    r"(?P<before>[a-z]* ?)\b(?:by|from|with|must be|should be) (?:an?|the|his|her|their|one|two)?(?: ?[a-z-]+){0,3} ?$"
)
_ONLY_BEHIND = frozenset(
    "trained written set devised designed supervised overseen reviewed advised planned prepared".split()
)
"""A programme written by a therapist, or an assistant trained by one, is not given by the therapist."""
_IS_SUBJECT = re.compile(r"s? (?:should|must|will|to (?!be\b)|works?|teach|sees?|provides?|delivers?|visits?)")
_ASSISTANT = re.compile(
    r"\b(?:teaching assistant|learning support assistant|assistant(?! [a-z]+(?:ist|ian|tioner)\b)|ta|lsa|learning mentor)s?\b"
)
_STAFF = (
    r"(?:(?:an? |the )?(?:class(?:room)?|school|nursery|college|pastoral|support|care) (?:staff|team|workers?|adults?)"
    r"|(?:an?|the|his|her|their) (?:adult|member of (?:the )?(?:[a-z]+ )?(?:staff|team)|key (?:person|adult|worker)|mentor))"
)
_STAFF_GIVE = re.compile(
    rf"(?:^|[.;] |\b(?:and|day|week|term|year),? )(?P<who>{_STAFF})(?: at [a-z]+)? will "
    r"(?!be\b|have\b|receive\b|attend\b|complete\b|undertake\b|take part\b|learn\b|join\b|meet\b|get\b)"
    rf"|\b(?:run|led|taught|given|delivered|provided|carried out|checked|reviewed|assessed) by (?P<by>{_STAFF})\b"
)
"""Staff of the setting who give the help themselves; those who are trained receive some."""
_NOT_THEIRS = re.compile(r"\bnot\b[^.;]{0,40}$")
_LOCAL = frozenset({"education", "family"})


_PERSON = re.compile(
    r"(?:ists?|teachers?|nurses?|workers?|doctors?|officers?|ians?|ot|ep|slt|salt|qtvi|qtod|physio|deaf|deaf children|impaired)$"
)
_TEACHER = re.compile(r"\b(?:teachers?|(?:specialist|qualified) tutors?)\b(?! (?:assistant|trained))")
_BY_A_TEACHER = re.compile(r"\b(?:by|from|with) an? (?:(?:[a-z-]+ ){0,2}teacher|(?:specialist|qualified) tutor)\b")


def lesser_expertise(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    """The specialist or teacher that advice asks to give the help, beside the assistant who gives it in the plan; else None.

    Only where no provision that answers the advice names such a person at all.
    """
    asked = _asked(advice)
    if asked is None or any(_asks_an_assistant(passage.folded) for passage in advice.passages):
        return None
    group, quote = asked
    for item in items:
        for passage in item.passages:
            if group is None and _TEACHER.search(passage.folded):
                return None
            if group is not None and any(hit.group == group for hit in _persons(passage)):
                return None
            if any(hit.group not in _LOCAL for hit in _persons(passage)):
                return None
    for passage in items[0].passages:
        found = _ASSISTANT.search(passage.folded)
        if found:
            return quote, passage.quote(*found.span())
        gives = _STAFF_GIVE.search(passage.folded) if group is not None else None
        if gives:
            return quote, passage.quote(*gives.span("who" if gives["who"] else "by"))
    return None


def _asks_an_assistant(folded: str) -> bool:
    """Whether advice leaves the help to an assistant: "it is no task for an assistant" does not."""
    return any(not behind(_NOT_THEIRS, folded, found.start()) for found in _ASSISTANT.finditer(folded))


def _asked(advice: Statement) -> tuple[str | None, Quote] | None:
    """The profession that is to give the help, None for a teacher, and where that is said."""
    for passage in advice.passages:
        column = passage.field == "who"
        for hit in _persons(passage):
            if hit.group not in _LOCAL and (column or _gives(passage.folded, hit.span)):
                return hit.group, passage.quote(hit.span.start, hit.span.end)
        found = (_TEACHER if column else _BY_A_TEACHER).search(passage.folded)
        if found:
            return None, passage.quote(*found.span())
    return None


def _persons(passage: AnalysedPassage) -> list[Hit]:
    """Where a passage names somebody by profession: a field such as "speech and language" is nobody."""
    hits = passage.hits_of(PROFESSIONS)
    return [hit for hit in hits if _PERSON.search(passage.folded[hit.span.start : hit.span.end])]


def _gives(folded: str, profession: Span) -> bool:
    """Whether the help comes from this profession: it stands behind "by" or "from", or opens the statement."""
    found = _GIVES.search(folded, max(0, profession.start - 50), profession.start)
    if found:
        return found["before"].strip() not in _ONLY_BEHIND
    begins = folded.rfind(". ", 0, profession.start) + 1
    return profession.start - begins < _OPENING and _IS_SUBJECT.match(folded, profession.end) is not None


_OPENING = 30
"""Characters within which a profession that opens a sentence is its subject."""
