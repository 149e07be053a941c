"""A line of a council's list becomes the words that a plan would use, or is refused with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules import Engine
from ehcp_rules.ordinarily_available.cutting import FEWEST_WORDS, MOST_WORDS, cut, reason_against
from ehcp_rules.text import Lexicons
from ehcp_rules.text.scanning.fold import fold

LEXICONS = Lexicons(Engine.create(version="next").ruleset.lexicons)

TAKEN = {
    "Staff will use movement breaks so that pupils can settle.": ["movement breaks"],
    "• Pupils have access to a worry box when they need it": ["worry box"],
    "2. Settings should make sure that there is a chill-out tent": ["chill-out tent"],
    "(b) Use of talking tins (e.g. recorded messages, sound buttons)": [
        "talking tins",
        "recorded messages",
        "sound buttons",
    ],
    "Every setting offers a lunch club; a bike track, and gardening groups": [
        "every setting offers a lunch club",
        "bike track",
        "gardening groups",
    ],
    "Consistent use of choice boards across the school day": ["choice boards"],
    "Staff should pre-teach vocabulary before each new topic": ["pre-teach vocabulary"],
    "Calm boxes such as squeeze toys": ["calm boxes", "squeeze toys"],
    "Reading corners – with large beanbags": ["reading corners", "large beanbags"],
    "There are exit passes for pupils who are overwhelmed": ["exit passes"],
}

REFUSED = {
    "Resources": "one word",
    "Positive relationships with families": "too general",
    "All staff are aware of sensory needs": "too general",
    "Use the pupil’s name": "too general",
    "10 minutes of paired reading": "number",
    "A named grown-up waits at the gate for the child every morning": "too long",
    "Visits by the educational psychologist": "makes provision special",
    "Art therapy": "makes provision special",
}


@pytest.mark.parametrize("line", TAKEN)
def test_who_does_it_and_what_for_are_left_off(line: str):
    assert [one.phrase for one in cut(line, LEXICONS) if not one.refused] == TAKEN[line]


@pytest.mark.parametrize("line", REFUSED)
def test_what_would_be_found_everywhere_or_nowhere_is_refused_with_the_reason(line: str):
    (only,) = cut(line, LEXICONS)
    assert REFUSED[line] in only.refused


WORDS = st.sampled_from(
    "staff will use a the quiet den worry boxes and or so that pupils can settle, (e.g. maps) • 1. such as ; for reading".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_every_phrase_that_is_taken_stands_in_its_line_and_is_of_usable_length(line: str):
    for one in cut(line, LEXICONS):
        if not one.refused:
            assert FEWEST_WORDS <= len(one.phrase.replace("-", " ").split()) <= MOST_WORDS
            assert all(word in fold(line) for word in one.phrase.split())


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_a_phrase_that_was_cut_is_not_cut_again(line: str):
    for one in cut(line, LEXICONS):
        if not one.refused:
            assert [again.phrase for again in cut(one.phrase, LEXICONS)] == [one.phrase]
            assert reason_against(one.phrase, LEXICONS) == ""
