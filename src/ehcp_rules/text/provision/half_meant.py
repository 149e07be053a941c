"""What whoever gives the provision might, would or hopes to do: main clauses that bind nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.text.english.grammar import MONTH, NUMBER, Cued, any_of
from ehcp_rules.text.english.turns import Anchored, find
from ehcp_rules.text.provision.clauses import CLAUSE_END, SENTENCE_END

__all__ = ["half_meant"]

_DELIVERER = any_of(
    r"\b(?:staff|adults?|(?:head|class|form|subject|specialist|qualified|advisory)? ?teachers?|lecturers?|tutors?"
    r"|(?:teaching|learning support|support|classroom|pastoral|communication) assistants?|assistants?|tas?|ltas?|hltas?"
    r"|mentors?|[a-z]*therapists?|physiotherapists?|psychologists?|counsellors?|nurses?|specialists?"
    r"|(?:support )?workers?"
    r"|practitioners?|coach(?:es)?|instructors?|senco|sendco|keyworkers?|key adults?|schools?|college|setting|nursery"
    r"|service|team|council|local authority|la|eps?|slts?|salts?|ots?|physios?|trainers?|technicians?|coordinators?)\b"
)

_MIGHT_DO = Cued(
    "may |might |could |should | try to|endeavour to",
    r"\b(?:may|might|could) (?!(?:and|or|to|the|each|every|of|for|with|from|until|on|in|at|by|when|who|which|that"
    r"|but|if|so"
    r"|not|be|have|need|want|wish|see|hear|find|help|benefit|become|require|receive|tell|misread|misunderstand|cause"
    r"|include"
    r"|think|feel|notice|miss|add|adapt|adjust|alter|change|choose|combine|decide|divide|extend|group|increase|move|pick"
    r"|replace|select|split|swap|vary|use|stop|end|withdraw|reduce|cut|exceed|take|leave|ask|start|begin|also|then"
    r"|instead"
    r"|go (?:beyond|above|over)|give (?:him |her |them |[a-z]+ )?(?:more|extra|further))\b)"
    r"(?:usefully |possibly |sometimes |occasionally |perhaps |consider )?[a-z]+\b",
    r"\bshould (?:try|aim|seek|endeavour|attempt|look|strive) to\b",
    r"\bwill (?:try|endeavour) to\b",
)
"""What the deliverer might do: not what the method leaves open to them, nor what they might see or feel."""

_SUBORDINATE = re.compile(
    r"\b(?:so|because|if|as|when|whenever|where|while|until|unless|before|after|which|what|that|who|whom|whose|how|why"
    r"|whether|in case|than|for example|instead|should|will|must|is|are|was|has|had|he|she|they|i|it|and)\b"
)
_FORBIDS = re.compile(r"\b(?:nobody|no one|no-one|none|only|never)\b")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_BY_A_PLAN = re.compile(
    r"[^.;]{0,60}\b(?:under|within|in line with|following) (?:the|his|her|their|an?|[a-z]+'s) (?:[a-z]+ ){0,3}"
    r"(?:plan|protocol)\b"
)
"""What a written plan lets somebody do when the moment comes is no hedge."""
_JOINED_NOUNS = re.compile(
    r"\b[a-z]+ and [a-z]+ (?=therapist|teacher|assistant|specialist|worker|practitioner)|\b(?:of|in) (?:[a-z]+ ){1,2}and"
    r" (?:[a-z]+ ){1,2}$"
)
_THE_MONTH = re.compile(
    r"(?:\b(?:in|by|each|every|until|till|from|on|to|of|or|between|early|late|mid|before|after|since|during|last"
    r"|next|this"
    r"|for|april)|\d(?:st|nd|rd|th)?|[,/-]) $"
)
"""What goes before the month of May, and before no verb."""
_FROM_THEN = re.compile(
    rf"\b(?:after|before|until|once) (?:(?:the|this|that|his|her|their) )?(?:(?:end|start|first"
    rf"|second) (?:of )?)?(?:christmas|easter|half[- ]term"
    rf"|(?:[a-z]+ )?(?:term|year|week|month|review|summer|point)|that|this|then|{MONTH}|{NUMBER} (?:weeks"
    rf"|months|terms|sessions))\b"
)
"""A time in front of a main clause, which is no clause itself."""
_ANOTHER_VERB = re.compile(r" [a-z]+s\b")
_FURTHEST = 400
"""Characters in which a subject stands before its verb: more than a long sentence has."""
_HELP_FOLLOWS = (
    rf"(?=(?:that |to |if |whether |for |on |at )|(?:{NUMBER}|an?|the|his|her|him|them|this|these|weekly|daily"
    rf"|fortnightly|termly"
    r"|monthly|regular|some|extra|more|further|additional|individual|one-to-one|[a-z]+ing)\b)"
)
_GIVE = (
    r"(?:offer|provide|give|release|fund|arrange|support|fit|spare|deliver|commit|find|have|get|receive|allocate|set aside"
    r"|make)"
)
_HALF_MEANT = any_of(
    r"\b(?:will |would |to )?do(?:es)? (?:what|all|everything|whatever) (?:it|they|he|she) (?:can|could|is able)\b",
    r"\b(?:hopes?|aims?|intends?|expects?|anticipates?|aspires?|wishes|strives?|endeavours?|seeks?|attempts?"
    r"|tries) (?:to|for|at"
    r"|that|he|she|they|offering|providing|giving|(?:the )?(?:school|setting|college|nursery|provider) to)\b|\bplans? (?:to|on) ",
    rf"\b(?:proposes?|suggests?|recommends?|advises?|believes|feels|thinks) {_HELP_FOLLOWS}(?!(?:to|on|at|for|the|his|her"
    rf"|him|them"
    r"|this|these|an?|further|new|more|some) )",
    rf"(?<!'s )\b(?:recommended|suggested|advised|proposed) (?={NUMBER} |weekly |daily |fortnightly |termly |monthly |regular )",
    r"\b(?:has|have) (?:suggested|recommended|proposed|advised|been (?:advised|asked|invited|encouraged) to)\b",
    r"\b(?:is|are) (?:currently |now |also )?(?:(?:aiming|hoping|planning|looking|intending|seeking|trying) (?:to|for|on|at)"
    r"|working towards|(?:advised|invited|encouraged) to|asked to (?:consider|try|think|explore)|open to|in a position to"
    rf"|(?:able|prepared|willing|happy|keen) to {_GIVE})\b",
    r"\bwould (?:like|aim|consider|attempt|try|seek|be (?:able|willing|happy|prepared|open|keen)|hope|wish|want|prefer)\b",
    rf"\bwould {_GIVE}\b",
    rf"\b(?:may|might|could) (?:want|wish|like) to (?:{_GIVE}|consider|think about|try|look at)\b",
    r"\bwill (?:attempt|seek to|strive to|aim (?:to|for|at)"
    r"|look (?:to|into|at (?:providing|offering|giving|whether|how|ways))"
    rf"|work towards (?:[a-z]+ing|{NUMBER}|an?|full|regular)|see (?:whether|what (?:can|could|it|they|is|happens|works"
    rf"|helps|more|further|else)"
    r"|if (?:he|she|they|it|this|there|a|an|the [a-z]+) (?:can|could|may|might|needs?|is needed|would))"
    r"|(?:explore|investigate|discuss|consider|think about|talk about|enquire|ask about) (?:whether|if"
    r"|(?:offer|provid|giv|hav|mak|fund|arrang|us|add|extend|increas|try)ing|the (?:possibility|option|idea|use)|options"
    r"|ways|an? |further|additional|more))\b",
    r"\bmight be (?:in a position|able|willing) to\b",
    r"\bcan (?:also )?(?:offer|provide|give|lend|supply|arrange)(?: (?:him|her|them|[a-z]+))?"
    rf"(?= (?:up to |about |only |around )?(?:{NUMBER}|daily|weekly|fortnightly|monthly|termly|an hour|half)\b)",
)
"""What nobody who says it is bound to do."""
_AFTER_ALL = re.compile(r"\b(?:will|shall|must|has agreed|have agreed|is to|are to)\b")


def half_meant(folded: str, scan: Anchored) -> Iterator[re.Match[str]]:
    """Where a main clause says that its deliverer may, might, could, hopes to or should try to do something."""
    for match in _MIGHT_DO.finditer(folded, scan):
        month = _THE_MONTH.search(folded, max(0, match.start() - 10), match.start())
        if not (month or _BY_A_PLAN.match(folded, match.end())) and _of_a_deliverer(folded, match):
            yield match
    for match in find(_HALF_MEANT, "half-meant", folded, scan):
        end = SENTENCE_END.search(folded, match.end())
        rest = folded[match.end() : end.start() if end else len(folded)]
        if not _AFTER_ALL.search(rest) and _of_a_deliverer(folded, match):
            yield match


def _of_a_deliverer(folded: str, match: re.Match[str]) -> bool:
    """Whether the subject of what was found is somebody who gives provision, in a main clause of its own."""
    ahead = _IN_BRACKETS.sub("", folded[max(0, match.start() - _FURTHEST) : match.start()])
    subject = CLAUSE_END.split(ahead)[-1]
    main = _FROM_THEN.sub("", _JOINED_NOUNS.sub("", subject.rpartition(",")[2]))
    deliverer = _DELIVERER.search(main)
    return (
        deliverer is not None
        and not (_SUBORDINATE.search(main) or _FORBIDS.search(main))
        and not _ANOTHER_VERB.match(main, deliverer.end())
    )
