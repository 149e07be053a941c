"""Places by name, and things and rooms that are told by what is special in them rather than by a list of equipment."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import any_of

__all__ = ["PLACES", "is_furnished"]

_PLACE = (
    r"(?:pools?|kitchens?|streets?|roads?|playgrounds?|corridors?|halls?|canteen|refectory|workshops?|library"
    r"|gym(?:nasium)?|changing rooms?"
    r"|toilets?|laborator(?:y|ies)|labs?|bus(?:es)?|minibus|taxi|fields?|gardens?|town|stairs?|dining (?:room|hall)"
    r"|common room|studios?"
    r"|lectures?|tutorials?|seminars?|practicals?|clubs?|trips?|visits?|outings?|water|community|unstructured times?"
    r"|break(?: ?time)?s?|lunch(?: ?time)?s?|play ?times?|transitions?|meal ?times?)"
)
_AT_A_PLACE = rf"(?:(?:the|his|her|their) )?(?:[a-z-]+ )?{_PLACE}"
PLACES = any_of(
    rf"\b(?:in|at|on|during|for) {_AT_A_PLACE}(?:(?:,| and|, and| or) (?:(?:in|at|on|during|for) )?{_AT_A_PLACE})*"
    r"(?= ?[,.;:()]|$| (?:and|with|by|is|to|for|from|who|where|he|she|they|his|her|on|in|at|will|must)\b)",
)
"""Places and parts of a day by name."""
_THING = (
    r"(?:tables?|doors?|entrances?|exits?|surfaces?|flooring|floors?|lights?|lighting|lamps?|windows?|walls?|blinds?"
    r"|lockers?|drawers?|bench(?:es)?"
    r"|sinks?|taps?|toilets?|showers?|handles?|paths?|gates?|steps|booths?|bays?|systems?|alarms?|signs|signage|labels"
    r"|panels?|screens?|cop(?:y|ies)"
    r"|phones?|watch|pens?|pencils?|scissors|rulers?|cutlery|mats?|maps?|ipads?|chromebooks?|tubes|carpets?|classrooms?"
    r"|rooms?|corridors?"
    r"|kerbs?|rails?|ramps?|displays?|fences?|hoists?|mirrors?|boards?|desks?|chairs?)"
)
_ADAPTED_THING = re.compile(
    r"(?:(?:an?|the|his|her|their|one|two|three|[a-z]+'s) )?(?:[a-z-]+ ){0,2}?(?:own|height-adjustable|adjustable|adapted"
    r"|non-slip|anti-glare|non-glare"
    r"|matt|separate|enlarged|large-print|tactile|raised|electric|powered|wide|widened|level-access|step-free|padded"
    r"|foam|heated|lockable|dimmable"
    r"|weighted|angled|sloped|braille|left-handed|spring-loaded|blackout|acoustic|soundproof(?:ed)?|sound-?field"
    r"|sound-proofed|symbol|motorised"
    r"|high-contrast|colour-contrasted|talking|vibrating|illuminated|ground-floor) "
    rf"(?:[a-z-]+ )?{_THING}\b(?= (?:in|for|with|by|so|at|on|under|over|opened|kept|fixed|that|to|and)\b|,)"
)
"""A thing told by what is special in it, and something about its place or use."""
_FITTED = any_of(
    rf"(?:^|[,.;:] |\band )(?:[a-z'-]+ ){{0,3}}?{_THING} (?:(?:in|of|on|to) (?:[a-z0-9'-]+ ){{1,4}}?)?(?:(?:is|are"
    rf"|will be|to be|being) )?(?:fitted"
    r"|installed|carpeted|lowered|widened|painted|mounted|soundproofed|converted|put in|removed|replaced|covered|lined"
    r"|built|hung|levelled"
    r"|fixed)\b(?! (?:if|when|where|as) )"
)
"""A room or its furniture, changed."""


_SWITCHED = any_of(
    rf"(?:^|[,.;:] |\band )(?:[a-z'-]+ ){{0,3}}?{_THING} (?:(?:in|of|on|over|above) (?:[a-z0-9'-]+ ){{1,6}}?)?"
    r"(?:stays?|(?:is|are) (?:kept|left|switched|turned)) (?:down|up|open|closed|shut|off|on|dimmed|locked)\b"
    r"(?! (?:if|when|where|as) )"
)
"""A blind that stays down, a lamp that is off: the room as it always is."""


def is_furnished(folded: str, *, by_somebody: bool) -> bool:
    """Whether a folded text supplies an adapted thing, or changes a room; with somebody's work beside it, it changes none."""
    return _ADAPTED_THING.match(folded) is not None or (
        not by_somebody and (_FITTED.search(folded) is not None or _SWITCHED.match(folded) is not None)
    )
