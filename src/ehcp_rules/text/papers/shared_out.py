"""Provision that shares one recommendation out over two items: nine hours in the mornings and six in the afternoons."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_rules.text.papers.comparing import Relation, compare_doses
from ehcp_rules.text.papers.course import compare_courses
from ehcp_rules.text.papers.courses import courses_of
from ehcp_rules.text.papers.dose_sums import together
from ehcp_rules.text.papers.matches import Match
from ehcp_rules.text.papers.statement import Statement

__all__ = ["give_the_rest"]


def give_the_rest(matches: Sequence[Match], items: Sequence[Statement]) -> None:
    """Give a recommendation whose item holds too little the one that answers nothing and holds exactly what is missing.

    Both must tell a single amount, and be given by the same people or speak of the same thing.
    """
    answering = {item.order for match in matches for item in match.items}
    left = [item for item in items if item.order not in answering and len(courses_of(item)) == 1]
    for match in matches if left else ():
        rest = next((item for item in left if _is_the_rest(match, item)), None)
        if rest is not None:
            match.items.append(rest)
            left.remove(rest)


def _is_the_rest(match: Match, item: Statement) -> bool:
    advised = courses_of(match.advice)
    first = match.items[0] if match.items else None
    planned = courses_of(first) if first is not None else ()
    if first is None or len(advised) != 1 or len(planned) != 1:
        return False
    if not (first.words & item.words or (first.professions and first.professions == item.professions)):
        return False
    both = together([planned[0].dose, courses_of(item)[0].dose])
    return (
        both is not None
        and compare_courses(advised[0], planned[0]) is Relation.LESS
        and compare_doses(advised[0].dose, both) is Relation.EQUAL
    )
