"""Numbers that Word counts by itself ("1.", "Điều 2.") and does not write into the text."""

import re
from collections import defaultdict
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Numbering:
    """The running numbers of one document."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = {style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")}
        root = _numbering_root(document)
        if root is not None:
            self._read(root)

    def number_of(self, paragraph: Any) -> str:
        """ "2. " for the second item of its list, "" for a paragraph without number or with a bullet."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, level = found
        levels = self._levels.get(number, {})
        if level not in levels:
            return ""
        counts = self._counts[number]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        return self._words(levels, counts, level)

    @staticmethod
    def _words(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], level: int) -> str:
        form, text, _ = levels[level]
        if form in {"bullet", "none"} or not text:
            return ""

        def count(match: "re.Match[str]") -> str:
            at = int(match.group(1)) - 1
            shown, _, first = levels.get(at, ("decimal", "", 1))
            return _written(counts.get(at, first), shown)

        return f"{_PLACE.sub(count, text)} "

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
        for number in root.iter(f"{_W}num"):
            shape = number.find(f"{_W}abstractNumId")
            if shape is not None:
                self._levels[number.get(f"{_W}numId")] = shapes.get(shape.get(_VAL), {})


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
