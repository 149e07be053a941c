"""What every setting is ordinarily expected to offer, passed off as special provision."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.text.grammar import any_of
from ehcp_rules.text.provision.facts import Provided, hit_quotes
from ehcp_rules.text.quantities import QuantityKind
from ehcp_rules.text.reading import Fault, Slot, SlotState
from ehcp_rules.text.sentences import content_words

__all__ = ["universal_faults"]

_APART = any_of(
    r"\bnot part of\b",
    r"\blisted for information\b",
    r"\bordinary offer\b",
    r"\bin addition to (?:the )?(?:ordinary|universal|usual)",
    r"\bordinarily available (?:in|to|at)\b.{0,60}\bnot\b",
)


_OWN = any_of(
    r"\bspecialist teacher",
    r"teacher of the deaf",
    r"qualified teacher of",
    r"\b(?:his|her|their|my) own\b",
    r"\btrained (?:in|by)\b",
    r"\b[a-z]+'s own\b",
)


_ORDINARY_ACT = any_of(
    r"\b(?:adapt(?:ing|ed|s)?|differentiat\w+|simplif\w+|chunk\w*|break(?:ing)? (?:down|tasks|work|up)"
    r"|broken (?:down|up|into)|small(?:er)? steps|scaffold\w*|model(?:led|ling|s)?|rephras\w+|prais\w+"
    r"|remind(?:ers|ed|ing)?|check(?:ing)? (?:that|understanding|in with|for understanding)"
    r"|checking with|seat(?:ed|ing)|sit(?:ting)? (?:near|at the front|away)|tick[- ]?list|checklists?"
    r"|help (?:to|with) (?:order|organis\w+|start|get started|the planner|tidying|packing|copying)"
    r"|planner|worksheets?|handouts?|extra time|time to (?:think|answer|process)|take-up time"
    r"|thinking time|processing time|(?:clear|short|simple|brief) (?:and (?:clear|short|simple"
    r"|concise) )?(?:instructions|language|routines|expectations|explanations|sentences)"
    r"|instructions will be (?:short|clear|simple)|whole-class|multi-?sensory|hands-on"
    r"|books? (?:chosen|selected|matched)|choice of|uncluttered|predictable|encourag\w+"
    r"|good role models?|positive(?:ly)?|calm(?:ly)?|consistent(?:ly)?|tidy|pre-?warn\w*"
    r"|advance warning|visuals?|pictures?|familiar (?:words|adults)|eye contact|use (?:his|her"
    r"|their) name|name first|keywords?|key words|labels?|font|spacing|pupils? can|so that pupils"
    r"|learners?|every pupil|all pupils|in lessons|in class)\b",
)

_FOR_ALL = any_of(
    r"\b(?:every|all|each) (?:learner|pupil|student|child|children|learners|pupils|students)\b",
    r"\buniversal\b",
    r"\beveryday teaching\b",
    r"\bwhole[- ]school\b",
    r"\bgraduated approach\b",
    r"\bquality first\b",
)


def universal_faults(facts: Provided, slots: dict[str, Slot]) -> Iterator[Fault]:
    """The fault ordinarily-available."""
    hits = list(facts.hits("ordinarily-available"))
    body = facts.body.folded if facts.body else ""
    cues = {match.group() for match in _ORDINARY_ACT.finditer(body)}
    if not hits and len(cues) < 2:
        return
    if any(_APART.search(passage.folded) for passage in facts.reading):
        return
    special = (
        bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.RATIO, QuantityKind.GROUP))
        or any(
            hit.group in ("therapist", "psychologist", "assistant", "health", "service")
            for _, hit in facts.hits("roles")
        )
        or any(True for _ in facts.hits("interventions", "therapy"))
        or any(_OWN.search(passage.folded) for passage in facts.reading)
    )
    offered_to_all = _FOR_ALL.search(
        body,
    )
    individual = bool(facts.triggers()) and slots["quantity"].state is SlotState.FILLED
    words = max(1, len(facts.words))
    covered = sum(len(content_words(p.folded[h.span.start : h.span.end])) or 1 for p, h in hits)
    distinct = len({hit.phrase for _, hit in hits} | cues)
    if individual or (special and not (offered_to_all and not facts.of(QuantityKind.LENGTH))):
        if (
            facts.of(QuantityKind.LENGTH, QuantityKind.RATIO)
            and covered * 4 >= words
            and not any(True for _ in facts.hits("interventions", "programme", "therapy"))
            and hits
        ):
            yield Fault(
                "ordinarily-available",
                hit_quotes(hits),
                "an ordinary strategy, given some individual time",
                certain=False,
            )
        return
    if not offered_to_all and distinct < 2 and covered * 10 < words * 3:
        return
    quotes = hit_quotes(hits) or (facts.body.quote(0, len(facts.body.text)),) if facts.body else ()
    yield Fault("ordinarily-available", quotes, "what every setting is ordinarily expected to offer")
