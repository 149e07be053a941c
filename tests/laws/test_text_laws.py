"""Laws of readings: every quote is the text at its offsets, and nobody's spelling moves a reading."""

from __future__ import annotations

import re

import pytest
from tests.laws.texts import lexicons

from ehcp_rules import Engine
from ehcp_rules.plan import ITEM_KINDS, Heading, Item, Plan, Section
from ehcp_rules.samples import sample_files
from ehcp_rules.text import AnalysedItem, analyse


def read(item: Item, *, section: str) -> AnalysedItem:
    plan = Plan(id="law", sections=(Section(code=section, items=(item,)),), not_supplied=("learner", "dates"))
    return next(analyse(plan, lexicons()).items(section))


def states(item: Item, *, section: str) -> dict[str, str]:
    return {name: slot.state.value for name, slot in read(item, section=section).reading.slots.items()}


def faults(item: Item, *, section: str) -> set[str]:
    return {fault.name for fault in read(item, section=section).reading.faults}


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
