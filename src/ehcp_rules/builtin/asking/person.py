"""Check type for what only a person can judge: it gathers the words to look at and asks the criterion's question."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome

__all__ = ["person_decides"]


@frozen(kw_only=True)
class PersonDecides:
    """The items to put before a person (`sections`, `kinds`), and the slots and faults whose words are gathered first."""

    sections: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    gather: tuple[str, ...] = ()


@check("person.decides", parameters=PersonDecides, codes=())
def person_decides(context: CheckContext) -> CheckOutcome:
    """Judges nothing: each item that offers something to look at goes to a person with its words."""
    wanted: PersonDecides = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=wanted.kinds):
        reading = item.reading
        quotes = [quote for fault in reading.faults if fault.name in wanted.gather for quote in fault.quotes]
        quotes += [quote for name in wanted.gather if name in reading.slots for quote in reading.slots[name].quotes]
        if quotes:
            outcomes.append(asks(context, item, tuple(dict.fromkeys(quotes)), "for a person"))
    if not outcomes and any(True for _ in context.plan.items(*wanted.sections, kinds=wanted.kinds)):
        path = f"section.{wanted.sections[0]}"
        outcomes.append(asks(context, At(path), (), "for a person"))
    return tuple(outcomes)
