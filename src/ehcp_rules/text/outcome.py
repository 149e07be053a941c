"""Reading one outcome: the change, how anybody could tell, by when; and services, wishes or processes in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.plan import Heading, Outcome
from ehcp_rules.text.grammar import Cued, any_of, find
from ehcp_rules.text.quantities import measures
from ehcp_rules.text.reading import Fault, Reading, Slot, SlotState
from ehcp_rules.text.sentences import content_words
from ehcp_rules.text.times import TimeBound, time_bounds

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["outcome_bounds", "read_outcome"]

_SERVICE = any_of(
    r"\b(?:will|to) (?:receive|be offered|be given|be provided with|be seen by|be referred"
    r"|be monitored) \b",
    r"\b(?:will|to) get (?:support|help|weekly|extra|additional|\d|daily|regular|therapy)",
    r"\b(?:will|to) (?:have )?access(?: to)? (?:a|an|to|careers|regular|weekly|daily|group|therapy"
    r"|support|specialist|appropriate|additional|extra|[a-z-]+ (?:group|therapy|support|sessions?|pool"
    r"|programme|input|club|room|lessons?))\b",
    r"\b(?:will|to) have (?:access to |\d+ |two |three |a |an |weekly |regular |daily |one-to-one "
    r"|1:1 |\d+:\d+ |[a-z-]+ (?=group\b|communication group\b))*(?:[a-z-]+ group|hours?|sessions?"
    r"|support|therapy|mentoring|input|intervention|counselling"
    r"|physiotherapy|speech|programme|tuition|lessons with)",
    r"\b(?:will|to) have (?:at least |up to )?(?:an?|\d+|[a-z]+(?:-[a-z]+)?) (?:minutes?|mins|hours?) (?:a (?:week|day) )?of "
    r"(?:[a-z-]+ ){0,5}?(?:therapy|support|tuition|teaching|intervention|input|mentoring|counselling|physiotherapy"
    r"|coaching|instruction|hydrotherapy)\b",
    r"\bwill have (?:received|accessed|undergone|had|attended|been to|been in|taken part in|completed) (?:[a-z0-9-]+ ){0,6}?"
    r"(?:therapy|tuition|intervention|mentoring|counselling|physiotherapy|clinic|(?:social|nurture|skills|support"
    r"|communication|language|intervention|therapy|friendship|small) group)\b",
    r"\bwill be supported (?:to|by|with|in|through)\b",
    r"\bto be supported (?:to|by|with|in)\b",
    r"\bwill be (?:taught|helped|assessed|encouraged|exposed|enrolled|placed|reviewed|monitored) ",
    r"\bwill attend (?:[a-z]+ ){0,5}?(?:sessions?|therapy|group|clinic|intervention|college|programme"
    r"|course|weekly|fortnightly|club sessions|\w+ days? a week)",
    r"^(?:weekly|daily|regular|access to|provision of|\d+ hours)\b",
    r"\bwill have been (?:supported|helped|taught|given|provided|offered|seen)\b",
    r"\baccess (?:[a-z]+ ){0,2}(?:counselling|therapy|support|physiotherapy|intervention|provision"
    r"|mentoring|tuition|programme)\b",
    r"\b(?:will|to) (?:have )?attend(?:ed)? (?:[a-z0-9]+ ){0,3}(?:sessions?|appointments?)\b",
    r"\bto provide\b",
    r"^to (?:encourage|enable|promote|facilitate|support|foster|help) ",
    r"\bto ensure\b",
    r"\bcontinue to (?:receive|access|attend|have)\b",
    r"\bwill (?:undergo|take part in) (?:weekly|regular|daily|a weekly) ",
    r"\bwill work with (?:a|an|the) [a-z]+",
)
_CHILD_GOAL = Cued(
    "attend",
    r"\bwill (?:still |continue to )?attend (?!college \w+ days)(?:school|secondary school|college|lessons|all|every"
    r"|mainstream|full[- ]time|nursery|assembly|at least|on at least|an? [a-z]+ (?:party|club|camp"
    r"|wedding))",
    r"\battend(?:s|ance)?\b.{0,40}\b(?:per ?cent|%|every day|all (?:her|his|their) lessons)",
)
_STAFF_SUBJECT = any_of(
    r"^(?:all )?(?:staff|adults?|teachers?|school|the (?:school|college|setting|nursery|team"
    r"|local authority|staff|adults|teacher|therapist)|professionals|therapists?|a (?:teacher"
    r"|therapist|teaching assistant)|parents|(?:speech and language|speech|occupational"
    r"|educational) \w+(?: \w+)?|the [a-z]+ (?:team|service)|camhs|everyone)\b.{0,20}?\b(?:will|to"
    r"|should|must)\b",
    r"^(?:[a-z]+'s )(?:health |medical |care )?needs? (?:will|to) be\b",
)
_PERCEIVES = re.compile(
    r"[^,;.]*?\b(?:will|to|should|must) (?:not |no longer |only |all )*(?:understand|see|hear|notice|say|report|observe|find"
    r"|agree|recognise|need|have to|be able|know|feel|tell|describe)\b"
)
"""What others find of the child: a change told from outside, and not what they do."""
_STAFF_ACT = Cued(
    " by|will be|to be|have",
    r"\b(?:staff|adults|assistants?|teachers?) (?:[a-z]+ ){0,5}(?:will|to) have (?:been trained|had [a-z ]{0,24}training"
    r"|completed [a-z ]{0,24}training|received [a-z ]{0,24}training)\b",
    r"\b(?:will|to) be (?:well )?(?:managed|monitored|reviewed|addressed|met|supported|overseen"
    r"|kept under review) by\b",
    r"\b(?:provision|support|therapy|health needs|needs) (?:will|to) be\b",
)
_PLAIN_ACCESS = Cued("will access", r"\bwill access (?:all|every|his|her|their|the|most|lessons|mainstream)\b")
_CONCRETE = any_of(
    r"\b(?:certificate|qualification|gcse|entry level|level \d|apprenticeship|driving|bus|train"
    r"|own lunch|by himself|by herself|(?:in|at) (?:school|college) full[- ]time|dry (?:during|at|through|by|all))\b",
)
_COMPARED = any_of(
    r"\b(?:better|more|less|improved|improve[sd]?|increased?|increasing|greater|further|stronger"
    r"|reduced|fewer|happier|calmer|safer|healthier|higher|closer)\b",
)
_MOSTLY = any_of(
    r"\b(?:most of the time|much of the time|more often|usually|mostly|often|regularly"
    r"|more independently|some of the time|in most|the majority of|frequently)\b",
)
_SKILL_NOUN = any_of(
    r"\b(?:turn[- ]taking|reading comprehension|comprehension|handwriting|spelling|phonics|vocabulary"
    r"|typing|fluency|punctuation|grammar|articulation|speech sounds?|pencil control|balance"
    r"|coordination|dressing|toileting|number bonds|place value|times tables|reading|writing"
    r"|mathematics|self-care|eye contact|concentration|attention|listening|travel|cooking|money"
    r"|time-keeping|organisation|signing)\b",
)
_LABELLED = any_of(
    r"\b(?:appropriate(?:ly)?|positive(?:ly)?|good|effective(?:ly)?|successful(?:ly)?"
    r"|consistent(?:ly)?|suitable|suitably|meaningful(?:ly)?|sensible|sensibly|well|age-appropriate"
    r"|safely|respectful(?:ly)?|reliabl[ey]|healthy|expected|independence|full potential)\b",
)
_WISH = any_of(
    r"^(?:[a-z' -]{1,40}? )?(?:wants?|would (?:like|love)|hopes?|dreams?|wish(?:es)?|aspires?"
    r"|longs?) (?:to|of|for|a|an|her|his|that)\b",
    r"^to go to (?:college|university) or\b",
)
_HOPE = Cued(
    "dream|ambition|aspiration",
    r"\b(?:his|her|their|my) (?:dream|ambition|aspiration) is\b",
)


_Bounds = tuple[tuple["AnalysedPassage", TimeBound], ...]


def outcome_bounds(item: AnalysedItem) -> _Bounds:
    """Each time bound of an outcome, of its own text or of the heading that governs it."""
    return item.plan.once(f"the time bounds of {item.path}", lambda: _bounds(item))


def _bounds(item: AnalysedItem) -> _Bounds:
    learner = item.plan.plan.learner
    found: list[tuple[AnalysedPassage, TimeBound]] = []
    passage = item.passages.get("text")
    if passage is not None:
        found.extend((passage, bound) for bound in time_bounds(passage.folded, passage.scan, learner))
    if not found and isinstance(item.item, Outcome) and item.item.under is not None:
        for other in item.plan.items(item.section, kinds=(Heading.kind,)):
            if other.id == item.item.under and "text" in other.passages:
                heading = other.passages["text"]
                found.extend((heading, bound) for bound in time_bounds(heading.folded, heading.scan, learner))
    return tuple(found)


def read_outcome(item: AnalysedItem) -> Reading:
    """The slots change, measure and time-bound, and the faults service, service-perspective, aspiration and process."""
    passage = item.passages.get("text")
    if passage is None:
        return Reading()
    bounds = outcome_bounds(item)
    own = tuple(bound.span for where, bound in bounds if where is passage)
    faults = tuple(_faults(passage, own))
    core = _without(passage.folded, own)
    observable, vague = _verbs(passage, own)
    strong = _strong_observables(passage, core, observable)
    counted = _measures(passage, core, own)
    slots = {
        slot.name: slot
        for slot in (
            _change(passage, core, observable, strong, vague, counted, faults),
            _measure(passage, core, observable, strong, vague, counted, faults),
            _time_bound(bounds),
        )
    }
    return Reading(MappingProxyType(slots), faults)


def _without(folded: str, spans: tuple[Span, ...]) -> str:
    for span in spans:
        folded = folded[: span.start] + " " * (span.end - span.start) + folded[span.end :]
    return folded


_NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|his|her|their|of|in|this|my|for|with|[a-z]+'s|possible|best|good|more|less|full"
    r"|effective|some|any|no"
    r"|greater|increased|improved) $"
)
_GERUND_BEFORE = re.compile(r"\b(?:when|by|about|at|better|while|[a-z]+ed) $")
_RESPECT = re.compile(
    r"\b(?:areas? of|terms of|aspects? of|attitudes? (?:to|towards)|approach to|confidence in|skills? in|interest in|progress in"
    r"|success in)(?: [a-z]+(?: [a-z]+){0,3}?(?:,| and))* $"
)
_SHOWN_BY = re.compile(r"\b(?:show|demonstrate)s?\b[^.;]* by $")
_ONLY_MEANS = re.compile(r"(?:us|access|attend|receiv|work|practis|develop|improv)ing\b")
_ADJECTIVE_BEFORE = re.compile(r"\b(?:be|is|are|being|feels?|more|better|well|becomes?|remain|stay|[a-z]+ and) $")
_IN_A_LIST = re.compile(r",| and\b")
_IDIOM = re.compile(
    r"(?:close|closing) (?:the|his|her|their) gap|catch(?:ing)? up|find(?:ing)? (?:his|her"
    r"|their) (?:voice|feet|place)"
    r"|play[.,;]?$"
)
_NOT_THE_ACT = re.compile(r" (?:skills?|strateg|techniques?|programme|sessions?|ability|difficult)")


def _names_a_thing(folded: str, span: Span) -> bool:
    """Whether a verb's form is a noun or quality here: `settled`, `the best use`, `improve reading, writing, sleep`."""
    before = folded[max(0, span.start - 14) : span.start]
    word = folded[span.start : span.end]
    if word.endswith("ing") and _SHOWN_BY.search(folded, 0, span.start) and not _ONLY_MEANS.match(word):
        return False
    return bool(
        _NOUN_BEFORE.search(before)
        or (word.endswith("ing") and (_GERUND_BEFORE.search(before) or _RESPECT.search(folded, 0, span.start)))
        or (word.endswith("ed") and _ADJECTIVE_BEFORE.search(before))
        or (before.endswith(", ") and _IN_A_LIST.match(folded, span.end))
        or _IDIOM.match(folded, span.start)
    )


def _verbs(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> tuple[list[Span], list[Span]]:
    """The observable verbs, and the vague head verbs, outside time bounds and with their own object."""
    observable: list[Span] = []
    vague: list[Span] = []
    for hit in passage.hits_of("outcome-wording", "observable-verb", "vague-verb"):
        if any(span.overlaps(hit.span) for span in bounds) or _names_a_thing(passage.folded, hit.span):
            continue
        if hit.group == "vague-verb":
            vague.append(hit.span)
        elif not _NOT_THE_ACT.match(passage.folded, hit.span.end) and not _object_of_vague(passage, hit.span, vague):
            observable.append(hit.span)
    return observable, vague


def _quotes(passage: AnalysedPassage, spans: list[Span]) -> tuple[Quote, ...]:
    return tuple(passage.quote(span.start, span.end) for span in spans)


def _object_of_vague(passage: AnalysedPassage, span: Span, vague: list[Span]) -> bool:
    """Whether an -ing form is what a vague verb before it is to improve: `improve reading` and not `improve by reading`."""
    return passage.folded.endswith("ing", span.start, span.end) and any(
        span.start - other.end <= 2 for other in vague if other.end <= span.start
    )


_COUNTS_SOMETHING_ELSE = re.compile(
    r"\b(?:year|class of|aged?|key stage|reviews?|reviewed|meetings?) $|\bwith (?:\d+|two|three|four|five|weekly)? ?$"
)
_BESIDE_A_CLASS = re.compile(r"\b(?:across|with|his|her) $")


def _measures(passage: AnalysedPassage, core: str, bounds: tuple[Span, ...]) -> list[Quote]:
    found = []
    for span in measures(core, passage.scan):
        before = core[max(0, span.start - 28) : span.start]
        if _COUNTS_SOMETHING_ELSE.search(before):
            continue
        loose = _BESIDE_A_CLASS.search(before) and not re.search(r"\b(?:with (?:no|at)|to)\b", before)
        if loose and not re.search(r"\b(?:out of|%|per ?cent|at least)", core[span.start : span.end]):
            continue
        if any(other.overlaps(span) for other in bounds):
            continue
        found.append(passage.quote(span.start, span.end))
    return found


_ONLY_A_QUALITY = re.compile(
    r"\bwill (?:be able to )?[a-z]+(?: (?:his|her|their|the|a|an|with|in|at|on|to|up)){0,2}(?: [a-z]+){0,2}"
    r" (?:safely|nicely|well|appropriately|properly|sensibly|successfully|happily|correctly|effectively|confidently|calmly)\W*$"
)


def _change(
    passage: AnalysedPassage,
    core: str,
    observable: list[Span],
    strong: list[Span],
    vague: list[Span],
    counted: list[Quote],
    faults: tuple[Fault, ...],
) -> Slot:
    names = {fault.name for fault in faults if fault.certain}
    if "aspiration" in names or (names & {"service", "service-perspective"} and not observable):
        return Slot("change", SlotState.EMPTY, (), "no change in the child is stated")
    content = content_words(core)
    if strong and _ONLY_A_QUALITY.search(core) and not counted and not passage.hits_of("outcome-wording", "condition"):
        return Slot(
            "change", SlotState.PARTLY, _quotes(passage, strong[:1]), "an act, with a quality that nobody could see"
        )
    if strong and len(content) >= 2:
        return Slot("change", SlotState.FILLED, _quotes(passage, strong[:2]), "an act that others can see")
    if counted and len(content) >= 2 and not _umbrella(core):
        return Slot("change", SlotState.FILLED, tuple(counted[:1]), "a stated difference")
    match = _CONCRETE.search(core) if len(content) >= 3 else None
    if match:
        return Slot("change", SlotState.FILLED, (passage.quote(*match.span()),), "a concrete result")
    skill = _SKILL_NOUN.search(core)
    if (
        skill
        and not re.search(r"\bsocial skills|communication and|independence\b|in all|resilience|self-esteem", core)
        and (vague or observable)
    ):
        return Slot(
            "change", SlotState.PARTLY, (passage.quote(*skill.span()),), "a skill is named, but not the change in it"
        )
    if observable and not vague:
        return Slot(
            "change", SlotState.PARTLY, _quotes(passage, observable[:1]), "an act, with a quality that nobody could see"
        )
    return Slot(
        "change",
        SlotState.EMPTY,
        _quotes(passage, vague[:1]),
        "only words for getting better, with no act that others can see",
    )


_NEEDS_DETAIL = frozenset(
    ("manag manage tolerat tolerate explor explore respond participat participate engag engage copy").split()
)
_WEAK_ACT = frozenset(
    (
        "show demonstrate respond manage tolerate keep give get go help let use make start find follow share "
        "play talk join stay turn act plan speak complete remember explore notice spend"
    ).split()
)

_QUALITY_OBJECT = any_of(
    r"^ (?:(?:a|an|the|his|her|their|more|some|and|in|to|sustained|at least|better|all|good|greater"
    r"|increasing|with|meaningful|consistently|[a-z]+ly) ){0,4}"
    r"(?:(?:him|her|them|my)sel(?:f|ves) (?:safe|calm|healthy|well|happy)|best possible|most of|use of"
    r"|progress|gains?|choices|strateg\w+|self-care|(?:[a-z]+ )?habits|maturity|respect|empathy|kindness|responsibility"
    r"|motivation|interest|improvements?"
    r"|techniques?|skills?|confidence|attitudes?|behaviours?|relationships?|understanding|awareness"
    r"|independence|difference|positive(?:ly)?|appropriate(?:ly)?|effective(?:ly)?|support|success\w*"
    r"|safe\b|engagement|resilience|potential|healthy|suitable|ways|better\b|friends\b|friendships"
    r"|adjustments|expected|level of|maths\b|literacy\b)",
)


def _strong_observables(passage: AnalysedPassage, core: str, observable: list[Span]) -> list[Span]:
    """Observable acts whose object is not itself a word for quality: `make progress` and `show positive attitudes` are not."""
    strong = []
    for span in observable:
        word = passage.folded[span.start : span.end]
        after = core[span.end : span.end + 44]
        if _QUALITY_OBJECT.match(
            after,
        ):
            continue
        stem = re.sub(r"(?:ing|ed|es|s)$", "", word.split()[0])
        if (
            stem in _NEEDS_DETAIL
            and len(content_words(core[span.end :])) < 4
            and not re.search(r"\d|without|every|each|\bby (?:him|her|them)sel", core)
        ):
            continue
        if (
            stem in _WEAK_ACT
            and _LABELLED.search(core[span.start : span.end + 40])
            and not re.search(r"\d|without|every|each|when\b|with (?:a|one|two) ", core)
        ):
            continue
        if (
            re.match(r"^ (?:appropriately|positively|better|well|more|safely|effectively|successfully|less)\b", after)
            and len(content_words(after)) <= 3
            and not re.search(r"\d|without|every", core)
        ):
            continue
        strong.append(span)
    return strong


_UMBRELLA_WORDS = any_of(
    r"\b(?:progress across|progress in|social skills|potential|wellbeing|resilience|subjects by"
    r"|happier|concentration|engagement|confidence|communication skills)\b",
)


def _umbrella(core: str) -> bool:
    return (
        _UMBRELLA_WORDS.search(
            core,
        )
        is not None
    )


_BARE_STAGE = re.compile(r"(?:stage|level|band|grade) ?\d*")


def _measure(
    passage: AnalysedPassage,
    core: str,
    observable: list[Span],
    strong: list[Span],
    vague: list[Span],
    counted: list[Quote],
    faults: tuple[Fault, ...],
) -> Slot:
    if any(fault.name in ("service", "service-perspective") and fault.certain for fault in faults) and not any(
        fault.name == "service" for fault in faults if observable and counted
    ):
        return Slot("measure", SlotState.EMPTY, (), "the service could be counted, but not a result")
    by_number = _by_number(core, counted, seen=bool(strong))
    return by_number or _by_sight(passage, core, strong, vague)


_RISES = re.compile(r"\b(?:increase|improve|rise|reduce|decrease|concentration)\w*\b")
_BY_A_SHARE = re.compile(r"\b(?:by|of) \d+ ?(?:%|per ?cent)")
_FROM_A_SHARE = re.compile(r"\bfrom\b|\d+ ?(?:%|per ?cent).{0,6}\bto\b")


def _by_number(core: str, counted: list[Quote], *, seen: bool) -> Slot | None:
    if not counted:
        return None
    if all(_BARE_STAGE.fullmatch(quote.text.lower()) for quote in counted) and len(content_words(core)) < 4:
        return Slot("measure", SlotState.UNSURE, tuple(counted), "a stage or level of a scale that is not named")
    if _BY_A_SHARE.search(core) and _RISES.search(core) and not _FROM_A_SHARE.search(core):
        return Slot("measure", SlotState.PARTLY, tuple(counted), "a number with nothing to count from")
    if seen or not _umbrella(core):
        return Slot("measure", SlotState.FILLED, tuple(counted), "an amount, level or count")
    return None


def _by_sight(passage: AnalysedPassage, core: str, strong: list[Span], vague: list[Span]) -> Slot:
    conditions = passage.hits_of("outcome-wording", "condition")
    if strong and conditions:
        return Slot(
            "measure",
            SlotState.FILLED,
            tuple(passage.quote(h.span.start, h.span.end) for h in conditions),
            "an act with its conditions",
        )
    mostly = _MOSTLY.search(core)
    if strong and mostly:
        return Slot("measure", SlotState.PARTLY, (passage.quote(*mostly.span()),), "how often is left to opinion")
    if _CONCRETE.search(core) and (strong or not vague):
        return Slot("measure", SlotState.FILLED, _quotes(passage, strong), "a result that either exists or does not")
    if strong and not _LABELLED.search(core) and not _COMPARED.search(core):
        return Slot("measure", SlotState.FILLED, _quotes(passage, strong[:2]), "an act that either happens or does not")
    if strong and len(content_words(core)) >= 7 and not _COMPARED.search(core):
        return Slot(
            "measure",
            SlotState.FILLED,
            _quotes(passage, strong[:2]),
            "an act told with enough detail to see whether it happens",
        )
    if strong and len(strong) >= 2:
        return Slot(
            "measure", SlotState.FILLED, _quotes(passage, strong[:2]), "the change is followed by what it looks like"
        )
    if strong:
        return Slot(
            "measure", SlotState.PARTLY, _quotes(passage, strong[:1]), "an act, qualified by a word for quality"
        )
    return Slot("measure", SlotState.EMPTY, _quotes(passage, vague[:1]), "nobody could tell whether it has happened")


def _time_bound(bounds: tuple[tuple[AnalysedPassage, TimeBound], ...]) -> Slot:
    if bounds:
        quotes = tuple(passage.quote(bound.span.start, bound.span.end) for passage, bound in bounds)
        return Slot("time-bound", SlotState.FILLED, quotes, "a date, phase or age")
    return Slot("time-bound", SlotState.EMPTY, (), "no date, term, phase or age, here or in a heading")


_AFTER_A_BOUND = re.compile(r"[ ,:;-]*")
_DEVELOPING = re.compile(r"develop|improv|work|build|practis")
_NEXT_DEVELOPING = re.compile(
    r" (?:practis\w+|build\w*|work\w*|learn\w*|improv\w+|strengthen\w*|extend\w*|increas\w+)\b"
)
_ITS_OBJECT = re.compile(
    r"(?: (?!(?:and|by|to|when|while|until|before|after|without|where|because|or)\b)[a-z'-]+){0,5} "
)


def _worked_on(folded: str, end: int, phrase: str, act: Span) -> bool:
    """Whether an -ing form is only what is being worked on: `work towards writing a sentence`."""
    return (
        folded[act.start : act.end].split()[0].endswith("ing")
        and (_DEVELOPING.search(phrase) is not None or _NEXT_DEVELOPING.match(folded, end) is not None)
        and _ITS_OBJECT.fullmatch(folded, end, act.start) is not None
    )


def _staff_subject(folded: str, bounds: tuple[Span, ...]) -> tuple[int, int] | None:
    """Where the service is the subject: at the beginning, or after a time bound that opens the outcome."""
    match = _STAFF_SUBJECT.match(folded)
    if match:
        return match.span()
    for bound in bounds:
        if bound.start == 0 and (gap := _AFTER_A_BOUND.match(folded, bound.end)) is not None:
            rest = folded[gap.end() :]
            match = _STAFF_SUBJECT.match(rest)
            if match and not _PERCEIVES.match(rest):
                return gap.end() + match.start(), gap.end() + match.end()
    return None


_SEEN_IN_IT = re.compile(
    r"[,;]? (?:showing|demonstrating|where|in which) (?:that )?(?:he|she|they|i|[a-z]+) (?:can|will|is able to)\b"
)


def _faults(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Iterator[Fault]:
    folded = passage.folded
    service = next(find(_SERVICE, "service", folded, passage.scan), None)
    goal = _CHILD_GOAL.search(folded)
    access = _PLAIN_ACCESS.search(folded)
    if access and not service and not goal:
        yield Fault("service", (passage.quote(*access.span()),), "may be taking part, or may be help", certain=False)
    if service and not goal:
        # A group that is attended so that something can be seen in it may be the setting of an outcome: a reader tells.
        certain = _SEEN_IN_IT.search(folded, service.end()) is None
        yield Fault(
            "service", (passage.quote(*service.span()),), "describes what is provided, not what changes", certain
        )
    act = _STAFF_ACT.search(folded)
    staff = _staff_subject(folded, bounds) or (act.span() if act else None)
    if staff:
        yield Fault("service-perspective", (passage.quote(*staff),), "written from the service's side")
    wish = _WISH.match(folded) or _HOPE.search(folded)
    if wish:
        yield Fault("aspiration", (passage.quote(*wish.span()),), "a hope, which belongs in section A")
    process = passage.hits_of("outcome-wording", "process")
    if process and not measures(folded, passage.scan):
        hit = process[0]
        later = folded[hit.span.end :]
        acts = [
            act
            for act in passage.hits_of("outcome-wording", "observable-verb")
            if act.span.start >= hit.span.end and not _worked_on(folded, hit.span.end, hit.phrase, act.span)
        ]
        if not acts and hit.phrase not in ("to experience",) and not re.search(r"\bso that\b|: ", later):
            yield Fault(
                "process", (passage.quote(hit.span.start, hit.span.end),), "names working on something, not a result"
            )
