"""Where the cells of the tables of a web page stand; a cell that covers several rows pushes those below aside."""

from dataclasses import dataclass, field

from danvan.legislation.reading.placed import Cell

_WIDEST = 200
_TALLEST = 5_000
_DEEPEST = 60


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = 0
    cell: Cell | None = None
    # Columns that cells of earlier rows still cover: column -> last row covered.
    covered: dict[int, int] = field(default_factory=dict)


class Tables:
    """Fed with the tags of a page in order; `cell` is where text stands now."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._count = 0
        self._too_deep = 0

    @property
    def cell(self) -> Cell | None:
        """The innermost cell that is open."""
        return self._open[-1].cell if self._open else None

    def start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._start_table()
        elif self._open and tag == "tr":
            table = self._open[-1]
            table.row, table.column, table.cell = table.row + 1, 0, None
        elif self._open and tag in {"td", "th"}:
            self._start_cell(self._open[-1], dict(attrs))

    def _start_table(self) -> None:
        if len(self._open) >= _DEEPEST:
            self._too_deep += 1
            return
        self._open.append(_Table(self._count))
        self._count += 1

    @staticmethod
    def _start_cell(table: _Table, attrs: dict[str, str | None]) -> None:
        table.row = max(table.row, 0)
        while table.covered.get(table.column, -1) >= table.row:
            table.column += 1
        columns, rows = _span(attrs.get("colspan"), _WIDEST), _span(attrs.get("rowspan"), _TALLEST)
        table.cell = Cell(table.number, table.row, table.column, columns, rows)
        for column in range(table.column, table.column + columns) if rows > 1 else ():
            table.covered[column] = table.row + rows - 1
        table.column += columns

    def end(self, tag: str) -> None:
        if tag == "table" and self._too_deep:
            self._too_deep -= 1
        elif tag == "table" and self._open:
            self._open.pop()
        elif tag in {"td", "th"} and self._open:
            self._open[-1].cell = None


def _span(value: str | None, most: int) -> int:
    return max(1, min(int(value), most)) if value and value.isdecimal() and len(value) < 6 else 1
