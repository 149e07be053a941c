"""The lines of a review's papers as items: what was said of progress, whose views, what should change, and all the rest.

A report of a review is no advice: what helped, what was delivered and what somebody will do are notes, and only what
stands under a heading for changes recommends any. Each line keeps its label, for `F:` is the place that should change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_rules.adapters.papers.headings import Line, closes, is_heading, is_title
from ehcp_rules.adapters.papers.kept import forget
from ehcp_rules.adapters.papers.lists import Part
from ehcp_rules.plan import Heading, Item, Note, Outcome, Provision, View

__all__ = ["review_parts_of"]

_PLACES: tuple[tuple[type[Item], re.Pattern[str]], ...] = (
    (
        View,
        re.compile(
            r"\bviews?\b|\bvoice\b|\bwishes\b|\baspirations?\b|\bopinions?\b"
            r"|\bwhat (?!(?:we|i|the (?:meeting|school|college|nursery|group|setting))\b).{1,40}"
            r" (?:thinks?|thought|says?|said|feels?|wants?|told|tells?)\b|\b(?:says?|told us|contribution)$"
            r"|\bhow .{1,30} sees? (?:it|things)\b",
            re.I,
        ),
    ),
    (
        Outcome,
        re.compile(r"\bprogress\b|\bachieve(?:d|ments?)\b|\b(?:outcomes|targets) (?:reviewed|and progress)\b", re.I),
    ),
    (Note, re.compile(r"\b(?:since|from|at) (?:the )?(?:last|previous)\b|\bdelivered\b", re.I)),
    (
        Provision,
        re.compile(
            r"\bamend|\bchang(?:e|es|ing|ed)\b|\brecommend|\bpropos|\b(?:new|future|next) (?:outcomes|targets)\b"
            r"|\bupdat(?:e|es|ing) (?:to|of) the\b|\bdifferent in the\b|\bplan\b.{0,20}\b(?:right|fit|still|should|say)\b"
            r"|\boutcomes? of (?:the|this) (?:annual )?(?:review|meeting|discussion)\b",
            re.I,
        ),
    ),
    (
        Outcome,
        re.compile(
            r"\boutcomes\b|\b(?:each|every) outcome\b|\btargets?\b|\boutcome \d+\b|\bhow far\b"
            r"|\bhow\b.{0,25}\b(?:go|goes|going|gone|done|doing|went|getting on)\b|\brag[- ]rat(?:ed|ings?)\b",
            re.I,
        ),
    ),
)
"""What a heading says of the lines under it, tried in order: parents' views on the proposed changes are views."""
_SORTS = re.compile(
    r"\b(?:section [a-k]|communication|cognition|learning|social|emotional|sensory|physical|health needs|independence)\b",
    re.I,
)
"""A heading that sorts what stands under the one above it: by section, or by area of need."""
_BULLET = re.compile(r"^(?:[-*•▪◦‣–·○●»→]|o(?= +[A-Z]))\s+")
_NUMBERED = re.compile(r"^(?:\(?(?:\d{1,2}|[A-Za-z])[.)]|\d{1,2}(?= ))\s*(?=[A-Z])")
_RUN_IN = re.compile(r"^(?P<head>[A-Z][A-Za-z'’ -]{2,40})[.:] +(?=\S)")
"""A heading in the line of its own text: `Father's views. He would like …`."""
_OUTCOME_TOLD = re.compile(r"^(?:outcome|target) (?:E?\d{1,2}|[A-K])\b", re.I)
_OUTCOME_ROW = re.compile(r"^\|? ?E\d{1,2}[a-z]? \| ?\S")
"""The row of an outcome in a table, where it stands under no heading for changes."""
_CELLS = " | "
_COLUMNS = re.compile(
    r"(?:(?:no\.?|number|ref\.?|#) \| )?(?:(?P<section>section)|(?:outcomes?|targets?))(?: (?:number|no\.?))?"
    r"(?: \| [A-Za-z][A-Za-z' /-]{1,40}\??){1,6}$",
    re.I,
)
"""The names of the columns of a table of changes, or of outcomes."""
_MOST_WORDS = 12
_FIELD = re.compile(
    r"(?:progress(?: made| so far)?|evidence|status|comments?|rag|rating|judgement|how (?:do )?we know"
    r"|.{0,60}\b(?:this|the) outcome\b.{0,60})[:?]?",
    re.I,
)
"""A field of a form about one outcome, on a line of its own."""
_ALONE = re.compile(r"(?:outcome|target) (?:E?\d{1,2}|[A-K])[.:]?", re.I)
_ASKS = re.compile(
    r"section [a-k][12]?\b.*\b(?:to be|should|please|none?|(?:updat|review|amend|chang|delet|remov|replac|add)\w*)\b",
    re.I,
)
"""A short line that names a section and asks for something is no heading above the next."""


def review_parts_of(lines: Sequence[Line]) -> tuple[Part, ...]:
    """The parts of a review's papers in order. Never raises."""
    found = tuple(_read(lines))
    forget()
    return found


def _read(lines: Sequence[Line]) -> Iterator[Part]:
    place: type[Item] = Note
    of_one = False
    for at, line in enumerate(lines):
        words = _BULLET.sub("", line.text)
        if closes(line.text):
            place = Note
        if _ALONE.fullmatch(words):
            place, of_one = Outcome, True
        if of_one and (_ALONE.fullmatch(words) or _FIELD.fullmatch(words)):
            yield Part(number=line.number, text=words, cls=place)
            continue
        if at == 0 and len(lines) > 1 and is_title(line.text):
            yield Part(number=line.number, text=line.text.lstrip("# "), cls=Heading)
        elif told := _heads(lines, at):
            place, of_one = place if told is Heading else told, False
            yield Part(number=line.number, text=line.text.lstrip("# ").rstrip(":"), cls=Heading)
        else:
            yield Part(number=line.number, text=words, cls=_of_line(words, place))


def _heads(lines: Sequence[Line], at: int) -> type[Item] | None:
    """What a heading says of what stands under it, `Heading` where it only sorts that; None for a line that is none."""
    line = lines[at]
    words = _NUMBERED.sub("", line.text.lstrip("# "))
    told = _kind(words)
    if columns := _COLUMNS.match(line.text.strip("| ")):
        return Provision if columns["section"] else Outcome
    stands_apart = line.apart or words.isupper() or words != line.text
    short = len(words.split()) <= _MOST_WORDS and words[:1].isupper() and not re.search(r"[.;,|]$|\|", words)
    short = short and (": " not in words or words.isupper())
    if (
        line.text.startswith("#")
        or is_heading(lines, at)
        or (short and stands_apart and told is not None and at + 1 < len(lines))
    ):
        if _CELLS in line.text or _OUTCOME_TOLD.match(words) or _ASKS.match(words):
            return None
        return told or (Heading if _SORTS.search(words) else Note)
    return None


def _kind(words: str) -> type[Item] | None:
    return next((cls for cls, pattern in _PLACES if pattern.search(words)), None)


def _of_line(words: str, place: type[Item]) -> type[Item]:
    """What a line is by its own heading, or by where it stands."""
    if (place is Note and _OUTCOME_TOLD.match(words)) or (place is not Provision and _OUTCOME_ROW.match(words)):
        return Outcome
    run_in = _RUN_IN.match(words) if place is Note else None
    return (_kind(run_in["head"]) or place) if run_in else place
