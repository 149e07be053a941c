"""Evidence in words: quotes of the plan, where was looked and for what, places and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from ehcp_rules.criterion import Criterion
from ehcp_rules.evidence import Absence, DateSeen, Evidence, LinkSeen, Quote
from ehcp_rules.report import words

__all__ = [
    "Authority",
    "QuotedWords",
    "authorities_of",
    "evidence_in_words",
    "lines_of",
    "quoted_of",
    "section_of",
    "where_in_words",
    "without_quotes",
]

_SCRAP = 48


@frozen
class QuotedWords:
    """Words of the plan behind a finding or a question, and the passage they stand in."""

    text: str = field(repr=False)
    quote: Quote = field(repr=False)

    def clipped(self, limit: int = 110) -> str:
        """The words on one line, cut to a length."""
        return words.clipped(self.text, limit)


@frozen
class Authority:
    """One source of a criterion in words."""

    kind: str
    citation: str
    reading: str
    note: str


def without_quotes(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """The evidence that holds no words of the plan."""
    return (piece for piece in evidence if not isinstance(piece, Quote))


def quoted_of(evidence: Iterable[Evidence]) -> tuple[QuotedWords, ...]:
    """The words of the plan among some evidence."""
    return tuple(QuotedWords(piece.text, piece) for piece in evidence if isinstance(piece, Quote))


def lines_of(quotes: Sequence[QuotedWords]) -> tuple[str, ...]:
    """Quotes as lines: each on its own, but scraps of a few words together on one with dots between."""
    texts = tuple(quoted.text for quoted in quotes)
    if len(texts) > 1 and all(len(text) <= _SCRAP for text in texts):
        return (" … ".join(" ".join(text.split()) for text in texts),)
    return texts


def evidence_in_words(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """What was looked at and for, dates and links, each as a plain sentence."""
    return tuple(filter(None, map(_piece_in_words, evidence)))


def _piece_in_words(piece: Evidence) -> str:
    match piece:
        case Absence(looked_in, looked_for):
            places = words.listed(where_in_words(path, None) for path in looked_in) or "the plan"
            sought = words.listed(looked_for)
            return f"Looked in {places} for {sought}." if sought else f"Looked in {places}."
        case DateSeen(event, None):
            return f"No date is stated for: {event_in_words(event)}."
        case DateSeen(event, date) if date is not None:
            return f"{event_in_words(event).capitalize()}: {words.day(date)}."
        case LinkSeen(origin, target, basis):
            return f"{origin} is linked to {target} ({basis})."
    return ""


def event_in_words(event: str) -> str:
    """The name of a date in words."""
    return event.replace("_", " ")


def section_of(path: str) -> str:
    """The section code in a path, or empty when the path names no section."""
    parts = path.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "section" else ""


def where_in_words(path: str, item: str | None) -> str:
    """A path in words: `F3 in section F`, `section D`, `the dates`, `the plan`."""
    section = section_of(path)
    if section:
        return f"{item} in section {section}" if item else f"section {section}"
    head, _, rest = path.partition(".")
    if head == "dates":
        return f"the date “{event_in_words(rest)}”" if rest else "the dates"
    if head in {"", "plan"}:
        return "the plan as a whole"
    if head.startswith("advice"):
        return f"{item} in the advice" if item else "the advice"
    return head.replace("_", " ")


def authorities_of(criterion: Criterion) -> tuple[Authority, ...]:
    """The sources of a criterion in words, each with how and when it was read and who has signed it."""
    return tuple(
        Authority(
            words.SOURCE_KINDS[source.kind],
            source.citation,
            f"{words.BASES[source.basis].capitalize()} on {words.day(source.checked_on)}; "
            + (f"checked by {source.checked_by}." if source.checked_by else "no reviewer has signed it yet."),
            source.note,
        )
        for source in criterion.sources
    )
