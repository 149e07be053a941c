"""Help that stands for now, is to shrink, is promised to nobody, or changes with no amendment: told of the help itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import MONTH, NUMBER, Cued, any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["NO_HELP", "passing", "told_in_steps"]

_HELP = (
    r"(?:sessions?|hours?|minutes|tuition|therapy|teaching|provision"
    r"|(?<!physical )(?<!verbal )(?<!adult )(?<!prompt )(?<!visual )"
    r"(?<!direct )(?:support|help|assistance)|visits?|lessons?|allocation|amount|level|frequency|figure|ratio|dose|input|package"
    r"|mentoring|counselling|supervision|cover|contact|intervention|programme|one-to-one|1:1|this|these|which)"
)
_FUTURE = (
    r"(?:will|is to|are to|may|might|can|could|should|would|(?:(?:is|are) )?(?:expected|likely|set|meant|intended|due|planned"
    r"|anticipated|designed|supposed|bound|projected|scheduled|forecast) to)"
)
_DOWN = (
    r"(?:come down|go down|fall|drop(?: off| away| back| down)?|shrink|lessen|dwindle|thin(?: out| down)?|taper|tail off|ease off"
    r"|diminish|decrease|decline|reduce|recede|step down|wind down|wind up|scale (?:down|back)|peter out|run down|fade(?: out)?"
    r"|die away|get less|be less|contract)"
)
_BROUGHT_DOWN = (
    r"(?:reduced|lessened|thinned(?: out)?|wound (?:down|up|back)|stepped down|pared(?: back| down)?|trimmed|whittled(?: down"
    r"| away)?"
    r"|rolled back|peeled (?:back|away)|lowered|scaled (?:back|down)|halved|cut(?: back| down)?|tapered|eased (?:off|back|down)"
    r"|phased (?:out|down)|drawn down|diluted|downgraded|shaved|curtailed|withdrawn|dropped|slimmed down|run down|weaned off)"
)
_ADVERB = (
    r"(?:(?:then|later|gradually|slowly|steadily|eventually|naturally|probably|also|again|accordingly|therefore) )*"
)
_SHRINKS = Cued(
    "down|fall|drop|shrink|lessen|dwindle|thin|taper|tail|ease|diminish|decrease|decline|reduce|recede|wind|scale|peter|fade"
    "|die away"
    "|less|contract|wound|pared|trim|whittle|rolled|peeled|lower|halved|cut|phased|drawn|dilut|shaved|curtail|withdrawn|weaned",
    rf"\b{_HELP}(?: \([^()]{{0,50}}\))?(?: (?!(?:and|so|that|where|he|she|they|to|noise|demands?"
    rf"|prompts?)\b)[a-z0-9:'-]+){{0,4}}?,?"
    rf" {_FUTURE} {_ADVERB}(?:{_DOWN}|be {_ADVERB}{_BROUGHT_DOWN})\b(?! (?:for|into|asleep)\b)",
    r"\bwith a view to (?:reducing|lessening|ending|withdrawing|tapering|fading|cutting|stepping down"
    rf"|winding down) (?:[a-z]+ )?{_HELP}\b",
    r"\b(?:reduction|cut|fall|drop|decrease|step-down|taper|cutback|withdrawal) (?:in|of|to) (?:(?:the|his|her|their|these"
    r"|this) )?"
    rf"(?:[a-z0-9:-]+ )?{_HELP} (?:will|is|are|may|can|might) (?:then )?(?:follow|happen|occur|begin|expected|planned|foreseen"
    r"|anticipated|intended|likely|made as|made when|made once)\b",
)
_STEP = re.compile(rf"\b(?:to|by|at|then) (?:[a-z]+ )?(?:{NUMBER}|once|twice)\b")
_DATE = re.compile(
    rf"\b(?:{MONTH})\b(?<! may)|\b(?:in|by|from|until|of|\d|st|nd|rd|th) may\b|\b20\d\d\b|\bw/c\b|\b(?:after"
    rf"|for) {NUMBER} (?:weeks|months|terms|sessions)|\b(?:from|until|in"
    r"|at) (?:the )?"
    r"(?:start|end|autumn|spring|summer|half[- ]term|christmas|easter|year \d)"
)
_FOR_NOW = Cued(
    "for the time being|for now|for the moment|for the present|pro tem|footing|basis|stopgap|stop-gap|trial|pilot|measure"
    "|experiment"
    "|provisional|further notice|things settle|things improve|interim|tentativ|first step|starting point|arrangement",
    r"\b(?:for the time being|for now|for the (?:moment|present)(?! of)|pro tem|until further notice|until things (?:settle"
    r"|improve|change)"
    r"|provisionally|tentatively)\b",
    r"\b(?:on|as|is|are|be|being|remains?|only|just) (?:(?:an?|purely|only|simply|strictly|just) )*(?:(?:trial|pilot"
    r"|provisional|temporary"
    r"|interim|short-term|experimental|tentative|holding|stop-?gap|first|emergency|month-by-month|term-by-term"
    r"|week-by-week) ){1,2}"
    r"(?:basis|footing|arrangement|measure|run|period|step|solution|offer)\b",
    r"\b(?:is|are|as|just|only|be) (?:only |just )?an? (?:trial|pilot|stop-?gap|experiment)(?! (?:of|for|in|run"
    r"|day)\b)(?= ?[.,;:)]|$| (?:and"
    r"|until|while|pending|at|to see)\b)",
    r"(?:^|[.;(] ?)(?:provisional|temporary|interim|trial|pilot)(?= ?[:.)|])",
)
_NO_PROMISE = Cued(
    "guarantee|promise|assur|automatic|commitment|undertaking|not continue|not carry on|not last|not go on|not be renewed"
    "|not be extended|not be repeated",
    r"\b(?:is|are|be) (?:not|by no means|never) (?:guaranteed|promised|assured|automatic)\b",
    r"\bno (?:promise|guarantee|assurance|commitment|undertaking)s? (?:is made |is given |can be (?:made|given) )?"
    r"(?:that (?:it|this|these|they|the|his|her|their)|(?:of|to|beyond|after|as to) (?:any|it|this|the|more|continu|carry"
    r"|that|next))",
    r"\bcannot be (?:guaranteed|promised|assured)\b",
    rf"\b{_HELP}(?: [a-z]+){{0,3}} (?:may|might) (?:well )?not (?:continue|carry on|last|go on|be (?:renewed|extended"
    r"|repeated))\b",
)
_PAPER = (
    r"(?:amendments?|amended (?:final )?plan|amending|new (?:version|plan|issue)|version of (?:the|this) plan"
    r"|changes? to (?:the|this) plan|re-?issue|redraft(?:ing)?|review|review meeting|panel|paperwork|formalit(?:y|ies)"
    r"|formal process|notice|consultation|sign-off|reference to (?:the )?(?:authority|council|la|parents))"
)
_NO_AMENDMENT = Cued(
    "amend|version|new plan|new issue|change to|changes to|issu|redraft|review|panel|paperwork|formal|notice|consultation"
    "|sign-off"
    "|reference to",
    r"\b(?:won't|will not|would not|does not|do not|doesn't|don't|shall not|need not) (?:call for|need|require|involve|entail"
    r"|mean"
    r"|trigger|prompt|wait for|count as|be treated as|amount to|lead to|be seen as) (?:(?:an?|any|the|further|fresh|formal"
    r"|early|full) )*"
    rf"{_PAPER}\b",
    rf"\b(?:needs?|requires?|calls? for|involves?|takes?|with|by) no (?:(?:further|fresh|formal|prior|early|such) )*{_PAPER}\b",
    r"\boutside (?:of )?(?:the|any|an) (?:annual |formal )?(?:review|amendment)(?: process| cycle)?\b",
)
_CHANGE = any_of(
    r"\b(?:chang|alter|var(?:y|ied|ies|iation)|reduc|drop|cut|swap|switch|replac|shift|less|fewer|thin|lower|withdr|taper"
    r"|adjust|eas(?:e|ing)"
    r"|going (?:over|down)|mov(?:e|es|ing) (?:to|down)|com(?:e|ing) down|step|fad|shrink|end(?:s|ed|ing)?\b|stop|trim|scal|shar)"
)
_TOLD_OF_LESS = Cued(
    "reduced|lessened|thinned|wound|stepped|pared|trimmed|whittled|rolled back|peeled|lowered|scaled|halved|cut|tapered|eased"
    "|phased"
    "|drawn down|diluted|downgraded|shaved|curtailed|withdrawn|dropped|slimmed|run down|weaned",
    r"\b(?:if|should|when(?:ever)?|once|where|before|that) (?:(?:this|these) (?:[a-z]+ )?|(?:(?:the|his|her|their|its|any"
    r"|some) )?"
    r"(?:[a-z0-9:-]+ )?(?:hours?|minutes|sessions|tuition|therapy|provision|support|allocation|amount|frequency|visits|1:1"
    r"|time|input"
    r"|mentoring|package) )(?:is|are|be|has been|have been|were|needs? to be|has to be|have to be|must be|gets?) "
    rf"{_ADVERB}{_BROUGHT_DOWN}\b",
)
NO_HELP = re.compile(
    r"\b(?:demands?|homework|noise|medic(?:ation|ines?)|tablets?|lights?|lighting|brightness|distractions?|clutter|glare"
    r"|anxiety|stress)"
    r"(?: [a-z]+){0,3} $"
)
"""What may come down with no loss to the child."""
_AT_REVIEW = re.compile(r"\b(?:annual review|amend\w*|by the (?:council|authority|la)|section [a-k]\b)")
_NOT = re.compile(r"\b(?:not|never|no|nor|neither|none|nothing|nobody|cannot|without)\b")
_PUPIL = re.compile(r"\b(?:he|she|they|i) ")


def passing(passage: AnalysedPassage) -> Iterator[Span]:
    """Where a text says so, and no step with its amount and date is told."""
    folded = passage.folded
    for pattern in Cued.likely((_SHRINKS, _FOR_NOW, _NO_PROMISE, _NO_AMENDMENT, _TOLD_OF_LESS), passage.scan):
        for match in pattern.finditer(folded):
            sentence = next((one for one in passage.sentences if one.start <= match.end() - 1 < one.end), None)
            if sentence is None:
                continue
            words = folded[sentence.start : sentence.end]
            start = max(match.start(), sentence.start)
            before = folded[max(sentence.start, start - 30) : start]
            if pattern is not _NO_PROMISE and _NOT.search(before):
                continue
            if (pattern is _SHRINKS and told_in_steps(words)) or (pattern is _FOR_NOW and _DATE.search(words)):
                continue
            if pattern is _FOR_NOW and not _of_an_amount(passage, sentence):
                continue
            if pattern is _NO_AMENDMENT and (not _CHANGE.search(words) or _PUPIL.search(before)):
                continue
            if pattern is not _NO_AMENDMENT and _AT_REVIEW.search(words):
                continue
            yield Span(start, match.end())


def told_in_steps(clause: str) -> bool:
    """Whether a change tells its amount and its date."""
    return _DATE.search(clause) is not None and _STEP.search(clause) is not None


def _of_an_amount(passage: AnalysedPassage, sentence: Span) -> bool:
    """Whether a sentence tells an amount of the help, or points back to it."""
    kinds = (QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY)
    if any(amount.kind in kinds and amount.span.overlaps(sentence) for amount in passage.amounts):
        return True
    return passage.folded.startswith(
        ("this ", "these ", "it ", "all ", "the hours", "the sessions", "hours "), sentence.start
    )
