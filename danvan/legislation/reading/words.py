"""Words of documents: how capitals are turned into a name, and what the kinds of documents are called."""

import re

#: Title line, folded as it is printed in capitals -> kind of the library.
KINDS = {
    "HIẾN PHÁP": "constitution",
    "BỘ LUẬT": "code",
    "LUẬT": "law",
    "NGHỊ QUYẾT": "resolution",
    "NGHỊ ĐỊNH": "decree",
    "THÔNG TƯ": "circular",
    "THÔNG TƯ LIÊN TỊCH": "circular",
    "QUYẾT ĐỊNH": "decision",
    "CHỈ THỊ": "directive",
    "KẾ HOẠCH": "plan",
    "CHƯƠNG TRÌNH": "programme",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG": "programme",
    "CHƯƠNG TRÌNH PHỐI HỢP": "programme",
    "CÔNG VĂN": "letter",
    "KẾT LUẬN": "conclusion",
    "QUY ĐỊNH": "party_rule",
    "QUY CHUẨN KỸ THUẬT QUỐC GIA": "standard",
}

#: Letters of the sign -> kind, for texts whose title line is missing.
SIGNS = {
    "QH": "law",
    "NĐ": "decree",
    "TT": "circular",
    "TTLT": "circular",
    "QĐ": "decision",
    "NQ": "resolution",
    "CT": "directive",
    "KH": "plan",
    "CTR": "programme",
    "CTRHĐ": "programme",
    "KL": "conclusion",
    "QĐI": "party_rule",
}

_NAMES = {
    "quốc hội": "Quốc hội",
    "chính phủ": "Chính phủ",
    "thủ tướng chính phủ": "Thủ tướng Chính phủ",
    "chủ tịch nước": "Chủ tịch nước",
    "ủy ban thường vụ quốc hội": "Ủy ban Thường vụ Quốc hội",
    "thanh tra chính phủ": "Thanh tra Chính phủ",
    "văn phòng chính phủ": "Văn phòng Chính phủ",
    "bộ chính trị": "Bộ Chính trị",
    "ban chấp hành trung ương": "Ban Chấp hành Trung ương",
}
# After these words stands a proper name: every syllable of it keeps its capital.
_PLACES = re.compile(
    r"\b(thành ủy|tỉnh ủy|quận ủy|huyện ủy|thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã)\s+(.+)$"
)
_BODIES = re.compile(r"^(bộ|sở|ban|cục|tổng cục|văn phòng|thanh tra|phòng)\s+(\w)")
_BARE = re.compile(r"\b(ủy ban nhân dân|uỷ ban nhân dân|ubnd)\b")


def body_name(words: str) -> str:
    """ "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI" -> "Ủy ban nhân dân thành phố Hà Nội"."""
    name = " ".join(words.lower().split())
    if name in _NAMES:
        return _NAMES[name]
    name = _BARE.sub("ủy ban nhân dân", name)
    name = _PLACES.sub(lambda match: f"{match.group(1)} {_titled(match.group(2))}", name)
    name = _BODIES.sub(lambda match: f"{match.group(1)} {match.group(2).upper()}", name)
    return name[:1].upper() + name[1:]


def sentence_case(words: str) -> str:
    """ "KHIẾU NẠI" -> "Khiếu nại"; words that are not all in capitals stay as they are."""
    if words.upper() != words:
        return words
    low = words.lower()
    return low[:1].upper() + low[1:]


def _titled(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split())


def is_capitals(line: str) -> bool:
    """A line in capitals: at least two letters, none of them small."""
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)
