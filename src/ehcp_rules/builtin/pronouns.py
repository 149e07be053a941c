"""Check type over pronouns: that those which stand for the child agree with the record, or with each other."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.persons import Pronoun, child_pronouns, names_of, recorded_pronouns

__all__ = ["pronouns_agree"]


@frozen(kw_only=True)
class PronounsAgree:
    """`sections` are read, in `crowded` ones every capitalised word may be another person.

    Where the record names no pronoun, the plan's own use stands for it once it is `settled` times as frequent as the other.
    """

    sections: tuple[str, ...] = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2")
    crowded: tuple[str, ...] = ("A",)
    settled: int = 4


@check(
    "identity.pronouns_agree",
    parameters=PronounsAgree,
    codes=(FindingCode("pronoun-disagrees", "A pronoun that is not this child's", "{item} has a pronoun that is not this child's: {quote}."),),
    laws=("swapping the pronouns throughout, record included, never changes the verdict", "renaming the child throughout never changes the verdict"),
)
def pronouns_agree(context: CheckContext) -> CheckOutcome:
    """Judges whether the pronouns whose antecedent is the child are the recorded ones, or all the same."""
    wanted: PronounsAgree = context.parameters
    learner = context.plan.plan.learner
    names = names_of(learner)
    seen: list[tuple[AnalysedItem, list[tuple[Quote, Pronoun]]]] = []
    for item in context.plan.items(*wanted.sections):
        own = [
            (passage.quote(pronoun.span.start, pronoun.span.end), pronoun)
            for passage in item.passages.values()
            if passage.field not in ("label", "speaker", "who")
            for pronoun in child_pronouns(passage, names, crowded=item.section in wanted.crowded)
        ]
        if own:
            seen.append((item, own))
    counts = Counter(pronoun.gender for _, own in seen for _, pronoun in own)
    right = recorded_pronouns(learner.pronouns)
    if not right:
        if not counts:
            raise SourceCannotTellError("the record names no pronouns and the plan uses none for the child")
        (most, often), rest = counts.most_common(1)[0], sum(counts.values()) - counts.most_common(1)[0][1]
        if rest and often < wanted.settled * rest:
            quotes = tuple(quote for _, own in seen for quote, _ in own)
            first = {pronoun.gender: quote for _, own in reversed(seen) for quote, pronoun in reversed(own)}
            request = JudgementRequest(context.question, None, "learner", tuple(first[gender] for gender in sorted(first)) or quotes)
            return (ItemOutcome(None, "learner", Verdict.NEEDS_JUDGEMENT, request=request, reason="two pronouns, and no record to say which"),)
        right = frozenset({most})
    outcomes = []
    for item, own in seen:
        wrong = tuple(quote for quote, pronoun in own if pronoun.gender not in right)
        if wrong:
            finding = Finding("pronoun-disagrees", item.id, item.path, wrong)
            outcomes.append(ItemOutcome(item.id, item.path, Verdict.NOT_MET, (finding,), reason="another pronoun where only the child can be meant"))
        else:
            outcomes.append(ItemOutcome(item.id, item.path, Verdict.MET, reason="pronouns agree"))
    return tuple(outcomes) or (ItemOutcome(None, "plan", Verdict.MET, reason="no pronoun stands for the child but the recorded one"),)
