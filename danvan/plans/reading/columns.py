"""What the columns of a table of tasks hold: by the words of their headings, or guessed from what stands in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from danvan.plans.reading.days import Calendar, days_in
from danvan.plans.reading.letters import one_line, plain, trimmed
from danvan.plans.reading.tables import Row, Table
from danvan.plans.reading.terms import RECURRENCES
from danvan.plans.reading.units import begins_with_unit

NUMBER, GROUP, TASK, LEAD, COOPERATING, DUE, DELIVERABLE, OTHER = (
    *("number", "group", "task", "lead"),
    *("cooperating", "due", "deliverable", "other"),
)
#: Heading of a column, in compared form -> what it holds; the first that fits counts.
_HEADINGS = (
    (NUMBER, re.compile(r"^(?:stt|tt|số tt|số thứ tự|no\.?|#)$")),
    (OTHER, re.compile(r"^(?:ghi chú|kinh phí|dự toán|nguồn|đơn vị tính|đvt|số lượng|căn cứ|người ký|cơ sở)")),
    (COOPERATING, re.compile(r"^(?!.*chủ trì).*phối hợp")),
    (DELIVERABLE, re.compile(r"^(?:dự kiến )?(?:sản phẩm|kết quả|hình thức văn bản)|sản phẩm|kết quả đầu ra")),
    (DUE, re.compile(r"thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hạn hoàn thành|^hoàn thành|^hạn\b|"
        r"ngày hoàn thành")),
    (LEAD, re.compile(
        r"chủ trì|(?:đơn vị|cơ quan|bộ phận|phòng|người|tổ chức|cá nhân).*(?:thực hiện|phụ trách|tham mưu|triển khai|"
        r"chịu trách nhiệm|"
        r"đầu mối)|^(?:phân công|trách nhiệm|đầu mối|đơn vị|cơ quan|người phụ trách|lực lượng)"
    )),
    (GROUP, re.compile(r"^(?:nhóm|lĩnh vực)")),
    (TASK, re.compile(r"nhiệm vụ|nội dung|công việc|hoạt động|đầu việc|giải pháp|tên (?:đề án|chương trình|kế hoạch|"
        r"văn bản)|^việc")),
)  # fmt: skip
_LONGEST_HEADING = 90
_SEARCHED = 5
_ENUMERATOR = re.compile(r"^\(?(?:\d{1,2}|[a-hA-H])\)?(?:\s*=.*)?$")
_ORDINAL = re.compile(r"^(?:[IVX]{1,5}|[A-H]|\d{1,3}(?:\.\d{1,2})*|[a-zđ]|[-+•])[.)]?$")
_HALF = 0.5


@dataclass(slots=True)
class Columns:
    """at: what -> its column, counted from 0. first: index of the first row below the heading, if there is one.

    guessed: there is none.
    """

    at: dict[str, int] = field(default_factory=dict)
    first: int = 0
    width: int = 0
    guessed: bool = False

    def words(self, row: Row, name: str) -> str:
        """What a row says in a column, "" where it has none."""
        cell = row.of(self.at[name]) if name in self.at else None
        return cell.words.strip() if cell else ""


def columns_of(table: Table, calendar: Calendar) -> Columns | None:
    """The columns of a table of tasks; None for every other table."""
    for at in range(min(_SEARCHED, len(table.rows))):
        if (found := _by_headings(table, at)) is not None:
            return found
    names = {_heading(cell.words) for row in table.rows[:2] for cell in row.cells}
    if NUMBER in names or len(names - {""}) > 2:
        # It has headings, and they are those of another kind of table.
        return None
    return _guessed(table, calendar)


def is_heading_row(row: Row, columns: Columns) -> bool:
    """Is this the heading again, after a page break, or the row that counts the columns?"""
    words = [trimmed(cell.words) for cell in row.cells if cell.words]
    if words and all(_ENUMERATOR.match(cell) for cell in words) and len(words) >= min(3, columns.width):
        return True
    fitting = sum(1 for name, at in columns.at.items() if (cell := row.of(at)) and _heading(cell.words) == name)
    return fitting >= max(2, len(columns.at) - 1)


def _by_headings(table: Table, at: int) -> Columns | None:
    first = [(cell.at, _heading(cell.words)) for cell in table.rows[at].cells if not cell.goes_on]
    known = {name for _, name in first if name}
    if len(known) < 2 or not known & {TASK, LEAD, DUE, DELIVERABLE}:
        return None
    below = at + 1
    rows = [table.rows[at]]
    if below < len(table.rows) and _is_second_heading(table.rows[below]):
        rows.append(table.rows[below])
        below += 1
    found = Columns(first=below, width=table.width)
    _assign(found, rows, table)
    has_more = any(name in found.at for name in (LEAD, DUE, DELIVERABLE, COOPERATING))
    return found if TASK in found.at and has_more else None


def _assign(found: Columns, rows: list[Row], table: Table) -> None:
    tasks: list[int] = []
    for column in range(table.width):
        names = dict.fromkeys(cell.words for row in rows if (cell := row.of(column)))
        name = next((kind for words in reversed(names) if (kind := _heading(words))), "")
        if name == TASK:
            tasks.append(column)
        elif name == DUE and "bắt đầu" in plain(" ".join(names)):
            found.at.setdefault(OTHER, column)
        elif name:
            found.at.setdefault(name, column)
    if len(tasks) > 1 and GROUP not in found.at and _is_merged(table, tasks[0], found.first):
        found.at[GROUP] = tasks.pop(0)
    if not tasks and GROUP in found.at:
        tasks.append(found.at.pop(GROUP))
    if tasks:
        found.at[TASK] = tasks[0]


def _is_merged(table: Table, column: int, first: int) -> bool:
    """Do cells of this column cover several rows?"""
    return any((cell := row.of(column)) and cell.goes_on for row in table.rows[first:])


def _is_second_heading(row: Row) -> bool:
    """The lower half of a heading of two rows: it names columns, and nothing in it counts rows."""
    own = [cell for cell in row.cells if cell.words and not cell.goes_on]
    if not own or any(len(cell.words) > _LONGEST_HEADING or _ENUMERATOR.match(trimmed(cell.words)) for cell in own):
        return False
    named = sum(1 for cell in own if _heading(cell.words) in {LEAD, COOPERATING, DUE, DELIVERABLE})
    below_others = any(cell.goes_on for cell in row.cells)
    return named == len(own) or (below_others and named >= 1 and named * 2 >= len(own))


def _heading(words: str) -> str:
    words = plain(one_line(words)).strip(" .:*")
    if not words or len(words) > _LONGEST_HEADING:
        return ""
    return next((name for name, pattern in _HEADINGS if pattern.search(words)), "")


def _guessed(table: Table, calendar: Calendar) -> Columns | None:
    """A table without headings: units, days and long sentences tell their columns."""
    if len(table.rows) < 2 or not 3 <= table.width <= 9:
        return None
    contents = [
        [cell.words for row in table.rows if (cell := row.of(column)) and cell.words] for column in range(table.width)
    ]
    units = [_share(words, begins_with_unit) for words in contents]
    days = [_share(words, lambda cell: _is_term(cell, calendar)) for words in contents]
    numbers = [_share(words, lambda cell: bool(_ORDINAL.match(cell.strip()))) for words in contents]
    found = Columns(width=table.width, guessed=True)
    if numbers[0] > _HALF:
        found.at[NUMBER] = 0
    bodies = [column for column, share in enumerate(units) if share > _HALF]
    terms = [column for column, share in enumerate(days) if share > _HALF and column not in bodies]
    found.at.update(dict(zip((LEAD, COOPERATING), bodies, strict=False)))
    if terms:
        found.at[DUE] = terms[0]
    left = [column for column in range(table.width) if column not in found.at.values() and contents[column]]
    if not left or not (bodies or (terms and NUMBER in found.at)):
        return None
    found.at[TASK] = max(left, key=lambda column: sum(map(len, contents[column])) / len(contents[column]))
    after = [column for column in left if column > found.at[TASK]]
    if after:
        found.at[DELIVERABLE] = after[0]
    return found


def _share(words: list[str], test: Callable[[str], bool]) -> float:
    return sum(1 for cell in words if test(cell)) / len(words) if words else 0.0


def _is_term(cell: str, calendar: Calendar) -> bool:
    if len(cell) > _LONGEST_HEADING:
        return False
    known = calendar if calendar.year else Calendar(2000)
    return any(True for _ in days_in(cell, known)) or any(pattern.search(plain(cell)) for _, pattern in RECURRENCES)
