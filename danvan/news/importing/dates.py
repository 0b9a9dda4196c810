"""Dates as portals wrote them: "(20:59 03/12/2021)", "Thứ sáu, 3-12-2021, 20h59", "2021-12-03T20:59:00+07:00"."""

import re
from datetime import datetime, tzinfo

_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?!\d)", re.ASCII)
_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})(?!\d)", re.IGNORECASE | re.ASCII)
_AFTERNOON = re.compile(r"\b(?:PM|CH|chiều|tối)\b", re.IGNORECASE)
_EARLIEST = 1945
_LONGEST = 120


def read_date(text: str, zone: tzinfo) -> datetime | None:
    """The moment told, in `zone` unless it names another; a day alone is its first minute. None when it is no date.

    Day before month, as Vietnamese dates are written; a month above 12 is no date rather than a guess.
    """
    text = text[:_LONGEST]
    try:
        moment = _from_iso(text, zone) or _from_words(text, zone)
    except ValueError:
        return None
    return moment if moment and moment.year >= _EARLIEST else None


def _from_iso(text: str, zone: tzinfo) -> datetime | None:
    found = _ISO.search(text)
    if not found:
        return None
    year, month, day, hour, minute, offset = found.groups()
    told = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), tzinfo=zone)
    if not offset:
        return told
    return datetime.fromisoformat(f"{told:%Y-%m-%dT%H:%M:00}{'+00:00' if offset == 'Z' else offset}").astimezone(zone)


def _from_words(text: str, zone: tzinfo) -> datetime | None:
    found = _DAY.search(text) or _WORDS.search(text)
    if not found:
        return None
    day, month, year = map(int, found.groups())
    clock = _CLOCK.search(text[: found.start()] + " " + text[found.end() :])
    hour, minute = map(int, clock.groups()) if clock else (0, 0)
    if hour < 12 and _AFTERNOON.search(text):
        hour += 12
    return datetime(year, month, day, hour, minute, tzinfo=zone)
