"""Numbers by which somebody could tell whether an outcome has happened: so many words, four times out of five."""

from __future__ import annotations

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, any_of
from ehcp_rules.text.english.turns import Anchored, find

__all__ = ["measures"]

_MEASURE = any_of(
    rf"\b{NUMBER} (?:out of|of|in|times out of|of the|from) (?:every |his |her |the )?{NUMBER}\b",
    rf"\b{NUMBER} (?!minutes?\b|hours?\b|weeks?\b)[a-z]+(?: [a-z]+)? (?:out of|in every) (?:every )?{NUMBER}\b",
    rf"\b{NUMBER} ?(?:%|per ?cent)",
    r"\b(?:at least|no more than|no fewer than|no less than|fewer than|less than|more than|within"
    rf"|a minimum of|under|over) (?:{NUMBER}|an?|once|twice|half)\b",
    rf"\b{NUMBER}[- ](?:words?|signs?|symbols?|steps?|metres?|meters?|minutes?|mins|seconds?|hours?"
    r"|times|occasions?|sentences?|pages?|paragraphs?|questions?|items?|tasks?|pieces?|days?|nights?"
    r"|lessons?|sessions?|mornings?|months?|letters?|sounds?|numbers?|friends?|peers?|children|adults?"
    r"|people|foods?|meals?|turns?|choices?|instructions?|key[- ]words?|part|people|marks?|points?"
    r"|errors?|sums|spellings|pictures|objects|problems|facts"
    r"|different|separate|subjects?|places?|weeks?|shifts?|other|or more|new|familiar|step"
    r"|word)\b",
    r"\b(?:age of|level|grade|stage|band|score of|aged?|reading age|spelling age|a score)(?: of"
    r"| at)?(?: at least)? \d",
    rf"\b(?:level|age) of (?:an? )?(?:average )?[a-z]+ (?:of|aged) {NUMBER}\b",
    r"\bno (?:week|day|lesson|term|session|incidents?|occasions?|further)\b",
    r"\bscores? (?:on|in|of|at|within)\b",
    r"\bonce a (?:day|week|fortnight|month|term)\b",
    r"\btwice (?:a|in)\b",
    r"\b(?:every|each) (?:day|week|lesson|morning|session|break|lunch|school day|afternoon|time"
    r"|term)\b",
    r"\bentry level\b",
    r"\b(?:gcse|a level|btec|level \d|nvq|functional skills|certificate|qualification|diploma|award"
    r"|apprenticeship|licence)\b",
    r"\bhalf marks\b",
    rf"\bfrom (?:about |around |roughly |nearly |over |an? |[a-z]+ )?{NUMBER}(?:[:.]\d+|[ym])?(?:%| ?per ?cent)?"
    r"(?: +(?!to\b)[a-z0-9/'-]+){0,5}? +to (?:at least |about |fewer than |under |below |over |no more than |an? )*"
    rf"(?:{NUMBER}[ym]?|none|zero|nil)\b",
    r"\b\d+(?:st|nd|rd|th) (?:per)?centile\b",
    r"\bwithin the (?:low |lower |broad |broadly )?average range\b",
    r"\ba whole (?:lesson|week|day|term|session|meal|page|story|book)\b",
    rf"\b(?:{NUMBER}(?: ?(?:-|to|or|and) ?{NUMBER})?) times\b",
    r"\b(?:four|three|two|five) [a-z]+ in a row\b",
    r"\brunning\b(?= ?[.,])",
)


def measures(folded: str, scan: Anchored) -> tuple[Span, ...]:
    """Amounts by which somebody could tell whether an outcome has happened."""
    return tuple(Span(*match.span()) for match in find(_MEASURE, "measure", folded, scan))
