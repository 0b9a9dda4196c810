"""A place name as people type it, taken apart: kind word, name, district."""

from dataclasses import dataclass

from danvan.organisations.models import TerritoryKind
from danvan.organisations.names import MOST_WORDS, words_of

_KINDS: dict[tuple[str, ...], TerritoryKind] = {
    ("thi", "tran"): TerritoryKind.TOWNSHIP,
    ("thi", "xa"): TerritoryKind.TOWN,
    ("phuong",): TerritoryKind.WARD,
    ("quan",): TerritoryKind.URBAN_DISTRICT,
    ("huyen",): TerritoryKind.RURAL_DISTRICT,
    ("xa",): TerritoryKind.COMMUNE,
    ("tt",): TerritoryKind.TOWNSHIP,
    ("tx",): TerritoryKind.TOWN,
    ("p",): TerritoryKind.WARD,
    ("q",): TerritoryKind.URBAN_DISTRICT,
    ("h",): TerritoryKind.RURAL_DISTRICT,
    ("x",): TerritoryKind.COMMUNE,
}
_CITY = {"hn", "ha noi", "tp ha noi", "thanh pho ha noi", "hanoi", "tphn"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One reading of a typed name: kind word, name, and the district named after a comma."""

    kind: TerritoryKind | None
    name: str
    district: str


def readings(text: str) -> list[Asked]:
    """ "P. Trúc Bạch, Q. Ba Đình, HN" -> ward "truc bach" of "ba dinh".

    "phuong lien" is read twice: the ward "lien", and "Phương Liên" typed without tones.
    """
    parts = [words for part in text.split(",") if (words := words_of(part))]
    parts = [words for words in parts if " ".join(words) not in _CITY] or parts[:1]
    if not parts:
        return []
    words = parts[0][:MOST_WORDS]
    district = without_kind(parts[1]) if len(parts) > 1 else ""
    kind, rest = _cut_kind(words)
    plain = Asked(None, " ".join(words), district)
    return [plain] if kind is None else [Asked(kind, " ".join(rest), district), plain]


def without_kind(words: list[str]) -> str:
    """ "quan ba dinh" -> "ba dinh"."""
    return " ".join(_cut_kind(words)[1])


def _cut_kind(words: list[str]) -> tuple[TerritoryKind | None, list[str]]:
    for prefix, kind in _KINDS.items():
        if len(words) > len(prefix) and tuple(words[: len(prefix)]) == prefix:
            return kind, words[len(prefix) :]
    return None, words
