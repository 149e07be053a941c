"""Ordinary strategies as a council lists them, and how releases judge by them that have no list of everyday words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.provision.facts import Provided, hit_quotes
from ehcp_rules.text.reading import Fault, Slot, SlotState
from ehcp_rules.text.scanning.lexicon import Hit

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = [
    "FOR_ALL",
    "FOR_FEW",
    "OF_EVERY_ROOM",
    "SPECIALISTS",
    "Strategies",
    "by_strategies",
    "individual_time",
    "mostly",
    "ordinary",
]

Strategies: TypeAlias = "list[tuple[AnalysedPassage, Hit]]"
"""The phrases of the list of ordinary strategies that a provision holds, each with its passage."""

_OWN = Cued(
    "teacher|own|trained|extra time|reader|scribe|prompter|separate room",
    r"\b\d+ ?(?:%|per ?cent) extra time\b",
    r"\ba (?:human )?(?:reader|scribe|prompter)\b",
    r"\bseparate room\b",
    r"\bspecialist teacher",
    r"teacher of the deaf",
    r"qualified teacher of",
    r"\b(?:his|her|their|my) own\b",
    r"\btrained (?:in|by)\b",
    r"'s own\b",
)


_ORDINARY_ACT = any_of(
    r"\b(?:adapt(?:ing|ed|s)?|differentiat\w+|simplif\w+|chunk\w*|break(?:s|ing)? (?:down|tasks|work|up)"
    r"|broken (?:down|up|into)|small(?:er)? steps|scaffold\w*|model(?:led|ling|s)?|rephras\w+|prais\w+"
    r"|remind(?:ers|ed|ing)?|check(?:s|ed|ing)? (?:that|understanding|in with|for understanding)"
    r"|checking with|seat(?:ed|ing)|sit(?:s|ting)? (?:near|at the front|away)|tick[- ]?list|checklists?"
    r"|help (?:to|with) (?:order|organis\w+|start|get started|the planner|tidying|packing|copying)"
    r"|planner|worksheets?|handouts?|extra time|time to (?:think|answer|process)|take-up time"
    r"|thinking time|processing time|(?:clear|short|simple|brief) (?:and (?:clear|short|simple"
    r"|concise) )?(?:instructions|language|routines|expectations|explanations|sentences)"
    r"|instructions will be (?:short|clear|simple)|whole-class|multi-?sensory|hands-on"
    r"|books? (?:chosen|selected|matched)|choice of|uncluttered|predictable|encourag\w+"
    r"|good role models?|positive(?:ly)?|calm(?:ly)?|consistent(?:ly)?|tidy|pre-?warn\w*"
    r"|advance warning|visuals?|pictures?|familiar (?:words|adults)|eye contact|use (?:his|her"
    r"|their) name|name first|keywords?|key words|labels?|font|spacing|pupils? can|so that pupils"
    r"|learners?|every pupil|all pupils|in lessons|in class"
    r"|use[sd]? (?:his|her|their|the child's) name|speak clearly|face the|instructions? (?:are |is "
    r"|will be )?(?:repeated|given|broken|rephrased|simplified)|repeat\w* (?:and|instructions|key)"
    r"|advance notice|notice of change\w*|answer(?:s|ing)? orally|orally rather than|key vocabulary"
    r"|vocabulary (?:shared|displayed|taught)|display\w*|whiteboard|on the board|reminders?|egg timer"
    r"|sand timers?|circulate|circulat\w+|check in with pupils|good examples|each topic"
    r"|movement breaks between lessons|matched to (?:his|her|their|the child's) (?:level|ability)"
    r"|(?:short|small|manageable) steps|repeated (?:if|when|as often)|mixed[- ]ability|talk partners?"
    r"|work(?:ing)? with a partner|gain (?:his|her|their) attention|before giving (?:an )?instructions?"
    r"|check\w* (?:every|each) lesson|say it back|has understood the task"
    r"|sit(?:s|ting)? where|seat\w* where|(?:see|sees|hear|hears|face|faces|facing) the (?:board|teacher|screen)|from the board"
    r"|(?:less|reduced|reducing|no|avoid\w*|instead of) copying|copying(?: out)?|photocop\w+|printed (?:sheets?|copy"
    r"|copies|notes|slides)"
    r"|greet\w*|recap\w*|last lesson|next lesson|paired (?:talk|work|reading)|(?:verbal|oral|spoken"
    r"|written) (?:feedback|marking|comments)"
    r"|feedback|marking|homework|one at a time|one step at a time|gestures?|(?:a )?jobs? to do|handing out"
    r"|give out books|giving out"
    r"|learning (?:aims|objectives|intentions|goals)|lesson aims|slides|typeface|pale background|spellings|spelling test"
    r"|(?:well-)?chosen partners?|partners|role models?|before answering|time to take|few words|moment to|at the beginning"
    r"|at the start of (?:the|each|every) (?:lesson|next|day)|in the diary|classroom door|quiet voice|raised hands?|hands? up)\b",
)

FOR_ALL = Cued(
    "every|all|each|universal|school|approach|quality first",
    r"\b(?:every|all|each) (?:learner|pupil|student|child|children|learners|pupils|students)\b",
    r"\buniversal\b",
    r"\beveryday teaching\b",
    r"\bwhole[- ]school\b",
    r"\bgraduated approach\b",
    r"\bquality first\b",
)


SPECIALISTS = ("therapist", "psychologist", "professional", "assistant", "health", "service")
FOR_FEW = frozenset(
    (
        "signs|signing|makaton|bsl|pecs|braille|british sign language|objects of reference|eye gaze|eye-gaze"
        "|communication aid|voice output"
    ).split("|")
)
OF_EVERY_ROOM = frozenset(
    (
        "key person|key worker|keyworker|early years practitioner|early years educator|nursery practitioner|nursery nurse"
        "|midday supervisor|midday assistant|lunchtime supervisor|lunchtime assistant"
    ).split("|")
)
"""Assistants whom every setting of that age has for everybody."""


def mostly(facts: Provided, hits: Strategies) -> bool:
    """Whether strategies are what the provision is about: two of them, or one in a short line."""
    return len({hit.phrase for _, hit in hits}) >= 2 or _covered(hits) * 4 >= len(facts.words)


def _covered(hits: Strategies) -> int:
    return sum(len(content_words(p.folded[h.span.start : h.span.end])) or 1 for p, h in hits)


def individual_time(facts: Provided, hits: Strategies) -> Iterator[Fault]:
    """A question for a person, where an ordinary strategy is given some time of an adult's."""
    if _covered(hits) * 5 >= len(facts.words) and _given_time(facts):
        yield Fault(
            "ordinarily-available", hit_quotes(hits), "an ordinary strategy, given some individual time", certain=False
        )


def ordinary(facts: Provided, hits: Strategies, quotes: tuple[Quote, ...]) -> Fault:
    """The fault itself, uncertain beside a means of communicating that few children need."""
    if len(hits) < 3 and any(hit.phrase in FOR_FEW for _, hit in facts.hits("ways-of-communicating")):
        reason = "ordinary strategies beside a means of communicating that few children need"
        return Fault("ordinarily-available", quotes, reason, certain=False)
    return Fault("ordinarily-available", quotes, "what every setting is ordinarily expected to offer")


def by_strategies(facts: Provided, body: AnalysedPassage, slots: dict[str, Slot], hits: Strategies) -> Iterator[Fault]:
    """How releases judge that have no list of everyday words."""
    special = _special(facts)
    if special and not hits:
        return
    triggered = slots["quantity"].state is SlotState.FILLED and facts.triggers()
    for_all = hits and FOR_ALL.search(body.folded, body.scan) and not facts.of(QuantityKind.LENGTH)
    if (special and not for_all) or (triggered and len(hits) < 2):
        yield from individual_time(facts, hits)
        return
    cues = [match.group() for match in _ORDINARY_ACT.finditer(body.folded)]
    distinct = len({hit.phrase for _, hit in hits} | set(cues))
    covered = _covered(hits) + sum(max(1, len(content_words(cue))) for cue in cues)
    if for_all or distinct >= 2 or covered * 4 >= len(facts.words):
        yield ordinary(facts, hits, hit_quotes(hits) or (body.quote(0, len(body.folded)),))


def _special(facts: Provided) -> bool:
    """Whether an amount, a specialist or a thing of the child's own makes the provision more than the ordinary."""
    amounts = (QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.RATIO, QuantityKind.GROUP)
    return (
        bool(facts.of(*amounts))
        or any(hit.phrase not in OF_EVERY_ROOM for _, hit in facts.hits("roles", *SPECIALISTS))
        or bool(facts.hits("interventions", "therapy"))
        or any(_OWN.search(passage.folded, passage.scan) for passage in facts.reading)
    )


def _given_time(facts: Provided) -> bool:
    individual = bool(facts.of(QuantityKind.LENGTH, QuantityKind.RATIO))
    return individual and not facts.hits("interventions", "programme", "therapy")
