"""How well the proposal finds what was planted: sentences of the project's own with invented people, marked by hand."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from danvan.petitions.redaction.flat import flat
from danvan.petitions.redaction.kinds import Kind, Removed
from danvan.petitions.redaction.proposing import propose

FILE = Path(__file__).parents[1] / "seed" / "planted_cases.csv"
TUNE, HELD_OUT = "tune", "held_out"
#: The same sentences as people also type them.
TYPINGS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "without tone marks": lambda text: "".join(flat(c).upper() if c.isupper() else flat(c) for c in text),
    "in lower case": str.lower,
    "in capitals": str.upper,
    "lower case without tone marks": flat,
}
_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence and the pieces that must go. part: rules were made with "tune" in sight, never with "held_out"."""

    part: str
    text: str
    pieces: tuple[Removed, ...]


@dataclass(slots=True)
class Score:
    """Counts of one kind. found of planted: nothing of the piece was left; right of removed: nothing else went."""

    planted: int = 0
    found: int = 0
    removed: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def planted_cases(path: Path = FILE) -> list[Planted]:
    """Every case of the file, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_read(row["part"], row["text"]) for row in csv.DictReader(file)]


def measure(cases: Iterable[Planted], typed: Callable[[str], str] = str) -> dict[Kind, Score]:
    """Kind -> its counts over these cases, every kind that occurs; `typed` changes letters, never their number."""
    scores: dict[Kind, Score] = {}
    for case in cases:
        removed = propose(typed(case.text)).removed
        for piece in case.pieces:
            _judge_piece(scores.setdefault(piece.kind, Score()), case, piece, removed)
        for piece in removed:
            _judge_removal(scores.setdefault(piece.kind, Score()), case, piece)
    return {kind: scores[kind] for kind in Kind if kind in scores}


def _judge_piece(score: Score, case: Planted, piece: Removed, removed: tuple[Removed, ...]) -> None:
    score.planted += 1
    if _signs(case.text, piece) <= _covered(case.text, removed):
        score.found += 1
    else:
        score.missed.append(f"{piece.original} | {case.text}")


def _judge_removal(score: Score, case: Planted, piece: Removed) -> None:
    score.removed += 1
    if _signs(case.text, piece) <= _covered(case.text, case.pieces):
        score.right += 1
    else:
        score.wrong.append(f"{piece.original} | {case.text}")


def _signs(text: str, piece: Removed) -> set[int]:
    """Places of its letters and digits."""
    return {at for at in range(piece.start, piece.end) if text[at].isalnum()}


def _covered(text: str, pieces: Iterable[Removed]) -> set[int]:
    return {at for piece in pieces for at in range(piece.start, piece.end) if text[at].isalnum()}


def _read(part: str, marked: str) -> Planted:
    parts: list[str] = []
    pieces: list[Removed] = []
    at = length = 0
    for match in _MARK.finditer(marked):
        before = marked[at : match.start()]
        parts += [before, match[2]]
        start = length + len(before)
        length = start + len(match[2])
        pieces.append(Removed(Kind(match[1]), start, length, match[2]))
        at = match.end()
    return Planted(part, "".join([*parts, marked[at:]]), tuple(pieces))


def totals(scores: dict[Kind, Score]) -> Counter[str]:
    """The counts of all kinds together."""
    return Counter(
        {
            name: sum(getattr(score, name) for score in scores.values())
            for name in ("planted", "found", "removed", "right")
        }
    )
