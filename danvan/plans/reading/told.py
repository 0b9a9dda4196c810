"""The facts of a plan as a report tells them: "Ngày 2/12, UBND thành phố … ban hành Kế hoạch số 274/KH-UBND về …"."""

import re
from datetime import date

from danvan.plans.reading.letters import CAPITALS, capitalised, one_line, plain, trimmed
from danvan.plans.reading.pieces import GUESS, LIKELY, SURE, Problem, Value, shortened
from danvan.plans.reading.units import unit_at_start

_KINDS = {
    "kế hoạch": "plan",
    "chương trình": "programme",
    "chương trình hành động": "programme",
    "chương trình phối hợp": "programme",
    "chỉ thị": "directive",
    "kết luận": "directive",
    "thông báo": "directive",
    "công văn": "directive",
    "công điện": "directive",
    "văn bản": "directive",
    "quyết định": "directive",
}
_SIGN = r"\d{1,6}[a-zđ]?(?:/\d{4})?(?:-[a-zđư]{1,6})?(?:/[a-zđư][\wđư\-.+]*)+"
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_NAMED = re.compile(
    rf"(?P<kind>{_KIND})\s+(?:số\s*:?\s*)?(?P<number>{_SIGN})"
    r"(?P<day>,?\s*\(?ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\)?)?"
)
_ISSUES = re.compile(
    r"\s*(?:,\s*)?(?:(?:đã|vừa|mới|chính thức|cũng)\s+)*(?:ký\s+)?(?:ban hành|ký|có|công bố|xây dựng|"
    r"triển khai)\s+(?:\S+\s+){0,4}$"
)
_OF = re.compile(r"^[,\s]*(?:của|do)\s+")
_ABOUT = re.compile(r"^[,\s]*(?:của\s+.{3,90}?\s+)?(?:về việc|v/v|về|nhằm|để|thực hiện|triển khai)\s*:?\s+")
_DAY = re.compile(
    r"(?:ngày|sáng|chiều|tối|hôm nay|hôm qua)?[\s,(]*\(?(?<!\d)(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\)?(?![\d/])"
)
_FULL = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_STAMP = re.compile(r"\d{1,2}\s*[:hg]\s*\d{2}|cập nhật|đăng|thứ|ngày đăng|gmt|chủ nhật")
_SHORT = 260
_WITHIN = 400
_SENTENCE_END = re.compile(rf"\.(?=\s+[{CAPITALS}“]|\s*$)")
_PLACE = re.compile(r"^\s*(?:\(?[A-ZĐ]{2,8}\)?)\s*[-–]\s*")


def told_facts(lines: list[str]) -> tuple[dict[str, Value], list[Problem]]:
    """The facts of the plan that a report speaks of, and what was looked for in vain."""
    stamp = _timestamp(lines)
    best: tuple[int, dict[str, Value]] | None = None
    for at, line in enumerate(lines[:_WITHIN], 1):
        if line.startswith(("Căn cứ", "Theo đề nghị")):
            continue
        for match in _NAMED.finditer(plain(line[:3000])):
            found, worth = _read(line, at, match, stamp)
            if best is None or worth > best[0]:
                best = worth, found
    if best is None:
        return {}, [Problem("no-number")]
    found = best[1]
    if "title" not in found and (headline := _headline(lines)):
        found["title"] = headline
    problems = [] if "issued_on" in found else [Problem("no-day", found["number"].line, found["number"].passage)]
    return found, problems


def _read(line: str, at: int, match: re.Match[str], stamp: date | None) -> tuple[dict[str, Value], int]:
    """The facts around one number, and how well it is told that this one was issued."""
    passage = shortened(one_line(line))
    found = {
        "number": Value(line[match.start("number") : match.end("number")].rstrip(".,-"), passage, at, LIKELY),
        "kind": Value(_KINDS[match.group("kind")], passage, at, LIKELY),
        "abstract": Value(one_line(line), passage, at, LIKELY),
    }
    before, after = line[: match.start()], line[match.end() :]
    issues = _ISSUES.search(plain(before))
    issuer = _issuer(_PLACE.sub("", before[: issues.start()])) if issues else ""
    if not issuer and (of := _OF.match(plain(after))):
        issuer = unit_at_start(after[of.end() :])
    if issuer:
        found["issuer"] = Value(issuer, passage, at, LIKELY)
    if on := _issued(before, match.group("day") or "", stamp):
        found["issued_on"] = Value(on[0].isoformat(), passage, at, on[1])
    if title := _title(after):
        found["title"] = Value(title, passage, at, LIKELY)
    worth = (8 if issues else 0) + (4 if issuer else 0) + (2 if "issued_on" in found else 0) + (1 if title else 0)
    return found, worth


def _issuer(before: str) -> str:
    """The body that stands last before "ban hành"."""
    words = _after_last_sentence(before)
    places = [0, *(found.end() for found in re.finditer(r"\s+", words))]
    whole = trimmed(words)
    for at in places[-60:]:
        unit = unit_at_start(words[at:])
        if unit and whole.endswith(unit):
            return _body(unit)
    return ""


def _body(unit: str) -> str:
    """ "Chủ tịch UBND thành phố" signs for the body itself."""
    inner = re.search(r"(?:ubnd|ủy ban|thành ủy|tỉnh ủy|thủ tướng|chính phủ)\b", plain(unit))
    is_person = re.match(r"(?:phó )?(?:chủ tịch|bí thư|giám đốc|chánh|trưởng)", plain(unit))
    return unit[inner.start() :] if inner and is_person else unit


def _after_last_sentence(words: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(words.rstrip())]
    return words[ends[-1] :] if ends and ends[-1] < len(words.rstrip()) else words


def _issued(before: str, own: str, stamp: date | None) -> tuple[date, str] | None:
    """The day beside the number, or the day its sentence begins with, the year from the stamp of the report."""
    if match := _FULL.search(own):
        found = _date(*(match.group(part) for part in (3, 2, 1)))
        return (found, SURE) if found else None
    for match in _DAY.finditer(plain(_after_last_sentence(before))):
        day, month, year = match.groups()
        if year:
            found = _date(year, month, day)
            return (found, SURE) if found else None
        if stamp and (found := _date(str(stamp.year), month, day)):
            if found > stamp:
                found = _date(str(stamp.year - 1), month, day)
            return (found, LIKELY) if found else None
    return None


def _title(after: str) -> str:
    """What the plan is about: from "về" to the end of the sentence."""
    about = _ABOUT.match(plain(after))
    if about is None:
        return ""
    rest = after[about.end() :]
    end = _SENTENCE_END.search(rest)
    words = trimmed(rest[: end.start()] if end else rest)
    return capitalised(words.split(";")[0])[:500]


def _headline(lines: list[str]) -> Value | None:
    for at, line in enumerate(lines, 1):
        words = trimmed(re.sub(r"\([^()]*\d{4}[^()]*\)\s*$", "", line))
        if len(words) > 20:
            return Value(words[:500], shortened(line), at, GUESS)
    return None


def _timestamp(lines: list[str]) -> date | None:
    """The day of the report itself: a full day in a short line, best one with a time of the clock."""
    found: list[tuple[bool, date]] = []
    for line in [line for line in lines if line][:30]:
        if len(line) > _SHORT:
            continue
        for match in _FULL.finditer(plain(line)):
            day, month, year = (part for part in match.groups() if part)
            if on := _date(year, month, day):
                found.append((bool(_STAMP.search(plain(line))), on))
    return next((on for stamped, on in found if stamped), found[0][1] if found else None)


def _date(year: str | None, month: str | None, day: str | None) -> date | None:
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
