"""Letters that were lost before the file reached us: "L?y l?i m? b?o m?t"."""

import re

_ADDRESS = re.compile(r"\S*(?:://|www\.|/)\S*|\S+\.\w+\?\S*|\S*\?\w+=\S*")
_TAG = re.compile(r"<[^<>]*>")
_INSIDE = re.compile(r"([^\W\d_])\?([^\W\d_])|(?<!\S)\?([^\W\d_]{1,5})\b")
_GONE = re.compile("\ufffd|\\?\\?+[^\\W\\d_]")
_AROUND = 24


def lost_letters(text: str, *, allowed: int = 0) -> str:
    """The piece around the first lost letter, or "" when at most `allowed` question marks stand inside words.

    A replacement character is always a lost letter; addresses with a query are no words.
    """
    text = _ADDRESS.sub(" ", _TAG.sub(" ", text))
    gone = _GONE.search(text)
    inside = [found.start() for found in _INSIDE.finditer(text) if _is_inside(*found.groups())]
    if gone is None and len(inside) <= allowed:
        return ""
    first = min(inside[:1] + ([gone.start()] if gone else []))
    return " ".join(text[max(0, first - _AROUND) : first + _AROUND].split())


def _is_inside(before: str | None, after: str | None, begun: str | None) -> bool:
    """A capital behind the sign is a sentence whose blank was forgotten, unless the whole word is in capitals."""
    if begun:
        return begun.islower()
    return bool(before and after and (after.islower() or (before.isupper() and after.isupper())))
