"""How a plan gives a level in letters and colours, and how it says that a child is behind without saying where the child stands."""

from __future__ import annotations

from ehcp_rules.text.english.grammar import NUMBER, Cued

__all__ = ["BEHIND", "LEVELS"]

_SUBJECT = (
    r"(?:literacy|numeracy|reading|writing|spelling|phonics|maths|mathematics|english|science|attainment|all (?:areas|subjects)"
    r"|(?:number|written) (?:work|skills)|calculations?|comprehension"
    r"|other subjects|academic(?:ally)?|learning|progress|(?:core|basic|early) skills)"
)
_SUBJECTS = rf"{_SUBJECT}(?:(?:,| and|, and) {_SUBJECT}){{0,3}}(?: (?:levels?|skills|results|scores))?"
_RESULTS = r"(?:(?:sats|test|tracker|assessment|exam|mock) )?(?:results?|scores|levels|grades|marks)"
_IN_WHAT = (
    rf"(?:(?:his|her|their|the|both|all|most|many|several|other) ){{0,2}}"
    rf"(?:{_SUBJECT}|subjects|areas|lessons|school ?work|work|curriculum)|everything|anything"
)
_HOW_FAR = (
    r"(?:[a-z]+ly |well |far |very |quite |some way |a long way |some distance |a good deal |a lot |way |still |now |all |both "
    r"|much )*"
)
_UNDER = r"(?:below|behind|beneath|under|lower than|short of)"
_SHOULD = (
    r"(?:he|she|they|you|we|a child|children)(?: (?:is|are))? "
    r"(?:(?:would|should|needs?|ought|expected|might|may) (?:to )?(?:be|expect|hope)\b|expect\b)"
)
_BY_WHAT = (
    r"(?:age[- ](?:related|expected|appropriate|expectations?)|(?:his|her|their) (?:chronological |actual |real )?age\b"
    r"|(?:his|her|their|the) (?:peers|classmates|year group|age group)|peers|average"
    r"|(?:the )?other (?:pupils|children|students|learners)|(?:pupils|children) of (?:his|her|their) (?:own )?age"
    r"|(?:the rest of )?(?:his|her|their|the) (?:class|cohort)"
    rf"|national|expectations?|(?:what|that which|where) (?:is|would be|might be|could be|should be|{_SHOULD})"
    r"|(?:those|that) of (?:his|her|their|other|the)\b|are(?= (?:in|across|for|and|at)\b|[.,;]|$)"
    r"|the (?:expected |national )?(?:levels?|standards?)(?: expected)?(?= (?:in|for|of|across|at)\b|[.,;]|$))"
)
_BE = r"(?:is|are|was|were|remains?|(?:has|have) (?:been|fallen))"
BEHIND = Cued(
    "not meeting|not reaching|not achieving|not currently|not yet|not quite|below|behind|beneath| under |short of| low|lower"
    "|poor|weak|delayed|not working|not where|not at|n't at|n't where|n't yet|n't currently|n't quite"
    "|off where|off what|from where|from what|nowhere near|gap",
    rf"\b(?:working|performing|achieving|attaining|functioning|operating|learning) {_HOW_FAR}(?:below|behind|beneath"
    r"|at an? [a-z ]{0,12}(?:much |significantly )?lower (?:level|standard)"
    r"|at an? level (?:much |significantly |well )?(?:lower|below)) (?!the table)",
    r"\bnot (?:yet |currently )?working at (?:the |an? )?(?:expected |same )?(?:level|standard|stage)",
    r"\bnot (?:yet |currently )?(?:meeting|reaching|achieving) (?:the |any )?(?:age[- ](?:related|expected)|expected|national)\b",
    r"(?:\bnot|n't) (?:yet |currently )?at (?:the |an? )?(?:age[- ](?:related|expected)|expected (?:level|standard)|national)\b",
    rf"(?:\bnot|n't) (?:yet |currently |quite )?where {_SHOULD}(?! (?:at|on) (?:his|her|the) )",
    rf"\b{_BE} {_HOW_FAR}(?:off|away from|from) (?:where|what) {_SHOULD}",
    rf"\b{_SUBJECTS}(?: [a-z]+| (?:across|in|throughout) (?:the |all |every )?[a-z]+)? (?:is|are|remains?) {_HOW_FAR}"
    r"(?:(?:low|poor|weak|delayed)(?: for (?:his|her|their) age| across (?:the board|(?:all|most) (?:areas|subjects))"
    r"| in (?:all|most|several) (?:areas|subjects)| overall)?(?=[.,;]|$| and\b)"
    rf"|{_UNDER} (?:that of )?{_BY_WHAT})",
    rf"\b{_RESULTS} {_BE} {_HOW_FAR}"
    rf"(?:{_UNDER} {_BY_WHAT}|(?:in the )?(?:very |extremely )?(?:low|poor|weak)(?: range)?(?=[.,;]|$| and\b))",
    rf"\b{_SUBJECT}\b[^.;]{{0,50}}? (?:he|she|they|you) (?:is|are|remains?) {_HOW_FAR}{_UNDER} {_BY_WHAT}",
    rf"\b(?:is|are|has fallen|falls|falling|lags) {_HOW_FAR}(?:behind|below) (?:{_BY_WHAT}(?:be )?\s?)?(?:in|with|at|for|across) "
    rf"(?:{_IN_WHAT})\b",
    rf"\b{_BE} {_HOW_FAR}below (?:are\b|age[- ](?:related|expect)|the (?:expected |national )?standards?\b|national"
    r"|the rest of (?:the|his|her|their) (?:class|year|cohort)\b)",
    r"\bnowhere near (?:are\b|age[- ](?:related|expect)|the (?:expected |national )?standards?\b|national)",
    r"\bgaps? between [a-z' ]{1,30} and (?:his|her|their) (?:peers|classmates|class|year group)"
    rf" (?:academically\b|(?:in|with) (?:{_IN_WHAT})\b)",
    rf"\b{_BE} {_HOW_FAR}(?:behind|below) where {_SHOULD}",
    rf"\b{_BE} (?:several|a few|a couple of|many) (?:years|terms) (?:behind|below)\b",
    rf"\bat an? {_HOW_FAR}lower (?:level|standard) (?:than|to)\b",
    r"\bis an? (?:very )?low[- ](?:attain(?:er|ing)|achiev(?:er|ing))\b",
)
"""How a plan says that a child is behind without saying where the child stands."""

_AT = (
    r"(?:(?:working|assessed|reading|writing|levelled|now|still|currently|is|was|are|were|got|gained|achieved|reached|given)"
    r" (?:(?:at|as|on|within|around|about|an?|the|nc|national curriculum|only|just) ){0,3})"
)

LEVELS = Cued(
    "month|1a|1b|1c|2a|2b|2c|3a|3b|3c|4a|4b|4c|5a|5b|5c|level|wts|working towards|emerging|band|standard|behind|below|got ",
    rf"\b{_SUBJECT}(?: [a-z]+| (?:is|was|are|were|stands?)){{0,3}}? (?:at|like) "
    r"(?:(?:about|around|only|just|an?|the|level|expected|that|of|equivalent|to|child) ){0,7}"
    rf"{NUMBER} years?,? (?:and )?{NUMBER} months?\b(?! old\b)",
    rf"\b{_AT}(?:level )?[1-5][abc]\b"
    rf"(?=[.,;)]|$| (?:and|but|reader|writer|speller|level|now)\b| (?:in|for|across) (?:{_IN_WHAT})\b)",
    rf"\b{_AT}level [1-8]\b(?= (?:in|for|across) (?:{_IN_WHAT})\b|[.,;]? (?:on|of) the national curriculum)",
    rf"\b(?:{_SUBJECT}),?:?(?: -)? (?:level )?[1-5][abc]\b",
    rf"\b(?:wts|working towards)(?= (?:in|for|across) (?:{_IN_WHAT})\b"
    r"| at (?:the )?(?:end of )?(?:ks|key stage|year|reception)|[.;]|$)|\bemerging in (?:all|most|every|several)"
    r"(?: (?:of|the|prime|early|core)){0,3} (?:areas?|subjects?|strands?|aspects?|goals?)\b",
    r"\bat an? (?:year (?:\d|one|two|three|four|five|six)|reception|nursery|ks ?[1-3]|key stage [1-3]) (?:level|standard)\b",
    r"\bon (?:the )?(?:pink|red|yellow|blue|green|orange|turquoise|purple|gold|white|lime|brown|grey) (?:book |reading )?band\b"
    r"(?! (?:of|in|at) (?!(?:the )?(?:reading|book|school)))",
    rf"\b{NUMBER}(?: (?:or|to) {NUMBER}| and a half)? (?:years?|terms|months) (?:behind|below)"
    rf"(?= (?:in|with|for|at) (?:{_IN_WHAT})\b| {_BY_WHAT}|[.,;]|$)",
    rf"\bgot {NUMBER} (?:(?:out )?of {NUMBER} )?(?:on|in) (?:the|his|her|their|an?) (?:[a-z]+ ){{0,2}}"
    r"(?:test|assessment|check|screen(?:er)?)\b",
)
"""A level told by a letter, a colour, a standard or an age: `spelling at 7 years 4 months`, `a 2b in maths`."""
