"""Fields with a name inside a text: "Đơn vị chủ trì: …; phối hợp: …; thời gian: …", as lines or in brackets."""

import re
from dataclasses import dataclass

from danvan.plans.reading.letters import one_line, plain, trimmed
from danvan.plans.reading.marks import BULLET, LETTER, mark_of

LEAD, COOPERATING, DUE, DELIVERABLE, OTHER = "lead", "cooperating", "due", "deliverable", "other"
_BODY = (
    r"(?:(?:các )?(?:cơ quan|đơn vị|sở|bộ phận|phòng|ban|ngành|tổ chức|địa phương|các đơn vị)"
    r"(?:,? (?:đơn vị|ngành|tổ chức|cá nhân|địa phương))?\s+)?"
)
#: Name of the field, in compared form -> what it says. A colon must follow.
_NAMES = (
    (COOPERATING, _BODY + r"(?:cùng )?phối hợp(?: thực hiện| chính)?"),
    (
        LEAD,
        _BODY + r"(?:được giao |được phân công )?(?:chủ trì|đầu mối|chịu trách nhiệm chính)(?: thực hiện| tham mưu|"
        r" triển khai|, phối hợp)?",
    ),
    (
        LEAD,
        r"(?:cơ quan|đơn vị|bộ phận|phòng|tổ chức|cá nhân|cơ quan, đơn vị|cơ quan/đơn vị|trách nhiệm|người|phân công|"
        r"lực lượng) (?:tổ chức )?(?:thực hiện|triển khai|phụ trách|tham mưu|chịu trách nhiệm)(?: chính)?",
    ),
    (LEAD, r"phân công|chịu trách nhiệm|giao thực hiện"),
    (
        DUE,
        r"(?:thời gian|thời hạn|tiến độ|thời điểm|hạn|mốc thời gian|lộ trình)(?: dự kiến)?(?: (?:thực hiện|"
        r"hoàn thành|triển khai|tổ chức|báo cáo|kết thúc|trình))*(?: dự kiến)?",
    ),
    (DUE, r"hoàn thành|dự kiến hoàn thành"),
    (
        DELIVERABLE,
        r"(?:sản phẩm|kết quả)(?:\s*(?:,|/|và|-)\s*(?:sản phẩm|kết quả))?(?: (?:đầu ra|dự kiến|hoàn thành|thực hiện|"
        r"đạt được|cần đạt|đạt|của nhiệm vụ|chủ yếu|phải đạt))*",
    ),
    (
        OTHER,
        r"kinh phí|nguồn kinh phí|địa điểm|thành phần|đối tượng|nội dung|hình thức|số lượng|chỉ tiêu|ghi chú|"
        r"mục tiêu|yêu cầu|phạm vi",
    ),
)
_LABEL = re.compile(
    r"(?:^|(?<=[\s(;,.+•-]))(?:\+|-|•|\*|\()?\s*(?:"
    + "|".join(f"(?P<l{at}>{words})" for at, (_, words) in enumerate(_NAMES))
    + r")\s*:"
)
_EDGE = re.compile(r"[;(.\n+•-]\s*$|(?:^|\n)\s*(?:[a-zđ]|\d{1,2})[.)]\s*$|^\s*$|,\s*$")
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Labelled:
    """A field: what it says, its value, and words[start:end] that hold both."""

    name: str
    value: str
    start: int
    end: int


def labelled(words: str) -> list[Labelled]:
    """The fields inside the words, left to right."""
    compared = plain(words[:_LONGEST])
    if ":" not in compared:
        return []
    marks = [
        match
        for match in _LABEL.finditer(compared)
        if _EDGE.search(compared[: match.start()]) or match.group()[:1] in "(+-•*"
    ]
    found = []
    for at, match in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(words)
        value = _own_lines(words[match.end() : end])
        end = match.end() + len(value)
        in_brackets = words.rfind("(", 0, match.end()) > words.rfind(")", 0, match.end())
        if in_brackets and (closed := _closing(value)) is not None:
            value, end = value[:closed], match.end() + closed + 1
        found.append(Labelled(_name(match), one_line(trimmed(value)), match.start(), end))
    return found


def _own_lines(value: str) -> str:
    """A value ends with its line, unless it only begins on the next."""
    if not value.split("\n", 1)[0].strip():
        return value
    return value.split("\n", 1)[0]


def _closing(value: str) -> int | None:
    """Where the bracket that was open before the value is closed."""
    depth = 0
    for at, letter in enumerate(value):
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return at
    return None


def _name(match: re.Match[str]) -> str:
    return next(_NAMES[int(group[1:])][0] for group, words in match.groupdict().items() if words is not None)


def is_field_line(line: str, *, others: bool = False) -> bool:
    """Is a line nothing but fields ("- Cơ quan chủ trì: Sở Nội vụ.")? Such a line says more of the task above it.

    others: fields that no part of a task ("- Kinh phí: …") count too.
    """
    mark = mark_of(line)
    words = mark.rest if mark and mark.kind in {BULLET, LETTER} else line
    found = labelled(words)
    if not found or found[0].start > 2:
        return False
    return others or any(field.name != OTHER for field in found)
