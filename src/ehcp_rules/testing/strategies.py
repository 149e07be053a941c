"""Hypothesis strategies for the engine's own shapes: plans and their items, outcomes, criteria, policies and rulesets."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import attrs
from hypothesis import strategies as st

from ehcp_rules.criterion import CheckUse, Criterion, FindingText, Judgement, Scoring, Source
from ehcp_rules.findings import ItemOutcome, Verdict
from ehcp_rules.plan import (
    AREAS,
    ITEM_KINDS,
    SECTION_CODES,
    STAGES,
    AdviceDocument,
    AdviceEntry,
    Item,
    Learner,
    Outcome,
    Placement,
    Plan,
    PlanDates,
    Provision,
    Section,
)
from ehcp_rules.ruleset import Band, Layer, Limit, Policy, Ruleset

__all__ = ["criteria", "item_outcomes", "outcomes", "plans", "policies", "provisions", "rulesets", "statements"]

_PIECES = (
    "Maisie will",
    "be able to order a drink in the café",
    "A teaching assistant will",
    "work one-to-one with her on spelling patterns",
    "for 20 minutes, four times a week",
    "access to support as required",
    "regular input",
    "by the end of Year 5",
    "in 4 of 5 attempts seen by two adults",
    "a speech and language therapist",
    "I like drumming and my cousin's dog",
    "she finds it hard to hold more than two instructions",
    "subject to funding",
    "at all times during the school day",
    "would benefit from",
    "No health needs were identified by the paediatrician's report of 3 March 2026",
    "—",
    "5½ hours",
    "\u200b",
    "naïve",
    "🙂",
)


def statements(*, mark: str = "") -> st.SearchStrategy[str]:
    """Texts of items: pieces of plan language in any order, and any other text; `mark` is put into each of them."""
    language = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map(" ".join)
    return st.one_of(language, language, st.text(max_size=60)).map(lambda text: f"{text} {mark}".strip())


def provisions(*, mark: str = "") -> st.SearchStrategy[Provision]:
    """Items of sections F, G, H1 and H2, some with columns beside their text."""
    column = st.one_of(st.just(""), statements(mark=mark))
    return st.builds(
        Provision,
        id=st.just("F1"),
        text=statements(mark=mark),
        area=st.just(mark) if mark else st.sampled_from(["", *AREAS]),
        who=column,
        how_often=column,
        review=column,
    )


def outcomes(*, mark: str = "") -> st.SearchStrategy[Outcome]:
    """Items of section E."""
    steps = st.one_of(st.just(""), statements(mark=mark))
    return st.builds(Outcome, id=st.just("E1"), text=statements(mark=mark), steps=steps)


_KINDS_OF: dict[str, tuple[str, ...]] = {
    "A": ("view", "note"),
    "B": ("need", "strength", "note"),
    "C": ("need", "note"),
    "D": ("need", "note"),
    "E": ("outcome", "heading", "monitoring", "note"),
    "F": ("provision", "heading", "note"),
    "G": ("provision", "note"),
    "H1": ("provision", "note"),
    "H2": ("provision", "note"),
    "I": ("placement", "note"),
    "J": ("budget", "note"),
    "K": ("advice", "note"),
}


@st.composite
def _items(draw: st.DrawFn, code: str, mark: str, least: int = 0) -> tuple[Item, ...]:
    kinds = draw(st.lists(st.sampled_from(_KINDS_OF[code]), min_size=least, max_size=3))
    return tuple(draw(_item(kind, f"{code}{number}", mark)) for number, kind in enumerate(kinds, 1))


def _item(kind: str, id: str, mark: str) -> st.SearchStrategy[Item]:
    if kind == "provision":
        return provisions(mark=mark).map(lambda item: attrs.evolve(item, id=id))
    if kind == "outcome":
        return outcomes(mark=mark).map(lambda item: attrs.evolve(item, id=id))
    cls = ITEM_KINDS[kind]
    texts = {name: statements(mark=mark) for name in cls.text_fields}
    if cls is Placement:
        return st.builds(Placement, id=st.just(id), field=st.sampled_from(["name", "type", "other"]), **texts)
    if cls is AdviceEntry:
        return st.builds(AdviceEntry, id=st.just(id), date=st.none() | _days(), **texts)
    return st.builds(cls, id=st.just(id), **texts)


@st.composite
def _advice(draw: st.DrawFn, mark: str) -> tuple[AdviceDocument, ...]:
    """Up to two pieces of advice or papers of a review, with statements of any kind."""
    documents = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        kinds = draw(st.lists(st.sampled_from(["need", "outcome", "provision", "note"]), max_size=3))
        items = tuple(draw(_item(kind, f"V{number}.{index}", mark)) for index, kind in enumerate(kinds, 1))
        documents.append(
            AdviceDocument(
                id=f"V{number}",
                type=draw(st.sampled_from(["advice", "review"])),
                title=draw(statements(mark=mark)),
                role=draw(st.sampled_from(["", "Educational psychologist", "Speech and language therapist"])),
                date=draw(st.none() | _days()),
                items=items,
            )
        )
    return tuple(documents)


def _days() -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))


@st.composite
def plans(draw: st.DrawFn, *, mark: str = "", whole: bool = False) -> Plan:
    """Plans with some, none or all of the sections, with dates, a learner and advice or without them.

    `mark` is put into every field that can hold words of the document, for tests of what leaks. A `whole` plan has every
    section, with something in it.
    """
    codes = list(SECTION_CODES) if whole else draw(st.lists(st.sampled_from(SECTION_CODES), unique=True))
    rest = [*(code for code in SECTION_CODES if code not in codes), "dates", "learner"]
    missing = tuple(sorted(draw(st.sets(st.sampled_from(rest), max_size=3))))
    days = {field.name: st.none() | _days() for field in attrs.fields(PlanDates)}
    words = st.just(mark) if mark else st.sampled_from(["", "Maisie", "Idris"])
    learner = st.builds(
        Learner,
        name=words,
        known_as=words,
        other_names=st.tuples(words) if mark else st.just(()),
        date_of_birth=st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2023, 1, 1)),
        setting=words,
    )
    return Plan(
        id=draw(st.sampled_from(["P1", "P2"])),
        stage=draw(st.none() | st.sampled_from(STAGES)),
        dates=PlanDates() if "dates" in missing else draw(st.builds(PlanDates, **days)),
        week20_exception=draw(st.just(mark) if mark else st.sampled_from(["", "school holidays"])),
        learner=Learner() if "learner" in missing else draw(learner),
        sections=tuple(
            Section(code=code, items=draw(_items(code, mark, int(whole))), label=f"Section {code} {mark}".strip())
            for code in SECTION_CODES
            if code in codes
        ),
        advice=draw(_advice(mark)) if whole else (),
        not_supplied=missing,
        extensions={"local": mark} if mark else {},
    )


def item_outcomes(*verdicts: Verdict) -> st.SearchStrategy[ItemOutcome]:
    """Outcomes of one item with one of these verdicts, or of any of the seven."""
    return st.builds(
        ItemOutcome,
        item=st.sampled_from(["F1", "F2", "F3"]),
        path=st.just("section.F.items[0]"),
        verdict=st.sampled_from(verdicts or tuple(Verdict)),
    )


_FIRST_WORDS = ("poor", "fair", "good", "excellent")
_SHARES = tuple(Fraction(top, 10) for top in range(1, 11))


@st.composite
def criteria(draw: st.DrawFn, *, id: str = "T-01", section: str | None = None) -> Criterion:
    """A criterion judged by the check type `testing.told`, with any weight and thresholds."""
    partly_at, met_at = sorted(draw(st.tuples(st.sampled_from(_SHARES), st.sampled_from(_SHARES))))
    scoring = Scoring(
        weight=draw(st.integers(0, 5)),
        severity="major",
        met_at=met_at,
        partly_at=partly_at,
        gate=draw(st.sampled_from([False, False, True])),
    )
    code = section or draw(st.sampled_from(["A", "E", "F"]))
    return Criterion(
        id=id,
        name=id.lower(),
        title="A criterion for tests",
        section=code,
        status="preview",
        since="test",
        catalogue=(id,),
        summary="It says what it is told.",
        why_it_matters="It holds the laws.",
        good_looks_like="A note that says met.",
        auditor_guidance="None.",
        how_to_fix="Write met.",
        sources=(Source(kind="practice", citation="none", basis="unconfirmed", checked_on=dt.date(2026, 1, 1)),),
        reads=(code,),
        check=CheckUse(use="testing.told", parameters={"section": code}),
        judgement=Judgement(question="Is it met?"),
        scoring=scoring,
        findings={"told-so": FindingText(message="{item} was told so.", fix="Tell it otherwise.")},
        decided_by=draw(st.sampled_from(["machine", "machine", "person"])),
    )


@st.composite
def policies(draw: st.DrawFn, *, id: str = "machine", counts: str | None = None) -> Policy:
    """A policy with two to four words, limits on sections and a gate cap, or without them."""
    words = _FIRST_WORDS[: draw(st.integers(2, 4))]
    starts = sorted(draw(st.sets(st.sampled_from(_SHARES), min_size=len(words) - 1, max_size=len(words) - 1)))
    limits = st.builds(
        Limit, section=st.sampled_from(["A", "E", "F"]), below=st.sampled_from(_SHARES), cap=st.sampled_from(words)
    )
    return Policy(
        id=id,
        title=id,
        summary="A policy for tests.",
        counts="all" if (counts or draw(st.sampled_from(["all", "machine"]))) == "all" else "machine",
        bands=tuple(Band(word=word, at=at) for word, at in zip(words, [Fraction(0), *starts], strict=True)),
        undecided=draw(st.sampled_from(["", "undecided"])),
        gate_cap=draw(st.sampled_from(["", *words])),
        limits=tuple(draw(st.lists(limits, max_size=2))),
        minimum_coverage=draw(st.sampled_from([Fraction(0), Fraction(1, 2)])),
    )


@st.composite
def rulesets(draw: st.DrawFn, *, max_criteria: int = 5) -> Ruleset:
    """A small ruleset of criteria judged by `testing.told`, with the policies `machine` and `all`."""
    count = draw(st.integers(1, max_criteria))
    members = tuple(draw(criteria(id=f"T-{number:02}")) for number in range(1, count + 1))
    return Ruleset(
        id="told",
        version="0",
        title="A ruleset for tests",
        publisher="none",
        licence="CC0-1.0",
        status="draft",
        engine=">=0",
        valid_from=None,
        valid_to=None,
        policies=(draw(policies(id="machine", counts="machine")), draw(policies(id="all", counts="all"))),
        default_policy="machine",
        criteria=members,
        lexicons=(),
        layers=(
            Layer(id="told", version="0", kind="ruleset", title="t", publisher="p", digest="0", judging_digest="0"),
        ),
    )
