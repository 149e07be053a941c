"""A whole return: its people in turn, what its header says, and where it breaks off."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from ehcp_rules.adapters import ImportedPlan, ImportFailure, ImportIssue, Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.sen2.head import Head
from ehcp_rules_adapters.sen2.items import standard_items
from ehcp_rules_adapters.sen2.options import Sen2Options
from ehcp_rules_adapters.sen2.person import Person
from ehcp_rules_adapters.sen2.plans import Census, Plans
from ehcp_rules_adapters.sen2.transports import people_of
from ehcp_rules_adapters.sen2.values import day_of

__all__ = ["read_return"]


def read_return(
    source: Source, options: Sen2Options, names: Collection[str] = ()
) -> Iterator[ImportedPlan | ImportFailure]:
    """The plans of a return. What is to be said of the return as a whole stands among the issues of its first plan.

    `names` are the files of the return where the source holds those of several.
    """
    head = Head()
    plans = Plans(standard_items(), source.name, options)
    census: Census | None = None
    people = 0
    said = False
    try:
        for person in people_of(source, head, names):
            if isinstance(person, ImportFailure):
                yield person
                continue
            people += 1
            if census is None:
                census = census_of(head)
            for result in _plans_of(person, plans, census):
                if not said and isinstance(result, ImportedPlan):
                    said = True
                    issues = (*head.issues, *_of_the_whole(census), *result.issues)
                    yield attrs.evolve(result, issues=issues)
                else:
                    yield result
    except UnreadableFileError as error:
        after = f" (after {people} people that were read)" if people else ""
        for problem in error.problems:
            yield ImportFailure(source.name, problem.path, problem.message + after, problem.hint)
        return
    if not people:
        message = "the return holds no person"
        yield ImportFailure(source.name, "", message, "check that the return was made with its people in it")


def _plans_of(person: Person, plans: Plans, census: Census) -> list[ImportedPlan | ImportFailure]:
    try:
        return list(plans.of(person, census))
    except Exception as error:  # noqa: BLE001 - one person must not end the return, nor show a word of it
        message = f"this person could not be read because of a fault in the reader ({type(error).__name__})"
        return [ImportFailure(plans.source_name, person.place, message, "please report it, without the return")]


def census_of(head: Head) -> Census:
    """The year, reference date and council of a return, as far as its header tells them."""
    year, authority = head.values.get("Year", ""), head.values.get("LEA", "")
    return Census(
        year=year if year.isdigit() and len(year) == 4 else "",
        reference=day_of(head.values.get("ReferenceDate", "")),
        authority=authority if authority.isdigit() and len(authority) <= 4 else "",
    )


def _of_the_whole(census: Census) -> Iterator[ImportIssue]:
    if census.reference is None:
        yield ImportIssue("sen2:header", "the return does not tell its reference date")
    else:
        day = census.reference.isoformat()
        message = f"the return tells how things stood on {day}; judge it as of that day"
        yield ImportIssue("sen2:header ReferenceDate", message, "note")
