"""The contract of a check type: a pure function from an analysed plan and its parameters to item outcomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import frozen

from ehcp_rules.errors import PluginError, Problem
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text import AnalysedPlan

__all__ = ["CheckContext", "CheckDefinition", "CheckFunction", "SourceCannotTellError", "check"]


class SourceCannotTellError(Exception):
    """Raised by a check when the source lacks what it needs; the engine answers `not-assessed` with this reason.

    The reason names what is missing (`no date for the final plan`) and never holds plan text.
    """


@frozen
class CheckContext:
    """What a check may read: the analysed plan, its own parameters, the facts, the as-of date and the criterion's question."""

    plan: AnalysedPlan
    parameters: Any
    facts: Mapping[str, Any]
    as_of: dt.date
    question: str = ""


CheckFunction = Callable[[CheckContext], CheckOutcome]


@frozen
class CheckDefinition:
    """A check type: its name (`room.what_it_asks`), function, parameter class, finding codes, laws, version and summary.

    `laws` say in words what it means to keep. The conformance kit tries those that it knows, and names the others.
    """

    name: str
    function: CheckFunction
    parameters: type
    codes: tuple[FindingCode, ...]
    laws: tuple[str, ...]
    version: str
    summary: str

    def __call__(self, context: CheckContext) -> CheckOutcome:
        """Judge a plan."""
        return self.function(context)


def check(
    name: str,
    *,
    parameters: type,
    codes: Iterable[FindingCode],
    laws: Iterable[str] = (),
    version: str = "1",
) -> Callable[[CheckFunction], CheckDefinition]:
    """Turn a function into a check type. The first line of its docstring is the summary; raises PluginError without one."""

    def define(function: CheckFunction) -> CheckDefinition:
        summary = (function.__doc__ or "").strip().partition("\n")[0]
        if not summary:
            raise PluginError([Problem(name, "the check has no docstring", "say in one line what it judges")])
        return CheckDefinition(name, function, parameters, tuple(codes), tuple(laws), version, summary)

    return define
