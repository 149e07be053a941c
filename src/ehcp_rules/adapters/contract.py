"""What an adapter is, what it is given and what it gives back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import attrs
from attrs import field, frozen

if TYPE_CHECKING:
    from ehcp_rules.adapters.glimpse import Glimpse
    from ehcp_rules.adapters.proposal import MappingProposal
    from ehcp_rules.plan import Plan

__all__ = [
    "AdapterDefinition",
    "ImportFailure",
    "ImportIssue",
    "ImportedPlan",
    "NoOptions",
    "Sniff",
    "Source",
    "TextLine",
    "TextRow",
    "Writing",
]

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


@frozen
class Sniff:
    """How sure an adapter is that it reads a source: 0 (not at all) to 100, and why, in words for a person."""

    score: int = field(validator=[attrs.validators.ge(0), attrs.validators.le(100)])
    reason: str = ""


@frozen
class ImportIssue:
    """A value that was dropped, changed or read with a guess, and where.

    `warning` means that something of the source is not in the plan, or not as it stands there; `note` is for a person's
    information. `message` never carries plan text.
    """

    place: str
    message: str
    severity: Literal["warning", "note"] = "warning"


@frozen
class ImportedPlan:
    """One plan, with everything that its reader had to drop, change or guess."""

    plan: Plan
    issues: tuple[ImportIssue, ...] = ()
    adapter: str = ""
    source_name: str = ""


@frozen
class ImportFailure:
    """One plan, or a whole source, that could not be read: which file, where in it, why, and the next step."""

    source_name: str
    place: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.source_name}: {self.place}" if self.place else self.source_name
        return f"{where}: {self.message} ({self.hint})" if self.hint else f"{where}: {self.message}"


@frozen
class NoOptions:
    """For adapters that have nothing to choose."""


@frozen
class Source:
    """What an adapter reads: a name to show, a size in bytes, and the content, opened afresh each time it is asked for.

    A folder of files that belong together is one source as well: `path` leads to it, and it has no content of its own.
    """

    name: str
    size: int
    path: Path | None = None
    content: bytes | None = field(default=None, repr=False)

    def open(self) -> BinaryIO:
        """The content from its first byte, as a binary file that can seek. Raises OSError for a folder or a lost file."""
        if self.content is not None:
            return io.BytesIO(self.content)
        if self.path is None:
            return io.BytesIO(b"")
        return self.path.open("rb")

    @property
    def stem(self) -> str:
        """The name without folders and suffix: the id of a plan whose document states none."""
        return Path(self.name).stem or "plan"


@frozen(kw_only=True)
class Writing:
    """How plans are written in an adapter's own format.

    `to` is the word that a person asks for it by (`json`, `docx`), `suffix` the ending of its files, `many` whether one
    file can hold several plans, `text` whether it is text that a terminal can show. `write` puts plans into an open binary
    file as they come, and gives an issue for each value that the format cannot hold, with the path in its plan. Reading
    the file gives the same plans, but for those issues and for the places, which say where it was read. It raises
    `AdapterError` for a plan that cannot be written at all.
    """

    to: str = field(validator=attrs.validators.matches_re(_NAME))
    suffix: str
    many: bool
    text: bool
    write: Callable[[Iterable[Plan], BinaryIO], tuple[ImportIssue, ...]] = field(repr=False)


@frozen
class TextLine:
    """One paragraph, heading or table row of a document as plain text, and where it stands.

    A heading begins with `#`, an item of a list with its number or with `-`.
    """

    text: str = field(repr=False)
    place: str = ""


@frozen
class TextRow:
    """One row of a table as the texts of its cells by column, or one paragraph as a row of one cell; and where it stands.

    `table` numbers the tables of a document from 1, sheets too, and is 0 outside them. A heading, such as the title of a
    sheet, has a `level` from 1; `listed` tells an item of a list. Lines of a cell are divided by line feeds.
    """

    cells: tuple[str, ...] = field(repr=False)
    place: str = ""
    table: int = 0
    level: int | None = None
    listed: bool = False


@frozen(kw_only=True)
class AdapterDefinition:
    """One format that can be read.

    `name` is how a person picks it (`word`, `excel-form`); `suffixes` are usual endings, in lower case with the dot;
    `supplies` names what the format can tell at all (section codes, `dates`, `learner`); `options` is an attrs class with
    a default for every field. `sniff` sees a bounded `Glimpse` and must be pure; `read` may raise `AdapterError` for a
    source that cannot be read at all, and yields one `ImportFailure` for each plan in it that cannot. `writing` is there
    when the format can also be written; `from_mapping` when another adapter of its kind can be made from the text of a
    mapping and a name for messages: it raises `AdapterError` for a mapping that is wrong or of another kind. `read_text`
    gives a document of the format line by line, for papers that are no plans (advice, reviews); it raises `AdapterError`
    where a part of the text cannot be read, because what stands there might matter. `read_rows` gives it row by row, for
    lists that a council publishes. `companions` tells which files beside
    one are read together with it, itself among them, such as the linked tables of one export. `propose` looks at a source
    and proposes a mapping for it, which `from_mapping` can read; `template` writes an empty form to be filled in.
    """

    name: str = field(validator=attrs.validators.matches_re(_NAME))
    title: str
    suffixes: tuple[str, ...]
    supplies: frozenset[str]
    sniff: Callable[[Glimpse], Sniff] = field(repr=False)
    read: Callable[[Source, Any], Iterator[ImportedPlan | ImportFailure]] = field(repr=False)
    options: type[Any] = NoOptions
    version: str = "1"
    writing: Writing | None = None
    from_mapping: Callable[[str, str], AdapterDefinition] | None = field(default=None, repr=False)
    read_text: Callable[[Source], Iterable[TextLine]] | None = field(default=None, repr=False)
    read_rows: Callable[[Source], Iterable[TextRow]] | None = field(default=None, repr=False)
    companions: Callable[[Path], tuple[Path, ...]] | None = field(default=None, repr=False)
    propose: Callable[[Source], MappingProposal] | None = field(default=None, repr=False)
    template: Callable[[BinaryIO], None] | None = field(default=None, repr=False)
