"""Where a passage tells of a move that lies ahead of the child: to another setting, phase, service or life."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["move_told"]

_PLACE = (
    r"(?:schools?|academy|colleges?|services?|settings?|placements?|phase|key stage|year (?:\d{1,2}|group)|adulthood|adult life"
    r"|university|employment|nursery|reception|sixth form|provider|post-1[69]|destination|adult teams?)"
)
_SETTING = r"(?:schools?|academy|college|nursery|base|setting|primary|secondary|juniors?|infants?|provider)"
_NO_PLACE = (
    r"(?! (?:chair|hall|trip|bus|day|gate|site|library|office|dinner|meal|transport|minibus|o[nf] (?:the|his|her)\b))"
)
"""What a place does not stand before: a thing that has its name, or a setting of a device."""
_MOVE = Cued(
    "transition|transfer|handover|hand-over|handing over|hand over|hands over|move|moving|moves|taster|induction| new |prepar|liais"
    "|the summer|the holiday|receiving|next |leaving|change of",
    r"\b(?:transition(?:s|ed|ing)?|transfer(?:s|red|ring)?|hand-?overs?|hand(?:s|ing)? over|moves?(?: on)?|moving(?: on)?)"
    r"(?: (?:arrangements?|plans?|planning|support|packages?|visits?))? "
    rf"(?:from [a-z ]{{3,30}} )?(?:to|into|on to|onto|towards|between|with|from) "
    rf"(?:(?!and |then |when |the lift)[a-z0-9'-]+ ){{0,4}}?"
    rf"{_PLACE}\b"
    rf"{_NO_PLACE}",
    r"\b(?:an?|the|his|her|their) (?:enhanced|phased|staged|supported|gradual) transition\b(?! (?:between|from|each|every))",
    rf"\b(?:liais\w+|meets?|works?|links?) with (?:the |his |her |their )?(?:new |next |receiving )?{_PLACE}"
    r" (?:about|on|for|over) (?:the |his |her |their )?(?:transition|transfer|move)\b",
    r"\b(?:post[- ]1[69]|phase|key stage(?: \d)?|secondary|adulthood|year \d{1,2}|college|sixth form) "
    r"(?:to (?:post[- ]1[69]|secondary|year \d{1,2}) )?(?:transition|transfer|move)\b",
    rf"\b(?:(?:(?:the )?(?:two|both|sending|receiving)|present and next) {_PLACE}|{_SETTING} and (?:the |his |her |their )?"
    rf"(?:[a-z]+ )?{_SETTING}|{_PLACE}) (?:to|will|should|must|need to) "
    r"(?:liaise|(?:meet|talk|speak|work together|share information)\b[^.;]{0,40}?) "
    r"(?:over|during|in|before|by the end of) the (?:summer|holidays?)\b",
    r"\b(?:the|a|his|her|their|any|with|to|for) (?:receiving|next) (?:school|setting|college|academy|provider|placement)\b"
    rf"(?! (?:days?|years?|terms?|week|morning|holidays?|review|meals?|support)\b){_NO_PLACE}",
    r"\b(?:change of (?:school|setting|college|placement)|leaving (?:primary|secondary|nursery|college|the juniors?))\b"
    r"(?! (?:sites?|grounds|hall|for|at|each|every|early|on time"
    r"|shoes|clothes|uniform|bags?|kit|jumper|trousers|staff|bus|meals?))",
    r"\bhand-?overs?\b[^.;]{0,30}? between (?:the )?(?:two )?(?:settings|schools|services)\b",
    r"\bmov(?:e|es|ing) on to (?:what(?:ever)? (?:comes|is) next|(?:the|his|her|their) next (?:stage|step|place|chapter)"
    r"|life after)\b",
    r"\b(?:visit(?:s|ing)?|about) (?:to )?(?:the|his|her|their) new (?:setting|school|college|nursery|academy|provider)\b"
    rf"{_NO_PLACE}",
    r"\bprepar\w+ for (?:starting|joining|entering|going to) "
    r"(?:year \d{1,2}|reception|school|secondary|college|sixth form|the new)\b(?! (?:each|every)\b)",
    r"(?<!staff )\b(?:(?:taster|induction|transition) (?:days?|visits?|mornings?|weeks?|booklets?|passports?|meetings?)"
    r"|transition (?:packages?|arrangements?|planning))\b"
    r"(?! (?:between|from|for (?:all |new )?staff))",
    r"\b(?:support(?:ed|s)?|plan(?:ned|s)?|manage(?:d|s)?|prepare(?:d|s)?|ensure(?:d|s)?)"
    r"(?: (?:a|an|the|his|her|their|with|for|through|smooth|successful|careful|effective|good)){0,3}"
    r" (?:transition|transfer)\b(?! (?:between|from))",
)
_EVERY_DAY = re.compile(
    r"\b(?:between lessons|every (?:day|lesson|morning)|each (?:day|lesson|morning)"
    r"|arriv\w+|start of the day|in the mornings?|from home|daily"
    r"|wheelchair|hoist|taxi)\b"
)


def move_told(passage: AnalysedPassage) -> bool:
    """Whether a passage tells of a move to come, and not of moves that every day holds."""
    if passage.hits_of("plan-cues", "move"):
        return True
    return _MOVE.search(passage.folded, passage.scan) is not None and not _EVERY_DAY.search(passage.folded)
