"""Tables of a plan: cells of Word files and web pages, and lines of plain text that tabs or bars divide."""

import re
from dataclasses import dataclass, field

from danvan.legislation.reading.placed import PlacedLine
from danvan.plans.reading.letters import one_line

_BARS = re.compile(r"\s*\|\s*|\t+")
_RULE = re.compile(r"^[\s|+:=_-]*$")
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2
WIDEST = 40


@dataclass(slots=True)
class TableCell:
    """What stands in one cell; `at`: its first column from 0. goes_on: it belongs to the cell above it."""

    at: int
    columns: int
    words: str
    line: int
    goes_on: bool = False


@dataclass(slots=True)
class Row:
    """Cells from left to right. `line`: the first of its lines, counted from 1."""

    line: int
    cells: list[TableCell] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The whole row as one line, cells apart by bars."""
        return " | ".join(cell.words for cell in self.cells if cell.words and not cell.goes_on)

    def of(self, column: int) -> TableCell | None:
        """The cell that covers a column."""
        return next((cell for cell in self.cells if cell.at <= column < cell.at + cell.columns), None)


@dataclass(slots=True)
class Table:
    """Rows from top to bottom; `number` tells the tables of one file apart."""

    number: int
    rows: list[Row]

    @property
    def width(self) -> int:
        """How many columns the widest row has, at most 40."""
        ends = (cell.at + cell.columns for row in self.rows for cell in row.cells)
        return min(max(ends, default=0), WIDEST)


def table_of(number: int, lines: list[tuple[int, PlacedLine]]) -> Table:
    """The table of these lines (number of the line, line), all of which stand in its cells."""
    rows: dict[int, dict[int, TableCell]] = {}
    below: dict[int, list[tuple[int, TableCell]]] = {}
    for at, line in lines:
        place = line.cell
        if place is None:
            continue
        row = rows.setdefault(place.row, {})
        cell = row.get(place.column)
        if cell is None:
            cell = row[place.column] = TableCell(place.column, place.columns, line.text, at, place.goes_on)
            for lower in range(place.row + 1, place.row + place.rows) if place.rows > 1 else ():
                below.setdefault(lower, []).append((place.column, cell))
        elif line.text:
            cell.words = f"{cell.words}\n{line.text}" if cell.words else line.text
    return Table(number, _filled(rows, below))


def _filled(rows: dict[int, dict[int, TableCell]], below: dict[int, list[tuple[int, TableCell]]]) -> list[Row]:
    """Rows with the words of cells that cover several of them repeated in each."""
    for at, covering in below.items():
        for column, cell in covering:
            if at in rows:
                rows[at].setdefault(column, TableCell(column, cell.columns, cell.words, cell.line, True))
    above: dict[int, TableCell] = {}
    found = []
    for at in sorted(rows):
        cells = [rows[at][column] for column in sorted(rows[at])]
        for cell in cells:
            if cell.goes_on and not cell.words and cell.at in above:
                cell.words, cell.line = above[cell.at].words, above[cell.at].line
        above = {cell.at: cell for cell in cells}
        lines = [cell.line for cell in cells if not cell.goes_on] or [cell.line for cell in cells]
        found.append(Row(min(lines), cells))
    return found


def typed_rows(lines: list[tuple[int, str]]) -> list[Row]:
    """Rows of plain text that bars or tabs divide into three cells and more; [] where these lines are no table."""
    rows = []
    for at, words in lines:
        if _RULE.match(words):
            continue
        cells = _BARS.split(words.strip().strip("|"))
        row = Row(at, [TableCell(column, 1, one_line(cell), at) for column, cell in enumerate(cells)])
        rows.append(row)
    return rows if len(rows) >= _FEWEST_ROWS else []


def is_typed_row(words: str) -> bool:
    """Does a line of plain text look like a row (three cells and more)?"""
    return len(_BARS.split(words.strip().strip("|"))) >= _FEWEST_CELLS and ("|" in words or "\t" in words)
