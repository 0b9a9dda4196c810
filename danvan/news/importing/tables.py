"""CSV: one article a row, columns by name."""

import csv
import io
from collections.abc import Iterator

from danvan.news.importing.charsets import encoding_of, errors_of, mend
from danvan.news.importing.columns import fields_of
from danvan.news.importing.limits import LARGEST_ROW, WIDEST_RECORD
from danvan.news.importing.row import BadRow, Reason, Refused, Row

_SEPARATORS = ",;\t|"
_TITLES_SHOWN = 12


def read_csv(stream: io.BufferedReader, file: str) -> Iterator[Row | BadRow]:
    """Rows in order, one in memory at a time. Raises Refused when the columns cannot be understood."""
    csv.field_size_limit(WIDEST_RECORD * 2)
    encoding = encoding_of(stream.peek(4096)[:4096])
    text = io.TextIOWrapper(stream, encoding, errors_of(encoding), newline="")
    lines = _Lines(text)
    head = next(lines, "")
    rows = csv.reader(lines, delimiter=max(_SEPARATORS, key=head.count), strict=False)
    columns = _columns(next(csv.reader([head], delimiter=max(_SEPARATORS, key=head.count)), []), file)
    yield from _rows(rows, lines, columns, file)


class _Lines:
    """Lines of the file, counted; a record that never ends is stopped before it fills the memory."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.number = self._held = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        try:
            line = self._text.readline(WIDEST_RECORD)
        except UnicodeError:
            raise Refused("unreadable-encoding") from None
        if not line:
            raise StopIteration
        self.number += 1
        self._held += len(line)
        if self._held >= WIDEST_RECORD:
            raise Refused("never-ends", megabytes=WIDEST_RECORD // 1024**2)
        return line

    def record_read(self) -> None:
        self._held = 0


def _columns(names: list[str], file: str) -> dict[int, str]:
    mended, _how = mend({str(position): name for position, name in enumerate(names)})
    best = max((list(mended.values()), names), key=lambda tried: len(fields_of(tried)))
    found = fields_of(best)
    if "title" not in found.values():
        told = ", ".join(" ".join(name.split())[:30] for name in best[:_TITLES_SHOWN])
        raise Refused("no-title-column", file=file, columns=told.encode("utf-8", "replace").decode())
    return found


def _rows(rows: Iterator[list[str]], lines: _Lines, columns: dict[int, str], file: str) -> Iterator[Row | BadRow]:
    while True:
        lines.record_read()
        first = lines.number + 1
        try:
            cells = next(rows, None)
        except (Refused, csv.Error) as error:
            yield BadRow(file, first, error.reason if isinstance(error, Refused) else Reason("bad-csv"))
            if isinstance(error, Refused):
                return
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _row(cells, columns, file, first)


def _row(cells: list[str], columns: dict[int, str], file: str, line: int) -> Row | BadRow:
    if sum(map(len, cells)) > LARGEST_ROW:
        return BadRow(file, line, Reason("row-too-large", {"megabytes": LARGEST_ROW // 1024**2}))
    width = max(columns) + 1
    if len(cells) < width and any(cells[position : position + 1] == [] for position in columns):
        return BadRow(file, line, Reason("too-few-cells", {"found": len(cells), "wanted": width}))
    fields, how = mend({field: cells[position] for position, field in columns.items()})
    return Row(file, line, fields, (Reason("mended", {"writing": how}),) if how else ())
