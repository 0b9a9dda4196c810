"""Bytes to text whatever wrote them: Unicode, windows-1258, TCVN3, VNI, and Unicode that was read wrongly once.

A file is read as UTF-8 with what is no UTF-8 kept aside (surrogateescape), so that one bad row never spoils the next;
each row is then judged on its own by how Vietnamese its words are.
"""

import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Mapping

from danvan.news.importing.legacy import as_western, from_tcvn3, from_vni, western_bytes
from danvan.news.importing.syllables import likeness, marked_words

_GOOD, _BETTER = 0.8, 0.2
_ASIDE = re.compile("[\udc80-\udcff]")
_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_NAMED = re.compile("&(?:#x?[0-9a-fA-F]{2,6}|[A-Za-z]{2,8});")
_MARKUP = frozenset("<>&\"'")


def encoding_of(head: bytes) -> str:
    """How to open a file that begins with `head`: by its mark, by its NUL bytes, else UTF-8 with the rest aside."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 > len(head):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8-sig"


def errors_of(encoding: str) -> str:
    """What the codec does with what it cannot read; bytes kept aside exist for UTF-8 only."""
    return "replace" if encoding.startswith("utf-16") else "surrogateescape"


def decode(raw: bytes) -> tuple[str, str]:
    """A whole text, and how it was mended ("" when it needed nothing)."""
    encoding = encoding_of(raw[:4096])
    fields, how = mend({"text": raw.decode(encoding, errors_of(encoding))})
    return fields["text"], how


def mend(fields: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The fields of one row in Unicode, and the writing they came in ("" for Unicode)."""
    fields = {name: _LONE.sub("\ufffd", text) for name, text in fields.items()}
    how = ""
    if any(_ASIDE.search(text) for text in fields.values()):
        fields, how = _from_bytes({name: text.encode("utf-8", "surrogateescape") for name, text in fields.items()})
    fields, later = _rewritten(fields)
    return fields, later or how


def _from_bytes(fields: dict[str, bytes]) -> tuple[dict[str, str], str]:
    tried = {
        "windows-1258": {name: _windows_1258(raw) for name, raw in fields.items()},
        "tcvn3": {name: from_tcvn3(as_western(raw)) for name, raw in fields.items()},
        "vni": {name: from_vni(as_western(raw)) for name, raw in fields.items()},
    }
    how = max(tried, key=lambda name: _judge(tried[name]))
    if _judge(tried[how]) >= _GOOD:
        return tried[how], how
    return {name: raw.decode("utf-8", "replace") for name, raw in fields.items()}, ""


def _rewritten(fields: dict[str, str]) -> tuple[dict[str, str], str]:
    now = _judge(fields)
    if now >= _GOOD or not any(marked_words(_spelled_out(text)) for text in fields.values()):
        return fields, ""
    best, how, mended = now, "", fields
    for name, convert in _CONVERTERS.items():
        tried = {field: _if_better(text, convert) for field, text in fields.items()}
        if _judge(tried) > best:
            best, how, mended = _judge(tried), name, tried
    return (mended, how) if best >= max(_GOOD, now + _BETTER) else (fields, "")


def _judge(fields: Mapping[str, str]) -> float:
    return likeness("\n".join(_spelled_out(text[:40_000]) for text in fields.values()))


def _if_better(text: str, convert: Callable[[str], str]) -> str:
    """A field that is Vietnamese already stays: rows are sometimes of two hands."""
    spelled = _spelled_out(text)
    converted = convert(spelled)
    return converted if likeness(converted) > likeness(spelled) else text


def _spelled_out(text: str) -> str:
    """Letters that were written as entities, as letters; the signs of markup stay entities."""
    return _NAMED.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    letter = html.unescape(found[0])
    return found[0] if _MARKUP & set(letter) else letter


def _windows_1258(raw: bytes) -> str:
    return unicodedata.normalize("NFC", raw.decode("cp1258", errors="replace"))


def _read_twice(text: str) -> str:
    """UTF-8 that was once taken for windows-1252 ("Viá»‡t Nam")."""
    raw = western_bytes(text)
    try:
        return text if raw is None else raw.decode()
    except UnicodeDecodeError:
        return text


def _as_windows_1258(text: str) -> str:
    raw = western_bytes(text)
    return text if raw is None else _windows_1258(raw)


_CONVERTERS: dict[str, Callable[[str], str]] = {
    "utf-8 read twice": _read_twice,
    "tcvn3": from_tcvn3,
    "vni": from_vni,
    "windows-1258": _as_windows_1258,
}
