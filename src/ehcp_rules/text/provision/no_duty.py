"""Sentences that tell an amount and say of it only what somebody thinks, wishes, asks or has seen: where a duty should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["no_duty"]

_DEGREE = (
    r"(?:(?:very|really|quite|so|also|still|always|often|rather|most|more|certainly|clearly|generally|widely|strongly"
    r"|particularly"
    r"|especially|highly|extremely|both|just|probably|likely|only|all|of|to be|to have been) )*"
)
_GOOD = (
    r"(?:good|great|helpful|useful|valuable|beneficial|worthwhile|desirable|sensible|wise|welcome|advantageous|preferable|ideal"
    r"|invaluable|advisable|handy|nice|lovely|splendid|excellent|wonderful|marvellous|fantastic|brilliant|effective|productive"
    r"|profitable|fruitful|positive|supportive|therapeutic|prudent|worth (?:having|trying|exploring|considering|doing|a try)"
    r"|popular|successful|an? (?:very |really |great |big |real |huge )?(?:good|great|sensible|wise|nice|useful|helpful"
    r"|positive|valuable"
    r"|worthwhile|natural) [a-z]+|(?:an? )?(?:great |real |big )?(?:plus|bonus|boost|asset|advantage|help|benefit|treat|joy))"
)
_WORTH = (
    r"(?:value|benefit|help|use|merit|worth|advantage|interest|mileage|a case|a (?:strong|good|clear) case"
    r"|something to be said|much to be said"
    r"|virtue|sense|scope|reason)"
)
_SAID = (
    r"(?:felt|thought|believed|considered|reckoned|regarded|viewed|seen as|said to|hoped|anticipated|envisaged|proposed|suggested"
    r"|advised|recommended|requested|wished|wanted|preferred|favoured|urged|commended|desired|mooted|floated|indicated|advocated"
    r"|encouraged|welcomed|supported)"
)
_BE = r"(?:is|are|was|were|be|has been|have been|being|remains?|seems?|looks|sounds|proves?)"
_PREDICATE = Cued(
    "good|great|help|useful|valu|benefi|worth|desirable|sensib|wise|welcome|advantage|prefer|ideal|handy|nice|lovely|splendid"
    "|excellent"
    "|wonderful|marvellous|fantastic|brilliant|effective|productive|profitable|fruitful|positive|supportive|therapeutic"
    "|prudent|popular"
    "|successful|plus|bonus|boost|asset|treat|joy|felt|thought|believ|consider|reckon|regarded|viewed|seen as|said to|hope"
    "|anticipat"
    "|envisag|propos|suggest|advis|recommend|request|wish|want|favour|urge|commend|desire|moot|float|indicat|advocat|encourag"
    "|support"
    "|merit|use|mileage|case|something to be said|much to be said|virtue|sense|scope|reason|opinion|view|would|idea|feeling"
    "|belief"
    "|aspiration|ambition|going for|commend|dividends|suit|difference|mind|keen|natural|down well|interest|hoping|eager"
    "|happy|willing|inclined|advice|pay|work",
    rf"\b{_BE} (?:not )?{_DEGREE}(?:(?:felt|thought|considered|believed|said|found|seen|viewed|regarded|judged|held|reckoned"
    r"|deemed|known)"
    rf" (?:by [a-z' ]{{1,30}}? )?(?:to be |as |to have ){_DEGREE})?(?:{_GOOD}|of (?:[a-z]+ )?{_WORTH}|in (?:his|her|their)"
    r" (?:[a-z]+ )?interests?)\b",
    rf"\b{_BE} (?:also |still |strongly |widely |generally )?{_SAID}\b(?! (?:by|in|on|at|with|from|and|to (?:need|require)"
    r"|necessary|essential)\b)",
    rf"\b(?:there(?: is|'s| are| may be| would be)|(?:has|have|had|holds?|offers?|carr(?:y|ies))) (?:[a-z]+ )?{_WORTH} (?:in"
    r"|to|for|of)\b",
    r"\b(?:makes? (?:good |perfect |every )?sense|pays? (?:off|dividends)|suits?|goes down well|works? (?:well|best|better"
    r"|wonders)"
    r"|does (?:him|her|them) good|makes? (?:a|all the|such a) (?:[a-z]+ )?difference|(?:has|have) (?:a lot|much|everything)"
    r" (?:going for|to commend|to recommend))\b",
    r"\b(?:suggestion|opinion|view|advice|recommendation|preference|wish|hope|idea|thought|proposal|request|feeling|belief"
    r"|aspiration"
    r"|ambition|desire) (?:(?:is|was|would be|remains) (?:that|for|to|of)?|that)\b",
    r"\b(?:is|are) (?:of the (?:opinion|view|belief|mind)|(?:minded|keen|hoping|eager|happy|willing|inclined) (?:to|for|that"
    r"|on))\b",
    r"\bwould (?!(?:otherwise|have|normally|usually|not)\b)[a-z]+\b",
)
_OBSERVED = Cued(
    "tend|seem|appear|best|well|better|most|more|thriv|flourish|blossom|happiest|calmest|prefer|likes|enjoy|loves|appreciat|gains"
    "|profits|helped by|gets|learns|happily|positively",
    r"\b(?:tends?|seems?|appears?) to (?:[a-z]+ )?(?:do|learn|work|cope|respond|read|concentrate|progress|attend|settle"
    r"|engage|perform"
    r"|manage|listen|achieve|thrive|flourish|need|benefit|like|enjoy|prefer|gain|get|make|find)\b",
    r"\b(?:does|learns|works|copes|responds|reads|concentrates|progresses|attends|settles|engages|performs|manages|listens"
    r"|achieves"
    r"|functions|communicates|makes|feels) (?:[a-z]+ ){0,2}?(?:best|well|better|most|more|happily|positively)\b",
    r"\b(?:thrives|flourishes|blossoms|prefers|likes|enjoys|loves|appreciates)\b",
    r"\b(?:is|are) (?:at (?:his|her|their) (?:best|calmest|happiest)|happiest|calmest|most [a-z]+|helped by)\b",
    r"\b(?:gains|profits|gets|learns) (?:[a-z]+ ){0,3}?(?:from|out of)\b",
)
"""What is seen of the child, who is its subject."""
_ASKED = Cued(
    "please|asked|requested|invited|urged|reminded|advised|try|think about",
    r"\b(?:staff|school|college|nursery|setting|teachers|tutors|adults|tas|parents|team|the [a-z]+) (?:is|are) (?:kindly )?"
    r"(?:asked|requested|invited|urged|reminded|advised) to\b",
    r"^(?:please|try|think about)\b",
)
_LABEL = Cued(
    "advis|advice|desirable|recommend|suggest|optional|propos|idea|nice to have|worth "
    "|binding|mandatory|compulsory|statutory|obligatory|guidance|consideration|information|discussion"
    "|aspiration|wish|prefer|ideal|possib|potential|discretion|practice|wanted|hope",
    r"(?:^|[.|(] ?|\b(?:status|priority|standing|weight|type|category|strength): ?)"
    r"(?:advisory|desirable|recommended|suggested|optional|suggestions?|recommendations?|proposals?|proposed|ideas?|nice to have"
    r"|worth (?:having|trying|considering|exploring)|(?:not|non)[ -](?:binding|mandatory|compulsory|statutory|obligatory)"
    r"|(?:guidance|advice|advisory) only|for (?:consideration|guidance|information|discussion)|aspirational|aspirations?"
    r"|wish(?:es| ?list)?"
    r"|preferred|preferably|ideally?|in an ideal world|possib(?:le|ility)|potential|discretionary|(?:best|good) practice"
    r"|if wanted|hoped for"
    r"|hopes?)(?= ?[:.)|]| - )",
)
_DUTY = re.compile(r"\b(?:will|must|shall|(?:is|are) to|has to|have to|therefore|entitled|guaranteed)\b")
_DECIDED = re.compile(r"\b(?:shall|must|hereby|specified)\b")
_ADULT = re.compile(
    r"(?:\b(?:staff|adults?|tas?|lsas?|hltas?|elsas?|assistants?|teachers?|tutors?|[a-z]*therapists?|psychologists?|mentors?"
    r"|nurses?"
    r"|coach(?:es)?|workers?|practitioners?|specialists?|leads?|ots?|slts?|eps?)|^(?:the|an?|each|all|this) [a-z -]*) $"
)
"""Somebody who gives the help, of whom nothing is said by how well they work."""
_UNDER = re.compile(
    r"\b(?:who|which|that|whose|when|whenever|if|because|since|as|so|where|while|until|after|before|what|than|although|though"
    r"|for)\b|\b(?:times?|ways?|places?) (?:that )?[a-z]+ (?:[a-z]+ly )?$"
)
_NOT_OPENING = re.compile(
    r"^(?:when|whenever|if|because|since|as|so|where|while|although|though|following|given)\b[^,]*, ?"
)
_SO = re.compile(r",? so (?!that\b|much\b|far\b|long\b)[a-z]")
"""`Likes trains, so the assistant ...`: what is seen of the child is the reason for what is given."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_AMOUNTS = (QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY)


def no_duty(passage: AnalysedPassage) -> Iterator[Span]:
    """The words that stand where a duty should, in each sentence that tells an amount and binds nobody to it."""
    folded = passage.folded
    likely = Cued.likely((_PREDICATE, _OBSERVED, _ASKED), passage.scan)
    for match in _LABEL.finditer(folded, passage.scan):
        last = folded[match.start()] == "(" and not folded[match.end() :].strip(").")
        if match.start() < _OPENING or last or ":" in match.group():
            yield Span(match.end() - len(match.group().lstrip(".|( ")), match.end())
    if not likely or _DECIDED.search(folded):
        return
    amounts = [amount.span for amount in passage.amounts if amount.kind in _AMOUNTS]
    for sentence in passage.sentences if amounts else ():
        words = folded[sentence.start : sentence.end]
        if _DUTY.search(words) or not any(span.overlaps(sentence) for span in amounts):
            continue
        for pattern in likely:
            for match in pattern.finditer(words):
                before = _IN_BRACKETS.sub("", _NOT_OPENING.sub("", words[: match.start()]))
                if pattern is _OBSERVED and _SO.search(words, match.end()):
                    continue
                if _ADULT.search(before) and (pattern is _OBSERVED or match.group().startswith(("work", "make"))):
                    continue
                if not (_UNDER.search(before) or ": " in before or "| " in before or "; " in before):
                    yield Span(sentence.start + match.start(), sentence.start + match.end())
                    break


_OPENING = 3
"""Characters before which a label opens the whole provision."""
