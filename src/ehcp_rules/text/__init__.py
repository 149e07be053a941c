"""What a passage says, read once: lexicon hits, quantities, actors, times, persons, and the slots that a statement fills."""

from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage, AnalysedPlan, analyse
from ehcp_rules.text.reading import Fault, Reading, Slot, SlotState
from ehcp_rules.text.scanning.lexicon import Hit, Lexicon, LexiconGroup, Lexicons

__all__ = [
    "AnalysedItem",
    "AnalysedPassage",
    "AnalysedPlan",
    "Fault",
    "Hit",
    "Lexicon",
    "LexiconGroup",
    "Lexicons",
    "Reading",
    "Slot",
    "SlotState",
    "analyse",
]
