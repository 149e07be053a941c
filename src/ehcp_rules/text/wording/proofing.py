"""Slips that can be told without a dictionary: doubled words, verbs that do not fit, sentences that break off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Slip", "slips"]


@frozen
class Slip:
    """One slip: `doubled-word`, `verb-disagrees` or `unfinished-sentence`, and its words."""

    name: str
    quote: Quote


_SMALL_WORDS = "the|a|an|and|of|to|is|are|for|with|will|his|be|or|when|this"
_DOUBLED = Cued("|".join(f"{word} {word}" for word in _SMALL_WORDS.split("|")), rf"\b({_SMALL_WORDS}) \1\b(?!-)")
# Verbs that keep their ending in every tense but the present, so that `he find` can be nothing else.
_ONE_DOES = (
    "find|need(?! not)|want|like|have|do|go|make|take|get|struggle|enjoy|use|know|become|come|give|try|feel|think|say|tend|"
    "require|understand|love|prefer|cope|respond|benefit|work|walk|talk|look|cry|run"
)
_MANY_DO = "is|was|has|does|finds|needs|wants|likes|struggles|enjoys|uses|feels"
# Few words end so that are no verbs.
_ONE_DOES += "|(?!otherwise|likewise|precise)[a-z]{3,}(?:ise|ify|icate|trate|ipate)"
# A pattern for each pronoun: one that begins with plain letters is found much faster. What stands before them is looked at then.
_ONE = tuple(re.compile(rf"{pronoun} (?<!\w{pronoun} )({_ONE_DOES})(?= |\.|,)") for pronoun in ("he", "she", "it"))
_MANY = tuple(re.compile(rf"{pronoun} (?<!\w{pronoun} )({_MANY_DO})(?= )") for pronoun in ("they", "we"))
# Fewer verbs after a name: `Asha work` and `Asha use` may be a heading or a column of names.
_NAMED = re.compile(r" (find|need(?! not)|want|have|struggle|enjoy|require|become|prefer|understand|tend|get|go)(?= )")
_BEFORE = re.compile(r"(?:^|[.;:,!?\n] ?|\b(?:but|because|so|which means|when|if|while|although) )$")
# `That she have` and `if it take` may be subjunctives of advice.
_ADVISED = re.compile(
    r"\b(?:recommend\w*|suggest\w*|advise\w*|propose\w*|ask\w*|request\w*|important|essential|insist\w*|let|help|"
    r"helps|make|makes|see|watch|hear|lest|should|did|does|do|can|could|will|would|may|might|must)\b[^.;]{0,40}$"
)
_LAST_WORDS = tuple("the a an and or when because as including which with of in to that if by using via than".split())
_BREAKS_OFF = re.compile(
    r"\b(?:the|a|an|and|or|when|because|such as|including|which|with the|of the|in the|to the|so that|if|using|via|than"
    r"|\b(?:to be|will be|and) (?:[a-z]+ed|done|given|taught|led|run|seen|set|kept) (?:with|by))\.?$"
)
_CHOOSES = re.compile(r"\b(?:pick|choose|decide|know|say|tell|ask)s? (?:which|when|if)\.?$")


def slips(passage: AnalysedPassage, names: Iterable[str] = ()) -> Iterator[Slip]:
    """The slips of a passage, quoted speech left out; `names` are the child's, folded."""
    folded = passage.folded
    speech = passage.speech

    def quote(start: int, end: int) -> Quote | None:
        span = Span(start, end)
        return None if any(span.overlaps(one) for one in speech) else passage.quote(start, end)

    for match in _DOUBLED.finditer(folded, passage.scan):
        # `Will will` is a name and its verb, and no other of these words is a name.
        if match[1] == "will" and passage.text.startswith("Will will", match.start()):
            continue
        if (found := quote(*match.span())) is not None:
            yield Slip("doubled-word", found)
    of_one = [match.span() for pattern in _ONE for match in pattern.finditer(folded)]
    of_many = [match.span() for pattern in _MANY for match in pattern.finditer(folded)]
    for start, end in (*sorted(of_one), *sorted(of_many), *_misfits_of_a_name(passage, names)):
        before = folded[max(0, start - 60) : start]
        if not _BEFORE.search(before) or _ADVISED.search(before):
            continue
        if (found := quote(start, end)) is not None:
            yield Slip("verb-disagrees", found)
    written = folded.rstrip()
    if written.removesuffix(".").endswith(_LAST_WORDS) and folded.count(" ") >= 3:
        last = _BREAKS_OFF.search(written, max(0, len(written) - 40))
        if (
            last
            and not written.rstrip(".").endswith(("as and when", "if and when", "when and if"))
            and not _CHOOSES.search(written, max(0, len(written) - 24))
            and (found := quote(*last.span())) is not None
        ):
            yield Slip("unfinished-sentence", found)


def _misfits_of_a_name(passage: AnalysedPassage, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where one of these names stands before a verb without its ending: `Ines find it hard`."""
    for name in names:
        at = passage.folded.find(name)
        while at >= 0:
            verb = _NAMED.match(passage.folded, at + len(name))
            if verb and passage.text[at].isupper() and not passage.folded[at - 1 : at].isalnum():
                yield at, verb.end()
            at = passage.folded.find(name, at + 1)
