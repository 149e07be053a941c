"""The check type over the words of advice: whether a technical term, or letters in its place, have their meaning beside them."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.papers.documents import each_document, place_of
from ehcp_rules.builtin.verdicts import by_count
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome
from ehcp_rules.text.papers.advice import AnalysedDocument
from ehcp_rules.text.wording.acronyms import bare_initials
from ehcp_rules.text.wording.glosses import terms
from ehcp_rules.text.wording.scores import unexplained_scores

__all__ = ["advice_terms_explained"]


@frozen(kw_only=True)
class FewTerms:
    """More than `few` technical terms without a meaning in one document fail; `initials` count as terms, roles aside."""

    few: int = 2
    initials: bool = False


@check(
    "advice.terms_explained",
    parameters=FewTerms,
    codes=(
        FindingCode(
            "term-unexplained",
            "A technical term without its meaning",
            "{item} uses a technical term and does not say what it means: {quote}.",
        ),
    ),
    laws=("adding a meaning in brackets never makes the verdict worse",),
)
def advice_terms_explained(context: CheckContext) -> CheckOutcome:
    """Judges whether each technical term in a piece of advice is explained beside one of its uses."""
    wanted: FewTerms = context.parameters

    def judge(document: AnalysedDocument) -> CheckOutcome:
        items = [item for item in document.items if item.item.kind != "heading"]
        found = terms(items)
        plain = [one.uses for one in found if not one.explained]
        if scores := unexplained_scores(items):
            plain.append(scores)
        if wanted.initials:
            plain += bare_initials(items)
        findings = tuple(
            Finding("term-unexplained", uses[0][0].id, uses[0][0].path, tuple(quote for _, quote in uses))
            for uses in plain
        )
        verdict = by_count(len(plain), wanted.few)
        reason = f"{len(plain)} technical terms are not explained"
        return (ItemOutcome(document.document.id, place_of(document), verdict, findings, reason=reason),)

    return each_document(context, "advice", judge)
