"""ListSpec: how one kind of thing is listed, everywhere the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.ui.lists import exporting, filtering, sorting
from danvan.ui.lists.page import COUNTED, EXPORT, PAGE, Cell, Chip, ListPage, Row, address
from danvan.ui.lists.parts import Column, Filter, Label, Rows, SavedView
from danvan.ui.lists.sorting import SORT, Heading, Order

LIST: Label = _("List")
NOTHING: Label = _("Nothing is here yet")
LATER: Label = _("What is entered later appears here.")
KEPT = 5
LAST_PAGE = 2_000  # further on, a filter serves better than turning pages


def _no_class(row: Any) -> str:
    return ""


@dataclass(frozen=True)
class ListSpec:
    """Columns, filters and manners of a list.

    name: of the exported file. order: key of the column sorted at first ("-received"), "" for the queryset's own
    order, told in `order_words`. row_class(row): "late" or "". group(row): heading of the row's group; rows must
    come grouped, so it is drawn in the list's own order only. keep: stays a table on a phone (few, short columns).
    """

    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    name: str = "danh-sach"
    caption: Label = LIST
    order: str = ""
    order_words: Label = ""
    page_size: int = 25
    empty_title: Label = NOTHING
    empty_text: Label = LATER
    row_class: Callable[[Any], str] = _no_class
    group: Callable[[Any], str | SafeString] | None = None
    keep: bool = False

    def page(self, queryset: Rows, request: HttpRequest, *, views: Sequence[SavedView] = ()) -> ListPage:
        """The page the address asks for: one query for the count, one for the rows, whatever the length."""
        data = request.GET
        form = filtering.bound_form(self.filters, data)
        order = sorting.order_of(self.columns, data, self.order)
        rows = sorting.sorted_rows(filtering.narrowed(self.filters, form, queryset), order)
        count = rows.order_by()[: COUNTED + 1].count()
        number = self._page_number(data, count)
        start = (number - 1) * self.page_size
        found = list(rows[start : start + self.page_size + 1])
        more = len(found) > self.page_size and number < LAST_PAGE
        return ListPage(
            caption=self.caption,
            name=self.name,
            form=form,
            filtered=filtering.in_use(self.filters, form),
            chips=_chips(views, data),
            headings=[_heading(column, order, data) for column in self.columns],
            rows=self._drawn(found[: self.page_size], grouped=order.column is None or SORT not in data),
            count=count if count <= COUNTED else None,
            number=number,
            first=start + 1,
            order=order,
            order_words=self.order_words,
            previous_url=address(data, **{PAGE: str(number - 1) if number > 2 else ""}) if number > 1 else "",
            next_url=address(data, **{PAGE: str(number + 1)}) if more else "",
            csv_url=address(data, **{EXPORT: "csv"}),
            xlsx_url=address(data, **{EXPORT: "xlsx"}),
            empty_title=self.empty_title,
            empty_text=self.empty_text,
            keep=self.keep,
            kept=self._kept(data),
        )

    def rows(self, queryset: Rows, request: HttpRequest) -> Rows:
        """All rows the filters of the address let through, in its order."""
        form = filtering.bound_form(self.filters, request.GET)
        order = sorting.order_of(self.columns, request.GET, self.order)
        return sorting.sorted_rows(filtering.narrowed(self.filters, form, queryset), order)

    def export(self, queryset: Rows, request: HttpRequest, kind: str) -> HttpResponseBase:
        """The filtered rows as a file, "csv" (streamed) or "xlsx"."""
        return exporting.answer(self.name, self.columns, self.rows(queryset, request), kind)

    def _kept(self, data: QueryDict) -> list[tuple[str, str]]:
        own = {PAGE, EXPORT, SORT, *(item.key for item in self.filters)}
        return [(name, value) for name in data if name not in own and (value := data.get(name))][:KEPT]

    def _page_number(self, data: QueryDict, count: int) -> int:
        text = data.get(PAGE, "")[:9]
        wanted = int(text) if text.isascii() and text.isdigit() else 1
        last = -(-count // self.page_size) if count <= COUNTED else LAST_PAGE
        return max(1, min(wanted, last, LAST_PAGE))

    def _drawn(self, found: Sequence[Any], *, grouped: bool) -> list[Row]:
        headings = [self.group(row) for row in found] if self.group and grouped else [""] * len(found)
        opens = [heading if heading != before else "" for before, heading in pairwise(["", *headings])]
        return [self._row(row, heading) for row, heading in zip(found, opens, strict=True)]

    def _row(self, row: Any, heading: str | SafeString) -> Row:
        cells = [Cell(c.value(row), c.label, c.numeric, c.wide) for c in self.columns]
        return Row(cells[0], cells[1:], self.row_class(row), heading)


def _heading(column: Column, order: Order, data: QueryDict) -> Heading:
    url = address(data, **{SORT: order.next_for(column)}) if column.sort else ""
    return Heading(column.label, column.numeric, order.of(column), url)


def _chips(views: Sequence[SavedView], data: QueryDict) -> list[Chip]:
    now = {name: data.getlist(name) for name in data if name not in {PAGE, EXPORT, SORT} and any(data.getlist(name))}
    return [Chip(v.label, f"?{v.query}", dict(QueryDict(v.query).lists()) == now) for v in views]
