"""Figures as people type them in Vietnamese: "12,5" and "1.234" (one thousand two hundred thirty-four); pure.

A point followed by other than three digits is refused, never guessed: "12.5" could be meant either way.
"""

import math
import re
from decimal import Decimal

PLACES = 3
WHOLE_DIGITS = 13
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " "))
_GROUPED = re.compile(r"\d{1,3}(?:(?:\.\d{3})+|(?: \d{3})+)(?:,\d+)?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:,\d+)?", re.ASCII)
_POINT = re.compile(r"\d+\.\d+", re.ASCII)
_LONGEST = 40


class NotAFigure(ValueError):
    """`code`: not-a-number, negative, point, decimals or too-large."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def read_number(text: str) -> Decimal:
    """The figure typed as `text`, not below zero, at most 13 digits and 3 decimals. Raises NotAFigure."""
    text = text.translate(_SPACES).strip()
    if text.startswith(("-", "−")):
        raise NotAFigure("negative")
    if len(text) <= _LONGEST and (_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text)):
        return in_bounds(Decimal(text.replace(".", "").replace(" ", "").replace(",", ".")))
    raise NotAFigure("point" if len(text) <= _LONGEST and _POINT.fullmatch(text) else "not-a-number")


def read_cell(cell: object) -> Decimal:
    """A figure from a cell of a workbook, which holds numbers as numbers, or from typed text. Raises NotAFigure."""
    if isinstance(cell, bool) or cell is None:
        raise NotAFigure("not-a-number")
    if isinstance(cell, int):
        return in_bounds(Decimal(cell))
    if isinstance(cell, float):
        if not math.isfinite(cell):
            raise NotAFigure("not-a-number")
        # Fifteen digits are what a workbook keeps: 92.30000000000001 was typed as 92,3.
        return in_bounds(Decimal(f"{cell:.15g}"))
    return read_number(str(cell))


def in_bounds(value: Decimal) -> Decimal:
    """`value`, when the tables can hold it exactly. Raises NotAFigure."""
    if not value.is_finite():
        raise NotAFigure("not-a-number")
    if value < 0:
        raise NotAFigure("negative")
    if value >= 10**WHOLE_DIGITS:
        raise NotAFigure("too-large")
    if value != round(value, PLACES):
        raise NotAFigure("decimals")
    return value


def written(value: Decimal) -> str:
    """As typed in a form or a file of figures: "1234,5"; read back it is the same number."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
