"""Check type over section K: that the advice the law asks for is listed, with whose it is and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.plan import AdviceEntry
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.grammar import any_of

__all__ = ["advice_listed"]

_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "parent-or-young-person": (
            "parent",
            "carer",
            "mother",
            "father",
            "family",
            "young person",
            "child",
            "pupil",
            "student",
            "own pages",
            "one-page profile",
        ),
        "education": (
            "education",
            "school",
            "nursery",
            "college",
            "teacher",
            "senco",
            "setting",
            "head",
            "principal",
            "tutor",
            "provider",
            "inclusion",
        ),
        "medical": (
            "medical",
            "health",
            "paediatric",
            "gp",
            "clinic",
            "nurse",
            "consultant",
            "doctor",
            "camhs",
            "audiolog",
        ),
        "psychological": ("psycholog", "ep", "senior ep", "ep advice", "ep report", "(ep)"),
        "social-care": (
            "social care",
            "social work",
            "early help",
            "family support",
            "family help",
            "children with disabilities",
            "children's services",
            "adult care",
            "care act",
        ),
        "adulthood": ("adulthood", "pfa", "transition to adult", "careers", "independent living"),
    }
)
_TITLES = {
    "parent-or-young-person": "the parent or young person",
    "education": "education",
    "medical": "health (medical advice)",
    "psychological": "an educational psychologist",
    "social-care": "social care",
    "adulthood": "preparing for adulthood",
}


@frozen(kw_only=True)
class AdviceListed:
    """`types` must each have an entry; `adulthood` is asked for from school year `adulthood_from` on."""

    types: tuple[str, ...]
    adulthood_from: int = 9


@check(
    "advice.listed",
    parameters=AdviceListed,
    codes=(
        FindingCode("advice-missing", "A kind of advice is missing", "No advice from {type} is listed."),
        FindingCode("author-missing", "Advice without an author or role", "{item} does not say whose advice it is."),
        FindingCode("date-missing", "Undated advice", "{item} has no date."),
    ),
    laws=("adding an entry with author and date never lowers the verdict of another entry",),
)
def advice_listed(context: CheckContext) -> CheckOutcome:
    """Judges whether each kind of advice is listed, and whether each entry says whose it is and when it was given."""
    wanted: AdviceListed = context.parameters
    if context.plan.plan.section("K") is None:
        return ()
    entries = tuple(context.plan.items("K", kinds=("advice",)))
    outcomes = [_entry(item) for item in entries]
    given = {kind for item in entries for kind in _kinds(item)}
    asked = list(wanted.types)
    if context.facts.get("learner.school_year", 0) < wanted.adulthood_from:
        asked = [kind for kind in asked if kind != "adulthood"]
    missing = [kind for kind in asked if kind not in given]
    looked = tuple(item.path for item in entries) or ("section.K",)
    findings = tuple(
        Finding(
            "advice-missing",
            None,
            "section.K",
            (Absence(looked, (_TITLES.get(kind, kind),)),),
            {"type": _TITLES.get(kind, kind)},
        )
        for kind in missing
    )
    reasons = tuple(_reasons(context))
    if missing and reasons:
        request = JudgementRequest(context.question, None, "section.K", reasons)
        reason = "a kind of advice is missing, and the plan gives a reason"
        outcomes.append(ItemOutcome(None, "section.K", Verdict.NEEDS_JUDGEMENT, request=request, reason=reason))
        return tuple(outcomes)
    verdict = Verdict.NOT_MET if missing else Verdict.MET
    outcomes.append(
        ItemOutcome(
            None, "section.K", verdict, findings, reason=f"{len(asked) - len(missing)} of {len(asked)} kinds listed"
        )
    )
    return tuple(outcomes)


_REASON = any_of(
    r"\b(?:not sought again|regulation 6\(4\)|reg(?:ulation)? ?6\(4\)|agreed to be sufficient"
    r"|to be sufficient|remains? sufficient|not required because|declined)",
)


def _reasons(context: CheckContext) -> Iterator[Quote]:
    """Where section K says why a kind of advice was not asked for: regulation 6(4) allows existing advice."""
    for item in context.plan.items("K"):
        passage = item.passages.get("text")
        if passage is not None and _REASON.search(passage.folded):
            yield passage.quote(0, len(passage.text))


def _entry(item: AnalysedItem) -> ItemOutcome:
    entry = item.item
    findings = []
    if isinstance(entry, AdviceEntry) and not _unknown(item):
        passage = item.passages.get("text")
        quote = (passage.quote(0, len(passage.text)),) if passage is not None else ()
        if not (entry.author.strip() or entry.role.strip()):
            findings.append(Finding("author-missing", item.id, item.path, quote))
        if entry.date is None:
            findings.append(Finding("date-missing", item.id, item.path, quote))
    verdict = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET)[len(findings)]
    if _unknown(item):
        return ItemOutcome(item.id, item.path, Verdict.NOT_APPLICABLE, reason="says that no advice was given")
    return ItemOutcome(item.id, item.path, verdict, tuple(findings))


def _unknown(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    return passage is not None and bool(passage.hits_of("nil-statements", "not-known"))


def _kinds(item: AnalysedItem) -> set[str]:
    if _unknown(item):
        return set()
    typed = item.passages.get("type")
    told = {kind for kind, words in _WORDS.items() if typed is not None and _names(typed.folded, words)}
    if told:
        return told
    text = " ".join(item.passages[name].folded for name in ("text", "role", "author") if name in item.passages)
    return {kind for kind, words in _WORDS.items() if _names(text, words)}


def _names(folded: str, words: tuple[str, ...]) -> bool:
    """Whether a text names one of these kinds; a word of three letters or fewer must stand alone."""
    return any(re.search(rf"\b{re.escape(word)}" + (r"\b" if len(word) <= 3 else ""), folded) for word in words)
