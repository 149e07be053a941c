"""Help that is lost, shared out or does not happen when something befalls, and nothing makes it good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.provision.hanging import REMEDY

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["lost"]

_PENAL = r"(?:forfeit(?:ed)?|surrendered|withheld|lost|sacrificed|forgone|foregone)"
"""Lost as a penalty or for want of means: what the child does is no excuse for it."""
_GONE = (
    rf"(?:{_PENAL}|missed|dropped|cancelled|called off|stood down|suspended|shelved|skipped|waived|given up|postponed|put off"
    r"|put back|deferred|shared(?: out| around)?|halved|cut(?: short)?|shortened|curtailed|scrapped|withdrawn|abandoned|set aside"
    r"|passed over|left out|taken away|pulled|redeployed|diverted|reassigned|borrowed|not (?:made up|run|held|given|replaced"
    r"|covered|rearranged))"
)
_NOT_HELD = (
    r"(?:does not|do not|doesn't|don't|will not|won't|cannot|can't) (?:then |be able to |normally )?(?:run|happen|take place"
    r"|go ahead|proceed|be (?:run|held|given|made up|replaced|delivered|provided|offered|covered|rearranged))"
)
_GOES = r"(?:lapses?|falls? (?:away|through|by the wayside)|folds?|ceases?|goes? by the board|comes? to (?:a stop|an end|nothing))"
_WHEN = (
    r"(?:if|when(?:ever)?|where(?:ver)?|should|unless|in the event(?: of| that)?|(?:in|on|during|at) (?:(?:an?|any|the|those"
    r"|such) )?"
    r"(?:[a-z]+ )?(?:days?|weeks?|months?|terms?|years?|times?|periods?|spells?)(?! (?:1|2|\d))|for want of|owing to|due to"
    r"|because of)"
)
_HELP = (
    r"(?:sessions?|hours?|minutes|time|support|help|provision|visits?|lessons?|groups?|clubs?|therapy|tuition|input|slots?"
    r"|tas?|lsas?"
    r"|assistants?|adults?|programmes?|circuits?|check-?ins?|place|placement|allocation|amount|intervention|dose|swims?|mentoring"
    r"|coaching|teaching|counselling|one or more|some|any|it|this|these|they|which|that)"
)
_LOST = Cued(
    "forfeit|surrender|withheld|lost|sacrific|forgone|foregone|missed|dropped|cancelled|called off|stood down|suspended|shelved"
    "|skipped|waived|given up|postponed|put off|put back|deferred|shared|halved|cut|shortened|curtailed|scrapped|withdrawn"
    "|abandoned|set aside|passed over|left out|taken away|pulled|redeployed|diverted|reassigned|borrowed|not|n't|lapse|fall|fold"
    "|cease|by the board|to a stop|to an end|to nothing",
    rf"(?:^|[.;:(,|] ?)(?:but |and |though )?(?P<bare>{_GONE}|{_GOES}) (?=[^.;]*?\b{_WHEN}\b)",
    rf"\b{_HELP}(?: (?!(?:not|never|no|he|she|they|if|when)\b)[a-z0-9'-]+){{0,4}}? (?:(?:is|are|will be|gets?|has to be"
    r"|have to be"
    rf"|is to be|are to be) (?:then |simply |also |normally |usually |sometimes |often )?{_GONE}|{_NOT_HELD}|{_GOES})\b",
)
_MIGHT_BE_LOST = Cued(
    "forfeit|surrender|withheld|lost|sacrific|forgone|foregone|missed|dropped|cancelled|called off|stood down|suspended|shelved"
    "|skipped|waived|given up|postponed|put off|put back|deferred|shared|halved|cut|shortened|curtailed|scrapped|left out|pulled"
    "|redeployed|diverted|reassigned|borrowed|not|n't|lapse|fall|fold|cease",
    rf"\b{_HELP}(?: (?!(?:not|never|no|he|she|they|if|when)\b)[a-z0-9'-]+){{0,4}}? (?:may|might|can|could) (?:have to |need to )?"
    rf"(?:be {_GONE}|(?:lapse|fall (?:away|through|by the wayside)|fold)|not (?:run|happen|take place|go ahead))\b",
)
_NOT = re.compile(r"\b(?:no|not|never|nor|neither|none|nothing|nobody|without)\b")
_CONDITION = re.compile(rf"\b{_WHEN}\b ?(?P<of>[^.;,]*)")
_OF_THE_CHILD = any_of(
    r"(?:he|she|they|i|the (?:child|pupil|student|young person))\b",
    r"(?!(?:staff|adults|cover|nobody|time|school|college|demand|numbers|funds|funding|money|attendance)\b)[a-z]+"
    r" (?:is|feels?|becomes?|gets|signs|asks|says|shows|seems|looks|cannot|does|has|goes|wants|needs|refuses|arrives|comes)\b",
    r"(?:his|her|their) (?!(?:ta|teacher|assistant|mentor|therapist|tutor|key)\b)",
)
"""What befalls the child: a session may end early for it."""
_ONLY_BY = re.compile(r"[^.;]{0,30}\bonly (?:by|at|through|with) ")


def lost(passage: AnalysedPassage) -> Iterator[Span]:
    """Where the help itself is what is lost, under a condition that is not how the child is."""
    folded = passage.folded
    for pattern in Cued.likely((_MIGHT_BE_LOST, _LOST), passage.scan):
        for match in pattern.finditer(folded):
            sentence = next((one for one in passage.sentences if one.start <= match.end() - 1 < one.end), None)
            if sentence is None or _ONLY_BY.match(folded, match.end()):
                continue
            start = max(sentence.start, match.start())
            words = folded[sentence.start : sentence.end]
            if _NOT.search(folded, max(sentence.start, start - 30), start) or REMEDY.search(words):
                continue
            condition = _CONDITION.search(words)
            if pattern is _LOST and (condition is None or _inside(words, condition, start - sentence.start)):
                continue
            penal = re.search(_PENAL, match.group()) is not None
            if condition and not penal and _OF_THE_CHILD.match(condition["of"]):
                continue
            yield Span(start, match.end())


_VERB = re.compile(r" (?:is|are|has|have|was|were|[a-z]{3,}s|cannot|can) ")


def _inside(words: str, condition: re.Match[str], place: int) -> bool:
    """Whether what is lost stands in the condition itself: `where a lesson cannot be held there, ...`."""
    between = words[condition.start() : place]
    return condition.start() < place and not ("," in between or _VERB.search(between))
