"""The words by which a sentence asks for something: by what mood, wherever it stands or only where advice is looked for."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.papers.help_words import DELIVERS

__all__ = [
    "AGREED",
    "ASKS_ANYWHERE",
    "FIRST_PERSON",
    "IN_NEED",
    "OBLIGED",
    "RECOMMENDS",
    "SHOULD",
    "STAFF_REQUIRE",
]

_NO_OFFER = r"(?!be (?:glad|happy|pleased|available)\b)"
_NO_VERB = (
    r"(?:(?!\b(?:he|she|they|it|i|we|who|that|which|(?<!for )(?:him|them)|is|are|was|were|has|have|had|does|did|do|can|may"
    r"|been|comes?|goes|likes?|liked|enjoys?|prefers?|hopes?|asks?|asked|told|tends?|finds?|takes?|relies|waits?|seems?"
    r"|appears?|hard|easy|able|likely|due|given|allowed|used|said|wants?|needs?|costs?|ended|dates?)\b)[^.;:|,?])"
)
"""A character of a clipped clause: it has a subject and no verb yet."""
_ASKED = (
    r"\bwhat (?:i|we) (?:recommend|advise|suggest) (?:is|are)\b",
    (
        r"(?<!\bwhat i )(?<!\bwhat we )"
        r"\b(?:recommend\w*|advise|advising|my advice|has been agreed|have been agreed|entitled to|eligible for|best served by)\b"
    ),
    (
        r"\b(?:i|we) (?:(?:would|should|also|therefore|now|very much) )*(?:suggest|propose|ask|want|wish|like|request)\b"
        r"(?! (?:if|why|whether|that (?:he|she)|about|how|it|the way|to (?:thank|stress|say|note|add|mention|make clear))\b)"
    ),
    r"\bwhat (?:i|we) would like is\b|\bwhat [a-z]+ (?:now |most )?needs? (?:now |most )?is\b",
    r"\bour request\b|\bwould like to see\b|\b(?:i'm|i am|we're|we are) asking\b",
    r"\b(?:i|we) (?:have|had) agreed (?!with\b)",
    # At the start of a sentence `should` is another word for `if`.
    r"(?<=[^.?!] )(?:should|ought to) (?!not\b|be able\b|(?<=\bi should )(?:say|add|note|mention|stress|explain)\b)",
    r"\bmust (?!not\b|be able\b|have been\b)",
    rf"\b(?:has|have) to (?:have|be|receive|get|go)\b|\b{DELIVERS} (?:has|have) to (?!(?:wait|keep|stop|ask)\b)[a-z]+\b",
    r"\bis (?:also )?(?:essential|important|vital) that\b",
    # What will be done by others than the child.
    rf"\b{DELIVERS} (?:will|shall|(?:is|are) going to) (?!(?:not|mean|know|want|wish)\b){_NO_OFFER}[a-z]+\b",
)
"""What asks for something wherever it stands."""
RECOMMENDS = any_of(
    *_ASKED,
    r"\b(?:school|(?:the|our) (?:school|college|nursery|team|service)) (?:(?:would|should|also|therefore|now) )*"
    r"(?:suggest|propose|ask|want|wish|like|request)s? (?!(?:if|why|whether|that|about|how|him|her|them)\b)",
    r"(?<!whether )(?<!if )\b(?:i|we) would (?!(?:not|say|add|note|describe|expect|imagine|guess|call|defer|have|be|like|thank"
    r"|disagree|charge|find|normally|usually|often|sometimes|always|never)\b)[a-z]+",
    r"\bcould (?:we|you|school|staff)\b",
    r"\b(?:he|she|they) would (?:then )?(?:use|see|attend|receive|have|work|meet|be (?:seen|taught|given))\b",
    r"(?<!\bthis report )(?<!\bthis letter )(?<!\bthis paper )\b(?:is|are) to "
    r"(?!(?:date|say|blame|leave|thank|be (?:charged|thanked|paid|blamed))\b)[a-z]+\b",
    r"\b(?:need|package|support) is for\b",
    # What is to be, in the clipped words of a form: "new words to be pre-taught", "all staff to have training".
    rf"(?:^|[.;:|,] ?){_NO_VERB}{{1,80}}? to (?:be (?:[a-z]+ly )?[a-z-]+(?:ed|en|ght|elt)\b"
    r"|have (?:a |an |\d|(?:one|two|three|four|five|six)\b|[a-z]+ing\b))",
    # Who is to do it: "Reception staff to see her here", "someone from our team to go in".
    rf"(?:^|[.;:|,] )(?={_NO_VERB}{{1,60}} to )(?:(?!(?:on|for|with|upon|of)\b)[a-z'-]+ ){{0,3}}?{DELIVERS}(?: and [a-z]+)? to "
    r"(?!(?:date|have (?:been|seen|had|done)|the|an?|his|her|their|school|home|college|nursery|me|us|him|them|be (?:glad"
    r"|happy))\b)[a-z]+\b",
    # Told again by whoever keeps the minutes: "she proposed that a psychologist make four visits".
    r"(?<!\bi )(?<!\bwe )\b(?:proposed|suggested|requested|advised|replied|wished) that (?:an?|the|he|she|they|it|[a-z]+)\b",
    # Help that is only named, with whoever gives it: "two sessions of 90 minutes, given by a psychologist".
    r"^(?:(?!\b(?:is|are|was|were|has|have|had|does|did|do|been|costs?|ended|dates?|funds|gives?|gave|offers|provides"
    r"|attended (?!by\b)|received|took|went|saw|met|gets?)\b)[^.;?])*?"
    r"\b(?:given|attended|led|run|delivered|provided|taught) by an? [a-z]",
    r"\bwill be (?:given|offered|seen|provided|taught|allocated|funded)\b|^plan: (?!none\b|no\b)",
    # What is needed.
    r"\b(?:will|(?:is|are) going to) (?:need|require)\b"
    r"|^(?!(?:no|nothing|none|if|when|where)\b)[^.;]{3,120}?(?<!than )(?<!that )(?<!what )\b(?:is|are) "
    r"(?:(?!not|never|rarely|only)[a-z]+ )?(?:needed|required)\b"
    r"|\b(?:parents|carers|family|staff|adults|assistants?|teachers?|team|they) need an?\b"
    r"|\b(?<!not )requires? (?!of\b)|\bcalls for\b",
    r"\bneeds? (?:to (?!know\b|understand\b|find\b)[a-z]+|[a-z]{3,}ing)\b",
    r"\bneeds (?:a|an|direct|daily|weekly|access|support|help)\b|\bneeds? (?:at least )?(?:one|two|three|four|five|six|\d+)\b",
    r"\bneeds (?:[a-z]+ ){0,4}(?:therapy|tuition|teaching|training|sessions|input|support|help)\b",
    # What would do good.
    r"\bwould (?:(?:also|greatly|certainly|further|in my view|in our view) )*(?:(?:benefit|profit|gain) from|help|be helped by"
    r"|make all the difference"
    r"|suit [a-z]+|strike the|be (?:good|helpful|useful|of benefit|beneficial|appropriate|best|right|wise|worthwhile|valuable))\b",
)
ASKS_ANYWHERE = any_of(*_ASKED)
FIRST_PERSON = re.compile(
    r"(?<!\bwhat )(?<!\bnor do )(?<!\bnor would )\b(?:i|we|this service|the (?:service|team|department))"
    r"(?: would| also| therefore| strongly| "
    r"further| now| do)* (?:recommend|advise|suggest|propose|urge)s?\b|\b(?:my|our)(?: [a-z]+)? "
    r"(?:recommendation|advice|suggestion)s?(?: [a-z]+){0,3} (?:is|are|would be|that)\b"
    r"|\bit is (?:recommended|advised|suggested|proposed) that\b|\b(?:is|are) (?:recommended|advised)\b(?! by| in)"
)
AGREED = re.compile(
    r"\b(?:meeting|panel|team|everyone|everybody|all|those present) (?:agreed|recommended|advised|decided)"
    r" (?:that )?(?:[a-z]+ (?:needs?|requires?|should|is to|will)|\d|(?:one|two|three|four|five|six|an?)) "
    r"|(?:^|[.;:] )(?:recommended|agreed): "
)
"""What a meeting came to: with an amount of help it is its recommendation, else perhaps a task of somebody's."""
SHOULD = re.compile(r"(?<=[^.?!] )(?:should|ought to|must) (?!not\b|stop\b|cease\b|end\b|be able\b|have been\b)")
IN_NEED = re.compile(r"\bneeds? to (?!know\b|understand\b|find\b|learn\b)[a-z]+\b")
STAFF_REQUIRE = re.compile(r"\b(?:staff|teachers|adults|assistants|team)\b[^.;]{0,60}\b(?:require|need)\b")
OBLIGED = re.compile(rf"\b{DELIVERS} (?:[a-z]+ ){{0,3}}?(?:should|must|ought to) (?!not\b)")
