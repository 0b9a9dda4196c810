"""How people write the names of units and places: kinds, abbreviations, tones or none. Pure text, no rows."""

import re

from danvan.language import fold

# Opened in the searched column and in the typed words alike, so that each form finds the other.
ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "pvhcc": "phuc vu hanh chinh cong",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
    "tp": "thanh pho",
    "p": "phuong",
    "x": "xa",
    "q": "quan",
    "h": "huyen",
    "tt": "thi tran",
    "tx": "thi xa",
    "ldld": "lien doan lao dong",
    "tncs": "thanh nien cong san",
    "ccb": "cuu chien binh",
    "lhpn": "lien hiep phu nu",
    "gddt": "giao duc dao tao",
    "vp": "van phong",
}
LONGEST = 120
MOST_WORDS = 12
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def words_of(text: str) -> list[str]:
    """The folded words of a text, punctuation dropped: "P. Trúc Bạch" -> ["p", "truc", "bach"]."""
    return _NOT_A_WORD.sub(" ", fold(text[:LONGEST])).split()


def search_text(name: str) -> str:
    """The searched column of a name: its words and what its abbreviations stand for.

    Each word stands between spaces, so that a search finds words and not their insides.
    """
    words = words_of(name)
    opened = [ABBREVIATIONS[word] for word in words if word in ABBREVIATIONS]
    return f" {' '.join([*words, *opened])} "


def search_words(text: str) -> list[str]:
    """What the searched column must hold to answer `text`: whole words, the last one perhaps only begun.

    "p. ba di" asks for " phuong ", " ba " and " di".
    """
    words = words_of(text)[:MOST_WORDS]
    parts = [part for word in words for part in ABBREVIATIONS.get(word, word).split()]
    return [f" {part} " for part in parts[:-1]] + [f" {part}" for part in parts[-1:]]
