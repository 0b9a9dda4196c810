"""The lines of a plan as a tree: what stands below which heading, number, letter or dash."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from danvan.plans.reading.letters import one_line
from danvan.plans.reading.marks import (
    ANNEX,
    BULLET,
    DECIMAL,
    HEADING,
    LETTER,
    PART,
    ROMAN,
    UPPER,
    WORD,
    Mark,
    mark_of,
    order,
)
from danvan.plans.reading.pieces import Problem
from danvan.plans.reading.tables import Table

_RANK = {ANNEX: 0, PART: 1, UPPER: 2, ROMAN: 2, HEADING: 1.5, WORD: 3, DECIMAL: 4, LETTER: 10, BULLET: 11}
_ENDED = re.compile(r"[.;:!?…/”\")]$")
_AWAITS_NUMBER = re.compile(r"(?:ngày|tháng|năm|số|quý|trước|từ|đến)$")
_SMALL = re.compile(r"^[^\W\d_]")
_LONG = 50
_ONE_LINE = 3_000
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Text:
    """A line of the file with its number from 1; bullet: depth of an unnumbered list item."""

    line: int
    words: str
    bullet: int = 0


@dataclass(slots=True)
class Node:
    """A piece that begins with a mark. lines: what it says itself; children: what stands below it."""

    mark: Mark
    lines: list[Text] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The words after the mark, of this line and those that go on with it."""
        return self.mark.rest

    @property
    def line(self) -> int:
        return self.lines[0].line if self.lines else 0

    @property
    def words(self) -> str:
        """Its own lines as they stand."""
        return "\n".join(text.words for text in self.lines)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything below it in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


def outlined(pieces: list[Text | Table]) -> Node:
    """The tree of these pieces; its root holds what stands before the first mark."""
    builder = _Builder()
    for piece in pieces:
        if isinstance(piece, Table):
            builder.take_table(piece)
        else:
            builder.take(piece)
    return builder.open[0]


class _Builder:
    def __init__(self) -> None:
        self.open: list[Node] = [Node(Mark("", "", "", ""))]
        self.last: Text | None = None

    def take_table(self, table: Table) -> None:
        """A table belongs to the heading above it, not to the last of its dashes."""
        node = next(node for node in reversed(self.open) if node.mark.kind not in {BULLET, LETTER})
        node.tables.append(table)
        self.last = None

    def take(self, text: Text) -> None:
        mark = mark_of(text.words, text.bullet)
        if mark is not None and self._goes_on(text, mark):
            mark = None
        if mark is None:
            text = self._add(text)
        else:
            self._place(text, mark)
        self.last = text

    def _add(self, text: Text) -> Text:
        """A line without mark belongs to what is open; a title that it goes on with becomes longer."""
        node = self.open[-1]
        before = node.lines[-1] if node.lines else None
        if before is None or self.last is not before or len(before.words) > _ONE_LINE:
            node.lines.append(text)
            return text
        if not continues(before.words, text.words):
            node.lines.append(text)
            return text
        text = Text(before.line, f"{before.words} {text.words}", before.bullet)
        if len(node.lines) == 1 and node.mark.kind:
            node.mark = replace(node.mark, rest=one_line(f"{node.mark.rest} {text.words[len(before.words) :]}"))
        node.lines[-1] = text
        return text

    def _goes_on(self, text: Text, mark: Mark) -> bool:
        """Is the mark no mark but the middle of a sentence that was broken into lines ("chính trị\\n- xã hội")?"""
        before = self.last
        if before is None or _ENDED.search(before.words) or len(before.words) < _LONG:
            return mark.kind == HEADING and self._more_of_heading()
        if mark.kind == HEADING:
            return self._more_of_heading()
        if mark.kind == DECIMAL and mark.depth == 1 and order(mark.number) != self._expected(mark):
            return bool(mark.rest) and mark.rest[0].islower()
        above = mark_of(before.words)
        return mark.kind == BULLET and mark.rest[:1].islower() and (above is None or above.rest[:1].isupper())

    def _more_of_heading(self) -> bool:
        """Capitals right after a heading in capitals go on with it."""
        node = self.open[-1]
        alone = len(node.lines) == 1 and node.lines[0] is self.last and not node.children
        return alone and node.mark.kind in {ROMAN, UPPER, PART, ANNEX, HEADING} and node.title.isupper()

    def _expected(self, mark: Mark) -> int:
        node = next((node for node in reversed(self.open) if node.mark.level == mark.level), None)
        return order(node.mark.number) + 1 if node else 1

    def _place(self, text: Text, mark: Mark) -> None:
        at = self._depth(mark)
        del self.open[min(at, DEEPEST) :]
        node = Node(mark, [text])
        self.open[-1].children.append(node)
        self.open.append(node)

    def _depth(self, mark: Mark) -> int:
        """Index in `open` at which this mark stands: beside a brother, else below whatever ranks higher."""
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].mark.level == mark.level:
                return at
            if self._is_other_writing(self.open[at].mark, mark):
                return at
        for at in range(1, len(self.open)):
            if _below(mark, self.open[at].mark):
                return at
        return len(self.open)

    @staticmethod
    def _is_other_writing(open_mark: Mark, mark: Mark) -> bool:
        """ "2)" after "1." is a slip of the pen and a brother."""
        same = open_mark.kind == mark.kind == DECIMAL and open_mark.depth == mark.depth
        return same and order(mark.number) == order(open_mark.number) + 1 > 1


def _below(new: Mark, open_mark: Mark) -> bool:
    """Must what is open end before the new mark, because it ranks lower?"""
    if {new.kind, open_mark.kind} == {LETTER, DECIMAL} and ")" in (new.writing, open_mark.writing):
        return False
    return _rank(open_mark) > _rank(new)


def _rank(mark: Mark) -> float:
    return _RANK[mark.kind] + (min(mark.depth, 5) if mark.kind == DECIMAL else 0)


def continues(before: str, line: str) -> bool:
    """Does a line go on with the sentence of the line before (a text broken at the edge of its page)?"""
    if not line or not before or " | " in line or _ENDED.search(before):
        return False
    if line[0].isdigit():
        return len(before) >= _LONG or bool(_AWAITS_NUMBER.search(before))
    return bool(_SMALL.match(line)) and (line[0].islower() or (line.isupper() and before.isupper()))


def _is_split_word(before: str, line: str) -> bool:
    """ "Số:" and its number, "CỘNG" and "HÒA …": letterheads of narrow columns."""
    return before.rstrip(" :") == "Số" or (before == "CỘNG" and line[:3] in {"HÒA", "HOÀ"})


def unbroken(lines: list[str]) -> list[str]:
    """As many lines; one that goes on with the line before is joined to that and left empty itself."""
    found: list[str] = []
    last = -1
    for at, line in enumerate(lines):
        line = "" if line == "|" else line
        before = found[last] if last >= 0 else ""
        split = bool(line) and _is_split_word(before, line)
        goes_on = at - last <= 2 and continues(before, line) and not line[0].isupper()
        if split or (goes_on and len(before) < _ONE_LINE and not mark_of(line)):
            found[last] = f"{before} {line}"
            found.append("")
        else:
            found.append(line)
            last = at if line else last
    return found


def gaps(root: Node) -> list[Problem]:
    """Where numbers jump ("2." and then "4."): something may have been left out."""
    found = []
    for node in root.walk():
        for before, child in pairwise(node.children):
            same = before.mark.level == child.mark.level and child.mark.kind in {DECIMAL, ROMAN}
            if same and order(child.mark.number) > order(before.mark.number) + 1:
                words = f"{before.mark.number} → {child.mark.number}"
                found.append(Problem("numbers-missing", child.line, words))
    return found
