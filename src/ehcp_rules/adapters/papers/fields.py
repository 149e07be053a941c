"""Numbered or lettered fields of a form, `14. Cost: …`: the name of each is a heading above its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from ehcp_rules.adapters.papers.headings import Line
from ehcp_rules.adapters.papers.places import place_of
from ehcp_rules.plan import Need, Provision

__all__ = ["named_apart"]

_FIELD = re.compile(
    r"(?P<number>\d{1,2}|[A-Z])[.)]? +(?P<name>[A-Z][^:.;|?]{1,50}\??)(?:(?::|(?<=\?)) +(?P<answer>\S.*)|:?$)"
)
_FEWEST, _FEWEST_BESIDE = 5, 3


def named_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a paper; in a form of numbered fields each name stands on a line of its own, as a heading.

    Such a form asks for more than provision: among its fields are some for views, money, outcomes or what was done.
    """
    fields = [found for line in lines if (found := _FIELD.fullmatch(line.text)) is not None]
    numbers = [found["number"].rjust(2) for found in fields]
    counted = (
        len(fields) >= _FEWEST
        and len({one.strip().isdigit() for one in numbers}) == 1
        and all(one < two for one, two in pairwise(numbers))
    )
    is_form = counted and sum(_beside(found["name"]) for found in fields) >= _FEWEST_BESIDE
    for line in lines:
        found = _FIELD.fullmatch(line.text) if is_form else None
        if found is None or not found["answer"]:
            yield line
            continue
        yield evolve(line, text=line.text[: found.end("name")], heads=True)
        yield evolve(line, text=found["answer"], apart=False)


def _beside(name: str) -> bool:
    """Whether a field asks for something that is neither provision nor an area of need."""
    told = place_of(name)
    return not told.open and told.cls not in (Provision, Need)
