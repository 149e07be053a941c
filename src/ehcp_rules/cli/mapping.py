"""Proposing, correcting and saving a mapping of columns; writing an empty form.

Values of columns are plan text. They are written only to a terminal that somebody sits at, and never to a file or a pipe.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import define, field

from ehcp_rules.adapters import (
    AdapterDefinition,
    ImportedPlan,
    MappingProposal,
    ProposedColumn,
    Source,
    choose_adapter,
    glimpse_of,
    mapped_adapter,
    read_source,
)
from ehcp_rules.cli.console import console, heading
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.options import with_mappings
from ehcp_rules.errors import AdapterError
from ehcp_rules.report.words import counted

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["map_source", "show_fields", "write_template"]

LONGEST_SAMPLE = 40
_SURE = {"sure": "sure", "likely": "likely", "ask": "which?", "ignored": "left out", "unknown": "not known"}


def map_source(
    path: str, output: str | None, settings: tuple[str, ...], name: str | None, no_values: bool, force: bool
) -> Exit:
    """Propose a mapping for a file or folder, correct it, save it, and say what reading with it gives."""
    place = _free(output, force)
    proposal, known = _proposed(path)
    watched = sys.stdout.isatty()
    session = _Session(proposal, console(), values=watched and not no_values)
    session.set_all(settings)
    if watched and sys.stdin.isatty():
        session.ask()
    session.show()
    if place is None:
        say("Nothing was saved: name a file with -o, for example -o our-export.toml.")
        return Exit.FINE
    if not any(session.chosen.values()):
        say("Nothing was saved: no column is known; say what they are with --set (--fields lists what they can be).")
        return Exit.NOTHING_SCORED
    text = proposal.write(_name(name or place.stem), session.chosen)
    place.write_text(text, encoding="utf-8", newline="\n")
    return _try_out(place, path, known)


def _free(output: str | None, force: bool) -> Path | None:
    place = Path(output) if output else None
    if place is not None and place.exists() and not force:
        raise click.BadParameter(f"{place} is there already; --force replaces it.", param_hint="-o")
    return place


def _name(text: str) -> str:
    """A name as adapters have them."""
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return name if re.match(r"[a-z]", name) else f"mapping-{name}".rstrip("-")


def _proposed(path: str) -> tuple[MappingProposal, tuple[AdapterDefinition, ...]]:
    """The proposal of the adapter that is surest of a file or folder, and all adapters that are installed."""
    from ehcp_rules.plugins import discover

    known, given = tuple(discover().adapters.values()), Path(path)
    source = Source(path, 0 if given.is_dir() else given.stat().st_size, path=given)
    adapter = choose_adapter(glimpse_of(source), [one for one in known if one.propose is not None])
    if adapter.propose is None:
        raise AdapterError.of(path, "its columns cannot be mapped", "see `ehcp-rules adapters`")
    return adapter.propose(source), known


def _try_out(place: Path, path: str, known: tuple[AdapterDefinition, ...]) -> Exit:
    """Read the source with the mapping that was saved."""
    made = mapped_adapter(place, known)
    results = list(read_source(path, adapter=made.name, adapters=(made,)))
    plans = [one for one in results if isinstance(one, ImportedPlan)]
    statements = sum(len(section.items) for one in plans for section in one.plan.sections)
    say(f"Saved {place}. Read with it: {counted(len(plans), 'plan')}, {counted(statements, 'statement')}.")
    for failure in [one for one in results if not isinstance(one, ImportedPlan)][:5]:
        say(f"Not read: {failure}")
    if not plans:
        return Exit.NOTHING_SCORED
    say(f"Use it: ehcp-rules score {path} --mapping {place}")
    return Exit.FINE


@define
class _Session:
    """A proposal being corrected: what each column is to be, by key; a column that is not chosen is left out."""

    proposal: MappingProposal
    out: Console
    values: bool
    chosen: dict[str, str] = field(init=False)
    decided: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.chosen = {column.key: column.field for column in self.proposal.columns if column.field}

    def set_all(self, settings: Iterable[str]) -> None:
        """Apply `COLUMN=FIELD` settings. Raises a usage error for a column or field that there is not."""
        for setting in settings:
            key, equals, name = setting.rpartition("=")
            if not equals:
                raise click.BadParameter(f"write it as COLUMN=FIELD: {setting}", param_hint="--set")
            column = self._column(key.strip())
            self._set(column, name.strip())

    def _column(self, key: str) -> ProposedColumn:
        columns = self.proposal.columns
        exact = [column for column in columns if column.key.casefold() == key.casefold()]
        found = exact or [column for column in columns if column.heading.casefold() == key.casefold()]
        if len(found) == 1:
            return found[0]
        wanted = ", ".join(column.key for column in (found or columns)[:12])
        what = "several columns are called so" if found else "there is no such column"
        raise click.BadParameter(f"{key}: {what}; columns: {wanted}", param_hint="--set")

    def _set(self, column: ProposedColumn, name: str) -> None:
        if name and name.partition("#")[0] not in self.proposal.fields:
            raise click.BadParameter(f"{name} is no field; --fields lists them", param_hint="--set")
        for key in [key for key, taken in self.chosen.items() if name and taken == name and self._beside(key, column)]:
            del self.chosen[key]
            say(f"{key} is no longer {name}: {column.key} is.")
        self.chosen[column.key] = name
        self.decided.add(column.key)

    def _beside(self, key: str, column: ProposedColumn) -> bool:
        other = next(one for one in self.proposal.columns if one.key == key)
        return other.table == column.table and other.key != column.key

    def ask(self) -> None:
        """Ask about each column that several fields claim, then for anything else that is wrong."""
        for column in self.proposal.columns:
            if column.confidence == "ask" and column.key not in self.decided:
                self._ask_one(column)
        self.show()
        while answer := click.prompt(
            "Change a column (COLUMN=FIELD), or Enter to go on", default="", show_default=False
        ):
            try:
                self.set_all([answer])
            except click.BadParameter as error:
                say(error.format_message())

    def _ask_one(self, column: ProposedColumn) -> None:
        say(f"\nWhat is {column.key} ({column.heading or 'no heading'})?{self._samples(column, shown=self.values)}")
        for number, name in enumerate(column.could_be, 1):
            say(f"  {number}  {name}: {self.proposal.fields.get(name.partition('#')[0], '')}")
        answer = click.prompt("Number, a field, or Enter to leave it out", default="", show_default=False, err=True)
        name = (
            column.could_be[int(answer) - 1] if answer.isdigit() and 0 < int(answer) <= len(column.could_be) else answer
        )
        try:
            self._set(column, name)
        except click.BadParameter as error:
            say(error.format_message())

    def show(self) -> None:
        """Print each table with its columns."""
        for note in self.proposal.notes:
            say(f"Note: {note}")
        for table, holds in self.proposal.tables.items():
            heading(self.out, f"{table}: {holds}")
            columns = [column for column in self.proposal.columns if column.table == table]
            width = min(40, max((len(column.key) for column in columns), default=0))
            for column in columns:
                self.out.print(self._line(column, width), soft_wrap=True)
        open_ones = [
            one.key for one in self.proposal.columns if one.confidence == "ask" and one.key not in self.decided
        ]
        if open_ones:
            say(f"Left out until you say what they are (--set): {', '.join(open_ones)}")

    def _line(self, column: ProposedColumn, width: int) -> str:
        name = self.chosen.get(column.key, "")
        sure = "as you said" if column.key in self.decided else _SURE[column.confidence]
        could_be = f" {' or '.join(column.could_be)}" if sure == "which?" else ""
        title = f" ({column.heading})" if column.heading and not column.key.endswith(f":{column.heading}") else ""
        return f"  {column.key:{width}}{title}  {name or '-'}  [{sure}{could_be}]{self._samples(column, shown=self.values)}"

    def _samples(self, column: ProposedColumn, *, shown: bool) -> str:
        texts = (" ".join(sample.split()) for sample in column.samples)
        cut = [text if len(text) <= LONGEST_SAMPLE else f"{text[:LONGEST_SAMPLE]}…" for text in texts]
        return f"  {' · '.join(cut)}" if shown and cut else ""


def show_fields(path: str) -> Exit:
    """Print the fields that a column of this source can be."""
    proposal = _proposed(path)[0]
    out, width = console(), max(map(len, proposal.fields), default=0)
    for name, meaning in proposal.fields.items():
        out.print(f"{name:{width}}  {meaning}", soft_wrap=True)
    return Exit.FINE


def write_template(output: str, mappings: tuple[str, ...], force: bool) -> Exit:
    """Write the empty form of the mapping, or of the installed adapter that has one."""
    from ehcp_rules.plugins import discover

    place = _free(output, force)
    known = discover()
    if mappings:
        forms = [mapped_adapter(file, known.adapters.values()) for file in mappings]
    else:
        forms = [one for one in with_mappings(known, ()).adapters.values() if one.template is not None and one.writing]
    form = next((one for one in forms if one.template is not None), None)
    if form is None or form.template is None or place is None:
        raise AdapterError.of("form", "no adapter here has an empty form", "name the mapping of a form with --mapping")
    buffer = io.BytesIO()
    form.template(buffer)
    place.write_bytes(buffer.getvalue())
    say(f"Written {place}: {form.title}. Fill it in, then: ehcp-rules score {place}")
    return Exit.FINE
