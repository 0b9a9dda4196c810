"""Where somebody lives: the number of the house goes, the name of the street stays, for that is where the matter is."""

import re
from collections.abc import Iterator

from danvan.petitions.redaction.kinds import Kind
from danvan.petitions.redaction.numbers import Finder, Span

# 12, 12A, 3B, 12/5, 12-14; not 12/2026/TT or 12,5.
_NUMBER = r"\d{1,4}[a-z]?\d?(?:[/\-]\d{1,4}[a-z]?){0,4}(?![\w/%]|[.,]\d)"
_STREET = r"(?:ngo|ngach|hem|kiet|duong|pho|dai lo|ql|quoc lo|to|khu|thon|xom|cum|lo)\b"
# What carries a number of its own and is nobody's house.
_THING = (
    r"(?<!dien )(?<!den )(?<!cot )(?<!tru )(?<!tram )(?<!cong )(?<!van )(?<!dinh )(?<!lenh )(?<!ban )(?<!thu )"
    r"(?<!to )(?<!pho )"
    r"(?<!xe )(?<!buyt )(?<!ap )(?<!hoc )(?<!non )(?<!don )(?<!cho )(?<!ga )(?<!be )(?<!phieu )(?<!tin )"
)
_HOUSE_WORD = re.compile(rf"(?<!\w)(?:so nha(?: so)?|nha so)[ :]{{1,2}}{_NUMBER}")
_SO_BEFORE = re.compile(rf"(?<!\w){_THING}so {_NUMBER}(?=,? (\w))")
_SO_STREET = re.compile(rf"(?<!\w){_THING}so {_NUMBER}(?=,? {_STREET})")
_LIVES = re.compile(
    rf"(?<!\w)(?:dia chi|d/c|dc|ngu tai|thuong tru|tam tru|cu tru|tru tai|song tai|nha toi|nha em|o tai|o|tai)"
    rf"(?: tai| o| so| la)*[ :,]{{1,2}}({_NUMBER})(?=,? (\w+))"
)
_FLAT = re.compile(r"(?<!\w)(?:can ho|can)(?: so)? (?:[a-z]{1,2}\d?[\-.])?[a-z]?\d{2,5}[a-z]?\d{0,2}(?![\w/]|[.,]\d)")
_ROOM = re.compile(
    r"(?<!\w)(?:phong|p)\.? ?(?:so )?\d{3,4}[a-z]?(?=,? (?:\(|toa|chung cu|nha|khu|ct|ktt|block|tang|ky tuc))"
)
_VILLA = re.compile(r"(?<!\w)(?:lien ke|biet thu|shophouse|lk|bt)(?: so)? ?\d{1,3}(?:[\-/.]\d{1,3})?(?![\w/]|[.,]\d)")
_PARCEL = re.compile(r"(?<!\w)(?:thua(?: dat)?|to ban do)(?: so)?[ :]{1,2}(\d{1,5})(?![\w/%])")
_POINT = re.compile(r"(?<![\d.,])(?:8|9|1\d|2[0-3])[.,]\d{4,}\s?[,;]?\s?10[2-9][.,]\d{4,}")
_MEASURES = re.compile(r"tang|m|met|km|nguoi|ho|nam|thang|ngay|gio|phut|lan|diem|nut|cho|nha|can|phong|cai|trieu|dong")


def _whole(pattern: re.Pattern[str], group: int = 0) -> Finder:
    return lambda even, written: (match.span(group) for match in pattern.finditer(even))


def _number_and_name(even: str, written: str) -> Iterator[Span]:
    """ "số 7 Hàng Gà": a capital behind the number is the name of a street."""
    for match in _SO_BEFORE.finditer(even):
        if written[match.start(1)].isupper() and written[match.start(1) + 1 :][:1].islower():
            yield match.span()


def _lives_at(even: str, written: str) -> Iterator[Span]:
    """ "ở 25 Hàng Bột", "địa chỉ: 12/5 chua lang"; not "ở 2 tầng"."""
    for match in _LIVES.finditer(even):
        surely = "/" in match[1] or written[match.start(2)].isupper() or match[0].startswith(("dia chi", "d/c", "dc"))
        if surely and not _MEASURES.fullmatch(match[2]) and not re.fullmatch(r"(?:19|20)\d\d", match[1]):
            yield match.span(1)


def _number_and_street(even: str, written: str) -> Iterator[Span]:
    """ "12 ngõ 84": a number right before the word of a street, behind a comma or a word of dwelling."""
    for match in _SO_STREET.finditer(even):
        yield match.span()


FINDERS: tuple[tuple[Kind, Finder], ...] = (
    (Kind.POINT, _whole(_POINT)),
    (Kind.PARCEL, _whole(_PARCEL, 1)),
    (Kind.HOUSE, _whole(_HOUSE_WORD)),
    (Kind.HOUSE, _number_and_street),
    (Kind.HOUSE, _number_and_name),
    (Kind.HOUSE, _whole(_FLAT)),
    (Kind.HOUSE, _whole(_ROOM)),
    (Kind.HOUSE, _whole(_VILLA)),
    (Kind.HOUSE, _lives_at),
)
