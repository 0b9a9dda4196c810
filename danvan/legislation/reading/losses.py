"""Letters lost on the way: "L?y l?i m? b?o m?t" was "Lấy lại mã bảo mật" once; only a person can tell."""

import re

from danvan.legislation.reading.pieces import Problem, shortened

_HOLE = "\ufffd"
_INSIDE = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_END = re.compile(r"(?<=[^\W\d_])\?(?= [^\W\d_A-ZĐ])")
_ADDRESS = re.compile(r"\S*(?:://|www\.|[=&/]\S*\?|\?\S*=)\S*")
MOSTLY = 3  # more than one line in three: the whole file is damaged


def lost_letters(lines: list[str]) -> list[Problem]:
    """One problem for each line with lost letters, one more for a text that is mostly damaged."""
    found = [Problem("letters-lost", at, shortened(line)) for at, line in enumerate(lines, 1) if _is_damaged(line)]
    written = sum(1 for line in lines if line)
    if found and len(found) * MOSTLY > written:
        found.insert(0, Problem("mostly-lost"))
    return found


def _is_damaged(line: str) -> bool:
    if _HOLE in line:
        return True
    words = _ADDRESS.sub(" ", line) if "?" in line else ""
    inside = len(_INSIDE.findall(words))
    # A question mark before a small letter alone may be a question in the text; two are no accident.
    return bool(inside) or len(_END.findall(words)) > 1
