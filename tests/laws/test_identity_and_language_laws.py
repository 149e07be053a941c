"""Laws of the criteria on identity and language: honest rewording never turns them, and explaining never harms."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Learner, Need, Plan, Provision, Section, View, age_on, school_year_of
from ehcp_rules.plugins import discover

NEXT = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
MINE = ("A-05", "ID-02", "ID-03", "L-01", "L-02", "L-03", "S-09", "S-10")
AS_OF = dt.date(2026, 9, 20)
ORDER = (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NEEDS_JUDGEMENT, Verdict.MET)

SENTENCES = (
    "{name} finds loud rooms painful.",
    "She leaves the hall with her hands over her ears.",
    "A teaching assistant walks with her to assembly.",
    "Her mother says that he is the one who settles her.",
    "He hides behind the door and his work is left on the floor.",
    "In her report the psychologist says that she reads best early in the day.",
    "Her brother is older, and he fetches her on Fridays.",
    "He is often defiant and attention seeking.",
    "He find it hard to wait.",
    "She uses PECS and has seen CAMHS.",
    "She has hypotonia and dysarthria.",
)
_SWAP = {
    "he": "she",
    "she": "he",
    "his": "her",
    "him": "her",
    "himself": "herself",
    "herself": "himself",
    "hers": "his",
}
_OBJECT = re.compile(r"\b(her)\b(?= (?:to|on|\.)|[.,])")


def _ruleset_engine() -> Engine:
    ruleset = load_ruleset(NEXT)
    kept = tuple(criterion for criterion in ruleset.criteria if criterion.id in MINE)
    return Engine(ruleset=attrs.evolve(ruleset, criteria=kept, appraisal={}), inventory=discover())


ENGINE = _ruleset_engine()


def _swapped(text: str) -> str:
    """The text with `he` and `she` exchanged in every form."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        small = word.lower()
        new = ("him" if _OBJECT.match(text, match.start()) else "his") if small == "her" else _SWAP[small]
        return new.capitalize() if word[0].isupper() else new

    return re.sub(r"\b(?:he|she|his|him|her|hers|himself|herself)\b", other, text, flags=re.IGNORECASE)


def _plan(*texts: str, name: str = "Imogen Thackray", pronouns: str = "she/her") -> Plan:
    first = name.split()[0]
    needs = tuple(Need(id=f"B{n}", text=text.format(name=first)) for n, text in enumerate(texts, 1))
    return Plan(id="law", learner=Learner(name=name, pronouns=pronouns), sections=(Section(code="B", items=needs),))


def _verdict(plan: Plan, criterion: str) -> Verdict:
    return ENGINE.assess(plan, as_of=AS_OF).result(criterion).verdict


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_swapping_the_pronouns_throughout_never_changes_the_verdict(texts: list[str]) -> None:
    # Relatives keep their words, so sentences that lean on a mother or brother are left aside.
    kept = [text for text in texts if "mother" not in text and "brother" not in text] or ["{name} reads."]
    plain = _verdict(_plan(*kept), "ID-02")
    assert _verdict(_plan(*map(_swapped, kept), pronouns="he/him"), "ID-02") is plain


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
    st.sampled_from(("Bronwen Ash", "Yusra Dell", "Xanthe Poole")),
)
def test_renaming_the_child_throughout_never_changes_a_verdict(texts: list[str], name: str) -> None:
    for criterion in ("ID-02", "L-02", "L-03", "S-09", "S-10"):
        assert _verdict(_plan(*texts, name=name), criterion) is _verdict(_plan(*texts), criterion)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_quoting_a_sentence_never_makes_tone_or_proof_reading_worse(texts: list[str]) -> None:
    quoted = [f"“{text}”" for text in texts]
    for criterion in ("L-03", "S-10"):
        assert ORDER.index(_verdict(_plan(*quoted), criterion)) >= ORDER.index(_verdict(_plan(*texts), criterion))


@pytest.mark.parametrize(
    ("criterion", "short", "explained"),
    [
        ("L-01", "She has hypotonia.", "She has hypotonia (low muscle tone)."),
        ("L-02", "The LSA reads aloud.", "The learning support assistant (LSA) reads aloud."),
    ],
)
@given(others=st.lists(st.sampled_from(SENTENCES), max_size=4))
def test_an_explanation_never_makes_the_verdict_worse(
    criterion: str, short: str, explained: str, others: list[str]
) -> None:
    before, after = _verdict(_plan(short, *others), criterion), _verdict(_plan(explained, *others), criterion)
    assert ORDER.index(after) >= ORDER.index(before)


@given(
    st.permutations(("{name} likes hens.", "Mum told us that she sleeps badly.", "The family want the best for her."))
)
def test_the_order_of_views_does_not_matter_for_whose_they_are(texts: list[str]) -> None:
    views = tuple(View(id=f"A{n}", text=text.format(name="Imogen")) for n, text in enumerate(texts, 1))
    plan = Plan(id="law", learner=Learner(name="Imogen Thackray"), sections=(Section(code="A", items=views),))
    assert _verdict(plan, "A-05") is Verdict.MET


@given(st.dates(min_value=dt.date(2001, 9, 1), max_value=dt.date(2022, 8, 31)))
def test_the_year_that_follows_from_the_date_of_birth_is_never_a_finding(born: dt.date) -> None:
    year = school_year_of(born, AS_OF)
    told = f"Imogen is in Year {year}." if 1 <= year <= 13 else f"Imogen is {age_on(born, AS_OF)} years old."
    plan = Plan(
        id="law",
        learner=Learner(name="Imogen Thackray", date_of_birth=born),
        sections=(Section(code="F", items=(Provision(id="F1", text=told),)),),
    )
    assert _verdict(plan, "ID-03") is Verdict.MET


@given(st.integers(min_value=3, max_value=9), st.sampled_from((1, -1)))
def test_a_year_group_far_from_the_date_of_birth_is_always_a_finding(off: int, sign: int) -> None:
    born = dt.date(2013, 3, 1)  # Year 9 on the day of reading
    year = 9 + sign * off
    if not 1 <= year <= 19:
        return
    plan = Plan(
        id="law",
        learner=Learner(name="Imogen Thackray", date_of_birth=born),
        sections=(Section(code="B", items=(Need(id="B1", text=f"Imogen is in Year {year}."),)),),
    )
    assert _verdict(plan, "ID-03") is Verdict.NOT_MET
