"""Clauses that tell of help without giving it: what was, what somebody asked for, whom else a service sees, what one might try.

An amount in such a clause measures something, but not what this child will get.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTHS, NUMBER, Cued, any_of
from ehcp_rules.text.english.turns import Anchored, Turns

__all__ = ["optional", "told"]

_CLAUSE_END = re.compile(r"[.;:?!](?= |$)")
_SENTENCE_END = re.compile(r"[.?!](?= |$)")
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
    rf"(?=[^.;]* (?:on (?:the )?\d|in (?:{'|'.join(MONTHS)}|20\d\d)\b|last (?:term|year|week|month|autumn|spring|summer)\b))",
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
_LOOKED_BACK_ON = Cued(
    "looked at|reviewed|monitored|discussed|evaluated|checked|considered|shared|reported|tracked|measured|charted",
    r"(?:^|[.;:] )(?:(?:his|her|their|the|this|all|[a-z]+'s) )?(?:[a-z]+ )?(?:progress|targets|outcomes"
    r"|plan) (?:will be |is |are |to be )"
    r"(?:[a-z]+ly )?(?:looked at|reviewed|monitored|discussed|evaluated|checked|considered|shared|reported"
    r"|tracked|measured|charted)\b"
    r"(?![^.;]* (?:by|with) (?:the|a|an|his|her|their) (?!school|setting|college|parent|famil))",
    r"(?:^|[.;:] )[a-z'-]+ (?:will be|is) discussed (?:at|in|with|by|every|each|[a-z]+ly)\b",
)
"""A review of how things go, which is no help in itself."""
_TARGETS_REVIEWED = Cued(
    "targets|progress|outcomes",
    r"\b(?:targets|progress|outcomes)(?: (?:are|is|will be|being))? (?:reviewed|monitored|checked|evaluated|updated"
    r"|revised)\b[^,.;]*",
)
"""How often targets are looked at, which is no amount of help."""
_LOOKED_AT = Cued(
    "reviewed|monitored|evaluated|updated|revised",
    rf"(?<!fully) (?:reviewed|monitored|evaluated|updated|revised)(?: (?:and"
    rf"|or) [a-z]+ed)?(?: [a-z]+ly(?<!weekly)(?<!termly)(?<!monthly)"
    rf"(?<!nightly)(?<!annually)(?<!quarterly)(?<!yearly))? (?:at least )?(?:every|each|termly|half-termly|weekly|monthly"
    rf"|fortnightly"
    rf"|annually|quarterly|once|twice|at the end of|at (?:every|each)|in every|{NUMBER} times)\b(?![^,.;]* by )[^,.;]*",
)
"""How often help is looked back on, by nobody in particular."""
_MONEY = Cued(
    "funding|top-up|payable|paid ",
    rf"\b{NUMBER} ?(?:hours?|hrs?)'?s?'? (?:worth of |of )?(?:[a-z]+ ){{0,2}}?(?:funding|top-up)\b",
    r"\b(?:paid|payable) (?:to the [a-z]+ )?(?:annually|termly|monthly|quarterly|weekly|each [a-z]+|every [a-z]+)\b",
)
"""An amount of money, and when it is paid."""
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
_WITH_FAMILY = Cued(
    "mum|dad|mother|father|parent|family|gran|nan|sister|brother",
    r"\b(?:read(?:s|ing)?|practis\w+|exercises?|homework|spellings?|stretches|sounds|games?|cook(?:s|ing)?"
    r"|walks?)\b[^.;]{0,50}? (?:with|by|to)"
    r" (?:(?:his|her|their|[a-z]+'s) )(?:mum|mother|dad|father|parents?|family|gran|grandmother|grandparents|nan|sister"
    r"|brother)\b",
)
"""What is done with the family alone."""
_TAKES_HIM = Cued(
    "needs|takes|requires",
    rf"\b(?:needs|takes|requires) (?:about |around |at least |up to |over )?{NUMBER} ?(?:minutes|mins|hours)(?: or (?:more|so))?"
    r" (?:to (?!him|her|them)[a-z]+|before|of (?:rest|quiet|sleep|calm))\b",
)
"""How long a child takes, which nobody gives."""
_TIRES_HIM = Cued(
    "manages|copes with|tolerates|tires|exhausts|wears|is all|is the most|is the longest",
    rf"\b{NUMBER} ?(?:minutes|mins|hours?)\b[^.;,]{{0,40}}? (?:(?:tires|exhausts) (?!of\b)[a-z]+|wears (?:him|her|them) out"
    r"|is (?:all|the (?:most|longest)) (?:that )?(?:he|she|they|[a-z]+) (?:can|could|is able))\b",
    rf"\b(?:manages|copes with|tolerates) (?:(?:for|about|around|at most|only|up to|no more than) )*{NUMBER} ?"
    r"(?:minutes|mins|hours?)\b",
)
"""How long a child lasts, up to where it is told."""
_AT_HOME = Cued(
    "mum|dad|mother|father|parents|family|grand|nan |sister|brother",
    r"(?:^|[.;] )(?:(?:his|her|their|[a-z]+'s) )?(?:mum|dad|mother|father|parents|mum and dad|family|grandmother"
    r"|grandparents|nan|sister"
    r"|brother) (?:(?:also|already|often|will|to) )*(?:reads?|practises?|practise|takes?|helps?|does|do|plays?|pays?|buys?"
    r"|funds?|walks?|drives?)\b",
)
"""What a family does by itself."""
_REASON = Cued(
    "because|given that|given how|in view of|seeing that",
    r"(?:^|(?<=[.;:] ))(?:because|given (?:that|how)|in view of|seeing that) [^,.;:?!]*(?=,)",
)
"""Why help is given, up to the comma: what is counted there is of the child's difficulty."""
_HOPED_RESULT = Cued(
    "will be able to|will have learn|will learn to|will manage|will cope",
    r"(?:^|[.;:] )(?:by [^,.;]{3,40},? )?(?:he|she|they|[a-z'-]+) will (?:be able to|have learn(?:ed|t) to|learn to"
    r"|manage|cope with)\b",
)
"""An outcome in the place of provision."""
_BY_SOMEBODY = re.compile(
    r"\b(?:with (?:a|an|the|his|her|their|one|two)|from (?:a|an|the|his|her)|taught|shown|by (?:a|an|his|her|one|two"
    r"|the (?!end\b|time\b|start\b|age\b|close\b|beginning\b|last\b)[a-z]+))\b"
)
"""What tells that somebody gives the help after all."""
_PROFESSIONAL = re.compile(
    r"\b(?:[a-z]*therapist|teacher|assistant|ta|worker|nurse|mentor|practitioner|carer|coach|school|college|tutor"
    r"|senco|sendco|psychologist|counsellor|officer|lead|manager|head|staff|adult|instructor|specialist|lsa|hlta|elsa)s?\b"
)
_AND_SEES = re.compile(r",|\band\b|[.;:?!](?= |$)")
_EACH_OF_THEM = re.compile(
    r"\b(?:each|all|every one|any) of (?:them|these)\b|\beach (?:one|school|setting|child|pupil|family)\b"
)
_TOGETHER = re.compile(r"\b(?:including|among|group|together|one of|alongside|him|her)\b")

_OPTIONAL = Cued(
    "could |may |might |can |possibl|suggest|potential|option|idea|things "
    "to|examples|following|menu|choose|select|pick |perhaps"
    "|maybe|draw |worth trying|range of|choice of|bank of|selection of|toolkit of|:| such",
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
        clause = _clause(folded, match.start())
        before = _UNTIL_A_DATE.sub("", folded[clause.start : match.start()])
        if not (_UNDER_ANOTHER.search(before) or _PROMISED.search(folded, clause.start, clause.end)):
            yield clause
    for match in (*turns.get("came-to", ()), *turns.get("sought", ()), *_OPEN_TO.finditer(folded, scan)):
        clause = _clause(folded, match.start())
        if not (
            _RELATIVE.search(folded, clause.start, match.start())
            or _WHEN.search(folded, clause.start, match.start())
            or _PROMISED.search(folded, clause.start, match.start())
            or _PROMISED.search(folded, match.end(), clause.end)
        ):
            yield clause
    yield from _beside_help(folded, scan)
    for match in turns.get("for-others", ()):
        end = None if _EACH_OF_THEM.search(folded, match.end()) else _AND_SEES.search(folded, match.end())
        end = end or _SENTENCE_END.search(folded, match.end())
        rest = Span(match.start(), end.start() if end else len(folded))
        if not _TOGETHER.search(folded, rest.start, rest.end):
            yield rest
    yield from optional(folded, scan)


def _beside_help(folded: str, scan: Anchored) -> Iterator[Span]:
    """What is told of targets, families and hoped-for results, where nobody else gives help."""
    for match in _TARGETS_REVIEWED.finditer(folded, scan):
        yield Span(*match.span())
    for match in (
        *_LOOKED_AT.finditer(folded, scan),
        *_MONEY.finditer(folded, scan),
        *_REASON.finditer(folded, scan),
    ):
        yield Span(*match.span())
    for match in _TIRES_HIM.finditer(folded, scan):
        clause = _clause(folded, match.end() - 1)
        if not _PROFESSIONAL.search(folded, clause.start, match.end()):
            yield Span(clause.start, match.end())
    for match in (*_TAKES_HIM.finditer(folded, scan), *_WITH_FAMILY.finditer(folded, scan)):
        clause = _clause(folded, match.end() - 1)
        if not _PROFESSIONAL.search(folded, clause.start, clause.end):
            yield clause
    for match in _AT_HOME.finditer(folded, scan):
        clause = _clause(folded, match.end() - 1)
        if not _PROFESSIONAL.search(folded, match.end(), clause.end):
            yield clause
    for match in _HOPED_RESULT.finditer(folded, scan):
        clause = _clause(folded, match.end() - 1)
        if not _BY_SOMEBODY.search(folded, match.end(), clause.end):
            yield clause
    for match in _LOOKED_BACK_ON.finditer(folded, scan):
        yield _clause(folded, match.end() - 1)


def optional(folded: str, scan: Anchored) -> Iterator[Span]:
    """Lists of what might be tried, each to the end of its sentence."""
    for match in _OPTIONAL.finditer(folded, scan):
        end = _SENTENCE_END.search(folded, match.end())
        yield Span(match.start(), end.start() if end else len(folded))


def _clause(folded: str, place: int) -> Span:
    start = max((end.end() for end in _CLAUSE_END.finditer(folded, 0, place)), default=0)
    end = _CLAUSE_END.search(folded, place)
    return Span(start, end.start() if end else len(folded))
