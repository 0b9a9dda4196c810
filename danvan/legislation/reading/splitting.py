"""A text divided into chapters, articles and clauses; no line is dropped, a doubtful one is told."""

import re
from dataclasses import dataclass, field

from danvan.legislation.reading import marks
from danvan.legislation.reading.pieces import Problem, ReadClause, ReadPiece, shortened
from danvan.legislation.reading.words import is_capitals

LONGEST_HEADING = 400
LONGEST_NUMBER = 12
_DIGITS = re.compile(r"\d+")
# A heading ends without a full stop; a long first line is text.
_HEADING_WITHIN = 250


@dataclass(slots=True)
class Splitter:
    """Reads line by line and knows the chapter, section, piece and clause it stands in."""

    shape: str
    pieces: list[ReadPiece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    chapter: str = ""
    section: str = ""
    attached: bool = False
    # What the next lines in capitals belong to: "chapter", "section", "heading" (of an attached text) or "".
    naming: str = ""
    # Does a piece stand in the chapter that was opened last?
    named: bool = True
    _waiting: list[str] = field(default_factory=list)
    _known: set[tuple[str, str]] = field(default_factory=set)
    _last: dict[str, str] = field(default_factory=dict)

    def take(self, at: int, line: str, lines: list[str]) -> None:
        """One line of the body that is not inside a quotation. `at`: its index."""
        if not line:
            return
        if not (self._outline(at, line, lines) or self._opens_piece(at, line) or self.opens_clause(line, at)):
            self.add(line)

    def add(self, line: str) -> None:
        """A line that goes on with what is open."""
        if not line:
            return
        if self.naming and is_capitals(line):
            holder = self.pieces[-1] if self.naming == "heading" else self
            name = f"{getattr(holder, self.naming)} {line}".strip()
            if len(name) <= LONGEST_HEADING:
                setattr(holder, self.naming, name)
                return
        self.naming = ""
        self._waiting.append(line)

    def close(self) -> None:
        """Write the collected lines into the piece or clause that is open."""
        if not self._waiting:
            return
        if not self.pieces:
            self.pieces.append(ReadPiece())
        piece = self.pieces[-1]
        holder = piece.clauses[-1] if piece.clauses else piece
        holder.text = "\n".join([*([holder.text] if holder.text else []), *self._waiting])
        self._waiting = []

    def _outline(self, at: int, line: str, lines: list[str]) -> bool:
        if marks.attached_at(lines, at):
            self._leave_outline()
            self.attached, self.chapter, self.section, self.naming = True, "", "", "heading"
            self.close()
            self.pieces.append(ReadPiece("attached", "", line, line=at + 1))
            return True
        if self.shape == "articles" and (match := marks.CHAPTER.match(line)) and _is_outline(match.group(2)):
            self._leave_outline()
            self.chapter, self.section, self.naming, self.named = _titled(line), "", "chapter", False
            return True
        if self.shape == "articles" and (match := marks.SECTION.match(line)) and _is_outline(match.group(2)):
            self.section, self.naming, self.named = _titled(line), "section", False
            return True
        return False

    def finish(self) -> None:
        """Nothing more comes."""
        self._leave_outline()
        self.close()

    def _leave_outline(self, *, piece: bool = False) -> None:
        """A chapter without any article is kept as text of the piece before it."""
        if not piece and not self.named:
            self.naming = ""
            for words in (self.chapter, self.section):
                self.add(words)
        self.named = True

    def _opens_piece(self, at: int, line: str) -> bool:
        if (match := marks.ANNEX.match(line)) and (match.group(2) is None or is_capitals(line)):
            self.attached = True
            self._open(at, "annex", match.group(1) or "1", match.group(2) or "")
            return True
        if self.shape == "articles":
            found, sort = marks.ARTICLE.match(line), "attached" if self.attached else "article"
        else:
            pattern = marks.PART if self.shape == "parts" else marks.CLAUSE
            found, sort = pattern.match(line) if self.shape else None, "part"
            if found and self.shape == "numbers" and not self._follows(found.group(1), self._last.get("part", "")):
                return False
        if not found:
            return False
        self._open(at, sort, found.group(1), found.group(2) or "")
        return True

    def _open(self, at: int, sort: str, number: str, first: str) -> None:
        self._leave_outline(piece=True)
        named = len(first) <= _HEADING_WITHIN and not first.endswith((".", ":", ";"))
        heading, text = (first, "") if named else ("", first)
        self.close()
        if (sort, number) in self._known:
            self.problems.append(Problem("number-twice", at + 1, shortened(f"{number}. {first}")))
            number = self._free(sort, number)
        else:
            self._tell_gap(at, sort, number)
        self._known.add((sort, number))
        self._last[sort] = number
        chapter, section = self.chapter, self.section
        self.pieces.append(ReadPiece(sort, number, heading, text, chapter, section, at + 1))
        self.naming = ""

    def _tell_gap(self, at: int, sort: str, number: str) -> None:
        before = _count(self._last.get(sort, ""))
        count = _count(number)
        if count and count > before + 1:
            self.problems.append(Problem("numbers-missing", at + 1, f"{before} → {count}"))

    def opens_clause(self, line: str, at: int = 0) -> bool:
        """Take a line "2. …" as the next clause of the open piece; False where it is none."""
        match = marks.CLAUSE.match(line) if self.shape in {"articles", "parts"} and self.pieces else None
        piece = self.pieces[-1] if self.pieces else None
        if match is None or piece is None or not piece.number:
            return False
        last = piece.clauses[-1].number if piece.clauses else ""
        if not self._follows(match.group(1), last):
            return False
        if _count(match.group(1)) > _count(last) + 1:
            self.problems.append(Problem("numbers-missing", at + 1, f"{last} → {match.group(1)}"))
        self.close()
        piece.clauses.append(ReadClause(match.group(1), match.group(2)))
        return True

    def _free(self, sort: str, number: str) -> str:
        at = 2
        while (sort, f"{number}-{at}") in self._known:
            at += 1
        return f"{number}-{at}"[:LONGEST_NUMBER]

    @staticmethod
    def _follows(number: str, last: str) -> bool:
        """Is this the next number of the row? "2" after "1" or "1a"; a count that starts anew is text inside."""
        if not last:
            return number in {"1", "1a"}
        if _count(number) == _count(last):
            return number > last and number[-1].isalpha()
        return _count(last) < _count(number) <= _count(last) + 2


def _is_outline(rest: str) -> bool:
    """ "Chương I" and "Chương I QUY ĐỊNH CHUNG" open a chapter, "Chương I của Luật này" does not."""
    return not rest or is_capitals(rest) or (rest[:1].isupper() and len(rest) < 120 and not rest.endswith((".", ";")))


def _titled(line: str) -> str:
    return line[:LONGEST_HEADING].strip(" .:")


def _count(number: str) -> int:
    digits = _DIGITS.match(number)
    return int(digits.group()) if digits else 0


def divided(lines: list[str], start: int, end: int, shape: str, quoted: frozenset[int]) -> Splitter:
    """The body, lines[start:end], in its pieces."""
    splitter = Splitter(shape)
    for at in range(start, end):
        if at in quoted:
            splitter.add(lines[at])
        else:
            splitter.take(at, lines[at], lines)
    splitter.finish()
    return splitter


def clauses_of(text: str) -> tuple[str, list[ReadClause]]:
    """The own text of an article and its clauses, from what a reviewer typed: a line "2. …" opens a clause."""
    splitter = Splitter("articles", [ReadPiece(number="1")])
    lines = text.split("\n")
    quoted, _never = marks.quoted_lines(lines)
    for at, line in enumerate(lines):
        if at in quoted or not splitter.opens_clause(line.strip()):
            splitter.add(line.strip())
    splitter.close()
    piece = splitter.pieces[0]
    return piece.text, piece.clauses


def typed(text: str, clauses: list[ReadClause]) -> str:
    """The inverse of `clauses_of`: one text to be edited."""
    return "\n".join([*([text] if text else []), *(f"{clause.number}. {clause.text}" for clause in clauses)])
