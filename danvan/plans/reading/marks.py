"""How the pieces of a plan begin: "II.", "A.", "1.", "1.1.", "a)", "-", "Nhiệm vụ 1:"; and which is below which."""

import re
from dataclasses import dataclass
from functools import lru_cache

from danvan.legislation.reading.words import is_capitals

#: Kinds of marks from the highest to the lowest; one may stand below itself only in another writing ("1." and "1)").
PART, UPPER, ROMAN, ANNEX, HEADING, WORD, DECIMAL, LETTER, BULLET = (
    *("part", "upper", "roman", "annex", "heading", "word"),
    *("decimal", "letter", "bullet"),
)
_WORDS = (
    r"nhóm nhiệm vụ|nhóm nội dung|nhóm công việc|nhóm giải pháp|nhóm việc|nhóm|nhiệm vụ|nội dung|giải pháp|"
    r"hoạt động|công việc|dự án|tiểu dự án|mục tiêu|điều"
)
_ORDINALS = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_COUNTED = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_PATTERNS = (
    (
        ANNEX,
        re.compile(r"phụ lục\s*(?:số\s*)?([ivx]{1,5}\b|\d{1,2}[a-z]?\b)?\s*(?:[.:–-]\s*|$|(?=[^\W\d_(]|\())", re.I),
    ),
    (ANNEX, re.compile(r"(?:phụ biểu|biểu mẫu|biểu)\s*(?:số\s*)?(\d{1,2}[a-z]?|[ivx]{1,5})\s*(?:[.:–-]\s*|$)", re.I)),
    (PART, re.compile(rf"(?:phần|chương)\s+(?:thứ\s+)?([ivx]{{1,5}}|\d{{1,2}}|{_ORDINALS})\b\s*[.:)–-]*\s*", re.I)),
    (
        WORD,
        re.compile(
            rf"(?:{_WORDS})\s+(?:số\s+)?(?:thứ\s+)?(\d{{1,2}}|[ivx]{{1,5}}|"
            rf"{_ORDINALS})\s*[.:)–-]\s*",
            re.I,
        ),
    ),
    (WORD, re.compile(rf"thứ\s+({_ORDINALS})\s*(?:là\s*)?[,:]\s*(?!ngày|\d)", re.I)),
    (WORD, re.compile(rf"({_COUNTED})\s+là\s*[,:]\s*", re.I)),
    (DECIMAL, re.compile(r"(?:[IVX]{1,5}|[A-H])\s*\.\s*(\d{1,2}(?:\.\d{1,2}){0,4})\s*[.):/-]?\s+(?=\S)")),
    (ROMAN, re.compile(r"([IVX]{1,6})\s*(?:[.):]+|[/–—-](?=\s|$))\s*")),
    (UPPER, re.compile(r"([A-HĐ])\s*(?:[.)]|[:/](?=\s))\s*(?=\S)")),
    (DECIMAL, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,5})\s*[.):/-]*\s+(?=[^\W\d_]|[“\"(])")),
    (
        DECIMAL,
        re.compile(r"\(?(\d{1,3})\s*(?:[.):]+(?=\s+\S|[^\W\d_]|[“\"(])|/(?=\s*[^\W\d_])|\s?[–-](?=\s+[^\W\d_]))\s*"),
    ),
    (LETTER, re.compile(r"([a-zđ])\s*(?:[.)]|/(?=\s))\s*(?=[^\W_]|[“\"(])")),
    (BULLET, re.compile(r"(- -|[-–—‑−+•*·▪◦●○■□►▶➢➤✓✔★❖]|o(?=\s)|[\uf000-\uf0ff])\s*(?=[^\W_]|[“\"(])")),
)
_ROMANS = re.compile(r"^(?=.)X{0,3}(?:IX|IV|V?I{0,3})$")
_DAY_OR_SUM = re.compile(
    r"^\d{1,6}/(?:\d{4}/)?[A-ZĐ][\w]*[-/]|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|^\d{1,3}(?:\.\d{3})+|"
    r"^\d{1,2}\.\d{1,2}\s*(?:%|tỷ|triệu|km|ha|m2)"
)
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Mark:
    """kind; number as written ("II", "1.1", "a", "" for bullets); writing: what tells equal kinds apart ("1." and
    "1)", "-" and "+"); rest: the words after it; depth: how many numbers a decimal has, else 0."""

    kind: str
    number: str
    writing: str
    rest: str
    depth: int = 0

    @property
    def level(self) -> tuple[str, str, int]:
        """Marks of one level are brothers."""
        return self.kind, self.writing if self.kind in {BULLET, DECIMAL} else "", self.depth


@lru_cache(maxsize=2048)
def mark_of(line: str, bullet: int = 0) -> Mark | None:
    """The mark a line begins with. bullet: depth of a list item that has no mark of its own in the text."""
    if _DAY_OR_SUM.match(line):
        return None
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match and (found := _checked(kind, match, line)):
            return found
    if bullet and line:
        return Mark(BULLET, "", f"list{bullet}", line)
    if is_heading(line):
        return Mark(HEADING, "", "", line)
    return None


def _checked(kind: str, match: re.Match[str], line: str) -> Mark | None:
    number, rest = match.group(1) or "", line[match.end() :]
    if kind == ANNEX:
        return Mark(kind, number, "", line) if _opens_annex(line, rest) else None
    if kind == ROMAN and not _ROMANS.match(number):
        return None
    if kind == WORD:
        # The word belongs to the title: "Nhiệm vụ 1: Tuyên truyền".
        return Mark(kind, number, "", rest or line)
    if kind == BULLET:
        return Mark(kind, "", {"–": "-", "—": "-", "‑": "-", "−": "-"}.get(number, number), rest)
    if kind == DECIMAL:
        closed = ")" in match.group()[len(number) :]
        depth = number.count(".") + 1
        return Mark(kind, number, ")" if closed and depth == 1 else ".", rest, depth)
    return Mark(kind, number, "", rest)


def _opens_annex(line: str, rest: str) -> bool:
    """ "Phụ lục I" and "PHỤ LỤC: DANH MỤC …" open an annex, "Phụ lục kèm theo được gửi …" does not."""
    return len(line) <= _LONGEST_HEADING and (not rest or is_capitals(rest) or rest[:1].isupper())


def is_heading(line: str) -> bool:
    """A short line in capitals with at least two words stands over what follows."""
    if " | " in line:
        return False
    return 6 <= len(line) <= _LONGEST_HEADING and " " in line and is_capitals(line) and not line.endswith((",", ";"))


def order(number: str) -> int:
    """The place of a number in its row: "3", "III", "c", "ba" are 3; 0 where it has none."""
    last = number.rsplit(".", 1)[-1]
    if last.isdecimal():
        return int(last)
    words = [word.split() for word in ("nhất một", "hai", "ba", "bốn tư", "năm", "sáu", "bảy", "tám", "chín", "mười")]
    if found := next((at for at, names in enumerate(words, 1) if last.lower() in names), 0):
        return found
    if _ROMANS.match(last):
        return _roman(last)
    alphabet = "abcdđefghijklmnopqrstuvwxyz" if "đ" in last.lower() else "abcdefghijklmnopqrstuvwxyz"
    return alphabet.find(last.lower()) + 1 if len(last) == 1 else 0


def _roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in number]
    return sum(-value if after > value else value for value, after in zip(values, [*values[1:], 0], strict=True))
