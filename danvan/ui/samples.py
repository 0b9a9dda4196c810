"""Invented values for the page of parts: the longest name, the longest title, every state of every component."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest

from danvan.ui import sample_list
from danvan.ui.charts import Bar, BarChart
from danvan.ui.clock import CellKind, ClockCell, ClockFace, State
from danvan.ui.form_parts import Hinted
from danvan.ui.tiles import Tile
from danvan.ui.timeline import Step
from danvan.ui.tree import Node

NAME = "Nguyễn Thị Ễ Ượng"
TITLE = "Nắp cống vỡ trước cổng trường tiểu học, ngõ 84, nước tràn vào nhà khi mưa to, đã báo 3 lần"
MONDAY = datetime.fromisoformat("2026-08-24T09:12:00+07:00")


def cells(length: int, *, over: int = 0, hold: range = range(0), hours: bool = False) -> tuple[ClockCell, ...]:
    """Cells of a term: weekends off, a pause, days past the due date."""

    def kind(index: int) -> CellKind:
        if index >= length:
            return "over"
        if index in hold:
            return "hold"
        return "off" if not hours and index % 7 in {5, 6} else "count"

    return tuple(ClockCell(str(index + 1), kind(index)) for index in range(length + over))


def face(state: State, say: str, shown: tuple[ClockCell, ...], due: int, now: int | None, **other: Any) -> ClockFace:
    """A face with the ordinary words filled in."""
    day = MONDAY + timedelta(days=due + 1)
    values: dict[str, Any] = {
        "due_words": "Hạn: hết thứ Năm, 17/9/2026",
        "now_label": "Hôm nay 9/9",
        "start_label": "Nhận 24/8",
        "due_label": f"{day.day}/{day.month}",
        "reasons": ("Ngày đầu tiên được tính là ngày sau ngày nhận.", "Không tính ngày nghỉ cuối tuần và nghỉ lễ."),
        "basis": "Luật Ễ Ượng số 02/2011/QH13, Điều 27, khoản 1",
        "basis_url": "/bo-phan/",
        "provisional": False,
        "closed": False,
        "hours": False,
    }
    return ClockFace(state=state, say=say, cells=shown, due_index=due, now_index=now, **{**values, **other})


def faces() -> list[ClockFace]:
    """The clock in every state."""
    return [
        face("run", "Còn 6 ngày làm việc", cells(19), 18, 9),
        face("soon", "Còn 2 ngày làm việc", cells(19), 18, 16, provisional=True),
        face("soon", "Hết hạn hôm nay", cells(19), 18, 18),
        face("late", "Quá hạn 3 ngày làm việc", cells(19, over=3), 18, 21),
        face("hold", "Đang tạm dừng", cells(26, hold=range(8, 13)), 25, 10),
        face("ok", "Đã trả lời 8/9, đúng hạn", cells(19), 18, 12, closed=True),
        face("late", "Trả lời 22/9, quá hạn", cells(19, over=2), 18, 20, closed=True),
        face("run", "Còn 5 giờ làm việc", cells(8, hours=True), 7, 2, hours=True),
        face("run", "Còn 30 ngày", cells(60), 59, None, basis="", basis_url=""),
    ]


class SampleForm(forms.Form):
    """One field of each shape."""

    kind = forms.ChoiceField(
        label="Ông/bà muốn",
        widget=forms.RadioSelect,
        choices=[("a", Hinted("Nói một việc cụ thể", "Ví dụ: đường hỏng, rác tồn")), ("b", "Đề nghị thay đổi")],
    )
    title = forms.CharField(label="Tiêu đề", help_text="Một câu ngắn: việc gì, ở đâu.", max_length=90)
    content = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 4}))
    place = forms.ChoiceField(label="Phường, xã", choices=[("", "Chọn phường, xã"), ("1", NAME)])
    day = forms.DateField(label="Ngày", required=False, widget=forms.DateInput(attrs={"type": "date", "class": "num"}))
    topics = forms.MultipleChoiceField(
        label="Việc thuộc về",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "Đường"), ("2", "Nước")],
    )
    papers = forms.FileField(label="Ảnh, tệp kèm theo", required=False, help_text="Tối đa 5 tệp, mỗi tệp 10 MB.")
    agree = forms.BooleanField(label="Đồng ý công khai nội dung", help_text="Không có tên và số điện thoại.")


def steps() -> list[Step]:
    """A timeline with what was, is and comes."""
    return [
        Step("Đã nhận", MONDAY, f"Người gửi: {NAME}"),
        Step(TITLE, MONDAY + timedelta(hours=5), "Chuyển đúng nơi."),
        Step("Đang xác minh", MONDAY + timedelta(days=15), "Đã đặt rào chắn tạm.", "now"),
        Step("Trả lời", None, "Chậm nhất thứ Năm, 17/9/2026", "next"),
    ]


def tiles() -> list[Tile]:
    """A small map."""
    places = [(col, row) for row in range(5) for col in range(6) if (col, row) not in {(0, 0), (5, 4), (3, 0)}]
    return [
        Tile(
            f"Nơi {k + 1}: {k * 2} việc",
            f"N{k + 1}",
            str(k * 2),
            min(k // 6, 4),
            col,
            row,
            f"/bo-phan/?o={k}",
            k % 9 == 4,
        )
        for k, (col, row) in enumerate(places)
    ]


def chart() -> BarChart:
    """Columns with goals."""
    figures = ((3, 402), (4, 418), (5, 431), (6, 447), (7, 463), (8, 472))
    bars = tuple(Bar(f"T{month}", value, 504) for month, value in figures)
    return BarChart("Buổi đã làm, 2026", "Tháng", "đã làm", bars, "phải làm")


def organisation() -> list[Node]:
    """Three levels."""
    office = Node("Văn phòng", "9 / 10 vị trí có người", "/bo-phan/", (Node("Bộ phận một cửa"),))
    return [Node(NAME, "Đứng đầu", "", (office, Node(TITLE, "14 / 14"), Node("Phòng Văn hóa - Xã hội", "11 / 12")))]


def everything(request: HttpRequest) -> dict[str, Any]:
    """All that the page of parts shows."""
    refused = SampleForm({"title": TITLE})
    refused.add_error(None, "Chưa gửi được: mạng quá chậm.")
    return {
        "name": NAME,
        "title": TITLE,
        "faces": faces(),
        "list": sample_list.page(request, TITLE, faces()),
        "steps": steps(),
        "form": SampleForm(initial={"title": TITLE, "kind": "a"}, prefix="moi"),
        "refused": refused,
        "tiles": tiles(),
        "tile_steps": ["0–10", "12–22", "24–34", "36–46", "từ 48"],
        "chart": chart(),
        "spark": [86, 87.5, 87, 89, 88.2, 90.1, 91, 92.3],
        "nodes": organisation(),
        "wizard": ["Nội dung", "Người gửi", "Xem lại và gửi"],
    }
