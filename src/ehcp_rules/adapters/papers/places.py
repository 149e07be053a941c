"""What a heading of an advice paper says of what stands under it: its kind, and whether that is advice at all."""

from __future__ import annotations

import re

from attrs import frozen

from ehcp_rules.adapters.papers.wanted import asks_for_more, needs_told, result_told
from ehcp_rules.plan import Item, Need, Note, Outcome, Provision, View
from ehcp_rules.text.papers.help_words import DELIVERS

__all__ = ["OPENING", "Place", "announces", "ends", "goes_on", "place_of"]


@frozen
class Place:
    """What a heading says of what stands under it: its kind, and whether the words there must tell themselves what they are.

    `aside` says that it is about the paper, the service, money or other people's tasks.
    """

    cls: type[Item] = Note
    open: bool = True
    aside: bool = False

    @property
    def advises(self) -> bool:
        """Whether what stands here is advice on provision."""
        return self.cls is Provision


OPENING = Place()
"""Before any heading."""

_KINDS: tuple[tuple[type[Item], re.Pattern[str]], ...] = (
    (
        Outcome,
        re.compile(
            r"^(?:[a-z0-9.]{1,4}[.)]? +)?(?:(?:possible|suggested|recommended|proposed|intended|desired|long-term|short-term) )?"
            r"outcomes?\b(?!.*\b(?:provision|support|strateg|intervention|recommendations|advice|actions?)\w*)"
            r"|\b(?:i|we) would like to see\??$|\bwould (?:i|we) like to see\??$",
            re.I,
        ),
    ),
    (
        Provision,
        re.compile(
            r"\bprovision\b|\bprovided\b"
            r"|(?<!our )(?<!the )(?<!this )(?<!other )\bservices?\b(?! (?:statement|information|standards?|details|hours|terms)\b)"
            r"|\bintervention|\brecommend|\badvice (?:to|on|for|about"
            r"|regarding)\b(?! (?:the )?(?:council|local authority|la)\b|[^.;]{0,60}\b(?:assessments?|reviews?)\b)"
            r"|\band advice\b|^(?:my |our |the )?advice$|^(?:our |my |the |management |treatment )?plan$"
            r"|\b(?:exam(?:ination)?s?|access) arrangements\b|^(?:P|Mx|Recs?|Management)$|\badvised?\b"
            r"|\bsuggest|\bpropos|\bwording\b|\bsections? [fgh]\d?\b|\bnext steps\b|\bway forward\b"
            r"|\bsupport (?:needed|required|advised|package|plan)\b|\bhelp (?:needed|required|advised)\b"
            r"|\b(?:support|help|care) (?:that |which )?(?:(?:i|we|the [a-z]+) (?:thinks?|believes?|feels?|considers?) (?:that )?)?"
            r"[a-z]+ (?:will |would )?(?:needs?|requires?)\b(?! (?:with|to|when|because)\b)|\b(?:support|help|care) to meet\b"
            r"|\bwhat "
            r"(?:would|will|should|might|could|i think would) help\b|\baction|\bamend|\bstrategies\b|\bwhat "
            r".{1,30} needs? from\b|(?:^|[.):] +)what (?:(?:i|we|the [a-z]+) (?:believes?|thinks?|feels?|considers?) (?:that )?)?"
            r"(?:he|she|they|[a-z]+) (?:will |now )?needs?"
            r"(?:,? (?:now|next|in|at|for|over|during|beyond|besides|on top|when|once|from|after|before|until)\b.{0,60})?$"
            r"|^(?:(?:for|in|at|to|so that|when) [^:]{2,60} )?(?:(?:he|she|they) (?:will )?|[a-z]+ will )needs?"
            r"(?: the following.{0,40})?$"
            r"|\bwhat (?:do(?:es)?|will|would) (?:[a-z]+ ){1,8}?needs?(?: now| next| in school| (?:at|in) (?:college|nursery))?\?$"
            r"|\bwhat .{0,30}\b(?:should|ought to|must|needs? to|has to|have to) "
            r"(?:happen|be|change|have|get|receive|see)\b|\bwhat (?:i|we) (?:advise|ask|recommend|suggest|propose"
            r"|would like(?! [a-z'-]+ to (?:be able|achieve|manage)\b))\b"
            r"|\bwhat .{0,40}\b(?:is|are|will be) (?:needed|required)\b|\b(?:is|are) called for\b"
            r"|\b(?:offer|support|help|package) (?:requested|sought|applied for|asked for)\b|\bmeeting (?:his|her|their|these|the) "
            r"needs\b|\b(?:should|will|must|can|to) be met\b"
            rf"|\bwhat (?:the |our )?{DELIVERS} (?:will|should|can) (?:do|give)\b"
            r"|\bwhat .{1,40}\b(?:should|must|needs? to|has to|have to) (?:provide|give|offer|arrange|put in place)\b"
            r"|\beligible for\b|\bentitled to\b|\bagreed (?:package|support)\b|\bwe (?:will|can) (?:offer"
            r"|provide)\b",
            re.I,
        ),
    ),
    (
        Outcome,
        re.compile(
            r"\boutcomes?\b|\bprogress\b|\btargets?\b|\baim(?:s|ing)?\b|\bgoals?\b|\bhope(?:s|d|d-for)?\b|\bsuccess\b"
            r"|\b(?:will|would) (?:show|tell us) (?:that|whether|if)\b|\bhow (?:we|you|i) (?:will|would) know\b"
            r"|\blook(?:ing)? forward to\b|\bwhat (?:i|we)(?:['’](?:d|ll)| would| will| shall)? (?:be looking|look) for\b"
            r"|\bwhat .{1,30} (?:could|can|might|should|will) (?:achieve|manage|be able|be doing)\b"
            r"|\bexpected (?:result|change|benefit)s?\b"
            r"|\b(?:what|changes?|differences?|things) .{0,20}\b(?:expect(?! (?:of|from|schools?|staff)\b)"
            r"|wants?|would like)(?: [a-z'-]+)? to "
            r"(?:see|change|achieve|happen|manage|be able)\b",
            re.I,
        ),
    ),
    (
        View,
        re.compile(
            r"(?<!\bin my )(?<!\bin our )\bviews?\b|\bwhat .{1,30} (?:says?|told|thinks?)\b|\bvoice\b"
            r"|\baspirations?\b|\bambitions?\b|['’]s? (?:wishes|comments|requests?)\b|\bcomments (?:by|from)\b"
            r"|\bwishes and feelings\b|\b(?:words|comments?)$"
            r"|^what [a-z]+ will (?:do|try)$",
            re.I,
        ),
    ),
    (
        Note,
        re.compile(
            r"\b(?:how this|prepared|background|history|what we (?:did|saw)|seen|assessment(?:s| results)?"
            r"|sources|basis|attendance|present|people|date|examination|observations?|results|scores|rationale|reasons?|evidence|research)\b"
            r"|^why$",
            re.I,
        ),
    ),
    (
        Need,
        re.compile(
            r"\bneeds?\b|\bstrengths?\b|\bdifficult|\bfindings?\b|\bwhat we found\b|\bbarriers\b"
            r"|\bfinds? (?:[a-z]+ )?(?:hard|tricky)\b|\bdiagnos[ei]s\b|\bprognosis\b|\bmedic(?:ation|ines)\b|\baffects\b"
            r"|\bconcerns\b|\bworr(?:y|ies|ied)\b|\brisks?\b",
            re.I,
        ),
    ),
)
"""Tried in order: "Provision to meet her needs" is about provision."""
_AREA = re.compile(
    r"\b(?:communication|function|cognition|learning|sensory|behaviou?r|health)\b",
    re.I,
)
"""An area of need alone: what stands under it may be needs or provision."""
_PAST = re.compile(
    r"\b(?:current(?:ly)?|previous(?:ly)?|past|existing|present|so far|to date|tried|already|prior"
    r"|earlier|history|received|involvement|impact"
    r"|effects?|(?<!put )(?<!be )in place|at the moment|now provided|elsewhere|involved|ourselves)\b"
    r"|\bwhat (?:the )?(?:school|nursery|college|setting|we) (?:already )?(?:provides?|gives?|offers?|does|do)\b(?! next| about)"
    r"|\b(?:we|school|nursery|college|already|provided|done|receives?|do|does) now\b|(?<!needed )(?<!required )\bnow\??$",
    re.I,
)
"""What is or was provided is no advice."""


_NOT_YET = re.compile(
    r"(?: (?:that|which) (?:is|are))? not (?:(?:yet|now|currently|already|at present|being) )*"
    r"(?:in place|provided|available|given|met|funded|happening)\b",
    re.I,
)
"""`What he needs that is not in place`: what is wanting is asked for."""
_NOT = re.compile(r"\b(?:not|never|parked|declined|ruled out|rejected|outside (?:my|our) [a-z]+)\b|n['’]t\b", re.I)
"""`What would not help`, `Not agreed`: what stands below is what nobody advises."""
_NOT_ADVISED = re.compile(
    r"(?:what|things)\b.*(?:\bnot\b|n['’]t\b)|not (?:agreed|recommended|advised|proposed|needed|required|assessed|offered)\b",
    re.I,
)
"""A heading of what nobody advises, which short lines of a list that begin otherwise are not."""
_AND_ASKED_FOR = re.compile(
    r"\b(?:and|or|/|&) (?:[a-z]+ ){0,2}?(?:recommended|proposed|requested|required|needed|advised|sought)\b", re.I
)
"""`Present and recommended support`: the words below tell which of the two they are."""
_A_NAME = re.compile(r"\b((?:[A-Z][A-Za-z']+ (?:(?:and|for|of|&) )?){2,6})(?:Services?|SERVICES?)(?= *(?:$|\())")
"""`Marlbeck Sensory Support Service`: the name of a service in the head of its paper offers none."""


_BEHIND = re.compile(r"\s*\([^()]*\d[^()]*\)$")


_DIVIDES = re.compile(r"^(?:part|section) [a-z0-9]{1,2}(?:\s?[:.–-]\s+|\s{2,})(?=\S)", re.I)
_OF_A_NOTE = re.compile(r"S|O|A|Subj(?:ective)?|Obj(?:ective)?|Hx|PC|HPC|O/E|Imp(?:ression)?|Formulation")
"""The parts of a clinic note before its plan."""


def _kind_named(words: str) -> type[Item] | None:
    told = _A_NAME.sub(r"\1", words.strip())
    return next((cls for cls, pattern in _KINDS if pattern.search(told)), None)


def place_of(line: str) -> Place:
    """What a heading announces; what it tells of as given already is a note."""
    line = _DIVIDES.sub("", line.lstrip("# ")).rstrip(": ")
    if _OF_A_NOTE.fullmatch(line):
        return Place(open=False, aside=True)
    line = _NOT_YET.sub("", line)
    if result_told(line):
        return OPENING
    cls = Provision if needs_told(line) else _kind_named(line)
    if cls in (None, Note, Provision) and (_NOT.search(line) or (cls is not Provision and _CLOSED.search(line))):
        return Place(open=False, aside=True)
    # "What we fund now (2025/26)": a year behind it changes nothing.
    if _PAST.search(_BEHIND.sub("", line)):
        if cls is Provision and _AND_ASKED_FOR.search(line):
            return OPENING
        return Place(Note if cls in (None, Provision) else cls, open=False)
    if cls is None:
        return Place(Need) if _AREA.search(line) else OPENING
    return Place(cls, open=cls is Need and asks_for_more(line))


def goes_on(line: str) -> bool:
    """Whether a heading among recommendations only sorts them: by area of need, by place or by time."""
    words = line.lstrip("# ").rstrip(":")
    return place_of(words).open and not ends(words)


_SUMS_UP = re.compile(
    r"\b(?:closing|concluding|conclusions?|remarks|reviews?|summary|thanks)\b",
    re.I,
)
_CLOSED = re.compile(
    r"\b(?:references|contact|signed|signature|appendi\w+|declaration|distribution|copies|copy|cc|author"
    r"|about (?:me|us|(?:our|the|this) (?:service|team|clinic))"
    r"|enclosures?|data protection|consent|fees?|charges|costs?|costings?|money|funding|finances?"
    r"|service (?:statement|information|standards?|details|hours|terms)"
    r"|how (?:our|the|this) (?:service|team|clinic)s? (?:works?|operates?|runs?)|administrati\w+|practicalit(?:y|ies)"
    r"|(?:practical|other|further|additional|general) (?:matters|points|information|notes)|for information|who else"
    r"|(?:things|matters|points|tasks) for (?:other|others)|sign(?:ed)?[ -]?off"
    r"|other (?:people|agencies|services)|available to (?:the|his|her|their) family"
    r"|assumptions|waiting (?:times?|lists?)|limitations)\b"
    r"|\blimits (?:of|to|on)\b"
    r"|^notes? (?:to|on|about|below|for(?! (?:the )?(?:school|staff|class|college|nursery|teach|setting|parents)))\b"
    r"|^(?:[a-z0-9][.)]? +)?(?:notes?|limits|other|(?:for )?others)$",
    re.I,
)


def ends(words: str) -> bool:
    """Whether a heading ends what stood above it: it sums up, tells of money or of the service, or closes the paper."""
    return _SUMS_UP.search(words) is not None or _CLOSED.search(words) is not None


def announces(words: str) -> bool:
    """Whether the words of a line name a kind of content, or an area of need."""
    told = place_of(words)
    if told is OPENING or ends(words):
        return False
    return told.cls is not Note or _PAST.search(words) is not None or _NOT_ADVISED.match(words) is not None
