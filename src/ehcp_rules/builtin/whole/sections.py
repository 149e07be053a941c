"""Check types over sections: that all are there under their own letters, and that a section with nothing to say says so."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text.needs.section_told import SectionTold, section_told, tells_need

__all__ = ["section_stated", "sections_present"]


@frozen(kw_only=True)
class SectionsPresent:
    """`required` codes must be in the plan, those in `separate` under labels of their own; one in `lenient` costs half."""

    required: tuple[str, ...]
    separate: tuple[tuple[str, ...], ...] = ()
    lenient: tuple[str, ...] = ()


@frozen(kw_only=True)
class SectionStated:
    """`section` must hold content or an explicit nil statement; with `not_advice`, `not known to the service` is neither."""

    section: str
    not_advice: bool = True


@check(
    "sections.present",
    parameters=SectionsPresent,
    codes=(
        FindingCode("section-missing", "A section is missing", "Section {section} is not in the plan."),
        FindingCode("sections-share-a-label", "Sections share a label", "Sections {section} stand under one label."),
    ),
    laws=("the order of sections does not matter", "a section that was not supplied is not missing"),
)
def sections_present(context: CheckContext) -> CheckOutcome:
    """Judges whether every required section is there and separately labelled."""
    wanted: SectionsPresent = context.parameters
    plan = context.plan.plan
    supplied = [code for code in wanted.required if plan.supplied(code)]
    if not supplied:
        return ()
    shared = {code for group in wanted.separate for code in group if _shares(context, code, group)}
    findings = []
    missing = [code for code in supplied if plan.section(code) is None and code not in shared]
    looked = tuple(f"section.{section.code}" for section in plan.sections)
    for code in missing:
        findings.append(
            Finding("section-missing", None, f"section.{code}", (Absence(looked, (code,)),), {"section": code})
        )
    for group in wanted.separate:
        if any(code in shared for code in group):
            first = next(plan.items(*group), None)
            evidence = tuple(
                passage.quote(0, len(passage.text))
                for item in context.plan.items(*group)
                for passage in item.passages.values()
                if passage.field == "text"
            )[:1]
            names = " and ".join(group)
            item = first[1].id if first else None
            findings.append(
                Finding("sections-share-a-label", item, f"section.{group[0]}", evidence, {"section": names})
            )
    if not findings:
        verdict = Verdict.MET
    elif all(
        finding.code == "section-missing" and finding.parameters["section"] in wanted.lenient for finding in findings
    ):
        verdict = Verdict.PARTLY_MET
    else:
        verdict = Verdict.NOT_MET
    return (
        ItemOutcome(
            None,
            "plan",
            verdict,
            tuple(findings),
            reason=f"{len(supplied) - len(missing)} of {len(supplied)} sections found",
        ),
    )


def _shares(context: CheckContext, code: str, group: tuple[str, ...]) -> bool:
    section = context.plan.plan.section(code)
    if section is not None and any(other in section.shares for other in group):
        return True
    return any(
        code in other.shares for other in context.plan.plan.sections if other.code in group and other.code != code
    )


@check(
    "sections.stated",
    parameters=SectionStated,
    codes=(
        FindingCode(
            "nothing-stated",
            "The section says nothing",
            "Section {section} is empty and does not say that nothing was identified.",
        ),
        FindingCode(
            "not-known-is-not-advice",
            "Not known is not advice",
            "Section {section} says that a service does not know the child, which is no advice.",
        ),
        FindingCode(
            "nil-without-a-source",
            "Nil statement without a source",
            "Section {section} says that there is nothing, but not who looked.",
        ),
        FindingCode(
            "points-to-a-paper",
            "A paper in place of a need",
            "{item} points to a paper, and does not say what need that tells of: {quote}.",
        ),
    ),
)
def section_stated(context: CheckContext) -> CheckOutcome:
    """Judges whether a section has content, or says that nothing was identified and who looked."""
    wanted: SectionStated = context.parameters
    path = f"section.{wanted.section}"
    if context.plan.plan.section(wanted.section) is None:
        return ()
    items = tuple(context.plan.items(wanted.section))
    parameters = {"section": wanted.section}
    passages = [item.passages["text"] for item in items if "text" in item.passages]
    if not any(passage.words or passage.hits_of("nil-statements") for passage in passages):
        return (
            lacks(
                At(path),
                "nothing-stated",
                (Absence((path,), ("needs or a nil statement",)),),
                "no words in the section",
                told=parameters,
            ),
        )
    words = sum(len(passage.words) for passage in passages)
    told = section_told(passages)
    if any(item.item.kind in ("need", "note") and tells_need(item) for item in items):
        return (_beside_needs(path, told, wanted),)

    def ask(reason: str) -> CheckOutcome:
        quotes = tuple(passage.quote(0, len(passage.text)) for passage in passages)
        request = JudgementRequest(context.question, passages[0].item_id, path, quotes)
        return (ItemOutcome(None, path, Verdict.NEEDS_JUDGEMENT, request=request, reason=reason),)

    def fail(code: str, quotes: tuple[Quote, ...], verdict: Verdict, reason: str) -> CheckOutcome:
        first = At(path, passages[0].item_id)
        return (lacks(At(path), code, quotes, reason, told=parameters, verdict=verdict, shown_at=first),)

    if told.declined or told.pending:
        return ask("somebody was to look, and the plan does not yet say what was found")
    if told.unknown and wanted.not_advice and not told.seen and not (told.looked and told.nil and not told.searched):
        return fail("not-known-is-not-advice", told.unknown, Verdict.NOT_MET, "nobody looked")
    if told.nil:
        if told.looked or told.dated:
            return (met(At(path), "says that nothing was identified, and who looked"),)
        return fail("nil-without-a-source", told.nil[:1], Verdict.PARTLY_MET, "a nil statement without its source")
    if told.signpost:
        return fail("nothing-stated", told.signpost, Verdict.NOT_MET, "points to information, and states no need")
    if words < 3:
        return ask("too few words to tell")
    return (met(At(path), "needs are stated"),)


def _beside_needs(path: str, told: SectionTold, wanted: SectionStated) -> ItemOutcome:
    """Needs are told: what is left to find is a service's not knowing the child in place of a look."""
    if told.signpost_alone:
        first = told.signpost_alone[0]
        return lacks(
            At(path, first.item),
            "points-to-a-paper",
            told.signpost_alone,
            "needs are stated, and one item only points to a paper",
            verdict=Verdict.PARTLY_MET,
        )
    if not (wanted.not_advice and told.unknown_alone) or told.looked or told.declined or told.pending:
        return met(At(path), "needs are stated")
    return lacks(
        At(path),
        "not-known-is-not-advice",
        told.unknown_alone,
        "needs are stated, and nobody from the service looked",
        told={"section": wanted.section},
        verdict=Verdict.PARTLY_MET,
        shown_at=At(path, told.unknown_alone[0].item),
    )
