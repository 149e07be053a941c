"""What the values of a column look like: days, answers, references, statements."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from attrs import field, frozen

from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.layout.labels import section_label
from ehcp_rules_adapters.sheets.days import day_of, looks_like_days
from ehcp_rules_adapters.sheets.grid import Grid
from ehcp_rules_adapters.sheets.vocabulary import Vocabulary
from ehcp_rules_adapters.terms import fold_label, standard_terms

__all__ = ["Profile", "answer_of", "profile_of", "references_in", "section_codes_of"]

MOST_LOOKED_AT = 200
LONGEST_SECTION = 120

_REFERENCE = re.compile(r"[\w./#:(){}-]{1,60}\Z")
_PRINTED = re.compile(r"(?:H[12]|[A-K])(?:S|H|N|M)?[.-]?\d{1,3}[a-z]?\Z")
_DIGIT = re.compile(r"\d")
_SPLIT = re.compile(r"\s*[;,|/&\n+]\s*|\s+and\s+")
_SENTENCE = re.compile(r"[.!?](?:\s|\Z)")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:[ ,]+[\w'’().-]+){0,5}\Z")


@frozen
class Profile:
    """A column's values in shares of those that are filled (0 to 1), from a sample of them.

    `distinct` counts different values over the whole column, `words` is the mean number of words, `printed` the share of
    references as plans print them (B1, F12).
    """

    filled: int = 0
    distinct: int = 0
    rows: int = 0
    day: float = 0.0
    serial: float = 0.0
    answer: float = 0.0
    section: float = 0.0
    area: float = 0.0
    stage: float = 0.0
    kind: float = 0.0
    number: float = 0.0
    reference: float = 0.0
    references: float = 0.0
    name: float = 0.0
    sentence: float = 0.0
    words: float = 0.0
    lines: float = 0.0
    printed: float = 0.0
    values: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def statement(self) -> float:
        """How much the values look like statements: sentences, or at least several words."""
        if not self.filled or self.day > 0.5 or self.answer > 0.9:
            return 0.0
        return 1.0 if self.words >= 6 or (self.sentence >= 0.5 and self.words >= 3) else min(1.0, self.words / 8)

    def fits(self, holds: str) -> float:
        """How well these values can be what a field holds, from 0 (they cannot) to 1; an empty column says little."""
        return _FITS[holds](self) if self.filled else 0.9


def _fits_day(p: Profile) -> float:
    return 1.0 if p.day >= 0.8 else 0.9 if p.serial >= 0.9 else 0.5 if p.day >= 0.4 else 0.0


def _fits_answer(p: Profile) -> float:
    return 1.0 if p.answer >= 0.9 else 0.0


def _fits_section(p: Profile) -> float:
    return 1.0 if p.section >= 0.9 else 0.6 if p.distinct <= 12 and p.words <= 3 and p.reference >= 0.9 else 0.0


def _fits_area(p: Profile) -> float:
    if p.words > 8 or p.day > 0.3 or (p.answer > 0.9 and p.number < 0.5):
        return 0.0
    return 1.0 if p.area >= 0.5 else 0.8 if p.distinct <= max(12, p.filled // 3) else 0.4


def _fits_stage(p: Profile) -> float:
    return 1.0 if p.stage >= 0.8 else 0.75 if p.stage > 0 or (p.distinct <= 12 and p.words <= 5 and not p.day) else 0.0


def _fits_kind(p: Profile) -> float:
    return 1.0 if p.kind >= 0.8 else 0.3 if p.kind > 0 else 0.0


def _fits_reference(p: Profile) -> float:
    if p.day > 0.5 or p.words > 4 or (p.section >= 0.9 and p.distinct <= 12):
        return 0.0
    return 1.0 if p.reference >= 0.9 else 0.5 if p.name >= 0.9 or p.words <= 3 else 0.0


def _fits_references(p: Profile) -> float:
    return 1.0 if p.references >= 0.9 and p.day < 0.5 and p.answer < 0.9 else 0.3 if p.references >= 0.6 else 0.0


def _fits_statement(p: Profile) -> float:
    if p.day > 0.5 or p.answer > 0.9 or p.number > 0.9 or (p.references >= 0.9 and p.words < 3):
        return 0.0
    return 0.75 + 0.25 * p.statement


def _fits_words(p: Profile) -> float:
    if p.day >= 0.8 or p.answer >= 0.9:
        return 0.3
    return 0.75 if p.words > 25 else 1.0


def _fits_name(p: Profile) -> float:
    return 1.0 if p.name >= 0.9 and p.area < 0.5 and p.answer < 0.5 and p.day < 0.5 else 0.4 if p.name >= 0.6 else 0.0


def _fits_under(p: Profile) -> float:
    return 1.0 if p.answer < 0.9 and p.day < 0.5 else 0.0


_FITS: dict[str, Callable[[Profile], float]] = {
    "day": _fits_day,
    "answer": _fits_answer,
    "section": _fits_section,
    "area": _fits_area,
    "stage": _fits_stage,
    "kind": _fits_kind,
    "reference": _fits_reference,
    "references": _fits_references,
    "statement": _fits_statement,
    "words": _fits_words,
    "name": _fits_name,
    "under": _fits_under,
}


def profile_of(grid: Grid, column: int, rows: range, vocabulary: Vocabulary) -> Profile:
    """Look at the values of a column in these rows, those below its heading."""
    listed = grid.texts(column)[rows.start :]
    filled = [at for at, text in enumerate(listed, rows.start) if text]
    texts = frozenset(filter(None, listed))
    step = max(1, len(filled) // MOST_LOOKED_AT)
    chosen = filled[::step][:MOST_LOOKED_AT]
    if not chosen:
        return Profile(rows=len(rows))
    sample = [grid.value(at, column) for at in chosen]
    shown = [listed[at - rows.start] for at in chosen]
    terms = standard_terms()
    folded = [fold_label(text) for text in shown]

    def share(test: Callable[[str], object], among: Sequence[str] = shown) -> float:
        return sum(1 for one in among if test(one)) / len(sample)

    return Profile(
        filled=len(filled),
        distinct=len(texts),
        rows=len(rows),
        day=sum(map(looks_like_days, sample)) / len(sample),
        serial=sum(day_of(value, serials=True) is not None for value in sample) / len(sample),
        answer=share(lambda text: answer_of(text) is not None),
        section=share(lambda text: section_codes_of(text, vocabulary)),
        area=share(lambda text: terms.known_area(text) or fold_label(text) in vocabulary.areas),
        stage=share(vocabulary.stages.__contains__, folded),
        kind=share(vocabulary.kinds.__contains__, folded),
        number=share(lambda text: text.replace(".", "", 1).isdigit()),
        reference=share(_REFERENCE.match),
        references=share(lambda text: all(_REFERENCE.match(one) and _DIGIT.search(one) for one in references_in(text))),
        name=share(_NAME.match),
        sentence=share(_SENTENCE.search),
        words=sum(len(text.split()) for text in shown) / len(sample),
        lines=share(lambda text: "\n" in text),
        printed=share(_PRINTED.match),
        values=texts,
    )


def references_in(text: str) -> tuple[str, ...]:
    """The references of a cell that holds several: `B1; B3`, `B1, B3`, `B1/B3` or each on its own line."""
    parts = [part for part in _SPLIT.split(text.strip()) if part]
    if (
        len(parts) == 1
        and " " in parts[0]
        and all(re.fullmatch(r"[A-Za-z]{0,3}\d[\w.-]*", p) for p in parts[0].split())
    ):
        parts = parts[0].split()
    return tuple(part.strip(" .") for part in parts)


_YES = frozenset(("1", "t", "x", "✓", "✔"))
_NO = frozenset(("0", "f"))


def answer_of(text: str) -> bool | None:
    """Whether a cell says yes or no, also as 1 and 0 or with a tick."""
    stripped = text.strip().lower().removesuffix(".0")
    if stripped in _YES or stripped in _NO:
        return stripped in _YES
    return standard_terms().answer(text)


def section_codes_of(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The sections that a cell names: `F`, `Section F`, `H1/H2`, or a title; H alone is H1 and H2."""
    if len(text) > LONGEST_SECTION:
        return ()
    named = vocabulary.sections.get(fold_label(text))
    return _section_codes(text) or ((named,) if named else ())


@functools.lru_cache(maxsize=1024)
def _section_codes(text: str) -> tuple[str, ...]:
    stripped = text.strip().rstrip(".:)")
    code = (
        stripped.upper().replace(" ", "").removeprefix("SECTION").removeprefix("SEC").removeprefix("PART").lstrip(".-_")
    )
    if code in SECTION_CODES:
        return (code,)
    if code in ("H", "H1H2", "H1/H2", "H1&H2", "H1+H2", "H1,H2"):
        return ("H1", "H2")
    label = section_label(stripped, standard_terms())
    return label.codes if label else ()
