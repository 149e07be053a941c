"""How likely an outcome or help is to be of one field of skill, where a need, or an outcome, is of another.

Figures say how many times likelier a field is than one picked at random: more than 1 where plans commonly have the two in one
thread, and 0 where they never do. All of them go one way, from the need to the outcome and from either to the help.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

__all__ = ["Relations", "Ties"]

Ties = Mapping[str, Mapping[str, float]]
"""For each field, how many times likelier than by chance the fields are that go with it."""

_Lists = Sequence[Sequence[str]]
"""Each begins with a field and goes on with those related to it."""

_HELP_OF_THE_FIELD, _SERVES, _MAY_SERVE, _SELDOM_SERVES = 80.0, 12.0, 2.0, 0.2
_OUTCOME_OF_THE_FIELD, _SHOWS_IN = 30.0, 2.5
"""How many of some threads have help, or an outcome, of the field itself, and how many of each field that is related to it."""


@frozen
class Relations:
    """The fields of outcomes in which meeting a need of a field shows, and of help that answers a need or an outcome of it."""

    outcomes: Ties
    help: Ties

    @classmethod
    def of(
        cls, fields: Iterable[str], *, serves: _Lists, may_serve: _Lists, seldom_serve: _Lists, shows_in: _Lists
    ) -> Relations:
        """Of all fields: those that serve each, may, or seldom do, and those in which meeting a need of it may show."""
        lists = (serves, may_serve, seldom_serve, shows_in)
        fields = sorted({*fields, *(field for lines in lists for names in lines for field in names)})
        help_ = ((seldom_serve, _SELDOM_SERVES), (may_serve, _MAY_SERVE), (serves, _SERVES))
        shown = ((shows_in or may_serve, _SHOWS_IN),)
        return cls(_ties(fields, shown, _OUTCOME_OF_THE_FIELD), _ties(fields, help_, _HELP_OF_THE_FIELD))


def _ties(fields: Sequence[str], related: Iterable[tuple[_Lists, float]], itself: float) -> Ties:
    counts: dict[str, dict[str, float]] = {field: {field: itself} for field in fields}
    for lines, count in related:
        for first, *others in lines:
            for other in others:
                counts[first][other] = count
    return {
        field: {other: len(fields) * count / sum(row.values()) for other, count in row.items()}
        for field, row in counts.items()
    }
