"""What a sentence of a paper is by itself: whether it asks for provision, states some, or tells what is or was."""

from __future__ import annotations

import re
from collections.abc import Collection

from ehcp_rules.text.amounts import amounts_of
from ehcp_rules.text.english.grammar import MONTHS, any_of
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.papers.words import telling_words
from ehcp_rules.text.scanning.fold import fold

__all__ = [
    "amount_alone",
    "asks_for_provision",
    "names_a_deliverer",
    "names_in",
    "obliges",
    "parted",
    "recommends",
    "recommends_in_the_first_person",
    "speaks_of_provision",
    "states_an_amount",
    "states_provision",
    "tells",
    "tells_of_the_past",
]

_DELIVERS = (
    r"(?:[a-z]*(?:therap|psycholog|physio|psychiatr|paediatric|audiolog|dieti[ct]|orthopt|counsell)[a-z]*|nurses?"
    r"|teachers?|tutors?|mentors?|assistants?|tas?|lsas?|elsas?|qto[dv]s?|q?tvi|ot|slt|salt|ep|instructors?|coach(?:es)?"
    r"|trainers?|assessors?|specialists?|practitioners?|workers?|adults?|staff|carers?|interpreters?|aiders?"
    r"|supervisors?|officers?|advis[eo]rs?|colleagues?|teams?|services?|clinics?"
    r"|schools?(?! (?:days?|years?|time|hours|terms?)\b)|setting|college|nursery|i|we)"
)
_DELIVERER = re.compile(rf"\b{_DELIVERS}\b")
_NO_OFFER = r"(?!be (?:glad|happy|pleased|available)\b)"
_RECOMMENDS = any_of(
    r"\brecommend\w*\b|\bmy advice\b|\b(?:advise|advising)\b|\b(?:has|have) been agreed\b",
    r"\bi (?:would |should )?(?:therefore |also |very much )?(?:suggest|propose|ask|want|like)\b",
    r"\b(?:should|ought to) (?!not\b|be able\b)|\b(?:has|have) to (?:have|be|receive|get|go)\b",
    r"\bmust (?:have|be|stay|receive|see)\b|\b(?:is|are) to (?!date\b)[a-z]+\b",
    r"\bto be (?:provided|given|offered|seen|taught)\b|\bit is (?:also )?(?:essential|important|vital) that\b",
    rf"\b{_DELIVERS} (?:will|shall) (?!(?:not|mean|know)\b){_NO_OFFER}[a-z]+\b|\b(?:i|we) have agreed (?!with\b|that\b)",
    r"\bwill (?:need|require)\b|\b(?<!not )requires? (?!of\b)|\bcalls? for\b|\bneeds? to (?!know\b|understand\b|find\b)[a-z]+\b",
    r"\bneeds (?:a|an|at least|direct|daily|weekly|access|support|help|one|two|three|four|five|\d+)\b",
    r"\bneeds (?:[a-z]+ ){0,4}(?:therapy|tuition|teaching|training|sessions|input)\b|\bbest served by\b",
    r"\bwould(?: also| greatly| certainly| further)? (?:benefit|profit|gain) from\b|\bwould (?:help|be helped by)\b",
    r"\bwould suit (?:him|her|them|[a-z]+)\b",
    r"\bwould (?:be (?:good|helpful|useful|of benefit|beneficial|appropriate)|like to see)\b",
    r"\b(?:is|are) (?:eligible for|entitled to)\b",
    r"\bwill be offered\b|^plan: (?!none\b|no\b)",
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|we|this service|the (?:service|team|department))(?: would| also| therefore| strongly| "
    r"further| now| do)* (?:recommend|advise|suggest|propose)s?\b|\b(?:my|our)(?: [a-z]+)? "
    r"(?:recommendation|advice|suggestion)s?(?: [a-z]+){0,3} (?:is|are|would be|that)\b"
    r"|\bit is (?:recommended|advised|suggested|proposed) that\b|\b(?:is|are) (?:recommended|advised)\b(?! by| in)"
)
_ACTIVITY = re.compile(
    r"\b(?:sessions?|therapy|training|trains?|tuition|teaching|taught|teaches|lessons?|visits?|meetings?|meets?|appointments?"
    r"|programmes?|support|supervision|consultations?|reviews?|reviewed|assessments?|courses?|workshops?|blocks?|groups?|class(?:es)?"
    r"|practice|exercises?|stretch(?:es|ing)|checks?|breaks?|coaching|mentoring|input|help|care|liaison|clubs?|schemes?"
    r"|placements?|refreshers?|circuits?|interventions?|instruction|survey|rest|activit(?:y|ies)|play|swimming)\b"
)
_SHOULD = re.compile(r"\b(?:should|ought to|must) (?!not\b|stop\b|cease\b|end\b|be able\b)")
_IN_NEED = re.compile(r"\bneeds? to (?!know\b|understand\b|find\b|learn\b)[a-z]+\b")
_MUST = re.compile(
    r"\b(?:should|must|ought to|(?:has|have) to) (?:be|have|receive|see|stay|get)\b"
    rf"|\b{_DELIVERS} (?:will|shall) (?!(?:not|mean|know|be (?:glad|happy|pleased|available))\b)[a-z]+\b"
)
_OBLIGED = re.compile(rf"\b{_DELIVERS} (?:[a-z]+ ){{0,3}}?(?:should|must|ought to) (?!not\b)")
_NAMED = re.compile(
    r"\b([A-Z][a-z'’-]*)(?:['’]s| (?:is|has|was|can|cannot|had|does|will|needs|should|told|finds|says))\b"
)
_CHILD_ACTS = re.compile(
    r"^(?:(?:(?:at|in|on|since|by|with|when|after|during|between|now|sometimes) [^,.;]{1,60},|now|sometimes) )?"
    r"(?:he|she|they|(?:his |her |their |both )?(?:parents|family)|(?:his|her|their) [a-z]+"
    r"|(?:mr|mrs|ms|miss)\.? [a-z' -]+?|(?P<name>[a-z][a-z'-]*))"
    r"(?: (?:also|still|now|often|usually|only|already|sometimes|then))* "
    r"(?:(?:is|are|has|have)(?! to\b)|was|were|had|can(?:not)?|does|do|did|read|work|live|play|[a-z]{2,}(?:s|ed))\b"
)
"""A finite verb whose subject is the child or the family: what somebody can do, has or had."""
_BY_THEN = re.compile(
    r"^by [a-z0-9 ]{3,40}?,? (?:he|she|they|(?P<name>[a-z][a-z'-]+)) (?:will|can|could|is|[a-z]{2,}s) (?!(?:have|receive)\b)"
)
"""What the child is to do by some day is an outcome."""
_PAST = any_of(
    r"^(?:seen|known|referred|observed) |^(?!.*\bso that\b)[^,;:]{0,60}\b(?:should|will|would) be able to\b",
    r"\bseen (?:for|on|by|at|in) |\b(?:i|we) (?:saw|met|spoke|spent|[a-z]+ed)\b|\b(?:was|were|had|has had|have had)\b",
    r"\b(?:has been|have been|received|attended|used to|did|took|gave|bought|paid(?! for through| through)|"
    r"replaces|previously|formerly|ended)\b",
    r"\blast (?:year|term|spring|summer|autumn|winter)\b|\bin year \w+ (?:he|she|they)\b|\bwhen (?:he|she|they) was\b",
    rf"\bsince (?:birth|last|{'|'.join(MONTHS)}|the (?:spring|summer|autumn)|(?:19|20)\d\d)\b",
    r"\b(?:currently|at present|at the moment|presently)\b",
)
_GOES_ON = re.compile(
    r"^(?:this|these|those(?! who)|it(?! (?:is|would|might|may|will)(?: be)?(?: also)? (?:good|helpful|useful|"
    r"important|essential|vital|best|recommended|advised)\b)|they|each|that|such|sessions?|the (?:sessions?|programme|group"
    r"|visits?|work|work|time)) ",
)
_PAIRS = re.compile(r"^[a-z][a-z ]{1,24}: ")


def recommends(sentence: str) -> bool:
    """Whether a sentence asks for something without an amount, in any of the ways in which advice does, or for provision."""
    asks = _RECOMMENDS.search(fold(sentence)) is not None
    return asks_for_provision(sentence) or (asks and not states_an_amount(sentence))


def recommends_in_the_first_person(sentence: str) -> bool:
    """Whether a sentence is beyond doubt a recommendation: "I advise that …", "our recommendation is …"."""
    return _FIRST_PERSON.search(fold(sentence)) is not None


def tells_of_the_past(sentence: str) -> bool:
    """Whether a sentence tells what was done, or what is to come of it, and asks for nothing."""
    folded = fold(sentence)
    return (_PAST.search(folded) is not None or _hoped(folded)) and _RECOMMENDS.search(folded) is None


def names_in(paper: str) -> frozenset[str]:
    """The names, folded, of whom a paper tells something: a capital before a verb or an apostrophe, and no role or activity."""
    found = {fold(name) for name in _NAMED.findall(paper)}
    return frozenset(name for name in found if not _of_provision(name) and name not in _NO_NAMES)


_NO_NAMES = frozenset("he she it they this that there what who the a an his her their each all everyone".split())


def tells(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence tells what was done, or what the child or the family is, has or does, and asks for nothing."""
    folded = fold(sentence)
    if _RECOMMENDS.search(folded) is not None:
        return False
    if _PAST.search(folded) is not None or _hoped(folded):
        return True
    found = _CHILD_ACTS.match(folded)
    return found is not None and (found["name"] is None or found["name"] in names)


def _hoped(folded: str) -> bool:
    found = _BY_THEN.match(folded)
    return found is not None and (found["name"] is None or not _of_provision(found["name"]))


def _of_provision(folded: str) -> bool:
    return _DELIVERER.search(folded) is not None or _ACTIVITY.search(folded) is not None


def names_a_deliverer(text: str) -> bool:
    """Whether some words name anybody who delivers provision."""
    return _DELIVERER.search(fold(text)) is not None


def states_an_amount(text: str) -> bool:
    """Whether some words state an amount that can be compared."""
    return any(amounts_of(fold(text)))


def speaks_of_provision(sentence: str) -> bool:
    """Whether a sentence states an amount of something that somebody does for the child, be it so already or not."""
    folded = fold(sentence)
    return any(amounts_of(folded)) and _of_provision(folded)


def states_provision(sentence: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence states an amount of what is done for the child, and does not tell what is or was."""
    return speaks_of_provision(sentence) and not tells(sentence, names)


def asks_for_provision(sentence: str) -> bool:
    """Whether a sentence asks for an amount of something that is done, obliges somebody, or recommends in the first person."""
    folded = fold(sentence)
    return (
        recommends_in_the_first_person(sentence)
        or _OBLIGED.search(folded) is not None
        or (_promises(folded) and (_SHOULD.search(folded) or _IN_NEED.search(folded)) is not None)
        or (_asks_for_an_amount(folded) and states_provision(sentence))
    )


def _promises(folded: str) -> bool:
    return any(dose.is_amount for dose in amounts_of(folded)[0])


def obliges(sentence: str) -> bool:
    """Whether a sentence among needs says that something must be done, and how much of it."""
    folded = fold(sentence)
    obliged = _MUST.search(folded) is not None and any(amounts_of(folded)) and _of_provision(folded)
    return recommends_in_the_first_person(sentence) or (obliged and _PAST.search(folded) is None)


def _asks_for_an_amount(folded: str) -> bool:
    """Whether a sentence asks for something; "needs two adults" alone may be a need as it is."""
    return any(
        not found[0].startswith("needs ") or found[0].startswith("needs to ") or any(amounts_of(folded)[0])
        for found in _RECOMMENDS.finditer(folded)
    )


def _tells_how_much(folded: str) -> bool:
    """Whether words state an amount of what is done: the level of a qualification tells who does it."""
    doses, singles = amounts_of(folded)
    return bool(doses) or any(one.measures != "level" for one in singles)


def amount_alone(text: str) -> bool:
    """Whether some words are an amount, and perhaps whose, but not of what."""
    folded = fold(text)
    return any(amounts_of(folded)) and not telling_words(_DELIVERER.sub(" ", folded), ())


def parted(text: str, *, labelled: bool = False, names: Collection[str] = ()) -> tuple[tuple[str, bool], ...]:
    """A paragraph as one text for each recommendation, and whether that asks for anything or states an amount.

    A sentence that recommends or states an amount begins another, unless it goes on with the sentence before ("These
    sessions …", or the amount of what that asks for); under a label of its own only one that does both. A row of the
    form `What: … How often: …` is one.
    """
    folded = fold(text)
    spans = sentences(folded)
    if len(spans) < 2 or sum(bool(_PAIRS.match(folded[span.start : span.end])) for span in spans) >= 2:
        return ((text, True),)
    starts: list[tuple[int, bool]] = []
    open_ended = False
    for span in spans:
        told = folded[span.start : span.end]
        asks, amount = _RECOMMENDS.search(told) is not None, _tells_how_much(told)
        aside = not asks and bool(starts) and tells(text[span.start : span.end], names) and not _GOES_ON.match(told)
        if aside and (not amount or not labelled):
            starts.append((span.start, False))
            open_ended = False
            continue
        goes_on = span.start > 0 and ";" in folded[max(0, span.start - 2) : span.start]
        apart = (asks and amount) if labelled or goes_on else (asks or amount)
        of_the_one_before = _GOES_ON.match(told) or (amount and not asks and (open_ended or amount_alone(told)))
        if not starts or (apart and not of_the_one_before):
            starts.append((span.start, labelled or asks or amount))
            open_ended = asks and not amount
        else:
            starts[-1] = (starts[-1][0], starts[-1][1] or amount)
            open_ended = open_ended and not amount
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return tuple((text[start:end].strip(), told) for (start, told), end in zip(starts, ends, strict=True))
