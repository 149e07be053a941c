"""Facts of a child's family, standing, schooling and likings that have one value at a time, told as those of the body are."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.text.child.telling import NO_MORE, NOT, OFTEN, Telling, told

__all__ = ["FACTS_OF_LIFE"]

_CARE = r"social (?:care|services)"
_LIVES = r"\bhe (?:now |currently |still )?(?:lives|is living|has lived)(?: (?:at home|since \d{4}|for [a-z0-9]+ years))? with his "
_LANGUAGES = (
    r"(?:polish|urdu|punjabi|bengali|sylheti|gujarati|arabic|somali|romanian|portuguese|spanish|french|italian|german|russian"
    r"|ukrainian|lithuanian|latvian|bulgarian|hungarian|albanian|turkish|kurdish|farsi|dari|pashto|tamil|hindi|malayalam|nepali"
    r"|cantonese|mandarin|chinese|vietnamese|tagalog|yoruba|igbo|twi|swahili|tigrinya|amharic|greek|welsh|slovak|czech|dutch)"
)
_FIELDS = {
    "reading": "reading",
    "spelling": "spelling",
    "writing": "writing|handwriting",
    "number": "number|maths|mathematics|arithmetic|numeracy",
    "vocabulary": "vocabulary",
    "understanding of language": "receptive language|understanding of language|language comprehension",
    "spoken language": "expressive language|spoken language",
    "speech sounds": "speech sounds|articulation",
}
_AGE = (
    r"(?:(?:the )?(?:level |standard )?(?:expected|typical|usual)\b|(?:his|the) (?:age|year|class|peers|classmates)\b|age[- ]"
    r"|that of his"
    r"|(?:the )?average\b)"
)
_STIMULI = {
    "noise": r"(?:noise|noises|din|bangs|loud (?:or sudden |and sudden )?(?:noises?|sounds|places|rooms|voices)"
    r"|noisy (?:places|rooms|halls?)"
    r"|loud, (?:[a-z]+ )?(?:places|rooms|halls?))",
    "crowds": r"(?:crowds|crowded (?:places|rooms|halls?)|busy (?:places|rooms|halls?)|large groups)",
    "touch": r"(?:touch|being touched|being hugged|physical contact)",
    "bright light": r"(?:bright lights?|glare|strong light|sunlight)",
    "dogs": r"dogs",
    "water": r"(?:water|being in water)",
    "heights": r"(?:heights|being high up)",
    "the dark": r"(?:the dark|darkness|dark rooms)",
    "messy play": r"(?:messy play|messy textures|paint on his hands)",
}
_LIKED = r"calming|soothing|relaxing|comforting|enjoyable|reassuring"
_HATED = r"distressing|frightening|painful|unbearable|overwhelming|upsetting|terrifying|intolerable"


def _levels() -> Iterator[Telling]:
    for skill, names in _FIELDS.items():
        name = rf"(?<!written )(?<!mental )(?:{names})(?: (?:skills|work|ability|age|attainment|level))?"
        yield told(
            f"level of {skill}",
            "level",
            names,
            rf"\bhis {name} (?:is|are) (?:[a-z]+ )?(?:at|within|in line with|above|around|in|appropriate) (?:the level of "
            rf"|a level )?{_AGE}"
            r"(?! (?:level |standard )?for (?!his age|his year))",
            rf"\bhis {name} (?:is|are) (?:age[- ]appropriate|secure for his age|average)\b",
            rf"\bhe (?:is|works|works securely|is working|reads|performs) (?:at|in line with|above"
            rf"|within) (?:the level of )?{_AGE}[^.;,]{{0,30}}\b(?:in|for) {name}\b",
        )
        yield told(
            f"level of {skill}",
            "behind",
            names,
            rf"\bhe (?:is|works|is working|has fallen|performs) (?:[a-z0-9]+ ){{0,3}}?(?:behind|below) [^.;,]{{0,30}}?(?:in"
            rf"|for|with) (?:his )?{name}\b",
            rf"\bhe (?:is|works|is working) (?:[a-z0-9]+ ){{0,3}}?behind in (?:his )?{name}\b",
            rf"\bhis {name} (?:is|are) (?:[a-z0-9]+ ){{0,4}}?(?:behind|below|delayed)\b",
            rf"\bhis delay(?:ed)? (?:in )?{name}\b",
        )


def _likings() -> Iterator[Telling]:
    for what, names in _STIMULI.items():
        cues = "noise|noisy|din|bangs|loud" if what == "noise" else "|".join(_CUES[what])
        yield told(
            f"liking of {what}",
            "liked",
            cues,
            rf"\bhe {OFTEN}(?:loves|enjoys|likes|seeks(?: out)?|is (?:calmed|soothed|comforted|settled) by) (?:being (?:in"
            rf"|with) )?{names}\b",
            rf"\bhe (?:finds|find) {names} (?:very |quite )?(?:{_LIKED})\b",
            rf"\b{names} (?:calms?|soothes?|comforts?|settles?) (?:him|his)\b",
        )
        yield told(
            f"liking of {what}",
            "hated",
            cues,
            rf"\bhe {OFTEN}(?:hates|dislikes|cannot (?:bear|stand|tolerate)|does not tolerate|is (?:very |easily "
            rf"|badly )?(?:thrown|upset"
            r"|distressed|frightened|overwhelmed|scared|unsettled|terrified|troubled) by|is (?:afraid|frightened|scared"
            r"|terrified) of)"
            rf" (?:all |any )?{names}\b",
            rf"\bhe (?:finds|find) {names} (?:very |quite |too )?(?:{_HATED})\b",
            rf"\b{names} (?:upsets?|distress(?:es)?|frightens?|hurts?|overwhelms?|terrif(?:y|ies)) (?:him|his)\b",
        )


_CUES = {
    "crowds": ("crowd", "busy", "large groups"),
    "touch": ("touch", "hugged", "contact"),
    "bright light": ("light", "glare"),
    "dogs": ("dogs",),
    "water": ("water",),
    "heights": ("heights", "high up"),
    "the dark": ("dark",),
    "messy play": ("messy", "paint"),
}


def _parent(parent: str, names: str) -> Iterator[Telling]:
    yield told(
        f"contact with {parent}",
        "none",
        "contact|see ",
        rf"\bhe (?:has|is allowed) no (?:direct )?contact with his (?:birth )?(?:{names})\b{NO_MORE}",
        rf"\bhe {NOT} see his (?:birth )?(?:{names}){NO_MORE}",
    )
    yield told(
        f"contact with {parent}",
        "some",
        "stays with|sees|lives with|visits|spends",
        rf"\bhe (?:[a-z]+ )?(?:stays with|sees|lives with|visits|spends [^.;]{{3,40}} with) his (?:birth )?(?:{names})\b",
    )


FACTS_OF_LIFE: tuple[Telling, ...] = (
    told(
        "home", "foster", "foster", r"\bhis foster (?:carers?|family|parents?|mother|mum|father|dad|placement|home)\b"
    ),
    told("home", "family", "with his", rf"{_LIVES}(?:[a-z]+ ){{0,2}}(?:grand[a-z]+|nan|nana|gran|aunt|auntie|uncle)\b"),
    told(
        "home",
        "family",
        "with his",
        rf"{_LIVES}(?:birth |adoptive |own |two )?(?:mother|father|mum|dad|parents|mam|mums|dads)\b",
    ),
    told(
        "home",
        "residential",
        "children's home|residential",
        r"\bhe lives in (?:a|an|the) (?:[a-z-]+ )?(?:children's home|residential home)\b",
        r"\bhis (?:children's home|residential home)\b",
    ),
    told(
        "standing in care",
        "looked-after",
        "looked after|looked-after|care order",
        r"\bhe (?:is|remains) (?:currently )?(?:a )?(?:looked[- ]after|in the care of)\b|\bhe is (?:the subject of|subject to"
        r"|under) a (?:full )?care order\b",
    ),
    told(
        "standing in care",
        "not",
        "looked after|looked-after|adopted|special guardianship|adoptive",
        rf"\bhe is not (?:a )?looked[- ]after(?: child)?{NO_MORE}",
        r"\bhe was adopted\b|\bhis adoptive (?:parents|family|mother|father|mum|dad)\b|\bunder a special guardianship order\b",
    ),
    told(
        "social care",
        "none adult",
        "social",
        rf"\bhe is not (?:currently |yet |otherwise )?(?:known|open) to (?:the )?children's {_CARE}\b(?!,? (?:before|until))",
    ),
    told(
        "social care",
        "none children",
        "social",
        rf"\bhe is not (?:currently |yet |otherwise )?(?:known|open) to adults?'?s? {_CARE}\b",
    ),
    told(
        "social care",
        "none",
        "social",
        rf"\bhe is not (?:currently |yet |otherwise )?(?:known|open) to (?:the )?(?:local )?{_CARE}\b",
        rf"\bhe has no (?:allocated )?social worker\b{NO_MORE}",
        rf"\b{_CARE} (?:is|are) not (?:currently )?involved with (?:him|his)\b",
    ),
    told(
        "social care",
        "children both",
        "social worker|social care worker",
        r"\bhe (?:has|has had) an? (?!adult)(?:[a-z']+ ){0,2}(?:social worker|social care worker)\b",
        r"\bhis (?:allocated |current )?social worker\b",
    ),
    told(
        "social care",
        "adult both",
        "adult",
        r"\bhe (?:has|has had) an? adult (?:social care|services) (?:social )?worker\b|\bhis adult social care (?:worker"
        r"|social worker)\b",
    ),
    told(
        "social care",
        "children both",
        "child in need|child protection plan",
        r"\bhe is (?:a child in need|on a child (?:protection|in need) plan|subject to a child (?:protection|in need) plan)\b"
        r"|\bhis child (?:in need|protection) plan\b",
    ),
    told(
        "brothers or sisters",
        "none",
        "only child|siblings|brothers",
        rf"\bhe (?:is an only child|has no (?:siblings|brothers (?:or|and|nor) sisters)){NO_MORE}",
    ),
    told(
        "brothers or sisters",
        "some",
        "brother|sister|sibling|twin",
        r"\bhis (?:(?:younger|older|elder|little|big|baby|twin|two|three|four) ){0,2}(?:brothers?|sisters?|siblings|twin)\b(?!-in)",
    ),
    *_parent("the father", "father|dad"),
    *_parent("the mother", "mother|mum"),
    told(
        "language of the home",
        "english",
        "english",
        r"\benglish is the only language (?:spoken |used |heard )?(?:at|in|of) (?:his |the )?(?:family )?home\b"
        r"|\bhe (?:speaks|hears) only english\b",
    ),
    told(
        "language of the home",
        "another",
        "speaks|speak|language is",
        rf"\b(?:he|parents|mother|father|family|grandparents) speaks? {_LANGUAGES} (?:at home|with (?:him|his))\b"
        rf"|\b(?:he|parents|family) speaks? at home\b[^.;]{{0,5}}{_LANGUAGES}|\b{_LANGUAGES}, which he speaks at home\b"
        rf"|\bhis (?:home|first) language is {_LANGUAGES}\b",
    ),
    told(
        "first language",
        "",
        "language is",
        rf"\bhis (?:first|home) language is (?P<value>{_LANGUAGES}|english)\b(?! and\b|,)",
    ),
    told(
        "suspension",
        "none",
        "excluded|suspended|exclusions|suspensions",
        rf"\bhe has never been (?:suspended|excluded|suspended or excluded)(?: from school)?{NO_MORE}"
        rf"|\bhe has (?:had )?no (?:exclusions|suspensions){NO_MORE}",
    ),
    told(
        "suspension",
        "some",
        "excluded|suspended|exclusions|suspensions",
        r"\bhis (?:[a-z]+ ){0,2}(?:exclusions?|suspensions?)\b(?! (?:from|at) his (?:last|old|previous))"
        r"|\bhe (?:has been|was) (?:suspended|excluded)\b",
    ),
    told(
        "travel alone",
        "none",
        "alone|on his own|escort",
        rf"\bhe (?:never travels|does not travel|cannot (?:yet )?travel|is (?:not able|unable) to travel) (?:alone|on his own"
        rf"|independently|by himself){NO_MORE}",
    ),
    told(
        "travel alone",
        "some",
        "travels",
        r"\bhe (?:now )?travels (?:to (?:school|college|work|the centre) )?(?:alone|independently|on his own|by himself)\b",
    ),
    told(
        "at school",
        "none",
        "school|education|home educated|roll",
        r"\bhe has not (?:attended|been (?:to|in|at)) (?:any |a )?school since\b|\bhe is (?:currently "
        r"|electively )?(?:home educated|out of school|not on the roll of any)\b",
    ),
    told(
        "at school",
        "some",
        "attends|attendance",
        r"\bhe attends (?:school )?(?:every day|each day|full[- ]time|regularly)\b|\bhis attendance is (?:good|excellent"
        r"|very good|9\d|100)",
    ),
    told(
        "way to school",
        "foot",
        "walks|on foot",
        r"\bhe (?:walks to (?:school|college)|(?:comes|goes) to (?:school|college) on foot)\b(?! (?:on|when|in) )",
    ),
    told(
        "way to school",
        "driven",
        "taxi|minibus",
        r"\bhe (?:comes|goes|travels|is taken|is brought) to (?:school|college) (?:each day )?(?:by|in) (?:a |his "
        r"|the )?(?:taxi|minibus)\b"
        r"|\bhis (?:school )?taxi\b",
    ),
    *_levels(),
    *_likings(),
)
