"""Laws of turns of phrase: one that is looked for only where it can begin is missed nowhere."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.examples import dear
from tests.laws.texts import lexicons, rooms, texts

from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.english.turns import STARTS, Turns, find, find_ending
from ehcp_rules.text.scanning.fold import fold


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each pattern that is looked for by `find` or among `Turns`, with the name of its turn of phrase, as the source says."""
    for room in rooms():
        for call in ast.walk(ast.parse(inspect.getsource(room))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            match call.func.id, call.args:
                case (("find" | "find_ending"), [ast.Name(id=pattern), ast.Constant(value=name), *_]):
                    yield str(name), getattr(room, pattern)
                case "Turns", [ast.Dict(keys=keys, values=values)]:
                    for key, value in zip(keys, values, strict=True):
                        assert isinstance(key, ast.Constant)
                        assert isinstance(value, ast.Name)
                        yield str(key.value), getattr(room, value.id)


def test_every_turn_of_phrase_is_looked_for_somewhere() -> None:
    assert {name for name, _ in patterns()} == set(STARTS)


@pytest.mark.parametrize(("name", "pattern"), tuple(patterns()), ids=[name for name, _ in patterns()])
def test_looking_only_where_a_turn_of_phrase_can_begin_misses_nothing(name: str, pattern: re.Pattern[str]) -> None:
    assert len(texts()) > 700
    for text in texts():
        folded = fold(text)
        everywhere = [match.span() for match in pattern.finditer(folded)]
        assert [match.span() for match in find(pattern, name, folded, lexicons().scan(folded))] == everywhere, text


@pytest.mark.parametrize(("name", "pattern"), tuple(patterns()), ids=[name for name, _ in patterns()])
def test_looking_only_where_a_turn_of_phrase_can_begin_misses_nothing_that_runs_up_to_a_word(
    name: str, pattern: re.Pattern[str]
) -> None:
    for text in texts()[::3]:
        folded = fold(text)
        scan = lexicons().scan(folded)
        for word in re.finditer(r"\b[a-z]", folded):
            everywhere = behind(pattern, folded, word.start())
            there = find_ending(pattern, name, folded, scan, word.start())
            assert (there and there.span()) == (everywhere and everywhere.span()), folded[: word.start()]


RUN_TOGETHER = {"length", "frequency", "window", "range", "scope", "measure", "provision-in-need"}
"""Turns of phrase whose patterns allow words without a space between them, such as `fullhour`, which nobody writes."""


@pytest.mark.parametrize(("name", "pattern"), [one for one in patterns() if one[0] not in RUN_TOGETHER])
def test_a_turn_of_phrase_is_found_in_whatever_words_its_pattern_allows(name: str, pattern: re.Pattern[str]) -> None:
    @dear(25)
    @given(st.from_regex(pattern, alphabet=st.characters(max_codepoint=127)))
    def law(text: str) -> None:
        folded = fold(text)
        everywhere = [match.span() for match in pattern.finditer(folded)]
        assert [match.span() for match in find(pattern, name, folded, lexicons().scan(folded))] == everywhere

    law()


def test_several_turns_of_phrase_looked_for_together_are_each_found_as_alone() -> None:
    by_name = dict(patterns())
    together = Turns(by_name)
    for text in texts():
        folded = fold(text)
        scan = lexicons().scan(folded)
        alone = {name: [match.span() for match in find(by_name[name], name, folded, scan)] for name in by_name}
        found = together.find(folded, scan)
        assert {name: [match.span() for match in found.get(name, ())] for name in by_name} == alone, text
