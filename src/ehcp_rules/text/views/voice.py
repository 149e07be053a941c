"""Whose words an item of section A gives: the child's own, what the child did or showed, or somebody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.reading import Fault, Slot, SlotState
from ehcp_rules.text.views.whose import FIRST_PERSON, Whose

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["REPORTED", "own_voice", "shown_in"]

_OBSERVED = re.compile(r"\b(?:observ\w+|watched|filmed|video)\b")
REPORTED = any_of(
    r"\b(?:he|she|they|[a-z]+) (?:told|tells|said|says|explained|explains|wrote|writes|typed|types"
    r"|signed|signs|drew|draws|chose|chooses(?! not)|pointed|points|picked|picks|answered|answers|dictated"
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
_DECLINED = Cued(
    "did not w|chose not|declined|preferred not|does not w",
    r"\b(?:did not want to (?:share|give|take part|say)|chose not to|declined to|preferred not to"
    r"|did not wish to|does not want to (?:share|give|take part))\b",
)
_NEED_TALK = any_of(
    r"\b(?:views? (?:were|was|have been) (?:sought|gathered|obtained|collected|taken|captured"
    r"|recorded)|unable to (?:give|share|express)|not able to (?:give|share|express)|did not wish to"
    r"|too young to|declined)\b",
)
_PROXY = Cued(" behalf", r"\b(?:[a-z]+'s )?(?:form|views)\b.{0,40}\bon (?:her|his|their) behalf\b")


def own_voice(body: AnalysedPassage, said: Whose, faults: tuple[Fault, ...]) -> Slot:
    """The slot own-voice: whether the item gives the child's words, or what the child did or showed."""
    folded = body.folded
    reported = shown_in(folded, said)
    speech = _spoken(body, said)
    register = next((fault for fault in faults if fault.name == "adult-register"), None)
    if _PROXY.search(folded):
        return Slot("own-voice", SlotState.EMPTY, (), "somebody else completed the form")
    if register and not speech:
        return Slot("own-voice", SlotState.UNSURE, register.quotes, "first person, but in a professional's words")
    if _DECLINED.search(folded) and not speech:
        return Slot("own-voice", SlotState.UNSURE, (), "the child chose not to give views")
    first = FIRST_PERSON.search(folded) if not said.adult else None
    if speech and not said.adult:
        return Slot("own-voice", SlotState.FILLED, speech, "the child's own words")
    if first:
        return Slot("own-voice", SlotState.FILLED, (body.quote(*first.span()),), "the child's own words")
    if said.shared and not speech:
        return Slot("own-voice", SlotState.UNSURE, (), "told by the child and an adult together")
    if said.child and (reported or _OBSERVED.search(said.about + folded)) and len(body.words) >= 4:
        quotes = (body.quote(*reported.span()),) if reported else ()
        return Slot("own-voice", SlotState.FILLED, quotes, "what the child did or showed")
    if speech and reported:
        return Slot("own-voice", SlotState.FILLED, speech, "the child's words, reported by somebody else")
    if said.child and len(body.words) >= 8 and not _NEED_TALK.search(folded):
        reason = "said to be the child's view, but neither words nor behaviour are quoted"
        return Slot("own-voice", SlotState.UNSURE, (), reason)
    if reported and not said.adult and len(body.words) >= 4 and not _BY_ANOTHER.match(folded, reported.start()):
        quotes = (body.quote(*reported.span()),)
        return Slot("own-voice", SlotState.FILLED, quotes, "what the child said, did or showed")
    return Slot("own-voice", SlotState.EMPTY, (), "somebody else's words")


_TOLD_OF_THE_PAST = re.compile(r"\b(?:history|story so far|background|timeline|chronology)\b")
_PRONOUNS = frozenset({"he", "she", "they"})


def shown_in(folded: str, said: Whose) -> re.Match[str] | None:
    """Where a folded text tells what the child said, did or showed, and not what became of the child long ago."""
    if _TOLD_OF_THE_PAST.search(said.about):
        return None
    for match in REPORTED.finditer(folded):
        if said.child or not said.names or match.group().partition(" ")[0] in said.names | _PRONOUNS:
            return match
    return None


_BY_ANOTHER = re.compile(r"(?:mum|dad|mother|father|parents|staff|the school|his|her) ")
_SPOKEN_BY = re.compile(
    r"\b(?!we |they |i |mum |dad |staff |everyone |people )[a-z]+ (?:said|says|told|tells|asked|asks|wrote"
    r"|typed|signed|replied|answered|whispered|shouted|calls (?:it|this|them)|called (?:it|this|them))(?: [a-z']+){0,4}[,:]? ?$"
)


def _spoken(body: AnalysedPassage, said: Whose) -> tuple[Quote, ...]:
    """Quoted speech of the child: a word or two in quotation marks may be anybody's name for a thing."""
    found = []
    for span in body.speech:
        words = body.folded.count(" ", span.start, span.end) + 1
        most = 2 * (span.end - span.start) > len(body.folded)
        by_child = _SPOKEN_BY.search(body.folded, max(0, span.start - 60), span.start) is not None
        if (by_child and words >= (3 if said.adult else 1)) or (not said.adult and (words >= 3 or most)):
            found.append(body.quote(span.start, span.end))
    return tuple(found)
