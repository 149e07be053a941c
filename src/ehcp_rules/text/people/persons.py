"""The people of a text, the child among them: by name, by kinship, by their work and by `the child`, and who of them speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.plan import Learner
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage, AnalysedPlan

__all__ = [
    "ROLE_WORDS",
    "everybody",
    "names_of",
    "other_people",
    "people_in",
    "speaking",
    "titled_adult",
    "works_with_people",
]


_CHILD_NOUN = re.compile(
    r"\b(?:the|this|our|each|every|any|another|other|a|an) (?:[a-z]+ )?(?:child|pupil|young person|young man|"
    r"young woman|student|learner|boy|girl|man|woman|peer|adult|person|individual)\b"
)
_THE_CHILD = re.compile(
    r"(?:the|this|our) (?!other)(?:[a-z]+ )?(?:child|pupil|young person|young man|young woman|student|learner|"
    r"boy|girl)$"
)
_COMPARED_WITH = re.compile(
    r"\b(?:than|as (?:much|many|far|fast|long|well|often) as|(?:level|that|ability|skills|understanding|typical|expected) of)"
    r" [^.;]{0,40}$"
)
"""Before a child with whom this one is only compared, and of whom nothing is told in a later sentence."""
_FEMALE = frozenset(
    (
        "sister half-sister stepsister mum mother mummy stepmum step-mum stepmother godmother niece nan nana "
        "nanny gran granny grandma grandmother aunt auntie aunty girlfriend mrs miss ms"
    ).split()
)
_MALE = frozenset(
    (
        "brother half-brother stepbrother dad father daddy stepdad step-dad stepfather godfather nephew "
        "grandad grandpa grandfather uncle boyfriend mr sir"
    ).split()
)
ROLE_WORDS = frozenset(
    {
        "teacher",
        "teaching assistant",
        "key worker",
        "key person",
        "senco",
        "social worker",
        "tutor",
        "doctor",
        "dr",
        "professor",
    }
)
"""Words of the list of relations that name people by their work."""
_NOT_PEOPLE = frozenset({"called", "named", "saint", "st"})
_NO_PERSON_ROLES = frozenset({"service", "unowned", "class-team"})
_CAPITAL = re.compile(r"(?<=[a-z,;:] )[A-Z][a-zà-ÿ]+\b")
_WORKERS = re.compile(
    r"\b(?:manager|coach|driver|escort|employer|officer|instructor|supervisor|caretaker|cook|chef|boss|owner|"
    r"worker|leader|headteacher|head of year|coordinator|mentor|counsellor|tutor|nurse|doctor|consultant|"
    r"dentist|governor|volunteer|helper|host|trainer|technician|librarian|receptionist|lecturer|assessor|"
    r"advocate|advis[eo]r|visitor|inspector|practitioner|expert|clinician|physician|interviewer|interpreter|scribe|childminder|minder|landlord|neurologist|surgeon|audiologist|"
    r"member of (?:the )?(?:[a-z-]+ ){0,3}(?:staff|team)|staff member|colleague|keyworker|partner)\b"
)
_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+")
# The bound of the word stands behind its capital: a search for one of a few letters is quick.
_PERSON_LIKE = re.compile(
    r"([A-Z](?<!\w[A-Z])[a-zà-ÿ]+)(?:['’]s|,? (?:is|has|was|will|said|says|and (?:his|her)|who|told|helps|works|signs|"
    r"signed|wants|feels|thinks|lives|takes|would|does|did|had|left))\b"
)
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Year|Key|Stage|Section|English|Maths|Makaton"
)


def names_of(learner: Learner) -> frozenset[str]:
    """The child's names as folded single words."""
    texts = (learner.name, learner.known_as, *learner.other_names)
    return frozenset(part for text in texts for part in re.findall(r"[^\W\d_]{2,}", fold(text)))


def works_with_people(folded: str) -> bool:
    """Whether a folded text names somebody by their work."""
    return _WORKERS.search(folded) is not None


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sister|Sir)\.? [A-Z]")


def titled_adult(passage: AnalysedPassage) -> bool:
    """Whether a passage names an adult as a school does, by title and name."""
    return _TITLED.search(passage.text) is not None


def other_people(plan: AnalysedPlan) -> frozenset[str]:
    """Capitalised words that somewhere in a plan act as a person does, the child's own names left out.

    A word that the plan also writes small is no name, whatever stands after it.
    """
    return plan.once("other people", lambda: _other_people(plan))


def _other_people(plan: AnalysedPlan) -> frozenset[str]:
    names = plan.names
    held = tuple(passage for item in plan.items() for passage in item.passages.values())
    found = {
        match.group(1)
        for passage in held
        for match in _PERSON_LIKE.finditer(passage.text)
        if fold(match.group(1)) not in names and not _CALENDAR.fullmatch(match.group(1))
    }
    if not found:
        return frozenset()
    texts = tuple(passage.text for passage in held)
    return frozenset(fold(word) for word in found if not _stands_in(word.lower(), texts))


def _stands_in(word: str, texts: Iterable[str]) -> bool:
    """Whether a word stands by itself in one of these texts."""
    return any(word in text and re.search(rf"\b{word}\b", text) for text in texts)


def people_in(passage: AnalysedPassage, people: frozenset[str]) -> list[int]:
    """Where these names stand in a passage."""
    return [match.start() for match in _NAME.finditer(passage.text) if fold(match.group()) in people] if people else []


def speaking(item: AnalysedItem) -> Iterator[tuple[int, str, str]]:
    """Whoever speaks in an item stands before its first word: `father, by telephone` makes `he` the father."""
    for name in ("label", "speaker"):
        passage = item.passages.get(name)
        if passage is None:
            continue
        for hit in passage.hits_of("relations"):
            if hit.phrase not in _NOT_PEOPLE:
                yield -1, "she" if hit.phrase in _FEMALE else "he" if hit.phrase in _MALE else "he she", "relation"
        if passage.hits_of("roles", "family"):
            yield -1, "he she", "relation"


def everybody(
    passage: AnalysedPassage, names: frozenset[str], others: frozenset[str], crowded: bool
) -> list[tuple[int, str, str]]:
    """Everybody whom a later pronoun may mean: where they stand, which pronouns they may take, and what they are."""
    both = "he she"
    people = [*_listed(passage, names)]
    for match in _CHILD_NOUN.finditer(passage.folded):
        compared = _COMPARED_WITH.search(passage.folded, max(0, match.start() - 60), match.start())
        kind = "compared" if compared else "child" if _THE_CHILD.match(match.group()) else "other"
        people.append((match.start(), both, kind))
    people.extend((match.start(), both, "role") for match in _WORKERS.finditer(passage.folded))
    people.extend((at, both, "name") for at in people_in(passage, others))
    people.extend((at, both, "child") for at in people_in(passage, names))
    if crowded:
        people.extend(
            (match.start(), both, "name")
            for match in _CAPITAL.finditer(passage.text)
            if fold(match.group()) not in names and not _CALENDAR.fullmatch(match.group())
        )
    return sorted(people)


def _listed(passage: AnalysedPassage, names: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """People whom the phrase lists name: relatives, roles and given names."""
    both = "he she"
    for hit in passage.hits_of("relations"):
        word = hit.phrase
        # Of several sisters one may be meant; of several teachers, hardly.
        many = word not in _FEMALE | _MALE and _plural(passage.folded[hit.span.start : hit.span.end], word)
        if word not in _NOT_PEOPLE and not many:
            kind = "role" if word in ROLE_WORDS else "relation"
            yield hit.span.start, "she" if word in _FEMALE else "he" if word in _MALE else both, kind
    for hit in passage.hits_of("roles"):
        if hit.group not in _NO_PERSON_ROLES and not _plural(passage.folded[hit.span.start : hit.span.end], hit.phrase):
            yield hit.span.start, both, "role"
    for hit in passage.hits_of("first-names", "given-name"):
        start, end = hit.span.start, hit.span.end
        if passage.text[start].isupper() and passage.folded[start:end] not in names:
            yield start, both, "name"


def _plural(words: str, phrase: str) -> bool:
    return words != fold(phrase) and words.endswith("s")
