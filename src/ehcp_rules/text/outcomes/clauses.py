"""The separate acts that one outcome asks for, and the field of skill each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Act", "acts", "one_occasion", "refers", "told_until"]

_AGAIN = re.compile(
    r"[,;. ](?:(?:(?<=,) |(?<= ))as well as being able to "
    r"|(?:(?<=[,;.]) |(?<= ))(?:and|as well as|plus|while) (?:also )?(?:(?P<who>[a-z][a-z'-]+) )?(?:also )?(?:will"
    r"|to be able to) (?:also )?(?:be able to |have (?:had )?)?"
    r"|(?<=[.;]) (?:he|she|they|you) will (?:also )?(?:be able to )?)"
)
"""It begins with a mark or a space, which is quickly seen to be missing."""
_FIRST = re.compile(r"^.{0,120}?\b(?:will|to|can|should)\b (?:be able to )?")
_OPENING = re.compile(r"(?:when|while|before|after|if|by|in|at|on)\b[^,;.]{0,120},")
_PIECE = re.compile(r"(?:[,;] (?:and |plus )?| / | & | and | plus | as well as )(?:(?:also )?(?:be able to |can ))?")
_BESIDES = re.compile(
    r"\W*(?:(?:by|before|at) [^,]{1,60}, )?(?:besides|as well as|in addition to|apart from|on top of|along(?:side| with)) "
    r"(?P<first>(?:being able to )?[a-z]+ing\b[^,.;]{1,120}), (?:(?:by|before|at) [^,]{1,60}, )?[^,.;]{1,60}? (?:will|is to|can) "
    r"(?:also )?(?:be able to )?"
)
"""A first act that stands before the one who does it: `besides spelling her name, Aled will`."""
_FURTHER = (";", "/", "plus", " also")
"""Between two acts these set the second apart, as `and` does not."""
_PLAIN = re.compile(
    r"(?:be(?! (?:able|it)\b)|been|has|have|had|know|get|go|do|say|hold|pass|speak|wear|recognise|form|remember|stop|try|sit"
    r"|start)\b"
)
"""Plain verbs, which no list of skills need name, at the head of a piece of a list."""
_MORE = re.compile(
    r"(?:better|longer|closer|calmer|stronger|improved|increased|greater|fewer|reduced|a good|more) [a-z]"
)
"""What is to be better opens another change in a list of them: `better friendships, longer concentration and a good night`."""
_CIRCUMSTANCES = re.compile(
    r"(?<=[a-z]) (?:in time for|ready for|before|(?<!look )(?<!looks )after(?!-)|while|until|so that|by [a-z]+ing"
    r"|(?<!know )(?<!knows )(?<!say )(?<!says )(?<!recognise )(?<!recognises )(?<!tell )(?<!tells )when)\b"
)
"""Behind these stands when or to what end it is done, which is no field of the act itself."""
_BEING = re.compile(r"be [a-z]+ing\b")
"""A second act told as going on: `and be reading at the level of her class`."""
_PARTICIPLE = re.compile(r"[a-z]+ing\b")
_GONE_DOWN = re.compile(
    r"(?:be(?:en)? )?(?:fall(?:en)?|drop(?:ped)?|go(?:ne)? down|come down|reduced?|decreased?|stop(?:ped)?)\b"
)
"""What happens less often than it did tells how far the first act has taken its place: `and hitting will have fallen to`."""
_REFERS = re.compile(r"\b[a-z]+(?: [a-z]+){0,2} (?:it|them|this)\b")
_REFERS_TO = re.compile(r" (?:it|them|this)\b")
"""How such words end: it begins with a plain character, which the matcher finds much faster."""
_COLON = re.compile(r": (?!and )")
_SENTENCE = re.compile(r"[.;] ")
_RATE = (
    r"\b(?:a|per|each|every) (?:school )?(?:week|month|day|night|term|half term|fortnight|year|morning|evening)\b"
    r"|\bout of (?:every )?\w+|\bby \d{1,2}[.:]\d\d\b"
)
_RATES = re.compile(_RATE)
_CLOSING_RATE = re.compile(rf"(?:{_RATE})\W*$")
_IN_TURN = re.compile(r"\b(?:then|afterwards|first|on (?:the|his|her|their) way)\b")
_TOLD = ("observable-verb", "act")
_PRONOUNS = frozenset(["he", "she", "they", "you", "it", "i", "this", "these", "who", "which", "that", "then", "also"])


@frozen
class Act:
    """One thing an outcome asks for: its words, the fields of skill they name, and whether its clause is a sentence of its own.

    `asks` marks an act that belongs to what it stands beside: asking for help, telling somebody, doing something with `it`.
    `also` marks one that the text itself calls a further one.
    """

    span: Span
    fields: frozenset[str]
    own_clause: bool
    other_subject: bool
    asks: bool
    also: bool = False


def acts(passage: AnalysedPassage) -> tuple[Act, ...]:
    """The acts of one outcome in order; a single one when nothing in it is joined on."""
    folded = passage.folded
    whole = _before_its_steps(passage)
    besides = _BESIDES.match(folded)
    begin = besides.end() if besides else 0
    cuts = [match for match in _AGAIN.finditer(folded, begin, whole) if match.start() > 8]
    starts = [begin, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), whole]
    found: list[Act] = []
    if besides:
        first_of_all = Span(*besides.span("first"))
        found.append(_act(passage, first_of_all, own=False, other=False, first=True, also=False, instead=False))
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        who = cuts[index - 1].group("who") if index else None
        doing = who is not None and _PARTICIPLE.fullmatch(who) is not None
        other = who is not None and not doing and who not in _PRONOUNS | _names(passage)
        instead = doing and _GONE_DOWN.match(folded, start) is not None
        pieces = list(_joined(passage, start, end))
        for place, piece in enumerate(pieces):
            first = index == 0 and place == 0
            if place:
                also = any(mark in folded[pieces[place - 1].end : piece.start] for mark in _FURTHER)
            else:
                also = " also" in cuts[index - 1].group() if index else besides is not None
            found.append(
                _act(passage, piece, own=index > 0 and place == 0, other=other, first=first, also=also, instead=instead)
            )
    return tuple(found)


def _before_its_steps(passage: AnalysedPassage) -> int:
    """Where the outcome itself ends: an act that is told and a colon behind it are followed by the steps of that act."""
    colon = _COLON.search(passage.folded)
    lead = _FIRST.match(passage.folded, 0, colon.start()) if colon else None
    if colon is None or lead is None:
        return len(passage.folded)
    told = any(
        lead.end() <= hit.span.start < colon.start()
        for group in ("outcome-wording", "skill-fields")
        for hit in passage.hits_of(group, *_TOLD)
    )
    following = _SENTENCE.search(passage.folded, colon.end())
    return colon.start() if told and following is None else len(passage.folded)


def _names(passage: AnalysedPassage) -> frozenset[str]:
    """The word that opens the statement: in an outcome that is the child's name or a pronoun."""
    first = re.match(r"(?:by [^,]{1,60}, )?([a-z][a-z'-]+)", passage.folded)
    return frozenset([first.group(1)] if first else [])


def _joined(passage: AnalysedPassage, start: int, end: int) -> Iterable[Span]:
    """The clause cut where a comma or `and` is followed by another verb."""
    lead = _FIRST.match(passage.folded[start:end]) if start == 0 else None
    at = begin = start + (lead.end() if lead else 0)
    starts = passage.scan.starts
    going = _BEING.match(passage.folded, begin, end) is not None
    for match in _PIECE.finditer(passage.folded, begin, end):
        # A participle tells how the act is done ("by bus, using an app"), unless the act before it is told as going on.
        if _PARTICIPLE.match(passage.folded, match.end()):
            verb = going or match.group().startswith(" as")
        else:
            verb = (
                match.end() in starts("outcome-wording", "observable-verb", "vague-verb")
                or match.end() in starts("skill-fields", "act")
                or any(begins.match(passage.folded, match.end()) for begins in (_PLAIN, _MORE))
            )
        if verb and match.start() > begin:
            yield Span(at, match.start())
            at = match.end()
    yield Span(at, end)


def told_until(passage: AnalysedPassage, span: Span) -> int:
    """Where the words of an act end that say what is done: what follows says when, or to what end."""
    begun = _OPENING.match(passage.folded, span.start, span.end)
    after = _CIRCUMSTANCES.search(passage.folded, begun.end() if begun else span.start, span.end)
    return after.start() if after else span.end


def one_occasion(passage: AnalysedPassage, found: tuple[Act, ...]) -> bool:
    """Done in turn, or three or more under one rate that closes their list: `wash, dress and eat, five days a week`."""
    *before, last = (passage.folded[act.span.start : act.span.end] for act in found)
    if _IN_TURN.search(last):
        return True
    return len(found) > 2 and bool(_CLOSING_RATE.search(last)) and not any(map(_RATES.search, before))


def refers(passage: AnalysedPassage, span: Span | None = None) -> bool:
    """Whether something is done to `it` or `them`: what was named before."""
    within = (span.start, span.end) if span else (0, len(passage.folded))
    return bool(_REFERS_TO.search(passage.folded, *within) and _REFERS.search(passage.folded, *within))


def _act(
    passage: AnalysedPassage, span: Span, *, own: bool, other: bool, first: bool, also: bool, instead: bool
) -> Act:
    hits = [hit for hit in passage.hits_of("skill-fields") if span.start <= hit.span.start < told_until(passage, span)]
    verbs = passage.scan.starts("outcome-wording", "observable-verb")
    # A verb with nothing behind it shares what the next is done with: `washes, dries and puts away his lunch things`.
    ends = {hit.span.end for hit in hits if hit.span.start in verbs and not hit.phrase.endswith("ing")}
    shared = {end for end in ends if end == span.end or passage.folded.startswith(",", end)}
    fields = frozenset(hit.group for hit in hits if hit.span.end not in shared and hit.group not in ("act", "asking"))
    asks = not first and refers(passage, span)
    asks = asks or instead or any(hit.group == "asking" and hit.span.start <= span.start + 4 for hit in hits)
    return Act(span, fields, own, other, asks, also)
