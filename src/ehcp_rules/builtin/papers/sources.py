"""Check types over section K: what is listed is attached, its dates can be right, and what is relied on is listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from ehcp_rules.builtin.papers.unused import unused
from ehcp_rules.builtin.verdicts import asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Absence, DateSeen, Evidence, Quote, Span
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import AdviceEntry
from ehcp_rules.text import AnalysedItem, AnalysedPassage, Hit
from ehcp_rules.text.english.mentions import mentions, quotes_of, round_about, whole
from ehcp_rules.text.english.stretches import Stretches
from ehcp_rules.text.papers.advice_kinds import no_advice_given
from ehcp_rules.text.papers.citations import (
    before_its_own_day,
    bracketed_sources,
    entry_numbers,
    says_not_enclosed,
    withheld_for_a_reason,
)
from ehcp_rules.text.papers.cited_people import PersonCited, people_cited, roots_in
from ehcp_rules.text.papers.papers_named import cites_nobody, is_read
from ehcp_rules.text.papers.services_cited import services_cited

__all__ = ["attached", "dates_plausible", "relied_on"]


def _entries(context: CheckContext) -> list[tuple[AnalysedItem, AdviceEntry]]:
    return [
        (item, item.item) for item in context.plan.items("K", kinds=("advice",)) if isinstance(item.item, AdviceEntry)
    ]


@frozen(kw_only=True)
class Attached:
    """No parameters: each entry of section K says by itself whether it is attached."""


@check(
    "advice.attached",
    parameters=Attached,
    codes=(FindingCode("not-attached", "Listed but not attached", "{item} is listed and not attached."),),
)
def attached(context: CheckContext) -> CheckOutcome:
    """Judges whether each piece of advice that section K lists is attached to the plan."""
    entries = _entries(context)
    if not entries:
        return ()
    missing = [
        item.id
        for item, entry in entries
        if entry.appended is False or ("text" in item.passages and says_not_enclosed(item.passages["text"].folded))
    ]
    silent = all(entry.appended is None for _, entry in entries)
    if silent and not missing:
        raise SourceCannotTellError("the source does not say which advice is attached")
    outcomes = []
    for item, entry in entries:
        if no_advice_given(item) and not entry.appended:
            outcomes.append(does_not_apply(item, "says that no advice was given"))
        elif item.id in missing and "text" in item.passages and withheld_for_a_reason(item.passages["text"].folded):
            outcomes.append(asks(context, item, whole(item), "not attached, for a reason that the row gives"))
        elif item.id in missing:
            outcomes.append(lacks(item, "not-attached", whole(item), "not attached"))
        elif entry.appended:
            outcomes.append(met(item, "attached"))
        elif not silent:
            outcomes.append(asks(context, item, whole(item), "the row does not say"))
    return tuple(outcomes)


@frozen(kw_only=True)
class DatesPlausible:
    """Advice may be no later than the plan it informed; `final_only` leaves drafts alone, whose advice may still come in."""

    final_only: bool = True


@check(
    "advice.dates_plausible",
    parameters=DatesPlausible,
    codes=(
        FindingCode(
            "later-than-the-plan",
            "Advice from after the plan",
            "{item} is dated {days} days after the plan that rests on it.",
        ),
        FindingCode("in-the-future", "A date that has not come", "{item} is dated after the as-of date."),
        FindingCode("before-birth", "A date before the child was born", "{item} is dated before the child was born."),
    ),
)
def dates_plausible(context: CheckContext) -> CheckOutcome:
    """Judges whether the date of each piece of advice can be right: not after the plan, not to come, not before birth."""
    wanted: DatesPlausible = context.parameters
    plan = context.plan.plan
    dated = [(item, day) for item, entry in _entries(context) if (day := entry.date or _day_told(item)) is not None]
    if not dated:
        return ()
    draft = plan.stage is None or plan.stage.startswith("draft")
    issued = None if draft and wanted.final_only else plan.dates.final_issued
    born = plan.learner.date_of_birth
    outcomes = []
    for item, day in dated:
        code, parameters = "", dict[str, str | int]()
        if born is not None and day < born:
            code = "before-birth"
        elif day > context.as_of:
            code = "in-the-future"
        elif issued is not None and day > issued:
            code, parameters = "later-than-the-plan", {"days": (day - issued).days}
        if code:
            seen: tuple[Evidence, ...] = (*whole(item), DateSeen("advice", day), DateSeen("final_issued", issued))
            outcomes.append(lacks(item, code, seen, code.replace("-", " "), told=parameters))
        else:
            outcomes.append(met(item, "a date that can be right"))
    return tuple(outcomes)


def _day_told(item: AnalysedItem) -> dt.date | None:
    """The one day that an entry gives in its words; of several, or of a month alone, its own day cannot be told."""
    passage = item.passages.get("text")
    told = passage.dates if passage is not None else ()
    if passage is None or len(told) != 1 or not (told[0].precise and passage.folded[told[0].span.start].isdigit()):
        return None
    if not before_its_own_day(passage.folded[: told[0].span.start]):
        return None
    return told[0].last_day


@frozen(kw_only=True)
class ReliedOn:
    """What `sections` cite must stand in K: by number, or by the profession (a group of `lexicon`) beside a citing word.

    In K a profession may also go by the phrases of its group in `listed_as` (`school-listed` for `school`).
    Provision that a profession of `therapies` gives, trains or advises on is judged too: somebody must have advised it.
    With `unused`, so is the reverse: advice of a therapy that K lists and no section has a word of.
    """

    sections: tuple[str, ...]
    lexicon: str
    professions: tuple[str, ...]
    therapies: tuple[str, ...]
    citing: tuple[str, ...]
    listed_as: tuple[str, ...] = ()
    unused: bool = False


@check(
    "advice.relied_on",
    parameters=ReliedOn,
    codes=(
        FindingCode(
            "source-not-listed",
            "A source that K does not list",
            "{item} cites {profession}, and section K lists nothing from there: {quote}.",
        ),
        FindingCode(
            "adviser-not-listed",
            "Provision without advice behind it",
            "{item} rests on {profession}, and section K lists no such advice: {quote}.",
        ),
        FindingCode(
            "advice-unused",
            "Advice that the plan does not use",
            "{item} is listed, and no section has a word of {profession}.",
        ),
    ),
    laws=("adding an entry that a section cites never lowers the verdict",),
)
def relied_on(context: CheckContext) -> CheckOutcome:
    """Judges whether the sources that the plan cites, and the professions its provision rests on, are listed in section K."""
    wanted: ReliedOn = context.parameters
    entries = list(context.plan.items("K", kinds=("advice",)))
    if not entries:
        return ()
    listed = Listed(_numbers(entries), _listed(entries, wanted), _roots(entries), _days(entries))
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=("need", "provision", "note")):
        if outcome := _relies(item, wanted, listed, context.as_of):
            outcomes.append(outcome)
    if wanted.unused:
        outcomes.extend(unused(context, entries, wanted.lexicon, wanted.therapies))
    return tuple(outcomes)


@frozen
class Listed:
    """What section K lists: its numbers, its professions (groups of the lexicon), the roots of all its words, and its days."""

    numbers: frozenset[str]
    professions: frozenset[str]
    roots: frozenset[str]
    days: frozenset[dt.date]

    def holds(self, person: PersonCited) -> bool:
        """Whether an entry may be this person's: by a word of the role or the very day."""
        return not person.words or not self.roots.isdisjoint(person.words) or person.day in self.days


def _roots(entries: Iterable[AnalysedItem]) -> frozenset[str]:
    texts = (passage.folded for entry in entries for passage in entry.passages.values())
    return frozenset[str]().union(*map(roots_in, texts))


def _days(entries: Iterable[AnalysedItem]) -> frozenset[dt.date]:
    found = (entry.item.date for entry in entries if isinstance(entry.item, AdviceEntry))
    return frozenset(day for day in found if day is not None)


def _numbers(entries: Iterable[AnalysedItem]) -> frozenset[str]:
    return frozenset(number for entry in entries for number, _ in entry_numbers(entry.id.lower()))


def _listed(entries: Iterable[AnalysedItem], wanted: ReliedOn) -> frozenset[str]:
    fields = ("text", "type", "author", "role")
    groups = (*wanted.professions, *wanted.listed_as)
    found = (hit.group for entry in entries for _, hit in mentions(entry, wanted.lexicon, groups, fields=fields))
    return frozenset(group.removesuffix("-listed") for group in found)


def _relies(item: AnalysedItem, wanted: ReliedOn, listed: Listed, by: dt.date) -> ItemOutcome | None:
    findings: list[Finding] = []
    named: dict[str, list[tuple[AnalysedPassage, Hit]]] = {}
    for passage, hit in mentions(item, wanted.lexicon, wanted.professions):
        named.setdefault(hit.group, []).append((passage, hit))
    judged = False
    sources = {passage: _sources(passage) for passage in {where for found in named.values() for where, _ in found}}
    body = item.passages.get("text")
    for number, span in entry_numbers(body.folded) if body is not None else ():
        judged = True
        if listed.numbers and number not in listed.numbers and body is not None:
            quote = body.quote(span.start, span.end)
            findings.append(Finding("source-not-listed", item.id, item.path, (quote,), {"profession": f"K{number}"}))
    for profession, found in named.items():
        cites = any(_cited(passage, hit, wanted, sources[passage], by) for passage, hit in found)
        rests = item.item.kind == "provision" and profession in wanted.therapies
        if not (cites or rests):
            continue
        judged = True
        if profession in listed.professions:
            continue
        looked = Absence(("section.K",), (profession,))
        told: dict[str, str | int] = {"profession": profession.replace("-", " ")}
        findings.append(
            Finding(
                "source-not-listed" if cites else "adviser-not-listed",
                item.id,
                item.path,
                (*quotes_of(found), looked),
                told,
            )
        )
    for quote in _strangers(item, named, listed, by):
        judged = True
        profession = quote.text.lower()
        looked = Absence(("section.K",), (profession,))
        findings.append(Finding("source-not-listed", item.id, item.path, (quote, looked), {"profession": profession}))
    if not judged:
        return None
    if not findings:
        return met(item, "what it rests on is listed")
    cited = any(finding.code == "source-not-listed" for finding in findings)
    return ItemOutcome(
        item.id,
        item.path,
        Verdict.NOT_MET if cited else Verdict.PARTLY_MET,
        tuple(findings),
        reason="section K does not list it",
    )


def _strangers(
    item: AnalysedItem, named: Mapping[str, list[tuple[AnalysedPassage, Hit]]], listed: Listed, by: dt.date
) -> Iterator[Quote]:
    """Roles that an item cites, that no profession of the lexicon covers, and that section K has no word of."""
    body = item.passages.get("text")
    if body is None:
        return
    known = [hit.span for found in named.values() for passage, hit in found if passage is body]
    for person in (*people_cited(body), *services_cited(body, by)):
        if not any(person.span.overlaps(span) for span in known) and not listed.holds(person):
            yield body.quote(person.span.start, person.span.end)


def _sources(passage: AnalysedPassage) -> tuple[Stretches, Stretches]:
    """Where a passage gives sources in brackets, and where it cites people."""
    return Stretches(bracketed_sources(passage.folded)), Stretches(person.span for person in people_cited(passage))


def _cited(
    passage: AnalysedPassage, hit: Hit, wanted: ReliedOn, sources: tuple[Stretches, Stretches], by: dt.date
) -> bool:
    """Whether a paper of the profession is read, or a citing word stands near it, or it stands with a year in brackets."""
    brackets, people = sources
    if is_read(passage, hit.span, by):
        return True
    if brackets.hold(Span(hit.span.start - 1, hit.span.end + 1)) or people.meet(hit.span.start, hit.span.end):
        return True
    near = [
        other.span
        for other in passage.hits_of(wanted.lexicon, *wanted.citing)
        if not cites_nobody(passage.folded, other.span, hit.span)
        and (-4 <= other.span.start - hit.span.end <= 16 or -4 <= hit.span.start - other.span.end <= 16)
    ]
    return bool(near) and any(span.overlaps(round_about(passage, hit.span)) for span in near)
