"""Check type over pronouns: that those which stand for the child agree with the record, or with each other."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.people.names import strangers_in_items
from ehcp_rules.text.people.persons import other_people
from ehcp_rules.text.people.pronouns import child_pronouns, pronouns_of, recorded_pronouns
from ehcp_rules.text.scanning.fold import fold

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
    codes=(
        FindingCode(
            "pronoun-disagrees",
            "A pronoun that is not this child's",
            "{item} has a pronoun that is not this child's: {quote}.",
        ),
    ),
    laws=(
        "swapping the pronouns throughout, record included, never changes the verdict",
        "renaming the child throughout never changes the verdict",
    ),
)
def pronouns_agree(context: CheckContext) -> CheckOutcome:
    """Judges whether the pronouns whose antecedent is the child are the recorded ones, or all the same."""
    wanted: PronounsAgree = context.parameters
    learner = context.plan.plan.learner
    names = context.plan.names
    right = recorded_pronouns(learner.pronouns)
    seen = [
        (item, passage, said)
        for item in context.plan.items(*wanted.sections)
        for passage in item.passages.values()
        if passage.field not in ("label", "speaker", "who") and any(said := pronouns_of(passage))
    ]
    counts = {"he": sum(said[0] for _, _, said in seen), "she": sum(said[1] for _, _, said in seen)}
    if not right and not any(counts.values()):
        raise SourceCannotTellError("the record names no pronouns and the plan uses none")
    most = max(sorted(counts), key=lambda gender: counts[gender])
    expected = right or frozenset({most})
    unexpected = [place for place, gender in enumerate(counts) if gender not in expected]
    others: frozenset[str] | None = None
    wrong: dict[str, list[Quote]] = {}
    # Antecedents are sought only where another pronoun than the expected one stands.
    for item, passage, said in seen:
        if any(said[place] for place in unexpected):
            if others is None:
                others = other_people(context.plan)
            # Where no pronoun is this child's, another child's name stands for the child: the words are carried over.
            right_ones = any(said[place] for place, gender in enumerate(counts) if gender in expected)
            own = names if right_ones else names | _names_carried_over(item)
            for pronoun in child_pronouns(item, passage, own, others - own, crowded=item.section in wanted.crowded):
                if pronoun.gender not in expected:
                    wrong.setdefault(item.path, []).append(passage.quote(pronoun.span.start, pronoun.span.end))
    disagreeing = sum(map(len, wrong.values()))
    if disagreeing and not right and counts[most] < wanted.settled * disagreeing:
        quotes = tuple(quote for found in wrong.values() for quote in found)
        return (asks(context, At("learner"), quotes, "two pronouns, and no record to say which"),)
    outcomes = []
    for item in dict.fromkeys(item for item, _, _ in seen):
        if item.path in wrong:
            outcomes.append(
                lacks(
                    item,
                    "pronoun-disagrees",
                    tuple(wrong[item.path]),
                    "another pronoun where only the child can be meant",
                )
            )
        else:
            outcomes.append(met(item, "no pronoun that is not this child's"))
    return tuple(outcomes) or (met(At("plan"), "no pronoun that is not this child's"),)


def _names_carried_over(item: AnalysedItem) -> frozenset[str]:
    """The folded names of an item that are surely another child's."""
    found = strangers_in_items(item.plan, (item,)).get(item, [])
    return frozenset(fold(quote.text).removesuffix("'s") for one in found for quote in one.sure)
