"""What a need, an outcome or provision is about: fields of skill and help, which are data (a lexicon), and words of substance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stems import stem
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Hit
from ehcp_rules.text.threads.margins import asides, conceded, frames, subject_matter

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Lexicons

__all__ = ["Topics", "names_in", "only_refers", "topics_of"]


@frozen
class Topics:
    """The fields that a statement is about, those that it is firmly and mainly about, and its words of substance.

    What only follows from a need, who gives the help, and help of a general kind are firm and not the main thing. `named` are the
    main fields that a phrase of their own tells, and not only hints that add up, and `head` those of the first such phrase;
    `lone` is the one field that a statement hints at when it is firmly about nothing; `weights` tell how much speaks for each.
    """

    fields: frozenset[str]
    firm: frozenset[str]
    main: frozenset[str]
    named: frozenset[str]
    head: frozenset[str]
    lone: frozenset[str]
    stems: frozenset[str]
    weights: Mapping[str, float]


def _holds(longer: Span, span: Span) -> bool:
    return longer.start <= span.start and span.end <= longer.end and longer != span


_COMMON = frozenset(
    (
        "able work working school class week day year term minutes hours session sessions pupil help support group time "
        "adult plan skill skills through without least every daily weekly named trained things people improve improves "
        "improving develop develops developing difficulty difficulties difficult find finds hard level levels high low "
        "programme programmes review reviewed specialist independently independent independence appropriate strategy "
        "strategies activity activities small structured classroom lesson lessons teacher assistant stage key end twice "
        "once three four five around using range needs increase increased learn learning other others another days weeks "
        "terms years minute hour half first last next start seven eight nine ten fifteen twenty thirty forty fifty times "
        "occasions part full different same much many little less more some none everyone anyone someone nobody somebody "
        "anything something nothing everything easter christmas summer autumn spring half-term monday tuesday wednesday "
        "thursday friday mondays tuesdays wednesdays thursdays fridays cannot gets goes comes takes keeps knows know "
        "wants want leads runs trains shows tells says meets agreed chosen planned taught teaches teaching practice "
        "practise practises playtime playtimes breaktime breaktimes lunchtime lunchtimes "
        "january february march april june july august september october november december"
    ).split()
)
_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z][a-z'’-]+")


def names_in(passage: AnalysedPassage) -> frozenset[str]:
    """Names in a passage: two statements about one child have nothing in common by that."""
    inside = {fold(match.group()) for match in _NAME.finditer(passage.text)}
    given = {hit.phrase for hit in passage.hits_of("first-names") if passage.text[hit.span.start].isupper()}
    return frozenset(inside | {fold(name) for name in given})


_ONLY_REFERS = re.compile(
    r"\W*(?:to be |will be |is |continuing |ongoing |continued |initial |a |an )*"
    r"(?:referr(?:al|ed)|refer|monitor(?:ing|ed)|oversight|overview|assess(?:ment|ed)|re-?assess\w*|consider(?:ed|ation)?)\b"
)


def only_refers(passage: AnalysedPassage) -> bool:
    """Whether provision only leads to some: a referral, oversight or an assessment is about the need, and does nothing for it."""
    return _ONLY_REFERS.match(passage.folded) is not None


_FAINT, _WEAK, _ALMOST, _ENOUGH = 1, 2, 3, 4
"""Hints at a field add up: two weak words are enough to be firmly about it, almost enough where nothing else is said."""

_QUALIFIERS = ("none", "faint", "weak", "general", "person")


def topics_of(
    passage: AnalysedPassage, lexicons: Lexicons, lexicon: str, names: frozenset[str] = frozenset()
) -> Topics:
    """What a passage is about, by the fields of a lexicon; its groups `none`, `weak`, `general` and `person` are no fields.

    Phrases of `none` are about nothing, those of `weak` may be about their field or not. Those of `general` are help that any need
    may draw on, and those of `person` tell who helps: they are about their field, and never the main thing beside something else.
    `names` are those that its neighbours speak of: a statement that opens with a name does not show that it is one.
    """
    hits = _hits(passage, lexicons, lexicon)
    idle = [hit.span for hit in hits if hit.group == "none"]
    faint, weak, general, persons = ({hit.span for hit in hits if hit.group == name} for name in _QUALIFIERS[1:])
    known = [*idle, *subject_matter(passage)]
    beside = asides(passage)
    firm, main, by_person = set(), set(), set()
    head: dict[Span, set[str]] = {}
    hints: dict[str, dict[str, int]] = {}
    telling = list(_telling(passage, hits, idle))
    for hit in telling:
        follows = any(span.overlaps(hit.span) for span in beside)
        if hit.span in faint or hit.span in weak:
            if not follows:
                hints.setdefault(hit.group, {})[hit.phrase[:4]] = _FAINT if hit.span in faint else _WEAK
            continue
        known.append(hit.span)
        firm.add(hit.group)
        if hit.span in persons:
            by_person.add(hit.group)
        elif hit.span not in general and not follows:
            main.add(hit.group)
            head.setdefault(hit.span, set()).add(hit.group)
    told, touched = _summed(hints, firm)
    lone = touched if len(touched) == 1 and not firm | told else set()
    return Topics(
        frozenset(firm | touched),
        frozenset(firm | told),
        frozenset(main | told or by_person),
        frozenset(main),
        frozenset(next(iter(head.values()), ())),
        frozenset(lone),
        _stems(passage, known, _COMMON | names_in(passage) | names),
        _weights(telling, weak | persons, faint | general),
    )


def _weights(telling: Sequence[Hit], weak: Set[Span], faint: Set[Span]) -> Mapping[str, float]:
    """How much speaks for each field: a phrase of several fields speaks for each a little."""
    shared_by = Counter(hit.span for hit in telling)
    weights: dict[str, float] = {}
    for hit in telling:
        weight = _FAINT if hit.span in faint else _WEAK if hit.span in weak else _ENOUGH
        weights[hit.group] = weights.get(hit.group, 0.0) + weight / shared_by[hit.span]
    return weights


def _hits(passage: AnalysedPassage, lexicons: Lexicons, lexicon: str) -> list[Hit]:
    found = lexicons.rooted(lexicon).scan(passage.folded)
    return [Hit(Span(start, end), lexicon, group, phrase) for start, end, group, phrase in found]


def _telling(passage: AnalysedPassage, hits: Sequence[Hit], idle: Sequence[Span]) -> Iterable[Hit]:
    """The hits in fields, without those inside longer phrases, and those in what says nothing of what the passage is about."""
    hits = [hit for hit in hits if hit.group not in _QUALIFIERS]
    # A word inside a longer phrase belongs to that phrase: `orthotic shoes` are not about dressing.
    longer = [*idle, *(hit.span for hit in hits)]
    often = frames(passage)
    silent = [*subject_matter(passage), *conceded(passage)]
    for hit in hits:
        if hit.span in idle or any(_holds(span, hit.span) for span in longer):
            continue
        if hit.span in often or any(_holds(span, hit.span) for span in often):
            continue
        if not any(span.overlaps(hit.span) for span in silent):
            yield hit


def _summed(hints: Mapping[str, Mapping[str, int]], firm: Set[str]) -> tuple[set[str], set[str]]:
    """The fields that hints add up to, firmly and at all."""
    hinted = {field: sum(words.values()) for field, words in hints.items()}
    most = max(hinted.values(), default=0)
    told = {field for field, sum_ in hinted.items() if sum_ >= _ENOUGH or (not firm and sum_ == _ALMOST == most)}
    return told, {field for field, sum_ in hinted.items() if sum_ >= _WEAK}


def _stems(passage: AnalysedPassage, known: Sequence[Span], idle_words: frozenset[str]) -> frozenset[str]:
    """The beginnings of words of substance outside phrases whose meaning is known: those do not tie by their letters."""
    told = frozenset(word for span in known for word in content_words(passage.folded[span.start : span.end]))
    return frozenset(
        stem(word)
        for word in passage.words
        if len(word) > 3 and word not in told and word.removesuffix("'s") not in idle_words
    )
