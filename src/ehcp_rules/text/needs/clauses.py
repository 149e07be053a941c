"""The clauses of a need: where each begins, what joins it to the one before, and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.needs.labels import head_of
from ehcp_rules.text.needs.subjects import VERB, About, subject_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Clause", "clauses"]


@frozen
class Clause:
    """One clause: its place past the word that joins it, that word, its subject, and where its predicate begins.

    `sentence` counts the sentences of the passage; `explains` says that it stands after a colon or a dash.
    """

    span: Span
    joint: str
    about: About
    predicate: int
    sentence: int
    explains: bool

    @property
    def occasion(self) -> bool:
        """Whether it only tells when something else happens."""
        return self.joint in _OCCASIONS

    @property
    def relative(self) -> bool:
        """Whether it tells something of a word before it."""
        return self.joint in _RELATIVE


_OCCASIONS = frozenset(
    "faced when whenever if while before after unless where until although though despite since".split()
)
_RELATIVE = frozenset("which who whose that".split())
_OR_A_TIME = frozenset("since until before after".split())
_A_CHILD = re.compile(r"\b(?:boy|girl|child|lad|young (?:man|woman|person)|pupil|student|learner|teenager)\W*$")
_HE = r"(?:he|she|they|it|his|her|their)"
_ASKED = ("who", "what", "where", "why", "when", "how")
_NAMED_QUESTION = "".join(
    f"(?<!{word})"
    for word in (
        *(f"{word}{comma}" for word in _ASKED for comma in ("", ",")),
        *(
            "know",
            "knows",
            "knowing",
            "understanding",
            "remembering",
            "choosing",
            "telling",
            "deciding",
            " of",
            "about",
        ),
    )
)
"""Before `which`, `when` and the like: they then name what is not known, and begin no clause."""
_LINKS = "(?:and|but|or|then|yet|nor)"
# Each alternative asks for the words that come first: what may not stand before them takes a score of questions.
_CUTS = any_of(
    r" ?(?:[;|\n\u2022]|:(?!\d)) ?",
    r" ?- (?!\d)",
    rf"(?=,? {_LINKS} ){_NAMED_QUESTION},? {_LINKS} (?=(?:{_HE}|i|this|nobody|others|there)\b|{VERB}"
    r"|[a-z'-]+ (?:is|are|was|were|has|have|had|cannot|does|do|did|will)\b"
    r"|(?:in|by|at|on|with|without) (?!school|class|lessons|home|college|nursery|the community))",
    r"(?=,? (?:because|so|(?:which|who|where|when)(?! and\b| or\b|,)|whose|whenever|if|unless|although"
    r"|though|while|but|whereas|otherwise"
    rf"|meaning|(?:that|(?<!such )as) {_HE}|(?:until|before|after|since) (?:{_HE}|the|an?|some\w+|every\w+))\b)"
    rf"{_NAMED_QUESTION}(?<!not),? ",
    r"(?<!needs)(?<!need),? (?=to (?:help|support|enable|ensure|allow|address|promote|encourage|teach|develop|meet"
    r"|improve)\b)",
    rf", (?=(?:{_HE}|i|last seen)\b"
    r"|[a-z]{2,}(?:s|ed) (?:out|up|off|at|in|on|to|away|his|her|their|the|an?|for|with|from|into)\b)",
    r" \((?=he |she |they )",
)
_CUT = re.compile(rf"(?=[ ,;:|\n\u2022-])(?:{_CUTS.pattern})")
"""What parts two clauses; it begins with a space or a mark, which is quickly seen to be missing."""
_CUT_AT_A_NAME = re.compile(
    r"(?:, | )(?:and|but|or|so|then) (?=[A-Z][a-z]+ (?:(?:is|was|has|had|can|cannot|does|will|still|also|often|now|then"
    r"|never)\b|[a-z]{2,}(?:s|ed)\b))"
)
_FIRST_OCCASION = re.compile(rf"[\s*-]*(?:{'|'.join(sorted(_OCCASIONS))}) [^,;:.]*, ")
_MAIN_AFTER = re.compile(
    rf"[\s*-]*(?i:{'|'.join(sorted(_OCCASIONS))}) \S+ \S+ [^,;:.]*? (?=(?:he|she|they) [a-z]|[A-Z][a-z]+ {VERB})"
)
"""The occasion that a sentence begins with, where no comma parts it from the clause itself."""
_JOINT = re.compile(
    rf"[\s,.()\"*-]*(?:(?:and |but |yet |or )?(so that|in order that|so|because|as(?= {_HE}\b)|which|whose|who|where"
    r"|whenever|when|faced(?= with\b)|if|unless|although|though|while|whereas|otherwise|that"
    rf"|(?:since|until|before|after)(?= (?:{_HE}|the|an?|some\w+|every\w+)\b)"
    r"|to(?! (?:date|a|an|the|his|her|their|be sure)\b)|and|but|or|then|yet|nor)\b )?"
)
_PREPOSITION = any_of(
    r"(?:in|at|on|by|from|since|for|with|without|after|before|during|over"
    r"|under(?! (?:the (?:care|team|clinic|service)|camhs|review))|between|within|outside|despite"
    r"|following|until|throughout|according to|left to|as an?|beyond|because of|due to)\b",
)
_SUBJECT_AFTER = re.compile(rf", (?!and\b)|(?<= )(?=(?:he|she|they|i)\b)|(?<= )(?=[A-Z][a-z'\u2019-]+ {VERB})")
_ADVERBS = re.compile(
    r" ?(?:(?:also|often|sometimes|now|then|still|currently|generally|usually|always|previously|recently|just|very"
    r"|quite|frequently|at times|initially|unfortunately|at present|[a-z]+ly),? )+"
)
_LEAD = 80
"""Characters that may stand before the subject of a clause: about fourteen words."""
_LEAST = 2
"""Characters under which there is nothing between two cuts."""


def clauses(passage: AnalysedPassage, names: frozenset[str]) -> Iterator[Clause]:
    """The clauses past what the need is listed under, in order; one that names no subject goes on about the last."""
    head = head_of(passage.folded)
    for number, sentence in enumerate(passage.sentences):
        before: About | None = None
        for begin, end in _pieces(passage, max(sentence.start, head), sentence.end):
            clause = _read(passage, names, (begin, end), before, number)
            if not clause.occasion and not clause.relative:
                before = clause.about
            yield clause


def _pieces(passage: AnalysedPassage, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    named = _CUT_AT_A_NAME.finditer(passage.text, begin + _LEAST, stop)
    cuts = [cut.span() for cut in (*_CUT.finditer(passage.folded, begin + _LEAST, stop), *named)]
    opened = [begin, *(after for before, after in cuts if ":" in passage.folded[before:after])]
    for start in opened:
        if first := _FIRST_OCCASION.match(passage.folded, start, stop):
            cuts.append((first.end() - 2, first.end()))
        elif main := _MAIN_AFTER.match(passage.text, start, stop):
            cuts.append((main.end() - 1, main.end()))
    for before, after in sorted(cuts):
        if before - begin > _LEAST:
            yield begin, before
            begin = after
    if begin < stop:
        yield begin, stop


def _read(
    passage: AnalysedPassage, names: frozenset[str], piece: tuple[int, int], before: About | None, sentence: int
) -> Clause:
    folded, (begin, end) = passage.folded, piece
    joint = _JOINT.match(folded, begin, end)
    word = (joint.group(1) or "") if joint else ""
    start = first = joint.end() if joint else begin
    if adverbs := _ADVERBS.match(folded, first, end):
        first = adverbs.end()
    about, predicate = _after_the_lead(passage, names, first, end, before)
    if word in _OR_A_TIME and (subject := _SUBJECT_AFTER.search(passage.text, first + _LEAST, end)):
        # `Since the move Ottoline has lost her way`: a time, and then the clause itself.
        word, (about, predicate) = "", subject_of(passage, names, subject.end(), end)
    explains = folded[max(0, begin - 3) : begin].rstrip()[-1:] in (":", "-")
    if about is None:
        about = _understood(before, word, explains=explains)
    if word == "who" and behind(_A_CHILD, folded, begin):
        # `A cheerful boy who runs into the road`: the child, and what the child does.
        word, about = "", About.CHILD
    elif word in _RELATIVE and about is not About.OTHERS:
        about = About.THING
    if adverbs := _ADVERBS.match(folded, predicate, end):
        predicate = adverbs.end() - 1
    return Clause(Span(start, end), word, about, predicate, sentence, explains)


def _after_the_lead(
    passage: AnalysedPassage, names: frozenset[str], first: int, end: int, before: About | None
) -> tuple[About | None, int]:
    """The subject and the predicate, past the place, time or manner that a clause may open with."""
    if not _PREPOSITION.match(passage.folded, first, end):
        return subject_of(passage, names, first, end)
    subject = _SUBJECT_AFTER.search(passage.text, first + _LEAST, min(end, first + _LEAD))
    if subject is not None:
        return subject_of(passage, names, subject.end(), end)
    return (None if before is not None else About.THING), first


def _understood(before: About | None, joint: str, *, explains: bool) -> About:
    """Whom a clause without a subject is about: whom the last was about, or the child, as in a note."""
    if before is None or (before is About.THING and explains) or (before is About.BUSINESS and not joint):
        return About.CHILD
    return before
