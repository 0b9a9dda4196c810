"""Days and periods in the words of plans: "trước ngày 15/12", "Quý I/2022", "tháng 6", "15/12 hằng năm"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.plans.reading.letters import plain
from danvan.plans.reading.pieces import GUESS, LIKELY, SURE

_YEAR = r"((?:19|2[01])\d{2})"
_OF_YEAR = rf"(?:\s*(?:/|-|,)?\s*(?:của\s+)?(?:năm\s+)?{_YEAR})"
_QUARTER = r"(iv|iii|ii|i|[1-4])"
_EVERY_YEAR = r"\s*(?:của\s+)?(?:h[àằ]ng năm|mỗi năm|các năm)"
_BETWEEN = r"\s*(?:,|-|và|đến|hoặc|;)\s*(?:quý\s+)?"
#: Every way of naming a day, in the order in which they are tried at one place.
_FORMS = (
    ("full", re.compile(rf"(\d{{1,2}})\s*(?P<mark>[/.-])\s*(\d{{1,2}})\s*(?P=mark)\s*{_YEAR}(?!\d)")),
    ("full", re.compile(rf"(\d{{1,2}})\s+tháng\s+(\d{{1,2}})\s*(?:,\s*)?năm\s+{_YEAR}")),
    ("yearly", re.compile(rf"(?:ngày\s+)?(\d{{1,2}})(?:\s*/\s*|\s+tháng\s+)(\d{{1,2}}){_EVERY_YEAR}")),
    ("day", re.compile(r"(?:ngày\s+)(\d{1,2})\s*[/-]\s*(\d{1,2})(?![\d/])")),
    (
        "day",
        re.compile(
            r"(?:ngày\s+)?(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/%])(?!\s*(?:đơn vị|xã|phường|số|tổng|cơ quan|quận|"
            r"huyện))"
        ),
    ),
    ("day", re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)")),
    ("half", re.compile(rf"(?:0?6|sáu) tháng (đầu|cuối) năm{_OF_YEAR}?")),
    ("quarter", re.compile(rf"quý\s+(?:{_QUARTER}{_BETWEEN})*{_QUARTER}\b(?:{_OF_YEAR}|(?P<every>{_EVERY_YEAR}))?")),
    (
        "month",
        re.compile(
            rf"(?:tháng|t)\s*(?:\d{{1,2}}\s*(?:,|-|và|đến)\s*(?:tháng\s*)?)*(\d{{1,2}})(?:{_OF_YEAR}|"
            rf"(?P<every>{_EVERY_YEAR}))?(?!\s*(?:/\d|%|ngày))(?!\d)"
        ),
    ),
    ("month", re.compile(rf"(?<![\d/.-])(0?[1-9]|1[0-2])\s*[/-]\s*{_YEAR}(?!\d)")),
    ("years", re.compile(rf"(?:giai đoạn\s+|từ năm\s+|năm\s+)?{_YEAR}\s*(?:-|đến(?: năm)?)\s*{_YEAR}")),
    ("year", re.compile(rf"(?:trong|cả|hết|cuối|đến|trong cả|hết trong)?\s*năm\s+{_YEAR}")),
    ("this-year", re.compile(r"(?:trong|cả|hết|cuối) năm(?!\s*(?:\d|học))|năm nay")),
)
_ANY = re.compile(r"\d|quý|năm|tháng")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MOST_DAYS = 40
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Day:
    """A day found in words[start:end]. yearly: it comes again every year. confidence: lower where a part is missing."""

    on: date
    start: int
    end: int
    confidence: str
    yearly: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What completes a day without year: the year the plan is for and the day it was issued."""

    year: int | None = None
    issued: date | None = None

    def complete(self, month: int, day: int, year: int | None) -> tuple[date, str] | None:
        """The day and how sure it is; None for a day that does not exist."""
        known = year or self.year
        if known is None:
            return None
        found = _date(known, month, day)
        if found is None:
            return None
        if year:
            return found, SURE
        if self.issued and found < self.issued:
            later = _date(known + 1, month, day)
            return (later, GUESS) if later else (found, GUESS)
        return found, LIKELY


def days_in(words: str, calendar: Calendar) -> Iterator[Day]:
    """Every day named in the words, left to right; those that do not exist are left out (see `bad_days`)."""
    for name, match in _matches(words):
        found = _read(name, match, calendar)
        if found:
            on, confidence = found
            yearly = name == "yearly" or bool(match.groupdict().get("every"))
            yield Day(on, match.start(), match.end(), LIKELY if yearly else confidence, yearly, name)


def bad_days(words: str) -> list[str]:
    """Days written out that no calendar has ("31/02/2022")."""
    return [match.group() for name, match in _matches(words) if name == "full" and _full(match) is None]


def _matches(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    compared = plain(words[:_LONGEST])
    if not _ANY.search(compared):
        return
    taken: list[tuple[int, int]] = []
    found = []
    for name, pattern in _FORMS:
        for match in pattern.finditer(compared):
            if not any(begin < match.end() and match.start() < end for begin, end in taken):
                taken.append((match.start(), match.end()))
                found.append((name, match))
            if len(found) >= _MOST_DAYS:
                break
    yield from sorted(found, key=lambda pair: pair[1].start())


def _read(name: str, match: re.Match[str], calendar: Calendar) -> tuple[date, str] | None:
    parts = match.groups()
    if name == "full":
        found = _full(match)
        return (found, SURE) if found else None
    if name in {"day", "yearly"}:
        return calendar.complete(int(parts[1]), int(parts[0]), None)
    return _period(name, match, calendar)


def _full(match: re.Match[str]) -> date | None:
    day, *_, month, year = match.groups()
    return _date(int(year), int(month), int(day))


def _period(name: str, match: re.Match[str], calendar: Calendar) -> tuple[date, str] | None:
    """The last day of a period."""
    parts = match.groups()
    year = int(parts[-1]) if name in {"half", "years", "year"} and parts[-1] else None
    if name == "half":
        return calendar.complete(*((6, 30) if parts[0] == "đầu" else (12, 31)), year)
    if name in {"years", "year"}:
        return calendar.complete(12, 31, year)
    if name == "this-year":
        return calendar.complete(12, 31, None)
    return _month_end(name, parts, calendar)


def _month_end(name: str, parts: tuple[str | None, ...], calendar: Calendar) -> tuple[date, str] | None:
    if name == "quarter":
        word, year = str(parts[1]), parts[2]
        month = 3 * (_ROMAN[word] if word in _ROMAN else int(word))
    else:
        month, year = int(str(parts[0])), parts[1]
    if not 1 <= month <= 12:
        return None
    found = calendar.complete(month, 1, int(year) if year else None)
    if found is None:
        return None
    if not year and calendar.issued and calendar.year:
        # The month of issue itself is not over yet.
        same = _last_of_month(date(calendar.year, month, 1))
        if same >= calendar.issued:
            return same, LIKELY
    return _last_of_month(found[0]), found[1]


def _last_of_month(on: date) -> date:
    return (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
