"""What the blocks of a document say of a plan, whatever its layout.

First the whole document is looked over (`survey`), then it is read once from top to bottom: a section label opens a
section, lines and rows within it are told apart by their words, look and place, and become items. What could not be told
apart is reported with its place and counts as not supplied where nothing else of its section was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from ehcp_rules_adapters.building import PlanBuilder
from ehcp_rules_adapters.layout.advice import read_advice_line
from ehcp_rules_adapters.layout.blocks import Block, Paragraph, Table
from ehcp_rules_adapters.layout.front import read_fact_line, read_margins
from ehcp_rules_adapters.layout.guidance import is_guidance
from ehcp_rules_adapters.layout.headings import area_in, area_of_label, fits_title, heading_line, marker
from ehcp_rules_adapters.layout.links import follow_links
from ehcp_rules_adapters.layout.monitoring import is_about_monitoring
from ehcp_rules_adapters.layout.references import numbered
from ehcp_rules_adapters.layout.reporting import report
from ehcp_rules_adapters.layout.roles import VALUES
from ehcp_rules_adapters.layout.run_in import run_in
from ehcp_rules_adapters.layout.state import PROVISION, State
from ehcp_rules_adapters.layout.statements import attach_value, lines_of, statement
from ehcp_rules_adapters.layout.survey import survey_of
from ehcp_rules_adapters.layout.views import add_view
from ehcp_rules_adapters.terms import fold_label, is_one_of
from ehcp_rules_adapters.ticks import boxed, ticked

__all__ = ["read_layout", "what_was_searched"]

_BEYOND = re.compile(r"\s*(?:section|part)\s+[L-Z]\b", re.IGNORECASE)
MOST_OF_A_LABEL = 80
"""How far into a line its bold beginning may reach and be a label, in characters."""

FEWEST_WORDS_OF_MONITORING = 10
"""Fewer words behind “Monitoring:” tell how the statement above is followed up, such as “termly”."""

PART = re.compile(r"\s*(H ?[12]|[B-H])\s*[:–-]\s+(?=\S)")
_DASH = re.compile(r"\s+[-–—]\s+")
MOST_SPEAKER_WORDS = 7
"""A line of more words is said by somebody, and does not tell who speaks."""

OF_VIEWS = ("views", "wishes", "hopes", "aspirations", "interests", "feelings")
SPEAKS = re.compile(
    r"(?:\b(?:says?|said|told us|thinks?|would like you to know)"
    r"|\A(?:in|from) .*\b(?:words|parents|family|carers?|mother|father|mum|dad))\Z",
    re.IGNORECASE,
)
VIEW = re.compile(r"\s*(?P<label>[^:\n.]{2,60}?)\s*:\s*(?P<rest>\S.*)\Z", re.DOTALL)


def read_layout(blocks: Sequence[Block], builder: PlanBuilder, margins: Sequence[Block] = ()) -> None:
    """Read the blocks of a document into a plan in the making; `margins` are those of its headers and footers."""
    state = State(builder, survey_of(blocks, builder.terms))
    read_blocks(blocks, state)
    follow_links(state)
    read_margins(margins, blocks, state)
    report(blocks, state)


def read_blocks(blocks: Iterable[Block], state: State) -> None:
    """Read paragraphs and tables in order, within whatever section is open."""
    from ehcp_rules_adapters.layout.tables import read_table  # tables hold paragraphs, which may hold tables again

    for block in blocks:
        if isinstance(block, Table):
            read_table(block, state, read_line)
        elif not block.blank:
            state.running = None
            state.meet((block,))
            read_line(block, state)


def read_line(line: Paragraph, state: State, *, in_table: bool = False) -> None:
    """Read one paragraph that stands by itself."""
    if line.footnote:
        if state.codes:
            state.builder.add(state.codes[0], line.text, line.place, kind="note")
            state.place(line)
        return
    if id(line) in state.survey.contents:
        state.place(line)
        return
    label = state.survey.label(line)
    if label is not None:
        area = area_of_label(label, state)
        state.enter(label, line, keep_area=in_table and state.area_line is not None and not area)
        state.untitled = label.codes[0] if not label.title and len(label.codes) == 1 else ""
        if (
            label.codes == ("A",)
            and label.part
            and (len(label.title.split()) < 4 or not state.terms.is_title(label.title, "A"))
        ):
            state.label = label.title.rstrip(":")
        if area:
            state.area, state.area_line = area, line
        return
    if _is_title_below(line, state):
        state.place(line)
    elif _ends_the_sections(line, state):
        state.leave_sections(line)
    elif not state.codes:
        above = area_in(line, state) if state.survey.heading(line) and not state.ended else None
        if above is not None:
            state.set_area(above, line)
        else:
            read_fact_line(line, state)
    else:
        _inside(line, state)


def _ends_the_sections(line: Paragraph, state: State) -> bool:
    """Whether a line stands above what is no section: signatures, or a “Section L” of a council's own."""
    label = fold_label(re.split(r"[:\t]", line.text, maxsplit=1)[0])
    if is_one_of(label, state.terms.words.ends) or (label.startswith("signed ") and label != fold_label(line.text)):
        return True
    return state.survey.heading(line) and _BEYOND.match(line.text) is not None


def _is_title_below(line: Paragraph, state: State) -> bool:
    """Whether a line is the title of the section whose letter stands alone above it."""
    title = state.untitled
    state.untitled = ""
    return bool(title) and state.survey.heading(line) and fits_title(line.text, title, state)


def _inside(line: Paragraph, state: State) -> None:
    if is_guidance(line, state):
        state.guidance.append(line.place)
        state.place(line)
    elif (box := boxed(line.text)) is not None:
        _boxes(line, *box, state)
    else:
        _content(line, state)


def _content(line: Paragraph, state: State) -> None:
    """A line inside a section that is neither guidance nor a choice among boxes."""
    if marker(line, state) or heading_line(line, state):
        return
    if state.codes == ("A",):
        _view(line, state)
    elif state.codes == ("K",):
        read_advice_line(line, state)
    elif state.codes == ("I",):
        _placement(line, state)
    else:
        for one in lines_of(line, state.codes[0]):
            _statement(one, state)


def _boxes(line: Paragraph, first: bool, text: str, state: State) -> None:
    """A line that begins with a box: a statement where sections are made of choices and it is ticked, else an answer."""
    several = ticked(text) != text
    chosen = ticked(line.text) if several and not set(state.codes) & set(PROVISION) else ""
    chosen = chosen or (line.text if first and several else text if first else "")
    if not chosen or not set(state.codes) & {*PROVISION, "I", "J", "K"}:
        state.boxes.append(line.place)
        state.place(line)
        return
    line = attrs.evolve(line, text=chosen)
    _statement(line, state) if set(state.codes) & set(PROVISION) else _content(line, state)


def _view(line: Paragraph, state: State) -> None:
    if is_one_of(fold_label(line.text), state.terms.words.views) or _names_who_speaks(line.text, state):
        state.label = line.text.strip().rstrip(":")
        state.place(line)
        return
    lead = line.text[: line.lead].strip() if line.lead and line.lead < MOST_OF_A_LABEL else ""
    rest = line.text[line.lead :].strip()
    if lead and rest.lstrip(": ") and (lead.endswith(":") or rest.startswith(":")):
        before, state.label = state.label, lead.rstrip(": ")
        add_view(attrs.evolve(line, text=rest.lstrip(": "), lead=0), state)
        state.label = before or state.label
        return
    said = VIEW.match(line.text)
    if said and state.terms.is_view_label(said["label"]):
        before, state.label = state.label, said["label"].strip()
        add_view(attrs.evolve(line, text=said["rest"]), state)
        state.label = before if before else state.label
        return
    for one in lines_of(line, "A"):
        add_view(one, state)


def _names_who_speaks(text: str, state: State) -> bool:
    """Whether a line without a look of its own stands above what somebody says: “Ann says”, “Parents' views”."""
    line = text.strip().rstrip(":")
    words = fold_label(line).split()
    if not 1 < len(words) <= MOST_SPEAKER_WORDS or line.endswith((".", ",", ";", "?", "!")) or "I" in line.split():
        return False
    if SPEAKS.search(line):
        return True
    return state.terms.is_view_label(line) and words[-1] in OF_VIEWS


def _placement(line: Paragraph, state: State) -> None:
    label, found, value = line.text.partition(":")
    if not found:
        label, found, value = line.text.partition("\t")
    if not found and (dash := _DASH.search(line.text)):
        label, found, value = line.text[: dash.start()], dash[0], line.text[dash.end() :]
    field = state.terms.placement_field(label) if found and value.strip() else None
    own = numbered(value if field else line.text, "I", line.number)
    state.builder.add("I", own.text, line.place, printed_id=own.id, field=field or "other")
    state.place(line)


def _statement(line: Paragraph, state: State) -> None:
    """A statement in the open section; of several open sections its reference or its label says which."""
    if _is_monitoring(line, state):
        return
    named = _names_its_part(line, state)
    if named is not None:
        statement(named[1], named[0], state)
        return
    code = state.code_for(state.role) or _by_reference(line, state)
    if code:
        statement(line, code, state)
        return
    said = run_in(line, state)
    if said is not None:
        role, rest = said
        if role.name in VALUES and attach_value(role.name, rest, line, state):
            return
        if section := state.code_for(role):
            statement(line, section, state)
            return
    state.leave(f"sections {', '.join(state.codes)} share a label here and could not be told apart", line)


def _names_its_part(line: Paragraph, state: State) -> tuple[str, Paragraph] | None:
    """A line that begins with the letter of one of several sections that share a label: “8.2 H2: …”."""
    own = numbered(line.text, state.codes[0], line.number)
    found = PART.match(own.text) if len(state.codes) > 1 else None
    if found is None or found[1].replace(" ", "") not in state.codes:
        return None
    number = f"{own.number} " if own.number and not line.number else ""
    return found[1].replace(" ", ""), attrs.evolve(line, text=number + own.text[found.end() :])


def _is_monitoring(line: Paragraph, state: State) -> bool:
    """Take a line that says how things are followed up, under such a heading or behind such a label, for what it is."""
    if not set(state.codes) & {"E", *PROVISION}:
        return False
    code = "E" if "E" in state.codes else state.codes[0]
    said = run_in(line, state)
    if said is not None and _tells_of_all(said[0].label, said[1], state):
        state.builder.add(code, said[1], line.place, kind="monitoring")
    elif state.monitoring and len(state.codes) > 1:
        state.builder.add(code, line.text, line.place, kind="monitoring")
    else:
        return False
    state.place(line)
    return True


def _tells_of_all(label: str, text: str, state: State) -> bool:
    """Whether “Monitoring: …” speaks of the outcomes or provision as a whole, and not of the statement above it."""
    if not is_about_monitoring(label) or len(text.split()) < FEWEST_WORDS_OF_MONITORING:
        return False
    return "E" in state.codes or bool({"provision", "plan", "support"} & set(fold_label(label).split()))


def _by_reference(line: Paragraph, state: State) -> str:
    return next((code for code in state.codes if numbered(line.text, code, line.number).id), "")


def what_was_searched(blocks: Sequence[Block]) -> str:
    """What a document without any section label was searched in, for a message."""
    paragraphs = sum(isinstance(block, Paragraph) and not block.blank for block in blocks)
    tables = [block for block in blocks if isinstance(block, Table)]
    rows = sum(len(table.rows) for table in tables)
    return f"{paragraphs} paragraphs and {len(tables)} tables with {rows} rows"
