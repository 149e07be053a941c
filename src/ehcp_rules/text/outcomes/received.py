"""What a child is given, placed in, taught or made to use, told as if it were a change in the child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import NUMBER, any_of
from ehcp_rules.text.outcomes.having import has_what

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["received"]

_WHO = (
    r"(?:(?:for |that )?(?:(?:my (?:son|daughter)|the (?:child|young person|pupil|student)"
    r"|(?!(?:will|to|has|have|had|is|be)\b)[a-z'-]+)(?: \([^)]{1,40}\))?(?:, [^;.]{2,60}?,)?) )?"
)
_AUX = (
    r"(?:(?:to|will|can|should|has|have|had|is|are|is to|will have|to have|will be|to be) )?"
    r"(?:(?:also|still|now|continue to|be able to|have been|been|[a-z]+ly) )?"
)
_START = _WHO + _AUX
_LOOSE = r"(?:(?!(?:to|from|into|out|up|off|himself|herself|themselves|without|when|who|no|he|she|they)\b)[a-z0-9&:'/-]+,? ){0,6}?"
_ANY = (
    r"(?:an?|the|his|her|their|my|some|any|all|more|regular|daily|weekly|appropriate|suitable|(?:at least )?"
    + NUMBER
    + r") "
)
_STUDY = (
    r"(?:courses?|curriculum|pathways?|programmes?(?! of exercises)|scheme|placements?|work experience"
    r"|provision|package|qualifications"
    r"|(?:reduced|bespoke|individual|individualised|personalised|part-time|adapted|phased"
    r"|flexible) (?:[a-z-]+ )?timetable"
    r"|range of subjects|life skills|option subjects|subjects|tuition|lessons in)"
)
_UNITS = (
    r"(?:resource(?:d)? (?:base|provision|room)|base|unit|provision|nurture (?:group|room|class)|hub|centre"
    r"|alternative provision"
    r"|specialist (?:class|college|school|setting|placement)|special school|small class|sensory room|forest school)"
)
_CLASSES = r"(?:mainstream|class(?:room|es)?|lessons|school|college|nursery)"
_HELPED = (
    r"\bwith (?:(?:an?|his|her|their|the|one|two|\d|some|full|full-time|constant|daily|adult|one-to-one|1:1|1-1"
    r"|individual"
    r"|key|teaching|learning) ?){0,3}(?:support|help|assistance|assistants?|adults?|ta|lsa|mentor|staff"
    r"|key ?worker)\b"
)
_THINGS = (
    r"(?:adults?(?= (?:to|who|that|available|in|at|with))|adult support|key ?worker|key person|key adult|mentor|buddy"
    r"|(?:safe|quiet|calm|low-stimulus) (?:space|place|area|room)|space (?:to|in|where|for)|place to (?:go|calm)"
    r"|(?:work ?station|work space)|(?:reduced|part-time|individual|bespoke|personalised|visual|full-time"
    r"|full) timetable"
    r"|curriculum|strategies|tools|toolkit|toolbox|techniques|resources|equipment|visuals"
    r"|visual (?:supports?|schedules?|cards|boards?|checklists?|prompts?)|(?:now and next|task) boards?"
    r"|supports|social stories"
    r"|opportunit(?:y|ies)|chances|(?:phased|supported|gradual) (?:return|reintegration|transition|integration)"
    r"|transition(?: plan| package| programme| visits)?|environment|provision|package|placement"
    r"|personal budget|respite"
    r"|short breaks?|advocate|social worker|profile|passport|plan|(?:[a-z-]+ )?(?:table|desk|chair|seat|cushion|slope"
    r"|wheelchair|walker|frame|hoist|splints|laptop|tablet|device|software|bed|equipment|overlay|apps?|hearing aids?"
    r"|radio aid)"
    r"(?=,? (?:which|that|to (?:meet|help|support|enable|use)|in (?:school|class|place|all)|for|available"
    r"|at home|checked|fitted|repaired|charged|set up"
    r"|by|and)|\W*(?:\(|$))"
    r"|transport|escort|assessment|intervention|input|exercises|advice|guidance|tuition|coaching"
    r"|counselling|mentoring|hydrotherapy"
    r"|physiotherapy|therapy|(?:blocks?|packages?|programmes?) of"
    r"|(?:right|enough|extra|appropriate|additional|necessary) (?:[a-z]+ )?(?:help|support|care|attention)"
    r"|(?:help|support)(?= (?:that )?(?:i|he|she|they|[a-z]+) needs?\b))"
)
_TOOL = (
    r"(?:[a-z'-]+ ){0,4}?(?:prompts?|checklists?|(?:chunked )?tasks|visuals?|visual supports?|timetables?"
    r"|boards?|social stor(?:y|ies)"
    r"|charts?|toys?|defenders?|headphones|breaks?|strategies|techniques|tools?|toolkit|aids?|devices?|laptops?"
    r"|tablets?|slopes?"
    r"|grips?|cushions?|resources|equipment|scaffolds?|scaffolding|frames?|mats?|timers?|planners?|software"
    r"|overlays?|schedules?"
    r"|instructions|cues|systems?|rewards?|areas?|space|approaches|models|work ?stations?)"
)
_ENDS = (
    r"(?= (?:in|at|during|across|throughout|within|around|to (?:support|help|aid|assist|regulate|manage"
    r"|cope|access)|as|when needed)\b|\W*(?:\(|$))"
)
_RECEIVED = any_of(
    rf"{_START}(?:be |been )?(?:educated|receiving|enrolled|taught|withdrawn|provided|supported|assessed"
    rf"|reviewed|referred|observed|allocated|offered"
    r"|seen by)\b",
    rf"{_START}(?:be |been |remain |stay )?(?:on|in|at|attending) {_ANY}{_LOOSE}{_UNITS}\b",
    rf"{_START}(?:be |been )?(?:on|at) {_ANY}{_LOOSE}(?:placement|pathway|waiting list|(?:reduced|part-time"
    rf"|individual) timetable)\b",
    rf"{_START}(?:be |been |learn |work )(?:in|at) [^.;,]{{0,30}}?\b{_CLASSES}\b[^.;]*?{_HELPED}",
    rf"{_START}spend(?:s|ing)? [^.;,]{{1,60}}?\b(?:in|at|with) (?:an?|the|his|her|their)? ?{_LOOSE}"
    rf"(?:{_UNITS}|(?:adult|mentor|assistant|therapist|tutor|key ?worker))\b",
    rf"{_START}spend(?:s|ing)? [^.;,]{{1,60}}?\b(?:in|at) [^.;,]{{0,20}}?{_CLASSES}\b[^.;]*?{_HELPED}",
    rf"{_START}(?:be )?(?:follow(?:s|ed|ing)?|undertak(?:es?|en|ing)|stud(?:y|ies|ied|ying)|access(?:es|ed"
    rf"|ing)?|do|does|done"
    r"|engag(?:e|es|ed|ing) (?:in|with)|participat(?:e|es|ed|ing) in|(?:take|takes|taken|taking) part in"
    r"|work(?:s|ed|ing)? through"
    rf"|enrol(?:s|led)? on|experience[sd]?|receive[sd]?) (?:{_ANY})?{_LOOSE}{_STUDY}(?! (?:tasks?|without"
    rf"|by (?:him|her|them)sel))\b",
    rf"{_START}(?:(?:complet|finish)(?:e|es|ed|ing)?|follow(?:s|ed|ing)?|work(?:s|ed|ing)? (?:(?:his|her|their|my) way )?through)"
    rf" {_ANY}{_LOOSE}(?:programme|intervention|course|scheme|(?:work)?book|package|curriculum)(?= (?:(?:provided|run|offered"
    rf"|delivered|led|given|taught|set) by|with (?:an?|the|his|her|their|mrs|mr|miss|ms|dr) (?:[a-z-]+,? (?:an? )?){{0,4}}?"
    r"(?:ta|lsa|hlta|elsa|assistant|adult|mentor|tutor|teacher|therapist|key ?worker|coach|nurse|psychologist)\b))",
    rf"{_START}(?:travels?|goe?s?|comes?|be (?:taken|brought|driven|transported)) (?:to|from)\b [^.;,]{{2,30}}?"
    r" (?:by|in|on) (?:an? |the |his |her )?(?:[a-z-]+ )?(?:taxi|minibus|transport)"
    r"(?: (?:with an? (?:escort|passenger assistant|adult|chaperone)|provided|arranged)\b|\W*$)",
    rf"{_START}(?:keep(?:s|ing)?|kept|retain(?:s|ed)?) (?:his|her|their) (?:[a-z]+ )?(?:place|placement) (?:in|at)\b",
    rf"{_START}(?:be |been )?(?:on (?:the )?roll|(?:an? |the )?(?:registered |full-time |part-time )?(?:pupil|student))"
    rf" (?:at|in|of) {_LOOSE}(?:school|college|setting|nursery|academy|{_UNITS})\b",
    rf"{_START}(?:transfer(?:red)?|mov(?:e|ed)|started|start|begin|begun) (?:at|to|in|into) an? {_LOOSE}"
    r"(?:school|college|setting|provision|placement) (?:of|with|for|that|which|where)\b",
    rf"{_START}(?:be )?(?:us(?:e|es|ed|ing)|make use of) (?:an?|the|his|her|their|some)? ?{_TOOL}"
    r"(?: (?:in|at|during|across) (?:his |her |their |the )?(?:class(?:room)?|school|lessons|college|nursery))?"
    r"(?: with (?:the )?(?:support|help) (?:of|from) [^.;]*)?\W*$",
    rf"{_START}(?:have|has|had|get|gets|be given) (?:access to )?(?:{_ANY})?{_LOOSE}{_THINGS}",
    rf"{_START}(?:be )?(?:us(?:e|es|ed|ing)|make use of|rely on) (?:an?|the|his|her|their"
    rf"|some)? ?{_TOOL}(?:, {_TOOL})*,? (?:and|or|with)(?: (?:has|have|will have))?"
    rf" (?:an?|the|his|her|their)? ?{_TOOL}{_ENDS}",
    rf"{_START}(?:have|has|had)(?: had)? (?:his|her|their|my|the) (?:[a-z-]+ ){{1,3}}(?:assessed|reviewed"
    rf"|checked|monitored|updated"
    r"|adjusted|adapted|fitted|serviced|explained|met|addressed|managed|recorded|tested|screened"
    r"|differentiated|modified|shared"
    r"|listened to|heard|respected|recognised|supported|tracked|discussed|considered)\b",
    rf"{_START}(?:attends?|go(?:es)? to|joins?|be in|takes? part in|works? in|uses?"
    rf"|follows?) [^.;]{{3,80}}?\b(?:where|in which"
    r"|during which|with which) (?:an?|the|his|her|staff|adults|teachers)\b[^.;,]{0,40}?\b(?:help|support"
    r"|teach|show|guide|work"
    r"|go through|prompt|model|coach|listen|check)(?:s|es)?\b",
    rf"{_START}(?:us(?:e|es|ed|ing)|make use of|(?:sit|work)(?:s|ing)? (?:at|in)) (?:an?|the|his|her|their) (?:[a-z]+ )?"
    r"(?:(?:sensory|quiet|calm|safe|nurture|time-out|soft play|low-stimulus) (?:rooms?|corners?|spaces?|tents?|areas?)"
    r"|work ?stations?)(?: of (?:his|her|their) own)?"
    r"(?= (?:with an?|after|before|between|each|every|daily|twice|once|when|whenever|in|at|during|across"
    r"|throughout|for|as|on)\b|\W*(?:\(|$))",
    rf"{_START}(?:sits?|takes?|do|does) (?:his|her|their|my|all|the) (?:[a-z]+ ){{0,3}}(?:exams?|tests?"
    rf"|assessments?|gcses?) [^.;]*?\b"
    r"(?:extra time|a reader|a scribe|rest breaks|a prompter|modified papers|separate room|small room)\b",
    rf"{_START}(?:transfer(?:red)?|mov(?:e|ed)|started|start|begin|begun) (?:at|to|in"
    rf"|into) an? {_LOOSE}(?:specialist|special|new)"
    r" (?:[a-z]+ )?(?:school|college|setting|provision|placement)\W*$",
)
_PERHAPS = any_of(
    rf"{_START}spend(?:s|ing)? [^.;,]{{1,60}}?\b(?:in|at) [^.;,]{{0,20}}?{_CLASSES}\b",
    rf"{_START}(?:be |been )(?:studying|attending|accessing|on an? )\b",
    rf"{_START}(?:be )?(?:us(?:e|es|ed|ing)|make use of|rely on) (?:an?|the|his|her|their|some)? ?{_TOOL}{_ENDS}",
    rf"{_START}(?:have |has )?(?:do|does|done|complet(?:e|es|ed|ing)|tak(?:e|es|en)|undertak(?:e|es"
    rf"|en)) (?:{_ANY})?{_LOOSE}"
    rf"(?:placement|work experience|programme|course)\b[^.;]*?{_HELPED}",
    rf"{_START}(?:have |has )?(?:transferred|moved|started|begun) (?:at|to|in|into) an? {_LOOSE}(?:school"
    rf"|college|setting|provision)\b",
    rf"{_START}(?:have|has|get|gets|gain|gains) (?:someone|somebody|an adult|people|a person|a place|(?:a"
    rf"|his|her) [a-z]+ place)"
    r" (?:to|who|on|at|in)\b",
    rf"{_START}(?:have|has|do|does|access) (?:a |some |his |her )?{_LOOSE}work experience\b",
)
_LEADS_ON = re.compile(
    r"\b(?:so that|so (?:he|she|they)\b|in order|without|until|unaided|by (?:him|her|them)sel|independently"
    r"|on (?:his|her|their) own"
    r"|alone|which (?:he|she|they) (?:will |can )|that (?:he|she|they) (?:will|can)|and (?:pass|gain|earn"
    r"|hold|achieve)"
    r"|no more than(?! [a-z0-9]+ (?:pupils|children|students|learners|in (?:a|the|each|every|any) (?:class|group)))|out of|at least"
    r"|when asked)\b|: |; "
)
_LISTS = re.compile(r"\b(?:covering|including|such as|based on|in|on|for|of|like)\b[^.;]*$")
_OPENS_A_SENTENCE = re.compile(r"(?:in|on|at) [^,;:.]{1,60}, (?:[a-z'-]+|he|she|they|i) [a-z]")
"""`In the base, Callum writes`: where, before who."""
_ITS_USE = re.compile(
    r" and (?:will |to )?(?:us(?:e|es|ing)|follow(?:s|ing)?|ha(?:s|ve) access to) (?:it|them|this|these)\b"
)
_ITS_END = re.compile(
    r" and (?:will |to |have )?(?:complet(?:e|es|ed)|finish(?:es|ed)?|attend(?:s|ed)?) (?:all|it|the|every|each)\b"
)
"""Using what is given, or getting to the end of it, is no gain beside it."""
_HAS_DONE = re.compile(r"\b(?:have|has|had) (?:[a-z]+ly )?[a-z]+(?:ed|en|ne)\b")
_THEN = re.compile(r"(?:, (?:and |then )?| and (?:then |will |can |also )?)$")


def received(passage: AnalysedPassage, core: str, start: int) -> tuple[int, int, bool] | None:
    """Where the clause that begins here tells what the child receives, and whether that is certain.

    What comes of it may follow, and where the child learns may be the child's own gain: then a reader tells.
    """
    for pattern, certain in ((_RECEIVED, True), (_PERHAPS, False)):
        match = pattern.match(core, start)
        if match and not _OPENS_A_SENTENCE.match(core, match.start()):
            return match.start(), match.end(), certain and not any(_follows(passage, core, match.end()))
    had = has_what(core, start)
    if had is None:
        return None
    follows = any(_follows(passage, core, had[1]))
    # Where an act of the child comes after a thing that may be hers, it is the act that counts.
    return None if follows and not had[2] else (*had[:2], had[2] and not follows)


def _follows(passage: AnalysedPassage, core: str, end: int) -> Iterator[bool]:
    yield _LEADS_ON.search(core, end) is not None
    for hit in passage.hits_of("outcome-wording", "observable-verb"):
        if hit.span.start < end or any(same.match(core, end) for same in (_ITS_USE, _ITS_END)):
            continue
        if core.endswith("ed", hit.span.start, hit.span.end) and not _HAS_DONE.search(core, 0, hit.span.start):
            continue
        if _THEN.search(core, 0, hit.span.start):
            yield _LISTS.search(core, end, hit.span.start) is None
