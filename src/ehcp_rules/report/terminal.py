"""One plan's report for a terminal or a pipe: where it stands, the profile, what to do first, and what else there is."""

from __future__ import annotations

from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING

from ehcp_rules.assessment import Assessment
from ehcp_rules.plan import Plan
from ehcp_rules.report import words
from ehcp_rules.report.causes import Cause
from ehcp_rules.report.view import ReportView, view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

__all__ = ["TerminalReport", "render_terminal", "render_text"]

_BAR = 20
_WIDE = 70
_ACCENT = "cyan"


def render_text(
    assessment: Assessment,
    plan: Plan | None = None,
    *,
    redact: bool = False,
    policy: str | None = None,
    width: int = 88,
) -> str:
    """The report as plain text of at most `width` columns, without colour or control codes.

    The same input gives the same text. Raises RulesetError when the ruleset has no such policy.
    """
    return render_terminal(assessment, plan, redact=redact, policy=policy, width=width, colour=False)


def render_terminal(
    assessment: Assessment,
    plan: Plan | None = None,
    *,
    redact: bool = False,
    policy: str | None = None,
    width: int = 88,
    colour: bool = True,
) -> str:
    """The same text as `render_text`, with colours where `colour` is true; they only repeat what the words say."""
    from rich.console import Console

    # Everything is set, so that nothing of the machine (terminal, colour and width variables) gets in.
    console = Console(
        file=StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(TerminalReport(assessment, plan, redact=redact, policy=policy))
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())


class TerminalReport:
    """A Rich renderable of one assessment. Colour only repeats what the words say."""

    def __init__(
        self, assessment: Assessment, plan: Plan | None = None, *, redact: bool = False, policy: str | None = None
    ) -> None:
        self.view: ReportView = view_of(assessment, plan, redact=redact, policy=policy)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.padding import Padding
        from rich.text import Text

        view = self.view
        title = Text(f"Plan {view.plan_id}", "bold")
        title.append("".join(f"  {fact}" for fact in (view.stage, f"judged as of {view.as_of}") if fact), "not bold")
        yield title
        yield Text()
        yield Text(words.capitalised(view.standing.word), f"bold {_ACCENT}")
        yield from map(Text, self._standing())
        yield Text()
        yield from self._profile(ascii_only=options.ascii_only, width=options.max_width)
        yield Text()
        if not view.first:
            yield Text("Nothing to put right: no criterion that software could decide found a fault.", "bold")
        else:
            yield Text(view.first_heading, "bold")
        for cause in view.first:
            yield Text()
            yield Padding(self._heading(cause), (0, 0, 0, 1))
            for line in self._cause(cause):
                yield Padding(line, (0, 0, 0, 4))
        yield Text()
        yield from map(Text, self._others())

    def _standing(self) -> list[str]:
        standing = self.view.standing
        return [
            line
            for line in (standing.meaning, standing.range, standing.coverage, *standing.decides, *standing.gates)
            if line
        ]

    def _profile(self, *, ascii_only: bool, width: int) -> Iterator[Text]:
        from rich.text import Text

        length = _BAR if width >= _WIDE else _BAR // 2
        yield Text("Points of 100, section by section", "bold")
        for bar in self.view.bars:
            if bar.low is None or bar.high is None:
                continue
            line = Text(f"{bar.code:<2}  " if bar.lettered else "    ")
            line.append(_drawn(bar.low, bar.high, length, ascii_only=ascii_only), _ACCENT)
            points = str(bar.low) if bar.low == bar.high else f"{bar.low} to {bar.high}"
            line.append(f"  {points:<9}  {bar.title}")
            yield line
        blank = [bar.code for bar in self.view.bars if bar.low is None]
        if blank:
            yield Text(f"Not scored: {words.listed(blank)}.")

    def _heading(self, cause: Cause) -> Text:
        from rich.text import Text

        heading = Text(f"{cause.number}. ", f"bold {_ACCENT}")
        heading.append(cause.heading, "default")
        heading.append("  " + ", ".join(tag.text for tag in cause.tags), "not bold default")
        return heading

    def _cause(self, cause: Cause) -> list[Text]:
        from rich.text import Text

        lines = [Text(cause.first.message)]
        lines += [Text(f"“{quoted.clipped(160)}”", "italic") for quoted in cause.shown_quotes]
        where = ", ".join(filter(None, [words.capitalised(cause.first.where), cause.first.source]))
        lines.append(Text(f"{where} {cause.others}".rstrip() + "."))
        fix = Text("Do this: ", "bold")
        fix.append(cause.first.fix, "not bold")
        return [*lines, fix]

    def _others(self) -> list[str]:
        view = self.view
        lines = []
        if view.rest:
            by_section = Counter(cause.criterion.section for cause in view.rest)
            shares = words.listed(f"{count} in {words.section_label(section)}" for section, count in by_section.items())
            lines.append(f"{words.counted(len(view.rest), 'more thing')} of less weight: {shares}.")
        if view.asked:
            lines.append(f"{words.counted(len(view.asked), 'question')} for a person.")
        if view.unseen:
            lines.append(f"{words.counted(len(view.unseen), 'part')} left open or not looked at.")
        lines.append(f"{len(view.strengths)} of {words.counted(len(view.judged), 'criterion', 'criteria')} met.")
        if view.variations:
            lines.append(f"{words.counted(len(view.variations), 'local variation')} of the ruleset.")
        lines += [f"Note: {notice}" for notice in view.notices]
        return lines


def _drawn(low: int, high: int, length: int, *, ascii_only: bool) -> str:
    """A bar of so many characters: sure points, points that are open, and the rest, each of its own shape."""
    sure, unsure, rest = ("#", "?", ".") if ascii_only else ("█", "▒", "░")
    certain, possible = low * length // 100, high * length // 100
    return sure * certain + unsure * (possible - certain) + rest * (length - possible)
