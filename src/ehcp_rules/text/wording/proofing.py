"""Slips that can be told without a dictionary: doubled words, wrong words, verbs that do not fit, sentences that break off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.wording.misspelt import misspelt
from ehcp_rules.text.wording.wrong_words import misfits, mistaken_words

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Slip", "slips"]


@frozen
class Slip:
    """One slip (`doubled-word`, `verb-disagrees`, `unfinished-sentence` or `wrong-word`) and its words."""

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


_LEFT_OUT = Cued(
    "or and|and or |and but|but and|and, and|,,| ,,|, ,", r"\b(?:or and(?! /)|and but|but and)\b(?! /|/)|,\ ?,"
)
"""Where two joining words or commas meet, what stood between them is gone."""
_OUT_OF = Cued(
    "out of|my|their|our|your|every|its",
    rf"\b(?:{NUMBER} out of|my|their|our|your|every|its)\W*$",
)
_BRACKET_LEFT_OPEN = re.compile(r"(?<!:)(?<!: )\([^()\n]+$")


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
    for start, end in (
        *sorted(of_one),
        *sorted(of_many),
        *_misfits_of_a_name(passage, {*names, *_first_names(passage)}),
    ):
        before = folded[max(0, start - 60) : start]
        if not _BEFORE.search(before) or _ADVISED.search(before):
            continue
        if (found := quote(start, end)) is not None:
            yield Slip("verb-disagrees", found)
    for name, spans in (
        ("wrong-word", (*misspelt(passage), *mistaken_words(passage))),
        ("verb-disagrees", misfits(passage)),
        ("unfinished-sentence", _gaps(passage)),
    ):
        for span in spans:
            if (found := quote(span.start, span.end)) is not None:
                yield Slip(name, found)
    if (last := _broken_off(folded)) and (found := quote(*last.span())) is not None:
        yield Slip("unfinished-sentence", found)


def _broken_off(folded: str) -> re.Match[str] | None:
    written = folded.rstrip()
    if not written.removesuffix(".").endswith(_LAST_WORDS) or folded.count(" ") < 3:
        return None
    if written.rstrip(".").endswith(("as and when", "if and when", "when and if")):
        return None
    return (
        None
        if _CHOOSES.search(written, max(0, len(written) - 24))
        else _BREAKS_OFF.search(written, max(0, len(written) - 40))
    )


def _gaps(passage: AnalysedPassage) -> Iterator[Span]:
    """Where words are gone: between two joining words, behind a last word that ends nothing, or behind an open bracket."""
    folded, scan = passage.folded, passage.scan
    for match in _LEFT_OUT.finditer(folded, scan):
        yield Span(*match.span())
    if folded.count(" ") >= 3 and (last := _OUT_OF.search(folded, scan)):
        yield Span(*last.span())
    if folded.count("(") > folded.count(")"):
        at = folded.rfind("(")
        if _BRACKET_LEFT_OPEN.match(folded, at):
            yield Span(at, len(folded))


_WORDS_TOO = frozenset(
    "will may mark hope grace faith drew rob bob sue pat pip bill summer april june rose dale glen art".split()
)
"""First names that are other words as well, or begin a note without a subject: `Will need two adults`."""


def _first_names(passage: AnalysedPassage) -> Iterator[str]:
    for hit in passage.hits_of("first-names", "given-name"):
        if hit.phrase not in _WORDS_TOO:
            yield hit.phrase


def _misfits_of_a_name(passage: AnalysedPassage, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where one of these names stands before a verb without its ending: `Ines find it hard`."""
    for name in names:
        at = passage.folded.find(name)
        while at >= 0:
            verb = _NAMED.match(passage.folded, at + len(name))
            if verb and passage.text[at].isupper() and not passage.folded[at - 1 : at].isalnum():
                yield at, verb.end()
            at = passage.folded.find(name, at + 1)
