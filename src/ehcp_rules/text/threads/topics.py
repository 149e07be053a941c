"""What a need, an outcome or provision is about: fields of skill and help, which are data (a lexicon), and words of substance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import prod, sqrt
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stems import stem
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Hit
from ehcp_rules.text.threads.margins import asides, conceded, frames, paperwork, subject_matter

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Lexicons

__all__ = ["Topics", "fields_of", "names_in", "only_refers", "topics_of"]


@frozen
class Topics:
    """What a statement says, as far as it tells what it is about: what speaks for each field, and its words of substance.

    `signs` say how many times likelier the words of the statement are if it is about a field than if it is not; `general` says
    whether it firmly tells of nothing but help that any need may draw on, and `firm` whether it firmly tells of a field.
    """

    signs: Mapping[str, float]
    general: bool
    firm: bool
    stems: frozenset[str]


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
    r"(?:(?:the school will hold |staff (?:will )?hold |there will be )?(?:an? )?(?:[a-z-]+ ){0,2}meetings?"
    r" (?:of|between|about|to (?:discuss|review|update|plan|share)"
    r"|with (?:his|her|their|the) (?:parents?|mother|father|family|staff))"
    r"|referr(?:al|ed)|refer|monitor(?:ing|ed)|oversight|overview|assess(?:ment|ed)|re-?assess\w*|consider(?:ed|ation)?)\b"
)


def only_refers(passage: AnalysedPassage) -> bool:
    """Whether provision only leads to some: a referral, a meeting or an assessment is about the need, and does nothing for it."""
    return _ONLY_REFERS.match(passage.folded) is not None


_FAINT, _WEAK, _FIRM, _FIRST = 10.0, 35.0, 50.0, 160.0
"""How many times likelier a phrase of a field is where a statement is about it, and the first that firmly tells of any."""

_QUALIFIERS = ("none", "faint", "weak", "general", "person")


def fields_of(lexicons: Lexicons, lexicon: str) -> list[str]:
    """The fields that a lexicon tells."""
    groups = (group.name for one in lexicons.lexicons if one.id == lexicon for group in one.groups)
    return [name for name in groups if name not in _QUALIFIERS]


def topics_of(
    passage: AnalysedPassage, lexicons: Lexicons, lexicon: str, names: frozenset[str] = frozenset()
) -> Topics:
    """What a passage is about, by the fields of a lexicon; five of its groups are no fields but say how phrases are meant.

    Phrases of `none` are about nothing, those of `weak` and `faint` may be about their field or not. Those of `general` are help
    that any need may draw on, and those of `person` tell who helps: like what only follows from a need, they no more than hint.
    `names` are those that its neighbours speak of: a statement that opens with a name does not show that it is one.
    """
    hits = _hits(passage, lexicons, lexicon)
    idle = [*(hit.span for hit in hits if hit.group == "none"), *paperwork(passage)]
    faint, weak, general, persons = ({hit.span for hit in hits if hit.group == name} for name in _QUALIFIERS[1:])
    telling = list(_telling(passage, hits, idle))
    firm = [hit.span for hit in telling if hit.span not in faint | weak]
    beside = asides(passage)
    hinting = faint | general | {hit.span for hit in telling if any(span.overlaps(hit.span) for span in beside)}
    first = next((span for span in firm if span not in hinting | persons), None)
    likelier = {hit.span: _FIRST if hit.span == first else _FIRM for hit in telling}
    likelier |= dict.fromkeys(weak | persons, _WEAK) | dict.fromkeys(hinting, _FAINT)
    return Topics(
        _signs(telling, likelier),
        bool(firm) and all(span in general for span in firm),
        first is not None,
        _stems(passage, [*idle, *subject_matter(passage), *firm], _COMMON | names_in(passage) | names),
    )


def _signs(telling: Sequence[Hit], likelier: Mapping[Span, float]) -> Mapping[str, float]:
    """What speaks for each field: its strongest phrase, and the others half as much; of several fields, each the less."""
    fields = Counter(hit.span for hit in telling)
    # The beginning of a phrase stands for all its forms.
    once = {(hit.group, fields[hit.span], hit.phrase[:4]): hit for hit in telling}
    found: dict[str, list[float]] = {}
    for hit in once.values():
        found.setdefault(hit.group, []).append(1 + likelier[hit.span] / fields[hit.span])
    return {field: sqrt(max(signs) * prod(signs)) for field, signs in found.items()}


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


def _stems(passage: AnalysedPassage, known: Sequence[Span], idle_words: frozenset[str]) -> frozenset[str]:
    """The beginnings of words of substance outside phrases whose meaning is known: those do not tie by their letters."""
    told = frozenset(word for span in known for word in content_words(passage.folded[span.start : span.end]))
    return frozenset(
        stem(word)
        for word in passage.words
        if len(word) > 3 and word not in told and word.removesuffix("'s") not in idle_words
    )
