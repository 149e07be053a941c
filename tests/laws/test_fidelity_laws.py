"""Laws of fidelity to advice: more is never faithful, less never improves, and the form of a number changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.loading.rulesets import read_folder
from ehcp_rules.plan import AdviceDocument, AdviceEntry, Plan, Provision, Section
from ehcp_rules.text import Lexicon, Lexicons, analyse
from ehcp_rules.text.papers.fidelity import Fidelity, compare_with_advice

FOLDER = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next" / "lexicons"
LEXICONS = Lexicons(read_folder(FOLDER, Lexicon, [])[0])
WORDS = [
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
    *(f"twenty-{ones}" for ones in ("one", "two", "three", "four", "five")),
]
ACTIVITIES = (
    "Precision teaching of spelling",
    "Handwriting practice",
    "A conversation group on turn-taking",
    "Dressing practice",
    "Anxiety work with the counsellor",
    "Route planning on buses",
    "Vocabulary teaching",
    "Stretching in the standing frame",
)
PERIODS = ("a week", "each term", "every half-term", "a fortnight", "per year", "every school day")

activities = st.sampled_from(ACTIVITIES)
periods = st.sampled_from(PERIODS)
minutes = st.integers(min_value=5, max_value=25)
times = st.integers(min_value=2, max_value=9)


def dose(length: int, number: int, period: str, *, words: bool = False) -> str:
    told = (WORDS[length - 1], WORDS[number - 1]) if words else (str(length), str(number))
    return f"{told[0]} minutes, {told[1]} times {period}"


def fates(advice: list[str], items: list[str]) -> dict[str, Fidelity]:
    document = AdviceDocument(
        id="salt",
        role="Speech and language therapist",
        items=tuple(Provision(id=f"S{number}", text=text) for number, text in enumerate(advice)),
    )
    provision = tuple(Provision(id=f"F{number}", text=text) for number, text in enumerate(items))
    listed = (AdviceEntry(id="K1", text="Report", role=document.role),)
    plan = Plan(
        id="p", sections=(Section(code="F", items=provision), Section(code="K", items=listed)), advice=(document,)
    )
    found = compare_with_advice(analyse(plan, LEXICONS), ("F",))
    worst_last = reversed([one for one in found if one.recommendation is not None])
    return {one.recommendation.item.item.text: one.fidelity for one in worst_last if one.recommendation is not None}


SCRAPS = st.lists(
    st.sampled_from(
        [
            *(
                "0",
                "1",
                "2",
                "12",
                "0.5",
                "half",
                "an",
                "a",
                "every",
                "each",
                "per",
                "once",
                "twice",
                "x",
                ":",
                "-",
                "to",
                "or",
            ),
            *(
                "hour",
                "minutes",
                "week",
                "weeks",
                "term",
                "of",
                "session",
                "sessions",
                "group",
                "adults",
                "within",
                "by",
                "31",
            ),
            *(
                "june",
                "2027",
                "at",
                "9.30",
                "am",
                "in",
                "all",
                "no",
                "more",
                "than",
                "up",
                "least",
                "daily",
                "other",
                ",",
                "٣",
            ),
        ]
    ),
    max_size=14,
).map(" ".join)


@given(SCRAPS, SCRAPS)
def test_no_wording_of_an_amount_breaks_the_comparison(advice: str, item: str) -> None:
    for texts in ((advice, item), (f"Reading {advice}", f"Reading {item}")):
        fates([f"{texts[0]}."], [f"{texts[1]}."])


@given(st.text(max_size=300))
def test_any_text_is_a_document(text: str) -> None:
    document = advice_from_text(text, id="a", name="a.txt")
    assert len({item.id for item in document.items}) == len(document.items)
    # A sentence that was broken over two lines is joined by a space.
    whole = " ".join(text.split())
    assert all(" ".join(item.text.split()) in whole for item in document.items)


@given(activities, minutes, times, periods)
def test_the_same_amount_is_faithful(activity: str, length: int, number: int, period: str) -> None:
    advice = f"{activity}: {dose(length, number, period)}."
    assert fates([advice], [f"{activity} for {dose(length, number, period)}."]) == {advice: Fidelity.FAITHFUL}


@given(activities, minutes, times, periods, st.integers(1, 40), st.booleans())
def test_a_raised_amount_is_never_faithful(
    activity: str, length: int, number: int, period: str, more: int, longer: bool
) -> None:
    advice = f"{activity}: {dose(length, number, period)}."
    raised = (
        f"{length + more} minutes, {number} times {period}"
        if longer
        else f"{length} minutes, {number + more} times {period}"
    )
    assert fates([advice], [f"{activity}: {raised}."]) == {advice: Fidelity.INVENTED}


@given(activities, minutes, times, periods, st.sampled_from(["", "regularly", "for 10 minutes", "5 times a year"]))
def test_taking_an_amount_away_never_improves(activity: str, length: int, number: int, period: str, left: str) -> None:
    advice = f"{activity}: {dose(length + 11, number + 5, period)}."
    before = fates([advice], [f"{activity}: {dose(length + 11, number + 5, period)}."])[advice]
    after = fates([advice], [f"{activity} {left}."])[advice]
    assert before is Fidelity.FAITHFUL
    assert after in (Fidelity.WATERED_DOWN, Fidelity.DROPPED, Fidelity.UNCLEAR)


@given(activities, minutes, times, periods, minutes, times, periods)
def test_number_words_and_digits_are_the_same(
    activity: str, length: int, number: int, period: str, length_2: int, number_2: int, period_2: str
) -> None:
    def fate(advice_words: bool, plan_words: bool) -> Fidelity:
        advice = f"{activity}: {dose(length, number, period, words=advice_words)}."
        return fates([advice], [f"{activity}: {dose(length_2, number_2, period_2, words=plan_words)}."])[advice]

    assert len({fate(a, p) for a in (False, True) for p in (False, True)}) == 1


@given(st.permutations(ACTIVITIES), st.data())
def test_the_order_of_advice_and_of_provision_does_not_matter(order: list[str], data: st.DataObject) -> None:
    made = [(activity, data.draw(minutes), data.draw(times), data.draw(periods)) for activity in order[:4]]
    advice = [f"{activity}: {dose(length, number, period)}." for activity, length, number, period in made]
    items = [f"{activity}: {dose(length, number + 1, period)}." for activity, length, number, period in made[:3]]
    assert fates(advice, items) == fates(list(reversed(advice)), list(reversed(items)))


WAYS_TO_SAY = (
    "{length} minutes, {number} times {each}",
    "{number} sessions of {length} minutes {each}",
    "{number_word} {length}-minute sessions {each}",
    "{number} x {length} minutes {each}",
    "{Each}, {number} sessions, each lasting {length_word} minutes",
    "{length} minutes on {number_word} occasions {each}",
    "{number_word} times {each} for {length_word} minutes",
    "{total} minutes {each} in total",
)
EACH = re.compile(r"^(?:a|per|each|every|in each|in every)\b")
SAME_PERIOD = (
    ("a week", "every week", "each week", "per week"),
    ("a fortnight", "every two weeks", "each fortnight", "every other week", "every second week"),
    ("a half-term", "every half-term", "in each half term", "per half-term"),
    ("a term", "each term", "in every term"),
    ("a year", "every year", "per year", "each academic year"),
)


def said(way: str, each: str, length: int, number: int) -> str:
    return way.format(
        length=length, number=number, total=length * number, each=each, Each=EACH.sub("Every", each, count=1),
        length_word=WORDS[length - 1], number_word=WORDS[number - 1],
    )  # fmt: skip


ways = st.sampled_from(WAYS_TO_SAY)
whole_ways = st.sampled_from(WAYS_TO_SAY[:4])
equal_periods = st.sampled_from(SAME_PERIOD).flatmap(
    lambda same: st.tuples(st.sampled_from(same), st.sampled_from(same))
)


@given(activities, minutes, times, ways, ways, equal_periods)
def test_the_same_amount_in_other_words_and_units_is_faithful(
    activity: str, length: int, number: int, way: str, other_way: str, each: tuple[str, str]
) -> None:
    advice = f"{activity}: {said(way, each[0], length, number)}."
    item = f"{activity}. {said(other_way, each[1], length, number)}."
    assert fates([advice], [item]) == {advice: Fidelity.FAITHFUL}


@given(activities, st.integers(5, 20), times, whole_ways, whole_ways, equal_periods, st.booleans())
def test_less_in_other_words_is_watered_down_and_more_is_invented(
    activity: str, length: int, number: int, way: str, other_way: str, each: tuple[str, str], shorter: bool
) -> None:
    more = said(way, each[0], length + 5, number) if shorter else said(way, each[0], length, number + 1)
    less = said(other_way, each[1], length, number)
    advice = f"{activity}: {more}."
    assert fates([advice], [f"{activity}: {less}."]) == {advice: Fidelity.WATERED_DOWN}
    advice = f"{activity}: {less}."
    assert fates([advice], [f"{activity}: {more}."]) == {advice: Fidelity.INVENTED}


@given(st.permutations(ACTIVITIES), minutes, times, ways, equal_periods)
def test_a_recommendation_that_is_taken_out_of_the_plan_is_dropped(
    order: list[str], length: int, number: int, way: str, each: tuple[str, str]
) -> None:
    advice = [f"{activity}: {said(way, each[0], length, number)}." for activity in order[:4]]
    items = [f"{activity}: {said(way, each[1], length, number)}." for activity in order[1:6]]
    found = fates(advice, items)
    assert found[advice[0]] is Fidelity.DROPPED
    assert [found[one] for one in advice[1:]] == [Fidelity.FAITHFUL] * 3


@given(activities, st.integers(3, 20), minutes, st.booleans())
def test_a_course_is_the_same_by_its_sessions_and_by_its_weeks(
    activity: str, number: int, length: int, weekly: bool
) -> None:
    by_sessions = (
        f"{number} weekly sessions of {length} minutes" if weekly else f"{number} sessions, weekly, of {length} minutes"
    )
    advice = f"{activity}: {by_sessions}."
    as_weeks = f"{activity}: one session of {length} minutes each week for {{}} weeks."
    assert fates([advice], [as_weeks.format(number)]) == {advice: Fidelity.FAITHFUL}
    assert fates([advice], [as_weeks.format(number - 2)]) == {advice: Fidelity.WATERED_DOWN}


BLOCKS = (
    "{blocks} blocks a year, each of {weeks} weekly sessions of {length} minutes",
    "{blocks_word} blocks in the year, each of {weeks_word} weekly sessions lasting {length} minutes",
    "{blocks_word} {weeks}-week blocks a year, weekly for {length} minutes",
    "weekly for {length} minutes in {blocks} blocks of {weeks_word} weeks",
    "{length} minutes once a week, in {blocks} {weeks_word}-week courses a year",
    "{all} sessions of {length} minutes in the school year",
    "{all} sessions a year, each {length_word} minutes long",
    "{all} sessions of {length} minutes a year, one a week over {blocks} blocks of {weeks} weeks",
    "{total} minutes a year, in {all} sessions of {length} minutes",
    "{total} minutes over the year, as {length}-minute sessions",
)


def course(way: str, blocks: int, weeks: int, length: int) -> str:
    return way.format(
        blocks=blocks, weeks=weeks, length=length, all=blocks * weeks, total=blocks * weeks * length,
        blocks_word=WORDS[blocks - 1], weeks_word=WORDS[weeks - 1], length_word=WORDS[length - 1],
    )  # fmt: skip


@given(
    activities, st.sampled_from(BLOCKS), st.sampled_from(BLOCKS), st.integers(2, 3), st.integers(4, 10), st.integers(5, 24),
    st.sampled_from(["blocks", "weeks", "length"]),
)  # fmt: skip
def test_a_course_restated_is_faithful_with_less_watered_down_and_with_more_invented(
    activity: str, way: str, other: str, blocks: int, weeks: int, length: int, part: str
) -> None:
    advice = f"{activity}: {course(way, blocks, weeks, length)}."
    assert fates([advice], [f"{activity}: {course(other, blocks, weeks, length)}."]) == {advice: Fidelity.FAITHFUL}
    more = f"{activity}: {course(other, blocks + (part == 'blocks'), weeks + (part == 'weeks'), length + (part == 'length'))}."
    assert fates([advice], [more]) == {advice: Fidelity.INVENTED}
    assert fates([more], [f"{activity}: {course(way, blocks, weeks, length)}."]) == {more: Fidelity.WATERED_DOWN}


@given(
    activities, st.integers(2, 12), st.sampled_from([("hours", "hourly"), ("weeks", "weekly"), ("months", "monthly")])
)
def test_every_so_many_is_an_interval_of_so_many(activity: str, number: int, unit: tuple[str, str]) -> None:
    advice = f"{activity} every {WORDS[number - 1]} {unit[0]}."
    for told in (f"at {WORDS[number - 1]}-{unit[1]} intervals", f"every {number} {unit[0]}"):
        assert fates([advice], [f"{activity} {told}."]) == {advice: Fidelity.FAITHFUL}
