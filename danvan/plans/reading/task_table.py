"""A file of tasks, CSV or XLSX, into rows by column. Pure."""

from collections.abc import Mapping, Sequence

from danvan.plans.reading.figure_table import FigureRow, read_rows

#: Field -> headings that offices give it in tables of their own, folded.
HEADINGS = {
    "group_number": ("so nhom",),
    "group": ("nhom nhiem vu", "nhom"),
    "code": (),
    "level": ("cap",),
    "number": ("so thu tu", "stt", "tt", "so"),
    "title": ("nhiem vu", "noi dung", "noi dung nhiem vu", "ten nhiem vu", "noi dung cong viec"),
    "lead": ("chu tri", "co quan chu tri", "don vi chu tri"),
    "cooperating": ("phoi hop", "co quan phoi hop", "don vi phoi hop"),
    "deliverable": ("san pham", "ket qua", "san pham, ket qua"),
    "starts": ("bat dau",),
    "due": ("han", "thoi han", "thoi gian hoan thanh", "han hoan thanh", "thoi gian"),
    "recurrence": ("dinh ky",),
    "weight": ("trong so",),
    "detail": ("noi dung thuc hien",),
}
NEEDED = ("title",)


def read_tasks(content: bytes, headings: Mapping[str, Sequence[str]] | None = None) -> list[FigureRow]:
    """Rows that hold anything, in order. Raises TableRefused."""
    return read_rows(content, headings or HEADINGS, NEEDED)
