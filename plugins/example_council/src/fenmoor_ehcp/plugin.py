"""Fenmoor's own check type: provision names roles, not people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from ehcp_rules import CheckContext, CheckDefinition, Finding, ItemOutcome, Verdict, check, hookimpl
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import FindingCode
from ehcp_rules.text import AnalysedPassage

__all__ = ["NamesRoles", "ehcp_rules_register_checks", "names_roles"]


@frozen(kw_only=True)
class NamesRoles:
    """The `sections` whose provision is read, and the `lexicon` of titles that stand before a person's name."""

    sections: tuple[str, ...]
    lexicon: str


@check(
    "fenmoor.names_roles",
    parameters=NamesRoles,
    codes=[FindingCode("person-named", "A person is named", "{item} names a person: “{quote}”.")],
    laws=["the order of items does not matter", "a name without a title is left to identity checks"],
)
def names_roles(context: CheckContext) -> tuple[ItemOutcome, ...]:
    """Judges whether each provision is tied to a named person, who may leave, or to a role."""
    wanted: NamesRoles = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=("provision",)):
        people = tuple(person for passage in item.passages.values() for person in _people(passage, wanted.lexicon))
        if people:
            finding = Finding("person-named", item.id, item.path, people)
            outcomes.append(ItemOutcome(item.id, item.path, Verdict.NOT_MET, (finding,), reason="a person is named"))
        else:
            outcomes.append(ItemOutcome(item.id, item.path, Verdict.MET, reason="nobody is named with a title"))
    return tuple(outcomes)


def _people(passage: AnalysedPassage, lexicon: str) -> Iterator[Quote]:
    """Each title with the name after it. Lower-case letters tell "so that he does not miss lessons" from "Miss Lewin"."""
    text = passage.text
    for hit in passage.hits_of(lexicon):
        start = hit.span.end
        while text[start : start + 1] in (".", " "):
            start += 1
        end = start
        while text[end : end + 1].isalpha() or text[end : end + 1] in ("-", "'", "’"):
            end += 1
        if text[hit.span.start].isupper() and text[start:end][:1].isupper():
            yield passage.quote(hit.span.start, end)


@hookimpl
def ehcp_rules_register_checks() -> Iterable[CheckDefinition]:
    """Give the one check type of this package."""
    return [names_roles]
