"""How a file was read, in words for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from ehcp_rules.plan import SECTION_CODES
from ehcp_rules.report import words
from ehcp_rules.report.import_report import ImportDocument, IssueDocument, SectionRead

__all__ = ["Reading", "facts_in_words", "grouped", "items_in_words", "parts_in_words"]

MOST_PLACES = 3
"""The most places that are named of one remark; the form for programs has them all."""

_KINDS: Mapping[str, tuple[str, str]] = {
    "advice": ("piece of advice", "pieces of advice"),
    "budget": ("statement", "statements"),
    "monitoring": ("statement on monitoring", "statements on monitoring"),
    "placement": ("line", "lines"),
    "provision": ("provision", "provisions"),
}


def items_in_words(section: SectionRead) -> str:
    """What was found of a section: `2 needs, 1 strength`, or why there is nothing."""
    counts = ", ".join(words.counted(count, *_KINDS.get(kind, (kind,))) for kind, count in section.kinds.items())
    match section.state:
        case "read":
            return counts
        case "empty":
            return "empty: a label with nothing under it"
        case "shared":
            return "under one label with another section"
        case "absent":
            return "absent: no such label"
        case "not-supplied":
            return f"{counts}, and perhaps more that could not be read" if counts else "not supplied"


def facts_in_words(document: ImportDocument) -> Iterator[tuple[str, str]]:
    """The facts that were found, as rows of a heading and their names: never their values."""
    single = [name for name in document.facts if "." not in name]
    if single:
        yield "Plan", _named(single)
    for part, heading in (("dates", "Dates"), ("learner", "Child or young person")):
        found = [name.partition(".")[2] for name in document.facts if name.startswith(f"{part}.")]
        if found:
            yield heading, _named(found)
    if document.links:
        yield "Links", f"{words.counted(document.links, 'link')} between items stated"
    if document.advice_texts:
        yield "Advice", f"the text of {words.counted(document.advice_texts, 'paper')}"


def _named(names: Iterable[str]) -> str:
    return ", ".join(name.replace("_", " ").replace("week20", "week 20") for name in names)


def parts_in_words(parts: Iterable[str]) -> str:
    """Parts of a plan in a sentence: `sections C and D; the dates of the process`."""
    missing = list(parts)
    sections = [part for part in missing if part in SECTION_CODES]
    told = [f"{'section' if len(sections) == 1 else 'sections'} {words.listed(sections)}"] if sections else []
    wholes = (("dates", "the dates of the process", "of the dates"), ("learner", "who the child is", "of the child"))
    for part, whole, some in wholes:
        fields = [one.partition(".")[2] for one in missing if one.startswith(f"{part}.")]
        if part in missing:
            told.append(whole)
        elif fields:
            told.append(f"{some} {_named(fields)}")
    return "; ".join(told)


@frozen
class Remark:
    """One remark with every place that it was made of, warnings before notes."""

    severity: str
    message: str
    places: tuple[str, ...] = field()

    @property
    def where(self) -> str:
        """The first places, and how many more there are."""
        more = len(self.places) - MOST_PLACES
        return ", ".join(self.places[:MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


@frozen
class Reading:
    """An import report in words, for a page."""

    document: ImportDocument

    @property
    def heading(self) -> str:
        """How much was read, and what there is to say of it."""
        counts = Counter(issue.severity for issue in self.document.issues)
        items = sum(section.items for section in self.document.sections)
        sections = sum(section.items > 0 for section in self.document.sections)
        told = [words.counted(counts[kind], kind) for kind in ("warning", "note") if counts[kind]]
        read = f"{words.counted(items, 'item')} in {words.counted(sections, 'section')}"
        return ", ".join([read, *(told or ["nothing left out or changed"])])

    @property
    def sections(self) -> tuple[tuple[str, str, str, str], ...]:
        """Letter, title, what was read, and where, of every section."""
        return tuple(
            (one.section, words.section_title(one.section), items_in_words(one), one.place or "")
            for one in self.document.sections
        )

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What was found on the front page, by heading, and what the source cannot tell."""
        missing = parts_in_words(self.document.not_supplied)
        return (*facts_in_words(self.document), *([("This source cannot tell", missing)] if missing else []))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was left out, changed or guessed, joined where it says the same."""
        return grouped(self.document.issues)


def grouped(issues: Iterable[IssueDocument]) -> tuple[Remark, ...]:
    """The remarks of a report, those that say the same joined; warnings first, otherwise in the source's order."""
    places: dict[tuple[str, str], list[str]] = {}
    for issue in issues:
        listed = places.setdefault((issue.severity, issue.message), [])
        if issue.place:
            listed.append(issue.place)
    remarks = [Remark(severity, message, tuple(where)) for (severity, message), where in places.items()]
    return tuple(sorted(remarks, key=lambda remark: remark.severity != "warning"))
