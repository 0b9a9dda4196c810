"""The lines of a file as paragraphs and tables: letterheads and other tables for the eye fall apart into lines."""

import re
from itertools import groupby

from danvan.legislation.reading.placed import PlacedLine
from danvan.plans.reading.columns import columns_of
from danvan.plans.reading.days import Calendar
from danvan.plans.reading.letters import one_line
from danvan.plans.reading.outline import Text, unbroken
from danvan.plans.reading.pieces import Passage
from danvan.plans.reading.tables import Table, is_typed_row, table_of, typed_rows

#: A number of a page on a line of its own, a rule, a stray bar.
_NOISE = re.compile(r"^(?:[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*|[\W_]*)$", re.IGNORECASE)
_ALL = 9
_THREE = 3
_LONGEST_CELL = 600


def assembled(lines: list[PlacedLine], calendar: Calendar) -> tuple[list[Text | Table], list[Passage]]:
    """(paragraphs and tables of tasks in order, lines that say nothing). Lines count from 1."""
    pieces: list[Text | Table] = []
    noise: list[Passage] = []
    before: Table | None = None
    for number, run in groupby(enumerate(lines, 1), key=lambda pair: _run(pair[1])):
        rows = list(run)
        table = _table(number, rows)
        known = table is not None and (columns_of(table, calendar) is not None or _goes_on(table, before))
        if table is not None and known:
            pieces.append(table)
            before = table
            continue
        if number is None and not _is_page_break(rows):
            before = None
        if table is not None and _has_rows(table):
            pieces += [Text(row.line, row.words) for row in table.rows if row.words]
            continue
        for (at, line), words in zip(rows, unbroken([one_line(line.text) for _, line in rows]), strict=True):
            if _NOISE.match(words):
                noise += [Passage(words, at)] if words else []
            else:
                pieces.append(Text(at, words, line.bullet))
    return pieces, noise


def _run(line: PlacedLine) -> int | str | None:
    """What belongs together: the lines of one table, and rows typed with bars or tabs."""
    if line.cell is not None:
        return line.cell.table
    return "typed" if is_typed_row(line.text) else None


def _table(number: int | str | None, rows: list[tuple[int, PlacedLine]]) -> Table | None:
    if number is None:
        return None
    if number == "typed":
        found = typed_rows([(at, line.text) for at, line in rows])
        return Table(-rows[0][0], found) if found else None
    return table_of(rows[0][1].cell.table if rows[0][1].cell else 0, rows)


def _has_rows(table: Table) -> bool:
    """A table of something else: rows of at least three cells. Letterheads and pages laid out in cells have fewer."""
    most = max((sum(1 for cell in row.cells if cell.words) for row in table.rows), default=0)
    return most >= _THREE and all(len(cell.words) < _LONGEST_CELL for row in table.rows for cell in row.cells)


def _goes_on(table: Table, before: Table | None) -> bool:
    """A table as wide as the table of tasks right before it is its next page."""
    return before is not None and table.width == before.width and table.width >= 3


def _is_page_break(rows: list[tuple[int, PlacedLine]]) -> bool:
    return len(rows) <= _ALL and all(_NOISE.match(one_line(line.text)) for _, line in rows)
