"""Lines inside sections that are no statements: areas of need, labels of roles and headings."""

from __future__ import annotations

import re

from ehcp_rules_adapters.layout.blocks import Paragraph
from ehcp_rules_adapters.layout.labels import Label
from ehcp_rules_adapters.layout.monitoring import is_about_monitoring
from ehcp_rules_adapters.layout.references import numbered, references_within
from ehcp_rules_adapters.layout.roles import ITEMS, VALUES, label_role
from ehcp_rules_adapters.layout.state import NEEDS, PROVISION, State
from ehcp_rules_adapters.layout.statements import sets_a_time, tells_of_somebody
from ehcp_rules_adapters.terms import fold_label

__all__ = ["area_in", "area_of_label", "heading_line", "marker"]

_PREFIX = re.compile(
    r"\s*(?:(?:area|domain|need|part|section)\s*(?:of need\s*)?(?:no\.?\s*)?(?:\d{1,2}|[a-z])?\s*[:.)–-]\s*"
    r"|[A-K][12]?[.-]?\d{0,2}\s*[:.)–-]?\s+|\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.):]\s+)",
    re.IGNORECASE,
)
_DIVIDER = re.compile(r"\s+[-–—|]\s+|:\s+|\t+|\s{2,}|\n")
MOST_LABEL_WORDS = 6
"""What ends with a full stop is a label up to so many words, and a sentence beyond."""

_PART_OF_A = re.compile(r"\s*A[.-]?\d{1,2}\s*[:.)–-]?\s+")


def area_in(line: Paragraph, state: State, *, alone: bool = False) -> str | None:
    """The area of need that a line names: it alone, or (in a heading) before or after what else is said of it."""
    text = line.text.strip()
    terms = state.terms
    if found := terms.known_area(text) or terms.known_area(text.rstrip(": ")):
        return found
    if len(text) > 160:
        return terms.area_at_start(text) if "more information is provided" in fold_label(text) else None
    bare = _PREFIX.sub("", text, count=1)
    if bare != text and (found := terms.known_area(bare)):
        return found
    if alone or not state.survey.heading(line):
        return terms.area_at_start(text) if "more information is provided" in fold_label(text) else None
    parts = [_PREFIX.sub("", part, count=1) for part in _DIVIDER.split(bare) if part.strip()]
    return next((found for part in parts if (found := terms.known_area(part) or terms.area_at_start(part))), None)


def area_of_label(label: Label, state: State) -> str:
    """The area that a section's label names beside its title, such as “Part F (ii) … provision: Learning”."""
    if not set(label.codes) <= {"B", "E", "F"}:
        return ""
    parts = [part for part in _DIVIDER.split(label.text.strip()) if part.strip()]
    for part in (*parts, label.title):
        if found := state.terms.known_area(part) or state.terms.area_at_start(part):
            return found
    if not label.part or len(label.codes) > 1 or not label.title:
        return ""
    before, divided, last = label.title.rpartition(":")
    if divided and last.strip() and fits_title(before, label.codes[0], state):
        return last.strip()
    return "" if fits_title(label.title, label.codes[0], state) else label.title


def fits_title(text: str, code: str, state: State) -> bool:
    """Whether a text holds a word of a section's title."""
    folded = f" {fold_label(text)} "
    return any(f" {fold_label(word)} " in folded for word in state.terms.titles.get(code, ()))


def marker(line: Paragraph, state: State) -> bool:
    """Read a line as an area, or as the label of what follows (“Strengths”, “Provision”); False where it is neither."""
    codes = set(state.codes)
    if not codes & {*NEEDS, *PROVISION, "E"}:
        return False
    area = area_in(line, state)
    if area is not None and not (codes <= {"C", "D", "G", "H1", "H2"}):
        state.set_area(area, line)
        return True
    role = label_role(line.text, state.terms)
    if (
        role is not None
        and role.name in VALUES
        and state.recent.get("outcome" if role.name == "steps" else "provision")
    ):
        state.value_role = role.name
        state.place(line)
        return True
    if role is None or role.name not in ITEMS or ("E" in codes and sets_a_time(line.text, state)):
        return False
    if role.name == "outcome" and "E" not in codes:
        if role.number:
            state.linked = [role.number if role.number[0].isalpha() else f"E{role.number}"]
            state.place(line)
            return True
        return False
    if role.name == "need":
        state.begin_needs()
    state.role, state.last, state.pending, state.value_role = role, None, role.number, ""
    state.place(line)
    return True


def heading_line(line: Paragraph, state: State) -> bool:
    """Read a line that looks like a heading inside a section; False where it is a statement after all."""
    if line.level is None and not state.survey.heading(line):
        return False
    text = line.text.strip()
    codes = state.codes
    if codes == ("A",):
        return _label_of_a_view(line, state)
    if "E" in codes and is_about_monitoring(text):
        state.monitoring, state.heading, state.last = True, None, None
        state.place(line)
        return True
    if "E" in codes and sets_a_time(text, state):
        return False
    if line.level is None and (stays := _is_statement(line, codes)) is not None:
        return _opening(line, state) if stays == "sentence" else False
    if line.level == 0:
        state.place(line)
        return True
    if codes[0] in ("I", "J", "K") and len(codes) == 1:
        return _heading_near_the_end(line, state)
    if set(codes) & set(PROVISION) and (targets := references_within(text)):
        state.linked, state.last = list(targets), None
        state.place(line)
        return True
    if codes == ("E",) and "outcomes" in fold_label(text).split():
        # “Other outcomes”: no area, and no longer under the time that stands above.
        state.set_area("", line)
        state.heading = None
    elif set(codes) & {*NEEDS, *PROVISION, "E"}:
        state.set_area(state.terms.area(_PREFIX.sub("", text, count=1).rstrip(": ")), line)
    state.place(line)
    return True


def _label_of_a_view(line: Paragraph, state: State) -> bool:
    text = line.text.strip()
    if line.level is None and text.endswith(".") and len(text.split()) > MOST_LABEL_WORDS:
        return False
    state.label = _PART_OF_A.sub("", text, count=1).rstrip(":")
    state.place(line)
    return True


def _is_statement(line: Paragraph, codes: tuple[str, ...]) -> str | None:
    """Why a line without a heading style is no heading, though it looks like one; None where it is one."""
    text = line.text.strip()
    if numbered(text, codes[0], line.number).id:
        return "reference"
    if text.endswith(".") and len(text.split()) > MOST_LABEL_WORDS:
        return "sentence"
    if (text.endswith(":") and codes == ("E",)) or not _leads(text):
        return "text"
    return None


def _heading_near_the_end(line: Paragraph, state: State) -> bool:
    """Headings in I, J and K hold nothing; one of the sections' own rank ends them."""
    if line.level is None and not line.text.strip().endswith(":"):
        return False
    if line.level is not None and state.label_level is not None and line.level <= state.label_level:
        state.leave_sections(line)
    state.place(line)
    return True


def _leads(text: str) -> bool:
    """Whether a bold or large line is short enough to be a heading and not a sentence printed boldly."""
    return len(text.split()) <= 12 and not text.endswith((".", ";", ",", "?"))


def _opening(line: Paragraph, state: State) -> bool:
    """A sentence printed like a heading before the first outcome introduces them, unless it tells one itself."""
    if state.codes != ("E",) or state.builder.count("E") or tells_of_somebody(line.text):
        return False
    state.builder.add(state.codes[0], line.text, line.place, kind="note")
    state.place(line)
    return True
