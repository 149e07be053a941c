"""A statement of advice or of a plan: its words, the professions that it names, and its amounts as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts import Amount, Dose, amounts_of
from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stretches import hits_from, outermost
from ehcp_rules.text.papers.help_words import speaks_of_help
from ehcp_rules.text.papers.words import stem, telling_words
from ehcp_rules.text.provision.nothing_given import nothing_given
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Hit, Scan

__all__ = ["EVERYBODY", "PROFESSIONS", "THERAPIES", "Clause", "Statement", "professions_in", "without_professions"]

PROFESSIONS = "advice-givers"
_OF_HELP = ("group", "adults", "sessions", "weeks", "within", "ahead", "extra time", "things", "share")
"""Amounts that tell of help by themselves."""
_TO_BE_DONE = re.compile(r"\b(?:should|must|(?:is|are|needs?) to) be [a-z]+(?:ed|en|ght|elt)\b")
_A_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|does|do|did|costs?|needs?|wants?|likes?|to|he|she"
    r"|they|it|i|we)"
)
_ONLY_NAMED = re.compile(
    rf"(?=(?:an?|(?:his |her |their )?own|[a-z][a-z-]*(?: [a-z-]+){{0,4}}[,:]) )(?!.*\b{_A_VERB}\b)"
    r"|.*\b(?:should|must|ought to|needs? to) (?:have|be given|receive|get) (?:an?|the|access|(?:his|her|their) own)\b"
)
"""`Environmental audit, yearly`: a thing with its amount; and `she should have her own laptop in all lessons`."""
EVERYBODY = frozenset({"education", "family"})
_READ = ("text", "who", "how_often")
"""The fields of provision that say what is done: a review column tells of the plan, not of the child's provision."""

THERAPIES = frozenset({"speech and language therapy", "occupational therapy", "physiotherapy"})
_SOME_THERAPIST = re.compile(r"\bthe therapists?\b")
"""`The therapist` alone may be any whom the plan speaks of."""
_A_THERAPIST_ACTS = re.compile(r"^the therapist (?!is\b|was\b|has\b)[a-z]+s\b")
"""Who opens an item is who gives it, whoever else of the setting is named; `shown by the therapist` is not."""
_ON_ADVICE_OF = re.compile(
    r"\b(?:recommend(?:ation|ed)|advi[cs]ed?|report|letter|request) (?:of|by|from|in) (?:an? |the |his |her |their )?$"
)
_LONGEST_NAME = 100
_ADVICE_OF = 40
"""`On the recommendation of the psychologist` names nobody who gives the help."""
_GENERAL = re.compile(
    r"(?:\bteachers?|\b(?:teaching|learning support) assistants?|\btutor|\bschool\b.*|education(?:al)?|class team)$"
)
_ADULT = re.compile(r"\b(?:adults?|assistants?|tas?|lsas?|support|helper|help)\b")
_CLASS = re.compile(
    r"\b(?:class(?:es)?|classroom|setting|base|teaching groups?|tutor group)\b(?! (?:team|adult|staff|teacher|teaching assistant))"
)


def _is_general(hit: Hit, passage: AnalysedPassage) -> bool:
    """Whether a profession is left to the professions: of the setting's own staff the special ones tell what is done.

    So does a clinic that has a name of its own.
    """
    words = passage.folded[hit.span.start : hit.span.end]
    if words.endswith(("clinic", "clinics")):
        return False
    return hit.group != "education" or _GENERAL.search(words) is not None


def without_professions(passage: AnalysedPassage) -> str:
    """The folded text with spaces in place of the professions that it names, so that offsets stay true."""
    text = passage.folded
    for hit in passage.hits_of(PROFESSIONS):
        text = text[: hit.span.start] + " " * (hit.span.end - hit.span.start) + text[hit.span.end :]
    return text


@frozen
class Clause:
    """One sentence or half of it: the words that tell what is done, and whether it speaks of an adult or of support."""

    words: frozenset[str]
    of_an_adult: bool


_HALF = re.compile(r", and (?!is\b|are\b|then\b)")


def _halves(passage: AnalysedPassage) -> Iterator[Span]:
    for sentence in passage.sentences:
        start = sentence.start
        for gap in _HALF.finditer(passage.folded, sentence.start, sentence.end):
            yield Span(start, gap.start())
            start = gap.end()
        yield Span(start, sentence.end)


class Statement:
    """One recommendation, or one item of provision: its words, the professions it names, and its amounts as numbers."""

    def __init__(
        self,
        item: AnalysedItem,
        order: int,
        author: frozenset[str] = frozenset(),
        heading: AnalysedPassage | None = None,
    ) -> None:
        self.item = item
        self.order = order
        self.author = author
        self.heading = heading
        self.passages: tuple[AnalysedPassage, ...] = tuple(
            item.passages[name] for name in _READ if name in item.passages
        )
        self.doses: list[tuple[AnalysedPassage, Dose]] = []
        self.amounts: list[tuple[AnalysedPassage, Amount]] = []
        for passage in self.passages:
            doses, amounts = amounts_of(passage.folded)
            self.doses += [(passage, dose) for dose in doses]
            self.amounts += [(passage, amount) for amount in amounts]

    @cached_property
    def professions(self) -> frozenset[str]:
        """The professions that the statement names; the setting's own staff count only where no other is named."""
        found = frozenset(hit.group for passage in self.passages for hit in professions_in(passage.scan))
        named = found - EVERYBODY
        sought = _SOME_THERAPIST if self.author or not found else _A_THERAPIST_ACTS
        if not named and any(sought.search(passage.folded) for passage in self.passages):
            return self.author & THERAPIES or THERAPIES
        return found - EVERYBODY or found

    @cached_property
    def giving(self) -> frozenset[str]:
        """The professions that it names, without those on whose advice it rests."""
        advising = frozenset(
            hit.group
            for passage in self.passages
            for hit in professions_in(passage.scan)
            if _ON_ADVICE_OF.search(passage.folded, max(0, hit.span.start - _ADVICE_OF), hit.span.start)
        )
        return self.professions - advising

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the words that tell what is done: no amounts, professions, names or words that every plan repeats."""
        return frozenset().union(*(clause.words for clause in self.clauses))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its sentences and their halves, each with its own words: one item may hold several things."""
        found: list[Clause] = []
        for passage, span in self.places:
            near = hits_from(passage.hits_of(PROFESSIONS), span.start - _LONGEST_NAME, span.end)
            hits = (hit for hit in near if span.overlaps(hit.span))
            left_out = [
                Span(max(0, hit.span.start - span.start), hit.span.end - span.start)
                for hit in hits
                if _is_general(hit, passage)
            ]
            text = passage.folded[span.start : span.end]
            found.append(Clause(telling_words(text, left_out) - self.names, _ADULT.search(text) is not None))
        return tuple(found)

    @cached_property
    def words_of_who(self) -> frozenset[str]:
        """The words that only its column of who does it says: an unknown role tells little of what is done."""
        told = {
            column: frozenset().union(
                *(
                    one.words
                    for (where, _), one in zip(self.places, self.clauses, strict=True)
                    if (where.field == "who") is column
                )
            )
            for column in (True, False)
        }
        return told[True] - told[False]

    @cached_property
    def said(self) -> tuple[frozenset[str], ...]:
        """The words of its clauses, each once: a text may say one thing many times."""
        return tuple(dict.fromkeys(clause.words for clause in self.clauses))

    def roots_in(self, passage: AnalysedPassage, sentence: Span) -> frozenset[str]:
        """The stems of the words of one of its sentences, which may tell many amounts."""
        found = self._roots.get((passage.field, sentence))
        if found is None:
            words = content_words(passage.folded[sentence.start : sentence.end])
            found = self._roots[passage.field, sentence] = frozenset(map(stem, words))
        return found

    @cached_property
    def _roots(self) -> dict[tuple[str, Span], frozenset[str]]:
        return {}

    @cached_property
    def places(self) -> tuple[tuple[AnalysedPassage, Span], ...]:
        """Where its clauses stand, in order."""
        return tuple((passage, span) for passage in self.passages for span in _halves(passage))

    @cached_property
    def names(self) -> frozenset[str]:
        """The learner's names, as stems."""
        learner = self.item.plan.plan.learner
        told = (learner.name, learner.known_as, *learner.other_names)
        return frozenset(stem(word) for name in told for word in fold(name).split())

    @property
    def quantified(self) -> bool:
        """Whether it states any amount that can be compared; a bare distance is more often where than how much."""
        if any(dose.is_amount for _, dose in self.doses):
            return True
        return any(self.doses or (one.measures, one.bound) != ("metres", "exact") for _, one in self.amounts)

    @property
    def of_help(self) -> bool:
        """Whether it speaks of help at all: what recurs by itself, such as seizures or visits to a clinic, may be none."""
        if any(speaks_of_help(passage.folded) or _TO_BE_DONE.search(passage.folded) for passage in self.passages):
            return True
        if any(_ONLY_NAMED.match(passage.folded) for passage in self.passages if passage.field == "text"):
            return True
        lengths = any(dose.minutes and (dose.period or dose.times) for _, dose in self.doses)
        return lengths or any(one.measures in _OF_HELP for _, one in self.amounts)

    @property
    def distances_only(self) -> bool:
        """Whether distances are all it states."""
        return not self.doses and all(amount.measures == "metres" for _, amount in self.amounts)

    @cached_property
    def environment(self) -> bool:
        """Whether it describes a class or a setting by its size or staffing, which has no hours of its own."""
        sized = any(amount.measures in ("group", "adults") for _, amount in self.amounts)
        return sized and any(_CLASS.search(passage.folded) for passage in self.passages)

    @cached_property
    def bounded(self) -> bool:
        """Whether it is a single thing to be done by a day, within a time or at an hour, or a number within one."""
        return any(amount.measures in ("deadline", "within", "clock") for _, amount in self.amounts)

    @property
    def measured_otherwise(self) -> str:
        """How much it is told to be where no amount of help is told: `""` where nothing tells."""
        if self.environment:
            return "a class or setting of a stated size"
        return "a single thing with its time" if self.bounded else self._meeting

    @property
    def _meeting(self) -> str:
        """What adults do among themselves is nothing that the child is given, but how long and how often it is."""
        for passage, dose in self.doses:
            if dose.minutes and dose.period and any(span.overlaps(dose.span) for span in nothing_given(passage)):
                return "a meeting of adults with its length"
        return ""

    def whole(self) -> Quote | None:
        """The statement's text from end to end."""
        passage = self.item.passages.get("text")
        return passage.quote(0, len(passage.text)) if passage is not None else None


def professions_in(scan: Scan) -> Iterable[Hit]:
    """The professions, by the outermost names: a clinical psychologist is no psychologist of the other kind."""
    return outermost(scan.of(PROFESSIONS))
