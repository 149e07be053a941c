"""Sentences about a setting or a service as it is for everybody, in which this child does not occur."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import NUMBER, any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["tells_of_the_service"]

_SETTING = (
    r"(?:the |our |this |his |her |their )?(?:[a-z-]+ )?(?:school|college|setting|nursery|base|unit|trust|centre"
    r"|academy|department|federation)(?:'s [a-z]+)?"
)
_OF_THE_SERVICE = any_of(
    rf"(?:{NUMBER}|several|some|many|most)(?: of the)?(?: [a-z]+){{0,2}}? (?:adults|staff|assistants|teachers"
    rf"|people)(?: (?:in|at|on|from) [a-z ]+?)?"
    r" (?:know|have|are (?:trained|qualified|experienced)|hold|can|understand)\b",
    rf"{_SETTING} (?:also |currently |already |only )*(?:has (?!been |agreed|decided|to |undertaken|arranged|(?:\d+"
    rf"|[a-z]+) hours)|employs|buys in|runs|operates|hosts|houses|boasts"
    rf"|commissions|benefits from"
    r"|offers (?!\d|and |to |[a-z]+ hours)|is (?:an? |staffed|equipped|well |fully |proud|accredited))",
    r"(?:every|each) (?:class|year group|classroom) (?:has|is|gets)\b",
    r"(?:pupils|children|students|learners|classes) (?:can|are taught|are offered|have|get|receive|may)\b",
    r"(?:[a-z-]+ ){0,2}?(?:clubs?|drop-ins?|clinics?|therapy dogs?) (?:runs?|are|is|meets?|visits?|takes? place)\b",
    r"our (?!son|daughter|child|boy|girl|young)(?:[a-z-]+ ){1,3}?(?:are|is|have|has|works?|holds?)\b",
    r"(?:[a-z'-]+ ){1,5}?(?:is|are) (?:always )?(?:based (?:at|in)|on site|on duty|in (?:school )?on)\b",
    rf"(?:[a-z'-]+ ){{1,6}}?(?:attends?|works? (?:across|throughout)) {_SETTING}\b",
)
_KEPT_FOR = re.compile(r"\b(?:will|must|shall|duty|obliged|responsible|kept|reserved|at all times|throughout)\b")
"""What makes a duty of what a setting has."""
_THIS_CHILD = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself|i|me|my)\b")
_A_NAME = re.compile(
    r"(?<=[a-z,;)] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|(?:January|February|March|April|May|June|July"
    r"|August|September"
    r"|October|November|December|Year|Level|Key|Stage|English|Maths?)\b)[A-Z][a-z]+"
)


def tells_of_the_service(passage: AnalysedPassage) -> bool:
    """Whether every sentence of a passage tells what a setting or service has or does, and none is about the child."""
    folded = passage.folded
    if _THIS_CHILD.search(folded) or _KEPT_FOR.search(folded) or _A_NAME.search(passage.text):
        return False
    sentences = passage.sentences
    return bool(sentences) and all(_OF_THE_SERVICE.match(folded, span.start) for span in sentences)
