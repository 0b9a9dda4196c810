"""How Vietnamese a text is: which share of its marked words are syllables that Vietnamese spelling allows."""

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_VOWELS = (
    "oai oay oao oeo uôi uyê uya uyu uây iêu yêu ươi ươu "
    "ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uê ui uô uơ uy ưa ưi ưu ươ yê "
    "a ă â e ê i o ô ơ u ư y"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{'|'.join(_VOWELS.split())})(?:ch|nh|ng|[cmnpt])?")
# Legacy letters may be signs to Unicode ("B¸o"), so a word ends only at ASCII signs and at signs of typography.
_BREAKS = re.compile("[\\x00-@\\[-`{-~\\s\u2010-\u2030\u00ab\u00bb\u00a0\u00d7\ufffd]+")


def is_syllable(word: str) -> bool:
    """True for "nghiêng", "Hà", "ĐẶT"; at most one tone, an onset, a rhyme."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = sum(char in _TONES for char in decomposed)
    bare = unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None


def marked_words(text: str, *, most: int = 120) -> list[str]:
    """The first `most` words that hold a letter outside ASCII."""
    found: list[str] = []
    for word in _BREAKS.split(text[:40_000]):
        if word and not word.isascii():
            found.append(word)
            if len(found) == most:
                break
    return found


def likeness(text: str) -> float:
    """Share of marked words that are Vietnamese syllables, 0 to 1; 1.0 for a text without marks."""
    words = marked_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
