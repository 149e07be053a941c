"""What of a sentence about an age or a school year is not as things are with the child: history, guesses, others, work."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span

__all__ = ["PAST", "not_as_things_are", "of_others", "still_to_come"]

PAST = re.compile(
    r"\b(?:was|were|had|when|previously|formerly|used to|until|before|by the time|first|last|after|during|noted|"
    r"at the time|then|in the past|compared|typical|average|(?<!i )like|than|if|level)\b"
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")
_OTHERS = re.compile(r"\b(?:who|whose) $")
_SUPPOSED = re.compile(
    r"\b(?:thinks?|imagines?|pretends?|assumes?|guess(?:es)?|believes?|wish(?:es)?|seems?|as if|as though)\b"
)
_HELPS_THERE = re.compile(
    r"\b(?:as an? (?:[a-z]+ )?(?:helper|volunteer|assistant)|volunteer(?:s|ing)?|work (?:experience|placement)"
    r"|to help (?:with|out|the|in))\b"
)
"""A young person may work where small children are taught."""
_A_PRONOUN = re.compile(r"\W*(?:he|she|they|one|both) ?(?:is|are|'s|'re|attends?|enjoys?|has|have)\b")
_YOUNG = re.compile(
    r"\b(?:(?:half|step)?-?(?:sister|brother|sibling|cousin|friend|niece|nephew)s?|(?:other|eldest|older|younger|youngest) "
    r"(?:daughter|son|child))\b[^.;\n]*[.;\n] ?$"
)
"""In the sentence before one of a pronoun: the pronoun may mean them."""
_SENTENCE_BEFORE = 120
_SOMEBODY = re.compile(
    r"(?:^|[.;\n] ?)(?P<who>[a-z'-]+) is (?:now )?(?:aged )?"
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b(?! ?[-%:/])[^.;\n]*[.;\n] ?$"
    r"|\b(?:carer for|cares for|caring for|looks after|called|named) (?P<of>[a-z'-]+)[.;\n] ?$"
)
"""Who is of an age of their own, or whom the child cares for."""
_NOBODY = frozenset("he she they i it this that there".split())
_WENT = re.compile(
    r"(?: (?!(?:will|is|are|and|but|who|which)\b)[a-z'-]+){0,4}? (?:was|were|had|did|went|fell|took|brought|made|led|caused"
    r"|(?:has|have) been)\b"
)
"""Behind a move that is the subject: `the move to Year 7 was hard` tells how it went."""
_AHEAD = re.compile(
    r"\b(?:will|should|must|shall|to be|needs?|ready for|prepar(?:e|es|ation)|plans?|planned|planning|visits?|soon|excited|worried"
    r"|nervous|anxious|scared of|looking forward|due to|about to|going to|to (?:help|support|ease|make))\b"
)
"""Words of what is to come: without one, `starting Year 7` may tell of the past."""
_IS_DOING = re.compile(r"\b(?:is|am|are|be|(?:he|she)'s|i'm|they're)(?: (?:now|currently|also))? $")


def not_as_things_are(words: str, before: str) -> bool:
    """Whether a sentence, or what stands in it before an age or a year, tells of history, of a guess, of others or of work."""
    told = _DATED.search(words) or _HELPS_THERE.search(words)
    return (told or PAST.search(before) or _SUPPOSED.search(before) or _OTHERS.search(before)) is not None


def of_others(folded: str, sentence: Span, names: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence begins with a pronoun that may mean somebody else of the sentence before; `names` are the child's."""
    if _A_PRONOUN.match(folded, sentence.start) is None:
        return False
    before = max(0, sentence.start - _SENTENCE_BEFORE)
    if _YOUNG.search(folded, before, sentence.start) is not None:
        return True
    other = _SOMEBODY.search(folded, before, sentence.start)
    return other is not None and (other["of"] or other["who"]) not in names | _NOBODY


def still_to_come(words: str, before: str, folded: str, end: int) -> bool:
    """Whether a sentence tells of a move, which ends here, as one that is still to be made."""
    ahead = _AHEAD.search(words) or _IS_DOING.search(before)
    return ahead is not None and _WENT.match(folded, end) is None
