"""What is told beside help: reviews, money, what the family does, what tires a child and what is hoped for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.english.turns import Anchored
from ehcp_rules.text.provision.clauses import clause_at

__all__ = ["told_beside_help"]

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


def told_beside_help(folded: str, scan: Anchored) -> Iterator[Span]:
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
        clause = clause_at(folded, match.end() - 1)
        if not _PROFESSIONAL.search(folded, clause.start, match.end()):
            yield Span(clause.start, match.end())
    for match in (*_TAKES_HIM.finditer(folded, scan), *_WITH_FAMILY.finditer(folded, scan)):
        clause = clause_at(folded, match.end() - 1)
        if not _PROFESSIONAL.search(folded, clause.start, clause.end):
            yield clause
    for match in _AT_HOME.finditer(folded, scan):
        clause = clause_at(folded, match.end() - 1)
        if not _PROFESSIONAL.search(folded, match.end(), clause.end):
            yield clause
    for match in _HOPED_RESULT.finditer(folded, scan):
        clause = clause_at(folded, match.end() - 1)
        if not _BY_SOMEBODY.search(folded, match.end(), clause.end):
            yield clause
    for match in _LOOKED_BACK_ON.finditer(folded, scan):
        yield clause_at(folded, match.end() - 1)
