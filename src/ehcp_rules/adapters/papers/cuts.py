"""A paragraph of a paper cut into its recommendations: which sentences begin one, and which go on with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ehcp_rules.adapters.papers.asides import is_aside
from ehcp_rules.adapters.papers.moods import RECOMMENDS
from ehcp_rules.adapters.papers.sentences import amount_alone, amounts_in, folded_words, is_past, may_be_help, tells
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.papers.help_words import speaks_of_help
from ehcp_rules.text.scanning.fold import fold

__all__ = ["parted", "tells_only_how_much"]

_GOES_ON = re.compile(
    r"^(?:this|these|those(?! who)|it(?! (?:is|would|might|may|will)(?: be)?(?: also)? (?:good|helpful|useful|"
    r"important|essential|vital|best|recommended|advised)\b)|they|each|that|such|sessions?|the (?:sessions?|programme|group"
    r"|visits?|work|time)) (?!(?:was|were|had|(?:has|have) been)\b)|^[^.;]{0,60}\b(?:most|half|all|some|part|none|the rest) of "
    r"(?:it|this|these|them)\b"
)
_ORDINAL = re.compile(r"^(?:and )?(?:first|second|third|fourth|fifth|sixth|last|final)(?:ly)?,? ")
"""What counts recommendations in prose: its amount may stand in the next sentence."""
_LISTS = re.compile(
    r"\b(?:follows|following|this (?:means|includes)|are|is|includes?|recommend|advise|propose|suggest|needs?|have"
    r"|receive): [^:]+;$"
)
"""`I recommend: an hour a week of …; two visits a term …; and …`: what stands between the stops is of a list."""
_PAIRS = re.compile(r"^[a-z][a-z ]{1,24}: ")


def _tells_how_much(folded: str) -> bool:
    """Whether words state an amount of what is done: a qualification or a group tells who does it, and with whom."""
    doses, singles = amounts_in(folded)
    return bool(doses) or any(one.measures not in ("level", "group", "adults") for one in singles)


def tells_only_how_much(text: str) -> bool:
    """Whether a line begins with an amount, before it names any help."""
    folded = folded_words(text)
    doses = amounts_in(folded)[0]
    return bool(doses) and doses[0].span.start <= _AT_THE_START and not _tells_of_help(folded, 0)


_AT_THE_START = 12


def _tells_only_how_much(folded: str) -> bool:
    """`I advise three lessons of 40 minutes …`, `He would use it three times a week …`: no help is named before the amount."""
    return bool(amounts_in(folded)[0]) and not _tells_of_help(folded, 0)


def _tells_of_help(folded: str, start: int) -> bool:
    """Whether words from a place on name help, or somebody who gives it, before they tell an amount."""
    doses = amounts_in(folded)[0]
    return bool(doses) and speaks_of_help(_ASKER.sub("", folded[start : doses[0].span.start]))


_ASKER = re.compile(r"\b(?:i|we|he|she|they)\b")


def _is_point(told: str) -> bool:
    """Whether what stands between semicolons tells by itself what is done and how much of it."""
    only_an_amount = amount_alone(told) and tells_only_how_much(told)
    names_help = speaks_of_help(told) and not only_an_amount and not _GOES_ON.match(told)
    return names_help and _tells_how_much(told) and RECOMMENDS.search(told) is None


_A_THING = re.compile(r"(?:and )?(?:an?|one|two|three|four|five|six|(?:his|her|their) own) ")


def _are_points(told: Sequence[str]) -> bool:
    """Whether all that stands between stops is a point, or, beside one that is and with no verb of asking, names a thing."""
    points = [_is_point(one) for one in told]
    things = (_A_THING.match(one) is not None and RECOMMENDS.search(one) is None for one in told)
    return any(points) and all(point or thing for point, thing in zip(points, things, strict=True))


def parted(
    text: str, *, labelled: bool = False, advises: bool = False, names: Collection[str] = ()
) -> tuple[tuple[str, bool], ...]:
    """A paragraph as one text for each recommendation, and whether that asks for anything or states an amount.

    A sentence that recommends or states an amount begins another, unless it goes on with the sentence before ("These
    sessions …", or the amount of what that asks for); under a label of its own only one that does both. A row of the
    form `What: … How often: …` is one. Where a heading `advises`, the present tells of help that is to be given.
    """
    folded = fold(text)
    spans = sentences(folded)
    pairs = sum(bool(_PAIRS.match(folded[span.start : span.end])) for span in spans)
    if len(spans) < 2 or (pairs >= 2 and pairs * 2 >= len(spans)):
        return ((text, True),)
    if advises and not labelled and _are_points([folded[span.start : span.end] for span in spans]):
        return tuple((text[span.start : span.end], True) for span in spans)
    starts: list[tuple[int, bool]] = []
    open_ended, only_a_topic, listing = False, True, False
    for span in spans:
        told = folded[span.start : span.end]
        asks, amount = RECOMMENDS.search(folded_words(told)) is not None, _tells_how_much(told)
        sure = is_aside(folded_words(told), names)
        aside = not asks and bool(starts) and tells(text[span.start : span.end], names) and not _GOES_ON.match(told)
        if sure or (aside and (not amount or not labelled or is_past(folded_words(told)))):
            starts.append((span.start, advises and not sure and may_be_help(text[span.start : span.end])))
            open_ended = False
            continue
        goes_on = span.start > 0 and ";" in folded[max(0, span.start - 2) : span.start]
        apart = (asks and amount) if labelled or goes_on else (asks or amount)
        listing = _LISTS.search(told) is not None or (goes_on and listing)
        on = None if listing else _GOES_ON.match(told)
        counted = not labelled and _ORDINAL.match(told) is not None
        apart = amount if listing else apart or counted
        of_the_one_before = not (listing or counted) and (
            (on is not None and not (asks and _tells_of_help(told, on.end())))
            or (amount and open_ended and (not asks or _tells_only_how_much(told)))
            or (amount and not asks and amount_alone(told))
        )
        if not starts or (apart and not of_the_one_before and not (labelled and only_a_topic)):
            starts.append((span.start, labelled or asks or amount))
            open_ended = not amount and (asks or counted)
        else:
            starts[-1] = (starts[-1][0], starts[-1][1] or amount)
            open_ended = open_ended and not amount
        only_a_topic = only_a_topic and not (asks or amount)
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return tuple((text[start:end].strip(), told) for (start, told), end in zip(starts, ends, strict=True))
