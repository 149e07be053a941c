"""Check types over how needs stand beside one another: each told once, and each by itself."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ehcp_rules.builtin.verdicts import lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import sentence_of, whole
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stems import stems
from ehcp_rules.text.needs.nothing_found import says_nothing_found
from ehcp_rules.text.needs.run_together import kinds_listed

__all__ = ["needs_separate", "needs_told_once"]


@frozen(kw_only=True)
class NeedsToldOnce:
    """Needs of different areas that share this much of their words (`alike`, as a percentage) are the same need told again.

    So is a sentence that shares `sentence` per cent of its own words with a need of another area, where that is given.
    """

    section: str = "B"
    alike: int = 65
    least_words: int = 5
    sentence: int = 0


@check(
    "needs.told_once",
    parameters=NeedsToldOnce,
    codes=(
        FindingCode(
            "need-repeated",
            "One need under several areas",
            "{item} tells again what {others} other needs tell under another area.",
        ),
    ),
    laws=("the order of items does not matter",),
)
def needs_told_once(context: CheckContext) -> CheckOutcome:
    """Judges whether a need is told once, by how many words needs under different areas share."""
    wanted: NeedsToldOnce = context.parameters
    needs = [
        item
        for item in context.plan.items(wanted.section, kinds=("need",))
        if "text" in item.passages and not says_nothing_found(item)
    ]
    if len({item.area for item in needs}) < 2:
        return ()
    words = [item.passages["text"].stems for item in needs]
    return tuple(_repeated(index, needs, words, wanted) for index in range(len(needs)))


def _repeated(
    index: int,
    needs: Sequence[AnalysedItem],
    words: Sequence[frozenset[str]],
    wanted: NeedsToldOnce,
) -> ItemOutcome:
    item, own = needs[index], words[index]
    here = item.area
    twins = [
        other
        for other, theirs in zip(needs, words, strict=True)
        if other is not item
        and other.area != here
        and len(own) >= wanted.least_words
        and (
            100 * len(own & theirs) >= wanted.alike * len(own | theirs)
            or _sentence_again(item, theirs, wanted.sentence)
        )
    ]
    if not twins:
        return met(item, "told in one place")
    evidence = (*whole(item), *(quote for twin in twins[:3] for quote in whole(twin)))
    verdict = Verdict.PARTLY_MET if len(twins) == 1 else Verdict.NOT_MET
    return lacks(
        item,
        "need-repeated",
        evidence,
        f"{len(twins)} needs under other areas are nearly the same",
        told={"others": len(twins)},
        verdict=verdict,
    )


_A_SENTENCE = 5
"""Words of substance of a sentence that tells enough to be told again."""


def _sentence_again(item: AnalysedItem, theirs: frozenset[str], least: int) -> bool:
    """Whether a sentence of an item is nearly all in the words of another need, and is not on who found what."""
    passage = item.passages["text"]
    if not least or 100 * len(passage.stems & theirs) < least * _A_SENTENCE:
        return False
    names = stems(item.plan.names)
    of_papers = [hit.span for hit in (*passage.hits_of("roles"), *passage.hits_of("need-wording", "diagnosis"))]
    told = (
        stems(content_words(passage.folded[span.start : span.end])) - names
        for span in passage.sentences
        if not any(span.overlaps(paper) for paper in of_papers)
    )
    return any(len(own) >= _A_SENTENCE and 100 * len(own & theirs) >= least * len(own) for own in told)


@frozen(kw_only=True)
class NeedsSeparate:
    """A need of more than `words` words of substance is probably several, and so is a list of several `kinds`.

    Each of `kinds` holds groups of the lexicon `fields` that may well be one need.
    """

    section: str = "B"
    words: int = 90
    fields: str = ""
    kinds: tuple[tuple[str, ...], ...] = ()


@check(
    "needs.separate",
    parameters=NeedsSeparate,
    codes=(
        FindingCode(
            "needs-run-together",
            "Needs run together",
            "{item} runs to {words} words of substance, so single needs are hard to find.",
        ),
        FindingCode(
            "needs-in-one-list",
            "Needs of several kinds in one list",
            "{item} lists needs of several kinds as if they were one: {quote}.",
        ),
    ),
    laws=("splitting a need never lowers the verdict",),
)
def needs_separate(context: CheckContext) -> CheckOutcome:
    """Judges whether needs stand apart, so that each can be found; a long narrative costs half and never more."""
    wanted: NeedsSeparate = context.parameters
    outcomes = []
    for item in context.plan.items(wanted.section, kinds=("need",)):
        passage = item.passages.get("text")
        count = len(passage.words) if passage is not None else 0
        if passage is None or count <= wanted.words:
            together = passage is not None and wanted.kinds and _several_kinds(context, item, wanted)
            reason = "needs of several kinds in one list"
            outcomes.append(
                lacks(item, "needs-in-one-list", item.whole, reason, verdict=Verdict.PARTLY_MET)
                if together
                else met(item, f"{count} words of substance")
            )
            continue
        opening = sentence_of(passage, 0)
        outcomes.append(
            lacks(
                item,
                "needs-run-together",
                (opening,),
                f"{count} words of substance in one item",
                told={"words": count},
                verdict=Verdict.PARTLY_MET,
            )
        )
    return tuple(outcomes)


def _several_kinds(context: CheckContext, item: AnalysedItem, wanted: NeedsSeparate) -> bool:
    """Whether an item lists needs of several kinds, and is no summary of needs that stand by themselves elsewhere."""
    lexicons = context.plan.lexicons
    told = kinds_listed(item.passages["text"], lexicons, wanted.fields, wanted.kinds)
    if not told or says_nothing_found(item):
        return False
    others = (other for other in context.plan.items(wanted.section, kinds=("need",)) if other is not item)
    apart = {
        hit[2]
        for other in others
        if "text" in other.passages
        for hit in lexicons.rooted(wanted.fields).scan(other.passages["text"].folded)
    }
    return not told <= apart
