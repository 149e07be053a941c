"""Every exception of the engine. Each says where it happened and what to do next, and never carries plan text."""

from __future__ import annotations

import difflib
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
    "closest",
    "place_of",
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


def closest(word: str, known: Iterable[str], *, otherwise: str = "known") -> str:
    """A hint: the known word that was probably meant, or else the list of known words (none: an empty hint)."""
    names = sorted(known)
    # Short ids differ by one character without being alike: F-01 is no typing error for S-01.
    if match := difflib.get_close_matches(word, names, n=1, cutoff=0.8 if len(word) < 8 else 0.6):
        return f"did you mean {match[0]}?"
    rest = f" and {len(names) - 15} more" if len(names) > 15 else ""
    return f"{otherwise}: {', '.join(names[:15])}{rest}" if names else ""


def place_of(error: BaseException, package: str = "ehcp_rules") -> str:
    """The module and line where an exception was raised, with no machine path and none of its words.

    Of several on the way, the last one whose module's name begins with `package`: what that package called is not at fault.
    """
    trace, place = error.__traceback__, "unknown place"
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "?")
        if name.startswith(package) or place == "unknown place":
            place = f"{name} line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
