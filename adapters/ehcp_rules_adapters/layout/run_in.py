"""Labels inside lines: known words before a colon or in bold, and several of them on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from ehcp_rules_adapters.layout.blocks import Paragraph
from ehcp_rules_adapters.layout.references import references_in
from ehcp_rules_adapters.layout.roles import VALUES, Role, label_role
from ehcp_rules_adapters.layout.state import State
from ehcp_rules_adapters.terms import fold_label

__all__ = ["run_in", "side_by_side_labels"]

_RUN_IN = re.compile(r"(?P<label>[^:\n]{2,80}?)\s*:\s*(?P<rest>\S.*)\Z", re.DOTALL)
MOST_WORDS_OF_A_LABEL = 6
"""How far before a colon inside a line a label may begin."""


def run_in(paragraph: Paragraph, state: State) -> tuple[Role, str] | None:
    """A known label before a colon, or in bold before plain text, with what follows it."""
    text = paragraph.text.strip()
    lead = paragraph.text[: paragraph.lead].strip() if paragraph.lead else ""
    if lead and len(lead) <= 80 and (role := label_role(lead, state.terms)):
        return role, paragraph.text[paragraph.lead :].strip().lstrip(":–- ").strip()
    found = _RUN_IN.match(text)
    if found and (role := label_role(found["label"], state.terms)):
        return role, found["rest"]
    if found and references_in(found["rest"]) and _only_links(found["label"], state):
        return Role("links", label=found["label"]), found["rest"]  # “Helps with: B1, B2”
    return None


def _only_links(label: str, state: State) -> bool:
    """Whether a label says nothing but that something is linked, in whatever words."""
    words = set(fold_label(label).split())
    known = {*state.terms.words.linking, *state.terms.words.link_words}
    return bool(words & set(state.terms.words.linking)) and words <= known


def side_by_side_labels(line: Paragraph, state: State) -> list[Paragraph]:
    """The parts of a line with several labels, “By: a teacher⇥Frequency: daily”, divided or not; else the line itself."""
    parts = [attrs.evolve(line, text=part, lead=0) for part in line.text.split("\t") if part.strip()]
    if len(parts) > 1 and all(run_in(part, state) for part in parts):
        return parts
    starts = list(_labels_within(line.text, state))
    if len(starts) < 2 or line.text[: starts[0]].strip():
        return [line]
    ends = (*starts[1:], len(line.text))
    return [attrs.evolve(line, text=line.text[a:b].strip(), lead=0) for a, b in zip(starts, ends, strict=True)]


def _labels_within(text: str, state: State) -> Iterator[int]:
    """Where the labels of small fields begin in a line such as “Who: a teacher How often: daily”."""
    last = 0
    for colon in re.finditer(r":\s", text):
        words = list(re.finditer(r"\S+", text[last : colon.start()]))[-MOST_WORDS_OF_A_LABEL:]
        for word in words:
            label = text[last + word.start() : colon.start()]
            role = label_role(label, state.terms) if label[:1].isupper() else None
            if role is not None and role.name in VALUES:
                yield last + word.start()
                break
        last = colon.end()
