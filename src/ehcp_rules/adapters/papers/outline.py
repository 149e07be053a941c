"""Headings that no line tells alone: by the series of their labels, or, in a paper without gaps, between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from ehcp_rules.adapters.papers.headings import NAMED_BY_FIGURES, Line, label_of, sentence_like, series_of
from ehcp_rules.adapters.papers.lists import follows
from ehcp_rules.adapters.papers.places import announces, ends
from ehcp_rules.adapters.papers.sentences import amount_alone, states_an_amount

__all__ = ["outlined"]

_TITLE = re.compile(r"[A-Z](?!.*(?:[.;,:?]$|: |\||\d))")
_ASIDE = re.compile(r" \([^()]*\)$")
_MOST_WORDS, _FEWEST = 8, 3
_FIRST = ("1", "A", "a")


def outlined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with each that is a heading by the form of the whole paper marked as one."""
    heads = {*_of_series(lines), *(() if any(line.apart for line in lines) else _between_paragraphs(lines))}
    return tuple(evolve(line, heads=True) if at in heads else line for at, line in enumerate(lines))


def _is_title(words: str) -> bool:
    plain = NAMED_BY_FIGURES.sub("", _ASIDE.sub("", words))
    return len(plain.split()) <= _MOST_WORDS and _TITLE.match(plain) is not None and not states_an_amount(plain)


def _of_series(lines: Sequence[Line]) -> Iterator[int]:
    """Titles whose labels count on, each above something else: where two of them announce what follows, all are headings."""
    chains: dict[str, list[int]] = {}
    for at in range(len(lines) - 1):
        label, start = label_of(lines[at].text)
        series = series_of(lines[at].text)
        if not label.isalnum() or series == series_of(lines[at + 1].text) or not _is_title(lines[at].text[start:]):
            continue
        chain = chains.setdefault(series, [])
        if chain and follows(label, label_of(lines[chain[-1]].text)[0]):
            chain.append(at)
        elif label in _FIRST:
            yield from _told(lines, chain)
            chains[series] = [at]
    for chain in chains.values():
        yield from _told(lines, chain)


def _told(lines: Sequence[Line], chain: Sequence[int]) -> Sequence[int]:
    titles = [lines[at].text[label_of(lines[at].text)[1] :] for at in chain]
    return chain if len(chain) >= _FEWEST and sum(announces(one) or ends(one) for one in titles) >= 2 else ()


def _between_paragraphs(lines: Sequence[Line]) -> Iterator[int]:
    """Short lines without a stop between what ends and what begins as a sentence."""
    for at in range(1, len(lines) - 1):
        line = lines[at].text
        if label_of(line)[1] or not _is_title(line):
            continue
        above, below = lines[at - 1].text, lines[at + 1].text
        if (sentence_like(above) or "|" in above) and sentence_like(below) and not amount_alone(below):
            yield at
