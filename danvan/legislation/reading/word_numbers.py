"""Numbers that Word counts by itself ("1.", "Điều 2.") and does not write into the text."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_STEP = 360
_DIGITS = 7
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Mark:
    """What Word puts before a paragraph: `written` is "2. " or ""; bullet: depth of a bullet from 1, else 0."""

    written: str = ""
    bullet: int = 0


class Numbering:
    """The running numbers of one document."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._indents: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = {style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")}
        root = _numbering_root(document)
        if root is not None:
            self._read(root)

    def mark_of(self, paragraph: Any) -> Mark:
        """The second item of a list has "2. " before it, a paragraph outside lists nothing."""
        found = self._place(paragraph)
        if found is None:
            return Mark()
        number, level = found
        levels = self._levels.get(number, {})
        if level not in levels:
            return Mark()
        form, text, first = levels[level]
        if form == "bullet":
            return Mark(bullet=self._indents.get((number, level), level + 1))
        counts = self._counts[number]
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        return Mark("" if form == "none" or not text else self._words(levels, counts, level))

    @staticmethod
    def _words(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], level: int) -> str:
        def count(match: "re.Match[str]") -> str:
            at = int(match.group(1)) - 1
            shown, _, first = levels.get(at, ("decimal", "", 1))
            return _written(counts.get(at, first), shown)

        return f"{_PLACE.sub(count, levels[level][1])} "

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        holder, seen = properties, 0
        while holder is not None and seen < 10:
            numbered = holder.find(f"{_W}numPr")
            if numbered is not None:
                return _number_and_level(numbered)
            named = holder.find(f"{_W}pStyle") if holder is properties else None
            style = self._styles.get(named.get(_VAL)) if named is not None else None
            holder = style.find(f"{_W}pPr") if style is not None else None
            seen += 1
        return None

    def _read(self, root: Any) -> None:
        shapes = {shape.get(f"{_W}abstractNumId"): _levels(shape) for shape in root.iter(f"{_W}abstractNum")}
        indents = {shape.get(f"{_W}abstractNumId"): _indents(shape) for shape in root.iter(f"{_W}abstractNum")}
        for number in root.iter(f"{_W}num"):
            shape = number.find(f"{_W}abstractNumId")
            if shape is not None:
                self._levels[number.get(f"{_W}numId")] = shapes.get(shape.get(_VAL), {})
                self._indents |= {
                    (number.get(f"{_W}numId"), level): depth
                    for level, depth in indents.get(shape.get(_VAL), {}).items()
                }


def _numbering_root(document: Any) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            part = relation.target_part
            return getattr(part, "element", None)
    return None


def _number_and_level(numbered: Any) -> tuple[str, int] | None:
    number, level = numbered.find(f"{_W}numId"), numbered.find(f"{_W}ilvl")
    if number is None or number.get(_VAL) in {None, "0"}:
        return None
    return number.get(_VAL), int(level.get(_VAL) or 0) if level is not None else 0


def _levels(shape: Any) -> dict[int, tuple[str, str, int]]:
    found = {}
    for level in shape.iter(f"{_W}lvl"):
        form, text, first = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
        found[int(level.get(f"{_W}ilvl") or 0)] = (form or "decimal", text, int(first or 1))
    return found


def _indents(shape: Any) -> dict[int, int]:
    """Level -> how deep its bullets stand, in steps of a quarter inch: "List Bullet 2" is a list of its own."""
    found = {}
    for level in shape.iter(f"{_W}lvl"):
        indent = next(level.iter(f"{_W}ind"), None)
        left = indent.get(f"{_W}left") or indent.get(f"{_W}start") if indent is not None else None
        if left and left.isdecimal() and len(left) < _DIGITS:
            found[int(level.get(f"{_W}ilvl") or 0)] = max(1, round(int(left) / _STEP))
    return found


def _value(level: Any, name: str) -> str:
    element = level.find(f"{_W}{name}")
    return str(element.get(_VAL) or "") if element is not None else ""


def _written(count: int, form: str) -> str:
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form in {"lowerLetter", "upperLetter"}:
        letter = _LETTERS[(count - 1) % len(_LETTERS)]
        return letter if form == "lowerLetter" else letter.upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        while count >= value and len(words) < 20:
            words += letters
            count -= value
    return words
