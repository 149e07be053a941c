"""Check types over language: acronyms, technical terms, blaming words, and diagnoses without a source."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, by_count, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.child.diagnoses import Diagnosis, diagnoses
from ehcp_rules.text.needs.nothing_found import says_nothing_found
from ehcp_rules.text.people.speakers import Speaker, speakers_of
from ehcp_rules.text.wording.acronyms import acronyms
from ehcp_rules.text.wording.glosses import terms
from ehcp_rules.text.wording.shorthand import medical_terms, shorthand, signs_of_a_clinic, telegraphic
from ehcp_rules.text.wording.tone import blaming

__all__ = ["acronyms_written_out", "diagnoses_sourced", "no_shorthand", "nobody_blamed", "terms_explained"]

_LETTERED = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J")


@frozen(kw_only=True)
class AcronymsWrittenOut:
    """Acronyms are looked for in `sections`, their words in the whole plan; more than `few` unexplained ones fail."""

    sections: tuple[str, ...] = _LETTERED
    few: int = 2


@frozen(kw_only=True)
class TermsExplained:
    """Technical terms in `sections` need an everyday meaning once; more than `few` unexplained ones fail."""

    sections: tuple[str, ...] = _LETTERED
    few: int = 2


@frozen(kw_only=True)
class NobodyBlamed:
    """`sections` are read, save what a child or parent says; words of the groups in `ask` go to a person."""

    sections: tuple[str, ...] = _LETTERED
    groups: tuple[str, ...] = ("blaming",)
    ask: tuple[str, ...] = ()


@frozen(kw_only=True)
class DiagnosesSourced:
    """Diagnoses stated in `sections` need a source and a date beside one of their mentions.

    The source may also stand in a section of `told_in`. Where section `listed_in` has health advice the source may be
    found there, so that a missing one costs half.
    """

    sections: tuple[str, ...] = ("B", "C")
    told_in: tuple[str, ...] = ("A",)
    listed_in: str = "K"


@check(
    "language.acronyms_written_out",
    parameters=AcronymsWrittenOut,
    codes=(
        FindingCode(
            "acronym-unexplained",
            "An acronym never written out",
            "The plan uses an acronym that it never writes out: {quote}.",
        ),
    ),
    laws=("writing an acronym out never makes the verdict worse",),
)
def acronyms_written_out(context: CheckContext) -> CheckOutcome:
    """Judges whether each acronym is written out somewhere in the plan."""
    wanted: AcronymsWrittenOut = context.parameters
    _needs_text(context, wanted.sections)
    found = acronyms(_not_the_familys(context, wanted.sections), tuple(context.plan.items()))
    findings = []
    for one in found:
        if not one.expanded:
            item = one.uses[0][0]
            quotes = tuple(passage.quote(span.start, span.end) for _, passage, span in one.uses)
            findings.append(Finding("acronym-unexplained", item.id, item.path, quotes))
    reason = f"{len(findings)} of {len(found)} acronyms are never written out"
    return (ItemOutcome(None, "plan", by_count(len(findings), wanted.few), tuple(findings), reason=reason),)


def _told_by_the_family(item: AnalysedItem) -> bool:
    return item.section == "A" and not speakers_of(item).isdisjoint({Speaker.CHILD, Speaker.PARENT})


def _not_the_familys(context: CheckContext, sections: tuple[str, ...]) -> Iterator[AnalysedItem]:
    """The items of some sections, save what child and family tell: they know the words that they use."""
    return (item for item in context.plan.items(*sections) if not _told_by_the_family(item))


def _needs_text(context: CheckContext, sections: tuple[str, ...]) -> None:
    if not any(map(context.plan.plan.supplied, sections)):
        raise SourceCannotTellError("the source supplies no section with text")


@check(
    "language.terms_explained",
    parameters=TermsExplained,
    codes=(
        FindingCode(
            "term-unexplained",
            "A technical term without its meaning",
            "The plan uses a technical term and does not say what it means: {quote}.",
        ),
    ),
    laws=("adding a meaning in brackets never makes the verdict worse",),
)
def terms_explained(context: CheckContext) -> CheckOutcome:
    """Judges whether each technical term is explained beside one of its uses."""
    wanted: TermsExplained = context.parameters
    _needs_text(context, wanted.sections)
    found = terms(_not_the_familys(context, wanted.sections))
    findings = [
        Finding("term-unexplained", one.uses[0][0].id, one.uses[0][0].path, tuple(quote for _, quote in one.uses))
        for one in found
        if not one.explained
    ]
    reason = f"{len(findings)} of {len(found)} technical terms are not explained"
    return (ItemOutcome(None, "plan", by_count(len(findings), wanted.few), tuple(findings), reason=reason),)


@frozen(kw_only=True)
class NoShorthand:
    """A statement of `section` with `many` clinical abbreviations is shorthand, as is one made of a few words like them."""

    section: str = "C"
    many: int = 3
    bare: int = 6


@check(
    "health.no_shorthand",
    parameters=NoShorthand,
    codes=(FindingCode("clinic-shorthand", "Clinic shorthand", "{item} is written in clinic shorthand: {quote}."),),
    laws=("writing an acronym out never makes the verdict worse",),
)
def no_shorthand(context: CheckContext) -> CheckOutcome:
    """Judges whether health needs are told in sentences, and not in the abbreviations of a clinic."""
    wanted: NoShorthand = context.parameters
    outcomes = []
    written_out: frozenset[str] | None = None
    for item in context.plan.items(wanted.section, kinds=("need",)):
        passage = item.passages.get("text")
        if passage is None or says_nothing_found(item):
            continue
        found = shorthand(passage)
        if found and written_out is None:
            everything = tuple(context.plan.items())
            written_out = frozenset(one.letters for one in acronyms(everything, everything) if one.expanded)
        found = shorthand(passage, written_out or frozenset())
        signs = signs_of_a_clinic(passage)
        words = len(passage.words)
        heavy = len(found) >= wanted.many and (signs or wanted.many * len(found) >= words)
        bare = found and words <= wanted.bare and medical_terms(passage)
        if heavy or bare or telegraphic(passage, found):
            outcomes.append(lacks(item, "clinic-shorthand", item.whole, f"{len(found)} abbreviations"))
        else:
            outcomes.append(met(item, "sentences"))
    return tuple(outcomes)


@check(
    "language.nobody_blamed",
    parameters=NobodyBlamed,
    codes=(FindingCode("blaming-words", "Words that blame", "{item} blames: {quote}."),),
    laws=("putting words in quotation marks never makes the verdict worse",),
)
def nobody_blamed(context: CheckContext) -> CheckOutcome:
    """Judges whether the writer's own words blame the child or the family."""
    wanted: NobodyBlamed = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections):
        if _told_by_the_family(item):
            continue
        sure = tuple(blaming(item, *wanted.groups))
        unsure = tuple(blaming(item, *wanted.ask)) if wanted.ask else ()
        if sure:
            outcomes.append(lacks(item, "blaming-words", sure, "words that blame, in the writer's voice"))
        elif unsure:
            outcomes.append(asks(context, item, unsure, "words that may blame"))
        elif item.passages and item.item.kind != "heading":
            outcomes.append(met(item, "no blaming words"))
    return tuple(outcomes)


@check(
    "language.diagnoses_sourced",
    parameters=DiagnosesSourced,
    codes=(
        FindingCode(
            "diagnosis-without-source",
            "A diagnosis without a source",
            "{item} states a diagnosis and not who made it: {quote}.",
        ),
        FindingCode(
            "diagnosis-without-date",
            "A diagnosis without a date",
            "{item} states a diagnosis and not when it was made: {quote}.",
        ),
    ),
    laws=("taking away a source or a date never improves the verdict",),
)
def diagnoses_sourced(context: CheckContext) -> CheckOutcome:
    """Judges whether each diagnosis stated as a fact says once who made it and when."""
    wanted: DiagnosesSourced = context.parameters
    stated: dict[str, list[Diagnosis]] = {}
    for one in diagnoses(context.plan.items(*wanted.sections)):
        stated.setdefault(one.name, []).append(one)
    told = {one.name for one in diagnoses(context.plan.items(*wanted.told_in)) if one.source and one.date}
    in_list = any(
        passage.hits_of("roles", "health", "psychologist")
        for item in context.plan.items(wanted.listed_in)
        for passage in item.passages.values()
    )
    outcomes = []
    for name, mentions in stated.items():
        first = mentions[0]
        quotes = tuple(one.quote for one in mentions[:3])
        if name in told or any(one.source and one.date for one in mentions):
            outcomes.append(met(first.item, "a source and a date"))
            continue
        sourced = any(one.source for one in mentions)
        code = "diagnosis-without-date" if sourced else "diagnosis-without-source"
        verdict = Verdict.PARTLY_MET if sourced or in_list else Verdict.NOT_MET
        outcomes.append(lacks(first.item, code, quotes, "no date" if sourced else "no source", verdict=verdict))
    return tuple(outcomes)
