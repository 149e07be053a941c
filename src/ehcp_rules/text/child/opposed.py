"""Turns of phrase that say of one matter that it is so, or that it is not, in more words than a list of phrases can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.child.skills import SKILLS
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["BIRTH", "opposed"]

_HALF = r"(?:weakness|hemiplegia|hemiparesis|cerebral palsy)"


def _side(side: str) -> Cued:
    """One side of the body told as the weaker: not one arm or leg of several."""
    return Cued(
        side,
        rf"\b{side}(?:[- ]sided?)? {_HALF}\b",
        rf"\b{_HALF} (?:(?:down|in|on|of|with|affecting) )?(?:(?:his|her|their|the) )?(?:whole )?{side} side\b",
    )


def _hand(side: str) -> Cued:
    """One hand told as the one that is used, or a tool for it."""
    return Cued(
        side,
        rf"\b(?:is|writes) {side}[- ]handed\b",
        rf"\b{side}[- ]handed (?:scissors|pens?|pencils?|rulers?|tools?)\b",
        rf"\bwrites with (?:his|her|their) {side} hand\b",
    )


BIRTH = "an early birth"
"""A matter of the past, which nothing changes."""
_TURNS: Mapping[tuple[str, bool], Cued] = MappingProxyType(
    {
        ("speech", True): Cued(
            "chat|talk|speak|convers",
            r"\b(?:chats|talks|speaks|converses)(?: [a-z]+){0,3}? (?:happily|freely|confidently|fluently|clearly|all day|non-?stop"
            r"|without stopping|in (?:(?:full|long|short|complete|whole) )?sentences)\b",
            r"\b(?:a chatterbox|chatty|very talkative|(?:has|holds|enjoys) (?:long |lengthy )?conversations)\b",
        ),
        ("speech", False): Cued(
            "speech|speak|talk|words|spoken",
            r"\b(?:has|with) no (?:(?:reliable|functional|spoken|verbal|meaningful|useful|clear) )*(?:speech|spoken language)\b"
            r"(?! (?:difficult|problem|needs?|impair|and|or|sound))",
            r"\b(?:does|do) not (?:yet )?(?:speak|talk|use (?:any )?(?:spoken )?words)(?= ?[.;,]|$| (?:and|but|at all|or)\b)",
            r"\bcannot (?:yet )?(?:speak|talk)(?= ?[.;,]|$| (?:and|but|at all)\b)",
        ),
        ("walking", True): Cued(
            "run|walk|climb|bike|bicycle|scooter",
            r"\b(?:runs|running) (?:about|around|and (?:jumps?|climbs?|jumping|climbing)|fast|ahead|everywhere)\b",
            r"\bwalks (?:unaided|independently|confidently|everywhere|home|to (?:school|college|nursery))\b",
            r"\b(?:climbs (?:trees|everything|frames)|rides (?:a|his|her|their) (?:bike|bicycle|scooter))\b",
        ),
        ("walking", False): Cued(
            "walk|wheelchair|stand",
            r"\b(?:cannot|is (?:not able|unable) to) (?:yet )?(?:walk|stand or walk|walk or stand)"
            r"(?= ?[.;,]|$| (?:and|but|at all|or)\b)",
            r"\b(?:uses?|in|needs?) (?:a|his|her|their) (?:[a-z]+ )?wheelchair (?:at all times|all (?:day|the time)|full[- ]time"
            r"|everywhere)\b",
        ),
        ("reading", True): Cued(
            "reader|reads well|reads fluently|reads confidently",
            r"\breads (?:well|fluently|confidently)\b(?! (?:below|for|with|when|if|enough|known|only|single|short))",
            r"\bis an? (?:[a-z]+,? (?:and )?)?(?:fluent|avid|keen|strong|able|confident) reader\b",
        ),
        ("reading", False): Cued(
            "read",
            r"\b(?:cannot|is (?:not|not yet) able to|is unable to|does not) (?:yet )?read(?: (?:any|even single|single) words?)?"
            r"(?= ?[.;,]|$| (?:and|but|at all|yet)\b)",
        ),
        ("brothers or sisters", True): Cued(
            "brother|sister|sibling",
            r"\b(?:has|have|my|(?:lives|bedroom|room) with (?:his|her|their)) "
            r"(?:(?:an?|one|two|three|four|younger|older|little|big|baby|twin) )*"
            r"(?:brother|sister|sibling)s?\b(?!'|-in)",
            r"^\W*(?:his|her|their) (?:(?:younger|older|little|big|baby|twin) )?(?:brother|sister)s?"
            r"(?= (?:is|has|have|are|also|attends?|goes|lives?)\b)",
        ),
        ("brothers or sisters", False): Cued(
            "sibling|only child|brother",
            r"\b(?:has|have) no (?:siblings|brothers (?:or|and) sisters)\b|\bis an only child\b(?! (?:of|by|to)\b)",
        ),
        ("glasses", True): Cued(
            "glasses", r"\b(?:wears|needs) (?:(?:his|her|their|prescription|strong|corrective) )*glasses\b(?! of)"
        ),
        ("glasses", False): Cued(
            "glasses", r"\b(?:does not (?:need|have)|has no|needs no) (?:prescription )?glasses\b(?! of)"
        ),
        ("glasses worn", True): Cued("glasses", r"\bwears (?:(?:his|her|their|prescription) )*glasses\b"),
        ("glasses worn", False): Cued("glasses", r"\bdoes not wear (?:(?:his|her|their|any|prescription) )*glasses\b"),
        ("full-time schooling", True): Cued(
            "full time|full-time",
            r"\b(?:attends|is (?:at|in)) (?:(?:school|college|nursery|lessons) )?full[- ]time\b(?! (?:from|at home|residential))",
            r"\b(?:has|is on) a full[- ]time (?:timetable|school week|place(?! (?:from|in (?:january|september))))\b",
        ),
        ("full-time schooling", False): Cued(
            "part-time|part time|mornings|afternoons|days",
            r"\bis on a part[- ]time timetable\b",
            r"\battends (?:school|nursery|lessons) (?:for |on |only )?(?:two|three|four|[2-4]) (?:mornings|afternoons|days)"
            r" (?:a|per|each|every) week\b",
            r"\battends (?:(?:school|college|nursery) )?(?:part[- ]time(?! (?:work|job|club|course|employment))"
            r"|(?:for )?mornings only(?! of))\b",
        ),
        ("friends", True): Cued(
            "popular|well liked|well-liked|friend|mates",
            r"\b(?:is|as) (?:an? )?(?:very |really |hugely )?"
            r"(?:popular (?:and [a-z]+ )?(?:member|boy|girl|child|pupil|student|young|classmate)"
            r"|well[- ]liked(?! by (?:all |the |her |his |many )*(?:staff|adults|teachers)))\b"
            r"|\b(?:he|she|they) (?:is|are) (?:very |really )?popular\b",
            r"\bhas (?:(?:lots|plenty|loads) of|so many|a (?:good|close|large|wide|strong|lovely) (?:circle|group) of) (?:[a-z]+ )?"
            r"(?:friends|mates)\b",
            r"\bhas (?:an?|one|two|three) (?:very )?(?:close|best|good|firm) friends?\b"
            r"(?! (?:at|in (?!(?:his|her|their) (?:class|year|form)\b)|on|out|outside|from|who|of|online)\b)",
        ),
        ("friends", False): Cued(
            "nobody|no one|no-one|no other|no child|no pupil|no classmate|friends",
            r"\b(?:nobody|no[- ]one|no (?:other )?(?:child|children|pupils?|classmates?))"
            r"(?: (?:in|from) (?:his|her|their|the) (?:[a-z]+ )?(?:class|year|group|school))?"
            r" (?:named|chose|picked|nominated|listed|counted) (?:[a-z'-]+ (?:as|among) (?:(?:an?|the|their|one of their) )?"
            r"(?:best )?friends?\b|(?:him|her|them)\b(?= ?[.;,]|$| (?:in|on) [^.;]{0,30}(?:survey|sociogram|questionnaire)))",
            r"\b(?:has|have) no (?:real |close |true )?friends\b",
        ),
        ("toilet", True): Cued(
            "toilet|dry ",
            r"\b(?:takes|goes) (?:him|her|them)sel(?:f|ves) to the toilet\b|\bis dry (?:all|by|throughout the|during the) day\b",
        ),
        ("toilet", False): Cued("pads|nappies|pull-ups", r"\b(?:wears|is (?:still )?in) (?:pads|nappies|pull-ups)\b"),
        ("allergy", True): Cued(
            "allerg",
            r"\b(?:is|are) (?:[a-z]+ )?allergic to [a-z]",
            r"\b(?:has an?|(?<!should )(?<!if )(?:his|her)) (?:[a-z]+ ){0,2}allergy\b(?! (?:returns?|recurs?|policy|status))",
        ),
        ("allergy", False): Cued("allerg", r"\b(?:no (?:known )?allerg(?:y|ies)(?! to\b)|not allergic to anything)\b"),
        ("medicine", True): Cued(
            "tak|prescribed",
            r"\b(?:takes|is prescribed|is taking) (?!no\b)(?:[a-z0-9]+ ){0,3}?(?:medication|medicines?|tablets|melatonin"
            r"|methylphenidate|[0-9]+ ?mg)\b",
        ),
        ("medicine", False): Cued(
            "medic",
            r"\b(?:takes? no|is not (?:on|prescribed|taking) any|is on no|does not take any) (?:(?:regular|daily|prescribed) )?"
            r"(?:medication|medicines?)\b",
        ),
        (BIRTH, True): Cued("born", r"\bborn (?:prematurely|at (?:2[3-9]|3[0-6]) weeks|[a-z0-9]+ weeks early)\b"),
        (BIRTH, False): Cued("born", r"\bborn (?:at |on )?(?:full[- ])?term\b|\bborn at (?:39|4[0-2]) weeks\b"),
        ("seizures", True): Cued(
            "seizure",
            r"\bhas (?:[a-z0-9-]+ ){0,3}?seizures? (?:a|each|every|most|per|on most) (?:day|night|week|month|morning)s?\b"
            r"|\bhas (?:daily|weekly|monthly|nightly|frequent) (?:[a-z-]+ )?seizures\b",
        ),
        ("seizures", False): Cued(
            "seizure|fits",
            r"\b(?:has no seizures|is seizure[- ]free|does not have (?:seizures|fits)|has never had a seizure)\b",
        ),
        ("the hand used", True): _hand("left"),
        ("the hand used", False): _hand("right"),
        ("the weaker side", True): _side("left"),
        ("the weaker side", False): _side("right"),
        **SKILLS,
    }
)
_MATTERS = MappingProxyType({turn: matter for matter, turn in _TURNS.items()})


def opposed(passage: AnalysedPassage, matters: Set[str] | None = None) -> Iterator[tuple[str, bool, Span]]:
    """Each matter (or each of these) of which a passage says that it is so or is not, with the words that say it."""
    for turn in Cued.likely(_MATTERS, passage.scan):
        matter, there = _MATTERS[turn]
        if matters is not None and matter not in matters:
            continue
        match = turn.search(passage.folded, passage.scan)
        if match is not None:
            yield matter, there, Span(*match.span())
