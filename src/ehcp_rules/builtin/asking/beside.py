"""Check types that judge nothing and set words side by side for a person: sentences on a matter, an outcome and its start."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome
from ehcp_rules.plan import Outcome
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import sentence_of, whole

__all__ = ["compares_outcomes", "sentences_on"]


@frozen(kw_only=True)
class SentencesOn:
    """Which items (`sections`, `kinds`) are searched for phrases of `lexicon` in `groups`.

    With `always`, the question is asked even where no phrase is found; otherwise the criterion does not apply then.
    `most` bounds the sentences put before the person; with `entire`, whole passages are.
    """

    sections: tuple[str, ...]
    lexicon: str
    groups: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    always: bool = False
    entire: bool = False
    most: int = 12


@check("person.reads_on", parameters=SentencesOn, codes=())
def sentences_on(context: CheckContext) -> CheckOutcome:
    """Judges nothing: every sentence on a matter goes to a person, once for the plan, and no question is asked without one."""
    wanted: SentencesOn = context.parameters
    items = tuple(context.plan.items(*wanted.sections, kinds=wanted.kinds))
    found: list[Quote] = []
    for item in items:
        for passage in item.passages.values() if wanted.lexicon in item.lexicons else ():
            hits = passage.hits_of(wanted.lexicon, *wanted.groups)
            if hits and wanted.entire:
                found.append(passage.quote(0, len(passage.text)))
            elif hits:
                found += [sentence_of(passage, hit.span.start) for hit in hits]
    quotes = tuple(dict.fromkeys(found))[: wanted.most]
    if not quotes and not (wanted.always and items):
        return ()
    path = f"section.{wanted.sections[0]}"
    reason = (
        f"{len(quotes)} sentences for a person"
        if quotes
        else "nothing on the matter was recognised, which a person may weigh"
    )
    return (asks(context, At(path), quotes, reason),)


@frozen(kw_only=True)
class ComparesOutcomes:
    """Each outcome is put beside what section `against` says of the same need: stated links first, else the same area."""

    against: str = "B"
    most: int = 4


@check("person.compares_outcomes", parameters=ComparesOutcomes, codes=())
def compares_outcomes(context: CheckContext) -> CheckOutcome:
    """Judges nothing: each outcome goes to a person beside the needs and strengths it starts from."""
    wanted: ComparesOutcomes = context.parameters
    held = tuple(context.plan.items(wanted.against, kinds=("need", "strength")))
    outcomes = []
    for item in context.plan.items("E", kinds=("outcome",)):
        starts = _starting_points(item, held)[: wanted.most]
        quotes = (*whole(item), *(quote for start in starts for quote in whole(start)))
        reason = f"put beside {len(starts)} statements of section {wanted.against}"
        outcomes.append(asks(context, item, quotes, reason))
    return tuple(outcomes)


def _starting_points(item: AnalysedItem, held: Iterable[AnalysedItem]) -> list[AnalysedItem]:
    needs = item.item.needs if isinstance(item.item, Outcome) else ()
    area = getattr(item.item, "area", "")
    linked = [other for other in held if other.id in needs]
    same = [
        other for other in held if area and getattr(other.item, "area", "") == area and other.item.kind == "strength"
    ]
    return [*linked, *same]
