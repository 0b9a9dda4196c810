"""By when a task is due and how often it comes again, from a field of its own or from its sentences."""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta

from danvan.plans.reading.days import Calendar, Day, bad_days, days_in
from danvan.plans.reading.letters import one_line, plain
from danvan.plans.reading.pieces import GUESS, LIKELY, SURE, Problem, Value, shortened

#: How often -> words, in compared form; the first that fits counts, from the shortest period to the longest.
RECURRENCES = (
    (
        "weekly",
        re.compile(
            r"h[àằ]ng tuần|mỗi tuần|theo tuần|\d{1,2} lần/tuần|một lần/tuần|tuần/lần|(?:một|01|"
            r"1) tuần một lần"
        ),
    ),
    (
        "monthly",
        re.compile(r"h[àằ]ng tháng|mỗi tháng|theo tháng|(?:01|1|một|\d{1,2}) lần/tháng|tháng/lần|tháng một lần"),
    ),
    (
        "quarterly",
        re.compile(
            r"h[àằ]ng quý|mỗi quý|theo quý|định kỳ quý|(?:01|1|một) lần/quý|(?:0?3|ba) tháng(?: một lần|/lần)|"
            r"quý một lần|quý/lần|tháng cuối quý"
        ),
    ),
    (
        "half_yearly",
        re.compile(
            r"(?:định kỳ|báo cáo|sơ kết|kết quả)(?:\s+\S+){0,3}\s+(?:0?6|sáu) tháng(?!\s+(?:đầu|cuối) năm\s+\d)|"
            r"(?:0?6|sáu) tháng(?:\s*,|\s+và|\s*/)\s*(?:lần|(?:h[àằ]ng )?năm|một năm|01 năm|1 năm|cuối năm)|(?:0?6|"
            r"sáu) tháng (?:một|1|01) lần|h[àằ]ng (?:0?6|sáu) tháng|nửa năm một lần|2 lần/năm"
        ),
    ),
    (
        "yearly",
        re.compile(r"h[àằ]ng năm|mỗi năm|thường niên|(?:01|1|một) lần/năm|năm một lần|năm/lần|định kỳ (?:theo )?năm"),
    ),
    (
        "ongoing",
        re.compile(
            r"(?<!chi )(?<!không )(?<!nguồn )(?<!kinh phí )thường xuyên(?! của đơn vị)|liên tục|h[àằ]ng ngày|"
            r"hàng giờ|trong suốt quá trình|suốt (?:cả )?năm|quanh năm"
        ),
    ),
)
#: What makes a day a term and not the day of another paper.
_CUE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|không quá|hoàn thành|hoàn tất|xong|hết|đến|hạn|thời gian|thời hạn|tiến độ|trong|"
    r"vào|"
    r"gửi|báo cáo|tổ chức|dự kiến|thực hiện|từ|cuối|đầu|giữa)(?:\s+(?:về|kết quả|việc|trong|vào|là|cuối|đầu|giữa|hết|"
    r"trước|khi|đến|hoàn|thành|"
    r"nhất|cùng|ngày|tháng|thời|điểm|gian|hạn))*\s*[:(]?\s*(?:ngày\s*)?$"
)
_BEFORE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|xong|hoàn thành|thời hạn|hạn|đến hết)\s+(?:là\s+|vào\s+|trong\s+|"
    r"hết\s+)*(?:ngày\s*)?$"
)
_STRICT = re.compile(r"(?:trước|chậm nhất|muộn nhất|không quá|hoàn thành|xong|hạn)[^.;]{0,40}$")
_OTHER_PAPER = re.compile(
    r"(?:số\s+\S*\d\S*|(?<!\d)\d+/\S*[a-zđ]{2}\S*|-[a-zđ]{2,}/\S+|/[a-zđ-]{2,}\S*|luật|nghị quyết|nghị định|"
    r"quyết định|chỉ thị|kết luận|"
    r"ban hành|thông tư|công văn|kế hoạch|thông báo|kỷ niệm|khóa|đại hội)\s*(?:\S+\s+){0,3}?(?:ngày|\(ngày)\s*$"
)
_UNTIL = re.compile(r"trước\s+$")
_SPAN = re.compile(r"^\s*(?:-|đến|tới|đến hết|cho đến)\s*(?:hết\s+)?(?:ngày\s*|tháng\s*|hết\s*)?$")
_AND = re.compile(r"^\s*(?:,|và|;)\s*(?:trước\s+)?(?:ngày\s*)?$")
_TITLE_YEAR = {"year", "years"}
_RECENT = 60


@dataclass(slots=True)
class Term:
    """What was recognised; values are empty where nothing was."""

    due: Value = field(default_factory=Value)
    recurrence: Value = field(default_factory=Value)
    problems: list[Problem] = field(default_factory=list)


def term_of_field(words: str, line: int, calendar: Calendar, *, confidence: str = SURE) -> Term:
    """From words that say nothing but when ("Quý I/2022", "Thường xuyên, báo cáo trước 15/12")."""
    words = one_line(words)
    days = _merged(words, list(days_in(words, calendar)))
    return _term(words, line, days, calendar, confidence)


def term_of_text(words: str, line: int, calendar: Calendar) -> Term:
    """From the sentences of a task: only days that a word like "trước" makes a term count."""
    compared = plain(words)
    days: list[Day] = []
    for day in _merged(words, list(days_in(words, calendar))):
        if _is_term(compared, day) or (days and _AND.match(compared[days[-1].end : day.start])):
            days.append(day)
    return _term(words, line, days, calendar, LIKELY)


def _is_term(compared: str, day: Day) -> bool:
    before = compared[max(0, day.start - _RECENT) : day.start]
    # The cue may be part of what names the day ("trong năm 2022"), the word "ngày" too.
    within = compared[day.start : day.end]
    if not before.strip(" -+•") and compared[day.end :].lstrip().startswith(":"):
        return True
    if within.startswith("ngày"):
        before = f"{before}ngày "
    if _BEFORE.search(before):
        return True
    if _OTHER_PAPER.search(before):
        return False
    if day.form in _TITLE_YEAR:
        return bool(_STRICT.search(before)) or within.startswith(("trong", "hết", "cuối", "đến"))
    return bool(_CUE.search(before)) or day.form == "this-year" or day.yearly


def _merged(words: str, days: list[Day]) -> list[Day]:
    """Of "từ 01/3 đến 30/6/2022" only the end counts."""
    kept: list[Day] = []
    for day in days:
        if kept and _SPAN.match(plain(words[kept[-1].end : day.start])):
            kept.pop()
        kept.append(_before_period(day) if _UNTIL.search(plain(words[max(0, day.start - 10) : day.start])) else day)
    return kept


def _before_period(day: Day) -> Day:
    """ "Trước tháng 3" ends with February."""
    if day.form not in {"month", "quarter"}:
        return day
    first = day.on.replace(day=1, month=day.on.month - 2 if day.form == "quarter" else day.on.month)
    return replace(day, on=first - timedelta(days=1))


def _term(words: str, line: int, days: list[Day], calendar: Calendar, confidence: str) -> Term:
    found = Term()
    compared = plain(words)
    found.recurrence = _recurrence(words, compared, line, days, confidence)
    found.problems += [Problem("bad-day", line, day) for day in bad_days(words)]
    if not days:
        return found
    late = [day for day in days if not (calendar.issued and day.on < calendar.issued)]
    chosen = min(late or days, key=lambda day: day.on)
    sure = _weaker(confidence, chosen.confidence)
    different = {day.on for day in days if day.form not in _TITLE_YEAR or len(days) == 1}
    if len(different) > 1 and not found.recurrence:
        found.problems.append(Problem("dates-differ", line, shortened(one_line(words))))
        sure = GUESS
    elif len(different) > 1:
        sure = GUESS
    if not late or (len(late) < len(days) and not found.recurrence):
        found.problems.append(Problem("due-before-issue", line, shortened(one_line(words))))
        sure = GUESS
    found.due = Value(chosen.on.isoformat(), _around(words, chosen), line, sure)
    return found


def _recurrence(words: str, compared: str, line: int, days: list[Day], confidence: str) -> Value:
    for code, pattern in RECURRENCES:
        if match := pattern.search(compared):
            sure = confidence
            if code == "ongoing" and confidence != SURE and match.start() > _RECENT:
                # In the middle of a sentence the word tells how, not when.
                sure = GUESS
            return Value(code, shortened(one_line(words[max(0, match.start() - 20) : match.end() + 20])), line, sure)
    if any(day.yearly for day in days):
        return Value("yearly", shortened(one_line(words)), line, confidence)
    return Value()


def _weaker(first: str, second: str) -> str:
    return max(first, second, key=(SURE, LIKELY, GUESS).index)


def _around(words: str, day: Day) -> str:
    return shortened(one_line(words[max(0, day.start - 30) : day.end]))
