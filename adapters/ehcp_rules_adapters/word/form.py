"""Word plans of one council: what its own template calls sections, areas, columns and facts, as a mapping in TOML.

Everything in a mapping is added to the standard terms; nothing is taken away. Letters, looks and the geometry of tables are
read as in every Word document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

import attrs
from attrs import field, frozen

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, NoOptions, Sniff, Source
from ehcp_rules.errors import AdapterError, Problem
from ehcp_rules.plan import SECTION_CODES, STAGES
from ehcp_rules_adapters.terms import Terms, fold_label, fold_text, load_strictly, standard_terms
from ehcp_rules_adapters.word.adapter import WORD, read_with
from ehcp_rules_adapters.word.document import main_part

__all__ = ["FORMAT", "WordForm", "adapter_from"]

FORMAT = "word-plan/1"
_TAGS = re.compile(r"<[^>]*>")
_Words = Mapping[str, tuple[str, ...]]


@frozen(kw_only=True)
class WordForm:
    """A mapping of a council's Word template. `docs/how-to/read-word-plans.md` has an example with every key explained.

    `signs` are words of the template by which its documents are known; without any, it claims every Word document.
    """

    format: str
    name: str
    title: str
    version: str
    signs: tuple[str, ...] = ()
    titles: _Words = field(factory=dict)
    areas: _Words = field(factory=dict)
    columns: _Words = field(factory=dict)
    facts: _Words = field(factory=dict)
    stages: _Words = field(factory=dict)
    placement: _Words = field(factory=dict)
    advice: _Words = field(factory=dict)
    budget: _Words = field(factory=dict)
    guidance: tuple[str, ...] = ()
    ignored_facts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def terms(self) -> Terms:
        """The standard terms with those of this mapping."""
        standard = standard_terms()
        words = attrs.evolve(
            standard.words,
            guidance=(*standard.words.guidance, *self.guidance),
            ignored_facts=(*standard.words.ignored_facts, *self.ignored_facts),
            ends=(*standard.words.ends, *self.ends),
        )
        return attrs.evolve(
            standard,
            titles=_joined(standard.titles, {code: names for code, names in self.titles.items() if code != "H"}),
            whole_titles=_joined(standard.whole_titles, self.titles),
            areas=_joined(standard.areas, self.areas),
            columns=_joined(standard.columns, self.columns),
            facts=_joined(standard.facts, self.facts),
            stages=_joined(standard.stages, self.stages),
            placement=_joined(standard.placement, self.placement),
            advice=_joined(standard.advice, self.advice),
            budget=_joined(standard.budget, self.budget),
            words=words,
        )


def _joined(standard: _Words, more: _Words) -> _Words:
    """The words of a mapping before the standard ones; a word that means something else there means this here."""
    own = {fold_label(word) for words in more.values() for word in words}
    kept = {name: tuple(word for word in words if fold_label(word) not in own) for name, words in standard.items()}
    return {name: (*more.get(name, ()), *kept.get(name, ())) for name in {**standard, **more}}


def adapter_from(text: str, name: str) -> AdapterDefinition:
    """The adapter of a mapping. Raises `AdapterError` with everything that is wrong with it."""
    form = load_strictly(text, WordForm, name)
    problems = [Problem(f"{name}: {key}", message, hint) for key, message, hint in _contradictions(form)]
    if problems:
        raise AdapterError(problems)
    terms = form.terms()

    def sniff(glimpse: Glimpse) -> Sniff:
        return _sniff(form, glimpse)

    def read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
        yield from read_with(source, terms, form.name)

    return attrs.evolve(
        WORD,
        name=form.name,
        title=form.title,
        version=form.version,
        suffixes=(".docx", ".docm"),
        sniff=sniff,
        read=read,
    )


def _sniff(form: WordForm, glimpse: Glimpse) -> Sniff:
    main = main_part(glimpse.members) if glimpse.nature == "zip" else ""
    if not main:
        return Sniff(0)
    if not form.signs:
        return Sniff(85, f"a Word document, read with the words of {form.title}")
    start = glimpse.parts.get(main, b"").decode("utf-8", "replace").replace("</w:p>", " ")
    seen = f" {fold_text(unescape(_TAGS.sub('', start)))} "
    sign = next((sign for sign in form.signs if f" {fold_label(sign)} " in seen), None)
    return Sniff(90, "its first pages hold a sign of this template") if sign else Sniff(0)


def _contradictions(form: WordForm) -> Iterator[tuple[str, str, str]]:
    standard = standard_terms()
    known: tuple[tuple[str, _Words, tuple[str, ...], str], ...] = (
        ("titles", form.titles, (*SECTION_CODES, "H"), "is no section"),
        ("columns", form.columns, tuple(standard.columns), "is nothing that a column can hold"),
        ("facts", form.facts, tuple(standard.facts), "is no fact of a plan"),
        ("stages", form.stages, STAGES, "is no stage of a plan"),
        ("placement", form.placement, tuple(standard.placement), "is no field of section I"),
        ("advice", form.advice, tuple(standard.advice), "is no field of section K"),
        ("budget", form.budget, tuple(standard.budget), "is no field of section J"),
    )
    for key, words, names, message in known:
        for name in words:
            if name not in names:
                yield f"{key}.{name}", message, f"known: {', '.join(sorted(names))}"
    for key, words in (*((key, words) for key, words, _, _ in known), ("areas", form.areas)):
        meanings: dict[str, str] = {}
        for name, many in words.items():
            for word in many:
                folded = fold_label(word)
                if not folded:
                    yield f"{key}.{name}", "holds a word without letters or figures", "leave it out"
                elif meanings.setdefault(folded, name) != name:
                    yield f"{key}.{name}", f"{word!r} stands under {meanings[folded]} too", "decide for one of them"
