"""What stands in the place of a hope and is none: an office's aim, a target, a service, present likes, or words for anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.views.bland import words_that_picture
from ehcp_rules.text.views.lived import OFFICE
from ehcp_rules.text.views.weighing import Weights, business_hits, weigh

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Aim", "names_something", "told_aim"]


@frozen
class Aim:
    """What stands in the place of a hope, in plain words; `certain` is false when only a person can tell."""

    instead: str
    certain: bool = True


_OWN = re.compile(r"(?<!section )\b(?:i|i'm|im|i'd|i'll|my|me|mine|we|we'd|our|us)\b")
_WISHES = re.compile(
    r"\b(?:wants?|wanted|(?:would|[a-z]+'d) (?:like|love|rather|prefer)|hopes?|hoped|wish(?:es)?|wished|dreams?|longs?|said"
    r"|says|told|chose|picked"
    r"|spelt|signed|wrote|typed|drew|asked|thinks?|talks? (?:of|about)|plans?|keen to|determined|fancies|longing|ambition"
    r"|aspiration)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|'ll|i'll|going to|gonna|could|might|may|when (?:i|he|she|they|we)|one day|some day|someday|grown|grow(?:s"
    r"|ing)? up|older"
    r"|later|future|next|by the time|until|after|soon|eventually|maybe|perhaps|rather|instead|would|sees? (?:him|her|them"
    r"|my)sel(?:f|ves)|so (?:that|i|he|she)"
    r"|to (?!school)[a-z]+)\b"
)
_LIKES = re.compile(
    r"^\W*(?:[a-z-]+(?<!would)(?: and [a-z]+)? )?(?:also |really |currently |still |always )*"
    r"(?:likes?|loves?|enjoys?|adores?|prefers?|is (?:very |really )?(?:interested in|keen on|into|fond of|good at)|am (?:into"
    r"|good at)"
    r"|has an? (?:[a-z]+ )?(?:interest|love|passion|fondness) (?:in|of|for)|(?:his|her|their|my) (?:favourites?|interests?"
    r"|hobbies)(?: [a-z]+){0,2} (?:is|are"
    r"|include))\b"
)
_NOT_WANTED = re.compile(
    r"\b(?:(?:do|does|did|would|will)(?:n't| not)|never|no longer) (?:[a-z]+ )?(?:want|wish|like)\b"
    r"|\b(?:hates?|dislikes?|dreads?|refuses?|objects? to|fed up|unhappy (?:with|about|that)|against)\b"
)
_FAMILYS_OWN = re.compile(r"^\W*(?:(?:his|her|their|the) )?(?:parents?|mum|mother|dad|father|carers?|family|we)\b")
_OFFICES_AIM = any_of(
    rf"^\W*(?:the |our |my )?(?:[a-z-]+ ){{0,2}}?{OFFICE}(?:'s|s')? (?:[a-z-]+ ){{0,2}}?(?:aims?|aspirations?|hopes?|goals?"
    rf"|targets?|intentions?"
    r"|priority|priorities|vision|objectives?|expectations?)\b",
    rf"^\W*(?:the |our |my )?(?:[a-z-]+ ){{0,2}}?{OFFICE}(?: and [a-z]+)? (?:aims?|hopes?|wants?|wish(?:es)?|would like"
    rf"|expects?|intends?|plans?"
    r"|feels?|believes?|thinks?|considers?|agrees?|recommends?)\b",
    r"^\W*(?:the )?(?:long[- ]term |overall |main )?(?:aim|objective|intention|target|priority) (?:of (?:the|this)|is (?:for"
    r"|to))\b",
)
_BEHAVIOUR = (
    r"(?:hitting|biting|kicking|spitting|swearing|scratching|pinching|lashing out|calling out|shouting out|running (?:off|away"
    r"|out)|absconding"
    r"|throwing|hurting|fighting|fidgeting|refusing|arguing|tantrums?|meltdowns?|outbursts?|aggress\w+|incidents?|behaviours?"
    r"|instructions?"
    r"|rules|carpet|requests|directions|boundaries|expectations|calmly|on task|in class|in the classroom|(?:whole|full"
    r"|entire) (?:lesson|session)|seat"
    r"|emotions?|feelings appropriately|anger|temper|impulses?|attendance|punctuality|concentration|attention|compliance"
    r"|appropriate(?:ly)?)"
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
    r"(?:^|\bfor [a-z'-]+ )to (?:behave|conform|comply|sit (?:still|nicely|properly|quietly)|be (?:well[- ]behaved"
    r"|good(?= *\W*$)|compliant)|do as (?:he|she|they))\b"
)
_SOUGHT = re.compile(
    r"\b(?:be (?:re)?assessed (?:for|by)|(?:re)?assessment (?:for|of|by)|(?:get|have|receive|obtain|given|seek|gain|confirm"
    r"|for) (?:a |an |the |his |her |their )?"
    r"(?:formal |confirmed )?(?:diagnosis|assessment|reassessment|referral|ehcp|ehc plan)|diagnos[ei]s (?:of [a-z]+ )?to be"
    r"|medication (?:to be|reviews?)|be (?:diagnosed|referred|seen by (?:a |an |the )?(?:ep|camhs|psychologist|paediatrician"
    r"|therapist|specialist|doctor|community)"
    r"|re-?referred|screened))\b"
)
_APPOINTED = Cued(
    "meeting|interview|appointment|will |is to |are to ",
    r"\b(?:meeting|interview|appointment)s? (?:[a-z]+ ){0,4}?(?:has been|have been|is|are|was|were) (?:arranged|booked|planned"
    r"|fixed|set|made|confirmed|scheduled|agreed)\b",
    r"\b(?:will|is to|are to) (?:meet|see|speak (?:to|with)|be (?:seen|visited|interviewed) by) (?:[a-z]+ ){0,2}?"
    r"(?:advis[eo]r|case ?worker|social worker|officer|panel|psychologist|ep|therapist|ot|salt|slt|paediatrician|senco)\b",
)
_ATTAINED = Cued(
    "same |above|working|level|age|expect|target|%|per cent|benchmark|standard|gcse|score|out of|phonics|milestone|sats|goal|band"
    "|stage",
    r"\bor above\b|\bat (?:the )?expected\b|\bexpected (?:standard|level|levels|progress)\b|\bage[- ](?:related"
    r"|appropriate|expected)\b"
    r"|\bworking (?:at|towards|within) (?:the |an? )?(?:[a-z0-9-]+ ){0,3}(?:level|age|expect[a-z]+|stage|standard|entry"
    r"|award)\b|\d+ ?%|\bper cent\b|\bbenchmark\b|\btargets?\b|\bphonics\b|\bsats\b|\breading age\b"
    r"|\bspelling age\b"
    r"|\bgcses? (?:at|including|in)\b|\b(?:\d+|two|three|four|five|six|seven|eight|nine) gcses?\b|\b\d+ out of \d+\b"
    r"|\bentry level \d\b|\bearly learning goals?\b|\bmilestones?\b|\b(?:at|to) the same (?:level|rate|pace|standard)\b"
    r"|\bprogress (?:that is )?expected\b|\b(?:reading|book|phonics) (?:bands?|levels?|stages?)\b|\bsub-?levels?\b",
)
_IMPROVED = re.compile(
    r"^(?!.* so )\W*(?:for [a-z'-]+ )?to (?:be able to |further |continue to )?(?:improve|develop|increase|extend|maintain"
    r"|enhance"
    r"|build(?: on| up)?|strengthen|reduce|decrease|sustain|gain|acquire|broaden|consolidate|raise|boost)\b"
    r"[^.;]*\b(?:skills?|confidence|independence|attention|concentration|resilience|communication|vocabulary|language"
    r"|awareness|understanding|self-esteem|relationships|attainment|progress"
    r"|attendance|behaviours?|engagement|stamina|participation|abilit(?:y|ies)|fluency|literacy|numeracy|handwriting|anxiety"
    r"|regulation|focus|span|strategies|tolerance|interaction|control)\b"
)
_ENABLED = re.compile(
    r"^\W*for (?:adults|staff|teachers|(?:the |his |her )?school|professionals|everyone) to (?:understand|recognise|meet"
    r"|support|know|use|provide"
    r"|follow)\b[^.;]*\b(?:needs?|strategies|plan|profile|support|communication)\b|"
    r"^\W*(?:to )?(?:(?:support|enabl|encourag|allow|equip|empower|help|assist)(?:e|ing)? (?!me |us |mum |dad |nan |my |other "
    r"|old |people )[a-z'-]+ to "
    r"|ensur(?:e|ing) |promot(?:e|ing) |facilitat(?:e|ing) |provid(?:e|ing) (?!for )"
    r"|prepar(?:e|ing) (?:[a-z'-]+ )?for adulthood)|^\W*(?:(?:for )?[a-z'-]+ )?to be (?:supported|encouraged|enabled|helped"
    r"|provided|offered|prepared|monitored|prompted)\b"
)
_GRADED = re.compile(r"\bgrades? \d\b|(?<!entry )\blevel \d\b")
_AS_A_JOB = re.compile(r"\b(?:be|become|becoming|being|as|(?<!would )like) an? |\bin the (?:police|army|navy|nhs)\b")
_HOW_OFTEN = frozenset(
    "weekly daily access full-time throughout regular termly ongoing continued additional extra hours sessions minutes same".split()
)
_FOR_OFFICES = frozenset({"law", "authority", "money", "placement", "services", "schooling"})
_SERVED = re.compile(
    r"^\W*[a-z'-]+ (?:should|must|needs to) (?:continue to |remain |be |have |receive |attend |access |stay )|"
    r"^\W*(?:(?:for )?[a-z'-]+ )?to (?:also |continue to |keep |still )?(?:have|secure|obtain|receive|get|access|attend"
    r"|be (?:given|offered"
    r"|provided|placed|supported)|remain|continue"
    r"|stay|transition|transfer|move)\b"
)
_BLAND_CORE = re.compile(
    r"\b(?:happy|happier|happiness|healthy|safe|potential|succeed|success\w*|achieve\w*|progress|best|well|well-being"
    r"|wellbeing|independen\w+|confiden\w+"
    r"|valued|fulfil\w*|thriv\w+|flourish\w*|good|full|effective|included|resilien\w+|life|positive|outcomes|meaningful|society"
    r"|opportunit\w+|develop|support\w*)\b"
)
_LONG = 40
_PICTURES = re.compile(
    r"\bwork (?:with|in|on|for|at|as|outside|near|there)\b|\b(?:family|children|home|house|room|class|lessons?) (?:of|with|to"
    r"|near|by|in)\b|\ba (?:family|home|teacher|lead)\b"
    r"|\bown (?:[a-z]+ )?(?:family|home|room|children)\b|\b(?:live|living|stay|move|moving) (?:with|in|near|by|at|on|to|out"
    r"|away|next)\b|\bteach\b"
    r"|\bgo to (?:school|work)\b|\bat home\b|\bplay(?:ing)? (?:with|in|for|the)\b|\bwith (?:his|her|their|other) (?:family"
    r"|children)\b|\bhave children\b"
    r"|\ba (?:[a-z]+ )?(?:job|teacher|child ?minder|person who)\b|\bteacher\b|\bmake (?:[a-z]+ ){0,2}(?:happy|laugh|proud)\b"
    r"|\bsay\b|\bget to know\b"
)


def names_something(item: AnalysedItem, body: AnalysedPassage) -> bool:
    """Whether anything in a hope could be pictured; where the ruleset does not list bland words, nothing is known to be."""
    return _PICTURES.search(body.folded) is not None or bool(words_that_picture(item, body))


def told_aim(item: AnalysedItem, body: AnalysedPassage) -> Aim | None:
    """What a passage under a heading of hopes tells in their place, or None for a hope of the child or family."""
    folded = body.folded
    own = bool(body.speech) or _OWN.search(folded) is not None
    wished = own or _WISHES.search(folded) is not None
    if not own and all(_OFFICES_AIM.search(folded[span.start : span.end]) for span in body.sentences):
        return Aim("an aim of an office or school")
    if _only_likes(body):
        return Aim("what is liked now, and no hope")
    if _NOT_WANTED.search(folded) and not _WISHES.search(_NOT_WANTED.sub(" ", folded)):
        return Aim(
            "what is not wanted, and no hope", certain=not body.speech and _FAMILYS_OWN.search(folded) is not None
        )
    pictures = words_that_picture(item, body)
    named = pictures is None or bool(body.speech) or _PICTURES.search(folded) is not None
    left = () if pictures is None else _not_of_offices(item, body, pictures)
    core = _BLAND_CORE.search(folded) is not None
    sparse = len(left) * _IN_EIGHT < len(body.words)
    general = not named and (not left or sparse) and len(body.words) <= _LONG
    job = _AS_A_JOB.search(folded) is not None
    weights = weigh(item, body)
    found = [] if job else [_outweighed(body, weights)]
    if not own and not job:
        found += [_dosed(item, body), _placed(folded, weights), _from_adults(item, body, left=len(left), wished=wished)]
    aims = sorted((aim for aim in found if aim is not None), key=lambda aim: not aim.certain)
    aim = aims[0] if aims else None
    if not general or (aim is not None and aim.certain):
        return aim
    sure = core or (bool(pictures) and not _WISHES.search(folded))
    return Aim("a wish that anybody might have" if not pictures else "a wish in the words of reports", certain=sure)


_IN_EIGHT = 7
_SURELY = 4


def _outweighed(body: AnalysedPassage, weights: Weights) -> Aim | None:
    """What is hoped for in more of a report's words than of things to picture, whoever is said to hope."""
    over = weights.office - len(weights.pictures)
    if weights.marks or body.speech or over <= 0 or weights.phrases < _FEW + 1:
        return None
    return Aim("a hope in the words of reports", certain=over > 1 or weights.office >= _SURELY)


_PLACED = re.compile(
    r"(?:^\W*(?:(?:for )?[a-z'-]+ )?(?:to )?"
    r"|^\W*(?:(?:his|her|their|the) )?(?:parents?|mum|mother|dad|father|carers?|family)\b[^.;]* )"
    r"(?:attends?|attending|remains?|remaining|(?:be |is )?placed|transfers?|transferring)\b"
)


def _placed(folded: str, weights: Weights) -> Aim | None:
    """A school or college to be attended, where nobody says what for."""
    return Aim("a service or placement") if not weights.pictures and _PLACED.search(folded) else None


_DOSE = re.compile(
    r"\b(?:weekly|daily|fortnightly|termly|half-termly|full[- ]time|more|extra)\b"
    r"|\b(?:hours?|minutes?|sessions?|visits?|blocks?) (?:a|an|per|each|every|of)\b"
)
_SO_THAT = re.compile(r"\b(?:so|because|until|while|friends?|without|instead)\b")


def _dosed(item: AnalysedItem, body: AnalysedPassage) -> Aim | None:
    """Help that is asked for by its amount, in whoever's name, where nobody says what for."""
    if not _DOSE.search(body.folded) or _SO_THAT.search(body.folded):
        return None
    asked = any(hit.group in ("help", "money") for hit in business_hits(item, body))
    return Aim("a service or placement") if asked else None


def _from_adults(item: AnalysedItem, body: AnalysedPassage, *, left: int, wished: bool) -> Aim | None:
    """What adults aim at; `left` counts the words that are neither bland nor of an office's, `wished` says that a wish is told."""
    folded = body.folded
    hits = business_hits(item, body)
    for pattern, instead, most in _IN_PLACE_OF_A_HOPE:
        if pattern.search(folded):
            return Aim(instead, certain=not wished and left <= most)
    if _SERVED.search(folded) and any(hit.group in ("help", "placement", "money") for hit in hits):
        return Aim("a service or placement", certain=not wished and not left)
    if wished:
        return None
    counted = {hit.phrase for hit in hits if hit.group in _FOR_OFFICES}
    if len(counted) > 1:
        return Aim("what offices and schools write", certain=len(counted) > _FEW + 1)
    fragment = not re.search(r"\b(?:is|are|was|were|has|attends?|goes|can)\b", folded)
    if counted or not (_AHEAD.search(folded) or fragment):
        return Aim("no hope can be made out", certain=False)
    return None


_FEW = 1
_ANY = 99
_IN_PLACE_OF_A_HOPE: tuple[tuple[re.Pattern[str] | Cued, str, int], ...] = (
    (_BEHAVE, "adults' aim for behaviour", _ANY),
    (_MANNERS, "adults' aim for behaviour", _ANY),
    (_IMPROVED, "adults' aim", _FEW + 2),
    (_ENABLED, "adults' aim", _FEW),
    (_SOUGHT, "an assessment that is sought", _ANY),
    (_APPOINTED, "an appointment, and no hope", _FEW + 1),
    (_ATTAINED, "a target for attainment", _FEW + 6),
    (_GRADED, "a grade or level", -1),
)


def _not_of_offices(item: AnalysedItem, body: AnalysedPassage, words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of these words that are not of an office's or a report's either, nor tell how often."""
    spans = [hit.span for hit in business_hits(item, body) if hit.group in ("schooling", "placement", "help", "money")]
    spans += [hit.span for hit in body.hits_of("professional-register", "report", "leaning")]
    covered = frozenset(word for span in spans for word in re.findall(r"[a-z'-]+", body.folded[span.start : span.end]))
    return tuple(word for word in words if word not in covered and word not in _HOW_OFTEN)


def _only_likes(body: AnalysedPassage) -> bool:
    told = [body.folded[span.start : span.end] for span in body.sentences]
    return not body.speech and bool(told) and all(_LIKES.match(words) and not _ahead(words) for words in told)


def _ahead(words: str) -> bool:
    return _AHEAD.search(words) is not None or _WISHES.search(words) is not None
