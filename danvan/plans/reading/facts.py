"""What a plan says about itself: number and sign, kind, issuer, day, title; by its letterhead or a report on it."""

import re
from datetime import date

from danvan.legislation.reading import facts as legal
from danvan.plans.reading.days import Calendar
from danvan.plans.reading.letters import CAPITALS, capitalised, one_line, plain
from danvan.plans.reading.pieces import LIKELY, SURE, Problem, Value, shortened
from danvan.plans.reading.told import told_facts

#: Kinds of the library that a plan may be -> kind of plan; a letter or a notice of a conclusion directs.
KINDS = {
    "plan": "plan",
    "programme": "programme",
    "directive": "directive",
    "conclusion": "directive",
    "letter": "directive",
    "resolution": "directive",
    "decision": "directive",
}
_LETTERHEAD = re.compile(
    r"^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|THÀNH ỦY|TỈNH ỦY|ĐẢNG BỘ|CỘNG H[OÒ][ÀA] XÃ|"
    r"ĐẢNG CỘNG SẢN)"
)
_NUMBER_LINE = re.compile(r"^(?:Số|SỐ)\s*:?\s*(?:\d|[….\s_]*[-/])")
_KIND_LINE = re.compile(
    r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH (?:HÀNH ĐỘNG|PHỐI HỢP|CÔNG TÁC)(?=\s*$)|CHƯƠNG TRÌNH|CHỈ THỊ|KẾT LUẬN|QUYẾT ĐỊNH|"
    r"THÔNG BÁO|NGHỊ QUYẾT|CÔNG ĐIỆN)\b"
)
_HEAD_WITHIN = 45
_FAR = 400
_IS_BASE = re.compile(r"^(?:Căn cứ|Thực hiện|Theo|Xét)\b")
_SHORT = 120
_YEAR = re.compile(r"năm\s+(20\d{2})(?!\s*[-–])|(?<![\d-])(20\d{2})$")
_PERIOD = re.compile(r"(?:giai đoạn|đến năm|20\d{2}\s*[-–])")
_PARTY_NUMBER = re.compile(r"^(?:Số|SỐ)\s*:?\s*(\d{1,6}\s*-\s*[A-ZĐ][A-Za-zĐƯđ]{1,6}/[A-ZĐƯ][\wĐƯ\-.]*)")
_NUMERIC_DAY = re.compile(r"ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.IGNORECASE)
_ISSUES = re.compile(
    r"(?:ban hành|xây dựng|triển khai)\s+(?:kế hoạch|chương trình|chỉ thị)|sau\s*:$|cụ thể như sau|yêu cầu\s*:?$",
    re.IGNORECASE,
)


_TITLE_LINES = 8
_ABOUT = re.compile(r"^(?:V/v|Về việc|Về)\s*:?\s+", re.IGNORECASE)
_NO_TITLE = re.compile(r"^(?:\(|Căn cứ|CĂN CỨ|Kính gửi|[-_=*\s]+$)")
_INTRODUCTION = re.compile(
    r"^(?:Thời gian qua|Trong (?:thời gian|những năm)|Để |Nhằm |Ngày |Ủy ban nhân dân|UBND|Ban Thường vụ|Phòng |Sở |"
    r"Hiện nay)"
)


def letterhead_at(lines: list[str]) -> int | None:
    """Index of the first line of the letterhead; None for a text without one (a report in the news)."""
    for first, line in enumerate(lines[:_FAR]):
        at = first
        if not (_LETTERHEAD.match(line) or _NUMBER_LINE.match(line) or _KIND_LINE.match(line)):
            continue
        around = lines[at : at + _HEAD_WITHIN]
        if any(_NUMBER_LINE.match(words) for words in around) or any(
            _KIND_LINE.match(words) and words.isupper() for words in around
        ):
            while at and at > first - 3 and lines[at - 1].isupper() and not _NUMBER_LINE.match(lines[at - 1]):
                at -= 1
            return at
    return None


def read_facts(lines: list[str], start: int | None, body: int) -> tuple[dict[str, Value], list[Problem]]:
    """lines: of the whole file, after `unbroken`. start, body: index of its letterhead and of the first line below."""
    if start is None:
        found, problems = told_facts(lines)
    else:
        found, problems = _from_letterhead(lines, start, body)
    for name in ("number", "issued_on", "issuer", "title", "kind"):
        if name not in found and not any(problem.code in {f"no-{name}", "no-day"} for problem in problems):
            problems.append(Problem("no-day" if name == "issued_on" else f"no-{name}"))
    _add_year(found)
    return found, problems


def _from_letterhead(lines: list[str], start: int, body: int) -> tuple[dict[str, Value], list[Problem]]:
    head = lines[start:body] if body > start else lines[start:]
    legal_facts, legal_problems = legal.read_facts(head, body_at=max(body - start, 1))
    found = {
        name: Value(fact.value, fact.passage, fact.line + start)
        for name, fact in legal_facts.items()
        if name in {"number", "issued_on", "issuer", "title", "kind"}
    }
    problems = [
        Problem(problem.code, problem.line + start if problem.line else 0, problem.passage)
        for problem in legal_problems
        if problem.code in {"no-number", "no-day", "bad-day", "no-issuer", "no-title", "no-kind"}
    ]
    _mend(found, head, start)
    problems = [problem for problem in problems if not _is_mended(problem, found)]
    return found, problems


def _mend(found: dict[str, Value], head: list[str], start: int) -> None:
    """What the reader of legal texts does not look for: numbers of the Party, days in figures, own kinds."""
    if "kind" in found:
        found["kind"].value = KINDS.get(found["kind"].value, "plan")
    for at, line in enumerate(head, start + 1):
        if "number" not in found and (match := _PARTY_NUMBER.match(line)):
            found["number"] = Value(re.sub(r"\s", "", match.group(1)), shortened(one_line(line)), at)
        if "issued_on" not in found and (on := _day_in_figures(line)):
            found["issued_on"] = Value(on, shortened(one_line(line)), at, LIKELY)
    _mend_title(found, head, start)
    title = capitalised(one_line(found["title"].value).strip(" .:-")) if "title" in found else ""
    if title:
        found["title"].value = title
    else:
        found.pop("title", None)


def _day_in_figures(line: str) -> str:
    match = _NUMERIC_DAY.search(line) if len(line) < _SHORT and not _IS_BASE.match(line) else None
    return _date(match.group(3), match.group(2), match.group(1)) if match else ""


def _mend_title(found: dict[str, Value], head: list[str], start: int) -> None:
    """The title is what stands right below "KẾ HOẠCH", up to a gap, the grounds or a whole sentence."""
    if "kind" not in found or not _KIND_LINE.match(found["kind"].passage):
        return
    at = found["kind"].line - start
    own = _KIND_LINE.sub("", one_line(head[at - 1])).strip(" :.") if 0 < at <= len(head) else ""
    taken = [own] if own else []
    first = at + (0 if own else 1)
    for line in head[at : at + _TITLE_LINES]:
        words = one_line(line)
        if (not words and not taken) or (words.isupper() and words.startswith("CỦA ")):
            first += 1
        elif not words or _is_heading_below(words, taken) or (_ends_title(words) and (taken or _NO_TITLE.match(words))):
            break
        else:
            taken.append(words)
    words = _ABOUT.sub("", " ".join(taken))
    if words:
        words = _with_names(words, found.get("issuer")) if words.isupper() else words[:1].upper() + words[1:]
        found["title"] = Value(words, shortened(" ".join(taken)), first + start, SURE)


def _is_heading_below(words: str, taken: list[str]) -> bool:
    """Capitals below a title in small letters head a section or a table."""
    return bool(taken) and not taken[-1].isupper() and words.isupper()


def _with_names(words: str, issuer: Value | None) -> str:
    """Capitals as a sentence; the names that the issuer bears, and short forms of offices, keep their capitals."""
    small = words[:1] + words[1:].lower()
    names = re.findall(rf"(?<!\w)[{CAPITALS}]\w*(?:\s+[{CAPITALS}]\w*)+", issuer.value[1:] if issuer else "")
    for name in [*names, "UBND", "HĐND", "MTTQ", "TTHC", "CCHC"]:
        small = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name, small)
    return small


def _ends_title(words: str) -> bool:
    return bool(
        _NO_TITLE.match(words)
        or _IS_BASE.match(words)
        or _INTRODUCTION.match(words)
        or words[-1] in ".;:"
        or not any(map(str.isalpha, words))
    )


def _is_mended(problem: Problem, found: dict[str, Value]) -> bool:
    names = {
        "no-number": "number",
        "no-day": "issued_on",
        "no-issuer": "issuer",
        "no-title": "title",
        "no-kind": "kind",
    }
    return names.get(problem.code, "-") in found


def _add_year(found: dict[str, Value]) -> None:
    """The year the plan is for: of its title, else of its day of issue."""
    title = found.get("title")
    words = plain(title.value) if title else ""
    if title and not _PERIOD.search(words) and (match := _YEAR.search(words)):
        found["year"] = Value(match.group(1) or match.group(2), title.passage, title.line, LIKELY)
        return
    if "issued_on" in found:
        day = found["issued_on"]
        found["year"] = Value(day.value[:4], day.passage, day.line, LIKELY)


def calendar_of(found: dict[str, Value]) -> Calendar:
    """What completes the days of the tasks."""
    issued = date.fromisoformat(found["issued_on"].value) if "issued_on" in found else None
    return Calendar(int(found["year"].value) if "year" in found else None, issued)


def introduces(words: str) -> bool:
    """Is this the sentence that leads to the plan ("… ban hành Kế hoạch … như sau:")?"""
    return bool(_ISSUES.search(words)) and len(words) > 30


def _date(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def attached_facts(found: dict[str, Value], lines: list[str], at: int, body: int) -> None:
    """A decision with a plan attached: kind and title are those of the plan, whose heading is lines[at]."""
    title = [line for line in lines[at + 1 : body] if line and not line.startswith("(")][:_TITLE_LINES]
    own = _KIND_LINE.sub("", lines[at]).strip(" :.")
    words = one_line(" ".join([*([own] if own else []), *title]))
    if words:
        named = _with_names(words, found.get("issuer")) if words.isupper() else words
        found["title"] = Value(capitalised(named), shortened(words), at + (1 if own else 2), LIKELY)
    kind = "programme" if lines[at].startswith("CHƯƠNG TRÌNH") else "plan"
    found["kind"] = Value(kind, lines[at], at + 1, LIKELY)
