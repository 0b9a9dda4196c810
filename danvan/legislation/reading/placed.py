"""A line of a file together with the place it was found at: in which cell of which table, as which list item."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. All numbers count from 0; `rows` and `columns`: how many of each it covers.

    `goes_on`: the lower half of a cell that began in a row above (Word writes such cells down again, empty).
    """

    table: int
    row: int
    column: int
    columns: int = 1
    rows: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line. cell: None outside tables. bullet: depth of an unnumbered list item counted from 1, else 0."""

    text: str
    cell: Cell | None = None
    bullet: int = 0
