"""Who gives the help: whether a plan hands to an assistant what advice asks of a specialist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.papers.statement import PROFESSIONS, THERAPIES, Statement
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
    r"|(?:an?|the|his|her|their) (?:(?:familiar|trusted|known|named|other) )?(?:adult"
    r"|member of (?:the )?(?:[a-z]+ )?(?:staff|team)|key (?:person|adult|worker)|mentor))"
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


_CLOSE = 80
_GUIDES = re.compile(
    r"\b(?:(?:trained|overseen|supervised|guided|advised|coached|monitored|directed|written|set|devised|designed|planned|prepared"
    r"|reviewed|informed|shown(?: how)?) by"
    r"|(?:under|with|on|from|using|after|following) (?:the )?(?:[a-z]+ ){0,2}?(?:direction|supervision|guidance|oversight|advice"
    r"|support|training|input|instruction|resources|materials|programmes?) (?:of|from|by|set by)"
    r"|in (?:consultation|liaison) with|whom)(?: (?:an?|the|his|her|their))?(?: [a-z-]+){0,2}? $"
)
"""What stands before somebody who only stands behind those that give the help."""
_OWN = re.compile(r"(?:'s?)? (?:programme|plan|targets|resources|advice|recommendations|guidance)\b")
_SOME_THERAPIST = re.compile(r"\btherapists?\b(?! assistant)")
_STAFF_ALONE = re.compile(rf"(?P<by>{_STAFF})\b")
_SKILLED = re.compile(
    r"\b(?:elsas?|emotional literacy support assistants?|hltas?|higher[- ]level teaching assistants?)\b"
)
"""Staff of the setting with a training of their own."""
_BY_STAFF = re.compile(
    rf"\b(?<!trained )(?:by|from|with) (?P<who>{_STAFF}"
    r"|(?:an?|the|his|her|their) (?:(?:teaching|learning support) assistant|ta|lsa))\b"
)


def lesser_expertise(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    """The specialist, teacher or trained assistant that advice asks to give the help, beside who gives it in the plan; else None.

    Only where no provision that answers the advice names such a person as giving any.
    """
    asked = _asked(advice)
    if asked is None or any(_asks_an_assistant(passage.folded) for passage in advice.passages):
        return _lesser_staff(advice, items)
    group, quote = asked
    if any(_given_by(group, passage) for item in items for passage in item.passages):
        return None
    for passage in items[0].passages:
        found = _ASSISTANT.search(passage.folded)
        if found:
            return quote, passage.quote(*found.span())
        column = passage.field == "who" and _STAFF_ALONE.match(passage.folded)
        gives = (column or _STAFF_GIVE.search(passage.folded)) if group is not None else None
        if gives:
            return quote, passage.quote(*gives.span("by" if gives["by"] else "who"))
    return None


def _given_by(group: str | None, passage: AnalysedPassage) -> bool:
    """Whether a passage names as giver somebody of the profession, any teacher for None, or any other specialist."""
    if group is None and _TEACHER.search(passage.folded):
        return True
    if group in THERAPIES and any(not _only_guides(passage.folded, *one.span()) for one in _some_therapist(passage)):
        return True
    special = (hit for hit in _persons(passage) if hit.group == group or hit.group not in _LOCAL)
    return any(not _only_guides(passage.folded, hit.span.start, hit.span.end) for hit in special)


def _some_therapist(passage: AnalysedPassage) -> Iterator[re.Match[str]]:
    """Where a passage speaks of a therapist without saying of which kind."""
    kinds = [hit.span for hit in passage.hits_of(PROFESSIONS)]
    for found in _SOME_THERAPIST.finditer(passage.folded):
        if not any(span.overlaps(Span(*found.span())) for span in kinds):
            yield found


def _only_guides(folded: str, start: int, end: int) -> bool:
    """Whether somebody stands behind the help and does not give it: `overseen by the therapist`, `the therapist's programme`."""
    return _GUIDES.search(folded, max(0, start - _CLOSE), start) is not None or _OWN.match(folded, end) is not None


def _lesser_staff(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    """The assistant with a training of her own that advice asks for, beside any adult or class assistant in the plan; else None."""
    asked = next(((where, one) for where in advice.passages if (one := _SKILLED.search(where.folded))), None)
    if asked is None or any(_SKILLED.search(passage.folded) for item in items for passage in item.passages):
        return None
    if any(
        _TEACHER.search(passage.folded) or _persons_of_skill(passage) for item in items for passage in item.passages
    ):
        return None
    where, one = asked
    quote = where.quote(*one.span())
    for passage in items[0].passages:
        if found := _BY_STAFF.search(passage.folded):
            return quote, passage.quote(*found.span("who"))
    return None


def _persons_of_skill(passage: AnalysedPassage) -> bool:
    return any(hit.group not in _LOCAL for hit in _persons(passage))


def _asks_an_assistant(folded: str) -> bool:
    """Whether advice leaves the help to an assistant: "it is no task for an assistant" does not."""
    return any(not behind(_NOT_THEIRS, folded, found.start()) for found in _ASSISTANT.finditer(folded))


def _asked(advice: Statement) -> tuple[str | None, Quote] | None:
    """The profession that is to give the help, None for a teacher, and where that is said."""
    for passage in advice.passages:
        column = passage.field == "who"
        for hit in _persons(passage):
            if _only_guides(passage.folded, hit.span.start, hit.span.end):
                continue
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
