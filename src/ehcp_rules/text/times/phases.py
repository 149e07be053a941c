"""Ages, year groups and phases that a passage states of the child as things are, and where the child is to go next.

History, dated sentences, quotations, other people and comparisons (`a typical seven-year-old`, `Year 4 work`) are left out:
a plan may tell the past truthfully.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import holds_any, number_of
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.people.persons import ROLE_WORDS
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.times.told_in_passing import InPassing, in_passing
from ehcp_rules.text.times.told_otherwise import PAST, not_as_things_are, of_others, still_to_come

__all__ = ["PhaseSeen", "phases_stated", "year_of"]


@frozen
class PhaseSeen:
    """An age in years, or the lowest and highest school year of a phase (Reception is 0), now or still to come."""

    span: Span
    kind: Literal["age", "year"]
    low: int
    high: int
    to_come: bool = False


_ORDER = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_N = r"(\d{1,2}|" + "|".join(sorted(_ORDER, key=len, reverse=True)) + ")"
_YEAR = (
    rf"(?:(?:nc |national curriculum )?(?:year|yr) ?{_N}|y(\d{{1,2}})|ncy ?(\d{{1,2}})|(reception)(?: class)?|"
    r"(nursery|pre-?school)(?:-aged?)?|(?:key stage|ks) ?(\d)"
    r"|([a-z]+ )?(infant|junior|primary|secondary|high)(?: (?:school|class|department)|(?:-school)?-aged?))"
)
_NOT_THE_CHILD_S = (
    r"(?! ?(?:level|levels|curriculum|expectations?|standards?|objectives?|work|peers?|ability|texts?|books?|"
    r"maths|group|groups|pupils|children|students|teacher|staff|phonics|spellings?|words?|screening|assessments?|"
    r"desk|area|team|rhymes?|songs?|stories|boys|girls|buddy|buddies|friends?|jobs?|helpers?|trips?|"
    r"reading|writing|spelling|science|english|toys?|games?|sessions?|lessons?|programme|reports?|"
    r" of (?:the|a|an|his|her|their) |(?:class |room )?(?:for|in) (?:(?:his|her|their) )?(?:[a-z]+ing|phonics|maths|english|science"
    r"|music|lunch|play|part|some|half|one|two|three)\b|-))"
)
_DESCRIBED = r"(?: (?!(?:typical|average|usual|normal|much|quite|little|good|mere)\b)[a-z-]{3,}(?:,|,? and)?){0,2}?"
"""A word or two before an age: `is a lively, kind 11 year old`; none that compares."""
_NOW = re.compile(
    rf"\b(?:(?:is|am|'s|i'm)(?: (?:now|currently|presently))?(?: (?:in|at|an?{_DESCRIBED}))? (?:the )?|(?:currently|presently|"
    r"now) (?:in|attends|attending|at) (?:the )?|"
    r"(?:(?:is|am|'s|i'm) (?:settling|getting on)|has (?:just|recently|now) (?:settled|started|joined)) "
    r"(?:(?:well|happily|nicely|in) ){0,2}(?:into |in )?(?:the )?|"
    r"has (?:just|recently|now) (?:moved|gone) (?:up )?(?:in)?to (?:the )?|"
    r"(?:is|'s|i'm)(?: (?:now|currently|just|nearly))? (?:(?:coming to|nearing|approaching|reaching) the end of"
    r"|finishing|completing|(?:half|part)[- ]?way through|in (?:the|his|her|their) (?:[a-z]+ )?term of) "
    r"(?:(?:his|her|their) )?|"
    r"(?:(?:is|am|'s|i'm) (?:loving|enjoying|hating|thriving in|happy in|doing well in|coping (?:well )?(?:in|with))"
    r"|enjoys|loves|likes|hates|attends)(?: being in| going to| coming to)? (?:the |his |her |their |"
    rf"my )?){_YEAR}\b{_NOT_THE_CHILD_S}"
)
_NEXT = re.compile(
    r"\b(?:(?:mov(?:e|es|ing)|transfer(?:s|ring)?|transition(?:s|ing)?|start(?:s|ing)?|begin(?:s|ning)?|join(?:s|ing)?"
    r"|enter(?:s|ing)?)|prepar(?:es|ing|ation) for(?: (?:the|his|her|their|my) (?:move|transfer|transition))?|ready for) "
    rf"(?:up |on )?(?:from (?:[a-z]+ ){{1,3}}?)?(?:to |into |in |from )?(?:the )?{_YEAR}\b{_NOT_THE_CHILD_S}"
)
_BRACKETED = re.compile(rf"\({_YEAR}\)")
"""Behind the child's name: `Ruth (Year 2) finds change hard`."""
_OWN_CLASS = re.compile(
    rf"\b(?:(?:his|her|their|my|[a-z-]+'s) {_YEAR} (?:class(?:room)?|form|tutor|teachers?|teaching assistant)"
    rf"|as an? {_YEAR} (?:pupil|student|learner|child|boy|girl)"
    rf"|(?:his|her|their|my|the|[a-z-]+'s) (?:class|form) (?:teacher|tutor) (?:in|of|for) {_YEAR}"
    rf"(?=[,.;:)]| (?:will|is|must|should)\b))"
    r"(?!\w)"
)
"""A class, a teacher or a place in a year that is the child's own."""
_AS_THINGS_ARE = re.compile(r"\b(?:will|must|should|is|has|needs|each|every|daily|weekly|once a week)\b")
_TOLD = re.compile(
    r"\b(?:said|says|told|found|reported|described|noticed|wrote|felt|thought|explained|recalls?|remembers?)\b"
)
_AGE = re.compile(
    rf"\b(?:is|am|'s|i'm)(?: (?:now|currently))?(?: (?:aged|an?{_DESCRIBED}))? {_N}(?: years? old| years of age|[- ]year[- ]old\b"
    r"| years?(?: and|,)? (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven) months?\b"
    r"(?! (?:behind|below|ahead|younger|older|delayed|early|late|for|in|on|when)\b))"
    rf"|\bhas (?:just|recently|now) turned {_N}\b(?! (?:to|into|round|[a-z]+s)\b)"
    rf"|(?<=, )aged {_N}(?=,)|\baged {_N}(?=, (?:is|has|lives|attends))"
    rf"|^\W*(?:aged {_N}|at {_N} years old)(?=, [a-z'-]+ (?:is|has|can|cannot|finds|needs|reads|works|attends)\b)"
)
_OWNED = re.compile(r"'s (?!(?:now|currently|presently|in|a|at|the) )")
"""Behind a name: `Ruth's Year 2 book`, and not `Ruth's in Year 2`."""
_NEEDS_SUBJECT = re.compile(r"(?:is|am|'s|has|enjoys|loves|likes|hates|attends)\b")
_EVER_SINCE = re.compile(
    r"\b(?:since|from|on|upon|following|did|not|could|would)(?: (?:he|she|they|to|his|her|their))? $"
)
_LAST_WORD = re.compile(r"([a-z]+)(?: also| really| now)?,? ?$")
_SUBJECTS = frozenset({"he", "she", "i", "they", "and", "child", "pupil", "person", "student", "learner"})
_MANY = frozenset(
    {"children", "pupils", "those", "peers", "others", "students", "classmates", "friends", "everyone", "learners"}
)
_WHO_IS = re.compile(r"([a-z'-]+), who $")
_PHASES = {"infant": (0, 2), "junior": (3, 6), "primary": (-1, 6), "secondary": (7, 13), "high": (7, 13)}
_ENTERED_BY = {"infant": 2, "junior": 4, "primary": 2, "secondary": 9, "high": 9}
"""The last year in which a child may still be to start there, where there are middle and first schools."""
_KEY_STAGES = {1: (1, 2), 2: (3, 6), 3: (7, 9), 4: (10, 11), 5: (12, 14)}


_CUES = (
    "year",
    "reception",
    "nurser",
    "pre-school",
    "preschool",
    "key stage",
    "ks",
    "aged ",
    "turned ",
    *(f" y{number}" for number in range(1, 10)),
    "(y",
    "ncy",
    "yr ",
    "primary",
    "secondary",
    "infant",
    "junior",
    "high school",
)
_A_YEAR = re.compile(rf"y(?:ear|r)? ?{_N}")
_OF_YEARS = (
    "reception",
    "nursery",
    "pre-school",
    "preschool",
    "key stage",
    "ks",
    "primary",
    "secondary",
    "infant",
    "junior",
    "high school",
)
_OF_AGES = (" old", "-old", "of age", "aged ", "month", "turned ")
"""Of these a passage holds one wherever it states a year or a phase, and an age."""


def _turns(folded: str) -> list[tuple[re.Match[str], str]]:
    """Turns of phrase that may state a year or an age, with what they are about."""
    found: list[tuple[re.Match[str], str]] = []
    if _A_YEAR.search(folded) or holds_any(folded, _OF_YEARS):
        found += [(m, "now") for m in _NOW.finditer(folded)]
        found += [(m, "next") for m in _NEXT.finditer(folded)]
        found += [(m, "own") for m in _OWN_CLASS.finditer(folded)]
        found += [(m, "named") for m in _BRACKETED.finditer(folded)] if "(" in folded else []
    if holds_any(folded, _OF_AGES):
        found += [(m, "age") for m in _AGE.finditer(folded)]
    return found


def phases_stated(passage: AnalysedPassage, names: frozenset[str] = frozenset()) -> Iterator[PhaseSeen]:
    """What a passage states of the child's age or year as things are, and of the year to which the child is to move.

    `names` are the child's: only a pronoun or one of them can be the subject, since a wheelchair too is six years old.
    """
    folded = passage.folded
    yield from _by_the_way(passage, names)
    # Kept with the passage: three criteria ask for it.
    found: list[tuple[re.Match[str], str]] | None = vars(passage).get("_phases")
    if found is None:
        found = vars(passage)["_phases"] = _turns(folded) if holds_any(folded, _CUES) else []
    if not found:
        return
    split, speech = passage.sentences, passage.speech
    for match, what in found:
        span = Span(*match.span())
        sentence = _near(sentence_at(split, span.start), span)
        words, before = folded[sentence.start : sentence.end], folded[sentence.start : span.start]
        named = _WHO_IS.search(before)
        if named is not None and named.group(1) in names:
            before = before[: named.end(1)] + " "
        if (
            any(span.overlaps(one) for one in speech)
            or not_as_things_are(words, _since_anew(before))
            or of_others(folded, sentence, names)
        ):
            continue
        people = _people(passage, sentence, span)
        subject = _LAST_WORD.search(before)
        of = subject.group(1) if subject else ""
        unnamed = what == "named" and (of not in names or before.strip(" ") != of)
        if unnamed or (_NEEDS_SUBJECT.match(match.group()) and not _of_the_child(of, before, names, match.group())):
            continue
        owned = what == "now" and of in names and _OWNED.match(match.group()) is not None
        others_move = what == "next" and (
            of in _MANY or _EVER_SINCE.search(before) or not still_to_come(words, before, folded, span.end)
        )
        if owned or others_move or (what == "own" and not _now_so(match, words, names)):
            continue
        # Somebody who works with the child is not in a year, unless they are the subject.
        workers = [hit for hit in passage.hits_of("roles") if 0 <= span.start - hit.span.end <= 4]
        if people or workers:
            continue
        if what == "age":
            age = _number(next(group for group in match.groups() if group))
            if age is not None:
                yield PhaseSeen(span, "age", age, age)
            continue
        years = _years(match, to_come=what == "next")
        if years is not None:
            # Help from next year's teacher is arranged before the year begins.
            low = years[0] - 1 if what == "own" else years[0]
            yield PhaseSeen(span, "year", low, years[1], to_come=what == "next")


def _by_the_way(passage: AnalysedPassage, names: frozenset[str]) -> Iterator[PhaseSeen]:
    """Ages and years of the child that are told by the way; what needs a subject has the child's name or a pronoun for it."""
    found: tuple[InPassing, ...] | None = vars(passage).get("_told_in_passing")
    if found is None:
        found = vars(passage)["_told_in_passing"] = tuple(in_passing(passage.folded))
    for told in found:
        if told.who and told.who not in names and told.who not in _THE_CHILD:
            continue
        folded, span = passage.folded, told.span
        sentence = _near(sentence_at(passage.sentences, span.start), span)
        words, before = folded[sentence.start : sentence.end], folded[sentence.start : span.start]
        if (
            any(span.overlaps(one) for one in passage.speech)
            or not_as_things_are(words, _since_anew(before))
            or of_others(folded, sentence, names)
            or _people(passage, sentence, span)
        ):
            continue
        yield PhaseSeen(span, "age" if told.kind == "age" else "year", told.low, told.high, to_come=told.to_come)


_NEAR = 400
"""Characters to either side in which the words of a sentence still bear on an age or a year: more than a sentence should have."""


def _near(sentence: Span, span: Span) -> Span:
    """The part of a sentence near a place, so that a text without full stops takes no square of its length."""
    return Span(max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR))


_THE_CHILD = frozenset({"he", "she", "i"})
_ANEW = re.compile(r"^.*\b(?:and|but) (?=(?:he|she|i) (?:is|am|has|will)\b)")


def _since_anew(before: str) -> str:
    """What stands before an age or a year since the sentence took up its subject anew: `… before running off, and he is`."""
    return _ANEW.sub("", before)


def _people(passage: AnalysedPassage, sentence: Span, span: Span) -> bool:
    """Whether a sentence speaks of relatives or friends before an age or a year, which may then be theirs."""
    return any(
        sentence.start <= hit.span.start < span.start and hit.phrase not in ROLE_WORDS
        for hit in passage.hits_of("relations")
    )


def _of_the_child(subject: str, before: str, names: frozenset[str], turn: str) -> bool:
    """Whether the subject of a turn of phrase may be the child; behind `and` it is whoever the sentence began with."""
    if subject == "and":
        return not names or not (names | _SUBJECTS - {"and"}).isdisjoint(_WORD.findall(before))
    return subject in names | _SUBJECTS or (subject == "" and turn[0] in "ealh")


_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _now_so(match: re.Match[str], words: str, names: frozenset[str]) -> bool:
    """Whether a sentence tells of the child's own class as things are, and not of a sister's or of what somebody once found."""
    owner, owns, _ = match.group().partition("'s ")
    return (
        (not owns or owner in names)
        and _AS_THINGS_ARE.search(words) is not None
        and not (PAST.search(words) or _TOLD.search(words))
    )


_ASIDE = re.compile(r" ?\([^()]*\)$")


def year_of(written: str) -> int | None:
    """The school year of a record that holds nothing else (`Year 6`, `Y6`, `NCY 15`, `Reception`), else None."""
    folded = _ASIDE.sub("", fold(written)).strip()
    if folded in ("reception", "year r", "yr r"):
        return 0
    match = re.fullmatch(rf"(?:(?:nc |national curriculum )?year|yr|y|ncy|nc) ?{_N}", folded)
    return _number(match.group(1)) if match else None


def _number(written: str) -> int | None:
    value = number_of(written) if written != "twenty" else 20.0
    return int(value) if value is not None else None


_PARTS = 8
"""Groups of one `_YEAR`: a turn of phrase may hold it twice, for two ways of saying so."""


def _years(match: re.Match[str], *, to_come: bool) -> tuple[int, int] | None:
    groups = match.groups()
    first = next((at for at, group in enumerate(groups) if group), 0) // _PARTS * _PARTS
    written, short, ncy, reception, nursery, stage, named, phase = groups[first : first + _PARTS]
    number = next((one for one in (written, short, ncy) if one), None)
    if number is not None:
        year = _number(number)
        return None if year is None else (year, year)
    if reception:
        return (0, 0)
    if nursery:
        return (-2, -1)
    if stage:
        return _KEY_STAGES.get(int(stage))
    if not phase or named:
        return None
    return (_PHASES[phase][0], _ENTERED_BY[phase]) if to_come else _PHASES[phase]
