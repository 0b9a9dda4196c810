"""Vietnamese dictionary order as a plain string that any database sorts the same way.

Letters come first (a ă â b c d đ e ê ... o ô ơ ... u ư ...), tones break ties (ngang, huyền, hỏi, ngã, sắc,
nặng), as in Vietnamese dictionaries. The key holds only [0-9a-z], so C, ICU and glibc collations agree on it.
"""

import unicodedata

from danvan.language.text import normalise_line

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_VOWEL_MARKS = {"\u0306": 1, "\u0302": 2, "\u031b": 3}
# Rank of each letter among those that share its base: a ă â, o ô ơ, u ư, e ê, d đ.
_RANK = {("a", 1): "2", ("a", 2): "3", ("e", 2): "2", ("o", 2): "2", ("o", 3): "3", ("u", 3): "2"}
_BREAK = "0"


def sort_key(text: str) -> str:
    """The ordering key of `text`; equal keys mean the same letters and tones."""
    letters: list[str] = []
    tones: list[str] = []
    for char in normalise_line(text).lower():
        decomposed = unicodedata.normalize("NFD", char)
        base, marks = decomposed[0], decomposed[1:]
        if char == "đ":
            letters.append("d2")
        elif base.isascii() and base.isalpha():
            vowel = next((_VOWEL_MARKS[m] for m in marks if m in _VOWEL_MARKS), 0)
            letters.append(base + _RANK.get((base, vowel), "1"))
        elif base.isascii() and base.isdigit():
            letters.append("1" + base)
        else:
            letters.append(_BREAK)
            continue
        tones.append(next((_TONES[m] for m in marks if m in _TONES), "0"))
    return "".join(letters) + _BREAK + _BREAK + "".join(tones)
