"""Laws of the text room: offsets stay true, one scan finds what a search would, and nobody's spelling moves a reading."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import pkgutil
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.examples import dear

import ehcp_rules.text
from ehcp_rules import Engine
from ehcp_rules.evidence import Span
from ehcp_rules.plan import ITEM_KINDS, Heading, Item, Plan, Section
from ehcp_rules.samples import sample_files
from ehcp_rules.text import AnalysedItem, Lexicon, LexiconGroup, Lexicons, analyse
from ehcp_rules.text.english.cues import lacking_in
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.english.stretches import Stretches, behind, inside_others
from ehcp_rules.text.english.turns import STARTS, Turns, find, find_ending
from ehcp_rules.text.provision import nothing_given
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Scan

CRITERIA = Path(__file__).parents[2] / "rulesets/ehcp_rules_rulesets/england_ehcp/next/criteria"


@cache
def lexicons() -> Lexicons:
    return Lexicons(Engine.create(version="next").ruleset.lexicons)


@cache
def texts() -> tuple[str, ...]:
    """Every text of the written cases and of the sample plans: the turns of phrase that plans really use."""
    found = []
    for file in sorted(CRITERIA.glob("*.cases.toml")):
        found += [case["text"] for case in tomllib.loads(file.read_text("utf-8"))["case"] if "text" in case]
    engine = Engine.create(version="next")
    for sample in sample_files():
        for imported in engine.read(sample):
            found += [passage.text for passage in imported.plan.passages()]
    return tuple(dict.fromkeys(found))


def read(item: Item, *, section: str) -> AnalysedItem:
    plan = Plan(id="law", sections=(Section(code=section, items=(item,)),), not_supplied=("learner", "dates"))
    return next(analyse(plan, lexicons()).items(section))


def states(item: Item, *, section: str) -> dict[str, str]:
    return {name: slot.state.value for name, slot in read(item, section=section).reading.slots.items()}


def faults(item: Item, *, section: str) -> set[str]:
    return {fault.name for fault in read(item, section=section).reading.faults}


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


def rooms() -> Iterator[ModuleType]:
    """Every module of the text room."""
    for module in pkgutil.walk_packages(ehcp_rules.text.__path__, "ehcp_rules.text."):
        yield importlib.import_module(module.name)


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


def test_every_quote_of_every_reading_is_the_text_at_its_offsets() -> None:
    quotes = 0
    engine = Engine.create(version="next")
    for sample in sample_files():
        for imported in engine.read(sample):
            analysed = analyse(imported.plan, lexicons())
            held = {passage.path: passage.text for passage in imported.plan.passages()}
            for item in analysed.items():
                reading = item.reading
                for quote in (
                    *(q for s in reading.slots.values() for q in s.quotes),
                    *(q for f in reading.faults for q in f.quotes),
                ):
                    assert held[quote.path][quote.span.start : quote.span.end] == quote.text
                    quotes += 1
    assert quotes > 500


def statements() -> list[tuple[str, Item]]:
    """The provision and outcomes of the sample plans, with their sections."""
    engine = Engine.create(version="next")
    found = []
    for sample in sample_files():
        for imported in engine.read(sample):
            for section in ("E", "F"):
                found += [
                    (section, item) for _, item in imported.plan.items(section) if item.kind in ("outcome", "provision")
                ]
    assert len(found) > 80
    return found


NEUTRAL = {
    "curly quotes": lambda text: text.replace("'", "’"),
    "dashes": lambda text: text.replace(" – ", " - "),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "shouting": str.upper,
    "a full stop the more": lambda text: text if text.endswith(".") else text + ".",
    "a space at the end": lambda text: text + " ",
}


@pytest.mark.parametrize("change", NEUTRAL, ids=list(NEUTRAL))
def test_a_change_that_means_nothing_moves_no_slot(change: str) -> None:
    moved = []
    for section, item in statements():
        changed = type(item)(id=item.id, text=NEUTRAL[change](item.text))
        plain = type(item)(id=item.id, text=item.text)
        if states(plain, section=section) != states(changed, section=section):
            moved.append(item.text)
    assert moved == []


DIGITS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "ten": "10",
    "twenty": "20",
    "thirty": "30",
    "forty-five": "45",
}


def test_number_words_and_digits_read_alike() -> None:
    words = re.compile(rf"\b({'|'.join(sorted(DIGITS, key=len, reverse=True))})\b(?!-)")
    changed = 0
    for section, item in statements():
        digits = words.sub(lambda match: DIGITS[match.group()], item.text)
        if digits != item.text:
            changed += 1
            a, b = type(item)(id=item.id, text=item.text), type(item)(id=item.id, text=digits)
            assert states(a, section=section) == states(b, section=section), item.text
    assert changed > 20


LENGTH = re.compile(
    r"\b(?:for )?(?:at least |no less than )?(?:\d+|twenty|thirty|forty|ten|fifteen|sixty)[- ](?:minutes?|hours?)\b"
)
RANK = {"filled": 0, "not-needed": 0, "unsure": 1, "partly": 2, "empty": 3}


def test_taking_the_length_out_of_a_provision_never_fills_its_quantity() -> None:
    taken = 0
    for section, item in statements():
        if item.kind != "provision":
            continue
        without = LENGTH.sub("", item.text)
        if without != item.text:
            taken += 1
            before = states(type(item)(id=item.id, text=item.text), section=section)["quantity"]
            after = states(type(item)(id=item.id, text=without), section=section)["quantity"]
            assert RANK[after] >= RANK[before], item.text
    assert taken > 15


def test_taking_away_the_time_bound_empties_it() -> None:
    bounded = ITEM_KINDS["outcome"](id="E1", text="By July 2028 Ana will order her own lunch without help.")
    unbounded = ITEM_KINDS["outcome"](id="E1", text="Ana will order her own lunch without help.")
    assert states(bounded, section="E")["time-bound"] == "filled"
    assert states(unbounded, section="E")["time-bound"] == "empty"


def test_a_heading_governs_the_rows_that_say_they_are_under_it_and_no_others() -> None:
    outcome = ITEM_KINDS["outcome"]
    items = (
        Heading(id="H", text="By the end of Key Stage 2 (July 2029)"),
        outcome(id="E1", text="Ana will order her own lunch without help.", under="H"),
        outcome(id="E2", text="Ana will walk to school with a friend."),
    )
    plan = Plan(id="law", sections=(Section(code="E", items=items),))
    first, second = analyse(plan, lexicons()).items("E", kinds=("outcome",))
    assert first.reading.slots["time-bound"].state.value == "filled"
    assert second.reading.slots["time-bound"].state.value == "empty"


def test_words_that_somebody_else_says_are_not_the_writers_vagueness() -> None:
    provision = ITEM_KINDS["provision"]
    said = provision(
        id="F1", text='The teacher answers "as and when required" with the red card, every time, within one minute.'
    )
    written = provision(id="F1", text="The teacher shows the red card as and when required.")
    assert "vague" not in faults(said, section="F")
    assert "vague" in faults(written, section="F")
