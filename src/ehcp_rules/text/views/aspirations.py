"""How far ahead a view looks: whether it tells a hope, whose own it is, and whether it is near or far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.reading import Slot, SlotState
from ehcp_rules.text.views.aims import Aim, names_something, told_aim
from ehcp_rules.text.views.stock_hopes import stock_hopes

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["aspirations"]

_HOPE_FRAGMENT = any_of(
    r"^to (?:be|get|go|walk|have|live|work|drive|own|learn|make|play|join|become|study|buy|see|run)\b",
    r"\bown (?:flat|home|house|front door|place)\b",
    r"^(?:pass|get|live|move|work|go|learn) my\b",
    r"\bspeak of this year\b",
)
_I_SHALL = re.compile(r"\b(?:i'm|i am) going to (?:be|have|live|work|go|do|get|drive|make|learn|own|see|run)\b")
_AT_AN_AGE = re.compile(r"\bwhen i(?:'m| am) (?:\d\d|(?:twen|thir|for|fif)ty|[a-z]+teen|grown|big|old)\b")
_EMPTY_HOPE = any_of(
    r"^(?:[a-z' ]{0,40}(?:would like|want|hope|hopes|wish)[a-z' ]{0,40})?(?:the right support"
    r"|needs to be met|needs are met|to (?:have|get) (?:all )?(?:of )?(?:his|her|their|my) needs met"
    r"|to (?:get|have|receive) (?:the )?(?:right |help|support|appropriate )|fulfilling life[^.]*(?:society|potential|can be)"
    r"|a full and (?:active|happy) life)\b",
    r"^to (?:improve|develop|increase|build|extend|maintain) (?:his|her|their) ",
    r"^to (?:make (?:[a-z]+ )?progress|reach (?:his|her|their) (?:full )?(?:targets|potential|goals)"
    r"|access (?:all|the)\b[^.;]*curriculum)\b",
    r"\bthe best that (?:he|she|they) can be\b|\bbest (?:version of (?:him|her|them)sel(?:f|ves)|sel(?:f|ves))\b",
    r"\bthe right support in place\b",
    r"\b(?:have|lead|live) an? (?:good|nice|normal|full|happy|better|great|ordinary|decent|successful)"
    r"(?: and [a-z]+)? life(?: (?:in the future|as an adult|when (?:he|she|they) (?:is|are) older|one day))?\W*$",
    r"\bwants? (?:nothing but |only |what is |what's )?(?:the )?(?:very )?best for [a-z'-]+(?: in (?:the|his|her|their) future"
    r"| in life)?\W*$",
    r"\b(?:to|will) (?:do well|succeed|be successful|get on)(?: (?:in life|at school|in school|in (?:his|her|their) life))?\W*$",
)
_AT_TIMES = re.compile(r"\b(?:when(?:ever)?|if|unless) (?:i|he|she|they|we|you) $")
"""Before a wish that is none: `polite when he wants to be`."""
_LABEL = re.compile(r"\b(?:aspirations?|hopes?|future|goals?|ambitions?|dreams?|looking ahead)\b")
_OF_MORE = re.compile(r"\b(?:views?|interests?|likes?|strengths?|important|story|history|about)\b")


def aspirations(item: AnalysedItem, body: AnalysedPassage) -> tuple[Slot, Slot, Slot]:
    """The slots aspiration, near and far."""
    about = item.passages["label"].folded if "label" in item.passages else ""
    wish = [
        body.quote(h.span.start, h.span.end)
        for h in body.hits_of("voices", "aspiration")
        if not _AT_TIMES.search(body.folded, max(0, h.span.start - 24), h.span.start)
    ]
    labelled = _LABEL.search(about) is not None
    generic = body.hits_of("voices", "generic-view")
    aged = _AT_AN_AGE.search(body.folded)
    fragment = aged is not None or any(pattern.search(body.folded) for pattern in (_HOPE_FRAGMENT, _I_SHALL))
    stock = [body.quote(*span) for span in stock_hopes(body.folded)]
    if not wish and not labelled and not fragment and not stock:
        reason = "not about hopes"
        return (
            Slot("aspiration", SlotState.NOT_NEEDED, (), reason),
            Slot("near", SlotState.EMPTY, (), reason),
            Slot("far", SlotState.EMPTY, (), reason),
        )
    near = [body.quote(h.span.start, h.span.end) for h in body.hits_of("voices", "near")]
    far = [*_far(body), *([body.quote(*aged.span())] if aged else ())]
    near_label = re.search(r"\b(?:next|this year|short|near|now|coming)\b", about) is not None
    far_label = re.search(r"\b(?:long|longer|future|adult|far|later)\b", about) is not None
    nearby = bool(near) or near_label or not (far or far_label)
    general = bool(generic) and len(body.words) <= 8 and not names_something(item, body)
    bare = (
        general
        or _no_other(body, stock, [*wish, *far], all_hopes=labelled)
        or _EMPTY_HOPE.search(body.folded) is not None
    )
    aim = Aim("a wish that anybody might have") if bare else None
    # Beside a label that names hopes alone, what stands there is meant as one.
    if aim is None and labelled and not _OF_MORE.search(about):
        aim = _none_told(body) or told_aim(item, body)
    if aim is None:
        aspiration = Slot("aspiration", SlotState.FILLED, tuple(wish[:2]), "a hope of this child or family")
    else:
        state = SlotState.EMPTY if aim.certain else SlotState.UNSURE
        aspiration = Slot("aspiration", state, tuple(wish[:2]), aim.instead)
    named = aim is None
    unsure = SlotState.UNSURE if _SHORT_LIFE.search(body.folded) else SlotState.EMPTY
    return (
        aspiration,
        Slot("near", SlotState.FILLED if nearby and named else SlotState.EMPTY, tuple(near[:2]), "near at hand"),
        Slot("far", SlotState.FILLED if (far or far_label) and named else unsure, tuple(far[:2]), "further ahead"),
    )


def _no_other(body: AnalysedPassage, stock: list[Quote], wishes: list[Quote], *, all_hopes: bool) -> bool:
    """Whether the stock hopes of a passage are all that it hopes; where it tells only hopes, whether nothing else is told."""
    held = [span for span in body.sentences if any(span.overlaps(one.span) for one in stock)]
    if not held or body.speech or any(not any(span.overlaps(wish.span) for span in held) for wish in wishes):
        return False
    return len(held) == len(body.sentences) or not all_hopes


_HOPES = r"(?:aspirations?|hopes?|goals?|ambitions?|wishes)"
_NONE = any_of(
    rf"\W*+(?:(?:at|in|given|as) [^.;]{{0,40}}?(?=it |too ))?"
    rf"(?:(?:[a-z'-]+ ){{0,4}}(?:{_HOPES}|future)(?: ?: ?| - |, ))?(?:there (?:are|were) )?"
    rf"(?:(?:none|nil|n/a|no (?:[a-z-]+ ){{0,3}}{_HOPES})(?! of (?:us|them|the|his|her|their)\b)"
    rf"|(?:(?:{_HOPES}|this|it|[a-z]+'s {_HOPES}) )?(?:(?:have|has|were|was|are|is) )?"
    r"(?:not (?:been )?(?:yet )?(?:been )?(?:known|recorded|discussed|explored|applicable|considered|identified|shared|given)"
    r"|deferred|postponed|(?:still |yet )?to be (?:discussed|explored|considered|gathered|confirmed|added|completed|agreed)"
    r"(?= ?[.;,]| ?$| (?:at|with|by|after|once|when|during|further|following|later|in (?:the|a|due|his|her)|and|or)\b)"
    r"|(?:considered |felt |judged )?too (?:early|soon|young)(?! to (?:say|tell|choose|know) (?:which|whether|if|where))))"
    r"(?=\W|$)",
)
_NO_WISH = re.compile(r"\b(?:too (?:early|soon|young)|not ready|hard|difficult)\b[^.;]*? to [a-z]+|^ to [a-z]+")
"""After words for none, why there is none: what it is too early to think of is no wish."""
_AFTER_ALL = re.compile(r"[,;.] ?(?:but|though|although|however|still|yet) [a-z]+ [a-z]+")
_MORE = re.compile(r"[:;.] ?[a-z]+ [a-z]+")
_WISHED = re.compile(
    r"\b(?:wants?|would|hopes?|hoped|wish(?:es)?|wished|dreams?|said|says|told|asked|thinks?|plans?|keen|i|we)\b"
)


def _none_told(body: AnalysedPassage) -> Aim | None:
    """That no hope is recorded, or that it is too early for one, where nothing that follows may be a hope after all."""
    none = _NONE.match(body.folded)
    if none is None or body.speech or _AFTER_ALL.search(body.folded, none.end()):
        return None
    rest = body.folded[none.end() :]
    return Aim("no hope is told", certain=not (_MORE.search(rest) or _WISHED.search(_NO_WISH.sub(" ", rest))))


_SHORT_LIFE = re.compile(r"\blife[- ](?:limit|short|threat)\w+|\bpalliative\b")
_SURELY_FAR = any_of(
    r"\b(?:future|one day|grows? up|grown up|older|adult(?:hood)?|long(?:er)?[- ](?:term|run)"
    r"|eventually|later|further (?:ahead|on)|few years|years (?:ahead|to come)|after (?:school|college))\b",
)


def _far(body: AnalysedPassage) -> list[Quote]:
    """Words of later life; work or a home beside a time near at hand in the same sentence is a hope for soon."""
    near = [hit.span for hit in body.hits_of("voices", "near")]
    found = []
    for hit in body.hits_of("voices", "far"):
        inside = sentence_at(body.sentences, hit.span.start)
        soon = any(inside.overlaps(span) for span in near) and not _SURELY_FAR.search(
            body.folded, inside.start, inside.end
        )
        if not soon:
            found.append(body.quote(hit.span.start, hit.span.end))
    return found
