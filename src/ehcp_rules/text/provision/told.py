"""Clauses that tell of help without giving it: what was, what somebody asked for, whom else a service sees, what one might try.

An amount in such a clause measures something, but not what this child will get.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTH, NUMBER, Cued, any_of
from ehcp_rules.text.english.turns import Anchored, Turns
from ehcp_rules.text.provision.beside_help import told_beside_help
from ehcp_rules.text.provision.clauses import SENTENCE_END, clause_at

__all__ = ["told"]

_PROMISED = re.compile(
    r"\b(?:will|must|shall|is to|are to|continu\w+|keeps?|remains?|again|still|now|starts?|starting|begins?"
    r"|each year|every year"
    r"|(?:has|have) (?:now )?agreed|repeated|so)\b"
)
"""What makes of a clause about the past one about the future too."""
_UNDER_ANOTHER = re.compile(
    r"\b(?:once|after|when(?:ever)?|until|if|who|which|that|whom|because|whose|than|as|while|where|unless|has|have|had)\b"
)
_UNTIL_A_DATE = re.compile(
    r"\b(?:until|before|up to|till) (?:the )?(?:(?:end|start|middle) of )?(?:[a-z]+ )?(?:\d{4}|year \d+|nursery|reception"
    r"|last [a-z]+|then|recently|now)\b"
)
_WHEN = re.compile(
    r"\b(?:once|after|when(?:ever)?|until|till|if|before|because|while|where|unless|as soon as|each time)\b"
)
"""A clause that only says when something is done may be about the past."""
_RELATIVE = re.compile(r"\b(?:as|who|which|that|whom|whose|it|what)(?: [a-z]+ly)? $")

_HAD = any_of(
    r"\b(?:had|(?:has|have) (?:had|been (?:having|getting|receiving|doing))|received|got|attended|used to (?:have"
    r"|receive|get|attend)|(?:(?:has|have|had) been"
    r"|was|were) (?:given|offered"
    r"|supported|seen|taught|allocated|provided with|funded|entitled to|awarded|helped)"
    r"|(?:school|nursery|setting|college|plan|council|service|team|department) (?:then )?(?:provided|gave|offered"
    r"|bought|arranged)"
    rf")\b(?: (?:for|by|with|him|her|them|about|around|only|just|some|a|an|the|in|on|at|of|individual|[a-z]+ed))*"
    rf"(?= (?:{NUMBER}|weekly|daily|fortnightly|monthly|termly|one-to-one|full-time|regular)\b)",
)
"""Help in the past, with its amount behind it."""
_CAME_TO = any_of(
    r"\b(?:has|have) (?:already |also |since |recently )*(?:been (?:requested|applied for|offered|delivered"
    r"|completed|recommended"
    r"|tried|trialled|held|asked for|suggested|discussed|declined|refused|proposed|sought|cancelled|withdrawn|turned down"
    r"|carried out|undertaken|identified as)|taken place|ended|finished|lapsed|stopped)\b",
    r"\b(?:was|were) (?:also |then |previously )?(?:declined|offered|held|delivered|tried|trialled|recommended"
    r"|requested|refused"
    r"|completed|cancelled|suggested|discontinued|withdrawn|proposed|turned down|carried out|undertaken|lost|cut)\b",
    r"\b(?:was|were) (?:asked|due|meant|supposed|expected|invited|able|unable|hoping) to\b",
    r"\b(?:was|were) (?:trained|taught|briefed|assessed|observed|seen|visited)\b"
    r"(?![^.;]* and [^.;]*\b(?:minutes|hours|daily|weekly|every|each)\b)"
    rf"(?=[^.;]* (?:on (?:the )?\d|in (?:{MONTH}|20\d\d)\b|last (?:term|year|week|month|autumn|spring|summer)\b))",
    r"\bhad been (?:in place|available|provided|given|offered|agreed|funded|there)\b",
    r"\b(?:ended|finished|took place|came to an end|stopped)\b(?! (?:with|by))",
    r"\b(?:is|are) (?:currently |still |also |presently )*(?:awaited|awaiting|pending|on hold|on order"
    r"|under (?:discussion|consideration)"
    r"|being (?:sought|explored|considered|requested|discussed|applied for|looked (?:at|into)|investigated|pursued"
    r"|negotiated)"
    r"|due to be (?:considered|discussed|decided|heard)|hoped for|wished for|wanted by|yet to be|under negotiation"
    r"|to be (?:requested|applied for|sought|discussed|considered|explored|looked into))\b",
    r"\b(?:could|might|may|would|can) (?:also |usefully |perhaps |possibly |well )*be (?:arranged|welcomed|welcome"
    r"|looked (?:at|into)|tried"
    r"|requested|applied for|considered|sought|explored|organised|appreciated)\b",
)
"""What became, or may become, of help whose amount stands in front."""
_SOUGHT = any_of(
    r"\b(?:referrals?|applications?|request|bid) (?:for|to)\b",
    r"\b(?:is|are|has been|have been|was|were|been|placed|put|sits?) (?:currently |now |still )?on (?:the|a|an|its|their)"
    r" (?:[a-z'-]+ ){0,4}?(?:waiting list|list) for\b",
    r"\b(?:is|are|been) (?:still |currently |now )?waiting for (?!(?:him|her|them|it)\b)",
    r"\bwaiting list for\b",
    r"\b(?:has|have|had) (?:also |now |already )?(?:(?:asked|applied|bid) for (?!(?:it|this|them|his|her|their)\b)"
    r"|requested|referred"
    r"|made an? (?:[a-z]+ )?(?:request|referral|bid|application))\b",
    r"\b(?:is|are) (?:currently |also |now |still )?(?:looking (?:into|at|for)|asking for|applying for|seeking"
    r"|considering|exploring"
    r"|bidding for|trying to|hoping (?:for|to)|in talks)\b",
)
"""Somebody who would like to have the help that the words behind tell of."""
_OTHERS = rf"(?:about |around |over |more than |up to |some |a total of |at least )?{NUMBER}(?: [a-z-]+)?(?: [a-z-]+)?"
_FOR_OTHERS = any_of(
    r"\b(?:visits?|covers?|covering|serves?|serving|works? (?:across|in|with|between|at|for)|looks? after|supports?"
    r"|sees?|teaches|has"
    r"|shared (?:between|among|by|with)|(?:split|divided|divides (?:his|her|their) time|based) (?:between|across"
    r"|among|in)"
    rf"|responsible for|oversees|caseload of) {_OTHERS} (?:schools|settings|nurseries|colleges|families|homes|sites"
    rf"|clients|boroughs)\b",
    r"\b(?:visits?|covers?|serves?|works? (?:across|in|with|between|for)|looks? after|supports?|sees?|teaches|has"
    r"|shared (?:between"
    rf"|among|by|with)|oversees|responsible for|caseload of) {_OTHERS} (?:pupils|children|students|learners|people)"
    r"(?= (?:across|on (?:its|her|his|their|the) (?:caseload|books|list|register)|in (?:the|this|other|all"
    r"|several) (?:[a-z]+ )?(?:school"
    r"|county|area|borough|authority|city|district|class|year)|a (?:year|term|week|day)\b|each|every|(?:and|to))\b)",
)
"""Other people or places that somebody has to see to."""
_OPEN_TO = Cued(
    "whichever|anybody|others|of them|on offer|offered to|open to|available to|children|pupils|students|"
    "learners|child |pupil |student |it takes|whoever|anyone|class|drop-in|advice line|helpline|"
    "open evening",
    r"\b(?:drop-ins?|advice line|helpline|open evenings?)\b(?![^.;]*\b(?:him|her|his|he|she)\b)",
    r"\b(?:(?:whichever|whoever|anyone|anybody) (?:of the )?(?:(?:children|pupils|students|learners|child|pupil|student) )?"
    r"|(?:those|any|all|other) (?:of the )?(?:children|pupils|students|learners|child|pupil|student) )"
    r"(?:who |that )?(?:needs?|requires?|asks?|wants?|would like|likes?|wishes) (?:it|help|support|them|him|her|one)\b",
    r"(?<!not )(?<!never )(?<!nor )(?<!neither )(?<!not be )(?<!not to be )(?<!never be )(?<!never to be )"
    r"\b(?:shared|split|divided|spread)"
    r" (?:out |(?:adult |ta )?(?:support |help |time |hours ))?"
    r"(?:between|among|amongst|across|with) (?:all |the |some |several |other |many "
    r"|up to |(?:[6-9]|[1-9]\d|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty) )*"
    r"(?:other )?(?:pupils|children|students|learners|classes|class|others|of them)\b",
    r"\bit takes (?:the |an? |his |her )?[a-z]+ [^.;]*",
    r"\b(?:on offer|offered|open|available) to (?:all |any |other |some )?(?:pupils|students|children|learners|everyone|anyone"
    r"|those|families)\b",
)
"""Help that stands open to others as much as to this child."""
_AND_SEES = re.compile(r",|\band\b|[.;:?!](?= |$)")
_EACH_OF_THEM = re.compile(
    r"\b(?:each|all|every one|any) of (?:them|these)\b|\beach (?:one|school|setting|child|pupil|family)\b"
)
_TOGETHER = re.compile(r"\b(?:including|among|group|together|one of|alongside|him|her)\b")

_OPTIONAL = Cued(
    "could |may |might |can |possibl|suggest|potential|option|idea|things "
    "to|examples|following|menu|choose|select|pick|perhaps"
    "|maybe|draw|worth trying|range of|choice|bank of|selection of|toolkit of|:| such",
    r"(?:^|[.;:!?•-] )(?:(?:this|these|it|they|support|help|provision|interventions?|strategies|activities"
    r"|approaches|resources"
    r"|adjustments|options|examples(?: of [a-z]+)?|[a-z]+ (?:interventions?|strategies|support|provision))"
    r"(?: (?:for|to|with) (?:[a-z]+ ){1,4}?)? )?(?:could|may|might|can) (?:also |possibly |for example )?"
    r"(?:be drawn from|take the form of|include|involve|comprise|consist of|cover|be(?= (?:any|one|some|either"
    r"|things|[a-z]+ such)))\b",
    r"(?:^|[.;:!?•-] )(?:possible|potential|optional|suggested|recommended|some|other)(?: [a-z]+)? (?:interventions?"
    r"|strategies"
    r"|activities|support|provision|resources|ideas|approaches|options|programmes)(?: (?:include|are|for [a-z]+"
    r"|to try|might be))?"
    r"(?= ?:|:| such)",
    r"(?:^|[.;!?•-] )(?:options|suggestions?|ideas|examples|choices|things to try)(?: (?:include|are|to (?:try"
    r"|consider|use)|for [a-z]+|might be))*(?: ?:|(?<=include)|(?<=might be))",
    r"\b(?:one or more|any|some|either|any one|one|a selection|a choice|a mix|a mixture) (?:or all )?of the following\b",
    r"\b(?:the following|these|those below) (?:may|might|could|can) (?:also )?be (?:used|tried|considered|offered"
    r"|drawn on|of use)\b",
    r"\b(?:interventions|strategies|options|approaches|programmes) (?:from which )?to (?:choose|select|pick"
    r"|draw) (?:from|on|upon)\b",
    r"\b(?:school|setting|nursery|college|staff|teachers?|team|adults?|tas?|assistants?) (?:to |can |may |could |will |might )?"
    r"(?:choose|select|pick|draw)s? (?:from|on|upon|among|between)\b",
    r"\ba (?:menu|range|selection|choice|bank|toolkit) of (?:[a-z-]+ ){0,3}?(?:interventions|strategies|options"
    r"|approaches|activities"
    r"|programmes)\b(?=[^.]*(?:for (?:example|instance)|such as|including|:))",
    r"(?:^|[.;!?] )(?:possibly|perhaps|maybe)\b",
)
"""A list of what might be tried, of which nothing is promised."""


_TURNS = Turns({"had": _HAD, "came-to": _CAME_TO, "sought": _SOUGHT, "for-others": _FOR_OTHERS})


def told(folded: str, scan: Anchored) -> Iterator[Span]:
    """The clauses, or parts of them, whose amounts are no promise."""
    turns = _TURNS.find(folded, scan)
    for match in turns.get("had", ()):
        clause = clause_at(folded, match.start())
        before = _UNTIL_A_DATE.sub("", folded[clause.start : match.start()])
        if not (_UNDER_ANOTHER.search(before) or _PROMISED.search(folded, clause.start, clause.end)):
            yield clause
    for match in (*turns.get("came-to", ()), *turns.get("sought", ()), *_OPEN_TO.finditer(folded, scan)):
        clause = clause_at(folded, match.start())
        if not (
            _RELATIVE.search(folded, clause.start, match.start())
            or _WHEN.search(folded, clause.start, match.start())
            or _PROMISED.search(folded, clause.start, match.start())
            or _PROMISED.search(folded, match.end(), clause.end)
        ):
            yield clause
    yield from told_beside_help(folded, scan)
    for match in turns.get("for-others", ()):
        end = None if _EACH_OF_THEM.search(folded, match.end()) else _AND_SEES.search(folded, match.end())
        end = end or SENTENCE_END.search(folded, match.end())
        rest = Span(match.start(), end.start() if end else len(folded))
        if not _TOGETHER.search(folded, rest.start, rest.end):
            yield rest
    yield from _optional(folded, scan)


def _optional(folded: str, scan: Anchored) -> Iterator[Span]:
    """Lists of what might be tried, each to the end of its sentence."""
    for match in _OPTIONAL.finditer(folded, scan):
        end = SENTENCE_END.search(folded, match.end())
        yield Span(match.start(), end.start() if end else len(folded))
