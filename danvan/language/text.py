"""Normalising and folding: what is stored, and what is searched."""

import re
import unicodedata

# Bidirectional controls reorder what a reader sees; zero-width marks make two equal words differ.
_INVISIBLE = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x00AD]
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_SPACES = re.compile(r"\s+")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def normalise(text: str) -> str:
    """The one stored form of typed text: NFC, `\\n` line ends, no invisible or control characters, ends trimmed.

    Emoji joined by U+200D stay whole; letters typed as base + tone mark become one code point.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _LONE_SURROGATE.sub("\ufffd", text).translate(_INVISIBLE)
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


def normalise_line(text: str) -> str:
    """`normalise`, on one line with single spaces: names, titles, addresses."""
    return _SPACES.sub(" ", normalise(text)).strip()


def fold(text: str) -> str:
    """The searched form: lower case, no tone or vowel marks, đ as d, single spaces.

    "Đất  ĐAI" and "dat dai" fold to the same; both databases compare this column, never their own folding.
    """
    decomposed = unicodedata.normalize("NFD", normalise(text).lower().replace("đ", "d"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare).strip()
