"""Training of the adults round a child: that it will be given, or that somebody is only called trained, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import MONTH, NUMBER, Cued, any_of, holds_any
from ehcp_rules.text.english.mentions import amounts_of, round_about

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["TrainingClaim", "says_topic", "says_trainer", "says_when", "training_claims"]

_ABLE = ("confident", "competent", "skilled", "proficient", "knowledgeable", "fluent")
_CUES = (
    "train",
    "upskill",
    "up-skill",
    "cpd",
    "inset",
    "professional development",
    "awareness",
    "talk",
    "briefing",
    "workshop",
    "webinar",
    *_ABLE,
)
_NOUN = r"(?:training|cpd|inset|professional development|awareness (?:sessions?|courses?))"


@frozen
class TrainingClaim:
    """Words by which adults are to be trained (`to_come`), or are only called trained."""

    to_come: bool
    quote: Quote


_ADULTS = re.compile(
    r"\b(?:staff|adults?|teachers?|assistants?|team|tas|lsas|everyone|everybody|anyone|all who|those who|practitioners?"
    r"|supervisors?|mentors?|tutors?|colleagues?|volunteers?|drivers?|escorts?|whole[- ]school|inset"
    r"|(?:school|setting|nursery|college) (?:will|must|shall|should|to) (?:access|attend|receive|undertake|complete|have))\b"
)
_AT_HAND = re.compile(
    r"\b(?:with|by|from|beside|alongside|under) (?:(?:an?|the|his|her|their|one|another) )?(?:[a-z'-]+ )?$"
)
"""Before an adult with whom the child trains, or who gives the training: not one who is to be trained."""
_TO_COME = Cued(
    " be |train |skill|training|cpd|inset|professional development|awareness|talk|briefing|workshop|webinar|"
    + "|".join(_ABLE),
    r"\b(?:will|must|shall|should|to|needs? to) (?:all )?be (?:[a-z'-]+ ){0,2}?(?:(?:re-?)?trained|up-?skilled)\b",
    r"\b(?:will|must|shall|should|to) (?:also )?(?:train|up-?skill) (?:(?:all|the|school|key|relevant|other|his|her|their|class) )*"
    r"(?:staff|adults|team|teachers|assistants|tas|lsas)\b",
    r"\b(?:ensure|ensures|make sure|makes sure|see|sees)(?: that)? (?:[a-z]+ ){0,2}?(?:staff|adults|teachers|assistants|tas)"
    rf"(?: who [a-z ]{{3,30}})? are (?:[a-z]+ly )?(?:{'|'.join(_ABLE)})\b",
    r"(?<!who )\b(?:receiv|complet|attend|undertak|undergo|giv|provid|offer|access|deliver|have|has|need)[a-z]*"
    rf"(?: [a-z0-9'/-]+){{0,6}}? {_NOUN}\b(?! (?:centre|provider|yard|workshop|college|course|room|lead))",
    rf"\b{_NOUN} (?:for [a-z ]{{3,30}} )?(?:will|is to|are to|should|must|shall|to) be (?:[a-z]+ )?(?:sourced|arranged"
    r"|booked|organised|given|provided|delivered|offered|sought|found|identified|put in place|considered|commissioned)\b",
    # A title alone: `Tourette awareness, led by the nurse`, `Attachment talk for staff`.
    r"(?:^|(?<=[.;:] ))(?:[a-z'-]+ ){1,3}awareness(?=,? (?:led|given|run|delivered|provided|from|by)\b)",
    r"(?:^|(?<=[.;:] ))(?:[a-z'-]+ ){1,3}(?:talk|briefing|workshop|webinar)s? for (?:all |the |school |class |relevant |key |new )*"
    r"(?:staff|teachers|adults|tas|teaching assistants|team)\b",
    r"(?:^|(?<=[.;] ))(?:(?!with\b|has\b|had\b|have\b|after\b|whose\b|without\b|from\b)[a-z0-9'&/-]+ ){0,4}?"
    rf"{_NOUN}\b(?! (?:centre|provider|yard|workshop|college|course|room|lead))",
)
_CALLED = any_of(
    r"\b(?:suitably|appropriately|fully|properly|adequately|sufficiently|relevantly|specially)[ -]trained\b"
    r"|\btrained (?:accordingly|as (?:appropriate|necessary|needed|required))\b"
    r"|\btrained (?:adults?|staff|members? of (?:the )?(?:[a-z]+ )?(?:staff|team)|person(?:nel)?|people|practitioners?"
    r"|individuals?|colleagues?)\b",
)
_OWN_SKILL = re.compile(
    r"\b(?:travel|mobility|orientation|toilet|potty|work|job|vocational|employment|strength|life[- ]skills|cane|swim\w*"
    r"|speech|auditory|listening|education (?:and|or)|further|phonological|phonemic|phoneme|sound|body|spatial|self|social"
    r"|money|road|danger|safety) $"
)
"""Before training that the child or young person has, and not the adults."""


_OF_ADULTS = re.compile(
    r"(?:^|[.;:] )(?:(?!(?:has|have|takes?|does|do|attends?|joins?|completes?)\b)[a-z0-9-]+ ){0,3}?"
    r"(?:[a-z]+-(?:informed|aware|friendly)|aware(?:ness)?|attachment|trauma|autism|adhd|dyslexia"
    r"|epilepsy|de-escalation|safeguarding|(?:positive|safer?|moving and|manual) handling|team[- ]teach|emotion coaching"
    r"|restorative practice|first aid)(?: (?:and [a-z]+|practice|approach))? (?:training|cpd|inset)$"
)
"""Training in what adults are to know of a child: nobody need say that it is theirs."""


def training_claims(passage: AnalysedPassage) -> Iterator[TrainingClaim]:
    """Where a passage says that adults will be trained, or calls somebody who is nobody in particular trained."""
    folded = passage.folded
    if not holds_any(folded, _CUES):
        return
    for match in _TO_COME.finditer(folded, passage.scan):
        sentence = round_about(passage, Span(*match.span()))
        noun = max(folded.rfind(word, match.start(), match.end()) for word in ("training", "awareness"))
        if noun >= 0 and _OWN_SKILL.search(folded, max(0, noun - 30), noun):
            continue
        adults = _ADULTS.finditer(folded, sentence.start, sentence.end)
        if _OF_ADULTS.search(folded, sentence.start, match.end()) or any(
            not _AT_HAND.search(folded, sentence.start, adult.start()) for adult in adults
        ):
            yield TrainingClaim(True, passage.quote(*match.span()))
    for match in _CALLED.finditer(folded):
        yield TrainingClaim(False, passage.quote(*match.span()))


_PLACE = (
    r"(?!(?:the |a |his |her |their |every |all )?"
    r"(?:class|school|settings?\b(?! up)|room|play|lunch|hall|lesson|morning|team|base|house|stairs|yard|bus|way|trips?\b|site)"
    r"|case|order)"
)
"""What a topic does not begin with: a place where trained adults are."""
_TIME = (
    rf"(?!(?:the |each |every |early |late )?(?:{MONTH}|autumn|spring|summer|first|second|last|advance|an? annual"
    rf"|a yearly|a regular|{NUMBER})\b)"
)
"""Nor with when it is given: `in September`, `in two sessions`."""
_TOLD_OF_IT = (
    r"(?: (?!(?:who|that|which|will|to|with|works?|supports?|delivers?|helps?|runs?|teach(?:es)?|is|are|has|have|can)\b)"
    r"[a-z0-9'-]+,?){0,20}?"
)
"""By whom, for how long and when, before what it is in; no verb of something else."""
_TOPIC = any_of(
    rf"\b(?:train|up-?skill)(?:ed|ing|s)?\b,?{_TOLD_OF_IT} (?:in|on|about|around|(?:in )?how to) {_PLACE}{_TIME}[a-z]",
    rf"\btraining for [^.;]{{3,120}}? (?:in|on) {_PLACE}[a-z]",
    r"\btrains?(?: [a-z]+){0,3}? to [a-z]",
    r"\btrained(?: (?!staff|adults?|people|person|tas?\b|assistants?|members?|practitioners?)[a-z]+){0,3}? to [a-z]",
    rf"\b{_NOUN} ?[:(-] ?[a-z]",
    rf"\b(?:{'|'.join(_ABLE)}) (?:in|with|about|at) {_PLACE}[a-z]",
    rf"\b{_NOUN}(?: [a-z]+){{0,3}}? (?:in|on|about|around|into) {_PLACE}[a-z]",
    r"\bbe (?!(?:all|also|then|well|better|so|both|each|always|[a-z]+ly) )[a-z'-]+ trained\b",
    r"\btraining(?: [a-z]+){0,3}? (?:for|as) (?:an? )?[a-z]+ing\b",
)
_TOPIC_BEFORE = re.compile(r"(?P<word>[a-z][a-z'/&-]*) (?:training|awareness|talk|briefing|workshop|webinar)s?\b")
_NO_TOPIC = frozenset(
    (
        "staff school whole-school inset appropriate suitable relevant necessary required specific specialist further regular "
        "additional adequate ongoing same the a any some this that such their all of full and annual termly initial "
        "refresher with without receive receives have has complete completes attend given provide provided hours "
        "hour day half-day more good proper adult s access accesses attends undertake undertakes undergo undergoes need needs "
        "require requires get gets offer offers offered"
    ).split()
)


def says_topic(item: AnalysedItem) -> bool:
    """Whether an item says what the training is in."""
    for passage in item.passages.values():
        folded = passage.folded
        if not holds_any(folded, _CUES):
            continue
        if _TOPIC.search(folded):
            return True
        if any(match["word"] not in _NO_TOPIC for match in _TOPIC_BEFORE.finditer(folded)):
            return True
    return False


_GIVES = re.compile(
    r"s?(?: (?:for|of|in) (?:the )?[a-z]+(?: (?:and )?[a-z]+)?)?,? (?:will |must |shall |to |also |and [a-z ]{3,30}? )?(?:re-?)?"
    r"(?:trains?|teach(?:es)?|leads?|gives?|delivers?|runs?|provides?|shows?|briefs?|coach(?:es)?)\b"
)
_FROM = re.compile(
    r"\b(?:by|from|with|under|led by)(?: (?:an?|the|his|her|their|our|its|each|every|[a-z]+'s))?(?: [a-z-]+){0,4}? $"
    rf"|\b{_NOUN}(?: [a-z-]+){{0,5}}?: (?:(?:an?|the|his|her|their) )?$"
)
_TRAINER = re.compile(
    r"\b(?:by|from|with)(?: [a-z'-]+){0,4}? (?:trainers?|tutors?|nurses?|services?|charity|society|council|team"
    r"|virtual school|hospital|clinic|trust|university)\b"
)

_WHOSE_WORK_IT_IS = re.compile(
    r"\b(?:advis[eo]rs?|trainers?|instructors?|consultants?|tutors?|services?|charity|team|hospital|clinic|trust)\b"
)
"""Somebody, or some body, that trains when it is named as who does."""


def says_trainer(item: AnalysedItem, *, to_come: bool) -> bool:
    """Whether an item says who gives the training: one by whom it is given or, of training `to_come`, a role that gives it."""
    who = item.passages.get("who")
    for passage in item.passages.values():
        folded = passage.folded
        for hit in passage.hits_of("roles"):
            if hit.group in ("unowned", "named-adult", "class-team", "family"):
                continue
            if to_come and (passage is who or _GIVES.match(folded, hit.span.end)):
                return True
            if _FROM.search(folded, max(0, hit.span.start - 60), hit.span.start):
                return True
        if _TRAINER.search(folded):
            return True
    return to_come and who is not None and _WHOSE_WORK_IT_IS.search(who.folded) is not None


_TIMES = (QuantityKind.FREQUENCY, QuantityKind.WINDOW, QuantityKind.COUNT, QuantityKind.LENGTH)


def says_when(item: AnalysedItem) -> bool:
    """Whether an item gives a date, a length or a frequency of anything: of the training, for all that grammar can tell."""
    read = (item.passages[name] for name in ("text", "who", "how_often") if name in item.passages)
    return any(passage.dates or any(amounts_of(passage, *_TIMES)) for passage in read)
