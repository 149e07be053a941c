"""What every setting is ordinarily expected to offer, passed off as special provision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.provision.everyday import LEXICON, everyday, for_this_child, goes_beyond
from ehcp_rules.text.provision.facts import Provided, hit_quotes
from ehcp_rules.text.provision.nothing_given import tells_of_the_child
from ehcp_rules.text.provision.strategies import (
    FOR_ALL,
    FOR_FEW,
    Strategies,
    by_strategies,
    individual_time,
    mostly,
    ordinary,
)
from ehcp_rules.text.provision.unmeasured import lets_off
from ehcp_rules.text.reading import Fault, Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["universal_faults"]

_APART = Cued(
    "not part of|no part of|not a part of|listed for information|ordinary offer|ordinarily available",
    r"\b(?:not(?: a)?|no) part of\b",
    r"\blisted for information\b",
    r"\bordinary offer\b",
    r"\bordinarily available (?:in|to|at)\b.{0,60}\bnot\b",
)

_NOTE_TO_THE_WRITER = re.compile(r"\W*\[[^\[\]]*\]\W*")
"""A statement all in square brackets is left from drafting, and offers nobody anything."""
_BESIDES = Cued("addition", r"\bin addition to (?:the )?(?:ordinary|universal|usual)")


def universal_faults(facts: Provided, slots: dict[str, Slot]) -> Iterator[Fault]:
    """The fault ordinarily-available, or set-apart where the plan itself says that something is no special provision."""
    if any(_BESIDES.search(passage.folded, passage.scan) for passage in facts.reading):
        return
    if any(_APART.search(passage.folded, passage.scan) for passage in facts.reading):
        yield Fault("set-apart", (), "said to be part of what the setting offers everybody", certain=False)
        return
    hits = facts.hits("ordinarily-available")
    if facts.body is None:
        return
    body = facts.body.folded
    if _NOTE_TO_THE_WRITER.fullmatch(body):
        return
    by_words = LEXICON in facts.item.plan.lexicons
    if (
        by_words
        and (any_child := _FOR_ANY_CHILD.search(body, facts.body.scan))
        and not facts.hits("roles", "therapist", "psychologist", "health")
    ):
        quotes = (facts.body.quote(*any_child.span()),)
        yield Fault("ordinarily-available", quotes, "given to any child who needs it")
        return
    if whole_class := _WHOLE_CLASS.search(body, facts.body.scan):
        special = facts.hits("roles", "therapist", "psychologist") or (
            by_words and (facts.of(QuantityKind.GROUP, QuantityKind.RATIO) or for_this_child(facts))
        )
        if not special:
            reason = "given to the whole class"
            yield Fault("ordinarily-available", (facts.body.quote(*whole_class.span()),), reason)
        return
    if by_words:
        yield from _by_words(facts, facts.body, slots, hits)
    else:
        yield from by_strategies(facts, facts.body, slots, hits)


_YEAR = r"(?:(?:year|y|ks|key stage) ?[0-9]{1,2}|reception|nursery)"
_PUPILS = r"(?:child|pupil|student|learner|children|pupils|students|learners)"
_NO_MORE = (
    r"(?!.*(?:[;.] [a-z]|\b(?:but|instead|rather|except|apart from|extra|additional|besides|plus|whereas|while|own"
    r"|one[- ]to[- ]one|1:1|specialist|trained|has|gets|receives|with him|with her)\b))"
)
"""Nothing behind tells how it is otherwise for this child."""
_FOR_ANY_CHILD = Cued(
    "any |whichever|whoever|everyone|everybody|anyone|anybody|all |every |other ",
    r"\b(?:for|open to|offered to|given to) (?:any|whichever|every|all) (?:child|pupil|student|learner|children|pupils"
    r"|students|learners)"
    r" (?:who|that|(?:in|of|at) (?:his|her|the|their|year|need))\b",
    rf"\b(?:that|which) (?:all|every|any|other|the other) (?:of the )?(?:{NUMBER} )?(?:pupils?|child(?:ren)?|students?"
    rf"|learners?|class(?:es)?)"
    r" (?:uses?|shares?|may use|can use|has|have|gets?)\b",
    r"\b(?:for|open to|offered to|given to) (?:anyone|anybody|everyone|everybody|whoever) (?:who|that|in|wants|needs|is|likes"
    r"|[a-z]+ing)\b(?! (?:teach|work|support|help|know|care|look|meet|come)(?:e?s)?\b)",
    rf"\b(?:as|like|as for|as with|the same as) (?:all|every|any) (?:(?:other|the) )?(?:{_YEAR} )?{_PUPILS}\b"
    rf"(?! (?:at|of|with|on)\b| in (?!{_YEAR})){_NO_MORE}",
    rf"(?:^|(?<=[.;] ))(?:all|every) (?:{_YEAR} )?{_PUPILS}(?: in {_YEAR})?(?:, including [^.;,]+,)? (?:have|has|gets?|takes?"
    rf"|attends?|receives?|(?:are|is) (?:taught|given))\b{_NO_MORE}",
)
"""Help that whoever is behind or would like it has."""
_OPEN = Cued(
    "any|all|every|inset|whole|other|open to year",
    r"\b(?:that|which|where) (?:anyone|anybody|all|any (?:child|pupil|student))\b",
    r"\bopen to (?:anyone|anybody|all|any|every|everyone|year)\b",
    r"\b(?:as|like|as for|as with|the same as) (?:all|every|any)(?: (?:other|the))?"
    r" (?:child|pupil|student|learner|children|pupils|students|learners|others)\b",
    r"\binset\b",
    r"\bwhole[- ](?:school|college|setting)\b",
)
"""That something is for everybody."""
_LESS_HELP = Cued(
    "reduc|withdr|fade",
    r"\b(?:support|help|hours|provision)\b[^.;]{0,40}\b(?:reduced?|withdrawn?|faded?)\b",
)
"""That help is taken away is no way of teaching."""
_MEASURED = re.compile(
    r"(?<!year )(?<!\d)\d|\b(?:more|longer|fewer|less|louder|further) than\b"
    r"|\b(?:above|below|exceeds?)\b|\b(?:two|three|four|five|ten) "
)
_AFTER = 60
"""What stands behind the trigger that the pattern found, as far as its measure."""


def _by_words(facts: Provided, body: AnalysedPassage, slots: dict[str, Slot], hits: Strategies) -> Iterator[Fault]:
    """What makes it special decides first, and then how ordinary its words are."""
    if _LESS_HELP.search(body.folded, body.scan) or tells_of_the_child(body):
        return
    for_all = bool(hits and FOR_ALL.search(body.folded, body.scan) and not facts.of(QuantityKind.LENGTH))
    if not for_all and goes_beyond(facts, body, FOR_FEW if hits else frozenset()):
        yield from individual_time(facts, hits)
        return
    weighed = everyday(body, [hit.span for passage, hit in hits if passage is body])
    triggers = facts.triggers()
    if any(_MEASURED.search(passage.folded, span.start, span.end + _AFTER) for passage, span in triggers):
        return
    if (triggers and slots["quantity"].state is SlotState.FILLED) or lets_off(body.folded):
        is_ordinary = weighed.almost_all
    else:
        is_ordinary = (
            for_all
            or weighed.ordinary
            or (weighed.partly and _OPEN.search(body.folded, body.scan) is not None)
            or bool(hits and mostly(facts, hits))
        )
    if is_ordinary:
        quotes = hit_quotes(hits) or tuple(body.quote(span.start, span.end) for span in weighed.telling)
        yield ordinary(facts, hits, quotes)


_WHOLE_CLASS = Cued(
    "that each|that every|whether each|whether every|how each|how every|if each|if every|everyone has|help all|help any"
    "|help every|help each|helps all|helps any|helps every|helps each|whole-class|whole class|the rest|all of|whole of|in with"
    "|the class"
    "|so that children|so that pupils|so that learners|so that students|so that everyone|so that all|classmates"
    "|everyone else|everybody else|others|other pupils",
    r"\b(?:that|whether|how|if) (?:each|every) (?:child|pupil|student|learner)\b|\b(?:that|whether|if) everyone has\b",
    r"\bhelps? (?:all|any|every|each)(?: of)?(?: the)? (?:children|pupils|students|learners|child|pupil|student|learner"
    r"|class)\b",
    r"(?<!\bno )(?<!\bnot )\bwhole[- ]class\b(?! (?:staff|training|team))",
    r"\b(?:with|alongside) the rest of (?:the|his|her|their) (?:class|year)\b"
    r"|\b(?:as|like|just as|as with|with|along with|together with) the rest of (?:year|reception|the|his|her|their|form|set"
    r"|[0-9]{1,2}[a-z]?)\b"
    r"|\b(?:as|like|just as|as for|as with) (?:all|the whole) of (?:(?:the|his|her|their) (?:class|year|form|set|peers)|year"
    r"|reception|y?[0-9]{1,2}[a-z]?)\b"
    r"|\bas (?:is|are|do|does|has|have|for) (?:the rest|everyone else|everybody else|(?:all )?the others)\b",
    r"\b(?:as|like|just as) (?:the rest of (?:the |his |her )?[a-z0-9 ]{3,12}?|(?:his|her|their) classmates"
    r"|everyone else|everybody else|(?:all )?(?:the )?others|other pupils) (?:has|have|does|do|gets?)\b",
    r"\bfrom the class (?:box|set|cupboard)\b",
    r"\bso that (?:children|pupils|learners|students|everyone|all) can\b",
    r"\bcheck(?:s|ing)? in with (?:pupils|children|learners|students)\b",
    r"\b(?:speak|talk|face|tell|teach|address)\w*(?: [a-z]+){0,3} the (?:whole )?class\b",
)
