"""From bytes to letters: UTF-8, UTF-16, windows-1258; the old Vietnamese font encodings are named, not guessed at."""

import codecs
import re
import unicodedata

from danvan.legislation.reading.refusals import OldLetters, UnknownLetters

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
# Words of every legal text as they look when TCVN3 (ABC) or VNI is read as Western European letters.
_TCVN3 = re.compile(r"§iÒu|Céng hoµ|céng hßa|QuyÕt|quyÕt ®|NghÞ ®Þnh|ban hµnh|nh©n d©n|®îc|Ch¬ng|kho¶n|v¨n b¶n|vµ\b")
_VNI = re.compile(r"Ñieàu|Coäng hoøa|Quyeát|Nghò ñònh|nhaân daân|ñöôïc|Chöông|khoaûn|vaên baûn|cuûa|\bvaø\b|ban haønh")
_FEW = 3
# A letter that only Vietnamese writes: with a hook, dot or horn, or with two marks.
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def decoded(content: bytes) -> str:
    """The text of a file. Raises OldLetters for TCVN3 and VNI, UnknownLetters for what cannot be read."""
    text = _unicode(content)
    if text is None:
        text = _single_bytes(content)
    refuse_old_letters(text)
    return text


def refuse_old_letters(text: str) -> None:
    """Raise OldLetters where the letters are those of an old Vietnamese font, also inside a Unicode file."""
    for pattern, encoding in ((_TCVN3, "TCVN3 (ABC)"), (_VNI, "VNI")):
        if len(pattern.findall(text[:200_000])) >= _FEW:
            raise OldLetters(encoding=encoding)


def _unicode(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    sample = content[:_SAMPLE]
    # Vietnamese letters stand outside Latin-1 too, so a third of NUL bytes on one side is enough.
    if sample[1::2].count(0) * 3 > len(sample[1::2]):
        return content.decode("utf-16-le", errors="replace")
    if sample[::2].count(0) * 3 > len(sample[::2]):
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(content)


def _mostly_utf8(content: bytes) -> str | None:
    """A UTF-8 text with some broken bytes keeps what is whole; the holes are reported line by line."""
    text = content.decode("utf-8", errors="replace")
    return text if len(_VIETNAMESE.findall(text)) > 2 * text.count("\ufffd") else None


def _single_bytes(content: bytes) -> str:
    western = content.decode("cp1252", errors="replace")
    refuse_old_letters(western)
    text = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    if len(_VIETNAMESE.findall(text)) < _FEW or text.count("\ufffd") * 20 > len(text):
        raise UnknownLetters
    return text
