"""Lists that are left open: what ends one by saying that there is more, and what says beforehand that it is not all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.provision.clauses import CLAUSE_END
from ehcp_rules.text.provision.facts import Provided
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["open_lists"]

_KIND = (
    r"(?:strateg(?:y|ies)|activit(?:y|ies)|resources?|approach(?:es)?|interventions?|program(?:me)?s?|schemes?|tools?|aids?"
    r"|equipment|items?|techniques?|therap(?:y|ies)|methods?|games?|adjustments?|adaptations?|modifications?|supports?"
    r"|materials?|exercises?|measures?|apps?|software|toys?|devices?|things?|extras|kit|gear|furniture|features?|options?"
    r"|accommodations?|products?|makes?|models?|packages?)"
)
"""What a plan may give by its kind alone."""
_FIELD = r"(?:topics?|areas?|skills?|subjects?|themes?|targets|elements|components|aspects|content|units|modules)"
_SORT = r"(?:sort|kind|type|nature|ilk|vein|lines?|style|order|family|category|mould|variety)"
_OF_THAT_SORT = (
    rf"(?: (?:of|in|along) (?:that|this|the|a|an|these|those|its) (?:same |similar |like )?{_SORT}"
    r"| like (?:it|them|that|this|those|these)"
    r"| (?:besides|too|as well|to follow|to come|later|in time|to be (?:added|agreed|decided|confirmed|identified)))"
)
_END = r"(?= ?(?:[.,;)|]|$)| - )"
_AND = r"(?:\b(?:and|or|plus|and/or)|&)"
_ELSE = r"(?:whatever|anything|something|everything|things|stuff)"
_LIKE = r"(?:similar|comparable|alternative|like|related|allied|associated)"
_MORE = (
    Cued(
        "etc|&c|et cetera|so on|so forth|the like|such|what have you|whatnot|more|the rest|to name|other"
        "|inter alia|similar|what not",
        r"\betc\b|(?<![a-z0-9])&c\b|\bet cetera\b",
        r"\band so (?:on|forth)\b(?! (?:through|until|till|to|up to|for)\b)",
        rf"{_AND} (?:the like|such(?:[- ]?like)?|what have you|what ?not|the rest|(?:many |much |lots |plenty )?more"
        rf"|others? (?:besides|too|like|as well)[a-z ]{{0,12}}?|suchlike){_END}",
        r"\bto name (?:but |just |only )?(?:a few|some|two|three|a couple)\b",
        r"(?:, |\()among(?:st)? others\b|\bamong(?:st)? other things\b|\binter alia\b",
        rf"{_AND} similar{_END}",
    ),
    Cued(
        "similar|comparable|like|alternative|match|else|extras|additions|variants|suchlike|others|more",
        rf"\bor (?:(?:an?|the|its|some|one|something|nearest|closest|close|near|other|such|roughly|broadly|very) ){{1,3}}?"
        rf"(?:similar|comparable|alike|alternatives?|match|like (?:it|them|that|those)){_END}",
        rf"(?:\b(?:and|plus|with)|&) (?:(?:possibly|perhaps|maybe|the|some|any|a few|various|many|several|usual|odd|little"
        rf"|other|room"
        rf"|space|scope|for|much) ){{0,3}}?(?:extras|additions|variants|else|suchlike|more (?:besides|to (?:come|follow|be added)))"
        rf"(?: (?:over time|later|in time|as [a-z ]{{3,25}}))?{_END}",
        rf", (?:(?:and|plus) )?(?:among(?:st)? )?(?:many |several |various |some |a few )others(?: too| besides)?{_END}",
    ),
    Cued(
        "other|further|additional|similar|comparable|alternative|like|related|allied|associated|usual|more",
        rf"{_AND} (?:(?:an?|any|some|various|many|several|the|such|possibly|perhaps|maybe) ){{0,2}}"
        rf"(?:other|further|additional|usual|{_LIKE}) (?:[a-z-]+ )??{_KIND}(?:{_OF_THAT_SORT}|{_END})",
        rf"{_AND} (?:an? |some |any )?(?:other|further|additional|more) (?:[a-z-]+ )??{_FIELD}{_OF_THAT_SORT}",
    ),
    Cued(
        "whatever|thing|stuff",
        rf"{_AND} {_ELSE}(?: (?:else|{_LIKE}))?(?:{_OF_THAT_SORT})?{_END}",
        rf"{_AND} {_ELSE} else (?:that )?(?:he|she|they|seems?|works|helps?|might|may|proves?|suits)\b",
    ),
)
"""What says at the end of a list that there is more."""
_SHORT_ENDS = _MORE[:2]
_NOT_ALL = (
    Cued(
        "limited|confined|restricted|exhaustive|not stop|not end|limitation|complete list|full list|closed list|definitive list",
        r"\bnot (?:be |necessarily )?(?:limited to|confined to|restricted to|exhaustive|an? (?:complete|full|exhaustive|closed"
        r"|definitive) list)\b|\bnon-exhaustive\b|\bdo(?:es)? not (?:stop|end) (?:at|with|there)\b|\bwithout limitation\b",
    ),
    Cued(
        "flavour|taste|sample|snapshot|an idea of|way of|illustrat|example|the likes of|lines of",
        r"\b(?:a|some) (?:flavour|taster?|sample|snapshot) of\b|\bto give an idea of\b",
        r"\b(?:by way of|for) (?:example|illustration)s?(?= ?[,:])|\b(?:by way of|for) illustration\b",
        r"(?:^|[.;(] ?)examples (?:include|are|might be|may be|would be|could be)\b",
        r"\bthe likes of\b|\b(?:along|on) the lines of\b",
    ),
    Cued(
        "kind|sort|type|nature|ilk|vein|line|style|form|order|family|category|mould|variety",
        rf"\bsome (?:sort|kind|form|type) of (?:[a-z-]+ )?{_KIND}\b",
        rf"\b(?:{_KIND}|work|sessions?) (?:of|in|along) (?:the|an?) [a-z -]{{3,30}}? {_SORT}{_END}",
        rf"\b(?:{_KIND}|work|sessions?) of the [a-z]+(?:-[a-z]+)?[ -](?:type|style){_END}",
        rf"-(?:type|style) (?:{_KIND}|work|sessions?)\b",
    ),
)
"""What says that what is told is not all, or is only the sort of thing."""

_OF_NOTHING_GIVEN = (
    r"(?:signs?|cues?|behaviours?|distress(?:ed)?|upset|triggers?"
    r"|times?(?! (?:a|an|per|each|every|in|over|daily|weekly|termly)\b)|places?|situations?|lessons?|rooms?|spaces|noises?"
    r"|sounds?|foods?|textures|words|vocabulary|interests?|rewards?|peers|pupils|children|friends|staff|adults|emotions"
    r"|feelings|verbs|numbers|shapes|letters|events?|changes|transitions|difficulties|jobs|objects"
    r"|topics?|books?|texts?|stories|songs|sentences|questions|phrases|themes|titles|animals|colours)"
)
_SIGNS = re.compile(
    rf"\b{_OF_NOTHING_GIVEN}\b(?: [a-z']+){{0,3}}?(?: ?\([^)]*| ?(?::| - |,? (?:such as|like|e\.?g\.?|for example)).*)$"
)
"""Before a list of what the child shows or meets, and not of what is given."""
_NEVER = re.compile(
    r"\b(?:no|not|never|without|free (?:of|from)|away from|clear of|removes?|instead of|other than)\b[^.;:]*$"
)
_WHEN = re.compile(
    r"\b(?:when(?:ever)?|if|as soon as|each time|every time)\b"
    r"(?:(?!, (?:the|an?|his|her|their|one|two|1:1|staff)\b)[^.;:])*$"
)
"""In a clause that tells when something is done, up to where somebody does it."""
_SO_THAT = re.compile(r"\b(?:so that|so as to|in order (?:to|that))\b[^.;:]*$")
_CHOSEN = re.compile(r"\b(?:choos\w+|chose|picks?|picking|choices?|favourites?|prefers?|likes|enjoys?|interests?)\b")
_HELD = re.compile(
    r"\b(?:levels?|qualif\w+|awards?|diplomas?|certificates?|degrees?|train(?:ed|ing)|courses?|accredit\w+|registered"
    r"|experienced?|qts|nvq)\b"
)
_IN_ORDER = re.compile(
    rf"\b(?:the|all|its) {NUMBER} (?:[a-z-]+ ){{1,3}}?(?:in|of|from) (?:the|his|her|its|[a-z]+'s)\b"
    r"|\bstep by step\b|\bin (?:that |the )?(?:order|turn|sequence)\b|\balphabet"
)
"""What closes a list that stops before its end: its order is told."""
_A_QUALIFICATION = 50
_NAMED_BEFORE = re.compile(rf"\b(?!{_KIND} ?\()[a-z'-]+ ?\([^()]*$")
"""In brackets behind what is named already: `speech sounds (s, sh and so on)`, and not `resources (putty and so on)`."""

_CLAUSE = 240
"""Characters of a clause that are read before what ends a list."""


def _clause_before(folded: str, place: int) -> str:
    before = folded[max(0, place - _CLAUSE) : place]
    return before[max((end.end() for end in CLAUSE_END.finditer(before)), default=0) :]


def _left_open(facts: Provided, passage: AnalysedPassage) -> Iterator[Span]:
    folded = passage.folded
    for pattern in Cued.likely((*_MORE, *_NOT_ALL), passage.scan):
        for match in pattern.finditer(folded, passage.scan):
            if _IN_ORDER.search(folded):
                return
            span = Span(*match.span())
            before = _clause_before(folded, span.start)
            signs = [sign for where, sign in facts.triggers() if where is passage]
            if any(span.overlaps(other) for other in (*signs, *facts.quoted[passage.path])):
                continue
            if (
                _SIGNS.search(before)
                or _WHEN.search(before)
                or _SO_THAT.search(before)
                or _NEVER.search(before)
                or _CHOSEN.search(before)
            ):
                continue
            if _HELD.search(before[-_A_QUALIFICATION:]):
                continue
            if pattern in _SHORT_ENDS and _NAMED_BEFORE.search(before):
                continue
            yield span


_EXAMPLES = ("such as", "e.g.", "eg", "for example", "for instance")
_A_KIND = re.compile(_KIND)
_OF_A_CLASS = re.compile(rf"\b{_KIND},? ?\(?$")
_CLOSED = re.compile(r"[.;:)]|$")


def _only_by_example(facts: Provided, slots: dict[str, Slot], pair: tuple[AnalysedPassage, Hit]) -> bool:
    """Whether what is given is told by its class, and all that names it is the example: `a writing aid such as a laptop`."""
    passage, hit = pair
    if hit.phrase not in _EXAMPLES or not slots["type"].quotes:
        return False
    if _OF_A_CLASS.search(passage.folded, max(0, hit.span.start - 60), hit.span.start):
        end = _CLOSED.search(passage.folded, hit.span.end)
        example = Span(hit.span.start, end.start() if end else len(passage.folded))
    else:
        comma = passage.folded.rfind(",", 0, hit.span.start)
        if comma < 0 or not _OF_A_CLASS.search(passage.folded, max(0, comma - 40), comma):
            return False
        example = Span(comma, hit.span.start)
    named = [quote for quote in slots["type"].quotes if not _A_KIND.fullmatch(quote.text.lower())]
    return all(quote.path == passage.path and example.overlaps(quote.span) for quote in named) and not (
        facts.triggers() or _CHOSEN.search(_clause_before(passage.folded, hit.span.start))
    )


_DUTY = re.compile(r"\b(?:will|is|are|has|have|had|must|should|who|when|if|he|she|they|uses|gives|to)\b")


def _ends_a_bare_list(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether a sentence is a list of things, and ends by saying that there are more: `timers, praise, fidget toys etc`."""
    sentence = next((one for one in passage.sentences if one.start <= hit.span.start < one.end), None)
    if sentence is None or passage.folded[hit.span.end : sentence.end].strip(" .)"):
        return False
    listed = passage.folded[sentence.start : hit.span.start]
    return "," in listed and _DUTY.search(listed) is None


_MAY_CLOSE = ("including", "and/or")


def open_lists(facts: Provided, slots: dict[str, Slot]) -> list[tuple[AnalysedPassage, Span]]:
    """Where a provision leaves open what is given: after a complete duty examples may stand, but no list without an end."""
    hits = [pair for pair in facts.hits("vague-wording", "open-list") if pair[1].phrase not in _MAY_CLOSE]
    if slots["quantity"].state not in (SlotState.EMPTY, SlotState.NOT_NEEDED):
        bare = not facts.of(QuantityKind.LENGTH, QuantityKind.COUNT)
        hits = [pair for pair in hits if (bare and _ends_a_bare_list(*pair)) or _only_by_example(facts, slots, pair)]
    lists = [(passage, hit.span) for passage, hit in hits]
    for passage in facts.reading:
        for span in _left_open(facts, passage):
            if not any(where is passage and span.overlaps(other) for where, other in lists):
                lists.append((passage, span))
    return lists
