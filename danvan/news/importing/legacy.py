"""Vietnamese writing older than Unicode: letters that fonts drew over the codes of Western ones.

TCVN3 ("ABC"): TCVN 5712:1993, as the GNU C library maps it. VNI: the Windows fonts of VNI, a letter and its mark.
Both are read here from text whose bytes were taken for windows-1252, as old pages and spreadsheets were.
"""

import re
import unicodedata

_TCVN3_A1 = "ĂÂÊÔƠƯĐăâêôơưđ"
_TCVN3_B5 = "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ"
_TCVN3 = {0xA1 + i: letter for i, letter in enumerate(_TCVN3_A1)}
_TCVN3 |= {0xB5 + i: letter for i, letter in enumerate(_TCVN3_B5)}

_TONE = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HAT = dict(zip("áàåãä", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_BREVE = dict(zip("éèúüë", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_MARKS = (
    _TONE
    | {mark: "\u0302" + tone for mark, tone in _HAT.items()}
    | {mark: "\u0306" + tone for mark, tone in _BREVE.items()}
    | {"â": "\u0302", "ê": "\u0306"}
)
_VNI_ALONE = dict(zip("ôöñíìæóòîÔÖÑÍÌÆÓÒÎ", "ơưđíìỉĩịỵƠƯĐÍÌỈĨỊỴ", strict=True))
_VNI = re.compile("([aeouyAEOUYôöÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|([ôöñíìæóòîÔÖÑÍÌÆÓÒÎ])")


def from_tcvn3(text: str) -> str:
    """Text of the ABC fonts in Unicode; their fonts of capitals cannot be told apart and give small letters."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Text of the VNI fonts in Unicode."""
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    base, mark, alone = found.groups()
    if alone:
        return _VNI_ALONE[alone]
    return _VNI_ALONE.get(base, base) + _VNI_MARKS[mark.lower()]


def as_western(raw: bytes) -> str:
    """Bytes taken for windows-1252, the five codes it leaves empty for themselves."""
    return "".join(_western(raw))


def _western(raw: bytes) -> list[str]:
    text = raw.decode("cp1252", errors="surrogateescape")
    return [chr(ord(char) - 0xDC00) if "\udc80" <= char <= "\udcff" else char for char in text]


def western_bytes(text: str) -> bytes | None:
    """The bytes that were wrongly taken for windows-1252, or None when the text holds letters beyond it."""
    try:
        return b"".join(_western_byte(char) for char in text)
    except UnicodeEncodeError:
        return None


def _western_byte(char: str) -> bytes:
    return bytes([ord(char)]) if "\x80" <= char <= "\x9f" else char.encode("cp1252")
