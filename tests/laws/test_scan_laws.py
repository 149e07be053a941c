"""Laws of looking: offsets stay true, and one scan finds what a search for each phrase would."""

from __future__ import annotations

import importlib
import importlib.util
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.texts import texts

from ehcp_rules import Engine
from ehcp_rules.evidence import Span
from ehcp_rules.text import Lexicon, LexiconGroup, Lexicons
from ehcp_rules.text.english.stretches import Stretches, inside_others
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Scan


@given(st.text(max_size=200))
def test_folding_keeps_every_offset_true(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


PHRASES = ("access", "access to", "to", "access to work", "as", "as required", "required", "e.g.", "1:1", "work")


@given(
    st.lists(st.sampled_from((*PHRASES, "a", "accessory", "rework", "required.", ",", "(as")), max_size=12).map(
        " ".join
    )
)
def test_one_scan_finds_the_longest_phrase_at_each_word_start_as_a_search_for_each_phrase_would(text: str) -> None:
    one = Lexicons([Lexicon(id="one", title="", groups=tuple(LexiconGroup(name=p, phrases=(p,)) for p in PHRASES))])
    folded = fold(text)
    longest: dict[int, str] = {}
    for phrase in PHRASES:
        for match in re.finditer(rf"(?<![a-z0-9])(?={re.escape(phrase)}(?![a-z0-9]))", folded):
            longest[match.start()] = max(longest.get(match.start(), ""), phrase, key=len)
    hits = {hit.span.start: hit.phrase for hit in one.scan(folded).of("one")}
    assert hits == longest


SPANS = st.lists(st.builds(lambda start, length: Span(start, start + length), st.integers(0, 20), st.integers(1, 8)))


@given(SPANS, st.integers(0, 20), st.integers(1, 8))
def test_what_holds_or_meets_a_span_is_found_as_by_asking_every_one(spans: list[Span], start: int, length: int) -> None:
    span, among = Span(start, start + length), Stretches(spans)
    assert among.hold(span) == any(one.start <= span.start and span.end <= one.end for one in spans)
    assert among.meet(span.start, span.end) == any(one.overlaps(span) for one in spans)
    inner = {(one.start, one.end) for one in spans if any(Stretches([o]).hold(one) for o in spans if o != one)}
    assert inside_others((one.start, one.end) for one in spans) == inner


@cache
def twins() -> tuple[Lexicons, Lexicons]:
    """The phrase lists of the ruleset with the portable scan and with the compiled one."""
    if importlib.util.find_spec("ahocorasick_rs") is None:
        pytest.skip("the extra `fast` is not installed")
    lists = Engine.create(version="next").ruleset.lexicons
    return Lexicons(lists, fast=False), Lexicons(lists, fast=True)


def seen(scan: Scan) -> tuple[object, ...]:
    """All that one can ask of a scan."""
    return tuple(scan.anchors.items()), {lexicon: scan.of(lexicon) for lexicon in sorted(scan.lexicons)}


def test_the_compiled_scan_finds_what_the_portable_one_finds_in_every_text() -> None:
    portable, compiled = twins()
    for text in texts():
        folded = fold(text)
        assert seen(compiled.scan(folded)) == seen(portable.scan(folded)), text


PIECES = (
    *(
        "access",
        "access to",
        "as required",
        "required",
        "e.g.",
        "etc",
        "etc.",
        "1:1",
        "2:1",
        "one-to-one",
        "one to one",
    ),
    *("[name]", "name", "[", "]", "x", "x3", "3x", "30", "30minutes", "half", "a", "to", "will", "up to", "child's"),
    *(" ", "  ", ",", ".", "-", "\n", "é", "ß", "ł", "€", "😀", "\u0130", "s", "the", "teaching assistant", "n/a"),
)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30), st.sampled_from(("", " ")))
def test_the_compiled_scan_finds_what_the_portable_one_finds_in_any_text(pieces: list[str], between: str) -> None:
    portable, compiled = twins()
    folded = fold(between.join(pieces))
    assert seen(compiled.scan(folded)) == seen(portable.scan(folded))


FORMS = st.text(alphabet="ab1x .-[", min_size=1, max_size=5).filter(lambda form: not form.isspace())


@given(st.lists(FORMS, min_size=1, max_size=8), st.text(alphabet="ab1x .-[é", max_size=40))
def test_the_twins_agree_on_any_phrases_and_find_the_longest_at_each_start(forms: list[str], text: str) -> None:
    twins()
    one = Lexicon(id="one", title="", groups=tuple(LexiconGroup(name=form, phrases=(form,)) for form in forms))
    portable, compiled = Lexicons([one], fast=False), Lexicons([one], fast=True)
    folded = fold(text)
    assert seen(compiled.scan(folded)) == seen(portable.scan(folded))
    longest: dict[int, str] = {}
    for form in forms:
        for match in re.finditer(rf"(?<![a-z0-9])(?={re.escape(form)}(?![a-z0-9]))", folded):
            longest[match.start()] = max(longest.get(match.start(), ""), form, key=len)
    assert {hit.span.start: hit.phrase for hit in portable.scan(folded).of("one")} == longest
