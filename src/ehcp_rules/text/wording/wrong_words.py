"""A word that is spelt right and stands where only another can stand: `form May`, `he looses his place`, `to organises`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTH, Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["misfits", "mistaken_words"]

_MISTAKEN = Cued(
    " form |loose|pail|there own|there name|there need|there peer|there parents|effect|affect| then |could of"
    "|should of|would of|must of|to much|to many|to loud|to noisy|to tired|to difficult"
    "|quite |breath|who's|it's own|sever |brake|advi|diner|dairy|trail|chose"
    "| moths| mange |hole class|piece and quiet|peace of work|peace of paper|they where|we where"
    "|loosing|of by heart|threw the|site reading|aloud to|accept for",
    rf"\b(?:change|move|aged?|apart|away|back|home|starts?|starting|\d{{1,2}}|[a-z]+days?) form (?:(?:{MONTH})\b"
    rf"|\d|the |home\b|school\b|his |her |their )|\bform (?:(?:{MONTH}) 20\d\d|\d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm)? (?:to|until) \d"
    r"|home to|school to|the (?:start|beginning|end|age) of)",
    r"\b(?:looses|(?:they|to|will|can|may|often|easily|quickly|soon|and|never) loose) "
    r"(?:his|her|their|concentration|focus|track|interest|attention|confidence|patience|marks|time|sleep|weight"
    r"|the (?:thread|place)|sight|control|touch|balance|words|things|it)\b",
    r"\b(?:is|are|of|without|keeps?|often|be) loosing (?:his|her|their|concentration|focus|track|interest|the)\b",
    r"\b(?:is|look(?:s|ed)?|goes|went|turns|makes? (?:him|her)|very|and|he is|she is) pail\b(?! of)",
    r"\b(?:in|of|on|at|for|with|do|by|to|use|know|say|write|from) there "
    r"(?:own|names?|needs?|peers?|parents|hands|work|class|home)\b",
    r"\b(?:will|can|may|to|not|greatly|often) effect (?:his|her|their)\b"
    r"|\b(?:an?|the|no|some|little|big|adverse|negative|positive) affect (?:on|upon|of)\b",
    r"\b(?:more|less|better|worse|fewer|rather|other|longer|older|younger|smaller|larger|slower|lower|higher) then "
    r"(?:\d|one|two|three|four|five|ten|his|her|their|the|other|others|peers|most|that|expected|average|being|an?)\b",
    r"\b(?:could|should|would|must) of (?!course)[a-z]",
    r"\b(?:is|are|was|gets?|it's|has|have) to (?:loud|noisy|tired|much|many|difficult)\b",
    r"\bquite (?:room|space|place|corner|area|voice|time|spot|table|zone|den)\b",
    r"\b(?:to|cannot|can't|can) breath\b(?! (?:in|sounds|tests?|control)\w)|\bdeep breathes\b",
    r"\bwho's (?:needs?|parents|mother|father|name|class|speech|first language|work|plan)\b|\bit's own\b",
    r"\bsever (?:[a-z]+ly )?(?:delay\w*|difficult\w+|learning|anxiety|pain|impairment|needs?|autism|eczema|asthma|loss)\b",
    r"\b(?:movement|sensory|lunch|rest|brain|toilet|wobble) brakes?\b|\bbrake ?times?\b",
    r"\b(?:the|'s|his|her|their|this|an|any|with|follows?|take) advise (?:of|from|and|on|is|was|by)\b"
    r"|\b(?:will|to|can|should) advice (?:the|on|and|staff|school|parents|him|her|them)\b",
    r"\b(?:school|her|his) diner (?:time|hall|money)\b|\bhome[- ]school dairy\b|\btrail (?:period|visit|week)\b",
    r"\b(?:to|will|can|must|not) chose\b|\b(?:\d+|two|three|six|nine|twelve) moths\b|\bto mange (?:his|her|the|a|without)\b",
    r"\bhole class\b|\bpiece and quiet\b|\bpeace of (?:work|paper|writing|equipment)\b"
    r"|\b(?:they|we|you) where (?:able|not|given|told|in|at)\b",
    r"\b(?:of (?=by heart)|threw the (?:day|week|door|year|lesson)|site[- ]reading|(?:not |is |are )aloud to|accept for)\b",
)
"""By its neighbours a word that is mistaken for one that sounds or looks like it."""

_DOES = (
    r"(?:is|has|does|goes|was|becomes|gets|gives|says|eats|tells|keeps|sits|understands|thinks|knows|begins|finds|wants|takes"
    r"|makes|lies down|writes|reads|puts|brings|feels|holds|listens|asks|chooses|remembers|tries|joins|learns|sees|comes"
    r"|[a-z]{3,}(?:(?<!exer)(?<!prom)(?<!franch)(?<!surpr)(?<!enterpr)ises|ifies|icates))"
)
_THE_WORKER = (
    r"(?:ta|hlta|lsa|senco|(?:class |form |specialist )?teacher|teaching assistant|(?:speech(?: and language)? |occupational "
    r"|physio)?therapist|ot|slt|salt|physio|nurse|tutor|mentor|dieti[ct]ian|psychologist|key ?worker|pa)"
)
_DO = (
    r"(?:provide|deliver|teach|pre-teach|visit|train|give|meet|check|write|attend|model|see|help|work|make|show|use|read|keep"
    r"|send|advise|come|remain|sit|run|lead|observe|measure|prepare|bring|take|tell|ask|explain|repeat|adjust|monitor)"
)
_THINGS = (
    "skills|needs|difficulties|words|sessions|sounds|letters|hands|eyes|legs|ears|languages|lessons|friends|feelings|strengths"
    "|targets|teachers|parents|arms|feet|seizures|absences|movements|emotions"
)
_MISFIT = Cued(
    "to |will |can |could |should |must |would |cannot |is|was|has|does|the |him|them|she's|he's|her",
    r"\b(?:struggles?|struggling|needs|needed|able|unable|wants|tries|likes|liked|finds it (?:hard|difficult)|order|begins"
    rf"|learning|helps? (?:him|her|them)|hard|chance|prompted|reminded|encouraged|reluctant|ready) to {_DOES}\b(?!-)",
    rf"\b(?:he|she|they|it|who) (?:will|can|could|should|must|would|cannot|can't) (?:not )?{_DOES}\b",
    rf"(?:^|[.;] )(?:the |a |one |his |her |their )?{_THE_WORKER} {_DO} "
    r"(?:the|a|an|his|her|two|three|four|five|six|\d+|him|with|to)\b",
    rf"(?:^|[.;:] |\bthat )(?:his|her|their|[a-z]+'s) (?:(?!of |for )[a-z]+ ){{0,2}}(?:{_THINGS}) (?:is|was|has|does)\b",
    r"\b(?:with|of|by|from) (?:she's|he's|they's)(?= (?:[a-z]+))",
    r"(?:^|[.;] )(?:him|me|them) (?:is|has|needs|will|can|cannot|likes|finds|does|struggles?)\b",
)
"""A verb with its ending where none can be, or without one; a pronoun in a case that does not fit."""


def mistaken_words(passage: AnalysedPassage) -> Iterator[Span]:
    """Where a passage has one word for another."""
    for match in _MISTAKEN.finditer(passage.folded, passage.scan):
        yield Span(*match.span())


def misfits(passage: AnalysedPassage) -> Iterator[Span]:
    """Where a verb or a pronoun has a form that its place forbids."""
    for match in _MISFIT.finditer(passage.folded, passage.scan):
        yield Span(*match.span())
