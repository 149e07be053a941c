"""Every exception of the engine. Each says where it happened and what to do next, and never carries plan text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from attrs import frozen

__all__ = [
    "AdapterError",
    "EhcpRulesError",
    "MissingExtraError",
    "OverlayError",
    "PlanError",
    "PluginError",
    "Problem",
    "RulesetError",
    "RulesetNotFoundError",
    "UnreadableFileError",
]


@frozen
class Problem:
    """One thing wrong with an input: where it is, what is wrong, and the next step."""

    path: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.path}: {self.message}" if self.path else self.message
        return f"{text} ({self.hint})" if self.hint else text


class EhcpRulesError(Exception):
    """The base of all errors: one or more problems, so that an author can mend all of them at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(*self.problems)

    @classmethod
    def of(cls, path: str, message: str, hint: str = "") -> Self:
        """Make an error of one problem."""
        return cls([Problem(path, message, hint)])

    @property
    def path(self) -> str:
        """Where the first problem is."""
        return self.problems[0].path if self.problems else ""

    @property
    def hint(self) -> str:
        """The next step for the first problem."""
        return self.problems[0].hint if self.problems else ""

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class PlanError(EhcpRulesError):
    """A plan in the JSON form `ehcp-plan/1` does not follow its schema."""


class RulesetError(EhcpRulesError):
    """A ruleset, criterion, lexicon or check use does not hold together."""


class RulesetNotFoundError(RulesetError):
    """No installed ruleset has this id, version or date."""


class OverlayError(RulesetError):
    """An overlay does not fit the ruleset that it amends."""


class AdapterError(EhcpRulesError):
    """No adapter, or more than one, can read a file; or a mapping is wrong."""


class UnreadableFileError(AdapterError):
    """One file cannot be read at all: damaged, protected, too large, or not what its name says."""


class PluginError(EhcpRulesError):
    """A plugin could not be loaded, or returned something that is not a registration."""


class MissingExtraError(EhcpRulesError):
    """A feature needs an optional dependency that is not installed; the hint names the extra."""
