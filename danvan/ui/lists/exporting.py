"""A list as a file: what a reader sees, in rows a spreadsheet opens without running anything."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from itertools import chain, islice
from tempfile import SpooledTemporaryFile
from typing import Any, Literal, cast

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from danvan.ui.lists.page import EXPORT, written
from danvan.ui.lists.parts import Column, Rows

MOST_ROWS = {"csv": 200_000, "xlsx": 20_000}
CHUNK = 500
# Control characters that the XML of a workbook cannot hold.
_ILLEGAL = re.compile(r"[\000-\010]|[\013-\014]|[\016-\037]")
LONGEST_CELL = 32_000
# A spreadsheet runs a cell that begins like this, also behind spaces and as full-width forms.
_RUNS = re.compile(r"^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def wanted_export(request: HttpRequest) -> Literal["csv", "xlsx"] | None:
    """The kind of file the address asks for (`?xuat=csv`), or None for the page."""
    kind = request.GET.get(EXPORT)
    return cast(Literal["csv", "xlsx"], kind) if kind in MOST_ROWS else None


def answer(name: str, columns: Sequence[Column], rows: Rows, kind: str) -> HttpResponseBase:
    """The file as a download that no cache keeps; an unknown kind is CSV."""
    kind = kind if kind in MOST_ROWS else "csv"
    lines = _lines(columns, rows, MOST_ROWS[kind], translation.get_language() or "vi")
    response = _xlsx(lines) if kind == "xlsx" else _csv(lines)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["Cache-Control"] = "no-store, private"
    return response


def cell(value: Any) -> Any:
    """One value as a spreadsheet may hold it: numbers and days stay what they are, text never runs."""
    if isinstance(value, SafeString):
        value = unescape(strip_tags(value)).strip()
    if isinstance(value, bool) or value is None:
        return "" if value is None else gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, int | float | Decimal | date):
        return value
    text = _ILLEGAL.sub("", str(value))[:LONGEST_CELL]
    return f"'{text}" if _RUNS.match(text) else text


def _lines(columns: Sequence[Column], rows: Rows, most: int, language: str) -> Iterator[list[list[Any]]]:
    """Chunks of lines. The language is set anew for each: a streamed answer runs after the request is over."""
    with translation.override(language):
        head = [cell(str(column.label)) for column in columns]
    yield [head]
    source = iter(rows[: most + 1].iterator(chunk_size=CHUNK))
    left = most
    while found := list(islice(source, CHUNK)):
        with translation.override(language):
            lines = [[cell((c.export or c.value)(row)) for c in columns] for row in found[:left]]
            if len(found) > left:
                lines.append([gettext("Cut after %(count)s rows. Narrow the filter.") % {"count": written(most)}])
        yield lines
        left -= len(found)


def _csv(chunks: Iterator[list[list[Any]]]) -> StreamingHttpResponse:
    def text(lines: list[list[Any]]) -> str:
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows([[_flat(value) for value in line] for line in lines])
        return out.getvalue()

    # The mark at the start tells Excel that the file is UTF-8.
    body = chain(["\ufeff"], map(text, chunks))
    return StreamingHttpResponse(body, content_type="text/csv; charset=utf-8")


def _flat(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value


def _xlsx(chunks: Iterator[list[list[Any]]]) -> FileResponse:
    # Reading this library takes a third of a second, and few requests want it.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for lines in chunks:
        for line in lines:
            sheet.append(line)
    file = SpooledTemporaryFile(max_size=2**20)  # noqa: SIM115  # the response closes it
    book.save(file)
    file.seek(0)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(file, content_type=kind)
