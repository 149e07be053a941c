"""Long lists of phrases, found whatever the tense, number and person of their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.text.english.roots import root
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Lexicon, LexiconGroup, Lexicons
from ehcp_rules.text.scanning.rooted import Rooted

TRAVEL = Rooted([("travel", ("cross a road", "catches the bus", "gets lost")), ("none", ("road map",))])


def found(phrases: Rooted, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], group) for start, end, group, _ in phrases.scan(fold(text))]


@pytest.mark.parametrize(
    "text",
    ["He crosses roads with help.", "Crossing the road is new to her.", "She crossed a road.", "They cross the road."],
)
def test_a_phrase_is_found_in_any_tense_and_number_with_any_article_or_none(text: str) -> None:
    assert [group for _, group in found(TRAVEL, text)] == ["travel"]


def test_irregular_forms_are_known() -> None:
    assert found(TRAVEL, "He got lost when he caught the bus.") == [
        ("got lost", "travel"),
        ("caught the bus", "travel"),
    ]


def test_a_phrase_about_one_person_holds_for_another() -> None:
    carried = Rooted([("dressing", ("dresses himself", "his shoes"))])
    assert found(carried, "Will dress herself and put on their shoes.") == [
        ("dress herself", "dressing"),
        ("their shoes", "dressing"),
    ]


def test_the_longest_phrase_at_a_word_is_the_one_that_counts() -> None:
    either = Rooted([("reading", ("read",)), ("social", ("reads faces",))])
    assert found(either, "Reading faces is hard; reading is not.") == [
        ("Reading faces", "social"),
        ("reading", "reading"),
    ]


def test_a_word_that_only_begins_alike_is_another_word() -> None:
    assert found(TRAVEL, "A crossroads on the road map.") == [("road map", "none")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("canes", "can"), ("notes", "not"), ("hopes", "hops"), ("trained", "trains"), ("her", "she"), ("wees", "we")],
)
def test_endings_are_cut_no_further_than_the_word(one: str, other: str) -> None:
    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoping", "hopes"), ("hopping", "hops"), ("changed", "changes"), ("feelings", "feels"), ("£", "pounds")],
)
def test_the_forms_of_a_word_share_its_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_spelling_of_either_side_of_the_ocean_is_one() -> None:
    assert root("organised") == root("organized")
    assert root("travelling") == root("traveling")


def test_a_list_is_found_by_its_id_and_asking_for_another_is_an_error() -> None:
    lexicons = Lexicons(
        [Lexicon(id="fields", title="Fields", groups=(LexiconGroup(name="sleep", phrases=("awake",)),))]
    )
    assert lexicons.rooted("fields").scan("lies awake") == [(5, 10, "sleep", "awake")]
    with pytest.raises(LookupError):
        lexicons.rooted("none such")


@given(st.lists(st.sampled_from("reads walking cups he her his cried stopped sees the a shoes".split()), min_size=1))
def test_a_phrase_is_found_in_itself_whole(words: list[str]) -> None:
    phrase = " ".join(words)
    hits = Rooted([("any", (phrase,))]).scan(phrase)
    told = [word for word in words if word not in {"a", "the"}]
    assert bool(hits) == bool(told)
    assert all(phrase[start:end].split()[0] == told[0] for start, end, _, _ in hits[:1])


@given(st.text(max_size=80))
def test_every_hit_lies_in_the_text_and_hits_of_a_group_come_in_order(text: str) -> None:
    folded = fold(text)
    hits = Rooted([("any", ("a b", "it", "he said", "1"))]).scan(folded)
    assert all(0 <= start < end <= len(folded) for start, end, _, _ in hits)
    assert [hit[0] for hit in hits] == sorted(hit[0] for hit in hits)
