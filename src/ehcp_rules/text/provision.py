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
    r"\b(?:when(?:ever)?|if|as soon as|each time|every time|once|after|before|until) (?!(?:needed|required|necessary|appropriate|possible|available|applicable|felt|deemed|staff|funding|resources|capacity|timetabl)\b)"
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
_REGULAR_THING = re.compile(r"^(?:regular|often|some|enough|much) (?:and irregular |or irregular )?(?:verbs?|classroom|attend|polygon|shape|spelling|words?|attendance at|of the|way|days?|as|on days|one)\b")
_ACCESS_THING = re.compile(r"^(?:access to (?:work|higher education)|access to(?: the| his| her| their)? (?:own|named))\b")
_PERMISSION = re.compile(r"\b(?:he|she|they|i|[a-z]+) (?:may|can|could) (?:take|leave|go|come|choose|use|ask|sit|stand|move|have more|stop|return|stay|bring|work|answer|type|wear|eat|add|stretch|miss|opt)\b|\b(?:teacher|therapist|nurse|tutor|assistant|length|order|sequence|hours|amount|content) (?:[a-z]+ ){0,4}may (?:add|be (?:placed|increased|chosen|split|taken|moved|extended|divided))\b")


class _Provision:
    """The passages of one provision with their amounts and hits, gathered once."""

    def __init__(self, item: AnalysedItem) -> None:
        self.item = item
        self.body: AnalysedPassage | None = item.passages.get("text")
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
    if ceilings and lengths and not floored and len(lengths) <= len(ceilings):
        return Slot("quantity", SlotState.PARTLY, facts.quotes(ceilings), "a ceiling promises no amount")
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
    if often:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(often), "how often, but not how long")
    if lengths:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(lengths), "how long, but not how often")
    if counts:
        return Slot("quantity", SlotState.PARTLY, facts.quotes(counts), "how many, but not in what period")
    if _supplies_a_thing(facts):
        return Slot("quantity", SlotState.NOT_NEEDED, (), "equipment or an environment that is there all the time")
    return Slot("quantity", SlotState.EMPTY, (), "no amount, frequency, scope or trigger")


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
    if deliverer.state in (SlotState.EMPTY, SlotState.NOT_NEEDED):
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
    generic = _EMPTY_NOUN_HEAD.search(body)
    if named and (not generic or len(told) >= 1):
        return Slot("type", SlotState.FILLED, _hit_quotes(named), "a named approach, therapy or thing")
    if len(told) >= (4 if generic else 2):
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
    if vague:
        yield Fault("vague", tuple(vague), "leaves open what the rest of the provision does not state")
    elif slots["type"].state is SlotState.EMPTY and quantity is SlotState.EMPTY and facts.body is not None:
        bare = [facts.body.quote(hit.span.start, hit.span.end) for hit in facts.body.hits_of("generic-help", "empty-noun")]
        if bare:
            yield Fault("vague", tuple(bare), "names help without kind or amount")
    loose = facts.of(QuantityKind.CEILING)
    floored = any(_FLOOR.search(passage.folded) for passage in facts.reading)
    lengths = facts.of(QuantityKind.LENGTH)
    if loose and lengths and not floored and quantity is SlotState.PARTLY:
        yield Fault("loose-ceiling", facts.quotes(loose), "a ceiling with no floor")
    wide = facts.of(QuantityKind.RANGE)
    if wide and not floored and not facts.triggers() and not re.search(r"\bdepending on (?:how|his|her|their)\b", facts.body.folded if facts.body else ""):
        yield Fault("loose-ceiling", facts.quotes(wide), "a wide range with no rule for choosing")
    if slots["quantity"].state in (SlotState.EMPTY, SlotState.NOT_NEEDED) and not vague:
        lists = [pair for pair in facts.hits("vague-wording", "open-list") if pair[1].phrase not in ("including", "and/or")]
        if lists:
            yield Fault("open-list", _hit_quotes(lists), "examples in place of the provision")


def _amount_excused(facts: _Provision, hit: Hit, amount: bool) -> bool:
    if "group" in hit.phrase or "class" in hit.phrase:
        return bool(facts.of(QuantityKind.GROUP, QuantityKind.RATIO)) or amount
    if hit.phrase in ("some", "time to", "enough", "various", "a range of", "a variety of", "much", "flexible", "flexibility"):
        return amount or bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT))
    return amount


def _duty(facts: _Provision, slots: dict[str, Slot]) -> Iterator[Fault]:
    amount = slots["quantity"].state is SlotState.FILLED
    floored = any(_FLOOR.search(passage.folded) for passage in facts.reading)
    grouped: dict[str, list[Quote]] = {}
    for passage, hit in facts.hits("duty-wording"):
        window = passage.folded[max(0, hit.span.start - 30) : hit.span.end + 60]
        if hit.group == "benefit":
            weak = hit.phrase.startswith(("should", "consider", "encourage", "ought")) or hit.phrase.endswith("encourage")
            if hit.phrase in ("consider",) and not passage.folded.startswith("consider") and "staff should consider" not in window:
                continue
            if hit.phrase.startswith(("should", "to be encouraged", "be encouraged", "is encouraged")) and amount and facts.of(QuantityKind.LENGTH, QuantityKind.COUNT):
                continue
            if hit.phrase.startswith(("may", "might", "could", "can")) and (_PERMISSION.search(window) or hit.phrase == "may have"):
                continue
            if weak and hit.phrase == "encourage" and amount:
                continue
            grouped.setdefault("benefit-wording", []).append(passage.quote(hit.span.start, hit.span.end))
        elif hit.group == "money":
            if re.search(r"\b(?:he|she|they|[a-z]+) is available to (?:learn|listen|work)", window):
                continue
            if hit.phrase == "is available to" or (hit.phrase in ("when available", "if available", "where available", "as available") and floored):
                continue
            grouped.setdefault("conditional", []).append(passage.quote(hit.span.start, hit.span.end))
        elif hit.group == "decide":
            content_only = re.search(r"\b(?:content|order|targets?|method|topics?|texts?|activit(?:y|ies)|which|materials?|words|focus|time of day|timing|seat|signal)\b", window)
            with_child = re.search(r"\b(?:agreed|decided|chosen) with (?:him|her|them|me|the (?:child|young person)|parents|[a-z]+'s (?:parents|family))", window)
            if (amount and (content_only or with_child)) or (floored and amount) or (content_only and with_child):
                continue
            if hit.phrase in ("agreed with", "agreed by") and (amount or with_child):
                continue
            grouped.setdefault("delegated", []).append(passage.quote(hit.span.start, hit.span.end))
        elif hit.group == "change":
            fade = amount and re.search(r"\b(?:then|until|once (?:he|she|they|[a-z]+) (?:has|have|can|is)|for (?:two|three|four|\d+) weeks|fades? to|from .{3,40} to)\b", passage.folded)
            if floored or fade or (hit.phrase in ("subject to review", "kept under review") and amount):
                continue
            grouped.setdefault("variable", []).append(passage.quote(hit.span.start, hit.span.end))
    for name, quotes in grouped.items():
        yield Fault(name, tuple(quotes), "")


def _universal(facts: _Provision, slots: dict[str, Slot]) -> Iterator[Fault]:
    hits = list(facts.hits("ordinarily-available"))
    if not hits:
        return
    if any(re.search(r"\bnot part of the special\b|\blisted for information\b|\bordinary offer\b|\bin addition to (?:the )?(?:ordinary|universal|usual)", p.folded) for p in facts.reading):
        return
    special = bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.RATIO)) or any(
        hit.group in ("therapist", "psychologist", "assistant", "health", "service") for _, hit in facts.hits("roles")
    )
    special = special or any(True for _ in facts.hits("interventions", "therapy")) or any(
        re.search(r"\bspecialist teacher|teacher of the deaf|qualified teacher of|\bhis own\b|\bher own\b|\btheir own\b|\btrained (?:in|by)\b", p.folded) for p in facts.reading
    )
    named = bool(facts.triggers()) and slots["quantity"].state is SlotState.FILLED
    body = facts.body.folded if facts.body else ""
    words = max(1, len(content_words(body)))
    covered = sum(len(content_words(p.folded[h.span.start : h.span.end])) or 1 for p, h in hits)
    share = covered / words
    distinct = len({hit.phrase for _, hit in hits})
    if special or named or (distinct < 2 and share < 0.3):
        return
    yield Fault("ordinarily-available", _hit_quotes(hits), "what every setting is ordinarily expected to offer")


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
