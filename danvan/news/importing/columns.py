"""What a file may call its fields, in Vietnamese or English, with or without tones."""

from collections.abc import Iterable

from danvan.language import fold

_NAMES = {
    "title": "tiêu đề|tên bài|tên bài viết|title|headline",
    "lead": "tóm tắt|trích yếu|mô tả|sapo|lead|summary|abstract",
    "body": "nội dung|thân bài|body|content|text|html",
    "date": "ngày|ngày đăng|ngày xuất bản|thời gian|date|published|published at|dated at",
    "author": "tác giả|người viết|author|byline",
    "source": "nguồn|source",
    "section": "chuyên mục|chuyên trang|mục|section|category",
    "address": "địa chỉ|đường dẫn|liên kết|url|address|link|old address",
    "views": "lượt xem|số lượt xem|xem|views|view count|hits",
    "picture": "ảnh|ảnh đại diện|hình ảnh|image|image path|picture|thumbnail",
    "picture_alt": "mô tả ảnh|chú thích ảnh|chữ thay ảnh|alt|image alt|picture alt|alt text",
}
_FIELDS = {fold(name): field for field, names in _NAMES.items() for name in names.split("|")}


def field_of(name: str) -> str | None:
    """The field that a column or key means, or None."""
    return _FIELDS.get(fold(name.replace("_", " ").replace("-", " ").strip(" :*")))


def fields_of(names: Iterable[str]) -> dict[int, str]:
    """Position -> field, for the columns that are known; the first of two that mean the same counts."""
    found: dict[int, str] = {}
    for position, name in enumerate(names):
        field = field_of(name)
        if field and field not in found.values():
            found[position] = field
    return found
