"""Who a pronoun stands for: the pronouns of a passage whose nearest possible antecedent is the child.

English lets a pronoun point back to anybody named before it. A pronoun is given to the child only where no other person
whom it could mean stands before it; quoted speech and paired forms (`his or her`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import quoted, sentence_at
from ehcp_rules.text.papers.citations import bracketed_sources
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.plan import Learner
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage, AnalysedPlan

__all__ = [
    "ROLE_WORDS",
    "Pronoun",
    "child_pronouns",
    "names_of",
    "other_people",
    "people_in",
    "pronouns_of",
    "recorded_pronouns",
    "works_with_people",
]


@frozen
class Pronoun:
    """One pronoun that stands for the child: its place, and `he` or `she`."""

    span: Span
    gender: str


_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b")
# Each begins with a plain letter, which the matcher looks for fastest; what stands before it is looked at afterwards.
_HE_OR_HER = re.compile(r"h(?<![a-z]h)(?:e|im|is|imself|er|ers|erself)\b")
_SHE = re.compile(r"she(?<![a-z]she)\b")
_PAIRED = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself) ?(?:/|or|and) ?(?:he|she|him|his|her|hers|himself|herself)\b|"
    r"\bs/he\b"
)
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
_OF_AGE = re.compile(r" (?:own |chronological )?(?:age|year group|class)\b")
"""Whose age is told there is the child: `than most pupils of her age`."""
_OPENS = re.compile(
    r"\s*(?:in|on|at|from|during|when|while|after|before|as|although|if|since|with|by|following|for|until|"
    r"once)(?: [a-z]+){0,3} $"
)
_OPENS_A_SENTENCE = re.compile(r"[.!?] $")
_BY_THE_WAY = re.compile(r"\b(?:that|which|whom) $")
_OF_CHILD = re.compile(
    r"^ (?:own )?(?:[a-z-]+ )?(?:needs?|learning|progress|outcomes?|targets?|anxiety|emotions?|attention|"
    r"concentration|behaviours?|communication|understanding|peers|"
    r"independence|self-esteem|confidence|attendance|literacy|handwriting|diagnosis|strengths|difficulties|"
    r"sensory|education|placement)\b"
)
# What is done so that somebody can do something is done for the child, and so is help for somebody.
_FOR_THE_CHILD = re.compile(
    r"(?:\bso that|\bto (?:help|let|enable|allow|support|teach|encourage)|\b(?:enabling|helping|allowing)"
    r"|\b(?:support|help|teaching) for) $"
)
_FEMALE = frozenset(
    {
        "sister",
        "half-sister",
        "stepsister",
        "mum",
        "mother",
        "mummy",
        "stepmum",
        "step-mum",
        "stepmother",
        "godmother",
        "niece",
        "nan",
        "nana",
        "nanny",
        "gran",
        "granny",
        "grandma",
        "grandmother",
        "aunt",
        "auntie",
        "aunty",
        "girlfriend",
        "mrs",
        "miss",
        "ms",
    }
)
_MALE = frozenset(
    {
        "brother",
        "half-brother",
        "stepbrother",
        "dad",
        "father",
        "daddy",
        "stepdad",
        "step-dad",
        "stepfather",
        "godfather",
        "nephew",
        "grandad",
        "grandpa",
        "grandfather",
        "uncle",
        "boyfriend",
        "mr",
        "sir",
    }
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


def recorded_pronouns(written: str) -> frozenset[str]:
    """Which of `he`, `she` and `they` the record names, from forms such as `she/her` or `they/them`; empty when it names none."""
    folded = fold(written)
    groups = {"he": r"\b(?:he|him|his)\b", "she": r"\b(?:she|her|hers)\b", "they": r"\b(?:they|them|theirs?)\b"}
    return frozenset(name for name, pattern in groups.items() if re.search(pattern, folded))


def names_of(learner: Learner) -> frozenset[str]:
    """The child's names as folded single words."""
    texts = (learner.name, learner.known_as, *learner.other_names)
    return frozenset(part for text in texts for part in re.findall(r"[^\W\d_]{2,}", fold(text)))


def works_with_people(folded: str) -> bool:
    """Whether a folded text names somebody by their work."""
    return _WORKERS.search(folded) is not None


def pronouns_of(passage: AnalysedPassage) -> tuple[int, int]:
    """How often a passage says `he` and `she`, in any form and of anybody."""
    found = _HE_OR_HER.findall(passage.folded)
    her = sum(word.startswith("her") for word in found)
    return len(found) - her, her + len(_SHE.findall(passage.folded))


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


_OF_ONESELF = re.compile(r"\b(?:i|me|my|mine|im)\b")


def child_pronouns(
    item: AnalysedItem,
    passage: AnalysedPassage,
    names: frozenset[str],
    others: frozenset[str],
    *,
    crowded: bool = False,
) -> Iterator[Pronoun]:
    """The pronouns of a passage that stand for the child. In a `crowded` text every capitalised word may be another person."""
    folded = passage.folded
    found = list(_PRONOUN.finditer(folded))
    left_out = [*quoted(folded), *(Span(*match.span()) for match in _PAIRED.finditer(folded))]
    earlier = _of_the_item_before(item, names, others)
    sources = bracketed_sources(folded)
    named = [
        one for one in _people(passage, names, others, crowded) if not any(s.start < one[0] < s.end for s in sources)
    ]
    people = [*_speakers(item), *named]
    for match in found:
        span = Span(*match.span())
        if any(span.overlaps(other) for other in left_out):
            continue
        sentence = sentence_at(passage.sentences, span.start)
        if _OF_ONESELF.search(folded, sentence.start, sentence.end):
            # "We had cover once and she got me to read": whoever speaks is not the one spoken of.
            continue
        gender = "he" if match.group(1) else "she"
        before = [person for person in people if person[0] < span.start and gender in person[1]]
        if before and (sentence.start > before[-1][0] or _OF_AGE.match(folded, span.end)):
            before = [person for person in before if person[2] != "compared"]
        if _OPENS_A_SENTENCE.search(folded, max(0, span.start - 3), span.start):
            # `At a task that an adult has chosen he stops. He …`: the next sentence is not about the adult.
            before = [person for person in before if not _BY_THE_WAY.search(folded, max(0, person[0] - 6), person[0])]
        # Nearness alone does not decide: `the manager knows Nuala's signs, which are on his clipboard`.
        rivals = {kind for _, _, kind in before if kind != "child"}
        if not rivals and (_follows(folded, span, people, gender) or (not before and gender in earlier)):
            continue
        possessive = match.group() in ("his", "her") and _OF_CHILD.match(folded[span.end : span.end + 40])
        meant = possessive or _done_for_the_child(folded, match, names) or _done_to_the_child(folded, match, before)
        known = _WHO_KNOWS.search(folded, max(0, span.start - 20), span.start)
        # A role may own a pronoun, but not the child's needs or learning, nor what is done for the child.
        if not rivals or (meant and rivals == {"role"}) or (known and rivals <= {"role", "other"}):
            yield Pronoun(span, gender)


def _done_for_the_child(folded: str, pronoun: re.Match[str], names: frozenset[str]) -> bool:
    """Whether a pronoun is whom the help is for, and the rest of the sentence does not bring the child in as somebody else."""
    if not _FOR_THE_CHILD.search(folded, max(0, pronoun.start() - 20), pronoun.start()):
        return False
    end = min((at for mark in (". ", "; ", "\n") if (at := folded.find(mark, pronoun.end())) >= 0), default=len(folded))
    rest = folded[pronoun.end() : end]
    others = (one for one in _PRONOUN.finditer(rest) if (one.group(1) is None) != (pronoun.group(1) is None))
    return not any(True for _ in others) and names.isdisjoint(re.findall(r"[^\W\d_]{2,}", rest))


_OBJECT_OF = re.compile(
    r"\b(?:helps?|teach(?:es)?|shows?|reminds?|supports?|prompts?|encourages?|allows?|enables?|supervises?|accompanies|gives?"
    r"|offers?|warns?|guides?|praises?|(?:works?|sits?|reads?|stays?|walks?) (?:with|beside)) $"
)
_WHO_KNOWS = re.compile(r"\bwho (?:knows?|understands?|has known|have known) $|\bfamiliar (?:to|with) $")
"""Of a helper so told of, whoever is known is another: the child."""
_ONE_TITLE = 20
_NOT_POSSESSIVE = re.compile(
    r"(?: (?:to|with|how|what|when|in|for|at|on|by|through|each|every|and|an?|the|as|one|two|three|five|ten|\d+|daily|weekly"
    r"|before|after|during|until|while|if|so)\b|[.,;]|$)"
)


def _done_to_the_child(folded: str, pronoun: re.Match[str], before: list[tuple[int, str, str]]) -> bool:
    """Whether a pronoun is the object of what the only helper of its sentence does: `an assistant reads and helps her to write`."""
    if pronoun.group() not in ("him", "her") or not _OBJECT_OF.search(
        folded, max(0, pronoun.start() - 16), pronoun.start()
    ):
        return False
    start = max(folded.rfind(mark, 0, pronoun.start()) for mark in (". ", "; ", "\n")) + 1
    helpers = [at for at, _, kind in before if kind == "role" and at >= start]
    # `teaching assistant` is found twice, once inside itself.
    one = bool(helpers) and helpers[-1] - helpers[0] < _ONE_TITLE
    return one and _NOT_POSSESSIVE.match(folded, pronoun.end()) is not None


def _follows(folded: str, span: Span, people: list[tuple[int, str, str]], gender: str) -> bool:
    """Whether the person comes after the pronoun: `In her report the psychologist …`."""
    start = max(folded.rfind(mark, 0, span.start) for mark in (". ", "! ", "? ", "; ", "\n")) + 1
    if not _OPENS.match(folded[start : span.start]):
        return False
    end = min((at for mark in (". ", "; ", "\n") if (at := folded.find(mark, span.end)) >= 0), default=len(folded))
    return any(span.end < at < end and gender in genders and kind != "child" for at, genders, kind in people)


def _of_the_item_before(item: AnalysedItem, names: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The pronouns that a relative or a person with a name in the item before may take: a paragraph may go on about them."""
    before: AnalysedItem | None = None
    for one in item.plan.items(item.section):
        if one is item:
            break
        before = one
    passage = before.passages.get("text") if before is not None else None
    if passage is None:
        return frozenset()
    found = (genders for _, genders, kind in _people(passage, names, others, False) if kind in ("relation", "name"))
    return frozenset(gender for genders in found for gender in genders.split())


def _speakers(item: AnalysedItem) -> Iterator[tuple[int, str, str]]:
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


def _people(
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
