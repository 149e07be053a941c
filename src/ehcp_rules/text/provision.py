"""Reading one provision: what is done, how much, by whom with what skill, and wording that the slots do not excuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.lexicon import Hit
from ehcp_rules.text.quantities import Quantity, QuantityKind, quantities
from ehcp_rules.text.reading import Fault, Reading, Slot, SlotState
from ehcp_rules.text.sentences import content_words, quoted, sentences

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["read_provision"]

_SKILLED = ("therapist", "psychologist", "teacher", "leader", "health", "service")
_SUPPORTING = ("assistant", "class-team", "family")
_PLAN_REVIEW = re.compile(
    r"\b(?:plan|programme|progress|targets?|provision|profile|this|it|hours|arrangements?|strategies)(?: [a-z]+){0,2}? (?:is|are|will be|to be|be) (?:looked at|reviewed|updated|checked|monitored|evaluated|discussed)|\breviewed? (?:termly|annually|half-termly|every|each|at)"
)
_TRIGGER = re.compile(
    r"\bafter (?:an?|any|each|every) [a-z]+\b|\b(?:when(?:ever)?|if|as soon as|each time|every time|once|after|before|until) (?!(?:needed|required|necessary|appropriate|possible|available|applicable|felt|deemed|staff|funding|resources|capacity|timetabl)\b)"
    r"(?:[a-z'-]+ ){1,7}?(?:[a-z]{2,}s|[a-z]+ed|is|are|has|have|cannot|can't|begin|show|ask|put|go|fall|feel|leave|start|stop|cover|need to|want|signal|call|refuse|longer|above|below)\b"
)
_FLOOR = re.compile(r"\b(?:no fewer than|no less than|not less than|at least|a minimum of|minimum of|stays? the minimum|never fewer|not be given fewer|stays? the same|stay the same)\b")
_AUTHOR_BEFORE = re.compile(
    r"\b(?:written|set|designed|devised|drawn up|planned|trained|modelled|supervised|agreed|advised|recommended|reviewed|overseen|produced|prepared|created|coached|shown|checked|monitored|guided|led in training|made|signed off|directed|provided) (?:and (?:\w+ ){1,2})?(?:by|with|from) (?:(?:the|a|an|his|her|their|our|[a-z]+'s|nhs|qualified|specialist|paediatric|community|registered) ){0,3}$|\bunder (?:the )?(?:(?:guidance|supervision|direction) of )?(?:the |a |an )?$|\b(?:advice|guidance|recommendations?|report) (?:of|from) (?:the |a |an |his |her )?$"
)
_ARRANGES_AFTER = re.compile(r"^s? (?:will |to |should |must )?(?:arranges?|ensures?|organises?|makes? sure|seeks?|refers?|liaises?|considers?|requests?|explores?|commissions?|takes the register)\b")
_WHILE_BEFORE = re.compile(r"\bwhile (?:the|his|her|their|a|[a-z]+'s)? ?(?:class |form )?$")
_THEIR = re.compile(r"(?:'s|s') $")
_TRAINED_LOOSELY = re.compile(
    r"\b(?:suitably|appropriately|fully|properly|adequately|sufficiently) (?:trained|qualified|experienced|skilled)\b|\b(?:trained|experienced|skilled|specialist|qualified) (?:adults?|staff|members? of staff|persons?|people|practitioners?|individuals?|team)\b"
)
_TRAINED_FULLY = re.compile(
    r"\b(?:trained|training|experienced?|qualified|qualification|knowledge|expertise|skilled|accredited|specialist|supervised|overseen|guided|competen(?:t|cy|cies)|certificate|licensed|course|level \d) ?(?:[a-z]+ )?(?:in|by|for|with|of|from|as|on|to|under|completed|signed)\b|\bwhom? the [a-z ]+ has trained\b|\bunder the (?:[a-z]+ )?(?:therapist|teacher|psychologist|nurse|physiotherapist)\b|\bsign(?:s|ed) off\b|\blevel [2-7]\b|\b(?:elsa|hlta|intervenor|interpreter|job coach|nurture practitioner|registered)\b|\b[a-z-]+ training\b|\btraining,|\bspecialist (?:teaching|learning) (?:support )?assistant\b"
)
_CHILD_ACTS = re.compile(r"^(?:[a-z'-]+|he|she|they|i) (?:(?:will|may|can|is to|has|have|wears?|uses?|sits?|carries|keeps?|works at|goes|leaves|arrives|eats|gives|shows|types) )")
_ELSEWHERE_ONLY = re.compile(
    r"^(?:provision )?(?:(?:will be|to be|is|are) )?(?:provided )?(?:please )?(?:see|refer to|as (?:set out|outlined|detailed|described|recommended|specified) in|as per|as (?:in )?(?:the |her |his |their )?previous plan|in line with|remains? (?:the same|as))\b"
)
_ELSEWHERE = re.compile(r"\bas (?:set out|outlined|detailed|described|specified|recommended) in (?:his|her|their|the|a|an|[a-z ]+'s?)\b|\bas per (?:the|his|her|their)\b|\bas previous(?:ly)?\b|\bat the frequency set out in\b|\bas previous plan\b")
_MONEY = re.compile(r"£ ?\d")
_EMPTY_NOUN_HEAD = re.compile(r"\b(?:support|help|input|interventions?|strateg(?:y|ies)|programmes?|provision|guidance|assistance|resources?|approach(?:es)?|oversight|advice|monitoring|contact|package|involvement|opportunit(?:y|ies)|consultation)\b")
_NIL = re.compile(
    r"^(?:none|nil|n/a|not applicable|not required|no (?:(?:other|further|additional|specific|current|identified|special|such) )*(?:(?:health|social|care|educational|healthcare|medical|needs?|and|or|section \w+) )*(?:provision|services?|needs?|support|care) ?(?:(?:is|are|was|were|has been|have been) )?(?:(?:currently|reasonably|considered) )?(?:needed|required|identified|necessary|sought|applicable|under|at this time|at present|in place)?)\b|^(?:there (?:is|are) no|nothing (?:is|was))\b"
)
_FTE = re.compile(r"\b0\.\d+\b|\bfte\b")
_NAMED_PERSON = re.compile(r"\b(?:Mr|Mrs|Miss|Ms|Dr|Mx)\.? [A-Z][\w'-]+(?= (?:will|to|hears?|teaches|sees|works|reads|meets|leads))")
_SERVICE_NAME = re.compile(r"\b(?:[a-z'-]+ ){1,4}(?:service|clinic|team|unit|carers?|agency|club|scheme|hospice)\b")
_REGULAR_THING = re.compile(r"^(?:regular|often|some|enough|much) (?:and irregular |or irregular )?(?:verbs?|classroom|attend|polygon|shape|spelling|words?|attendance at|of the|way|days?|as|on days|one)\b")
_ACCESS_THING = re.compile(r"^(?:access to (?:work|higher education)|access to(?: the| his| her| their)? (?:own|named))\b")
_PERMISSION = re.compile(r"\b(?:he|she|they|i|[a-z]+) (?:may|can|could) (?:take|leave|go|come|choose|use|ask|sit|stand|move|have more|stop|return|stay|bring|work|answer|type|wear|eat|add|stretch|miss|opt)\b|\b(?:teacher|therapist|nurse|tutor|assistant|length|order|sequence|hours|amount|content) (?:[a-z]+ ){0,4}may (?:add|be (?:placed|increased|chosen|split|taken|moved|extended|divided))\b")


class _Provision:
    """The passages of one provision with their amounts and hits, gathered once."""

    def __init__(self, item: AnalysedItem) -> None:
        self.item = item
        self.body: AnalysedPassage | None = item.passages.get("text")
        # VS & RS v Hampshire [2021] UKUT 187 (AAC): health and social care need less exact wording than section F.
        self.clinical = item.section in ("G", "H1", "H2")
        self.reading = [item.passages[name] for name in ("text", "who", "how_often") if name in item.passages]
        self.amounts: list[tuple[AnalysedPassage, Quantity]] = []
        for passage in self.reading:
            review = _review_sentences(passage)
            for amount in quantities(passage.folded):
                if not any(span.overlaps(amount.span) for span in review):
                    self.amounts.append((passage, amount))
        self.quoted = {passage.path: quoted(passage.folded) for passage in self.reading}

    def of(self, *kinds: QuantityKind) -> list[tuple[AnalysedPassage, Quantity]]:
        return [(passage, amount) for passage, amount in self.amounts if amount.kind in kinds]

    def quotes(self, amounts: Iterable[tuple[AnalysedPassage, Quantity]]) -> tuple[Quote, ...]:
        return tuple(passage.quote(amount.span.start, amount.span.end) for passage, amount in amounts)

    def hits(self, lexicon: str, *groups: str) -> Iterator[tuple[AnalysedPassage, Hit]]:
        for passage in self.reading:
            quotes = self.quoted[passage.path]
            for hit in passage.hits_of(lexicon, *groups):
                if not any(span.overlaps(hit.span) for span in quotes):
                    yield passage, hit

    def triggers(self) -> list[tuple[AnalysedPassage, Span]]:
        found = []
        for passage in self.reading:
            blocked = [hit.span for hit in passage.hits if (hit.lexicon, hit.group) in _NO_TRIGGER]
            for match in _TRIGGER.finditer(passage.folded):
                span = Span(*match.span())
                if not any(span.overlaps(other) for other in blocked):
                    found.append((passage, span))
        return found


_NO_TRIGGER = {("vague-wording", "discretion"), ("duty-wording", "money"), ("duty-wording", "decide")}


def _review_sentences(passage: AnalysedPassage) -> tuple[Span, ...]:
    """Sentences about reviewing a plan, whose frequencies are not the child's, when the passage says anything else."""
    if not _PLAN_REVIEW.search(passage.folded):
        return ()
    parts = sentences(passage.folded)
    review = tuple(span for span in parts if _PLAN_REVIEW.search(passage.folded, span.start, span.end))
    return review if len(review) < len(parts) else ()


def read_provision(item: AnalysedItem) -> Reading:
    """The slots type, quantity, deliverer, expertise and group, and the faults of wording, of one provision."""
    facts = _Provision(item)
    if facts.body is not None and (_NIL.match(facts.body.folded)):
        names = ("type", "quantity", "deliverer", "expertise", "group")
        reason = "says that nothing is provided here, or that it is no part of the plan's provision"
        slots = {name: Slot(name, SlotState.NOT_NEEDED, (), reason) for name in names}
        return Reading(MappingProxyType(slots), nil=True)
    quantity = _quantity(facts)
    deliverer = _deliverer(facts)
    expertise = _expertise(facts, deliverer)
    group = _group(facts)
    kind = _type(facts)
    slots = {slot.name: slot for slot in (kind, quantity, deliverer, expertise, group)}
    faults = tuple(_faults(facts, slots))
    return Reading(MappingProxyType(slots), faults)


def _quantity(facts: _Provision) -> Slot:
    lengths = facts.of(QuantityKind.LENGTH)
    often = facts.of(QuantityKind.FREQUENCY)
    counts = facts.of(QuantityKind.COUNT)
    scopes = [pair for pair in facts.of(QuantityKind.SCOPE) if not _vague_scope(facts, pair)]
    windows = facts.of(QuantityKind.WINDOW)
    ceilings = facts.of(QuantityKind.CEILING)
    triggers = facts.triggers()
    trigger_quotes = tuple(passage.quote(span.start, span.end) for passage, span in triggers)
    floored = any(_FLOOR.search(passage.folded) for passage in facts.reading)
    if ceilings and not floored:
        free = [pair for pair in (*lengths, *counts) if not _capped(pair, ceilings)]
        if not free and (lengths or counts or often):
            return Slot("quantity", SlotState.PARTLY, facts.quotes(ceilings), "a ceiling promises no amount")
    if lengths and counts and not (often or scopes or windows or triggers) and all(_session_only(pair) for pair in counts):
        counts = []
    if lengths and (often or counts or scopes or windows or triggers):
        return Slot("quantity", SlotState.FILLED, facts.quotes(lengths + often + counts + scopes), "length and how often")
    if scopes:
        return Slot("quantity", SlotState.FILLED, facts.quotes(scopes), "a scope that says when it always holds")
    if counts and (often or windows):
        return Slot("quantity", SlotState.FILLED, facts.quotes(counts + often + windows), "a number in a stated period")
    if triggers and _somebody_acts(facts):
        return Slot("quantity", SlotState.FILLED, trigger_quotes, "a trigger that anybody can see, and who acts on it")
    if often and _short_act(facts, often):
        return Slot("quantity", SlotState.FILLED, facts.quotes(often), "how often a short act happens")
    if often and facts.clinical:
        return Slot("quantity", SlotState.FILLED, facts.quotes(often), "how often; health and social care need less exact wording")
    if often:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(often), "how often, but not how long")
    if lengths:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(lengths), "how long, but not how often")
    if counts:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(counts), "how many, but not in what period")
    if _supplies_a_thing(facts):
        return Slot("quantity", SlotState.NOT_NEEDED, (), "equipment or an environment that is there all the time")
    share = next(((p, m) for p in facts.reading if (m := _FTE.search(p.folded))), None)
    if share is not None:
        return Slot("quantity", SlotState.UNSURE, (share[0].quote(*share[1].span()),), "a figure without a unit")
    if facts.clinical and any(True for _ in facts.hits("vague-wording", "discretion")) and any(True for _ in facts.hits("roles", *_SKILLED)):
        return Slot("quantity", SlotState.PARTLY, (), "left to the discretion of a named clinician")
    return Slot("quantity", SlotState.EMPTY, (), "no amount, frequency, scope or trigger")


def _session_only(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """A plural such as `25-minute sessions` tells no number of them."""
    passage, amount = pair
    words = passage.folded[amount.span.start : amount.span.end]
    return re.match(r"\d+[- ](?:minute|min|hour|hr)s?\b", words) is not None


def _capped(pair: tuple[AnalysedPassage, Quantity], ceilings: list[tuple[AnalysedPassage, Quantity]]) -> bool:
    passage, amount = pair
    return any(where is passage and ceiling.span.start <= amount.span.end and amount.span.start <= ceiling.span.end for where, ceiling in ceilings)


def _vague_scope(facts: _Provision, pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """A scope such as `across all areas of the curriculum` is no amount when the help itself is a vague noun."""
    passage, amount = pair
    words = passage.folded[amount.span.start : amount.span.end]
    return bool(re.search(r"\b(?:areas?|curriculum|needs|staff|adults|professionals|opportunit|settings?|aspects|contexts|environments|situations|other|agencies|the (?:school|class|plan|setting))\b", words))


def _somebody_acts(facts: _Provision) -> bool:
    return any(True for _ in facts.hits("roles", *_SKILLED, *_SUPPORTING, "named-adult", "unowned")) or any(
        True for _ in facts.hits("equipment")
    ) or any(re.search(r"\b(?:he|she|they|i|[a-z]+) (?:may|can|goes|leaves|uses|rests|returns|will|has)\b", p.folded) for p in facts.reading)


def _short_act(facts: _Provision, often: list[tuple[AnalysedPassage, Quantity]]) -> bool:
    for passage, amount in often:
        if passage.field == "how_often":
            passage = facts.body or passage
            if any(True for _ in passage.hits_of("generic-help", "short-act")):
                return True
            continue
        for span in sentences(passage.folded):
            if span.overlaps(amount.span):
                acts = [hit for hit in passage.hits_of("generic-help", "short-act") if hit.span.overlaps(span)]
                therapies = [hit for hit in passage.hits_of("interventions") if hit.span.overlaps(span)]
                if acts and not (therapies and not any(hit.group in _SKILLED for hit in passage.hits_of("roles"))):
                    return True
    return False


def _supplies_a_thing(facts: _Provision) -> bool:
    things = list(facts.hits("equipment"))
    if not things:
        return False
    acts = list(facts.hits("interventions", "therapy", "programme"))
    return not acts or min(hit.span.start for _, hit in things) <= min(hit.span.start for _, hit in acts)


def _deliverer(facts: _Provision) -> Slot:
    skilled, unowned, named = [], [], []
    for passage, hit in facts.hits("roles"):
        before = passage.folded[max(0, hit.span.start - 70) : hit.span.start]
        after = passage.folded[hit.span.end : hit.span.end + 40]
        if re.match(r"(?:'s|s')? (?:room|group|base|time|report|office)\b", after):
            continue
        if hit.group == "unowned":
            unowned.append((passage, hit))
        elif hit.group == "named-adult":
            named.append((passage, hit))
        elif passage.field != "who" and (
            _AUTHOR_BEFORE.search(before) or _ARRANGES_AFTER.match(after) or _WHILE_BEFORE.search(before)
            or after.startswith(("'s report", "'s programme", "'s plan", "'s current", "'s advice", "'s recommend", " report", " advice", "s' report"))
        ):
            continue
        elif hit.group == "family" and passage.field != "who":
            continue
        else:
            skilled.append((passage, hit))
    if skilled:
        return Slot("deliverer", SlotState.FILLED, _hit_quotes(skilled), "a role is named")
    person = next(((p, m) for p in facts.reading if (m := _NAMED_PERSON.search(p.text))), None)
    if person is not None and not named:
        return Slot("deliverer", SlotState.UNSURE, (person[0].quote(*person[1].span()),), "a person by name, whose role is not stated")
    if facts.clinical:
        service = next(((p, m) for p in facts.reading if (m := _SERVICE_NAME.search(p.folded))), None)
        if service is not None:
            return Slot("deliverer", SlotState.FILLED, (service[0].quote(*service[1].span()),), "a service is named")
    if named:
        return Slot("deliverer", SlotState.FILLED, _hit_quotes(named), "one adult is singled out")
    if unowned and any(_TRAINED_FULLY.search(passage.folded) or _TRAINED_LOOSELY.search(passage.folded) for passage, _ in unowned):
        return Slot("deliverer", SlotState.FILLED, _hit_quotes(unowned), "adults with a stated skill")
    if unowned:
        return Slot("deliverer", SlotState.EMPTY, _hit_quotes(unowned), "staff or setting, but no role")
    if _supplies_a_thing(facts) and not facts.of(QuantityKind.LENGTH):
        return Slot("deliverer", SlotState.NOT_NEEDED, (), "nobody delivers equipment or an environment")
    return Slot("deliverer", SlotState.EMPTY, (), "nobody is named to do it")


def _hit_quotes(pairs: Iterable[tuple[AnalysedPassage, Hit]]) -> tuple[Quote, ...]:
    return tuple(passage.quote(hit.span.start, hit.span.end) for passage, hit in pairs)


def _expertise(facts: _Provision, deliverer: Slot) -> Slot:
    if deliverer.state in (SlotState.EMPTY, SlotState.NOT_NEEDED, SlotState.UNSURE):
        return Slot("expertise", SlotState.NOT_NEEDED, (), "no deliverer whose skill could be stated")
    for passage in facts.reading:
        match = _TRAINED_FULLY.search(passage.folded)
        loose = _TRAINED_LOOSELY.search(passage.folded)
        if match and not (loose and Span(*match.span()).overlaps(Span(*loose.span()))):
            return Slot("expertise", SlotState.FILLED, (passage.quote(*match.span()),), "training, qualification or experience")
    groups = {hit.group for _, hit in facts.hits("roles") if any(q.span == hit.span for q in deliverer.quotes)}
    if groups & set(_SKILLED):
        return Slot("expertise", SlotState.FILLED, deliverer.quotes, "a profession that carries its own qualification")
    if "class-team" in groups and facts.of(QuantityKind.LENGTH, QuantityKind.SCOPE):
        return Slot("expertise", SlotState.PARTLY, deliverer.quotes, "the class team, without a stated skill")
    return Slot("expertise", SlotState.PARTLY, deliverer.quotes, "no training, qualification or experience is stated")


def _group(facts: _Provision) -> Slot:
    sizes = facts.of(QuantityKind.GROUP, QuantityKind.RATIO)
    if sizes:
        return Slot("group", SlotState.FILLED, facts.quotes(sizes), "a size or ratio")
    grouped = [(p, m) for p in facts.reading for m in re.finditer(r"\b(?:small|nurture|friendship|social skills|paired|targeted)? ?groups?\b|\bclass\b", p.folded) if "group" in m.group()]
    if grouped:
        quotes = tuple(p.quote(*m.span()) for p, m in grouped)
        return Slot("group", SlotState.EMPTY, quotes, "a group without a number")
    return Slot("group", SlotState.NOT_NEEDED, (), "no group is mentioned")


def _type(facts: _Provision) -> Slot:
    named = list(facts.hits("interventions", "therapy", "programme")) + list(facts.hits("equipment"))
    body = facts.body.folded if facts.body else ""
    if _ELSEWHERE_ONLY.match(body) and len(content_words(body)) < 14:
        return Slot("type", SlotState.EMPTY, (), "points to another document")
    skip = set()
    for passage, hit in [*facts.hits("roles"), *facts.hits("vague-wording"), *facts.hits("generic-help", "empty-noun")]:
        skip.update(passage.folded[hit.span.start : hit.span.end].split())
    for passage, amount in facts.amounts:
        skip.update(passage.folded[amount.span.start : amount.span.end].split())
    skip.update(_SUBJECTS)
    told = [word for word in content_words(body) if word not in skip]
    # A programme that has a proper name of its own may be a good one: only somebody who knows it can tell.
    proper = facts.body is not None and re.match(r"The [A-Z][a-z]+(?: [A-Z][a-z]+)? [Pp]rogramme\b", facts.body.text)
    if proper and not named:
        return Slot("type", SlotState.UNSURE, (facts.body.quote(*proper.span()),) if facts.body else (), "a programme known only by its name")
    generic = _EMPTY_NOUN_HEAD.search(body)
    if named and (not generic or len(told) >= 1):
        return Slot("type", SlotState.FILLED, _hit_quotes(named), "a named approach, therapy or thing")
    does = facts.body is not None and len(facts.body.hits_of("generic-help", "short-act", "act")) >= 2 and len(told) >= 3
    if len(told) >= (4 if generic else 2) or does:
        return Slot("type", SlotState.FILLED, (), "the activity is described")
    enough = any(True for _ in facts.of(QuantityKind.LENGTH)) and not re.match(r"(?:input|advice|oversight|contact)\b", body)
    if generic and enough and len(told) <= 4:
        return Slot("type", SlotState.PARTLY, (), "help with an amount, but what is done is not said")
    if generic or not told:
        return Slot("type", SlotState.EMPTY, (), "help of an unnamed kind")
    return Slot("type", SlotState.PARTLY, (), "hardly says what is done")


_SUBJECTS = frozenset(
    "literacy reading writing maths mathematics numeracy english learning curriculum lessons lesson class classroom work skills skill language communication social emotional sensory behaviour needs access "
    "meet support across subjects subject day week term year weekly daily regular academic core areas area develop improve week's will range high level levels individual additional extra safely".split()
)


def _faults(facts: _Provision, slots: dict[str, Slot]) -> Iterator[Fault]:
    yield from _vague(facts, slots)
    yield from _duty(facts, slots)
    yield from _universal(facts, slots)
    yield from _pointers(facts, slots)


def _vague(facts: _Provision, slots: dict[str, Slot]) -> Iterator[Fault]:
    quantity, deliverer = slots["quantity"].state, slots["deliverer"].state
    amount = quantity is SlotState.FILLED
    core = amount and (deliverer in (SlotState.FILLED, SlotState.NOT_NEEDED) or bool(facts.of(QuantityKind.LENGTH)))
    vague: list[Quote] = []
    for passage, hit in facts.hits("vague-wording"):
        words = passage.folded[hit.span.start : hit.span.start + 60]
        if _REGULAR_THING.match(words):
            continue
        if hit.group == "access":
            excused = amount or _ACCESS_THING.match(words) is not None or (hit.phrase.startswith(("availab", "is avail", "are avail", "be avail")) and core)
        elif hit.group == "discretion":
            excused = core or bool(facts.triggers())
        elif hit.group == "frequency":
            excused = amount
        elif hit.group == "amount":
            excused = _amount_excused(facts, hit, amount)
        elif hit.group == "intent":
            excused = core
        else:
            continue
        if not excused:
            vague.append(passage.quote(hit.span.start, hit.span.end))
    unowned = _unowned(facts, slots)
    if unowned is not None:
        vague.append(unowned)
    if vague:
        yield Fault("vague", tuple(vague), "leaves open what the rest of the provision does not state")
    elif slots["type"].state is SlotState.EMPTY and quantity is SlotState.EMPTY and facts.body is not None:
        bare = [facts.body.quote(hit.span.start, hit.span.end) for hit in facts.body.hits_of("generic-help", "empty-noun")]
        if bare:
            yield Fault("vague", tuple(bare), "names help without kind or amount")
    # "No more than" beside a frequency limits a demand on the child; "up to" limits what the child is promised.
    loose = [
        (passage, amount)
        for passage, amount in facts.of(QuantityKind.CEILING)
        if passage.folded[amount.span.start :].startswith(("up to", "a maximum", "maximum"))
    ]
    floored = any(_FLOOR.search(passage.folded) for passage in facts.reading)
    if loose and not floored and quantity is SlotState.PARTLY and facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY):
        yield Fault("loose-ceiling", facts.quotes(loose), "a ceiling with no floor")
    wide = facts.of(QuantityKind.RANGE)
    if wide and not floored and not facts.triggers() and not re.search(r"\bdepending on (?:how|his|her|their)\b", facts.body.folded if facts.body else ""):
        yield Fault("loose-ceiling", facts.quotes(wide), "a wide range with no rule for choosing")
    if slots["quantity"].state in (SlotState.EMPTY, SlotState.NOT_NEEDED) and not vague:
        lists = [pair for pair in facts.hits("vague-wording", "open-list") if pair[1].phrase not in ("including", "and/or")]
        if lists:
            yield Fault("open-list", _hit_quotes(lists), "examples in place of the provision")


_UNOWNED_SUBJECT = re.compile(r"^(?:the )?(?:school|setting|college|nursery|provider|staff|adults|academy)(?: staff)? (?:will|to|should|must)\b")


def _unowned(facts: _Provision, slots: dict[str, Slot]) -> Quote | None:
    """A duty on the setting as a whole, with no role, no trained adult and no amount of time."""
    if facts.body is None or "who" in facts.item.passages or slots["deliverer"].state is not SlotState.EMPTY:
        return None
    match = _UNOWNED_SUBJECT.match(facts.body.folded)
    if match is None or facts.of(QuantityKind.LENGTH, QuantityKind.COUNT) or facts.triggers():
        return None
    return facts.body.quote(*match.span())


def _amount_excused(facts: _Provision, hit: Hit, amount: bool) -> bool:
    if "group" in hit.phrase or "class" in hit.phrase:
        return bool(facts.of(QuantityKind.GROUP, QuantityKind.RATIO)) or amount
    if hit.phrase in ("some", "time to", "enough", "various", "a range of", "a variety of", "much", "flexible", "flexibility"):
        return amount or bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT))
    return amount


def _duty(facts: _Provision, slots: dict[str, Slot]) -> Iterator[Fault]:
    for name, finder in (
        ("benefit-wording", _benefit),
        ("conditional", _conditional),
        ("delegated", _delegated),
        ("variable", _variable),
    ):
        sure: list[Quote] = []
        unsure: list[Quote] = []
        for passage, span, certain in finder(facts, slots):
            if not any(other.overlaps(span) for other in facts.quoted[passage.path]):
                (sure if certain else unsure).append(passage.quote(span.start, span.end))
        if sure:
            yield Fault(name, tuple(dict.fromkeys(sure)), _REASONS[name])
        elif unsure:
            yield Fault(name, tuple(dict.fromkeys(unsure)), _REASONS[name], certain=False)


_REASONS = {
    "benefit-wording": "words that create no duty",
    "conditional": "depends on money, staff or availability",
    "delegated": "leaves the decision to somebody else",
    "variable": "lets the provision change outside a review",
}
_Found = Iterator[tuple["AnalysedPassage", Span, bool]]
_SETTING = r"(?:school|setting|college|nursery|provider|academy|head(?: ?teacher)?|principal|senco|sendco|staff|team|manager|class teacher|funding team|base)"
_DELEGATED = re.compile(
    rf"\b{_SETTING}s?(?:'s)? (?:will|to|can|may|should) (?:then |jointly )?(?:determine|decide|judge|work out|agree|identify|assess|choose|allocate|deploy|set) (?:on |together )?(?:what|how|when|whether|which|the (?:amount|level|frequency|number|hours|length|duration|type)|levels?|hours)\b"
    rf"|\b(?:set|determined|decided|agreed|fixed|allocated|identified|judged|worked out|arranged|varied)(?: together)? (?:by|with) (?:the |his |her |their )?(?:[a-z]+ )?{_SETTING}\b"
    r"|\bat (?:the |his |her |their )?(?:[a-z']+ ){0,3}discretion\b|\bleft to the (?:[a-z]+ ){1,4}|\bas (?:the )?(?:school|setting|college|staff) (?:sees?|thinks?|feels?) fit\b"
    r"|\b(?:support )?(?:frequency|duration|amounts?|hours|levels?|length|number)(?: and [a-z]+)? (?:of [a-z ]{1,20} )?(?:will be )?(?:as |to be |is to be |will be |which is to be |are to be )(?:advised|agreed|determined|decided|set|confirmed|established|worked out)\b|\bused flexibly\b|\bdeployed flexibly\b"
)
_CONDITIONAL = re.compile(
    r"\b(?:so far as|as far as|where|when|if|provided(?: that)?|subject to|depending on|dependent on|within|unless)(?: the| its| their| existing| available| school's| college's| local| current)* (?:[a-z']+ (?:and )?){0,4}?"
    r"(?:budgets?|funding|funds|resources?|staffing|capacity|timetabl\w+|availability|finances|money|rota|traded offer|waiting list|staff|trained members? of staff|adult|rooms?|places?|spaces?|slots?)"
    r"(?: (?:permits?|allows?|(?:is|are|becomes?|be) (?:available|free|in place)|exists?|levels? allow|that (?:is|are) available|in place at the time|absent))"
    r"|\bsubject to (?:funding|resources?|staffing|availability|capacity|budget|timetabl\w+|the traded|staff availability|a place|space)\b|\b(?:depending|dependent) on (?:funding|staffing|availability|resources?|capacity|budget)\b|\b(?:within|from) (?:existing|available) resources\b|\bwith the resources that are available\b|\b(?:when|if|where) (?:staff |staffing is |an adult is |appointments? (?:is|are) )?available\b|\bwhen not in use\b|\bis not in use by\b|\b(?:funding|staff|staffing|timetable|time|budget) permitting\b"
)
_VARIABLE = re.compile(
    r"\b(?:may|can|could|will|to|might) (?:then |later |therefore )?be (?:gradually |changed or |further )?(?:reduced|withdrawn|changed|varied|altered|decreased|phased out|tapered|amended|stopped|ended|scaled back|faded|lowered)\b|\b(?:hours|support|provision|amount|it|this|which) (?:will|may|can|could|to) (?:reduce|decrease|change|vary|lessen|be less)\b|\btaper(?:s|ing|ed)?(?: off| down)?\b|\bthereafter reducing\b|\b(?:gradually|progressively) (?:reduc|withdraw|fad)\w+\b|\b(?:faded?|fading|reduc(?:ed|ing|es)) (?:as appropriate|over time|as (?:he|she|they|progress|confidence|skills?|soon|[a-z]+ (?:settles|improves|progresses)))\b|\bhours reduce\b|\bsubject to (?:review|change)\b|\bkept under review\b"
)
_RULE = re.compile(
    r"\bthen (?:\w+ ){0,4}?(?:\d|one|two|three|once|twice|four|five|half|an)|\buntil (?:the end|\d|july|easter|he|she|they|[a-z]+ has|[a-z]+ can)|\bonce (?:he|she|they|[a-z]+) (?:has|have|can|is) (?:[a-z]+ ){0,6}?(?:\d|on|for|in|two|three|four|without)|\bfor (?:two|three|four|five|six|\d+) (?:weeks|days|sessions|lessons)|\bfrom \w+ to \w+ (?:hours|minutes|times|sessions|days)\b|\bfades? to\b|\bone step a\b"
)
_CONTENT_ONLY = re.compile(r"\b(?:content|order|targets?|method|topics?|texts?|activit(?:y|ies)|materials?|words|focus|time of day|timing|times?|seat|signal|books?|themes?|subjects?|day of the week|place|room|tasks?|goals?)\b")
_WITH_CHILD = re.compile(r"\b(?:agreed|decided|chosen|set|planned) (?:together )?with (?:him|her|them|me|the (?:child|young person|family)|(?:his|her|their|my) (?:parents?|mum|dad|family|mother|father|carers?)|[a-z]+'s (?:parents|family|mum|dad)|parents|[a-z]+ and)\b")
_SHOULD_HAPPEN = re.compile(r"(?:^|[.;:] )$")


def _benefit(facts: _Provision, slots: dict[str, Slot]) -> _Found:
    counted = slots["quantity"].state is SlotState.FILLED and bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT))
    for passage, hit in facts.hits("duty-wording", "benefit"):
        folded = passage.folded
        before, after = folded[: hit.span.start], folded[hit.span.end :]
        phrase = hit.phrase
        if phrase.startswith("should"):
            inverted = _SHOULD_HAPPEN.search(before[-3:]) and re.match(r" (?:have|become|be|show|need|ask|start|leave|refuse|[a-z]+ (?:have|become|be|show|need|ask|start|leave|refuse))\b", after)
            opening = _SHOULD_HAPPEN.search(before[-3:]) is not None
            if inverted or (opening and phrase == "should") or counted:
                continue
        if phrase.startswith(("may", "might", "could", "can")):
            if _PERMISSION.search(folded[max(0, hit.span.start - 30) : hit.span.end + 60]) or phrase == "may have":
                continue
        if phrase == "consider" and not (before.endswith(("should ", "to ", "will ")) or not before.strip()):
            continue
        if phrase in ("encourage", "encouraged to", "to be encouraged") and (counted or before.endswith("'s ")):
            continue
        yield passage, hit.span, True
    for passage in facts.reading:
        for match in re.finditer(r"\bideally\b|\bin an ideal\b|\bwhere we can\b|\bwill be considered\b|\bconsideration (?:will|should|is to|to) be given\b|\bwould be (?:good|ideal|of benefit|appropriate|advantageous)\b|\bmay wish to\b|\bit is (?:hoped|anticipated|felt|suggested)\b", passage.folded):
            yield passage, Span(*match.span()), True
        if not slots["quantity"].state is SlotState.FILLED:
            for match in re.finditer(r"\b[a-z]+ can (?:use|have|access|borrow|attend|work)\b", passage.folded):
                yield passage, Span(*match.span()), False


def _conditional(facts: _Provision, _slots: dict[str, Slot]) -> _Found:
    floored = any(_FLOOR.search(passage.folded) for passage in facts.reading)
    for passage in facts.reading:
        for match in _CONDITIONAL.finditer(passage.folded):
            if re.search(r"\b(?:he|she|they|i) (?:is|are|am) available\b", match.group()) or (floored and "more" in passage.folded):
                continue
            yield passage, Span(*match.span()), True


def _delegated(facts: _Provision, slots: dict[str, Slot]) -> _Found:
    amount = slots["quantity"].state is SlotState.FILLED
    floored = any(_FLOOR.search(passage.folded) for passage in facts.reading)
    for passage in facts.reading:
        spans = [Span(*match.span()) for match in _DELEGATED.finditer(passage.folded)]
        spans += [hit.span for hit in passage.hits_of("duty-wording", "decide") if not any(hit.span.overlaps(s) for s in spans)]
        for span in spans:
            window = passage.folded[max(0, span.start - 60) : span.end + 60]
            if (amount and (_CONTENT_ONLY.search(window) or _WITH_CHILD.search(window))) or (floored and amount):
                continue
            if _WITH_CHILD.search(window) and not re.search(r"\b(?:amount|hours|frequency|level)\b", window):
                continue
            if amount and re.match(r"(?:agreed|chosen|set) (?:with|by)", passage.folded[span.start : span.end]):
                continue
            yield passage, span, True


def _variable(facts: _Provision, slots: dict[str, Slot]) -> _Found:
    amount = slots["quantity"].state is SlotState.FILLED
    floored = any(_FLOOR.search(passage.folded) for passage in facts.reading)
    for passage in facts.reading:
        for match in _VARIABLE.finditer(passage.folded):
            words = match.group()
            ruled = amount and _RULE.search(passage.folded) is not None
            demand = re.search(r"\b(?:demand|homework|work|task|noise|prompts?|help|visits|adult)\b.{0,30}$", passage.folded[: match.start()]) and amount
            if floored or ruled or (demand and "hours" not in passage.folded):
                continue
            review_only = words.startswith(("subject to review", "kept under review"))
            yield passage, Span(*match.span()), not (review_only and amount)


_APART = re.compile(r"\bnot part of\b|\blisted for information\b|\bordinary offer\b|\bin addition to (?:the )?(?:ordinary|universal|usual)|\bordinarily available (?:in|to|at)\b.{0,60}\bnot\b")
_OWN = re.compile(r"\bspecialist teacher|teacher of the deaf|qualified teacher of|\b(?:his|her|their|my) own\b|\btrained (?:in|by)\b|\b[a-z]+'s own\b")
_ORDINARY_ACT = re.compile(
    r"\b(?:adapt(?:ing|ed|s)?|differentiat\w+|simplif\w+|chunk\w*|break(?:ing)? (?:down|tasks|work|up)|broken (?:down|up|into)|small(?:er)? steps|scaffold\w*|model(?:led|ling|s)?|rephras\w+|prais\w+|remind(?:ers|ed|ing)?|check(?:ing)? (?:that|understanding|in with|for understanding)|checking with|seat(?:ed|ing)|sit(?:ting)? (?:near|at the front|away)|tick[- ]?list|checklists?|help (?:to|with) (?:order|organis\w+|start|get started|the planner|tidying|packing|copying)|planner|worksheets?|handouts?|extra time|time to (?:think|answer|process)|take-up time|thinking time|processing time|(?:clear|short|simple|brief) (?:and (?:clear|short|simple|concise) )?(?:instructions|language|routines|expectations|explanations|sentences)|instructions will be (?:short|clear|simple)|whole-class|multi-?sensory|hands-on|books? (?:chosen|selected|matched)|choice of|uncluttered|predictable|encourag\w+|good role models?|positive(?:ly)?|calm(?:ly)?|consistent(?:ly)?|tidy|pre-?warn\w*|advance warning|visuals?|pictures?|familiar (?:words|adults)|eye contact|use (?:his|her|their) name|name first|keywords?|key words|labels?|font|spacing|pupils? can|so that pupils|learners?|every pupil|all pupils|in lessons|in class)\b"
)


def _universal(facts: _Provision, slots: dict[str, Slot]) -> Iterator[Fault]:
    hits = list(facts.hits("ordinarily-available"))
    body = facts.body.folded if facts.body else ""
    cues = {match.group() for match in _ORDINARY_ACT.finditer(body)}
    if not hits and len(cues) < 2:
        return
    if any(_APART.search(passage.folded) for passage in facts.reading):
        return
    special = (
        bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.RATIO, QuantityKind.GROUP))
        or any(hit.group in ("therapist", "psychologist", "assistant", "health", "service") for _, hit in facts.hits("roles"))
        or any(True for _ in facts.hits("interventions", "therapy"))
        or any(_OWN.search(passage.folded) for passage in facts.reading)
    )
    offered_to_all = re.search(r"\b(?:every|all|each) (?:learner|pupil|student|child|children|learners|pupils|students)\b|\buniversal\b|\beveryday teaching\b|\bwhole[- ]school\b|\bgraduated approach\b|\bquality first\b", body)
    individual = bool(facts.triggers()) and slots["quantity"].state is SlotState.FILLED
    words = max(1, len(content_words(body)))
    covered = sum(len(content_words(p.folded[h.span.start : h.span.end])) or 1 for p, h in hits)
    distinct = len({hit.phrase for _, hit in hits} | cues)
    if individual or (special and not (offered_to_all and not facts.of(QuantityKind.LENGTH))):
        if facts.of(QuantityKind.LENGTH, QuantityKind.RATIO) and covered * 4 >= words and not any(True for _ in facts.hits("interventions", "programme", "therapy")) and hits:
            yield Fault("ordinarily-available", _hit_quotes(hits), "an ordinary strategy, given some individual time", certain=False)
        return
    if not offered_to_all and distinct < 2 and covered * 10 < words * 3:
        return
    quotes = _hit_quotes(hits) or (facts.body.quote(0, len(facts.body.text)),) if facts.body else ()
    yield Fault("ordinarily-available", quotes, "what every setting is ordinarily expected to offer")


def _pointers(facts: _Provision, slots: dict[str, Slot]) -> Iterator[Fault]:
    if facts.body is None:
        return
    body = facts.body.folded
    match = _ELSEWHERE_ONLY.match(body) or _ELSEWHERE.search(body)
    if match and slots["quantity"].state is not SlotState.FILLED and (
        slots["type"].state is not SlotState.FILLED or _ELSEWHERE_ONLY.match(body) or len(content_words(body)) < 12
    ):
        yield Fault("refers-elsewhere", (facts.body.quote(*match.span()),), "the content is in another document")
    money = list(facts.hits("duty-wording", "funding"))
    pounds = _MONEY.search(body)
    teaching = slots["type"].state is SlotState.FILLED and any(True for _ in facts.hits("roles", *_SKILLED, "assistant"))
    if (money and (pounds or not teaching)) or (pounds and re.search(r"\bfund|\bbudget (?:of|for the school)|\ba year\b", body) and not teaching):
        quotes = _hit_quotes(money) or (facts.body.quote(*pounds.span()),) if pounds or money else ()
        if not (teaching and slots["quantity"].state is SlotState.FILLED):
            yield Fault("funding", quotes, "money in place of provision")
