"""What a child is given, placed in, taught or made to use, told as if it were a change in the child.

A verb of getting or going through, and then its object: the object tells whether it is a service, a gain, or either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.outcomes.leading_on import leads_on, seen_in_it
from ehcp_rules.text.outcomes.objects import Kind, Object, object_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["received"]

_WHO = (
    r"(?:(?:for |that )?(?:(?:my (?:son|daughter)|the (?:child|young person|pupil|student)"
    r"|(?!(?:will|to|has|have|had|is|be|who|which|when|whenever|if|once|while|where|unless|as)\b)"
    r"[a-z'-]+)(?: \([^)]{1,40}\))?(?: and (?:[a-z]+ ){0,3}[a-z]+)?"
    r"(?:, [^;.]{2,60}?,)?) )?"
)
_AUX = (
    r"(?:(?:is|are|will|to|can|should|has|have|had|be|been|able to|continues? to|carr(?:y|ies) on|goe?s? on|keeps?(?: on)?"
    r"|also|still|now|regularly|weekly"
    r"|[a-z]+ly) ){0,5}"
)
_TOLD = re.compile(
    _WHO + _AUX + r"(?:(?P<given>receiv(?:e|es|ed|ing)|(?:be|been) (?:given|offered|provided with|allocated)"
    r"|(?:have |has |had )?access(?:es|ed|ing)?(?: to)?|benefit(?:s|ed|ing)? from|be in receipt of)"
    r"|(?P<helped>be (?:taught|helped|assessed|encouraged|exposed|enrolled|placed|reviewed|monitored|shown|coached|guided"
    r"|trained|mentored|tutored|introduced|motivated|prompted|reminded|observed|supported|referred|seen by|provided|offered"
    r"|given|withdrawn)|been (?:helped|given)|(?:been )?(?:educated|enrolled|taught|withdrawn"
    r"|provided|supported|assessed|reviewed|referred|observed"
    r"|allocated|offered|seen by))(?! (?:by (?:him|her|them)sel|no\b|only\b|at most\b|fewer\b|less\b|not\b))"
    r"|(?P<attend>attend(?:s|ed|ing)?)|(?P<part>tak(?:e|es|en|ing) part in|participat(?:e|es|ed|ing) in"
    r"|engag(?:e|es|ed|ing) (?:in|with)|joins?|joined|undergo(?:es|ne)?|been to|been in"
    r"|(?:continue|carr(?:y|ies) on|goe?s? on) with|with(?<= on with)|see(?:s|ing)|work(?:s|ed|ing)? with)"
    r"|(?P<study>follow(?:s|ed)?|(?<=be )following|undertak(?:es?|en|ing)|stud(?:y|ies|ied|ying)"
    r"|work(?:s|ed|ing)?(?: (?:his|her|their|my) way)? through|enrol(?:s|led)? on|experience[sd]?)"
    r"|(?P<finish>complet(?:e|es|ed|ing)|finish(?:es|ed|ing)?)"
    r"|(?P<use>us(?:e|es|ed|ing)|make use of|rel(?:y|ies) on)"
    r"|(?P<spend>spend(?:s|ing)? (?!no more|not more|only|less|fewer|under|at most|up to)[^.;,]{1,60}? (?:in|at|with))"
    r"|(?P<move>transfer(?:red)?|mov(?:e|ed)|started|start|begin|begun)(?: at| to| in| into)"
    r"|(?P<have>have|has|had|(?:(?<=be )|(?<= on )|(?<=keep )|(?<=continue ))(?:hav|gett)ing"
    r"|gets?(?! (?:to|his|her|their|my|the)\b))(?: had)?"
    r"|(?P<work>(?:learn|work|sit)s? (?:in|at))|(?P<stay>(?:(?:remain|stay)s? |be |been )?(?:in|on|at)))(?=[ ,.;:]|$)",
    re.ASCII,
)
_HELP = frozenset((Kind.HELP, Kind.ADULT, Kind.PAPER, Kind.COURSE, Kind.TOOL, Kind.THING, Kind.UNIT, Kind.PLACE))
_SERVICE: Mapping[str, frozenset[Kind]] = MappingProxyType(
    {
        "given": _HELP,
        "have": _HELP,
        "part": frozenset((Kind.HELP, Kind.ADULT, Kind.COURSE, Kind.UNIT)),
        "attend": frozenset((Kind.HELP, Kind.ADULT, Kind.COURSE, Kind.UNIT)),
        "study": frozenset((Kind.HELP, Kind.COURSE)),
        "spend": frozenset((Kind.UNIT, Kind.ADULT)),
        "stay": frozenset((Kind.UNIT, Kind.HELP, Kind.COURSE, Kind.PAPER)),
    }
)
"""For each sort of verb the objects that make of it a service."""
_IF_SPECIAL: Mapping[str, frozenset[Kind]] = MappingProxyType(
    {
        "given": frozenset((Kind.SCHOOL,)),
        "have": frozenset((Kind.SCHOOL,)),
        "part": frozenset((Kind.PLACE, Kind.SCHOOL)),
        "attend": frozenset((Kind.PLACE, Kind.SCHOOL)),
        "study": frozenset((Kind.PAPER,)),
        "finish": frozenset((Kind.HELP, Kind.COURSE)),
        "spend": frozenset((Kind.PLACE,)),
        "stay": frozenset((Kind.SCHOOL, Kind.PLACE)),
        "move": frozenset((Kind.SCHOOL, Kind.HELP)),
    }
)
"""Those that do so where they are made for few."""
_SPECIAL = frozenset(
    "social nurture skills support communication language intervention therapy friendship speech sensory lego small elsa thrive"
    " anger forest resourced resource specialist special alternative adult pathway quiet calm safe time-out soft low-stimulus"
    " work-station reduced bespoke individual individualised personalised part-time adapted phased flexible".split()
)
_TOLD_TO_DO = frozenset("instruction instructions direction directions".split())
"""What the child follows that is no help."""
_WITH_HELP = re.compile(
    r"[^.;]*?\bwith (?:(?:an?|his|her|their|the|one|two|\d|some|full|full-time|constant|daily|adult|one-to-one|1:1|individual"
    r"|key|teaching|learning) ?){0,3}(?:support|help|assistance|assistants?|adults?|ta|lsa|mentor|staff|key ?worker)\b"
)
_GIVEN_BY = re.compile(
    r"[^.;,]*? (?:(?:provided|run|offered|delivered|led|given|taught|set|written|designed|devised|drawn up|recommended|made) by"
    r"|with (?:an?|the|his|her|their|mrs|mr|miss|ms|dr) (?:[a-z-]+,? (?:an? )?){0,4}?(?:ta|lsa|hlta|elsa|assistant|adult|mentor"
    r"|tutor|teacher|therapist|key ?worker|coach|nurse|psychologist))\b"
)
_DOSE = (
    r"(?:once|twice|weekly|fortnightly|daily|each|every|(?:\d|one|two|three|four|five|six) (?:times|days|mornings|afternoons"
    r"|sessions|hours|minutes)|for (?:\d+|[a-z]+) (?:minutes|hours|weeks|terms))\b"
)
_WITH_A_DOSE = re.compile(rf"[^.;,]{{0,40}}?\b{_DOSE}")
_DOSED = re.compile(rf" (?:{_DOSE}|(?:of|with)\b)")
"""What follows the help that a cell of provision opens with."""
_OPENS_AS_HELP = re.compile(
    r"\W*(?:weekly|daily|regular|small[- ]group|one-to-one|1:1|pre-teaching|precision teaching)\b"
    r"(?![^.;]*\b(?:he|she|they|i|will|can)\b)"
)
"""How a cell of provision begins: nobody does anything in it."""
_AN_OCCASION = re.compile(
    r"(?:following|after|before|during|despite|given|since|with|without|through|in|at|on|from|when|if) "
)
_ARTICLES = frozenset("a an the his her their".split())
"""A name of help has none: before one stood a verb."""
_AND_ANOTHER = re.compile(r"(?:,|,? and|,? or) (?:has |have |will have )?(?=[a-z])")
_IN_CLASS = re.compile(
    r"(?: (?:in|at|during|across) (?:his |her |their |the )?(?:class(?:room)?|school|lessons|college|nursery))?"
    r"(?: with (?:the )?(?:support|help) (?:of|from) [^.;]*)?\W*$"
)
_FOR_SOMETHING = re.compile(
    r" (?:in|at|during|across|throughout|within|around|to (?:support|help|aid|assist|regulate|manage|cope|access)|as"
    r"|when needed)\b|\W*[(]"
)
_OF_A_SORT = re.compile(r" (?:of(?! (?:his|her|their|further)\b)|with|for|that|which|where)\b")
_PARTICIPLE = re.compile(
    r"[a-z]+(?:ed|en|wn|ught|ung|ept|eld|ade|ost)|led|put|cut|met|sat|won|got|read|been|paid|found|told|said|run|done|gone"
    r"|spent|sent|stood|begun|swum"
)
"""What has been done is no thing that is had."""
_OF_TIME = frozenset("minutes mins hours hour".split())
_CHANCES = frozenset("opportunity opportunities chance chances".split())
"""What a child may do with a chance is not done yet."""
_ITS_OWN_CHANCE = re.compile(
    r",? (?:that |which )?(?:he|she|they|i) (?:has |have |had )?[a-z]+(?:ed|s|nt)?\b[^:;.]{0,40}: (?:to )?[a-z]+"
)
"""The chance that the child asked for, and then what she does with it."""
_ARRANGED = any_of(
    rf"{_WHO}{_AUX}(?:travels?|goe?s?|comes?|be (?:taken|brought|driven|transported)) (?:to|from)\b [^.;,]{{2,30}}?"
    r" (?:by|in|on) (?:an? |the |his |her )?(?:[a-z-]+ )?(?:taxi|minibus|transport)"
    r"(?: (?:with an? (?:escort|passenger assistant|adult|chaperone)|provided|arranged)\b|\W*$)",
    rf"{_WHO}{_AUX}(?:keep(?:s|ing)?|kept|retain(?:s|ed)?) (?:his|her|their) (?:[a-z]+ )?(?:place|placement) (?:in|at)\b"
    r"(?! (?:an?|the|his|her) (?:line|page|text|book|queue|story|song|game|music|rhyme|list|row)\b)",
    rf"{_WHO}{_AUX}(?:on (?:the )?roll|(?:an? |the )?(?:registered |full-time |part-time )?(?:pupil|student))"
    r" (?:at|in|of) (?:[a-z'-]+ ){0,6}?(?:school|college|setting|nursery|academy|unit|base|hub|provision)\b",
    rf"{_WHO}{_AUX}(?:attends?|go(?:es)? to|joins?|be in|takes? part in|works? in|uses?|follows?) [^.;]{{3,80}}?\b(?:where"
    r"|in which|during which|with which) (?:an?|the|his|her|staff|adults|teachers)\b[^.;,]{0,40}?\b(?:help|support|teach|show"
    r"|guide|work|go through|prompt|model|coach|listen|check)(?:s|es)?\b",
    rf"{_WHO}{_AUX}(?:sits?|takes?|do|does) (?:his|her|their|my|all|the) (?:[a-z]+ ){{0,3}}(?:exams?|tests?|assessments?"
    r"|gcses?) [^.;]*?\b(?:extra time|a reader|a scribe|rest breaks|a prompter|modified papers|separate room|small room)\b",
    rf"{_WHO}{_AUX}(?:have|has|had)(?: had)? (?:his|her|their|my|the) (?:[a-z-]+ ){{1,3}}(?:assessed|reviewed|checked"
    r"|monitored|updated|adjusted|adapted|fitted|serviced|explained|met|addressed|managed|recorded|tested|screened"
    r"|differentiated|modified|shared|listened to|heard|respected|recognised|supported|tracked|discussed|considered)\b",
)
"""Journeys, places on a roll, arrangements for examinations, needs that are met: what somebody else sees to."""
_OPENS_A_SENTENCE = re.compile(r"(?:in|on|at) [^,;:.]{1,60}, (?:[a-z'-]+|he|she|they|i) [a-z]")
"""`In the base, Callum writes`: where, before who."""


def received(passage: AnalysedPassage, core: str, start: int) -> tuple[int, int, bool] | None:
    """Where the clause that begins here tells what the child receives, and whether that is certain.

    What comes of it may follow, and where the child learns may be the child's own gain: then a reader tells.
    """
    if _OPENS_A_SENTENCE.match(core, start):
        return None
    if arranged := _ARRANGED.match(core, start):
        return start, arranged.end(), not leads_on(passage, core, arranged.end(), _only_received)
    told = _TOLD.match(core, start)
    if told is None:
        return _named(passage, core, start)
    verb = told.lastgroup or ""
    got = object_of(core, told.end())
    certain = _is_a_service(verb, core, got)
    if certain is None or (verb == "spend" and "class" in got.words and core.endswith(" with", 0, told.end())):
        return None
    if verb == "have" and not _CHANCES.isdisjoint(got.words) and _ITS_OWN_CHANCE.match(core, got.end):
        return None
    if certain and (verb in ("given", "helped") or not _CHANCES.isdisjoint(got.words)):
        return start, got.end, not seen_in_it(core, got.end)
    follows = leads_on(passage, core, got.end, _only_received)
    # Where an act of the child comes after a thing that may be hers, it is the act that counts.
    unnamed = verb == "have" and got.kind is Kind.OTHER
    return None if follows and unnamed else (start, got.end, certain and not follows)


def _only_received(core: str, start: int) -> bool:
    """Whether an act surely gets or uses a service: beside another it is no gain."""
    told = _TOLD.match(core, start)
    return told is not None and _is_a_service(told.lastgroup or "", core, object_of(core, told.end())) is True


def _named(passage: AnalysedPassage, core: str, start: int) -> tuple[int, int, bool] | None:
    """Help that an outcome without a verb opens with: `Weekly tuition for 20 minutes`."""
    got = object_of(core, start)
    opening = None if core[:start].strip() else _OPENS_AS_HELP.match(core, start)
    if opening:
        return start, max(opening.end(), got.end), not leads_on(passage, core, got.end, _only_received)
    if (
        got.kind is not Kind.HELP
        or not _ARTICLES.isdisjoint(got.words)
        or _AN_OCCASION.match(core, start)
        or not _DOSED.match(core, got.end)
    ):
        return None
    return start, got.end, not leads_on(passage, core, got.end, _only_received)


def _is_a_service(verb: str, core: str, got: Object) -> bool | None:
    """Whether a verb and its object tell a service; None where they surely do not, False where a reader has to tell."""
    special = not _SPECIAL.isdisjoint(got.words)
    if verb == "study" and not _TOLD_TO_DO.isdisjoint(got.words):
        return None
    if verb == "helped" or (special and got.kind in _IF_SPECIAL.get(verb, ())):
        return True
    if verb == "use":
        return _is_only_used(core, got)
    if verb == "have":
        return _is_only_had(core, got)
    return True if got.kind in _SERVICE.get(verb, ()) else _by_what_follows(verb, core, got)


def _is_only_had(core: str, got: Object) -> bool | None:
    if got.words and _PARTICIPLE.fullmatch(got.words[0]):
        return None
    if got.kind in _SERVICE["have"]:
        own = "own" in got.words and got.kind in (Kind.THING, Kind.PLACE) and _SPECIAL.isdisjoint(got.words)
        return None if own else True
    return _GIVEN_BY.match(core, got.end) is not None if got.kind is Kind.OTHER and got.determined else None


def _is_only_used(core: str, got: Object) -> bool | None:
    """A tool that is only used, by itself or in a list; what it is used for may be the child's own."""
    tools = (Kind.TOOL, Kind.HELP, Kind.THING)
    if got.kind not in tools and "timetable" not in got.words:
        return True if got.kind is Kind.PLACE and not _SPECIAL.isdisjoint(got.words) else None
    end, listed = got.end, False
    while (joined := _AND_ANOTHER.match(core, end)) and (other := object_of(core, joined.end())).kind in tools:
        end, listed = other.end, True
    if _IN_CLASS.match(core, end):
        return True
    return listed if _FOR_SOMETHING.match(core, end) else None


def _by_what_follows(verb: str, core: str, got: Object) -> bool | None:
    """Objects that are services by what stands behind them: a dose, a giver, help, or what is special in a school."""
    if verb == "given":
        if not _OF_TIME.isdisjoint(got.words[1:2]):
            return True
        return False if got.kind is Kind.SCHOOL or (got.kind is Kind.OTHER and got.determined) else None
    if verb == "attend":
        if not {"group", "groups", "room"}.isdisjoint(got.words):
            return True if _WITH_A_DOSE.match(core, got.end) else None
        if got.words[:1] == ("college",):
            return True if _WITH_HELP.match(core, got.end) else None
    if verb == "finish" and got.kind in (Kind.HELP, Kind.COURSE):
        if _GIVEN_BY.match(core, got.end):
            return True
        return False if got.kind is Kind.COURSE and _WITH_HELP.match(core, got.end) else None
    if verb == "move" and got.kind in (Kind.SCHOOL, Kind.HELP) and got.words[0] in ("a", "an"):
        return _OF_A_SORT.match(core, got.end) is not None
    if verb in ("stay", "spend", "work") and got.kind is Kind.SCHOOL:
        helped = _WITH_HELP.match(core, got.end) is not None
        return helped or (False if verb == "spend" else None)
    return None
