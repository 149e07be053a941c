"""The questions of a report for a person, each with every place it is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from ehcp_rules.assessment import CriterionResult
from ehcp_rules.criterion import Criterion
from ehcp_rules.findings import JudgementRequest
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules.report import words
from ehcp_rules.report.causes import Tag
from ehcp_rules.report.evidence_words import (
    Authority,
    QuotedWords,
    authorities_of,
    evidence_in_words,
    lines_of,
    quoted_of,
    where_in_words,
)

__all__ = ["Question", "questions_of"]


@frozen
class Gathered:
    """What was gathered for one question: the place, its words, and where else was looked."""

    number: str
    where: str
    quotes: tuple[QuotedWords, ...]
    looked: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The words to read, line by line."""
        return lines_of(self.quotes)

    @property
    def anchor(self) -> str:
        """The fragment that names this place in the page."""
        return "question-" + self.number.lower().replace(".", "-")


@frozen(kw_only=True)
class Question:
    """One question for a person, with every place it is asked about."""

    number: str
    criterion: Criterion
    text: str
    gathered: tuple[Gathered, ...]
    by_person: bool
    authorities: tuple[Authority, ...]

    @property
    def tags(self) -> tuple[Tag, ...]:
        """What stands small beside the question."""
        section = self.criterion.section
        return (
            Tag(self.criterion.id),
            Tag(f"Section {section}" if section in SECTION_CODES else "Whole plan"),
            Tag(words.counted(len(self.gathered), "place")),
        )

    @property
    def anchor(self) -> str:
        """The fragment that names this question in the page."""
        return "question-" + self.number.lower()


def questions_of(results: Iterable[tuple[Criterion, CriterionResult]], *, redact: bool) -> Iterator[Question]:
    """The questions that criteria put, numbered: those the software left open first, as on the page."""
    number = 0
    for criterion, result in sorted(results, key=lambda pair: pair[0].decided_by == "person"):
        requests: dict[str, list[JudgementRequest]] = {}
        for outcome in result.items:
            if outcome.request is not None:
                requests.setdefault(outcome.request.question, []).append(outcome.request)
        for text, asked in requests.items():
            number += 1
            yield Question(
                number=f"Q{number}",
                criterion=criterion,
                text=text or criterion.judgement.question,
                gathered=tuple(
                    Gathered(
                        f"Q{number}.{index}",
                        where_in_words(request.path, request.item),
                        () if redact else quoted_of(request.evidence),
                        evidence_in_words(request.evidence),
                    )
                    for index, request in enumerate(asked, start=1)
                ),
                by_person=criterion.decided_by == "person",
                authorities=authorities_of(criterion),
            )
