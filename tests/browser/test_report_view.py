"""What a report shows and in which order, whatever it is drawn with."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.browser.example_report import CRITERIA, example_assessment, example_plan, example_ruleset

from ehcp_rules.evidence import Span
from ehcp_rules.findings import Verdict
from ehcp_rules.plan import Plan
from ehcp_rules.report.passages import MarkedSpan, segments_of
from ehcp_rules.report.view import FIRST, ReportView, view_of


def the_view(**given: Any) -> ReportView:
    plan = given.pop("plan", example_plan())
    return view_of(example_assessment(), plan, **given)


def test_the_first_screen_asks_for_at_most_five_things_and_the_rest_follows() -> None:
    view = the_view()
    assert (len(view.first), len(view.rest), FIRST) == (5, 6, 5)
    assert [cause.number for cause in view.causes] == list(range(1, 12))
    assert view.first_heading == "Five things to do first"


def test_findings_are_grouped_by_criterion_and_code() -> None:
    causes = the_view().causes
    kinds = Counter((cause.criterion.id, cause.code) for cause in causes)
    assert set(kinds.values()) == {1}
    assert {cause.code: len(cause.places) for cause in causes if cause.criterion.id == "F-02"} == {
        "quantity-missing": 2
    }


def test_no_finding_is_dropped_and_none_is_shown_twice() -> None:
    assessment = example_assessment()
    found = [finding for result in assessment.results for outcome in result.items for finding in outcome.findings]
    shown = [place.finding for cause in the_view().causes for place in cause.places]
    assert len(found) == len(shown) == 12
    assert all(finding in shown for finding in found)


def test_what_lifts_the_word_comes_first_and_then_what_weighs_most() -> None:
    causes = the_view().causes
    lifting = [cause.lifts for cause in causes]
    assert lifting == sorted(lifting, reverse=True)
    assert causes[0].criterion.id == "S-01"
    assert causes[0].gate
    others = [cause.value for cause in causes if not cause.lifts]
    assert others == sorted(others, reverse=True)


def test_a_finding_that_a_person_has_yet_to_confirm_is_not_among_the_first_things() -> None:
    assessment = example_assessment()
    results = tuple(
        attrs.evolve(result, items=tuple(attrs.evolve(item, verdict=Verdict.NEEDS_JUDGEMENT) for item in result.items))
        for result in assessment.results
    )
    view = view_of(attrs.evolve(assessment, results=results), example_plan())
    assert view.first == ()
    assert len(view.rest) == 11


def test_every_finding_and_every_gathered_quote_has_its_place_in_the_text_or_is_about_the_whole_plan() -> None:
    view = the_view()
    numbers = {place.number for cause in view.causes for place in cause.places}
    asked = {gathered.number for question in view.asked for gathered in question.gathered}
    assert len(numbers | asked) == 14
    assert numbers | asked == set(view.landing) | {pointer.number for pointer in view.whole_plan}
    assert [pointer.says for pointer in view.whole_plan] == ["Too late"]


def test_marked_passages_still_say_what_the_plan_says() -> None:
    plan = example_plan()
    view = the_view(plan=plan)
    assert view.document is not None
    shown = [
        "".join(segment.text for segment in field.segments)
        for section in view.document
        for item in section.items
        for field in item.fields
    ]
    assert shown == [passage.text for passage in plan.passages()]


def test_the_document_keeps_the_printed_order_and_names_what_is_absent() -> None:
    view = the_view()
    assert view.document is not None
    states = {section.code: section.state for section in view.document}
    assert list(states) == ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
    assert states["D"] == "The section is there, and nothing is written in it."
    assert states["H2"] == "Printed together with section H1."
    assert states["J"] == "The file could not tell what this section holds, so it was not looked at."


def test_a_redacted_view_holds_no_words_of_the_plan() -> None:
    plan = example_plan()
    view = the_view(redact=True)
    told = repr(attrs.asdict(view, recurse=True, filter=lambda attribute, _: attribute.name != "criterion"))
    words = {passage.text for passage in plan.passages() if len(passage.text) > 12 and passage.path.endswith(".text")}
    assert len(words) == 17
    assert not [text for text in words if text in told]
    assert not [quote for cause in view.causes for place in cause.places for quote in place.quotes]
    assert "Wilf's own words" not in told
    assert view.document is None


def test_questions_for_a_person_are_apart_from_what_the_software_left_open() -> None:
    view = the_view()
    assert [question.criterion.id for question in view.for_a_person] == ["A-04"]
    assert [question.criterion.id for question in view.questions] == ["B-05"]
    assert [quoted.text for quoted in view.questions[0].gathered[0].quotes] == ["a few lines"]
    assert view.questions[0].gathered[0].looked == ("Looked in section B for a measure and a comparison.",)


def test_an_error_and_a_section_that_was_not_supplied_are_said_to_be_unseen() -> None:
    unseen = {row.what: row.why for row in the_view().unseen}
    assert unseen["Section J: Personal budget"].startswith("The file could not tell")
    assert unseen["R-01: The first review is held in time"].startswith("Could not be checked")
    assert unseen["J-01: A personal budget is stated"] == "Not looked at. Section J was not supplied."
    assert len(unseen) == 5


def test_the_first_screen_says_the_range_and_where_the_next_word_starts() -> None:
    standing = the_view().standing
    assert standing.range == "The plan scores between 31 and 41 of 100. “Ready to send” starts at 80."
    assert standing.coverage == "90 of every 100 points that apply were decided; the rest is open."
    assert len(standing.gates) == 1
    assert standing.gates[0].startswith("“Every section is there” (S-01) is not met. The software found this;")
    assert standing.gates[0].endswith("Until then the plan is at most “fix first”.")


def test_a_word_that_open_questions_decide_says_between_which_words() -> None:
    assessment = example_assessment()
    only_open = tuple(result for result in assessment.results if result.criterion in {"A-01", "B-05", "J-01"})
    view = view_of(attrs.evolve(assessment, results=only_open), example_plan())
    assert view.standing.word == "needs a person"
    assert view.standing.meaning == "What is still open decides between “fix first” and “ready to send”."
    nothing = view_of(attrs.evolve(assessment, results=()), example_plan())
    assert nothing.standing.word == "not enough to rate"
    assert nothing.standing.range == "Nothing could be scored."


def test_a_plan_that_is_ready_is_not_told_to_do_things_first() -> None:
    assessment = example_assessment()
    ready = tuple(result for result in assessment.results if result.criterion in {"A-01", "E-02"})
    criteria = tuple(
        attrs.evolve(criterion, scoring=attrs.evolve(criterion.scoring, weight=99 if criterion.id == "A-01" else 1))
        for criterion in CRITERIA
    )
    view = view_of(attrs.evolve(assessment, results=ready, ruleset=example_ruleset(criteria)), example_plan())
    assert view.standing.word == "ready to send"
    assert view.first_heading == "Two things that would still improve it"


def test_the_profile_has_a_row_for_every_section_scored_or_not() -> None:
    bars = {bar.code: bar for bar in the_view().bars}
    assert list(bars) == ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K", "P", "R", "S"]
    assert (bars["B"].low, bars["B"].high, bars["B"].points) == (50, 75, "between 50 and 75 of 100")
    assert (bars["C"].low, bars["C"].word) == (None, "Not scored")


def test_the_thread_draws_stated_links_and_claims_gaps_only_where_links_are_stated() -> None:
    thread = the_view().thread
    assert thread is not None
    gaps = {node.label: node.gap for column in thread.columns for node in column.nodes if node.gap}
    assert gaps == {"B4": "no provision", "F4": "no need", "E3": "no provision"}
    assert len(thread.lines) == 6
    assert sum(line.direct for line in thread.lines) == 1


def test_a_plan_that_states_no_links_has_no_lines_and_no_gaps() -> None:
    plan = example_plan()
    bare = attrs.evolve(
        plan,
        sections=tuple(
            attrs.evolve(
                section,
                items=tuple(
                    attrs.evolve(item, **{name: () for name in ("needs", "outcomes") if hasattr(item, name)})
                    for item in section.items
                ),
            )
            for section in plan.sections
        ),
    )
    thread = view_of(example_assessment(), bare).thread
    assert thread is not None
    assert thread.lines == ()
    assert not [node for column in thread.columns for node in column.nodes if node.gap]
    assert "no links" in thread.summary


def test_a_view_without_a_plan_still_shows_every_finding_with_its_quote() -> None:
    view = view_of(example_assessment())
    assert sum(len(cause.places) for cause in view.causes) == 12
    assert sum(len(place.quotes) for cause in view.causes for place in cause.places) == 9
    assert (view.document, view.thread, view.landing) == (None, None, {})


def test_a_plan_without_sections_gives_a_view() -> None:
    view = view_of(attrs.evolve(example_assessment(), results=()), Plan(id="bare"))
    assert view.first == ()
    assert view.thread is not None
    assert view.thread.rows == ()


def test_every_criterion_is_listed_with_its_verdict() -> None:
    judged = the_view().judged
    assert [row.criterion.id for row in judged] == [criterion.id for criterion in CRITERIA]
    assert Counter(row.verdict for row in judged)["Met"] == 1


@given(
    st.text(max_size=40).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)).map(sorted).map(lambda ends: Span(*ends))),
        )
    )
)
def test_segments_join_to_the_text_and_every_mark_starts_and_ends_once(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    marks = [MarkedSpan(span, str(number)) for number, span in enumerate(spans)]
    segments = segments_of(text, marks)
    inside = {mark.reference: mark.span for mark in marks if mark.span.start < mark.span.end <= len(text)}
    assert "".join(segment.text for segment in segments) == text
    assert Counter(ref for segment in segments for ref in segment.starts) == Counter(list(inside))
    assert Counter(ref for segment in segments for ref in segment.ends) == Counter(list(inside))
    for reference, span in inside.items():
        covered = "".join(segment.text for segment in segments if reference in segment.covered_by)
        assert covered == text[span.start : span.end]
