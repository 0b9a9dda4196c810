"""A file of figures, CSV or XLSX, into rows by column; pure.

Columns are known by their heading, tones and case aside, in any order; others are passed over.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from danvan.language import fold

MOST_ROWS = 5_000
LARGEST = 4 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
#: Field -> headings it is known by, folded; those of our own file first, in both languages.
HEADINGS = {
    "indicator": ("ma chi tieu", "indicator id", "ma", "id"),
    "title": ("chi tieu", "indicator"),
    "unit": ("don vi hoac phuong, xa", "unit or ward", "don vi, dia ban", "don vi", "dia ban", "phuong, xa"),
    "period": ("ky", "period"),
    "value": ("so lieu", "figure", "gia tri"),
    "source": ("nguon", "source"),
    "dated_on": ("ngay cua nguon", "date of the source", "ngay nguon"),
    "link": ("lien ket minh chung", "link to the evidence", "lien ket", "minh chung"),
    "note": ("ghi chu", "note"),
}
NEEDED = ("indicator", "period", "value", "source", "dated_on")


class TableRefused(ValueError):
    """`code`: too-large, not-a-table, encoding, columns, too-many-rows or empty; `missing`: fields without a column."""

    def __init__(self, code: str, missing: Sequence[str] = ()) -> None:
        self.code, self.missing = code, tuple(missing)
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row; `line` as the file counts. Cells are text, or what a workbook holds: numbers, days."""

    line: int
    cells: dict[str, object] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.cells.get(name)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        # Our own file marks text that a spreadsheet would run.
        return "" if value is None else str(value).strip().removeprefix("'")

    def day(self, name: str) -> date | None:
        """A day written 14/9/2026, 2026-09-14, or kept as a date; None for anything else."""
        value = self.cells.get(name)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
            try:
                return datetime.strptime(self.text(name)[:10], form).date()  # noqa: DTZ007  # a day has no zone
            except ValueError:
                continue
        return None


def read_figures(content: bytes) -> list[FigureRow]:
    """Rows of figures that hold anything, in order. Raises TableRefused."""
    return read_rows(content, HEADINGS, NEEDED)


def read_rows(content: bytes, headings: Mapping[str, Sequence[str]], needed: Sequence[str]) -> list[FigureRow]:
    """Rows of any table that hold anything, its columns by their headings. Raises TableRefused."""
    if len(content) > LARGEST:
        raise TableRefused("too-large")
    lines = _workbook(content) if content[:2] == b"PK" else _csv(content)
    try:
        head = next((cells for _, cells in lines if any(cells)), None)
        if head is None:
            raise TableRefused("empty")
        columns = _columns(head, headings, needed)
        rows = []
        for number, cells in lines:
            found = {name: cells[at] for name, at in columns.items() if at < len(cells) and cells[at] not in (None, "")}
            if found:
                rows.append(FigureRow(number, found))
            if len(rows) > MOST_ROWS:
                raise TableRefused("too-many-rows")
    except csv.Error:
        raise TableRefused("not-a-table") from None
    return rows


def _columns(head: Sequence[object], headings: Mapping[str, Sequence[str]], needed: Sequence[str]) -> dict[str, int]:
    known = [fold(str(cell or "")).strip(" :*") for cell in head[:60]]
    found = {name: known.index(word) for name, words in headings.items() for word in words[::-1] if word in known}
    missing = [name for name in needed if name not in found]
    if missing:
        raise TableRefused("columns", missing)
    return found


def _csv(content: bytes) -> Iterator[tuple[int, list[object]]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    for cells in reader:
        yield reader.line_num, list(cells)


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise TableRefused("encoding") from None
    if "\x00" in text:
        raise TableRefused("not-a-table")
    return text


def _workbook(content: bytes) -> Iterator[tuple[int, list[object]]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise TableRefused("too-large")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = list(_cells(sheet))
    except TableRefused:
        raise
    except Exception:
        # The library has no error of its own for a broken workbook: zip, XML and key errors come through.
        raise TableRefused("not-a-table") from None
    yield from rows


def _cells(sheet: object) -> Iterator[tuple[int, list[object]]]:
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 50, max_col=60, values_only=True), start=1):  # type: ignore[attr-defined]  # a worksheet
        yield number, list(cells)
