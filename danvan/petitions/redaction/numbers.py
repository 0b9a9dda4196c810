"""Ways to reach or recognise somebody that have a shape: numbers, addresses of mail and pages, plates, days of birth.

Patterns read the flat text (no tone marks, no capitals); the order of the table decides where two would overlap.
"""

import re
from collections.abc import Callable, Iterator

from danvan.petitions.redaction.kinds import Kind

# Which characters of the flat text, asked with the whole flat text and the text as written.
Span = tuple[int, int]
Finder = Callable[[str, str], Iterator[Span]]

_NOT_A_BIRTH = r"(?<!hoc )(?<!ve )(?<!phat )(?<!khai )(?<!sy )(?<!si )(?<!dan )(?<!tan )(?<!san )(?<!tiet )"
_SOCIAL = (
    r"facebook\.com|fb\.com|fb\.me|fb\.watch|m\.me|messenger\.com|zalo\.me|tiktok\.com|instagram\.com|threads\.net|"
    r"youtube\.com|youtu\.be|twitter\.com|x\.com|t\.me|linkedin\.com|drive\.google\.com|photos\.app\.goo\.gl|"
    r"maps\.app\.goo\.gl|goo\.gl/maps|google\.com/maps|viber\.com|locket\.cam"
)
_DIGIT_WORD = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|linh|\d)"
_YEAR = r"(?:19|20)\d{2}"
_DAY = rf"\d{{1,2}}\s?[/.\-]\s?\d{{1,2}}\s?[/.\-]\s?(?:{_YEAR}|\d{{2}})(?!\d)"
_DAY_IN_WORDS = rf"\d{{1,2}} thang \d{{1,2}}(?:,? nam {_YEAR})?"
_BIRTH_CUE = r"(?:ngay(?:,? thang)?(?:,? nam)? sinh|nam sinh|sinh ngay|sinh nam|sinh|sn|ns)"

EMAIL = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w\-]{1,63}(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w\-]{1,63}){1,5}"
    r"|(?<![\w.+\-])[\w.+\-]{1,64} (?:at|a cong) [\w\-]{1,63}(?: (?:cham|dot) \w{1,63}){0,4}"
    r"(?: (?:cham|dot) |\.)(?:com|vn|net|org|edu|example)\b"
)
LINK = re.compile(
    rf"(?:https?://)?(?<![\w.\-])(?:[\w\-]{{1,63}}\.){{0,4}}(?:{_SOCIAL})(?:/[^\s,;)\]}}>\"”’]*)?|(?<![\w.])@[\w.]{{3,}}"
)
BIRTH = re.compile(
    rf"(?<!\w){_NOT_A_BIRTH}{_BIRTH_CUE}[ :.,]{{0,3}}(?:(?:la|vao|ngay|nam) )?"
    rf"({_DAY}|{_DAY_IN_WORDS}|{_YEAR}(?![\d.,]\d))"
)
BIRTH_BEHIND = re.compile(rf"(?<![\d/.\-])({_DAY})(?= (?:la )?ngay sinh)")
IDENTITY = re.compile(
    r"(?<!\w)(?:cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|passport|bhxh|bhyt|bao hiem|ma so thue|mst"
    r"|ma khach hang|ma kh)(?!\w)[^\d\n]{0,24}?(?<!\w)([a-z]{0,4}\d[\da-z]{0,20}(?:[ .\-]\d+){0,8})(?!\w)"
)
BARE_IDENTITY = re.compile(r"(?<![\w./,\-])0\d{2}(?:[ .]?\d{3}){3}(?!\w)")
NINE_DIGITS = re.compile(r"(?<![\w./,\-])\d{9}(?![\w/]|[.,\-]\d)(?! ?(?:d|dong|vnd|trieu|nghin|m2)\b)")
ACCOUNT = re.compile(
    r"(?<!\w)(?:so tai khoan|tai khoan|stk|so tk|tk|so the)(?!\w)[^\d\n]{0,24}?(?<!\w)(\d(?:[ .\-]?\d){5,22})(?!\w)"
)
LONG_NUMBER = re.compile(r"(?<![\w./,\-])\d{13,19}(?!\w)")
PHONE = re.compile(r"(?<![\w+])(?:\(?\+?84\)?|[0o])(?:[ .\-()]{0,2}[\do]){8,10}(?!\w)")
PHONE_BY_CUE = re.compile(
    r"(?<!\w)(?:sdt|so dt|dt|dien thoai|so may|zalo|lien he|lien lac|goi|tel|phone|mobile|alo)(?!\w)"
    r"[^\d\n]{0,15}?(?<!\w)([2-9]\d(?:[ .\-]{0,2}\d){5,8})(?!\w)"
)
SPOKEN = re.compile(rf"(?<!\w)(?:khong|0)(?:[ ,.\-]+{_DIGIT_WORD}){{8,10}}(?!\w)")
PLATE = re.compile(r"(?<!\w)[1-9]\d[ \-]?([a-z]{1,2})\d?[ \-.]{0,3}(?:\d{3}[ .]?\d{2}|\d{4})(?!\w|[.,/]\d)")
_PLATE_CUE = re.compile(r"(?<!\w)(?:xe|bien|bks|bien so|o to|oto)(?!\w)")
_ALLOWED = re.compile(r"0[235789]\d{8}|0[12]\d{9}")


def _whole(pattern: re.Pattern[str], group: int = 0) -> Finder:
    return lambda even, written: (match.span(group) for match in pattern.finditer(even))


def _identities(even: str, written: str) -> Iterator[Span]:
    for match in IDENTITY.finditer(even):
        if sum(map(str.isdigit, match[1])) >= 7:
            yield match.span(1)


def _phones(even: str, written: str) -> Iterator[Span]:
    for match in PHONE.finditer(even):
        digits = "".join(c for c in match[0].replace("o", "0") if c.isdigit())
        if digits.startswith("84"):
            digits = "0" + digits[2:].removeprefix("0")
        if _ALLOWED.fullmatch(digits):
            yield match.span()


def _plates(even: str, written: str) -> Iterator[Span]:
    for match in PLATE.finditer(even):
        start, end = match.span()
        capitals = written[match.start(1) : match.end(1)].isupper()
        named = _PLATE_CUE.search(even, max(0, start - 30), start)
        # "20m 2026" is a measure and a year, "30a12345" a plate.
        if capitals or named or " " not in match[0]:
            yield start, end


def _links(even: str, written: str) -> Iterator[Span]:
    for start, end in _whole(LINK)(even, written):
        while written[end - 1] in ".!?:":
            end -= 1
        yield start, end


FINDERS: tuple[tuple[Kind, Finder], ...] = (
    (Kind.EMAIL, _whole(EMAIL)),
    (Kind.LINK, _links),
    (Kind.IDENTITY, _identities),
    (Kind.ACCOUNT, _whole(ACCOUNT, 1)),
    (Kind.PLATE, _plates),
    (Kind.PHONE, _phones),
    (Kind.PHONE, _whole(PHONE_BY_CUE, 1)),
    (Kind.PHONE, _whole(SPOKEN)),
    (Kind.IDENTITY, _whole(BARE_IDENTITY)),
    (Kind.IDENTITY, _whole(NINE_DIGITS)),
    (Kind.ACCOUNT, _whole(LONG_NUMBER)),
    (Kind.BIRTH, _whole(BIRTH, 1)),
    (Kind.BIRTH, _whole(BIRTH_BEHIND, 1)),
)
# A day right behind a name is a day of birth, unless it is of these years.
DAY_BEHIND_A_NAME = re.compile(r"[ ,(;:\-]{1,3}(\d{1,2}[/.\-]\d{1,2}[/.\-](?:19\d{2}|200\d|201[0-5]))(?!\d)")
