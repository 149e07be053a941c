"""Reading one statement of section A: whose voice it is, how it was gathered, and how far ahead it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.grammar import any_of
from ehcp_rules.text.reading import Fault, Reading, Slot, SlotState
from ehcp_rules.text.sentences import content_words, sentence_at

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["read_view"]

_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself)\b")
_CHILD_SPEAKS = any_of(
    r"\b(?:child|pupil|young person|student|learner|own words|told us|tells us|says about|first person"
    r"|in my words|my views|about me|my story|what i)\b",
)
_OBSERVED = re.compile(r"\b(?:observ\w+|watched|filmed|video)\b")
_ADULT_SPEAKS = any_of(
    r"\b(?:parents?|mum|mother|dad|father|carers?|family|teacher|senco|sendco|key person|staff|school"
    r"|nursery|college|tutor|worker|nan|gran\w*|guardian)\b",
)
_REPORTED = any_of(
    r"\b(?:he|she|they|[a-z]+) (?:told|tells|said|says|explained|explains|wrote|writes|typed|types"
    r"|signed|signs|drew|draws|chose|chooses|pointed|points|picked|picks|answered|answers|dictated"
    r"|whispered|whispers|replied|smiles?|smiled|laughed|laughs|vocalised|vocalises|reached|reaches"
    r"|pushed|pushes|turned|turns|sorted|sorts|posted|posts|selected|selects|nodded|nods|shook|shakes"
    r"|showed|shows|closed|closes|stilled|stills|kicked|kicks|sang|sings|clapped|claps|pressed|presses"
    r"|photographed|photographs|used (?:his|her|their)|put|puts|placed|led|leads|asked|asks"
    r"|gave a thumbs|eye-pointed|tapped|taps|relaxed|relaxes|stopped|went still|goes still|named|names"
    r"|described|describes|circled|looked|looks|kept|fixed|gazed|gazes|cries|cried|hums|hummed|lifts"
    r"|lifted|squeals|giggles|grins|startles|freezes|stiffens|settles|fetches|brings|brought|holds out"
    r"|held out)\b",
    r"\b(?:likes?|not sure|don't like|no|yes) (?:pile|tray|column|side)\b",
    r"\bused (?:his|her|their) (?:tablet|talker|device|switch|signs)\b",
)
_DECLINED = any_of(
    r"\b(?:did not want to (?:share|give|take part|say)|chose not to|declined to|preferred not to"
    r"|did not wish to|does not want to (?:share|give|take part))\b",
)
_NEED_TALK = any_of(
    r"\b(?:views? (?:were|was|have been) (?:sought|gathered|obtained|collected|taken|captured"
    r"|recorded)|unable to (?:give|share|express)|not able to (?:give|share|express)|did not wish to"
    r"|too young to|declined)\b",
)
_PROVISION = any_of(
    r"\b(?:will receive \w+ sessions|\d+(?:\.\d+)? hours (?:of|a|per)|1:1 support|one-to-one support"
    r"|will receive|requires? (?:a |an )?(?:high|total|consistent|multi|nurtur|specialist|structured"
    r"|differentiated)|would benefit from|provision|ep recommends|recommends?|(?:staff|adults|teachers"
    r"|school) will (?:provide|give|ensure|use|offer)|must have (?:full|a |an |one|1|support"
    r"|individual)|sessions of (?:occupational|speech|physio)\w*|i require|i need a (?:multi|total"
    r"|high|structured|differentiated|consistent|specialist))\b",
)
_PARENT_WISH = re.compile(
    r"\b(?:would like|want|wants|hope|hopes|wish|wishes|asked for|feel|feels|believe|think|thinks)\b"
)
_PROXY = re.compile(r"\b(?:[a-z]+'s )?(?:form|views)\b.{0,40}\bon (?:her|his|their) behalf\b")


def read_view(item: AnalysedItem) -> Reading:
    """The slots own-voice, method, aspiration, near and far, and the faults adult-register and provision-in-views."""
    body = item.passages.get("text")
    if body is None:
        return Reading()
    faults = tuple(_faults(item, body))
    slots = {
        slot.name: slot for slot in (_own_voice(item, body, faults), _method(item, body), *_aspirations(item, body))
    }
    return Reading(MappingProxyType(slots), faults)


def _words(item: AnalysedItem, *fields: str) -> str:
    return " ".join(item.passages[name].folded for name in fields if name in item.passages)


def _own_voice(item: AnalysedItem, body: AnalysedPassage, faults: tuple[Fault, ...]) -> Slot:
    about = _words(item, "label", "speaker", "method")
    speaker = _words(item, "speaker")
    speech = tuple(body.quote(span.start, span.end) for span in body.speech if span.end - span.start > 6)
    first = _FIRST_PERSON.search(body.folded)
    reported = _REPORTED.search(body.folded)
    adult = _ADULT_SPEAKS.search(speaker) is not None and not _CHILD_SPEAKS.search(speaker)
    child = _CHILD_SPEAKS.search(about) is not None or (
        bool(speaker) and speaker in item.plan.plan.learner.known_as.lower()
    )
    register = any(fault.name == "adult-register" for fault in faults)
    if _PROXY.search(body.folded):
        return Slot("own-voice", SlotState.EMPTY, (), "somebody else completed the form")
    if register and not speech:
        return Slot("own-voice", SlotState.UNSURE, faults[0].quotes, "first person, but in a professional's words")
    if _DECLINED.search(body.folded) and not speech:
        return Slot("own-voice", SlotState.UNSURE, (), "the child chose not to give views")
    if (child or not adult) and (speech or (first and not adult)):
        quotes = speech or ((body.quote(*first.span()),) if first else ())
        return Slot("own-voice", SlotState.FILLED, quotes, "the child's own words")
    if child and (reported or _OBSERVED.search(about + body.folded)) and len(body.words) >= 4:
        return Slot(
            "own-voice",
            SlotState.FILLED,
            (body.quote(*reported.span()),) if reported else (),
            "what the child did or showed",
        )
    if speech and reported:
        return Slot("own-voice", SlotState.FILLED, speech, "the child's words, reported by somebody else")
    if child and len(body.words) >= 8 and not _NEED_TALK.search(body.folded):
        return Slot(
            "own-voice", SlotState.UNSURE, (), "said to be the child's view, but neither words nor behaviour are quoted"
        )
    if (
        reported
        and not adult
        and not register
        and len(body.words) >= 4
        and not re.match(
            r"(?:mum|dad|mother|father|parents|staff|the school|his|her) ", body.folded[reported.start() :]
        )
    ):
        return Slot(
            "own-voice", SlotState.FILLED, (body.quote(*reported.span()),), "what the child said, did or showed"
        )
    return Slot("own-voice", SlotState.EMPTY, (), "somebody else's words")


_METHOD_CUE = any_of(
    r"\b(?:used|using|with|through|by|over|during|from|in) (?:a |an |the |his |her |their |my |two "
    r"|three |photo|symbol|pictur|draw|talk|play)",
    r"\b(?:sorted|filmed|observed|typed|wrote|dictated|drew|interviewed|chatted|talked|spoke|sat with"
    r"|asked|recorded|scribed)\b",
)


def _method(item: AnalysedItem, body: AnalysedPassage) -> Slot:
    stated = item.passages.get("method")
    if stated is not None and len(content_words(stated.folded)) >= 1:
        return Slot("method", SlotState.FILLED, (stated.quote(0, len(stated.text)),), "the method is stated")
    found: list[Quote] = []
    for name in ("text", "label", "speaker"):
        passage = item.passages.get(name)
        if passage is not None:
            found += [passage.quote(hit.span.start, hit.span.end) for hit in passage.hits_of("voices", "method")]
    empty = body.hits_of("voices", "empty-method")
    told = _HOW.search(body.folded)
    if told:
        return Slot("method", SlotState.FILLED, (body.quote(*told.span()),), "how the views were gathered")
    if re.search(
        r"\b(?:described|set out|explained|recorded) in (?:the |his |her )?[a-z' ]+(?:report|advice|form)\b",
        body.folded,
    ) and re.search(r"\bviews?\b", body.folded):
        return Slot("method", SlotState.UNSURE, (), "the method is in a report")
    cue = _METHOD_CUE.search(
        body.folded,
    )
    if found and cue and len(body.words) >= 4 and (not empty or len(found) > len(empty)):
        return Slot("method", SlotState.FILLED, tuple(found[:3]), "how the views were gathered")
    if empty and _GATHERED_BY.search(body.folded):
        quotes = tuple(body.quote(h.span.start, h.span.end) for h in empty)
        return Slot("method", SlotState.PARTLY, quotes, "says who gathered the views, but not how")
    if empty:
        quotes = tuple(body.quote(h.span.start, h.span.end) for h in empty)
        return Slot("method", SlotState.EMPTY, quotes, "says that views were gathered, but not how")
    return Slot("method", SlotState.EMPTY, (), "no method is stated")


_HOPE_FRAGMENT = any_of(
    r"^to (?:be|get|go|walk|have|live|work|drive|own|learn|make|play|join|become|study|buy|see|run)\b",
    r"\bown (?:flat|home|house|front door|place)\b",
    r"^(?:pass|get|live|move|work|go|learn) my\b",
    r"\bspeak of this year\b",
)
_GATHERED_BY = re.compile(r"\bviews (?:were|have been) (?:gathered|sought|obtained|collected|taken) by\b")
_EMPTY_HOPE = any_of(
    r"^(?:[a-z' ]{0,40}(?:would like|want|hope|hopes|wish)[a-z' ]{0,40})?(?:the right support"
    r"|needs to be met|needs are met|fulfilling life[^.]*(?:society|potential|can be)"
    r"|a full and (?:active|happy) life)\b",
    r"\bthe best that (?:he|she|they) can be\b",
    r"\bthe right support in place\b",
)
_HOW = any_of(
    r"\b(?:said|told|says|explained|shared) (?:us |me )?(?:this|these|it) (?:in|during|while|when|over"
    r"|on|to|through|with)\b",
    r"\bshown (?:a |two |the )?(?:photo|picture|symbol|object)",
    r"\bkept a (?:diary|notebook|log|record)\b",
    r"\b(?:questionnaire|survey|form|profile) (?:filled in|completed|answered|done)\b",
    r"\bfixed (?:his|her|their) gaze\b",
    r"\b(?:in|over|during) (?:a|two|three|several) (?:chats?|conversations?|sessions?|visits?|walks?"
    r"|meetings?|lessons?)\b",
    r"\b(?:talking mats?|mosaic|widgit|eye[- ]gaze|photo book|photo elicitation|choice board"
    r"|comic strip)\b",
    r"\b(?:by|with) (?:the|his|her|their|an?) (?:advocate|interpreter|scribe)\b",
)


def _aspirations(item: AnalysedItem, body: AnalysedPassage) -> tuple[Slot, Slot, Slot]:
    about = _words(item, "label")
    wish = [body.quote(h.span.start, h.span.end) for h in body.hits_of("voices", "aspiration")]
    labelled = (
        re.search(r"\b(?:aspirations?|hopes?|future|goals?|ambitions?|dreams?|looking ahead)\b", about) is not None
    )
    generic = body.hits_of("voices", "generic-view")
    fragment = _HOPE_FRAGMENT.search(body.folded) is not None
    if not wish and not labelled and not fragment:
        reason = "not about hopes"
        return (
            Slot("aspiration", SlotState.NOT_NEEDED, (), reason),
            Slot("near", SlotState.EMPTY, (), reason),
            Slot("far", SlotState.EMPTY, (), reason),
        )
    near = [body.quote(h.span.start, h.span.end) for h in body.hits_of("voices", "near")]
    far = _far(body)
    near_label = re.search(r"\b(?:next|this year|short|near|now|coming)\b", about) is not None
    far_label = re.search(r"\b(?:long|longer|future|adult|far|later)\b", about) is not None
    nearby = bool(near) or near_label or not (far or far_label)
    bare = (bool(generic) and len(body.words) <= 8) or _EMPTY_HOPE.search(body.folded) is not None
    state = SlotState.EMPTY if bare else SlotState.FILLED
    reason = "a wish that anybody might have" if bare else "a hope of this child or family"
    unsure = SlotState.UNSURE if _SHORT_LIFE.search(body.folded) else SlotState.EMPTY
    return (
        Slot("aspiration", state, tuple(wish[:2]), reason),
        Slot("near", SlotState.FILLED if nearby and not bare else SlotState.EMPTY, tuple(near[:2]), "near at hand"),
        Slot("far", SlotState.FILLED if (far or far_label) and not bare else unsure, tuple(far[:2]), "further ahead"),
    )


_SHORT_LIFE = re.compile(r"\blife[- ](?:limit|short|threat)\w+|\bpalliative\b")
_SURELY_FAR = any_of(
    r"\b(?:future|one day|grows? up|grown up|older|adult(?:hood)?|long(?:er)?[- ](?:term|run)"
    r"|eventually|later|few years|after (?:school|college))\b",
)


def _far(body: AnalysedPassage) -> list[Quote]:
    """Words of later life; work or a home beside a time near at hand in the same sentence is a hope for soon."""
    near = [hit.span for hit in body.hits_of("voices", "near")]
    found = []
    for hit in body.hits_of("voices", "far"):
        inside = sentence_at(body.sentences, hit.span.start)
        soon = any(inside.overlaps(span) for span in near) and not _SURELY_FAR.search(
            body.folded, inside.start, inside.end
        )
        if not soon:
            found.append(body.quote(hit.span.start, hit.span.end))
    return found


def _faults(item: AnalysedItem, body: AnalysedPassage) -> Iterator[Fault]:
    about = _words(item, "speaker", "label")
    adult = _ADULT_SPEAKS.search(_words(item, "speaker")) is not None
    first = list(_FIRST_PERSON.finditer(body.folded))
    quotes = body.speech
    register = [
        hit for hit in body.hits_of("voices", "adult-register") if not any(span.overlaps(hit.span) for span in quotes)
    ]
    if (first and not adult and len(register) >= 2 and len(register) * 6 >= len(body.words)) or (
        first
        and not adult
        and register
        and re.match(
            r"^i (?:need|require|present|experience|benefit|would benefit|am a (?:young person|child|pupil))\b",
            body.folded,
        )
    ):
        yield Fault(
            "adult-register",
            tuple(body.quote(h.span.start, h.span.end) for h in register),
            "first person in a professional's words",
        )
    provision = _PROVISION.search(body.folded)
    if (
        provision
        and not _PARENT_WISH.search(body.folded[max(0, provision.start() - 60) : provision.start()])
        and not adult
        and "parent" not in about
    ):
        quoted_words = any(span.start <= provision.start() < span.end for span in quotes)
        if not quoted_words:
            yield Fault(
                "provision-in-views", (body.quote(*provision.span()),), "provision or professional opinion among views"
            )
