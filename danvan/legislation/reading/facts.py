"""What a text says about itself: number and sign, kind, issuer, day, title, signer, each with its passage."""

import re
from dataclasses import dataclass
from datetime import date

from danvan.legislation.reading.pieces import Fact, Problem, shortened
from danvan.legislation.reading.words import KINDS, SIGNS, body_name, is_capitals, sentence_case

_COLUMNS = re.compile(r"\t+|\s{3,}")
_NUMBER = re.compile(
    r"(?:^|\b)(?:Luật\s+|Bộ luật\s+|Nghị quyết\s+|Nghị định\s+)?[Ss](?:ố|Ố)\s*:?\s*"
    r"(\d{1,6}[a-zA-Z]?(?:-[A-ZĐƯa-z]{1,8})?(?:/\d{4})?(?:/[A-ZĐƯ][\wĐƯ\-+.]*)+)"
)
_NO_NUMBER = re.compile(r"^\s*Số\s*:?\s*[….\s_]*/")
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(r"^[^,;:]{2,40},\s*ngày\s+\d", re.IGNORECASE)
_EMPTY_DAY = re.compile(r"^[^,;:]{2,40},\s*ngày[\s.…_]*(?:\d{0,2})[\s.…_]*tháng[\s.…_]", re.IGNORECASE)
_PASSED = re.compile(r"thông qua ngày\s+\d", re.IGNORECASE)
_FORCE = re.compile(
    r"có hiệu lực(?:\s+thi hành)?\s+(?:kể\s+)?từ\s+(?:ngày\s+(?:ký|ban hành)|"
    r"ngày\s+\d)",
    re.IGNORECASE,
)
_FROM_SIGNING = re.compile(r"từ\s+ngày\s+(?:ký|ban hành)", re.IGNORECASE)
_MOTTO = re.compile(r"CỘNG H[ÒO]A|CỘNG HOÀ|Độc lập|ĐỘC LẬP|ĐẢNG CỘNG SẢN|^[-_–—=*\s]+$")
_ABOUT = re.compile(r"^(?:V/v|Về việc)\b\s*:?\s*", re.IGNORECASE)
_RULE = re.compile(r"^[-_–—=*.\s]*$")
_BEGINS_BODY = re.compile(
    r"^(Căn cứ|Theo đề nghị|Thực hiện|Xét |Kính gửi|"
    r"Chương\s|CHƯƠNG\s|Phần\s|PHẦN\s|Điều\s+\d|[IVX]+\s*[.\-]\s|1\s*[.)]\s|\()"
)
# A body that stands below another; "ỦY BAN", "BAN THƯỜNG VỤ" and the like are no bodies of their own.
_BELOW = re.compile(
    r"(?<!ỦY)(?<!UỶ)\s(?:SỞ|CHI CỤC|CỤC|BAN (?!NHÂN DÂN|THƯỜNG VỤ|CHẤP HÀNH|THƯỜNG TRỰC|CÁN SỰ)|"
    r"THANH TRA (?:THÀNH PHỐ|TỈNH)|"
    r"VĂN PHÒNG|PHÒNG|TRUNG TÂM)\s*.*$"
)
HEAD_LINES = 40
TITLE_LINES = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of the head, its two columns apart."""

    line: int
    words: str


def read_facts(lines: list[str], *, body_at: int) -> tuple[dict[str, Fact], list[Problem]]:
    """Facts by the names of `DocumentFacts`, and what was looked for in vain. `body_at`: index of its first line."""
    head = _cells(lines[: min(max(body_at, TITLE_LINES), HEAD_LINES)])
    found: dict[str, Fact] = {}
    problems: list[Problem] = []
    _read_number(head, lines, found, problems)
    title_at = _read_kind(head, found)
    _read_issuer(head, found)
    _read_title(head, title_at, found)
    _read_days(head, lines, found, problems)
    problems += [Problem(f"no-{name}") for name in ("kind", "issuer", "title") if name not in found]
    return found, problems


def _cells(lines: list[str]) -> list[Cell]:
    """Left column before right: a line with a wide gap holds a piece of each."""
    return [
        Cell(at, words.strip())
        for at, line in enumerate(lines, 1)
        for words in (_COLUMNS.split(line.strip()) if at <= TITLE_LINES * 2 else [line])
        if words.strip()
    ]


def _fact(value: str, cell: Cell) -> Fact:
    return Fact(value, shortened(cell.words), cell.line)


def _read_number(head: list[Cell], lines: list[str], found: dict[str, Fact], problems: list[Problem]) -> None:
    for cell in head:
        match = _NUMBER.search(cell.words)
        # "Căn cứ Luật số 02/2011/QH13" is another document's number.
        if match and not cell.words.startswith(("Căn cứ", "Theo", "Thực hiện", "Xét")):
            found["number"] = _fact(match.group(1).rstrip(".-"), cell)
            return
    empty = next((at for at, line in enumerate(lines[:HEAD_LINES]) if _NO_NUMBER.match(line)), None)
    problems.append(Problem("no-number") if empty is None else Problem("no-number", empty + 1, shortened(lines[empty])))


def _read_kind(head: list[Cell], found: dict[str, Fact]) -> int | None:
    for at, cell in enumerate(head):
        words = cell.words.rstrip(" :.").upper()
        if words in KINDS and is_capitals(cell.words):
            found["kind"] = _fact(KINDS[words], cell)
            return at
    for at, cell in enumerate(head):
        first = next((kind for kind in sorted(KINDS, key=len, reverse=True) if cell.words.startswith(f"{kind} ")), None)
        if first and is_capitals(cell.words) and not _MOTTO.search(cell.words):
            found["kind"] = _fact(KINDS[first], cell)
            return at
    number = found.get("number")
    if number is not None:
        kind = _kind_of_sign(number.value)
        if kind:
            found["kind"] = Fact(kind, number.passage, number.line)
    return None


def _kind_of_sign(number: str) -> str:
    letters = re.findall(r"[A-ZĐƯ][A-Za-zĐƯđư]*", number.upper())
    known = next((SIGNS[part] for part in letters if part in SIGNS), "")
    return known or ("letter" if letters else "")


def _read_issuer(head: list[Cell], found: dict[str, Fact]) -> None:
    number = found.get("number")
    names: list[Cell] = []
    for cell in head:
        if (number and cell.line >= number.line) or _NO_NUMBER.match(cell.words) or cell.words.rstrip(" :") == "Số":
            break
        if is_capitals(cell.words) and not _MOTTO.search(cell.words) and cell.words.rstrip(" :.") not in KINDS:
            names.append(cell)
    if names:
        # A body below another prints its superior first; a name may take two lines.
        words = " ".join(cell.words for cell in names[:3]).strip(" .-")
        found["issuer"] = Fact(_own_name(words), shortened(words), names[0].line)


def _own_name(words: str) -> str:
    """The last body named: "UBND THÀNH PHỐ HÀ NỘI SỞ NỘI VỤ" is the department."""
    below = _BELOW.search(words)
    return body_name(below.group().strip() if below else words)


def _read_title(head: list[Cell], at: int | None, found: dict[str, Fact]) -> None:
    if at is None:
        about = next((cell for cell in head if _ABOUT.match(cell.words)), None)
        if about:
            found["title"] = _fact(_ABOUT.sub("", about.words), about)
        return
    kind, own = found["kind"].value, _rest_of_line(head[at].words)
    taken: list[Cell] = []
    for cell in head[at + 1 : at + 1 + TITLE_LINES]:
        if _ends_title(cell.words, found):
            break
        taken.append(cell)
    words = " ".join([own, *(cell.words for cell in taken)]).strip()
    if words:
        title = sentence_case(_ABOUT.sub("", words))
        title = {"law": f"Luật {title}", "code": f"Bộ luật {title}"}.get(kind, title)
        first = taken[0] if taken else head[at]
        found["title"] = Fact(_cased_law(title), shortened(words), first.line)


def _ends_title(words: str, found: dict[str, Fact]) -> bool:
    """The grounds, a rule, who decides, or the sentence that leads to the body ("… ban hành Kế hoạch như sau:")."""
    if _BEGINS_BODY.match(words) or _RULE.match(words) or words.endswith(":"):
        return True
    return _is_authority(words, found)


def _rest_of_line(words: str) -> str:
    bare = words.rstrip(" :.").upper()
    if bare in KINDS:
        return ""
    first = next((kind for kind in sorted(KINDS, key=len, reverse=True) if words.startswith(f"{kind} ")), "")
    return words[len(first) :].strip()


def _cased_law(title: str) -> str:
    return title[:1].upper() + title[1:]


def _is_authority(words: str, found: dict[str, Fact]) -> bool:
    """ "CHÍNH PHỦ", "CHỦ TỊCH ỦY BAN NHÂN DÂN …": who decides, printed between title and grounds."""
    if not is_capitals(words):
        return False
    issuer = found.get("issuer")
    heads = ("CHỦ TỊCH", "THỦ TƯỚNG", "BỘ TRƯỞNG", "GIÁM ĐỐC", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "TỔNG THANH TRA")
    return words.startswith(heads) or (issuer is not None and words.upper() in issuer.passage.upper())


def _read_days(head: list[Cell], lines: list[str], found: dict[str, Fact], problems: list[Problem]) -> None:
    last = [Cell(at, line) for at, line in enumerate(lines, 1) if _PASSED.search(line)][-1:]
    cell = next((c for c in head if _PLACE_AND_DAY.match(c.words) or c.words.lower().startswith("ngày ")), None)
    cell = cell or (last[0] if last else None)
    if cell is not None:
        _read_day("issued_on", cell, found, problems)
    elif empty := next((c for c in head if _EMPTY_DAY.match(c.words)), None):
        problems.append(Problem("no-day", empty.line, empty.words))
    else:
        problems.append(Problem("no-day"))
    force = [Cell(at, line) for at, line in enumerate(lines, 1) if _FORCE.search(line)]
    if force:
        _read_force(force[-1], found, problems)


def _read_force(cell: Cell, found: dict[str, Fact], problems: list[Problem]) -> None:
    said = _FORCE.search(cell.words)
    if said is None:
        return
    if _FROM_SIGNING.search(said.group()):
        if "issued_on" in found:
            found["in_force_from"] = _fact(found["issued_on"].value, cell)
        return
    rest = Cell(cell.line, cell.words[said.start() :])
    _read_day("in_force_from", rest, found, problems)


def _read_day(name: str, cell: Cell, found: dict[str, Fact], problems: list[Problem]) -> None:
    match = _DAY.search(cell.words)
    if match is None:
        problems.append(Problem("no-day" if name == "issued_on" else "no-force", cell.line, shortened(cell.words)))
        return
    day, month, year = (int(part) for part in match.groups())
    try:
        found[name] = _fact(date(year, month, day).isoformat(), cell)
    except ValueError:
        problems.append(Problem("bad-day", cell.line, shortened(cell.words)))
