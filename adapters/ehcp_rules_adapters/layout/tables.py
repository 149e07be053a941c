"""Tables, row by row: banners, header rows, rows under columns and rows that begin with a label."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ehcp_rules_adapters.layout.advice import advice_header, read_advice_row, read_bare_rows
from ehcp_rules_adapters.layout.blocks import Cell, Row, Table
from ehcp_rules_adapters.layout.columns import read_row
from ehcp_rules_adapters.layout.front import read_fact_columns, read_fact_row
from ehcp_rules_adapters.layout.headers import Columns, header_of, open_columns
from ehcp_rules_adapters.layout.labels import Label
from ehcp_rules_adapters.layout.placement import read_budget_row, read_placement_row
from ehcp_rules_adapters.layout.records import Record, label_row
from ehcp_rules_adapters.layout.roles import column_role, label_role
from ehcp_rules_adapters.layout.state import NEEDS, PROVISION, State
from ehcp_rules_adapters.layout.views import read_views
from ehcp_rules_adapters.layout.wide_rows import TableReading, is_the_title, is_wide, read_wide, stream, wide_line
from ehcp_rules_adapters.terms import fold_label, is_one_of
from ehcp_rules_adapters.ticks import boxed

__all__ = ["read_table"]

FEWEST_CELLS = 2
"""A row of fewer filled cells is not known to go on with the columns of the table above."""

MOST_HEADER_WORDS = 6
"""A first row of more words is a statement, and no header over its column."""

LineReader = Callable[..., None]


def read_table(table: Table, state: State, line: LineReader) -> None:
    """Read a table within whatever section is open; `line` reads a paragraph that stands by itself."""
    if not any(row.filled for row in table.rows):
        return
    width = max((cell.column + cell.span for row in table.rows for cell in row.cells), default=1)
    reading = TableReading(table, state, line, lambda inner: read_table(inner, state, line), width, state.codes)
    at = 0
    rows = table.rows
    reading.columns = _coming(rows, reading)
    _go_on(reading)
    while at < len(rows):
        reading.at = at
        at += _row(rows[at:], reading)
    if len(reading.codes) > 1 and set(state.codes) < set(reading.codes):
        state.codes = reading.codes  # the parts were told within the table; what follows belongs to all of them again
    state.running = (width, state.codes, reading.columns, reading.advice)


def _go_on(reading: TableReading) -> None:
    """Take over the columns of the table just above, of which this one is the rest on a new page."""
    state = reading.state
    row = next(row for row in reading.table.rows if row.filled)
    if state.running is None or reading.columns is not None or is_wide(row, reading) or len(row.filled) < FEWEST_CELLS:
        return
    width, codes, columns, advice = state.running
    begins = (
        label_role(row.filled[0].text, state.terms)
        or header_of(row, state, None, first=True)
        or advice_header(row, state)
    )
    if width == reading.width and codes == state.codes and not begins and _lead_label(row, state) is None:
        reading.columns, reading.advice, reading.opened = columns, advice, True


def _coming(rows: Sequence[Row], reading: TableReading) -> Columns | None:
    """The columns whose header stands below rows over all columns, which then belong to the same sections."""
    for at, row in enumerate(rows):
        if not row.filled:
            continue
        if len(row.filled) > 1 or not is_wide(row, reading):
            return header_of(row, reading.state, None, first=True) if at and _may_have_columns(reading.state) else None
    return None


def _may_have_columns(state: State) -> bool:
    return state.codes not in (("A",), ("I",), ("J",), ("K",))


def _row(rows: Sequence[Row], reading: TableReading) -> int:
    """Read the first of these rows, and more where they belong together; gives how many were read."""
    row, state = rows[0], reading.state
    state.meet(paragraph for cell in row.cells for paragraph in cell.paragraphs)
    filled = row.filled
    if not filled:
        return 1
    if all(len(cell.filled) == 1 and id(cell.filled[0]) in state.survey.contents for cell in filled):
        state.place(*(paragraph for cell in filled for paragraph in cell.filled))
        return 1
    if _beside_a_letter(row, reading):
        stream(filled[0], None, reading)
        return 1
    if is_wide(row, reading):
        read_wide(filled[0], reading)
        return 1
    if _header(row, reading):
        return 1
    if (label := _lead_label(row, state)) is not None:
        return _labelled(row, label, reading)
    if state.codes and is_one_of(fold_label(filled[0].text), state.terms.words.ends):
        state.leave_sections(filled[0].filled[0])
        reading.columns, reading.advice = None, None
    if reading.columns is not None:
        read_row(row, reading.columns, state)
    elif reading.advice is not None and state.codes in ((), ("K",)):
        read_advice_row(row, reading.advice, state)
    else:
        return _plain(rows, reading)
    return 1


def _beside_a_letter(row: Row, reading: TableReading) -> bool:
    """Whether a row goes on beside a letter that stands in a merged cell over several rows."""
    first = row.cells[0]
    goes_on = first.continued and not first.filled and first.column == reading.letter_column
    return goes_on and len(row.filled) == 1 and reading.columns is None


def _header(row: Row, reading: TableReading) -> bool:
    """Take a row as a header: of columns of items, of advice, or the same header once more."""
    state = reading.state
    again = reading.columns is not None and tuple(cell.text for cell in row.cells) == reading.columns.header
    if again and reading.opened:
        state.place(*(paragraph for cell in row.filled for paragraph in cell.filled))
        return True
    if state.codes in ((), ("K",)) and (advice := advice_header(row, state)) is not None:
        if reading.advice is None and not state.codes:
            state.open("K", "", row.place, "the columns of a table")
        reading.advice = advice
        state.place(*(paragraph for cell in row.filled for paragraph in cell.filled))
        return True
    if not _may_have_columns(state):
        return False
    below = any(one.filled and not is_wide(one, reading) for one in reading.table.rows[: reading.at])
    columns = header_of(row, state, reading.columns, first=not below)
    if columns is None:
        return False
    if reading.record.outcomes:
        state.linked, reading.about = [*reading.record.outcomes, *reading.record.needs], reading.record
    reading.columns, reading.record, state.role = columns, Record.new(), None
    open_columns(columns, row, state)
    reading.opened = True
    return True


def _lead_label(row: Row, state: State) -> tuple[Label, Cell] | None:
    """The section label in the first filled cell of a row."""
    cell = row.filled[0]
    label = state.survey.label(cell.filled[0])
    if label is None:
        return None
    if not state.codes and state.terms.fact(cell.text) is not None:
        return None
    return label, cell


def _labelled(row: Row, found: tuple[Label, Cell], reading: TableReading) -> int:
    """A row whose first cell labels a section: its title may stand beside it, and its text."""
    label, lead = found
    state = reading.state
    state.enter(label, lead.filled[0], keep_area=state.area_line is not None and "row " in state.area_line.place)
    reading.columns, reading.advice, reading.record = None, None, Record.new()
    for line in lead.filled[1:]:
        if is_the_title(line, label, state):
            state.place(line)
        else:
            wide_line(line, reading)
    rest = [cell for cell in row.filled if cell is not lead]
    while rest and len(rest[0].filled) == 1 and not rest[0].blocks and is_the_title(rest[0].filled[0], label, state):
        state.place(*rest[0].filled)
        title = rest.pop(0)
        if label.codes == ("A",) and label.part and rest:
            state.label = title.text.strip()  # “A3 | Interests | …”: the label of a view
    reading.letter_column = lead.column
    if len(rest) == 1 and (rest[0].blocks or len(rest[0].filled) > 1):
        stream(rest[0], label, reading)
    elif rest:
        _plain((Row(tuple(rest), row.place),), reading)
    return 1


def _plain(rows: Sequence[Row], reading: TableReading) -> int:
    """A row without columns, by the section that is open."""
    row, state = rows[0], reading.state
    codes = state.codes
    if not codes:
        if read_fact_columns(rows[:2], state):
            return 2
        read_fact_row(row, state)
    elif _all_boxes(row, state):
        return 1
    elif codes == ("A",):
        reading.views = read_views(row, reading.views, state)
    elif codes == ("I",):
        return read_placement_row(rows, state)
    elif codes == ("J",):
        reading.headed = read_budget_row(row, state, headed=reading.headed)
    elif _says_what_is_below(row, reading):
        state.place(*row.filled[0].filled)
    elif codes == ("K",):
        return _bare_advice(rows, reading)
    elif (
        len(row.filled) == 1
        and len(row.cells) > 1
        and row.filled[0].column == row.cells[0].column
        and _marks(row.filled[0], reading)
    ):
        return 1
    else:
        label_row(row, reading.record, state)
    return 1


def _says_what_is_below(row: Row, reading: TableReading) -> bool:
    """Whether the first row of a table is a header over its one column of text beside numbers or labels."""
    cell, state = row.filled[0], reading.state
    if reading.at or len(reading.table.rows) == 1 or len(row.filled) > 1 or len(row.cells) == 1 or len(cell.filled) > 1:
        return False
    looks = state.survey.heading(cell.filled[0]) and cell.column > row.cells[0].column and not state.label
    short = len(cell.text.split()) <= MOST_HEADER_WORDS and not cell.text.endswith((".", ";"))
    return (
        looks and short and set(state.codes) <= {*NEEDS, *PROVISION, "E"} and bool(column_role(cell.text, state.terms))
    )


def _all_boxes(row: Row, state: State) -> bool:
    """Whether a row is choices with boxes and nothing else; the area that is ticked in B is the child's primary need."""
    boxes = [boxed(cell.text) for cell in row.filled]
    if any(box is None for box in boxes) or set(state.codes) & {"F", "G", "H1", "H2", "I", "J", "K"}:
        return False
    for cell, box in zip(row.filled, boxes, strict=True):
        if box is not None and box[0] and state.codes == ("B",) and state.terms.known_area(box[1]):
            state.builder.likely_fact("learner.primary_need", box[1])
        state.boxes.append(cell.place)
        state.place(*cell.filled)
    return True


def _marks(cell: Cell, reading: TableReading) -> bool:
    """A first cell with nothing beside it: an area or a heading."""
    line = cell.filled[0]
    if len(cell.filled) > 1 or not (reading.state.survey.heading(line) or label_role(line.text, reading.state.terms)):
        return False
    reading.line(line, reading.state, in_table=True)
    return True


def _bare_advice(rows: Sequence[Row], reading: TableReading) -> int:
    """Rows of section K without a header, as far as the next label; a row of facts ends them."""
    state = reading.state
    taken: list[Row] = []
    for row in rows:
        if not row.filled or (taken and (is_wide(row, reading) or _lead_label(row, state))):
            break
        if len(row.cells) > 1 and state.terms.fact(row.filled[0].text) is not None:
            break
        taken.append(row)
    if not taken:
        read_fact_row(rows[0], state)
        return 1
    state.meet(paragraph for row in taken for cell in row.cells for paragraph in cell.paragraphs)
    read_bare_rows(taken, state)
    return len(taken)
