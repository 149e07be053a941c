"""Which acts of an outcome can be seen for certain: those whose object and manner are not themselves words for quality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.outcomes.quality import LABELLED

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["strong_observables"]

_NEEDS_DETAIL = frozenset(
    ("manag manage tolerat tolerate explor explore respond participat participate engag engage copy").split()
)
_WEAK_ACT = frozenset(
    (
        "show demonstrate respond manage tolerate keep give get go help let use make start find follow share "
        "play talk join stay turn act plan speak complete remember explore notice spend"
    ).split()
)
_QUALITY_OBJECT = any_of(
    r"^ (?:(?:a|an|the|his|her|their|more|some|and|in|to|sustained|at least|better|all|good|greater"
    r"|increasing|with|meaningful|consistently|adequate|steady|sufficient|satisfactory|reasonable|further"
    r"|continued|real|clear|balanced|varied|healthy|healthier|nutritious"
    r"|strong|right|best|full|fuller|active|wider|broader|larger|[a-z]+ly),? ){0,4}"
    r"(?:(?:him|her|them|my)sel(?:f|ves) (?:safe|calm|healthy|well|happy)|best possible|most (?:out )?of|use of"
    r"|progress|gains?|effort\b|vocabulary|choices|strateg\w+|self-care|(?:[a-z]+ )?habits|maturity|respect"
    r"|empathy|kindness"
    r"|responsibility"
    r"|motivation|interest|improvements?"
    r"|techniques?|skills?|confidence|attitudes?|behaviours?|relationships?|understanding|awareness"
    r"|independence|difference|positive(?:ly)?|appropriate(?:ly)?|effective(?:ly)?|support|success\w*"
    r"|safe\b|engagement|resilience|potential|healthy|suitable|ways|better\b|friends\b|friendships"
    r"|(?:active|full|fuller|greater|positive|meaningful) part in\b"
    r"|part in (?:the life of )?(?:the |his |her )?(?:school(?: life)?|college|class|community|everything|all)\b"
    r"|(?:full |wide |wider |whole )?(?:range|variety) of\b|all (?:aspects|areas|parts) of\b|opportunit|diet\b|range of foods"
    r"|on (?:track|board|top)\b|adjustments|expected|level of|maths\b|literacy\b)",
)

_A_THING = re.compile(
    r" (?:(?!(?:about|of|with|on|in|at|for|by|to|and)\b)[a-z-]+ ){0,4}?"
    r"(?:injections?|insulin|inhalers?|medicines?|medication|tablets|pumps?|catheters?|stoma(?: bag)?|hearing aids?|splints?|pads?"
    r"|periods?|toilet|toileting|stairs|steps|kerbs?|buttons|zips?|laces|fasteners|fastenings|cutlery|locker|doors?|wheelchair"
    r"|tray|feeds?|bank card|bank account)\b"
)
"""What is managed or handled by the hands and feet: others can see whether it is."""
_AT_HIS_OWN_LEVEL = re.compile(
    r"[^,;.]{0,300}?\b(?:in line with|commensurate with|at (?:an?|the|his|her|their) (?:[a-z-]+ )?(?:level|rate"
    r"|pace|standard)|to the best of"
    r"|as (?:well|far|much|fully|independently|often|best) as (?:he|she|they|[a-z]+) (?:can|is able"
    r"|are able)|as possible"
    r"|to (?:his|her|their) (?:full |best )?(?:potential|ability|abilities))\b(?! of\b)"
)
"""A measure that nobody has set: his own ability, an appropriate level."""
_TO_THE_NEXT = re.compile(r"[,;.:]")
_MANNER = re.compile(
    r"^ (?:appropriately|positively|better|well|more|safely|effectively|successfully|less|confidently|happily"
    r"|calmly|smoothly"
    r"|nicely|properly|sensibly|meaningfully|willingly|respectfully|responsibly|fully)\b"
)
_ANY_RULES = re.compile(
    r" (?:(?:simple|verbal|spoken|basic|clear|adult|adults'|teacher's|school|class|classroom|the|his|her|all"
    r"|and|direct|school's|behaviour|any|agreed) ){0,4}"
    r"(?:polic(?:y|ies)|code of conduct|instructions?|directions?|rules|routines?|requests?|expectations"
    r"|help (?:that )?(?:he|she|they) needs?)(?: independently)?\W*$"
)

_OF_PROGRESS = re.compile(
    r"mak\w*(?: (?!cup\b|meals?\b)[a-z0-9'&-]+){0,4}? (?:progress|gains|improvements?|headway)\b"
    r"|made(?: [a-z0-9'&-]+){0,4}? (?:progress|gains|improvements?|headway)\b"
    r"|(?:meet|met|achiev|reach|hit)\w*(?: [a-z0-9%'-]+,?){0,6}?"
    r" (?:targets?|outcomes?|goals?|milestones|expectations|objectives|potential)\b(?! of )"
)
"""Progress and targets stand for any change at all."""
_ANY_TASK = re.compile(
    r"(?:complet|finish)\w* (?:(?:his|her|their|the|all|set|class|given|school|most|some|of) ){0,4}"
    r"(?:work|tasks?|activities|learning)(?: to (?:a |an |the )[^.;]*| in (?:class|lessons|school))?\W*$"
    r"|(?:complet|finish)\w* (?:the|his|her|their|this|all) (?:programme|intervention|block|scheme|therapy|sessions)\W*$"
)

_ONLY_A_MOOD = re.compile(
    r"(?:stay|keep|remain)\w* (?:calm|safe|positive|focus+ed|happy|healthy|on task|settled|motivated|engaged"
    r"|regulated|alert)\b"
)
_BARE_AND_SOCIAL = re.compile(
    r"(?:take|takes|taking) turns\W*$|(?:shar|play|talk|speak|help|join|listen|communicat)\w*(?: in)?\W*$"
)
_BARE_TALK = re.compile(r"hold\w* (?:a |an )?(?:[a-z]+ )?conversations?\W*$")
_MOVES_UP = re.compile(
    r"mak\w+ (?:(?:a|an|the|his|her|their) )?(?:[a-z]+ )?(?:transition|move) (?:to|from|into|between) (?:[a-z]+ )?"
    r"(?:nursery|reception|primary|secondary|year|key stage|college|school|sixth form|adulthood|post-16)\b"
)
_BY_NUMBER_OR_OCCASION = re.compile(r"\d|without|\bevery|\beach\b|when\b|while\b|during|after\b")
_EVERYBODY_LEAVES = re.compile(r"(?:leav\w*|left) (?:school|college|education|primary|secondary)\b")
_ANY_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b|without|\bevery|\beach\b")
_DETAIL = re.compile(r"\d|without|\bevery|\beach\b|\bby (?:him|her|them)sel")
_MEASURED = re.compile(r"\d|without|every")
_ANYWHERE = re.compile(
    r"[^.;,]{0,300}\b(?:in|for|with|to|across) (?:a |the )?(?:wide |wider |full )?(?:range|variety) of "
    r"(?:people|adults|peers|settings|situations|purposes|contexts|ways|activities|environments|reasons)\b"
)
_TO_HERSELF = re.compile(
    r"(?:recogni[sz]|identif|notic)\w* (?:(?:when|how|that|why|if|whether|what) (?:he|she|they|i|[a-z]+) (?:is|are|am|feels?"
    r"|becomes?|gets?|might|needs?)\b|(?:his|her|their|my)(?: own)? (?:emotions?|feelings?|anxiety|triggers?|emotional states?)"
    r"(?! (?:on|with|using|from|by|in (?:a|the|pictures?|photos?))\b))"
    r"(?![^.;]{0,60}? and (?:then )?(?:shows?|hands?|holds?) (?:it|them|(?:an?|the|his|her|their|my)\b))"
)
"""What she notices in herself, of which nobody sees anything."""
_MILD = (_ONLY_A_MOOD, _BARE_AND_SOCIAL, _ANYWHERE, _MOVES_UP, _BARE_TALK)


def strong_observables(passage: AnalysedPassage, core: str, observable: list[Span]) -> list[Span]:
    """Observable acts whose object is not itself a word for quality: `make progress` and `show positive attitudes` are not."""
    strong = []
    for span in observable:
        word = passage.folded[span.start : span.end]
        after = core[span.end : span.end + 44]
        if _QUALITY_OBJECT.match(after) or _ANY_RULES.match(core, span.end) or _ANY_TASK.match(core, span.start):
            continue
        if _OF_PROGRESS.match(core, span.start) or (
            _TO_HERSELF.match(core, span.start) and not _ANY_FIGURE.search(core)
        ):
            continue
        if (
            _AT_HIS_OWN_LEVEL.match(core, span.end) or _EVERYBODY_LEAVES.match(core, span.start)
        ) and not _ANY_FIGURE.search(core):
            continue
        if any(mild.match(core, span.start) for mild in _MILD) and not _BY_NUMBER_OR_OCCASION.search(core):
            continue
        stem = re.sub(r"(?:ing|ed|es|s)$", "", word.split()[0])
        if (
            stem in _NEEDS_DETAIL
            and len(content_words(core[span.end :])) < 4
            and not (_DETAIL.search(core) or (stem.startswith("manag") and _A_THING.match(core, span.end)))
        ):
            continue
        if (
            stem in _WEAK_ACT
            and LABELLED.search(core[span.start : span.end + 40])
            and not re.search(r"\d|without|\bevery|\beach\b|when\b|with (?:a|one|two) ", core)
        ):
            continue
        if (
            _MANNER.match(after)
            and not _MEASURED.search(core)
            and len(content_words(_TO_THE_NEXT.split(after, maxsplit=1)[0])) <= 3
        ):
            continue
        strong.append(span)
    return strong
