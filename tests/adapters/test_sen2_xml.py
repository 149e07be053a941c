"""SEN2 returns as XML: one plan for each request, judged by its dates, with nobody's name in it."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.adapters.documents import read_all, read_failure, read_plan
from tests.adapters.returns import HEADER, a_plan, in_force, issued, person, request, xml

import ehcp_rules
from ehcp_rules import assess
from ehcp_rules.adapters import ImportedPlan, ImportFailure, read_source
from ehcp_rules.errors import AdapterError
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.plugin import ehcp_rules_register_adapters
from ehcp_rules_adapters.sen2.adapter import Sen2Options

CENSUS = dt.date(2025, 1, 16)


def read(*people: object, **how: object) -> ImportedPlan:
    return read_plan(xml(*people, **how).encode(), "return.xml")  # type: ignore[arg-type]


def verdict(imported: ImportedPlan, criterion: str, as_of: dt.date = CENSUS) -> str:
    return assess(imported, as_of=as_of).result(criterion).verdict.value


def warnings(imported: ImportedPlan) -> list[str]:
    return [f"{issue.place}: {issue.message}" for issue in imported.issues if issue.severity == "warning"]


# -- what a request becomes


def test_a_request_becomes_a_plan_of_dates_with_a_date_of_birth_a_need_and_no_text():
    imported = read(person(a_plan(ReviewMeeting="2024-11-04", LastReview="2024-11-25", ReviewDraft="2024-11-26")))
    plan = imported.plan
    assert imported.adapter == "sen2"
    assert plan.stage == "final"
    assert plan.dates.request_received == dt.date(2024, 2, 5)
    assert plan.dates.decision_to_assess == dt.date(2024, 3, 4)
    assert plan.dates.original_plan_issued == dt.date(2024, 6, 3)
    assert plan.dates.review_meeting == dt.date(2024, 11, 4)
    assert plan.dates.review_decision == dt.date(2024, 11, 25)
    assert plan.dates.amendment_notice == dt.date(2024, 11, 26)
    assert plan.learner.date_of_birth == dt.date(2016, 5, 4)
    assert plan.learner.primary_need == "Speech, language and communication needs"
    assert plan.sections == ()
    assert set(SECTION_CODES) < set(plan.not_supplied)
    assert plan.extensions["sen2.RequestOutcome"] == "Y"
    assert plan.extensions["sen2.URN"] == "998001"
    assert plan.extensions["sen2.Week20"] is False
    assert warnings(imported) == []


def test_age_is_judged_and_told_though_the_name_is_not():
    plan = read(person(a_plan())).plan
    assert plan.supplied("learner.date_of_birth")
    assert not plan.supplied("learner.name")


def test_twenty_weeks_are_140_days_from_the_request():
    assert verdict(read(person(a_plan(start="2024-06-24"))), "P-03") == "met"
    assert verdict(read(person(a_plan(start="2024-06-25"))), "P-03") == "not-met"
    assert verdict(read(person(a_plan(start="2024-06-25", week20="1"))), "P-03") == "needs-judgement"


@pytest.mark.parametrize("dispute", ["RequestTribunal", "RequestMediation"])
def test_a_late_plan_after_a_dispute_is_put_to_a_person(dispute: str):
    late = {**a_plan(start="2024-12-02"), dispute: "1"}
    assert verdict(read(person(late)), "P-03") == "needs-judgement"
    refused_late = request(decided="2024-04-02", outcome="N", **{dispute: "1"})
    assert verdict(read(person(refused_late)), "P-01") == "not-met"


def test_a_refused_request_has_no_stage_and_is_judged_by_the_six_weeks_alone():
    imported = read(person(request(decided="2024-04-02", outcome="N")))
    assert imported.plan.stage is None
    assert verdict(imported, "P-01") == "not-met"
    assert verdict(imported, "P-03") == "not-assessed"


@pytest.mark.parametrize("outcome", ["W", "A", "H"])
def test_a_request_withdrawn_open_or_historic_has_no_day_of_decision(outcome: str):
    assert read(person(request(decided="2024-06-03", outcome=outcome))).plan.dates.decision_to_assess is None


def test_a_historic_request_is_not_judged_by_the_twenty_weeks_however_long_it_took():
    old = request("2019-01-07", "2019-02-04", "H", issued("2020-01-06"), in_force(ReviewMeeting="2024-10-07"))
    imported = read(person(old))
    assert verdict(imported, "P-01") == "not-assessed"
    assert verdict(imported, "P-03") == "not-assessed"
    assert verdict(imported, "R-01") == "met"
    assert verdict(imported, "R-10") == "not-assessed"
    assert imported.plan.extensions["sen2.ReceivedDate"] == "2019-01-07"


def test_a_plan_from_another_council_is_judged_by_neither_councils_first_limits():
    imported = read(person(a_plan(start="2024-12-20", TransferLA="997")))
    assert verdict(imported, "P-03") == "not-assessed"
    assert verdict(imported, "R-01", dt.date(2026, 6, 1)) == "not-assessed"


def test_a_plan_that_has_ceased_is_never_overdue_for_review():
    ceased = issued("2024-06-03", CeaseDate="2024-09-02", CeaseReason="7")
    imported = read(person(request(assessment=ceased)))
    assert verdict(imported, "R-01", dt.date(2026, 6, 1)) == "not-assessed"
    assert verdict(imported, "P-03") == "met"


def test_a_plan_in_force_without_a_review_is_overdue_after_a_year_unless_the_return_need_not_tell():
    imported = read(person(a_plan()))
    assert verdict(imported, "R-01", dt.date(2025, 6, 3)) == "met"
    assert verdict(imported, "R-01", dt.date(2025, 6, 4)) == "not-met"
    first_year = {**HEADER, "CollectionDetails": {"Collection": "SEN2", "Year": "2023", "ReferenceDate": "2023-01-19"}}
    older = read(person(request("2021-02-01", "2021-03-01", "H", issued("2021-06-07"), in_force())), header=first_year)
    assert verdict(older, "R-01", dt.date(2023, 1, 19)) == "not-assessed"


def test_a_decision_tells_of_a_review_whose_meeting_is_not_recorded():
    imported = read(person(a_plan(LastReview="2024-12-02")))
    assert verdict(imported, "R-01", dt.date(2025, 12, 2)) == "met"
    assert verdict(imported, "R-01", dt.date(2025, 12, 3)) == "not-met"


def test_each_request_of_a_person_is_a_plan_of_its_own():
    refused = request("2023-09-04", "2023-10-02", "N")
    first, second = read_all(xml(person(refused, a_plan()), person(a_plan(), UPN="T998000121010")).encode(), "r.xml")[
        :2
    ]
    assert isinstance(first, ImportedPlan)
    assert isinstance(second, ImportedPlan)
    assert (first.plan.id, second.plan.id) == ("sen2-2025-1", "sen2-2025-1-2")


# -- whose it is


def test_nobody_can_be_told_from_what_is_read():
    whole = person(
        a_plan(),
        Sex="F",
        Ethnicity="WBRI",
        PostCode="ZZ9 9ZZ",
        UniqueLearnerNumber="9980000121",
    )
    imported = read(whole)
    shown = repr(imported) + str(dict(imported.plan.extensions)) + imported.plan.id
    for word in ("Quillfeather", "Ottoline", "X998000121009", "9980000121", "ZZ9", "WBRI"):
        assert word not in shown
    (left_out,) = [issue for issue in imported.issues if "on purpose" in issue.message]
    assert left_out.severity == "note"
    assert left_out.place == "sen2:person 1 Surname, Forename, UPN, Sex, Ethnicity, PostCode, UniqueLearnerNumber"


def test_the_id_is_the_place_in_the_return_and_says_nothing_of_the_number():
    one = read(person(a_plan(), UPN="X998000121009")).plan.id
    other = read(person(a_plan(), UPN="T998000121010")).plan.id
    assert one == other == "sen2-2025-1"


def test_identifiers_are_kept_when_they_are_asked_for():
    options = Sen2Options(keep_identifiers=True)
    adapters = tuple(ehcp_rules_register_adapters())
    content = xml(person(a_plan(), Ethnicity="WBRI")).encode()
    (imported,) = read_source(content, name="r.xml", adapter="sen2", adapters=adapters, options=options)
    assert isinstance(imported, ImportedPlan)
    assert imported.plan.id == "X998000121009"
    assert imported.plan.learner.name == "Ottoline Quillfeather"
    assert imported.plan.extensions["upn"] == "X998000121009"
    assert imported.plan.extensions["ethnicity"] == "WBRI"
    assert "Ottoline" not in repr(imported)
    assert verdict(imported, "S-06") == "partly-met", "the invented number fails its check"


def test_identifiers_are_kept_through_the_front_door_as_well():
    content = xml(person(a_plan())).encode()
    (imported,) = ehcp_rules.read(content, name="r.xml", adapter="sen2", options=Sen2Options(keep_identifiers=True))
    assert isinstance(imported, ImportedPlan)
    assert imported.plan.id == "X998000121009"


def test_options_belong_to_their_adapter():
    with pytest.raises(AdapterError, match="Sen2Options"):
        read_source(b"", adapter="sen2", adapters=tuple(ehcp_rules_register_adapters()), options=object())


# -- what a return may look like


def test_tags_are_read_in_any_case_and_spelling_and_with_a_namespace():
    text = (
        xml(person(a_plan())).replace("SENtype", "sentype").replace("Requests", "REQUESTS").replace("Week20", "WEEK20")
    )
    text = text.replace("<Message>", '<m:Message xmlns:m="urn:invented" xmlns="urn:invented">').replace(
        "</Message>", "</m:Message>"
    )
    imported = read_plan(text.encode(), "r.xml")
    assert imported.plan.learner.primary_need.startswith("Speech")
    assert imported.plan.extensions["sen2.Week20"] is False
    assert warnings(imported) == []


def test_an_element_that_is_none_of_sen2_is_named_and_what_is_inside_a_wrapper_is_kept():
    strange = {**a_plan(), "CaseworkerTeam": "not for a return"}
    text = xml(person(strange)).replace("<SENneed>", "<Needs><SENneed>").replace("</SENneed>", "</SENneed></Needs>")
    imported = read_plan(text.encode(), "r.xml")
    assert imported.plan.learner.primary_need.startswith("Speech")
    assert sorted(warnings(imported)) == [
        "sen2:person 1: an element caseworkerteam is not one of SEN2; it was left out",
        "sen2:person 1: an element needs is not one of SEN2; it was left out",
    ]


def test_a_wrong_code_flag_or_date_is_left_out_with_its_place():
    wrong = {**a_plan(week20="maybe"), "RequestSource": "9", "RequestOutcomeDate": "2024-02-31"}
    imported = read(person(wrong))
    assert sorted(warnings(imported)) == [
        "sen2:person 1 RequestOutcomeDate: RequestOutcomeDate is not a date that can be read; it was left out",
        "sen2:person 1 RequestSource: RequestSource has a code that is not in the list for it; it was left out",
        "sen2:person 1 Week20: Week20 is neither 0 nor 1; it was left out",
    ]
    assert imported.plan.dates.decision_to_assess is None
    assert not any("2024-02-31" in text or "maybe" in text for text in warnings(imported))


@pytest.mark.parametrize(
    ("changed", "place", "says"),
    [
        ({"ReceivedDate": "1900-01-01"}, "ReceivedDate", "before there were EHC plans"),
        ({"ReceivedDate": "2052-02-05"}, "ReceivedDate", "more than a year after the reference date"),
        ({"RequestOutcomeDate": "2024-01-08"}, "RequestOutcomeDate", "lies before ReceivedDate; both were kept"),
        ({"RequestOutcome": "Q"}, "RequestOutcome", "not in the list for it"),
    ],
)
def test_what_cannot_be_true_is_told(changed: dict[str, str], place: str, says: str):
    found = warnings(read(person({**a_plan(), **changed})))
    assert any(line.startswith(f"sen2:person 1 {place}: ") and says in line for line in found), found


@pytest.mark.parametrize(("born", "kept"), [("2024-03-01", False), ("1990-01-01", False), ("1998-10-01", True)])
def test_a_date_of_birth_that_no_request_can_have_is_left_out(born: str, kept: bool):
    imported = read(person(a_plan(), PersonBirthDate=born))
    assert (imported.plan.learner.date_of_birth is not None) is kept
    assert (warnings(imported) == []) is kept


def test_an_impossible_day_of_request_takes_no_date_of_birth_with_it():
    imported = read(person({**a_plan(), "ReceivedDate": "1900-01-01"}))
    assert imported.plan.learner.date_of_birth == dt.date(2016, 5, 4)
    assert imported.plan.dates.request_received is None


def test_two_first_needs_or_placements_are_told_and_the_first_counts():
    active = in_force()
    active = {**active, "SENneed": [{"SENtype": "HI", "SENtypeRank": "1"}, {"SENtype": "VI", "SENtypeRank": "1"}]}
    imported = read(person(request(assessment=issued(), active=active)))
    assert imported.plan.learner.primary_need == "Hearing impairment"
    assert warnings(imported) == ["sen2:person 1 SENneed: 2 records of SENneed have rank 1; the first was taken"]


def test_the_same_number_twice_is_told_at_the_second():
    results = read_all(xml(person(a_plan()), person(a_plan())).encode(), "r.xml")
    second = results[1]
    assert isinstance(second, ImportedPlan)
    assert warnings(second) == [
        "sen2:person 2 UPN, as person 1: the UPN is that of an earlier person as well; both were kept"
    ]


# -- what cannot be read


def test_a_person_without_a_request_is_one_failure_and_the_rest_goes_on():
    results = read_all(xml(person(a_plan()), person(), person(a_plan(), UPN="")).encode(), "return.xml")
    assert [type(result) for result in results] == [ImportedPlan, ImportFailure, ImportedPlan]
    assert str(results[1]).startswith("return.xml: sen2:person 2: this person has no request")


def test_a_return_that_breaks_off_keeps_the_people_before():
    text = xml(person(a_plan()), person(a_plan(), UPN="T998000121010"))
    results = read_all(text[: text.rindex("<Requests>")].encode(), "return.xml")
    assert isinstance(results[0], ImportedPlan)
    assert isinstance(results[1], ImportFailure)
    assert "(after 1 people that were read)" in results[1].message


def test_a_return_without_people_says_so():
    assert "holds no person" in read_failure(xml().encode(), "return.xml").message


def test_a_document_type_is_refused_before_anything_is_read():
    text = xml(person(a_plan()), declaration='<!DOCTYPE Message [<!ENTITY a "b">]>')
    assert "DOCTYPE" in read_failure(text.encode(), "return.xml").message


@pytest.mark.parametrize(
    ("encoding", "declared", "told"),
    [
        ("utf-8", "UTF-8", None),
        ("utf-8", "windows-1252", None),
        ("utf-16", "UTF-16", None),
        ("cp1252", "windows-1252", None),
        ("cp1252", "UTF-8", "read as Windows-1252"),
        ("cp1252", "no-such-encoding", "read as Windows-1252"),
        ("utf-8", "UTF-16", "read as UTF-8"),
    ],
)
def test_a_return_is_read_in_the_encoding_it_is_really_in(encoding: str, declared: str, told: str | None):
    text = xml(person(a_plan(), Surname="Brontë"), declaration=f'<?xml version="1.0" encoding="{declared}"?>')
    imported = read_plan(text.encode(encoding), "return.xml")
    assert imported.plan.dates.original_plan_issued == dt.date(2024, 6, 3)
    said = [issue.message for issue in imported.issues if issue.place == "sen2:file"]
    assert said == [] if told is None else told in said[0]


def test_the_day_to_judge_by_is_told_with_the_first_plan():
    first, second = read_all(xml(person(a_plan()), person(a_plan(), UPN="")).encode(), "r.xml")
    assert isinstance(first, ImportedPlan)
    assert isinstance(second, ImportedPlan)
    assert any("as of that day" in issue.message and "2025-01-16" in issue.message for issue in first.issues)
    assert not any("as of that day" in issue.message for issue in second.issues)
