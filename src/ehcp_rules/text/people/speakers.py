"""Whose view an item of section A gives: the child's, a parent's or carer's, both in one, or a professional's."""

from __future__ import annotations

import re
from collections.abc import Set
from enum import StrEnum
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.reading import SlotState
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["Speaker", "joint_voice", "merged_voice", "own_voice", "parent_speech", "speakers_of", "spoken_for"]


class Speaker(StrEnum):
    """Whose view a text gives."""

    CHILD = "child"
    PARENT = "parent"
    PROFESSIONAL = "professional"


_PARENT = (
    r"(?:parents?(?: carers?)?|mum|mummy|mother|dad|daddy|father|carers?|foster carers?|foster mother|"
    r"foster father|guardian|grandparents?|grandmother|grandfather|grandad|grandma|nan|nana|gran|granny|aunt|"
    r"auntie|uncle|step-?mum|step-?dad|adoptive [a-z]+)"
)
_A_PARENT = re.compile(rf"\b{_PARENT}\b")
_ABOUT_PARENT = re.compile(rf"\b(?:{_PARENT}|family)\b")
_ABOUT_CHILD = re.compile(r"\b(?:child|pupil|young person|student|learner|own words|about me|my|me|i|first person)\b")
_ABOUT_STAFF = re.compile(
    r"\b(?:teacher|senco|sendco|key person|staff|school|nursery|college|tutor|mentor|worker|assistant|"
    r"psychologist|therapist|chronology|report)\b"
)
_SAYS = (
    r"(?:said|says|say|told|tells?|feels?|felt|would (?:like|love|prefer)|hopes?|hoped|wants?|wanted|worr(?:y|"
    r"ies|ied)|thinks?|thought|reports?|reported|explains?|explained|describes?|described|asks?|asked|"
    r"wish(?:es)?|believes?|(?:is|are) (?:[a-z]+ )?(?:proud|concerned|keen|worried|pleased|anxious|afraid|glad|relieved|sad"
    r"|grateful|upset|unhappy|delighted|hopeful)|has asked|have asked|"
    r"shared|added|wrote)"
)
_PARENT_SAYS = re.compile(
    rf"\b{_PARENT}(?:,? [a-z'-]+,?){{0,3}}? (?:also |both |all )?{_SAYS}\b|\b(?:according to|views of) (?:his|"
    rf"her|their|the) {_PARENT}\b"
    rf"|\b{_PARENT}(?:'s|s')? (?:[a-z]+ )?(?:wish(?:es)?|hopes?|worry|worries|fears?|views?|priority|concerns?) (?:is|are|for)\b"
    rf"|\b{_PARENT}\b[^.]{{0,80}}\. (?:his|her|their) (?:[a-z]+ )?(?:wish|hope|worry|fear|dream) is\b"
    rf"|(?:^|\n) ?(?:[a-z]+'s )?{_PARENT}(?:'s|s')? (?:words|voice|views?|story|comments?|thoughts|perspective) ?[:\n]"
    rf"|(?:^|[.;\n] ?)(?:from )?(?:(?:his|her|their) )?{_PARENT}(?: and {_PARENT})?(?: says?)?:|\({_PARENT}(?: and {_PARENT})?\)"
)
_JOINED = re.compile(r"\band (?:his |her |their |the )?$")
_MERGED = re.compile(
    rf"\b(?:the )?family (?:also |all )?(?:{_SAYS}|are|is)\b|\b[a-z]+ and (?:his|her|their|the) (?:{_PARENT}|"
    r"family) (?:both |all )?(?:would|want|hope|feel|wish|think|enjoy|love|like|are)\b"
)
_CHILD_AND_PARENTS = re.compile(rf"(?!{_PARENT}\b)[a-z-]+(?: and|,|&) (?:his|her|their) {_PARENT}\b")
_PROXY = re.compile(
    r"\bon (?:his|her|their|[a-z]+'s) behalf\b|\b(?:completed|filled in|answered|written|"
    r"written down) (?:the form )?for (?:him|her|them)\b|"
    rf"(?<!we )\b(?:completed|filled in|filled out) by (?!(?:[a-z'-]+,? ){{1,2}}(?:and|with|&) (?:his|her|their) )"
    rf"(?:(?:his|her|their|the) )?(?:[a-z'-]+(?: (?:and|&) [a-z'-]+)?,? "
    rf"(?:(?:his|her|their) )?)?{_PARENT}\b(?! (?:and|with) (?:him|her|them|the (?:young person|student))\b)|"
    r"\bspeaks? for (?:him|her|them)\b"
)
_PROXY_REASON = re.compile(
    r"\b(?:capacity|best interests?|advocate|advocacy|representative|deputy|deputies|attorney|"
    r"court of protection|asked (?:her|his|their|me) (?:to|mum|mother|dad|father)|at (?:her|his|"
    r"their) (?:own )?(?:request|wish)|chose (?:her|his|mum|dad)|in (?:her|his|their) presence|"
    r"unable to (?:decide|give)|with (?:her|his|their) (?:agreement|consent|permission))\b"
)

_ONLY_A_NAME = re.compile(r"\W*|[Nn]ot stated|[Uu]nknown|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")


def speakers_of(item: AnalysedItem) -> frozenset[Speaker]:
    """Whose view the item's speaker, label and method say that it gives; empty when they do not say."""
    learner = item.plan.plan.learner
    own = {fold(part) for part in (*learner.name.split()[:1], *learner.known_as.split()) if len(part) > 1}
    speaker = item.passages.get("speaker")
    found = _speakers_in(speaker.folded, own) if speaker is not None else frozenset()
    # Who is only named is told by the label: `Dad's view`.
    if not found and "label" in item.passages and (speaker is None or _ONLY_A_NAME.fullmatch(speaker.text)):
        return _speakers_in(item.passages["label"].folded, own)
    return found


def _speakers_in(about: str, own: Set[str]) -> frozenset[Speaker]:
    """Whom words on the source of a view name; `own` are the child's given names, folded."""
    found = set()
    if _ABOUT_PARENT.search(about):
        found.add(Speaker.PARENT)
    if _ABOUT_STAFF.search(about):
        found.add(Speaker.PROFESSIONAL)
    # `Kit's parents` names the child only to say whose parents they are, `what people say about Kit` of whom they speak.
    names = re.sub(
        r"\b[a-z-]+'s?(?= )|\b(?:his|her|their)\b|\b(?:people|others|everyone)\b.*\babout [a-z-]+", "", about
    )
    by_name = any(re.search(rf"\b{re.escape(name)}\b", names) for name in own)
    if by_name or _ABOUT_CHILD.search(names) or _CHILD_AND_PARENTS.match(about):
        found.add(Speaker.CHILD)
    return frozenset(found)


def parent_speech(item: AnalysedItem) -> Span | None:
    """The words by which the text itself gives a parent's or carer's view, or None."""
    passage = item.passages.get("text")
    if passage is None:
        return None
    # `Mina and her parents would like` is one voice, not the parents' own.
    alone = (
        match for match in _PARENT_SAYS.finditer(passage.folded) if not behind(_JOINED, passage.folded, match.start())
    )
    return next((Span(*match.span()) for match in alone), None)


def merged_voice(item: AnalysedItem) -> Span | None:
    """The words by which the family, or child and parents together, are given one voice, or None."""
    passage = item.passages.get("text")
    match = _MERGED.search(passage.folded) if passage else None
    return Span(*match.span()) if match else None


def joint_voice(item: AnalysedItem) -> bool:
    """Whether a text under a heading for the whole family joins the child and the family by `and`."""
    span = merged_voice(item)
    if span is None or " and " not in item.passages["text"].folded[span.start : span.end]:
        return False
    return not any(
        _A_PARENT.search(item.passages[name].folded) for name in ("label", "speaker") if name in item.passages
    )


def spoken_for(item: AnalysedItem) -> tuple[Quote, bool] | None:
    """The words by which somebody else speaks for the young person, and whether a reason is given; None when nobody does."""
    for name in ("text", "method"):
        passage = item.passages.get(name)
        match = _PROXY.search(passage.folded) if passage else None
        if passage is None or match is None or any(span.start <= match.start() < span.end for span in passage.speech):
            continue
        reasons = (_PROXY_REASON.search(other.folded) for other in item.passages.values())
        return passage.quote(*match.span()), any(reasons)
    return None


def own_voice(item: AnalysedItem) -> bool:
    """Whether the item gives the child's own words, or what the child did or showed."""
    slot = item.reading.slots.get("own-voice")
    return slot is not None and slot.state is SlotState.FILLED
