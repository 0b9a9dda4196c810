"""Who signed, and for whom: the block of names at the end of a text."""

import re

from danvan.legislation.reading.pieces import Fact, Problem, shortened
from danvan.legislation.reading.words import is_capitals

_COLUMNS = re.compile(r"\t+|\s{3,}")
_RECIPIENTS = re.compile(r"^N[ơƠ]i nhận\s*:?", re.IGNORECASE)
_FOR = re.compile(r"^(?:(?:TM|KT|TL|TUQ|Q)\s*\.\s*|[TK]/[MTL]\s*\.?\s*)[^\W\d_]{2}")
_OFFICE = re.compile(
    r"^(?:PHÓ )?(CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG THANH TRA|CHÁNH (?:THANH TRA|VĂN PHÒNG)|GIÁM ĐỐC|"
    r"TỔNG BÍ THƯ|BÍ THƯ|TRƯỞNG BAN|CỤC TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG PHÒNG)\b"
)
_MARK = re.compile(r"^\(?\s*(?:đã ký|ký tên|ký,|chữ ký)", re.IGNORECASE)
LAST_LINES = 60


def tail_at(lines: list[str], after: int) -> int:
    """Index of the first line of the closing block; len(lines) where there is none. It never begins before `after`."""
    for at in range(after, len(lines)):
        if _RECIPIENTS.match(lines[at]):
            return at
    last = range(max(after, len(lines) - LAST_LINES), len(lines))
    return next((at for at in last if is_capitals(lines[at]) and is_signature(lines[at])), len(lines))


def is_signature(line: str) -> bool:
    """A line of the block that signs: an office, or for whom somebody signs."""
    cells = [cell.strip() for cell in _COLUMNS.split(line)]
    return any(_FOR.match(cell) or (_OFFICE.match(cell) and len(cell) < 60) for cell in cells)


def read_signer(lines: list[str], start: int) -> tuple[dict[str, Fact], list[Problem]]:
    """signer and signer_office from the closing block that begins at index `start`."""
    cells = [
        (at + 1, cell.strip())
        for at in range(start, min(len(lines), start + LAST_LINES))
        for cell in _COLUMNS.split(lines[at])
        if cell.strip()
    ]
    office = [(at, cell) for at, cell in cells if is_capitals(cell) and is_signature(cell)]
    if not office:
        return {}, [Problem("no-signer")]
    found = {"signer_office": Fact(", ".join(cell for _, cell in office)[:200], office[0][1], office[0][0])}
    names = [(at, cell) for at, cell in cells if at > office[-1][0] and _is_name(cell)]
    if not names:
        return found, [Problem("no-signer", office[-1][0], office[-1][1])]
    at, name = names[-1] if len(names) == 1 else names[0]
    found["signer"] = Fact(_cased(name)[:120], shortened(name), at)
    return found, []


def _is_name(words: str) -> bool:
    """Two to six words of letters, each with a capital: "Nguyễn Thị Mẫu"."""
    parts = words.split()
    if not 2 <= len(parts) <= 6 or _MARK.match(words):
        return False
    return all(part.isalpha() and part[0].isupper() and (part[1:].islower() or part.isupper()) for part in parts)


def _cased(name: str) -> str:
    return " ".join(word[:1] + word[1:].lower() for word in name.split()) if is_capitals(name) else name
