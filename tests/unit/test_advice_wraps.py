"""Lines that a page broke are read like the paragraphs they were, wherever the break falls."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ehcp_rules.adapters.papers.text import advice_from_text
from ehcp_rules.plan import Provision

PAPER = """Report on Ambrose Fairweather, aged nine, by an occupational therapist of the county's own service

Recommendations

Ambrose should have hand exercises with an assistant for twenty minutes on every school day, and not for fewer than
15. The assistant should be taught them by an occupational therapist, over two hours in each autumn term of this plan. He
likes maps. A seat that has arms should be bought by the school. Therapy at the pool for half an hour each week would help.

1. A quiet room for ten minutes after lunch, with an adult whom he knows well and who has time for him each day.
2. Typing lessons: three a week, 15 minutes each.
"""
REPORTS = sorted((Path(__file__).parent / "advice_reports").glob("*.txt"))


def recommended(text: str) -> list[str]:
    return [one.text for one in advice_from_text(text, id="a").items if isinstance(one, Provision)]


def wrapped(text: str, width: int) -> str:
    lines = []
    for line in text.splitlines():
        table = any(gap in line for gap in ("|", "\t", "   "))
        lines += [line] if table or not line else textwrap.wrap(line, width, break_on_hyphens=False)
    return "\n".join(lines)


@pytest.mark.parametrize("width", range(64, 112, 3))
def test_a_paper_says_the_same_however_wide_its_page(width: int) -> None:
    paragraphs = "\n\n".join(" ".join(part.split("\n")) for part in PAPER.replace("\n2.", "\n\n2.").split("\n\n"))
    paper = paragraphs.replace("\n\n2.", "\n2.")
    assert recommended(wrapped(paper, width)) == recommended(paper)
    assert len(recommended(paper)) == 6


BROKEN = """Report on Ambrose Fairweather

He is a cheerful boy of nine who lives by the sea with his two brothers and their
dog, a lurcher called Biscuit. He came to the school in the spring of this year and
he has settled well. His hands tire before noon.

Recommendations

Ambrose tires as he writes, so he should practise typing with an able assistant for
15. That is, for as many minutes as he can bear on each school day. An hour a week.
Without an adult beside him at the pool he is unsafe, and so two adults should be in
the water with him for each of the ten lessons of the term, however well he swims.
(c) Training for the two assistants who are to be with him in the water of the pool:
two hours, repeated each year.
Copies to: the nurse, who works for two days a week.
"""


def test_a_break_before_a_number_or_after_a_stop_ends_nothing() -> None:
    lines = BROKEN.splitlines()
    document = advice_from_text(BROKEN, id="a")
    told = [one.text for one in document.items if isinstance(one, Provision)]
    assert any("assistant for 15." in one for one in told)
    assert told[-1] == f"{lines[12][4:]} {lines[13]}"
    assert document.items[-1].text == lines[14]


def test_lines_that_each_say_something_are_not_joined() -> None:
    said = [
        "Ambrose should see the occupational therapist for half an hour a week",
        "Swimming",
        "A mentor for an hour on Mondays should be found by the school soon",
        "The therapist should train his two assistants for three hours a year",
    ]
    assert recommended("\n".join(["Report", "", "Recommendations", "", *said])) == said


ROWS = """Advice for Ambrose Fairweather

Provision

Area | What is needed | Who | How often
Buttons and laces | Dressing practice before swimming | Able assistant | Twice a week, 15 minutes each
Typing | Practice on a keyboard of his own | Able assistant | 25 minutes, three times a week
"""


def test_a_row_never_goes_on_with_the_row_below_it() -> None:
    items = advice_from_text(ROWS, id="a").items
    told = [one.how_often for one in items if isinstance(one, Provision)]
    assert told == ["Twice a week, 15 minutes each", "25 minutes, three times a week"]


def test_a_heading_never_goes_on_from_the_row_above_it() -> None:
    rows = "Frequency of help | What | Who\nOnce a week for an hour | A walk to the shop and back | Mentor, then on"
    found = advice_from_text(f"Report on Ambrose\n\n## Recommendations\n{rows}\n## Needs\nHe likes maps.\n", id="a")
    assert [item.text for item in found.items if item.kind == "heading"][-1] == "Needs"
