"""How the pieces of a text begin: "Chương I", "Điều 5.", "2.", "II."; and which lines stand inside a quotation."""

import re
from dataclasses import dataclass

from danvan.legislation.reading.words import is_capitals

CHAPTER = re.compile(r"^(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+)?([IVXLC]+|\d{1,3}|[^\W\d_]+)\b[.:\s–-]*(.*)$")
SECTION = re.compile(r"^(?:Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+([IVXLC]+|\d{1,3}|[A-ZĐ])\b[.:\s–-]*(.*)$")
ARTICLE = re.compile(r"^(?:Điều|ĐIỀU)\s+(\d{1,4}[a-zđ]?)\s*(?:[.:]\s*(.*)|$)")
CLAUSE = re.compile(r"^(\d{1,3}[a-zđ]?)\s*(?:[.)]|[.]?/)\s+(\S.*)$")
PART = re.compile(r"^([IVXL]{1,7})\s*(?:[.)]|[.]?/|\s-)\s*(\S.*)$")
ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ\s+|số\s+)?([IVXLC]+|\d{1,3}))?\s*(?:[.:–-]\s*(.*))?$")
ATTACHED = re.compile(r"^(?:QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|NỘI QUY|QUY TRÌNH|ĐỀ ÁN|KẾ HOẠCH|CHƯƠNG TRÌNH|HƯỚNG DẪN)\b")
WITH = re.compile(r"^\(?\s*(?:Ban hành|Kèm theo|Được ban hành)\b.*kèm theo|^\(?\s*Kèm theo\b", re.IGNORECASE)
_ATTACHED_WITHIN = 6
_QUOTE_WITHIN = 400


@dataclass(frozen=True, slots=True)
class Shape:
    """By which marks a text is divided: "articles", "parts" (I., 1.), "numbers" (1. only) or "" (undivided)."""

    name: str
    start: int


def shape_of(lines: list[str], quoted: frozenset[int]) -> Shape:
    """The shape, and the index of the first line of the body."""
    plain = [at for at in range(len(lines)) if at not in quoted]
    for name, pattern in (("articles", ARTICLE), ("parts", PART), ("numbers", CLAUSE)):
        first = next((at for at in plain if pattern.match(lines[at])), None)
        if first is None:
            continue
        if name == "articles":
            return Shape(name, _first_heading(lines, first))
        if name == "parts" or sum(1 for at in plain if CLAUSE.match(lines[at])) > 1:
            return Shape(name, first)
    return Shape("", len(lines))


def _first_heading(lines: list[str], article: int) -> int:
    """The chapter that opens the body stands some lines above its first article."""
    for at in range(max(0, article - 12), article):
        if CHAPTER.match(lines[at]) or SECTION.match(lines[at]):
            return at
    return article


def quoted_lines(lines: list[str]) -> tuple[frozenset[int], list[int]]:
    """(indices of lines inside a quotation that began on an earlier line, those where one was never closed)."""
    balance = [line.count("“") - line.count("”") for line in lines]
    inside: set[int] = set()
    never: list[int] = []
    at = 0
    while at < len(lines):
        end = _closing(balance, at) if balance[at] > 0 else at
        if end is None:
            never.append(at)
        elif end > at:
            inside.update(range(at + 1, end + 1))
        at = (end or at) + 1
    return frozenset(inside), never


def _closing(balance: list[int], at: int) -> int | None:
    """The line on which the quotation opened at `at` ends; None where it goes on too long to be one."""
    depth = 0
    for place in range(at, min(len(balance), at + _QUOTE_WITHIN)):
        depth += balance[place]
        if depth <= 0:
            return place
    return None


def attached_at(lines: list[str], at: int) -> bool:
    """Does the title of a text issued with this one begin here ("QUY CHẾ … (Ban hành kèm theo Quyết định số …)")?"""
    if not (ATTACHED.match(lines[at]) and is_capitals(lines[at])):
        return False
    return any(WITH.match(line) for line in lines[at + 1 : at + 1 + _ATTACHED_WITHIN])
