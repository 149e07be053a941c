"""Laws of cues: a pattern that is searched only beside its cue, or at the start of a sentence, is missed nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.examples import dear
from tests.laws.texts import lexicons, rooms, texts

from ehcp_rules.text.english.cues import lacking_in
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.provision import nothing_given
from ehcp_rules.text.scanning.fold import fold


def within(name: str, value: object) -> Iterator[tuple[str, Cued]]:
    """The patterns with a cue that a value is or holds, however deep, each with the name by which one finds it."""
    if isinstance(value, Cued):
        yield name, value
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from within(f"{name}[{key}]", held)
    elif isinstance(value, tuple | list):
        for number, held in enumerate(value):
            yield from within(f"{name}[{number}]", held)


def cued() -> Iterator[tuple[str, Cued]]:
    """Each pattern of the text room that is searched only beside a cue, also those that stand in tables."""
    seen = set[int]()
    for room in rooms():
        for name, value in vars(room).items():
            for called, pattern in within(f"{room.__name__}.{name}", value):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield called, pattern


@pytest.mark.parametrize("pattern", [one for _, one in cued()], ids=[name for name, _ in cued()])
def test_searching_only_beside_a_cue_misses_nothing(pattern: Cued) -> None:
    for text in (*texts(), *(text.swapcase() for text in texts())):
        for form in (text, fold(text)):
            everywhere = [match.span() for match in pattern.pattern.finditer(form)]
            assert [match.span() for match in pattern.finditer(form)] == everywhere
            first = pattern.search(form)
            assert ([first.span()] if first else []) == everywhere[:1]
        # The last form is folded, as a text is that is scanned.
        scan = lexicons().scan(form)
        assert [match.span() for match in pattern.finditer(form, scan)] == everywhere
        again = pattern.search(form, scan)
        assert ([again.span()] if again else []) == everywhere[:1]


@pytest.mark.parametrize("pattern", [one for one, _ in nothing_given.FROM_THE_START])
def test_a_pattern_that_begins_a_sentence_is_looked_for_at_its_start_alone_and_missed_nowhere(pattern: Cued) -> None:
    for text in texts():
        folded = fold(text)
        starts = nothing_given.starts_of(folded)
        everywhere = [match.span() for match in pattern.pattern.finditer(folded)]
        found = pattern.matches_at(starts, folded, lexicons().scan(folded))
        assert [match.span() for match in found] == everywhere, text


def test_the_words_of_a_text_tell_which_patterns_have_no_cue_in_it() -> None:
    told = [pattern for _, pattern in cued() if pattern.finditer("", lexicons().scan("")) == ()]
    assert len(told) == len(list(cued())) > 80
    scan = lexicons().scan("a visit each week")
    in_words = Cued("visit", "visits?")
    assert in_words.search("a visit each week", scan) is not None, (
        "a pattern made after the scan is searched all the same"
    )
    assert lacking_in([b"visits", b"sit"]) & ~lacking_in([b"sit"]) == 0
    assert lacking_in([b"sit"]) & ~lacking_in([b"visits", b"sit"]) > 0
    assert lacking_in([b"a" * 100_000]) == 0, "a run of letters too long to look through may hold any cue"


@pytest.mark.parametrize("pattern", [one for _, one in cued()], ids=[name for name, _ in cued()])
def test_every_pattern_is_searched_in_whatever_words_it_allows(pattern: Cued) -> None:
    @dear(20)
    @given(st.from_regex(pattern.pattern, alphabet=st.characters(max_codepoint=127)))
    def law(text: str) -> None:
        for form in (text, fold(text)):
            everywhere = [match.span() for match in pattern.pattern.finditer(form)]
            assert [match.span() for match in pattern.finditer(form)] == everywhere
        assert [match.span() for match in pattern.finditer(form, lexicons().scan(form))] == everywhere

    law()
