"""Where the cells of Word tables stand: rows, columns, and cells that cover several of either."""

from typing import Any

from danvan.legislation.reading.placed import Cell

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_WIDEST = 200


def word_cells(body: Any) -> dict[Any, Cell]:
    """Each cell element of the body with its place; a table inside a cell is a table of its own."""
    found: dict[Any, Cell] = {}
    numbers: dict[Any, int] = {}
    rows: dict[Any, int] = {}
    for row in body.iter(f"{_W}tr"):
        table = next(row.iterancestors(f"{_W}tbl"), None)
        number = numbers.setdefault(table, len(numbers))
        at = rows[table] = rows.get(table, -1) + 1
        column = _number(row.find(f"{_W}trPr"), "gridBefore", 0)
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue
            properties = cell.find(f"{_W}tcPr")
            columns = max(1, _number(properties, "gridSpan", 1))
            found[cell] = Cell(number, at, column, columns, 1, _goes_on(properties))
            column += columns
    return found


def _number(properties: Any, name: str, without: int) -> int:
    element = properties.find(f"{_W}{name}") if properties is not None else None
    value = element.get(_VAL) if element is not None else None
    return min(int(value), _WIDEST) if value and value.isdecimal() else without


def _goes_on(properties: Any) -> bool:
    merged = properties.find(f"{_W}vMerge") if properties is not None else None
    return merged is not None and merged.get(_VAL) in {None, "continue"}
