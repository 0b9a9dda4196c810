"""Where the parts of a plan begin: its body, the closing block with the signature, what goes on after that."""

import re

from danvan.legislation.reading.marks import attached_at
from danvan.legislation.reading.signing import is_signature, tail_at
from danvan.plans.reading.marks import ANNEX, DECIMAL, HEADING, PART, ROMAN, UPPER, WORD, mark_of, order
from danvan.plans.reading.outline import Text
from danvan.plans.reading.sections import kind_of
from danvan.plans.reading.tables import Table

#: Marks of sections, with which the body of a plan begins.
OPENS = {PART, UPPER, ROMAN, WORD, ANNEX}
_FIRST = {"1", "01", "1.1"}
_SECOND = {"2", "1.2", "1.1", "II"}
_HEAD_OF_ANNEX = 8
_SENTENCE = 60
_COUNTS = re.compile(r"^[\d(IVXA]")


def body_at(lines: list[str], start: int | None) -> int:
    """Index of the first line of the body; len(lines) for a text without numbers. start: index of the letterhead."""
    for at in range(start or 0, len(lines)):
        mark = mark_of(lines[at]) if lines[at] else None
        if mark is None or (mark.kind == WORD and order(mark.number) != 1):
            continue
        if mark.kind in OPENS and not (mark.kind == ANNEX and start is not None and at - start < _HEAD_OF_ANNEX):
            return at
        if mark.kind == DECIMAL and mark.number in _FIRST and _counts_on(lines, at):
            return at
        if mark.kind == HEADING and kind_of(mark.rest) and not _is_title(lines, at, start):
            return at
    return len(lines)


def _counts_on(lines: list[str], at: int) -> bool:
    """Does "2." follow somewhere? A single "1." is a note."""
    for line in lines[at + 1 :]:
        mark = mark_of(line) if _COUNTS.match(line) else None
        if mark and mark.kind in {DECIMAL, ROMAN} and mark.number.lstrip("0") in _SECOND:
            return True
    return False


def _is_title(lines: list[str], at: int, start: int | None) -> bool:
    """Capitals right below "KẾ HOẠCH" are its title, whatever they speak of."""
    above = [line for line in lines[start or 0 : at] if line]
    return start is not None and bool(above) and not any(len(line) > _SENTENCE and not line.isupper() for line in above)


def closing_at(lines: list[str], body: int) -> tuple[int, int]:
    """(index of the closing block, index at which an annex goes on after it); len(lines) where there is none."""
    if body >= len(lines):
        return len(lines), len(lines)
    tail = tail_at(lines, body + 1)
    for at in range(tail, len(lines)):
        mark = mark_of(lines[at]) if lines[at] else None
        if attached_at(lines, at) or (mark is not None and mark.kind == ANNEX):
            return tail, at
    return tail, len(lines)


def table_after(pieces: list[Text | Table], tail: int) -> int | None:
    """Index of the line at which the captions of a table of tasks begin after the signature; None without one."""
    for place, piece in enumerate(pieces):
        if first_line(piece) <= tail or not isinstance(piece, Table):
            continue
        first = place
        while first and first_line(pieces[first - 1]) > tail and _is_caption(pieces[first - 1]):
            first -= 1
        return first_line(pieces[first]) - 1
    return None


def _is_caption(piece: Text | Table) -> bool:
    if isinstance(piece, Table):
        return False
    return (piece.words.isupper() or piece.words.startswith("(")) and not is_signature(piece.words)


def first_line(piece: Text | Table) -> int:
    """The number of its first line, counted from 1."""
    return piece.rows[0].line if isinstance(piece, Table) else piece.line
