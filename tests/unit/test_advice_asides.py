"""What stands among recommendations and asks for nothing: money, the family's doings, the service's rules, hopes, courtesy."""

from __future__ import annotations

import pytest

from ehcp_rules.adapters.papers.sentences import surely_aside
from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.plan import Provision

LAYOUTS = {
    "paragraph": "Report on Ambrose\n\nRecommendations\n\nHe should have an hour of tuition a week.\n\n{}\n",
    "point": "Report on Ambrose\n\nAmbrose likes maps.\n\nRecommendations\n1. An hour of tuition a week.\n2. {}\n",
    "in one paragraph": "Report on Ambrose\n\nProvision\n\nHe should have an hour of tuition a week. {} He likes maps.\n",
    "in a letter": "Dear colleague\n\nI recommend an hour of tuition a week for Ambrose. {} He likes maps.\n",
}


def recommended(text: str) -> list[str]:
    return [one.text for one in advice_from_text(text, id="a").items if isinstance(one, Provision)]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
@pytest.mark.parametrize(
    "words",
    [
        # What things cost.
        "Further visits are charged at £74 an hour.",
        "The club's usual fee is £6 for each session of two hours.",
        "Training cost the school £900 for a group of six.",
        "Settings may buy more training from our team, three hours at a time.",
        "Carers can claim mileage for two appointments a month.",
        # How the service works.
        "A pupil is discharged when three sessions running are missed.",
        "The team closes the case after two visits without an answer.",
        "Waiting times for the group are about 20 weeks.",
        "Our clinic runs on two mornings a week.",
        "Our secretary can be reached for three hours each morning.",
        "Cancelled visits count towards the six hours of a package.",
        "He will be seen again in clinic in five months.",
        "My next visit to the school is in ten weeks.",
        "A copy of this report goes to the GP, who will weigh him twice a year.",
        # What the family does.
        "Dad intends to book six swimming lessons himself.",
        "The family pay for an hour of music therapy on Fridays.",
        "Both parents practise the exercises with him for ten minutes on most evenings.",
        "His fathers will carry on with six sessions a week at home.",
        "His grandmother takes him to a group for two hours on Saturdays.",
        # What belongs to the paper, and courtesy.
        "This advice should be reviewed within 12 months.",
        "He stays open to the clinic and our report should be updated every two years.",
        "An annual review is due within a year, as always.",
        "Should the panel wish to hear more, I am in the office two days a week.",
        "Please ring our team between 9 and 11 on three days a week.",
        "Kindly let our team have three weeks' notice of meetings.",
        "If you need me I am at the clinic on two days a week.",
        "I would be glad of an invitation to the review, with four weeks' notice.",
        # Whom to ring if things change, and what somebody at a meeting will do.
        "If his mood falls again, his aunt should ring the crisis line, open eight hours a day.",
        "Out of hours, telephone the service on 01632 960 118.",
        "If anything in the other reports points to a need at home, please come back to our team within six weeks.",
        "Mrs Prout to circulate the minutes of this meeting of one hour.",
        "Mr Lisle will complete the referral form for the eight-week group by Friday.",
        "He can be re-referred by the GP if he falls more than twice a month.",
        "His aunt said that two hours of art a week would suit him.",
        "For health we recommend no provision in the next 12 months.",
        "There is no provision needed in the two weeks of the camp.",
        # What is hoped for.
        "I would hope that by the end of Year 4 he answers for himself in three lessons out of five.",
        "A report of that sort costs around £450 and would change nothing in what I recommend.",
        "I hope that after six weeks of this support he will join a group for ten minutes.",
        "We would expect him to manage three lessons a day by then.",
        "I would expect full attendance within two terms.",
        "I would like to see him asking for help three times a lesson.",
        "Within twelve months he will read to his group for five minutes.",
        # What is not advised.
        "I do not recommend withdrawal from French for three lessons a week.",
        "We considered whether he should board for two nights a week.",
        "I have not advised a reduced timetable of three mornings a week.",
        "Nor would I suggest that staff repeat the programme of ten weeks.",
        "If an appointment is missed we will offer another within four weeks.",
        "I would be pleased with three lessons a day.",
        "I thought about a lamp for two hours a day but do not advise it.",
        "I do not think that a blanket for an hour a day would help.",
        "We looked at whether he should board for 38 weeks.",
        # What somebody else does once.
        "I have asked the clinic to repeat his blood test in three months.",
        "I will look at that again with my colleague in four months' time.",
        "He is under the care of the chest clinic, which sees him every six months.",
        "Clinic in six months.",
        "Increase the syrup to 15 ml twice daily.",
        "Families may borrow a game from us for six weeks.",
        "I would like to see him in school on nine days out of ten.",
        "Please note that the hours of tuition are beside the two hours that the class has.",
        "The team's core offer is one open evening a year.",
        "The local authority should review his plan within 12 months.",
        "I shall be on leave for two weeks in May.",
        # What is usual.
        "After surgery, therapy three times a week is usual.",
        "If he has a break of five minutes he usually comes back calm.",
        "I would put his play at around the level of a child of 30 months.",
    ],
)
def test_what_is_told_beside_advice_is_no_recommendation(words: str, layout: str) -> None:
    found = recommended(layout.format(words))
    assert len(found) == 1
    assert "tuition" in found[0]
    assert words not in found[0]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
@pytest.mark.parametrize(
    "words",
    [
        "A direct payment of £70 a week should be made for a personal assistant, four hours a week.",
        "I recommend that the council pays for two hours of art therapy a week, which costs £60 an hour.",
        "His parents should be offered six sessions of an hour with the family therapist.",
        "The therapist should review this programme in school once each half-term, for an hour.",
        "The team must see him again in the clinic every three months.",
        "I would expect school to provide a mentor for half an hour each day.",
        "We hope that staff will be released for training, and recommend two hours each term.",
        "He will be seen again in clinic by the nurse every five months.",
        "I would expect three hours of support a week.",
        "Six visits from a mentor in June would make all the difference.",
        "We strongly urge that he has an hour of mentoring on each school day.",
        "The nurse is going to train four staff for two hours each year.",
        "Within the first month all his teachers must have three hours of training.",
        "Sessions that he misses should be made up by the therapist within two weeks.",
        "Because he usually tires by noon, he should have a rest break of 20 minutes after lunch.",
        "We would like to see him receiving an hour of mentoring each week.",
        "A mentor to ring him each Friday for ten minutes.",
        "His tutors will upload the slides of every lesson two days before it.",
        "Staff to forward the texts to the vision team within five days, each half-term, for two hours of enlarging.",
        "A mentor (01632 960 118) will meet him for half an hour each week.",
        "A mentor in school in six weeks, for an hour each week.",
        "I have asked that he has an hour with a mentor each week.",
        "I do not think that one hour is enough and recommend two hours a week with a mentor.",
        "We will look at this with staff for an hour every month.",
        "I would like to see him in school for an hour a week with a mentor.",
        "I do not recommend withdrawal but recommend 20 minutes of typing twice a week.",
        "If he is too ill for school, a tutor should call him for an hour a day.",
        "I recommend no less than two hours of tuition a week from a teacher.",
        "I would not advise teaching in groups of more than four, and recommend an hour a week.",
        "Although I considered whether two hours would be too many, he should have two hours a week with a mentor.",
        "We have asked staff to look at the room, and he should have an hour a week with a mentor.",
        "The council should review the plan in May and must provide two hours of music therapy a week.",
        "Continue to give him 180 ml of feed through his tube at noon on each school day, by a trained assistant.",
    ],
)
def test_advice_that_speaks_of_the_same_things_asks_for_provision(words: str, layout: str) -> None:
    assert any(words in one for one in recommended(layout.format(words)))


QUESTIONS = (
    "3. What do you think Ambrose needs?",
    "What does he need?",
    "Q4. What will Ambrose need in school?",
    "What do parents and staff feel he needs?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_about_what_a_child_needs_asks_for_provision(question: str) -> None:
    told = "He likes maps. Somebody to play chess with him for 20 mins twice a week. Swimming on Mondays for an hour."
    report = f"School report\n\nWhat is his history?\nHe had a mentor for an hour a week.\n\n{question}\n{told}\n"
    assert [one.split(" ")[0] for one in recommended(report)] == ["Somebody", "Swimming"]


def test_a_question_about_needs_themselves_asks_for_none() -> None:
    told = "He reads for five minutes at a time with an adult. He needs two adults at bath time."
    assert recommended(f"School report\n\nHe likes maps.\n\nWhat are his needs?\n{told}\n") == []


def test_what_was_is_none_within_a_numbered_paragraph() -> None:
    told = (
        "He needs an hour of tuition a week. A reading group was tried for eight weeks without success. He likes maps."
    )
    assert recommended(f"Report\n\n1. Ambrose is ten.\n\n2. {told}\n") == ["He needs an hour of tuition a week."]


def test_a_paragraph_with_some_names_of_things_is_no_row_of_a_form() -> None:
    first = "He should have a warm-up for ten minutes each morning."
    others = "Laces: practice three times a week. He likes maps. Parents may like a clock for two minutes of brushing."
    last = "Review: the therapist should come once a term for an hour."
    found = recommended(f"Report on Ambrose\n\nRecommendations\n\n{first} {others} {last}\n")
    assert [first in one for one in found] == [True, False, False]
    assert not any("brushing" in one for one in found)


SERVICE = (
    "About this service",
    "Service terms",
    "ABOUT OUR SERVICE",
    "His ambitions",
    "Services that he sees elsewhere",
)


@pytest.mark.parametrize("heading", [*SERVICE, "What he is aiming for"])
def test_what_stands_under_the_service_or_ambitions_is_no_advice(heading: str) -> None:
    told = "Our mentors work for three hours a week. Groups meet twice a month, and each child has a review."
    assert recommended(f"Report\n\nRecommendations\n\n1. An hour of tuition a week.\n\n{heading}\n\n{told}\n") == [
        "An hour of tuition a week."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "He works for two thirds of each maths lesson in a group of four.",
        "Mr Lowe convenes a meeting of an hour with his parents every six weeks.",
        "His teacher and an assistant have 45 minutes together each Friday for planning.",
    ],
)
def test_the_present_may_tell_provision_only_where_a_heading_says_so(words: str) -> None:
    first = "He should have an hour of tuition a week."
    assert any(words in one for one in recommended(f"Report\n\nProvision for Ambrose\n\n{first} {words}\n"))
    assert recommended(f"Report\n\n{words} He likes maps.\n\nProvision for Ambrose\n\n{first}\n") == [first]


def test_how_needs_should_be_met_announces_provision() -> None:
    told = (
        "Travel: a personal assistant for four hours a week\nCooking: a course, two hours a week for a term\nA drum kit"
    )
    report = f"Report\n\nHe likes maps.\n\nEligible needs and how they should be met\n{told}\n"
    assert recommended(report) == told.split("\n")


def test_a_finding_in_a_numbered_paragraph_is_no_recommendation() -> None:
    paragraphs = (
        "1. I saw Ambrose at home.",
        "2. His reading speed, 62 words a minute, is half of the norm at his age. He is tired by noon on three days a week.",
        "3. He requires four hours a week of teaching by a specialist teacher. This should be one to one.",
        "4. The teacher should meet his other teachers for an hour a fortnight.",
        "5. His own teacher reads with him for half an hour a week.",
    )
    found = recommended("Report\n\n" + "\n\n".join(paragraphs) + "\n\nOther\n\nWe close for two weeks in August.\n")
    assert [one.split(" ")[0] for one in found[:2]] == ["He", "The"]
    assert not any("speed" in one or "tired" in one or "August" in one for one in found)


def test_please_ring_is_courtesy_only_where_somebody_is_rung() -> None:
    assert surely_aside("Please ring our office between nine and ten.")
    assert surely_aside("Please write to the clinic within two weeks.")
    assert not surely_aside("Please ring the bell for him five minutes early each day.")
    assert not surely_aside("Please write down three targets with him each week.")
