"""Words that tell how much in a measure that stretches: `a generous level`, `hours: considerable`, `at sensible intervals`."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["elastic", "elastic_time"]

_VERY = (
    r"(?:(?:very|quite|fairly|rather|reasonably|relatively|suitably|appropriately|pretty|comparatively|sufficiently|largely"
    r"|mostly) )?"
)
_SIZE = (
    rf"{_VERY}(?:good|fair|decent|reasonable|sensible|size?able|substantial|considerable|significant|generous|ample|large"
    rf"|larger|big"
    r"|great|greater|huge|modest|moderate|small|smaller|little|short|brief|long|longer|limited|healthy|heavy|light|intensive"
    r"|intense|steady|suitable|appropriate|proper|adequate|sufficient|proportionate|meaningful|solid|hefty|tidy|worthwhile"
    r"|noticeable|marked|extended|prolonged|lengthy|minimal|increased|enhanced|raised|varying|variable|flexible|differing"
    r"|useful|realistic|manageable|comfortable|certain|high|higher|low|lower)"
)
_SELDOM = (
    rf"{_VERY}(?:(?:semi-|ir|in)?(?:regular|frequent)|intermittent|occasional|sporadic|periodic|ongoing|on-going|continual"
    rf"|flexible"
    r"|variable|varied|varying|ad[- ]hoc|casual|informal|as-needed|needs-led|need-led|drop-in|responsive|case-by-case|floating"
    r"|loose|sensible|reasonable|suitable|appropriate|steady|consistent|rolling|infrequent|irregular|spaced|agreed)"
)
_PART = (
    r"(?:amount|level|quantity|number|portion|part|proportion|share|chunk|slice|dose|measure|degree|extent|deal|volume|quota"
    r"|allocation|allowance|helping|percentage|majority|bit|run|series|set)"
)
_EVENTS = (
    r"(?:sessions?|visits|hours|minutes|times|days|weeks|mornings|afternoons|evenings|meetings|appointments|check-ins|occasions"
    r"|slots|blocks|contacts|periods|lessons|consultations|calls)"
)
_MANY = (
    r"(?:quite a few|a few|a good few|a fair few|a good many|a great many|several|numerous|countless|multiple|various"
    r"|a handful of"
    r"|an unspecified number of|any number of|the odd|many|some|certain|more and more)"
)
_MEASURE = (
    r"(?:(?:(?:job coach|ta|teaching|therapy|support|contact|weekly|termly|daily) )?hours|frequency|amounts?|duration|length"
    r"|how (?:much|often|long)(?: for)?|quantity|dosage|dose|sessions?|number of (?:sessions|hours|visits|days)"
    r"|levels? of [a-z]+|rate|intensity|visits|time given|minutes)"
)
_TOLD = (
    rf"(?:{_SIZE}|{_SELDOM}|enough|often|plentiful|flexibly|tbc|whatever [a-z]+|as and when|little|plenty|lots|some"
    rf"|to suit [a-z]+)"
)

_SIZED = Cued(
    "amount|level|quantity|number|portion|part of|share|chunk|slice|dose|measure|degree|extent|deal of|volume|quota|allocation"
    "|allowance|helping|percentage|majority|bit of|run of|series|set of",
    rf"\b(?:an?|the|on|for) {_SIZE}(?:,? (?:and|or|but|if) {_SIZE})? {_PART} of (?!(?:{NUMBER}(?! ?:|[- ]to[- ]|-)|up to"
    rf"|about|around)\b)[a-z0-9]",
    rf"\b(?:an?|the) {_SIZE} (?:amount|level|degree|quantity|dose)(?= ?[.,;)]|$)",
)
_TIMED = Cued(
    "while|time|spell|period|stretch|burst|stint|block|slot|snippet|plenty|session",
    rf"(?<!\bat )(?<!\bin )\b(?:an?|for) {_SIZE}(?:,? (?:and|or|but) {_SIZE})? (?:while|time|spells?|periods?|stretch(?:es)?"
    rf"|bursts?|stints?|slots?"
    r"|snippets?)\b(?= ?[.,;)]|$| (?:with|from|alongside|beside|one|1|individually|alone|per|each|every|an?|on|of|most|daily"
    r"|weekly)\b)",
    r"\b(?:plenty of|lots of|ample|enough|sufficient|adequate|some|regular|generous|much|a lot of|a good deal of) time"
    r"(?: (?:each|every|a|per) (?:day|week|term|lesson))? (?:with|from|alongside|beside|1:1|one-to-one|each|every|per)\b",
)
_EVERY_NOW = Cued(
    "basis|footing|interval|pattern|fashion|rota|rhythm|schedule|cycle|frequency",
    rf"\b(?:on|in|at|to|with) (?:an? |the )?{_SELDOM} (?:basis|footing|pattern|fashion|rota|rhythm|schedule|cycle|frequency"
    rf"|intervals?)\b",
)
_SO_MANY = Cued(
    "few|good many|great many|several|numerous|countless|multiple|various|handful|number of|odd|many|some|certain|more and more",
    rf"\b{_MANY} (?:of (?:the|his|her|their) )?(?:(?!(?:than|of|per)\b)[a-z-]+ )?{_EVENTS}\b(?! (?:ago|earlier|before|later"
    rf"|table))",
)
_STATED = Cued(
    "hours|frequency|amount|duration|length|how much|how often|how long|quantity|dosage|dose|session|number of|level|rate"
    "|intensity|visits|time given|minutes",
    rf"\b{_MEASURE}(?: ?[:=]| -| (?:will|to|shall|must|should|is|are|stays?|remains?)(?: be| remain| stay| always"
    rf"| kept)*) {_TOLD}"
    r"(?= ?[.,;)|]|$| (?:and|but|above|in|at|over|as|throughout|rather|for|to|with|spread)\b)",
)
_AS_MUCH = Cued(
    "as many|as much|as often|as long as|however|howsoever|whatever",
    r"\bas (?:many|much|often)(?: [a-z]+)? as (?:is|are|it|he|she|they|his|her|their|the|seems?|can|will|may|might|possible"
    r"|proves?"
    r"|needed|staff|[a-z]+ (?:needs?|wants?|requires?|can))\b",
    r"\bas long as (?:it|is|he needs|she needs|they need|needed|required|necessary|proves)\b",
    r"\b(?:however|howsoever) (?:long|many|much|often|frequently)\b|\bwhatever (?:amount|time|hours|number|level|frequency)\b",
)
_WORDS = (
    "generous generously ample amply considerable considerably sizeable sizable substantial substantially plentiful plenty loads"
    " heaps lots sparing sparingly liberal liberally intermittent intermittently sporadic sporadically periodic periodically"
    " irregularly infrequently occasionally repeatedly frequently regularly habitually intensive intensively extensively"
    " moderate moderately sufficiently adequately proportionate proportionately unspecified open-ended indefinitely fluctuating"
    " goodly copious abundant oodles reasonably sensibly briefly fleeting fleetingly"
)
_LOOSE = Cued(
    "|".join(_WORDS.split()),
    rf"\b(?:{'|'.join(_WORDS.split())})\b(?! (?:adjust|autis|interaction|learning difficult|hearing|care\b|priced|new|trained))",
)
"""Words of how much or how often that stand for the number where none is told."""
_ANY_PART = Cued(
    "amount|quantit|number|portion|share|chunk|slice|dose|volume|quota|allocation|allowance|proportion|percentage|handful"
    "|smattering|spell|stint|burst|run of|series|string of|succession|scattering|sprinkling|spread of",
    r"\b(?:an?|the|some|such|in|of) (?:[a-z]+(?:-[a-z]+)?,? (?:and |but |or )?){0,3}?(?:amounts?|quantity|quantities"
    r"|portions?|shares?"
    r"|chunks?|slices?|doses?|volume|quota|allocation|allowance|proportion|percentage|handful|smattering|spells?|stints?|bursts?"
    rf"|run|series|string|succession|scattering|sprinkling|spread) of (?!(?:{NUMBER}(?! ?:|[- ]to[- ]|-)|up to|about"
    rf"|around)\b)[a-z0-9]",
)
_FIXED = (
    r"(?:(?:half-)?(?:daily|weekly|termly|hourly)|fortnightly|monthly|annual|yearly|quarterly|one-to-one|1:1|one to one"
    r"|individual|group|small-group|paired|direct|consultative|full-time|part-time|outreach|voluntary|multi-agency|withdrawal"
    r"|whole-class|statutory|named|face-to-face|in-class)"
)
_NO_RHYTHM = Cued(
    "basis|footing|interval",
    rf"\b(?:on|in) an? (?!{_FIXED}\b)(?:[a-z]+(?:-[a-z]+)*,? ){{1,3}}?(?:basis|footing)\b",
    rf"\bat (?!{_FIXED}\b|regular {NUMBER})(?:[a-z]+(?:-[a-z]+)* (?:or [a-z]+ )?)?intervals\b(?! of {NUMBER})",
)
"""A basis or intervals that are of no number: whatever else is said of them."""
_ALL = (_SIZED, _TIMED, _EVERY_NOW, _SO_MANY, _STATED, _AS_MUCH, _LOOSE, _ANY_PART, _NO_RHYTHM)


def elastic(folded: str, scan: Scan) -> Iterator[Span]:
    """Where a text tells an amount, or how often, in such words."""
    for pattern in Cued.likely(_ALL, scan):
        for match in pattern.finditer(folded, scan):
            yield Span(*match.span())


def elastic_time(folded: str, scan: Scan) -> Iterator[Span]:
    """Where a text tells in such words for how long somebody's time is given."""
    for match in _TIMED.finditer(folded, scan):
        yield Span(*match.span())
