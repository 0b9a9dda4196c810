"""What is read from a text: the shape that reviewers see and the database keeps as JSON."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(slots=True)
class Fact:
    """One recognised fact: `value` as the library keeps it (days as "2021-12-02"), the `passage` it was read in.

    `line` counts from 1 in the lines of the text; 0: entered by a reviewer, read nowhere.
    """

    value: str
    passage: str = ""
    line: int = 0


@dataclass(slots=True)
class ReadClause:
    """One clause (khoản) with its points (điểm) inside its text."""

    number: str
    text: str


@dataclass(slots=True)
class ReadPiece:
    """An article, part or annex. sort: "article", "part", "attached" or "annex"; number "": the text as a whole."""

    sort: str = "article"
    number: str = ""
    heading: str = ""
    text: str = ""
    chapter: str = ""
    section: str = ""
    line: int = 0
    clauses: list[ReadClause] = field(default_factory=list)


@dataclass(slots=True)
class Problem:
    """Something a reviewer must look at. `code` is a key of `danvan.legislation.problems`; line 0: the whole text."""

    code: str
    line: int = 0
    passage: str = ""


@dataclass(slots=True)
class ReadText:
    """A whole text. facts: by the names of `DocumentFacts`. head and tail: what stands before and after the body."""

    source: str = ""
    lines: int = 0
    facts: dict[str, Fact] = field(default_factory=dict)
    head: str = ""
    pieces: list[ReadPiece] = field(default_factory=list)
    tail: str = ""
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The text that `as_json` wrote."""
        pieces = [
            ReadPiece(**{**piece, "clauses": [ReadClause(**clause) for clause in piece["clauses"]]})
            for piece in data.get("pieces", [])
        ]
        return cls(
            source=data.get("source", ""),
            lines=data.get("lines", 0),
            facts={name: Fact(**fact) for name, fact in data.get("facts", {}).items()},
            head=data.get("head", ""),
            pieces=pieces,
            tail=data.get("tail", ""),
            problems=[Problem(**problem) for problem in data.get("problems", [])],
        )

    @property
    def clause_count(self) -> int:
        return sum(len(piece.clauses) for piece in self.pieces)


LONGEST_PASSAGE = 300


def shortened(line: str) -> str:
    """A passage as it is quoted: at most 300 letters."""
    return line if len(line) <= LONGEST_PASSAGE else line[: LONGEST_PASSAGE - 1] + "…"
