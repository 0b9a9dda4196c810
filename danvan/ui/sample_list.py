"""An invented list for the page of parts: groups, late rows, clocks, filters, saved views, without a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from danvan.ui.clock import ClockFace
from danvan.ui.lists.page import ListPage
from danvan.ui.lists.parts import Column, Filter, Rows, SavedView
from danvan.ui.lists.spec import ListSpec
from danvan.ui.templatetags.ui import clock_mini

LATE = "late"


@dataclass(frozen=True)
class Invented:
    """Answers the few questions a list asks of its rows."""

    rows: tuple[Any, ...]
    ordered: bool = True

    def order_by(self, *names: str) -> "Invented":
        return self

    def count(self) -> int:
        return len(self.rows)

    def __getitem__(self, part: slice) -> "Invented":
        return Invented(self.rows[part])

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)


Line = tuple[str, ClockFace]


def title(row: Line) -> SafeString:
    return format_html('<a class="ink" href="/bo-phan/"><b>{}</b></a>', row[0])


def mini(row: Line) -> SafeString:
    return SafeString(render_to_string("ui/parts/clock_mini.html", clock_mini(row[1])))


def group(row: Line) -> str:
    return "Quá hạn" if row[1].state == LATE else "Sau đó"


SPEC = ListSpec(
    columns=(
        Column("viec", "Việc", title),
        Column("han", "Thời hạn", mini, wide=True),
        Column("so", "Số lần", lambda row: "1.234", numeric=True),
        Column("giu", "Người giữ", lambda row: "Nguyễn Thị Ễ Ượng"),
    ),
    filters=(Filter("q", "Tìm trong nội dung", forms.CharField(required=False), lambda rows, value: rows),),
    caption="Danh sách thử",
    order_words="xếp theo hạn",
    page_size=5,
    row_class=lambda row: row[1].state if row[1].state == LATE else "",
    group=group,
)


def page(request: HttpRequest, name: str, faces: list[ClockFace]) -> ListPage:
    """The list with late things first."""
    lines = sorted(((name, face) for face in faces), key=lambda line: line[1].state != LATE)
    views = [SavedView("Theo hạn", ""), SavedView("Chờ người khác (4)", "q=cho")]
    return SPEC.page(cast(Rows, Invented(tuple(lines))), request, views=views)
