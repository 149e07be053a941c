"""What stands in the place of a hope and is none: an office's aim, a target, a service, present likes, or words for anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.views.bland import words_that_picture
from ehcp_rules.text.views.business import business_hits
from ehcp_rules.text.views.lived import OFFICE

if TYPE_CHECKING:
    from ehcp_rules.evidence import Span
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Aim", "told_aim"]


@frozen
class Aim:
    """What stands in the place of a hope, in plain words; `certain` is false when only a person can tell."""

    instead: str
    certain: bool = True


_OWN = re.compile(r"(?<!section )\b(?:i|i'm|im|i'd|i'll|my|me|mine|we|we'd|our|us)\b")
_WISHES = re.compile(
    r"\b(?:wants?|wanted|(?:would|[a-z]+'d) (?:like|love|rather|prefer)|hopes?|hoped|wish(?:es)?|wished|dreams?|longs?|said"
    r"|says|told|chose|picked"
    r"|spelt|signed|wrote|typed|drew|asked|thinks?|talks? (?:of|about)|plans?|keen|determined|fancies|longing|ambition"
    r"|aspiration)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|'ll|i'll|going to|gonna|could|might|may|when (?:i|he|she|they|we)|one day|some day|someday|grown|grow(?:s"
    r"|ing)? up|older"
    r"|later|future|next|by the time|until|after|soon|eventually|maybe|perhaps|rather|instead|would|so (?:that|i|he|she)"
    r"|to (?!school)[a-z]+)\b"
)
_LIKES = re.compile(
    r"^\W*(?:[a-z-]+(?<!would)(?: and [a-z]+)? )?(?:also |really |currently |still |always )*"
    r"(?:likes?|loves?|enjoys?|adores?|prefers?|is (?:very |really )?(?:interested in|keen on|into|fond of|good at)|am (?:into"
    r"|good at)"
    r"|has an? (?:interest|love) (?:in|of)|(?:his|her|their|my) (?:favourites?|interests?|hobbies)(?: [a-z]+){0,2} (?:is|are"
    r"|include))\b"
)
_OFFICES_AIM = any_of(
    rf"^\W*(?:the |our |my )?(?:[a-z]+ ){{0,2}}?{OFFICE}(?:'s|s')? (?:[a-z-]+ ){{0,2}}?(?:aims?|aspirations?|hopes?|goals?"
    rf"|targets?|intentions?"
    r"|priority|priorities|vision|objectives?|expectations?)\b",
    rf"^\W*(?:the |our |my )?(?:[a-z]+ ){{0,2}}?{OFFICE}(?: and [a-z]+)? (?:aims?|hopes?|wants?|wish(?:es)?|would like"
    rf"|expects?|intends?|plans?"
    r"|feels?|believes?|thinks?|considers?|agrees?|recommends?|will)\b",
    r"^\W*(?:the )?(?:long[- ]term |overall |main )?(?:aim|objective|intention|target|priority) (?:of (?:the|this)|is (?:for"
    r"|to))\b",
)
_BEHAVIOUR = (
    r"(?:hitting|biting|kicking|spitting|swearing|scratching|pinching|lashing out|calling out|shouting out|running (?:off|away"
    r"|out)|absconding"
    r"|throwing|hurting|fighting|fidgeting|refusing|arguing|tantrums?|meltdowns?|outbursts?|aggress\w+|incidents?|behaviours?"
    r"|instructions?"
    r"|rules|requests|directions|boundaries|expectations|calmly|on task|in class|in the classroom|(?:whole|full"
    r"|entire) (?:lesson|session)|seat"
    r"|emotions?|feelings appropriately|anger|temper|impulses?|attendance|punctuality|concentration|attention|compliance)"
)
_MANNERS = re.compile(
    r"(?:^|[,;.] ?|\band |\bfor [a-z'-]+ |\b(?:[a-z]+|he|she|they) (?:needs|has|is) |\b(?:want|wants|like|love|hopes?|wish"
    r"|wishes) (?:for )?[a-z'-]+ )(?:to )?(?:no longer |not )?"
    r"(?:stop|reduce|refrain|follow|comply|behave|conform|obey|sit|remain|stay|attend|engage|concentrate|focus|manage|regulate"
    r"|control"
    rf"|respond|accept|cooperate|listen|tolerate|cope|complete|display|show|demonstrate|express|use|decrease"
    rf"|avoid)\b[^.;]*?\b{_BEHAVIOUR}\b"
)
_BEHAVE = re.compile(
    r"(?:^|\bfor [a-z'-]+ )to (?:behave|conform|comply|be (?:well[- ]behaved|good|compliant)|do as (?:he|she|they))\b"
)
_SOUGHT = re.compile(
    r"\b(?:be (?:re)?assessed (?:for|by)|(?:re)?assessment (?:for|of|by)|(?:get|have|receive|obtain|given|seek|gain|confirm"
    r"|for) (?:a |an |the |his |her |their )?"
    r"(?:formal |confirmed )?(?:diagnosis|assessment|reassessment|referral|ehcp|ehc plan)|be (?:diagnosed|referred|seen by"
    r"|re-?referred|screened))\b"
)
_ATTAINED = Cued(
    "grade|working|level|age|expect|target|%|per cent|benchmark|standard|gcse|score|out of|phonics|milestone|sats|goal",
    r"\bgrades? \d\b|\blevel \d\b|\bat (?:the )?expected\b|\bexpected (?:standard|level|levels|progress)\b|\bage[- ](?:related"
    r"|appropriate|expected)\b"
    r"|\bworking (?:at|towards|within)\b|\d+ ?%|\bper cent\b|\bbenchmark\b|\btargets?\b|\bphonics\b|\bsats\b|\breading age\b"
    r"|\bspelling age\b"
    r"|\bgcses? (?:at|including|in)\b|\b(?:\d+|two|three|four|five|six|seven|eight|nine) gcses?\b|\b\d+ out of \d+\b"
    r"|\bearly learning goals?\b|\bmilestones?\b",
)
_SERVED = re.compile(
    r"^\W*(?:(?:for )?[a-z'-]+ )?to (?:also |continue to |keep |still )?(?:have|receive|get|access|attend|be (?:given|offered"
    r"|provided|placed|supported|in)|remain|continue"
    r"|stay|transition|transfer|move)\b"
)
_BLAND_CORE = re.compile(
    r"\b(?:happy|happier|happiness|healthy|safe|potential|succeed|success\w*|achieve\w*|progress|best|well|well-being"
    r"|wellbeing|independen\w+|confiden\w+"
    r"|valued|fulfil\w*|thriv\w+|flourish\w*|good|full|included|resilien\w+|life|positive|outcomes|meaningful|society"
    r"|opportunit\w+|develop|support\w*)\b"
)
_PICTURES = re.compile(
    r"\bwork (?:with|in|on|for|at|as|outside|near|there)\b|\b(?:family|children|home|house|room|class|lessons?) (?:of|with|to"
    r"|near|by|in)\b|\ba (?:family|home|teacher|lead)\b"
    r"|\bown (?:[a-z]+ )?(?:family|home|room|children)\b|\b(?:live|living|stay|move|moving) (?:with|in|near|by|at|on|to|out"
    r"|away|next)\b|\bteach\b"
    r"|\bgo to (?:school|work)\b|\bat home\b|\bplay(?:ing)? (?:with|in|for|the)\b|\bwith (?:his|her|their|other) (?:family"
    r"|children)\b|\bhave children\b"
    r"|\ba (?:[a-z]+ )?(?:job|teacher|child ?minder|person who)\b|\bteacher\b|\bsay\b|\bget to know\b"
)


def told_aim(item: AnalysedItem, body: AnalysedPassage) -> Aim | None:
    """What a passage under a heading of hopes tells in their place, or None for a hope of the child or family."""
    folded = body.folded
    own = bool(body.speech) or _OWN.search(folded) is not None
    wished = own or _WISHES.search(folded) is not None
    if not own and all(_OFFICES_AIM.search(folded[span.start : span.end]) for span in body.sentences):
        return Aim("an aim of an office or school")
    if _only_likes(body):
        return Aim("what is liked now, and no hope")
    if not body.speech and _bland(item, body):
        return Aim("a wish that anybody might have", certain=_BLAND_CORE.search(folded) is not None)
    if own:
        return None
    return _from_adults(item, body, wished=wished)


def _from_adults(item: AnalysedItem, body: AnalysedPassage, *, wished: bool) -> Aim | None:
    folded = body.folded
    hits = business_hits(item, body)
    counted = {hit.phrase for hit in hits}
    if _BEHAVE.search(folded) or _MANNERS.search(folded):
        return Aim("adults' aim for behaviour", certain=not wished)
    if _SOUGHT.search(folded):
        return Aim("an assessment that is sought", certain=not wished)
    if _ATTAINED.search(folded):
        schooling = sum(hit.group == "schooling" for hit in hits)
        return Aim("a target for attainment", certain=not wished and (schooling > 0 or not folded.startswith("to ")))
    if _SERVED.search(folded) and any(hit.group in ("help", "placement", "services", "money") for hit in hits):
        return Aim("a service or placement", certain=not wished and not _unlike(item, body, hits))
    if wished:
        return None
    if len(counted) >= 2:
        return Aim("what offices and schools write", certain=len(counted) >= 3)
    fragment = not re.search(r"\b(?:is|are|was|were|has|attends?|goes|can)\b", folded)
    if counted or not (_AHEAD.search(folded) or fragment):
        return Aim("no hope can be made out", certain=False)
    return None


def _unlike(item: AnalysedItem, body: AnalysedPassage, hits: tuple[object, ...]) -> bool:
    """Whether words of a hope's own stand beside the service: more than bland ones are left without what was hit."""
    spans: list[Span] = [hit.span for hit in hits]  # type: ignore[attr-defined]
    left = words_that_picture(item, body)
    if left is None:
        return True
    covered = " ".join(body.folded[span.start : span.end] for span in spans)
    return sum(word not in covered for word in left) > 3


def _only_likes(body: AnalysedPassage) -> bool:
    told = [body.folded[span.start : span.end] for span in body.sentences]
    return not body.speech and bool(told) and all(_LIKES.match(words) and not _ahead(words) for words in told)


def _ahead(words: str) -> bool:
    return _AHEAD.search(words) is not None or _WISHES.search(words) is not None


def _bland(item: AnalysedItem, body: AnalysedPassage) -> bool:
    if _PICTURES.search(body.folded) or not body.words:
        return False
    return words_that_picture(item, body) == ()
