"""How words of a plan are compared: small letters, one place for each tone; the length never changes, so that what is
found in the compared form is cut out of the written one."""

import re
from functools import lru_cache

# Both places of a tone are right in "hòa" and "hoà"; only in open syllables, and never after q ("quý").
_OLD = {
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}
_OPEN = re.compile(rf"(?<!q)(?:{'|'.join(_OLD)})(?![^\W\d_])")
_SPACES = re.compile(r"\s+")
_DASHES = "‐‑‒–—−"
#: Capital letters, as the inside of a character class.
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
#: What an ending is made of: the plan's own "./." included.
ENDS = " .;:,/-\t"


@lru_cache(maxsize=2048)  # the same line is looked at from many sides, one after the other
def plain(words: str) -> str:
    """The compared form, exactly as long as `words`."""
    small = words.lower()
    if len(small) != len(words):  # "İ" is the one letter whose small form is two
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in words)
    for dash in _DASHES:
        small = small.replace(dash, "-")
    return _OPEN.sub(lambda match: _OLD[match.group()], small)


def one_line(words: str) -> str:
    """Single spaces, no-break ones included."""
    return _SPACES.sub(" ", words).strip()


def trimmed(words: str) -> str:
    """Without the marks around a value ("- ", ": ", "./.", ";", a bracket that opens or closes nothing)."""
    words = one_line(words).strip(" .;:,/-–—+*•…\t")
    while words and words.count("(") != words.count(")"):
        if words.endswith(")") and words.count(")") > words.count("("):
            words = words[:-1].rstrip(" .;:,")
        elif words.startswith("(") and words.count("(") > words.count(")"):
            words = words[1:].lstrip()
        else:
            break
    return words


def wrapped_in_brackets(words: str) -> bool:
    return words.startswith("(") and words.endswith(")") and words.count("(") == 1


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def cut(words: str, most: int) -> str:
    """At most `most` letters, ended at a whole word."""
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(ENDS) + "…"
