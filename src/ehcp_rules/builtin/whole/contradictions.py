"""Check type over a whole plan: statements about the same thing that cannot both be true, always shown in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, lacks, met
from ehcp_rules.builtin.whole.compared_facts import (
    attendance_of_one_year,
    homes,
    sessions_of_cited_items,
    sizes_of_one_group,
    times_after_the_day,
)
from ehcp_rules.builtin.whole.compared_help import (
    adults_all_day,
    adults_for_a_task,
    adults_of_ones_own,
    adults_shared,
    rescue_in_a_seizure,
    sizes_of_print,
)
from ehcp_rules.builtin.whole.compared_records import (
    ages_of_one_skill,
    days_at_one_place,
    hours_of_cited_items,
    payment_and_care,
    week_in_two_places,
)
from ehcp_rules.builtin.whole.compared_totals import hours_of_needs, hours_that_add_up, ratios_of_needs
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import AREAS
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.child.abilities import abilities
from ehcp_rules.text.child.diagnosis_claims import diagnosis_claims
from ehcp_rules.text.child.skills import SKILLS_TOLD
from ehcp_rules.text.english.mentions import sentence_of, whole
from ehcp_rules.text.needs.nothing_found import nothing_found_at_all, says_nothing_found

__all__ = ["no_contradictions"]


@frozen(kw_only=True)
class NoContradictions:
    """Sections that are compared with one another."""

    sections: tuple[str, ...] = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J")


_Pair = tuple[AnalysedItem, Quote, AnalysedItem, Quote]


@check(
    "plan.no_contradictions",
    parameters=NoContradictions,
    codes=(
        FindingCode(
            "ability-contradicted",
            "Can, and cannot",
            "{item} and {other} exclude each other on one ability: {quote}.",
        ),
        FindingCode(
            "diagnosis-contradicted",
            "A diagnosis, and none",
            "{item} denies a diagnosis that {other} states.",
        ),
        FindingCode(
            "ratio-contradicted",
            "Two staffing ratios",
            "{item} gives a ratio of adults that {other} does not match: {quote}.",
        ),
        FindingCode(
            "nil-contradicted",
            "No needs, and a need",
            "{item} says that no needs were found in an area in which {other} tells one.",
        ),
        FindingCode(
            "hours-contradicted",
            "Two amounts of support",
            "{item} gives hours of support a week that {other} does not match: {quote}.",
        ),
        FindingCode(
            "days-contradicted",
            "Two lengths of week at one place",
            "{item} and {other} give different days a week at the same place.",
        ),
        FindingCode(
            "payment-contradicted",
            "Direct payment and care do not match",
            "{item} and {other} give different hours a week for the same help.",
        ),
        FindingCode(
            "help-contradicted",
            "An adult of one's own, and none",
            "{item} denies the one-to-one help that {other} gives.",
        ),
        FindingCode(
            "adult-shared",
            "An adult of one's own, and one who is shared",
            "{item} tells of one adult for the child at all times, and {other} gives one who is shared.",
        ),
        FindingCode(
            "whole-day-contradicted",
            "An adult all day, and hours",
            "{item} tells of one adult for the child at all times, and {other} gives hours that are no whole week.",
        ),
        FindingCode(
            "age-score-contradicted",
            "Two ages for one skill",
            "{item} gives a reading or spelling age that {other} does not match.",
        ),
        FindingCode(
            "adults-contradicted",
            "Two numbers of adults for one task",
            "{item} and {other} give different numbers of adults for the same task.",
        ),
        FindingCode(
            "print-contradicted",
            "Print smaller than can be read",
            "{item} gives smaller print than {other} says can be read.",
        ),
        FindingCode(
            "rescue-contradicted",
            "Two times for rescue medicine",
            "{item} and {other} give different times after which rescue medicine is given.",
        ),
        FindingCode(
            "attendance-contradicted",
            "Two rates of attendance for one year",
            "{item} and {other} give different attendance for the same school year.",
        ),
        FindingCode(
            "sessions-contradicted",
            "Two numbers of sessions",
            "{item} gives another number of sessions than {other}, to which it refers.",
        ),
        FindingCode(
            "group-contradicted",
            "Two sizes of one group",
            "{item} gives another size of a group than {other}, where it is arranged.",
        ),
        FindingCode(
            "day-contradicted",
            "After the end of the day",
            "{item} has something happen at school after the time at which the day ends by {other}.",
        ),
        FindingCode(
            "home-contradicted",
            "Two homes",
            "{item} and {other} tell of different people with whom the child lives.",
        ),
    ),
    laws=(
        "the order of sections and items does not matter",
        "removing one of the two statements never lowers the verdict",
    ),
)
def no_contradictions(context: CheckContext) -> CheckOutcome:
    """Judges whether sections contradict one another on abilities, diagnoses, needs, support, days at a place and payments."""
    wanted: NoContradictions = context.parameters
    items = tuple(context.plan.items(*wanted.sections))
    outcomes: dict[tuple[str, str], ItemOutcome] = {}
    compared = 0
    for code, compare in _COMPARISONS if items else ():
        for agrees, pair in compare(items):
            compared += 1
            if not agrees:
                told = outcomes.get((code, pair[0].id))
                if told is None or not told.findings:
                    outcomes[code, pair[0].id] = _conflict(code, pair)
                outcomes.setdefault((code, pair[2].id), _other_side(pair))
    if outcomes:
        return tuple(outcomes.values())
    if not compared:
        return ()
    return (met(At("plan"), f"{compared} pairs of statements about the same thing agree"),)


def _conflict(code: str, pair: _Pair) -> ItemOutcome:
    item, quote, other, other_quote = pair
    return lacks(item, code, (quote, other_quote), f"does not agree with {other.id}", told={"other": other.id})


def _other_side(pair: _Pair) -> ItemOutcome:
    """The second statement of a pair is judged as the first is; the finding, which shows both, is given once."""
    item, _, other, _ = pair
    return ItemOutcome(
        other.id, other.path, Verdict.NOT_MET, reason=f"does not agree with {item.id}, where both are shown"
    )


_SUPPOSED_BY_HELP = frozenset({"allergy", "the hand used"}) | SKILLS_TOLD
"""Matters that provision speaks of only where they are so: a pen against his nut allergy, scissors for her left hand."""


def _abilities(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """One ability that one item tells as there and another as not there."""
    said: dict[tuple[str, bool], list[tuple[AnalysedItem, Quote]]] = {}
    for item in items:
        told = item.item.kind in ("view", "need", "strength", "note")
        if not told and item.item.kind != "provision":
            continue
        for passage in item.passages.values():
            for ability in abilities(passage, None if told else _SUPPOSED_BY_HELP):
                # Help may be for a skill that is to come; that there is none it tells as its reason.
                if ability.there and not told and ability.matter in SKILLS_TOLD:
                    continue
                said.setdefault((ability.matter, ability.there), []).append((item, ability.quote))
    for (matter, there), places in said.items():
        opposite = said.get((matter, True), []) if not there else []
        pair = next(((one, two) for one in places for two in opposite if one[0] is not two[0]), None)
        if pair is not None:
            # Provision that supposes otherwise than the needs is shown where it stands.
            one, two = sorted(pair, key=lambda place: (place[0].item.kind != "provision", place[0].section))
            yield False, (*one, *two)


def _diagnoses(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """A diagnosis that one item states and another denies."""
    stated: dict[str, tuple[AnalysedItem, Quote]] = {}
    denied: dict[str, tuple[AnalysedItem, Quote]] = {}
    for item in items:
        for passage in item.passages.values() if item.section in ("A", "B", "C") else ():
            for claim in diagnosis_claims(passage):
                (stated if claim.stated else denied).setdefault(claim.name, (item, claim.quote))
    for name, place in denied.items():
        if name in stated:
            yield False, (*place, *stated[name])


def _nil(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    held = [item for item in items if item.section == "B" and item.item.kind in ("need", "strength", "note")]
    for nil in held:
        area = nil.area
        if area not in AREAS or not nothing_found_at_all(nil):
            continue
        for need in held:
            if need is not nil and need.item.kind == "need" and need.area == area and not says_nothing_found(need):
                passage = nil.passages["text"]
                yield False, (nil, sentence_of(passage, 0), need, whole(need)[0])
                break


_COMPARISONS = (
    ("ability-contradicted", _abilities),
    ("diagnosis-contradicted", _diagnoses),
    ("nil-contradicted", _nil),
    ("hours-contradicted", hours_of_needs),
    ("hours-contradicted", hours_of_cited_items),
    ("hours-contradicted", hours_that_add_up),
    ("ratio-contradicted", ratios_of_needs),
    ("days-contradicted", days_at_one_place),
    ("days-contradicted", week_in_two_places),
    ("payment-contradicted", payment_and_care),
    ("help-contradicted", adults_of_ones_own),
    ("adult-shared", adults_shared),
    ("whole-day-contradicted", adults_all_day),
    ("age-score-contradicted", ages_of_one_skill),
    ("adults-contradicted", adults_for_a_task),
    ("print-contradicted", sizes_of_print),
    ("rescue-contradicted", rescue_in_a_seizure),
    ("attendance-contradicted", attendance_of_one_year),
    ("sessions-contradicted", sessions_of_cited_items),
    ("group-contradicted", sizes_of_one_group),
    ("day-contradicted", times_after_the_day),
    ("home-contradicted", homes),
)
