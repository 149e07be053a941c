"""What the columns of a table, the labels of its rows and the words before a colon mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ehcp_rules_adapters.layout.labels import codes_in, column_label, section_label
from ehcp_rules_adapters.terms import Terms, fold_label

__all__ = ["ITEMS", "LINKS", "VALUES", "Role", "column_role", "label_role", "section_of"]

ITEMS = ("need", "strength", "outcome", "provision")
VALUES = ("steps", "who", "how_often", "review")
LINKS = ("links", "need_links", "outcome_links")
LONGEST_HEADER = 160
"""A header of a column is no longer, in characters, unless it names a section."""

MOST_WORDS = 7
"""The longest phrase of a header that is looked for."""

MOST_HEADER_WORDS = 9
"""A text of more words is a statement, whatever phrases of headers stand in it."""

_NEEDS = ("B", "C", "D")
_PROVISION = ("F", "G", "H1", "H2")
_LETTER = re.compile(
    r"\s*[(\[](?:section |part )?(?:H ?[12]|[A-K])[)\]]\s*|^\s*(?:section |part )?(?:H ?[12]|[A-K])\s*[-–—:.)]\s+",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:no\.?|number|#)?\s*\(?((?:[A-K][12]?)?\d{1,2}(?:\.\d{1,2})*[a-z]?)\)?\s*[:.]?\Z", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\A\s*(?:[A-Z][\w-]+['’]s|(?:his|her|their|my|the|current)\b)\s+|\s+(?:are|is|include|includes)\s*\Z",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^()]{1,60}\)\s*\Z")


@frozen
class Role:
    """What a column, a row label or a run-in label stands for.

    `name` is one of `ITEMS`, `VALUES`, `LINKS`, or number, area, by_when and aside. `code` is the section that its letter
    names (empty where none does), `number` what is counted in it (the 2 of “Outcome 2”), `label` the words as printed.
    """

    name: str
    code: str = ""
    number: str = ""
    label: str = ""


def label_role(text: str, terms: Terms) -> Role | None:
    """Read a short text as the label of a row or paragraph: nothing but a known phrase, counted or not."""
    line = text.strip().rstrip(":-–— ")
    if not line or len(line) > 80:
        return None
    whole = terms.column_labels
    number = ""
    counted = _COUNTED.search(line)
    if counted and line.startswith("("):
        return None  # “(Need 3)” is a reference
    if counted and counted.start() > 0:
        number, line = counted[1], line[: counted.start()].strip()
    codes = codes_in(" ".join(found[0] for found in _LETTER.finditer(line)))
    code = codes[0] if len(codes) == 1 else ""
    folded = fold_label(_LETTER.sub(" ", line))
    about = fold_label(_ABOUT.sub("", line))
    role = (
        whole.get(folded)
        or whole.get(about)
        or whole.get(fold_label(_REMARK.sub("", line)))
        or _link_role(folded, terms)
        or next((whole[told] for told in _told_by_the_child(line) if told in whole), "")
    )
    return Role(role, code, number, text.strip()) if role else None


_OTHERS = ("he", "she", "they")
_THEIRS = ("his", "her", "their")
_AS_I_SAY = {"does": "do", "has": "have", "is": "am", "are": "am"}
MOST_ABOUT_WORDS = 8
"""A label about the child, such as “What Ann does well”, has no more words."""


def _told_by_the_child(line: str) -> Iterator[str]:
    """“What Ann does well” and “How he will be supported” as the child would put them, folded: “what i do well”.

    Any word with a capital that does not begin the label may be the child's name.
    """
    words = line.split()
    if not 2 < len(words) <= MOST_ABOUT_WORDS or words[0].lower() not in (
        "what",
        "how",
        "things",
        "where",
        "when",
        "who",
    ):
        return
    for at, word in enumerate(words[1:], 1):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word.lower() in _THEIRS or (word[:1].isupper() and word.endswith(("'s", "’s"))):
            yield fold_label(" ".join((*words[:at], "my", *words[at + 1 :])))
        elif (word.lower() in _OTHERS or (word[:1].isupper() and word.isalpha() and word != "I")) and after:
            plain = after[:-1] if after.endswith("s") and word.lower() != "they" else after
            verb = _AS_I_SAY.get(after.lower(), plain)
            yield fold_label(" ".join((*words[:at], "I", verb, *words[at + 2 :])))


def _link_role(folded: str, terms: Terms) -> str:
    """“Linked to need(s)” and its like in whatever words: a word of linking, what it links to, and nothing else."""
    words = set(folded.split())
    needs, outcomes = {"need", "needs", "b"} & words, {"outcome", "outcomes", "e"} & words
    linking = words & set(terms.words.linking)
    if not linking or not words - linking - needs - outcomes <= set(terms.words.link_words):
        return ""
    return "links" if needs and outcomes else "need_links" if needs else "outcome_links" if outcomes else ""


def is_header_text(text: str, terms: Terms) -> bool:
    """Whether a known phrase makes up most of a short text: what a header says, and hardly ever a statement."""
    words = fold_label(_LETTER.sub(" ", text)).split()
    if not words or len(words) > MOST_HEADER_WORDS or text.rstrip().endswith((".", ";")):
        return False
    return label_role(text, terms) is not None or _covered(words, terms.column_phrases) * 2 >= len(words)


def _covered(words: Sequence[str], phrases: Mapping[str, str]) -> int:
    """How many words the longest known phrase in a text has."""
    lengths = range(min(MOST_WORDS, len(words)), 0, -1)
    return next(
        (n for n in lengths if any(" ".join(words[at : at + n]) in phrases for at in range(len(words) - n + 1))), 0
    )


def column_role(text: str, terms: Terms) -> Role | None:
    """Read the header of a column. Its letter tells the section; its longest phrase, or the first of these, tells what it holds."""
    line = text.strip()
    if not line:
        return None
    labelled = column_label(line, terms)
    if labelled is None and len(line) > LONGEST_HEADER:
        return None
    code = labelled.codes[0] if labelled and len(labelled.codes) == 1 else ""
    if labelled and len(labelled.codes) > 1 and set(labelled.codes) != {"H1", "H2"}:
        return None
    if labelled and set(labelled.codes) == {"H1", "H2"}:
        code = "H1"
    if exact := label_role(line, terms):
        return Role(exact.name, code or exact.code, exact.number, line)
    words = fold_label(_LETTER.sub(" ", line)).split()
    name = _link_role(" ".join(words), terms) or _longest(words, terms.column_phrases)
    if code and name not in VALUES and name not in LINKS and name not in ("number", "area", "by_when"):
        name = _kind_of(code, name)
    return Role(name, code, "", line) if name else None


_LONE = re.compile(r"\s*(?:(?:section|part)\s+)?[(\[]?(H ?[12]|[A-K])[)\]]?\s*[.:]?\s*\Z", re.IGNORECASE)


def lone_code(text: str) -> str:
    """The section that a cell names by its letter and nothing else; empty for any other text."""
    found = _LONE.match(text)
    return next(iter(codes_in(found[1])), "") if found and found[1][0].isupper() else ""


def letter_role(text: str) -> Role | None:
    """What a column under a letter alone holds."""
    code = lone_code(text)
    name = _kind_of(code, "") if code else ""
    return Role(name, code, "", text.strip()) if name else None


def _longest(words: Sequence[str], phrases: Mapping[str, str]) -> str:
    """The role of the longest phrase, the first of equals; of a header that asks for several things at once, the item's."""
    best, found = 0, ""
    seen: dict[str, int] = {}
    for start in range(len(words)):
        for length in range(min(MOST_WORDS, len(words) - start), 0, -1):
            role = phrases.get(" ".join(words[start : start + length]))
            if role:
                seen.setdefault(role, start)
                if length > best:
                    best, found = length, role
                break
    item = next((role for role in seen if role in ITEMS), "")
    several = sum(role in VALUES for role in seen) > 1
    return item if item and several and found in VALUES else found


def _kind_of(code: str, name: str) -> str:
    """What a column of this section holds: strengths only where it says so, else what the section is made of."""
    if code in _NEEDS:
        return "strength" if name == "strength" else "need"
    return "outcome" if code == "E" else "provision" if code in _PROVISION else ""


def section_of(role: Role, codes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The section that items of a role belong to among the sections of a region, and those that share it.

    The letter decides, then a region with one section of the kind, then words such as “health”. Nothing where several are
    left open.
    """
    if role.name == "outcome":
        return "E", ()
    family = _NEEDS if role.name in ("need", "strength") else _PROVISION
    if role.code in family:
        return role.code, ()
    words = f" {fold_label(role.label)} "
    inside = [code for code in codes if code in family]
    if len(inside) == 1:
        return inside[0], ()
    named = _named(words, family, inside)
    if named and (named in inside or not inside):
        return named, tuple(code for code in inside if {named, code} == {"H1", "H2"})
    if inside:
        return ("H1", ("H2",)) if set(inside) == {"H1", "H2"} else ("", ())
    pair = {"B": "F", "C": "G", "F": "B", "G": "C", "H1": "D", "H2": "D", "D": "H1"}
    implied = [pair[code] for code in codes if code in pair]
    return (implied[0], ()) if implied else ("B" if family is _NEEDS else "F", ())


def _named(words: str, family: Sequence[str], inside: Sequence[str]) -> str:
    """The section of a family that the words of a label name."""
    if family is _NEEDS:
        index = 0 if " educational " in words else 1 if " health " in words or " healthcare " in words else 2
        return family[index] if index < 2 or " social " in words or " care " in words else ""
    if " educational " in words:
        return "F"
    if " health " in words or " healthcare " in words:
        return "G"
    if " social " in words:
        return "H2" if " other " in words else "H1" if not inside or "H1" in inside else ""
    return ""


def is_label_of(text: str, codes: Sequence[str], terms: Terms) -> bool:
    """Whether a text is once more the label of the sections that are open already."""
    label = section_label(text, terms, heading=True)
    return label is not None and set(label.codes) <= set(codes)
